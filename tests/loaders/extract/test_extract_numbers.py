import pytest

from entramado.loaders.extract.numbers import find_numbers, parse_number


def values(text: str) -> list[float]:
    return [n.value for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28, 375", 28375),
        ("4.363", 4363),
        ("1'735,482", 1735482),
        ("1,070’049,035", 1070049035),
        ("1'735 482", 1735482),
        ("26, 524,933", 26524933),
        ("3 769 020", 3769020),
        ("970 mil 467", 970467),
        ("278 millones 285 mil 812", 278285812),
        ("10.2 millones", 10_200_000),
        ("un millón y medio", 1_500_000),
        ("siete mil doscientas", 7200),
        ("treinta y tres", 33),
        ("veintiuna", 21),
        ("18,782.30", 18782.30),
    ],
)
def test_a_number_is_read_however_it_is_printed(text: str, value: float) -> None:
    assert parse_number(text) == value


def test_a_footnote_digit_glued_to_a_number_or_a_word_is_none_of_it() -> None:
    assert values("8,5441 tarjetas") == [8544]
    assert values("Ley23, y 4 talleres.2") == [4]
    assert values("10 mil pesos88") == [10000]


def test_identifiers_hold_no_number() -> None:
    assert values("INE/CG243/2019, indicador 10.7.3, COVID-19") == []


def test_numbers_of_a_list_stay_apart() -> None:
    assert values("artículos 55, 56, 107, 120 y 133") == [55, 56, 107, 120, 133]
    assert values("Título 42, 129 mil 231 personas") == [42, 129231]


def test_words_are_told_from_digits() -> None:
    found = find_numbers("dos reuniones y 3 talleres")
    assert [(n.value, n.spelled) for n in found] == [(2, True), (3, False)]


def test_a_text_that_is_more_than_a_number_has_no_value() -> None:
    assert parse_number("28 personas") is None
    assert parse_number("") is None
