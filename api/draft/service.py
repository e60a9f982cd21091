"""The draft's folder on a running service, at ``/draft/``."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

PATH = "/draft"


def add_draft(app: FastAPI, folder: Path) -> None:
    """Serve the pages of `folder`; the address without its slash, and the one under ``/en``, lead there."""
    for address, target in ((PATH, f"{PATH}/"), (f"/en{PATH}", f"{PATH}/en/"), (f"/en{PATH}/", f"{PATH}/en/")):
        _lead(app, address, target)
    app.mount(PATH, StaticFiles(directory=folder, html=True), name="draft")


def _lead(app: FastAPI, address: str, target: str) -> None:
    async def lead() -> RedirectResponse:
        return RedirectResponse(target)

    app.add_api_route(address, lead, methods=["GET", "HEAD"], include_in_schema=False)
