"""The app in a real browser: every page in both themes, on a desk and a phone; keys, a correction that stays, a paste that is read.

``REPORTEDLY_SHOTS=FOLDER`` keeps what was looked at as pictures.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import PACK, standing_job

from reportedly.run import Ledger
from reportedly.web import Adding, Library, article_file, write_site
from reportedly.web.app import application

CHROMIUM = shutil.which("chromium")
playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: no real browser looks at the app"
)
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe is not installed: nothing is checked for accessibility"
)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: no real browser looks at the app"),
    pytest.mark.timeout(600),
]
DESK, PHONE, WALL = (1280, 900), (360, 740), (3840, 2160)
PAGES = ("/", "/threads", "/articles", "/map", "/sources", "/search?words=bridge", "/add", "/decisions", "/place?name=Orlesk",
         "/who?name=Ivo+Darrant", "/compare?one=Ilmerian+Press+Agency&other=Zelmin+News+Agency", "/no-such-page")  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "preload": False}


@pytest.fixture(scope="module")
def own_library(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("browsed") / "own.sqlite"
    shutil.copy(example, path)
    with Ledger(path, create=False) as ledger:
        yield Library(ledger, (PACK,))


@pytest.fixture(scope="module")
def home(own_library: Library) -> Iterator[str]:
    """A server of a copy of the example ledger."""
    import uvicorn

    app = application(own_library, adding=Adding(own_library, standing_job(), None), who="Ada")
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Looking:
    """A window, what it complained of, and what it asked for."""

    def __init__(self, browser: object, size: tuple[int, int] = DESK, theme: str = "light") -> None:
        self.context = browser.new_context(  # type: ignore[attr-defined]
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce"
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda it: self.complaints.append(it.text) if it.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda it: self.complaints.append(str(it)))
        self.page.on("request", lambda it: self.asked.append(it.url))

    def quiet(self, home: str) -> None:
        """Nothing was complained of but pages that are meant not to be there, and nobody else was asked."""
        assert [each for each in self.complaints if "404" not in each] == []
        assert [each for each in self.asked if not each.startswith((home, "data:", "blob:"))] == []


@pytest.fixture
def look(browser: object) -> Iterator[object]:
    windows: list[Looking] = []

    def look(size: tuple[int, int] = DESK, theme: str = "light") -> Looking:
        windows.append(Looking(browser, size, theme))
        return windows[-1]

    yield look
    for each in windows:
        each.context.close()


def shot(it: Looking, name: str) -> None:
    folder = os.environ.get("REPORTEDLY_SHOTS")
    if folder:
        it.page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def barriers(it: Looking) -> list[str]:
    """What keeps somebody from using the page, as axe-core sees it."""
    found = axe.Axe().run(it.page, options=RULES).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def some_pages(library: Library) -> tuple[str, ...]:
    """Every kind of page, an article, a disputed thread, one of several claims, and one with figures."""
    from reportedly.model import Question

    disputed = library.ledger.threads(Question(status="disputed")).threads[0].id
    several = library.ledger.threads(order="claims").threads[0].id
    claim = next(iter(library.ledger.claims(who="Ivo Darrant")))
    twice = next(each.id for each in library.ledger.articles() if each.versions == 2)
    return (
        *PAGES, f"/threads/{disputed}", f"/threads/{several}", f"/articles/{claim.article}?claim={claim.claim}#{claim.claim}",
        f"/articles/{twice}/changes", f"/decide?target={claim.article}/{claim.claim}",
    )  # fmt: skip


def named(path: str) -> str:
    return re.sub(r"[^a-z]+", "-", re.sub(r"[0-9a-f]{16}", "", path.partition("?")[0])).strip("-") or "brief"


@pytest.mark.parametrize(
    ("size", "theme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark"), (WALL, "light")]
)
def test_every_page_is_whole_and_open_to_everybody(
    home: str, own_library: Library, look: object, size: tuple[int, int], theme: str
) -> None:
    it = look(size, theme)  # type: ignore[operator]
    wrong: list[str] = []
    for path in some_pages(own_library):
        it.page.goto(f"{home}{path}", wait_until="load")
        if path.startswith("/map"):
            it.page.wait_for_selector("#map[data-drawn]")
        shot(it, f"{named(path)}-{size[0]}-{theme}")
        if size != WALL:
            wrong += [f"{path}: {each}" for each in barriers(it)]
        width = it.page.evaluate("document.documentElement.scrollWidth")
        if width > size[0]:
            wrong.append(f"{path}: {width} pixels wide")
    assert wrong == []
    it.quiet(home)


def test_one_reads_with_the_keyboard_alone(home: str, own_library: Library, look: object) -> None:
    it = look()  # type: ignore[operator]
    claim = next(iter(own_library.ledger.claims(who="Ivo Darrant")))
    it.page.goto(f"{home}/")
    it.page.keyboard.press("Tab")
    assert it.page.evaluate("document.activeElement.textContent") == "Skip to the page"
    it.page.keyboard.press("Enter")
    assert it.page.evaluate("document.activeElement.id") == "main"
    it.page.goto(f"{home}/articles/{claim.article}")
    for number in ("c1", "c2"):
        it.page.keyboard.press("j")
        assert it.page.evaluate("document.activeElement.dataset.claims") == number
        assert it.page.evaluate("document.querySelectorAll('.segment.lit').length") > 0
    it.page.keyboard.press("k")
    assert it.page.evaluate("document.activeElement.dataset.claims") == "c1"
    assert it.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != ""


def test_a_claim_is_rejected_by_key_and_comes_back(home: str, own_library: Library, look: object) -> None:
    it = look()  # type: ignore[operator]
    claim = next(each for each in own_library.ledger.claims(who="Ivo Darrant") if each.claim != "c1")
    it.page.goto(f"{home}/articles/{claim.article}")
    for _ in range(int(claim.claim.removeprefix("c"))):
        it.page.keyboard.press("j")
    with it.page.expect_navigation():
        it.page.keyboard.press("x")
    assert "Noted: reject" in it.page.text_content("form.note")
    assert it.page.locator(f"#note-{claim.claim}.rejected").count() == 1
    it.page.goto(f"{home}/articles/{claim.article}")
    assert it.page.locator(f"#note-{claim.claim}.rejected").count() == 1
    it.page.goto(f"{home}/decisions")
    with it.page.expect_navigation():
        it.page.get_by_role("button", name="Undo").first.click()
    it.page.goto(f"{home}/articles/{claim.article}")
    assert it.page.locator(f"#note-{claim.claim}.rejected").count() == 0
    it.quiet(home)


def test_a_correction_survives_a_reload(home: str, own_library: Library, look: object) -> None:
    it = look()  # type: ignore[operator]
    claim = next(iter(own_library.ledger.claims(who="Rurik Stahm")))
    it.page.goto(f"{home}/decide?target={claim.article}/{claim.claim}")
    form = it.page.locator("form[aria-label=Correct]")
    form.locator("input[name=field-side]").fill("norrey")
    form.locator("input[name=why]").fill("as a test")
    with it.page.expect_navigation():
        form.get_by_role("button", name="Correct").click()
    for _ in range(2):
        assert "side is norrey" in it.page.text_content(f"#note-{claim.claim}")
        it.page.reload()
    it.quiet(home)


def test_the_search_answers_as_one_types_and_its_address_holds_it(home: str, look: object) -> None:
    it = look()  # type: ignore[operator]
    it.page.goto(f"{home}/search")
    everything = it.page.text_content("#results .tally")
    it.page.locator("input[name=words]").press_sequentially("pontoon", delay=30)
    it.page.wait_for_function("before => document.querySelector('#results .tally').textContent !== before", arg=everything)
    it.page.wait_for_url("**/search?words=pontoon")
    found = it.page.locator("#results blockquote").all_text_contents()
    assert found
    assert all("pontoon" in each.lower() for each in found)
    it.page.locator("#results blockquote a").first.click()
    assert it.page.locator(".segment.content.on").count() > 0
    it.quiet(home)


def test_a_paste_becomes_claims(home: str, look: object) -> None:
    it = look()  # type: ignore[operator]
    it.page.goto(f"{home}/add")
    it.page.locator("textarea").fill("Boats\n\nFishing boats may leave again today, Petra Wendle said.\n")
    it.page.locator("input[name=outlet]").fill("Courier")
    with it.page.expect_navigation():
        it.page.get_by_role("button", name="Add the text").click()
    it.page.wait_for_selector(".became-added a")
    it.page.locator(".became-added a").first.click()
    assert "Petra Wendle" in it.page.text_content(".voice")
    assert "Fishing boats may leave again today" in it.page.text_content("#text")
    it.quiet(home)


def test_the_slider_of_the_map_hides_what_came_later(home: str, look: object) -> None:
    it = look()  # type: ignore[operator]
    it.page.goto(f"{home}/map")
    it.page.wait_for_selector("#map[data-drawn]")
    every = it.page.locator("li.place:visible").count()
    it.page.locator("#day").fill("0")
    assert 0 < it.page.locator("li.place:visible").count() < every
    it.page.locator("#borders").check()
    it.quiet(home)


def test_findings_are_filtered_and_dark_is_chosen_for_good(home: str, own_library: Library, look: object) -> None:
    it = look()  # type: ignore[operator]
    for each in own_library.ledger.articles():
        it.page.goto(f"{home}/articles/{each.id}")
        if it.page.locator(".finding").count():
            break
    it.page.locator(".finding-filter input[name=severity]").first.uncheck()
    assert it.page.locator(".finding:visible").count() < it.page.locator(".finding").count()
    it.page.locator("button.theme").click()
    assert it.page.evaluate("document.documentElement.dataset.theme") == "dark"
    it.page.goto(f"{home}/threads")
    assert it.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 25, 28)"
    it.quiet(home)


def test_pages_work_without_script(browser: object, home: str, own_library: Library) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    claim = next(iter(own_library.ledger.claims(who="Rurik Stahm")))
    for path in some_pages(own_library):
        page.goto(f"{home}{path}")
        assert page.locator("h1").count() == 1
    page.goto(f"{home}/articles/{claim.article}?claim={claim.claim}#{claim.claim}")
    assert page.locator(".segment.content.on").count() > 0
    context.close()


def test_files_work_from_the_disk(own_library: Library, tmp_path: Path, look: object) -> None:
    write_site(own_library, tmp_path / "site")
    it = look()  # type: ignore[operator]
    root = (tmp_path / "site").as_uri()
    it.page.goto(f"{root}/search.html")
    it.page.locator("#q").fill("pontoon")
    it.page.locator("#results blockquote a").first.click()
    it.page.wait_for_selector(".segment.content.on")
    it.page.goto(f"{root}/map.html")
    it.page.wait_for_selector("#map[data-drawn]")
    for name in ("index", "threads", "sources"):
        it.page.goto(f"{root}/{name}.html")
        assert barriers(it) == []
    (tmp_path / "one.html").write_bytes(article_file(own_library))
    it.page.goto((tmp_path / "one.html").as_uri())
    it.page.keyboard.press("j")
    assert it.page.evaluate("document.querySelectorAll('.segment.lit').length") > 0
    it.quiet("file://")
