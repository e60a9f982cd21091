"""Names of bodies: unknown ones with the nearest known, acronyms of two bodies, spellings that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from entramado.graph.draft.draft_records import Draft, DraftFinding, NamedBody, Record, finding_about
from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.records import Span
from entramado.ontology.authority import Authority
from entramado.ontology.authority_checks import slugify
from entramado.ontology.folding import fold_words

_NEAREST = 3
_NEAR_RATIO = 60.0
_SAME_NAME_RATIO = 88.0
_ALIKE_RATIO = 90.0
_VARIANT_RATIO = 80.0
_SHORTEST = 12
_WITH_ACRONYM = re.compile(r"\((?P<acronym>[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑa-z.&-]{1,11})\)")
_TOKEN = re.compile(r"[^\W\d_][\w.’'-]*")
_SMALL = frozenset(
    ["de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "por", "a", "al", "con", "sobre", "contra"]
)
_NAME_WORDS_MAX = 16


@dataclass(frozen=True, slots=True)
class _Defined:
    """A name with the acronym printed behind it."""

    acronym: str
    name: str
    record: Record
    lines: Span


def name_findings(draft: Draft, authority: Authority) -> Iterator[DraftFinding]:
    """Bodies by their names, each said once, at the first line that names it."""
    known = _known_names(authority)
    yield from _unknown(draft, authority, known)
    yield from _acronyms(draft, authority, known)
    yield from _spellings(draft, authority)


def _mentions(draft: Draft) -> Iterator[tuple[Record, NamedBody]]:
    for record in draft.records:
        for named in (*record.reporters, *record.bodies):
            yield record, named


def _unknown(draft: Draft, authority: Authority, known: dict[str, str]) -> Iterator[DraftFinding]:
    found: dict[str, list[tuple[Record, NamedBody]]] = defaultdict(list)
    for record, named in _mentions(draft):
        if named.id is None and named.rule == "new":
            found[fold_words(named.name)].append((record, named))
    for plain, mentions in sorted(found.items(), key=lambda item: item[1][0][1].line):
        record, named = mentions[0]
        near = process.extract(
            plain, list(known), scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR_RATIO, limit=_NEAREST * 4
        )
        bodies = list(dict.fromkeys(known[name] for name, _, _ in near))[:_NEAREST]
        shown = [f"{authority.institutions[b].name} [{b}]" for b in bodies]
        reports = any(n.role == "reporter" for _, n in mentions)
        yield finding_about(
            record, "unknown-body", (named.line, named.line),
            {"name": named.name, "near": shown or ("ninguna", "none"), "count": len(mentions), "candidates": bodies},
            anchor=plain, severity="should" if reports or (near and near[0][1] >= _SAME_NAME_RATIO) else "info",
            row=csv_row(named, record, draft), beside=tuple(dict.fromkeys(r.slug for r, _ in mentions[1:])),
        )  # fmt: skip


def csv_row(named: NamedBody, record: Record, draft: Draft) -> str:
    """A row of the authority's institutions.csv for a body that it does not hold, to be filled in."""
    state = record.state or "" if record.chapter == "EF" else ""
    name = f'"{named.name}"' if "," in named.name else named.name
    return f"{slugify(named.name)},{name},,,,,{state},,,{draft.key}:{named.line},"


def _known_names(authority: Authority) -> dict[str, str]:
    out: dict[str, str] = {}
    for body in authority.institutions:
        for name in authority.names_of(body):
            if len(name) > 3:
                out.setdefault(fold_words(name), body)
    return out


