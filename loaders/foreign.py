"""Whether a text speaks of home at all, and whose a body is that a country's name stands beside.

"Instituto Nacional de Migración" is the name of several countries' bodies. A country or a people named behind a
body says whose it is; a text that names bodies of another country and nothing of home is that country's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.records import Entry
from entramado.ontology.folding import fold
from entramado.ontology.profiles import DEFAULT, Profile, demonyms

# The rule of a mention that bears the name of a body of home and is another's.
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


class Abroad:
    """What of a document is another country's, seen from the profile's home."""

    def __init__(self, profile: Profile, texts: Sequence[str]) -> None:
        home = profile.home
        self._home = profile
        names = {fold(c.name_es) for c in profile.authority.countries.values() if c.iso3166_1_alpha2 != home}
        names |= {fold(d) for country, d in demonyms() if country != home}
        names |= {fold(p.name) for p in profile.authority.place_names if p.kind == "country" and p.place != home}
        self._foreign = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        self._behind = re.compile(
            rf"\s*(?:\([^()]{{2,12}}\)\s*)?,?\s*(?:de la |de los |del |de )?(?:{self._foreign})\b"
        )
        self._home_sign = re.compile(
            "|".join(rf"\b{re.escape(fold(w))}\b" for w in (*profile.country_names, *profile.nationals)) or r"(?!)"
        )
        self.is_foreign = self._is_foreign("\n".join(texts))

    def unlinked(self, mention: BodyMention, entry: Entry) -> BodyMention:
        """The mention without its body of home, where it is another country's; as it is, else."""
        bodies = self._home.authority.institutions
        ours = [c for c in mention.candidates if c in bodies and bodies[c].sector not in ("international", "foreign")]
        if not ours or self._home_sign.search(fold(mention.printed)):
            return mention
        if self.is_foreign or self._named_abroad(mention, entry):
            return replace(mention, candidates=(), rule=FOREIGN)
        return mention

    def _named_abroad(self, mention: BodyMention, entry: Entry) -> bool:
        text = fold(" ".join(" ".join(passage.text.split()) for _, passage in entry.parts()))
        names = [n for n in (mention.printed, mention.acronym) if n]
        found = [m.end() for name in names for m in re.finditer(rf"\b{re.escape(fold(name))}\b", text)]
        return any(self._behind.match(text, end) for end in found)

    def _is_foreign(self, text: str) -> bool:
        """Whether the document names offices of another country, and nothing that is home's alone."""
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
