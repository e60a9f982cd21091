"""What stands in which edition: programmes or institutions with their entries by edition, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from entramado.api.pages.collation import order
from entramado.api.sparql.engine import Rows
from entramado.ontology.folding import fold_as_queries

STATUSES: Final = ("several", "continues", "ended", "new", "all")


@dataclass(slots=True)
class Course:
    """A subject through the editions: entries and reporters by edition (a year as text)."""

    iri: str
    label: str
    entries: dict[str, int] = field(default_factory=dict)
    reporters: dict[str, list[str]] = field(default_factory=dict)
    successor: tuple[str, str] | None = None

    @property
    def last(self) -> str:
        """The last edition that has it."""
        return max(self.entries)

    @property
    def slug(self) -> str:
        """The last part of its IRI."""
        return self.iri.rsplit("/", 1)[-1]

    def status(self, editions: Sequence[str]) -> str:
        """``new``: in the last edition alone; ``continues``: in it and an earlier one; ``ended``: not in it."""
        if editions[-1] not in self.entries:
            return "ended"
        return "continues" if len(self.entries) > 1 else "new"

    def has(self, status: str, editions: Sequence[str]) -> bool:
        """Whether it is of a status; ``several`` are those of two editions or more."""
        if status == "all":
            return True
        return len(self.entries) > 1 if status == "several" else self.status(editions) == status

    def joined(self, edition: str) -> list[str]:
        """Who reports in an edition and did not in the one before it that has the subject."""
        return _without(self._reporters(edition), self._before(edition))

    def left(self, edition: str) -> list[str]:
        """Who reported in the edition before that has the subject and does not in this one."""
        return _without(self._before(edition), self._reporters(edition))

    def _reporters(self, edition: str) -> list[str]:
        return self.reporters.get(edition, []) if edition in self.entries else []

    def _before(self, edition: str) -> list[str]:
        earlier = [e for e in sorted(self.entries) if e < edition]
        return self._reporters(earlier[-1]) if earlier else []


def last_reported_by(all_courses: Iterable[Course], reporter: str, editions: Sequence[str]) -> list[Course]:
    """Subjects of a reporter (its name), without those that ended after somebody else had reported them last."""
    return [
        one
        for one in all_courses
        if one.status(editions) != "ended" or reporter in (one.reporters.get(one.last) or [reporter])
    ]


def _without(names: list[str], others: list[str]) -> list[str]:
    """Names that are not among the others; none where a side is unknown, for then nothing can be compared."""
    return [name for name in names if name not in others] if others else []


def courses(rows: Rows) -> list[Course]:
    """The subjects out of the rows of ``programmes.rq`` or ``programmes-institutions.rq``, by name."""
    found: dict[str, Course] = {}
    for row in rows:
        iri, edition = row["subject"].value, row["edition"].value
        course = found.setdefault(iri, Course(iri, row["subjectLabel"].value))
        course.entries[edition] = int(row["entries"].value)
        if "reporters" in row:
            course.reporters[edition] = [name for name in row["reporters"].value.split(" | ") if name]
        if "successor" in row:
            course.successor = row["successor"].value, row["successorLabel"].value
    return sorted(found.values(), key=lambda course: (order(course.label), course.iri))


def editions_of(all_courses: Iterable[Course], known: Iterable[str] = ()) -> list[str]:
    """The editions that come up and those that are known besides, oldest first.

    Courses that a filter has left need not reach the last edition, by which it is told what became of them.
    """
    return sorted({edition for course in all_courses for edition in course.entries}.union(known))


def holding(all_courses: Iterable[Course], text: str) -> list[Course]:
    """Those whose name holds the text, accents and case aside."""
    folded = fold_as_queries(text)
    return [course for course in all_courses if folded in fold_as_queries(course.label)]
