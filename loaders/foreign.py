"""Separates the bodies of the profile's own country ("home") from bodies of the same name in other countries.

"Instituto Nacional de Migración" is the name of several countries' bodies. A country or a demonym behind a body's name
says whose it is; a document that names bodies of another country and nothing of home is that country's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.extract.passages import folded
from entramado.loaders.records import Entry
from entramado.ontology.folding import fold
from entramado.ontology.profiles import DEFAULT, Profile, demonyms

# The value of `BodyMention.rule` for another country's body with the name of one of home's.
FOREIGN = "foreign"
_LONG_ACRONYM = 4
_OFFICE = (
    r"(?:instituto|secretaria|ministerio|direccion|consejo|comision|procuraduria|fiscalia|policia|defensoria"
    r"|registro|superintendencia|cancilleria|universidad|congreso|corte|tribunal|municipalidad|departamentos?)"
)
_NO_OFFICE_OF_HOME = re.compile(
    r"\bministerio (?!publico)|\bviceministerio\b|\bmunicipalidad\b|\bpolicia nacional\b|\bdepartamentos? de [a-z]+ \(?"
    r"|\b(?:el|la|los|las) (?:gobernacion|cancilleria) de\b"
)

# The continuation of a name: "Secretaría de Gobernación, Justicia y Descentralización de Honduras".
_CAPITAL = r"(?![A-ZÁÉÍÓÚÑ]{2,}\b)[A-ZÁÉÍÓÚÑ][\w-]+"
_CONTINUATION = re.compile(rf"(?:(?:,| y| e)? (?:(?:de|del|para|en|a)(?: la| las| los| el)? )?{_CAPITAL}){{1,7}}")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WORD_END = re.compile(r"\w\b")
_OF_THAT_COUNTRY = re.compile(
    r"(?:\s\([^()]{2,12}\))?,? (?:de|en) (?:ese|dicho|aquel|este|el (?:citado|mencionado|mismo)) (?:pais|estado)\b"
)


def _lists(text: str, names: Sequence[str]) -> bool:
    """Whether a text lists one of the names, behind a comma or "y"."""
    return any(re.search(rf"(?:,| [ye]) (?:\w{{1,3}} ){{0,2}}{re.escape(name)}", text) for name in names)


class ForeignBodies:
    """Recognises bodies of other countries than the profile's own in the `texts` of a document."""

    def __init__(self, profile: Profile, texts: Sequence[str]) -> None:
        home = profile.home
        self._home = profile
        names = {fold(c.name_es) for c in profile.authority.countries.values() if c.iso3166_1_alpha2 != home}
        names |= {fold(d) for country, d in demonyms() if country != home}
        names |= {fold(p.name) for p in profile.authority.place_names if p.kind == "country" and p.place != home}
        self._foreign = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        # "de la República Argentina", "del Estado Plurinacional de Bolivia".
        state = r"(?:de la |del )(?:republica|estado|reino) (?:plurinacional |oriental |bolivariana )?"
        short = r"\s*(?:\([^()]{2,12}\)\s*)?"
        of = rf"\s*(?:{state})?(?:de la |de los |del |de )?(?:{self._foreign})\b"
        # Behind a comma a country says whose a body is only where another comma or the sentence's end is behind it.
        self._behind = re.compile(rf"{short}(?:,(?={of}\s*[,;.)]))?{of}")
        self._owned = re.compile(rf"{short} (?:{state}(?:del?(?: la)? )?|del?(?: la)? )(?:{self._foreign})\b")
        self._owner = re.compile(rf" (?:{state})?(?:del?(?: la)? )?(?:{self._foreign})\Z")
        self._opens_abroad = re.compile(
            rf"(?:en|por parte de) (?:la republica de |el |la )?(?:{self._foreign})\b(?! y )"
        )
        self._foreign_name = re.compile(rf"\b(?:{self._foreign})\b")
        self._home_sign = re.compile(
            "|".join(rf"\b{re.escape(fold(w))}\b" for w in (*profile.country_names, *profile.nationals)) or r"(?!)"
        )
        self.is_foreign = self._is_foreign("\n".join(texts))

    def separate(self, mentions: Sequence[BodyMention], entry: Entry) -> list[BodyMention]:
        """The mentions of an entry, those of other countries' bodies with their full name and without candidates.

        A mention of home's body and another country's of the same name becomes two.
        """
        text = " ".join(" ".join(passage.text.split()) for _, passage in entry.parts())
        return [one for mention in mentions for one in self._each(mention, mentions, text)]

    def _each(self, mention: BodyMention, others: Sequence[BodyMention], text: str) -> list[BodyMention]:
        """A mention as it is, as another country's body, or split into home's and another's."""
        bodies = self._home.authority.institutions
        ours = [c for c in mention.candidates if c in bodies and bodies[c].sector not in ("international", "foreign")]
        if not ours or self._home_sign.search(fold(mention.printed)):
            return [mention]
        if self.is_foreign:
            return [replace(mention, candidates=(), rule=FOREIGN)]
        # The reader joins the two names: "Instituto Nacional de Migración de Honduras" may be found for home's.
        owner = self._owner.search(fold(mention.printed))
        bare = mention.printed[: owner.start()] if owner else mention.printed
        stops = [m.printed for m in others if m is not mention]
        at_home, theirs = False, ""
        for match in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text):
            whose = self._full_foreign_name(text, match.start(), match.end(), stops)
            at_home, theirs = at_home or whose is None, theirs or (whose or "")
        if not theirs:
            return [mention]
        # An acronym that is explained behind a name of another country is that country's too.
        short = mention.acronym and re.search(rf"(?<![(\w]){re.escape(mention.acronym)}(?!\w)", text)
        if short and not re.search(rf"{re.escape(theirs)}[^.;]{{0,60}}\({re.escape(mention.acronym or '')}\)", text):
            at_home = at_home or not self._behind.match(folded(text), short.end())
        foreign = replace(mention, printed=theirs, candidates=(), rule=FOREIGN)
        return [replace(mention, printed=bare), foreign] if at_home else [foreign]

    def _full_foreign_name(self, text: str, start: int, end: int, stops: Sequence[str]) -> str | None:
        """The full name that begins with ``start:end`` where it is another country's; None where it is home's."""
        low = folded(text)
        if behind := self._behind.match(low, end):
            return text[start:end] + _IN_BRACKETS.sub("", text[end : behind.end()])
        if " " not in text[start:end]:
            return None
        if continuation := _CONTINUATION.match(text, end):
            for at in sorted({m.end() for m in _WORD_END.finditer(text, *continuation.span())}):
                owned = self._owned.match(low, at)
                if owned and not _lists(text[end : owned.end()], stops):
                    return text[start:at] + _IN_BRACKETS.sub("", text[at : owned.end()])
        sentence = max(text.rfind(". ", 0, start), text.rfind("; ", 0, start)) + 1
        before = low[sentence:start].strip()
        there = _OF_THAT_COUNTRY.match(low, end) and self._foreign_name.search(before)
        if there or (self._opens_abroad.match(before) and not self._home_sign.search(before)):
            return text[start:end]
        return None

    def _is_foreign(self, text: str) -> bool:
        """Whether the document names offices of another country, and nothing that only home has."""
        low = fold(" ".join(text.split()))
        if self._home.home != DEFAULT or self._home_sign.search(low):
            return False
        federal = (b.acronym for b in self._home.authority.institutions.values() if b.sector == "federal")
        ours = {a for a in federal if len(a) >= _LONG_ACRONYM and a.isupper()}
        if ours & set(re.findall(r"[A-Z]+", text)):
            return False
        of_another = re.compile(rf"\b{_OFFICE}\b(?: \(?\w+\)?){{0,6}}? (?:de |del )?(?:{self._foreign})\b")
        named = len(re.findall(rf"\b(?:{self._foreign})\b", low))
        return bool(of_another.search(low)) or (named > 0 and bool(_NO_OFFICE_OF_HOME.search(low)))
