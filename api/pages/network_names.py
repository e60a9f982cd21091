"""What a network's page calls its nodes: by their English names on a page in English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from entramado.api.pages.context import PageContext
from entramado.api.translations.interface import Language
from entramado.graph.network.appearance import group_of
from entramado.graph.network.names import parted


def in_sentence(data: dict[str, Any], text: str, lang: Language) -> list[tuple[str, bool]]:
    """A sentence in pieces, those true that are names as printed: what has an English name has it in English."""
    english = {
        row[key]: row[f"{key}_en"]
        for row in data["nodes"]
        for key in ("name", "label")
        if lang == "en" and row[f"{key}_en"] != row[key]
    }
    names = {*data["findings"]["names"], *(row["name"] for row in data["nodes"] if row["name"] in text)}
    pieces = parted(text, sorted(names, key=lambda name: (-len(name), name)))
    return [(english.get(piece, piece), named and piece not in english) for piece, named in pieces]


def named_nodes(data: dict[str, Any], lang: Language) -> dict[str, dict[str, Any]]:
    """What the page calls each node: its label and name, and whether these are as printed on a page in English."""
    end = "_en" if lang == "en" else ""
    return {
        row["id"]: {
            "label": row[f"label{end}"],
            "name": row[f"name{end}"],
            "printed": bool(end) and row["name_en"] == row["name"],
        }
        for row in data["nodes"]
    }


def tie_row(named: dict[str, dict[str, Any]], row: dict[str, Any]) -> dict[str, Any]:
    """A tie with what the page calls its ends."""
    ends = {end: named[row[end]] for end in ("source", "target")}
    labels = {f"{end}_label": one["label"] for end, one in ends.items()}
    return {**row, **labels, **{f"{end}_printed": one["printed"] for end, one in ends.items()}}


def node_row(
    context: PageContext, named: dict[str, dict[str, Any]], row: dict[str, Any], columns: Iterable[str], lang: Language
) -> dict[str, Any]:
    """A node with what the page calls it, its page and its measures."""
    return {
        **row,
        **named[row["id"]],
        "href": context.href(row["id"], lang),
        "group": getattr(group_of(row), lang),
        "cells": [(name, row.get(name)) for name in columns],
    }
