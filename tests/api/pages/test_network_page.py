"""The networks' pages and files as a client and a reader in a browser meet them."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import json
import re
import shutil
import subprocess
import threading
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from entramado.api.cli import main
from entramado.api.network_process import NetworkDesk
from entramado.api.network_worker import (
    DRAWING,
    FREE_DRAWING,
    PAGE,
    NetworkWorker,
    NetworkWorkers,
    WorkerBusyError,
    WorkerFailedError,
)
from entramado.api.translations.network import NETWORK_WORDS
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.parameters import KINDS, NetworkError, Parameters
from entramado.graph.network.source import whole_networks
from entramado.loaders.languages.translation.bodies import acronym_in_english
from tests.network_samples import small_source
from tests.paths import ROOT
from tests.serving import Served, serving_pages

# Without a graphics card: WebGL by software, pages drawn without it, which takes half the time.
CHROMIUM = ("--no-sandbox", "--disable-gpu")
PARTNERS = "/network/partners?edition=2024"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def service(built: Path) -> Iterator[Served]:
    """The service with its pages, on a port of its own."""
    if not (ROOT / "api" / "static" / "dist" / "network.js").is_file():
        subprocess.run(["npm", "run", "--silent", "build"], cwd=ROOT, check=True)
    with serving_pages("--snapshot", str(built), network_ahead_s=1) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(CHROMIUM))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all: to open another costs more than most tests."""
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


def get(service: Served, path: str, **headers: str) -> Any:
    return service.request("GET", path, timeout=120, **headers)


# --- as a client


def test_every_kind_is_a_page_in_both_languages(service: Served) -> None:
    for kind in KINDS:
        for prefix, title in (("", 0), ("/en", 1)):
            answer = get(service, f"{prefix}/network/{kind}?edition=2024", Accept="text/html")
            assert answer.status == 200
            text = answer.body.decode()
            assert NETWORK_WORDS[f"network.{kind}"][title] in text
            assert 'id="nodes"' in text
            assert "/sparql#query=" in text


def test_the_bare_address_leads_to_the_first_kind_with_what_is_asked(service: Served) -> None:
    for prefix in ("", "/en"):
        for path in (f"{prefix}/network", f"{prefix}/network/"):
            answer = get(service, f"{path}?edition=2024")
            assert answer.status == 307
            led = urllib.parse.urljoin(path, answer.headers["location"])
            assert led == f"{prefix}/network/partners?edition=2024"


def test_the_editions_offered_are_those_that_answer_and_those_of_the_panels(service: Served) -> None:
    for kind, editions in (
        ("partners", ["2018", "2020", "2021", "2024"]),
        ("institution-objective", ["2018", "2020", "2024"]),
    ):
        text = get(service, f"/network/{kind}", Accept="text/html").body.decode()
        form = text.partition('<select id="edition"')[2].partition("</select>")[0]
        assert re.findall(r'<option value="(\d+)"', form) == editions
        assert all(get(service, f"/network/{kind}.csv?edition={edition}").status == 200 for edition in editions)
        panels = get(service, f"/network/{kind}.svg?view=editions").body.decode()
        assert re.findall(r">(\d{4})</text>", panels) == editions
        # The documents that do not stand under the Compact's objectives are named in the caution.
        assert ("2021" in panels.partition("Pacto Mundial")[0].rpartition("Lo de")[2]) == ("2021" in editions)


