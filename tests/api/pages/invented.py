"""Invented entities for tests of what questions name."""

from entramado.queries.entities import Entities

BASE = "https://example.org/"


def known(*rows: tuple[str, int, str, str]) -> Entities:
    return Entities.of(
        BASE, [(f"{BASE}id/{path}", rank, text, lang) for path, rank, text, lang in rows], ["2024", "2020"]
    )
