"""The stems of Spanish words, and the words of a sentence that carry none of its meaning."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_MEANING = {
    "de",
    "la",
    "el",
    "los",
    "las",
    "en",
    "y",
    "a",
    "que",
    "por",
    "para",
    "con",
    "se",
    "su",
    "sus",
    "al",
    "del",
    "un",
    "una",
    "o",
    "e",
    "como",
    "lo",
    "es",
    "este",
    "esta",
    "estos",
    "estas",
    "dicho",
    "dicha",
}
# These end no sentence, nor does anything new begin behind them.
BOUND = frozenset(
    ("de", "del", "la", "las", "los", "el", "un", "una", "en", "con", "por", "para", "a", "al", "y", "e", "o",
     "u", "que", "se", "su", "sus", "sobre", "entre", "desde", "hasta", "hacia", "sin", "según", "como", "cuyo",
     "cuya", "cuyos", "cuyas", "dicho", "dicha", "dichos", "dichas", "cada", "diversos", "diversas",
     "distintos", "distintas", "ha", "han", "es", "son", "lo", "le", "les", "mediante", "durante", "ante",
     "bajo", "tras", "muy")
)  # fmt: skip
# Behind these no verb stands that tells what was done: "de entregó", "los fue".
BEFORE_NO_VERB = frozenset(
    ("de", "del", "en", "con", "por", "al", "sobre", "entre", "desde", "hasta", "hacia", "sin", "el", "los",
     "las", "un", "mediante", "durante")
)  # fmt: skip
TELLS_A_DEED = re.compile(
    r"(?:\w+(?:aron|ieron|eron)|\w{2,}ó|se|ha|han|es|son|fue|fueron|tienen?|permiten?|existen?|brindan?|ofrecen?"
    r"|contribuyen?|incluyen?|consisten?|promueven?|realizan|participan|cuentan)\b"
)
# With these a sentence begins.
BEGINS = frozenset(
    ("En", "Se", "Para", "Por", "Con", "Asimismo", "Además", "Así", "También", "Durante", "Dicho", "Dicha",
     "Este", "Esta", "Estos", "Estas", "Su", "Sus", "Entre", "Desde", "Al", "Del", "Cabe", "Finalmente",
     "Adicionalmente")
)  # fmt: skip
# These begin one where the word behind them is a small one: "El programa", not "El Salvador".
BEGINS_BEFORE_SMALL = frozenset(
    ("El", "La", "Los", "Las", "Como", "Cuando", "Actualmente", "Lo", "De", "A", "Es")
)  # fmt: skip
_ENDING = re.compile(
    r"(?:(?<=.{5})(?:amientos?|imientos?)|ador(?:es|as?)?|idad(?:es)?|mente|ando|iendo|aron|ieron|aran|[ai]d[ao]s?"
    r"|arse|ar|er|ir|es|os|as|en|an|a|e|o|s)$"
)
# "Información" is what is known, "informar" a deed: the noun of a deed keeps its ending, its plural goes.
_NOUN_OF_DEED = re.compile(r"[cs]iones$")
_ROOT = 4  # letters that an ending leaves at least
_LONGEST = 8


def stem(word: str) -> str:
    """The beginning that the forms of a word have in common: `word` is folded."""
    if word.endswith(("cion", "sion")):
        return word
    if _NOUN_OF_DEED.search(word):
        return word[:-2]
    root = _ENDING.sub("", word)
    if len(root) >= _ROOT:
        return root[:_LONGEST]
    return (word[:-1] if word.endswith("s") and len(word) > _ROOT else word)[:_LONGEST]


@lru_cache(maxsize=8192)
def base_form(word: str) -> str:
    """A folded word without the endings of number and gender: one for `migrada` and `migrados`."""
    root = word[:-1] if word.endswith("s") else word
    root = root[:-1] if root.endswith(("a", "e", "o")) else root
    return root if len(root) >= _ROOT else word


def has_meaning(word: str) -> bool:
    """Whether a folded word is none of those that only join others."""
    return word not in _NO_MEANING
