"""How far a claim's ``score`` can be taken at its word: ``python -m benchmarks.calibration --gold DIR``.

A claim is right when the scorer aligns it with an annotated attribution and both its source and its content share at least
half of their characters with that one's (Jaccard; two missing sources agree). The table groups claims into ten bins of equal
width by score; the expected calibration error is the mean distance between a bin's mean score and its share of right claims,
weighted by the bin's number of claims. The annotation does not cover everything that a reader would call a claim, so "wrong"
here means "not annotated like this".
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.attribution import run_apart, table, texts_of
from benchmarks.scorer import DEFAULT_SCORER, load_scorer

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose scores lie in one tenth of the scale: how many, their mean score, and the share that is right."""

    low: float
    high: float
    claims: int
    score: float
    right: float


def outcomes(scorer: ModuleType, gold: Path, predicted: Path) -> Iterator[tuple[float, bool]]:
    """Each predicted claim's score and whether it is right, by the scorer's own alignment."""
    claims_of = {}
    with predicted.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            attributed = [c for c in record["claims"] if (c.get("source") or {}).get("kind") != "outlet"]
            claims_of[Path(record["document"]["path"]).stem] = attributed
    for path in texts_of(gold):
        annotation = min((gold / "attributions").glob(path.stem + "_????.ann"), default=None)
        claims = claims_of.get(path.stem, [])
        if annotation is None or not claims:
            continue
        text = path.read_bytes().decode("utf-8")
        truth = [_characters(scorer, text, one) for one in scorer.gold_attributions(annotation)]
        guess = [_characters(scorer, text, one) for one in claims]
        right = _right(scorer, truth, guess)
        for number, claim in enumerate(claims):
            yield float(claim["score"]), number in right


def _characters(scorer: ModuleType, text: str, attribution: dict[str, Any]) -> dict[str, set[int]]:
    fragments = scorer.normal(text, attribution)
    return {role: scorer.characters(text, fragments[role]) for role in scorer.ROLES}


def _right(scorer: ModuleType, truth: list[dict[str, set[int]]], guess: list[dict[str, set[int]]]) -> set[int]:
    """The indices of the right guesses: aligned one to one, best overlap first, as the scorer does it."""
    pairs = []
    for i, a in enumerate(truth):
        for j, b in enumerate(guess):
            key = "cue" if a["cue"] or b["cue"] else "content"
            if a[key] & b[key]:
                pairs.append((-sum(scorer.jaccard(a[role], b[role]) for role in scorer.ROLES), i, j))
    right, used_truth, used_guess = set(), set(), set()
    for _, i, j in sorted(pairs):
        if i in used_truth or j in used_guess:
            continue
        used_truth.add(i)
        used_guess.add(j)
        if all(scorer.jaccard(truth[i][role], guess[j][role]) >= 0.5 for role in ("source", "content")):
            right.add(j)
    return right


def bins(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The reliability table, empty bins left out. A score of exactly 1 belongs to the last bin."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in pairs:
        groups[max(0, min(BINS - 1, int(score * BINS)))].append((score, right))
    return [
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            claims=len(group),
            score=sum(score for score, _ in group) / len(group),
            right=sum(right for _, right in group) / len(group),
        )
        for number, group in enumerate(groups)
        if group
    ]


def expected_calibration_error(groups: Sequence[Bin]) -> float:
    """The mean of ``|score - right|`` over the bins, weighted by their claims; between 0 and 1, 0 without claims."""
    total = sum(group.claims for group in groups)
    return sum(group.claims * abs(group.score - group.right) for group in groups) / total if total else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with text/ and attributions/")
    parser.add_argument("--scorer", type=Path, default=DEFAULT_SCORER, help="the scorer's file (default: %(default)s)")
    parser.add_argument(
        "--predicted", type=Path, help="output of `reportedly read DIR/text --format jsonl`, to read nothing again"
    )
    options = parser.parse_args()
    gold = options.gold.resolve()
    scorer = load_scorer(options.scorer)
    texts_of(gold)
    with tempfile.TemporaryDirectory() as folder:
        predicted = options.predicted or Path(folder) / "claims.jsonl"
        if options.predicted is None:
            cost = run_apart("reportedly", gold, predicted)
            if "missing" in cost:
                raise SystemExit(f"reportedly: {cost['missing']}")
        groups = bins(list(outcomes(scorer, gold, predicted)))
    rows = [["score", "claims", "mean score", "right", "difference"]]
    rows += [
        [f"{g.low:.1f}–{g.high:.1f}", str(g.claims), f"{g.score:.3f}", f"{g.right:.3f}", f"{g.right - g.score:+.3f}"]
        for g in groups
    ]
    print(table(rows))
    print(f"\nexpected calibration error: {100 * expected_calibration_error(groups):.1f} %")


if __name__ == "__main__":
    main()
