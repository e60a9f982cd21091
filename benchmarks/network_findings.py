"""What the network of 2024 says: the findings of ``docs/networks.md``, with the numbers of a snapshot.

``python -m benchmarks.network_findings`` prints them for ``data/`` (``--snapshot DIR`` for another);
``--write docs/networks.md`` puts them there, between the two marks. Each finding stands with its interval or test, and
only where the numbers bear out its words: one that they do not is left out, and the command names it. The same findings
stand on the page of the network, which has them from the build (`entramado.graph.network.edition_findings`).
"""

from __future__ import annotations

import argparse
import sys
from functools import cached_property
from pathlib import Path

from entramado.api.network_command import snapshot_source
from entramado.graph.network.analysis import FULL, analyse
from entramado.graph.network.edition import Edition, NetworkFinding
from entramado.graph.network.edition_findings import edition_findings
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.sensitivity import sensitivity
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- findings -->", "<!-- /findings -->"
YEAR = "2024"


class Findings:
    """The findings of a snapshot: `text` as Markdown; `left_out` those that its numbers do not bear out."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.build = snapshot.build
        self.edition = Edition(analyse(snapshot_source(snapshot), Parameters(edition=YEAR), FULL))

    @cached_property
    def all(self) -> dict[str, NetworkFinding | None]:
        """Every finding by name."""
        return edition_findings(self.edition)

    @property
    def left_out(self) -> list[str]:
        """The names of those that the numbers do not bear out."""
        return [name for name, finding in self.all.items() if not finding]

    def text(self) -> str:
        """The section, from the marked line to the marked line."""
        found = [finding for finding in self.all.values() if finding]
        lines = [
            f"{number}. **{one.en.title}.** {one.en.text} {', '.join(f'`{place}`' for place in one.shown_at)}"
            for number, one in enumerate(found, 1)
        ]
        head = (
            f"{len(found)} findings, build `{self.build}`, as `python -m benchmarks.network_findings` prints "
            "them. Counts stand with the middle 95 % of drawing\nthe entries anew; tests deal out the named "
            "bodies anew "
            "among the mentions of a role, and are read by their false discovery rate (q)."
        )
        return "\n".join([BEGIN, head, "", *lines, "", _choices(self.edition), END])


def _choices(of: Edition) -> str:
    base, *others = sensitivity(of.source, Parameters(edition=YEAR))
    words = {
        "mentioned=yes": "with mentioned bodies",
        "fold_units=yes": "with units folded into their parents",
        "unit_ties=yes": "with the hierarchy",
    }
    told = [
        f"{words[o.name]} {o.measures['nodes']:.0f} bodies and {o.measures['ties']:.0f} ties, {o.top_strength} of the "
        f"ten strongest the same, betweenness ranks correlating {o.rank_betweenness:.2f}"
        for o in others
        if o.name in words
    ]
    size = f"{base.measures['nodes']:.0f} bodies and {base.measures['ties']:.0f} tied pairs"
    groups, core = of.analysis.groups, of.analysis.core
    lines = [f"How far these hang on choices ({size} as above): {'; '.join(told)}."]
    nodes = of.analysis.nodes
    most = max(of.ranked("degree", 5), key=lambda body: nodes[body]["out_degree"] - nodes[body]["in_degree"])
    ties = nodes[most]
    if core:
        lines.append(
            "What is not said, since networks of the same degrees have it as much: communities (modularity "
            f"{groups.modularity:.2f}, by degrees {groups.null_mean:.2f} ± {groups.null_sd:.2f}, p = {groups.p:.2g}) "
            f"and a core (p = {core.p_degrees:.2g}). Nor who has most ties: {of.label(most)} names "
            f"{ties['out_degree']:.0f} bodies and is named by {ties['in_degree']:.0f}, so that most of its ties are "
            "its own "
            "report."
        )
    return "\n\n".join(lines)


def put(text: str, into: str) -> str:
    """A page with the part between the marks replaced. Raises `ValueError` where it has no marks."""
    before, begin, rest = into.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} ... {END} to put the findings between")
    return before + text + after


def main() -> int:
    """Print the findings, or put them on a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snapshot", type=Path, default=ROOT / "data")
    parser.add_argument("--write", type=Path, metavar="FILE")
    args = parser.parse_args()
    findings = Findings(read_snapshot(args.snapshot))
    text = findings.text()
    if args.write:
        args.write.write_text(put(text, args.write.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(text)
    for name in findings.left_out:
        print(f"left out, for its numbers do not bear it out: {name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
