"""The static site: complete, in any folder, under any base, and nothing else is overwritten."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote
from zipfile import ZipFile

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from entramado.api.publish.links import Checker
from entramado.api.publish.network import OPEN, PACKED
from entramado.api.publish.site import PublishError, publish
from entramado.api.translations.properties import PROPERTY_WORDS
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.parameters import KINDS
from entramado.graph.releases import latest
from entramado.graph.snapshot import Snapshot
from entramado.ontology.namespaces import DCTERMS, DEFAULT_BASE, FOAF, VOID, Base, cited_lines

BASE = "https://datos.example.org/pacto/"
_LINK = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.fixture(scope="module")
def site(invented: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "site"
    told: list[tuple[str, int, int]] = []
    entities = publish(invented, out, Base(BASE), lambda *stage: told.append(stage))
    assert entities > 300
    assert told[-1] == ("entities", entities, entities)
    return out


def pages(site: Path) -> Iterator[Path]:
    """Every index, and each twentieth entity's page: enough to see each template and kind."""
    yield from site.glob("*.html")
    yield from site.glob("ontology/*.html")
    yield from (site / "about").glob("*.html")
    yield from (site / "help").glob("*.html")
    yield from site.glob("id/*/*.html")
    yield from site.glob("id/document/*/lines/*.html")
    yield from sorted(site.glob("id/*/*/*.html"))[::20]


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(site: Path) -> None:
    checker = Checker(site, BASE)
    assert [str(link) for link in checker.dead(pages(site))] == []
    assert checker.followed > 2000


def test_dead_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text('<p id="here"></p>')
    links = (
        "b/",
        "b/#here",
        "b/#gone",
        "gone.html",
        f"{BASE}b/index.html#here",
        f"{BASE}x",
        "https://example.com/",
        "../b",
    )
    page = tmp_path / "page.html"
    page.write_text("".join(f'<a href="{link}">' for link in links))
    found = [dead.link for dead in Checker(tmp_path, BASE).dead([page])]
    assert found == ["b/#gone", "gone.html", f"{BASE}x", "../b"]


def test_each_network_is_a_page_with_its_picture_measures_and_files(site: Path) -> None:
    index = (site / "network" / "en.html").read_text(encoding="utf-8")
    names = re.findall(r'href="([a-z0-9-]+)/en.html"', index)
    # No entry of the invented editions takes place in a state.
    assert {name.rstrip("-0123456789") for name in names} == {kind for kind in KINDS if "state" not in kind}
    assert "partners" in names
    for name in names:
        text = (site / "network" / name / "en.html").read_text(encoding="utf-8")
        links = [link for link in _LINK.findall(text) if not link.startswith(("http", "#", "data:"))]
        assert all((site / "network" / name / unquote(link.partition("#")[0])).is_file() for link in links)
        assert {f"../{name}{FORMATS[file].suffix}" for file in OPEN} <= set(links)
        # What it says stands above its picture, as on the service's page.
        said = text.partition('<ul class="findings">')[2].partition("</ul>")[0]
        assert said.count("<li>") >= 2
        assert ("bodies report, and only they name" in said) == name.startswith("partners")
        assert text.index('class="findings"') < text.index("<figure>")
        pictures = re.findall(r'<img src="\.\./([^"]*)"', text)
        assert len(pictures) == len(set(pictures)) >= (4 if name == "partners" else 1)
        for picture in pictures:
            drawn, spanish = ((site / "network" / file).read_text() for file in (picture, picture.replace(".en.", ".")))
            assert 'lang="en"' in drawn and 'lang="es"' in spanish
        with ZipFile(site / "network" / f"{name}.zip") as archive:
            packed = {f"{name}{FORMATS[file].suffix}" for file in PACKED}
            described = {f"{file}-metadata.json" for file in packed if file.endswith(".csv")}
            assert set(archive.namelist()) == packed | described
            for file in described:
                columns = json.loads(archive.read(file))["tableSchema"]["columns"]
                heading = next(csv.reader(io.StringIO(archive.read(file.removesuffix("-metadata.json")).decode())))
                assert [column["titles"]["und"] for column in columns] == heading
            drawing = json.loads(archive.read(f"{name}.json"))
        assert text.count('<th scope="row" lang="es">') == len(drawing["nodes"])
        assert drawing["attributes"]["base"] == BASE


