"""What an article, a file's name, a pack or a record brings along to fool an eye, a terminal or a browser does nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.fuzz.standin import StandIn
from reportedly.model import Article, Metadata
from reportedly.model.errors import InputError
from reportedly.pipeline import checked, read_document
from reportedly.show import html
from reportedly.show.json_ import to_json
from reportedly.show.printable import one_line
from reportedly.sources import document_from_text
from tests.pages import ENGLISH, page_of

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")

LINK = "\x1b]8;;https://a.invalid/\x1b\\click\x1b]8;;\x07"
TITLE_BAR = "\x1b]0;owned\x07"
ERASE = "\x1b[2J\x1b[H\r\x08\x7f\x9b31m"
TURNED = "\u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f\u061c"
HOSTILE = f"{LINK}{TITLE_BAR}{ERASE}{TURNED}\u2028\ud800"
TEXT = (
    f"The harbour {HOSTILE} opens\n\nThe ferry {HOSTILE} will sail in May, Anna Holm{TURNED} said. Officials said that it was late."
    "\n\n"
    f"A source {LINK} told us it was not. “We {HOSTILE} know,” he said.\n\nThe captain said: “It is {LINK} late.\n"
    + "\nThe boats were late again, Petra Wendle said, and nobody in the town knew why. "
    * 12
)
"""Bad, but mostly text: where it is mostly controls it is refused as binary."""
BAD = frozenset(
    map(chr, [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
"""Controls that a terminal obeys, and those that turn or isolate what is read."""

PROGRAM = (
    "import sys; from benchmarks.fuzz.standin import StandIn; from reportedly.cli.opening import Opening;"
    "from reportedly.cli.program import run; sys.exit(run(sys.argv[1:], Opening(lambda threads: StandIn(), places=False)))"
)
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """The command in a folder of its own, with a reader that stands in for the model."""

    def command(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "PYTHONPATH": path, "REPORTEDLY_CACHE": str(tmp_path / "cache")}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments], cwd=tmp_path, env=environment, check=False, capture_output=True,
            input=given.encode("utf-8", "surrogatepass"),
        )  # fmt: skip
        out, err = (each.decode("utf-8", "surrogateescape") for each in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return command


def obeyed(shown: str) -> list[str]:
    """What in ``shown`` a terminal would obey."""
    return sorted(map(ascii, BAD.intersection(shown)))


def file(folder: Path, ending: str = ".txt") -> str:
    """An article whose name is as bad as its text."""
    name = f"a{LINK}{TURNED}{ERASE}".replace("/", "") + "\udcff" + ending
    (folder / name).write_bytes(TEXT.encode("utf-8", "replace"))
    return name


@pytest.mark.parametrize("form", ["terminal", "text"])
def test_reading_shows_no_control(command: Command, tmp_path: Path, form: str) -> None:
    done = command("read", file(tmp_path), "--format", form, "--color", "never")
    assert done.returncode == 0
    assert "Wendle" in done.stdout
    assert obeyed(done.stdout + done.stderr) == []


@pytest.mark.parametrize("form", ["terminal", "github", "junit", "sarif"])
def test_checking_shows_no_control(command: Command, tmp_path: Path, form: str) -> None:
    done = command("check", file(tmp_path), "--format", form, "--color", "never")
    assert done.returncode == 1
    assert "QUO001" in done.stdout
    assert obeyed(done.stdout + done.stderr) == []


def test_with_colour_only_our_own_colours_are_left(command: Command, tmp_path: Path) -> None:
    import re

    for words in (("read",), ("check",)):
        done = command(*words, file(tmp_path), "--format", "terminal", "--color", "always")
        assert "\x1b[" in done.stdout
        assert obeyed(re.sub(r"\x1b\[[0-9;]*m", "", done.stdout) + done.stderr) == []


def test_records_with_hostile_fields_show_no_control(command: Command, tmp_path: Path) -> None:
    record = {
        "text": TEXT,
        "title": HOSTILE,
        "outlet": HOSTILE,
        "url": f"https://a.invalid/{HOSTILE}",
        "id": HOSTILE,
        "published": HOSTILE,
    }
    (tmp_path / "r.jsonl").write_text(json.dumps(record) + "\n")
    for words in (("read", "--format", "terminal"), ("read", "--format", "text"), ("check", "--format", "terminal")):
        done = command(words[0], "r.jsonl", *words[1:], "--color", "never")
        assert "said" in done.stdout
        assert obeyed(done.stdout + done.stderr) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", f"none{HOSTILE[:-1]}.txt"),
        ("read", "x.txt", "--format", HOSTILE[:-1]),
        ("read", "x.txt", "--published", HOSTILE[:-1]),
        ("read", "x.txt", "--pack", HOSTILE[:-1]),
        ("check", "x.txt", "--select", HOSTILE[:-1]),
        ("check", "x.txt", "--style", HOSTILE[:-1]),
        ("pack", "show", HOSTILE[:-1]),
        ("rule", HOSTILE[:-1]),
        (HOSTILE[:-1],),
        (f"--{HOSTILE[:-1]}",),
    ],
    ids=lambda arguments: arguments[0] if arguments[0].isascii() and arguments[0].isalpha() else "bare",
)
def test_no_line_of_an_error_shows_a_control(command: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "x.txt").write_text("It rains, Anna Holm said.")
    done = command(*arguments)
    assert done.returncode in (1, 2)
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert obeyed(done.stdout + done.stderr) == []


def test_mistakes_in_packs_and_configuration_show_no_control(command: Command, tmp_path: Path) -> None:
    bad = json.dumps(HOSTILE[:-1])  # the same escapes as TOML's
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.toml").write_text(f"[pack]\nid = {bad}\nversion = {bad}\ntitle = {bad}\n{bad} = 1\n[[side]]\nid = {bad}\n")
    (pack / "actors.toml").write_text(f"[[actor]]\nid = {bad}\nname = {bad}\nkind = {bad}\nside = {bad}\n")
    (tmp_path / "x.txt").write_text("It rains, Anna Holm said.")
    for words in (("pack", "check", "pack"), ("pack", "show", "pack"), ("read", "x.txt", "--pack", "pack")):
        done = command(*words)
        assert done.returncode in (1, 2)
        assert obeyed(done.stdout + done.stderr) == []
    (tmp_path / "reportedly.toml").write_text(f"[check]\nselect = [{bad}]\n{bad} = 1\n")
    done = command("check", "x.txt")
    assert done.returncode == 2
    assert obeyed(done.stdout + done.stderr) == []


def article(**more: str) -> Article:
    document = replace(document_from_text(TEXT.replace("\ud800", ""), ENGLISH), **more)
    return checked(read_document(document, StandIn()))


def test_in_json_every_character_stays_as_it_is() -> None:
    given = article(outlet=HOSTILE)
    back = json.loads(to_json(given))
    assert back["document"]["outlet"] == HOSTILE
    assert all(
        given.document.text[s["start"] : s["end"]] == s["text"] for c in back["claims"] for s in c["content"]["spans"]
    )
    assert back["document"]["title"]["text"] == given.document.title.text  # type: ignore[union-attr]
    assert "\u202e" in back["document"]["title"]["text"]
    assert not {"\x1b", "\x9b", "\x7f", "\u2028"} & set(to_json(given))


def test_every_control_and_every_sign_that_turns_the_order_is_shown_as_one() -> None:
    for character in BAD - set("\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85"):
        assert one_line(f"a{character}b") not in (f"a{character}b", "ab")


OWN = "document.documentElement.setAttribute('data-owned', 1 + 1)"
PAYLOADS = (
    f"<script>{OWN}</script>", f"</script><script>{OWN}</script>", f"</style><script>{OWN}</script>",
    f"</title><script>{OWN}</script>",
    f"--><script>{OWN}</script>", f"]]><script>{OWN}</script>", f'<img src=x onerror="{OWN}">', f"<svg onload=\"{OWN}\">",
    f'"><body onload="{OWN}">', f"' autofocus onfocus=\"{OWN}\" x='", f'" onmouseover="{OWN}" x="',
    f"<iframe srcdoc=\"<script>parent.{OWN}</script>\">",
    f"<a href=\"javascript:{OWN}\">x</a>", f"<meta http-equiv=refresh content=\"0;url=javascript:{OWN}\">",
    "<base href=https://a.invalid/>",
    "<link rel=stylesheet href=https://a.invalid/x.css>",
    "<form action=https://a.invalid/><button autofocus>x</button></form>",
    f"<details open ontoggle=\"{OWN}\">", "<style>@import url(https://a.invalid/x.css);</style>", "$script${script}$$",
    "&lt;script&gt;", "<!--",
)  # fmt: skip


def hostile(payload: str) -> Article:
    """An article that is hostile wherever it can be."""
    text = (
        f"{payload}\n\nThe ferry {payload} will sail in May, Anna Holm said. Officials said that {payload} was late.\n\n"
        f"“We {payload} know,” he said. {payload}\n"
    )
    document = document_from_text(
        text, ENGLISH, Metadata(title=payload, outlet=payload, url=f"javascript:{OWN}//{payload}", id_given=payload)
    )
    return checked(read_document(replace(document, path=payload, notes=(payload,)), StandIn()))


class Page(HTMLParser):
    """The elements of a page, and all their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes += [(name, value or "") for name, value in attrs]


