"""Deadlines that stop the work, limits, crashes, queues, streams: what a question cannot do to the service.

The service runs with short limits here; ENTRAMADO_TEST_FULL=1 runs the ten cartesian products with the default
deadline of 30 s.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import threading
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.serving import EX, HttpAnswer, Served, cartesian, many_quads, served, wait_until

FULL = bool(os.environ.get("ENTRAMADO_TEST_FULL"))
DEADLINE_S = 30.0 if FULL else 3.0
ASK = "ASK { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return many_quads(tmp_path_factory.mktemp("data") / "many.nq", 60_000)


@pytest.fixture(scope="module")
def service(data: Path) -> Iterator[Served]:
    limits = {"query_timeout_s": DEADLINE_S, "query_memory_mb": 600, "workers": 2}
    with served(data=[str(data)], settings=limits) as one:
        yield one


def ask_until(service: Served, done: threading.Event) -> int:
    """How many cheap questions were answered until `done`."""
    answered = 0
    while not done.is_set():
        answer = service.post(f"ASK {{ GRAPH ?g {{ ?s <{EX}p2> {answered} }} }}")
        assert answer.status == 200, answer.body
        answered += 1
        done.wait(0.05)
    return answered


def loads_of_workers(service: Served) -> float:
    """Most processor time of a worker as a share of the fork server's, which has loaded the store: 0 to about 1."""
    used = [0.0]
    for pid in service.worker_pids():
        with contextlib.suppress(psutil.NoSuchProcess):
            used.append(sum(psutil.Process(pid).cpu_times()[:2]))
    return max(used) / sum(psutil.Process(service.fork_server_pid()).cpu_times()[:2])


def test_a_deadline_ends_the_query(service: Served) -> None:
    with ThreadPoolExecutor(1) as pool:
        longer = pool.submit(service.get, cartesian(1))
        assert wait_until(lambda: service.health()["workers"]["busy"] == 1)
        answer = service.get(cartesian(), params=(("timeout", "1"),))
        assert not longer.done(), "the deadline of the settings ended it"
        assert longer.result().problem == "deadline"
    assert (answer.status, answer.problem) == (504, "deadline")
    assert answer.json["limit"] == "query_timeout_s"
    assert "1 s" in answer.json["detail"]


def test_timeout_lowers_the_deadline_and_never_raises_it(service: Served) -> None:
    answer = service.get(cartesian(1), params=(("timeout", "9999"),), timeout=DEADLINE_S + 60)
    assert (answer.status, answer.json["timeout_s"]) == (504, DEADLINE_S)


def test_ten_cartesian_products_are_ended_and_cheap_questions_answered(service: Served) -> None:
    done = threading.Event()
    with ThreadPoolExecutor(12) as pool:
        asked = pool.submit(ask_until, service, done)
        answers = [pool.submit(service.post, cartesian(n), timeout=DEADLINE_S + 30) for n in range(10)]
        statuses = [(one.result().status, one.result().problem) for one in answers]
        done.set()
        answered = asked.result()
    assert statuses == [(504, "deadline")] * 10
    # Cheap ones wait for no expensive one: these end together at their deadline, and in between many are answered.
    assert answered > 5
    assert wait_until(lambda: not service.health()["workers"]["busy"])
    time.sleep(1)
    before = service.cpu_s()
    time.sleep(1.5)
    assert service.cpu_s() - before < 0.3, "the processor is not idle"


def test_more_long_questions_than_places_leave_room_for_cheap_ones(data: Path) -> None:
    limits = {"query_timeout_s": 3, "workers_max": 4, "workers_reserved": 2, "queue_wait_s": 1, "queue_length_max": 5}
    with served(data=[str(data)], settings=limits) as service, ThreadPoolExecutor(24) as pool:
        done = threading.Event()
        answers = [pool.submit(service.post, cartesian(n)) for n in range(20)]
        time.sleep(1.5)
        asked = pool.submit(ask_until, service, done)
        problems = [one.result() for one in answers]
        done.set()
        answered = asked.result()
        assert {one.status for one in problems} == {503, 504}
        for one in problems:
            if one.status == 503:
                assert one.problem == "busy"
                assert int(one.headers["retry-after"]) >= 1
        assert answered > 2, "cheap questions waited until the long ones had ended"
        assert service.post(ASK).status == 200


