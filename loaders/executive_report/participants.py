"""Reads the bodies that the executive report names as participants of an objective.

A sentence of participation ("se contó con la participación de ...") lists names. Acronyms are printed in lower case
(`inm`, `upmrip`: small capitals lost in extraction), so a name is recognised by its position in the list: behind an
article or alone between commas. A comma or "y" within a long name ("Secretaría de Infraestructura, Comunicaciones y
Transportes") is distinguished from a separator by what follows: a plural without article continues the name. Numbers in
comments are lines of informe-ejecutivo-2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.executive_report.page_layout import CHAPTERS, sentences
from entramado.loaders.grammar import abbreviates
from entramado.loaders.records import PrintedName
from entramado.loaders.text import Passage

# The words of participation; "se participó en" (639) says what was done.
_TOOK_PART = re.compile(
    r"\bse\s+(?:contó|recopiló|registró|incluyó)\b|(?<!\bse )\b(?:particip(?:ó|aron|ando|antes)|colabor(?:ó|aron)|"
    r"aport(?:ó|aron)|contribuy(?:ó|eron)|reportaron|destacan\s+la)\b|\breportes\s+de\b|\bllevadas\s+a\s+cabo\s+por\b"
)
# In the same paragraph the list may go on in a sentence without a verb (178, 220).
_GOES_ON = re.compile(r"\b(?:por|de|como)\s+parte\s+del?\b|\bde\s+las\s+entidades\s+federativas:", re.IGNORECASE)
# Words that join two lists or introduce one: they separate names.
_CONNECTIVE = re.compile(
    r"\b(?:a\s+través\s+del?|así\s+como|además\s+del?|[Pp]or\s+su\s+parte|(?:[Pp]or|[Dd]e|como)\s+parte\s+del?|"
    r"(?:actores|instituciones)\s+como|como(?=\s+(?:el|la|los|las)\b)|participando|participó|participaron|contribuyeron|colaboraron|destacan|están|"
    r"se\s+encuentran?|dependencias|instituciones|estados?|gobiernos|reportes|reportaron\s+sus\s+acciones|"
    r"aport(?:ó|aron)\s+informaci[oó]n)\b"
)
# The words that end a name: "el ine también contribuyó ..." (544), "la cndh como Órgano ..." (326).
_TAIL = re.compile(
    r"\s(?:como|(?:también\s+)?(?:colaboró|contribuyó|aportó)|fue|fueron|reportó|reportaron|que)\b.*", re.DOTALL
)
_SEPARATOR = re.compile(r"[;:()|]|(?<![\W_][a-z])\.(?=\s|$)|(?P<comma>,)|(?P<and>\s+[ye]\s+)")
# The nouns with which long names begin.
_OFFICE = re.compile(
    r"(?:Sub)?Secretar[ií]|Institut|Consej|Comisi|Centro|Sistema|Banco|Suprema|Guardia|Procuradur|Fiscal[ií]|Unidad|"
    r"Agencia|Registro|Tribunal|Coordinaci|Direcci|Defensor[ií]|Servicio|Universidad|Organizaci|Fundaci|Asociaci"
)
_LINK = r"(?:de\s+las?|de\s+los|del?|las?|los|el|para|contra|en|a|y|e)"
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w.]*\w"
_LEGAL_FORM = r"(?:a\.\s?c\.?|i\.?\s?a\.?\s?p\.?|s\.\s?c\.?)"
_NAME = re.compile(rf"{_CAPITAL}(?:,?(?:\s+{_LINK}){{0,3}}\s+{_CAPITAL})*(?:\s+{_LEGAL_FORM}(?=\W|$))?")
_OPENING = re.compile(
    r"\s*(?:Asimismo|Adicionalmente|Finalmente|Principalmente|Para|Por|En|Entre|De|Al|Así|El|Las?|Los|Est[aeo]s?|También)\b"
)
_ARTICLE = r"(?:el|la|los|las|al?|del?|y|e|con|por)"
# An acronym stands behind an article, or alone between two marks.
_ACRONYM = re.compile(rf"(?:^|.*\b{_ARTICLE}\s+)(?P<name>[a-zñ]{{2,10}}(?:_[a-zñ]+)?)$", re.DOTALL)
_MIXED = re.compile(rf"(?:{_ARTICLE}\s+)*(?P<name>(?!{_ARTICLE}\s)[a-zñ]{{3,6}}\s+{_CAPITAL})$")  # imss Bienestar (459)
# Words of the sentences of participation themselves, which name no body.
_NO_NAME = re.compile(
    r"(?:objetivos?|entidad(?:es)?|informaci[oó]n|acciones|actores|organismos?|participaci[oó]n|colaboraci[oó]n|aportaci[oó]n|"
    r"conformaci[oó]n|respecto|sentido|lado|parte|reporte|cumplimiento|ello|cual(?:es)?|judicial|pj|pmm|nna|que|de|el|la|las|los|"
    r"con|por|para|se|su|sus|una?|total|particular)",
    re.IGNORECASE,
)


def participants(paragraphs: Sequence[Passage]) -> list[PrintedName]:
    """The names in sentences of participation, in printed order, each once."""
    out: dict[str, PrintedName] = {}
    for paragraph in paragraphs:
        if not _TOOK_PART.search(paragraph.text):
            continue
        for sentence in sentences(paragraph):
            if _TOOK_PART.search(sentence.text) or _GOES_ON.search(sentence.text):
                for name, offset in _names(sentence.text):
                    out.setdefault(name.casefold(), PrintedName(name, sentence.line_at(offset)))
    return list(out.values())


def _names(text: str) -> Iterator[tuple[str, int]]:
    """The names listed in a sentence, with their offsets; an acronym behind its own name is left out."""
    marked = _CONNECTIVE.sub(_separator, CHAPTERS.sub(_separator, text))
    before = ""
    for start, end in _pieces(marked):
        found = _name(marked[start:end])
        if found is None or _NO_NAME.fullmatch(found[0]):
            continue
        name, offset = " ".join(found[0].split()), start + found[1]
        if text[:offset].endswith("(") and text[offset + len(found[0]) :].startswith(")") and _is_acronym(name, before):
            continue
        before = name
        yield name, offset


def _separator(match: re.Match[str]) -> str:
    """A separator of the same length as the match, so that offsets stay."""
    return "|" + " " * (len(match[0]) - 1)


def _pieces(text: str) -> list[tuple[int, int]]:
    """The pieces of a list between its separators; a comma or "y" within a long name is none."""
    out: list[tuple[int, int]] = []
    start = 0
    joins = ""
    for match in [*_SEPARATOR.finditer(text), None]:
        end = match.start() if match else len(text)
        if joins and _goes_on(text[out[-1][0] : out[-1][1]], text[start:end], comma=joins == "comma"):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        if match:
            start, joins = match.end(), match.lastgroup or ""
    return out


def _goes_on(before: str, piece: str, *, comma: bool) -> bool:
    """Whether a piece continues the long name before it: "y" and a capital, or a comma and one word in the plural."""
    name = _NAME.search(_OPENING.sub("", before))
    if not name or not _OFFICE.match(name[0]):
        return False
    words = piece.split()
    if not words or not words[0][0].isupper():
        return False
    return not comma or (len(words) == 1 and words[0].endswith("s"))


def _name(piece: str) -> tuple[str, int] | None:
    """The name in a piece of a list and its offset: words with capitals, or an acronym in lower case."""
    text = _TAIL.sub("", piece)
    if opening := _OPENING.match(text):
        text = " " * opening.end() + text[opening.end() :]
    offset = len(text) - len(text.lstrip())
    text = text.strip()
    if match := _MIXED.match(text) or _ACRONYM.match(text):
        return match["name"], offset + match.start("name")
    capitals = _NAME.search(text)
    if capitals and offset == 0 and capitals.start() == 0 and text[capitals.end() :].strip() and " " not in capitals[0]:
        capitals = _NAME.search(text, capitals.end())  # a sentence's first word: "Aquí se contó con ..."
    return (capitals[0], offset + capitals.start()) if capitals else None


def _is_acronym(short: str, name: str) -> bool:
    """Whether `short` can be the acronym of a name: "(ceav)", "(se_sipinna)"."""
    return abbreviates("".join(c for c in short.casefold() if c.isalpha()), name.casefold())
