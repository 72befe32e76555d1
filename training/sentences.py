"""The sentence encoder's files from MiniLM's: ``python -m training.sentences --start FOLDER --weights WEIGHTS``.

``FOLDER`` is all-MiniLM-L6-v2 as its makers publish it (``model.safetensors``, ``vocab.txt``). Writes ``sentences.onnx``,
``sentences.npz`` and ``sentences.json`` into ``WEIGHTS``, where the reader's ``encoder.npz`` and ``tokenizer.json`` lie already: the
rows of word pieces are taken from there, and it is checked that they are the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.network import SCALE, WORDS
from reportedly.reader.sentences import PIECES, sentences_digest
from reportedly.reader.wordpieces import WordPieces
from training.export import narrow, narrowed
from training.network import Block, Dropout, Shape, layers_of


class SentenceEncoder(nn.Module):
    """From vocabulary ids, shape (batch, pieces), to vectors of length 1, shape (batch, width): the mean over a text's pieces."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(PIECES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.blocks = nn.ModuleList(Block(shape.width, shape.heads, shape.inner, self.dropout) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, there: Tensor | None = None) -> Tensor:
        """``there`` is 1 for pieces and 0 for padding, shape (batch, pieces); ``None`` where nothing is padded."""
        x = self.dropout(self.norm(self.words(pieces) + self.position.weight[: pieces.shape[1]]))
        return self.pooled(self.upwards(x, there), there)

    def upwards(self, x: Tensor, there: Tensor | None, first: int = 0, last: int | None = None) -> Tensor:
        """``x``, shape (batch, pieces, width), through the layers from ``first`` to before ``last``."""
        mask = None if there is None else (1 - there[:, None, None, :].to(x.dtype)) * -1e4
        for block in self.blocks[first:last]:
            x = block(x, mask)
        return x

    def pooled(self, x: Tensor, there: Tensor | None) -> Tensor:
        """The mean over each text's pieces, of length 1."""
        if there is None:
            return functional.normalize(x.mean(1))
        weights = there[..., None].to(x.dtype)
        return functional.normalize((x * weights).sum(1) / weights.sum(1))


def started(folder: Path) -> SentenceEncoder:
    """The encoder with the weights of ``model.safetensors`` in ``folder``; what all texts have in common (the one kind of token that
    there is) is added to the positions.
    """
    old = load_file(str(folder / "model.safetensors"))
    encoder = SentenceEncoder(Shape())
    new = encoder.state_dict()
    new["words.weight"] = old["embeddings.word_embeddings.weight"]
    position = old["embeddings.position_embeddings.weight"][:PIECES]
    new["position.weight"] = position + old["embeddings.token_type_embeddings.weight"][0]
    new["norm.weight"] = old["embeddings.LayerNorm.weight"]
    new["norm.bias"] = old["embeddings.LayerNorm.bias"]
    new |= layers_of(old, len(encoder.blocks))
    encoder.load_state_dict(new)
    return encoder


class _Unmasked(nn.Module):
    """The encoder for one text at a time, with the names that the reader's matrices have."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        vectors: Tensor = self.encoder(pieces)
        return vectors


def write(encoder: SentenceEncoder, weights: Path, source: str, name: str = "sentences-en") -> None:
    """Write graph, matrices and card of ``encoder`` into ``weights``; ``source`` says by its SHA-256 what it was made from."""
    encoder.eval()
    with np.load(weights / "encoder.npz") as shared:
        rows, scales = narrowed(encoder.words.weight.detach().numpy(), by_row=True)
        if not (np.array_equal(shared[WORDS], rows) and np.array_equal(shared[WORDS + SCALE], scales)):
            raise SystemExit(f"{weights}: the reader's rows of word pieces are not MiniLM's; they can't be shared")
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "sentences.onnx"
        torch.onnx.export(
            _Unmasked(encoder),
            (torch.ones(1, 40, dtype=torch.long),),
            str(plain),
            input_names=["pieces"],
            output_names=["vectors"],
            dynamic_axes={"pieces": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        narrow(plain, weights / "sentences.onnx", elsewhere=(WORDS,))
    card = {"name": name, "hash": sentences_digest(weights), "source": source}
    (weights / "sentences.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--start", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument(
        "--weights", type=Path, required=True, help="folder with encoder.npz and tokenizer.json, to write into"
    )
    options = parser.parse_args()
    vocabulary = (options.start / "vocab.txt").read_text(encoding="utf-8").splitlines()
    if WordPieces.load(options.weights / "tokenizer.json").vocabulary != {
        piece: id_ for id_, piece in enumerate(vocabulary)
    }:
        raise SystemExit(f"{options.start}: the vocabulary is not the reader's; it can't be shared")
    source = hashlib.sha256((options.start / "model.safetensors").read_bytes()).hexdigest()
    write(started(options.start), options.weights, source)
    for path in sorted(options.weights.glob("sentences.*")):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}")


if __name__ == "__main__":
    main()
