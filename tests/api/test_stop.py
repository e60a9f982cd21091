"""A signal to the whole process group while a query runs; and networks that hold not all measuring processes."""

import asyncio
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from entramado.api.network_worker import DRAWING, NetworkWorker, NetworkWorkers
from entramado.api.settings import Settings
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource
from tests.api.test_edge import site
from tests.network_samples import small_source
from tests.serving import HttpAnswer, cartesian, many_quads, wait_until


def test_a_stop_of_the_group_while_a_query_runs(tmp_path: Path) -> None:
    more = str(many_quads(tmp_path / "many.nq", 5_000))
    with site(tmp_path, more=more, shutdown_grace_s="2", query_timeout_s="60") as running:
        answers: list[HttpAnswer] = []
        asking = threading.Thread(target=lambda: answers.append(running.get(cartesian(), timeout=40)))
        asking.start()
        assert wait_until(lambda: running.health()["workers"]["busy"] >= 1)
        os.killpg(running.process.pid, signal.SIGTERM)
        assert running.process.wait(15) == 0
        asking.join(10)
        assert (answers[0].status, answers[0].problem) == (503, "unavailable")
        assert "The service stops" in answers[0].json["detail"]
        assert "Traceback" not in running.errors.read_text()


def test_full_measures_leave_a_process_free(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def ask(worker: NetworkWorker, source: NetworkSource, wanted: Parameters, name: str) -> Any:
        worker._waiting += 1
        asked.append(name)
        try:
            while name == "measures":
                await asyncio.sleep(1)
            return name
        finally:
            worker._waiting -= 1

    async def run() -> None:
        workers = NetworkWorkers(Settings(network_workers=3))
        source = small_source()
        monkeypatch.setattr(NetworkWorker, "ask", ask)
        long = [asyncio.create_task(workers.ask(source, Parameters(seed=n), "measures")) for n in range(6)]
        await asyncio.sleep(0)
        assert [worker.waiting for worker in workers.workers] == [0, 3, 3]
        assert await workers.ask(source, Parameters(), DRAWING) == DRAWING
        for task in long:
            task.cancel()

    asyncio.run(run())
    assert len(asked) == 7
