"""Work in forked processes beside this one: a fork finds everything in memory and sends its result back by a pipe."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from entramado.ontology.errors import EntramadoError

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Runs tasks: in this process, in others or on a cluster."""

    def map(self, function: Callable[[Item], Result], tasks: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the tasks."""


class BackgroundError(EntramadoError):
    """A process that was ended before it had its result; the message says what to do."""


_ENDED = "a process of the build was ended, perhaps for want of memory; build with fewer --workers"


@contextmanager
def in_background(work: Callable[[], Result], *, workers: int) -> Iterator[Callable[[], Result]]:
    """Begin `work` in a second process; what this gives waits for the result, or raises what `work` raised.

    The process is a fork, for all that `work` needs is in memory. `work` may use no lock or thread of this process; it
    may itself begin work in the background.
    With one of `workers`, or where the system cannot fork, `work` is done here when its result is asked for.
    """
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield work
        return
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work))
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
        raise BackgroundError(_ENDED) from None
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]


class _Shared:
    """What the processes of `in_parallel` do, and to what: they are forks and find it in this class."""

    work: Callable[[Any], object]
    items: Sequence[Any]


@contextmanager
def in_parallel(work: Callable[[Item], Result], items: Sequence[Item], *, workers: int) -> Iterator[Iterator[Result]]:
    """Begin `work` on each of the items in forks of this process; gives the results in the order of the items.

    With one of `workers`, or where the system cannot fork, each is done here when its result is asked for. Raises what
    `work` raises, and `BackgroundError` where a process was ended.
    """
    if workers < 2 or not items or "fork" not in multiprocessing.get_all_start_methods():
        yield map(work, items)
        return
    _Shared.work, _Shared.items = work, items
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        try:
            yield pool.map(_work_on, range(len(items)))
        except BrokenProcessPool:
            raise BackgroundError(_ENDED) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    del _Shared.work, _Shared.items


def _work_on(number: int) -> Any:
    return _Shared.work(_Shared.items[number])
