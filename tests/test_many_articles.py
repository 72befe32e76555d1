"""Files, pages and many articles from Python; arguments of another kind; threads that start cold."""

from __future__ import annotations

import sys
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import reportedly
from reportedly import api, pipeline

sys.path.append(str(Path(__file__).parent / "run"))

from standin import StandIn, load, story

_PARAGRAPHS = "".join(f"<p>{line}</p>" for line in story().splitlines()[1:] if line)
PAGE = f"<html><body><article><h1>Council votes on the harbour</h1>{_PARAGRAPHS}</article></body></html>"


@pytest.fixture(autouse=True)
def standing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_shared_reader", lambda: StandIn())


def test_a_file_a_page_and_a_text_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(story())
    found = [
        reportedly.read_file(path, places=False),
        reportedly.read_file(str(path), places=False),
        reportedly.read_html(PAGE, places=False),
        reportedly.read_html(PAGE.encode(), places=False),
        reportedly.read(story(), places=False),
    ]
    assert {tuple(claim.source.text for claim in each.claims) for each in found} == {("the mayor", "Anna Holm")}
    assert found[0].document.path == str(path)
    assert [each.document.path for each in found[2:]] == [None] * 3
    assert all("byte order mark removed" not in each.document.notes for each in found)


def test_many_come_in_order_with_errors_as_values(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story("Friday"))
    (tmp_path / "feed.jsonl").write_text('{"text": "", "id": "e"}\n')
    items: list[Any] = [
        story("Monday"),
        tmp_path,
        {"text": story("Sunday"), "id": "7", "published": date(2025, 11, 30)},
        tmp_path / "gone.txt",
        7,
        {"text": {1, 2}},
    ]
    found = list(reportedly.read_many(items, places=False))
    kinds = [type(each).__name__ for each in found]
    assert kinds == ["Article", "Article", "EmptyInput", "Article", "MissingInput", "InputError", "InputError"]
    first, third = found[0], found[3]
    assert isinstance(first, reportedly.Article) and isinstance(third, reportedly.Article)
    assert (first.document.path, first.document.line) == (None, None)
    assert (third.document.id_given, third.document.published) == ("7", "2025-11-30")
    assert "the given texts:5: an int is neither a text" in str(found[5])


def test_many_are_asked_for_one_by_one() -> None:
    taken = []

    def items() -> Any:
        for day in range(1000):
            taken.append(day)
            yield story(day)

    found = reportedly.read_many(items(), places=False)
    next(found)
    found.close()
    assert len(taken) == 1


def test_workers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.run import job

    defaults = job.Job.__init__.__defaults__ or ()
    monkeypatch.setattr(
        job.Job.__init__, "__defaults__", tuple(load if each is pipeline.load_reader else each for each in defaults)
    )
    texts = [story(day) for day in range(6)]
    assert list(reportedly.read_many(texts, places=False, workers=2)) == list(reportedly.read_many(texts, places=False))


@pytest.mark.parametrize(
    "given", ["2025-11-30", "2025-11-30T23:59:00Z", date(2025, 11, 30), datetime(2025, 11, 30, 5, tzinfo=UTC)]
)
def test_a_date_may_be_given_in_many_ways(given: Any) -> None:
    assert reportedly.read(story(), published=given, places=False).document.published == "2025-11-30"


def test_one_pack_is_named_by_its_name() -> None:
    one, several = (reportedly.read(story(), packs=packs, places=False) for packs in ("ru-ua", ["ru-ua"]))
    assert one.producer == several.producer
    assert any("ru-ua" in each for each in one.producer.packs)


