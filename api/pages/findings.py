"""The home page's findings: each a sentence whose numbers are computed by saved queries, with where its evidence is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext
from entramado.api.pages.reconciliation import ABOUT_SEPARATOR
from entramado.api.sparql.engine import Rows, Term
from entramado.api.translations.interface import Language, word

_PERCENT: Final = 100
# The kind of the statements that count challenges.
_CHALLENGES: Final = "challenges"


@dataclass(frozen=True, slots=True)
class HomeFinding:
    """A sentence, and the path of the page that it can be checked on."""

    name: str
    sentence: Markup
    path: str


async def findings(context: PageContext, editions: Sequence[str], lang: Language) -> list[HomeFinding]:
    """What stands out in the newest of `editions` (years, newest first); a finding without data is left out."""
    if not editions:
        return []
    last, before = editions[0], editions[1] if len(editions) > 1 else ""
    network = f"{context.base.iri}id/network/partners-{last}"
    claims, states, objectives, brokers, hardest, in_spanish, programmes = await asyncio.gather(
        _rows(context, "reconciliation", lang),
        _rows(context, "gaps-states", lang, edition=last),
        _rows(context, "gaps-objectives", lang, edition=last, lang=lang),
        _rows(context, "network-brokers", lang, network=network),
        _rows(context, "challenges-categories", lang, edition=last, lang=lang),
        _rows(context, "challenges-categories", lang, edition=last, lang=DOCUMENTS_LANGUAGE),
        _rows(context, "compare-programmes", lang, **{"from": before or last, "to": last}),
    )
    found = (
        _promised(claims, lang),
        _unreported(states, objectives, last, lang),
        _broker(context, brokers, last, lang),
        _hardest(hardest, in_spanish, claims, last, lang),
        _ended(programmes, before, last, lang) if before else None,
    )
    return [finding for finding in found if finding is not None]


async def _rows(context: PageContext, query: str, lang: Language, /, **values: str) -> Rows:
    return (await context.run(query, lang, **values)).terms


def _told(name: str, path: str, lang: Language, /, **values: object) -> HomeFinding:
    return HomeFinding(name, Markup(word(f"finding.{name}", lang)).format(**values), path)


def _printed(label: Term) -> Markup:
    """A name, marked with its language."""
    return Markup('<span lang="{}">{}</span>').format(label.language, label.value)


def _promised(claims: Rows, lang: Language) -> HomeFinding | None:
    """Statements of the executive report whose value the entries do not give."""
    compared = [row["agrees"].value for row in claims if "agrees" in row]
    other = compared.count("false")
    if not compared:
        return None
    held = sum(row["holds"].value == "true" for row in claims if "holds" in row and row["agrees"].value == "false")
    return _told("promised", "/reconciliation?agrees=false", lang, compared=len(compared), other=other, held=held)


def _unreported(states: Rows, objectives: Rows, edition: str, lang: Language) -> HomeFinding | None:
    """State governments that report nothing, and the objectives on which none or the fewest report."""
    silent = sum(row["objectivesReported"].value == "0" for row in states)
    if not states or silent == len(states) or not objectives:
        return None
    counts = {row["number"].value: int(row["statesThatReport"].value) for row in objectives}
    path = f"/gaps?{urlencode({'edition': edition})}"
    labels = {row["number"].value: row["objectiveLabel"].value for row in objectives}
    none = ", ".join(f"{number} ({labels[number]})" for number, count in counts.items() if not count)
    if none:
        return _told("unreported.none", path, lang, silent=silent, states=len(states), objectives=none)
    least = min(counts, key=counts.__getitem__)
    return _told(
        "unreported.least", path, lang, silent=silent, states=len(states), number=least, reporting=counts[least]
    )


def _broker(context: PageContext, brokers: Rows, edition: str, lang: Language) -> HomeFinding | None:
    """The body on most of the shortest paths of the network of partners."""
    if not brokers:
        return None
    first = brokers.rows[0]
    share = round(float(first["betweenness"].value) * _PERCENT)
    path = f"/network/partners?{urlencode({'edition': edition})}"
    english = context.english_names.get(first["body"].value) if lang == "en" else None
    return _told(
        "broker", path, lang, name=english or _printed(first["bodyLabel"]), share=share, ties=first["degree"].value
    )


def _hardest(categories: Rows, spanish: Rows, claims: Rows, edition: str, lang: Language) -> HomeFinding | None:
    """The two categories of most challenges, and the one that the executive report counts most of."""
    by_category = {row["category"].value: row for row in spanish if "category" in row}
    sorted_in = [(row, by_category[row["category"].value]) for row in categories if "category" in row]
    if len(sorted_in) < len(("first", "second")):
        return None
    first, second = (row for row, _ in sorted_in[:2])
    total = sum(int(row["challenges"].value) for row, _ in sorted_in)
    path = f"/challenges?{urlencode({'edition': edition})}"
    told = {"category": first["categoryLabel"].value, "count": first["challenges"].value, "total": total}
    told |= {"next": second["categoryLabel"].value, "next_count": second["challenges"].value}
    published = [row for row in claims if row["claimKind"].value == _CHALLENGES and _category(row)]
    if not published:
        return _told("hardest", path, lang, **told)
    most = max(published, key=lambda row: float(row["published"].value))
    spoken = {printed["categoryLabel"].value: row["categoryLabel"].value for row, printed in sorted_in}
    theirs = spoken.get(_category(most)) or Markup('<span lang="es">{}</span>').format(_category(most))
    return _told("hardest.published", path, lang, **told, theirs=theirs, their_count=most["published"].value)


def _category(claim: Mapping[str, Term]) -> str:
    """The only category whose challenges a statement of the executive report counts, as it is printed; else nothing."""
    if "published" not in claim or "about" not in claim:
        return ""
    said = [pair.partition("=")[::2] for pair in claim["about"].value.split(ABOUT_SEPARATOR)]
    categories = [value for name, value in said if name == "category"]
    return categories[0] if len(categories) == 1 else ""


def _ended(programmes: Rows, before: str, last: str, lang: Language) -> HomeFinding | None:
    """Programmes of the edition before that the last one does not report."""
    reported = [row for row in programmes if row["fromEntries"].value != "0"]
    gone = sum(row["toEntries"].value == "0" for row in reported)
    if not reported:
        return None
    path = f"/compare?{urlencode({'from': before, 'to': last})}#programmes"
    return _told("ended", path, lang, before=before, last=last, reported=len(reported), gone=gone)
