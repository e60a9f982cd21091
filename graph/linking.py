"""Which body a printed name is: one of the authority, one of several, or one that it does not hold yet.

The rules, in order; each is named in the link, so that it can be explained:

* ``name``, ``acronym``: the authority has it so (accents, case and punctuation apart), and one body
  only is called so where the entry speaks (a body that each state has is that of the entry's state);
* ``name-and-acronym``: the name or the acronym alone could be several, together they are one;
* ``of-printed-parent``: of several, the one that is part of the parent printed with it;
* ``without-parent``: of several, the reporter that stands highest, as no parent is printed with it;
* ``printed-variant``: a misprint or variant that the authority holds as such;
* ``misprint``: words differ from a name of the authority by some letters only;
* ``of-kind``: the name says a kind of bodies and not which one;
* ``ambiguous``: several bodies are called so; the mention stays unlinked and is counted;
* ``new``: nobody is called so; it becomes a body with the status ``unconfirmed``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from entramado.graph.records import Body, LinkedEntry, NewBody
from entramado.loaders.extract.extracted import BodyMention, ExtractedFacts
from entramado.loaders.extract.lexicon import Lexicon, ReporterContext
from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.records import Entry, PrintedName
from entramado.ontology.authority import Authority
from entramado.ontology.authority_checks import slugify

_WITH_ACRONYM = re.compile(r"^(.*\S)\s*\(([^()]{2,30})\)\.?$")
_ARTICLE = re.compile(r"^(?:el|la|los|las|del|de la)\s+", re.IGNORECASE)
# A misprint changes letters, so names this short are never taken for one.
_SHORTEST_MISPRINT = 8
_LEAST_RATIO = 88.0
_LEAST_WORD_RATIO = 70.0
_LONGEST_LINK_WORD = 4
_MOST_WORDS_CHANGED = 2
# These may stand for one another: not "II" for "No", which tell one body from another.
_LINK_WORDS = frozenset(
    ("de", "del", "la", "las", "el", "los", "lo", "y", "e", "o", "u", "a", "al", "en", "con", "por", "su")
)
# The sector of what is a kind of bodies, and how its row says by which head noun an unknown name is of that kind.
_KIND = "kind"
_HEAD = "head noun: "


@dataclass(frozen=True, slots=True)
class NameLink:
    """What a printed name means: `body` (an identifier, or a new body's slug), or several `candidates`."""

    body: str | None
    candidates: tuple[str, ...]
    rule: str


@dataclass(slots=True)
class Linker:
    """Links names, and remembers the bodies that the authority does not hold (`new`, by slug, after a `prefix`)."""

    authority: Authority
    lexicon: Lexicon
    new: dict[str, NewBody] = field(default_factory=dict)
    prefix: str = ""
    _folded: list[str] = field(default_factory=list, repr=False)
    _heads: dict[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def from_authority(cls, authority: Authority) -> Linker:
        """A linker over all names of the authority."""
        lexicon = Lexicon.from_authority(authority)
        long = [name for name, _ in lexicon.names() if len(name) >= _SHORTEST_MISPRINT]
        kinds = (b for b in authority.institutions.values() if b.sector == _KIND and b.note.startswith(_HEAD))
        return cls(authority, lexicon, {}, "", long, {fold_name(k.note.removeprefix(_HEAD)): k.id for k in kinds})

    def link_entry(self, entry: Entry, facts: ExtractedFacts, slug: str, name: str = "") -> LinkedEntry:
        """An entry with its name and facts, each body that it names linked in the context of the entry."""
        context = self.lexicon.context(entry)
        reporters, parents = self.link_reporters(entry)
        organisations = [(m, self.link_mention(m, context)) for m in facts.organisations]
        return LinkedEntry(slug, entry, facts, reporters, parents, organisations, name)

    def link_name(self, printed: str, context: ReporterContext | None = None, acronym: str | None = None) -> NameLink:
        """The body that `printed` (and the acronym printed with it) means where `context` speaks."""
        context = context or ReporterContext()
        name, short = _name_and_acronym(printed, acronym)
        candidates, rule = self._called(name, short, context)
        if len(candidates) > 1 and context.parents:
            under = [c for c in candidates if any(self.lexicon.is_part_of(c, p) for p in context.parents)]
            if len(under) == 1:
                return NameLink(under[0], (), "of-printed-parent")
        if len(candidates) == 1:
            return NameLink(candidates[0], (), rule)
        if candidates:
            return NameLink(None, candidates, "ambiguous")
        misprinted = self._misprint(name, context)
        if misprinted:
            return NameLink(misprinted, (), "misprint")
        return NameLink(self._new(name, short, context), (), "new")

    def link_printed(self, printed: PrintedName, context: ReporterContext | None = None) -> Body:
        """The body of a printed reporter, parent or participant."""
        return self._body(self.link_name(printed.text, context), printed.text, printed.line)

    def link_reporters(self, entry: Entry) -> tuple[list[Body], list[Body]]:
        """The bodies of an entry's reporters and of their printed parents."""
        context = self.lexicon.context(entry)
        # Its parent tells which body a reporter is, not its own name: "CNI" of the SESNSP (compendio-2024:3363).
        before = ReporterContext(parents=context.parents, states=context.states)
        reporters = [self._reporter(n, before) for n in entry.reporters]
        parents = [self.link_printed(n, ReporterContext(states=context.states)) for n in entry.parents]
        return reporters, parents

    def _reporter(self, printed: PrintedName, context: ReporterContext) -> Body:
        """The body of a printed reporter; without a printed parent, the one that needs none."""
        body = self.link_printed(printed, context)
        alone = () if context.parents else self.lexicon.highest_ranking(body.candidates)
        return Body(alone[0], (), body.printed, body.line, "without-parent") if len(alone) == 1 else body

    def link_mention(self, mention: BodyMention, context: ReporterContext) -> Body:
        """The body of a mention that `find_organisations` made in an entry with this `context`."""
        line = mention.lines[0]
        if len(mention.candidates) == 1:
            return self._body(NameLink(mention.candidates[0], (), mention.rule), mention.printed, line)
        if mention.candidates:
            return Body(None, mention.candidates, mention.printed, line, "ambiguous")
        return self._body(self.link_name(mention.printed, context, mention.acronym), mention.printed, line)

    def _body(self, link: NameLink, printed: str, line: int) -> Body:
        """The body of a link; a kind of bodies, named or told by the head noun of a new name, is none."""
        found = self.authority.institutions.get(link.body or "")
        kind = found.id if found and found.sector == _KIND else None
        if link.body in self.new and (kind := self._heads.get(fold_name(printed).split(" ")[0])):
            del self.new[link.body]
        if kind:
            return Body(None, (), printed, line, "of-kind", kind)
        return Body(link.body, link.candidates, printed, line, link.rule)

    def is_part_of(self, unit: str, parent: str) -> bool | None:
        """Whether one printed body is a unit of another; None where the authority does not know it."""
        return part_of_names(self.lexicon)(unit, parent)

    def _called(self, name: str, short: str | None, context: ReporterContext) -> tuple[tuple[str, ...], str]:
        by_name = self._narrowed(name, context)
        if len(by_name) == 1 or short is None:
            kinds = self.lexicon.kinds_called(name, by_name[0]) if len(by_name) == 1 else set()
            rule = "acronym" if "acronym" in kinds else "printed-variant" if kinds == {"printed"} else "name"
            return by_name, rule
        by_acronym = self._narrowed(short, context)
        both = tuple(c for c in by_name if c in by_acronym)
        if len(both) == 1:
            return both, "name-and-acronym"
        if not by_name and len(by_acronym) == 1 and _can_abbreviate(short, name):
            return by_acronym, "acronym"
        return by_name, "name"

    def _narrowed(self, name: str, context: ReporterContext) -> tuple[str, ...]:
        called = self.lexicon.bodies_called(name)
        states = context.states | self.lexicon.states_in(name) if len(called) > 1 else context.states
        here = self.lexicon.narrow(called, states)
        return tuple(b for b in here if not self.lexicon.is_elsewhere(b, name, context.states))

    def _misprint(self, name: str, context: ReporterContext) -> str | None:
        """The body whose name differs by misprinted words only; None where two could be meant."""
        folded = fold_name(name)
        if len(folded) < _SHORTEST_MISPRINT:
            return None
        near = process.extract(folded, self._folded, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=8)
        states = self.lexicon.states_in(name)
        found: set[str] = set()
        for other, _, _ in near:
            if not _misprints(folded, other):
                continue
            for body in self.lexicon.narrow(self.lexicon.bodies_called(other), context.states | states):
                seat = self.authority.institutions[body].state
                elsewhere = self.lexicon.is_elsewhere(body, name, context.states)
                if not elsewhere and (not states or not seat or seat in states):
                    found.add(body)
        return found.pop() if len(found) == 1 else None

    def _new(self, name: str, acronym: str | None, context: ReporterContext) -> str:
        """The slug of a body that the authority does not hold, remembered in `new`.

        One name in two states is two bodies, so the state of the entry is part of the slug where the
        name itself tells no state.
        """
        slug = self.prefix + slugify(name)
        state = next(iter(context.states)) if len(context.states) == 1 else None
        told = self.lexicon.states_in(name)
        if state and not told:
            slug = f"{slug}-{slugify(self.authority.states[state].name)}"
        elif len(told) == 1:
            state = next(iter(told))
        if slug in self.authority.institutions:
            slug = f"{slug}-2"
        self.new.setdefault(slug, NewBody(slug, name, acronym, state))
        return slug


def part_of_names(lexicon: Lexicon) -> Callable[[str, str], bool | None]:
    """What the loaders ask to tell a unit from its parent: both as printed; None where it is not known."""

    def is_part_of(unit: str, parent: str) -> bool | None:
        units, parents = lexicon.bodies_called(unit), lexicon.bodies_called(parent)
        if any(lexicon.is_part_of(u, p) for u in units for p in parents):
            return True
        if any(lexicon.is_part_of(p, u) for u in units for p in parents):
            return False
        return None

    return is_part_of


def _name_and_acronym(printed: str, acronym: str | None) -> tuple[str, str | None]:
    name = _ARTICLE.sub("", " ".join(printed.split()).strip(" .,;:"))
    match = _WITH_ACRONYM.match(name)
    if match and acronym is None and match[2].upper() == match[2]:
        return match[1], match[2]
    return name, acronym


def _can_abbreviate(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` begin words of `name`, in their order."""
    letters = fold_name(acronym).replace(" ", "")
    initials = "".join(w[0] for w in fold_name(name).split() if len(w) > 3)
    at = 0
    for initial in initials:
        if at < len(letters) and letters[at] == initial:
            at += 1
    return bool(letters) and at >= min(len(letters), max(2, len(initials) - 1))


def _misprints(printed: str, name: str) -> bool:
    """Whether the words are the same but for a few that differ by some letters (small words may differ freely)."""
    ours, theirs = printed.split(), name.split()
    if len(ours) != len(theirs):
        # "Comisión Derechos Humanos" (buenas-practicas-oim:3239): a word that links is left out.
        bare = [[w for w in words if len(w) > _LONGEST_LINK_WORD - 1] for words in (ours, theirs)]
        return printed.replace(" ", "") == name.replace(" ", "") or (len(bare[0]) > 1 and bare[0] == bare[1])
    changed = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if not changed or len(changed) > _MOST_WORDS_CHANGED or any(a.isdigit() or b.isdigit() for a, b in changed):
        return False
    return all({a, b} <= _LINK_WORDS or fuzz.ratio(a, b) >= _LEAST_WORD_RATIO for a, b in changed)
