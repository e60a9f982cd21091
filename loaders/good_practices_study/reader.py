"""The family of the good-practices study: practices of a dozen states, each state's panorama, and recommendations.

Behind the front matter each state has a heading in capitals, a table "PANORAMA MIGRATORIO ESTATAL" over one to three
pages, and a table "BUENAS PRÁCTICAS ..." of cards; "RECOMENDACIONES" close the study. Tables, notes and practices are
numbered, so that missing pages and a wrong order are detected. `page_layout` classifies the lines, `cards` and
`panorama` read the tables; contradictions are kept as printed and flagged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.good_practices_study.cards import (
    CardPosition,
    last_ordinal,
    read_card,
    replace_rare_names,
    split_cards,
)
from entramado.loaders.good_practices_study.page_layout import (
    CAPTION,
    END,
    FURNITURE,
    ClassifiedLine,
    LineKind,
    classify,
)
from entramado.loaders.good_practices_study.panorama import Panorama, StateNames, read_panorama
from entramado.loaders.good_practices_study.panorama_checks import contradictions, repeated_figures
from entramado.loaders.grammar import Ledger, ends_sentence, failure, numbered
from entramado.loaders.records import Flag, Reading, Recommendation
from entramado.loaders.text import Line, join
from entramado.ontology.authority import load_authority
from entramado.ontology.folding import fold
from entramado.ontology.home import short_code

_WHOLE = "the file is cut or its pages are in another order: fetch the document again"
_WORD = re.compile(r"[^\W\d_]+")
_CHOSEN = re.compile(r"Los estados seleccionados\b[^.]*?\bson:([^.]*)\.")
_CENSUS = re.compile(r"\bCenso de Población\b[^.;]*?\b(20\d\d)\b")
_OF_MEXICO = "mexico"
_ROWS = frozenset(("emigrantes", "inmigrantes", "entradas", "causa-migracion"))
# A recommendation is named by so many of its words at most, the last one longer than so many letters.
TITLE_WORDS = 14
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class _Section:
    """The lines of a state: its panorama, from the heading on, and its cards."""

    names: StateNames
    panorama: list[ClassifiedLine]
    cards: list[ClassifiedLine]


def read(key: str, lines: list[Line]) -> Reading:
    """Read the study: entries, statistics, recommendations and flags.

    Raises `DocumentError` for another layout, a truncated file, or pages out of order.
    """
    states = _state_names()
    _check_kind(key, lines)
    printed = classify(key, lines, states)
    ledger = Ledger(lines)
    _furnish(printed, ledger)
    front, sections, end = _split(key, printed, states)
    ledger.furnish("front matter", (line.number for line in front))
    _check_states(key, front, sections, states)
    words = frozenset(fold(word) for line in printed for word in _WORD.findall(line.text.rstrip("-")))
    reading = Reading(key, 0)
    half_year = ""
    for section in sections:
        panorama = read_panorama(key, section.names, section.panorama, half_year)
        half_year = panorama.half_year
        _check_panorama(key, section, panorama)
        _keep(panorama, reading, ledger)
        reading.flags.extend(contradictions(key, section.names, panorama))
        _read_cards(key, section, words, reading, ledger)
        reading.flags.extend(_other_states(key, section, panorama, states))
    reading.recommendations = _recommendations(key, end, ledger)
    reading.flags.extend(_captions(key, sections, states))
    reading.flags.extend(_censuses(key, sections))
    reading.flags.extend(repeated_figures(key, reading.statistics))
    reading.flags.sort(key=lambda flag: flag.line)
    ledger.close(reading)
    return reading


@lru_cache(maxsize=1)
def _state_names() -> Mapping[str, str]:
    """The states' codes without the country, by folded name."""
    authority = load_authority()
    names = {n.name: n.place for n in authority.place_names if n.kind == "state"}
    for state in authority.states.values():
        names |= {state.official_name: state.iso3166_2, state.name: state.iso3166_2}
    return {fold_name(name): short_code(code) for name, code in names.items()}


def _check_kind(key: str, lines: Sequence[Line]) -> None:
    """Raise `DocumentError` for a document without a caption of a panorama."""
    captions = (CAPTION.match(" ".join(line.text.split())) for line in lines)
    if not any(match and match[2].startswith("PANORAMA") for match in captions):
        what = "not printed like the good-practices study: no table PANORAMA MIGRATORIO ESTATAL"
        raise failure(key, 1, what, "name the document's own family in documents.toml")


def _furnish(printed: Sequence[ClassifiedLine], ledger: Ledger) -> None:
    for line in printed:
        if line.kind in FURNITURE:
            ledger.furnish(FURNITURE[line.kind], [line.number])


