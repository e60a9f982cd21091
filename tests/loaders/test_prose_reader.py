"""Items of lists in prose stay apart, marked or not, and lines of running text go on."""

import pytest

from entramado.loaders.prose.reader import read
from entramado.loaders.text import Line


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        # Marked items, of which one has no stop.
        (["• Harbour Agency (HA)", "• Tides Board"], "Harbour Agency (HA); Tides Board"),
        (["- boats;", "- nets."], "boats; nets."),
        # A list without marks: lines too short to have been broken for want of room.
        (
            ["Harbour Agency", "Ministry of Tides", "All of these and some others of the coast worked on it together."],
            "Harbour Agency; Ministry of Tides; All of these and some others of the coast worked on it together.",
        ),
        # Running text, whose last word may be small or whose next line may begin with a capital.
        (["The boats of the agency and the", "Ministry of Tides were sent."],
         "The boats of the agency and the Ministry of Tides were sent."),
        (["They sent the boats of the Harbour", "Agency."], "They sent the boats of the Harbour Agency."),
    ],
)  # fmt: skip
def test_items_end_and_running_text_goes_on(printed: list[str], text: str) -> None:
    lines = [Line(number, one) for number, one in enumerate(printed, 1)]
    (entry,) = read("a", lines).entries
    assert entry.description.text == text
