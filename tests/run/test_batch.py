"""Many items: the same results for any number of workers, and no item lost, doubled or out of order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from standin import load, load_damaged, story

from reportedly.model.errors import InputError, MissingInput, ModelError
from reportedly.pipeline import Reads
from reportedly.run import Done, Failed, Job, Outcome, outcomes
from reportedly.show.json_ import to_json_line
from reportedly.sources import Item


def record(number: int, text: str) -> Item:
    import json

    return Item("feed.jsonl", "record", number, json.dumps({"id": str(number), "text": text}).encode())


def job(load_reader: Callable[[int], Reads] = load) -> Job:
    return Job(load_reader=load_reader)


def read(entries: Iterable[Item | InputError], workers: int) -> list[Outcome]:
    return list(outcomes(entries, job(), workers=workers))


def told(outcome: Outcome) -> tuple[str, int | None, str]:
    """What an output and an errors file hold of it; a traceback, which tells of its process, is left out."""
    text = to_json_line(outcome.article) if isinstance(outcome, Done) else outcome.as_line()
    return outcome.path, outcome.line, text


def test_results_do_not_depend_on_the_number_of_workers() -> None:
    entries: list[Item | InputError] = [record(n, story(n)) for n in range(1, 41)]
    entries[7] = MissingInput("gone.txt", "no such file")
    entries[20] = record(21, story("BUG"))
    entries[21] = record(22, "")
    alone = read(entries, 1)
    assert [o.line for o in alone if isinstance(o, Done)] == [n for n in range(1, 41) if n not in (8, 21, 22)]
    assert [o.kind for o in alone if isinstance(o, Failed)] == ["MissingInput", "RuntimeError", "EmptyInput"]
    assert all(o.words > 30 and len(o.article.claims) == 2 for o in alone if isinstance(o, Done))
    shared = read(entries, 3)
    assert [told(o) for o in shared] == [told(o) for o in alone]
    assert [o for o in shared if isinstance(o, Done)] == [o for o in alone if isinstance(o, Done)]


def test_words_that_utf_8_can_not_hold_come_back_from_a_worker() -> None:
    text = story("Monday", "Half a sign: \ud83d.")
    (alone,), (shared,) = read([record(1, text)], 1), read([record(1, text)], 2)
    assert alone == shared


def test_an_item_that_kills_its_worker_is_tried_once_more_and_costs_no_other(tmp_path: Path) -> None:
    texts = [story(n) for n in range(12)]
    texts[3] = story("x", "DIE-ALWAYS")
    texts[8] = story("y", f"DIE-ONCE {tmp_path / 'died'}")
    found = read((record(n, text) for n, text in enumerate(texts)), 2)
    assert [o.line for o in found] == list(range(12))
    lost = [o for o in found if isinstance(o, Failed)]
    assert [o.line for o in lost] == [3]
    assert lost[0].kind == "WorkerLost"
    assert "ended by signal 9, twice" in lost[0].message
    assert (tmp_path / "died").exists()


def test_only_so_many_items_are_ahead_of_the_results() -> None:
    taken = 0

    def entries() -> Iterable[Item]:
        nonlocal taken
        for n in range(100_000):
            taken += 1
            yield record(n, story(n))

    results = outcomes(entries(), job(), workers=2)
    assert next(results).line == 0
    assert taken < 1000
    results.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_without_a_model_nothing_is_read(workers: int) -> None:
    with pytest.raises(ModelError, match="damaged"):
        list(outcomes([record(1, story())], job(load_damaged), workers=workers))


def test_a_bug_becomes_one_line_that_asks_for_a_report() -> None:
    (outcome,) = read([record(1, story("BUG"))], 1)
    assert isinstance(outcome, Failed)
    assert outcome.message == (
        "feed.jsonl: RuntimeError: the stand-in was asked to fail; this is a bug in reportedly, please report it"
    )
    assert "Traceback" in outcome.traceback
