"""Texts of several countries and languages, read with one country's names: nothing links across a border."""

from pathlib import Path
from typing import Any

import pytest

from entramado.graph.build import read_corpus
from entramado.graph.single import read_single
from entramado.loaders.reading import read_manifest
from entramado.loaders.records import DocumentError
from entramado.ontology.profiles import ProfileError, load_profile

GUATEMALA = (
    "Desde marzo de 2021, el Instituto Guatemalteco de Migración (IGM), en coordinación con la Organización "
    "Internacional para las Migraciones (OIM), el Ministerio de Relaciones Exteriores y la Cruz Roja Guatemalteca, "
    "atendió a 12,450 guatemaltecos retornados en Huehuetenango y en el departamento de Guatemala."
)
HONDURAS = (
    "El Instituto Nacional de Migración (INM) de Honduras y la Secretaría de Relaciones Exteriores capacitaron "
    "a 340 servidores públicos con apoyo de la Cruz Roja Hondureña y del ACNUR."
)


def rows(folder: Path, text: str, profile: str, language: str = "es") -> list[dict[str, Any]]:
    path = folder / "texto.txt"
    path.write_text(text, encoding="utf-8")
    return read_single(path, family="prose", profile=profile, language=language).rows


def linked(row: dict[str, Any]) -> set[str]:
    return {o["iri"].rsplit("/", 1)[-1] for o in row["organisations"] if o["iri"]}


def test_a_profile_links_its_bodies_and_places(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, GUATEMALA, "GT")
    assert linked(row) == {"gt-igm", "oim", "gt-minex", "cruz-roja-guatemala"}
    assert row["states"] == ["GT-01", "GT-13"]
    assert row["countries"] == []
    assert row["start"] == "2021-03"
    assert [f["value"] for f in row["figures"]] == [12450]


@pytest.mark.parametrize("profile", ["HN", "MX", "SV"])
def test_names_of_another_country_are_kept_unlinked(tmp_path: Path, profile: str) -> None:
    (row,) = rows(tmp_path, HONDURAS, profile)
    assert linked(row) == {"cruz-roja-honduras", "acnur"}
    assert any(o["name"].startswith("Instituto Nacional de Migración") for o in row["organisations"])
    assert (row["states"], row["municipalities"]) == ([], [])


def test_a_country_beside_a_name_overrides_home(tmp_path: Path) -> None:
    text = "La SEGOB y el Instituto Nacional de Migración de Honduras firmaron un convenio con la Secretaría de Salud."
    (row,) = rows(tmp_path, text, "MX")
    assert "inm" not in linked(row)
    assert "segob" in linked(row)


def test_a_text_of_home_links_as_before(tmp_path: Path) -> None:
    text = "El INM, la COMAR y la OIM atendieron a 200 personas hondureñas en Tapachula, Chiapas."
    (row,) = rows(tmp_path, text, "MX")
    assert linked(row) == {"inm", "comar", "oim"}
    assert row["states"] == ["CHP"]
    assert row["countries"] == ["HN"]


def test_no_body_of_mexico_is_in_another_profile() -> None:
    ours = set(load_profile("MX").authority.institutions) - set(load_profile("INT").authority.institutions)
    for code, divisions in (("GT", 22), ("CO", 33), ("EC", 24), ("AR", 0)):
        authority = load_profile(code).authority
        assert not ours & set(authority.institutions)
        assert len(authority.states) == divisions
        assert len(authority.countries) == 195


def test_a_division_with_a_common_name_needs_its_word(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "La Meta de Sucre y Córdoba se cumplió en Antioquia y en el departamento del Meta.", "CO")
    assert row["states"] == ["CO-ANT", "CO-MET"]


def test_a_division_with_a_common_name_needs_no_word_beside_others(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "Se atendió a 40 familias en La Guajira, Magdalena y Atlántico.", "CO")
    assert sorted(row["states"]) == ["CO-ATL", "CO-LAG", "CO-MAG"]
    (row,) = rows(tmp_path, "Se atendió a 40 familias en El Oro.", "EC")
    assert row["states"] == []
    (row,) = rows(tmp_path, "Se atendió a 40 familias en El Oro y Carchi, con el MIES y la Cancillería.", "EC")
    assert (sorted(row["states"]), linked(row)) == (["EC-C", "EC-O"], {"ec-mies", "ec-mremh"})


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Se brindó atención a {}s en el exterior mediante la red consular.", "mexicanos-exterior"),
        ("Se atendió a connacionales retornados y a personas {}s repatriadas.", "mexicanos-retorno"),
    ],
)
@pytest.mark.parametrize(("profile", "people"), [("MX", "mexicano"), ("GT", "guatemalteco"), ("HN", "hondureño")])
def test_groups_are_relative_to_home(tmp_path: Path, text: str, group: str, profile: str, people: str) -> None:
    (row,) = rows(tmp_path, text.format(people), profile)
    assert row["populations"] == [group]


