"""Which groups a paragraph of prose serves: rules over words for people, without fitted points.

Groups named inside names of bodies, laws and programmes, as topics of a course, or as parts of a count ("de ellas, 40
mujeres") are not served. Groups keep the codes of the scheme made for Mexico: `mexicanos-exterior` are nationals of the
home country abroad, `mexicanos-retorno` its returnees; demonyms of another home are replaced beforehand
(`home_words`). The words are data: `loaders/languages/groups_*.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import body_spans, folded
from entramado.loaders.extract.population_mentions import GroupMention
from entramado.loaders.extract.population_slugs import (
    CRIME_VICTIMS,
    DISPLACED,
    FAMILIES,
    FOREIGNERS,
    IN_TRANSIT,
    MIGRANTS,
    MINORS,
    NATIONALS_ABROAD,
    PUBLIC_SERVANTS,
    REFUGEES,
    RETURNEES,
    TRAFFICKED,
    UNACCOMPANIED,
    WOMEN,
)
from entramado.loaders.languages.english.peoples import migrants_of
from entramado.loaders.records import Span
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold_words
from entramado.ontology.profiles import country_words

_WORDS = Path(__file__).parents[1] / "languages"
# Groups by migratory situation: where one is named, "migrants" denotes the same people.
_SITUATIONS = frozenset((NATIONALS_ABROAD, RETURNEES, FOREIGNERS, IN_TRANSIT, REFUGEES, DISPLACED))
# Personal conditions, by which a count of people served is broken down.
_CONDITIONS = frozenset((WOMEN, MINORS, "jovenes", "personas-mayores", "discapacidad", "indigenas", "lgbtiq", FAMILIES))
_NOT_FOREIGNERS = frozenset((REFUGEES, IN_TRANSIT))
_BY_WORDS_ONLY = frozenset((FOREIGNERS, MIGRANTS))
_IN_A_NAME = frozenset(("in-body", "in-law"))
_MIN_SHARE = 0.3  # of a mention that counts (`GroupMention.share`)
_CLAUSE_END = re.compile(r"[:(]|,(?!\d)")
_SENTENCE_END = re.compile(r"\.(?!\d)|;")
_REACH = 120  # characters before a group in which its context is read
# Between a demonym and a word for return: "personas hondureñas retornadas" are no returnees of the home country.
_BETWEEN_PEOPLE_AND_RETURN = re.compile(r"(?: (?:que )?(?:fueron|han sido|migrantes|adult[oa]s|y \w+))? ")
# Where returnees come from, not who they are: "guatemaltecos retornados en junio, provenientes de México".
_ORIGIN = ("procedentes", "provenientes")
_RETURNED_BEFORE = re.compile(r"\b(?:retornad|repatriad|deportad)[oa]s\b[^.;]*$")
_FROM = re.compile(r"(?: forzad\w+)? (?:del?|desde|procedentes de|provenientes de) ((?:el )?\w+(?: \w+)?)")
# A part of a count: "el 54 % mujeres".
_SHARE = re.compile(r"\d ?% (?:de ell[oa]s )?(?:son |eran |fueron |de )?\w+|\d (?:son|eran|fueron) \w+(?: de \w+)?")
_WORD = re.compile(r"\w+|[^\w\s]")
_WITHIN_A_SENTENCE = re.compile(r"[^.!?\s]\s$")
# A place, which is no topic of a course: "un curso para mexicanos en Estados Unidos".
_IN_A_PLACE = re.compile(
    r"\ben (?=(?:los )?[A-ZÁÉÍÓÚÑ][\w-]+(?: [A-ZÁÉÍÓÚÑ][\w-]+){0,3}(?:[,.;]| y | sobre| entre| durante|\Z))"
)
# Names of laws, plans, programmes, offices: a group inside one is not served.
_PROPER_NAME = re.compile(
    r"\b(?:Ley|Código|Decreto|Estatuto|Convención|Convenio|Pacto|Protocolo|Política|Plan|Programa|Proyecto|Estrategia"
    r"|Fondo|Registro|Permiso|Reglamento|Comisión|Comité|Oficina|Centros?|Día|Mesa|Foro|Red|Acuerdo|Declaración)\b"
    r"(?: (?:de|del|la|las|los|el|para|y|en|sobre|por|contra|a|al|con|sus?|e)\b| [A-ZÁÉÍÓÚÑ][\w-]*,?(?= ))*"
    r"(?: [A-ZÁÉÍÓÚÑ][\w-]*)?"
    # "el subsecretario de Protección Internacional", "el comedor Niño del Mar".
    r"|\b(?:(?:[Ss]ub|[Vv]ice)?(?:[Ss]ecretari[oa]|[Mm]inistr[oa])|[Dd]irectora?|[Cc]omedor|[Hh]ospital|[Ee]scuela)"
    r"(?: (?:de|del|la|las|los|y|para)\b)*(?: [A-ZÁÉÍÓÚÑ][\w-]*(?: (?:de|del|la|las|los|y))?)+"
    # The name of a programme with a gerund: "se inscribieron en Jóvenes Sembrando el Mar".
    r"|\b[A-ZÁÉÍÓÚÑ]\w+ [A-ZÁÉÍÓÚÑ]\w+(?:ando|iendo|yendo)\b"
)


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """The patterns of each group, and those of the context that qualify them, from the language's data file."""
    data = tomllib.loads((_WORDS / f"groups_{language}.toml").read_text("utf-8"))

    def pattern(alternatives: Sequence[str]) -> re.Pattern[str]:
        text = "|".join(rf"(?:\b|(?<=\d)){a}" if a.startswith("\\d") else rf"\b{a}" for a in alternatives)
        for name, words in data["words"].items():
            text = text.replace("{" + name + "}", words)
        return re.compile(text)

    groups, signs = ({k: pattern(v) for k, v in data[part].items()} for part in ("groups", "signs"))
    return groups, signs