def _split(
    key: str, printed: Sequence[ClassifiedLine], states: Mapping[str, str]
) -> tuple[list[ClassifiedLine], list[_Section], list[ClassifiedLine]]:
    """The front matter, the states' sections, and the lines from RECOMENDACIONES on."""
    starts = [i for i, line in enumerate(printed) if line.kind is LineKind.HEADING]
    if not starts or printed[starts[-1]].text != END:
        last = max(line.number for line in printed if line.kind is not LineKind.BLANK)
        raise failure(key, last, "the study ends without its RECOMENDACIONES", _WHOLE)
    sections: list[_Section] = []
    for start, stop in pairwise(starts):
        heading = printed[start]
        if heading.text == END:
            raise failure(key, heading.number, "RECOMENDACIONES stand before the end of the states", _WHOLE)
        code = states[fold_name(heading.text)]
        if any(section.names.code == code for section in sections):
            raise failure(key, heading.number, f"a second heading {heading.text}", _WHOLE)
        words = {word for name, other in states.items() if other == code for word in name.split()}
        sections.append(_section(key, StateNames(code, frozenset(words)), printed[start:stop]))
    return list(printed[: starts[0]]), sections, list(printed[starts[-1] :])


def _section(key: str, names: StateNames, lines: Sequence[ClassifiedLine]) -> _Section:
    """A state's lines, divided at the first caption of practices. Raises `DocumentError` without one."""
    captions = [
        (i, m) for i, line in enumerate(lines) if line.kind is LineKind.CAPTION and (m := CAPTION.match(line.text))
    ]
    first = next((i for i, match in captions if not match[2].startswith("PANORAMA")), None)
    if first is None:
        raise failure(key, lines[0].number, f"the state {lines[0].text} has no table BUENAS PRÁCTICAS", _WHOLE)
    for i, match in captions:
        if i > first and match[2].startswith("PANORAMA"):
            raise failure(key, lines[i].number, f"a panorama stands among the practices of {lines[0].text}", _WHOLE)
    return _Section(names, list(lines[:first]), list(lines[first:]))


def _check_states(
    key: str, front: Sequence[ClassifiedLine], sections: Sequence[_Section], states: Mapping[str, str]
) -> None:
    """Raise `DocumentError` unless exactly the states that the front matter lists have a section."""
    text = join((line.unclassified for line in front if line.kind is not LineKind.NOTE), paragraphs=False).text
    listed = _CHOSEN.search(text)
    if listed is None:
        what = "the front matter names no states (Los estados seleccionados ... son:)"
        raise failure(key, 1, what, _WHOLE)
    named = {states[n] for name in re.split(r",| y ", listed[1]) if (n := fold_name(name)) in states}
    found = {section.names.code: section.panorama[0] for section in sections}
    if missing := sorted(named - set(found)):
        raise failure(key, sections[-1].panorama[0].number, f"no section of the state {missing[0]}", _WHOLE)
    for code, heading in found.items():
        if code not in named:
            raise failure(key, heading.number, f"{heading.text} is none of the states that were studied", _WHOLE)


def _check_panorama(key: str, section: _Section, panorama: Panorama) -> None:
    """Raise `DocumentError` for a panorama without one of its four rows: a page is missing."""
    missing = sorted(_ROWS - {statistic.indicator for statistic in panorama.statistics})
    if missing:
        line = section.panorama[0].number
        raise failure(key, line, f"the panorama of {section.names.code} has no figures of {missing[0]}", _WHOLE)


def _keep(panorama: Panorama, reading: Reading, ledger: Ledger) -> None:
    reading.statistics.extend(panorama.statistics)
    reading.flags.extend(panorama.flags)
    ledger.furnish("row label", panorama.labels)
    for text in panorama.texts:
        ledger.use((text.first_line, text.last_line))


def _read_cards(key: str, section: _Section, words: frozenset[str], reading: Reading, ledger: Ledger) -> None:
    """Read a state's cards into the reading."""
    ordinal = 0
    cards = split_cards(section.cards)
    _check_table(key, section, cards)
    for card in cards:
        entry, flags = read_card(card, CardPosition(key, section.names.code, ordinal, words))
        ordinal = last_ordinal(card, entry)
        reading.entries.append(entry)
        reading.flags.extend(flags)
        ledger.use(entry.lines)
    reading.flags.extend(replace_rare_names([entry for entry in reading.entries if entry.state == section.names.code]))


def _check_table(key: str, section: _Section, cards: Sequence[Sequence[ClassifiedLine]]) -> None:
    """Raise `DocumentError` unless a table of practices begins with a practice and ends with the table's source."""
    first = section.cards[0].number
    if not cards:
        raise failure(key, first, "no practice with INSTITUCIÓN QUE COORDINA in this table", _WHOLE)
    stray = [
        x for x in section.cards if x.number < cards[0][0].number and x.kind in (LineKind.TEXT, LineKind.CARD_HEADER)
    ]
    if stray:
        raise failure(key, stray[0].number, "this stands above the first practice of its table", _WHOLE)
    sources = [line.number for line in section.cards if line.kind is LineKind.SOURCE]
    text = [line.number for line in section.cards if line.kind in (LineKind.TEXT, LineKind.CARD_HEADER)]
    if not sources or sources[-1] < text[-1]:
        raise failure(key, text[-1], "no source of the table (Elaboración propia ...) closes the state's table", _WHOLE)


