"""Whether an action is permanent, continuous or yearly, by explicit words."""

from __future__ import annotations

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.permanence import CALLED_PERMANENT, NOT_PERMANENT, PERMANENT, PRODUCT, STRESSED
from entramado.loaders.records import Entry


def find_permanence(entry: Entry) -> Value | None:
    """The words of description or results that call the action permanent, continuous or yearly; None where none do.

    In results only words that call the action itself permanent count, except in the good-practices study, whose
    results describe the action.
    """
    for part, passage in entry.parts():
        if part not in ("description", "results"):
            continue
        if not PERMANENT.search(folded(passage.text)):
            continue
        words = PERMANENT if part == "description" or entry.state else CALLED_PERMANENT
        # `continúa` and `continuó` are verbs; folded text does not distinguish them from `continua` and `continuo`.
        for sentence in sentences(passage.text):
            for match in words.finditer(sentence.folded):
                start = sentence.start + match.start()
                printed = passage.text[start : start + len(match.group())].lower()
                if printed.startswith("contin") and any(letter in printed for letter in STRESSED):
                    continue
                if NOT_PERMANENT.search(sentence.folded[max(0, match.start() - 40) : match.start()]):
                    continue
                product = PRODUCT.search(sentence.folded[: match.start()])
                if product and product["what"] not in folded(entry.title or ""):
                    continue
                return Value("permanente", passage.lines(start, start + len(match.group())), "permanent-words")
    return None