def find_prose_populations(
    passage: Passage,
    foreign: re.Pattern[str],
    mentions: Sequence[GroupMention],
    weighed: Sequence[Value],
    *,
    names: Sequence[str] = (),
    language: str = "es",
) -> list[Value]:
    """The groups that a paragraph serves, each with its lines.

    `foreign` matches (in folded text) people of foreign countries. `mentions` are the scheme's wordings in the
    paragraph, `weighed` the groups by the points fitted to the compendia; groups in both count too. Groups inside the
    `names` of bodies and norms do not count.
    """
    _, signs = _patterns(language)
    low = _mask_names(passage.text, names, language)
    found: dict[str, Value] = {}
    whole = folded(passage.text)
    not_served_here: set[str] = set()
    for slug, start, end in _groups_named(low, foreign, language):
        before = whole[max(0, start - _REACH) : start]
        if (slug == DISPLACED and signs["admitted"].search(before)) or (
            slug == RETURNEES and _ends_with_people(foreign, before)
        ):
            not_served_here.add(slug)
            continue
        # An English word with a capital inside a sentence is part of a name: "Ministry of Health – Youth and Sports".
        if language == "en" and slug != FOREIGNERS and _is_of_a_name(passage.text, start):
            continue
        found.setdefault(slug, Value(slug, passage.lines(start, end), "prose-words"))
    victims = signs["victims"].search(low) if signs["of_trafficking"].search(folded(passage.text)) else None
    if victims and CRIME_VICTIMS not in found:
        found.setdefault(TRAFFICKED, Value(TRAFFICKED, passage.lines(*victims.span()), "prose-words"))
    if found.keys() & _NOT_FOREIGNERS and not _foreigners_apart(low, foreign, language):
        found.pop(FOREIGNERS, None)
    left = " ".join(_SHARE.sub(" ", low).split())
    plain = (m for m in mentions if m.plainness == "name" and m.share >= _MIN_SHARE and not m.connections & _IN_A_NAME)
    by_name = {m.slug for m in plain if fold_words(m.wording) in left}
    if UNACCOMPANIED in found:
        not_served_here |= {MINORS, FAMILIES}
    for value in weighed:
        if value.value in by_name and value.value not in _BY_WORDS_ONLY | not_served_here:
            found.setdefault(value.value, value)
    if found.keys() & _SITUATIONS and not signs["migrants_too"].search(low):
        found.pop(MIGRANTS, None)
    if RETURNEES in found and not signs["abroad_still"].search(folded(passage.text)):
        found.pop(NATIONALS_ABROAD, None)
    return list(found.values())