def choosing(selection: Any) -> reportedly.Article:
    return reportedly.check(story(), places=False, selection=selection)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: reportedly.read(Path("a.txt")), r"not the path 'a.txt': call read_file\(path\)"),  # type: ignore[arg-type]
        (lambda: reportedly.check(b"text"), r"check takes a text as str, not bytes: decode it, or call check_file"),  # type: ignore[arg-type]
        (lambda: reportedly.read(None), "not a NoneType"),  # type: ignore[arg-type]
        (lambda: reportedly.read(story(), published="yesterday"), "write it as 2025-11-30"),
        (lambda: reportedly.read(story(), published=20251130), "not an int"),  # type: ignore[arg-type]
        (lambda: reportedly.read(story(), packs=7), "names of packs or folders, not an int"),  # type: ignore[arg-type]
        (lambda: reportedly.read_file(Path(__file__).parent), "a folder; read_many"),
        (lambda: reportedly.read_html(Path("a.html")), r"read_file\(path\) reads a file"),  # type: ignore[arg-type]
        (lambda: reportedly.read_many("a text"), "not a str: put it in a list"),
        (lambda: reportedly.read_many([], workers=0), "give a number, 1 or more"),
        (lambda: reportedly.read_many([], workers="2"), "'2': give a number"),  # type: ignore[arg-type]
        (lambda: reportedly.read(story(), title=7), "title takes a str, not an int"),  # type: ignore[arg-type]
        (lambda: reportedly.read_html(PAGE, url=b"x"), "url takes a str, not a bytes"),  # type: ignore[arg-type]
        (lambda: choosing("SRC"), "a reportedly.Selection, not a str"),
        (lambda: choosing(reportedly.Selection(select="SRC")), r"write it as \('SRC',\)"),  # type: ignore[arg-type]
        (lambda: choosing(reportedly.Selection(ignore=("SRC01",))), "no rule is called 'SRC01'"),
        (lambda: choosing(reportedly.Selection(severities={"SRC001": "grave"})), "not one of info"),  # type: ignore[dict-item]
        (lambda: reportedly.read_many(7), "not an int: put it in a list"),  # type: ignore[arg-type]
        (lambda: reportedly.check(Path("a.txt")), r"not the path 'a.txt': call check_file\(path\)"),  # type: ignore[arg-type]
        (lambda: reportedly.check_file(Path(__file__).parent), "a folder; check_many"),
        (lambda: reportedly.check_html(Path("a.html")), r"check_file\(path\) checks a file"),  # type: ignore[arg-type]
        (lambda: reportedly.check_many("a text"), "check_many takes several texts"),
    ],
)
def test_a_mistake_says_what_to_call(call: Any, message: str) -> None:
    with pytest.raises(reportedly.UsageError, match=message):
        call()


SOURCED = "The harbour will close, a source said. The boats will have to leave the quay in spring, Anna Holm said.\n"
REMARK = "<!-- reportedly: ignore SRC: agreed with the desk -->\n"


def rules(article: Any) -> list[str]:
    return [each.rule for each in article.diagnostics]


def test_what_can_be_read_can_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SOURCED)
    page = f"<html><body><article><p>{SOURCED}</p></article></body></html>"
    text = reportedly.check(SOURCED, places=False)
    assert rules(text)
    for found in (
        reportedly.check_file(path, places=False),
        reportedly.check_html(page, places=False),
        *reportedly.check_many([SOURCED, path], places=False),
    ):
        assert rules(found) == rules(text)
    chosen = reportedly.Selection(ignore=("ALL",))
    assert reportedly.check_file(path, places=False, selection=chosen).diagnostics == ()


def test_a_remark_in_the_file_suppresses_what_it_does_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SOURCED)
    (tmp_path / "b.md").write_text(REMARK + SOURCED)
    marked, suppressed = reportedly.check_many([tmp_path], places=False)
    assert any(rule.startswith("SRC") for rule in rules(marked))
    assert rules(suppressed) == [rule for rule in rules(marked) if not rule.startswith("SRC")]


def test_a_mistake_over_one_of_many_is_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = pipeline.checked

    def failing(article: reportedly.Article, *rest: Any, **given: Any) -> reportedly.Article:
        if "Sunday" in article.document.text:
            raise KeyError("u")
        return checked(article, *rest, **given)

    monkeypatch.setattr(pipeline, "checked", failing)
    found = list(reportedly.check_many([story("Sunday"), story("Monday"), ""], places=False))
    assert [type(each).__name__ for each in found] == ["Unforeseen", "Article", "EmptyInput"]


def test_a_file_of_several_records_is_for_read_many(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')
    with pytest.raises(reportedly.UsageError, match="holds several records; read_many"):
        reportedly.read_file(path)
    with pytest.raises(reportedly.MissingInput):
        reportedly.read_file(tmp_path / "gone")


def test_threads_that_start_cold_open_the_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    opened = []

    def slowly(threads: int) -> StandIn:
        opened.append(threads)
        time.sleep(0.05)
        return StandIn()

    monkeypatch.setattr(pipeline, "load_reader", slowly)
    api._reader.cache_clear()
    threads = [threading.Thread(target=reportedly.read, args=(story(),), kwargs={"places": False}) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    api._reader.cache_clear()
    assert len(opened) == 1


def test_the_cache_folder_is_the_one_that_the_environment_names(tmp_path: Path) -> None:
    assert pipeline.cache_folder({"REPORTEDLY_CACHE": str(tmp_path)}) == tmp_path
    assert pipeline.cache_folder({"REPORTEDLY_CACHE": "~/kept"}) == Path.home() / "kept"
    assert pipeline.cache_folder({}) == pipeline.cache_folder({"REPORTEDLY_CACHE": ""}) == pipeline.default_cache()


def test_both_doors_open_the_folder_that_the_environment_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from reportedly.cli import opening

    opened: list[Path | None] = []

    def record(packs: tuple[str, ...], cache: Path | None) -> pipeline.References:
        opened.append(cache)
        return pipeline.References()

    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    monkeypatch.setattr(pipeline, "open_references", record)
    api._references.cache_clear()
    reportedly.read(story())
    api._references.cache_clear()
    assert [*opened, opening.cache_folder()] == [tmp_path, tmp_path]
