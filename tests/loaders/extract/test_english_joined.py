"""Bodies in English that one phrase joins or one word names, and figures and dates beside them; places are invented."""

from __future__ import annotations

import pytest

from tests.loaders.extract.test_prose_kinds import bodies, read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Several of a kind.
        (
            "The Ministries of Tides and Shores (MTS) and of Labour met with the Governments of Kenya and Uganda.",
            ["Government of Kenya", "Government of Uganda", "Ministry of Labour", "Ministry of Tides and Shores"],
        ),
        (
            "The Ministries of Health, Labour, and Tides and Shores trained 40 officers.",
            ["Ministry of Health", "Ministry of Labour", "Ministry of Tides and Shores"],
        ),
        ("Officials of the Ministries of Tides and Labour, World Vision and the Tides Council came.",
         ["Ministry of Labour", "Ministry of Tides", "Tides Council", "World Vision"]),
        ("Data are kept by the Departments of Tides and Labour, the Shore Agency and others.",
         ["Department of Labour", "Department of Tides", "Shore Agency"]),
        (
            "They came from the ministries of Tides and Shores, Labour and Youth and Health.",
            ["Ministry of Health", "Ministry of Labour and Youth", "Ministry of Tides and Shores"],
        ),
        (
            "The Departments of Tides (DT), Labour and Health and Human Services work together.",
            ["Department of Health and Human Services", "Department of Labour", "Department of Tides"],
        ),
        (
            "Zambia's Ministry of Tides and Child Care and Kenya’s Ministry of Labour met.",
            ["Ministry of Labour", "Ministry of Tides and Child Care"],
        ),
        ("The State Department and the Department of State are one.", ["Department of State"]),
        # Two that "and" joins: the first ends as names of several words do, or a country or people begins the second.
        ("The Lowland Shore Initiative and Marlin University opened a school.",
         ["Lowland Shore Initiative", "Marlin University"]),
        ("Amana Tides Help and Danish Shore Council gave meals.", ["Amana Tides Help", "Danish Shore Council"]),
        ("The Kenyan and Danish Tides Council met.", ["Kenyan and Danish Tides Council"]),
        ("The State Department for Tides and Passenger Services issued it.",
         ["State Department for Tides and Passenger Services"]),
        # A long name, a people in the plural behind a country, one of a list by semicolons.
        (
            "It was built by the Lowland Reformed Church Amana Tides and Shore Service Commission North Marlin Branch"
            " Office.",
            ["Lowland Reformed Church Amana Tides and Shore Service Commission North Marlin Branch Office"],
        ),
        ("They met the Supreme Council of Kenya Fishers.", ["Supreme Council of Kenya Fishers"]),
        ("They are the Tides Council; Forum on Safe Shore Labour; Marlin Welfare Group of Northern Shores; and others.",
         ["Forum on Safe Shore Labour", "Marlin Welfare Group of Northern Shores", "Tides Council"]),
        # What goes on behind a known name, and short names with a small letter.
        ("The United Nations Shore Coordinator's Office came.", ["United Nations Shore Coordinator's Office"]),
        ("It was paid by USAid and UKaid; the eTides Agency came.",
         ["Foreign, Commonwealth and Development Office", "United States Agency for International Development",
          "eTides Agency"]),
        ("The eMarlin Municipality opened a desk in Shore Municipality.", ["eMarlin Municipality"]),
        # By another name in brackets, by a list of names with acronyms, before a representative.
        (
            "The Lowland Commission on Tides (Komar HAM) met. Komar HAM, an organization known for it, agreed with the"
            " Union Agency for Police Cooperation (Europol).",
            ["European Police Office", "Lowland Commission on Tides"],
        ),
        (
            "It hosted the Tides Agency (TA), Lowland Security System (LSS), the Shore Agency (SA) and others.",
            ["Lowland Security System", "Shore Agency", "Tides Agency"],
        ),
        ("They are: The Tides Council; Officials of Marlin Shores; A Shore Board.", ["Shore Board", "Tides Council"]),
        ("They came from the former Soviet Union.", []),
        # A unit of a country's body, what is behind "of the" of another, a country by a part of its name, and persons.
        (
            "The Anti-Tides Unit of Ghana Shore Service (GSS) and the Office to Watch Tides of the US Department of"
            " Shores came.",
            ["Anti-Tides Unit", "Department of Shores", "Ghana Shore Service", "Office to Watch Tides"],
        ),
        ("They met the National Tides Service of Korea and Shore Centres.", ["National Tides Service of Korea"]),
        ("They are the Tides Council; Ada Bright for RTU; and Amana Shores.", ["Amana Shores", "Tides Council"]),
        (
            "The Shore Division of the Solomon Islands Ministry for Tides, Labour and Shores came.",
            ["Ministry for Tides, Labour and Shores", "Shore Division"],
        ),
        ("It was paid by the Governments of Kenya and the USA.", ["Government of Kenya", "Government of USA"]),
        ("Chairman RTU Board of Tides met the United Nations Mission in Lowland at the Marlin Departure Centre.",
         ["RTU Board of Tides", "United Nations Mission in Lowland"]),
        # A delegation, a turn of presidency, buildings, and lists that nothing closes.
        ("IOM and the Delegation of the European Union to Peru met.",
         ["Delegation of the European Union to Peru", "International Organization for Migration"]),
        ("Under the Presidency of Peru they met in the Lowland Tennis Court and at Marlin House Annex.", []),
        ("They came from the Ministries of Labour and Tides, Shores, Home Affairs; others too.", []),
        # A dash apart, a company, whose office to do something, and whose a body is in brackets.
        ("Members of the Ministry of Tides and Shores- Tides in Danger Unit and of Amana Centre Lowland Inc. came.",
         ["Amana Centre Lowland Inc", "Ministry of Tides and Shores", "Tides in Danger Unit"]),
        ("The Department of Tides’s Office to Watch Shores (Lowland) paid.",
         ["Department of Tides", "Office to Watch Shores"]),
        ("The Shore Taskforce on Tides in Danger (Ministry of Shores) met.",
         ["Ministry of Shores", "Shore Taskforce on Tides in Danger"]),
        # Ministers, what is done and is no body, and what goes on behind a union's name.
        ("The Lowland and Highland Interior Ministers signed it.", []),
        ("It follows the Shore Assistance Program and Case Tides Services closely.", []),
        ("It was outlined by the Shore Committee on European Union Affairs in Peru.",
         ["Shore Committee on European Union Affairs"]),
        # Kinds of bodies, places to meet, posts.
        ("The Coordination Mechanism on Tides (CMT) met the Tides Support Group at the Shore Convention Centre.",
         ["Coordination Mechanism on Tides", "Tides Support Group"]),
        ("It was led by the Ministry of Tides Chief Administrative Secretary.", ["Ministry of Tides"]),
        ("RTU Administrator Ada Bright came. My Department issued it. QPRO, which operates there, works closely.",
         ["QPRO", "RTU"]),
    ],
)  # fmt: skip
def test_bodies(text: str, named: list[str]) -> None:
    assert bodies("GH", "en", text) == named