def test_every_file_is_served_for_any_site_and_can_be_kept(service: Served) -> None:
    for chosen in FORMATS.values():
        path = f"/network/state-objective{chosen.suffix}?edition=2024"
        answer = get(service, path)
        assert answer.status == 200, path
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["content-type"].split(";")[0] == chosen.media_type.split(";")[0]
        assert f"state-objective-2024{chosen.suffix}" in answer.headers["content-disposition"]
        again = get(service, path, If_None_Match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
    assert service.request("HEAD", "/network/partners.gexf?edition=2018", timeout=60).status == 200


def test_an_institution_shows_its_own_network_where_it_has_one(service: Served) -> None:
    text = get(service, "/page/institution/inm", Accept="text/html").body.decode()
    assert 'src="/network/partners.svg?ego=inm"' in text
    picture = get(service, "/network/partners.svg?ego=inm")
    assert (picture.status, picture.headers["content-type"]) == (200, "image/svg+xml")
    assert (
        "/network/partners" not in get(service, "/page/objective/7", Accept="text/html").body.decode().split("<main")[1]
    )


def test_accept_chooses_among_page_json_and_csv(service: Served) -> None:
    assert get(service, "/network/state-objective", Accept="application/json").json["attributes"]["licence"]
    assert get(service, "/network/state-objective", Accept="text/csv").body.startswith(b"source,target")
    assert get(service, "/network/state-objective", Accept="image/png").status == 406


def test_the_file_is_what_the_command_line_gives(service: Served, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "partners.csv"
    options = ["--edition", "2018", "--format", "csv", "--snapshot", str(built), "-o", str(out)]
    assert main(["network", "partners", *options]) == 0
    assert get(service, "/network/partners.csv?edition=2018").body == out.read_bytes()


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/network/friends", 404, "There is no network friends"),
        ("/network/partners.doc", 404, ".gexf"),
        ("/network/partners?edition=1999", 400, "is no edition; there are: 2024"),
        ("/network/partners?role=boss", 400, "none of: co-reporter"),
        ("/network/partners.json?ego=nobody-there", 400, "there is no institution"),
        ("/network/partners?fold=maybe", 400, "neither true nor false"),
    ],
)
def test_mistakes_are_told_in_one_sentence(service: Served, path: str, status: int, says: str) -> None:
    answer = get(service, path, Accept="application/json, application/problem+json")
    assert answer.status == status
    assert says in answer.json["detail"]


def test_viewers_elsewhere_are_given_the_address_of_the_file(service: Served) -> None:
    text = get(service, "/network/partners?edition=2018&units=yes", Accept="text/html").body.decode()
    for viewer, suffix in (
        ("https://lite.gephi.org/?file=", "gexf"),
        ("https://app.vosviewer.com/?json=", "vosviewer.json"),
    ):
        given = text.split(viewer)[1].split('"')[0].split("&#34;")[0]
        address = urllib.parse.unquote(given)
        assert address == f"{service.url}/network/partners.{suffix}?edition=2018&units=yes&as=.{suffix}"
        # To Gephi Lite a name begins behind the last slash, a format behind the last dot.
        assert address.rpartition("/")[2].rpartition(".")[2] == suffix.rpartition(".")[2]
        assert get(service, address.removeprefix(service.url)).status == 200


def test_the_page_tells_the_findings_of_the_docs(service: Served) -> None:
    told = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8").partition("<!-- findings -->")[2]
    docs = [re.sub(r"(,? ?`[^`]*`)+$|\*\*", "", line) for line in re.findall(r"^\d+\. (.*)$", told, re.MULTILINE)]
    pages = {}
    for lang in ("es", "en"):
        prefix = "" if lang == "es" else "/en"
        text = get(service, f"{prefix}/network/partners?edition=2024", Accept="text/html").body.decode()
        folded = text.partition('<details id="tested"')[2].partition("</details>")[0]
        lines = re.findall(r"<li>(.*?)</li>", folded, re.DOTALL)
        pages[lang] = [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in lines]
    english = [line.replace("Gobierno del Estado de Chiapas", "Government of Chiapas") for line in docs]
    assert pages["en"] == [
        re.sub(r"\b[A-Z]{2,}\b", lambda found: acronym_in_english(found[0]), line) for line in english
    ]
    # Both languages have the same numbers, if not in the same order.
    numbers = {lang: [sorted(re.findall(r"\d[\d.,]*\d|\d", line)) for line in lines] for lang, lines in pages.items()}
    assert numbers["es"] == numbers["en"]
    assert all(numbers["es"]) and len(docs) >= 8


def test_every_link_of_the_findings_opens(service: Served) -> None:
    told = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8").partition("<!-- findings -->")[2]
    links = set(re.findall(r"`(/network/[^`]*=[^`]*)`", told))
    assert len(links) >= 4
    for link in sorted(links):
        # The tests against hundreds of random networks are made where the findings' numbers are read again.
        path = link.replace(".measures.json", ".picture.json")
        assert get(service, path, Accept="text/html, */*;q=0.5").status == 200, link


