"""Every page in a browser: axe-clean on desktop and phone, light and dark; nothing from outside; no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.api.site.addresses import ADDRESSES, AUDITED, ENGLISH, LED_TO
from tests.api.site.conftest import AXE

pytestmark = pytest.mark.pages

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 120_000
_RUN = """async rules => {
  const chosen = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
  const found = await axe.run(document, {preload: false, resultTypes: ["violations"], ...chosen});
  return found.violations.map(v => `${v.id}: ` + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(" | "));
}"""
# What a colour scheme or a narrow screen can break; all else is in the marks, which stay the same.
OF_APPEARANCE = ("color-contrast", "link-in-text-block", "scrollable-region-focusable")
# In English and in dark with all rules: a page of text, one of tables, one of lists.
WHOLLY_AUDITED = ("/en", "/en/search?q=consul", "/en/compare")


@dataclass
class Heard:
    """What a page asked for and complained about."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def heard() -> Heard:
    return Heard()


@pytest.fixture(scope="module")
def tab(browser: Browser, site: str, heard: Heard) -> Iterator[Page]:
    """One tab that all tests share."""
    context = browser.new_context(viewport=DESKTOP, locale="es-MX", reduced_motion="reduce")  # type: ignore[arg-type]
    found = context.new_page()
    # The first request for the downloads makes them.
    found.set_default_timeout(PATIENCE_MS)
    found.on("request", lambda r: None if r.url.startswith((site, "data:", "blob:")) else heard.outside.append(r.url))
    found.on("console", lambda m: heard.errors.append(m.text) if m.type == "error" else None)
    found.on("pageerror", lambda error: heard.errors.append(str(error)))
    yield found
    context.close()


# How far the right edge of a column lies from its table's box, for columns that say where something is read.
_LINES = """() => [...document.querySelectorAll(".scroll")].flatMap(box => [...box.querySelectorAll("thead th")]
  .filter(head => /^(L.neas?|D.nde se lee)$/.test(head.innerText))
  .map(head => head.getBoundingClientRect().right - box.getBoundingClientRect().right))"""


@pytest.fixture
def page(tab: Page, heard: Heard) -> Iterator[Page]:
    """The tab as a reader at a desk has it; nothing came from outside and nothing went wrong."""
    tab.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    tab.emulate_media(color_scheme="light", media="screen")
    yield tab
    outside, errors = list(heard.outside), list(heard.errors)
    heard.outside.clear()
    heard.errors.clear()
    assert outside == []
    # A page that tells a 404 is one; Chromium logs its status as an error.
    assert [text for text in errors if "404" not in text] == []


def audit(page: Page, *rules: str) -> None:
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(_RUN, list(rules)) == []


