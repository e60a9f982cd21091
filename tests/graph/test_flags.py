"""What a source contradicts itself in is a fact of it; a doubt about its file is none."""

from entramado.graph.quads.observations import flag_quads
from entramado.loaders.records import Flag
from entramado.ontology.namespaces import Base


def test_doubts_about_a_file_are_no_facts() -> None:
    contradicts = Flag("invented", 3, "sum-differs", "the parts make 4, the total is 5")
    doubt = Flag("invented", 9, "text-broken", "a line may be missing", doubt=True)
    base = Base("https://example.org/")
    told = list(flag_quads(base, [contradicts, doubt]))
    assert told == list(flag_quads(base, [contradicts]))
    assert told
