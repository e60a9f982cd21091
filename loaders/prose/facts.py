"""Extract the facts of a paragraph of a document of any country, with the names of one profile.

Spanish is read by `extract.facts`, which was made for documents of Mexico: for another home country its demonyms are
replaced first (`home_words`). Bodies and places of the home country are dropped where the text is clearly another
country's (`foreign`). English has a smaller reader of its own; in French and Portuguese only names are read.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention, ExtractedFacts, Value
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.extract.lexicon import Lexicon
from entramado.loaders.extract.links import find_links
from entramado.loaders.extract.matcher import NameMatch
from entramado.loaders.extract.places import AuthorityPlace, PlaceIndex
from entramado.loaders.extract.population_mentions import find_mentions
from entramado.loaders.foreign import ForeignBodies
from entramado.loaders.languages.english import bodies as english_bodies
from entramado.loaders.languages.english import context_bodies as english_contexts
from entramado.loaders.languages.english import known_bodies, plain_values
from entramado.loaders.languages.english import norms as english_norms
from entramado.loaders.languages.english.peoples import people_from_elsewhere, people_named
from entramado.loaders.languages.english.plural_bodies import several
from entramado.loaders.languages.spanish.bodies import ParagraphBodies
from entramado.loaders.languages.spanish.norms import (
    leave_bodies_to_norms,
    leave_to_norms,
    one_name_each,
    parted,
    with_numbered,
    without_bodies,
    without_lawgivers,
)
from entramado.loaders.languages.spanish.paragraph_dates import prose_period
from entramado.loaders.prose.home_words import foreign_people, home_words, replace_words, replace_words_in_passage
from entramado.loaders.prose.populations import find_prose_populations, with_nationals_abroad
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage, chain
from entramado.ontology.folding import fold
from entramado.ontology.profiles import (
    DEFAULT,
    Profile,
    country_words,
    english_peoples,
    shared_acronyms,
)
from entramado.ontology.schemes import load_schemes

# Words for office holders: what follows them is a whole name, no end of a longer one.
_NO_OFFICE_HOLDER = r"(?!Represent|Direct|Presiden|Chair|Head |Chief |Spokes|Coordina|Ambassador |Jefe |Jefa )"
_HEAD_BEFORE = re.compile(rf"\b{_NO_OFFICE_HOLDER}[A-ZÀ-Ý][\w-]{{3,}} (?:d[aeo]s?|du|des|of|of the|de l['’])\s?$")
_HEAD_REACH = 60  # characters before a name in which the head of a longer name stands
# A country's name inside another name: "Benin City" is in Nigeria, an airline or a currency is no place.
_PLACE_IN_NAME = re.compile(r" (?:City|Street|Road|Declaration|Process|Air(?:ways|lines?)?)\b|\.? [Dd]ollars?\b")
_POSSESSIVE = re.compile(r"[’']s\b")
_PORT_OF = re.compile(r"\bPort[- ]of[- ]$")
_BRANCH = re.compile(r" ([A-ZÀ-Ý][a-zà-ÿ]+)\b")
# In English the name of a division counts only behind a preposition or in a list, since it may be a surname or part
# of another name.
_IS_WHERE = re.compile(r"(?:\b(?:[Ii]n|from|to|of|and|at|across|through|between|for|near)|,) (?:the )?\Z")
_NAME_GOES_ON = re.compile(r" (?:[A-Z]|and [A-Z]\w+ (?:Act|Agreement))|-[A-Z]")
# The name of a body may be part of an agreement's: "Protocole de la CEDEAO", "Acordo entre os Estados-Membros da CPLP".
_OF_AN_AGREEMENT = re.compile(
    r"\b(?:Acordo|Protocolo|Convenção|Pacto|Declaração|Estatuto|Accord|Protocole|Convention|Pacte|Déclaration|Charte|Traité"
    r"|Tratado|Carta|Directive|Règlement)"
    r"(?: (?!avec|par|com|pelo|pela|por|signée?|assinad[oa]|conclue?)(?:(?:l|d)[’'])?[\wà-ÿÀ-Ý-]+)*"
    r" (?:d[ao]s?|du|des?|de la|de l[’']) ?$"
)
# A hyphen would hide the name: "a WHO-backed programme".
_BACKED_BY = re.compile(
    r"(?<=[A-Z])-(?=(?:backed|funded|led|supported|run|managed|assisted|sponsored|registered|administered|implemented|hosted)\b)"
)
_SHORTEST = 2  # letters; such an acronym may be a code of a country or state
_FIELDS = "places within a country, focus, action types, migrant type"
_NAMES_ONLY = "only names of bodies, countries and addresses are read"
_UNREAD = {
    "es": (),
    "en": ("of a text in English these fields are not read: municipalities, focus, action types, migrant type",),
    "fr": (f"of a text in French {_NAMES_ONLY}, not: {_FIELDS}, populations, instruments, dates, figures",),
    "pt": (f"of a text in Portuguese {_NAMES_ONLY}, not: {_FIELDS}, populations, instruments, dates, figures",),
}


class ProseFactReader:
    """Extracts the facts of paragraphs; `texts` are all paragraphs of the document, `language` es, en, fr or pt."""

    def __init__(self, profile: Profile, language: str, lexicon: Lexicon, texts: Sequence[str]) -> None:
        self.profile = profile
        self.language = language
        self.lexicon = lexicon
        self.places = PlaceIndex(profile.authority)
        at_home = profile.authority.countries.get(profile.home)
        self._home_names = frozenset((at_home.name_es, at_home.name_en) if at_home else ())
        if language == "es":
            self._reader = FactReader(profile.authority, load_schemes(), lexicon)
            self._abroad = ForeignBodies(profile, texts)
            self._bodies = ParagraphBodies(
                texts,
                _place_names(profile),
                profile.country_names,
                [s.name for s in profile.authority.states.values()],
            )
            self._home_words = home_words(profile)

    def unread(self) -> tuple[str, ...]:
        """Sentences that say which fields are not read in the language."""
        return _UNREAD[self.language]

    def read(self, entry: Entry) -> ExtractedFacts:
        """The facts of one paragraph, whose text is the entry's description."""
        return self._spanish(entry) if self.language == "es" else self._by_names(entry)

    def read_printed(self, entry: Entry) -> ExtractedFacts:
        """The facts of an entry of known layout, of another country than Mexico or in another language."""
        if self.language != "es":
            return self._by_names(replace(entry, description=chain([passage for _, passage in entry.parts()])))
        facts, said, _ = self._as_if_mexican(entry)
        facts.populations = said.populations
        if facts.start is None:
            facts.start, facts.end = prose_period(entry.description, facts.start, facts.end)
        for passage in (p for p in (entry.description, entry.results) if p):
            facts.organisations += self._bodies.more(passage, facts.organisations)
        return self._without_home(facts, entry)

    def _spanish(self, entry: Entry) -> ExtractedFacts:
        """The facts of a Spanish paragraph: those of the extractor, corrected for prose of unknown layout."""
        facts, said, theirs = self._as_if_mexican(entry)
        passage = entry.description
        facts.organisations = self._bodies.mended(facts.organisations, passage.text)
        facts.organisations += self._bodies.more(passage, facts.organisations)
        facts.instruments = without_bodies(parted(facts.instruments, passage.text), facts.organisations)
        facts.instruments = with_numbered(passage, facts.instruments, facts.organisations)
        facts.instruments = one_name_each(facts.instruments, passage.text)
        mentions = find_mentions(theirs, self._reader.populations.find)
        named = [m.printed for m in facts.organisations] + [n.name for n in facts.instruments]
        if self.profile.home != DEFAULT:
            named += [replace_words(name, self._home_words) for name in named if name[:1].isupper()]
        facts.populations = find_prose_populations(
            theirs.description, foreign_people(), mentions, said.populations, names=named
        )
        leave_to_norms(facts, passage.text)
        facts.instruments = without_lawgivers(facts.instruments)
        facts.countries = self._countries_outside_bodies(facts, passage)
        facts.start, facts.end = prose_period(passage, facts.start, facts.end)
        return self._without_home(facts, entry)

    def _as_if_mexican(self, entry: Entry) -> tuple[ExtractedFacts, ExtractedFacts, Entry]:
        """The facts of an entry, those with the words for home replaced by Mexico's, and the entry so replaced."""
        facts = self._reader.read(entry)
        if self.profile.home == DEFAULT:
            return facts, facts, entry
        described, results = (replace_words_in_passage(p, self._home_words) for p in (entry.description, entry.results))
        theirs = replace(entry, description=described, results=results)
        said = self._reader.read(theirs)
        facts.migrant_type, facts.women_focus = said.migrant_type, said.women_focus
        facts.action_types = said.action_types
        return facts, said, theirs

    def _without_home(self, facts: ExtractedFacts, entry: Entry) -> ExtractedFacts:
        """The facts without the home country, and without its bodies and places where the text is another country's."""
        facts.countries = [c for c in facts.countries if c.value != self.profile.home]
        facts.organisations = self._abroad.separate(facts.organisations, entry)
        if self._abroad.is_foreign:
            facts.states, facts.municipalities = [], []
        return facts

    def _countries_outside_bodies(self, facts: ExtractedFacts, passage: Passage) -> list[Value]:
        """The countries that are named outside names of international bodies (USAID)."""
        outside = self._without_shared_bodies(passage, facts.organisations)
        left = {place.key for m in self.places.find(outside) for place in m.payloads}
        return [c for c in facts.countries if c.value in left]

    def _without_shared_bodies(self, passage: Passage, mentions: Sequence[BodyMention]) -> Passage:
        """The passage with blanks in place of names of international bodies, which may hold a country's name."""
        bodies = self.profile.authority.institutions
        text = passage.text
        for mention in mentions:
            branch = mention.rule == "name" and not mention.candidates  # a national branch: "Caritas Czech Republic"
            if branch or any(c in bodies and bodies[c].sector == "international" for c in mention.candidates):
                text = text.replace(mention.printed, " " * len(mention.printed))
            head, _, behind = mention.printed.partition(" ")
            people = behind.partition(" ")[0]
            if people and self.language == "es" and fold(people) in country_words():  # "Fundación Suiza para ..."
                text = text.replace(f"{head} {people}", f"{head} {' ' * len(people)}")
        return replace(passage, text=text)

    def _by_names(self, entry: Entry) -> ExtractedFacts:
        """The facts of a text in another language than Spanish: names, and in English some further fields."""
        passage = entry.description
        facts = ExtractedFacts(organisations=self._known_bodies(passage), urls=find_links(entry))
        outside = self._without_shared_bodies(passage, facts.organisations)
        found = [m for m in self.places.find(outside) if not self.places.only_in_lists(m)]
        matches = [
            m
            for m in found
            if not (_PLACE_IN_NAME.match(passage.text, m.end) or _PORT_OF.search(passage.text, 0, m.start))
        ]
        facts.countries = self._countries_named(passage, matches)
        if self.language == "en":
            facts.states = _divisions_named(passage, matches, facts.organisations)
            facts.figures = plain_values.figures(passage)
            facts.start, facts.end = plain_values.period(passage)
            bodies = [m.printed for m in facts.organisations]
            norms = english_norms.instruments(passage)
            facts.instruments = [n for n in norms if not any(n.name in name for name in bodies)]
            leave_bodies_to_norms(facts, passage.text)
            names = bodies + [n.name for n in facts.instruments]
            foreign = people_from_elsewhere(self.profile.home)
            groups = find_prose_populations(passage, foreign, (), (), names=names, language="en")
            facts.populations = with_nationals_abroad(groups, passage, self.profile.home)
        return facts

    def _countries_named(self, passage: Passage, matches: Sequence[NameMatch[AuthorityPlace]]) -> list[Value]:
        """The foreign countries that are named, in English also by their demonyms."""
        seen: dict[str, Value] = {}
        for match in matches:
            for place in match.payloads:
                if place.kind == "country" and place.key != self.profile.home:
                    lines = passage.lines(match.start, match.end)
                    seen.setdefault(place.key, Value(place.key, lines, "country-name", match.text))
        for people in people_named().finditer(passage.text) if self.language == "en" else ():
            word = fold(people[1])
            country = english_peoples().get(word) or english_peoples()[word + "s"]
            if country != self.profile.home:
                seen.setdefault(country, Value(country, passage.lines(*people.span(1)), "country-people", people[1]))
        return list(seen.values())

    def _known_bodies(self, passage: Passage) -> list[BodyMention]:
        """The bodies of the authority that are named, in English also those that grammar or a list reveals."""
        found: dict[str, BodyMention] = {}
        text = known_bodies.in_capitals(_BACKED_BY.sub(" ", passage.text), shared_acronyms())
        for match in self.lexicon.find(text):
            bodies = tuple(dict.fromkeys(f.body for f in match.payloads))
            if len(bodies) > 1 or not match.text[:1].isupper() or passage.text[match.start - 1 : match.start] == "-":
                continue
            if self.language == "en" and (
                known_bodies.goes_on(match.text, passage.text, match.end)
                or (
                    len(match.text) == _SHORTEST and english_contexts.is_territory(passage.text, match.start, match.end)
                )
            ):
                continue
            if self.language != "en" and _OF_AN_AGREEMENT.search(passage.text[: match.start][-_HEAD_REACH:]):
                continue
            if not _is_end_of_name(passage.text, match.start, match.text):
                lines = passage.lines(match.start, match.end)
                name = " ".join(match.text.split())
                if " " not in name and name not in shared_acronyms():
                    branch = self._branch_behind(passage.text, match.end)
                    name, bodies = (name + branch, ()) if branch else (name, bodies)
                own = BodyMention(name, None, bodies, "mentioned", lines, "name", "named-only")
                found.setdefault(bodies[0] if bodies else name, own)
        mentions = list(found.values())
        if self.language != "en":
            return mentions
        mentions += self._built_names(passage, mentions)
        return [*mentions, *self._listed_names(passage, mentions)]

    def _branch_behind(self, text: str, end: int) -> str:
        """The word or country that makes a name a national branch: "Cáritas Brasileira", "Caritas Lebanon"."""
        branch = _BRANCH.match(text, end)
        country = english_bodies.of_country_behind(text, end)
        other = branch is not None and (self.language != "en" or fold(branch[1]) in english_peoples())
        return country or (f" {branch[1]}" if branch and other else "")

    def _listed_names(self, passage: Passage, known: Sequence[BodyMention]) -> Iterator[BodyMention]:
        """English names of bodies that are coordinated with known ones, or act by their verb."""
        spans = {m.span() for k in known for m in re.finditer(rf"\b{re.escape(k.printed)}\b", passage.text)}
        seen = [fold(m.printed) for m in known]
        placed = itertools.chain(
            english_contexts.conjuncts_of(passage.text, sorted(spans)),
            english_contexts.agents_and_partners(passage.text),
        )
        for start, end in placed:
            name = passage.text[start:end]
            is_place = any(self._is_division(m) for m in self.places.find(name))
            is_known = any(m.text == name for m in self.lexicon.find(name))
            is_known = is_known or any(known_bodies.stands_for(name, k.printed) for k in known)
            explained = any(self.lexicon.find(english_contexts.bracket_behind(passage.text, end)))
            explained = explained or any(f"{k.printed} ({name})" in passage.text for k in known)
            is_known = is_known or explained or english_contexts.is_person(passage.text, start)
            if (
                not is_place
                and not is_known
                and not any(_within(fold(name), s) or _within(s, fold(name)) for s in seen)
            ):
                seen.append(fold(name))
                lines = passage.lines(start, end)
                yield BodyMention(name, None, (), "mentioned", lines, "listed-body", "named-only")

    @staticmethod
    def _is_division(match: NameMatch[AuthorityPlace]) -> bool:
        return match.start == 0 and any(place.kind != "country" for place in match.payloads)

    def _built_names(self, passage: Passage, known: Sequence[BodyMention]) -> Iterator[BodyMention]:
        """English names of bodies by their grammar, besides those that are known."""
        seen = {fold(n) for m in known for n in (m.printed, m.acronym) if n}
        others = [m for m in self.lexicon.find(passage.text) if m.text[:1].isupper()]
        seen |= {fold(m.text) for m in others if not known_bodies.goes_on(m.text, passage.text, m.end)}
        printed = [m.text for m in others]
        of_a_kind = [n for n in several(passage.text, self._home_names) if all(m.start != n.start for m in others)]
        built = english_bodies.names(passage.text, self._home_names)
        for whole in (*(n for n in built if all(not s.start <= n.start < s.end for s in of_a_kind)), *of_a_kind):
            # Another body may begin inside: "the Ministry of Health and Save the Children".
            begins = next((m.start for m in others if whole.start < m.start < whole.end < m.end), None)
            named = known_bodies.up_to(whole, passage.text, begins) if begins else whole
            name = fold(named.text)
            slip = any(known_bodies.differs_in_plural(name, s) for s in seen)
            if slip or english_contexts.is_person(passage.text, named.start):
                continue
            # A name in brackets is the second name of the body before: "the German Association (DVV International)".
            second = passage.text[named.start - 2 : named.start] == " (" and passage.text[named.end :][:1] == ")"
            second = second and not named.text.startswith(("Ministry", "Department"))
            if second and any(passage.text[: named.start - 2].endswith(k) for k in printed):
                seen.add(name)
                continue
            printed.append(named.text)
            # "the Agency for Police Cooperation (Europol)": known by its other name.
            behind = english_contexts.bracket_behind(passage.text, named.end)
            if behind and any(m.text == behind for m in others):
                continue
            acronym = named.acronym or known_bodies.acronym_of(named.text, passage.text)
            if fold(acronym or "") in seen or any(
                name in s or known_bodies.is_named_in(s, named, passage.text) for s in seen
            ):
                continue
            seen |= {name, fold(named.acronym or name)}
            lines = passage.lines(named.start, named.end)
            yield BodyMention(named.text, named.acronym, (), "mentioned", lines, "built-name", "named-only")


