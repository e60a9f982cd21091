"""Which groups a paragraph of prose serves, by the words that name people: relative to home, nothing fitted.

Names of bodies, laws and programmes, topics of a course, and the parts of a count ("de ellas, 40 mujeres") name no
one served. Groups keep Mexico's labels: `mexicanos-exterior` are nationals of home abroad, `mexicanos-retorno` those
who are back; the words for another home's people stand in for Mexico's before this is read. The words are data:
`loaders/languages/groups_*.toml`.
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
# Groups told by their migratory situation: where one is named, "migrants" are these.
_SITUATIONS = frozenset((NATIONALS_ABROAD, RETURNEES, FOREIGNERS, IN_TRANSIT, REFUGEES, DISPLACED))
# Personal conditions, by which a count of people served is broken down.
_CONDITIONS = frozenset((WOMEN, MINORS, "jovenes", "personas-mayores", "discapacidad", "indigenas", "lgbtiq", FAMILIES))
_NOT_FOREIGNERS = frozenset((REFUGEES, IN_TRANSIT))
_BY_WORDS_ONLY = frozenset((FOREIGNERS, MIGRANTS))
_IN_A_NAME = frozenset(("in-body", "in-law"))
_MIN_SHARE = 0.3
_CLAUSE_END = re.compile(r"[:(]|,(?!\d)")
_SENTENCE_END = re.compile(r"\.(?!\d)|;")
_REACH = 120
# "personas hondureñas retornadas", "guatemaltecos que fueron retornados": no one of home.
_BETWEEN_PEOPLE_AND_RETURN = re.compile(r"(?: (?:que )?(?:fueron|han sido|migrantes|adult[oa]s|y \w+))? ")
# "guatemaltecos retornados en junio, provenientes de México": whence those of home came back.
_WHENCE = ("procedentes", "provenientes")
_BACK_BEFORE = re.compile(r"\b(?:retornad|repatriad|deportad)[oa]s\b[^.;]*$")
_FROM = re.compile(r"(?: forzad\w+)? (?:del?|desde|procedentes de|provenientes de) ((?:el )?\w+(?: \w+)?)")
# "el 54 % mujeres": a part of a count.
_SHARE = re.compile(r"\d ?% (?:de ell[oa]s )?(?:son |eran |fueron |de )?\w+|\d (?:son|eran|fueron) \w+(?: de \w+)?")
_WORD = re.compile(r"\w+|[^\w\s]")
_WITHIN_A_SENTENCE = re.compile(r"[^.!?\s]\s$")
# "a course for Mexicans in Estados Unidos": a place, no topic.
_AT_A_PLACE = re.compile(
    r"\ben (?=(?:los )?[A-ZÁÉÍÓÚÑ][\w-]+(?: [A-ZÁÉÍÓÚÑ][\w-]+){0,3}(?:[,.;]| y | sobre| entre| durante|\Z))"
)
# What a law, plan or programme is called names nobody served.
_TITLE = re.compile(
    r"\b(?:Ley|Código|Decreto|Estatuto|Convención|Convenio|Pacto|Protocolo|Política|Plan|Programa|Proyecto|Estrategia"
    r"|Fondo|Registro|Permiso|Reglamento|Comisión|Comité|Oficina|Centros?|Día|Mesa|Foro|Red|Acuerdo|Declaración)\b"
    r"(?: (?:de|del|la|las|los|el|para|y|en|sobre|por|contra|a|al|con|sus?|e)\b| [A-ZÁÉÍÓÚÑ][\w-]*,?(?= ))*"
    r"(?: [A-ZÁÉÍÓÚÑ][\w-]*)?"
    # "el subsecretario de Protección Internacional", "el comedor Niño del Mar".
    r"|\b(?:(?:[Ss]ub|[Vv]ice)?(?:[Ss]ecretari[oa]|[Mm]inistr[oa])|[Dd]irectora?|[Cc]omedor|[Hh]ospital|[Ee]scuela)"
    r"(?: (?:de|del|la|las|los|y|para)\b)*(?: [A-ZÁÉÍÓÚÑ][\w-]*(?: (?:de|del|la|las|los|y))?)+"
    # "se inscribieron en Jóvenes Sembrando el Mar": what is done, as a programme is called.
    r"|\b[A-ZÁÉÍÓÚÑ]\w+ [A-ZÁÉÍÓÚÑ]\w+(?:ando|iendo|yendo)\b"
)


@lru_cache(maxsize=4)
def _language(language: str) -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """The words of each group, and the signs that qualify them."""
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

    `foreign` finds (in folded text) the people of other countries than home. `mentions` are the scheme's wordings in
    the paragraph and `weighed` the groups that the compendia's points give: what both of them say counts too. The
    `names` of bodies and norms name no group.
    """
    _, signs = _language(language)
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
        # In English a capital within a sentence is a name's: "Ministry of Health – Youth and Sports".
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
    """Whether foreigners are named as such, or people of another country in a sentence of no refugees nor transit."""
    groups, signs = _language(language)
    sentences = _SENTENCE_END.split(low)
    return signs["foreigners"].search(low) is not None or any(
        foreign.search(s) and not any(groups[g].search(s) for g in _NOT_FOREIGNERS) for s in sentences
    )


