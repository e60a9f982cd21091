"""What tests share: the published documents, the readings, and snapshots that are built once."""

import fcntl
import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from entramado.api.network_command import snapshot_source
from entramado.graph.build import build_snapshot, read_corpus
from entramado.graph.corpus import Corpus
from entramado.graph.network.source import NetworkSource
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.queries.saved import texts
from tests.paths import EDITIONS, ROOT
from tests.scores import shared

# No verdict by wall-clock time: how fast examples are made depends on what else the machine does.
settings.register_profile("entramado", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("entramado")


# Tests keep snapshots, indexes and readings, millions of objects: to look through them all for garbage at the usual
# times took an eighth of the tests' processor time.
gc.set_threshold(200_000, 50, 1_000)

# Services of tests measure no network that their test does not ask for.
os.environ.setdefault("ENTRAMADO_NETWORK_AHEAD_S", "0")

# What takes longest, the longest first: one that began last would be waited for alone.
_LONG = (
    "site",
    "test_draft",
    "test_network_page",
    "test_faulted_documents",
    "test_workers",
    "test_saved_answers",
    "test_passages",
    "test_network_published",
    "test_network_choices",
    "test_fitted_populations",
    "test_ontology",
    "test_words",
    "test_read",
    "test_network_significance",
    "test_extraction",
    "test_sparql_upkeep",
    "test_package",
    "test_profiles",
    "test_seams",
)


class _ByWhatIsShared(LoadFileScheduling):
    """A file's tests go to one process, those of the site all to one: they ask one service, which knows its pages."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "site" if file.startswith("tests/api/site/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """Deal the tests out by what they share."""
    return _ByWhatIsShared(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; the order within it stays."""
    places = {name: at for at, name in enumerate(_LONG)}

    def place(item: pytest.Item) -> tuple[int, bool]:
        # The event loop of the site's browser disturbs those of other tests: they come before it.
        long = min(places.get(name, len(_LONG)) for name in (item.path.parent.name, item.path.stem))
        return long, "browser" in getattr(item, "fixturenames", ())

    items.sort(key=place)


def _there(folder: Path, what: str, variable: str) -> Path:
    if not folder.is_dir():
        message = f"{folder}: the {what} are not there; name their folder in {variable}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def sources() -> Path:
    """The published documents: ENTRAMADO_SOURCES, or ../shared/corpus beside the repository; must be there under CI."""
    folder = Path(os.environ.get("ENTRAMADO_SOURCES") or ROOT.parent / "shared" / "corpus")
    return _there(folder, "documents", "ENTRAMADO_SOURCES")


@pytest.fixture(scope="session")
def gold() -> Path:
    """What careful readers found in the documents; must be there under CI."""
    return _there(shared() / "gold", "readings", "ENTRAMADO_GOLD")


@pytest.fixture(scope="session")
def built(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of all documents, built once: test processes that run side by side wait for the first one's."""

    def build(out: Path) -> None:
        questions = {"reconciliation": texts("reconciliation"), "networks": texts("network")}
        build_snapshot(sources, out, **questions, kept=out.parent / "kept", workers=2)

    return _once(tmp_path_factory, "built", build)


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The snapshot of the invented editions, built once, with prose."""

    def build(out: Path) -> None:
        build_snapshot(EDITIONS, out, manifest=EDITIONS / "documents.toml")

    return read_snapshot(_once(tmp_path_factory, "invented", build))


def _once(tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """The snapshot folder that `build` makes, made by the first of the test processes that asks for it."""
    folder = tmp_path_factory.getbasetemp()
    shared_by_all = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    out = shared_by_all / name / "snapshot"
    with (shared_by_all / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            out.parent.mkdir()
            build(out)
    return out


@pytest.fixture(scope="session")
def corpus(sources: Path, built: Path) -> Corpus:
    """All documents as the build of `built` read them."""
    return read_corpus(sources, kept=built.parent / "kept")


@pytest.fixture(scope="session")
def network_source(built: Path) -> NetworkSource:
    """What the networks are read from, out of the documents."""
    return snapshot_source(read_snapshot(built))
