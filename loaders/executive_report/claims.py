"""Reads the claims in the sentences of the executive report: quantities and superlatives.

What a claim counts, and of what, is given by its fields and by the keys of `extra`:

| key | value |
| --- | --- |
| `of` | what is counted: actions, institutions, challenges, categories, objectives, share |
| `bound` | `>` or `<` where the value is only a bound ("superan las 40 acciones") |
| `institution` | the body whose actions are counted, as printed |
| `migrant_type` | population of a share: exterior, retorno, extranjeros, na |
| `focus`, `answer` | share of the actions with a focus on `mujeres` or `discapacidad`: `yes` or `no` |
| `category` | challenge categories as the glossary prints them, several joined by ``|`` |
| `order` | of a superlative: most, fewest, covered (objectives with actions at all) |
| `rank` | of a superlative: 1 for the first, 2 for the second ...; that of the first where several follow |
| `objectives` | of a superlative: numbers in printed order, joined by commas |
| `than` | of a superlative: the chapters compared with, joined by commas |
| `source` | `chart` where the number stands in a chart |

Numbers in comments are lines of informe-ejecutivo-2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from entramado.loaders.executive_report.page_layout import CHAPTERS, chapter_of, sentences
from entramado.loaders.executive_report.participants import participants
from entramado.loaders.extract.numbers import parse_number
from entramado.loaders.grammar import OBJECTIVES
from entramado.loaders.records import Claim
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold

_NUMBER_WORDS = r"un[ao]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
_NUMBER = rf"(?P<n>\b(?:\d{{1,4}}|{_NUMBER_WORDS}))"
_QUANTITIES = (
    ("actions", re.compile(rf"{_NUMBER}\s+(?:solas?\s+)?(?:acci[oó]n|acciones|programas)\b", re.IGNORECASE)),
    ("actions", re.compile(r"\bacciones\s+\((?P<n>\d+)\)")),
    ("actions", re.compile(r"\bun\s+total\s+de\s+(?P<n>\d+)(?=[,.])")),
    ("actions", re.compile(rf"\blleg(?:an?|aron|ó)\s+a\s+{_NUMBER}\b")),
    ("institutions", re.compile(rf"{_NUMBER}\s+(?:instancias|dependencias|instituciones|organizaciones)\b", re.I)),
    ("institutions", re.compile(rf"{_NUMBER}\s+(?=organismos|gobiernos|entidades)", re.IGNORECASE)),
    ("challenges", re.compile(rf"{_NUMBER}\s+(?:retos|menciones)\b")),
    ("challenges", re.compile(r"\((?P<n>\d+)\)(?=,?\s+(?:corresponde|fue|es)\b)")),  # line 996
    ("categories", re.compile(rf"{_NUMBER}\s+(?:secciones|categor[ií]as)\b")),
)  # fmt: skip
# "151 de entidades federativas": what is counted was said before (informe-ejecutivo-2024:721).
_ELIDED = re.compile(r"\b(?P<n>\d{1,4})\s+del?\s+(?:las?\s+)?")
_BOUNDS = (
    (">", re.compile(r"(?:super\w+|m[aá]s\s+de|rebas\w+)\s+(?:las?\s+)?$")),
    ("<", re.compile(r"menos\s+de\s+$")),
)
_LIST = r"\d{1,2}\b(?:(?:,\s+|\s+[yo]\s+)(?:el\s+)?\d{1,2}\b(?!\s+acciones))*"
# "objetivo 7", "(objetivos 9, 12 y 13)", "el 7 o el 15", "el 18 (invertir ...)", "y 20 (promover ...)", "(4);".
_OBJECTIVE = re.compile(
    rf"\bobjetivos?\s+({_LIST})|\bel\s+({_LIST})(?!\s+de\b)|\by\s+(\d{{1,2}})(?=\s\([a-z])|\((\d{{1,2}})\)(?=;)",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"\bno\s+se\s+presentaron\b|\bninguna\s+acci[oó]n\b|\bausencia\s+de\s+acciones\b")
_MOST = re.compile(
    r"\bm[aá]s\s+(?:acciones|actividades|recurrentes)\b|\bmayor\s+n[uú]mero\s+de\s+acciones\b|\bEs\s+seguido\b|"
    r"\bgran\s+cantidad\s+de\s+acciones\b"
)
_FEWEST = re.compile(r"\bmenos\s+acciones\b")
_COVERED = re.compile(r"[ÉE]stos\s+incluyen\b")
_ALL_COVERED = re.compile(r"(?:totalidad|cada\s+uno)\s+de\s+los\s+objetivos\b")
_RANKS = (("2", re.compile(r"\bsegund[oa]\b|\bEs\s+seguido\b")), ("3", re.compile(r"\btercer[oa]?\b")))
_MOST_CHALLENGES = re.compile(
    r"mayor\s+n[uú]mero\s+de\s+retos|m[aá]s\s+(?:menciones|relevancia|comunes)|principal\s+reto|mayoritariamente\s+retos"
)
_MORE_OBJECTIVES = re.compile(r"\bm[aá]s\s+objetivos\b.*?\bque\b")
# A category is named by so many first words at least.
_CATEGORY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, what it counts, and where it stands (characters ``start:end``)."""

    value: float
    of: str
    start: int
    end: int
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimContext:
    """The context of a sentence: the document's key, its section's chapter, the glossary's categories."""

    doc: str
    chapter: str | None = None
    categories: tuple[str, ...] = ()


