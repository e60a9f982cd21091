"""What speaks of the dead: remains, bodies and the deceased are one sense, by whichever word a question or a text has.

Nobody who is counted as returned alive answers how many of the dead were brought home.
"""

from __future__ import annotations

import re
from typing import Final

from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.search.words import WORD
from entramado.ontology.folding import fold_as_queries

# Spanish words of documents and questions, folded; a consular or police "cuerpo" is none.
_SPANISH: Final = (
    r"restos|fallecid[oa]s?|fallecieron|murieron|muert[oa]s?|difunt[oa]s?|cadaver(?:es)?|osamentas?"
    r"|cuerpos?(?! (?:consular|diplomatic|academic|colegiad|directiv|docente|legislativ|medic|normativ|policia"
    r"|de (?:bomberos|emergencia|guardia|ley|policia|proteccion|rescate|seguridad)))"
)
IN_TEXT: Final = re.compile(rf"\b(?:{_SPANISH})\b")
# In English "bodies" are institutions too: those of the dead are had done something to, or are said to be dead.
_DONE_TO: Final = (
    r"repatriat\w*|return\w*|identif\w*|transfer\w*|transport\w*|brought|bring|sent|send|recover\w*|found|bur(?:y|ied|ial)"
    r"|exhum\w*|cremat\w*|flown|taken|moved|moving|came home|come home|handed"
)
_INSTITUTIONS: Final = (
    r"which|what|public|federal|state|municipal|local|autonomous|international|government\w*|civil|private|foreign|un"
)
_BODIES: Final = re.compile(
    rf"(?<!\w)(?P<before>\w+ )?bod(?:y|ies)\b(?=(?: \w+){{0,6}}? (?:{_DONE_TO}|dead|deceased|migrants?)\b)"
)
_DONE_BEFORE: Final = re.compile(rf"\b(?:{_DONE_TO})(?: \w+){{0,2}}? bod(?:y|ies)\b")
_ENGLISH: Final = re.compile(
    r"\b(?:dead|deceased|died|deaths?(?! penalt)|muertes|defunciones|decesos|corpses?|dead bod(?:y|ies)"
    r"|(?:human|mortal|the|many|of|skeletal|whose|migrants?|unidentified) remains)\b"
)
_SAYING: Final = frozenset(
    (
        *("dead", "deceased", "died", "corpse", "corpses", "body", "bodies", "remains", "human", "humanos", "humano"),
        *("repatriado", "repatriada", "repatriados", "repatriadas", "mortales"),
    )
)
_RETURNING: Final = ("retorn", "repatri", "deport", "return")


def speaks_of_the_dead(question: str) -> bool:
    """Whether a question speaks of the dead.

    >>> speaks_of_the_dead("¿Cuántos restos?"), speaks_of_the_dead("how many bodies were sent home")
    (True, True)
    >>> speaks_of_the_dead("which bodies report"), speaks_of_the_dead("el cuerpo consular")
    (False, False)
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    if IN_TEXT.search(spoken) or _ENGLISH.search(spoken):
        return True
    institutions = re.compile(rf"(?:{_INSTITUTIONS})")
    before = [found["before"] for found in _BODIES.finditer(spoken)]
    return any(not (one and institutions.fullmatch(one.strip())) for one in before) or bool(_DONE_BEFORE.search(spoken))


def without_the_living(named: RecognisedNames, question: str) -> None:
    """Leave out of what a question about the dead names who returns alive, and what only its words of death name."""
    if not speaks_of_the_dead(question):
        return
    for (kind, slug), said in named.said.items():
        of_death = all(one in _SAYING or IN_TEXT.fullmatch(one) for one in said)
        returning = kind == "population" and any(one.startswith(_RETURNING) for one in said)
        if slug in named.all_of(kind) and (returning or (of_death and kind in ("programme", "sector", "population"))):
            named.leave_out(kind, slug)
            named.rest += said
