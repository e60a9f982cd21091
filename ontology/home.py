"""The home country of a build: the one profile whose ``profile.toml`` says ``default``, and what it says of it.

Entries name a division of home by its code without the country ("CHP" of the ISO code "MX-CHP").
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

PROFILES = Path(__file__).parent.parent / "profiles"


@dataclass(frozen=True, slots=True)
class Home:
    """The default profile: its folder and code, the country, its capital, government and divisions."""

    folder: Path
    code: str
    country: str
    name: str
    capital: str
    government: str
    all_divisions: tuple[int, ...]
    all_divisions_printed: tuple[str, ...]
    division_like: str
    regions: tuple[str, ...]
    latitudes: tuple[float, float]
    longitudes: tuple[float, float]


@lru_cache(maxsize=32)
def profile_facts(code: str) -> dict[str, Any]:
    """What ``profile.toml`` of a profile says; nothing for a country without a folder."""
    path = PROFILES / code / "profile.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _home() -> Home:
    found = {p.parent.name: profile_facts(p.parent.name) for p in sorted(PROFILES.glob("*/profile.toml"))}
    [(code, said)] = [(code, said) for code, said in found.items() if said.get("default")]
    return Home(
        PROFILES / code,
        code,
        said["home"],
        said["name"],
        said["capital"],
        said["government"],
        tuple(said["all_divisions"]),
        tuple(said["all_divisions_printed"]),
        said["division_like"],
        tuple(said["regions"]),
        (said["latitudes"][0], said["latitudes"][1]),
        (said["longitudes"][0], said["longitudes"][1]),
    )


HOME = _home()


def short_code(iso: str) -> str:
    """A division's code as entries have it: home's without the country, another's whole."""
    return iso.removeprefix(f"{HOME.country}-")


def iso_code(short: str) -> str:
    """The ISO 3166-2 code of a division as entries have it."""
    return short if "-" in short else f"{HOME.country}-{short}"
