"""What a paragraph of any country's text says, read with the names of one profile.

Spanish is read by the readers of the compendia, which speak of Mexicans abroad or returned: for another home
its people's words stand in for theirs, line by line. Bodies and places of home are not read where the text is
plainly another country's. English has a small reader of its own; of French and Portuguese only names are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from entramado.loaders.extract.facts import FactReader
from entramado.loaders.extract.lexicon import Lexicon
from entramado.loaders.extract.links import find_links
from entramado.loaders.extract.matcher import fold
from entramado.loaders.extract.model import Facts, Instrument, Mention, Value
from entramado.loaders.extract.numbers import find_numbers
from entramado.loaders.extract.places import PlaceIndex
from entramado.loaders.extract.population_mentions import find_mentions
from entramado.loaders.foreign import Abroad
from entramado.loaders.languages import english, english_bodies
from entramado.loaders.languages.spanish import prose_period
from entramado.loaders.model import Entry
from entramado.loaders.prose.populations import find_prose_populations
from entramado.loaders.text import Passage
from entramado.ontology.profiles import DEFAULT, Profile, demonyms, load_profile
from entramado.ontology.schemes import load_schemes

# Stems of people of a region, which no country's are, with their endings.
_OF_REGIONS = frozenset(
    stem + end
    for stem in ("centroamerican", "sudamerican", "suramerican", "cariben", "extracontinental")
    for end in ("o", "a", "os", "as", "es")
)
_OF_WHOM = re.compile(r"[A-ZÀ-Ý][\w-]{3,} (?:d[aeo]s?|du|des|of|of the|de l['’])\s?$")
_NEAR = 60
_TOLD_BODY = re.compile(
    r"\b(?:organizaci[oó]n(?:es)?(?: no gubernamental(?:es)?| civil| social| humanitaria| internacional)?|ONG"
    r"|fundaci[oó]n|asociaci[oó]n(?: civil)?|colectivo|albergue)"
    r" ((?!(?:La|Las|El|Los) )[A-ZÁÉÍÓÚÑ][\w-]+(?: [A-ZÁÉÍÓÚÑ][\w-]+){0,4})"
)
_NAME_AND_NUMBER = re.compile(r"\b[A-Z]{3,} \d[\d.,/-]*\d")
_NUMBERED_NORM = re.compile(
    r"\b(?:Resoluci[oó]n(?: [A-ZÁÉÍÓÚ]\w+)?|Acuerdo (?:Gubernativo|Ministerial|Ejecutivo)|Ordenanza|Directiva|Sentencia"
    r"|Ley|Documento [A-Z]{3,}|Disposici[oó]n(?: [A-Z]{2,})?|Decreto(?: (?:Supremo|Ejecutivo|Legislativo|Ley))?)"
    r"(?: [Nn](?:[.°ºo]{1,2}|úm\.?|ro\.?))? ?(?:[A-Z]{1,2}-)?\d+(?:\.\d{3})*[\w/-]*(?: de (?:19|20)\d\d)?"
)
_FIELDS = "populations, places within a country, instruments, focus, action types, migrant type"
_NAMES_ONLY = "only names of bodies, countries and addresses are read"
_UNREAD = {
    "es": (),
    "en": (f"of a text in English these fields are not read: {_FIELDS}, bodies outside the profile",),
    "fr": (f"of a text in French {_NAMES_ONLY}, not: {_FIELDS}, dates, figures",),
    "pt": (f"of a text in Portuguese {_NAMES_ONLY}, not: {_FIELDS}, dates, figures",),
}


class ProseReader:
    """Reads the facts of paragraphs with one profile; `texts` are all paragraphs of the document."""

    def __init__(self, profile: Profile, language: str, lexicon: Lexicon, texts: Sequence[str]) -> None:
        self.profile = profile
        self.language = language
        self.lexicon = lexicon
        self.places = PlaceIndex(profile.authority)
        at_home = profile.authority.countries.get(profile.home)
        self._home_names = frozenset((at_home.name_es, at_home.name_en) if at_home else ())
        if language == "es":
            self._reader = FactReader(profile.authority, load_schemes(), lexicon)
            self._abroad = Abroad(profile, texts)
            self._home_words = _home_words(profile)

    def unread(self) -> tuple[str, ...]:
        """The fields that are not read in the language, in sentences."""
        return _UNREAD[self.language]

    def read(self, entry: Entry) -> Facts:
        """The facts of one paragraph."""
        return self._spanish(entry) if self.language == "es" else self._by_names(entry)

    def read_printed(self, entry: Entry) -> Facts:
        """The facts of an entry of a known print, in Spanish, that is of another country than Mexico."""
        facts, said, _ = self._of_home(entry)
        facts.populations = said.populations
        return self._at_home(facts, entry)

    def _spanish(self, entry: Entry) -> Facts:
        facts, said, theirs = self._of_home(entry)
        mentions = find_mentions(theirs, self._reader.populations.find)
        facts.populations = find_prose_populations(theirs.description, _foreign_people(), mentions, said.populations)
        facts.instruments += _numbered_norms(entry.description, facts.instruments)
        _leave_to_norms(facts, entry.description.text)
        facts.countries = self._outside_bodies(facts, entry.description)
        facts.start, facts.end = prose_period(entry.description, facts.start, facts.end)
        facts.organisations += _told_to_be_bodies(entry.description, facts.organisations)
        return self._at_home(facts, entry)

    def _of_home(self, entry: Entry) -> tuple[Facts, Facts, Entry]:
        """The facts of an entry, and those of it as if its home were Mexico, with the entry so worded."""
        facts = self._reader.read(entry)
        if self.profile.home == DEFAULT:
            return facts, facts, entry
        described, results = (_reworded(p, self._home_words) for p in (entry.description, entry.results))
        theirs = replace(entry, description=described, results=results)
        said = self._reader.read(theirs)
        facts.migrant_type, facts.women_focus = said.migrant_type, said.women_focus
        facts.action_types = said.action_types
        return facts, said, theirs

    def _at_home(self, facts: Facts, entry: Entry) -> Facts:
        """The facts without home among the countries, without home's bodies and places where they are another's."""
        facts.countries = [c for c in facts.countries if c.value != self.profile.home]
        facts.organisations = [self._abroad.unlinked(m, entry) for m in facts.organisations]
        if self._abroad.is_foreign:
            facts.states, facts.municipalities = [], []
        return facts

    def _outside_bodies(self, facts: Facts, passage: Passage) -> list[Value]:
        """The countries that are named elsewhere than in the name of a body that acts across countries (USAID)."""
        bodies = self.profile.authority.institutions
        text = passage.text
        for mention in facts.organisations:
            if any(c in bodies and bodies[c].sector == "international" for c in mention.candidates):
                text = text.replace(mention.printed, " " * len(mention.printed))
        left = {place.key for m in self.places.find(replace(passage, text=text)) for place in m.payloads}
        return [c for c in facts.countries if c.value in left]

    def _by_names(self, entry: Entry) -> Facts:
        passage = entry.description
        facts = Facts(organisations=self._known_bodies(passage), urls=find_links(entry))
        seen: dict[str, Value] = {}
        for match in self.places.find(passage):
            for place in match.payloads:
                if place.kind == "country" and place.key != self.profile.home:
                    lines = passage.lines(match.start, match.end)
                    seen.setdefault(place.key, Value(place.key, lines, "country-name", match.text))
        facts.countries = list(seen.values())
        if self.language == "en":
            facts.figures = english.figures(passage)
            facts.start, facts.end = english.period(passage)
        return facts

    def _known_bodies(self, passage: Passage) -> list[Mention]:
        found: dict[str, Mention] = {}
        for match in self.lexicon.find(passage.text):
            bodies = tuple(dict.fromkeys(f.body for f in match.payloads))
            if len(bodies) == 1 and match.text[:1].isupper() and not _is_part(passage.text, match.start, match.text):
                lines = passage.lines(match.start, match.end)
                name = " ".join(match.text.split())
                found.setdefault(bodies[0], Mention(name, None, bodies, "mentioned", lines, "name", "named-only"))
        mentions = list(found.values())
        return [*mentions, *self._built_names(passage, mentions)] if self.language == "en" else mentions

    def _built_names(self, passage: Passage, known: Sequence[Mention]) -> Iterator[Mention]:
        """Bodies whose names are built like names of bodies in English, besides those that are known."""
        seen = {fold(n) for m in known for n in (m.printed, m.acronym) if n}
        for named in english_bodies.names(passage.text, self._home_names):
            name = fold(named.text)
            if fold(named.acronym or "") in seen or any(name in s or (" " in s and s in name) for s in seen):
                continue
            seen |= {name, fold(named.acronym or name)}
            lines = passage.lines(named.start, named.end)
            yield Mention(named.text, named.acronym, (), "mentioned", lines, "built-name", "named-only")


def _is_part(text: str, start: int, name: str) -> bool:
    """Whether a name is the end of a longer one: "Alto Comissariado das Nações Unidas"."""
    return " " in name and _OF_WHOM.search(text[max(0, start - _NEAR) : start]) is not None


@lru_cache(maxsize=1)
def _foreign_people() -> re.Pattern[str]:
    """Words (folded) for people of other countries than Mexico: "venezolanos", "migrantes de Bolivia"."""
    profile = load_profile(DEFAULT)
    words = {fold(d) for country, d in demonyms() if country != DEFAULT} | _OF_REGIONS
    plural = "|".join(sorted((w for w in words if w.endswith("s")), key=len, reverse=True))
    every = "|".join(sorted(words, key=len, reverse=True))
    names = {fold(c.name_es) for c in profile.authority.countries.values() if c.iso3166_1_alpha2 != DEFAULT}
    countries = "|".join(sorted(names, key=len, reverse=True))
    people = r"(?:migrantes|ciudadan[oa]s|personas?|nacionales|poblacion|familias|nin[oa]s|jovenes|mujeres)"
    return re.compile(
        rf"\b{people} (?:{every})\b|(?<![\w-])(?:{plural})\b"
        rf"|\b{people}(?: migrantes)? de (?:{countries})\b"
        rf"|(?<!retornad[oa]s )(?<!deportad[oa]s )\b(?:provenientes|procedentes|originari[oa]s) de (?:{countries})\b"
    )


def _told_to_be_bodies(passage: Passage, known: Sequence[Mention]) -> list[Mention]:
    """Bodies whose name says nothing, but the word before it does: "la organización CAREF", "la ONG Sin Fronteras"."""
    seen = {fold(n) for m in known for n in (m.printed, m.acronym) if n}
    found: dict[str, Mention] = {}
    for match in _TOLD_BODY.finditer(passage.text):
        name = fold(match[1])
        if not any(name in s or s in name for s in seen):
            lines = passage.lines(*match.span(1))
            found.setdefault(name, Mention(match[1], None, (), "partner", lines, "told-body", "default"))
    return list(found.values())


def _numbered_norms(passage: Passage, known: Sequence[Instrument]) -> list[Instrument]:
    """Norms that are told by their kind and number alone, besides those that are known by name."""
    found: dict[str, Instrument] = {}
    for match in _NUMBERED_NORM.finditer(passage.text):
        name = " ".join(match[0].split())
        if not any(name in norm.name or norm.name in name for norm in known):
            found.setdefault(name, Instrument(name, passage.lines(*match.span()), "numbered-norm"))
    return list(found.values())


def _leave_to_norms(facts: Facts, text: str) -> None:
    """Take out the numbers and the bodies that a paragraph names as part of a law's or a treaty's name only."""
    running = " ".join(text.split())
    for norm in facts.instruments:
        running = running.replace(norm.name, " ")
    # "CONPES 4100": a number that names something.
    running = _NAME_AND_NUMBER.sub(" ", running)
    named = [norm.name for norm in facts.instruments] + _NAME_AND_NUMBER.findall(text)
    numbers = {n.value for name in named for n in find_numbers(name)}
    left = {n.value for n in find_numbers(running)}
    facts.figures = [f for f in facts.figures if f.value not in numbers or f.value in left]
    facts.organisations = [
        m
        for m in facts.organisations
        if m.printed in running or not any(m.printed in norm.name for norm in facts.instruments)
    ]


def _home_words(profile: Profile) -> list[tuple[re.Pattern[str], str]]:
    """The words for home and its people, with Mexico's; Mexico's own first become those of a country elsewhere."""
    elsewhere = {"o": "belizeño", "a": "belizeña", "os": "belizeños", "as": "belizeñas"}
    pairs = [(rf"\bmexican{end}\b", word) for end, word in elsewhere.items()] + [(r"\bMéxico\b", "Belice")]
    home = load_profile(DEFAULT).nationals
    pairs += [(rf"\b{re.escape(ours)}\b", _like(ours, home)) for ours in profile.nationals]
    pairs += [(rf"\b{re.escape(name)}\b", "México") for name in profile.country_names]
    return [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in pairs]


def _like(word: str, others: Sequence[str]) -> str:
    """The one of `others` that ends as `word` does; for one form for both genders, the masculine."""
    ending = next((e for e in ("os", "as", "es", "a", "o", "e") if word.endswith(e)), "o")
    wanted = {"es": "os", "e": "o"}.get(ending, ending)
    return next((o for o in others if o.endswith(wanted)), word)


def _reworded(passage: Passage, words: Sequence[tuple[re.Pattern[str], str]]) -> Passage:
    """The passage with other words, each character still on its line."""
    if not passage:
        return passage
    parts, offsets, at = [], [], 0
    ends = (*passage.offsets[1:], len(passage.text))
    for start, end in zip(passage.offsets, ends, strict=True):
        part = passage.text[start:end]
        for pattern, word in words:
            part = pattern.sub(lambda m, word=word: word.capitalize() if m[0][0].isupper() else word, part)  # type: ignore[misc]
        offsets.append(at)
        parts.append(part)
        at += len(part)
    return Passage("".join(parts), tuple(offsets), passage.numbers)