def test_english_is_read_where_it_is_plain(tmp_path: Path) -> None:
    text = (
        "Since March 2021, IOM and the Honduran Red Cross have assisted 12,450 returned migrants in Guatemala, among "
        "them 3,000 women, under article 12 and 2019 rules."
    )
    (row,) = rows(tmp_path, text, "HN", "en")
    assert linked(row) == {"oim", "cruz-roja-honduras"}
    assert row["countries"] == ["GT"]
    assert sorted(f["value"] for f in row["figures"]) == [3000, 12450]
    assert row["start"] == "2021-03"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En 2021, l'Organisation internationale pour les migrations a aidé 12 450 migrants au Guatemala."),
        ("pt", "Em 2021, a Organização Internacional para as Migrações apoiou 12.450 migrantes na Guatemala."),
    ],
)
def test_other_languages_give_names_only_and_say_so(tmp_path: Path, language: str, text: str) -> None:
    (row,) = rows(tmp_path, text, "GT", language)
    assert linked(row) == {"oim"}
    assert (row["figures"], row["start"], row["populations"], row["states"]) == ([], None, [], [])
    notes = read_single(tmp_path / "texto.txt", family="prose", profile="GT", language=language).notes
    assert [n.code for n in notes] == ["unread-field"]
    assert "figures" in notes[0].sentence


def test_unknown_profiles_and_languages_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="no profile 'ZZ'"):
        rows(tmp_path, "Texto.", "ZZ")
    with pytest.raises(ProfileError, match="no language 'de'"):
        rows(tmp_path, "Texto.", "GT", "de")
    path = tmp_path / "texto.txt"
    with pytest.raises(DocumentError, match="--print prose"):
        read_single(path, family="compendium-numbered", language="en")


COMPENDIUM = """Objetivo 1. Recopilar y utilizar datos exactos y desglosados para formular políticas con base empírica

1. REGISTRO INVENTADO DE PERSONAS RETORNADAS – INM.
El Instituto Nacional de Migración de Honduras y la Secretaría de Relaciones Exteriores llevan el registro.
RESULTADOS
Se registraron 4,500 hondureños retornados con apoyo de la OIM y de la Cruz Roja Hondureña.
RETOS
• Falta de personal.

2. ENCUESTA INVENTADA – SRE.
La Secretaría de Relaciones Exteriores de Honduras levanta una encuesta.
RESULTADOS
Se encuestó a 300 hogares.
RETOS
• No se reportaron retos.
"""


@pytest.mark.parametrize("profile", ["HN", "MX"])
def test_a_compendium_of_another_country_links_to_none_of_mexico(tmp_path: Path, profile: str) -> None:
    path = tmp_path / "compendio.txt"
    path.write_text(COMPENDIUM, encoding="utf-8")
    found = read_single(path, family="compendium-numbered", profile=profile)
    first, second = found.rows
    assert linked(first) == {"oim", "cruz-roja-honduras"}
    assert linked(second) == set()
    assert [(r["acronym"] or r["name"], r["iri"]) for r in (*first["reporters"], *second["reporters"])] == [
        ("INM", None),
        ("SRE", None),
    ]
    assert [f["value"] for f in first["figures"]] == [4500]
    assert "mexicanos-retorno" in first["populations"]
    assert ("another-country" in {n.code for n in found.notes}) == (profile == "MX")


MANIFEST = """
[informe-gt]
file = "gt.txt"
family = "prose"
title = "Informe inventado"
publisher = "gt-igm"
edition = 2023
issued = "2023"
country = "GT"

[review-ke]
file = "ke.txt"
family = "prose"
title = "Invented review"
publisher = "oit"
edition = 2022
issued = "2022"
country = "KE"
language = "en"
"""
BOTH = "{} the Invented Board of Borders and the Ministry of Health trained 1,250 migrant workers."


def test_a_manifest_takes_prose_of_any_country(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    spanish = "El IGM y la Comisión Inventada de Fronteras atendieron en Petén a 340 guatemaltecos retornados de Kenia."
    (tmp_path / "gt.txt").write_text(f"{spanish}\n\nEl Ministerio de Salud Inventada firmó un acta.", encoding="utf-8")
    (tmp_path / "ke.txt").write_text(BOTH.format("In Kenya,"), encoding="utf-8")
    corpus = read_corpus(tmp_path, manifest=tmp_path / "manifest.toml")
    first, _, last = corpus.entries
    assert first.bodies() == {"gt-igm", "gt-comision-inventada-de-fronteras"}
    assert last.bodies() == {"ke-invented-board-of-borders", "ke-ministry-of-health"}
    assert [v.value for v in first.facts.states] == ["GT-17"]
    assert {v.value for v in last.facts.populations} == {"trabajadores"}
    assert "gt-igm" in corpus.authority.institutions
    assert {"GT-17", "MX-CHP"} <= set(corpus.authority.states)
    assert "GT-01" not in corpus.authority.states
    assert "KE" in corpus.authority.countries


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('country = "KE"', 'country = "Kenya"', r":11: \[review-ke\] cannot be read: there is no profile 'Kenya'"),
        ('language = "en"', 'language = "de"', "there is no language 'de'"),
        (
            'family = "prose"\ntitle = "Invented',
            'family = "report-bullets"\ntitle = "Invented',
            'write family = "prose"',
        ),
    ],
)
def test_a_manifest_names_countries_and_languages_that_are_known(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(MANIFEST.replace(old, new), encoding="utf-8")
    with pytest.raises(DocumentError, match=message):
        read_manifest(path)
