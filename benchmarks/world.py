"""A generated corpus of any size, made out of the real documents, with the programme of every entry known.

``python -m benchmarks.world N OUT [--sources DIR] [--seed 19]`` writes N documents, their manifest (``documents.toml``)
and the truth (``truth.csv``: document, line, programme). Documents come in series of `EDITIONS` editions. Each series
rewrites the entries of the real compendia, one of each real programme, in words of its own: content words, words of
proper names and acronyms change places with others of the same ending or length, the same way throughout a series,
figures change and addresses get an ending of the series, so that two series share no programme. From edition to edition
a programme goes on with the chance `CONTINUES`; then its figures change, sentences go or change places, and its title
may lose or gain a word. Names of institutions and places stay, since authority and rules are to find them.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from entramado.graph.build import read_corpus
from entramado.graph.corpus import Corpus
from entramado.graph.packed import cache_folder
from entramado.loaders.records import Entry
from entramado.ontology.authority import Authority
from entramado.ontology.folding import fold_freely
from entramado.ontology.schemes import load_schemes

EDITIONS: Final = 5
FIRST_YEAR: Final = 2001
YEARS_BETWEEN: Final = 2
CONTINUES: Final = 0.7
ENTRIES: Final = 160
KEEPS_SENTENCE: Final = 0.85
CHANGES_TITLE: Final = 0.3
CHANGES_WORD: Final = 0.95
# Shorter words are mostly articles, prepositions and verbs that hold a sentence together.
_WORD_MIN: Final = 6
_ENDING: Final = 2
_MODELS: Final = ("compendio-2024", "compendio-2020")
_CHAPTERS: Final = ("APF", "EF")
_NAME_MIN: Final = 4
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS_OR_WORD = re.compile(r"(?P<address>https?://[^\s,;)]*[^\s,;).])|[^\W\d_]+")
_ACRONYM = re.compile(r"\(([A-ZÁÉÍÓÚÑ]{3,10})\)")
_FIGURE = re.compile(r"(?<![\w.,])(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{1,2}|[2-9]\d{3,})(?![\w%]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}\.) (?=[A-ZÁÉÍÓÚÑ])")


@dataclass(frozen=True, slots=True)
class WorldEntry:
    """What one edition tells of a programme."""

    programme: str
    objective: int
    chapter: str
    title: str
    reporter: str
    description: tuple[str, ...]
    results: tuple[str, ...]
    challenges: tuple[str, ...]


class Models:
    """The real entries that programmes are made after, one a programme, and the words that they exchange."""

    def __init__(self, sources: Path) -> None:
        corpus = read_corpus(sources, only=_MODELS, kept=cache_folder() / "read")
        told = [one for one in map(_told, _one_each(corpus)) if one]
        kept = _named(corpus.authority)
        reporters = {word for one in told for word in fold_freely(one.reporter).split()}
        small: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        acronyms: set[str] = set()
        for entry in (e.entry for e in corpus.entries):
            for text in (entry.title or "", *(passage.text for _, passage in entry.parts())):
                for word in _WORD.findall(text):
                    (small if word.islower() else capital)[word.lower()] += 1
                # Titles are printed in capitals: an acronym is told by standing in brackets. One in a title is its own.
                known = reporters if text == entry.title else kept
                acronyms.update(a.lower() for a in _ACRONYM.findall(text) if fold_freely(a) not in known)
        self.words: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in sorted(acronyms):
            self.words["acronym", str(len(word))].append(word)
        for word in small | capital:
            # A word that is mostly written with a capital is part of names: of a programme's, or of one to be kept.
            proper = capital[word] >= small[word]
            if len(word) < (_NAME_MIN if proper else _WORD_MIN) or word in acronyms:
                continue
            if not proper or fold_freely(word) not in kept:
                self.words["name" if proper else "word", word[-_ENDING:]].append(word)
        exchanged = {word for words in self.words.values() for word in words}
        self.programmes = [one for one in told if _is_exchanged(one.title, exchanged)]

    def exchange(self, chance: random.Random) -> dict[str, str]:
        """For one series: the word that each word becomes."""
        became: dict[str, str] = {}
        for words in self.words.values():
            chosen = [w for w in words if chance.random() < CHANGES_WORD]
            became |= dict(zip(chosen, chance.sample(chosen, len(chosen)), strict=True))
        return became


def _is_exchanged(title: str, exchanged: set[str]) -> bool:
    """Whether most telling words of a title are exchanged, so that two series would not have it in common."""
    telling = [word.lower() for word in _WORD.findall(title) if len(word) >= _NAME_MIN]
    return 2 * sum(word in exchanged for word in telling) > len(telling)


def _one_each(corpus: Corpus) -> list[Entry]:
    """The first entry of each programme: what two compendia tell of one would be two programmes of the world."""
    first = {programme.main[0] for programme in corpus.identity.programmes}
    return [linked.entry for linked in corpus.entries if linked.slug in first]


def _named(authority: Authority) -> set[str]:
    """The folded words of all names that authority and rules are to find."""
    places = [s.name for s in authority.states.values()] + [c.name_es for c in authority.countries.values()]
    bodies = [name for body in authority.institutions for name in authority.names_of(body)]
    return {word for name in (*places, *bodies) for word in fold_freely(name).split()}


def _told(entry: Entry) -> WorldEntry | None:
    if not (entry.title and entry.objective and entry.reporter_printed and entry.description):
        return None
    chapter = "EF" if entry.chapter == "EF" else "APF"
    return WorldEntry(
        "",
        entry.objective,
        chapter,
        entry.title,
        entry.reporter_printed,
        tuple(_SENTENCE_END.split(entry.description.text)),
        tuple(_SENTENCE_END.split(entry.results.text)) if entry.results else (),
        tuple(c.text.text for c in entry.challenges),
    )


def rewrite(text: str, became: Mapping[str, str], series: str) -> str:
    """A text in the words of a series, capitals as they were; an address with the series behind it."""

    def other(match: re.Match[str]) -> str:
        if match["address"]:
            return f"{match['address'].rstrip('/')}/{series}"
        word = match[0]
        new = became.get(word.lower(), word.lower())
        if word.islower():
            return new
        return new.upper() if word.isupper() else new.capitalize() if word.istitle() else word

    return _ADDRESS_OR_WORD.sub(other, text)


def next_edition(told: WorldEntry, chance: random.Random) -> WorldEntry:
    """The same programme as a later edition tells it."""
    title = told.title.split(" ")
    if chance.random() < CHANGES_TITLE and len(title) > 3:
        at = chance.randrange(1, len(title))
        title[at : at + 1] = (
            [] if chance.random() < 0.5 else [title[at], "NACIONAL" if title[at].isupper() else "nacional"]
        )
    factor = chance.uniform(0.5, 2.0)

    def later(sentences: tuple[str, ...]) -> tuple[str, ...]:
        kept = [s for s in sentences if chance.random() < KEEPS_SENTENCE] or list(sentences[:1])
        if chance.random() < 0.3:
            chance.shuffle(kept)
        return tuple(_FIGURE.sub(lambda m: _scaled(m[0], factor), s) for s in kept)

    return replace(
        told,
        title=" ".join(title),
        description=later(told.description),
        results=later(told.results) if told.results else (),
        challenges=told.challenges[: chance.randint(0, len(told.challenges))],
    )


def _scaled(printed: str, factor: float) -> str:
    if _YEAR.fullmatch(printed):
        return printed
    value = max(2, round(int(printed.replace(",", "")) * factor))
    return f"{value:,}"


def series(models: Models, number: int, editions: int, seed: int) -> Iterator[list[WorldEntry]]:
    """The editions of one series, oldest first."""
    chance = random.Random(f"{seed}-{number}")
    became = models.exchange(chance)
    fresh = _made(models, number, became, chance)
    running: list[WorldEntry] = []
    for _ in range(editions):
        running = [next_edition(told, chance) for told in running if chance.random() < CONTINUES]
        running += [next(fresh) for _ in range(ENTRIES - len(running))]
        yield sorted(running, key=lambda t: (_CHAPTERS.index(t.chapter), t.objective, t.programme))


def _made(models: Models, number: int, became: Mapping[str, str], chance: random.Random) -> Iterator[WorldEntry]:
    """New programmes of a series without end; from the second round on with other words again."""
    count = 0
    while True:
        for told in chance.sample(models.programmes, len(models.programmes)):
            count += 1
            yield _in_words(told, f"s{number:03}-p{count:05}", became, chance)
        became = models.exchange(chance)


def _in_words(told: WorldEntry, programme: str, became: Mapping[str, str], chance: random.Random) -> WorldEntry:
    factor = chance.uniform(0.5, 2.0)

    def again(texts: tuple[str, ...]) -> tuple[str, ...]:
        words = (rewrite(text, became, programme) for text in texts)
        return tuple(_FIGURE.sub(lambda m: _scaled(m[0], factor), text) for text in words)

    return replace(
        told,
        programme=programme,
        title=rewrite(told.title, became, programme),
        description=again(told.description),
        results=again(told.results),
        challenges=again(told.challenges),
    )


def printed(edition: Iterable[WorldEntry], headings: Mapping[int, str]) -> tuple[str, list[int]]:
    """An edition as a text printed like the compendium of 2024, and the line that each entry begins on."""
    out = ["COMPENDIO GENERAL GENERADO", "", "Introducción", "", "Texto generado para medir.", ""]
    starts: list[int] = []
    before: tuple[str, int] | None = None
    number = 0
    for told in edition:
        place = (told.chapter, told.objective)
        if place != before:
            out += ["", f" Objetivo {told.objective}. {headings[told.objective]}", ""]
            number = 0
        before, number = place, number + 1
        starts.append(len(out) + 1)
        parts = [f"{number}. {told.title.upper()} – {told.reporter}.", "", _ended(" ".join(told.description)), ""]
        parts += ["RESULTADOS", _ended(" ".join(told.results)), ""] if told.results else []
        # A file that ends in an entry without challenges is taken for cut off; so the print says that there are none.
        parts += ["RETOS", *([f"• {_ended(c)}" for c in told.challenges] or ["No se reportaron retos."]), ""]
        out += "\n".join(parts).split("\n")
    return "\n".join(out) + "\n", starts


def _ended(text: str) -> str:
    """A text with a full stop at its end: a file that ends without one is taken for cut off."""
    return text.rstrip(" .,:;") + "."


def write_world(count: int, out: Path, sources: Path, seed: int = 19) -> None:
    """Write `count` documents, ``documents.toml`` and ``truth.csv`` into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    models = Models(sources)
    headings = {int(concept.iri_slug): concept.label_es for concept in load_schemes()["objectives"]}
    tables: list[str] = []
    with (out / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file)
        truth.writerow(("document", "line", "programme"))
        for number in range(-(-count // EDITIONS)):
            editions = min(EDITIONS, count - number * EDITIONS)
            for at, edition in enumerate(series(models, number, editions, seed)):
                key, year = f"serie-{number:03}-{at + 1}", FIRST_YEAR + YEARS_BETWEEN * at
                text, starts = printed(edition, headings)
                (out / f"{key}.txt").write_text(text, encoding="utf-8")
                truth.writerows((key, line, told.programme) for told, line in zip(edition, starts, strict=True))
                tables.append(_table(key, year))
    (out / "documents.toml").write_text("\n".join(tables), encoding="utf-8")


def _table(key: str, year: int) -> str:
    return (
        f'[{key}]\nfile = "{key}.txt"\nfamily = "compendium-numbered"\ntitle = "Compendio generado {key}"\n'
        f'publisher = "upmrip"\nedition = {year}\nissued = "{year}-11-01"\n'
        f'period = "{year - 1}-06/{year}-06"\nprose = false\n'
    )


def main() -> None:
    """Write a generated corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.world", description=__doc__.split("\n", 1)[0])
    parser.add_argument("count", type=int, help="number of documents")
    parser.add_argument("out", type=Path, help="folder to write")
    parser.add_argument("--sources", type=Path, default=Path("../shared/corpus"), help="folder of the real documents")
    parser.add_argument("--seed", type=int, default=19)
    args = parser.parse_args()
    write_world(args.count, args.out, args.sources, args.seed)


if __name__ == "__main__":
    main()
