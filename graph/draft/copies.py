"""What stands twice: the same figure in several entries or editions, the same words, the same programme."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from entramado.graph.draft.draft_records import Draft, DraftFinding, LastEdition, Record, finding_about, first_words
from entramado.graph.draft.pairs import EntryPairs
from entramado.loaders.extract.extracted import Figure
from entramado.loaders.records import Span
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold_freely, fold_words

FIGURE_MIN = 100
COPIED_MIN = 50
COMMON_MIN = 1000
TELLING_MIN = 10_000
JUMP_FACTOR = 5.0
_JUMP_MIN = 20
_RUN_WORDS = 20
_RUN_WITHIN_WORDS = 25
_SHINGLE_WORDS = 8
_SAID_WORDS = 14
_TOKEN = re.compile(r"[a-z0-9]+")
_NOUN = re.compile(r"[a-z]{4,}")
# Words that stand before the counted thing and do not name it.
_LINKS = frozenset(
    [
        "para",
        "como",
        "sobre",
        "entre",
        "total",
        "totales",
        "mas",
        "menos",
        "nuevas",
        "nuevos",
        "diversas",
        "diversos",
        "distintas",
    ]
)
# Who is counted nearly everywhere, so that the same number of them may be chance.
_ANYBODY = frozenset(
    ["persona", "mujer", "hombr", "hombre", "nina", "nino", "migrant", "migrante", "accion", "event", "evento"]
)
_STEM = re.compile(r"(?:es|s)$")
_CLAUSE = re.compile(r",| y | e | con | en ")
_TRANSFERS = re.compile(r"\b(?:peso|dolar|mdp|usd)")


def figure_findings(draft: Draft, last: LastEdition, pairs: EntryPairs) -> Iterator[DraftFinding]:
    """Figures that stand in several entries, that the last edition has already, or that jump."""
    yield from _repeated(draft, pairs)
    yield from _copied(draft, last, pairs)
    for record, before in pairs.continuing:
        yield from _jumps(record, before)


def noun(figure: Figure) -> str:
    """The counted thing, by its first telling word without its plural."""
    for word in _NOUN.findall(fold_freely(figure.what)):
        if word not in _LINKS:
            return _STEM.sub("", word)
    return ""


def telling(value: float) -> bool:
    """Whether a value alone is hardly met with twice by chance: ten thousand or more, and not round."""
    return value >= TELLING_MIN and value % 100 != 0


def same_count(one: Figure, other: Figure) -> bool:
    """Whether two equal values seem one count: the value tells, or both count the same thing."""
    if one.value != other.value or one.value % 100 == 0:
        return False
    own = noun(one)
    return telling(one.value) or (own == noun(other) != "" and (one.value >= COMMON_MIN or own not in _ANYBODY))


def _weak(figure: Figure) -> str:
    """For information only, where a count of persons may be the same by chance; else as grave as its kind."""
    return "info" if not telling(figure.value) and noun(figure) in _ANYBODY else ""


def _repeated(draft: Draft, pairs: EntryPairs) -> Iterator[DraftFinding]:
    """Figures that stand in several entries, those that an entry shares with the same others in one finding."""
    where: dict[float, list[tuple[Record, Figure]]] = defaultdict(list)
    for record in draft.records:
        for figure in record.figures:
            if figure.value >= FIGURE_MIN:
                where[figure.value].append((record, figure))
    shared: dict[tuple[str, tuple[str, ...]], list[tuple[Figure, list[tuple[Record, Figure]]]]] = defaultdict(list)
    for found in where.values():
        kept = [(r, f) for r, f in found if any(same_count(f, g) for q, g in found if q is not r)]
        for record, figure in kept:
            others = [(r, f) for r, f in kept if r.slug != record.slug]
            if others:
                shared[record.slug, tuple(r.slug for r, _ in others)].append((figure, others))
    records = {r.slug: r for r in draft.records}
    for (slug, beside), group in shared.items():
        figures = [figure for figure, _ in group]
        yield finding_about(
            records[slug], "figure-repeated",
            (min(f.lines[0] for f in figures), max(f.lines[1] for f in figures)),
            {"value": [f.value for f in figures], "what": list(dict.fromkeys(_what(f) for f in figures))[:3],
             "others": [_place(r, f) for r, f in group[0][1][:4]]},
            anchor="|".join(f"{f.value}" for f in figures), severity="info" if all(map(_weak, figures)) else "",
            beside=tuple(dict.fromkeys(beside)),
        )  # fmt: skip


def _what(figure: Figure) -> str:
    return first_words(figure.what, 6) or figure.group


def _place(record: Record, figure: Figure) -> tuple[str, str]:
    line, number, objective = figure.lines[0], record.ordinal, record.objective
    return (
        f"la entrada {number} del objetivo {objective} (línea {line})",
        f"entry {number} of objective {objective} (line {line})",
    )


def _copied(draft: Draft, last: LastEdition, pairs: EntryPairs) -> Iterator[DraftFinding]:
    """Figures of the same programme in the last edition, and telling ones wherever they stood there."""
    anywhere: dict[float, list[tuple[Record, Figure]]] = defaultdict(list)
    for record in last.records:
        for figure in record.figures:
            if figure.value >= COMMON_MIN:
                anywhere[figure.value].append((record, figure))
    before = {record.slug: earlier for record, earlier in pairs.continuing}
    for record in draft.records:
        earlier = before.get(record.slug)
        for figure in record.figures:
            own = [(earlier, f) for f in earlier.figures if f.value >= COPIED_MIN] if earlier else []
            weak = "" if any(same_count(figure, f) for _, f in own) else _weak(figure)
            found = next((x for x in (*own, *anywhere.get(figure.value, ())) if same_count(figure, x[1])), None)
            if found:
                line = found[1].lines[0]
                yield finding_about(
                    record, "figure-copied", figure.lines,
                    {"value": figure.value, "what": _what(figure), "key": last.key, "line": line},
                    anchor=f"{figure.value}|{noun(figure)}", severity=weak, last=(last.key, line, found[1].lines[1]),
                )  # fmt: skip


def _jumps(record: Record, before: Record) -> Iterator[DraftFinding]:
    """A count of the same thing (once in both) that is several times as great, or as small, as it was."""
    now, then = counts(record), counts(before)
    for key in now.keys() & then.keys():
        here, there = now[key], then[key]
        if min(here.value, there.value) <= 0 or max(here.value, there.value) < _JUMP_MIN:
            continue
        factor = max(here.value, there.value) / min(here.value, there.value)
        if factor > JUMP_FACTOR:
            line = there.lines[0]
            yield finding_about(
                record, "figure-jump", here.lines,
                {"what": _what(here), "before": there.value, "now": here.value, "factor": round(factor, 1),
                 "limit": JUMP_FACTOR, "key": before.doc, "line": line},
                anchor=f"{key}|{here.value}", last=(before.doc, line, line),
            )  # fmt: skip


def counts(record: Record) -> dict[tuple[str, str], Figure]:
    """What an entry counts once, by the first two telling words and the group."""
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in record.figures:
        telling_words = [w for w in _NOUN.findall(_CLAUSE.split(fold_freely(figure.what))[0]) if w not in _LINKS][:2]
        if len(telling_words) == 2 and not _TRANSFERS.search(fold_freely(figure.what)[:25]):
            found[" ".join(_STEM.sub("", w) for w in telling_words), figure.group].append(figure)
    return {key: figures[0] for key, figures in found.items() if len(figures) == 1}


def text_findings(draft: Draft, last: LastEdition) -> Iterator[DraftFinding]:
    """Many words in a row that stand in the last edition, or in another entry of the draft."""
    if last.has_text:
        index = _index(last.records)
        for record in draft.records:
            for run in _runs(record, index)[:3]:
                _, first, end = run.place
                yield finding_about(
                    record, "text-copied", run.lines,
                    {"words": run.words, "key": last.key, "first": first, "end": end, "said": run.said},
                    anchor=fold_words(run.said), last=(last.key, first, end),
                )  # fmt: skip
    yield from _within(draft)


def _within(draft: Draft) -> Iterator[DraftFinding]:
    """Words in a row of two entries, said of both."""
    index = _index(draft.records)
    taken: dict[tuple[str, Span], list[tuple[Record, _Run]]] = defaultdict(list)
    for record in draft.records:
        for run in [r for r in _runs(record, index) if r.words >= _RUN_WITHIN_WORDS][:2]:
            other, first, end = run.place
            taken[other.slug, (first, end)].append((record, run))
            yield _said_in(record, run.lines, run, [_lines_of(other, (first, end))], (other.slug,))
    for group in taken.values():
        other, first, end = group[0][1].place
        longest = max((run for _, run in group), key=lambda r: r.words)
        places = [_lines_of(record, run.lines) for record, run in group[:4]]
        yield _said_in(other, (first, end), longest, places, tuple(record.slug for record, _ in group))


def _said_in(
    record: Record, lines: Span, run: _Run, places: list[tuple[str, str]], beside: tuple[str, ...]
) -> DraftFinding:
    values = {"words": run.words, "others": places, "said": run.said}
    return finding_about(record, "text-copied-within", lines, values, anchor=fold_words(run.said), beside=beside)


def _lines_of(record: Record, lines: Span) -> tuple[str, str]:
    number, objective = record.ordinal, record.objective
    return (
        f"la entrada {number} del objetivo {objective} (líneas {lines[0]} a {lines[1]})",
        f"entry {number} of objective {objective} (lines {lines[0]} to {lines[1]})",
    )


class _Run:
    """Words of a passage that stand in another entry, in the same order."""

    def __init__(self, passage: Passage, start: int, end: int, words: int, place: tuple[Record, int, int]) -> None:
        self.lines = passage.lines(start, end)
        self.words = words
        self.place = place
        self.said = first_words(passage.text[start:end], _SAID_WORDS)


_Index = dict[int, tuple[Record, Passage, list[re.Match[str]], int]]


def _tokens(passage: Passage) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(fold_freely(passage.text)))


def _index(records: Sequence[Record]) -> _Index:
    """Where each row of words stands first."""
    out: _Index = {}
    for record in records:
        for _, passage in record.linked.entry.parts():
            tokens = _tokens(passage)
            said = [t[0] for t in tokens]
            for at in range(len(said) - _SHINGLE_WORDS + 1):
                out.setdefault(hash(tuple(said[at : at + _SHINGLE_WORDS])), (record, passage, tokens, at))
    return out


def _runs(record: Record, index: _Index) -> list[_Run]:
    """The longest runs of an entry that stand first in another, the longest first."""
    found: list[_Run] = []
    for _, passage in record.linked.entry.parts():
        tokens = _tokens(passage)
        said = [t[0] for t in tokens]
        at = 0
        while at <= len(said) - _SHINGLE_WORDS:
            hit = index.get(hash(tuple(said[at : at + _SHINGLE_WORDS])))
            if hit is None or hit[0].slug == record.slug:
                at += 1
                continue
            other, source, theirs, start = hit
            rest = zip(said[at:], theirs[start:], strict=False)
            length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1][0], rest))
            if length >= _RUN_WORDS:
                first, end = source.lines(theirs[start].start(), theirs[start + length - 1].end())
                place = (other, first, end)
                found.append(_Run(passage, tokens[at].start(), tokens[at + length - 1].end(), length, place))
            at += max(length, 1)
    return sorted(found, key=lambda r: -r.words)


def double_findings(draft: Draft, pairs: EntryPairs) -> Iterator[DraftFinding]:
    """Entries of the draft that seem to report one programme, as suggestions with their likeness."""
    for record, others in pairs.doubles:
        who = "; ".join(r.name for r in record.reporters)
        places = [
            (
                f"la entrada {o.ordinal} del objetivo {o.objective} («{first_words(o.title, 8)}», línea {o.lines[0]})",
                f"entry {o.ordinal} of objective {o.objective} (“{first_words(o.title, 8)}”, line {o.lines[0]})",
            )
            for o, _ in others
        ]
        yield finding_about(
            record, "same-programme-twice", record.title_lines,
            {"who": who, "others": places, "score": max(s for _, s in others)},
            beside=tuple(o.slug for o, _ in others), bodies=tuple(b for o, _ in others for b in o.reporter_ids),
        )  # fmt: skip
