"""Tables and networks as other programs read them: ``python -m tests.readers`` (see `make test-readers`).

Each file is written as a user gets it and read by the library that its users' program has: pandas, polars, DuckDB,
openpyxl, VOSviewer Online's own reader (its npm package is fetched), and LibreOffice where it is installed. What is
read must be what Python gives: the same rows, names with their accents, numbers as numbers.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import openpyxl
import pandas as pd

import entramado
from entramado.api.cli import main
from entramado.graph.network.parameters import KINDS

# Not among what the project installs for its tests.
duckdb, pl = import_module("duckdb"), import_module("polars")
QUESTION = "institutions-that-report-most"
NUMBERS = ("entries", "objectives")
VOSVIEWER = "vosviewer-online@1.2.2"
VOSVIEWER_READER = Path(__file__).with_name("vosviewer_reader.mjs")
Rows = list[tuple[object, ...]]


def by_duckdb(path: Path) -> Rows:
    """The rows of a CSV or Parquet file."""
    rows: Rows = duckdb.sql(f"SELECT * FROM '{path}'").fetchall()
    return rows


def by_libreoffice(path: Path) -> Rows:
    """The rows of a file that LibreOffice turns into CSV; a CSV it reads as UTF-8 with commas."""
    command = ["soffice", "--headless", *(["--infilter=CSV:44,34,76"] if path.suffix == ".csv" else [])]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir"]
    subprocess.run([*command, str(path.parent / "made"), str(path)], check=True, capture_output=True, timeout=180)
    return by_pandas(path.parent / "made" / f"{path.stem}.csv")


def by_pandas(path: Path) -> Rows:
    """The rows of a CSV or XLSX file, empty cells as None."""
    frame = pd.read_csv(path) if path.suffix == ".csv" else pd.read_excel(path)
    return [tuple(None if pd.isna(v) else v for v in row) for row in frame.itertuples(index=False)]


def by_polars(path: Path) -> Rows:
    """The rows of a CSV file."""
    rows: Rows = pl.read_csv(path).rows()
    return rows


def by_openpyxl(path: Path) -> Rows:
    """The rows of a workbook's first sheet."""
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    return [tuple(row) for row in rows[1:]]


READERS: tuple[tuple[str, str, Callable[[Path], Rows]], ...] = (
    ("pandas", "csv", by_pandas),
    ("pandas", "xlsx", by_pandas),
    ("polars", "csv", by_polars),
    ("DuckDB", "csv", by_duckdb),
    ("openpyxl", "xlsx", by_openpyxl),
    ("LibreOffice", "xlsx", by_libreoffice),
    ("LibreOffice", "csv", by_libreoffice),
)


def networks(folder: Path) -> bool:
    """Whether Parquet of a network's nodes has one schema, whatever is chosen, for polars, DuckDB and pandas."""
    schemas = []
    for number, chosen in enumerate((["--edition", "2024"], ["--edition", "2018", "--role", "funder"])):
        path = folder / f"nodes{number}.parquet"
        assert main(["network", "partners", *chosen, "--format", "nodes-parquet", "-o", str(path)]) == 0
        frame = pl.read_parquet(path)
        assert len(by_duckdb(path)) == len(frame) == len(pd.read_parquet(path))
        schemas.append(frame.schema)
    return schemas[0] == schemas[1]


def vosviewer(folder: Path) -> bool:
    """Whether VOSviewer Online reads every kind of network: all bodies, all ties with their weights, no complaint."""
    subprocess.run(["npm", "pack", "--silent", VOSVIEWER], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("vosviewer-online-*.tgz"))) as package:
        package.extract("package/index.js", folder, filter="data")
    good = True
    for kind in KINDS:
        path = folder / f"{kind}.json"
        assert main(["network", kind, "--edition", "2024", "--format", "vosviewer", "-o", str(path)]) == 0
        command = ["node", str(VOSVIEWER_READER), str(folder / "package" / "index.js"), str(path)]
        read = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=120).stdout)
        ties = folder / f"{kind}.csv"
        assert main(["network", kind, "--edition", "2024", "--no-directed", "--format", "csv", "-o", str(ties)]) == 0
        table = pd.read_csv(ties)
        weights = (len(read["links"]), sum(link[2] for link in read["links"]))
        same = weights == (len(table), table["weight"].sum()) and len(read["items"]) >= table["source"].nunique() > 0
        good = good and same and read["error"] is None
        counts = f"{len(read['items'])} items, {len(read['links'])} links"
        print(f"{'VOSviewer':12} {kind}: {counts}, {'as written' if same else read['error'] or 'OTHERWISE'}")
    return good


def run() -> int:
    """Write, read and compare; 1 where a program reads something else."""
    answer = entramado.open().query(QUESTION)
    assert isinstance(answer, entramado.Table)
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for form in ("csv", "xlsx"):
            assert main(["query", QUESTION, "--format", form, "-o", str(folder / f"answer.{form}")]) == 0
        for name, form, read in READERS:
            if name == "LibreOffice" and not shutil.which("soffice"):
                print(f"{name:12} {form:5} not installed")
                continue
            rows = [tuple(row) for row in read(folder / f"answer.{form}")]
            same = rows == answer.rows
            numbers = all(isinstance(row[answer.columns.index(n)], int) for row in rows for n in NUMBERS)
            wrong += not (same and numbers)
            print(f"{name:12} {form:5} {len(rows)} rows, {'as written' if same and numbers else 'OTHERWISE'}")
        wrong += not vosviewer(folder)
        one = networks(folder)
        wrong += not one
        print(f"{'Parquet':12} nodes {'one schema for polars, DuckDB and pandas' if one else 'OTHERWISE'}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(run())
