"""Fit the score and its threshold: ``python -m training.calibrate --weights WEIGHTS --gold POLNEAR_DEV --scorer SCORER``.

Reads the development articles of PolNeAR and of the open corpus with every attribution let through, decides by the scorer's rule
which are right (aligned to a gold attribution, source and content sharing at least half of their characters), and fits a logistic
function of the network's own scores. What lies in another's content is left out where the corpus does not mark it (PolNeAR).
The threshold is the highest with nearly the best relation F1. Both go into ``model.json``. What is printed, the expected
calibration error and the reliability table, is cross-fitted: each fifth of the articles is scored by a fit on the others.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.open_attribution import articles
from reportedly.model import Document
from reportedly.model.reading import Attribution
from reportedly.pipeline import opened
from reportedly.reader.reader import Reader

FOLDS = 5
NEARLY = 0.002
"""Of the thresholds whose relation F1 is this near to the best, the highest is taken: it is more precise for the same F1."""


def load_scorer(path: Path) -> ModuleType:
    """The scorer's module, from its file."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right(scorer: Any, text: str, gold: list[Any], found: tuple[Attribution, ...]) -> list[bool]:
    """Whether each attribution is right by the scorer's soft rule, aligned one to one, best total overlap first."""
    cover = lambda a: {role: scorer.characters(text, a[role]) for role in scorer.ROLES}  # noqa: E731
    spans = lambda group: [(s.start, s.end) for s in group]  # noqa: E731
    guess = [
        cover(scorer.normal(text, {"source": spans(a.sources), "cue": spans(a.cues), "content": spans(a.contents)}))
        for a in found
    ]
    truth = [cover(scorer.normal(text, a)) for a in gold]
    pairs = sorted(
        (-sum(scorer.jaccard(a[role], b[role]) for role in scorer.ROLES), i, j)
        for i, a in enumerate(truth)
        for j, b in enumerate(guess)
        if a["cue"] & b["cue"]
    )
    out = [False] * len(found)
    used_truth: set[int] = set()
    used_guess: set[int] = set()
    for _, i, j in pairs:
        if i not in used_truth and j not in used_guess:
            used_truth.add(i)
            used_guess.add(j)
            out[j] = all(scorer.jaccard(truth[i][r], guess[j][r]) >= 0.5 for r in ("source", "content"))
    return out


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, lightly regularised; ``x`` has a first column of ones."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + 1e-3 * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(len(w))
        w -= np.linalg.solve(hessian, gradient)
    return w


def annotated(polnear: Path, scorer: Any) -> Iterator[tuple[str, list[Any], bool]]:
    """The development texts with their gold, and whether it marks attributions within others."""
    for path in sorted((polnear / "text").glob("*.txt")):
        annotation = min((polnear / "attributions").glob(path.stem + "_????.ann"), default=None)
        if annotation is not None:
            yield path.read_bytes().decode("utf-8"), scorer.gold_attributions(annotation), False
    for _, text, rows in articles("development"):
        yield text, [{role: [(a, b) for a, b in row[role] or ()] for role in scorer.ROLES} for row in rows], True


def within(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether the cue of an attribution lies in the content of a surer one."""
    return any(
        other.score > one.score and content.start <= cue.start and cue.end <= content.end
        for other in found
        for content in other.contents
        for cue in one.cues[:1]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)
    reader = Reader.load(threads=2, folder=options.weights)
    everything = dataclasses.replace(reader.tuning, faint_score=0.02, calibration=(0.0, 1.0, 0.5, 0.0))
    reader = dataclasses.replace(reader, tuning=everything)

    rows, labels, folds, gold_count = [], [], [], 0
    for number, (text, gold, nested) in enumerate(annotated(options.gold, scorer)):
        gold_count += len(gold)
        found = reader.read(opened(Document(text))).attributions
        for one, good in zip(found, right(scorer, text, gold, found), strict=True):
            if not nested and not good and within(one, found):
                continue
            cue = min(max(one.cue_score, 1e-4), 1 - 1e-4)
            rows.append([1.0, math.log(cue / (1 - cue)), math.log(max(one.link_score, 1e-4)), float(bool(one.sources))])
            labels.append(float(good))
            folds.append(number % FOLDS)
    x, y, fold = np.asarray(rows), np.asarray(labels), np.asarray(folds)
    held = np.zeros(len(y))
    for part in range(FOLDS):
        w = fitted(x[fold != part], y[fold != part])
        held[fold == part] = 1 / (1 + np.exp(-x[fold == part] @ w))
    weights = fitted(x, y)

    curve = [
        (2 * float(y[held >= t].sum()) / (float((held >= t).sum()) + gold_count), float(t))
        for t in np.arange(0.1, 0.7, 0.01)
    ]
    best = max((f1, t) for f1, t in curve)
    best = max((point for point in curve if point[0] >= best[0] - NEARLY), key=lambda point: point[1])
    shown = held >= best[1]
    print(f"threshold {best[1]:.2f}: relation soft F1 {100 * best[0]:.1f} (cross-fitted, {gold_count} gold)")
    print("score      claims   mean score   right")
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        here = shown & (held >= low) & (held < low + 0.1)
        if here.any():
            error += here.sum() / shown.sum() * abs(held[here].mean() - y[here].mean())
            print(f"{low:.1f}-{low + 0.1:.1f}  {here.sum():7d}   {held[here].mean():10.3f}   {y[here].mean():.3f}")
    print(f"expected calibration error {100 * error:.2f} %")

    card_path = options.weights / "model.json"
    card = json.loads(card_path.read_text(encoding="utf-8"))
    card["least_score"] = round(best[1], 2)
    card["calibration"] = [round(float(v), 4) for v in weights]
    card_path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
