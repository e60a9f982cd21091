"""Spanish stems, stop words, and words that tell where a sentence begins or ends."""

from __future__ import annotations

import re
from functools import lru_cache

# Function words, which carry no meaning of their own.
_STOP_WORDS = frozenset(
    ("de", "la", "el", "los", "las", "en", "y", "a", "que", "por", "para", "con", "se", "su", "sus", "al", "del", "un",
     "una", "o", "e", "como", "lo", "es", "este", "esta", "estos", "estas", "dicho", "dicha")
)  # fmt: skip
# Function words, which neither end a sentence nor precede the beginning of one.
FUNCTION_WORDS = frozenset(
    ("de", "del", "la", "las", "los", "el", "un", "una", "en", "con", "por", "para", "a", "al", "y", "e", "o",
     "u", "que", "se", "su", "sus", "sobre", "entre", "desde", "hasta", "hacia", "sin", "según", "como", "cuyo",
     "cuya", "cuyos", "cuyas", "dicho", "dicha", "dichos", "dichas", "cada", "diversos", "diversas",
     "distintos", "distintas", "ha", "han", "es", "son", "lo", "le", "les", "mediante", "durante", "ante",
     "bajo", "tras", "muy")
)  # fmt: skip
# No finite verb stands behind these: "de entregó", "los fue".
BEFORE_NO_VERB = frozenset(
    ("de", "del", "en", "con", "por", "al", "sobre", "entre", "desde", "hasta", "hacia", "sin", "el", "los",
     "las", "un", "mediante", "durante")
)  # fmt: skip
# A finite verb, by its ending or in full.
FINITE_VERB = re.compile(
    r"(?:\w+(?:aron|ieron|eron)|\w{2,}ó|se|ha|han|es|son|fue|fueron|tienen?|permiten?|existen?|brindan?|ofrecen?"
    r"|contribuyen?|incluyen?|consisten?|promueven?|realizan|participan|cuentan)\b"
)
# Capitalised words that open a sentence.
SENTENCE_OPENERS = frozenset(
    ("En", "Se", "Para", "Por", "Con", "Asimismo", "Además", "Así", "También", "Durante", "Dicho", "Dicha",
     "Este", "Esta", "Estos", "Estas", "Su", "Sus", "Entre", "Desde", "Al", "Del", "Cabe", "Finalmente",
     "Adicionalmente")
)  # fmt: skip
# Capitalised words that open a sentence where a lower-case word follows: "El programa", not "El Salvador".
OPENERS_BEFORE_LOWER_CASE = frozenset(
    ("El", "La", "Los", "Las", "Como", "Cuando", "Actualmente", "Lo", "De", "A", "Es")
)  # fmt: skip
# Inflectional and derivational endings.
_ENDING = re.compile(
    r"(?:(?<=.{5})(?:amientos?|imientos?)|ador(?:es|as?)?|idad(?:es)?|mente|ando|iendo|aron|ieron|aran|[ai]d[ao]s?"
    r"|arse|ar|er|ir|es|os|as|en|an|a|e|o|s)$"
)
# A noun in -ción keeps its ending, which tells "información" (what is known) from "informar"; only its plural goes.
_ACTION_NOUN_PLURAL = re.compile(r"[cs]iones$")
_SHORTEST = 4  # letters that remain of a word without its ending
_LONGEST = 8  # letters of a stem


def stem(word: str) -> str:
    """The stem that the forms of a folded word have in common, of `_LONGEST` letters at most."""
    if word.endswith(("cion", "sion")):
        return word
    if _ACTION_NOUN_PLURAL.search(word):
        return word[:-2]
    root = _ENDING.sub("", word)
    if len(root) >= _SHORTEST:
        return root[:_LONGEST]
    return (word[:-1] if word.endswith("s") and len(word) > _SHORTEST else word)[:_LONGEST]


@lru_cache(maxsize=8192)
def base_form(word: str) -> str:
    """A folded word without its endings of number and gender: `migrad` for `migrada` and `migrados`."""
    root = word[:-1] if word.endswith("s") else word
    root = root[:-1] if root.endswith(("a", "e", "o")) else root
    return root if len(root) >= _SHORTEST else word


def is_content_word(word: str) -> bool:
    """Whether a folded word is no stop word."""
    return word not in _STOP_WORDS