def test_the_service_answers_while_a_network_is_measured(service: Served) -> None:
    slow: list[Any] = []
    path = "/network/partners.measures.json?edition=2018"
    asking = threading.Thread(target=lambda: slow.append(get(service, path)))
    asking.start()
    meanwhile = 0
    while asking.is_alive():
        assert service.request("GET", "/healthz").status == 200
        meanwhile += asking.is_alive()
        time.sleep(0.05)
    asking.join()
    assert slow[0].status == 200
    # A service that measures itself answers the first of these after it has measured.
    assert meanwhile >= 3


@pytest.mark.parametrize("name", [PAGE, DRAWING, FREE_DRAWING, *FORMATS])
def test_one_body_and_those_tied_to_it_are_given_in_every_form(name: str) -> None:
    answer = NetworkDesk(small_source()).answer(Parameters("partners", ego="u", unit_ties=True), name)
    assert answer
    if name == DRAWING:
        drawn = json.loads(answer)["nodes"]
        assert {node["key"].rsplit("/", 1)[-1] for node in drawn} == {"a", "p", "u"}
        assert {e for node in drawn for e in node["attributes"]["editions"]} == {"2020", "2024"}


def test_what_a_page_shows_is_made_once() -> None:
    desk = NetworkDesk(small_source())
    first = desk.answer(Parameters("partners"), PAGE)
    assert desk.answer(Parameters("partners"), PAGE) is first
    assert desk.answer(Parameters("partners", edition="2024"), PAGE) != first


def test_every_whole_network_is_measured_before_somebody_asks() -> None:
    source = small_source()

    async def kept() -> list[dict[str, Any]]:
        workers = NetworkWorkers()
        try:
            for one in wanted:
                await workers.keep_page(source, one)
            return [await workers.ask(source, one, PAGE) for one in wanted]
        finally:
            assert [worker.started for worker in workers.workers] == [True, False, False]
            workers.close()

    wanted = list(whole_networks(source))
    assert {one.kind for one in wanted} == set(KINDS)
    assert Parameters("partners") in wanted and Parameters("partners", edition="2024") in wanted
    pages = asyncio.run(kept())
    assert [(page["about"]["kind"], page["about"]["parameters"]["edition"]) for page in pages] == [
        (one.kind, one.edition) for one in wanted
    ]


def test_mistakes_and_what_takes_too_long_are_told_and_the_next_question_is_answered() -> None:
    async def ask() -> None:
        worker = NetworkWorker(timeout_s=0.01)
        try:
            with pytest.raises(WorkerBusyError, match=r"longer than 0\.01 s; narrow it"):
                await worker.ask(small_source(), Parameters(), "measures")
            worker.timeout_s = 60
            with pytest.raises(WorkerFailedError, match="KeyError"):
                await worker.ask(small_source(), Parameters("partners"), "no such format")
            assert await worker.ask(small_source(), Parameters("partners"), PAGE)
            assert await worker.ask(small_source(), Parameters(), "csv")
            with pytest.raises(NetworkError, match="there is no edition 1999"):
                await worker.ask(small_source(), Parameters(edition="1999"), "csv")
            assert worker._process is not None
            worker._process.kill()
            worker._process.wait()
            assert await worker.ask(small_source(), Parameters(), "pajek")
            worker.waiting_max = 0
            with pytest.raises(WorkerBusyError, match="try again in a minute"):
                await worker.ask(small_source(), Parameters(), "csv")
        finally:
            worker.close()

    asyncio.run(ask())


def test_what_the_picture_is_drawn_from_is_light_and_says_what_it_leaves_out(service: Served) -> None:
    path = "/network/institution-objective.picture.json?projection=first"
    answer = get(service, path)
    drawing = answer.json
    facts = drawing["attributes"]
    assert len(answer.body) < 100 * len(drawing["ties"]) + 2000 * len(drawing["nodes"])
    assert facts["ties_total"] > 10_000
    assert facts["drawn"] > 1
    assert sum(1 for tie in drawing["ties"] if tie[2] >= facts["drawn"]) <= 4000
    assert len(drawing["ties"]) <= 20_000
    page = get(service, "/en/network/institution-objective?projection=first", Accept="text/html").body.decode()
    assert f"of its {facts['ties_total']} ties those of weight {facts['drawn']} or more are drawn at first" in page
    assert page.count("<tr data-node") == page.count("<tr data-source") == 100
    whole = get(
        service, "/en/network/institution-objective?projection=first&rows=all", Accept="text/html"
    ).body.decode()
    assert whole.count("<tr data-node") == len(drawing["nodes"])
    assert get(service, path, If_None_Match=answer.headers["etag"]).status == 304


