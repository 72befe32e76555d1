"""What every engine keeps to: the same outcomes in the same order, errors among them, nothing lost and nothing doubled."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from standin import load, load_damaged, story

from reportedly.model import Metadata
from reportedly.model.errors import InputError, MissingInput, ModelError, UsageError
from reportedly.run import Done, Engine, EngineName, Failed, Job, Outcome, Read
from reportedly.show.json_ import to_json_line
from reportedly.sources import Item

JOB = Job(load_reader=load)
Made = Callable[[], Engine]


def record(number: int, text: str) -> Item:
    return Item("feed.jsonl", "record", number, json.dumps({"id": str(number), "text": text}).encode())


def told(outcome: Outcome) -> tuple[str, int | None, str]:
    text = to_json_line(outcome.article) if isinstance(outcome, Done) else outcome.as_line()
    return outcome.path, outcome.line, text


def mixed(folder: Path) -> list[Item | InputError]:
    """Records that are read, and what can go wrong with one; a file, which a worker elsewhere could not open."""
    entries: list[Item | InputError] = [record(n, story(n)) for n in range(1, 61)]
    entries[7] = MissingInput("gone.txt", "no such file")
    entries[20] = record(21, story("BUG"))
    entries[21] = record(22, "")
    entries[30] = record(31, story("Monday", "Half a sign: \ud83d."))
    (folder / "a.txt").write_text(story("Sunday"))
    entries[40] = Item(str(folder / "a.txt"), "text")
    entries[41] = Item(str(folder / "none.txt"), "text")
    return entries


def test_every_engine_gives_the_same_in_the_same_order(made: Made, tmp_path: Path) -> None:
    from reportedly.run import engine_called

    entries = mixed(tmp_path)
    wanted = [told(each) for each in engine_called("here").outcomes(entries, JOB)]
    found = list(made().outcomes(iter(entries), JOB))
    assert [told(each) for each in found] == wanted
    kinds = [each.kind for each in found if isinstance(each, Failed)]
    assert kinds == ["MissingInput", "RuntimeError", "EmptyInput", "MissingInput"]
    assert all(len(each.article.claims) == 2 for each in found if isinstance(each, Done))


def test_the_job_goes_with_the_items(made: Made) -> None:
    job = Job(Read(least=0.95), Metadata(outlet="The Kestrel"), load)
    (outcome,) = made().outcomes([record(1, story(1))], job)
    assert isinstance(outcome, Done)
    assert (outcome.article.document.outlet, outcome.article.claims) == ("The Kestrel", ())


def test_nothing_to_read_is_no_error(made: Made) -> None:
    assert list(made().outcomes([], JOB)) == []
    (gone,) = made().outcomes([MissingInput("gone.txt", "no such file")], JOB)
    assert isinstance(gone, Failed)


def test_an_article_that_kills_what_reads_it_is_set_aside_after_two_tries(
    made: Made, name: EngineName, tmp_path: Path
) -> None:
    if name == "here":
        pytest.skip("this process reads itself: an article that kills it ends the run, and --resume goes on")
    texts = [story(n) for n in range(40)]
    texts[3] = story("x", "DIE-ALWAYS")
    texts[25] = story("y", f"DIE-ONCE {tmp_path / 'died'}")
    found = list(made().outcomes([record(n, text) for n, text in enumerate(texts)], JOB))
    assert [each.line for each in found] == list(range(40))
    lost = [each for each in found if isinstance(each, Failed)]
    assert [(each.line, each.kind) for each in lost] == [(3, "WorkerLost")]
    assert "ended by signal 9, twice" in lost[0].message
    assert (tmp_path / "died").exists()


def test_without_a_model_nothing_is_read(made: Made) -> None:
    with pytest.raises(ModelError, match="damaged"):
        list(made().outcomes([record(1, story())], Job(load_reader=load_damaged)))


def test_items_are_drawn_as_the_work_goes_on_and_a_run_may_be_left(made: Made) -> None:
    taken = 0

    def entries() -> Iterator[Item]:
        nonlocal taken
        for n in range(100_000):
            taken += 1
            yield record(n, story(n))

    before = {each.pid for each in multiprocessing.active_children()}
    results = made().outcomes(entries(), JOB)
    assert next(results).line == 0
    assert taken < 1000
    results.close()
    assert {each.pid for each in multiprocessing.active_children()} <= before


def test_what_fails_while_items_are_drawn_is_raised(made: Made) -> None:
    def entries() -> Iterator[Item]:
        yield from (record(n, story(n)) for n in range(20))
        raise UsageError("no more of this")

    found: list[Outcome] = []
    with pytest.raises(UsageError, match="no more of this"):
        for each in made().outcomes(entries(), JOB):
            found.append(each)
    assert [each.line for each in found] == list(range(len(found)))


def test_more_items_than_one_plan_of_ray_has_blocks(made: Made, name: EngineName, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "ray":
        from reportedly.run import ray_

        monkeypatch.setattr(ray_, "WAVE", 2)
        monkeypatch.setattr(ray_, "_LEAST_ITEMS", 4)
    found = list(made().outcomes([record(n, story(n)) for n in range(18)], JOB))
    assert [each.line for each in found] == list(range(18))
