"""Train the head for facts over a finished encoder: ``python -m training.facts --run RUN --data DATA --words W --out NEW``.

The encoder stays as it is, so that nothing else changes; its output is computed once for every sentence of the factuality corpora,
and the two narrow layers of ``network.Facts`` learn from that, on UW and MEANTIME (UDS labels other text in another way, and made both
worse). What is written is the last round; the figures printed are those on UW's development sentences.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reader.pieces import Cutter
from training.corpora import Article, facts
from training.network import Dropout, Encoder, Facts, Shape
from training.train import FAR, batches, stacked

LONGEST = 250
Sentence = tuple[Tensor, Tensor]
"""The encoder's output (pieces, width) and the labels (pieces,), NaN where there is none."""


def encoded(encoder: Encoder, articles: list[Article]) -> list[Sentence]:
    """Every sentence as the head sees it."""
    seen: dict[str, Tensor] = {}
    handle = encoder.facts.register_forward_pre_hook(lambda _, inputs: seen.update(x=inputs[0]))
    sizes = [min(len(article.pieces), LONGEST) for article in articles]
    out: list[Sentence] = []
    for group in batches(sizes, 6000, random.Random(0)):
        features, spellings, mask = stacked([(articles[i], 0, sizes[i]) for i in group])
        with torch.no_grad():
            encoder(features, spellings, mask)
        for row, i in enumerate(group):
            labels = articles[i].facts
            assert labels is not None
            out.append((seen["x"][row, 1 : 1 + sizes[i]].clone().half(), torch.from_numpy(labels[: sizes[i]])))
    handle.remove()
    return out


def batch(items: list[Sentence]) -> tuple[Tensor, Tensor, Tensor]:
    """Padded inputs (batch, length, width), labels (batch, length) and the additive mask."""
    length = max(len(labels) for _, labels in items)
    inputs = torch.zeros(len(items), length, items[0][0].shape[1])
    labels = torch.full((len(items), length), float("nan"))
    mask = torch.zeros(len(items), 1, 1, length)
    for i, (x, y) in enumerate(items):
        inputs[i, : len(y)], labels[i, : len(y)] = x.float(), y
        mask[i, ..., len(y) :] = FAR
    return inputs, labels, mask


def figures(head: Facts, items: list[Sentence]) -> tuple[float, float]:
    """Mean absolute error and Pearson's r."""
    told, gold = [], []
    with torch.no_grad():
        for i in range(0, len(items), 64):
            inputs, labels, mask = batch(items[i : i + 64])
            known = ~torch.isnan(labels)
            told.append(head(inputs, mask)[known].clamp(-3, 3))
            gold.append(labels[known])
    a, b = torch.cat(told).numpy(), torch.cat(gold).numpy()
    return float(np.abs(a - b).mean()), float(np.corrcoef(a, b)[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--run", type=Path, required=True, help="folder with last.pt")
    parser.add_argument("--data", type=Path, required=True, help="folder with factuality/")
    parser.add_argument("--words", type=Path, required=True, help="folder with tokenizer.json, ordinary.txt and lands.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-3)
    options = parser.parse_args()

    torch.manual_seed(3)
    state = torch.load(options.run / "last.pt", weights_only=True)
    encoder, cutter = Encoder(Shape()), Cutter.load(options.words)
    kept = {key: value for key, value in state["encoder"].items() if not key.startswith("facts.")}
    encoder.load_state_dict(encoder.state_dict() | kept)
    encoder.eval()
    folder = options.data / "factuality"
    held = encoded(encoder, facts(folder / "uw" / "dev.jsonl", cutter))
    ours = [s for name in ("uw", "meantime") for s in encoded(encoder, facts(folder / name / "train.jsonl", cutter))]

    head = Facts(Shape(), Dropout(0.3, 1 << 22))
    torch.nn.init.constant_(head.out.bias, 2.0)
    optimizer = torch.optim.AdamW(head.parameters(), lr=options.rate, weight_decay=0.05)
    total = len(ours) // 32 * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 100, max(0.0, (total - s) / total)))
    for epoch in range(options.epochs):
        head.train()
        items = random.Random(epoch).sample(ours, len(ours))
        for i in range(0, len(items) // 32 * 32, 32):
            inputs, labels, mask = batch(items[i : i + 32])
            known = ~torch.isnan(labels)
            inputs = inputs * (torch.rand(*inputs.shape[:2], 1) > 0.05)
            loss = functional.smooth_l1_loss(head(inputs, mask)[known], labels[known], beta=0.1)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        head.eval()
        error, r = figures(head, held)
        print(f"round {epoch}: mean absolute error {error:.3f}, r {r:.3f}", flush=True)
    state["encoder"] = kept | {f"facts.{key}": value for key, value in head.state_dict().items()}
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.out / "last.pt")


if __name__ == "__main__":
    main()