def test_no_iri_of_the_old_base_is_left(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in (".gz", ".parquet", ".zip", ".xlsx"):
            assert DEFAULT_BASE.encode() not in path.read_bytes(), path


def test_every_entity_has_a_page_in_both_languages_turtle_and_json_ld_that_say_the_same(site: Path) -> None:
    folders = [folder for folder in sorted(site.glob("id/*/*")) if folder.is_dir()]
    assert len(folders) > 300
    for folder in folders:
        assert (folder / "index.html").is_file() and (folder / "en.html").is_file()
    for folder in folders[::25]:
        turtle = {q.triple for q in parse(Path(f"{folder}.ttl").read_bytes(), RdfFormat.TURTLE)}
        plain = Path(f"{folder}.jsonld").read_bytes()
        assert {q.triple for q in parse(plain, RdfFormat.JSON_LD)} == turtle
        iri = f"{BASE}id/{folder.parent.name}/{folder.name}"
        assert json.loads(plain)["@id"] == iri
        # The file says of the page that it is about the thing, under which licence, of which day and dataset.
        about = {t.predicate.value: t.object for t in turtle if t.subject == NamedNode(f"{iri}/")}
        assert about[f"{FOAF}primaryTopic"] == NamedNode(iri)
        assert {f"{DCTERMS}license", f"{DCTERMS}modified", f"{VOID}inDataset"} <= set(about)


def test_the_entities_facts_are_those_of_the_dump(site: Path) -> None:
    packed = (site / "dumps" / "facts.nq.gz").read_bytes()
    whole = {q.triple for q in parse(gzip.decompress(packed), RdfFormat.N_QUADS)}
    for path in sorted(site.glob("id/*/*.ttl"))[::25]:
        said = {q.triple for q in parse(path.read_bytes(), RdfFormat.TURTLE)}
        assert {t for t in said if not str(t.subject).endswith("/>")} <= whole


def test_an_entrys_page_cites_its_lines(site: Path) -> None:
    [page, *_] = sorted(site.glob("id/entry/*/index.html"))
    assert re.search(r"compendio-2031, \d+–\d+", page.read_text(encoding="utf-8"))


def test_the_dataset_is_described_where_crawlers_look(site: Path) -> None:
    void = (site / ".well-known" / "void").read_bytes()
    assert void == (site / "void.ttl").read_bytes()
    downloads = re.findall(rb"dcat:downloadURL <([^>]+)>", void)
    assert downloads and all((site / link.decode().removeprefix(BASE)).is_file() for link in downloads)
    assert b"sparqlEndpoint" not in void


def test_a_site_is_replaced_but_nothing_else(invented: Snapshot, tmp_path: Path) -> None:
    mine = tmp_path / "photos"
    mine.mkdir()
    (mine / "summer.jpg").write_bytes(b"x")
    with pytest.raises(PublishError, match="name an empty or a new folder"):
        publish(invented, mine)
    assert (mine / "summer.jpg").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


def test_each_kind_of_iri_leads_to_a_file_that_describes_it(invented: Snapshot, site: Path) -> None:
    facts = (invented.folder / "facts.nq").read_bytes().replace(DEFAULT_BASE.encode(), BASE.encode())
    by_kind: dict[str, set[str]] = {}
    for quad in parse(facts, RdfFormat.N_QUADS):
        subject = str(quad.subject).strip("<>")
        if subject.startswith(f"{BASE}id/"):
            kind = re.sub(r"(id/[^/]+)/[^/#]+(/lines)?[^#]*(#[a-z]+)?.*", r"\1\2\3", subject.removeprefix(BASE))
            by_kind.setdefault(kind, set()).add(subject)
    assert {"id/document/lines", "id/entry#fact"} <= set(by_kind)
    for subjects in by_kind.values():
        for iri in (min(subjects), max(subjects)):
            address, _, span = iri.removeprefix(BASE).partition("#")[0].partition("/lines/")
            place = site / (f"{address}/lines" if span else address)
            for file in ("index.html", "en.html"):
                page = (place / file).read_text(encoding="utf-8")
                assert not span or f'id="{span}"' in page, iri
            for suffix, format in ((".ttl", RdfFormat.TURTLE), (".jsonld", RdfFormat.JSON_LD)):
                described = {str(q.subject).strip("<>") for q in parse(Path(f"{place}{suffix}").read_bytes(), format)}
                assert iri in described


def test_the_lines_of_a_document_are_described_together(site: Path) -> None:
    folder = site / "id" / "document" / "compendio-2031"
    page = (folder / "lines" / "en.html").read_text(encoding="utf-8")
    assert "What was read in these lines" in page
    [row, *_] = re.findall(r'<tr id="(\d+-\d+)">([^\n]*)', page)
    assert re.search(r'<a href="../../../entry/[^"]+/en.html">', row[1])
    turtle = {q.triple for q in parse(Path(f"{folder}/lines.ttl").read_bytes(), RdfFormat.TURTLE)}
    plain = {q.triple for q in parse(Path(f"{folder}/lines.jsonld").read_bytes(), RdfFormat.JSON_LD)}
    assert plain == turtle
    [entry, *_] = sorted(site.glob("id/entry/compendio-2031-*/en.html"))
    linked = set(re.findall(r'href="[./]*document/compendio-2031/lines/en.html#([^"]+)"', entry.read_text("utf-8")))
    assert linked and all(f'<tr id="{span}">' in page for span in linked)


def test_web_servers_are_told_types_and_where_lines_lead(site: Path) -> None:
    rules = {name: (site / name).read_text(encoding="utf-8") for name in (".htaccess", "_headers", "_redirects")}
    assert "ErrorDocument 404 /pacto/404.html" in rules[".htaccess"]
    assert "/pacto/.well-known/void\n  Content-Type: text/turtle" in rules["_headers"]
    [lines] = [line for line in rules["_redirects"].splitlines() if "/lines/" in line]
    assert lines.split()[1] == "/pacto/id/document/:key/lines/#:span"
    # The expressions of Apache's rules, tried on an address of lines, lead to files of the site.
    there = re.findall(r"RewriteRule (\S+lines\S+) (\S+) ", rules[".htaccess"])
    for pattern, target in there:
        found = re.fullmatch(pattern, "id/document/compendio-2031/lines/3-7")
        assert found
        led = re.sub(r"\$(\d)", lambda group, found=found: found[int(group[1])], target).partition("#")[0]
        assert (site / led).exists()
    assert len(there) == 3


def test_the_index_tells_every_release_with_its_build(site: Path) -> None:
    for file in ("index.html", "en.html"):
        table = (site / file).read_text(encoding="utf-8").partition('<h2 id="releases">')[2]
        [row] = re.findall(r'<th scope="row">([\d.]+)(?:</th>)?<td>([\d-]+)(?:</td>)?<td><code>([0-9a-f]{16})', table)
        assert row[:2] == (latest().number, latest().issued)


def test_what_only_the_description_describes_leads_to_it(site: Path) -> None:
    described = {
        quad.subject.value.removeprefix(BASE)
        for quad in parse((site / "void.ttl").read_bytes(), RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(BASE)
    }
    builds = {path for path in described if path.startswith("id/build/")}
    assert builds and {"id/dataset/entramado", "ontology/0.1.0", "graph/authority"} <= described
    led = {line.split()[0] for line in (site / "_redirects").read_text(encoding="utf-8").splitlines()[2:]}
    assert {f"/pacto/{path}" for path in (*builds, "id/dataset/entramado", "ontology/0.1.0")} <= led
    rule = re.search(r"RewriteRule \^(\S+)\$ void.ttl", (site / ".htaccess").read_text(encoding="utf-8"))
    nginx = re.search(r'"\^/pacto/(\S+)\$" { return 303 /pacto/void.ttl; }', (site / "nginx.conf").read_text("utf-8"))
    assert rule and nginx and nginx[1] == rule[1].replace("(", "(?:", 1)
    [written] = re.findall(r'RegExp\(("(?:[^"\\]|\\.)*")\)', (site / "404.html").read_text(encoding="utf-8"))
    for path in described:
        has_page = (site / path).is_dir() or path in ("", "sparql") or path.startswith("dumps")
        assert has_page != bool(re.fullmatch(rule[1], path)), path
        assert has_page != bool(re.fullmatch(json.loads(written), path)), path
    for path in ("id/dataset/entramado-9.9.9", "id/build/0123456789abcdef", "ontology/9.9.9", "graph/none"):
        assert not re.fullmatch(rule[1], path)
    for page in ("id/dataset/statistics", "id/dataset/statistics.ttl", "id/dataset/en.html", "ontology/en.html"):
        assert not re.fullmatch(rule[1], page) and f"/pacto/{page}" not in led


def test_each_page_tells_programs_what_it_is(site: Path) -> None:
    for page in [site / "index.html", *sorted(site.glob("id/*/*/en.html"))[::40]]:
        text = page.read_text(encoding="utf-8")
        place = str(page.parent.relative_to(site)).removeprefix(".")
        own = BASE + (f"{quote(place)}/" if place else "") + ("en.html" if page.name == "en.html" else "")
        assert f'<link rel="canonical" href="{own}">' in text
        assert text.count('<meta name="description"') == text.count(' rel="license"') == 1
    thing = re.search(r'<script type="application/ld\+json">(.*?)</script>', (site / "index.html").read_text("utf-8"))
    assert thing and json.loads(thing[1])["@type"] == "Dataset"
    objective = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', (site / "id/objective/7/en.html").read_text("utf-8")
    )
    assert objective and json.loads(objective[1])["@id"] == f"{BASE}id/objective/7"


def test_the_articles_are_there_and_link_only_to_pages_of_the_site(site: Path) -> None:
    for name in ("about", "help", "methods", "quality"):
        for file in ("index.html", "en.html"):
            text = (site / name / file).read_text(encoding="utf-8")
            assert "<h1" in text and not re.search(r'href="/', text)


def test_what_programs_look_for_is_at_the_top(site: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    addresses = re.findall(r"<loc>([^<]+)</loc>", sitemap)
    assert len(addresses) == len(set(addresses)) > 300
    for address in addresses:
        place = site / unquote(address.removeprefix(BASE))
        assert place.is_file() or (place / "index.html").is_file(), address
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert f'href="{BASE}index.html"' in missing and f'href="{BASE}style.css"' in missing
    assert "@context" in json.loads((site / "context.jsonld").read_text(encoding="utf-8"))
    assert f'url: "{BASE}"' in (site / "CITATION.cff").read_text(encoding="utf-8")
    assert list(parse((site / "shapes.ttl").read_bytes(), RdfFormat.TURTLE))
    for path in site.glob("id/*/linkset.json"):
        contexts = json.loads(path.read_text(encoding="utf-8"))["linkset"]
        assert {one["anchor"].rpartition("/")[2] for one in contexts} == {f.stem for f in path.parent.glob("*.ttl")}
        for item in (contexts[0]["describedby"], contexts[-1]["describedby"]):
            assert all((site / one["href"].removeprefix(BASE)).exists() for one in item)
    [links] = json.loads((site / "linkset.json").read_text(encoding="utf-8"))["linkset"]
    assert all((site / item["href"].removeprefix(BASE)).is_file() for item in links["item"] + links["describedby"])
    assert json.loads((site / "datacite.json").read_text(encoding="utf-8"))["publicationYear"].isdigit()
    sums = (site / "dumps" / "SHA256SUMS").read_text(encoding="utf-8")
    assert "  entries.csv\n" in sums


def test_every_property_has_a_name_in_both_languages(site: Path) -> None:
    used = {
        triple.predicate.value
        for path in site.glob("id/*/*.ttl")
        for triple in parse(path.read_bytes(), RdfFormat.TURTLE)
    }
    own = {iri for iri in used if iri.startswith(f"{BASE}ontology#")}
    not_shown = {f"{FOAF}primaryTopic", f"{VOID}inDataset"}
    assert used - own - not_shown - PROPERTY_WORDS.keys() == set()
    assert own


def test_every_cited_span_of_lines_is_described(site: Path) -> None:
    paths = list(site.glob("id/scheme/*.ttl")) + sorted(site.glob("id/entry/*.ttl"))[::10]
    triples = [triple for path in paths for triple in parse(path.read_bytes(), RdfFormat.TURTLE)]
    spans = {t.object.value for t in triples if isinstance(t.object, NamedNode) and cited_lines(t.object.value)}
    files = site.glob("id/document/*/lines.ttl")
    described = {triple.subject.value for path in files for triple in parse(path.read_bytes(), RdfFormat.TURTLE)}
    assert spans
    # The schemes cite documents that the invented edition does not hold.
    assert {
        span for span in spans if (site / f"{span.removeprefix(BASE).partition('/lines/')[0]}.ttl").is_file()
    } <= described
