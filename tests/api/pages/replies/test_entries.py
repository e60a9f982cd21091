"""What the entries say that have all that a question names: the filters, the states that do not report."""

from entramado.api.pages.facets import FacetIndex
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.replies.filters import filters_of
from entramado.api.pages.silent_states import STATES, silent_states

# Four entries: two of 2024 in the chapter of states, an aim beside them, and one of 2020.
INDEX = FacetIndex(
    titles=["a", "b", "c", "d"],
    iris=["a", "b", "c", "d"],
    masks={
        "document": {"new": 0b0111, "old": 0b1000},
        "chapter": {STATES: 0b0111},
        "reporting_state": {"NORTE": 0b0001, "SUR": 0b0110},
        "objective": {"7": 0b1001},
        "population": {"nna": 0b1111},
        "reporter": {"faros": 0b0010},
        "names": {"faros": 0b1001, "muelles": 0b0001},
        "aim": {"true": 0b0100},
    },
    order={"document/new": 2024, "document/old": 2020},
)


def test_states_are_parted_in_those_that_report_this_other_things_and_nothing() -> None:
    (found,) = silent_states(INDEX, ["NORTE", "SUR", "ESTE"], {"objective": ["7"]}, INDEX.everything)
    assert (found.edition, found.reporting, found.elsewhere, found.silent) == ("2024", ("NORTE",), ("SUR",), ("ESTE",))


def test_an_edition_without_a_chapter_of_states_tells_of_none() -> None:
    newer, older = silent_states(INDEX, ["NORTE"], {"document": ["new", "old"]}, INDEX.everything)
    assert newer.reporting == ("NORTE",)
    assert (older.edition, older.reporting, older.elsewhere, older.silent) == ("2020", (), (), ())


def test_a_body_that_reports_nothing_of_this_is_looked_for_where_others_name_it() -> None:
    asked = RecognisedNames({"institution": ["faros"], "objective": ["7"]})
    assert filters_of(asked, INDEX) == {"objective": ["7"], "names": ["faros"]}
    assert filters_of(RecognisedNames({"institution": ["faros"]}), INDEX) == {"reporter": ["faros"]}
    assert filters_of(RecognisedNames({"institution": ["muelles"]}, ["2024"]), INDEX) == {
        "names": ["muelles"],
        "document": ["new"],
    }


def test_two_of_a_kind_are_asked_for_together() -> None:
    found = filters_of(RecognisedNames({"institution": ["faros", "muelles"], "objective": ["7"]}), INDEX)
    assert found == {"objective": ["7"], "names": ["faros"], "also_names": ["muelles"]}
