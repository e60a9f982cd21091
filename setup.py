"""What pyproject.toml cannot say: which folder is which package, and what a wheel packs besides code.

The repository's folders stand at its top; installed they are parts of one package, ``entramado``. A wheel also
holds the scripts and styles built by ``npm run build`` and the facts of ``data/``, compressed.
"""

import shutil
from pathlib import Path

import zstandard
from setuptools import find_namespace_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
FOLDERS = ("ontology", "loaders", "graph", "queries", "api", "profiles", "docs")
# Folders of data too: setuptools warns of each that is not named.
PARTS = [
    f"entramado.{part}"
    for top in FOLDERS
    for part in (top, *(f"{top}.{inner}" for inner in find_namespace_packages(top, exclude=["*__pycache__*"])))
]
DATA = {
    "ontology": ["*.ttl", "schemes/*.ttl", "points/*.csv", "*.csv", "*.tsv"],
    "loaders": ["*.toml", "languages/*.toml", "languages/*/*.toml", "languages/*/*.csv", "prints/*.*"],
    "graph": ["network/formats/*.R"],
    "queries": ["*/*.rq", "*.csv"],
    "profiles": ["*/*.toml", "*/*.csv"],
    "docs": ["site/*.md", "site/*.toml"],
    "api": ["templates/*.html", "templates/*/*.html", "static/dist/*", "translations/*.csv"],
}
# The static site is written with these.
ONLY_STYLES = shutil.ignore_patterns("*.js", "*.mjs", "*.svg", "network")
BUILT = ROOT / "api" / "static" / "dist" / "site.css"


class BuildWithFacts(build_py):
    """The package's files, and the shipped facts in ``entramado/data``."""

    def run(self) -> None:
        """Copy the package's files; in a wheel, pack the facts beside them."""
        super().run()
        if self.editable_mode:
            return
        if not BUILT.is_file():
            raise SystemExit("the pages' scripts and styles are not built: run 'make wheel', which builds them first")
        out = Path(self.build_lib) / "entramado" / "data"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        for path in sorted((ROOT / "data").iterdir()):
            if path.suffix == ".nq":
                packed = zstandard.ZstdCompressor(level=12, write_checksum=True).compress(path.read_bytes())
                (out / f"{path.name}.zst").write_bytes(packed)
            else:
                shutil.copyfile(path, out / path.name)
        # The quality page tells the floors that the tests hold.
        shutil.copyfile(ROOT / "tests" / "score-floors.toml", out.parent / "docs" / "site" / "score-floors.toml")
        shutil.copytree(
            ROOT / "web", Path(self.build_lib) / "entramado" / "web", ignore=ONLY_STYLES, dirs_exist_ok=True
        )


setup(
    packages=["entramado", *PARTS],
    package_dir={"entramado": "entramado", **{f"entramado.{top}": top for top in FOLDERS}},
    package_data={f"entramado.{top}": patterns for top, patterns in DATA.items()},
    cmdclass={"build_py": BuildWithFacts},
)
