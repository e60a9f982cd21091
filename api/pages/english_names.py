"""What institutions are called in English: by a name of theirs, else by their kind, topic and place."""

from __future__ import annotations

from typing import Final

from entramado.api.pages.per_build import EntityPages, PerEngine
from entramado.loaders.languages.translation.bodies import body_in_english
from entramado.queries import saved


async def english_names(pages: EntityPages) -> dict[str, str]:
    """The English names that there are, by IRI and by printed name."""
    return await _NAMES.get(pages)


async def _composed(pages: EntityPages) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in await pages.engine.rows(saved.load("english-names").bind({}, pages.base.iri)):
        printed = row["printed"].value
        if name := row["name"].value if "name" in row else body_in_english(printed):
            found |= {row["institution"].value: name, printed: name}
    return found


_NAMES: Final[PerEngine[EntityPages, dict[str, str]]] = PerEngine(_composed)
