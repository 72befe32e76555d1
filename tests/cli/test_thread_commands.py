"""``threads``, ``thread`` and ``brief`` as people call them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import standin

from reportedly.cli.opening import Opening
from reportedly.cli.program import run

Command = Callable[..., "subprocess.CompletedProcess[str]"]
AT = ("--ledger", "ledger.sqlite")
SAID = (
    ("Herald", "2026-03-01", "The mayor", "The old bridge over the river collapsed in the night"),
    ("Courier", "2026-03-02", "Anna Holm", "The old bridge over the river collapsed in the night"),
    ("Mail", "2026-03-02", "Jon Berg", "Fishing boats may leave again <b>today</b>"),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three reports, two of which hold one claim, filled once."""
    home = tmp_path_factory.mktemp("threads")
    records = home / "records.jsonl"
    with records.open("w", encoding="utf-8") as file:
        for outlet, day, who, what in SAID:
            text = f"News from the {outlet}\n\n{what}, {who} said.\n"
            file.write(
                json.dumps({"text": text, "url": f"https://{outlet}.example/1", "outlet": outlet, "published": day}) + "\n"
            )
    assert run(["add", str(records), "--ledger", str(home / AT[1])], Opening(standin.load, places=False)) == 0
    assert run(["threads", "--ledger", str(home / AT[1])], Opening(standin.load, places=False)) == 0
    return home / AT[1]


@pytest.fixture
def filled(reportedly_command: Command, ledger: Path, tmp_path: Path) -> Command:
    shutil.copy(ledger, tmp_path)
    return reportedly_command


def test_what_two_articles_say_is_listed_with_who_says_it(filled: Command) -> None:
    done = filled("threads", *AT)
    assert done.returncode == 0, done.stderr
    first, says, told = done.stdout.splitlines()
    assert "2026-03-01..2026-03-02  2 sources, 2 claims  independent sides" in first
    assert says == "  “The old bridge over the river collapsed in the night”"
    assert told == "  told by  The mayor, Anna Holm"
    assert re.fullmatch(r"reportedly: ledger\.sqlite: 1 thread; told with general@\S+\n", done.stderr)


def test_a_thread_is_told_as_it_went(filled: Command) -> None:
    listed = json.loads(filled("threads", *AT, "--format", "json").stdout)
    done = filled("thread", listed["threads"][0]["id"], "--why", *AT)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line[:10] for line in lines if line.startswith("2026")] == ["2026-03-01", "2026-03-02"]
    assert "words in common: " in lines[-1]
    story = json.loads(filled("thread", listed["threads"][0]["id"], *AT, "--format", "json").stdout)
    assert [line["claim"]["outlet"] for line in story["lines"]] == ["Herald", "Courier"]
    assert story["links"][0]["one"] == listed["threads"][0]["id"]


def test_what_is_named_wrongly_is_one_line(filled: Command) -> None:
    done = filled("thread", "nothing", *AT)
    assert done.returncode == 1
    assert done.stderr == (
        "reportedly: no thread is called nothing; name one by any of its claims, as threads and ask do: ARTICLE/c3\n"
    )
    assert filled("brief", "--since", "2026-03-02", "--to", "2026-03-01", *AT).returncode == 2
    assert filled("threads", "--status", "true", *AT).returncode == 2


def test_new_articles_are_drawn_first_unless_told_not_to(filled: Command, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("More\n\nThe harbour is closed, Ole Dahl said.\n", encoding="utf-8")
    filled("add", "more.txt", *AT)
    assert filled("threads", "--as-is", *AT).stderr.endswith("; 1 article not drawn yet\n")
    assert filled("threads", *AT).stderr.splitlines()[0] == "reportedly: ledger.sqlite: 1 article drawn into threads"
    assert filled("threads", *AT).stderr.startswith("reportedly: ledger.sqlite: 1 thread; told with ")


@pytest.mark.parametrize(
    ("form", "heading"),
    [("text", "NEW, BY SEVERAL SOURCES"), ("md", "## New, by several sources"), ("html", ">New, by several sources</h2>")],
)
def test_a_brief_is_a_page_in_each_form(filled: Command, tmp_path: Path, form: str, heading: str) -> None:
    done = filled("brief", "--since", "2026-03-01", "--format", form, "-o", "page", *AT)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "page").read_text(encoding="utf-8")
    assert heading in page
    assert page.count("The old bridge over the river collapsed in the night") == 1
    assert done.stderr == "reportedly: ledger.sqlite: 3 articles, 3 independent reports\n"
    assert filled("brief", "--since", "2026-03-01", "-o", "page", *AT).returncode == 2  # not over a file that is there


