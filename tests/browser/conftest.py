"""The page in a real browser: Debian's chromium and chromium-driver, or others of these names on the path."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT
from tests.sql.rows import article, claim, fact, lake_of

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

PATIENCE_SECONDS = 60.0
"""How long a page may take on a machine that is busy with other tests; an idle one needs two seconds."""


@dataclass(frozen=True, slots=True)
class Page:
    """A browser at one server; every wait ends as soon as what is waited for is there."""

    driver: Chrome
    address: str

    def open(self, query: str = "") -> None:
        """Load the page anew, as somebody with a link would, and wait until it has settled."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/{query}")
        self.settle()

    def settle(self) -> None:
        """Wait until a headline is there and nothing is being drawn any more."""

        def is_settled() -> bool:
            return bool(self.all("h1")) and not self.all("[data-test-script-state='running'], [data-stale='true']")

        self.until(is_settled, "the page to settle")

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition."""
        from selenium.common.exceptions import StaleElementReferenceException

        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except StaleElementReferenceException:
                continue
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {what}; the page says: {self.text()[:2000]}")

    def all(self, selector: str) -> list[WebElement]:
        """The elements of a CSS selector."""
        return self.driver.find_elements("css selector", selector)

    def text(self) -> str:
        """What a reader sees."""
        return str(self.driver.find_element("css selector", "body").text)

    def errors(self) -> list[str]:
        """What the browser's console calls an error, since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    pytest.importorskip("selenium", reason="selenium is not installed (dev extra)")
    pytest.importorskip("streamlit", reason="streamlit is not installed (dashboard extra)")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver_path = shutil.which("chromedriver")
    if not browser or not driver_path:
        pytest.skip("no browser: apt-get install chromium chromium-driver")
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options=options, service=ChromeService(driver_path)) as driver:
        yield driver


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address of the page over a lake, served by `tallywire dashboard` until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["-c", "from tallywire.cli import main; main()", "dashboard", "--lake", str(root), "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": f"{PROJECT_ROOT / 'src'}{os.pathsep}{PROJECT_ROOT}"}
    with subprocess.Popen([sys.executable, *command], env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError("the page's server did not start")


@pytest.fixture(scope="session")
def servers() -> Iterator[Callable[[Path], str]]:
    """Serve a lake until the tests end, each lake once."""
    started: dict[Path, str] = {}
    with ExitStack() as stack:

        def serve(root: Path) -> str:
            if root not in started:
                started[root] = stack.enter_context(serving(root))
            return started[root]

        yield serve


@pytest.fixture
def page(chrome: Chrome, servers: Callable[[Path], str], samples_lake: Lake) -> Page:
    """The page over the samples, in a wide window."""
    chrome.set_window_size(1280, 1500)
    chrome.get_log("browser")
    return Page(chrome, servers(samples_lake.root))


HOSTILE_TITLE = "<script>window.hacked=1</script><b>Bold</b> **bold** [x](javascript:alert(1)) $x$ :material/home:"
HOSTILE_QUOTE = "4,000 <img src=x onerror='window.hacked=1'> soldiers"
HOSTILE_TEXT = f"The <b>army</b> moved {HOSTILE_QUOTE} & 'more' to the **border**."


@pytest.fixture(scope="session")
def hostile_lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """One article that tries to be markup wherever it can."""
    document, read, story = article(
        HOSTILE_TEXT,
        title=HOSTILE_TITLE,
        url="javascript:window.hacked=1",
        site="<i>site</i>",
        authors=["<u>author</u>"],
        source="<img src=x onerror='window.hacked=1'>",
    )
    says = "<em>officials</em>"
    moved = fact(read, HOSTILE_QUOTE, value=4000.0, actor="NOR", location="FIN", attribution=says, confidence=0.9)
    said = fact(read, "4,000", value=9000.0, actor="NOR", location="FIN", attribution=says, confidence=0.9)
    rows = [document, read, story, moved, said, claim(moved), claim(said)]
    return lake_of(tmp_path_factory.mktemp("hostile") / "lake", rows)
