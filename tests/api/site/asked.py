"""What the search makes of a question, and how many entries the explorer finds."""

from __future__ import annotations

from typing import Any

import httpx


def understood(client: httpx.Client, question: str, language: str = "") -> dict[str, Any]:
    """What a question was understood as, with what is told of it; empty where nothing is."""
    found: dict[str, Any] = client.get(f"{language}/search.json", params={"q": question}).json().get("understood", {})
    return found


def page(client: httpx.Client, question: str, language: str = "") -> str:
    """The page of the search."""
    return client.get(f"{language}/search", params={"q": question}, headers={"Accept": "text/html"}).text


def explored(client: httpx.Client, **filters: str) -> int:
    """How many entries the explorer finds."""
    return int(client.get("/explore.json", params=filters).json()["total"])
