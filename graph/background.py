"""Work in a process of its own beside what goes on here: it finds all that is in memory and sends its result back."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

from entramado.ontology.errors import EntramadoError

Result = TypeVar("Result")


class BackgroundError(EntramadoError):
    """A process that was ended before it had its result; the message says what to do."""


@contextmanager
def beside(work: Callable[[], Result], *, workers: int) -> Iterator[Callable[[], Result]]:
    """Begin `work` in a second process; what this gives waits for the result, or raises what `work` raised.

    The process is a fork, for all that `work` needs is in memory: `work` may use no lock or thread of this process.
    With one of `workers`, or where the system cannot fork, `work` is done here when its result is asked for.
    """
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield work
        return
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work), daemon=True)
    process.start()
    there.close()
    try:
        yield lambda: _received(here)
    finally:
        process.kill()
        process.join()
        here.close()


def _send(out: Connection, work: Callable[[], object]) -> None:
    answer: tuple[object, Exception | None]
    try:
        answer = (work(), None)
    except Exception as error:
        answer = (None, error)
    out.send(answer)
    out.close()


def _received(connection: Connection) -> Result:  # type: ignore[type-var]
    try:
        result, error = connection.recv()
    except EOFError:
        raise BackgroundError(
            "a process of the build was ended, perhaps for want of memory; build with fewer --workers"
        ) from None
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]
