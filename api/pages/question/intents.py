"""What a question in plain words is after (who, where not, since when, what is hardest), told by its words.

The words stand in ``intents.csv``: a cue is words that stand in the question in that order; an asterisk at the end of
one stands for any ending, a ``#`` for a year. What asks for a count that the documents do not keep stands in
``uncounted.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from entramado.api.pages.search.words import WORD, YEAR, asks_number, deed_of, says_what
from entramado.ontology.folding import fold_as_queries

_FOLDER: Final = Path(__file__).parents[2] / "translations"
INTENTS: Final = _FOLDER / "intents.csv"
UNCOUNTED: Final = _FOLDER / "uncounted.csv"
_MOST: Final = 2
_ANY_YEAR: Final = "#"
# Words for what is counted in each edition.
_OF_BODIES: Final = ("instituci", "institution", "bodies", "dependenc", "organism")
_STORED: Final = ("accion", "action", "entrada", "entries", "report", "inform")
_SHORT: Final = 3
# What asks for no count of people or papers.
_OF_OTHERS: Final = frozenset({"actions", "changed", "hardest", "objectives", "silence", "since", "stating"})
# How much is asked, and of what is sent home.
_OF_MONEY: Final = frozenset({"money", "spending", "remitted"})
ABOUT_MONEY: Final = frozenset({"money", "spending"})
_SENT_HOME: Final = ("remesa", "remittance")
WITH_WHOM: Final = frozenset({"partners", "international", "agencies"})
_MUCH: Final = frozenset({"mas", "most", "biggest", "largest", "top", "hardest"})
_LEAST: Final = frozenset({"menos", "fewest", "least", "smallest", "hardly", "casi"})
_BETWEEN: Final = 3
# What asks how editions differ, rather than what they share.
_IN_TIME: Final = frozenset({"changed", "ended", "new", "joined", "leftover", "continues"})
_EDITIONS: Final = 3
# What almost any question asks: a cue of anything else says more.
_GENERAL: Final = frozenset({"reporters", "where", "whom", "actions", "there", "does"})
# Where a further question begins, in folded words.
_FURTHER: Final = re.compile(
    r"(?:[,;]?\s+(?:and|y|e)\s+|[,;?]\s+)(?=(?:(?:with|for|since|to|in|on|by|about|under|con|para|por|a|en|desde|sobre|bajo|de)\s+)?"
    r"(?:who|whom|which|what|where|when|how|quien|quienes|que|cual|cuales|donde|cuando|cuant[oa]s?"
    r"|(?:do |does |are |is |hay )?(?:any|algun[oa]?)|do|does)\b)"
)
# Words of states' governments, and what asks which of them, rather than what of theirs.
_OF_STATES: Final = ("estado", "estatal", "state")
_STATES_ASKED: Final = re.compile(
    r"\b(?:which|what|que|cual|cuales|how many|cuantos|cuantas)(?: (?:es|son|is|are|el|los|las|the|of))* "
    r"(?:state|estado|gobierno|government|entidad)"
)
_IN_STATES: Final = re.compile(
    r"\b(?:in|en) (?:which|what|que|cuales|cuantos|how many)(?: (?:of|de|the|los|other|otros|mexican))*"
    r" (?:states|estados)\b"
)
_ASKING: Final = re.compile(r"\b(?:which|what|que|cual|cuales)\b")
# What says that there are more or fewer actions in one edition than in another, beside the words of change.
_FEWER: Final = re.compile(
    r"\b(?:los[te]|perdieron|perdio|pierden?)(?: \w+){0,2} (?:action|accion|entr)\w*"
    r"|\b(?:fewer|less|menos)\b(?: \w+){0,8}? (?:than|que) (?:in |en )?(?:el |la )?(?:before|antes|20\d\d)"
)
_FEWER_WORDS: Final = ("lost", "lose", "fewer", "less", "more", "than", "perdieron", "perdio", "pierden", "pierde")
_MORE: Final = re.compile(
    r"\b(?:more|mas)\b(?: \w+){0,8}? (?:than|que) (?:in |en )?(?:el |la )?(?:before|antes|20\d\d)"
)
# "Bajó", which is folded as the word for "under": "bajo el número 5" stands under something.
_WENT_DOWN: Final = r"(?:^|\b(?:que|donde|cuanto|cuales) (?:\w+ )?)bajo"
# What asks how something changed, however long it is called between the two words.
_CHANGING: Final = re.compile(
    r"\b(?:how|did|has|have)\b(?: \w+){1,9}? (?:chang|evolv|develop)\w*"
    r"|\bcomo(?: (?:ha|han|se|fue))?(?: \w+){0,8}? (?:cambi|evolucion)\w*"
    r"|\b(?:subio|aumento|cayo) (?:el|la) (?:numero|cantidad|cifra|total)\b"
    rf"|{_WENT_DOWN} (?:el|la) (?:numero|cantidad|cifra|total)\b"
)
_DECREASED: Final = re.compile(
    r"\b(?:decreas\w+|disminuy\w+|shrank|shrunk|fell|dropped|declin\w+|went down"
    r"|redujo|redujeron|bajaron|cayo|cayeron|decrecio|decrecieron"
    rf"|{_WENT_DOWN} (?:mas|el numero|la cantidad|el total))\b"
)
_AFTER_AIMS: Final = frozenset({"does", "there", "reporters", "continues"})
# What is asked of each of a kind, rather than of one.
_EACH: Final = re.compile(
    r"\b(?:cada|each|every|per|by|por)\s+"
    r"(?:state|estado|objective|objetivo|institution|institucion|dependencia|organi[sz]ation|organizacion|group|grupo|"
    r"chapter|capitulo|country|pais|poblacion|population)\b(?! (?:govern|gob|bod))"
)
# Words that ask for a series, where "how many" does not.
_SERIES: Final = tuple(
    tuple(cue.split())
    for cue in (
        *("por ano", "al ano", "cada ano", "anual*", "estadistica*", "tasa*", "tendencia*"),
        *("by year", "per year", "each year", "every year", "annual*", "statistic*", "rate*", "trend*"),
    )
)


# Deaths are counted by figures of remains in whatever entry tells their return, so they are narrowed to no group.
DEATHS: Final = "deaths"


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A count that the documents do not keep: words of figures near it, whom they are of, whom to ask (slugs)."""

    count: str
    words: str
    population: str
    institution: str


