"""The dictionary matcher: names in running text, with offsets that lead back to the line."""

from entramado.loaders.extract.matcher import WordIndex, fold_name
from entramado.loaders.text import Line, join
from entramado.ontology.folding import fold


def texts(index, text):
    return [(m.text, m.payloads) for m in index.find(text)]


def test_accents_case_and_blanks_do_not_matter():
    index = WordIndex([("Secretaría de Salud", "salud")])
    assert texts(index, "la SECRETARIA  de\nsalud.") == [("SECRETARIA  de\nsalud", ("salud",))]


def test_the_longest_name_wins():
    index = WordIndex([("Instituto Nacional", 1), ("Instituto Nacional de Migración", 2), ("Migración y Salud", 3)])
    assert texts(index, "el Instituto Nacional de Migración y Salud") == [("Instituto Nacional de Migración", (2,))]
    assert [m.payloads for m in index.find_all("Instituto Nacional de Migración")] == [(2,), (1,)]


def test_a_name_never_begins_or_ends_inside_a_word():
    index = WordIndex([("salud", 1)])
    assert texts(index, "saludable, insalud") == []


def test_acronyms_are_found_in_their_case_only():
    index = WordIndex([("Secretaría de Economía", "se")], exact=[("SE", "se"), ("CDH-CM", "cdh")])
    assert texts(index, "se firmó con la SE y la CDH-CM") == [("SE", ("se",)), ("CDH-CM", ("cdh",))]


def test_one_name_of_two_bodies_keeps_both():
    index = WordIndex([], exact=[("PA", "a"), ("PA", "b"), ("PA", "a")])
    assert texts(index, "PA") == [("PA", ("a", "b"))]


def test_a_footnote_number_glued_on_is_left_out():
    index = WordIndex([], exact=[("INM", "inm")])
    assert texts(index, "del INM12, y") == [("INM", ("inm",))]


def test_a_sentence_end_breaks_a_name_but_an_abbreviation_does_not():
    index = WordIndex([("salud pública", 1), ("S. A.", 2)])
    assert texts(index, "La salud. Pública") == []
    assert texts(index, "Empresa S. A. de C. V.") == [("S. A", (2,))]


def test_offsets_lead_back_to_the_line_through_a_mended_word():
    passage = join([Line(7, "con el Instituto Nacional de Migra-"), Line(8, "ción y otros")])
    [match] = WordIndex([("Instituto Nacional de Migración", "inm")]).find(passage)
    assert passage.text[match.start : match.end] == "Instituto Nacional de Migración"
    assert passage.lines(match.start, match.end) == (7, 8)


def test_folding_keeps_the_length():
    for text in ("ÁÉÍÓÚÜÑ çß İstanbul ﬁn", "CIÓN"):
        assert len(fold(text)) == len(text)
    assert fold_name("  Niñas, Niños y “Adolescentes” ") == "ninas ninos y adolescentes"


def test_an_empty_index_and_an_empty_text_find_nothing():
    assert WordIndex([]).find("algo") == []
    assert WordIndex([("algo", 1)]).find("") == []