def _divisions_named(
    passage: Passage, matches: Sequence[NameMatch[AuthorityPlace]], bodies: Sequence[BodyMention]
) -> list[Value]:
    """The divisions of the home country that an English text names as places, outside names of bodies."""
    found: dict[str, Value] = {}
    for match in matches:
        states = [place.key for place in match.payloads if place.kind == "state"]
        if len(states) != 1 or any(place.kind == "country" for place in match.payloads):
            continue
        where = _IS_WHERE.search(passage.text, 0, match.start) and not _NAME_GOES_ON.match(passage.text, match.end)
        if where and not any(match.text in body.printed for body in bodies):
            lines = passage.lines(match.start, match.end)
            found.setdefault(states[0], Value(states[0], lines, "state-name", match.text))
    return list(found.values())


def _place_names(profile: Profile) -> frozenset[str]:
    """The folded names of a profile's places and of its home country."""
    authority = profile.authority
    names = [s.name for s in authority.states.values()] + [m.name for m in authority.municipalities.values()]
    return frozenset(map(fold, (*names, *(p.name for p in authority.place_names), *profile.country_names)))


def _within(name: str, longer: str) -> bool:
    """Whether a name stands in a longer one as whole words."""
    return f" {name} ".replace(",", "") in _POSSESSIVE.sub("", f" {longer} ".replace(",", ""))


def _is_end_of_name(text: str, start: int, name: str) -> bool:
    """Whether a name is the end of a longer one that has its own head: "Alto Comissariado das Nações Unidas"."""
    return " " in name and _HEAD_BEFORE.search(text[max(0, start - _HEAD_REACH) : start]) is not None
