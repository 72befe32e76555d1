"""``add`` and ``feed`` over a real server on this machine: addresses, feeds, lists of feeds."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import standin

from reportedly.cli.opening import Opening
from reportedly.cli.program import run
from reportedly.fetch import Fetcher, FetchSettings
from reportedly.ledger import Ledger
from reportedly.model import FeedState
from tests.fetch.site import Site, served

pytest.importorskip("httpcore2", reason="the extra ledger is not installed")
pytest.importorskip("feedparser", reason="the extra ledger is not installed")

AT = "ledger.sqlite"


def page(text: str = standin.story("Monday"), title: str = "Council votes on the harbour") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines()[1:] if line.strip())
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode()


def feed(*links: str, title: str = "World") -> bytes:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from served()


@dataclass
class Told:
    code: int
    out: str
    err: str

    @property
    def became(self) -> list[str]:
        return [json.loads(line)["became"] for line in self.out.splitlines()]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Told]:
    """Run ``reportedly`` here, in ``tmp_path``, with a fetcher that may ask this machine and takes no turns."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, local: bool = True, ledger: str = AT) -> Told:
        def quick(settings: FetchSettings) -> Fetcher:
            return Fetcher(replace(settings, delay=0.0, allow_local=local))

        named = [] if "--ledger" in arguments else ["--ledger", ledger]
        code = run([*arguments, *named], Opening(standin.load, False, quick))
        out, err = capfd.readouterr()
        return Told(code, out, err)

    return command


def log(command: Callable[..., Told]) -> dict[str, str]:
    lines = command("log", "--format", "json").out.splitlines()
    return {entry["name"]: f"{entry['became']}: {entry['reason']}" for entry in map(json.loads, lines)}


