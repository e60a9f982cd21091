"""Under which body's own heading a figure stands within an entry that others report; told where the documents are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from entramado.api.pages.context import PageContext, short
from entramado.api.pages.every_entry import EntryLine, every_entry
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.known_entities import entities
from entramado.api.pages.originals import Originals
from entramado.api.pages.per_build import PerEngine
from entramado.ontology.folding import fold_words
from entramado.queries.entities import Entities

# A line that is the name of a body, also with what it belongs to ("Agencia del Agua (SEMARNAT)"), and its text's start.
_HEADING: Final = re.compile(r"\W*(?P<name>[A-ZÁÉÍÓÚ][\w,.'’ ]{7,80}?)(?: \((?P<of>[A-ZÁÉÍÓÚÑ]{2,12})\))?\W*")
_NAME_LEAST: Final = 2
_TEXT: Final = re.compile(r"[-•\s]*[A-ZÁÉÍÓÚÑ].{30,}")
# A heading of the print in capitals ends the text below one of a body.
_SECTION: Final = re.compile(r"\W*[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ ]{4,40}\W*")

# The IRI, empty where the name is not known, and the name of a body.
HeadingBody = tuple[str, str]


async def headed_figures(context: PageContext) -> Mapping[tuple[str, int], HeadingBody]:
    """By document and line of a figure: the body under whose heading it stands, if that does not report the entry."""
    return await _HEADED.get(context)


async def _headed(context: PageContext) -> Mapping[tuple[str, int], HeadingBody]:
    if context.originals is None:
        return {}
    entries, known = await every_entry(context), await entities(context)
    lines: dict[str, set[int]] = {}
    for row in await every_figure(context):
        lines.setdefault(row["entry"].value, set()).add(int(row["line"].value))
    found: dict[tuple[str, int], HeadingBody] = {}
    for iri, of in lines.items():
        entry = entries.get(iri)
        if entry is not None and entry.document in context.originals:
            found |= _of_entry(context, context.originals, entry, of, known)
    return found


_HEADED: Final[PerEngine[PageContext, Mapping[tuple[str, int], HeadingBody]]] = PerEngine(_headed)


def _of_entry(
    context: PageContext, originals: Originals, entry: EntryLine, lines: set[int], known: Entities
) -> dict[tuple[str, int], HeadingBody]:
    """The bodies under whose headings the figures of an entry stand."""
    found: dict[tuple[str, int], HeadingBody] = {}
    under: HeadingBody | None = None
    reporting = {short(iri) for iri, _ in entry.reporters}
    for at in range(entry.first + 1, entry.last + 1):
        text = originals.text(entry.document, at).strip()
        heading = _HEADING.fullmatch(text)
        body = _body(context, heading["name"], heading["of"] or "", known) if heading else None
        if body and _TEXT.fullmatch(originals.text(entry.document, at + 1).strip()):
            under = None if short(body[0]) in reporting else body
        elif _SECTION.fullmatch(text):
            under = None
        elif under and at in lines:
            found[entry.document, at] = under
    return found


def _body(context: PageContext, name: str, of: str, known: Entities) -> HeadingBody | None:
    """The body of a heading; by its name alone where only the one that it belongs to is known, else none."""
    names = known.names("institution")
    slugs = list(names.get(fold_words(name), {}))
    if len(slugs) == 1 and (of or name.count(" ") >= _NAME_LEAST):
        return context.base.id("institution", slugs[0]), known.label("institution", slugs[0])
    return ("", name) if of and fold_words(of) in names else None