def test_a_fresh_worker_loads_nothing(data: Path) -> None:
    """The only worker is ended; the next is forked from the store that is loaded."""
    limits = {"workers": 1, "workers_max": 1, "workers_reserved": 0}
    with served(data=[str(data)], settings=limits) as service:
        fork_server = service.fork_server_pid()
        for n in range(7):
            assert wait_until(lambda: service.health()["workers"]["ready"] == 1)
            service.kill_workers()
            assert service.post(f"{ASK} #{n}").status == 200
            assert loads_of_workers(service) < 0.5
        assert service.fork_server_pid() == fork_server


@pytest.mark.parametrize(
    "query",
    [
        "SELECT DISTINCT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } ORDER BY ?c",
        "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } ORDER BY ?a ?d",
        'SELECT * { BIND("aaaaaaaaaaaaaaaa" AS ?x0) '
        + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
        + " }",
    ],
)
def test_memory_is_bounded(service: Served, query: str) -> None:
    answer = service.get(query, params=(("timeout", "20"),), timeout=60)
    assert answer.status in (422, 504)
    assert answer.problem in ("memory", "deadline")
    assert wait_until(lambda: service.post(ASK).status == 200)
    assert service.rss_mb() < 250


def test_memory_is_told_as_memory(data: Path) -> None:
    with served(data=[str(data)], settings={"query_memory_mb": 60, "query_timeout_s": 20}) as service:
        doubled = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
        answer = service.post(f'SELECT * {{ BIND("aaaaaaaaaaaaaaaa" AS ?x0) {doubled} }}')
        assert (answer.status, answer.problem) == (422, "memory")
        assert answer.json["limit"] == "query_memory_mb"


def test_a_crash_is_the_question_s_error(data: Path) -> None:
    """With a shallow stack and no depth limit the engine's parser overflows: one worker dies, nothing else."""
    limits = {"worker_stack_mb": 1, "query_depth_max": 100_000}
    with served(data=[str(data)], settings=limits) as service:
        deep = "SELECT * " + "{" * 20_000 + "}" * 20_000
        for _ in range(3):
            answer = service.post(deep)
            assert (answer.status, answer.problem) == (422, "crash")
            assert service.post(ASK).status == 200
        assert service.health()["workers"]["ended"] == {"requeued": 3, "crash": 3}


def test_the_deepest_question_allowed_does_not_crash(service: Served) -> None:
    for deep in (
        "SELECT * " + "{" * 95 + "}" * 95,
        "SELECT * { FILTER(" + "STR(" * 95 + "1" + ")" * 95 + ") }",
        "SELECT * { ?s " + "(" * 95 + "<a:b>" + ")" * 95 + " ?o }",
        "SELECT * { ?s ?p ?o FILTER(" + " || ".join(["?o = 1"] * 900) + ") } LIMIT 1",
        "SELECT * { " + " UNION ".join(["{ ?s ?p 1 }"] * 900) + " } LIMIT 1",
    ):
        answer = service.post(deep)
        assert answer.status == 200 or answer.problem == "deadline", answer.body


def _disconnected(service: Served, query: str) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as sock:
        target = "/sparql?" + urllib.parse.urlencode({"query": query})
        sock.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.5)


def test_a_client_that_goes_away_ends_its_query(service: Served) -> None:
    _disconnected(service, cartesian(77))
    assert wait_until(lambda: not service.health()["workers"]["busy"])
    assert service.health()["workers"]["ended"].get("cancelled")


def _stream(service: Served, query: str, accept: str) -> tuple[int, float, float]:
    """Bytes read slowly at first, and the largest growth of service and workers meanwhile (MiB)."""
    processes = [psutil.Process(service.process.pid), *(psutil.Process(pid) for pid in service.worker_pids())]
    before = {p.pid: p.memory_info().rss for p in processes}
    size, most = 0, {p.pid: 0 for p in processes}
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)) as connection:
        connection.request("GET", "/sparql?" + urllib.parse.urlencode({"query": query}), headers={"Accept": accept})
        response = connection.getresponse()
        assert response.status == 200
        while data := response.read(1 << 20):
            if size < 5 << 20:
                time.sleep(0.2)
            size += len(data)
            for p in processes:
                with contextlib.suppress(psutil.NoSuchProcess):  # a spare worker may have been ended meanwhile
                    most[p.pid] = max(most[p.pid], p.memory_info().rss - before[p.pid])
    front = most.pop(service.process.pid) / 2**20
    return size, front, max(most.values()) / 2**20


