"""Extract all facts of one entry: `FactReader` calls each field's module in turn.

Its indexes are built once from the authority files and the concept schemes. Queries and pages show only what is
extracted here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from entramado.loaders.extract.action_types import ActionTypeIndex, find_action_types, type_chances
from entramado.loaders.extract.challenges import ChallengeIndex, categorise
from entramado.loaders.extract.counted_people import acronyms_of_persons, counted_people
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.extract.figures import find_figures
from entramado.loaders.extract.focus import find_disability_focus, find_women_focus
from entramado.loaders.extract.instruments import find_instruments
from entramado.loaders.extract.lexicon import Lexicon
from entramado.loaders.extract.links import find_links
from entramado.loaders.extract.migrant_types import find_migrant_type
from entramado.loaders.extract.organisations import find_organisations
from entramado.loaders.extract.periods import find_period
from entramado.loaders.extract.permanence import find_permanence
from entramado.loaders.extract.places import PlaceIndex, find_places
from entramado.loaders.extract.population_mentions import find_mentions
from entramado.loaders.extract.populations import PopulationIndex, find_populations, population_weights, with_focus
from entramado.loaders.records import Entry
from entramado.ontology.authority import Authority
from entramado.ontology.schemes import Concept


class FactReader:
    """Extracts the facts of entries.

    `schemes` holds the concepts of "populations", "challenges" and "action-types" by the scheme's name. `lexicon` is
    built from the `authority` unless given.
    """

    def __init__(
        self, authority: Authority, schemes: Mapping[str, Sequence[Concept]], lexicon: Lexicon | None = None
    ) -> None:
        self.lexicon = lexicon or Lexicon.from_authority(authority)
        self.places = PlaceIndex(authority)
        self.populations = PopulationIndex(schemes["populations"])
        self.challenges = ChallengeIndex(schemes["challenges"])
        self.action_types = ActionTypeIndex(schemes["action-types"])

    def read(self, entry: Entry) -> ExtractedFacts:
        """All facts of an entry, each with its lines and the name of the rule that recognised it."""
        places = find_places(entry, self.places)
        period = find_period(entry)
        groups = find_mentions(entry, self.populations.find)
        chances = type_chances(entry, self.action_types)
        types = find_action_types(entry, self.action_types, chances)
        # `types` begins with the form that the title names; whom an action serves depends on the likeliest type.
        likeliest = sorted(types, key=lambda found: -chances[found.value].chance)
        women = find_women_focus(entry)
        populations = with_focus(find_populations(entry, groups, self.populations.points), women, groups)
        weights = population_weights(entry, groups)
        persons = acronyms_of_persons([entry.title or "", *(passage.text for _, passage in entry.parts())])
        return ExtractedFacts(
            organisations=find_organisations(entry, self.lexicon),
            populations=populations,
            states=places.states,
            municipalities=places.municipalities,
            countries=places.countries,
            start=period.start,
            end=period.end,
            permanent=find_permanence(entry),
            women_focus=women,
            disability_focus=find_disability_focus(entry),
            figures=[counted_people(f, self.populations.find, persons) for f in find_figures(entry)],
            instruments=find_instruments(entry),
            urls=find_links(entry),
            challenge_categories=[categorise(c, self.challenges) for c in entry.challenges],
            action_types=types,
            possible_types={slug: found.chance for slug, found in chances.items()},
            migrant_type=find_migrant_type(entry, weights, likeliest, {v.value for v in populations}),
        )
