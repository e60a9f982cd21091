"""The explorer's filters for all that a question names, by which entries are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entramado.api.pages.facets import BESIDES, FacetIndex
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.replies.told import ALL_FILTERS

_BOTH: Final = 2


def filters_of(
    named: RecognisedNames,
    index: FacetIndex,
    *,
    by_its_own: bool = False,
    together: bool = False,
    within: int = -1,
    governed: Sequence[str] = (),
) -> dict[str, list[str]]:
    """The explorer's filters for all that a question names; two of a kind are asked for together.

    `by_its_own`: what a state's government reports is asked for, not what takes place there. `within` are the entries
    that tell what is asked. `together`: whether bodies that are named work with one another. `governed` are the states
    whose governments are the bodies that are named.
    """
    # A type of action that only a word of the question speaks for is looked for as that word; a programme has its own.
    typed = not named.all_of("programme") and ("action-type", *named.all_of("action-type")[:1]) in named.said
    kinds = {kind: facet for kind, facet in ALL_FILTERS.items() if kind != "action-type" or typed}
    found: dict[str, list[str]] = {facet: named.things[kind] for kind, facet in kinds.items() if named.things.get(kind)}
    years = [key for key in index.masks.get("document", {}) if index.edition(key) in named.editions]
    if years:
        found["document"] = years
    if governed and len(found.get("reporter", ())) == len(governed) and "state" not in found:
        found = _of_governments(found, governed, index, within, together=together)
    if "reporter" in found:
        named_by_others = {
            **{facet: of for facet, of in found.items() if facet != "reporter"},
            "names": found["reporter"],
        }
        # What reports nothing of this itself is named by others.
        if not index.matching(found) & within and index.matching(named_by_others) & within:
            found = named_by_others
    if "state" in found and len(found["state"]) == 1 and by_its_own and not {"reporter", "names"} & found.keys():
        # What a state reports is told by its government, what is done there by anybody.
        found["reporting_state"] = found.pop("state")
    bodies = found.get("reporter") or found.get("names") or []
    if together and len(bodies) == _BOTH:
        # Two bodies that work together take part in the same entries, whichever reports them.
        found = {facet: of for facet, of in found.items() if facet not in ("reporter", "names")}
        return {**found, "involved": bodies[:1], "also_involved": bodies[1:]}
    for besides, facet in BESIDES.items():
        if len(both := found.get(facet, [])) == _BOTH:
            found[facet], found[besides] = both[:1], both[1:]
    return found


def _of_governments(
    found: dict[str, list[str]], governed: Sequence[str], index: FacetIndex, within: int, *, together: bool
) -> dict[str, list[str]]:
    """Filters by which what a state's government reports is found: its units report for it.

    Where only others name the government, they tell with whom it works, and not what it reports.
    """
    own = {facet: of for facet, of in found.items() if facet != "reporter"}
    by_state = {**own, "reporting_state": list(governed)}
    of_state, of_body = (index.matching(of) & within for of in (by_state, found))
    if of_body == of_state and (of_body or together):
        return found
    return by_state
