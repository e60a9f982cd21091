"""The words of a question to the search: which are looked for, and what each is looked for as besides."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from entramado.ontology.folding import fold_as_queries

WORDS_MAX: Final = 12
WORD: Final = re.compile(r"\w+")
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED: Final = re.compile(r"[\"«“]([^\"«»“”]+)[\"»”]")
# Words written as names are, within a sentence.
_TITLED: Final = re.compile(r"(?<=[\w,] )[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)+")
_HYPHENED: Final = re.compile(r"\w+(?:-\w+)*")
_SHORT: Final = 3
# Endings of English plurals, and what the singular has in their place.
_PLURALS: Final = (("ies", "y"), ("es", ""), ("s", ""))
_THOUSANDS: Final = ("mil", "thousand")
_SPELLED: Final = re.compile(r"\b(\d{1,4}(?:[.,]\d{1,3})?) (mil(?!l)|thousand|millon(?:es)?|million)\b")
_PAIR: Final = 2
# Letters and digits in one: the name of a programme or of a visa ("3x1").
_CODE: Final = re.compile(r"(?=\w*\d)(?=\w*[a-z])\w{3,}")
_ATES: Final = re.compile(r"(\w{3,}?)at(?:e|es|ed|ing)")
_NUMBER_OF: Final = ("number of", "numero de")
# What the name of a country's own body ends with, beside those of its states.
NATIONAL: Final = "nacional"
# A name of one word that says too little, in any kind.
TOO_WIDE: Final = frozenset(
    (
        *("mexico", "migrante", "migrantes", "migrant", "migrants", "migracion", "migration", "persona", "personas"),
        *("capitulo", "capitulos", "chapter", "chapters"),
        *("migratorio", "migratoria", "migratorios", "migratorias", "migratory"),
        *(
            "people",
            "person",
            "human",
            "humano",
            "humana",
            "humanos",
            "humanas",
            "poblacion",
            "estado",
            "state",
            "states",
            "government",
            "gobierno",
            "objetivo",
        ),
        *("objective", "programa", "programme", "program", "institucion", "institution"),
        *("accion", "acciones", "action", "actions", "entrada", "entradas", "entry", "entries", "programas"),
        *("programmes", "programs", "instituciones", "institutions", "estados", "municipio", "municipios"),
        *("municipality", "municipalities", "grupo", "grupos", "group", "groups", "objetivos", "objectives"),
        *("edicion", "ediciones", "edition", "editions", "gobiernos", "governments", "compendio", "compendium"),
        *("dependencias", "dependencia", "organismos", "organismo", "autoridades", "aliados", "allies", "partners"),
        *("bodies", "body", "agency", "agencies", "organisation", "organisations", "organization", "organizations"),
        *("organizacion", "organizaciones", "oficina", "oficinas", "office", "offices"),
        *("foreign", "documento", "documentos", "document", "documents", "informe", "informes", "applications"),
    )
)
# Spanish words of two genders, told by their endings: participles, adjectives, whom and who.
_GENDERED: Final = re.compile(r"(?:[aiu]d|er|an|in|ic|iv|os|or)[oa]")
_VERB: Final = re.compile(r"(?:[ai]d[oa]s?|[aei]r)$")
_WORD_LEAST: Final = 4
# The ending of a Spanish verb of what was done.
_DEED: Final = re.compile(r"(?:ar|ier)on$")
_USA: Final = re.compile(r"\bU\.\s?S\.(?:\s?A\.)?|\bUSA?\b")
_EEUU: Final = re.compile(r"\bEE\.?\s?UU\b\.?|\bE\.U\.A?\.?")
_FUNCTION_WORDS: Final = Path(__file__).parents[2] / "translations" / "function-words.csv"
_GENERIC_WORDS: Final = Path(__file__).parents[2] / "translations" / "generic-words.csv"
_TRANSLATIONS: Final = Path(__file__).parents[2] / "translations" / "search-words.csv"


def without_stops(question: str) -> str:
    """A question with the United States by their name, for an acronym with stops is letters to the search.

    >>> without_stops("Who works with the U.S. Department of Labor?"), without_stops("¿Qué hacen con EE. UU.?")
    ('Who works with the United States Department of Labor?', '¿Qué hacen con Estados Unidos?')
    """
    return _EEUU.sub("Estados Unidos", _USA.sub("United States", question))


def words(text: str) -> list[str]:
    """The words of a question, folded; `WORDS_MAX` at most, without those that only join others.

    Words joined by a hyphen are looked for each, but where one of them is too short for that; words in quotation marks
    one after the other.

    >>> words("qué hace Sin Fronteras")
    ['sin fronteras']
    >>> words("visas H-2A"), words("frontera México-Guatemala"), words('giros "Directo a México"')
    (['visas', 'h-2a'], ['frontera', 'mexico', 'guatemala'], ['directo a mexico', 'giros'])
    """
    folded = fold_as_queries(_TITLED.sub(_as_phrase, text))
    found = [" ".join(WORD.findall(phrase)[:WORDS_MAX]) for phrase in _QUOTED.findall(folded)]
    found = [phrase for phrase in found if phrase]
    for joined in _HYPHENED.findall(_QUOTED.sub(" ", folded)):
        parts = joined.split("-")
        found += [joined] if len(parts) > 1 and min(map(len, parts)) <= _SHORT else parts
    del found[WORDS_MAX:]
    found = [word for word in found if word not in function_words()] or found
    return [word for word in found if not is_generic(word)] or found


def _as_phrase(titled: re.Match[str]) -> str:
    """Words written as a name, in quotation marks if one of them would be left out by itself ("Sin Fronteras")."""
    small = function_words() & set(fold_as_queries(titled[0]).split())
    return f'"{titled[0]}"' if small else titled[0]


def generic_words_of(text: str) -> tuple[str, ...]:
    """The words of a question that any question may have, which are not looked for beside others.

    >>> generic_words_of("¿Quién atiende a mujeres?"), generic_words_of("atendidos")
    (('atiende',), ())
    """
    kept = set(words(text))
    found = WORD.findall(fold_as_queries(_QUOTED.sub(" ", text)))
    return tuple(dict.fromkeys(word for word in found if word not in kept and is_generic(word)))


@cache
def _generic_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings of words."""
    with _GENERIC_WORDS.open(encoding="utf-8", newline="") as handle:
        rows = [fold_as_queries(row["word"]) for row in csv.DictReader(handle)]
    return frozenset(rows), tuple(word[:-1] for word in rows if word.endswith("*"))