def _acronyms(draft: Draft, authority: Authority, known: dict[str, str]) -> Iterator[DraftFinding]:
    """Acronyms printed behind a name that is not that of the body which is called so here or in the authority."""
    by_acronym: dict[str, list[_Defined]] = defaultdict(list)
    for record in draft.records:
        for defined in _definitions(record, known):
            by_acronym[defined.acronym].append(defined)
    for acronym, found in sorted(by_acronym.items(), key=lambda item: item[1][0].lines):
        # What the authority knows by this acronym is right; else what stands first.
        own = {b for b in authority.institutions if acronym in (n.upper() for n in authority.names_of(b))}
        ordered = sorted(found, key=lambda d: known.get(fold_words(d.name)) not in own)
        told: list[_Defined] = [ordered[0]]
        for other in ordered[1:]:
            body = known.get(fold_words(other.name))
            if (body and own and not _is_other_body(authority, body, own)) or any(
                _same(known, other.name, one.name) for one in told
            ):
                continue
            told.append(other)
            first = told[0]
            where = (f"en la línea {first.lines[0]}", f"in line {first.lines[0]}")
            yield _shared(other, first.name, where, beside=(first.record.slug,))
        if own and not any(known.get(fold_words(d.name)) in own for d in found):
            for other in told:
                if _is_other_body(authority, known.get(fold_words(other.name)), own):
                    usual = authority.institutions[min(own)].name
                    yield _shared(other, usual, ("en el catálogo de instituciones", "in the authority file"))


def _shared(other: _Defined, usual: str, where: tuple[str, str], beside: tuple[str, ...] = ()) -> DraftFinding:
    return finding_about(
        other.record, "acronym-used-twice", other.lines,
        {"acronym": other.acronym, "name": other.name, "other": usual, "where": where},
        anchor=f"{other.acronym}|{fold_words(other.name)}", beside=beside,
    )  # fmt: skip


def _is_other_body(authority: Authority, body: str | None, own: set[str]) -> bool:
    """Whether a known body is none of `own`, no unit of theirs ("Name of the unit (PARENT)") and none above them."""
    return body is not None and not (authority.with_kin([body]) & own) and body not in authority.with_kin(own)


def _same(known: dict[str, str], one: str, other: str) -> bool:
    a, b = fold_words(one), fold_words(other)
    if a in known and known.get(a) == known.get(b):
        return True
    if a in b or b in a:
        return True
    return fuzz.token_sort_ratio(a, b) >= _SAME_NAME_RATIO


def _definitions(record: Record, known: dict[str, str]) -> Iterator[_Defined]:
    """Names with their acronym: the words before the bracket, back to the one that the acronym begins with."""
    for _, passage in record.linked.entry.parts():
        for match in _WITH_ACRONYM.finditer(passage.text):
            acronym = match["acronym"].strip(".")
            if sum(c.isupper() for c in acronym) < 2 or len(acronym) < 3:
                continue
            start = _name_start(passage.text, match.start(), acronym)
            if start is None:
                start = _known_name_start(passage.text, match.start(), known)
            if start is not None:
                name = " ".join(passage.text[start : match.start()].split())
                yield _Defined(acronym.upper(), name, record, passage.lines(start, match.end()))


def _name_start(text: str, end: int, acronym: str) -> int | None:
    """Where the name begins whose words' initials the acronym takes; None where they do not."""
    tokens = list(_TOKEN.finditer(text, max(0, end - 200), end))
    if not tokens or text[tokens[-1].end() : end].strip():
        return None
    letters = fold_name(acronym).replace(" ", "")
    best: int | None = None
    for back in range(1, min(_NAME_WORDS_MAX, len(tokens)) + 1):
        token = tokens[-back]
        gap = text[token.end() : tokens[-back + 1].start()] if back > 1 else ""
        if "." in gap or ";" in gap or ":" in gap or "(" in gap or "\n" in gap:
            break
        word = fold_name(token[0])
        if not token[0][0].isupper():
            if word not in _SMALL:
                break
            continue
        if word[:1] == letters[0] and _covers(letters, [fold_name(t[0]) for t in tokens[-back:]]):
            best = token.start()
            break
    return best


