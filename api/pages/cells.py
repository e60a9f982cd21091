"""The cells of tables, and their HTML: a page has thousands, for which macros of a template take five times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, Generic, NamedTuple, TypeVar, overload

from markupsafe import Markup, escape

from entramado.api.translations.interface import LANGUAGES, Language
from entramado.api.translations.printed import english_counted, quoted

# Of a cell's links so many are shown, and no more than fit in so many characters; one at least.
_LINKS_SHOWN: Final = 6
_LINKED_SHOWN: Final = 120
_LONG: Final = 32
_VERY_LONG: Final = 160
_DIGITS_SHORT: Final = 4
_WIDE_LINKS: Final = 9
# What an English page says of words that it has in the documents' language alone.
_QUOTED: Final = ' title="In the document\'s words"'
Item = TypeVar("Item")
Made = TypeVar("Made")


class Cell(NamedTuple):
    """One value of a table as shown: text, where it links to, whether it is a number or leads to another site.

    `lang` is the text's language where it is not the page's. `links` are several links (text, address) instead of one,
    all of them shown where the cell is `whole`, else the first ones; the number of the others opens these.
    """

    text: str
    href: str = ""
    number: bool = False
    outside: bool = False
    lang: str = ""
    links: tuple[tuple[str, str], ...] = ()
    whole: bool = False


class MadeWhenSeen(Sequence[Made], Generic[Item, Made]):
    """A lazy sequence: `make` is called for an item when it is first looked at, as a page shows few rows."""

    def __init__(self, items: Sequence[Item], make: Callable[[Item], Made]) -> None:
        self._items, self._make = items, make
        self._made: list[Made | None] = [None] * len(items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Made: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Made, ...]: ...

    def __getitem__(self, at: int | slice) -> Made | tuple[Made, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        made = self._made[at]
        if made is None:
            made = self._made[at] = self._make(self._items[at])
        return made

    def __iter__(self) -> Iterator[Made]:
        return (self[at] for at in range(len(self)))


def grouped(number: str) -> str:
    """A number with its thousands apart where it is long (years stay as they are).

    >>> grouped("21839"), grouped("2024"), grouped("0.5"), grouped("85573.65")
    ('21\u202f839', '2024', '0.5', '85\u202f573.65')
    """
    whole, point, decimals = number.partition(".")
    digits = whole.lstrip("-")
    if not digits.isdigit() or len(digits) <= _DIGITS_SHORT:
        return number
    return f"{int(whole):,}".replace(",", "\u202f") + point + decimals


def cell_html(cell: Cell | None) -> Markup:
    """A cell's content: its text, its link, or its links, the first ones unless the cell is shown whole."""
    if cell is None:
        return Markup()
    if cell.links:
        return _links(cell)
    lang = _lang(cell) + (_QUOTED if cell.lang and cell.text.startswith("«") else "")
    if cell.href:
        outside = ' rel="external"' if cell.outside else ""
        return Markup(f'<a href="{escape(cell.href)}"{outside}{lang}>{escape(cell.text)}</a>')
    return Markup(f"<span{lang}>{escape(cell.text)}</span>") if lang else escape(cell.text)


def counted_html(words: str, lang: Language) -> Markup:
    """What a figure counts: in English on a page in English, else quoted there."""
    english = english_counted(words) if lang == "en" else words
    return cell_html(Cell(english) if english else Cell(quoted(words), lang=LANGUAGES[0]))


def _links(cell: Cell) -> Markup:
    lang = _lang(cell)

    def kind(text: str) -> str:
        return "" if cell.whole else ' class="cite titled"' if len(text) > _LONG else ' class="cite"'

    links = [
        f'<a{kind(text)} href="{escape(href)}"{lang}>{escape(text)}</a>'
        if href
        else f"<span{lang}>{escape(text)}</span>"
        for text, href in cell.links
    ]
    # Phrases, which lead nowhere, have commas of their own.
    between = ", " if any(href for _, href in cell.links) else "; "
    return folded_html(links, len(links) if cell.whole else _shown(cell.links), between)


def _shown(links: Sequence[tuple[str, str]]) -> int:
    lengths = accumulate(len(text) for text, _ in links[:_LINKS_SHOWN])
    return max(1, sum(length <= _LINKED_SHOWN for length in lengths))


def folded_html(items: Sequence[str], most: int, between: str = ", ") -> Markup:
    """Pieces of HTML in a row, those after the first `most` behind a number that opens them.

    >>> folded_html(["a", "b", "c"], 1)
    Markup('a <details class="rest"><summary>+2</summary> b, c</details>')
    """
    shown = between.join(items[:most])
    if len(items) <= most:
        return Markup(shown)
    rest = between.join(items[most:])
    return Markup(f'{shown} <details class="rest"><summary>+{len(items) - most}</summary> {rest}</details>')


def _lang(cell: Cell) -> str:
    return f' lang="{escape(cell.lang)}"' if cell.lang else ""


def room_html(cell: Cell | None) -> Markup:
    """What a cell's column leaves room for: numbers stand at the end, sentences are not pressed into few letters."""
    if cell is None:
        return Markup()
    if cell.number:
        return Markup(' class="number"')
    if cell.whole and len(cell.links) > _WIDE_LINKS:
        return Markup(' class="wide"')
    if cell.links and not cell.whole:
        return Markup(' class="links"')
    if len(cell.text) > _VERY_LONG:
        return Markup(' class="long told"')
    return Markup(' class="long"') if cell.whole or len(cell.text) > _LONG else Markup()


def cells_html(cells: Iterable[Cell | None], headed: bool = False) -> Markup:
    """The cells of a row; `headed`: the first one is the row's heading."""
    shown = [
        f'<th scope="row"{room_html(cell)}>{cell_html(cell)}</th>'
        if headed and at == 0
        else f"<td{room_html(cell)}>{cell_html(cell)}</td>"
        for at, cell in enumerate(cells)
    ]
    return Markup("".join(shown))


def without_echoes(columns: Sequence[Sequence[Cell | None]]) -> list[int]:
    """The places of the columns that do not only hold again what the links of an earlier one are called."""
    called = [tuple(cell.text for cell in cells if cell and cell.href) for cells in columns]
    return [
        at
        for at, cells in enumerate(columns)
        if called[at] or not cells or tuple(cell.text if cell else "" for cell in cells) not in called[:at]
    ]
