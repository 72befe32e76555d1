"""Train the reading network: ``python -m training.train --data DATA --start SAFETENSORS --tokenizer TOKENIZER --out RUN``.

Each step reads a batch of PolNeAR windows (attributions), and smaller ones with labelled names and with labelled facts, through
the same encoder. Losses are sums of nats, divided by one constant: roles a piece, the linker's CRF a cue, the cue's validity,
names a piece; and the distance of told from labelled factuality. Cues that the role head proposes wrongly (outside every gold
content, where nested attributions may stand unannotated) train the validity score as negatives. A checkpoint is written after each
epoch; ``--resume`` goes on from the last.

``--crops`` reads a share of the articles in pieces, as texts of their own: a linker that only ever sees whole articles has learnt that
a cue has much text around it, and finds no content in a single sentence. With ``--only-linker`` nothing but the linker and its inputs
is trained, and roles, names and facts stay as they are.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reader.labels import REACH, ROLE_LABELS
from reportedly.reader.pieces import MASK, NAME, SPELLED, WINDOW, Cutter, framed
from training.corpora import Article, Window, attribution_windows, crops, facts, laid_out, names, open_news, polnear
from training.network import Encoder, Linker, Shape, go_on_from, start_from


def halved() -> torch.autocast:
    """Products in bfloat16 where the processor has units for them (AMX: some eight times as fast), losses in single precision."""
    return torch.autocast("cpu", dtype=torch.bfloat16)


FAR = -1e4
NATS = 600.0
FACTS = 1.5
"""Weight of a fact's loss: its gradient has bounded size, that of a label grows with how wrong it is."""


def batches(sizes: list[int], budget: int, seed: random.Random) -> list[list[int]]:
    """Indices grouped by similar length, each group at most ``budget`` padded pieces, in random order."""
    order = sorted(range(len(sizes)), key=lambda i: sizes[i] + seed.random() * 24)
    out: list[list[int]] = [[]]
    longest = 0
    for i in order:
        longest = max(longest, sizes[i])
        if out[-1] and longest * (len(out[-1]) + 1) > budget:
            out.append([])
            longest = sizes[i]
        out[-1].append(i)
    seed.shuffle(out)
    return out


def drawn(articles: list[Article], cutter: Cutter, share: float, seed: random.Random, layouts: float = 0.0) -> list[Window]:
    """The windows of one epoch: a share of the articles, chosen anew each time, is read in crops, another laid out anew, the others as
    they are.
    """
    texts: list[Article] = []
    for article in articles:
        chance = seed.random() if share or layouts else 1.0
        if chance < share:
            texts += crops(article, cutter, seed)
        else:
            texts.append(laid_out(article, cutter, seed) if chance < share + layouts else article)
    return [window for text in texts for window in attribution_windows(text, seed.randint(192, WINDOW))]


