"""Conditional requests for a file: 304, 412, and which header counts where several are given."""

from email.utils import formatdate

import pytest

from entramado.api.conditional import precondition

NOW = 1_700_000_000
OLD, SAME, NEW = (formatdate(NOW + shift, usegmt=True) for shift in (-60, 0, 60))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 0),
        ({"if-none-match": '"a"'}, 304),
        ({"if-none-match": '"b", W/"a"'}, 304),
        ({"if-none-match": '"b"'}, 0),
        ({"if-none-match": "*"}, 304),
        ({"if-modified-since": SAME}, 304),
        ({"if-modified-since": NEW}, 304),
        ({"if-modified-since": OLD}, 0),
        ({"if-modified-since": "yesterday"}, 0),
        ({"if-none-match": '"b"', "if-modified-since": NEW}, 0),
        ({"if-match": '"a"'}, 0),
        ({"if-match": '"b", "a"'}, 0),
        ({"if-match": "*"}, 0),
        ({"if-match": '"b"'}, 412),
        ({"if-match": 'W/"a"'}, 412),
        ({"if-match": '"b"', "if-none-match": '"a"'}, 412),
        ({"if-unmodified-since": OLD}, 412),
        ({"if-unmodified-since": SAME}, 0),
        ({"if-match": '"a"', "if-unmodified-since": OLD}, 0),
        ({"if-match": '"a"', "if-none-match": '"a"'}, 304),
    ],
)
def test_preconditions(headers: dict[str, str], status: int) -> None:
    assert precondition(headers, '"a"', NOW) == status
