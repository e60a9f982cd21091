"""Two states, or two institutions, side by side: which ones are chosen, and what their columns are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from entramado.api.pages.choices import Option
from entramado.api.pages.collation import order
from entramado.api.pages.context import PageContext, Shown, short
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.known_entities import entities
from entramado.api.sparql.engine import Rows
from entramado.api.translations.interface import Language, word

SIDES: Final = ("one", "other")
# The pages that hold two things side by side, with the kind of what they hold.
PAIRS: Final[Mapping[str, str]] = {"states": "state", "bodies": "institution"}
# Columns of a pair's tables: whose they are, and the key of the words that follow the name.
PAIR_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "oneEntries": ("one", ""),
    "otherEntries": ("other", ""),
    "oneNamed": ("one", "analysis.named-by-others"),
    "otherNamed": ("other", "analysis.named-by-others"),
    "oneRole": ("one", ""),
    "otherRole": ("other", ""),
    "oneChallenges": ("one", ""),
    "otherChallenges": ("other", ""),
    "oneThere": ("one", "analysis.takes-place"),
    "otherThere": ("other", "analysis.takes-place"),
}


async def choose_pair(
    context: PageContext, page: str, values: dict[str, str], documents: Mapping[str, Sequence[str]], lang: Language
) -> list[Option]:
    """What a page's two sides are chosen from, by name.

    Beside an institution stands its successor, else its predecessor, else whom its entries name most often; what is
    left open then reports most in the newest of the `documents`, which are by edition.
    """
    newest = max(documents, default="")
    kind = PAIRS[page]
    if kind == "state":
        rows = (await context.run("gaps-states", lang, edition=newest)).terms
        most = [short(row["state"].value) for row in rows][::-1]
    else:
        actions = {"document": documents.get(newest, []), "aim": ["false"]}
        most = [choice.slug for choice in (await facet_index(context)).choices("reporter", actions, lang)]
        if len(values.keys() & set(SIDES)) == 1:
            (chosen,) = (values[side] for side in SIDES if side in values)
            most = [*await _close_to(context, chosen, lang), *most]
    for side in SIDES:
        left = [slug for slug in most if slug not in values.values()]
        if left:
            values.setdefault(side, left[0])
    known = await entities(context)
    return sorted((Option(*pair) for pair in known.choices(kind, lang)), key=lambda one: order(one.text))


async def _close_to(context: PageContext, slug: str, lang: Language) -> list[str]:
    """Institutions that one would hold beside another: what it became and was, else whom its entries name most."""
    entity = context.base.id("institution", slug)
    family = (await context.run("institution-family", lang, entity=entity)).terms
    close = [
        short(row["institution"].value)
        for relation in ("successor", "predecessor")
        for row in family
        if row["relation"].value == relation
    ]
    if close:
        return close
    named: Counter[str] = Counter()
    for row in (await context.run("institution-partners", lang, entity=entity)).terms:
        named[short(row["partner"].value)] += int(row["entries"].value)
    return sorted(named, key=lambda one: (-named[one], one))


def without_zeros(shown: Shown) -> Shown:
    """A table of two sides' counts without its rows where no row counts anything; as it is where one does."""
    counts = [one for one in ("oneEntries", "otherEntries") if one in shown.terms.names]
    if not counts or any(row[one].value != "0" for row in shown.terms for one in counts):
        return shown
    return replace(shown, rows=(), terms=Rows(shown.terms.names, ()))


def pair_headings(values: Mapping[str, str], offered: list[Option], lang: Language) -> dict[str, str]:
    """The columns of a pair's tables by what they count."""
    names = {option.slug: option.text for option in offered}
    return {
        column: names.get(values[side], values[side]) + (f" · {word(key, lang)}" if key else "")
        for column, (side, key) in PAIR_COLUMNS.items()
        if side in values
    }
