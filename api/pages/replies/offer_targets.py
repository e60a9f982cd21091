"""Which page of the site answers what a question is after, of what it names or of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# Filters that pages share, by the kind of what is named.
FILTERS: Final = {
    **{kind: kind for kind in ("objective", "population", "state", "chapter", "country")},
    "institution": "reporter",
    "action-type": "type",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A page that answers: its path, the kinds of things one of which it is of, the filters that it takes by kind.

    ``{kind}`` and ``{slug}`` in the path are the thing; without `of` it is of nothing, and comes last. `title` is what
    it is called by where the intent's own words are another page's.
    """

    path: str
    of: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    title: str = ""


def _topic(section: str, *kinds: str) -> Target:
    return Target(f"/page/{{kind}}/{{slug}}#{section}", kinds)


_INSTITUTION: Final = ("institution",)
DATES: Final = ("date",)
DOCUMENT: Final = ("document",)
# What reports nothing is told by those who name it.
ONLY_NAMED: Final = {
    "institution-partners": "institution-named",
    **dict.fromkeys(("topic-objectives", "topic-challenges", "topic-populations"), "institution-named-objectives"),
}
OF_FIGURES: Final = ("objective", "population", "state", "chapter", "institution", "programme", "document")
# No amount is told of a group.
_OF_MONEY: Final = tuple(kind for kind in OF_FIGURES if kind != "population")
# Where on an institution's own page a question is answered that other pages answer before.
ON_ITS_PAGE: Final = {
    **dict.fromkeys(("international", "alone", "brokers", "hubs"), "institution-partners"),
    **dict.fromkeys(("people", "money", "spending", "near.figures"), "topic-figures"),
    **dict.fromkeys(("ended", "new", "continues", "unresulted", "aims", "laws", "entries"), "topic-entries"),
    "authorities": "institution-partners",
}
TARGETS: Final[Mapping[str, tuple[Target, ...]]] = {
    "hardest": (
        _topic("topic-challenges", "institution", "objective", "state", "population"),
        Target("/challenges", takes=("edition", "chapter")),
    ),
    "funders": (
        Target("/queries/funders?{kind}={slug}", ("objective", "state", "institution")),
        Target("/queries/funders"),
    ),
    "international": (
        Target("/queries/partners-of-institution?institution={slug}&partner_sector=international", _INSTITUTION),
        Target("/network/partners?ego={slug}", _INSTITUTION, ("edition",)),
        _topic("topic-reporters", "objective", "population", "state"),
        Target("/page/sector/international"),
    ),
    "agencies": (_topic("institution-family", *_INSTITUTION), Target("/page/sector/international")),
    "silence": (
        Target("/queries/objectives-a-state-does-not-report-on?state={slug}", ("state",)),
        _topic("objective-states", "objective"),
        _topic("topic-objectives", "institution"),
        Target("/gaps", ("population",), ("edition", "population")),
        Target("/gaps", takes=("edition",)),
    ),
    "since": (
        Target("/programmes/{slug}#since", ("programme",)),
        _topic("institution-since", *_INSTITUTION),
        Target("/queries/actions-begun-between", takes=DATES),
    ),
    "partners": (
        _topic("institution-partners", *_INSTITUTION),
        _topic("topic-partners", "objective", "chapter", "population", "municipality", "action-type"),
        _topic("state-partners", "state"),
        _topic("country-institutions", "country"),
        Target("/network/partners", takes=("edition", "chapter", "objective")),
    ),
    "named": (
        _topic("institution-named", *_INSTITUTION),
        _topic("country-institutions", "country"),
        Target("/queries/network-most-named"),
    ),
    "reporters": (
        _topic(
            "topic-reporters", "objective", "population", "state", "action-type", "country", "municipality", "chapter"
        ),
        _topic("sector-bodies", "sector"),
        Target("/queries/institutions-that-report-most", takes=DOCUMENT),
    ),
    "where": (
        _topic("topic-states", "institution", "population", "action-type"),
        _topic("objective-states", "objective"),
        Target("/map", takes=("objective", "population")),
    ),
    "whom": (
        _topic("topic-populations", "institution", "objective", "state", "country", "municipality"),
        Target("/queries/populations-ranked"),
    ),
    "figures": (Target("/figures", takes=OF_FIGURES),),
    "people": (Target("/figures?counts=persons", takes=OF_FIGURES),),
    "money": (Target("/figures?counts=money", takes=_OF_MONEY), Target("/queries/funders", title="funders")),
    "spending": (
        Target("/figures?counts=money&use=spent", takes=_OF_MONEY),
        Target("/queries/funders", title="funders"),
    ),
    "objectives": (
        Target("/queries/entries-by-objective-and-chapter", takes=DOCUMENT),
        Target("/compare", takes=("from",)),
    ),
    "stating": (
        _topic("topic-states", *_INSTITUTION),
        _topic("objective-states", "objective"),
        Target("/map?measure=reports", takes=("objective", "population", "document"), title="mapped"),
        Target("/gaps#states", takes=("edition",), title="silence"),
    ),
    "does": (
        _topic("topic-objectives", "institution", "state", "population", "country", "municipality"),
        Target("/explore", takes=tuple(FILTERS)),
    ),
    "there": (Target("/explore", takes=tuple(FILTERS)),),
    "remitted": (
        Target(
            "/figures?counts=money&use=remittances", takes=("state", "chapter", "institution", "programme", "document")
        ),
    ),
    "actions": (
        _topic("topic-objectives", "institution", "state", "population", "country", "municipality"),
        _topic("topic-chapters", "objective"),
        Target("/queries/entries-by-objective-and-chapter"),
    ),
    "changed": (
        _topic("topic-chapters", "objective"),
        Target("/programmes?status=all&{kind}={slug}", ("objective",)),
        Target("/programmes/{slug}", ("programme",)),
        _topic("topic-objectives", "institution", "state", "population"),
        Target("/compare", takes=("from",)),
    ),
    "municipalities": (
        _topic("state-municipalities", "state"),
        Target("/queries/municipalities-named", takes=DOCUMENT),
    ),
    "ended": (Target("/programmes?status=ended", takes=("objective", "population", "institution", "last")),),
    "new": (Target("/programmes?status=new", takes=("objective", "population", "institution")),),
    "everywhere": (
        Target("/programmes/{slug}", ("programme",)),
        Target("/queries/programmes-in-all-editions"),
    ),
    "continues": (Target("/programmes?status=continues", takes=("objective", "population", "institution")),),
    "joined": (Target("/compare?status=joined#institutions", takes=("from",)),),
    "leftover": (Target("/compare?status=left#institutions", takes=("from",)),),
    "renamed": (
        _topic("institution-family", *_INSTITUTION),
        Target("/compare?status=renamed#institutions", takes=("from",)),
        Target("/queries/successor-institutions"),
        Target("/queries/programmes-renamed-or-succeeded"),
    ),
    "promised": (
        _topic("objective-claims", "objective"),
        Target("/reconciliation", takes=("objective", "chapter")),
    ),
    "doubles": (Target("/doubles", takes=("edition",)),),
    "laws": (Target("/queries/instruments-most-cited", takes=DOCUMENT),),
    "brokers": (Target("/queries/network-brokers"), Target("/network/partners", takes=("edition",))),
    "hubs": (Target("/queries/network-hubs"), Target("/network/partners", takes=("edition",))),
    "alone": (Target("/queries/network-alone"),),
    "practices": (
        _topic("state-practices", "state"),
        Target("/queries/good-practices-by-criterion"),
    ),
    "unresulted": (Target("/queries/entries-without-results"),),
    "quality": (Target("/quality"),),
    "about": (Target("/about"),),
    "downloads": (Target("/dumps/"),),
    "methods": (Target("/methods"),),
    "words": (Target("/help"),),
    "countries": (Target("/queries/countries-named"),),
    "aims": (
        Target("/queries/aims-and-what-followed?objective={slug}", ("objective",), DOCUMENT),
        Target("/queries/aims-and-what-followed", takes=DOCUMENT),
    ),
    "authorities": (
        _topic("country-institutions", "country"),
        _topic("topic-reporters", "objective", "state", "population", "municipality", "action-type", "chapter"),
        _topic("sector-bodies", "sector", "level"),
        Target("/page/level/foreign"),
    ),
    "gender": (Target("/queries/focus-on-women-and-disability"),),
}