def is_generic(word: str) -> bool:
    """Whether a folded word says that something is done, and not what ("atiende", "helps").

    >>> is_generic("atendidos"), is_generic("atencion")
    (True, False)
    """
    whole, beginnings = _generic_words()
    return word in whole or word.startswith(beginnings)


def stem_of(word: str) -> str:
    """The stem of a Spanish participle or infinitive; empty where it is none, or too short.

    >>> stem_of("secuestradas"), stem_of("vida")
    ('secuestr', '')
    """
    stem = _VERB.sub("", word)
    return stem if stem != word and len(stem) > _WORD_LEAST else ""


def deed_of(word: str) -> str:
    """The stem of a Spanish verb of what several did; empty where it is none, or too short.

    >>> deed_of("capacitaron"), deed_of("expidieron"), deed_of("dieron")
    ('capacit', 'expid', '')
    """
    stem = _DEED.sub("", word)
    return stem if stem != word and len(stem) > _WORD_LEAST else ""


def inflected(word: str) -> tuple[str, ...]:
    """A Spanish word in its singular, and in the other gender where its ending tells that it has one.

    >>> inflected("embarazadas"), inflected("albergues")
    (('embarazada', 'embarazado', 'embarazados'), ('albergue', 'albergu'))
    >>> inflected("jueces"), inflected("casas")
    (('juez', 'juece', 'juec'), ('casa',))
    """
    if len(word) < _WORD_LEAST or not word.isalpha():
        return ()
    single = [f"{word[:-3]}z"] if word.endswith("ces") else []
    single += [word[:-1]] if word.endswith("s") else []
    single += [word[:-2]] if word.endswith("es") else []
    found = list(single)
    for one in (word, *single):
        if _GENDERED.fullmatch(one[-3:]) and len(one) >= _WORD_LEAST:
            other = f"{one[:-1]}{'o' if one.endswith('a') else 'a'}"
            found += [other, f"{other}s"]
        if one.endswith(("dor", "dora")):
            found += [one.removesuffix("a"), f"{one.removesuffix('a')}es", f"{one.removesuffix('a')}a"]
    return tuple(form for form in dict.fromkeys(found) if form != word)


def _together(words: str) -> str:
    """Words that a plus joins, folded."""
    return fold_as_queries(words.replace("+", " "))