def look_over(page: Page, *, whole: bool = True) -> None:
    """All rules on desktop in light, those of appearance on a phone in dark; no page is wider than a phone."""
    if whole:
        audit(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    if whole:
        audit(page, *OF_APPEARANCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_clean(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    assert page.title() and page.locator("h1").count() == 1
    look_over(page, whole=address in AUDITED)


def test_every_audited_page_is_one_of_the_pages() -> None:
    assert set(ADDRESSES) >= AUDITED


@pytest.mark.parametrize(("address", "link"), LED_TO)
def test_the_page_a_list_leads_to_is_clean(page: Page, site: str, address: str, link: str) -> None:
    page.goto(site + address)
    page.locator(link).first.click()
    page.wait_for_load_state()
    look_over(page, whole="/page/entry/" not in page.url)


@pytest.mark.parametrize("address", ENGLISH)
def test_an_english_page_is_clean(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    assert page.get_attribute("html", "lang") == "en"
    if address in WHOLLY_AUDITED:
        page.emulate_media(color_scheme="dark")
        audit(page)
    audit(page, "html-has-lang", "html-lang-valid", "valid-lang", "document-title", "duplicate-id-aria")
    other = page.locator("a.language").get_attribute("href")
    assert other is not None and not other.startswith("/en")


def test_filters_are_chosen_and_taken_back_by_keyboard_and_stay_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}/explore")
    before = page.locator("#found").inner_text()
    choice = page.locator("section[aria-labelledby=facet-objective] .values a").first
    count = page.locator("section[aria-labelledby=facet-objective] .values .n").first.inner_text()
    choice.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**objective=*")
    assert page.locator("#found").inner_text().startswith(f"{count} ")
    page.reload()
    assert page.locator("#found").inner_text().startswith(f"{count} ")
    page.locator(".chips.chosen a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore")
    assert page.locator("#found").inner_text() == before


def test_filters_fold_away_on_a_phone_and_open(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site}/explore")
    first = page.locator(".values a").first
    assert not first.is_visible()
    page.locator(".filters > summary").click()
    assert first.is_visible()


def test_the_search_field_of_any_page_leads_to_results(page: Page, site: str) -> None:
    page.goto(f"{site}/en/map")
    page.fill("header input[name=q]", "consulado")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=consulado")
    assert page.locator("ol.hits li").count() > 0


def test_a_matrix_cell_leads_to_just_its_entries(page: Page, site: str) -> None:
    page.goto(f"{site}/matrix/state-objective?document=compendio-2024")
    cell = page.locator("table.matrix td[class^=heat] a").first
    count = cell.inner_text().split()[0]
    cell.click()
    page.wait_for_url("**/explore?*")
    assert page.locator("#found").inner_text().startswith(f"{count} ")


def test_the_query_behind_a_table_opens_in_the_editor(page: Page, site: str) -> None:
    page.goto(f"{site}/map")
    page.locator("details.behind:not(.take) summary").click()
    link = page.locator("details.behind:not(.take) a").get_attribute("href")
    assert link is not None
    page.goto(urljoin(site, link))
    page.wait_for_selector(".cm-content")
    assert "geo:lat" in page.locator(".cm-content").inner_text()


def test_pages_print_without_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}/reconciliation")
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert not page.locator("form.filter-form").is_visible()
    assert page.locator("table.claims").is_visible()


def test_paper_is_light_whatever_the_screen_is_and_says_where_it_is_from(page: Page, site: str) -> None:
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
    page.goto(f"{site}/figures?counts=money")
    light = page.evaluate(ink)
    assert not page.locator(".on-paper").is_visible()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ink) != light
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ink) == light
    assert "/figures?counts=money" in page.locator(".on-paper").inner_text()


def test_what_is_folded_is_hidden_till_it_is_opened_and_is_on_paper(page: Page, site: str) -> None:
    page.goto(f"{site}/page/institution/comar")
    folded = page.locator("details.rest").first
    link = folded.locator("a").first
    assert not link.is_visible()
    folded.locator("summary").click()
    assert link.is_visible()
    folded.locator("summary").click()
    page.emulate_media(media="print")
    assert link.is_visible()


def test_a_chart_is_kept_as_a_picture_of_twice_its_size(page: Page, site: str) -> None:
    page.goto(f"{site}/page/objective/20")
    page.locator("details.take summary").first.click()
    with page.expect_download() as download:
        page.locator("a[data-png]").first.click()
    picture = download.value.path().read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 1800


@pytest.mark.parametrize(
    "path", ["/page/institution/comar", "/page/institution/inm", "/page/objective/8", "/queries/funders", "/figures"]
)
def test_where_something_is_read_stands_within_a_small_screen(page: Page, site: str, path: str) -> None:
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(f"{site}{path}")
    beyond = page.evaluate(_LINES)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    assert beyond and max(beyond) <= 1


def test_a_table_of_counts_is_sorted_by_an_edition(page: Page, site: str) -> None:
    page.goto(f"{site}/en/page/population/nna")
    table = page.locator("#topic-reporters table")
    at = table.locator("thead th").all_inner_texts().index("2024")
    table.locator("thead th").nth(at).locator("button").click()
    counts = [int(text) for text in table.locator(f"tbody tr > :nth-child({at + 1})").all_inner_texts() if text != "–"]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) > 1
    assert table.locator("thead th").nth(at).get_attribute("aria-sort") == "descending"


def test_a_long_table_unfolds(page: Page, site: str) -> None:
    page.goto(f"{site}/en/compare")
    rest = page.locator("#institutions tbody.rest tr")
    assert rest.count() and not rest.first.is_visible()
    page.locator("#institutions .all-rows input").check()
    assert rest.last.is_visible()
