"""The page, as a reader meets it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tallywire.lake import Lake
from tests.browser.conftest import HOSTILE_QUOTE, HOSTILE_TEXT, HOSTILE_TITLE, Page

pytest.importorskip("selenium", reason="selenium is not installed (dev extra)")
from selenium.webdriver import ActionChains, Keys

PAGES = ["Figures", "Aid", "Disputed", "Articles", "Runs"]
SCREENSHOTS = os.environ.get("TALLYWIRE_SCREENSHOTS")
"""A folder that gets a picture of each page, for docs/images."""


def photograph(page: Page, name: str, height: int = 1150) -> None:
    if SCREENSHOTS:
        page.driver.set_window_size(1280, height)
        page.settle()
        page.driver.save_screenshot(str(Path(SCREENSHOTS) / f"{name}.png"))


def choose(page: Page, label: str, option: str) -> None:
    """Type into the box of that label, as somebody without a mouse would."""
    (box,) = page.all(f"input[aria-label='{label}']")
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys(option, Keys.ENTER)


def marks(page: Page) -> list[str]:
    return [mark.get_attribute("aria-label") or "" for mark in page.all(".mark-symbol path[aria-label]")]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.driver.current_url).query)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_loads_without_an_error(page: Page, name: str) -> None:
    page.open(f"?page={name}")
    assert page.all("h1")[0].text == name
    assert "Nothing to show" not in page.text()
    assert not page.all("[data-testid='stException'], [data-testid='stAlertContentError']")
    photograph(page, name.lower())
    assert page.errors() == []


def test_a_filter_changes_the_chart(page: Page) -> None:
    page.open()
    page.until(lambda: marks(page), "the chart")
    before = marks(page)
    choose(page, "Kind", "Displaced")
    page.until(lambda: marks(page) and marks(page) != before, "another chart")
    assert query(page)["kind"] == ["Displaced"]
    (chart,) = page.all("[data-testid='stVegaLiteChart']")
    assert "displaced" in (chart.get_attribute("aria-label") or "")


def test_a_click_leads_to_the_highlighted_sentence_and_on_to_the_text(page: Page) -> None:
    page.open()
    page.until(lambda: marks(page), "the chart")
    symbol = page.all(".mark-symbol path[aria-label]")[-1]
    ActionChains(page.driver).move_to_element(symbol).click().perform()
    page.until(lambda: page.all(".tw-line mark"), "the evidence")
    quote = page.all(".tw-line mark")[0].text
    sentence = page.all(".tw-line mark")[0].find_element("xpath", "..").text
    assert quote
    assert quote in sentence
    assert len(sentence) > len(quote) + 10, "the sentence around it, not the quote alone"
    photograph(page, "evidence")
    page.driver.find_element("partial link text", "in the text of").click()
    page.until(lambda: page.all(".tw-text mark.chosen"), "the article with the quote standing out")
    assert page.all(".tw-text mark.chosen")[0].text == quote
    assert sentence.strip("“”") in page.all(".tw-text")[0].text
    photograph(page, "article")
    assert page.errors() == []


def test_the_address_restores_the_view(page: Page) -> None:
    page.open()
    page.until(lambda: marks(page), "the chart")
    choose(page, "Kind", "Aid")
    page.until(lambda: query(page).get("kind") == ["Aid"], "the filter in the address")
    page.settle()
    page.until(lambda: any("euro" in mark or "million" in mark or "billion" in mark for mark in marks(page)), "aid")
    ActionChains(page.driver).move_to_element(page.all(".mark-symbol path[aria-label]")[0]).click().perform()
    page.until(lambda: page.all(".tw-line mark"), "the evidence")
    shared, seen, drawn = urlsplit(page.driver.current_url).query, page.all(".tw-line mark")[0].text, marks(page)
    page.open(f"?{shared}")
    page.until(lambda: page.all(".tw-line mark") and marks(page), "the same view")
    assert page.all(".tw-line mark")[0].text == seen
    assert sorted(marks(page)) == sorted(drawn)
    assert page.all("input[aria-label='Kind']")[0].get_attribute("value") == "Aid"


def test_an_article_shows_what_was_removed_struck_out(page: Page, samples_lake: Lake) -> None:
    cut = next(each for each in samples_lake.records("passages") if each.reason == "caption")
    page.open(f"?page=Articles&article={cut.article_id}")
    page.until(lambda: page.all(".tw-text del"), "what was removed")
    assert any(cut.text.split()[0] in each.text for each in page.all(".tw-text del"))
    assert page.all(".tw-text mark")
    photograph(page, "removed")


def test_hostile_text_stays_text(page: Page, servers: Callable[[Path], str], hostile_lake: Lake) -> None:
    hostile = Page(page.driver, servers(hostile_lake.root))
    facts = list(hostile_lake.records("facts"))
    claim = next(each for each in hostile_lake.records("claims") if each.quote == HOSTILE_QUOTE)
    for address in (
        f"?claim={claim.claim_id}",
        f"?page=Disputed&claim={claim.claim_id}",
        "?page=Articles",
        f"?page=Articles&article={facts[0].article_id}&fact={claim.fact_ids[0]}",
        "?page=Runs",
    ):
        hostile.open(address)
        assert not hostile.all("img[src='x'], .tw-line b, .tw-line em, .tw-text b, .tw-text img, h1 b, .tw-meta i")
        assert not hostile.all("a[href^='javascript']")
        assert hostile.driver.execute_script("return window.hacked") is None
    hostile.open(f"?page=Articles&article={facts[0].article_id}&fact={claim.fact_ids[0]}")
    assert hostile.all("h1")[0].text == HOSTILE_TITLE
    assert hostile.all(".tw-text")[0].text == HOSTILE_TEXT
    assert hostile.all(".tw-text mark.chosen")[0].text == HOSTILE_QUOTE
    hostile.open(f"?claim={claim.claim_id}")
    hostile.until(lambda: hostile.all(".tw-line mark"), "the evidence")
    assert hostile.all(".tw-line mark")[0].text == HOSTILE_QUOTE
    ActionChains(hostile.driver).move_to_element(hostile.all(".mark-symbol path[aria-label]")[0]).perform()
    hostile.until(lambda: hostile.all("#vg-tooltip-element.visible"), "the tooltip")
    assert not hostile.all("#vg-tooltip-element img, #vg-tooltip-element b")
    assert hostile.driver.execute_script("return window.hacked") is None


def test_the_keyboard_is_enough(page: Page) -> None:
    page.open()
    for _ in range(12):
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
        if page.driver.switch_to.active_element.text == "Figures":
            break
    ActionChains(page.driver).send_keys(Keys.ARROW_RIGHT).perform()
    page.until(lambda: page.driver.switch_to.active_element.text == "Aid", "the next page's button to have the focus")
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    page.until(lambda: page.all("h1")[0].text == "Aid", "the page of aid")


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, name: str) -> None:
    page.driver.set_window_size(500, 1000)
    page.open(f"?page={name}")
    width = page.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_lake_says_so(
    page: Page, servers: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = tmp_path_factory.getbasetemp() / "empty" / "lake"
    empty = Page(page.driver, servers(Lake.open(root).root))
    empty.open(f"?page={name}")
    assert any(words in empty.text() for words in ("Widen the period", "No run has finished", "No figures compete"))
    assert empty.errors() == []


def test_no_lake_at_all_says_what_to_do(page: Page, servers: Callable[[Path], str], tmp_path: Path) -> None:
    address = servers(Lake.open(tmp_path / "nowhere").root)
    shutil.rmtree(tmp_path / "nowhere")  # the command would not have started without a lake
    nowhere = Page(page.driver, address)
    nowhere.open()
    assert "tallywire run" in nowhere.text()
    assert not (tmp_path / "nowhere").exists(), "looking must not make a lake"


def test_the_page_stays_right_while_a_run_publishes_under_it(
    page: Page, servers: Callable[[Path], str], hostile_lake: Lake, tmp_path: Path
) -> None:
    lake = Lake.open(tmp_path / "lake")
    for table in ("documents", "articles", "stories", "facts", "claims"):
        lake.merge(table, hostile_lake.read(table))
    claims = list(lake.records("claims"))
    more = [replace(claims[0], claim_id=f"more{number}") for number in range(40)]
    stop = threading.Event()

    def publish() -> None:
        while not stop.is_set():
            lake.merge("claims", more)
            lake.merge("claims", claims, owners=("claim_id", [each.claim_id for each in more]))

    publisher = threading.Thread(target=publish)
    publisher.start()
    live = Page(page.driver, servers(lake.root))
    seen = set()
    try:
        for _ in range(6):
            live.open()
            assert "could not be read" not in live.text()
            seen.add(next(line for line in live.text().splitlines() if " figures" in line).split(" figures")[0])
    finally:
        stop.set()
        publisher.join()
    assert seen <= {"2", "42"}, "all rows of one moment, never half of them"
    assert live.errors() == []