def _recommendations(key: str, lines: Sequence[ClassifiedLine], ledger: Ledger) -> list[Recommendation]:
    """The numbered recommendations, which may run over a page's end (buenas-practicas-oim:6184)."""
    items: list[list[Line]] = []
    for line in lines:
        number = numbered(line.text) if line.kind is LineKind.TEXT else None
        if number and number[1]:
            if int(number[0]) != len(items) + 1:
                what = f"recommendation {number[0]} stands where {len(items) + 1} is due"
                raise failure(key, line.number, what, _WHOLE)
            items.append([Line(line.number, number[1])])
        elif line.kind is LineKind.TEXT and items:
            items[-1].append(line.unclassified)
        elif line.kind is LineKind.TEXT:
            ledger.furnish("running text", [line.number])
    if not items or not ends_sentence(items[-1][-1].text):
        last = [line.number for line in lines if line.kind is not LineKind.BLANK][-1]
        raise failure(key, last, "the recommendations break off", _WHOLE)
    out: list[Recommendation] = []
    for ordinal, item in enumerate(items, 1):
        span = (item[0].number, item[-1].number)
        ledger.use(span)
        out.append(Recommendation(key, span, str(ordinal), _beginning(join(item, paragraphs=False).text)))
    return out


def _beginning(text: str) -> str:
    """The first words of a recommendation, as its title: it has none, and its sentences are long."""
    words = re.split(r"(?<=[.;])\s", text)[0].rstrip(".; ").split()
    if len(words) <= TITLE_WORDS:
        return " ".join(words)
    kept = words[:TITLE_WORDS]
    while len(kept[-1]) <= _SHORT_WORD:
        kept.pop()
    return " ".join(kept).rstrip(",") + " …"


def _captions(key: str, sections: Sequence[_Section], states: Mapping[str, str]) -> Iterator[Flag]:
    """Flags on captions that name another state, and on numbers of two tables (buenas-practicas-oim:3844)."""
    tables: dict[str, tuple[str, str]] = {}
    told: set[tuple[str, str]] = set()
    for section in sections:
        for line in (*section.panorama, *section.cards):
            match = CAPTION.match(line.text) if line.kind is LineKind.CAPTION else None
            if line.kind is not LineKind.CAPTION:
                continue
            named = _states_in(line.text, states) - {section.names.code}
            if named:
                message = f"the caption names {', '.join(sorted(named))} in the section of {section.names.code}"
                yield Flag(key, line.number, "caption-state", message)
            table = (section.names.code, match[2].split()[0]) if match else ("", "")
            if match and tables.setdefault(match[1], table) != table and table not in told:
                told.add(table)
                message = f"table {match[1]} is the number of another table too"
                yield Flag(key, line.number, "table-number-twice", message)


def _other_states(key: str, section: _Section, panorama: Panorama, states: Mapping[str, str]) -> Iterator[Flag]:
    """Flags on sentences of a panorama about another state: "en Baja California" (buenas-practicas-oim:2162).

    Only a name behind "en" counts, since municipalities bear names of states: Ecatepec de Morelos, Miguel Hidalgo.
    """
    for text in panorama.texts:
        others = _states_in(text.text, states, "en ") - {section.names.code}
        if others:
            message = f"the panorama of {section.names.code} names {', '.join(sorted(others))}"
            yield Flag(key, text.first_line, "state-differs", message)


def _censuses(key: str, sections: Sequence[_Section]) -> Iterator[Flag]:
    """Flags on a census of another year than the panoramas mostly cite (buenas-practicas-oim:3898)."""
    lines = [line for section in sections for line in section.panorama]
    years = [(line.number, match[1]) for line in lines for match in _CENSUS.finditer(line.text)]
    usual = Counter(year for _, year in years).most_common(1)
    for number, year in years:
        if year != usual[0][0]:
            yield Flag(
                key, number, "census-year", f"a census of {year}; the other panoramas cite that of {usual[0][0]}"
            )


def _states_in(text: str, states: Mapping[str, str], before: str = "") -> set[str]:
    """The codes of states named behind the words `before`; the longest name counts, "México" alone is the country."""
    folded = f" {fold_name(text)} "
    found: set[str] = set()
    for name in sorted(states, key=len, reverse=True):
        if name != _OF_MEXICO and f" {before}{name} " in folded:
            folded = folded.replace(f" {name} ", " | ")
            found.add(states[name])
    return found
