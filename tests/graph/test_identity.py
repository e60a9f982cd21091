"""Programmes: what joins entries and what keeps them apart, statements that win, names that stay."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from entramado.graph.corpus import Corpus
from entramado.graph.identity.clusters import _whole, cluster
from entramado.graph.identity.names import slug_of
from entramado.graph.identity.programmes import Identity, Programme, link_programmes
from entramado.graph.identity.words import PHRASE_MAX_ENTRIES, CorpusWords, words
from entramado.graph.quads.identity import possible_quads, programme_quads
from entramado.graph.records import Body, LinkedEntry
from entramado.loaders.extract.extracted import ExtractedFacts, Value
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join
from entramado.ontology.authority import Authority, AuthorityError, Institution, State, Succession, load_authority
from entramado.ontology.namespaces import Base
from entramado.ontology.programme_statements import ProgrammeStatement, load_statements

EDITIONS = {"informe-1": 2018, "informe-2": 2024, "estudio": 2021}
FILLER = (
    "reforestar laderas mediante viveros municipales",
    "alfabetizar adultos jornaleros durante cosechas",
    "vacunar ganado bovino contra brucelosis",
    "digitalizar expedientes notariales antiguos",
    "restaurar retablos coloniales agrietados",
    "monitorear volcanes activos con sismógrafos",
    "fomentar orquestas infantiles de barrio",
    "pavimentar caminos rurales intransitables",
)


def authority() -> Authority:
    bodies = {
        "alfa": ("", ""),
        "beta": ("", ""),
        "beta-nueva": ("", ""),
        "gobierno-norte": ("", "MX-NOR"),
        "gobierno-sur": ("", "MX-SUR"),
    }
    return Authority(
        institutions={
            k: Institution(k, k, "", "federal", "federal", parent, state, "", "", "", "")
            for k, (parent, state) in bodies.items()
        },
        successions=[Succession("beta", "beta-nueva", "2020", "")],
        states={"MX-NOR": State("MX-NOR", "1", "Norte", "Norte", "", "", 1.0, 1.0)},
    )


def entry(
    slug: str, number: int, title: str | None, text: str, reporter: str = "alfa", **fields: object
) -> LinkedEntry:
    """An invented entry; the slug begins with its document."""
    doc = next(d for d in EDITIONS if slug.startswith(d))
    lines = (number * 10, number * 10 + 5)
    description = join([Line(number * 10 + 1, text)])
    one = Entry(doc, lines, str(number), title, 1, title_lines=lines[:1] * 2, description=description)
    one = replace(one, **fields)  # type: ignore[arg-type]
    return LinkedEntry(slug, one, ExtractedFacts(), [Body(reporter, (), reporter, lines[0], "test")], name=title or "")


def others(doc: str, count: int = 8) -> list[LinkedEntry]:
    """Entries about other things, so that words have something to be rare among."""
    return [
        entry(f"{doc}-o{k}", 50 + k, f"Programa de {FILLER[k]}", f"El programa busca {FILLER[k]} en el país.")
        for k in range(count)
    ]


def together(programmes: Sequence[Programme], a: str, b: str) -> bool:
    return any({a, b} <= set(p.members) for p in programmes)


def identity(entries: Sequence[LinkedEntry], statements: Sequence[ProgrammeStatement] = ()) -> Identity:
    return link_programmes(entries, EDITIONS, authority(), statements)


def link(entries: Sequence[LinkedEntry], statements: Sequence[ProgrammeStatement] = ()) -> list[Programme]:
    return identity(entries, statements).programmes


LANTERN = "Faroles Errantes lleva bibliotecas rodantes a campamentos de jornaleros durante las cosechas de invierno."


def two_editions(title_then: str, title_now: str, reporter_now: str = "beta-nueva") -> list[LinkedEntry]:
    return [
        entry("informe-1-1-1", 1, title_then, LANTERN, "beta"),
        entry("informe-2-1-1", 1, title_now, LANTERN, reporter_now),
        *others("informe-1", 4),
        *others("informe-2"),
    ]


def test_a_name_and_wordings_join_editions_with_their_reasons() -> None:
    programmes = link(two_editions("Programa Faroles Errantes", "FAROLES ERRANTES"))
    (programme,) = [p for p in programmes if len(p.members) == 2 and "informe-1-1-1" in p.members]
    assert programme.slug == "programa-faroles-errantes"
    assert programme.name == "FAROLES ERRANTES"
    assert (programme.first_edition, programme.last_edition) == (2018, 2024)
    (found,) = programme.links
    assert (found.earlier, found.later, found.kind) == ("informe-1-1-1", "informe-2-1-1", "successor")
    assert 0.5 <= found.score <= 1
    by = {reason.comparison: reason for reason in found.because}
    assert (by["title"].level, by["title"].detail) == ("same-name", "faroles errantes")
    assert int(by["wordings"].detail) > 5
    assert ("informe-1", (10, 10)) in found.lines
    assert ("informe-2", (11, 11)) in found.lines


def test_the_same_reporter_makes_a_link_the_same_programme() -> None:
    programmes = link(two_editions("Programa Faroles Errantes", "FAROLES ERRANTES", "beta"))
    assert [p.links[0].kind for p in programmes if "informe-1-1-1" in p.members] == ["same"]


def test_every_entry_has_one_main_programme_and_slugs_are_unique() -> None:
    entries = two_editions("Programa Faroles Errantes", "FAROLES ERRANTES")
    programmes = link(entries)
    assert sorted(m for p in programmes for m in p.main) == sorted(e.slug for e in entries)
    assert len({p.slug for p in programmes}) == len(programmes)


def test_the_order_of_the_entries_makes_no_difference() -> None:
    entries = two_editions("Programa Faroles Errantes", "FAROLES ERRANTES")
    one = {(p.slug, p.name, tuple(p.members)) for p in link(entries)}
    assert one == {(p.slug, p.name, tuple(p.members)) for p in link(entries[::-1])}


def test_two_states_with_programmes_of_one_name_stay_apart() -> None:
    title = "Programa Faroles Errantes"
    norte, sur = (
        entry(f"informe-2-ef-{k}", k, title, f"{title} ofrece ayuda.", f"gobierno-{name}", chapter="EF")
        for k, name in ((1, "norte"), (2, "sur"))
    )
    programmes = link([norte, sur, *others("informe-2")])
    assert not together(programmes, norte.slug, sur.slug)
    assert {p.slug for p in programmes if p.name == title} == {
        "programa-faroles-errantes",
        "programa-faroles-errantes-gobierno-sur",
    }


def typed(main: str) -> ExtractedFacts:
    return ExtractedFacts(action_types=[Value(main, (1, 1), "test")], possible_types={main: 0.9})


def test_a_training_for_those_who_serve_is_not_the_service() -> None:
    service = entry("informe-1-1-1", 1, "Faroles Errantes", LANTERN)
    same = entry("informe-2-1-1", 1, "Faroles Errantes", LANTERN)
    assert together(link([service, same, *others("informe-2")]), service.slug, same.slug)
    service.facts = typed("recepcion-acompanamiento")
    same.facts = typed("capacitacion-funcionarios")
    assert not together(link([service, same, *others("informe-2")]), service.slug, same.slug)


def test_two_actions_that_one_body_tells_beside_each_other_are_two() -> None:
    title = "Faroles Errantes"
    one, two = (entry(f"informe-2-1-{k}", k, title, LANTERN, "alfa", objective=7) for k in (1, 2))
    assert not together(link([one, two, *others("informe-2")]), one.slug, two.slug)
    elsewhere = entry("informe-2-1-2", 2, title, LANTERN, "alfa", objective=9)
    assert together(link([one, elsewhere, *others("informe-2")]), one.slug, elsewhere.slug)


def test_an_aim_joins_only_what_bears_its_name() -> None:
    done = entry("informe-1-1-1", 1, "Faroles Errantes", LANTERN)
    for title, joins in (("Faroles Errantes", True), ("Seguir con las bibliotecas rodantes", False)):
        aim = entry("informe-1-2-f1", 2, title, LANTERN, objective=2, kind="future")
        assert together(link([done, aim, *others("informe-1")]), done.slug, aim.slug) is joins


def test_the_acronym_of_who_reports_is_no_programme_s_name() -> None:
    text = "El Instituto Alfa (ALFA) ha trabajado para que {} se mantenga."
    told = [entry(f"informe-1-1-{k}", k, None, text.format(FILLER[k])) for k in (1, 2)]
    found = CorpusWords(told, [frozenset({"alfa"}), frozenset()])
    assert [bool(found[position].proper_names) for position in (0, 1)] == [False, True]


def test_what_is_written_in_two_ways_is_one_word() -> None:
    assert words("Niñas, Niños y Adolescentes en situación de movilidad") == words("NNA migrantes")
    assert words("Estados Unidos de América") == words("EUA") == words("EE.UU.")


def test_a_practice_of_a_study_is_compared_with_its_own_state_alone() -> None:
    title = "Programa Faroles Errantes"
    practice = entry("estudio-nor-1", 1, title, LANTERN, "gobierno-norte", state="NOR", objective=None)
    federal = entry("informe-2-1-1", 1, title, LANTERN, "alfa", chapter="APF")
    same = entry("informe-2-ef-1-1", 2, title, LANTERN, "gobierno-norte", chapter="EF")
    assert not together(link([practice, federal, *others("informe-2")]), practice.slug, federal.slug)
    assert together(link([practice, same, *others("informe-2")]), practice.slug, same.slug)


def stated(a: str, b: str, kind: str, name: str = "") -> ProgrammeStatement:
    return ProgrammeStatement(a, b, kind, name, "visto", 2)


def test_an_experts_statement_wins_either_way() -> None:
    entries = two_editions("Programa Faroles Errantes", "FAROLES ERRANTES")
    a, b = entries[0].slug, entries[1].slug
    assert not together(link(entries, [stated(a, b, "different")]), a, b)
    unlike = [entries[0], entries[-1], *others("informe-1", 4)]
    assert not together(link(unlike), a, entries[-1].slug)
    programmes = link(unlike, [stated(a, entries[-1].slug, "successor", "Faroles y caminos")])
    (programme,) = [p for p in programmes if a in p.members]
    assert programme.members == [a, entries[-1].slug]
    assert (programme.name, programme.slug) == ("Faroles y caminos", "faroles-y-caminos")
    assert (programme.links[0].kind, programme.links[0].score) == ("successor", 1.0)
    assert programme.links[0].because[0].comparison == "stated"


def test_a_statement_about_an_entry_that_is_not_there_is_refused_with_its_line() -> None:
    entries = two_editions("Programa Faroles Errantes", "FAROLES ERRANTES")
    with pytest.raises(AuthorityError, match=r"programme-statements.csv:2: there is no entry informe-2-9-9"):
        link(entries, [stated(entries[0].slug, "informe-2-9-9", "same")])
    assert link(entries, [stated(entries[0].slug, "no-leido-9-9", "same")])


def test_all_mistakes_of_the_statements_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "programme-statements.csv").write_text(
        "from,to,kind,name,note\na-1,a-1,same,,\na-1,b 2,alike,,\na-1,c-3,different,Nombre,\nc-3,a-1,same,,\n"
    )
    with pytest.raises(AuthorityError) as caught:
        load_statements(tmp_path)
    message = str(caught.value)
    for line in (
        ":2: a-1 is compared with itself",
        ":3: 'b 2' in column 'to' is no entry",
        ":3: kind 'alike'",
        ":4: a name for entries that are different",
        ":5: c-3 and a-1 stand in line 4 already",
    ):
        assert f"programme-statements.csv{line}" in message


def scores(*pairs: tuple[int, int, float]) -> dict[tuple[int, int], float]:
    return {(i, j): points for i, j, points in pairs}


def grouped(count: int, links: dict[tuple[int, int], float], **stated: object) -> list[tuple[list[int], list[int]]]:
    same = stated.get("same", [])
    apart = frozenset(stated.get("apart", ()))  # type: ignore[call-overload]
    return cluster(count, links, same, apart, lambda p: f"{p:03}")  # type: ignore[arg-type]


def test_a_missing_link_is_closed_where_the_others_bear_it() -> None:
    assert grouped(3, scores((0, 1, 5.0), (1, 2, 4.0), (0, 2, -0.5))) == [([0, 1, 2], [])]


def test_a_composite_entry_belongs_to_both_programmes_without_merging_them() -> None:
    # 2 tells of the programme 0-1 and of the programme 3-4, which have nothing in common.
    links = scores((0, 1, 6.0), (0, 2, 2.0), (1, 2, 2.0), (2, 3, 1.5), (2, 4, 1.5), (3, 4, 6.0))
    assert grouped(5, links) == [([0, 1, 2], []), ([3, 4], [2])]


def test_a_programme_that_lies_within_another_is_none_of_its_own() -> None:
    # 1 and 2 make a group, and both belong to the group of 0 as well.
    assert _whole([[0], [1, 2], [3]], [{1, 2}, set(), {0}]) == [({0, 1, 2}, set()), (set(), set()), ({3}, {0})]


def test_a_chain_of_links_does_not_become_one_programme() -> None:
    links = scores(*((i, i + 1, 0.5) for i in range(0, 7)))
    assert max(len(group) for group, _ in grouped(8, links)) < 4


def test_statements_of_groups_override_scores() -> None:
    links = scores((0, 1, 6.0), (1, 2, 6.0), (0, 2, 6.0))
    assert grouped(3, links, apart=[(0, 1)]) in ([([0, 2], []), ([1], [2])], [([0], [2]), ([1, 2], [])])
    assert grouped(2, {}, same=[(0, 1)]) == [([0, 1], [])]
    assert grouped(3, {}, same=[(0, 1), (2, 0)], apart=[(1, 2)]) == [([0, 1], [2]), ([2], [])]


def test_slugs_are_cut_between_words() -> None:
    slug = slug_of("Protocolo de atención consular para personas víctimas de violencia basada en el género")
    assert slug == "protocolo-de-atencion-consular-para-personas-victimas-de"


def test_quads_say_each_reason_in_both_languages() -> None:
    quads = list(programme_quads(Base(), link(two_editions("Programa Faroles Errantes", "FAROLES ERRANTES"))))
    because = [q.object for q in quads if q.predicate.value.endswith("#because")]
    assert {b.language for b in because} == {"es", "en"}  # type: ignore[union-attr]
    assert any("the same name: faroles errantes (+" in b.value for b in because)  # type: ignore[union-attr]


SAME = (
    ("compendio-2020-1-9", "compendio-2024-apf-1-19"),
    ("informe-2018-11-2", "compendio-2020-11-2"),
    ("informe-2018-18-1", "compendio-2020-18-1"),
    ("informe-2018-3-2", "informe-2018-8-3", "compendio-2020-8-1", "compendio-2024-apf-8-2"),
    ("informe-2018-7-9", "compendio-2020-7-12", "compendio-2024-apf-7-21"),
    ("informe-2018-21-1", "compendio-2020-21-5", "compendio-2024-apf-16-3"),
    ("compendio-2020-4-2", "compendio-2024-apf-4-5", "compendio-2024-ef-4-11", "compendio-2024-ef-4-18"),
    ("buenas-practicas-oim-ver-2", "compendio-2024-ef-16-7"),
    ("buenas-practicas-oim-mex-1", "compendio-2024-ef-21-1"),
    ("compendio-2020-7-2", "compendio-2024-apf-7-25"),
)
APART = (
    ("informe-2018-1-5", "compendio-2020-1-7"),
    ("informe-2018-10-2", "compendio-2024-apf-7-7"),
    ("compendio-2020-10-5", "compendio-2024-oca-10-1"),
    ("compendio-2020-5-8", "compendio-2020-5-7"),
    ("compendio-2024-apf-2-4", "compendio-2024-apf-2-5"),
    ("compendio-2024-ef-2-2", "compendio-2024-ef-5-4"),
    ("compendio-2024-apf-7-22", "compendio-2024-apf-14-5"),
    ("compendio-2020-23-3", "compendio-2020-23-4"),
    ("compendio-2020-14-3", "informe-2018-14-7"),
    ("compendio-2024-apf-17-11", "compendio-2024-apf-17-12"),
    ("compendio-2020-15-7", "compendio-2020-15-8"),
)


def test_no_programme_is_called_by_its_number(corpus: Corpus) -> None:
    names = {p.slug: p.name for p in corpus.identity.programmes}
    assert not [
        name
        for name in names.values()
        if re.match(r"(Acción|Objetivo a futuro) \d", name) or (name.isupper() and " " in name)
    ]
    assert names["informe-2018-7-f2"].startswith("Reforzar la interlocución con actores clave")
    assert names["informe-2018-2-f1"].startswith("Fortalecer la cooperación internacional")
    of = {member: p.name for p in corpus.identity.programmes for member in p.main}
    assert "Pena Capital" in of["compendio-2024-apf-14-5"]
    assert of["compendio-2024-apf-3-5"] == "Programa Héroes Paisanos"


def test_known_programmes_of_the_documents(corpus: Corpus) -> None:
    programmes = corpus.identity.programmes
    for members in SAME:
        for a, b in pairwise(members):
            assert together(programmes, a, b), (a, b)
    for a, b in APART:
        assert not together(programmes, a, b), (a, b)
    several = [p for p in programmes if len(p.members) > 1]
    assert 100 <= len(several) <= 150
    assert max(len(p.members) for p in several) <= 8


def test_linking_again_gives_the_same_from_few_pairs(corpus: Corpus) -> None:
    editions = {key: int(d["edition"]) for key, d in corpus.documents.items()}
    assert link_programmes(corpus.entries, editions, load_authority(), load_statements()) == corpus.identity
    compared = corpus.identity.compared
    assert compared.largest_block <= PHRASE_MAX_ENTRIES
    assert len(compared.pairs) < 20 * len(corpus.entries)


def test_pairs_grow_with_the_entries_not_with_their_square() -> None:
    def compared(count: int) -> int:
        texts = [f"Programa {k} de {FILLER[k % 8]} en la zona {k // 2}" for k in range(count)]
        return len(identity([entry(f"informe-1-{k}", k, None, t) for k, t in enumerate(texts)]).compared.pairs)

    assert compared(400) <= 2.2 * compared(200)


def test_what_comes_near_is_published_apart_as_possible(corpus: Corpus) -> None:
    together_of = [set(p.members) for p in corpus.identity.programmes]
    possible = {(link.earlier, link.later) for link in corpus.identity.possible}
    assert 20 < len(possible) < 200
    assert ("compendio-2020-15-1", "compendio-2024-apf-15-12") in possible
    assert not any({a, b} <= members for a, b in possible for members in together_of)
    quads = list(possible_quads(Base(), corpus.identity.possible))
    classes = {q.object.value for q in quads if q.predicate.value.endswith("#type")}  # type: ignore[union-attr]
    assert Base().term("PossibleLink") in classes
    assert Base().term("IdentityLink") not in classes
    assert not any(q.predicate.value.endswith("#link") for q in quads)