def intents_of(question: str) -> list[str]:
    """What a question is after, by the cues that say most; none where no cue stands in it.

    What follows "and" with a question word of its own is a further question.

    >>> intents_of("¿Quién financia?"), intents_of("where does nobody report"), intents_of("remesas")
    (['funders'], ['silence'], [])
    >>> intents_of("how many actions are there for children, and which institutions report them?")
    ['actions', 'reporters']
    """
    clauses = _FURTHER.split(fold_as_queries(question))
    first, *further = [_intents_of_clause(clause) for clause in clauses]
    if not first:
        return _intents_of_clause(question)
    asked = list(dict.fromkeys((*first, *(one for of in further for one in of))))
    # What was promised, "and what was done", is one question.
    return [one for one in asked if one not in _AFTER_AIMS] if "aims" in first else asked


def _intents_of_clause(clause: str) -> list[str]:
    words = _words(clause)
    found: dict[str, tuple[int, bool]] = {}
    for intent, cue in _cues_within(words):
        if between := _holds(words, cue):
            special = intent not in _GENERAL
            # Of what stands apart, one after the other, says more: "how many actions for women" asks for actions.
            found[intent] = max((len(cue) + special - (between - 1), special), found.get(intent, (0, special)))
    if _CHANGING.search(" ".join(words)):
        found["changed"] = max(found.values(), default=(0, True))
    if found.keys() & _OF_MONEY and any(word.startswith(_SENT_HOME) for word in words):
        return ["remitted"]
    if "stating" in found and speaks_of(clause, "hardest"):
        return ["stating", "hardest"] if asks_for_states(clause) and {*words} & (_MUCH | _LEAST) else ["hardest"]
    if WITH_WHOM & found.keys() and not asks_for_states(clause):
        # With whom states' governments work is not which of them do.
        found.pop("stating", None)
    if "everywhere" in found:
        # What is in all editions is one list, of programmes or of bodies.
        found = {intent: size for intent, size in found.items() if intent not in ("reporters", "changed")}
    if "hardest" in found:
        # What is hard about money is no amount.
        found = {intent: size for intent, size in found.items() if intent not in ABOUT_MONEY}
    best = max(found.values(), default=None)
    asked = [intent for intent, size in found.items() if size == best][:_MOST]
    return _of_what(asked, words)