def test_millions_of_rows_stream_with_bounded_memory(data: Path) -> None:
    rows = "SELECT * { GRAPH ?g { ?a ?b ?c } VALUES ?x { " + " ".join(map(str, range(20))) + " } }"
    with served(data=[str(data)], settings={"query_timeout_s": 60}) as service:
        size, front_mb, worker_mb = _stream(service, rows, "text/csv")
        line = service.log_lines()[-1]
    assert line["rows"] == 60_000 * 20
    assert size == line["bytes"] > 60 << 20
    assert front_mb < 30
    assert worker_mb < 30


def test_a_result_that_is_cut_ends_in_error(service: Served) -> None:
    """Never a valid short answer: the chunked body has no end."""
    endless = "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }"
    for accept, coding in (("application/sparql-results+json", "identity"), ("text/csv", "gzip")):
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
        # The deadline leaves a busy machine the time to begin: what has not begun is a 504.
        target = "/sparql?" + urllib.parse.urlencode({"query": endless, "timeout": "2"})
        with contextlib.closing(connection):
            connection.request("GET", target, headers={"Accept": accept, "Accept-Encoding": coding})
            response = connection.getresponse()
            assert response.status == 200
            with pytest.raises(http.client.IncompleteRead):
                response.read()
        assert service.log_lines()[-1]["problem"] == "deadline"


def test_rows_are_limited_only_where_asked(data: Path) -> None:
    everything = "SELECT * { GRAPH ?g { ?a ?b ?c } }"
    with served(data=[str(data)], settings={"result_rows_max": 100}) as service:
        assert len(service.post(everything + " LIMIT 100").rows) == 100
        answer = service.post(everything + " LIMIT 102")
        assert (answer.status, answer.problem) == (422, "rows")
        assert answer.json["limit"] == "result_rows_max"


def test_a_client_that_does_not_read_is_let_go(data: Path) -> None:
    rows = "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }"
    limits = {"client_stall_s": 1, "query_timeout_s": 10, "transfer_timeout_s": 20}
    with served(data=[str(data)], settings=limits) as service, contextlib.ExitStack() as stack:
        sock = stack.enter_context(socket.create_connection(("127.0.0.1", service.port), timeout=30))
        target = f"/sparql?{urllib.parse.urlencode({'query': rows})}"
        sock.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert wait_until(lambda: service.health()["workers"]["busy"] == 1)
        assert wait_until(lambda: service.health()["workers"]["busy"] == 0, 8)
        assert service.rss_mb() < 200


def test_killed_workers_and_fork_server_are_replaced(data: Path) -> None:
    with served(data=[str(data)]) as service:
        for _ in range(3):
            service.kill_workers()
            assert wait_until(lambda: service.health()["workers"]["ready"] >= 2)
            assert service.post(ASK).status == 200
        old = service.fork_server_pid()
        os.kill(old, signal.SIGKILL)
        answers = [service.post(f"{ASK} #{n}") for n in range(50)]
        assert {one.status for one in answers} == {200}
        assert wait_until(
            lambda: service.fork_server_pids() not in ([], [old]) and service.health()["workers"]["fork_server"]
        )
        assert service.post(ASK).status == 200


def test_a_question_that_waits_outlives_the_fork_server_and_all_workers(data: Path) -> None:
    with served(data=[str(data)]) as service, ThreadPoolExecutor(4) as pool:
        old = service.fork_server_pid()
        os.kill(old, signal.SIGSTOP)  # so that no worker is forked meanwhile
        for pid in service.worker_pids():
            os.kill(pid, signal.SIGKILL)
        waiting = [pool.submit(service.post, f"{ASK} #{n}") for n in range(4)]
        assert wait_until(lambda: service.health()["workers"]["queued"])
        os.kill(old, signal.SIGKILL)
        assert {one.result().status for one in waiting} == {200}


def _kill_the_only_worker(service: Served, kills: int) -> None:
    """Kill the worker that works, and wait until its question is with another, or given up."""
    assert wait_until(lambda: service.health()["workers"]["busy"] == 1)
    service.kill_workers()
    assert wait_until(lambda: sum(service.health()["workers"]["ended"].values()) == kills)