def marked(site: Site, path: str, body: bytes, etag: str) -> None:
    """Answer with a mark, and "not changed" to whoever has it."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers.get("If-None-Match") == etag
        handler.send_response(304 if same else 200)
        for name, value in (
            ("ETag", etag),
            ("Content-Type", "text/html"),
            ("Content-Length", str(0 if same else len(body))),
        ):
            handler.send_header(name, value)
        handler.end_headers()
        if not same:
            handler.wfile.write(body)

    site.routes[path] = answer


def test_an_address_is_added_and_asked_by_its_mark_the_next_time(command: Callable[..., Told], site: Site) -> None:
    marked(site, "/1", page(), '"one"')
    first = command("add", site.url("/1"))
    assert (first.code, first.err) == (0, f"reportedly: {AT}: 1 added\n")
    assert first.out.endswith("2 claims    Council votes on the harbour\n")
    again = command("add", site.url("/1"))
    assert (again.code, again.err) == (0, f"reportedly: {AT}: 1 known\n")
    asked = [headers.get("If-None-Match") for path, headers in site.asked if path == "/1"]
    assert asked == [None, '"one"']
    with Ledger(AT) as ledger:
        came = ledger.original(site.url("/1"))
        assert (came.data, came.how, came.url) == (page(), "address", site.url("/1"))
        assert ("ETag", '"one"') in came.headers


def test_a_page_that_changed_is_a_new_version_and_what_changed_is_told(command: Callable[..., Told], site: Site) -> None:
    marked(site, "/1", page(), '"one"')
    command("add", site.url("/1"))
    marked(site, "/1", page(standin.story("Monday").replace("next year", "this year")), '"two"')
    done = command("add", site.url("/1"))
    assert done.err == f"reportedly: {AT}: 1 new version (1 change)\n"
    assert "→ The council will close the old harbour this year" in command("changes").out
    assert command("add", site.url("/1")).err.endswith("1 known\n")


def test_a_redirect_s_end_is_the_article_s_address(command: Callable[..., Told], site: Site) -> None:
    site.says("/new", page())
    site.moves("/old", "/new")
    assert command("add", site.url("/old"), site.url("/new"), "--format", "json").became == ["added", "known"]
    with Ledger(AT) as ledger:
        (article,) = ledger.articles()
        assert ledger.original(article.id).final_url == site.url("/new")
        assert ledger.article(site.url("/new")).document.url == site.url("/new")


def test_what_fails_is_told_and_logged_and_the_rest_goes_on(
    command: Callable[..., Told], site: Site, tmp_path: Path
) -> None:
    site.says("/robots.txt", b"User-agent: reportedly\nDisallow: /private\n", Content_Type="text/plain")
    site.says("/private", page())
    site.says("/picture", b"\x89PNG\r\n\x1a\n", Content_Type="image/png")
    site.says("/empty", b"<html><body></body></html>")
    site.says("/1", page())
    (tmp_path / "a.txt").write_text(standin.story("Friday"), "utf-8")
    wanted = [site.url(path) for path in ("/private", "/missing", "/picture", "/empty")]
    done = command("add", *wanted, "a.txt", site.url("/1"))
    assert (done.code, done.err.splitlines()[-1]) == (1, f"reportedly: {AT}: 2 added, 4 failed")
    assert "/private" not in site.paths()
    told = log(command)
    assert told[site.url("/private")].endswith("/robots.txt asks robots not to fetch it")
    assert told[site.url("/missing")] == "failed: answers 404 (Not Found)"
    assert told[site.url("/picture")] == "failed: is image/png, which holds no text"
    assert told[site.url("/empty")].startswith("failed: no article in this HTML page")


def test_this_machine_is_refused_unless_it_is_allowed(command: Callable[..., Told], site: Site) -> None:
    done = command("add", site.url("/1"), local=False)
    assert done.code == 2
    assert "--allow-local" in done.err
    assert site.asked == []
    assert command("add", "http://user:word@x.example/", local=False).code == 1
    assert "http://…@x.example/" in log(command)


def test_a_redirect_to_a_machine_that_is_not_public_is_refused(
    command: Callable[..., Told], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportedly.fetch import connection, networks

    monkeypatch.setattr(connection, "not_public", lambda ip: None if ip == "127.0.0.1" else networks.not_public(ip))
    site.moves("/1", f"http://127.0.0.2:{site.port}/secret")
    done = command("add", site.url("/1"), local=False)
    assert done.code == 2
    assert f"redirects to http://127.0.0.2:{site.port}/secret" in done.err
    assert site.paths() == ["/robots.txt", "/1"]
    assert log(command)[site.url("/1")].startswith("failed: redirects to")


def test_a_feed_s_articles_are_fetched_each_and_one_that_is_missing_costs_no_other(
    command: Callable[..., Told], site: Site
) -> None:
    site.says("/feed", feed("/1", "/missing", "file:///etc/passwd", "/2"), Content_Type="application/rss+xml")
    site.says("/1", page())
    site.says("/2", page(standin.story("Friday")))
    done = command("add", site.url("/feed"), "--format", "json")
    assert (done.code, done.became) == (1, ["added", "failed", "failed", "added"])
    assert log(command)[site.url("/missing")] == "failed: answers 404 (Not Found)"
    assert "entry 3: file:" in log(command)[site.url("/feed")]
    site.asked.clear()
    assert command("add", site.url("/feed"), "--format", "json").became == [
        "known",
        "known",
    ]  # what is gone for good was told once
    assert site.paths() == ["/robots.txt", "/feed", "/missing"]


def test_a_page_named_as_a_feed_says_which_feeds_it_names(command: Callable[..., Told], site: Site) -> None:
    head = b"<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head><body><p>Hello.</p></body></html>"
    site.says("/", head)
    command("feed", "add", site.url("/"))
    done = command("feed", "check")
    assert done.code == 1
    assert f"a web page, and no feed; it names {site.url('/rss')}" in done.err
    (listed,) = map(json.loads, command("feed", "list", "--format", "json").out.splitlines())
    assert (listed["failures"], listed["error"]) == (1, f"a web page, and no feed; it names {site.url('/rss')}")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<!DOCTYPE rss [<!ENTITY a 'aaaa'>]><rss><channel/></rss>", "declares entities"),
        (b"<opml version='2.0'><body/></opml>", "XML, and no feed"),
    ],
)
def test_an_address_of_xml_that_is_no_article_says_what_it_is(
    command: Callable[..., Told], site: Site, body: bytes, told: str
) -> None:
    site.says("/x", body, Content_Type="application/xml")
    done = command("add", site.url("/x"))
    assert done.code == 1
    assert told in done.err


def test_a_followed_feed_costs_a_question_until_something_is_new(command: Callable[..., Told], site: Site) -> None:
    marked(site, "/feed", feed("/1"), '"a"')
    site.says("/1", page())
    site.says("/2", page(standin.story("Friday")))
    command("feed", "add", site.url("/feed"))
    assert command("feed", "check", "--format", "json").became == ["added"]
    assert command("feed", "check").err == f"reportedly: {AT}: 0 feeds looked at: nothing new\n"
    site.asked.clear()
    assert command("feed", "check", "--all").err == f"reportedly: {AT}: 1 feed looked at: nothing new\n"
    assert site.paths() == ["/robots.txt", "/feed"]
    marked(site, "/feed", feed("/2", "/1"), '"b"')
    assert command("feed", "check", site.url("/feed"), "--format", "json").became == ["added", "known"]
    assert command("feed", "check", "--all", "--refetch").err.endswith("nothing new\n")  # the feed has not changed
    assert json.loads(command("feed", "list", "--format", "json").out)["title"] == "World"


def test_entries_that_are_kept_are_asked_again_where_that_is_wanted(command: Callable[..., Told], site: Site) -> None:
    site.says("/feed", feed("/1"), Content_Type="application/xml")
    site.says("/1", page())
    command("add", site.url("/feed"))
    site.says("/1", page(standin.story("Monday").replace("next year", "this year")))
    assert command("add", site.url("/feed"), "--format", "json").became == ["known"]
    assert command("add", site.url("/feed"), "--refetch", "--format", "json").became == ["new version"]


def test_an_entry_that_can_t_be_had_for_now_is_asked_for_again_though_the_feed_has_not_changed(
    command: Callable[..., Told], site: Site
) -> None:
    marked(site, "/feed", feed("/1", "/gone"), '"a"')
    site.says("/1", status=500)
    command("feed", "add", site.url("/feed"))
    assert command("feed", "check", "--format", "json").became == ["failed", "failed"]
    site.says("/1", page())
    assert command("feed", "check", "--all", "--format", "json").became == ["added"]
    assert command("feed", "check", "--all").out == ""  # what is gone for good is not asked for until the feed changes


def test_a_password_in_an_address_is_told_nowhere(command: Callable[..., Told], site: Site) -> None:
    site.says("/a", page())
    command("add", site.url("/a"))
    command("ledger", "forget", site.url("/a").replace("//", "//me:SECRET@"))
    told = command("add", site.url("/a").replace("//", "//me:SECRET@"))
    assert told.code == 1
    assert "SECRET" not in told.out + told.err + str(log(command)) + command("ledger", "info").out


def test_an_entry_that_is_kept_is_not_asked_for_under_another_spelling_or_through_a_redirect(
    command: Callable[..., Told], site: Site
) -> None:
    site.says("/a", page())
    site.moves("/short", "/a")
    links = ("/a", "/a?utm_source=rss", "/short")
    site.says("/feed", feed(*links), Content_Type="application/rss+xml")
    command("feed", "add", site.url("/feed"))
    for _ in range(2):
        assert command("feed", "check", "--all").code == 0
    assert [site.paths().count(path) for path in links] == [2, 0, 1]


class Stumbling:
    """A fetcher with a fault of ours, which two of its addresses set off."""

    def __init__(self, settings: FetchSettings) -> None:
        self._sound = Fetcher(replace(settings, delay=0.0, allow_local=True))

    def fetch(self, url: str, **options: Any) -> Any:
        if url.endswith("-trap"):
            raise OverflowError("integer division result too large for a float")
        return self._sound.fetch(url, **options)


def test_a_host_that_sets_off_a_fault_of_ours_costs_nothing_but_itself(
    command: Callable[..., Told], site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site.says("/a", page())
    site.says("/feed", feed("/entry-trap", "/a"), Content_Type="application/rss+xml")
    command("feed", "add", site.url("/feed-trap"), site.url("/feed"))
    assert run(["feed", "check", "--ledger", AT], Opening(standin.load, False, Stumbling)) == 1
    err = capfd.readouterr().err
    assert err.count("OverflowError: integer division result too large for a float; this is a bug") == 2
    assert "Traceback" not in err
    assert [json.loads(line)["failures"] for line in command("feed", "list", "--format", "json").out.splitlines()] == [1, 0]
    assert sorted(log(command).values()) == ["added: ", *sorted(value for value in log(command).values() if "bug" in value)]


def test_what_was_forgotten_is_not_even_asked_for(command: Callable[..., Told], site: Site) -> None:
    site.says("/feed", feed("/1"), Content_Type="application/xml")
    site.says("/1", page())
    command("add", site.url("/1"))
    command("ledger", "forget", site.url("/1"), "--yes", "--why", "court order 12")
    site.asked.clear()
    done = command("add", site.url("/feed"), site.url("/1"))
    assert [line.split()[0] for line in done.out.splitlines()] == ["refused", "refused"]
    assert "court order 12" in log(command)[site.url("/1")]
    assert "/1" not in site.paths()
    assert command("add", site.url("/1"), "--again", "--format", "json").became == ["added"]


def test_the_list_of_feeds_goes_out_and_comes_in_as_opml(command: Callable[..., Told], tmp_path: Path) -> None:
    urls = ["https://news.example/feed.xml", "https://herald.example/?a=1&b=2"]
    assert command("feed", "add", *urls).err == f"reportedly: {AT}: 2 feeds more, 2 feeds in all\n"
    assert command("feed", "add", urls[0]).err == f"reportedly: {AT}: 0 feeds more, 2 feeds in all\n"
    assert command("feed", "export", "-o", "feeds.opml").code == 0
    assert command("feed", "export").out == (tmp_path / "feeds.opml").read_text("utf-8")
    assert command("feed", "add", "feeds.opml", ledger="other.sqlite").err.endswith("2 feeds more, 2 feeds in all\n")
    listed = command("feed", "list", "--format", "json", ledger="other.sqlite").out.splitlines()
    assert [json.loads(line)["url"] for line in listed] == urls
    assert command("feed", "remove", urls[0]).err == f"reportedly: {AT}: 1 feed in all\n"
    assert command("feed", "remove", urls[0]).code == 1
    (tmp_path / "bad.opml").write_text("<opml><body><outline xmlUrl='file:///etc/passwd' text='x'/></body></opml>")
    bad = command("feed", "add", "bad.opml")
    assert (bad.code, "file:///etc/passwd" in bad.err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("feed", "add", "nothing.opml"),
        ("feed", "check", "https://news.example/"),
        ("add", "--follow", "a.txt"),
        ("add", "--follow", "--published", "2026-03-02"),
        ("add", "--follow", "--ledger", "empty.sqlite"),
        ("add", "https://news.example/", "--contact", "Ü"),
    ],
)
def test_misuse_is_one_clear_line(command: Callable[..., Told], arguments: tuple[str, ...]) -> None:
    command("feed", "add", "https://herald.example/")
    done = command(*arguments)
    assert done.code in (1, 2)
    assert done.err.startswith("reportedly: ")
    assert "bug" not in done.err
    assert done.err.count("\n") == 1


def test_watching_looks_when_a_feed_is_due_and_ends_with_ctrl_c(
    start: Callable[..., subprocess.Popen[str]], site: Site, tmp_path: Path
) -> None:
    site.says("/a", feed("/1"), Content_Type="application/xml")
    site.says("/b", feed(), Content_Type="application/xml")
    site.says("/1", page())
    later = datetime.now(UTC) - timedelta(minutes=15) + timedelta(seconds=4)
    with Ledger(tmp_path / AT) as ledger:
        state = FeedState(site.url("/b"))
        ledger.follow([state, FeedState(site.url("/a"))])
        ledger.looked_at(replace(state, checked=later))
    process = start("add", "--follow", "--allow-local", "--ledger", AT)
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline().startswith("added")
    assert process.stderr.readline() == f"reportedly: {AT}: 1 added; watching 2 feeds until Ctrl-C\n"
    for _ in range(200):
        if "/b" in site.paths():
            break
        _wait()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "reportedly: stopped; what is listed is kept, and the same command goes on (1 added)\n"
    assert site.paths().count("/a") == 1
    assert "/b" in site.paths()


def test_killed_in_the_middle_of_a_feed_nothing_is_lost_and_nothing_doubled(
    start: Callable[..., subprocess.Popen[str]], command: Callable[..., Told], site: Site, tmp_path: Path
) -> None:
    marked(site, "/feed", feed(*(f"/{number}" for number in range(4))), '"a"')
    for number in range(4):
        site.says(f"/{number}", page(standin.story(number, "SLOWLY it went on.")))
    command("feed", "add", site.url("/feed"))
    process = start("feed", "check", "--allow-local", "--ledger", AT)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("added")
    process.kill()
    process.communicate()
    became = command("feed", "check", "--format", "json").became
    assert "added" in became and "known" in became and len(became) == 4
    with Ledger(AT) as ledger:
        assert len(list(ledger.articles())) == 4
        assert list(ledger.check()) == []


def _wait() -> None:
    import time

    time.sleep(0.05)


def test_tables_come_in_with_the_columns_that_are_named(command: Callable[..., Told], tmp_path: Path) -> None:
    body = standin.story("Monday").replace("\n", " ")
    (tmp_path / "a.csv").write_text(f'body,headline\n"{body}",Harbour\n', "utf-8")
    done = command("add", "a.csv", "--columns", "text=body,title=headline")
    assert done.out.split()[0] == "added"
    assert done.out.endswith("Harbour\n")
    entries: list[dict[str, Any]] = [json.loads(line) for line in command("log", "--format", "json").out.splitlines()]
    assert [(entry["how"], entry["line"]) for entry in entries] == [("record", 1)]
