"""What is told in English is told whole: units and deeds of figures and names of bodies, composed of words."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from functools import cache

import pytest

from entramado.api.translations.printed import english_counted
from entramado.loaders.languages.translation.bodies import body_in_english, is_kind
from entramado.loaders.languages.translation.deeds import deed_in_english
from entramado.loaders.languages.translation.noun_phrases import in_english
from entramado.loaders.languages.translation.words import FOLDER, lemma_of, places
from entramado.ontology.folding import fold_as_queries
from tests.paths import ROOT

FACTS = ROOT / "data" / "facts.nq"
_LITERAL = re.compile(r'<[^>]+[#/](unitWords|deedWords|prefLabel)> "((?:[^"\\]|\\.)*)"@es ')
_WORD = re.compile(r"[^\W\d_]{2,}")
# Shares of all figures (of all bodies of a known kind) that are told in English; the rest is shown as a quotation.
LEAST = {"unitWords": 0.97, "deedWords": 0.96, "bodies": 0.93}


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("faros móviles y fijos instalados en la costa", ""),
        ("talleres de formación en derechos humanos para personas trabajadoras", "training workshops in human rights"),
        ("menores de edad migrantes extranjeros (sin compañía)", "foreign migrant minors (unaccompanied)"),
        ("apoyos en puntos de recepción fronterizos", "support grants at border reception points"),
        ("becas para hijas e hijos de migrantes poblanos", "scholarships for children of Puebla migrants"),
        ("quejas, denuncias y recomendaciones", "complaints, complaints and recommendations"),
        ("tarjetas ABTC entregadas", "ABTC cards delivered"),
        ("mujeres de 60 años o más", "women aged 60 or over"),
        ("visitas a los albergues del municipio de Tijuana", "visits to the shelters of the municipality of Tijuana"),
        ("niñas, niños y adolescentes (niños, niñas y adolescentes)", "children and adolescents"),
        ("personas (Curso e, mujeres)", "people (course e, women)"),
        ("personas en el curso Identidad y cultura", "people in the course “Identity and Culture”"),
    ],
)
def test_units(printed: str, english: str) -> None:
    said = english_counted(printed)
    assert said.startswith(english) if english else not said


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("se brindó orientación y asistencia", "guidance and assistance were provided"),
        ("ha expedido a las y los nacionales guatemaltecos", "issued to the Guatemalan nationals"),
        ("se les otorgaron becas", "were granted scholarships"),
        ("se logró reunificar", ""),
        ("se logró localizar", "were located"),
        ("fueron atendidas en los albergues", "were served in the shelters"),
        ("se cuenta con una red de albergues", "there is a network of shelters"),
        ("cuenta con una red", "has a network"),
        ("destinó", "assigned"),
        ("beneficiándose", "benefiting"),
        ("se elaboraron y distribuyeron", "were drawn up and distributed"),
    ],
)
def test_deeds(printed: str, english: str) -> None:
    said = english_counted(printed)
    assert said.startswith(english) if english else not said


def test_infinitives_that_a_comma_joins_are_not_told() -> None:
    """The second verb has no chunk before it: it was looked for all the same."""
    assert deed_in_english("Recibir, orientar o trasladar a personas") == ""


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        (
            "Comisión de Asuntos Migratorios del Congreso del Estado de Sonora",
            "Commission for Migration Affairs of the",
        ),
        ("Grupo de Trabajo sobre Movilidad Laboral", "Working Group on Labour Mobility"),
        ("Centros de Asistencia Social", "Social Assistance Centres"),
        ("Secretaría de Pesca y Acuicultura del Estado de Colima", ""),
        (
            "Dirección de Desarrollo Rural del Ayuntamiento de Arriaga",
            "Directorate of Rural Development of the Municipal",
        ),
        ("Embajada de México en Francia", "Embassy of Mexico in France"),
        ("Faros del Viento AC", ""),
        ("Universidad Faroliana", ""),
        ("Museo Bebeluz", "Museum Bebeluz"),
        ("Consejo de las Ciudadanas y los Ciudadanos en el Exterior", "Council for Citizens Abroad"),
        ("Consejo Ciudadano para la Seguridad de la Ciudad de México", "Citizens' Council for Security of Mexico City"),
    ],
)
def test_bodies(printed: str, english: str) -> None:
    said = body_in_english(printed)
    assert said.startswith(english) if english else not said


def test_what_the_data_hold_is_told_in_english_or_not_at_all() -> None:
    """Nearly everything has English, and within it stands no word of Spanish that the lexicon has."""
    found = _found()
    for kind in ("unitWords", "deedWords"):
        told = sum(count for text, count in found[kind].items() if english_counted(text))
        assert told >= LEAST[kind] * found[kind].total(), kind
    named = [text for text in found["bodies"] if is_kind(text)]
    assert sum(bool(body_in_english(text)) for text in named) >= LEAST["bodies"] * len(named)
    said = [english_counted(text) for kind in ("unitWords", "deedWords") for text in found[kind]]
    said += [body_in_english(text) for text in found["bodies"]]
    assert [(text, words) for text in said if (words := _spanish(text))] == []


def test_any_words_in_any_order_are_told_or_not_told() -> None:
    """What no grammar would print breaks nothing."""
    chance = random.Random(16)
    words = sorted(
        {word for kind in ("unitWords", "deedWords", "bodies") for one in _found()[kind] for word in one.split()}
    )
    for _ in range(600):
        printed = " ".join(chance.sample(words, chance.randint(1, 9)))
        for told in (in_english(printed), in_english(printed, naming=True), deed_in_english(printed)):
            assert isinstance(told, str)
        assert isinstance(english_counted(printed), str)


def test_word_lists_are_sorted_and_have_each_entry_once() -> None:
    for name in ("lexicon", "verbs", "name-words", "complements"):
        with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            rows = [tuple(row) for row in csv.reader(handle)][1:]
        assert rows == sorted(set(rows)), name


@cache
def _found() -> dict[str, Counter[str]]:
    """The units and deeds of the shipped figures, and the names of bodies."""
    found = {kind: Counter[str]() for kind in ("unitWords", "deedWords", "bodies")}
    with FACTS.open(encoding="utf-8") as lines:
        for line in lines:
            if not (match := _LITERAL.search(line)):
                continue
            if match[1] == "prefLabel" and "/id/institution/" not in line:
                continue
            text = re.sub(r"\\u([0-9A-F]{4})", lambda code: chr(int(code[1], 16)), match[2]).replace('\\"', '"')
            found["bodies" if match[1] == "prefLabel" else match[1]][text] += 1
    return found


def _spanish(english: str) -> list[str]:
    """The words of an English phrase that are Spanish: of the lexicon, and no English of any of its entries."""
    plain = english
    for name in sorted(set(places().values()), key=len, reverse=True):
        plain = plain.replace(name, " ") if " " in name else plain
    words = [fold_as_queries(word) for word in _WORD.findall(plain)]
    known = [word in _english_words() or lemma_of(word)[0] in _spanish_words() for word in words]
    return [
        word
        for word, follows_name in zip(words, [False, *(not one for one in known)], strict=False)
        if lemma_of(word)[0] in _spanish_words() and word not in _english_words() and not follows_name
    ]


@cache
def _spanish_words() -> frozenset[str]:
    return frozenset(
        row["spanish"] for name in ("lexicon", "name-words") for row in _rows(name) if " " not in row["spanish"]
    )


@cache
def _english_words() -> frozenset[str]:
    of = {"lexicon": ("english",), "name-words": ("english", "of"), "verbs": ("base", "past", "participle")}
    further = {"phrases": ("english",), "body-forms": ("english",), "places": ("english",), "complements": ("english",)}
    said = [row[column] for name, columns in {**of, **further}.items() for row in _rows(name) for column in columns]
    singles = {fold_as_queries(word) for text in said for word in _WORD.findall(text)}
    return frozenset({*singles, *(f"{word}s" for word in singles)} - {"los", "las", "de", "la", "el"})


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