def test_a_question_whose_worker_is_killed_gets_another_once(data: Path) -> None:
    limits = {"workers": 1, "workers_max": 1, "workers_reserved": 0}
    with served(data=[str(data)], settings=limits) as service, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(service.get, cartesian(5), params=(("timeout", "2"),))
        _kill_the_only_worker(service, 1)
        answer: HttpAnswer = waiting.result()
        assert (answer.status, answer.problem) == (504, "deadline")
        waiting = pool.submit(service.post, cartesian(6))
        _kill_the_only_worker(service, 3)
        _kill_the_only_worker(service, 4)
        answer = waiting.result()
        assert (answer.status, answer.problem) == (422, "crash")
        assert service.health()["workers"]["ended"] == {"requeued": 2, "deadline": 1, "crash": 1}


def test_nothing_is_left_when_the_service_is_killed(data: Path) -> None:
    with served(data=[str(data)], settings={"query_timeout_s": 1.5, "transfer_timeout_s": 0.5}) as service:
        pids = [service.fork_server_pid(), *service.worker_pids()]
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(service.post, cartesian(5))
            assert wait_until(lambda: service.health()["workers"]["busy"] == 1)
            service.process.kill()
            assert isinstance(waiting.exception(), (ConnectionError, http.client.HTTPException))
        assert wait_until(lambda: not any(psutil.pid_exists(pid) for pid in pids))


def test_a_store_on_disk_gives_the_same_answers(data: Path, tmp_path: Path) -> None:
    query = f"SELECT ?t (COUNT(?s) AS ?n) {{ GRAPH ?g {{ ?s <{EX}p4> ?t }} }} GROUP BY ?t ORDER BY ?t"
    with served(data=[str(data)]) as service:
        expected = service.post(query).rows
        assert service.health()["store"] == "memory"
    limits = {"store_memory_mb_max": 1, "store_dir": tmp_path, "query_timeout_s": 1}
    with served(data=[str(data)], settings=limits) as service:
        assert service.health()["store"] == "disk"
        assert service.post(cartesian()).status == 504
    with served(data=[str(data)], settings=limits) as service:  # over the store that stands there now
        assert service.post(query).rows == expected
        for n in range(5):
            service.kill_workers()
            assert service.post(f"{ASK} #{n}").status == 200
            assert loads_of_workers(service) < 0.5


def _taken_mb(pids: list[int]) -> float:
    """What processes hold by themselves, not shared with the one that forked them (MiB)."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError, IndexError):
            total += int(Path(f"/proc/{pid}/smaps_rollup").read_text().partition("Private_Dirty:")[2].split()[0])
    return total / 1024


def test_bombs_at_once_stay_under_the_budget_of_all(data: Path) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    bomb = f'SELECT * {{ GRAPH ?g {{ ?s ?p ?o }} BIND("aaaaaaaaaaaaaaaa" AS ?x0) {doubled} }}'
    limits = {"memory_budget_mb": 300, "query_memory_mb": 250, "query_timeout_s": 8, "workers": 2}
    most = 0.0
    with served(data=[str(data)], settings=limits) as service, ThreadPoolExecutor(10) as pool:
        before = _taken_mb(service.worker_pids())
        asked = [pool.submit(service.post, f"{bomb} #{n}") for n in range(10)]
        while not all(one.done() for one in asked):
            most = max(most, _taken_mb(service.worker_pids()) - before)
            time.sleep(0.02)
        assert {one.result().status for one in asked} <= {422, 504}
        assert {one.result().problem for one in asked} <= {"memory", "deadline"}
        assert service.post(ASK).status == 200
    # Without a budget of all, two at once would hold 500; between two samples they may double.
    assert 100 < most < 400


def test_as_many_workers_are_ready_as_are_to_be_kept_ready(data: Path) -> None:
    with (
        served(data=[str(data)], settings={"workers": 2, "query_timeout_s": 2}) as service,
        ThreadPoolExecutor(4) as pool,
    ):
        busy = [pool.submit(service.post, cartesian(n)) for n in range(2)]
        assert wait_until(lambda: service.health()["workers"]["busy"] == 2)
        assert wait_until(lambda: service.health()["workers"]["ready"] >= 2)
        time.sleep(0.3)
        assert service.health()["workers"]["ready"] == 2, "more were forked than are kept ready"
        assert {one.result().status for one in busy} == {504}
        assert wait_until(lambda: service.health()["workers"]["ready"] == 2)
