"""What a ledger promises, of a file and of a server alike."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from articles import AT, HARBOUR, read, read_as_is, receipt
from hypothesis import HealthCheck, given, settings

from reportedly.ledger import Ledger
from reportedly.model import Article, Document, FeedState
from reportedly.model.errors import LedgerError, UsageError
from tests.record.invented import articles

Opened = Callable[..., Ledger]
ADDRESS = "https://herald.example/2026/harbour"


def test_an_article_comes_back_as_it_was_with_what_came_in(ledger: Ledger) -> None:
    article, came = read(HARBOUR, url=ADDRESS, outlet="Herald"), receipt(HARBOUR, "address", ADDRESS, ADDRESS)
    told = ledger.add(article, came)
    assert (told.became, told.version, told.claims, told.title) == ("added", 1, 2, "Council votes on the harbour")
    assert ledger.article(told.article) == article
    assert ledger.original(told.article) == came
    assert list(ledger.check()) == []


def test_an_address_is_met_by_what_its_last_answer_said(ledger: Ledger) -> None:
    assert ledger.met(ADDRESS) is None
    told = ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR, "feed", ADDRESS, ADDRESS))
    met = ledger.met(ADDRESS)
    assert met is not None
    assert (met[0].became, met[0].article, dict(met[1])["ETag"]) == ("known", told.article, '"1"')
    assert ledger.met(ADDRESS, given="2026-03-02") is None  # with another date said of it, it would be another article
    ledger.add(read(HARBOUR.replace("next year", "this year"), url=ADDRESS), receipt("another", "file"))
    met = ledger.met(ADDRESS)
    assert met is not None
    assert met[1] == ()  # "not changed" since then would not mean what is kept
    ledger.forget(ADDRESS, why="court order 12")
    met = ledger.met(ADDRESS)
    assert met is not None
    assert (met[0].became, "court order 12" in met[0].reason) == ("refused", True)


def test_feeds_are_followed_until_they_are_not(opened: Opened) -> None:
    one, two = FeedState("https://herald.example/feed", title="Herald"), FeedState("https://news.example/feed")
    with opened() as ledger:
        assert ledger.follow([one, two, one]) == [one, two]
        assert ledger.follow([two]) == []
    seen = replace(two, etag='"1"', modified="Mon, 02 Mar 2026 12:00:00 GMT", checked=AT, failures=2, title="News")
    with opened() as ledger:
        assert [each.state for each in ledger.feeds()] == [one, two]
        ledger.looked_at(seen, "answers 404 (Not Found)")
        ledger.looked_at(FeedState("https://other.example/"), "nobody follows it")
    with opened() as ledger:
        assert [(each.state, each.error) for each in ledger.feeds()] == [(one, None), (seen, "answers 404 (Not Found)")]
        assert (ledger.unfollow(one.url), ledger.unfollow(one.url)) == (True, False)
        assert [each.state for each in ledger.feeds()] == [seen]


def test_what_it_says_of_an_article(ledger: Ledger) -> None:
    ident = ledger.add(read(HARBOUR, url=ADDRESS, outlet="Herald"), receipt(HARBOUR)).article
    (kept,) = ledger.articles()
    assert (kept.id, kept.title, kept.outlet, kept.url) == (ident, "Council votes on the harbour", "Herald", ADDRESS)
    assert (kept.published, kept.versions, kept.claims, kept.words, kept.family) == ("2026-03-01", 1, 2, 39, None)


def test_adding_twice_changes_nothing(opened: Opened) -> None:
    for _ in range(3):
        with opened() as ledger:
            told = ledger.add(read(HARBOUR), receipt(HARBOUR))
            assert ledger.known(receipt(HARBOUR, name="elsewhere.txt")) is not None
    assert told.became == "known"
    info = opened().info()
    assert (info.articles, info.versions, info.originals, info.claims) == (1, 1, 1, 2)
    assert [entry.became for entry in opened().log()] == ["added"]


def test_other_bytes_of_the_same_text_are_the_same_article(ledger: Ledger) -> None:
    first = ledger.add(read(HARBOUR, url=ADDRESS), receipt("<p>one page", url=ADDRESS, how="address"))
    again = ledger.add(
        read(HARBOUR, url=ADDRESS), receipt("<p>the page with another advertisement", url=ADDRESS, how="address")
    )
    assert (again.became, again.article, again.reason) == ("known", first.article, "the same text as before")
    assert ledger.info().versions == 1


@pytest.mark.parametrize(
    "same",
    [
        "http://herald.example/2026/harbour",
        "https://www.herald.example/2026/harbour/",
        "https://herald.example/2026/harbour?utm_source=feed&fbclid=x",
        "https://herald.example/2026/harbour#comments",
        "https://herald.example/2026/harbour/amp",
        "https://herald.example:443/2026/harbour",
    ],
)
def test_an_address_names_an_article_however_it_is_written(ledger: Ledger, same: str) -> None:
    first = ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR))
    told = ledger.add(read(HARBOUR + "More.\n", url=same), receipt(HARBOUR + "More.\n"))
    assert (told.became, told.article, told.version) == ("new version", first.article, 2)
    assert ledger.article(same).document.text.endswith("More.\n")


def test_two_outlets_with_one_text_are_two_articles(ledger: Ledger) -> None:
    for outlet in ("Herald", "Courier"):
        ledger.add(read(HARBOUR, outlet=outlet), receipt(f'{{"outlet": "{outlet}"}}', "record"))
    assert ledger.info().articles == 2


def test_a_new_version_says_what_changed(ledger: Ledger) -> None:
    ledger.add(read(HARBOUR, url=ADDRESS, outlet="Herald"), receipt(HARBOUR))
    later = HARBOUR.replace("next year, the mayor", "this year, the mayor").replace(
        "Nobody had been asked about the plan beforehand", "Quays are safe"
    )
    told = ledger.add(read(later, url=ADDRESS, outlet="Herald"), receipt(later))
    assert (told.became, told.version, told.changes) == ("new version", 2, 3)
    found = [(each.kind, each.source, each.before, each.after) for each in ledger.changes()]
    assert found == [
        (
            "reworded",
            "the mayor",
            "The council will close the old harbour next year",
            "The council will close the old harbour this year",
        ),
        ("new", "Anna Holm", None, "Quays are safe"),
        ("gone", "Anna Holm", "Nobody had been asked about the plan beforehand", None),
    ]
    assert [each.kind for each in ledger.changes(outlet="herald", article=ADDRESS)] == ["reworded", "new", "gone"]
    assert list(ledger.changes(outlet="Courier")) == []
    assert ledger.article(ADDRESS, 1).document.text == HARBOUR
    assert ledger.original(ADDRESS, 1).data == HARBOUR.encode()
    assert {claim.version for claim in ledger.claims()} == {2}
    assert list(ledger.check()) == []


def test_files_that_are_added_over_and_over_do_not_turn_an_article_back_and_forth(ledger: Ledger) -> None:
    later = HARBOUR + "More.\n"
    for _ in range(2):
        for text in (HARBOUR, later):
            ledger.add(read(text, url=ADDRESS), receipt(text))
    assert [kept.versions for kept in ledger.articles()] == [2]


def test_a_page_that_goes_back_to_what_it_was_has_a_third_version(ledger: Ledger) -> None:
    for text in (HARBOUR, HARBOUR + "More.\n", HARBOUR):
        came = receipt(text, "address", ADDRESS, ADDRESS)
        assert ledger.known(came) is None
        ledger.add(read(text, url=ADDRESS), came)
    assert [kept.versions for kept in ledger.articles()] == [3]
    assert ledger.known(receipt(HARBOUR, "address", ADDRESS, ADDRESS)) is not None


def test_a_page_that_says_it_lies_on_another_host_is_believed_for_what_answered_alone(ledger: Ledger) -> None:
    honest = ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR, "address", ADDRESS, ADDRESS))
    lies = HARBOUR.replace("close", "sell")
    elsewhere = "https://imitator.example/harbour"
    told = ledger.add(read(lies, url=ADDRESS), receipt(lies, "address", elsewhere, elsewhere))
    assert told.became == "added"
    assert told.article != honest.article
    assert ledger.article(ADDRESS).document.text == HARBOUR


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (f"http://127.0.0.1:8101/x?url={ADDRESS}", None),
        ("https://imitator.substack.com/harbour", "https://herald.substack.com/harbour"),
        ("https://imitator.example:8443/harbour", "https://imitator.example/harbour"),
    ],
)
def test_no_host_writes_over_the_article_of_another(ledger: Ledger, asked: str, said: str | None) -> None:
    honest = ledger.add(read(HARBOUR, url=said or ADDRESS), receipt(HARBOUR, "address", said or ADDRESS, said or ADDRESS))
    lies = HARBOUR.replace("close", "sell")
    told = ledger.add(read(lies, url=said), receipt(lies, "address", asked, asked))
    assert (told.became, told.article == honest.article) == ("added", False)


def test_an_article_is_forgotten_by_its_whole_id_alone(ledger: Ledger) -> None:
    told = ledger.add(read(HARBOUR), receipt(HARBOUR))
    with contextlib.suppress(LedgerError):
        ledger.forget(told.article[:1])
    assert ledger.info().articles == 1
    assert ledger.forget(told.article).articles == 1


def test_what_no_ledger_can_be_asked_is_told(ledger: Ledger) -> None:
    told = ledger.add(read(HARBOUR), receipt(HARBOUR))
    assert ledger.family(f"{told.article}:{'9' * 5000}") is None
    for ask in (
        lambda: list(ledger.claims(who="\udcff")),
        lambda: list(ledger.claims(words="\udcff")),
        lambda: list(ledger.claims(place="a\0b")),
        lambda: ledger.article(told.article, 10**30),
    ):
        with contextlib.suppress(LedgerError, UsageError):
            ask()


def test_a_closed_ledger_takes_nothing_more(opened: Opened) -> None:
    ledger = opened()
    ledger.close()
    with pytest.raises(LedgerError, match="closed; open it again"):
        ledger.add(read(HARBOUR), receipt(HARBOUR))
    ledger.close()


def noise(length: int, signs: str) -> str:
    """Signs that no store can press together."""
    dice = random.Random(7)
    return "".join(dice.choice(signs) for _ in range(length))


def test_what_is_long_is_kept_and_found(ledger: Ledger) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    far, outlet, name = f"https://herald.example/{noise(7_000, letters)}", noise(9_000, letters), noise(9_000, letters)
    told = ledger.add(
        read(f"The bridge is closed, {name.title()} said.\n", url=far, outlet=outlet), receipt(HARBOUR, "address", far, far)
    )
    assert ledger.add(read(HARBOUR, url=far), receipt("more", "file")).became == "new version"
    assert ledger.met(far) is not None
    ledger.note(far, "answers 404")
    ledger.note(far, "answers 404")
    assert [entry.times for entry in ledger.log(became="failed")] == [2]
    assert ledger.article(far).document.url == far
    assert ledger.article(told.article, 1).document.outlet == outlet
    with pytest.raises(UsageError, match="more than 2,000 bytes"):
        ledger.follow([FeedState(far)])
    assert list(ledger.check()) == []
    ledger.forget(far)
    assert ledger.add(read(HARBOUR, url=far), receipt(HARBOUR, "file")).became == "refused"


def test_texts_of_more_words_than_an_index_takes_are_kept(ledger: Ledger) -> None:
    signs = "".join(chr(number) for number in range(0x20000, 0x22000))
    words = noise(100_000, signs)
    text = "\n".join(f"{words[at : at + 2]}-{words[at + 2 : at + 4]}" for at in range(0, len(words), 4))
    document = Document(text, title=None)
    assert ledger.add(read_as_is(document), receipt("much")).became == "added"


def test_claims_are_asked_by_words_source_and_outlet(ledger: Ledger) -> None:
    ledger.add(read(HARBOUR, outlet="Herald", url=ADDRESS), receipt(HARBOUR))
    assert [claim.source for claim in ledger.claims(words="closing")] == ["the mayor"]
    assert [claim.content for claim in ledger.claims(who="anna holm")] == ["Nobody had been asked about the plan beforehand"]
    assert len(list(ledger.claims(outlet="herald.example"))) == 2
    assert len(list(ledger.claims(article=ADDRESS))) == 2
    assert list(ledger.claims(words="submarine")) == []
    assert list(ledger.claims(words='") OR 1 --')) == []
    assert list(ledger.claims(since="2026-03-02")) == []
    assert len(list(ledger.claims(since="2026-03-01", until="2026-03-01"))) == 2
    (claim, _) = ledger.claims()
    text = ledger.article(claim.article).document.text
    assert text[claim.start : claim.end] == claim.content


def test_names_are_asked_in_small_letters_of_every_script(ledger: Ledger) -> None:
    ledger.add(read(HARBOUR, outlet="Ведомости Östersund"), receipt(HARBOUR))
    assert len(list(ledger.articles(outlet="ведомости östersund"))) == 1
    assert ledger.forget("ВЕДОМОСТИ ÖSTERSUND").articles == 1


def test_a_date_that_is_none_is_told(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="since is 'yesterday': not a date"):
        list(ledger.claims(since="yesterday"))
    with pytest.raises(UsageError, match="until is '2026-1-1'"):
        list(ledger.articles(until="2026-1-1"))


def test_articles_are_asked_by_words(ledger: Ledger) -> None:
    ledger.add(read(HARBOUR), receipt(HARBOUR))
    assert len(list(ledger.articles(words="fisherman votes"))) == 0
    assert len(list(ledger.articles(words="Fishermen VOTE"))) == 1


def test_what_gave_no_article_is_in_the_log_once_and_counted(opened: Opened) -> None:
    for _ in range(2):
        with opened() as ledger:
            ledger.note("gone.txt", "no such file: check the name")
    (entry,) = opened().log()
    assert (entry.name, entry.became, entry.times, entry.reason) == ("gone.txt", "failed", 2, "no such file: check the name")
    assert opened().info().failed == 1


def test_what_is_forgotten_is_gone_and_refused_until_somebody_insists(ledger: Ledger) -> None:
    ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR))
    gone = ledger.forget(ADDRESS, why="a court said so")
    assert (gone.articles, gone.kind) == (1, "article")
    info = ledger.info()
    assert (info.articles, info.versions, info.claims, info.originals, info.forgotten) == (0, 0, 0, 0, 1)
    assert list(ledger.claims(words="harbour")) == []
    told = ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR))
    assert told.became == "refused"
    assert "a court said so" in told.reason
    assert ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR), again=True).became == "added"
    assert list(ledger.check()) == []
    with pytest.raises(LedgerError, match="no article is called"):
        ledger.article("https://herald.example/other")


def test_an_outlet_is_forgotten_by_its_name_or_host(ledger: Ledger) -> None:
    ledger.add(read(HARBOUR, url=ADDRESS, outlet="Herald"), receipt(HARBOUR))
    ledger.add(read(HARBOUR, url="https://courier.example/1", outlet="Courier"), receipt("courier"))
    assert ledger.forget("Herald").articles == 1
    assert ledger.forget("www.courier.example").articles == 1
    assert ledger.add(read(HARBOUR + "x", outlet="HERALD"), receipt("x")).became == "refused"
    assert ledger.add(read(HARBOUR + "x", url="http://courier.example/2"), receipt("y")).became == "refused"
    assert [each.what for each in ledger.forgotten()] == ["Herald", "www.courier.example"]
    assert ledger.info().forgotten == 2
    with pytest.raises(LedgerError, match="nothing is called Gazette"):
        ledger.forget("Gazette")
    with pytest.raises(LedgerError, match="Herald was forgotten on"):
        ledger.forget("Herald")
    assert ledger.forget("Gazette", ahead=True).articles == 0
    assert ledger.add(read(HARBOUR + "z", outlet="Gazette"), receipt("z")).became == "refused"


@pytest.mark.parametrize("named", ["www.herald.example/1", "herald.example/1?utm_source=x", "http://herald.example/1#top"])
def test_an_address_is_the_same_however_it_is_written(ledger: Ledger, named: str) -> None:
    told = ledger.add(read(HARBOUR, url="https://herald.example/1"), receipt(HARBOUR))
    assert ledger.article(named).document.text == HARBOUR
    assert [each.version for each in ledger.changes(article=named)] == []
    assert list(ledger.families(article=named)) == []
    assert ledger.add(read(HARBOUR, url=named), receipt("x")).article == told.article
    assert ledger.forget(named).articles == 1


def test_a_new_reading_takes_the_place_of_the_old_one_which_stays_until_it_is_dropped(ledger: Ledger) -> None:
    article = read(HARBOUR, url=ADDRESS)
    ledger.add(article, receipt(HARBOUR))
    stamp = {"reportedly": article.producer.reportedly, "model": "stand-in@1", "packs": "none", "places": "none"}
    (it,) = ledger.stale(**stamp)
    better = replace(article, claims=article.claims[:1], producer=replace(article.producer, model="stand-in@1"))
    assert [each.kind for each in it.changes(better)] == ["gone"]
    ledger.replace_reading(it, better, packs="none")
    assert list(ledger.stale(**stamp)) == []
    assert ledger.article(ADDRESS) == better
    assert len(list(ledger.claims())) == 1
    assert ledger.info().old_readings == 1
    assert ledger.compact(old_readings=True) == 1
    assert ledger.info().old_readings == 0
    assert list(ledger.check()) == []


def test_text_that_a_database_can_not_hold_comes_back_all_the_same(ledger: Ledger) -> None:
    text = HARBOUR.replace("beforehand", "before\0hand \ud800")
    article = Article(Document(text, path="odd.txt"), (), (), read(HARBOUR).producer)
    ident = ledger.add(article, receipt(text)).article
    assert ledger.article(ident).document.text == text
    assert list(ledger.check()) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(article=articles())
def test_any_article_comes_back_as_it_was(ledger: Ledger, article: Article) -> None:
    told = ledger.add(article)
    if told.became in ("added", "new version"):
        assert ledger.article(told.article) == article


def test_threads_ask_while_others_add(ledger: Ledger) -> None:
    articles = [read(HARBOUR.replace("Monday", f"day {number}")) for number in range(40)]
    errors: list[BaseException] = []
    done = threading.Event()

    def guarded(work: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except BaseException as error:
                errors.append(error)

        return run

    def ask() -> None:
        last = 0
        while not done.is_set():
            found = len(list(ledger.claims(words="harbour")))
            assert found >= last
            last = found

    def add(some: list[Article]) -> None:
        for each in some:
            ledger.add(each, receipt(each.document.text))

    readers = [threading.Thread(target=guarded(ask)) for _ in range(3)]
    writers = [
        threading.Thread(target=guarded(lambda half=half: add(articles[half::2] + articles[:5]))) for half in range(2)
    ]
    for thread in readers + writers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert errors == []
    assert ledger.info().articles == 40


def test_a_backup_is_the_ledger_as_it_was(ledger: Ledger, tmp_path: Path) -> None:
    article = read(HARBOUR, url=ADDRESS)
    ledger.add(article, receipt(HARBOUR))
    copy = tmp_path / "copy.sqlite"
    if "postgresql" in ledger.where:
        with pytest.raises(LedgerError, match="pg_dump"):
            ledger.backup(copy)
        return
    ledger.backup(copy)
    with pytest.raises(LedgerError, match="is there already"):
        ledger.backup(copy)
    with Ledger(copy, readonly=True) as other:
        assert other.article(ADDRESS) == article
        assert list(other.check()) == []
        with pytest.raises(LedgerError, match="read only"):
            other.add(article)


def test_originals_come_out_as_a_web_archive(ledger: Ledger) -> None:
    import gzip

    ledger.add(read(HARBOUR, url=ADDRESS), receipt(HARBOUR, "address", ADDRESS, ADDRESS))
    later = HARBOUR + "More.\n"
    ledger.add(read(later), receipt(later, name="späte Nachricht.txt"))
    whole = [gzip.decompress(each) for each in ledger.warc()]
    assert [each.split(b"\r\n")[1] for each in whole] == [
        b"WARC-Type: warcinfo",
        b"WARC-Type: response",
        b"WARC-Type: resource",
    ]
    for each, text in zip(whole[1:], (HARBOUR, later), strict=True):
        head, _, rest = each.partition(b"\r\n\r\n")
        length = int(head.rpartition(b"Content-Length: ")[2])
        assert rest[:length].endswith(text.encode())
        assert rest[length:] == b"\r\n\r\n"
    assert AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode() in whole[1]
