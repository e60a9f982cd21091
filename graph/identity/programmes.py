"""Which entries report on one programme: scored, grouped, named, each link with its reasons.

Every entry belongs to at least one programme; most programmes have one entry. A composite entry
belongs to several, one of which is its main one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from entramado.graph.background import Runner
from entramado.graph.identity.clusters import FLOOR, LINK, POSSIBLE, Pair, cluster, ordered
from entramado.graph.identity.comparisons import Comparer, ComparisonContext
from entramado.graph.identity.keys import Pairs
from entramado.graph.identity.names import Namer, slug_of
from entramado.graph.identity.scores import Candidates, LinkReason, Scorer, candidates, score_all
from entramado.graph.identity.words import WORDING_WORDS, CorpusWords, Stemmed
from entramado.graph.records import Body, LinkedEntry
from entramado.loaders.records import Span
from entramado.ontology.authority import Authority
from entramado.ontology.folding import fold_freely
from entramado.ontology.home import iso_code
from entramado.ontology.points import Points, chance, load_points
from entramado.ontology.programme_statements import ProgrammeStatement, check_entries

POINTS = "identity"
_RENAMED_MAX_NAME_WORDS = 5
_RENAMED_MAX_SHARE = 0.75
_OPENING_WORDS = 40  # of an entry without a title, where its places are looked for
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ProgrammeLink:
    """Two entries of one programme; `earlier` and `later` are slugs, `score` is from 0 to 1.

    `lines` are the places that the link rests on, as (document, span): the titles, and the longest
    wording that both have.
    """

    earlier: str
    later: str
    kind: str
    score: float
    because: tuple[LinkReason, ...]
    lines: tuple[tuple[str, Span], ...]


@dataclass(slots=True)
class Programme:
    """The lasting thing that entries report on. `main` are the members whose main programme it is."""

    slug: str
    name: str
    members: list[str]
    main: list[str]
    first_edition: int
    last_edition: int
    links: list[ProgrammeLink] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Identity:
    """Programmes by slug, the pairs of entries that may be of one programme, and how many pairs were compared."""

    programmes: list[Programme] = field(default_factory=list)
    possible: list[ProgrammeLink] = field(default_factory=list)
    compared: Candidates = field(default_factory=Candidates)


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A programme without its links: positions of those whose main programme it is and of all members, by age."""

    slug: str
    name: str
    main: tuple[int, ...]
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Entries as they are grouped and named; links with their reasons are made of it when they are asked for.

    `near` are pairs, the older entry first, that come near to a link and are in no programme together.
    """

    linking: Linking
    scorer: Scorer
    scores: Mapping[Pair, float]
    groups: Sequence[NamedGroup]
    near: Sequence[Pair]

    def programmes(self, groups: Iterable[NamedGroup]) -> Iterator[Programme]:
        """Programmes with their links, one at a time."""
        return (self.linking.programme(group, self.scores, self.scorer) for group in groups)

    def possible(self, near: Iterable[Pair]) -> Iterator[ProgrammeLink]:
        """Pairs with their reasons, one at a time."""
        return (self.linking.made((i, j), self.scores[ordered(i, j)], self.scorer) for i, j in near)

    def identity(self) -> Identity:
        """All of it."""
        made = sorted(self.programmes(self.groups), key=lambda p: p.slug)
        return Identity(made, list(self.possible(self.near)), self.linking.compared)

    def counts(self) -> dict[str, int]:
        """How many pairs of entries were compared, by how many keys, and what came of it."""
        compared = self.linking.compared
        return {
            "compared_pairs": len(compared.pairs),
            "keys": compared.keys,
            "largest_block": compared.largest_block,
            "programmes": len(self.groups),
            "programmes_of_several_entries": sum(len(group.members) > 1 for group in self.groups),
            "possible_links": len(self.near),
        }


def group_entries(
    entries: Sequence[LinkedEntry],
    editions: Mapping[str, int],
    authority: Authority,
    statements: Sequence[ProgrammeStatement] = (),
    *,
    workers: int = 1,
    cluster: Runner | None = None,
) -> Grouped:
    """The programmes of all entries, their links still to be made. `editions` gives the year of each document by key.

    `workers` processes compare pairs, a `cluster` finds them. Raises `AuthorityError` where a statement names an entry
    that is not there, `OntologyError` where the file of points is damaged, `ExtractionError` where the cluster goes
    away.
    """
    return Linking(entries, editions, authority, statements, cluster).grouped(load_points(POINTS), workers)


def link_programmes(
    entries: Sequence[LinkedEntry],
    editions: Mapping[str, int],
    authority: Authority,
    statements: Sequence[ProgrammeStatement] = (),
    workers: int = 1,
) -> Identity:
    """The programmes of all entries with all links, as `group_entries` groups them."""
    return group_entries(entries, editions, authority, statements, workers=workers).identity()


class Linking:
    """One run over the entries: what is known of them, which pairs are compared, and what comes of it."""

    def __init__(
        self,
        entries: Sequence[LinkedEntry],
        editions: Mapping[str, int],
        authority: Authority,
        statements: Sequence[ProgrammeStatement] = (),
        cluster: Runner | None = None,
    ) -> None:
        self.entries = entries
        self.editions = editions
        self.authority = authority
        self.kin = _kin(authority)
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self.slugs: list[str] = []
        self.contexts: list[ComparisonContext] = []
        self.ages: list[tuple[int, str, int]] = []
        self._of_state: set[int] = set()
        # Entries may lie on disk: each is taken once for all of these.
        for position, one in enumerate(entries):
            self.slugs.append(one.slug)
            self.contexts.append(self._context(one))
            self.ages.append((editions[one.entry.doc], one.entry.doc, one.entry.lines[0]))
            if one.entry.state:
                self._of_state.add(position)
        check_entries(list(statements), set(self.slugs), editions)
        self.at = {slug: position for position, slug in enumerate(self.slugs)}
        self.stated = {
            ordered(self.at[s.earlier], self.at[s.later]): s
            for s in statements
            if s.earlier in self.at and s.later in self.at
        }
        acronyms = _acronyms(authority)
        own = [frozenset(a for body in context.bodies for a in acronyms[body]) for context in self.contexts]
        self.words = CorpusWords(entries, own)
        self.comparer = Comparer(entries, self.words, self.contexts)
        found = candidates(self.words, cluster)
        if self._of_state:
            found = replace(found, pairs=Pairs.of(pair for pair in found.pairs if self._comparable(*pair)))
        self.compared = found

    def grouped(self, points: Points, workers: int = 1) -> Grouped:
        """The groups that the points make, named, and what is only possible."""
        scorer = Scorer(self.comparer, points)
        scores, separate = score_all(scorer, self.compared.pairs, FLOOR, workers)
        groups = self.groups(scores, separate)
        namer = Namer(self.entries, self.editions)
        named = [self._named(group, more, scores, namer) for group, more in self._by_age(groups)]
        return Grouped(self, scorer, scores, named, self._near(scores, groups))

    def groups(self, scores: Mapping[Pair, float], separate: frozenset[Pair]) -> list[tuple[list[int], list[int]]]:
        """Groups of positions by scores and statements, each with the members that belong mainly to another."""
        same = [self._as_stated(p, s) for p, s in self.stated.items() if s.kind != "different"]
        stated = frozenset(p for p, s in self.stated.items() if s.kind == "different")
        return cluster(len(self.entries), scores, same, stated | separate, self.slugs.__getitem__)

    def _near(self, scores: Mapping[Pair, float], groups: Iterable[tuple[list[int], list[int]]]) -> list[Pair]:
        """Pairs that come near to a link and are in no programme together, for an expert to settle."""
        together = {
            ordered(*pair) for group, more in groups for pair in combinations((*group, *more), 2)
        } | self.stated.keys()
        near = [p for p, points in scores.items() if points >= POSSIBLE and p not in together]
        oriented = ((i, j) if self._order(i) <= self._order(j) else (j, i) for i, j in near)
        return sorted(oriented)

    def _as_stated(self, pair: Pair, statement: ProgrammeStatement) -> Pair:
        return pair if self.at[statement.earlier] == pair[0] else (pair[1], pair[0])

    def _by_age(self, groups: Iterable[tuple[list[int], list[int]]]) -> list[tuple[list[int], list[int]]]:
        """The oldest first, so that a programme keeps its slug when an edition is added."""
        return sorted(groups, key=lambda g: min(self._order(position) for position in g[0]))

    def _order(self, position: int) -> tuple[int, str, int]:
        return self.ages[position]

    def _context(self, linked: LinkedEntry) -> ComparisonContext:
        bodies = self._ids(linked.reporters)
        family = bodies | self._ids(linked.parents)
        for body in bodies:
            if body in self.authority.institutions:
                family |= {a for parent in self.authority.ancestors(body) for a in (parent.id, *self.kin[parent.id])}
        entry = linked.entry
        states: set[str] = set()
        if entry.state:
            states.add(iso_code(entry.state))
        elif entry.chapter == "EF":
            known = (self.authority.institutions.get(body) for body in family)
            states.update(one.state for one in known if one and one.state)
        opening = " ".join(entry.description.text.split()[:_OPENING_WORDS])
        title = f" {' '.join(_WORD.findall(fold_freely(entry.title or opening)))} "
        places = {code for name, code in self._place_names().items() if name in title}
        named = self._ids(body for _, body in linked.organisations)
        # Many entries have the same: each set is kept once.
        sets = (frozenset(one) for one in (bodies, family, named, states, places))
        return ComparisonContext(*(self._sets.setdefault(one, one) for one in sets))

    def _place_names(self) -> dict[str, str]:
        """Countries and states by their folded name between blanks; "México" alone means the country."""
        if not hasattr(self, "_names"):
            states = {f" {fold_freely(s.name)} ": s.iso3166_2 for s in self.authority.states.values()}
            countries = {f" {fold_freely(c.name_es)} ": c.iso3166_1_alpha2 for c in self.authority.countries.values()}
            self._names = {n: code for n, code in (states | countries).items() if code != self.authority.home}
        return self._names

    def _ids(self, bodies: Iterable[Body]) -> set[str]:
        own = {body.institution for body in bodies if body.institution}
        return own | {kin for body in own for kin in self.kin[body]}

    def _comparable(self, i: int, j: int) -> bool:
        """A practice that a study tells of a state is compared with entries of that state alone."""
        if i not in self._of_state and j not in self._of_state:
            return True
        return bool(self.contexts[i].states & self.contexts[j].states)

    def _named(self, group: list[int], more: list[int], scores: Mapping[Pair, float], namer: Namer) -> NamedGroup:
        members = sorted([*group, *more], key=self._order)
        support: dict[int, float] = defaultdict(float)
        for i, j in combinations(group, 2):
            for position in (i, j):
                support[position] += max(scores.get(ordered(i, j), FLOOR), FLOOR)
        given = next((s.name for p, s in self.stated.items() if s.name and set(p) <= set(members)), None)
        slug, name = namer.name(group, support, more)
        if given is not None:
            slug, name = namer.unique(slug_of(given), group), given
        return NamedGroup(slug, name, tuple(sorted(group, key=self._order)), tuple(members))

    def programme(self, group: NamedGroup, scores: Mapping[Pair, float], scorer: Scorer) -> Programme:
        """A group as a programme, with its links and their reasons."""
        links = [
            link
            for pair in combinations(group.members, 2)
            if (link := self._link(pair, scores.get(ordered(*pair), FLOOR), scorer)) is not None
        ]
        years = [self.ages[position][0] for position in group.members]
        return Programme(
            slug=group.slug,
            name=group.name,
            members=[self.slugs[position] for position in group.members],
            main=[self.slugs[position] for position in group.main],
            first_edition=min(years),
            last_edition=max(years),
            links=links,
        )

    def _link(self, pair: tuple[int, int], points: float, scorer: Scorer) -> ProgrammeLink | None:
        if points < LINK and ordered(*pair) not in self.stated:
            return None
        return self.made(pair, points, scorer)

    def made(self, pair: Pair, points: float, scorer: Scorer) -> ProgrammeLink:
        """A link of two entries, the older one first, with its reasons."""
        i, j = pair
        statement = self.stated.get(ordered(i, j))
        reasons = tuple(scorer.reasons(i, j))
        kind = "successor" if self._succeeds(i, j) else "same"
        score = round(chance(points), 2)
        if statement:
            kind, score = statement.kind, 1.0
            reasons = (LinkReason("stated", "", 0.0, statement.note), *reasons)
        lines = (*self._title_lines(i), *self._title_lines(j), *self._wording_lines(i, j))
        return ProgrammeLink(self.slugs[i], self.slugs[j], kind, score, reasons, tuple(dict.fromkeys(lines)))

    def _succeeds(self, i: int, j: int) -> bool:
        """Whether a successor of the earlier entry's reporter tells the later one, or the programme was renamed."""
        if self._order(i)[0] >= self._order(j)[0]:
            return False
        before, after = ({b.institution for b in self.entries[p].reporters if b.institution} for p in (i, j))
        if not before & after and any((old, new) in self._successions for old in before for new in after):
            return True
        return self._renamed(i, j)

    @property
    def _successions(self) -> set[tuple[str, str]]:
        return {(s.predecessor, s.successor) for s in self.authority.successions}

    def _renamed(self, i: int, j: int) -> bool:
        """Short names in which a word was replaced: "Repatriación Humana", "Repatriación Digna"."""
        a, b = (frozenset(self.words[p].name) for p in (i, j))
        if not a & b or not a - b or not b - a or max(len(a), len(b)) > _RENAMED_MAX_NAME_WORDS:
            return False
        return self.words.total(a & b) / (self.words.total(a | b) or 1.0) < _RENAMED_MAX_SHARE

    def _title_lines(self, position: int) -> list[tuple[str, Span]]:
        entry = self.entries[position].entry
        return [(entry.doc, entry.title_lines or (entry.lines[0], entry.lines[0]))]

    def _wording_lines(self, i: int, j: int) -> list[tuple[str, Span]]:
        a, b = self.words[i], self.words[j]
        shared = self.words.rare_wordings(a, b)
        if not shared:
            return []
        places = [(p, _line_of(self.entries[p], shared)) for p in (i, j)]
        return [(self.entries[p].entry.doc, (line, line)) for p, line in places if line]


