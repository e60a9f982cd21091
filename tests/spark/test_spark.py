"""A build on a Spark cluster of separate processes gives the bytes of a build on one machine (``make test-spark``)."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil

from tests.paths import EDITIONS, ROOT
from tests.serving import wait_until

CLUSTER = ("--spark", "local-cluster[2,1,1024]")


def command(out: Path, *options: str) -> list[str]:
    built = [sys.executable, "-m", "entramado.api.cli", "build", "--sources", str(EDITIONS), "--out", str(out)]
    return [*built, "--manifest", str(EDITIONS / "documents.toml"), *options]


def build(out: Path, *options: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    called = command(out, *(options if env else ("--fresh", *options)))
    return subprocess.run(called, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False, env=env)


def running(build: psutil.Process, part: str) -> list[psutil.Process]:
    """The processes of a build whose command line has a part."""
    found = []
    for one in build.children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # Some end while they are looked at.
            found += [one] if part in " ".join(one.cmdline()) else []
    return found


def test_a_cluster_of_two_executors_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, options in (("here", ()), ("there", CLUSTER)):
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


def test_a_cluster_that_goes_away_is_told_and_the_next_build_goes_on_with_what_was_read(tmp_path: Path) -> None:
    out, records, cache = (tmp_path / name for name in ("out", "records", "cache"))
    before = build(out)
    assert before.returncode == 0, before.stderr
    stood = (out / "facts.nq").read_bytes()
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    on_cluster = (*CLUSTER, "--records", str(records))
    begun = subprocess.Popen(command(out, *on_cluster), cwd=ROOT, stderr=subprocess.PIPE, text=True, env=env)
    own = psutil.Process(begun.pid)
    try:
        assert wait_until(lambda: any(records.glob("*.parquet")), 600), "executors gave a first result"
        for driver in running(own, "org.apache.spark.deploy.SparkSubmit"):
            driver.kill()
        _, said = begun.communicate(timeout=600)
    finally:
        begun.kill()
        begun.wait()
    assert begun.returncode == 1
    assert "did not finish" in said and "the last snapshot stands" in said
    assert "Traceback" not in said
    assert (out / "facts.nq").read_bytes() == stood
    left = {path: path.stat().st_mtime_ns for path in records.glob("*.parquet")}
    assert left
    again = build(tmp_path / "again", *on_cluster, env=env)
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "again" / "facts.nq").read_bytes() == stood
    assert not list(records.iterdir()), "what came to its end needs no records"
