"""What a question in plain words names: states, bodies, objectives, groups, countries, programmes, editions.

The names are those of the graph that is served. The longest name wins; what is a word of no weight ("personas",
"México") or a code that is also a common word ("se", "un") names nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Final

from entramado.api.pages.question.programme_names import CUE, by_acronym, by_beginning, by_part, programme_of
from entramado.api.pages.search.words import (
    NATIONAL,
    TOO_WIDE,
    WORD,
    YEAR,
    function_words,
    is_generic,
    others_of,
    translations,
)
from entramado.api.translations.interface import LANGUAGES
from entramado.ontology.folding import fold_as_queries, fold_words
from entramado.ontology.home import HOME, PROFILES
from entramado.queries.entities import Entities

_CALLED: Final = Path(__file__).parents[2] / "translations" / "question-names.csv"
_KINDS: Final = (
    "state",
    "institution",
    "objective",
    "population",
    "action-type",
    "country",
    "municipality",
    "chapter",
    "sector",
    "programme",
)
# What a word of the name of a programme may be too ("Health Windows").
_TOPICS: Final = frozenset({"action-type", "objective", "population"})
_MIGRANTS: Final = frozenset({"migrants", "migrantes", "persons", "adults"})
_GRAM_MOST: Final = 9
_ACRONYM_LEAST: Final = 3
_NAME_LEAST: Final = 6
_PAIR: Final = 2
# Blanks in a name of a body that may go on.
_WORDS_OF_BODY: Final = 2
_BEGUN: Final = frozenset({"population", "chapter"})
_STEM_LEAST: Final = 4
_ENDING_MOST: Final = 3
_WITH_CUES: Final = frozenset({"population", "objective", "institution", "state"})
# An acronym in the plural ("the OPIs").
_ACRONYMS: Final = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}s\b")
_NUMBERED: Final = re.compile(r"\b(?:objetivo|objective|obj)s? (?:no |num |numero |number )?(\d{1,2})\b")
# Words written as a name is, within a sentence.
_CAPITAL: Final = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
_RUN: Final = re.compile(
    rf"(?<=[\w,] ){_CAPITAL}(?: (?:(?:de|del|la|las|los|el|a|y|para|en|of|the|for|and) )*{_CAPITAL})+"
)


@cache
def _called() -> tuple[tuple[str, str, str], ...]:
    """What people who ask call things by, beyond the graph's names: name, kind and slug, the longest first."""
    with _CALLED.open(encoding="utf-8", newline="") as handle:
        rows = [(fold_as_queries(row["name"]), row["kind"], row["slug"]) for row in csv.DictReader(handle)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _demonyms() -> tuple[tuple[str, str], ...]:
    """Beginnings of words for who comes from a country (folded, its code), a whole word where it ends in a blank."""
    folder, found = PROFILES / "INT", []
    with (folder / "demonyms.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found += [(fold_as_queries(stem), row["country"]) for stem in row["stems"].split()]
    with (folder / "demonyms-en.csv").open(encoding="utf-8", newline="") as handle:
        found += [(f"{fold_as_queries(row['plural'])} ", row["country"]) for row in csv.DictReader(handle)]
    return tuple(found)


def _country_of(word: str, known: Entities) -> str:
    """The country, other than the reports' own, whose people a word is for."""
    of = (code for stem, code in _demonyms() if f"{word} ".startswith(stem) and code != HOME.code)
    return next((code for code in of if known.has("country", code)), "")


@dataclass(slots=True)
class RecognisedNames:
    """What a question names: slugs by kind in the order of the question, its years, and the words that are left.

    `unread` are bodies that a question calls by name, of which nothing was read.
    `narrower` are words of another name of a group that say less than the group ("pregnant women"), `said` those by
    which each thing is named; `capitals` those written in capitals. `unknown` are
    the names, by their capitals, of which no word names anything; `region` the states that are asked for by one name.
    `one_group`: two groups are named as one, of people who are of both.
    """

    things: dict[str, list[str]] = field(default_factory=dict)
    editions: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    narrower: list[str] = field(default_factory=list)
    said: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    capitals: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    region: list[str] = field(default_factory=list)
    one_group: bool = False

    def first(self, *kinds: str) -> tuple[str, str] | None:
        """The kind and slug of the first thing of the first of some kinds that has one."""
        return next(((kind, self.things[kind][0]) for kind in kinds if self.things.get(kind)), None)

    def all_of(self, kind: str) -> list[str]:
        """The things of a kind."""
        return self.things.get(kind, [])

    def leave_out(self, kind: str, slug: str) -> None:
        """Name a thing no longer."""
        self.things[kind] = [one for one in self.things[kind] if one != slug]
        if not self.things[kind]:
            del self.things[kind]

    @property
    def acronym_programmes(self) -> list[str]:
        """The programmes that are named by an acronym, which may be what is counted ("the CURP")."""
        said = {slug: {*self.said.get(("programme", slug), ())} for slug in self.all_of("programme")}
        return [slug for slug, words in said.items() if words and words <= self.capitals]

    @property
    def count(self) -> int:
        """How many things are named, editions too."""
        return sum(map(len, self.things.values())) + len(self.editions)


def recognised(question: str, known: Entities) -> RecognisedNames:
    """What a question names."""
    found = RecognisedNames()
    question, folded = _called_otherwise(found, question, known)
    found.editions = [year for year in dict.fromkeys(YEAR.findall(folded)) if year in known.editions]
    for number in _NUMBERED.findall(folded):
        if known.has("objective", number):
            _add(found, "objective", number)
    written = WORD.findall(_NUMBERED.sub(" ", folded))
    # Where a capital stands tells an acronym from a word.
    capitals = {fold_as_queries(word) for word in WORD.findall(question) if len(word) > 1 and word.isupper()}
    capitals |= {fold_as_queries(word) for word in _ACRONYMS.findall(question)}
    found.capitals = capitals
    titled = {fold_as_queries(word) for word in WORD.findall(question)[1:] if word[0].isupper()}
    at = 0
    while at < len(written):
        size, kind, slug = _longest(written, at, known, capitals)
        called, behind = written[at : at + size], written[at + size :]
        if kind == "institution" and _goes_on_otherwise(called, behind, slug, titled, known):
            size, kind, slug = 1, "", ""
        named_by_part = (not slug or (size == 1 and kind in _TOPICS)) and not found.all_of("programme")
        if named_by_part and (programme := by_part(written[at : at + 2], titled, known)):
            size, kind, slug = 2, "programme", programme
        elif not slug and (body := by_beginning(written[at : at + 2], titled, known)):
            size, kind, slug = 2, "institution", body
        if size == 1 and kind in ("", "population") and (country := _country_of(written[at], known)):
            # A nationality is a country that is named, rather than all foreigners.
            kind, slug = "country", country
        if slug:
            _add(found, kind, slug)
            found.said[kind, slug] = written[at : at + size]
            found.narrower += _narrower(written[at : at + size], kind, slug, known)
        elif written[at] not in found.editions:
            found.rest.append(written[at])
        at += size
    if acronyms := found.acronym_programmes:
        # An acronym tells the programme, words before it only some of its name.
        found.things["programme"] = acronyms
    _drop_wider(found, known)
    _drop_parts(found, known)
    found.one_group = _is_one_group(found, fold_as_queries(question), known)
    for run in _RUN.findall(question):
        # "Fondo de Apoyo en Chiapas" is a name and a place.
        for name in (run, run.rpartition(" en ")[0]):
            content = set(WORD.findall(fold_as_queries(name))) - function_words() - TOO_WIDE
            if content and content <= {*found.rest}:
                found.unknown.append(name)
                break
    return found


def _called_otherwise(found: RecognisedNames, question: str, known: Entities) -> tuple[str, str]:
    """Take out of a question what people call by other names than the graph's; what is left of it, also folded."""
    folded = fold_as_queries(question)
    spoken = f" {' '.join(WORD.findall(folded))} "
    for name, kind, slug in _called():
        # "los Estados Unidos" are no states.
        if f" {name} " not in spoken or f" {name} unidos " in spoken or not known.has(kind, slug):
            continue
        # What begins the name of a body that is called whole is that.
        if not any(one.startswith(f"{name} ") and f" {one} " in spoken for one in known.names("institution")):
            _add(found, kind, slug)
            found.said[kind, slug] = name.split()
            folded = re.sub(rf"\b{name}\b", " ", " ".join(WORD.findall(folded)))
            spoken = f" {' '.join(WORD.findall(folded))} "
            question = re.sub(rf"(?i)\b{name}\b", " ", question)
    return question, folded


def _goes_on_otherwise(
    called: Sequence[str], after: Sequence[str], slug: str, titled: set[str], known: Entities
) -> bool:
    """Whether words that only begin a body's name go on with another: "National University of Lowland"."""
    if " ".join(called) in known.names("institution"):
        return False
    rest = list(takewhile(lambda word: word in function_words(), after))
    behind = after[len(rest) :][:1]
    own = {word for name, of in known.names("institution").items() if slug in of for word in name.split()}
    return bool(rest and behind and behind[0] in titled and behind[0] not in own)


def words_of_names(named: RecognisedNames, known: Entities, *kinds: str) -> frozenset[str]:
    """The words of all names of the things of some kinds that a question names ("pueblos indígenas")."""
    found: set[str] = set()
    for kind in kinds:
        slugs = {*named.all_of(kind)}
        names = known.names(kind).items() if slugs else ()
        found.update(word for name, of in names if slugs & of.keys() for word in name.split())
    return frozenset(found)


def _drop_wider(found: RecognisedNames, known: Entities) -> None:
    """Leave out a group whose name another one that is named begins with ("children", "unaccompanied children")."""
    named = found.all_of("population")
    wide = [slug for slug in named if TOO_WIDE.issuperset(found.said.get(("population", slug), ["-"]))]
    others = any(found.things[kind] for kind in found.things if kind != "population")
    if wide and (others or len(wide) < len(named)):
        # "LGBT migrants" are one group, and what a court does "for migrants" is all that it does.
        named = [slug for slug in named if slug not in wide]
    names = {slug: known.label("population", slug) for slug in named}
    kept = [s for s in named if not any(n != names[s] and n.startswith(f"{names[s]} ") for n in names.values())]
    found.things["population"] = kept
    if not kept:
        del found.things["population"]


def _is_one_group(found: RecognisedNames, folded: str, known: Entities) -> bool:
    """Whether two groups that are named stand one behind the other, as one ("indigenous women").

    >>> of = RecognisedNames({"population": ["a", "b"]}, said={("population", "a"): ["a"], ("population", "b"): ["b"]})
    >>> [_is_one_group(of, asked, Entities("")) for asked in ("whose a who are b", "a, b", "a or b", "a with b")]
    [True, False, False, False]
    """
    slugs = found.all_of("population")
    said = [" ".join(found.said.get(("population", slug), ())) for slug in slugs]
    if len(said) != _PAIR or not all(said):
        return False
    # Women "with disabilities" are called so, women with children are not.
    labels = [fold_words(known.label("population", slug, lang)) for slug in slugs for lang in LANGUAGES]
    held = [word for word in ("con", "with") if any(f" {word} {one}" in label for label in labels for one in said)]
    between = "|".join((*held, "(?:que|who|that) (?:son|sean|fueron|are|were)"))
    joined = rf"\s+(?:(?:{between})\s+)?"
    one, other = (rf"\b{re.escape(name)}\b" for name in said)
    return re.search(f"{one}{joined}{other}|{other}{joined}{one}", folded) is not None


def _drop_parts(found: RecognisedNames, known: Entities) -> None:
    """Leave out the places that the name of a programme holds which is named ("... México-Canadá")."""
    called = " ".join(f" {fold_words(known.label('programme', slug))} " for slug in found.all_of("programme"))
    for kind in ("country", "state") if called else ():
        kept = [s for s in found.all_of(kind) if f" {' '.join(found.said.get((kind, s), ['-']))} " not in called]
        if kept != found.all_of(kind):
            found.things[kind] = kept
            if not kept:
                del found.things[kind]


def _add(found: RecognisedNames, kind: str, slug: str) -> None:
    if slug not in found.things.setdefault(kind, []):
        found.things[kind].append(slug)


def _narrower(name: Sequence[str], kind: str, slug: str, known: Entities) -> list[str]:
    """The words of another name of a group that none of its own names has."""
    if kind != "population":
        return []
    own = {word for one, slugs in known.names(kind).items() if slugs.get(slug, CUE) < CUE for word in WORD.findall(one)}
    begun = tuple(word[:_ACRONYM_LEAST] for word in own)
    return [word for word in name if not word.startswith(begun) and word not in function_words()]


def _longest(words: Sequence[str], at: int, known: Entities, capitals: set[str]) -> tuple[int, str, str]:
    """How many words from a place on are a name, of what kind and thing; one word and nothing where none are."""
    for size in range(min(_GRAM_MOST, len(words) - at), 0, -1):
        gram = words[at : at + size]
        if gram[0] in function_words() and (size == 1 and gram[0] not in capitals):
            continue
        if size == 1 and (gram[0] in TOO_WIDE or gram[0].isdecimal()):
            continue
        for kind in _KINDS:
            if slug := _slug(kind, " ".join(gram), known, capitals):
                of_name = programme_of(gram, known) if kind == "population" else ""
                return (size, "programme", of_name) if of_name else (size, kind, slug)
        if size > 1 and (slug := _of_people(gram, known, capitals)):
            return size, "population", slug
        if size > 1 and (slug := _slug("programme", " ".join(_other_number(gram)), known, capitals)):
            return size, "programme", slug
    word = words[at]
    plain = word in TOO_WIDE or word in function_words() or word.isdecimal()
    slug = "" if plain else _by_translation("population", word, known)
    return 1, "population" if slug else "", slug


def _of_people(gram: Sequence[str], known: Entities, capitals: set[str]) -> str:
    """A group that is called without "people" or "personas", or by "migrants" in their place ("older migrants")."""
    if gram[-1] in _MIGRANTS or gram[0] in _MIGRANTS:
        called = [*gram[:-1], "people"] if gram[-1] in _MIGRANTS else ["personas", *gram[1:]]
    else:
        called = ["personas", *gram]
    return _slug("population", " ".join(called), known, capitals)


def _other_number(gram: Sequence[str]) -> list[str]:
    """A name with its first word in the plural, or in the singular if it stands in the plural."""
    first = gram[0]
    return [first.removesuffix("s") if first.endswith("s") else f"{first}s", *gram[1:]]


def _slug(kind: str, name: str, known: Entities, capitals: set[str]) -> str:
    """The one thing of a kind of that name."""
    single = " " not in name
    found = known.names(kind).get(name) or ({} if single else _begun(kind, name, known))
    if single and len(name) < _ACRONYM_LEAST and name not in capitals:
        return ""
    topic = name in translations() or name in known.names("action-type")
    if kind == "institution" and single and topic and name not in capitals:
        # A topic in small letters is no body that is called by it ("salud").
        return ""
    same = list(found.values()).count(min(found.values(), default=0))
    if kind == "institution" and same > 1 and name.count(" ") >= _WORDS_OF_BODY:
        found = _begun(kind, name, known)
    if kind == "institution" and len(found) != 1 and name in capitals:
        # States have one of that acronym too: "DIF Nacional".
        found = known.names(kind).get(f"{name} {NATIONAL}", found)
    if kind == "programme" and single:
        whole = min(found, default="") if len(name) >= _NAME_LEAST else ""
        return whole or by_acronym(name, known, capitals)
    best = min(found.values(), default=CUE + 1)
    slugs = [slug for slug, rank in found.items() if rank == best]
    return slugs[0] if len(slugs) == 1 and (best < CUE or kind in _WITH_CUES) else ""


def _begun(kind: str, name: str, known: Entities) -> dict[str, int]:
    """The things of a kind whose name begins with some words ("civil society")."""
    last = name.rsplit(" ", 1)[-1]
    small = last in function_words() | TOO_WIDE or is_generic(last)
    if kind == "objective" and len(last) > _ACRONYM_LEAST and not small:
        holding = {s for one, of in known.names(kind).items() if f" {name} " in f" {one} " for s in of}
        return dict.fromkeys(holding, CUE - 1)
    if kind == "institution" and name in known.names("action-type"):
        # What is done is no body of which it is the beginning of the name ("servicios de salud").
        return {}
    if kind == "institution" and name.count(" ") >= _WORDS_OF_BODY and last not in function_words():
        # The shortest name that begins so is the country's own body.
        _, slugs = min(known.names_going_on(kind, name), key=lambda of: len(of[0]), default=("", {}))
        return dict.fromkeys(slugs, CUE - 1)
    if kind not in _BEGUN or last in function_words():
        return {}
    starting = known.names_going_on(kind, name)
    return {slug: rank for _, slugs in starting for slug, rank in slugs.items() if rank < CUE}


def _by_translation(kind: str, word: str, known: Entities) -> str:
    """The thing of a kind whose name is an English word's translation, or that with an ending."""
    for start in others_of(word):
        if len(start) < _STEM_LEAST:
            continue
        slugs = {
            slug
            for name, of_name in known.names(kind).items()
            if name.startswith(start) and len(name) - len(start) <= _ENDING_MOST and name not in TOO_WIDE
            for slug in of_name
        }
        if len(slugs) == 1:
            return slugs.pop()
    return ""
