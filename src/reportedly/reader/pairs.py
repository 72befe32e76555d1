"""Two claims read together: whether they say the same, and how the later one answers the earlier. ``docs/pairs.md`` is the model card.

A cross-encoder over the vocabulary of the reader, six layers, 384 wide, started from MiniLM. It sees no name: whoever and whatever is
named, and every day that is known, is a slot, the same slot in both claims where it is the same, numbered in order of first mention,
so that exchanging names changes nothing. Its matrices lie in eight bits in ``pairs.npz``, but for the rows of word pieces, which are
the reader's; they are widened when they are opened, and all is computed in single precision.

**One pair is one run**: never padded, never in company, so that what is said of a pair depends on these two claims alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reportedly.model import OUTCOMES, SLOT, SLOTS, TIME, Worded
from reportedly.model.errors import ModelError
from reportedly.reader.decoding import Floats
from reportedly.reader.network import WORDS, opened_graph, session_options, sharing_digest, widened
from reportedly.reader.pieces import CLS, SEP
from reportedly.reader.weights import weights_folder
from reportedly.reader.wordpieces import Piece, WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LONGEST = 72
"""Pieces of a claim that are read: some fifty words."""
NAMES, TIMES = 24, 8
SLOTTED = NAMES + TIMES
"""Slots of a pair: of names, and of times behind them. What is more than that shares the last."""
DIGITS = 3

Part = int | str
"""A piece of the vocabulary, or the key of what stands there."""
_SLOT = re.compile(f"[{SLOT}-{chr(ord(SLOT) + SLOTS - 1)}]")


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair, cut into parts."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, worded: Worded, cut: Callable[[str], Iterator[Piece]]) -> Side:
        """A claim's words with slots, what its cue does in front."""
        slotted, slots, force = worded
        parts: list[Part] = [id_ for id_, _, _ in cut(f"{force}:")] if force else []
        at = 0
        for match in _SLOT.finditer(slotted):
            parts += [id_ for id_, _, _ in cut(slotted[at : match.start()])]
            parts.append(slots[ord(match[0]) - ord(SLOT)])
            at = match.end()
        parts += [id_ for id_, _, _ in cut(slotted[at:])]
        return cls(tuple(parts[:LONGEST]))


def laid_out(one: Side, other: Side, base: int) -> tuple[list[int], list[int]]:
    """The pieces of both, framed, slots as numbers from ``base`` in order of first mention; and which side each piece is of."""
    names: dict[str, int] = {}
    times: dict[str, int] = {}
    ids, sides = [CLS], [0]
    for number, each in enumerate((one, other)):
        for part in each.parts:
            if isinstance(part, int):
                ids.append(part)
            elif part.startswith(TIME):
                ids.append(base + NAMES + min(times.setdefault(part, len(times)), TIMES - 1))
            else:
                ids.append(base + min(names.setdefault(part, len(names)), NAMES - 1))
            sides.append(number)
        ids.append(SEP)
        sides.append(number)
    return ids, sides


@dataclass(frozen=True, slots=True)
class Pairs:
    """Reads pairs of claims. Make one with :func:`open_pairs` and keep it: it holds no state between pairs, and any thread may ask."""

    session: InferenceSession = field(repr=False)
    words: WordPieces = field(repr=False)
    model: str
    """The model's name and hash: ``pairs-en@1a2b3c4d``."""

    def judge(self, pairs: Sequence[tuple[Worded, Worded]]) -> Floats:
        """The log-odds of each outcome (:data:`reportedly.model.OUTCOMES`) for pairs of which the earlier stands first, shape (pairs,
        outcomes), to :data:`DIGITS` digits.
        """
        odds = np.zeros((len(pairs), len(OUTCOMES)), dtype=np.float32)
        cut: dict[Worded, Side] = {}
        rows: dict[tuple[Worded, Worded], int] = {}
        base = len(self.words.vocabulary)
        for row, both in enumerate(pairs):
            first = rows.setdefault(both, row)
            if first != row:  # copies of one report
                odds[row] = odds[first]
                continue
            one, other = (cut.get(each) or cut.setdefault(each, Side.of(each, self.words.cut)) for each in both)
            ids, sides = laid_out(one, other, base)
            fed = {"pieces": np.asarray([ids], dtype=np.int64), "sides": np.asarray([sides], dtype=np.int64)}
            (odds[row],) = self.session.run(None, fed)[0]
        return np.round(odds, DIGITS)


def open_pairs(threads: int = 1, folder: Path | None = None) -> Pairs:
    """Open the reader of pairs that the package carries, or the one in ``folder``; raises ``ModelError`` where that fails."""
    folder = folder or weights_folder()
    try:
        card = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
        matrices = widened(folder / "pairs.npz") | widened(folder / "encoder.npz", only=(WORDS,))
        session = opened_graph(folder / "pairs.onnx", session_options(threads), matrices)
        words = WordPieces.load(folder / "tokenizer.json")
    except OSError as error:
        raise ModelError(f"{folder}: the model can't be read ({error.strerror}); install the package again") from error
    except Exception as error:  # onnxruntime's own errors share no public base class
        raise ModelError(f"{folder}: the model is damaged; install the package again") from error
    return Pairs(session, words, f"{card['name']}@{card['hash']}")


def pairs_digest(folder: Path) -> str:
    """The hash of this reader's files in ``folder``, the rows of word pieces that it shares among them."""
    return sharing_digest(folder, "pairs")
