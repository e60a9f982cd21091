"""Scripts, styles and the icon under names that hold the digest of their content: a browser keeps them for good.

``site.css`` is served as ``/static/site.DIGEST.css``; a digest of another content is nothing that is here.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent.parent / "static" / "dist"
_FOR_GOOD = "public, max-age=31536000, immutable"
_digests: dict[tuple[str, int, int], str] = {}


def asset(name: str) -> str:
    """The address of a file of ours; without a digest where it is not built."""
    path = STATIC / name
    if not path.is_file():
        return f"/static/{name}"
    return f"/static/{path.stem}.{_digest(path)}{path.suffix}"


class Assets(StaticFiles):
    """The files by their names with a digest, and by their plain names, then to be asked for again each time."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file. Raises `HTTPException` (404) for a name that is none, or not of this content."""
        stem, _, suffix = path.rpartition(".")
        plain, _, digest = stem.rpartition(".")
        known = STATIC / f"{plain}.{suffix}"
        if plain and "/" not in path and known.is_file():
            if digest != _digest(known):
                raise HTTPException(404)
            response = await super().get_response(known.name, scope)
            response.headers["Cache-Control"] = _FOR_GOOD
            return response
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, no-cache"
        return response


def _digest(path: Path) -> str:
    stat = path.stat()
    key = (str(path), stat.st_size, stat.st_mtime_ns)
    if key not in _digests:
        _digests[key] = hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()
    return _digests[key]
