"""What a build keeps for the next ones: a file for each thing, named after a digest of all that the thing depends on.

A file that is damaged is not taken and is written anew; on a full disk nothing is kept.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, TypeVar

from entramado.ontology.atomic_output import whole_file

Result = TypeVar("Result")
_ROOT: Final = Path(__file__).parent.parent
_DATA: Final = (".py", ".csv", ".ttl", ".toml", ".json", ".txt", ".tsv", ".rq")
_DIGITS: Final = 32
_CHECK_BYTES: Final = hashlib.sha256().digest_size


def code_digest(folders: Sequence[str], libraries: Sequence[str]) -> bytes:
    """A digest of the code and data in some of the project's folders, and of the libraries that they work with."""
    digest = hashlib.sha256(repr(sys.version_info).encode())
    for package in libraries:
        try:
            digest.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            continue
    for folder in folders:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _DATA and path.is_file():
                digest.update(str(path.relative_to(_ROOT)).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def kept_name(of: str, digest: str) -> str:
    """What a thing is called whose digest begins with these digits."""
    return f"{of}-{digest[:_DIGITS]}"


def load(path: Path | None, kind: type[Result]) -> Result | None:
    """What is kept in a file; None where there is none, or none that can be read."""
    if path is None:
        return None
    try:
        data = path.read_bytes()
        check, whole = data[:_CHECK_BYTES], data[_CHECK_BYTES:]
        found = pickle.loads(whole) if hashlib.sha256(whole).digest() == check else None
    except (OSError, AttributeError, ImportError, TypeError):
        # Not there, or kept by a program of another shape.
        return None
    return found if isinstance(found, kind) else None


def store(path: Path | None, result: object) -> None:
    """Keep a result, and drop what was kept of the same thing before. On a full disk nothing is kept."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        with whole_file(path) as aside:
            aside.write_bytes(hashlib.sha256(data).digest() + data)
    except OSError:
        return
    for old in path.parent.glob(f"{path.stem.rpartition('-')[0]}-{'[0-9a-f]' * _DIGITS}{path.suffix}"):
        if old != path:
            old.unlink(missing_ok=True)


def taken(folder: Path | None, of: str, digest: str, kind: type[Result], make: Callable[[], Result]) -> Result:
    """What is kept of a thing by this digest; else it is made, and kept."""
    path = folder / f"{kept_name(of, digest)}.pickle" if folder else None
    found = load(path, kind)
    if found is None:
        found = make()
        store(path, found)
    return found
