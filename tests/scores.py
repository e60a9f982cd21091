"""Scores of the exports against what careful readers found; `python -m tests.scores SNAPSHOT` raises the floors.

It tells every field that lies below its floor, and then ends with status 1.

The readings and the scorer lie beside the repository: `ENTRAMADO_GOLD` names their folder (with `gold/` and
`tools/` in it), else ``../shared``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from entramado.graph.export import EXPORTS, TripleIndex
from entramado.graph.snapshot import read
from entramado.graph.store import load_snapshot
from entramado.ontology.namespaces import Base
from tests.paths import ROOT

FLOORS = Path(__file__).with_name("score-floors.toml")
SETS = {
    "entries": ("entries", ["entries-*.jsonl"], []),
    "compendio-2024": ("entries", ["entries-compendio-2024.jsonl"], []),
    "compendio-2020": ("entries", ["entries-compendio-2020.jsonl"], []),
    "informe-2018": ("entries", ["entries-informe-2018.jsonl"], []),
    "buenas-practicas-oim": ("entries", ["entries-buenas-practicas-oim.jsonl"], []),
    "challenges": ("challenges", ["challenge-categories.jsonl"], []),
    "types": ("types", ["action-types.jsonl"], []),
    "statistics": ("statistics", ["oim-panorama.jsonl"], []),
    "claims": ("claims", ["informe-ejecutivo-claims.jsonl"], []),
    "identity": ("identity", ["identity.jsonl"], ["identity-near-misses.jsonl"]),
}
EXPORT_OF = {"challenges": "entries", "types": "entries", "identity": "programmes"}


def shared() -> Path:
    """The folder of the readings."""
    return Path(os.environ.get("ENTRAMADO_GOLD") or ROOT.parent / "shared")


def measure(snapshot: Path) -> dict[str, dict[str, float]]:
    """Every set's scores by field: F1 of a set-valued field, accuracy of a single value."""
    with tempfile.TemporaryDirectory() as folder:
        made = read(snapshot)
        facts = TripleIndex(Base(made.manifest["base"]), load_snapshot(made))
        for name, rows in EXPORTS.items():
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows(facts))
            (Path(folder) / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        return {name: _score(Path(folder), *parts) for name, parts in SETS.items()}


def _score(folder: Path, what: str, patterns: list[str], near: list[str]) -> dict[str, float]:
    gold = [str(p) for pattern in patterns for p in sorted((shared() / "gold").glob(pattern))]
    export = folder / f"{EXPORT_OF.get(what, what)}.jsonl"
    table = folder / "table.json"
    command = [sys.executable, str(shared() / "tools" / "score.py"), what, "--gold", *gold]
    command += ["--near", *(str(shared() / "gold" / n) for n in near)] if near else []
    subprocess.run([*command, "--export", str(export), "--json", str(table)], check=True, capture_output=True)
    rows = json.loads(table.read_text(encoding="utf-8"))
    return {field: _value(row) for field, row in rows.items()}


def _value(row: dict[str, float]) -> float:
    """F1 or accuracy; 1 where the readers found nothing and nothing was read, so that a wrong value is a fall."""
    if row.get("gold") == row.get("export") == 0:
        return 1.0
    return float(row["f1"] if "f1" in row else row["accuracy"])


def floors() -> dict[str, dict[str, float]]:
    """The floor of each field of each set."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def raise_floors(measured: dict[str, dict[str, float]]) -> None:
    """Write the floors anew: each the higher of what it was and what is measured, rounded down to three places."""
    old = floors()
    text = ["# The least score of each field; `python -m tests.scores SNAPSHOT` raises them, nothing lowers them.\n"]
    for name, fields in measured.items():
        text.append(f"\n[{name}]\n")
        for field, value in sorted(fields.items()):
            floor = max(old.get(name, {}).get(field, 0.0), int(value * 1000) / 1000)
            text.append(f"{field} = {floor}\n")
    FLOORS.write_text("".join(text), encoding="utf-8")


def below(measured: dict[str, dict[str, float]]) -> list[str]:
    """A line for each field that lies below its floor."""
    return [
        f"{name}: {field} is {measured[name][field]:.4f}, its floor {floor}"
        for name, fields in floors().items()
        for field, floor in fields.items()
        if measured[name][field] < floor
    ]


if __name__ == "__main__":
    found = measure(Path(sys.argv[1]))
    raise_floors(found)
    sys.exit("\n".join(below(found)) or 0)
