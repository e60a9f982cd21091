"""Work in a second process: its result, its error, and its end before it had either."""

import os
import signal

import pytest

from entramado.graph.background import BackgroundError, in_background, in_parallel
from entramado.ontology.authority import AuthorityError
from entramado.ontology.errors import EntramadoError
from entramado.ontology.mistakes import Mistake


@pytest.mark.parametrize("workers", [1, 2])
def test_the_result_is_that_of_the_work(workers: int) -> None:
    known = {"a": 1}
    with in_background(lambda: (dict(known), os.getpid()), workers=workers) as result:
        found, process = result()
    assert found == known
    assert (process == os.getpid()) == (workers == 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_raised_where_the_result_is_asked_for(workers: int) -> None:
    def fails() -> None:
        raise EntramadoError("the file of points is damaged")

    with in_background(fails, workers=workers) as result, pytest.raises(EntramadoError, match="points is damaged"):
        result()


def test_mistakes_of_files_are_told_whole() -> None:
    told = [Mistake("a.csv", 3, "no such body", "mend it"), Mistake("a.csv", 9, "no such state", "name one")]

    def fails() -> None:
        raise AuthorityError(told)

    with in_background(fails, workers=2) as result, pytest.raises(AuthorityError) as error:
        result()
    assert error.value.mistakes == tuple(told)
    assert str(error.value).split("\n") == [str(one) for one in told]


def test_what_goes_on_beside_may_have_work_beside_it() -> None:
    def outer() -> int:
        with in_background(os.getpid, workers=2) as inner:
            return inner()

    with in_background(outer, workers=2) as result:
        assert result() != os.getpid()


def test_a_process_that_is_killed_is_told_in_one_sentence() -> None:
    def dies() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with in_background(dies, workers=2) as result, pytest.raises(BackgroundError, match="fewer --workers"):
        result()


def test_items_are_shared_out_and_come_back_in_order() -> None:
    here = os.getpid()
    for workers in (1, 2):
        with in_parallel(lambda n: (n * n, os.getpid()), range(6), workers=workers) as found:
            squares, processes = zip(*found, strict=True)
        assert squares == (0, 1, 4, 9, 16, 25)
        assert (here in processes) == (workers == 1)


def test_a_process_that_ends_while_it_shares_is_told() -> None:
    with pytest.raises(BackgroundError, match="fewer --workers"), in_parallel(os._exit, [1], workers=2) as found:
        list(found)