def test_what_a_tie_rests_on_is_asked_for_by_its_ends(service: Served) -> None:
    ties = csv.DictReader(io.StringIO(get(service, "/network/partners.csv?edition=2024").body.decode()))
    heaviest = max(ties, key=lambda row: int(row["weight"]))
    ends = "--".join(heaviest[end].rpartition("/")[2] for end in ("source", "target"))
    found = get(service, f"/network/partners.tie.json?edition=2024&tie={ends}").json
    assert {found["entries"][at]["iri"] for at, *_ in found["evidence"]} == set(heaviest["entries"].split())
    assert get(service, "/network/partners.tie.json?tie=inm--nobody", Accept="application/json").status == 404
    assert get(service, "/network/partners.tie.json?tie=inm", Accept="application/json").status == 400


# --- in a browser


def opened(page: Page, service: Served, path: str, *, width: int = 1280, height: int = 900) -> list[str]:
    """Go there; gives the addresses that are asked for, a list that grows."""
    page.set_viewport_size({"width": width, "height": height})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(service.url + path)
    expect(page.locator("#c-edition")).to_be_visible(timeout=60_000)
    # No other host is asked for anything.
    assert all(url.startswith((service.url, "blob:", "data:")) for url in asked)
    return asked


def faults_that_axe_finds(page: Page, *rules: str) -> list[Any]:
    """All of them, or those against some rules."""
    only = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate("only => axe.run(document, {resultTypes: ['violations'], ...only})", only)
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found["violations"]]


def seen_first(page: Page, width: int, height: int) -> None:
    expect(page.locator("#legend li").first).to_be_visible()
    box = page.locator("#picture").bounding_box()
    legend = page.locator("#legend").bounding_box()
    assert box
    assert legend
    assert height - box["y"] > 0.4 * height
    assert legend["y"] + 20 < height
    findings = page.locator("#findings li").all()
    assert len(findings) == 3
    assert all(finding.bounding_box()["y"] < box["y"] for finding in findings)  # type: ignore[index]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    # The sections take one line: all of them, or the menu that holds them.
    sections = page.locator("header nav").bounding_box()
    assert sections and 20 < sections["height"] < 70


@pytest.mark.pages
def test_on_a_phone_picture_and_legend_are_seen_first_and_nothing_scrolls_sideways(page: Page, service: Served) -> None:
    opened(page, service, PARTNERS, width=390, height=844)
    seen_first(page, 390, 844)
    no_node_lies_on_the_name_of_a_band(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def no_node_lies_on_the_name_of_a_band(page: Page) -> None:
    """Where bands are as wide as the picture their names have lines of their own."""
    found = page.evaluate(
        """() => { const nodes = entramadoNetwork.nodesInSight();
        const box = document.getElementById("picture").getBoundingClientRect();
        return [...document.querySelectorAll(".bands div")].map((band) => {
          const line = document.createRange(); line.selectNodeContents(band);
          const {top, bottom} = line.getBoundingClientRect();
          return nodes.filter(({y}) => y > top - box.top && y < bottom - box.top - 3).length; }); }"""
    )
    assert len(found) >= 5
    assert found == [0] * len(found)


@pytest.mark.pages
def test_on_a_phone_drawn_views_fit_or_show_that_their_box_scrolls(page: Page, service: Served) -> None:
    beyond = "() => { const box = document.getElementById('drawn'); return box.scrollWidth - box.clientWidth; }"
    opened(page, service, f"{PARTNERS}&view=bars", width=390, height=844)
    assert page.locator("#drawn svg").evaluate("svg => svg.viewBox.baseVal.width") == 420
    assert page.evaluate(beyond) <= 1
    page.goto(f"{service.url}{PARTNERS}&view=map")
    expect(page.locator(".drawing.more-right")).to_be_visible(timeout=60_000)
    assert page.evaluate(beyond) > 390
    # The page itself does not scroll sideways; downwards it scrolls over the drawing, too.
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.locator("#drawn").hover()
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => scrollY > 100")
    page.locator("#drawn").evaluate("box => box.scrollTo(box.scrollWidth, 0)")
    expect(page.locator(".drawing.more-left")).to_be_visible()
    expect(page.locator(".drawing.more-right")).to_have_count(0)


@pytest.mark.pages
def test_the_page_as_it_opens(page: Page, service: Served) -> None:
    """Seen first, nodes in their layers, scrolling, files, print: what changes nothing, on one page."""
    opened(page, service, PARTNERS, width=1440, height=900)
    seen_first(page, 1440, 900)
    page.set_viewport_size({"width": 1280, "height": 900})
    nodes_stand_in_their_layers(page)
    large_nodes_have_labels_apart(page)
    the_page_scrolls_over_the_picture(page)
    the_picture_is_saved(page, service)
    # The picture with its legend is one sheet, what else it says another.
    assert pages_printed(page) == 2
    page.goto(f"{service.url}/network/partners.sheet.html?edition=2024&view=map")
    expect(page.locator("figure svg")).to_be_visible()
    assert pages_printed(page) == 1


def pages_printed(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))


