"""Documents that no print of home describes: prose, and reports of other countries, each read with its country's names.

A body that only its country's profile holds enters the corpus with its identifier there; one that no profile holds is
a new body of that country, so that the ministries of two countries never become one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from entramado.graph.linking import Linker
from entramado.graph.records import Body, LinkedEntry, NewBody
from entramado.loaders.entry_names import name_entries
from entramado.loaders.extract.extracted import BodyMention, ExtractedFacts
from entramado.loaders.foreign import FOREIGN
from entramado.loaders.prose.facts import ProseFactReader
from entramado.loaders.reading import PROSE, DocumentSpec, read_document
from entramado.loaders.records import Entry, Reading
from entramado.ontology.authority import Authority
from entramado.ontology.authority_checks import slugify
from entramado.ontology.home import iso_code
from entramado.ontology.profiles import DEFAULT, Profile, load_profile


def is_apart(spec: DocumentSpec) -> bool:
    """Whether a document of the manifest is read with a profile rather than as a print of home."""
    return spec.family == PROSE or spec.country not in (None, DEFAULT) or spec.language not in (None, "es")


def link_facts(linker: Linker, entry: Entry, facts: ExtractedFacts, slug: str, name: str = "") -> LinkedEntry:
    """An entry with its facts, linked; another country's body with the name of one of home is linked to none."""
    linked = linker.link_entry(entry, facts, slug, name)
    linked.organisations = [(m, _elsewhere(m, linker) if m.rule == FOREIGN else b) for m, b in linked.organisations]
    return linked


def _elsewhere(mention: BodyMention, linker: Linker) -> Body:
    """The body of a mention that is kept by its name."""
    slug = f"{linker.prefix}{FOREIGN}-{slugify(mention.printed)}"
    linker.new.setdefault(slug, NewBody(slug, mention.printed, mention.acronym))
    return Body(slug, (), mention.printed, mention.lines[0], FOREIGN)


def places_elsewhere(states: Iterable[str], countries: Iterable[str]) -> set[str]:
    """The codes of places that may be of another country; a state of home has a short one."""
    return {iso_code(state) for state in states if len(state) > len("CHP")} | set(countries)


@dataclass(slots=True)
class CountryDocuments:
    """Reads and links such documents for a build, whose own names `home` links."""

    home: Linker
    _linkers: dict[str, Linker] = field(default_factory=dict)

    def read(self, spec: DocumentSpec, sources: Path) -> tuple[Reading, list[str], list[ExtractedFacts], Linker]:
        """A document, of each of its entries the name and the facts, and the linker of its country's names."""
        language = spec.language or "es"
        profile = load_profile(spec.country or DEFAULT, language)
        linker = self._linker(profile, language)
        reading = read_document(spec, sources, is_part_of=linker.is_part_of)
        texts = [passage.text for entry in reading.entries for _, passage in entry.parts()]
        reader = ProseFactReader(profile, language, linker.lexicon, texts)
        read = reader.read if spec.family == PROSE else reader.read_printed
        facts = [read(entry) for entry in reading.entries]
        return reading, name_entries(reading.entries, profile.authority), facts, linker

    def _linker(self, profile: Profile, language: str) -> Linker:
        if profile.code == DEFAULT:
            return self.home
        key = f"{profile.code} {language}"
        if key not in self._linkers:
            self._linkers[key] = Linker.from_authority(profile.authority)
            self._linkers[key].prefix = f"{profile.code.lower()}-"
        return self._linkers[key]

    def join(self, authority: Authority, bodies: set[str], places: set[str]) -> None:
        """Give the authority the bodies and places of other countries that are named."""
        for linker in self._linkers.values():
            _join(authority, linker.authority, bodies, places)

    def new_bodies(self) -> dict[str, NewBody]:
        """The bodies that no profile of these documents holds."""
        return {slug: body for linker in self._linkers.values() for slug, body in linker.new.items()}


def _join(ours: Authority, theirs: Authority, bodies: set[str], places: set[str]) -> None:
    """Copy to `ours` the named bodies and places of `theirs`."""
    new = {b for b in theirs.institutions if b in bodies and b not in ours.institutions}
    ours.institutions |= {b: theirs.institutions[b] for b in sorted(new)}
    ours.names += [n for n in theirs.names if n.institution in new]
    ours.states |= {c: s for c, s in theirs.states.items() if c in places and c not in ours.states}
    ours.countries |= {c: k for c, k in theirs.countries.items() if c in places and c not in ours.countries}
