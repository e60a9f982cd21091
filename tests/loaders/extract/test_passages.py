"""Invented passages of nine countries and four languages are read as well as a reader is promised."""

import pytest

from entramado.ontology.profiles import load_profile
from tests.passages.measure import LISTS, SETS, Count, measured, rows

# The field, what is measured, and its floor.
SPANISH = [
    ("organisations", "recall", 0.85),
    ("organisations", "precision", 0.95),
    ("populations", "f1", 0.75),
    ("states", "precision", 1.0),
    ("countries", "f1", 0.90),
    ("start", "f1", 0.75),
    ("figures", "f1", 0.93),
    ("instruments", "f1", 0.90),
]
ENGLISH = [
    ("organisations", "recall", 0.60),
    ("organisations", "precision", 0.95),
    ("figures", "precision", 0.95),
    ("states", "precision", 1.0),
    ("countries", "f1", 0.90),
    ("start", "f1", 0.75),
    ("end", "f1", 0.75),
]


@pytest.mark.parametrize("name", [name for name, language in SETS.items() if language])
def test_passages_are_read_as_well_as_promised(name: str) -> None:
    counts = measured(name)
    for field, measure, floor in ENGLISH if SETS[name] == "en" else SPANISH:
        if counts[field].right or counts[field].errors:
            assert getattr(counts[field], measure) >= floor, (field, measure, counts[field].errors)


@pytest.mark.parametrize("name", [name for name, language in SETS.items() if not language])
def test_of_french_and_portuguese_nothing_wrong_is_said(name: str) -> None:
    counts = measured(name)
    assert {key: count.errors for key, count in counts.items() if count.wrong} == {}
    assert counts["organisations"].recall >= 0.6
    assert counts["countries"].f1 == 1.0
    assert all(counts.get(key, Count()).right == 0 for key in LISTS if key != "countries")


def test_no_name_links_across_a_border() -> None:
    ours = set(load_profile("MX").authority.institutions) - set(load_profile("INT").authority.institutions)
    linked = set()
    for name in ("spanish", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"):
        for wanted, row in rows(name):
            found = {o["iri"].rsplit("/", 1)[-1] for o in row["organisations"] if o["iri"]}
            linked |= found if wanted["profile"] != "MX" else set()
    assert len(linked) > 20
    assert linked & ours == set()