def test_the_government_of_home_is_no_body_apart() -> None:
    assert bodies("KE", "en", "The Governments of Kenya and Uganda signed it.") == ["Government of Uganda"]


def test_what_is_planned_behind_its_number_is_not_counted() -> None:
    text = (
        "Some 300 returnees and 40 children are expected to be assisted. In all 70 nurses who will return were trained."
    )
    assert [figure["value"] for figure in read("ET", "en", text)["figures"]] == [70]
    text = (
        "They plan to return more than 150 Sudanese refugees from Ethiopia and Kenya, as well as 250 persons from Peru."
    )
    assert read("SD", "en", text)["figures"] == []
    text = "There were 642 000 migrant and refugee children there."
    assert [figure["value"] for figure in read("ZA", "en", text)["figures"]] == [642000]
    text = "In all forty-nine (49) Haitian nationals were turned over; 12 of which were sick. (2) Border Operations."
    assert sorted(figure["value"] for figure in read("BS", "en", text)["figures"]) == [12, 49]
    assert read("KE", "en", "One in every 30 people is a migrant.")["figures"] == []
    text = "It concerns over two million children."
    assert [figure["value"] for figure in read("ET", "en", text)["figures"]] == [2000000]
    text = "It took in 900 Syrian and Iraqi refugees."
    assert [(f["value"], f["what"]) for f in read("AU", "en", text)["figures"]] == [(900, "Syrian and Iraqi refugees")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The workshop (in Lowtown, 16-19 March 2031) reviewed the plan.", "2031-03-16", "2031-03-19"),
        ("Lowtown, Kenya, 10 May 2031 – Officials today ended the first of three days.", "2031-05-10", None),
        ("Thus, in 2031 Lowland adopted the approach.", "2031", None),
        ("The bureau was set up on 1st October, 2031 there.", "2031-10-01", None),
        ("Earlier today (Monday, September 18, 2031), the members met.", "2031-09-18", None),
        ("The registration phase concluded on 31 March 2031, with 40 requests.", None, "2031-03-31"),
    ],
)
def test_dates(text: str, start: str | None, end: str | None) -> None:
    row = read("GH", "en", text)
    assert (row["start"], row["end"]) == (start, end)


def test_an_airline_and_a_currency_name_no_country() -> None:
    text = "They came by Oman Air and paid 300 U.S. dollars; Bangladeshi migrant workers and Malawians waited."
    assert read("GH", "en", text)["countries"] == ["BD", "MW"]
