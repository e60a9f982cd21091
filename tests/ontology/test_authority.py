"""The authority files load, hold together, and when broken tell every mistake at once with its line."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from entramado.ontology.authority import AUTHORITY_FOLDER, Authority, AuthorityError, load_authority
from entramado.ontology.authority_checks import slugify
from entramado.ontology.folding import fold_words
from entramado.ontology.home import PROFILES
from tests.inegi_catalogue import differences


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small, good set of authority files to break."""
    files = {
        "institutions": "id,name,acronym,sector,level,parent,state,country,wikidata,source,note\n"
        "segob,Secretaría de Gobernación,SEGOB,federal,federal,,,,,invented:1,\n"
        "inm,Instituto Nacional de Migración,INM,federal,federal,segob,,,,invented:2,\n"
        "gobierno-chiapas,Gobierno del Estado de Chiapas,,state,state,,MX-CHP,,,invented:3,\n",
        "institution-names": "institution,name,kind,note\ngobierno-chiapas,Chiapas,name,\nsegob,la Secretaría,short,\n",
        "institution-succession": "predecessor,successor,since,source\n",
        "former-ids": "former,institution\n",
        "kinds": "kind,label,sector,level,parent,collective,source\n",
        "name-templates": "kind,template,use\n",
        "state-forms": "state,de,del,en\n",
        "municipalities": "id,name,state,inegi\nMX-CHP-tapachula,Tapachula,MX-CHP,07089\n",
        "place-names": "kind,place,name,note\ncountry,US,EUA,\n",
        "english-names": "kind,id,name\ninstitution,inm,National Migration Institute\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    for name in ("states", "countries"):
        shutil.copy(AUTHORITY_FOLDER / f"{name}.csv", tmp_path)
    return tmp_path


def add(folder: Path, name: str, *rows: str) -> None:
    path = folder / f"{name}.csv"
    path.write_text(path.read_text(encoding="utf-8") + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(AuthorityError) as caught:
        load_authority(folder)
    assert str(caught.value).splitlines() == [str(m) for m in caught.value.mistakes]
    return [str(m) for m in caught.value.mistakes]


# --- the project's own files


def test_the_thirty_two_states_lie_in_four_regions(authority: Authority) -> None:
    assert len(authority.states) == 32
    assert [s.inegi for s in authority.states.values()] == [f"{n:02}" for n in range(1, 33)]
    regions = [s.region for s in authority.states.values()]
    counts = {r: regions.count(r) for r in set(regions)}
    assert counts == {"norte": 9, "occidente": 8, "centro": 7, "sur-sureste": 8}  # buenas-practicas-oim:267-400


def test_places_are_complete_and_spelt_with_their_accents(authority: Authority) -> None:
    by_state = dict.fromkeys(authority.states, 0)
    for municipality in authority.municipalities.values():
        by_state[municipality.state] += 1
    # INEGI's catalogue of 2025, held against these files with tests.inegi_catalogue.
    assert sum(by_state.values()) == 2478
    assert by_state["MX-CMX"] == 16
    assert by_state["MX-OAX"] == 570
    names = {m.id: m.name for m in authority.municipalities.values()}
    assert names["MX-BCN-san-quintin"] == "San Quintín"
    assert names["MX-CMX-alvaro-obregon"] == "Álvaro Obregón"
    assert len(authority.countries) == 71
    codes = {m.inegi: m.state for m in authority.municipalities.values()}
    assert len(codes) == 2478
    assert all(authority.states[state].inegi == code[:2] for code, state in codes.items())
    mexico = authority.countries["MX"]
    assert (mexico.iso3166_1_alpha3, mexico.m49, mexico.geonames) == ("MEX", "484", "3996063")


def test_what_is_added_to_a_copy_is_not_in_the_authority_of_all() -> None:
    own = load_authority()
    other = own.copy()
    assert other.names_of("inm") == own.names_of("inm")
    for records in (other.institutions, other.states, other.countries, other.municipalities):
        records.clear()
    other.names.clear()
    assert load_authority() is own
    assert "inm" in own.institutions
    assert own.names
    assert len(own.states) == 32


def test_names_of_a_body_hold_its_name_and_acronym_first_and_nothing_twice(authority: Authority) -> None:
    for body in authority.institutions.values():
        names = authority.names_of(body.id)
        assert names[0] == body.name
        assert not body.acronym or body.acronym in names[:2]
        assert len(set(names)) == len(names)


def test_every_file_is_utf8_with_one_newline_at_its_end() -> None:
    for path in sorted(AUTHORITY_FOLDER.glob("*.csv")):
        text = path.read_bytes().decode("utf-8")
        assert text.endswith("\n"), path.name
        assert "\r" not in text, path.name
        rows = len(list(csv.reader(text.splitlines())))
        assert rows > 1 or path.name == "programme-statements.csv", path.name  # experts may have stated nothing yet


# --- a small set


def test_a_good_set_loads(folder: Path) -> None:
    small = load_authority(folder)
    assert small.names_of("gobierno-chiapas") == ["Gobierno del Estado de Chiapas", "Chiapas"]
    assert small.names_of("segob") == ["Secretaría de Gobernación", "SEGOB"]  # a short form does not say which body
    assert [b.id for b in small.ancestors("inm")] == ["segob"]
    assert small.states["MX-CHP"].lat == 16.5


def test_a_body_that_nobody_holds_has_no_names(folder: Path) -> None:
    with pytest.raises(KeyError):
        load_authority(folder).names_of("unheard-of")


@pytest.mark.parametrize(
    ("file", "row", "place", "what"),
    [
        ("institutions", "x,X,,federal,federal,nobody,,,,,", 5, "unknown parent 'nobody'"),
        ("institutions", "inm,Otro,,federal,federal,,,,,,", 5, "id 'inm' stands already in institutions.csv:3"),
        ("institutions", "x,X,,federal,federal,,MX-XXX,,,,", 5, "unknown state 'MX-XXX'"),
        ("institutions", "x,X,,federal,federal,,,ZZ,,,", 5, "unknown country 'ZZ'"),
        ("institutions", "x,X,,fedral,federal,,,,,,", 5, "unknown sector 'fedral'"),
        ("institutions", "x,X,,federal,county,,,,,,", 5, "unknown level 'county'"),
        ("institutions", "X Y,X,,federal,federal,,,,,,", 5, "id 'X Y' is malformed"),
        ("institutions", "x,X,,federal,federal,,,,http://q,,", 5, "wikidata 'http://q' is malformed"),
        ("institutions", "x,,,federal,federal,,,,,,", 5, "empty 'name'"),
        ("institutions", "x,X,federal,federal", 5, "4 cells in a table of 11 columns"),
        ("institutions", "x,Otro,INM,federal,federal,,,,,,", 3, "'INM' of inm is claimed by x too"),
        ("institutions", "x,Otro,inm,federal,federal,,,,,,", 5, "'inm' of x is claimed by inm too"),
        ("institution-names", "inm,Chiapas,name,", 2, "'Chiapas' of gobierno-chiapas is claimed by inm too"),
        ("institution-names", "inm,El INM,nickname,", 4, "unknown kind 'nickname'"),
        ("institution-names", "imn,El INM,name,", 4, "unknown institution 'imn'"),
        ("institution-names", "segob,la Secretaría,name,", 4, "stands already in institution-names.csv:3"),
        ("institution-succession", "inm,inmx,2020,", 2, "unknown successor 'inmx'"),
        ("institution-succession", "inm,segob,20,", 2, "since '20' is malformed"),
        ("municipalities", "MX-CHP-tonala,Tonalá,MX-CHI,", 3, "unknown state 'MX-CHI'"),
        ("municipalities", "MX-CHP-arriaga,Tonalá,MX-CHP,", 3, "does not say its state and name"),
        ("municipalities", "MX-CHP-tonala,Tonalá,MX-CHP,20097", 3, "inegi '20097' is no key of MX-CHP"),
        ("municipalities", "MX-CHP-tonala,Tonalá,MX-CHP,7097", 3, "inegi"),
        ("municipalities", "MX-CHP-tonala,Tonalá,MX-CHP,07089", 3, "inegi"),
        ("english-names", "state,MX-XXX,Nowhere", 3, "unknown id 'MX-XXX'"),
        ("english-names", "institution,segob,national migration institute", 3, "is claimed by inm too"),
        ("place-names", "state,US,Gringolandia,", 3, "unknown place 'US'"),
        ("place-names", "planet,US,Mundo,", 3, "unknown kind 'planet'"),
        ("place-names", "country,GT,EUA,", 3, "'EUA' of country GT is claimed by country US too"),
        ("states", "MX-AGU,33,Otra,Otra,norte,,95,-100", 34, "iso3166_2 'MX-AGU' stands already in states.csv:2"),
        ("states", "MX-ABC,33,Otra,Otra,norte,,95,-100", 34, "lat '95' is no number from 14 to 33"),
        ("states", "MX-ABC,33,Otra,Otra,este,,20,-100", 34, "unknown region 'este'"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(
    folder: Path, file: str, row: str, place: int, what: str
) -> None:
    add(folder, file, row)
    found = [m for m in mistakes(folder) if m.startswith(f"{file}.csv:{place}: ")]
    assert any(what in m for m in found), mistakes(folder)
    assert all("; " in m and len(m.splitlines()) == 1 for m in found)


def test_an_ambiguous_name_passes_if_every_row_says_so(folder: Path) -> None:
    add(
        folder,
        "institution-names",
        "inm,la Dirección,short,ambiguous",
        "segob,la Dirección,short,ambiguous: many have one",
    )
    assert len(load_authority(folder).names) == 4
    add(folder, "institution-names", "gobierno-chiapas,LA DIRECCION,short,")
    assert [m.split(":")[1] for m in mistakes(folder)] == ["6"]


def test_a_ring_of_parents_or_successors_is_told_once(folder: Path) -> None:
    add(
        folder,
        "institutions",
        "a,A,,federal,federal,b,,,,invented:9,ended",
        "b,B,,federal,federal,c,,,,invented:9,ended",
        "c,C,,federal,federal,a,,,,invented:9,ended",
        "d,D,,federal,federal,a,,,,invented:9,ended",
        "e,E,,federal,federal,e,,,,invented:9,ended",
    )
    add(folder, "institution-succession", "a,b,,invented:9", "b,a,,invented:9")
    found = mistakes(folder)
    assert [m.split(";")[0] for m in found] == [
        "institution-succession.csv:2: successor cycle a -> b -> a",
        "institutions.csv:5: parent cycle a -> b -> c -> a",
        "institutions.csv:9: parent cycle e -> e",
    ]


def test_all_mistakes_of_all_files_are_told_at_once_in_order(folder: Path) -> None:
    add(folder, "institutions", "x,X,,nowhere,federal,nobody,MX-XXX,,,invented:9,")
    add(folder, "institution-names", "imn,El INM,name,")
    add(folder, "place-names", "planet,US,Mundo,")
    places = [m.split(": ")[0] for m in mistakes(folder)]
    assert places == ["institution-names.csv:4", *["institutions.csv:5"] * 3, "place-names.csv:3"]


@pytest.mark.parametrize(
    ("file", "row", "told"),
    [
        ("institutions", "x,X,,federal,federal,,,,,,", "institutions.csv:5: empty 'source'; fill it in"),
        (
            "institutions",
            "x,X,,federal,federal,segob,,,,invented:9,",
            "institutions.csv:5: parent 'segob' was succeeded by 'inm'; name 'inm', or begin the note with 'ended' if"
            " the body ended too",
        ),
        ("former-ids", "inm,segob", "former-ids.csv:2: 'inm' is a body; remove this row or the body"),
        (
            "former-ids",
            "imn,imn",
            "former-ids.csv:2: unknown institution 'imn'; add it to institutions.csv or correct it",
        ),
    ],
)
def test_sources_parents_and_former_identifiers_are_checked(folder: Path, file: str, row: str, told: str) -> None:
    add(folder, file, row)
    if "succeeded" in told:
        add(folder, "institution-succession", "segob,inm,,invented:9")
    assert told in mistakes(folder)


def test_a_body_has_one_identifier_and_those_of_earlier_editions_lead_to_it(authority: Authority) -> None:
    assert authority.former["statistics-canada"] == "statcan"
    assert not set(authority.former) & set(authority.institutions)
    assert set(authority.former.values()) <= set(authority.institutions)


def test_the_kin_of_a_body_are_those_above_it_and_its_line(authority: Authority) -> None:
    assert authority.with_kin(["upm", "nobody"]) == {"upm", "upmrip", "segob"}
    assert authority.with_kin(["capufe"]) == {"capufe", "sict", "sct"}
    assert authority.institutions["cannam"].level == "state"


def test_a_missing_column_names_the_header(folder: Path) -> None:
    path = folder / "institution-names.csv"
    path.write_text("institution,name,sort\ninm,El INM,name\n", encoding="utf-8")
    assert mistakes(folder) == [
        "institution-names.csv:1: missing column 'kind', 'note'; the header is institution,name,kind,note",
        "institution-names.csv:1: unknown column 'sort'; the header is institution,name,kind,note",
    ]


def test_a_missing_file_is_told_with_its_folder(folder: Path) -> None:
    (folder / "institution-succession.csv").unlink()
    assert mistakes(folder) == [
        f"institution-succession.csv:1: cannot be read (No such file or directory); put the file into {folder}"
    ]


def test_an_empty_file_is_told(folder: Path) -> None:
    (folder / "place-names.csv").write_text("", encoding="utf-8")
    assert mistakes(folder) == ["place-names.csv:1: empty file; begin it with the header kind,place,name,note"]


def test_bad_utf8_is_told_with_its_line(folder: Path) -> None:
    path = folder / "institution-names.csv"
    path.write_bytes(path.read_bytes() + "inm,Migración,name,\n".encode("latin-1"))
    assert mistakes(folder) == ["institution-names.csv:4: not UTF-8 (byte 0xf3); save the file as UTF-8"]


def test_a_quote_left_open_is_told_with_the_line_it_opens_on(folder: Path) -> None:
    add(folder, "institution-names", 'inm,"El INM,name,', "segob,La SEGOB,name,")
    (found,) = mistakes(folder)
    assert found.startswith("institution-names.csv:4: not readable as CSV")


def test_a_byte_order_mark_blank_lines_and_decomposed_letters_do_no_harm(folder: Path) -> None:
    path = folder / "institution-names.csv"
    rows = "institution,name,kind,note\n\n inm , Migracio\u0301n ,name,\n"
    path.write_bytes(b"\xef\xbb\xbf" + rows.encode())
    assert load_authority(folder).names_of("inm")[-1] == "Migraci\u00f3n"


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Ñuu Savi", "nuu-savi"), ("Othón P. Blanco", "othon-p-blanco"), ("Cd. Juárez", "cd-juarez")],
)
def test_slugs_are_lower_case_ascii(name: str, slug: str) -> None:
    assert slugify(name) == slug
    assert fold_words(name) == slug.replace("-", " ")


def test_a_code_or_name_that_inegi_has_otherwise_is_told(authority: Authority) -> None:
    same = [{"cve_completa": m.inegi, "nom_municipio": m.name} for m in authority.municipalities.values()]
    assert differences(authority, same) == []
    official = [row | {"nom_municipio": "Medellín de Bravo"} if row["cve_completa"] == "30105" else row for row in same]
    assert differences(authority, official) == []
    wrong = [{"cve_completa": "99999", "nom_municipio": "Nowhere"}, same[1] | {"nom_municipio": "Elsewhere"}, *same[2:]]
    assert differences(authority, wrong) == [
        "MX-AGU-aguascalientes: 01001 is not in the catalogue",
        "99999 Nowhere: not here",
        "MX-AGU-asientos: 01002 is 'Elsewhere' in the catalogue",
    ]


def test_bodies_that_act_across_countries_are_data_of_one_profile() -> None:
    rows = {code: _ids(code) for code in ("INT", "MX")}
    # The branch of a country may bear the identifier of the whole.
    assert rows["INT"] & rows["MX"] == {"hias"}
    unhcr = load_authority().institutions["acnur"]
    assert (unhcr.acronym, unhcr.sector, unhcr.parent) == ("ACNUR", "international", "onu")
    assert load_authority().institutions["cruz-roja"].sector == "civil-society"


def test_a_shared_body_that_no_profile_has_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "MX"
    shutil.copytree(AUTHORITY_FOLDER, folder)
    settings = folder / "profile.toml"
    settings.write_text(settings.read_text("utf-8").replace('"acnur"', '"acnurr"'), "utf-8")
    with pytest.raises(AuthorityError, match="unknown shared body 'acnurr'"):
        load_authority(folder)


def _ids(code: str) -> set[str]:
    with (PROFILES / code / "institutions.csv").open(encoding="utf-8", newline="") as handle:
        return {row["id"] for row in csv.DictReader(handle)}
