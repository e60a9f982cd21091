"""How names of bodies in English stand to those that are known: the same, a part of one, the beginning of another."""

from __future__ import annotations

import re
from collections.abc import Container

from entramado.loaders.languages.english.bodies import EnglishName
from entramado.ontology.folding import fold

# "European Union Emergency Trust Fund", "United Nations Office on ...": a body of its own by another's name.
_ACRONYM_CONTINUES = re.compile(
    r" (?:(?:[A-Z][\w-]+ ){0,3}Trust Fund|(?:Office on|Refugee Agency|Agency|Commission|Committee|Entity|Delegation)\b)"
)
# "United Nations Security Council": so does a name of several words with what a body's name ends with.
_NAME_CONTINUES = re.compile(
    r" (?:[A-Z][\w’'-]+ ){0,3}(?:Council|Assembly|Court|Parliament|Bank|Foundation|Institute|Association|Federation"
    r"|University|Centre|Center|Authority|Board|Secretariat|Fund|Organi[sz]ation|Task ?[Ff]orce|Working Group"
    r"|Commission(?:er)?|Office|Programme|Committee|Department|Mission|Country Team|Affairs|Member States?)\b"
)
# "USAid": an acronym that goes over into small letters.
_MIXED = re.compile(r"\b[A-Z]{2,}[a-z]+\b")


def in_capitals(text: str, acronyms: Container[str]) -> str:
    """The text with known acronyms in capitals.

    >>> in_capitals("by USAid and Care", {"USAID"})
    'by USAID and Care'
    """
    return _MIXED.sub(lambda m: m[0].upper() if m[0].upper() in acronyms else m[0], text)


def acronym_of(name: str, text: str) -> str | None:
    """The acronym that a text gives behind a name, wherever it does."""
    given = re.search(rf"\b{re.escape(name)} \(([A-Z]{{2,}})\)", text)
    return given[1] if given else None


def goes_on(known: str, text: str, end: int) -> bool:
    """Whether a known name that ends at `end` is the beginning of another body's."""
    return bool(_ACRONYM_CONTINUES.match(text, end) or (" " in known and _NAME_CONTINUES.match(text, end)))


def differs_in_plural(name: str, known: str) -> bool:
    """Whether two folded names differ by plurals or the order alone: "migrants rights centre", "state department"."""
    one, other = ([word.removesuffix("s") for word in n.split()] for n in (name, known))
    return one == other or sorted(set(one) - {"of", "the", "for"}) == sorted(set(other) - {"of", "the", "for"})


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the letters that a name's capitalised words begin with."""
    return acronym == "".join(word[0] for word in name.split() if word[0].isupper())


def is_named_in(known: str, named: EnglishName, text: str) -> bool:
    """Whether a built name has a known one in it, and is none by that: "European Union Delegation"."""
    name = fold(named.text)
    own = name.startswith(known) and goes_on(known, text, named.start + len(known))
    own = own or name.startswith("delegation of")
    return " " in known and known in name and not own and f" to the {known}" not in name


def up_to(named: EnglishName, text: str, begins: int) -> EnglishName:
    """The name without what belongs to another that begins within it."""
    end = named.start + len(text[named.start : begins].removesuffix(" ").removesuffix(" and").removesuffix(","))
    return EnglishName(named.start, end, " ".join(text[named.start : end].split()), None)
