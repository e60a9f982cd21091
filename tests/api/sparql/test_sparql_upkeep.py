"""Health, log, metrics, graceful stop, new snapshots, damaged snapshots, full disks."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph import snapshot
from tests.paths import ROOT
from tests.serving import EX, G, Served, cartesian, fails_to_serve, many_quads, served, small_data, wait_until

VERSION = f"SELECT ?v {{ <{EX}it> <{EX}version> ?v }}"


def write_snapshot(folder: Path, version: int, prose: bool = False) -> str:
    """A snapshot that says its version; gives its build."""
    it, graph = NamedNode(EX + "it"), NamedNode(G + "a")
    facts = [Quad(it, NamedNode(EX + "version"), Literal(version), graph)]
    facts += [Quad(it, NamedNode(EX + "n"), Literal(i), NamedNode(G + "b")) for i in range(10)]
    words = [Quad(it, NamedNode(EX + "text"), Literal("words"), NamedNode(G + "prose"))] if prose else []
    manifest = {"base": "https://w3id.org/entramado/", "documents": []}
    return snapshot.write(folder, facts, words, manifest, {}).build


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(data=small_data(tmp_path_factory.mktemp("data"))) as one:
        yield one


def test_health_tells_build_and_workers(service: Served) -> None:
    health = service.health()
    assert health["status"] == "ok"
    assert len(health["build"]) == 16
    assert health["workers"]["ready"] >= 2
    assert service.request("HEAD", "/healthz").status == 200


def test_the_log_tells_digest_time_and_rows(service: Served) -> None:
    service.get("SELECT ?s { ?s ?p ?o } #logged")
    service.get("SELECT ?s { ?s ?p ?o } #logged")
    service.get("nonsense")
    first, again, bad = service.log_lines()[-3:]
    assert first["rows"] == 2
    assert first["form"] == "SELECT"
    assert first["format"] == "json"
    assert len(first["query"]) == 12
    assert first["ms"] > 0
    assert first["cache"] == "miss"
    assert again["cache"] == "hit"
    assert again["rows"] == 2
    assert again["query"] == first["query"] != bad["query"]
    assert bad["problem"] == "syntax"
    assert bad["status"] == 400
    assert "127.0.0.1" not in json.dumps([first, again, bad])


def test_metrics_are_prometheus_text(service: Served) -> None:
    service.get("ASK { ?metrics ?p ?o }")
    service.get("nonsense")
    answer = service.request("GET", "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    values = {}
    for line in answer.body.decode().splitlines():
        if not line.startswith("#"):
            name, _, value = line.rpartition(" ")
            values[name] = float(value)
    assert values['entramado_requests_total{path="/sparql",status="200"}'] >= 1
    assert values['entramado_problems_total{kind="syntax"}'] >= 1
    assert values['entramado_workers{state="ready"}'] >= 2
    assert values['entramado_request_seconds_count{path="/sparql"}'] >= 2
    assert values["entramado_queue_length"] == 0
    assert values["entramado_log_lines_lost_total"] == 0
    assert any(name.startswith("entramado_build_info") for name in values)
    assert (
        values['entramado_request_seconds_bucket{path="/sparql",le="+Inf"}']
        == values['entramado_request_seconds_count{path="/sparql"}']
    )


def test_paths_that_strangers_ask_for_make_no_new_counters(service: Served) -> None:
    for n in range(5):
        assert service.request("GET", f"/nothing-{n}").status == 404
    assert "nothing-" not in service.request("GET", "/metrics").body.decode()


def test_nothing_outside_the_routes_is_served(service: Served) -> None:
    for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/sparql/../../etc/passwd", "//etc/passwd"):
        answer = service.request("GET", path)
        assert answer.status in (400, 404)
        assert b"root:" not in answer.body


def test_a_stop_lets_what_is_under_way_end(tmp_path: Path) -> None:
    data = [str(many_quads(tmp_path / "data.nq", 20_000))]
    with served(data=data, settings={"query_timeout_s": 2}) as service, ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(service.post, cartesian())
        assert wait_until(lambda: service.health()["workers"]["busy"] == 1)
        service.process.send_signal(signal.SIGTERM)
        assert (waiting.result().status, waiting.result().problem) == (504, "deadline")
        assert service.process.wait(10) == 0
    assert not service.errors.exists()


def test_a_snapshot_s_default_graph_is_the_union(tmp_path: Path) -> None:
    write_snapshot(tmp_path / "snapshot", 1, prose=True)
    with served(snapshot=tmp_path / "snapshot") as service:
        assert service.get("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == [{"n": "11"}]
        one = f"SELECT (COUNT(*) AS ?n) FROM <{G}b> {{ ?s ?p ?o }}"
        assert service.get(one).rows == [{"n": "10"}]
        assert service.get(VERSION, params=(("default-graph-uri", G + "b"),)).rows == []
        description = service.request("GET", "/sparql", Accept="application/n-triples").body.decode()
        assert "UnionDefaultGraph" in description
        assert G + "prose" in description


def _version(service: Served) -> int:
    answer = service.get(VERSION)
    assert answer.status == 200, answer.body
    return int(answer.rows[0]["v"])


@pytest.mark.parametrize("by_signal", [True, False])
def test_a_new_snapshot_is_taken_up_without_dropping_a_request(tmp_path: Path, by_signal: bool) -> None:
    """Written over the old one (and SIGHUP), or by a changed link; meanwhile every request is answered."""
    link = tmp_path / "current"
    write_snapshot(tmp_path / "v1", 1)
    link.symlink_to("v1")
    settings = {"snapshot_poll_s": 0 if by_signal else 0.2}
    done = threading.Event()
    with served(snapshot=link, settings=settings) as service, ThreadPoolExecutor(4) as pool:

        def ask() -> list[int]:
            seen, ended = [], False
            while not ended:
                # What is asked after the end is asked of the last snapshot.
                ended = done.is_set()
                seen.append(_version(service))
            return seen

        asking = [pool.submit(ask) for _ in range(3)]
        builds = [service.health()["build"]]
        for version in (2, 3):
            build = write_snapshot(tmp_path / f"v{version}", version)
            (tmp_path / "next").symlink_to(f"v{version}")
            (tmp_path / "next").rename(link)
            if by_signal:
                service.process.send_signal(signal.SIGHUP)
            assert wait_until(lambda b=build: service.health()["build"] == b)
            assert _version(service) == version
            builds.append(build)
        done.set()
        seen = [one.result() for one in asking]
    assert len(set(builds)) == 3
    assert {version for one in seen for version in one} == {1, 2, 3}
    assert all(one == sorted(one) for one in seen), "an older snapshot was served after a newer one"


def test_a_query_under_way_ends_over_the_old_snapshot(tmp_path: Path) -> None:
    folder = tmp_path / "snapshot"
    write_snapshot(folder, 1)
    one = {"workers": 1, "workers_reserved": 0}
    with served(snapshot=folder, settings=one) as service, ThreadPoolExecutor(1) as pool:
        assert wait_until(lambda: service.health()["workers"]["ready"] == 1)
        (old,) = service.worker_pids()
        os.kill(old, signal.SIGSTOP)  # so that the query cannot end before there is a new snapshot
        waiting = pool.submit(service.post, f"{VERSION} #under way")  # of its own: the same text would share its answer
        assert wait_until(lambda: service.health()["workers"]["busy"] == 1)
        write_snapshot(folder, 2)
        service.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: _version(service) == 2)
        assert not waiting.done(), "the question ended before there was a new snapshot"
        os.kill(old, signal.SIGCONT)
        assert waiting.result().rows == [{"v": "1"}]


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("damage", ["flipped", "cut", "missing", "manifest", "version", "gone"])
def test_a_damaged_snapshot_is_not_taken_up(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "snapshot"
    write_snapshot(folder, 1)
    with served(snapshot=folder, settings={"snapshot_poll_s": 0}) as service:
        write_snapshot(folder, 2)
        facts, manifest = folder / "facts.nq", folder / "manifest.json"
        match damage:
            case "flipped":
                _flip(facts)
            case "cut":
                os.truncate(facts, 100)
            case "missing":
                facts.unlink()
            case "manifest":
                manifest.write_text("{")
            case "version":
                manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 99}))
            case "gone":
                shutil.rmtree(folder)
        service.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: service.health()["reloads"]["failed"] == 1)
        assert _version(service) == 1
        said = service.errors.read_text().splitlines()[-1]
        assert "stays" in said
        assert "build it again" in said
        service.kill_workers()
        assert _version(service) == 1
        write_snapshot(folder, 3)
        service.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda: _version(service) == 3)
    if damage != "gone":
        return
    shutil.rmtree(folder)
    assert "build it again" in fails_to_serve(snapshot=str(folder))


def test_a_full_disk_loses_log_lines_and_no_answer(tmp_path: Path) -> None:
    """/dev/full refuses every byte."""
    import asyncio

    from entramado.api.sparql.access_log import AccessLog

    async def fill() -> AccessLog:
        with Path("/dev/full").open("w") as full:

            def write(text: str) -> None:
                full.write(text)
                full.flush()

            log = AccessLog(write)
            log.add({"at": 0.0, "path": "/"})
            log.flush()
            with contextlib.suppress(OSError):
                full.close()
            return log

    assert asyncio.run(fill()).lost == 1


def test_an_on_disk_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    from entramado.graph.store import ServedData, StoreError, load_disk, plan

    source = ServedData.of_data(small_data(tmp_path))
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StoreError, match="free some space or set ENTRAMADO_STORE_DIR"):
        load_disk(plan(source), str(blocked / "stores"))


_FILL = """
import resource, signal, sys
from entramado.graph.store import ServedData, StoreError, load_disk, plan
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    load_disk(plan(ServedData.of_data([sys.argv[1]])), sys.argv[2])
except StoreError as error:
    print(error)
"""


def test_an_on_disk_store_that_the_disk_cannot_hold_leaves_nothing(tmp_path: Path) -> None:
    """No file may grow beyond a size, as on a disk that fills up while the store is written."""
    data, stores = many_quads(tmp_path / "many.nq", 20_000), tmp_path / "stores"
    done = subprocess.run(
        [sys.executable, "-c", _FILL, str(data), str(stores)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "free some space or set ENTRAMADO_STORE_DIR" in done.stdout
    assert list(stores.iterdir()) == []
