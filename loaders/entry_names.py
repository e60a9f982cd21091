"""The name of an entry: its title in sentence case, or, without a title, the first words that say what it is.

Titles in capitals are truecased: proper names get the capitals that the entry's own running text gives them, else
those of its document, else those of the authority's labels.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from entramado.loaders.grammar import in_capitals
from entramado.loaders.languages.spanish.openings import first_words
from entramado.loaders.records import Entry
from entramado.ontology.authority import Authority
from entramado.ontology.folding import fold

PHRASE_MAX_WORDS = 12
_CAPITALS_SHARE = 0.8
# A single word gets the capital that this share of its uses has.
_ALWAYS_CAPITAL_SHARE = 0.8
# A phrase gets the case that this share of its uses has, and outside the entry's own text so many.
_AGREED_SHARE = 0.6
_SEEN_ELSEWHERE = 2
# A word of so many capitals is no acronym, but printed in capitals.
_CAPITALS_LETTERS = 5

_WORD = re.compile(r"[^\W\d_]+")
_STOPS = ".!?:•\n"
_ACRONYM = re.compile(r"(?<=\()[^\W\d_]{2,10}(?=[),])")
# "PTAT" (informe-2018:1268): a title of one short word is an acronym.
_ACRONYM_ALONE = re.compile(r"[^\W\d_]{2,6}")
_OPENS_QUOTE = re.compile(r"[“«]\w|(?<![^\s(])\"\w")
_ROMAN = re.compile(r"(?:X{1,3}(?:IX|IV|VI{0,3}|I{1,3})?|IX|IV|VI{1,3}|I{2,3})")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")

# A short name that the text introduces for later use: "(en adelante Criterios)", "(PALE, por sus siglas en inglés)".
_HENCEFORTH = re.compile(r"\s*\((?:en adelante|en lo sucesivo)\b(?! [A-Z]+\))[^()]*\)", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\()en adelante |,? por sus siglas en \w+(?=\))", re.IGNORECASE)

_VOWEL = re.compile(r"[AEIOUÁÉÍÓÚÜ]")
_AFTER_STOP = re.compile(r"(?<=[.!?] )\w")
_ARTICLES = frozenset(("el", "la", "los", "las"))
_FUNCTION_WORDS = frozenset(
    (
        *_ARTICLES,
        "a",
        "al",
        "con",
        "de",
        "del",
        "e",
        "en",
        "lo",
        "o",
        "para",
        "por",
        "que",
        "se",
        "su",
        "u",
        "un",
        "una",
        "y",
    )
)

Phrase = tuple[str, ...]

_fold_word = lru_cache(maxsize=1 << 16)(fold)


class RunningWord(NamedTuple):
    """A word of running text, folded and as written.

    `opens`: it begins a sentence, so that its capital says nothing; `joined`: only blanks part it from the word before.
    """

    folded: str
    written: str
    opens: bool
    joined: bool


def running_words(text: str) -> list[RunningWord]:
    """The words of a text in order."""
    out: list[RunningWord] = []
    end = 0
    for m in _WORD.finditer(text):
        gap = text[end : m.start()]
        opens = not out or (gap != " " and any(mark in gap for mark in _STOPS))
        out.append(RunningWord(_fold_word(m[0]), m[0], opens, bool(out) and gap.isspace()))
        end = m.end()
    return out


# The labels are looked through for the titles of each document.
_words_of_label = lru_cache(maxsize=1 << 15)(running_words)


def _within_name(running: Sequence[RunningWord], start: int, end: int) -> bool:
    """Whether the words ``start:end`` stand within a longer name: a word with a capital adjoins on either side."""
    before = start
    while before > 0 and running[before].joined:
        before -= 1
        if running[before].folded not in _FUNCTION_WORDS:
            if running[before].written[0].isupper() and not running[before].opens:
                return True
            break
    after = end
    while after < len(running) and running[after].joined:
        if running[after].folded not in _FUNCTION_WORDS:
            return running[after].written[0].isupper()
        after += 1
    return False


class Truecaser:
    """Restores the case of titles printed in capitals, by the case that words and phrases have in running text.

    `titles` are all titles of a document, `texts` its running texts, `labels` names in their proper case.
    """

    def __init__(
        self, titles: Iterable[str], texts: Sequence[Sequence[RunningWord]], labels: Iterable[str] = ()
    ) -> None:
        self._wanted = {phrase for title in titles if _in_capitals(title) for phrase in _phrases(_folded(title))}
        # By first word, then by second: nearly all words of a text begin no phrase that is wanted.
        self._lengths: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for phrase in self._wanted:
            self._lengths[phrase[0]][phrase[1]].add(len(phrase))
        self._single: dict[str, Counter[str]] = defaultdict(Counter)
        self._phrase: dict[Phrase, Counter[Phrase]] = defaultdict(Counter)
        for running in texts if self._wanted else ():
            self._count(running)
            for phrase, written in self._found(running):
                self._phrase[phrase][written] += 1
        self._label: dict[Phrase, Phrase] = {}
        for label in sorted(labels) if self._wanted else ():
            self._label.update(dict(self._found(_words_of_label(f"a {label}"))))

    def _count(self, running: Sequence[RunningWord]) -> None:
        for word in running:
            if not (word.opens and word.written[0].isupper() and not word.written.isupper()):
                self._single[word.folded][word.written] += 1

    def _found(self, running: Sequence[RunningWord]) -> Iterator[tuple[Phrase, Phrase]]:
        """The phrases of titles that a text holds, folded and as written.

        One that begins a sentence counts only where a further word of it has a capital.
        """
        folded = tuple([word.folded for word in running])
        for start, following in enumerate(folded[1:]):
            lengths = self._lengths.get(folded[start])
            for length in sorted(lengths.get(following, ())) if lengths else ():
                if folded[start : start + length] not in self._wanted:
                    continue
                part = running[start : start + length]
                written = tuple(word.written for word in part)
                # A title in capitals is quoted so in the text too (compendio-2024:3227): that tells no case.
                capitals = sum(w.isupper() and len(w) >= _CAPITALS_LETTERS for w in written)
                if capitals > 1 or all(w.isupper() for w in written):
                    continue
                names = any(w[0].isupper() for w in written[1:])
                if not names and part[0].opens:
                    continue
                capital = names or written[0][0].isupper()
                if not (capital and _within_name(running, start, start + length)):
                    yield folded[start : start + length], _with_small_words(written)

    def restore(self, title: str, own_text: Sequence[RunningWord] = ()) -> str:
        """The title with an initial capital, truecased where it is printed in capitals; `own_text` is its entry's."""
        if _in_capitals(title) and not _ACRONYM_ALONE.fullmatch(title):
            own: dict[Phrase, Counter[Phrase]] = defaultdict(Counter)
            for phrase, written in self._found(own_text):
                own[phrase][written] += 1
            title = self._restored(title, own)
        first = next((k for k, c in enumerate(title) if c.isalnum()), 0)
        return title[:first] + title[first : first + 1].upper() + title[first + 1 :]

    def _restored(self, title: str, own: dict[Phrase, Counter[Phrase]]) -> str:
        matches = list(_WORD.finditer(title))
        folded = _folded(title)
        out, at, done = [], 0, 0
        while at < len(matches):
            written = self._longest(folded, at, own) or (self._usual_case(matches[at][0], folded[at]),)
            written = self._up_to_longer(written, folded, at, own)
            for match, form in zip(matches[at : at + len(written)], written, strict=True):
                out += [title[done : match.start()], _in_case_of(match[0], form)]
                done = match.end()
            at += len(written)
        text = "".join([*out, title[done:]])
        for place in (_ACRONYM, _OPENS_QUOTE, _AFTER_STOP):
            text = place.sub(lambda m: m[0].upper(), text)
        return text

    def _up_to_longer(self, written: Phrase, folded: Phrase, at: int, own: dict[Phrase, Counter[Phrase]]) -> Phrase:
        """A phrase, cut where a longer one begins in it: "de la organización" before a name (compendio-2024:6148)."""
        for cut in range(1, len(written)):
            longer = self._longest(folded, at + cut, own)
            if longer and len(longer) > len(written):
                return written[:cut]
        return written

    def _longest(self, folded: Phrase, at: int, own: dict[Phrase, Counter[Phrase]]) -> Phrase | None:
        """The longest phrase at a word whose case is known, as it is written."""
        for length in range(min(PHRASE_MAX_WORDS, len(folded) - at), 1, -1):
            phrase = folded[at : at + length]
            for forms, least in ((own.get(phrase), 1), (self._phrase.get(phrase), _SEEN_ELSEWHERE)):
                if forms:
                    form, count = min(forms.items(), key=lambda item: (-item[1], item[0]))
                    if count >= max(least, _AGREED_SHARE * forms.total()):
                        return form
            if phrase in self._label:
                return self._label[phrase]
        return None

    def _usual_case(self, word: str, folded: str) -> str:
        """A single word in its usual case; Roman numerals and words without a vowel stay in capitals."""
        if _ROMAN.fullmatch(word) or not _VOWEL.search(word):
            return word.lower() if len(word) == 1 else word
        forms = self._single.get(folded)
        plural = self._single.get(folded[:-1]) if word.endswith("S") else None
        if not forms and plural and max(plural, key=lambda w: (plural[w], w)).isupper():
            return f"{word[:-1]}s"
        if not forms:
            return word.lower()
        form, count = min(forms.items(), key=lambda item: (-item[1], item[0]))
        lower = sum(n for written, n in forms.items() if written.islower())
        return word.lower() if form.islower() or lower > (1 - _ALWAYS_CAPITAL_SHARE) * (count + lower) else form


