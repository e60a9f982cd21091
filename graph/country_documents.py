"""Documents that no print of home describes: prose, and reports of other countries, each read with its country's names.

A body that only its country's profile holds enters the corpus with its identifier there; one that no profile holds is
a new body of that country, so that the ministries of two countries never become one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from entramado.graph.corpus import Corpus
from entramado.graph.linking import Linker
from entramado.graph.records import Body, LinkedEntry, NewBody
from entramado.loaders.entry_names import name_entries
from entramado.loaders.extract.extracted import BodyMention, ExtractedFacts
from entramado.loaders.foreign import FOREIGN
from entramado.loaders.prose.facts import ProseReader
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
    """An entry with its facts, a body of another country that bears the name of one of home linked to none."""
    linked = linker.link_entry(entry, facts, slug, name)
    linked.organisations = [(m, _elsewhere(m, linker) if m.rule == FOREIGN else b) for m, b in linked.organisations]
    return linked


def _elsewhere(mention: BodyMention, linker: Linker) -> Body:
    """The body of a mention that is kept by its name."""
    slug = f"{linker.prefix}{FOREIGN}-{slugify(mention.printed)}"
    linker.new.setdefault(slug, NewBody(slug, mention.printed, mention.acronym))
    return Body(slug, (), mention.printed, mention.lines[0], FOREIGN)


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
        reader = ProseReader(profile, language, linker.lexicon, texts)
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

    def join(self, corpus: Corpus) -> None:
        """Give the corpus the bodies and places of other countries that its entries and imprints name."""
        bodies = corpus.named_bodies()
        states = {iso_code(v.value) for e in corpus.entries for v in e.facts.states if len(v.value) > len("CHP")}
        countries = {v.value for e in corpus.entries for v in e.facts.countries}
        for linker in self._linkers.values():
            _join(corpus.authority, linker.authority, bodies, states | countries)
            corpus.new_bodies |= linker.new


def _join(ours: Authority, theirs: Authority, bodies: set[str], places: set[str]) -> None:
    """Add to `ours` what is named of `theirs`."""
    new = {b for b in theirs.institutions if b in bodies and b not in ours.institutions}
    ours.institutions |= {b: theirs.institutions[b] for b in sorted(new)}
    ours.names += [n for n in theirs.names if n.institution in new]
    ours.states |= {c: s for c, s in theirs.states.items() if c in places and c not in ours.states}
    ours.countries |= {c: k for c, k in theirs.countries.items() if c in places and c not in ours.countries}