def _harmless(page: Page, own: Page) -> None:
    """Nothing stands in ``page`` that does not stand in the report of a harmless article."""
    assert set(page.elements) <= set(own.elements)
    for element in ("script", "style", "title", "form", "base", "link", "head", "body"):
        assert page.elements[element] == own.elements[element]
    assert {name for name, _ in page.attributes} <= {name for name, _ in own.attributes}
    assert all(value.startswith("#") for name, value in page.attributes if name == "href")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_article_brings_no_element_into_the_report(payload: str) -> None:
    try:
        made = hostile(payload)
    except InputError:  # nothing but markup is no English text
        pytest.skip("not read")
    _harmless(Page(html.render(made, page_of(made.document))), Page(_report("the old")))


def _report(payload: str) -> str:
    made = hostile(payload)
    return html.render(made, page_of(made.document))


def browsed(page: str, folder: Path) -> str:
    """The document as it stands in a browser after its scripts have run."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    options = (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=2000", "--dump-dom",
    )  # fmt: skip
    assert CHROMIUM
    done = subprocess.run([CHROMIUM, *options, str(path)], capture_output=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: no real browser looks at the report")
def test_in_a_real_browser_a_hostile_report_does_nothing(tmp_path: Path) -> None:
    page = _report(" ".join(PAYLOADS))
    shown = browsed(page, tmp_path)
    _harmless(Page(shown), Page(browsed(_report("the old"), tmp_path)))
    assert "ferry" in shown


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: no real browser looks at the report")
def test_that_browser_does_run_what_a_page_lets_it(tmp_path: Path) -> None:
    shown = browsed(f"<!DOCTYPE html><html><body><p>x</p>{PAYLOADS[0]}</body></html>", tmp_path)
    assert ("data-owned", "2") in Page(shown).attributes
