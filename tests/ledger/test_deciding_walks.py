"""Nothing that people decided is lost, whatever comes: some hundred random walks; ``deciding_walks`` walks more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deciding_walks import WORDS, Walks, plainly, read, walk
from drawing_examples import Teller

from reportedly.ledger import Ledger

CHUNK = 10


@pytest.mark.parametrize("first", range(0, 200, CHUNK))
def test_no_decision_on_threads_is_lost(first: int, tmp_path: Path) -> None:
    walks = Walks(tmp_path)
    for seed in range(first, first + CHUNK):
        walks.walk(seed)


def test_nor_in_either_store(opened: Callable[..., Ledger], tmp_path: Path) -> None:
    with plainly():
        ledger = opened(tell=Teller())
        for number in range(len(WORDS)):
            ledger.add(read(number, 0, "told@1"))
        for _ in ledger.draw():
            pass
        walk(ledger, 9, tmp_path / "fresh.sqlite")