def _of_what(asked: list[str], words: Sequence[str]) -> list[str]:
    """What is asked, where programmes or states are in the place of institutions: what left is what ended.

    How many actions there are in each edition is how they changed.
    """
    bodies = any(word.startswith(_OF_BODIES) for word in words)
    programmes = any(word.startswith("program") for word in words)
    if "everywhere" in asked and any(word.startswith(_STORED) for word in words) and not (bodies or programmes):
        return ["actions", "changed"]
    if programmes and not {*asked} & _IN_TIME and len({word for word in words if YEAR.fullmatch(word)}) >= _EDITIONS:
        # "Which programmes are in 2018, 2020 and 2024?": those of all three.
        return ["everywhere"]
    if bodies and not programmes and {"ended", "new"} & {*asked}:
        # Institutions that are no longer there, or new, are no programmes.
        asked = [{"ended": "leftover", "new": "joined"}.get(one, one) for one in asked]
    if "leftover" in asked or "joined" in asked:
        if programmes:
            return ["ended" if "leftover" in asked else "new"]
        if any(word.startswith(_OF_STATES) for word in words):
            return ["silence", "stating"] if "leftover" in asked else ["stating"]
    return asked


def asks_in_states(question: str) -> bool:
    """Whether a question asks in which states something is, not which of them do it.

    >>> asks_in_states("In which other states does it work?"), asks_in_states("which states do it")
    (True, False)
    """
    return _IN_STATES.search(" ".join(_words(question))) is not None


def speaks_of(question: str, intent: str) -> bool:
    """Whether a question has a word that is by itself a cue of something.

    >>> speaks_of("which objective has most challenges", "hardest"), speaks_of("which objective", "hardest")
    (True, False)
    """
    words = _words(question)
    return any(of == intent and len(cue) == 1 for of, cue in _cues_within(words))


def speaks_of_change(question: str) -> bool:
    """Whether a question asks what grew or became less ("grew", "crecio", "fewer actions than before").

    >>> speaks_of_change("which objective grew most"), speaks_of_change("which objective")
    (True, False)
    >>> speaks_of_change("which groups have fewer actions in 2024 than in 2020"), speaks_of_change("lost papers")
    (True, False)
    """
    spoken = " ".join(_words(question))
    return speaks_of(question, "changed") or any(one.search(spoken) for one in (_FEWER, _MORE, _DECREASED))


def speaks_of_less(question: str) -> bool:
    """Whether a question asks what became less.

    >>> speaks_of_less("¿Qué objetivos perdieron más acciones?"), speaks_of_less("which objective grew most")
    (True, False)
    """
    spoken = " ".join(_words(question))
    return bool(_FEWER.search(spoken) or _DECREASED.search(spoken))


def stops(question: str) -> bool:
    """Whether a question asks who no longer reports.

    >>> stops("¿Qué estados dejaron de informar?"), stops("¿Qué estados no informan?")
    (True, False)
    """
    return holds_cue(question, "leftover")


def holds_cue(question: str, intent: str) -> bool:
    """Whether a cue of something stands in a question, whatever else it is after.

    >>> holds_cue("which bodies work with it, but not in 2020", "partners"), holds_cue("bodies", "partners")
    (True, False)
    """
    words = _words(question)
    return any(_holds(words, cue) for of, cue in _cues_within(words) if of == intent)


def asks_for_states(question: str) -> bool:
    """Whether a question asks which states, not what of theirs; without a question word, where they stand first.

    >>> asks_for_states("which states name most challenges"), asks_for_states("what is hardest for states")
    (True, False)
    """
    spoken = " ".join(_words(question))
    if _ASKING.search(spoken):
        return bool(_STATES_ASKED.search(spoken))
    told = [word for word in spoken.split() if word.startswith(_OF_STATES) or speaks_of(word, "hardest")]
    return bool(told) and told[0].startswith(_OF_STATES)


def kinds_asked(question: str) -> list[str]:
    """What a question asks of which kind by more than one word ("which groups"), whatever else it is after.

    >>> kinds_asked("which groups decreased")
    ['whom']
    """
    words = _words(question)
    cues = (
        (of, cue) for of, cue in _cues_within(words) if of in _GENERAL and len(cue) > 1 and _ASKING.fullmatch(cue[0])
    )
    return list(dict.fromkeys(of for of, cue in cues if _holds(words, cue) == 1))


