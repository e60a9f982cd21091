"""Write `ontology/terms.py` from `ontology/vocabulary.ttl`: run ``python -m entramado.ontology.generate_terms``.

Constants written by hand go out of step unnoticed; these are made from the vocabulary, and a test compares them.
"""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from entramado.ontology.mistakes import Mistake, OntologyError
from entramado.ontology.turtle import read_turtle

VOCABULARY = Path(__file__).parent / "vocabulary.ttl"
TERMS = Path(__file__).parent / "terms.py"

# Written out, since ontology.namespaces needs the very file that is made here.
_NAMESPACE = "https://w3id.org/entramado/ontology#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
_LINE_CHARS = 120

_HEAD = '''"""Our own terms. Made by `python -m entramado.ontology.generate_terms`; do not edit."""

from typing import Final


class ENT:
    """Every term under the default base; `Base.term(name)` gives it under another."""

'''


_TAIL = f'''

NAMES: Final = frozenset(
    str(iri).removeprefix("{_NAMESPACE}")
    for key, iri in vars(ENT).items()
    if not key.startswith("__")
)
'''


def generate(vocabulary: Path = VOCABULARY) -> str:
    """The source of terms.py: a constant for each term with an English label, in alphabetical order.

    Raises `OntologyError` if the vocabulary cannot be read or a term's name cannot be a constant.
    """
    mistakes: list[Mistake] = []
    labels: dict[str, str] = {}
    for triple in read_turtle(vocabulary, mistakes):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(_NAMESPACE):
            continue
        name = subject.value.removeprefix(_NAMESPACE)
        if not _NAME.fullmatch(name):
            mistakes.append(Mistake(vocabulary.name, 1, f"{name!r} cannot name a term", "use letters and digits"))
        elif triple.predicate.value == _LABEL and isinstance(value, Literal) and value.language == "en":
            labels[name] = value.value
    if mistakes:
        raise OntologyError(mistakes)
    lines = [_constant(name, label) for name, label in sorted(labels.items())]
    return f"{_HEAD}{''.join(lines)}{_TAIL}"


def _constant(name: str, label: str) -> str:
    identifier = name.replace("-", "_") + ("_" if keyword.iskeyword(name) else "")
    line = f'    {identifier}: Final = "{_NAMESPACE}{name}"'
    comment = f"  # {label}"
    return line + (comment if len(line) + len(comment) <= _LINE_CHARS else "") + "\n"


def main() -> int:
    """Write terms.py; exit status 1 and one sentence a mistake if the vocabulary is broken."""
    try:
        source = generate()
    except OntologyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    TERMS.write_text(source, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