def nodes_stand_in_their_layers(page: Page) -> None:
    found = page.evaluate(
        """() => { const {graph} = entramadoNetwork;
        const bands = Object.fromEntries(entramadoNetwork.about.bands.map((b) => [b.name, b]));
        return graph.mapNodes((n, d) => 1 - d.y > bands[d.layer].top && 1 - d.y < bands[d.layer].bottom); }"""
    )
    assert len(found) > 100
    assert all(found)
    assert page.evaluate("() => entramadoNetwork.graph.type") == "directed"
    assert page.locator(".bands div").count() >= 5


def large_nodes_have_labels_apart(page: Page) -> None:
    """The twelve largest nodes have their labels, and no two labels lie on one another."""
    found = page.evaluate(
        """() => { const {labelled} = entramadoNetwork;
        const nodes = entramadoNetwork.nodesInSight().sort((a, b) => b.size - a.size);
        const boxes = [...labelled.values()].map(({box}) => box);
        const apart = (a, b) => a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3];
        return [nodes.slice(0, 12).map(({key}) => labelled.has(key)),
                boxes.length, boxes.every((a, i) => boxes.every((b, j) => j <= i || apart(a, b)))]; }"""
    )
    assert found[0] == [True] * 12
    assert found[1] > 20
    assert found[2]


def the_page_scrolls_over_the_picture(page: Page) -> None:
    box = page.locator("#picture").bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => scrollY > 100")
    assert page.evaluate("() => entramadoNetwork.renderer.getCamera().ratio") == 1
    page.evaluate("() => scrollTo(0, 0)")


