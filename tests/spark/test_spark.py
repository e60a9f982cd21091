"""A build on a Spark cluster of separate processes gives the bytes of a build on one machine (``make test-spark``)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def build(sources: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "entramado.api.cli", "build", "--sources", str(sources), "--out", str(out)]
    return subprocess.run(
        [*command, "--fresh", *options], cwd=ROOT, capture_output=True, text=True, timeout=900, check=False
    )


def test_a_cluster_of_two_executors_gives_the_same_bytes(sources: Path, built: Path, tmp_path: Path) -> None:
    done = build(sources, tmp_path / "out", "--spark", "local-cluster[2,1,1024]")
    assert done.returncode == 0, done.stderr
    for name in ("facts.nq", "manifest.json"):
        assert (tmp_path / "out" / name).read_bytes() == (built / name).read_bytes()


def test_a_cluster_that_is_not_there_is_told_in_a_sentence(sources: Path, tmp_path: Path) -> None:
    done = build(sources, tmp_path / "out", "--spark", "spork://nowhere")
    assert done.returncode == 1
    assert "there is no Spark at spork://nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
