"""The facts that the installed package ships, compressed: unpacked once, into the user's cache folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import zstandard

from entramado.ontology.atomic_output import whole_folder
from entramado.ontology.errors import EntramadoError

SUFFIX = ".zst"


class UnpackError(EntramadoError):
    """Shipped facts that cannot be unpacked; the message says where and what to do."""


def cache_folder() -> Path:
    """Where unpacked facts are kept: ``$XDG_CACHE_HOME/entramado``, else ``~/.cache/entramado``."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path("~/.cache").expanduser()) / "entramado"


def is_packed(folder: Path) -> bool:
    """Whether a snapshot folder holds its N-Quads compressed."""
    return folder.is_dir() and any(folder.glob(f"*.nq{SUFFIX}"))


def unpacked(folder: Path, build: str) -> Path:
    """The folder of the same snapshot with its files unpacked.

    It is written aside and renamed, so that two processes may do this at once; where the cache cannot be
    written, the system's folder for temporary files is taken. Raises `UnpackError`.
    """
    places = (cache_folder(), Path(tempfile.gettempdir()) / f"entramado-{os.getuid()}")
    reason = ""
    for place in places:
        whole = place / f"facts-{build}"
        if (whole / "manifest.json").is_file():
            return whole
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            with whole_folder(whole) as aside:
                _unpack(folder, aside)
            return whole
        except OSError as error:
            reason = error.strerror or str(error)
    raise UnpackError(
        f"{places[0]}: the shipped facts could not be unpacked here ({reason}); "
        "free some space or name another folder in XDG_CACHE_HOME"
    )


def _unpack(folder: Path, out: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.suffix == SUFFIX:
            with path.open("rb") as packed, (out / path.stem).open("wb") as plain:
                zstandard.ZstdDecompressor().copy_stream(packed, plain)
        elif path.is_file():
            shutil.copyfile(path, out / path.name)