@cache
def translations() -> Mapping[str, tuple[str, ...]]:
    """Spanish words, or beginnings of words, by the English word, folded; a plus joins those that stand together."""
    with _TRANSLATIONS.open(encoding="utf-8", newline="") as handle:
        return {
            fold_as_queries(row["english"]): tuple(
                one.replace("+", " ") for one in fold_as_queries(row["spanish"]).split()
            )
            for row in csv.DictReader(handle)
        }


def spelled_numbers(question: str) -> list[int]:
    """The numbers of a question that are told in thousands or millions by a word.

    >>> spelled_numbers("60 mil pesos"), spelled_numbers("1.5 million people"), spelled_numbers("mil")
    ([60000], [1500000], [])
    """
    return [
        round(float(number.replace(",", ".")) * (1_000 if many in _THOUSANDS else 1_000_000))
        for number, many in _SPELLED.findall(fold_as_queries(question))
    ]


def asks_number(question: str) -> bool:
    """Whether a question asks how many there are of something.

    >>> asks_number("¿Cuántas personas repatriadas?"), asks_number("repatriated people")
    (True, False)
    """
    asked = WORD.findall(fold_as_queries(question))
    return bool(_number_words() & set(asked)) or any(f" {one} " in f" {' '.join(asked)} " for one in _NUMBER_OF)


@cache
def _number_words() -> frozenset[str]:
    return frozenset(fold_as_queries(row["word"]) for row in _function_rows() if row["asks"] == "number")


@cache
def _function_rows() -> tuple[dict[str, str], ...]:
    with _FUNCTION_WORDS.open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def function_words() -> frozenset[str]:
    """Words of both languages that ask or join and name nothing, folded."""
    return frozenset(fold_as_queries(row["word"]) for row in _function_rows())


def weighs(word: str) -> bool:
    """Whether a word can be looked for alone."""
    return len(word) > _SHORT and word not in function_words()


def says_what(word: str) -> bool:
    """Whether a word says what a question is about.

    >>> says_what("remesas"), says_what("migrantes"), says_what("atendidos"), says_what("2024")
    (True, False, False, False)
    """
    if _CODE.fullmatch(word):
        return True
    return weighs(word) and word not in TOO_WIDE and not word.isdecimal() and not is_generic(word)


def others_of(word: str) -> tuple[str, ...]:
    """What a word is looked for as besides: its translations, or its singular's; together, where it has a hyphen.

    >>> others_of("workers") == others_of("worker")
    True
    """
    forms = [word, *(word.removesuffix(many) + one for many, one in _PLURALS if word.endswith(many))]
    # A verb is looked for as its noun: "vaccinates", "vaccination".
    if verb := _ATES.fullmatch(word):
        forms += [f"{verb[1]}ation", f"{verb[1]}ations", f"{verb[1]}ate"]
    translated = next((translations()[form] for form in forms if form in translations()), ())
    return (*([word.replace("-", "")] if "-" in word else []), *translated)


def all_but_one(alternatives: Sequence[str]) -> list[str]:
    """For each of three words or more, what finds all the others."""
    if len(alternatives) <= _PAIR:
        return []
    left_out = [[*alternatives[:at], *alternatives[at + 1 :]] for at in range(len(alternatives))]
    return [f"({' AND '.join(others)})" for others in left_out]


def alternatives_of(
    word: str, others: Sequence[str], forms: Sequence[str] = (), *, whole: bool = False, alone: bool = False
) -> str:
    """A word's beginning, or one of its translations, the short ones only as whole words, as are its other `forms`.

    `whole`: so is the word itself where it is translated; asked in English, "cost" is not the beginning of Costa Rica.
    `alone`: so is a short word, for it stands somewhere by itself; "dif" is then not the beginning of "diferente".
    """
    own = [f'"{word}"*']
    if (whole and word in translations()) or (alone and len(word) <= _SHORT):
        own = [f'"{word}"', f'"{word}s"']
    begun = (f'"{one}"' if len(one) <= _SHORT else f'"{one}"*' for one in others)
    quoted = [*own, *(f'"{form}"' for form in forms), *begun]
    return f"({' OR '.join(quoted)})"


def parts_of(phrase: str) -> list[str]:
    """The words of a phrase that are marked where they stand; a word is itself.

    >>> parts_of("directo a mexico"), parts_of("sre")
    (['directo', 'mexico'], ['sre'])
    """
    return [word for word in phrase.split() if weighs(word)] or [phrase]