def _with_small_words(written: Phrase) -> Phrase:
    """The phrase, its function words in lower case but for an article that begins a name ("El Salvador")."""
    following = (*written[1:], "")
    return tuple(
        word.lower()
        if _fold_word(word) in _FUNCTION_WORDS and not (_fold_word(word) in _ARTICLES and after[:1].isupper())
        else word
        for word, after in zip(written, following, strict=True)
    )


def _in_case_of(word: str, form: str) -> str:
    """The printed word, which keeps its accents, in the case of `form`."""
    if len(word) == len(form):
        return "".join(c.upper() if f.isupper() else c.lower() for c, f in zip(word, form, strict=True))
    return word.capitalize() if form[:1].isupper() else word.lower()


def _folded(title: str) -> Phrase:
    return tuple(_fold_word(m[0]) for m in _WORD.finditer(title))


def _phrases(words: Phrase) -> Iterator[Phrase]:
    for start in range(len(words)):
        for length in range(2, min(PHRASE_MAX_WORDS, len(words) - start) + 1):
            yield words[start : start + length]


def _in_capitals(title: str) -> bool:
    return in_capitals(title, _CAPITALS_SHARE)


def name_entries(entries: Sequence[Entry], authority: Authority) -> list[str]:
    """The name of each of the entries of one document, in their order."""
    labels = [body.name for body in authority.institutions.values()]
    labels += [state.name for state in authority.states.values()]
    labels += [country.name_es for country in authority.countries.values()]
    titles = [entry.title or "" for entry in entries]
    if not any(map(_in_capitals, titles)):
        return [_name(Truecaser((), ()), entry, ()) for entry in entries]
    texts = [running_words(f"{entry.description.text}\n{entry.results.text}") for entry in entries]
    truecaser = Truecaser(titles, texts, labels)
    return [_name(truecaser, entry, text) for entry, text in zip(entries, texts, strict=True)]


def _name(truecaser: Truecaser, entry: Entry, text: Sequence[RunningWord]) -> str:
    title = (entry.title or "").strip(" .")
    if _QUOTED.fullmatch(title):
        title = title[1:-1].strip()
    title = _ASIDE.sub("", _HENCEFORTH.sub("", title))
    return truecaser.restore(title, text) if title else first_words(entry.description.text)
