"""What the page tests share: the service over a real snapshot, a client, and a headless browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.paths import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-pings")
SOURCES = Path(os.environ.get("ENTRAMADO_SOURCES") or ROOT.parent / "shared" / "corpus")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture(scope="session")
def snapshot(request: pytest.FixtureRequest) -> Path:
    """The snapshot named in ENTRAMADO_SNAPSHOT, else one of the documents where they are, else the shipped facts."""
    named = os.environ.get("ENTRAMADO_SNAPSHOT")
    if named:
        return Path(named)
    if SOURCES.is_dir():
        built: Path = request.getfixturevalue("built")
        return built
    return ROOT / "data"


@pytest.fixture(scope="session")
def site_process(snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Address and process id of a service over the snapshot, with every page; it quotes where the documents are."""
    assert (ROOT / "api" / "static" / "dist" / "pages.css").is_file(), "the styles are not built; run npm run build"
    temporary = tmp_path_factory.mktemp("service")
    errors = temporary / "stderr"
    command = [sys.executable, "-m", "entramado.api.cli", "serve", "--snapshot", str(snapshot), "--port", "0"]
    command += ["--sources", str(SOURCES)] if SOURCES.is_dir() else []
    with errors.open("wb") as log:
        # Networks that no test asks for are not measured ahead: 4 s of processor time for each service.
        settings = {"ENTRAMADO_NETWORK_AHEAD_S": "0", "TMPDIR": str(temporary)}
        process = subprocess.Popen(command, cwd=ROOT, stderr=log, env={**os.environ, **settings})
    try:
        for _ in range(600):
            found = _ADDRESS.search(errors.read_text(encoding="utf-8"))
            if found or process.poll() is not None:
                break
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        assert found, errors.read_text(encoding="utf-8")
        yield found[0], process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    assert "Traceback" not in errors.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(site_process: tuple[str, int]) -> str:
    """The address of the service."""
    return site_process[0]


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    """A client of the service; it does not follow redirects."""
    with httpx.Client(base_url=site, timeout=60, trust_env=False) as found:
        yield found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Ended with this folder's tests, for its event loop would disturb those of others."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "the page tests need Chromium: install it so that 'chromium' is on the PATH"
    assert AXE.is_file(), f"{AXE}: axe-core is not installed; run npm ci"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield found
        found.close()
