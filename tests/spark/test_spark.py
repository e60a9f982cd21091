"""A build on a Spark cluster of separate processes gives the bytes of a build on one machine (``make test-spark``)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.paths import EDITIONS, ROOT


def build(out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "entramado.api.cli", "build", "--sources", str(EDITIONS), "--out", str(out)]
    command += ["--manifest", str(EDITIONS / "documents.toml")]
    return subprocess.run(
        [*command, "--fresh", *options], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )


def test_a_cluster_of_two_executors_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, options in (("here", ()), ("there", ("--spark", "local-cluster[2,1,1024]"))):
        done = build(tmp_path / name, *options)
        assert done.returncode == 0, done.stderr
    for name in ("facts.nq", "manifest.json", "check.json"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()


def test_a_cluster_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = build(tmp_path / "out", "--spark", "spork://nowhere")
    assert done.returncode == 1
    assert "there is no Spark at spork://nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