def claim(
    context: ClaimContext,
    kind: str,
    line: int,
    extra: Mapping[str, str | None],
    *,
    value: float | None = None,
    objective: int | None = None,
    chapter: str | None = None,
) -> Claim:
    """A claim; keys of `extra` without a value are left out."""
    kept = tuple((key, text) for key, text in extra.items() if text)
    return Claim(context.doc, kind, line, value=value, objective=objective, chapter=chapter, extra=kept)


def claims(context: ClaimContext, paragraphs: Sequence[Passage]) -> Iterator[Claim]:
    """All claims of paragraphs of running text."""
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            yield from _quantity_claims(context, sentence)
            yield from _absence_claims(context, sentence)
            yield from _superlative_claims(context, sentence)
            yield from _challenge_superlative_claims(context, sentence)


def objectives_in(text: str) -> list[tuple[int, int]]:
    """The objectives that a sentence names, each with the offset of its number; [] for no sentence about objectives."""
    if "objetivo" not in fold(text) and not re.search(r"\bÉstos\b", text):
        return []
    out = []
    for match in _OBJECTIVE.finditer(text):
        for number in re.finditer(r"\d+", match[0]):
            if int(number[0]) in OBJECTIVES:
                out.append((int(number[0]), match.start() + number.start()))
    return out


def quantities(text: str) -> list[Quantity]:
    """The numbers of a sentence that count actions, bodies, challenges or categories, in reading order."""
    found: dict[int, Quantity] = {}
    for of, pattern in _QUANTITIES:
        for match in pattern.finditer(text):
            value = parse_number(match["n"])
            if value is not None:
                before = text[: match.start("n")]
                bound = next((sign for sign, lead in _BOUNDS if lead.search(before)), None)
                found.setdefault(match.start("n"), Quantity(value, of, match.start("n"), match.end("n"), bound))
    for match in _ELIDED.finditer(text):
        before_it = [quantity.of for at, quantity in sorted(found.items()) if at < match.start()]
        if before_it and CHAPTERS.match(text, match.end()):
            found.setdefault(match.start(), Quantity(float(match["n"]), before_it[-1], match.start(), match.end("n")))
    return [quantity for _, quantity in sorted(found.items())]


def category_in(text: str, categories: Sequence[str]) -> list[str]:
    """The challenge categories that a text names, in the order of the text; the first words of a name suffice."""
    low = fold(text)
    found = []
    for name in categories:
        words = fold(name).replace(",", " ").split()
        stem = " ".join(words[:_CATEGORY_WORDS]) if len(words) > _CATEGORY_WORDS else " ".join(words)
        at = " ".join(low.replace(",", " ").split()).find(stem)
        if at >= 0:
            found.append((at, name))
    return [name for _, name in sorted(found)]