def stacked(items: list[tuple[Article, int, int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Features (batch, length, 5), spellings (batch, length, …) and the additive mask (batch, 1, 1, length) of some windows."""
    length = max(end - begin for _, begin, end in items) + 2
    features, spellings = zip(*(framed(a.pieces, begin, end, length) for a, begin, end in items), strict=True)
    sizes = torch.tensor([end - begin + 2 for _, begin, end in items])
    mask = ((torch.arange(length) >= sizes[:, None]) * FAR)[:, None, None, :].float()
    return torch.from_numpy(np.stack(features)), torch.from_numpy(np.stack(spellings)), mask


def padded(rows: list[np.ndarray], length: int) -> Tensor:
    """Label rows with -100 on [CLS], [SEP] and padding, shape (batch, length)."""
    out = np.full((len(rows), length), -100, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, 1 : 1 + len(row)] = row
    return torch.from_numpy(out)


def jittered(cue: tuple[int, int], size: int, seed: random.Random) -> tuple[int, int]:
    """The cue's range, one time in four a piece longer or shorter at one end."""
    a, b = cue
    if seed.random() < 0.25:
        moved = seed.choice([(a - 1, b), (a + 1, b), (a, b - 1), (a, b + 1)])
        if 0 <= moved[0] < moved[1] <= size:
            return moved
    return a, b


def proposals(roles: Tensor, window: Window, row: int) -> list[tuple[int, int]]:
    """Cues that the role head proposes and the gold does not know, outside gold contents."""
    size = window.end - window.begin
    chance = torch.softmax(roles[row, 1 : 1 + size].detach(), -1)[:, 3:5].sum(-1).numpy()
    free = (chance > 0.15) & (window.flat != 3) & (window.flat != 4) & (window.flat != 5) & (window.flat != 6)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def roles_loss(roles: Tensor, gold: Tensor, open_inside: Tensor) -> Tensor:
    """The negative log likelihood of the gold roles. In texts of ``open_inside``, shape (batch,), attributions within others are not
    annotated: there a piece within a content may be anything but no part of an attribution at all.
    """
    certain = gold.clone()
    within = (gold == ROLE_LABELS.index("I-content")) & open_inside[:, None]
    certain[within] = -100
    loss = functional.cross_entropy(roles.flatten(0, 1), certain.flatten(), ignore_index=-100, reduction="sum")
    inside = roles[within]
    return loss + (torch.logsumexp(inside, -1) - torch.logsumexp(inside[:, 1:], -1)).sum()


def attribution_loss(encoder: Encoder, linker: Linker, batch: list[Window], seed: random.Random) -> dict[str, Tensor]:
    features, spellings, mask = stacked([(w.article, w.begin, w.end) for w in batch])
    with halved():
        roles, _, keys, triggers, _ = (each.float() for each in encoder(features, spellings, mask))
    length = features.shape[1]
    gold = padded([w.flat for w in batch], length)
    losses = {"roles": roles_loss(roles, gold, torch.tensor([not w.article.nested for w in batch]))}

    cues: list[tuple[int, int, int, np.ndarray | None]] = []
    for row, window in enumerate(batch):
        size = window.end - window.begin
        wrong = proposals(roles, window, row)
        cues += [(row, *jittered(cue, size, seed), labels) for cue, labels in window.relations]
        cues += [(row, a, b, None) for a, b in seed.sample(wrong, min(len(wrong), 3))]
    if cues:
        index = torch.zeros(len(cues), 2 * REACH, dtype=torch.long)
        marks = torch.zeros(len(cues), 2 * REACH, dtype=torch.long)
        inside = torch.zeros(len(cues), 2 * REACH, dtype=torch.bool)
        target = torch.zeros(len(cues), 2 * REACH, dtype=torch.long)
        valid = torch.tensor([labels is not None for *_, labels in cues])
        owner = torch.tensor([row for row, *_ in cues])
        offsets = torch.arange(2 * REACH)
        for i, (row, a, b, labels) in enumerate(cues):
            size = batch[row].end - batch[row].begin
            at = offsets + (a - REACH)
            inside[i] = (at >= 0) & (at < size)
            index[i] = at.clamp(0, size - 1) + 1
            marks[i] = (at >= a) & (at < b)
            if labels is not None:
                target[i] = torch.from_numpy(labels)[at.clamp(0, size - 1)] * inside[i]
                begun = int(inside[i].int().argmax())
                if target[i, begun] > 0 and target[i, begun] % 2 == 0:
                    target[i, begun] -= 1  # what goes on from out of reach begins here: no labelling begins with an inside
        spans = torch.stack([triggers[row, a + 1 : b + 1].mean(0) for row, a, b, _ in cues])
        with halved():
            scores, logits = linker(
                keys[owner[:, None], index],
                spans,
                marks,
                roles[owner[:, None], index],
                (~inside * FAR)[:, None, None, :].float(),
            )
        scores, logits = scores.float(), logits.float()
        losses["link"] = linker.loss(scores[valid], target[valid], inside[valid]).sum()
        losses["valid"] = functional.binary_cross_entropy_with_logits(logits, valid.float(), reduction="sum")
    return losses


def names_loss(encoder: Encoder, batch: list[tuple[Article, int, int]], seed: random.Random) -> Tensor:
    """One name in eight loses its spelling, so that the words around it are learnt from too."""
    features, spellings, mask = stacked(batch)
    hidden = torch.tensor([[seed.random() < 0.12 for _ in row] for row in features]) & (features[..., 1] >= NAME)
    spellings[..., 1:] = torch.where(hidden[..., None], torch.tensor([MASK] + [0] * (SPELLED - 1)), spellings[..., 1:])
    with halved():
        entities = encoder(features, spellings, mask)[1].float()
    rows = [a.entities[begin:end] for a, begin, end in batch if a.entities is not None]
    gold = padded(rows, features.shape[1])
    return functional.cross_entropy(entities.flatten(0, 1), gold.flatten(), ignore_index=-100, reduction="sum")


def facts_loss(encoder: Encoder, batch: list[tuple[Article, int, int]]) -> Tensor:
    """The distance between told and labelled firmness, smooth near 0, over the labelled pieces."""
    features, spellings, mask = stacked(batch)
    with halved():
        facts = encoder(features, spellings, mask)[-1].float()
    told, gold = [], []
    for row, (article, begin, end) in enumerate(batch):
        assert article.facts is not None
        labelled = np.flatnonzero(~np.isnan(article.facts[begin:end]))
        told.append(facts[row, 1 + torch.from_numpy(labelled)])
        gold.append(torch.from_numpy(article.facts[begin:end][labelled]))
    return functional.smooth_l1_loss(torch.cat(told), torch.cat(gold), reduction="sum", beta=0.5)


def endless(articles: list[Article], budget: int, seed: random.Random) -> Iterator[list[tuple[Article, int, int]]]:
    from reportedly.reader.pieces import windows

    items = [(a, begin, end) for a in articles for begin, end in windows(a.page, a.pieces)]
    while True:
        for group in batches([end - begin for _, begin, end in items], budget, seed):
            yield [items[i] for i in group]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and entities/")
    parser.add_argument("--start", type=Path, required=True, help="model.safetensors of the MiniLM encoder")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True, help="folder with ordinary.txt and lands.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--budget", type=int, default=2048, help="padded pieces in a batch of attributions")
    parser.add_argument("--names-budget", type=int, default=768, help="the same for names")
    parser.add_argument("--facts-budget", type=int, default=256, help="the same for facts")
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="peak learning rate of heads and linker")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    parser.add_argument("--resume", action="store_true", help="go on after the last epoch of --out")
    parser.add_argument("--after", type=Path, help="start from the weights of another run, with a schedule of its own")
    parser.add_argument("--crops", type=float, default=0.0, help="share of the articles that is read in crops, 0 to 1")
    parser.add_argument("--layouts", type=float, default=0.0, help="share of the articles that is laid out anew, 0 to 1")
    parser.add_argument("--open", type=Path, help="folder of the open corpus: its part for training is read too")
    parser.add_argument("--times", type=int, default=1, help="so many times an epoch")
    parser.add_argument(
        "--polnear", type=float, default=1.0, help="share of the articles of PolNeAR that an epoch reads, 0 to 1"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only-linker", action="store_true", help="train the linker and its inputs alone (with --after)")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    cutter = Cutter.load(options.words, options.tokenizer)
    articles = polnear(options.data / "polnear" / "train", cutter)
    ours = open_news(options.open, ("train",), cutter) * options.times if options.open else []
    named = names(options.data / "entities", cutter, options.seed)
    told = [
        article
        for name, share in (("uw", 3), ("meantime", 3), ("uds_ih2", 1))
        for article in facts(options.data / "factuality" / name / "train.jsonl", cutter) * share
    ]
    shape = Shape()
    encoder, linker = Encoder(shape), Linker(shape)
    start_from(encoder, options.start)
    encoder.words.weight.requires_grad_(False)  # half of all weights; what they know is enough, and a step is shorter
    if options.only_linker:
        for name, parameter in encoder.named_parameters():
            parameter.requires_grad_(name.split(".")[0] in ("keys", "triggers"))

    heads = [p for n, p in encoder.named_parameters() if n.split(".")[0] in ("roles", "naming", "facts", "keys", "triggers")]
    heads = [p for p in heads if p.requires_grad]
    of_heads = {id(p) for p in heads}
    body = [p for p in encoder.parameters() if id(p) not in of_heads and p.requires_grad]
    heads += list(linker.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}], weight_decay=0.01, fused=True
    )

    def epoch_of(seed: random.Random) -> list[Window]:
        theirs = seed.sample(articles, round(options.polnear * len(articles)))
        return drawn(theirs + ours, cutter, options.crops, seed, options.layouts)

    sizes = [w.end - w.begin for w in epoch_of(random.Random(0))]
    per_epoch = len(batches(sizes, options.budget, random.Random(0)))
    total = per_epoch * options.epochs
    warm = total // 16
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
    )
    first, step = 0, 0
    if options.after:
        state = torch.load(options.after / "last.pt", weights_only=True)
        go_on_from(encoder, state["encoder"])
        linker.load_state_dict(state["linker"])
    if options.resume:
        state = torch.load(options.out / "last.pt", weights_only=True)
        encoder.load_state_dict(state["encoder"])
        linker.load_state_dict(state["linker"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first, step = state["epoch"], state["step"]
    stream = endless(named, options.names_budget, random.Random(options.seed + first))
    facts_stream = endless(told, options.facts_budget, random.Random(options.seed + first))
    began = time.time()
    mean: dict[str, float] = {}
    encoder.train(), linker.train()
    for epoch in range(first, options.epochs):
        seed = random.Random(1000 * options.seed + epoch)
        items = epoch_of(seed)
        for group in batches([w.end - w.begin for w in items], options.budget, seed):
            losses = attribution_loss(encoder, linker, [items[i] for i in group], seed)
            if not options.only_linker:
                losses["names"] = 0.5 * names_loss(encoder, next(stream), seed)
                losses["facts"] = FACTS * facts_loss(encoder, next(facts_stream))
            loss = sum(losses.values()) / NATS
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for name, value in losses.items():
                mean[name] = 0.98 * mean.get(name, value.item()) + 0.02 * value.item()
            if step % 20 == 0:
                line = {"step": step, "of": total, "epoch": epoch, "seconds": round(time.time() - began)}
                print(json.dumps(line | {k: round(v, 1) for k, v in mean.items()}), flush=True)
            if options.steps and step >= options.steps:
                return
        state = {"encoder": encoder.state_dict(), "linker": linker.state_dict(), "epoch": epoch + 1, "step": step}
        state |= {"optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save(state, options.out / "last.tmp")
        (options.out / "last.tmp").rename(options.out / "last.pt")


if __name__ == "__main__":
    main()
