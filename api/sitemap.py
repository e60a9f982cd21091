"""Sitemaps: the pages of a site for crawlers, each in Spanish and English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

# The protocol allows 50,000 addresses a file; each thing has two.
SITEMAP_PAIRS_MAX: Final = 25_000
_SITEMAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap_xml(pairs: Sequence[tuple[str, str]]) -> str:
    """A sitemap of pages by their Spanish and English addresses."""
    lines = [f'{_HEAD}<urlset xmlns="{_SITEMAPS}" xmlns:xhtml="{_XHTML}">']
    for pair in pairs:
        spanish, english = (escape(address, {'"': "&quot;"}) for address in pair)
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{href}"/>'
            for lang, href in (("es", spanish), ("en", english))
        )
        lines += [f"<url><loc>{href}</loc>{links}</url>" for href in (spanish, english)]
    return "\n".join([*lines, "</urlset>", ""])


def index_xml(files: Iterable[str]) -> str:
    """The index of a sitemap in several files, by their addresses."""
    listed = [f"<sitemap><loc>{escape(file)}</loc></sitemap>" for file in files]
    return "\n".join([f'{_HEAD}<sitemapindex xmlns="{_SITEMAPS}">', *listed, "</sitemapindex>", ""])