def _quantity_claims(context: ClaimContext, sentence: Passage) -> Iterator[Claim]:
    """A claim for each quantity of a sentence, of the objectives and the chapter named beside it."""
    text = sentence.text
    found = quantities(text)
    named = objectives_in(text)
    end = 0
    for i, quantity in enumerate(found):
        until = found[i + 1].start if i + 1 < len(found) else len(text)
        own = re.match(r"[^,;.(]*", text[quantity.end : until])
        chapter = (chapter_of(own[0]) if own else None) or context.chapter
        about = [number for number, at in named if end <= at < quantity.start]
        end = quantity.end
        extra: dict[str, str | None] = {"of": quantity.of, "bound": quantity.bound}
        if quantity.of == "challenges":
            until = found[i + 1].start if quantity.bound is None and i + 1 < len(found) else len(text)
            extra["category"] = "|".join(category_in(text[quantity.end : until], context.categories))
            chapter, about = None, []
        elif quantity.of == "actions" and context.chapter and not about:
            bodies = participants([sentence])
            extra["institution"] = bodies[0].text if len(bodies) == 1 and bodies[0].text[0].isupper() else None
        kind = "challenge-category" if quantity.of == "categories" else quantity.of
        objectives: list[int | None] = [*about] or [None]
        for objective in objectives:
            line = sentence.line_at(quantity.start)
            yield claim(context, kind, line, extra, value=quantity.value, objective=objective, chapter=chapter)


def _absence_claims(context: ClaimContext, sentence: Passage) -> Iterator[Claim]:
    """A claim of no actions for each objective that a sentence says has none."""
    if match := _ABSENT.search(sentence.text):
        chapter = chapter_of(sentence.text) or context.chapter
        for objective, at in objectives_in(sentence.text):
            if at > match.start():
                line = sentence.line_at(at)
                yield claim(context, "actions", line, {"of": "actions"}, value=0, objective=objective, chapter=chapter)


def _superlative_claims(context: ClaimContext, sentence: Passage) -> Iterator[Claim]:
    """The claims of the objectives with most, fewest or any actions, and of more objectives than other chapters."""
    text = sentence.text
    order = "most" if _MOST.search(text) else "fewest" if _FEWEST.search(text) else None
    if _COVERED.search(text) or _ALL_COVERED.search(text):
        order = "covered"
    chapter = context.chapter or (chapter_of(text) if len(set(_chapters(text))) == 1 else None)
    than = _MORE_OBJECTIVES.search(text)
    if than and chapter_of(text[: than.start()]):
        compared = ",".join(_chapters(text[than.end() :]))
        extra = {"of": "objectives", "order": "most", "rank": "1", "than": compared}
        line = sentence.line_at(than.start())
        yield claim(context, "superlative", line, extra, chapter=chapter_of(text[: than.start()]))
    elif order:
        rest = re.search(r"\bdespués\s+de\b", text)
        named = objectives_in(text[: rest.start()] if rest else text)
        numbers = [n for n, _ in named] or (list(OBJECTIVES) if _ALL_COVERED.search(text) else [])
        if numbers:
            rank = None if order == "covered" else _rank(text)
            said = {"of": "actions", "order": order, "rank": rank, "objectives": ",".join(map(str, numbers))}
            line = sentence.line_at(named[0][1] if named else 0)
            yield claim(context, "superlative", line, said, chapter=chapter)


def _challenge_superlative_claims(context: ClaimContext, sentence: Passage) -> Iterator[Claim]:
    """The claim of the category with most challenges."""
    match = _MOST_CHALLENGES.search(sentence.text)
    names = category_in(sentence.text.partition(";")[0], context.categories) if match else []
    if match and names:
        extra = {"of": "challenges", "order": "most", "rank": _rank(sentence.text), "category": "|".join(names)}
        chapter = chapter_of(sentence.text) if re.search(r"\bpara\b|\breportad|\breportaron\b", sentence.text) else None
        yield claim(context, "superlative", sentence.line_at(match.start()), extra, chapter=chapter)


def _rank(text: str) -> str:
    """The rank that a superlative names: "1" unless it says second or third."""
    return next((rank for rank, pattern in _RANKS if pattern.search(text)), "1")


def _chapters(text: str) -> list[str]:
    return [m.lastgroup for m in CHAPTERS.finditer(text) if m.lastgroup]
