"""The wheel: one top-level name, and its commands work alone, in a folder that has an `api/` of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from entramado.api import cli
from entramado.graph.snapshot import write as write_snapshot
from tests.paths import ROOT

# Graphs that make a small site: what the site's own files show, without the whole of the entries.
SMALL = ("/vocabulary", "/provenance", "/informe-ejecutivo-2024")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run([*pip, "-w", str(out), str(ROOT)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    [found] = out.glob("entramado-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files alone; the packages that it needs are those of the running environment."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A working folder with modules that must never be imported."""
    for name in ("api", "graph", "queries", "entramado"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('imported from the folder at hand')\n")
    return tmp_path


def command(installed: Path, folder: Path, *arguments: str) -> tuple[list[str], dict[str, str]]:
    # `-S` leaves the environment's own copy of the package out; its other packages are named instead.
    code = "import sys; from entramado.api.cli import main; sys.exit(main())"
    where = os.pathsep.join((str(installed), sysconfig.get_paths()["purelib"]))
    environment = {**os.environ, "PYTHONPATH": where, "XDG_CACHE_HOME": str(folder / "cache")}
    return [sys.executable, "-P", "-S", "-c", code, *arguments], environment


def run(installed: Path, folder: Path, *arguments: str) -> str:
    line, environment = command(installed, folder, *arguments)
    done = subprocess.run(line, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_wheel_puts_one_name_into_site_packages(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"entramado"}
    for folder in ("ontology", "loaders", "graph", "queries", "api"):
        for path in (ROOT / folder).rglob("*.py"):
            assert f"entramado/{path.relative_to(ROOT)}" in names
    for path in (*(ROOT / "api" / "templates").rglob("*.html"), *(ROOT / "queries").rglob("*.rq")):
        assert f"entramado/{path.relative_to(ROOT)}" in names
    for path in (ROOT / "docs" / "site").iterdir():
        assert f"entramado/{path.relative_to(ROOT)}" in names
    assert "entramado/docs/site/score-floors.toml" in names
    assert wheel.stat().st_size < 8_000_000


def test_a_query_answers_from_the_packed_facts(installed: Path, foreign: Path) -> None:
    rows = run(installed, foreign, "query", "entries-by-chapter", "--format", "csv").split()
    assert rows[0].startswith("chapter,")
    assert sum(int(row.split(",")[-2]) for row in rows[1:] if row.count(",") > 1) == 379
    again = run(installed, foreign, "query", "entries-by-chapter", "--format", "csv").split()
    assert again == rows


def test_a_site_is_published(installed: Path, foreign: Path) -> None:
    small = foreign / "small"
    facts = parse((ROOT / "data" / "facts.nq").read_bytes(), RdfFormat.N_QUADS)
    kept = [quad for quad in facts if quad.graph_name.value.endswith(SMALL)]
    manifest = json.loads((ROOT / "data" / "manifest.json").read_text(encoding="utf-8"))
    write_snapshot(small, kept, [], {name: manifest[name] for name in ("base", "version", "documents")}, {})
    run(installed, foreign, "publish", str(foreign / "site"), "--snapshot", str(small))
    assert len(list((foreign / "site" / "id" / "claim").iterdir())) > 400
    assert (foreign / "site" / "index.html").is_file()
    assert (foreign / "site" / "style.css").stat().st_size > 1000


@pytest.fixture
def served(installed: Path, foreign: Path) -> Iterator[str]:
    log = foreign / "log"
    line, environment = command(installed, foreign, "serve", "--port", "0")
    with log.open("w") as out:
        process = subprocess.Popen(line, cwd=foreign, env=environment, stderr=out, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            found = [word for word in log.read_text().split() if word.startswith("http://127.0.0.1:")]
            if found or process.poll() is not None:
                break
            time.sleep(0.1)
        assert found, log.read_text()
        yield found[0].rstrip("/")
    finally:
        process.terminate()
        process.wait()


def test_the_service_answers_with_its_pages(served: str) -> None:
    with urllib.request.urlopen(f"{served}/queries/entries-by-chapter.json") as answer:
        assert json.load(answer)
    with urllib.request.urlopen(f"{served}/network/partners") as answer:
        assert answer.status == 200


def test_what_only_a_build_needs_is_named_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    for module in [name for name in sys.modules if name.startswith(("entramado.api.c", "entramado.graph.validation"))]:
        monkeypatch.delitem(sys.modules, module)
    assert cli.main(["check"]) == 1
    assert "pip install 'entramado[build]'" in capsys.readouterr().err