def test_a_brief_leads_to_each_claim_and_to_the_command_of_its_thread(filled: Command) -> None:
    (thread,) = json.loads(filled("threads", *AT, "--format", "json").stdout)["threads"]
    address = "https://Herald.example/1#:~:text=The%20old%20bridge%20over,collapsed%20in%20the%20night"
    assert (thread["url"], thread["start"]) == ("https://Herald.example/1", len("News from the Herald\n\n"))
    page = filled("brief", "--since", "2026-03-01", "--format", "md", *AT).stdout
    assert f"](<{address}>)**" in page
    assert f"`reportedly thread {thread['id']}`" in page
    page = filled("brief", "--since", "2026-03-01", "--format", "html", *AT).stdout
    assert f'<a href="{address}" rel="noreferrer"><bdi>“The old bridge' in page
    assert f"<code>reportedly thread {thread['id']}</code>" in page


@pytest.mark.parametrize(
    ("url", "content", "address"),
    [
        ("https://a.example/1", "Nobody was hurt", "https://a.example/1#:~:text=Nobody%20was%20hurt"),
        ("https://a.example/1#top", "a-b, c&d", "https://a.example/1#top:~:text=a%2Db%2C%20c%26d"),
        ("https://a.example/1", "one two … three", "https://a.example/1#:~:text=one%20two"),
        ("https://a.example/a>b (c)", "x", "https://a.example/a%3Eb%20(c)#:~:text=x"),
        ("javascript:alert(1)", "x", None),
        ("file:///etc/passwd", "x", None),
        (None, "x", None),
    ],
)
def test_an_address_leads_to_the_words(url: str | None, content: str, address: str | None) -> None:
    from reportedly.show.addresses import address_at

    assert address_at(url, content) == address


def test_people_decide_on_threads(filled: Command) -> None:
    (thread,) = json.loads(filled("threads", *AT, "--format", "json").stdout)["threads"]
    claims = thread["sources"][1]["claims"]
    made = filled(
        "edit", "split", claims[0], f"thread:{thread['id'].upper()}", "--by", "Ines", "--why", "another bridge", *AT
    )
    assert made.returncode == 0, made.stderr
    assert filled("threads", *AT).stderr.startswith("reportedly: ledger.sqlite: no thread")
    shown = filled("thread", thread["id"], *AT).stdout
    decided = next(line for line in shown.splitlines() if line.startswith("decided:"))
    assert "split" in decided
    assert "another bridge" in decided
    assert "claims" not in decided
    assert filled("edit", "undo", made.stdout.split()[0], *AT).returncode == 0
    assert filled("threads", *AT).stderr.startswith("reportedly: ledger.sqlite: 1 thread; told with ")


def test_threads_are_drawn_anew(filled: Command) -> None:
    done = filled("threads", "--redraw", *AT)
    drawn, found = done.stderr.splitlines()
    assert drawn == "reportedly: ledger.sqlite: 3 articles drawn into threads"
    assert found.startswith("reportedly: ledger.sqlite: 1 thread; told with general@")
    assert filled("threads", "--redraw", "--as-is", *AT).returncode == 2
    assert "ru-ua" not in found
    packed = filled("threads", "--redraw", "--pack", "ru-ua", *AT)
    assert ", ru-ua@" in packed.stderr.splitlines()[-1]


def test_a_side_that_nobody_is_on_is_told(filled: Command) -> None:
    done = filled("ask", "--side", "north", *AT)
    assert (done.returncode, done.stderr.startswith("reportedly: no side is called north; none is known here")) == (1, True)


def test_a_brief_of_a_day_without_news_says_so(filled: Command) -> None:
    assert "nothing that several sources tell is new" in filled("brief", "--since", "2026-03-05", *AT).stdout
    assert json.loads(filled("brief", "--since", "2026-03-05", "--format", "json", *AT).stdout)["new"] == []


def test_nothing_of_an_article_is_obeyed_by_a_page(filled: Command) -> None:
    """A claim of one source stands in no brief; where it does, it is text."""
    from reportedly.model import Brief, KeptSource, KeptThread
    from reportedly.show import brief_page

    says = "<script>*x*</script> [a](javascript:b)\u202e"
    thread = KeptThread("a/c1", says, False, 2, 2, None, None, (KeptSource("`x`", None, ("a/c1",)),) * 2, ())
    brief = Brief("2026-03-01", None, 1, 1, (thread,), (), 0)
    assert "<script>" not in brief_page(brief, "html", 5)
    assert "[a](" not in brief_page(brief, "md", 5)
    assert "\u202e" not in brief_page(brief, "text", 5)
