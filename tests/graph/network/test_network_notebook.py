"""The notebook in docs/ runs from its first cell to its last and leaves the figure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

NOTEBOOK = ROOT / "docs" / "collaboration-network.ipynb"


def test_the_notebook_runs_and_leaves_a_figure(built: Path, tmp_path: Path) -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    script = tmp_path / "notebook.py"
    script.write_text("\n\n".join(cells), encoding="utf-8")
    environment = os.environ | {
        "ENTRAMADO_SNAPSHOT": str(built),
        "ENTRAMADO_FIGURE": str(tmp_path / "figure"),
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert " and " in done.stdout
    assert (tmp_path / "figure.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "figure.svg").stat().st_size > 50_000
