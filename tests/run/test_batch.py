"""Many items: the same results for any number of workers, and no item lost, doubled or out of order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from standin import load, load_damaged, story

from reportedly.model.errors import InputError, MissingInput, ModelError
from reportedly.pipeline import Reads
from reportedly.run import Job, Outcome, outcomes
from reportedly.run.rendering import renderer
from reportedly.sources import Item


def record(number: int, text: str) -> Item:
    import json

    return Item("feed.jsonl", "record", number, json.dumps({"id": str(number), "text": text}).encode())


def job(load_reader: Callable[[int], Reads] = load) -> Job:
    return Job(renderer("jsonl", several=True), load_reader=load_reader)


def read(entries: Iterable[Item | InputError], workers: int) -> list[Outcome]:
    return list(outcomes(entries, job(), workers=workers))


def test_results_do_not_depend_on_the_number_of_workers() -> None:
    entries: list[Item | InputError] = [record(n, story(n)) for n in range(1, 41)]
    entries[7] = MissingInput("gone.txt", "no such file")
    entries[20] = record(21, story("BUG"))
    entries[21] = record(22, "")
    alone = read(entries, 1)
    assert [o.line for o in alone if o.text] == [n for n in range(1, 41) if n not in (8, 21, 22)]
    assert [o.failure.error for o in alone if o.failure] == ["MissingInput", "RuntimeError", "EmptyInput"]
    assert all(o.words > 30 and o.claims == 2 for o in alone if o.text)
    shared = read(entries, 3)
    # a traceback tells which process it came from, all else is the same
    assert [(o.path, o.line, o.text, o.failure and o.failure.message) for o in shared] == [
        (o.path, o.line, o.text, o.failure and o.failure.message) for o in alone
    ]


def test_an_item_that_kills_its_worker_is_tried_once_more_and_costs_no_other(tmp_path: Path) -> None:
    texts = [story(n) for n in range(12)]
    texts[3] = story("x", "DIE-ALWAYS")
    texts[8] = story("y", f"DIE-ONCE {tmp_path / 'died'}")
    found = read((record(n, text) for n, text in enumerate(texts)), 2)
    assert [o.line for o in found] == list(range(12))
    lost = [o for o in found if o.failure]
    assert [o.line for o in lost] == [3]
    assert lost[0].failure is not None
    assert lost[0].failure.error == "WorkerLost"
    assert "ended by signal 9, twice" in lost[0].failure.message
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
    assert outcome.failure is not None
    assert outcome.failure.message == (
        "feed.jsonl: RuntimeError: the stand-in was asked to fail; this is a bug in reportedly, please report it"
    )
    assert "Traceback" in outcome.failure.traceback
