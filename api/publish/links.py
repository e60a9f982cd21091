"""Dead links of a static site: ``python -m entramado.api.publish.links SITE`` names each link that leads nowhere.

Only links that stay inside the site are followed: to files, to folders with an index, and to anchors in pages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

_LINK: Final = re.compile(r'(?:href|src)="([^"]*)"')
_ANCHOR: Final = re.compile(r'\sid="([^"]+)"')
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link of a page (its path in the site) that leads nowhere."""

    page: str
    link: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link} leads nowhere; publish the site again or mend the page's template"


class Checker:
    """Follows the links of a site's pages; a page's anchors are read once."""

    def __init__(self, site: Path, base: str = "") -> None:
        """`base` is the site's own address: links that begin with it are followed like relative ones."""
        self._site = site.resolve()
        self._base = base
        self._there: dict[Path, Path | None] = {}
        self._anchors: dict[Path, frozenset[str]] = {}
        self.followed = 0

    def dead(self, pages: Iterable[Path]) -> Iterator[DeadLink]:
        """The dead links of some pages."""
        for page in pages:
            for link in dict.fromkeys(_LINK.findall(page.read_text(encoding="utf-8"))):
                if not self._leads_somewhere(page, link.replace("&amp;", "&")):
                    yield DeadLink(str(page.resolve().relative_to(self._site)), link)

    def _leads_somewhere(self, page: Path, link: str) -> bool:
        inside = bool(self._base) and link.startswith(self._base)
        if _ELSEWHERE.match(link) and not inside:
            return True
        self.followed += 1
        path, _, anchor = (link.removeprefix(self._base) if inside else link).partition("#")
        target = self._file((self._site if inside else page.parent) / unquote(path)) if path or inside else page
        return target is not None and (not anchor or unquote(anchor) in self._anchors_of(target))

    def _file(self, path: Path) -> Path | None:
        if path not in self._there:
            file = path / "index.html" if path.is_dir() else path
            self._there[path] = file if file.is_file() and file.resolve().is_relative_to(self._site) else None
        return self._there[path]

    def _anchors_of(self, page: Path) -> frozenset[str]:
        if page not in self._anchors:
            found = _ANCHOR.findall(page.read_text(encoding="utf-8")) if page.suffix == ".html" else []
            self._anchors[page] = frozenset(found)
        return self._anchors[page]


def main() -> int:
    """Check the site in the folder given first; `--base` is taken from its sitemap."""
    site = Path(sys.argv[1])
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    base = robots.rpartition("Sitemap: ")[2].strip().removesuffix("sitemap.xml")
    checker = Checker(site, base)
    dead = 0
    for dead, link in enumerate(checker.dead(sorted(site.rglob("*.html"))), 1):  # noqa: B007
        print(link)
    print(f"{checker.followed} links followed, {dead} dead")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
