"""Read a Turtle file of this folder; a file that cannot be read is one mistake with its line."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

from entramado.ontology.mistakes import Mistake


def read_turtle(path: Path, mistakes: list[Mistake]) -> list[Triple]:
    """The triples of a Turtle file; if it cannot be read, none, and why is added to `mistakes`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        mistakes.append(Mistake(path.name, 1, f"cannot be read ({reason})", f"put the file into {path.parent}"))
        return []
    try:
        return [q.triple for q in parse(data, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        what = f"not Turtle ({error.msg})"
        mistakes.append(Mistake(path.name, error.lineno or 1, what, "mend the file at this line"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistakes.append(Mistake(path.name, line, "not UTF-8", "save the file as UTF-8"))
    return []
