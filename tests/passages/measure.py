"""How well invented passages of other countries and languages are read, field by field."""

from __future__ import annotations

import tempfile
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from entramado.graph.single import read_single
from entramado.ontology.folding import fold_words

FOLDER = Path(__file__).parent
LISTS = ("populations", "states", "countries", "figures", "instruments")

# Every set, in the order of writing, with its language; the later ones were unseen when the rules were made.
SETS = {
    "spanish": "es", "second": "es", "third": "es", "fourth": "es", "fifth": "es", "sixth": "es", "seventh": "es",
    "eighth": "es", "ninth": "es", "tenth": "es", "eleventh": "es", "twelfth": "es", "thirteenth": "es",
    "fourteenth": "es", "fifteenth": "es", "sixteenth": "es", "seventeenth": "es", "eighteenth": "es",
    "nineteenth": "es", "twentieth": "es", "twentyfirst": "es", "twentysecond": "es", "twentythird": "es",
    "twentyfourth": "es", "twentyfifth": "es", "twentysixth": "es", "twentyseventh": "es", "twentyeighth": "es",
    "mexico": "es", "mexico_second": "es", "mexico_third": "es", "mexico_fourth": "es",
    "mexico_fifth": "es", "mexico_sixth": "es", "mexico_seventh": "es", "mexico_eighth": "es", "mexico_ninth": "es",
    "mexico_tenth": "es", "mexico_eleventh": "es",
    "english": "en", "english_third": "en", "english_fourth": "en", "english_fifth": "en",
    "english_sixth": "en", "english_seventh": "en", "english_eighth": "en", "english_ninth": "en",
    "english_tenth": "en", "english_eleventh": "en", "english_twelfth": "en", "english_thirteenth": "en",
    "english_fourteenth": "en", "english_fifteenth": "en", "english_sixteenth": "en",
    "english_seventeenth": "en", "english_eighteenth": "en", "english_nineteenth": "en", "english_twentieth": "en",
    "english_twentyfirst": "en", "english_twentysecond": "en", "english_twentythird": "en",
    "english_twentyfourth": "en", "english_twentyfifth": "en", "english_twentysixth": "en",
    "english_twentyseventh": "en",
    "others": "", "others_third": "", "others_fourth": "", "others_fifth": "", "others_sixth": "", "others_seventh": "",
    "others_eighth": "", "others_ninth": "", "others_tenth": "", "others_eleventh": "", "others_twelfth": "",
    "others_thirteenth": "", "others_fourteenth": "", "others_fifteenth": "", "others_sixteenth": "",
}  # fmt: skip


@dataclass(slots=True)
class Count:
    """What was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def passages(name: str) -> list[dict[str, Any]]:
    """The passages of a file."""
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["passage"]
    return found


@cache
def _all_rows() -> dict[str, dict[str, Any]]:
    """What each passage is read as, by its text: those of one profile and language are one document."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, language in SETS.items():
        for one in passages(name):
            together[one["profile"], one.get("language", language)].append(one["text"])
    out: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texto.txt"
        for (profile, spoken), texts in together.items():
            path.write_text("\n\n".join(texts), encoding="utf-8")
            out |= dict(
                zip(texts, read_single(path, family="prose", profile=profile, language=spoken).rows, strict=True)
            )
    return out


def rows(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each passage of a file with what it is read as, one row of the export."""
    return [(one, _all_rows()[one["text"]]) for one in passages(name)]


def measured(name: str) -> dict[str, Count]:
    """The counts by field over all passages of a file."""
    counts: dict[str, Count] = defaultdict(Count)
    for wanted, row in rows(name):
        _compare(counts, wanted, row)
    return counts


def _compare(counts: dict[str, Count], wanted: dict[str, Any], row: dict[str, Any]) -> None:
    where = f"{wanted['profile']}: {wanted['text'][:30]}"
    named = [{fold_words(n) for n in one.split("|")} for one in wanted["organisations"]]
    for body in row["organisations"]:
        own = {fold_words(n) for n in (body["name"], body["acronym"], *body["aliases"]) if n}
        hit = next((n for n in named if n & own), None)
        if hit:
            named.remove(hit)
            counts["organisations"].right += 1
        else:
            _wrong(counts["organisations"], where, body["name"])
    for names in named:
        _missed(counts["organisations"], where, sorted(names))
    for key in LISTS:
        found = [i["value"] if key == "figures" else fold_words(i) if key == "instruments" else i for i in row[key]]
        right = [fold_words(i) if key == "instruments" else i for i in wanted.get(key, [])]
        _both(counts[key], where, right, found)
    for key in ("start", "end"):
        _both(counts[key], where, [wanted[key]] if key in wanted else [], [row[key]] if row[key] else [])


def _both(count: Count, where: str, right: list[Any], found: list[Any]) -> None:
    for one in found:
        if one in right:
            right.remove(one)
            count.right += 1
        else:
            _wrong(count, where, one)
    for one in right:
        _missed(count, where, one)


def _wrong(count: Count, where: str, what: object) -> None:
    count.wrong += 1
    count.errors.append(f"wrong {what!r} in {where}")


def _missed(count: Count, where: str, what: object) -> None:
    count.missed += 1
    count.errors.append(f"missed {what!r} in {where}")


if __name__ == "__main__":
    for name in SETS:
        for key, count in sorted(measured(name).items()):
            shown = f"{name} {key}: precision {count.precision:.2f} recall {count.recall:.2f} f1 {count.f1:.2f}"
            print(shown, *count.errors, sep="\n    ")
