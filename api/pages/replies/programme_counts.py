"""What a programme counts, for questions that ask how many it reached: its totals first, then the parts of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.figures_found import Figure, figures_found
from entramado.api.pages.question.asked_after import After
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.replies.figure_samples import Sample, samples, told_once
from entramado.api.pages.replies.told import Asked
from entramado.api.pages.search.words import asks_number
from entramado.ontology.folding import fold_as_queries

# So many of the largest stand before the parts that count the group which is named.
_TOTALS_MOST: Final = 6
_CASES: Final = "caso"
_PROGRAMME: Final = "programme"
# What asks what was intended, before what came of it.
_INTENDED: Final = re.compile(
    r"\b(?:aims?|goals?|metas?|promis\w*|promet\w*|pledg\w*|planned|plans?|planea\w*|propus\w*|propon\w*|plante\w*"
    r"|comprom\w*|commit\w*)\b"
)
# Of bodies it is asked how many work with a programme.
_BODIES: Final = re.compile(
    r"\b(?:how many|cuant[oa]s)(?: \w+){0,2}? (?:institu\w+|bod(?:y|ies)|organi\w+|agenc\w+|dependenc\w+|partners?"
    r"|soci[oa]s?|stat\w+|estados?|countr\w+|paises)\b"
)
_WITH: Final = frozenset({"partners", "brokers"})
_COURSE: Final = frozenset({"changed", "aims", "does"})


def of_programmes(question: str, named: RecognisedNames, what: After) -> After:
    """What is asked of a programme: how many took part in it, or what was intended for it and what came of that."""
    spoken = fold_as_queries(question)
    if not named.all_of(_PROGRAMME):
        return what
    if named.editions and _INTENDED.search(spoken) and _COURSE.issuperset(what.intents):
        return After(("aims",), "", "")
    if asks_number(question) and _WITH & {*what.intents} and not _BODIES.search(spoken):
        return After(("people",), what.ranked, "")
    return what


async def counts_of_programme(
    context: PageContext, asked: Asked, entries: set[str], group: str
) -> tuple[list[Sample], bool]:
    """The people and cases of a programme, the largest first; those that count a `group` follow the largest ones.

    Also whether the first are of all people.
    """
    people = await figures_found(context, {"counts": "persons"})
    everything = await figures_found(context, {})
    own = [row for row in people if row["entry"].value in entries]
    cases = [row for row in everything if row["unit"].value.startswith(_CASES) and row["entry"].value in entries]
    both = sorted([*own, *cases], key=lambda row: -float(row["value"].value))
    if not both:
        return [], False
    counted = await figures_found(context, {"counts": "persons", "population": group}) if group else []
    of_group = [row for row in counted if row["entry"].value in entries]
    totals = [row for row in both if row not in of_group][:_TOTALS_MOST]
    rest = [row for row in both if row not in of_group and row not in totals]
    things = [row for row in everything if row["entry"].value in entries and row not in both and "money" not in row]
    return await _told(context, asked, [*totals, *of_group, *rest, *things]), bool(group)


async def _told(context: PageContext, asked: Asked, rows: Sequence[Figure]) -> list[Sample]:
    return told_once(await samples(context, rows, asked.lang), served=False)