def cue_words(question: str) -> frozenset[str]:
    """The words of a question that only tell what it is after.

    >>> sorted(cue_words("who pays for climate change")), sorted(cue_words("climate change"))
    (['for', 'pays', 'who'], [])
    """
    after, words = intents_of(question), _words(question)
    # A cue of one word is what is asked in any question ("challenges", "laws"); what money is hard is looked for.
    besides = ABOUT_MONEY if "hardest" in after else frozenset()
    told = {
        one
        for intent, cue in _cues()
        if (intent in after or len(cue) == 1) and intent not in besides
        for one in cue
        if one != "*"
    }
    compared = {*_FEWER_WORDS} if speaks_of_change(question) else set()
    least = _MUCH | _LEAST | compared
    return frozenset(word for word in words if word in least or not told.isdisjoint(_tokens_of(word)))


def is_cue(word: str, besides: str = "") -> bool:
    """Whether a folded word only tells what a question is after, by the cues of all intents but one.

    >>> is_cue("works"), is_cue("changed"), is_cue("faros")
    (True, True, False)
    """
    tokens = {one for one in _tokens_of(word) if len(one) > _SHORT}
    return any(intent != besides and not tokens.isdisjoint(cue) for intent, cue in _cues())


def asks_series(question: str) -> bool:
    """Whether a question asks for numbers year by year.

    >>> asks_series("solicitudes de asilo por año"), asks_series("asilo")
    (True, False)
    """
    words = _words(question)
    return any(_holds(words, cue) for cue in _SERIES)


def uncounted(question: str, rest: Sequence[str] = ()) -> Uncounted | None:
    """The count that a question asks for and the documents do not keep; none where its `rest` asks for something else.

    `rest` are the words by which it names nothing.
    """
    tokens = [one for cue, _ in _uncounted() for one in cue]
    topics = (word for word in rest if says_what(word) and not is_cue(word) and not deed_of(word))
    if any(not any(_is(word, one) for one in tokens) for word in topics):
        return None
    words, after = _words(question), set(intents_of(question))
    if after & _OF_OTHERS or holds_cue(question, "actions"):
        return None
    # A count by a year is asked for by the year alone ("asylum applications 2023").
    if not (asks_series(question) or asks_number(question) or (not after and any(map(YEAR.fullmatch, words)))):
        return None
    held = [(cue, one) for cue, one in _uncounted() if _holds(words, cue)]
    return max(held, key=lambda found: len(found[0]))[1] if held else None


def ranked(question: str) -> str:
    """Whether a question asks for what has most or least of something, or for each of a kind.

    >>> ranked("¿Quién informa más?"), ranked("which objective has the fewest actions"), ranked("quién")
    ('most', 'least', '')
    >>> ranked("actions by state")
    'each'
    """
    if _EACH.search(fold_as_queries(question)):
        return "each"
    words = set(_words(question))
    return "least" if words & _LEAST else "most" if words & _MUCH else ""


def _words(question: str) -> list[str]:
    # "Estados Unidos" are none of the states that a cue means.
    return WORD.findall(fold_as_queries(question).replace("estados unidos", "unidos"))


def _holds(words: Sequence[str], cue: Sequence[str]) -> int:
    """One, and one for each word between those of a cue, if these stand near to one another in its order; else none."""
    span = len(cue) + _BETWEEN
    least = 0
    for start in (at for at, word in enumerate(words) if _is(word, cue[0])):
        left = iter(enumerate(words[start : start + span], 1))
        places = [next((at for at, word in left if _is(word, one)), 0) for one in cue]
        if all(places):
            least = min(least or span, places[-1] - len(cue) + 1)
    return least


def _is(word: str, one: str) -> bool:
    if one == _ANY_YEAR:
        return YEAR.fullmatch(word) is not None
    return word.startswith(one[:-1]) if one.endswith("*") else word == one


def _tokens_of(word: str) -> frozenset[str]:
    """Every token of a cue that a word may stand for: itself, each of its beginnings (`wor*`), any year."""
    begun = (f"{word[:size]}*" for size in range(len(word) + 1))
    return frozenset((word, *begun, *((_ANY_YEAR,) if YEAR.fullmatch(word) else ())))


def _cues_within(words: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The cues each of whose tokens some word stands for, in whatever order and distance."""
    tokens = frozenset().union(*map(_tokens_of, words))
    return [(intent, cue) for intent, cue in _cues() if tokens.issuperset(cue)]


@cache
def _cues() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["intent"], tuple(row["cue"].split())) for row in _rows(INTENTS))


@cache
def _uncounted() -> tuple[tuple[tuple[str, ...], Uncounted], ...]:
    return tuple(
        (
            tuple(row["cue"].split()),
            Uncounted(row["count"], row["words"], row["population"], row["institution"]),
        )
        for row in _rows(UNCOUNTED)
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)