def _is_of_a_name(text: str, start: int) -> bool:
    """Whether a word is written with a capital though no sentence begins with it."""
    return text[start].isupper() and _WITHIN_A_SENTENCE.search(text, 0, start) is not None


def _groups_named(low: str, foreign: re.Pattern[str], language: str) -> Iterator[tuple[str, int, int]]:
    """The groups named in a masked text, with where."""
    groups, signs = _language(language)
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
            if match[0].startswith(_WHENCE) and _BACK_BEFORE.search(before):
                continue
            if not any(signs[sign].search(before) for sign in ("not_people", "not_served", "part_of_count")):
                yield FOREIGNERS, match.start(), match.end()


def _ends_with_people(foreign: re.Pattern[str], before: str) -> bool:
    """Whether a text ends with people of another country than home."""
    *_, last = (None, *foreign.finditer(before))
    return last is not None and _BETWEEN_PEOPLE_AND_RETURN.fullmatch(before, last.end()) is not None


def _is_from_elsewhere(low: str, end: int) -> bool:
    """Whether people are said to come from a country: "personas desplazadas de Ucrania"."""
    whence = _FROM.match(low, end)
    return whence is not None and (whence[1] in country_words() or whence[1].split()[0] in country_words())


def _named_spans(text: str, names: Sequence[str]) -> Iterator[Span]:
    """Where names stand in a text as whole words; each is looked up by its first word, since a text may have many."""
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
    """The folded text, blanks in place of names of bodies and norms and of topics of courses."""
    low = folded(text)
    spans: list[Span] = list(body_spans(text)) if language == "es" else []
    spans += [m.span() for m in _TITLE.finditer(text)] if language == "es" else []
    spans += _named_spans(text, names)
    where_not_what = folded(_AT_A_PLACE.sub("   ", text))
    spans += [m.span(1) for m in _language(language)[1]["topic"].finditer(where_not_what)]
    letters = list(low)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def with_nationals_abroad(groups: Sequence[Value], passage: Passage, home: str) -> list[Value]:
    """The groups, nationals of home abroad in place of migrants where those are home's: "Sri Lankan migrants"."""
    told = {group.value for group in groups}
    ours = migrants_of(home).search(folded(passage.text))
    if not ours or told & {RETURNEES, NATIONALS_ABROAD}:
        return list(groups)
    others = [group for group in groups if group.value != MIGRANTS]
    return [*others, Value(NATIONALS_ABROAD, passage.lines(*ours.span()), "prose-words")]
