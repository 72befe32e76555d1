"""Train what reads two claims together: ``python -m training.pairs --start MINILM --sets FILE… --cache FOLDER --out WEIGHTS``.

A cross-encoder: MiniLM's six layers read both claims at once, with one and the same vector in the place of one and the same name,
and say whether the two are the same and how the later answers the earlier. Learns from the development events of the gold threads
and from sets of claims (``benchmarks/gold/claim_sets``). ``--without CONFLICT…`` leaves conflicts out, and scores them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.model import OUTCOMES
from reportedly.reader.network import SCALE, WORDS
from reportedly.reader.pairs import LONGEST, NAMES, SLOTTED, TIMES, Side, laid_out, pairs_digest
from training.export import narrow, narrowed
from training.network import Block, Dropout, Shape, layers_of

SWAPPED = [OUTCOMES.index({"grown": "grown before", "grown before": "grown", "later stage": "later stage before",
                           "later stage before": "later stage"}.get(each, each)) for each in OUTCOMES]  # fmt: skip


@dataclass(frozen=True)
class Example:
    """Two sides in order of time, which outcomes hold, and what it counts; ``event`` is where it is from."""

    one: Side
    other: Side
    right: tuple[float, ...]
    weight: float
    event: str


class PairReader(nn.Module):
    """From piece ids, shape (batch, pieces), of which those behind the vocabulary are slots, and which side each is of, to logits."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.slots = nn.Embedding(SLOTTED, shape.width)
        self.sides = nn.Embedding(2, shape.width)
        self.position = nn.Embedding(2 * LONGEST + 3, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.blocks = nn.ModuleList(Block(shape.width, shape.heads, shape.inner, self.dropout) for _ in range(shape.layers))
        self.pool = nn.Linear(2 * shape.width, shape.width)
        self.out = nn.Linear(shape.width, len(OUTCOMES))
        self.vocabulary = shape.vocabulary

    def forward(self, pieces: Tensor, sides: Tensor, there: Tensor | None = None) -> Tensor:
        slot = pieces >= self.vocabulary
        x = self.words(torch.where(slot, 0, pieces)) * (~slot)[..., None].to(torch.float32)
        x = x + self.slots(torch.where(slot, pieces - self.vocabulary, 0)) * slot[..., None].to(torch.float32)
        x = self.dropout(self.norm(x + self.position.weight[: pieces.shape[1]] + self.sides(sides)))
        mask = None if there is None else (1 - there[:, None, None, :].to(x.dtype)) * -1e4
        for block in self.blocks:
            x = block(x, mask)
        if there is None:
            mean = x.mean(1)
        else:
            weights = there[..., None].to(x.dtype)
            mean = (x * weights).sum(1) / weights.sum(1)
        return self.out(self.dropout(torch.tanh(self.pool(torch.cat([x[:, 0], mean], -1)))))


def started(folder: Path) -> PairReader:
    """The reader with MiniLM's layers; slots begin as the word "name", and times as "day", each a little apart."""
    old = load_file(str(folder / "model.safetensors"))
    model = PairReader(Shape())
    new = model.state_dict()
    new["words.weight"] = old["embeddings.word_embeddings.weight"]
    vocabulary = {word: at for at, word in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    words = new["words.weight"]
    spread = words.std(0)
    torch.manual_seed(3)
    new["slots.weight"] = torch.cat([
        words[vocabulary[word]] + spread * torch.randn(count, words.shape[1])
        for word, count in (("name", NAMES), ("day", TIMES))
    ])  # fmt: skip
    kinds = old["embeddings.token_type_embeddings.weight"]
    new["sides.weight"] = kinds if len(kinds) == 2 else torch.cat([kinds, kinds])
    new["position.weight"] = old["embeddings.position_embeddings.weight"][: 2 * LONGEST + 3]
    new["norm.weight"] = old["embeddings.LayerNorm.weight"]
    new["norm.bias"] = old["embeddings.LayerNorm.bias"]
    new |= layers_of(old, len(model.blocks))
    model.load_state_dict(new)
    model.words.weight.requires_grad_(False)
    return model


def shuffled_slots(ids: Sequence[int], base: int, chance: random.Random) -> list[int]:
    """The pieces with other slots in the place of each, the same for the same."""
    names, times = list(range(NAMES)), list(range(NAMES, NAMES + TIMES))
    chance.shuffle(names), chance.shuffle(times)
    new = [*names, *times]
    return [each if each < base else base + new[each - base] for each in ids]


def batches(some: Sequence[Example], size: int, chance: random.Random, learn: bool) -> Iterator[tuple[Tensor, ...]]:
    """Batches of pairs of about one length: pieces, sides, which are there, what is right, weights, and their numbers."""
    base = Shape().vocabulary
    made = []
    for at, example in enumerate(some):
        turned = learn and chance.random() < 0.3
        a, b = (example.other, example.one) if turned else (example.one, example.other)
        ids, sides = laid_out(a, b, base)
        if learn:
            ids = shuffled_slots(ids, base, chance)
        right = [example.right[SWAPPED[k]] for k in range(len(OUTCOMES))] if turned else example.right
        made.append((ids, sides, right, example.weight, at))
    made.sort(key=lambda each: len(each[0]) + (chance.random() * 6 if learn else 0))
    groups = [made[at : at + size] for at in range(0, len(made), size)]
    if learn:
        chance.shuffle(groups)
    for group in groups:
        longest = max(len(ids) for ids, *_ in group)
        pieces, sides_, there = (torch.zeros(len(group), longest, dtype=torch.long) for _ in range(3))
        for row, (ids, sides, *_) in enumerate(group):
            pieces[row, : len(ids)] = torch.tensor(ids)
            sides_[row, : len(ids)] = torch.tensor(sides)
            there[row, : len(ids)] = 1
        yield (pieces, sides_, there, torch.tensor([each[2] for each in group], dtype=torch.float32),
               torch.tensor([each[3] for each in group]), torch.tensor([each[4] for each in group]))  # fmt: skip


def scored(model: PairReader, some: Sequence[Example], size: int = 64) -> np.ndarray:
    """Logits of each pair, shape (pairs, outcomes)."""
    model.eval()
    out = np.zeros((len(some), len(OUTCOMES)), dtype=np.float32)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for pieces, sides, there, _, _, at in batches(some, size, random.Random(0), False):
            out[at.numpy()] = model(pieces, sides, there).float().numpy()
    return out


def told(name: str, logits: np.ndarray, some: Sequence[Example]) -> None:
    """Best F1 of each outcome over its bar, and precision at recall."""
    right = np.array([each.right for each in some])
    parts = []
    for k, outcome in enumerate(OUTCOMES):
        order = np.argsort(-logits[:, k])
        hits = np.cumsum(right[order, k])
        total = right[:, k].sum()
        if not total:
            continue
        f1 = 2 * hits / (np.arange(1, len(hits) + 1) + total)
        best = int(f1.argmax())
        parts.append(
            f"{outcome} {f1[best]:.3f} (P {hits[best] / (best + 1):.2f} R {hits[best] / total:.2f}, n {int(total)})"
        )
    print(name, "; ".join(parts), flush=True)


def train(model: PairReader, some: Sequence[Example], held: Sequence[Example], epochs: int, rate: float, size: int, out: Path,
          seed: int = 7) -> None:  # fmt: skip
    """The loop; a checkpoint after each epoch."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    plain = [p for name, p in model.named_parameters() if p.requires_grad and p.ndim > 1]
    bare = [p for name, p in model.named_parameters() if p.requires_grad and p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": plain, "weight_decay": 0.01}, {"params": bare, "weight_decay": 0.0}], lr=rate, fused=True
    )
    steps = epochs * (len(some) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(epochs):
        model.train()
        total, seen, began = 0.0, 0, time.time()
        for number, (pieces, sides, there, right, weight, _) in enumerate(batches(some, size, chance, True)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(pieces, sides, there)
            losses = functional.binary_cross_entropy_with_logits(logits.float(), right * 0.97 + 0.003, reduction="none")
            loss = (losses.mean(1) * weight).sum() / weight.sum()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, seen = total + float(loss), seen + 1
            if number % 100 == 99:
                print(
                    f"epoch {epoch} step {number + 1}: {total / seen:.4f}, {seen * size / (time.time() - began):.0f} pairs/s",
                    flush=True,
                )
        torch.save(model.state_dict(), out / "last.pt")
        print(f"epoch {epoch}: loss {total / seen:.4f}, {time.time() - began:.0f} s", flush=True)
        if held:
            told(f"  held back ({len(held)})", scored(model, held), held)


class _Unmasked(nn.Module):
    """The reader for one pair at a time, with the names that the reader's matrices have."""

    def __init__(self, encoder: PairReader) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, sides: Tensor) -> Tensor:
        odds: Tensor = self.encoder(pieces, sides)
        return odds


def write(model: PairReader, weights: Path, source: str, without: Sequence[str], name: str = "pairs-en") -> None:
    """Write graph, matrices and card into ``weights``; ``source`` is the SHA-256 of what it was started from."""
    model.eval()
    with np.load(weights / "encoder.npz") as shared:
        rows, scales = narrowed(model.words.weight.detach().numpy(), by_row=True)
        if not (np.array_equal(shared[WORDS], rows) and np.array_equal(shared[WORDS + SCALE], scales)):
            raise SystemExit(f"{weights}: the reader's rows of word pieces are not MiniLM's; they can't be shared")
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "pairs.onnx"
        torch.onnx.export(
            _Unmasked(model),
            (torch.ones(1, 40, dtype=torch.long), torch.zeros(1, 40, dtype=torch.long)),
            str(plain),
            input_names=["pieces", "sides"],
            output_names=["odds"],
            dynamic_axes={"pieces": {1: "pieces"}, "sides": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        narrow(plain, weights / "pairs.onnx", elsewhere=(WORDS,))
    card = {"name": name, "hash": pairs_digest(weights), "source": source, "without": sorted(without)}
    (weights / "pairs.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True, help="made by training.pair_examples")
    parser.add_argument("--without", nargs="*", default=[], help="events whose name begins so are held back")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="folder with encoder.npz, to write graph, matrices and card into")
    parser.add_argument("--after", type=Path, help="folder of a run whose last checkpoint is gone on from")
    parser.add_argument("--only-write", action="store_true", help="write --weights from the checkpoint in --out")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    some: list[Example] = pickle.loads(asked.examples.read_bytes())
    held = [each for each in some if any(each.event.startswith(name) for name in asked.without)]
    kept = [each for each in some if not any(each.event.startswith(name) for name in asked.without) and each.weight > 0]
    print(
        len(kept),
        "to learn from,",
        len(held),
        "held back",
        Counter(OUTCOMES[k] for e in kept for k in range(len(OUTCOMES)) if e.right[k]),
    )
    model = started(asked.start)
    if asked.after:
        model.load_state_dict(torch.load(asked.after / "last.pt", weights_only=True))
    if asked.only_write:
        model.load_state_dict(torch.load(asked.out / "last.pt", weights_only=True))
    else:
        train(model, kept, held, asked.epochs, asked.rate, asked.size, asked.out)
    if asked.weights:
        source = hashlib.sha256((asked.start / "model.safetensors").read_bytes()).hexdigest()
        write(model, asked.weights, source, [name.rstrip("/") for name in asked.without])


if __name__ == "__main__":
    main()