def _kin(authority: Authority) -> dict[str, set[str]]:
    """The bodies before and after each body, as far as successions lead."""
    next_to: dict[str, set[str]] = defaultdict(set)
    for row in authority.successions:
        next_to[row.predecessor].add(row.successor)
        next_to[row.successor].add(row.predecessor)
    kin: dict[str, set[str]] = defaultdict(set)
    for body in list(next_to):
        found, left = {body}, [body]
        while left:
            new = next_to[left.pop()] - found
            found |= new
            left += new
        kin[body] = found
    return kin


def _acronyms(authority: Authority) -> dict[str, set[str]]:
    """The folded acronyms of each body."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in authority.institutions.values():
        found[body.id].add(fold_freely(body.acronym))
    for name in authority.names:
        if name.kind == "acronym":
            found[name.institution].add(fold_freely(name.name))
    return found


def _line_of(linked: LinkedEntry, wordings: Sequence[Stemmed]) -> int | None:
    """The line of the first of the wordings in an entry's text."""
    wanted = set(wordings)
    for passage in (linked.entry.description, linked.entry.results):
        tokens = [(fold_freely(m[0]), m.start()) for m in _WORD.finditer(passage.text)]
        for k in range(len(tokens) - WORDING_WORDS + 1):
            if tuple(token for token, _ in tokens[k : k + WORDING_WORDS]) in wanted:
                return passage.line_at(tokens[k][1])
    return None