def the_picture_is_saved(page: Page, service: Served) -> None:
    page.locator(".more-controls summary").click()
    shown = page.evaluate(
        """() => [entramadoNetwork.graph.order, entramadoNetwork.graph.size,
                 entramadoNetwork.renderer.getDimensions().width]"""
    )
    for label, start in (("Imagen PNG", b"\x89PNG"), ("Imagen SVG", b"<svg")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        data = Path(waiting.value.path()).read_bytes()
        assert data.startswith(start)
        assert len(data) > 10_000
        assert waiting.value.suggested_filename == f"partners-2024-layers.{'svg' if start == b'<svg' else 'png'}"
        if start == b"<svg":
            text = data.decode()
            assert (text.count('class="node"'), text.count('class="head"')) == (shown[0], shown[1])
            # Title and edition, bands, legend, caution, address, build.
            for said in (
                "Quién nombra a quién · 2024",
                "Sociedad civil",
                "y academia",
                "Gobierno federal",
                "Una flecha",
            ):
                assert f">{said}" in text
            assert f">{service.url}/network/partners?edition=2024" in text
            assert ">Build " in text
        else:
            assert int.from_bytes(data[16:20], "big") == 2 * shown[2]


@pytest.mark.pages
def test_a_tie_opens_its_evidence_and_the_address_keeps_it(page: Page, service: Served) -> None:
    opened(page, service, PARTNERS)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.locator("#ties tbody tr button").first.click()
    lines = page.locator("#card .evidence a.cite").first
    expect(lines).to_have_attribute("href", re.compile(r"/page/document/compendio-2024\?lines=\d+-\d+"))
    assert "tie=" in page.url
    heading = page.locator("#card h2").inner_text()
    page.reload()
    expect(page.locator("#card h2")).to_have_text(heading, timeout=60_000)
    target = lines.get_attribute("href")
    assert get(service, str(target), Accept="text/html").status == 200
    assert faults == []
    # With a card open, in either scheme, which differ in colours only.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert faults_that_axe_finds(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults_that_axe_finds(page, "color-contrast") == []
    page.emulate_media(color_scheme="light")


@pytest.mark.pages
def test_without_webgl_there_is_the_static_picture(browser: Browser, service: Served) -> None:
    page = browser.new_page()
    page.add_init_script(
        """const context = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return kind.startsWith("webgl") ? null : context.call(this, kind, ...more);
        };"""
    )
    page.goto(service.url + PARTNERS)
    picture = page.locator("#picture img")
    expect(picture).to_have_attribute("src", "/network/partners.svg?edition=2024&view=layers", timeout=60_000)
    expect(picture).to_be_visible()
    assert page.evaluate("() => document.querySelector('#picture img').decode().then(() => true)")
    assert page.locator("#nodes tbody tr").count() > 50
    page.close()


@pytest.mark.pages
def test_the_time_slider_changes_the_edition_everywhere(page: Page, service: Served) -> None:
    asked = opened(page, service, "/network/partners?edition=2024&color=community&view=free")
    before = page.locator("#status").inner_text()
    place = page.evaluate("() => entramadoNetwork.graph.getNodeAttribute(entramadoNetwork.named('inm'), 'x')")
    asked.clear()
    slider = page.get_by_label("Edición").and_(page.locator("input"))
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => entramadoNetwork.about.parameters.edition === '2021'", timeout=60_000)
    expect(page.locator("#status")).not_to_have_text(before)
    assert "edition=2021" in page.url
    assert "color=community" in page.url
    # The table begins with its first rows; all of them are a click away, and the address says so.
    order = page.evaluate("() => entramadoNetwork.graph.order")
    expect(page.locator("#tables .files a").first).to_have_attribute("href", re.compile("edition=2021"), timeout=60_000)
    assert page.locator("#nodes tbody tr").count() == 100 < order
    page.locator("#tables .more a").first.click()
    expect(page.locator("#nodes tbody tr")).to_have_count(order, timeout=60_000)
    assert "rows=all" in page.url
    assert place == page.evaluate("() => entramadoNetwork.graph.getNodeAttribute(entramadoNetwork.named('inm'), 'x')")
    # Data and the tables are asked for, never the page.
    paths = {urllib.parse.urlsplit(address).path for address in asked}
    assert {path for path in paths if path.startswith("/network/")} == {
        "/network/partners.picture.json",
        "/network/partners.tables.html",
    }
    # One step back: the edition of before, in the address, the form and the picture.
    page.get_by_role("button", name="Deshacer").click()
    page.wait_for_function("() => entramadoNetwork.about.parameters.edition === '2024'", timeout=60_000)
    assert page.locator("#edition").input_value() == "2024"
    expect(page.locator("#status")).to_have_text(before, timeout=60_000)
    assert "edition=2024" in page.url
    expect(page.locator("#tables .files a").first).to_have_attribute("href", re.compile("edition=2024"), timeout=60_000)


@pytest.mark.pages
def test_filters_search_and_sorting_work_by_keyboard(page: Page, service: Served) -> None:
    opened(page, service, "/en/network/partners?edition=2024")
    page.get_by_label("Find a node").fill("inm")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_be_focused()
    assert "find=inm" in page.url
    assert page.locator("#found").inner_text() == "One node for “inm”: INM"
    page.get_by_label("Find a node").fill("zzzz")
    expect(page.locator("#found")).to_have_text("No node of this network is “zzzz”")
    # The name's beginning, then its words, whatever the accents and capitals.
    page.get_by_label("Find a node").fill("migracion instituto nacional")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_contain_text("INM")
    page.get_by_label("Find a node").fill("inm")
    page.locator(".more-controls summary").click()
    page.get_by_label("Only ties that chance does not explain").check()
    shown = int(page.locator("#status").inner_text().split(" and ")[1].split()[0])
    kept = page.evaluate("() => entramadoNetwork.graph.filterEdges((e, d) => d.significant).length")
    assert shown == kept
    heading = page.locator('#nodes th[data-key="betweenness"]')
    heading.locator("button").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    values = page.eval_on_selector_all(
        "#nodes tbody tr",
        """rows => { const at = [...document.querySelector('#nodes thead tr').children]
                   .findIndex(h => h.dataset.key === 'betweenness');
                   return rows.map(r => Number(r.children[at].dataset.value)); }""",
    )
    assert values == sorted(values, reverse=True)
    page.locator("#nodes tbody tr button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card h3").first).to_contain_text("Names")
    expect(page.locator("#card h3").last).to_contain_text("Named by")
    assert "sort=-betweenness" in page.url


