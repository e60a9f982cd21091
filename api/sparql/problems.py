"""Problem documents (RFC 9457): what went wrong, the limit that was met, and how to narrow the question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from entramado.api.sparql.query_guard import QueryRefused

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: its status and its title."""

    status: int
    title: str


KINDS = {
    "syntax": ProblemKind(400, "The query is not well-formed"),
    "bad-request": ProblemKind(400, "The request is not well-formed"),
    "read-only": ProblemKind(400, "This service only reads"),
    "service": ProblemKind(400, "SERVICE is refused"),
    "dataset": ProblemKind(400, "The graph is not in the dataset"),
    "too-complex": ProblemKind(400, "The query is too complex"),
    "query-failed": ProblemKind(400, "The query could not be evaluated"),
    "not-found": ProblemKind(404, "There is nothing here"),
    "method": ProblemKind(405, "The method is not allowed"),
    "not-acceptable": ProblemKind(406, "No acceptable format"),
    "request-timeout": ProblemKind(408, "The request came too slowly"),
    "precondition": ProblemKind(412, "The file has changed"),
    "too-large": ProblemKind(413, "The query is too long"),
    "media-type": ProblemKind(415, "The media type is not supported"),
    "memory": ProblemKind(422, "The query needs too much memory"),
    "crash": ProblemKind(422, "The query ended its worker"),
    "rows": ProblemKind(422, "The result has too many rows"),
    "failed": ProblemKind(500, "The service made a mistake"),
    "busy": ProblemKind(503, "The service is busy"),
    "unavailable": ProblemKind(503, "The service is not ready"),
    "remote": ProblemKind(503, "The endpoint behind this service failed"),
    "cancelled": ProblemKind(503, "The query was cancelled"),
    "deadline": ProblemKind(504, "The query met its deadline"),
}


# Problems that the same request would meet again now, unlike a full queue or a client that disconnected.
_LASTING = frozenset(("deadline", "memory", "crash", "rows", "syntax", "query-failed"))


class ProblemError(Exception):
    """A problem to be told to the client: a kind of `KINDS`, a sentence, further members and headers.

    `spanish` is the sentence for readers of Spanish: on Spanish pages, and in documents beside `detail`.
    """

    def __init__(
        self, kind: str, detail: str, spanish: str = "", *, headers: Mapping[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.spanish, self.members = kind, detail, spanish, members
        self.headers = dict(headers or {})

    @property
    def status(self) -> int:
        """The HTTP status."""
        return KINDS[self.kind].status

    @property
    def lasting(self) -> bool:
        """Whether the same question, asked now, would meet it too."""
        return self.kind in _LASTING

    def document(self, base: str = "") -> bytes:
        """The problem as a JSON document; its type is ``base + problem/KIND``."""
        kind = KINDS[self.kind]
        document = {
            "type": f"{base}problem/{self.kind}",
            "title": kind.title,
            "status": kind.status,
            "detail": self.detail,
            **({"detail_es": self.spanish} if self.spanish else {}),
            **self.members,
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def refused(error: QueryRefused) -> ProblemError:
    """The problem of a query that was refused when its tokens were read."""
    members: dict[str, Any] = {"line": error.line, "column": error.column} if error.line else {}
    return ProblemError(error.kind, error.detail, **members)
