"""What institutions are called in English: by a name of theirs, else by their kind, topic and place."""

from __future__ import annotations

from entramado.api.sparql.engine import Engine
from entramado.loaders.languages.translation.bodies import body_in_english
from entramado.ontology.namespaces import Base
from entramado.queries import saved


async def english_names(engine: Engine, base: Base) -> dict[str, str]:
    """The English names that there are, by IRI and by printed name."""
    found: dict[str, str] = {}
    for row in await engine.rows(saved.load("english-names").bind({}, base.iri)):
        printed = row["printed"].value
        if name := row["name"].value if "name" in row else body_in_english(printed):
            found |= {row["institution"].value: name, printed: name}
    return found
