"""Sentences as vectors: what says the same lies near, in whatever words. ``docs/sentences.md`` is its model card.

The encoder is MiniLM as ``all-MiniLM-L6-v2`` trained it for this, six layers, 384 wide, over the vocabulary of the reader. Its
matrices lie in eight bits in ``sentences.npz``, but for the rows of word pieces, which are the reader's: both began with them and
neither changed them. They are widened when they are opened, and all is computed in single precision.

**One text is one run**: never padded, never in company. A vector depends on its text and the weights alone, bit for bit, whatever
else is encoded with it; between processors the last digits may differ.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reportedly.model.errors import ModelError
from reportedly.reader.decoding import Floats
from reportedly.reader.network import WORDS, opened_graph, session_options, sharing_digest, widened
from reportedly.reader.pieces import CLS, SEP
from reportedly.reader.weights import weights_folder
from reportedly.reader.wordpieces import WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, SessionOptions

PIECES = 128
"""Word pieces of a text that are read, with the two that frame it: about ninety words."""

WIDTH = 384
"""Numbers in a vector."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Turns texts into vectors. Make one with :func:`open_sentences` and keep it: it holds no state between texts, and any thread may
    ask it.
    """

    session: InferenceSession = field(repr=False)
    words: WordPieces = field(repr=False)
    model: str
    """The model's name and hash: ``sentences-en@1a2b3c4d``. Vectors of two models can't be compared."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """A vector for each text: single precision, shape (texts, 384), each of length 1, so that the product of two is their cosine.

        Texts are taken as they are, names and all; letter case and accents count for nothing. Of a text only the first 126 word
        pieces are read, about ninety words of English: two that differ behind them have the same vector. A text without any word
        has a vector too, which says nothing. Raises ``TypeError`` for one text in place of several.
        """
        if isinstance(texts, str):
            raise TypeError("encode takes a sequence of texts; for a single one: encode([text])")
        vectors = np.empty((len(texts), WIDTH), dtype=np.float32)
        rows: dict[str, int] = {}
        for row, text in enumerate(texts):
            first = rows.setdefault(text, row)
            vectors[row] = self._encoded(text) if first == row else vectors[first]
        return vectors

    def _encoded(self, text: str) -> Floats:
        ids = [id_ for id_, _, _ in islice(self.words.cut(text), PIECES - 2)]
        (vectors,) = self.session.run(None, {"pieces": np.asarray([[CLS, *ids, SEP]], dtype=np.int64)})
        vector: Floats = vectors[0]
        return vector


def open_sentences(threads: int = 1, folder: Path | None = None) -> Sentences:
    """Open the sentence encoder that the package carries, or the one in ``folder``; raises ``ModelError`` where that fails.

    ``threads`` of the processor share the work on one text; the vectors are the same up to the last digits.
    """
    folder = folder or weights_folder()
    try:
        card = json.loads((folder / "sentences.json").read_text(encoding="utf-8"))
        model = f"{card['name']}@{card['hash']}"
        session = sentences_graph(folder, session_options(threads))
        words = WordPieces.load(folder / "tokenizer.json")
    except OSError as error:
        raise ModelError(f"{folder}: the model can't be read ({error.strerror}); install the package again") from error
    except Exception as error:  # onnxruntime's own errors share no public base class
        raise ModelError(f"{folder}: the model is damaged; install the package again") from error
    return Sentences(session, words, model)


def sentences_graph(folder: Path, options: SessionOptions) -> InferenceSession:
    """The encoder's graph in ``folder``, opened with ``options``."""
    matrices = widened(folder / "sentences.npz") | widened(folder / "encoder.npz", only=(WORDS,))
    return opened_graph(folder / "sentences.onnx", options, matrices)


def sentences_digest(folder: Path) -> str:
    """The hash of this encoder's files in ``folder``, the rows of word pieces that it shares among them."""
    return sharing_digest(folder, "sentences")
