"""The limits of the house: short modules and functions, folders that import downwards only, no import circle."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import networkx as nx

from tests.paths import ROOT

# Each may import those before it; `queries` beside `loaders`: neither knows the other.
LEVELS = {"ontology": 0, "loaders": 1, "queries": 1, "graph": 2, "api": 3, "training": 3}
MODULE_LINES_MAX = 400
FUNCTION_LINES_MAX = 51  # the line with its name, and 50
MODULES = {
    ".".join(("entramado", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for folder in LEVELS
    for path in sorted((ROOT / folder).rglob("*.py"))
}


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules of ours that a module imports when it runs; what only a type checker reads is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    aside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    named = (
        (node.module, f"{node.module}.{name.name}")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in aside
        for name in node.names
    )
    return frozenset(inner if inner in MODULES else outer for outer, inner in named if {inner, outer} & MODULES.keys())


def test_modules_and_functions_are_short() -> None:
    long = []
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > MODULE_LINES_MAX:
            long.append(f"{name} has {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > FUNCTION_LINES_MAX:
                    long.append(f"{name}.{node.name} has {length} lines")
    assert long == []


def test_folders_import_downwards_only() -> None:
    upwards = []
    for name, path in MODULES.items():
        here = path.relative_to(ROOT).parts[0]
        for other in imported(path):
            there = MODULES[other].relative_to(ROOT).parts[0]
            if there != here and LEVELS[there] >= LEVELS[here]:
                upwards.append(f"{name} imports {other}")
    assert upwards == []


def test_no_two_modules_import_each_other() -> None:
    graph = nx.DiGraph((name, other) for name in MODULES for other in imported(MODULES[name]))
    assert [sorted(circle) for circle in nx.strongly_connected_components(graph) if len(circle) > 1] == []


def test_words_of_spanish_stand_in_its_own_folder() -> None:
    """The readers of sentences take their words from `loaders/languages`; names of concepts join words by hyphens."""
    spanish = re.compile(r"\b(?:de|del|la|las|los|con|por|para|que|como|sin|una?)\b(?!-)|[áéíóúñ]")
    found = []
    for path in sorted((ROOT / "loaders" / "extract").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{path.name}:{node.lineno}: {node.value!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
            if spanish.search(re.sub(r"\\[a-zA-Z]", " ", node.value))
        ]
    assert found == []


def test_the_service_starts_without_the_libraries_that_measure_networks_and_write_tables() -> None:
    """They take as long to load as all the rest; the processes that need them load them."""
    heavy = ("networkx", "numpy", "pyarrow", "scipy")
    program = f"import sys, entramado.api.commands.serve; print([name for name in {heavy} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
