"""What institutions are called in English: by a name of theirs, else by their kind and place."""

from __future__ import annotations

from entramado.api.sparql.engine import Engine
from entramado.api.translations.printed import english_name
from entramado.ontology.namespaces import Base
from entramado.queries import saved


async def english_names(engine: Engine, base: Base) -> dict[str, str]:
    """The English names that there are, by IRI and by printed name."""
    bodies, countries = [
        await engine.rows(saved.load(name).bind({}, base.iri)) for name in ("english-names", "english-places")
    ]
    places = {row["printed"].value: row["name"].value for row in countries}
    found: dict[str, str] = {}
    for row in bodies:
        printed = row["printed"].value
        if name := row["name"].value if "name" in row else english_name(printed, places):
            found |= {row["institution"].value: name, printed: name}
    return found
