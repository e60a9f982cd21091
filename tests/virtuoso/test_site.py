"""The whole service over another engine: the same saved queries, pages and networks as over our own store."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.servers import oxigraph
from entramado.queries import saved
from tests.serving import ROOT, HttpAnswer, Served, wait_until
from tests.virtuoso.running import virtuoso

FACTS = ROOT / "data" / "facts.nq"
PAGES = (
    "/", "/en", "/explore", "/map", "/programmes", "/reconciliation", "/queries", "/ontology", "/search?q=consulado",
    "/matrix/state-objective", "/page/objective/7", "/page/state/MX-OAX", "/page/institution/inm",
    "/data/objective/7.nt",
)  # fmt: skip
NETWORKS = ("partners", "state-objective", "institution-objective")
_ADDRESS = re.compile(r"Entramado: http://127\.0\.0\.1:(\d+)/")


@contextmanager
def site(folder: Path, *where: str) -> Iterator[Served]:
    """The service with its pages, as the command line starts it."""
    errors = folder / "errors.log"
    command = [sys.executable, "-m", "entramado.api.cli", "serve", *where, "--port", "0"]
    with errors.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stderr=log, stdout=subprocess.DEVNULL)
    try:
        assert wait_until(lambda: _ADDRESS.search(errors.read_text()) or process.poll() is not None, 120)
        found = _ADDRESS.search(errors.read_text())
        assert found, errors.read_text()
        yield Served(int(found[1]), process, errors, errors)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with site(tmp_path_factory.mktemp("ours"), "--snapshot", str(FACTS.parent)) as one:
        yield one


@pytest.fixture(scope="module", params=["virtuoso", "oxigraph"])
def remote(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "virtuoso":
        with virtuoso(folder, FACTS, rows_max=1_000_000) as url, site(folder, "--engine", url) as one:
            yield one
    else:
        with oxigraph(FACTS) as server, site(folder, "--engine", f"http://127.0.0.1:{server.port}/query") as one:
            yield one


def get(service: Served, path: str) -> HttpAnswer:
    started = time.monotonic()
    answer = service.request("GET", path, timeout=180)
    print(f"{path}: {answer.status}, {time.monotonic() - started:.2f} s")
    return answer


def rows(answer: HttpAnswer) -> Counter[str]:
    """The rows of a JSON answer, in any order; numbers by their value."""
    assert answer.status == 200, answer.body[:500]
    found = json.loads(answer.body)
    if "boolean" in found:
        return Counter([str(found["boolean"])])
    return Counter(
        json.dumps({name: _value(term) for name, term in row.items()}, sort_keys=True)
        for row in found["results"]["bindings"]
    )


def _value(term: dict[str, str]) -> str:
    try:
        return f"{float(term['value']):.9g}"
    except ValueError:
        return term["value"]


EXAMPLES = sorted(name for name, query in saved.load_all().items() if query.group == "examples")


@pytest.mark.parametrize("name", EXAMPLES)
def test_saved_queries(ours: Served, remote: Served, name: str) -> None:
    path = f"/queries/{name}.json"
    assert rows(get(remote, path)) == rows(get(ours, path))


def _words(answer: HttpAnswer) -> Counter[str]:
    """What a page says, word by word; rows that are alike may come in any order."""
    assert answer.status == 200, answer.body[:500]
    text = re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), answer.body.decode())
    main = text.partition("<main")[2].partition("</main>")[0] or text
    return Counter(re.sub(r"<script.*?</script>|<[^>]*>", " ", main, flags=re.S).split())


@pytest.mark.parametrize("path", PAGES)
def test_pages(ours: Served, remote: Served, path: str) -> None:
    expected, found = _words(get(ours, path)), _words(get(remote, path))
    assert (expected - found, found - expected) == (Counter(), Counter())


@pytest.mark.parametrize("kind", NETWORKS)
def test_networks(ours: Served, remote: Served, kind: str) -> None:
    found = []
    for service in (ours, remote):
        answer = get(service, f"/network/{kind}.csv?edition=2024")
        assert answer.status == 200, answer.body[:500]
        read = csv.DictReader(io.StringIO(answer.body.decode()))
        found.append(sorted(tuple(value for name, value in row.items() if name != "build") for row in read))
    assert found[0] == found[1]
    assert len(found[0]) > 10