@pytest.mark.pages
def test_views_that_the_server_draws_are_chosen_marked_and_taken_along(page: Page, service: Served) -> None:
    opened(page, service, "/en/network/partners?edition=2024&ego=inm&view=rings")
    ring = page.locator("#drawn svg")
    expect(ring).to_be_visible()
    middle = page.locator("#drawn [data-node$='/inm'] circle")
    assert float(str(middle.get_attribute("cx"))) == 600
    # A tie opens its card; a row of the table marks the same tie; what is not of it steps aside.
    page.locator("#drawn [data-tie$='--inm']").first.dispatch_event("click")
    expect(page.locator("#card h2")).to_contain_text("→ INM")
    expect(page.locator("#card .evidence a.cite").first).to_be_visible()
    assert page.locator("#drawn [data-tie]:not(.aside)").count() == 1
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#drawn .aside")).to_have_count(0)
    page.locator("#drawn [data-node$='/oim']").dispatch_event("click")
    expect(page.locator("#card h2")).to_have_text("IOM")
    page.locator(".more-controls summary").click()
    for label, start in (("PNG picture", b"\x89PNG"), ("SVG picture", b"<svg")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        data = Path(waiting.value.path()).read_bytes()
        assert data.startswith(start)
        assert waiting.value.suggested_filename == f"partners-inm-2024-rings-oim.{label[:3].lower()}"
        if start == b"<svg":
            for said in (
                "2024, inm: as a ring",
                "An arrow says",
                "Federal government",
                "Build ",
                f">{service.url}/en/",
            ):
                assert said in data.decode()
        else:
            assert int.from_bytes(data[16:20], "big") == 2400
    embedded = page.get_by_label("To put it into another page:").input_value()
    assert f"{service.url}/en/network/partners.sheet.html?edition=2024&ego=inm&view=rings" in embedded
    page.get_by_label("View").select_option("layers")
    expect(page.locator(".bands div").first).to_be_visible(timeout=60_000)
    expect(ring).to_have_count(0)
    assert "view=layers" in page.url


@pytest.mark.pages
def test_two_thousand_nodes_and_twenty_thousand_ties_are_looked_at_once(page: Page, service: Served) -> None:
    opened(page, service, PARTNERS)
    counted = json.loads(
        page.evaluate(
            """() => {
      const picture = window.entramadoNetwork, kept = picture.graph.export();
      const nodes = [], ties = [], random = (seed => () => (seed = (seed * 16807) % 2147483647) / 2147483647)(7);
      const some = kept.nodes[0].attributes, tie = kept.edges[0].attributes;
      for (let i = 0; i < 2000; i++) {
        nodes.push({key: `n${i}`, attributes: {...some, label: `n${i}`, x: random(), y: random()}});
      }
      const seen = new Set();
      while (ties.length < 20000) {
        const [a, b] = [Math.floor(random() * 2000), Math.floor(random() * 2000)];
        if (a < b && !seen.has(a * 2000 + b)) {
          seen.add(a * 2000 + b);
          ties.push([a, b, 1 + Math.floor(3 * random()), tie.roles, tie.editions]);
        }
      }
      const count = {node: 0, tie: 0};
      for (const [name, key] of [['drawNode', 'node'], ['drawTie', 'tie']]) {
        const draw = picture[name].bind(picture);
        picture[name] = (...given) => { count[key] += 1; return draw(...given); };
      }
      picture.load({attributes: kept.attributes, nodes, ties});
      const load = {...count};
      for (let i = 0; i < 10; i++) picture.renderer.render();
      return JSON.stringify({load, after: count});
    }"""
        )
    )
    # Loading looks at each node and tie once or twice; drawing again looks at none.
    assert 2000 <= counted["load"]["node"] <= 4000
    assert 20_000 <= counted["load"]["tie"] <= 40_000
    assert counted["after"] == counted["load"]