def _known_name_start(text: str, end: int, known: dict[str, str]) -> int | None:
    """Where the longest name of a known body begins that ends right before `end`; None where there is none."""
    tokens = list(_TOKEN.finditer(text, max(0, end - 200), end))
    if not tokens or text[tokens[-1].end() : end].strip():
        return None
    starts = [t.start() for t in tokens[-_NAME_WORDS_MAX:-1] if t[0][0].isupper()]
    return next((at for at in starts if fold_words(text[at:end]) in known), None)


def _covers(letters: str, tokens: Sequence[str]) -> bool:
    """Whether an acronym's letters stand in two words or more, in their order."""
    text, at = "".join(w for w in tokens if w not in _SMALL), 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return sum(w not in _SMALL for w in tokens) > 1


def _spellings(draft: Draft, authority: Authority) -> Iterator[DraftFinding]:
    yield from _misprints(draft, authority)
    yield from _variants(draft)


def _misprints(draft: Draft, authority: Authority) -> Iterator[DraftFinding]:
    """Names that differ by letters or accents from every name of the body that they mean."""
    said: set[str] = set()
    variants = {(n.institution, n.name) for n in authority.names if n.kind == "printed"}
    for record, named in _mentions(draft):
        if named.id is None or named.name in said:
            continue
        names = [n for n in authority.names_of(named.id) if (named.id, n) not in variants]
        likest = max(fuzz.ratio(fold_words(n), fold_words(named.name)) for n in names)
        variant = named.rule == "printed-variant" and likest >= _VARIANT_RATIO
        wrong = named.rule == "misprint" or variant or _accents_differ(named.name, names)
        if not wrong or len(named.name) < _SHORTEST or " " not in named.name:
            continue
        usual = max(names, key=lambda n: (fuzz.ratio(fold_words(n), fold_words(named.name)), n == names[0]))
        if usual.casefold() == named.name.casefold() and named.rule != "misprint":
            usual = names[0]
        said.add(named.name)
        where = ("en el catálogo de instituciones", "in the authority file")
        yield finding_about(
            record, "spelling-differs", (named.line, named.line),
            {"printed": named.name, "usual": usual, "where": where},
            anchor=named.name, bodies=(named.id,), severity="" if named.rule == "misprint" else "info",
        )  # fmt: skip


def _accents_differ(printed: str, names: Sequence[str]) -> bool:
    """Whether a name in small letters is one of the body's but for its accents."""
    if printed.isupper():
        return False
    low = " ".join(printed.casefold().split())
    same = [n for n in names if fold_words(n) == fold_words(printed)]
    return bool(same) and all(n.casefold() != low and len(n) == len(printed) for n in same)


def _variants(draft: Draft) -> Iterator[DraftFinding]:
    """Unknown bodies whose names differ from each other by a few letters; the commoner one is the usual."""
    count: dict[str, int] = defaultdict(int)
    first: dict[str, tuple[Record, NamedBody]] = {}
    for record, named in _mentions(draft):
        if named.id is None and named.rule == "new" and len(named.name) >= _SHORTEST:
            count[named.name] += 1
            first.setdefault(named.name, (record, named))
    names = sorted(count, key=lambda n: (-count[n], first[n][1].line))
    for at, name in enumerate(names):
        for usual in names[:at]:
            a, b = fold_words(name), fold_words(usual)
            if name.casefold() == usual.casefold():
                continue
            if len(a.split()) == len(b.split()) and fuzz.ratio(a, b) >= _ALIKE_RATIO and not _other_word(a, b):
                record, named = first[name]
                where = (f"en la línea {first[usual][1].line}", f"in line {first[usual][1].line}")
                yield finding_about(
                    record, "spelling-differs", (named.line, named.line),
                    {"printed": name, "usual": usual, "where": where}, anchor=name,
                )  # fmt: skip
                break


def _other_word(a: str, b: str) -> bool:
    """Whether two names differ by a whole word ("del Norte", "del Sur"), not by letters of one."""
    changed = [(x, y) for x, y in zip(a.split(), b.split(), strict=True) if x != y]
    return any(fuzz.ratio(x, y) < 70 or x.isdigit() for x, y in changed)
