"""The dataset's description against SHACL shapes: ``python -m tests.dcat_ap VOID SHAPES...``.

For SEMICeu's shapes of DCAT-AP 3, which are not part of this repository. A property shape without a path (their
published file has some) is left out, since no SHACL engine takes it; how many is told.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pyshacl
from rdflib import SH, Graph


def results(data: Graph, shapes: Graph) -> Counter[tuple[str, str, str]]:
    """Severity, path and message of everything that breaks a shape."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    return Counter(
        tuple(str(report.value(one, name)) for name in (SH.resultSeverity, SH.resultPath, SH.resultMessage))
        for one in report.objects(None, SH.result)
    )


def without_broken(shapes: Graph) -> int:
    """Remove property shapes without a path from `shapes`; gives how many."""
    broken = [one for one in set(shapes.objects(None, SH.property)) if shapes.value(one, SH.path) is None]
    for one in broken:
        shapes.remove((None, None, one))
        shapes.remove((one, None, None))
    return len(broken)


def main() -> int:
    """Exit 1 where a shape is broken."""
    void, *files = (Path(argument) for argument in sys.argv[1:])
    data = Graph().parse(void, format="turtle")
    found = 0
    for file in files:
        shapes = Graph().parse(file, format="turtle")
        broken = without_broken(shapes)
        rows = results(data, shapes)
        found += len(rows)
        print(f"{file}: {sum(rows.values())} results; {broken} shapes without a path left out")
        for row, count in sorted(rows.items()):
            print("  ", count, *row)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
