"""Two claims read together: names are slots, and what is said of a pair depends on these two alone."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from reportedly.model import OUTCOMES, SLOT, Worded
from reportedly.model.errors import ModelError
from reportedly.reader import Pairs, open_pairs
from reportedly.reader.pairs import NAMES, Side, laid_out, pairs_digest
from reportedly.reader.weights import weights_folder

NEXT = chr(ord(SLOT) + 1)
TOOK: Worded = (f"{SLOT} took {NEXT}", ("a:north", "n:hask"), "neutral")


@cache
def pairs() -> Pairs:
    return open_pairs()


def ids(one: Worded, other: Worded) -> list[int]:
    cut = pairs().words.cut
    return laid_out(Side.of(one, cut), Side.of(other, cut), 100_000)[0]


def test_one_name_is_one_slot_in_both_claims() -> None:
    found = [
        each - 100_000 for each in ids(TOOK, (f"{SLOT} fell to {NEXT}", ("n:hask", "a:north"), "neutral")) if each >= 100_000
    ]
    assert found == [0, 1, 1, 0]


def test_exchanging_names_changes_nothing() -> None:
    other: Worded = (f"{SLOT} lost {NEXT}", ("a:south", "n:hask"), "neutral")
    exchanged: Worded = (f"{SLOT} lost {NEXT}", ("a:north", "n:hask"), "neutral")
    taken: Worded = (TOOK[0], ("a:south", "n:hask"), "neutral")
    assert ids(TOOK, other) == ids(taken, exchanged)


def test_days_have_slots_of_their_own() -> None:
    told: Worded = (f"they took {SLOT} on {NEXT}", ("n:hask", "t:2027-03-02/2027-03-03"), "")
    assert [each - 100_000 for each in ids(told, told) if each >= 100_000] == [0, NAMES, 0, NAMES]


def test_more_names_than_slots_share_the_last() -> None:
    many = NAMES + 3
    told: Worded = (" ".join(chr(ord(SLOT) + at) for at in range(many)), tuple(f"n:{at}" for at in range(many)), "")
    assert max(ids(told, told)) == 100_000 + NAMES - 1


def test_each_pair_has_the_odds_of_every_outcome() -> None:
    denied: Worded = (f"{SLOT} did not take {NEXT}", TOOK[1], "neutral")
    odds = pairs().judge([(TOOK, TOOK), (TOOK, denied)])
    assert odds.shape == (2, len(OUTCOMES)) and odds.dtype == np.float32
    same, denies = OUTCOMES.index("same"), OUTCOMES.index("denies")
    assert odds[0, same] > odds[1, same] and odds[1, denies] > odds[0, denies]


def test_a_pair_is_judged_alike_in_any_company() -> None:
    other: Worded = (f"{SLOT} shelled {NEXT} for three days, and nobody came", TOOK[1], "neutral")
    alone = pairs().judge([(TOOK, other)])
    assert (pairs().judge([(other, TOOK), (TOOK, other), (TOOK, TOOK)])[1] == alone[0]).all()


def test_no_pairs_have_no_odds() -> None:
    assert pairs().judge([]).shape == (0, len(OUTCOMES))


def test_the_card_names_what_the_weights_are() -> None:
    assert pairs().model == f"pairs-en@{pairs_digest(weights_folder())}"


def test_a_missing_or_damaged_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="can't be read"):
        open_pairs(folder=tmp_path)
    for name in ("pairs.json", "pairs.npz", "pairs.onnx", "encoder.npz", "tokenizer.json"):
        shutil.copy(weights_folder() / name, tmp_path)
    (tmp_path / "pairs.onnx").write_bytes(b"\0" * 64)
    with pytest.raises(ModelError, match="damaged"):
        open_pairs(folder=tmp_path)