def _foreigners_apart(low: str, foreign: re.Pattern[str], language: str) -> bool:
    """Whether foreigners are named apart from refugees and people in transit: as such, or in another sentence."""
    groups, signs = _patterns(language)
    sentences = _SENTENCE_END.split(low)
    return signs["foreigners"].search(low) is not None or any(
        foreign.search(s) and not any(groups[g].search(s) for g in _NOT_FOREIGNERS) for s in sentences
    )


def _is_of_a_name(text: str, start: int) -> bool:
    """Whether a word inside a sentence has a capital."""
    return text[start].isupper() and _WITHIN_A_SENTENCE.search(text, 0, start) is not None


def _groups_named(low: str, foreign: re.Pattern[str], language: str) -> Iterator[tuple[str, int, int]]:
    """The groups named in a masked text, with start and end."""
    groups, signs = _patterns(language)
    alone: set[int] = set()
    told: set[int] = set()
    for slug, words in groups.items():
        for match in words.finditer(low):
            before = low[max(0, match.start() - _REACH) : match.start()]
            if signs["not_served"].search(before):
                continue
            if slug == UNACCOMPANIED:
                alone.update(range(*match.span()))
            counted = signs["counted"].search(before) and not signs["receives_behind"].match(low, match.end())
            part = slug in _CONDITIONS and (signs["part_of_count"].search(before) or counted)
            if part and not signs["receives"].search(_CLAUSE_END.split(before)[-1]):
                continue
            if slug == MINORS and match.start() in alone:
                continue
            if slug == MIGRANTS and (match.start() in told or signs["kind_of_others"].search(before)):
                continue
            told.update(range(*match.span()))
            if slug == DISPLACED and _is_from_elsewhere(low, match.end()):
                continue
            yield slug, match.start(), match.end()
    for match in signs["staff"].finditer(low):
        taught = signs["before_staff"].search(low[max(0, match.start() - _REACH) : match.start()])
        if taught or signs["behind_staff"].match(low, match.end()):
            yield PUBLIC_SERVANTS, match.start(), match.end()
    for pattern in (signs["foreigners"], foreign):
        for match in pattern.finditer(low):
            before = low[max(0, match.start() - _REACH) : match.start()]
            if match[0].startswith(_ORIGIN) and _RETURNED_BEFORE.search(before):
                continue
            if not any(signs[sign].search(before) for sign in ("not_people", "not_served", "part_of_count")):
                yield FOREIGNERS, match.start(), match.end()


def _ends_with_people(foreign: re.Pattern[str], before: str) -> bool:
    """Whether the words before a group end in people of a foreign country."""
    *_, last = (None, *foreign.finditer(before))
    return last is not None and _BETWEEN_PEOPLE_AND_RETURN.fullmatch(before, last.end()) is not None


def _is_from_elsewhere(low: str, end: int) -> bool:
    """Whether displaced people come from another country: "personas desplazadas de Ucrania"."""
    whence = _FROM.match(low, end)
    return whence is not None and (whence[1] in country_words() or whence[1].split()[0] in country_words())


def _named_spans(text: str, names: Sequence[str]) -> Iterator[Span]:
    """The spans of names in a text as whole words; names are indexed by their first word, as there may be many."""
    beginning: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if first := _WORD.match(name):
            beginning.setdefault(first[0], []).append(name)
    for word in _WORD.finditer(text):
        for name in beginning.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                yield word.start(), end


def _mask_names(text: str, names: Sequence[str], language: str) -> str:
    """The folded text with blanks in place of names of bodies, norms and programmes, and of topics of courses."""
    low = folded(text)
    spans: list[Span] = list(body_spans(text)) if language == "es" else []
    spans += [m.span() for m in _PROPER_NAME.finditer(text)] if language == "es" else []
    spans += _named_spans(text, names)
    where_not_what = folded(_IN_A_PLACE.sub("   ", text))
    spans += [m.span(1) for m in _patterns(language)[1]["topic"].finditer(where_not_what)]
    letters = list(low)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def with_nationals_abroad(groups: Sequence[Value], passage: Passage, home: str) -> list[Value]:
    """The groups, with nationals abroad in place of migrants where they are of home: "Sri Lankan migrants"."""
    told = {group.value for group in groups}
    ours = migrants_of(home).search(folded(passage.text))
    if not ours or told & {RETURNEES, NATIONALS_ABROAD}:
        return list(groups)
    others = [group for group in groups if group.value != MIGRANTS]
    return [*others, Value(NATIONALS_ABROAD, passage.lines(*ours.span()), "prose-words")]
