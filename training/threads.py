"""Fit what decides pairs of claims: ``python -m training.threads [--articles FILE] [--cache FOLDER] [--folds N] [--out FOLDER]``.

Trains on those development events of the gold threads that what reads pairs together (``training.pairs``) has not seen: its card
says which conflicts were left out. Figures are by cross-validation over whole events: no pair is scored by weights that saw any
claim of one of its events. Then fits on all of them and writes ``pairs.json``. ``--articles`` is a JSON Lines file of open-licence
news (``text``): with it the commonness of words is counted anew first (``frequency.json``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.threads import DIRECTED, ClaimId, Drawn, Score, concluded, encoder, events, judging, prepared, scored
from reportedly.languages import language
from reportedly.model import RELATION_KINDS, Document, Pairing, RelationKind
from reportedly.reader.weights import weights_folder
from reportedly.threads import LEAST, READ, Forest, Judge, Seen, Weights, answering, by_article, candidates, compared_rows
from training.boosting import Plan, fit

_OUT = Path(__file__).resolve().parents[1] / "src/reportedly/threads/weights"
_COMMON = 5
"""Articles that hold a word at least for it to be listed."""
_SAME = Plan(trees=120, depth=4, rate=0.1, share=0.3)
_KIND = Plan(trees=60, depth=3, rate=0.1, share=0.3, prior=8.0)
_GATE = Plan(trees=60, depth=4, rate=0.15, share=0.5)
_PASSED = 0.85
"""So many of the pairs that are something to one another pass the gate."""
_DIRECTIONS = 3
_RIGHT = 0.85
"""Of the pairs in one thread so many are to say the same."""
_TOLD = 0.5
"""The least score from which a relation is told."""
_FAR = 6
"""Of the pairs from two events one in so many is trained on, with so much weight."""


@dataclass
class Pairs:
    """The pairs of one conflict's tellings that are compared: a row of features each, and what the gold says where it does."""

    found: Drawn
    names: list[str]
    table: npt.NDArray[np.float64]
    ids: list[tuple[int, int]]
    same: npt.NDArray[np.int8]
    kinds: dict[RelationKind, npt.NDArray[np.bool_]]
    events: list[tuple[str, str]]


def read_together(part: Pairs, gate: Forest, least: float, judge: Judge) -> Pairs:
    """The pairs that pass the gate, with what is read of both together."""
    rows = np.flatnonzero(odds(gate, part, np.ones(len(part.ids), dtype=bool)) >= least)
    told = part.found.told
    read = judge([(told[part.ids[at][0]].worded, told[part.ids[at][1]].worded) for at in rows])
    return Pairs(
        part.found,
        [*part.names, *READ],
        np.concatenate([part.table[rows], read.astype(np.float64)], axis=1),
        [part.ids[at] for at in rows],
        part.same[rows],
        {kind: which[rows] for kind, which in part.kinds.items()},
        [part.events[at] for at in rows],
    )


def gate_of(parts: Sequence[Pairs]) -> tuple[dict[str, Any], float]:
    """A forest that knows which pairs may be something to one another, and the chance that all but few of these have."""
    tables, rights, weights = [], [], []
    for part in parts:
        right = (part.same == 1) | np.any([part.kinds[kind] for kind in RELATION_KINDS if kind != "same event"], axis=0)
        near = np.array([one == other for one, other in part.events])
        rows = (part.same >= 0) & (near | right | (np.arange(len(near)) % _FAR == 0))
        tables.append(part.table[rows])
        rights.append(right[rows])
        weights.append(np.where(near | right, 1.0, _FAR)[rows])
    table, right, weight = np.concatenate(tables), np.concatenate(rights), np.concatenate(weights)
    raw = fit(table, right, weight, parts[0].names, _GATE)
    forest = Forest.of(raw)
    at = [parts[0].names.index(name) for name in forest.names]
    chance = 1 / (1 + np.exp(-np.clip(forest.odds(table[:, at]), -30, 30)))
    least = float(np.quantile(chance[right], 1 - _PASSED))
    passed = float((weight * (chance >= least)).sum() / weight.sum())
    print(f"gate {least:.4f}: {passed:.1%} of the pairs pass, {_PASSED:.0%} of those that are something")
    return raw, round(least, 4)


def pairs_of(found: Drawn) -> Pairs:
    """All candidates of a conflict; ``same`` is -1 where the gold does not know one of the two."""
    answers = answering(language("en"))
    seen = [Seen(telling) for telling in found.told]
    ids = []
    for one, other in candidates(found.told):
        if found.told[one].when > found.told[other].when:
            one, other = other, one
        ids.append((one, other))
    rows = compared_rows([(seen[one], seen[other]) for one, other in ids], by_article(seen), answers)
    names = sorted(rows[0])
    thread_of = {
        (event.name, row["id"]): (event.name, row["thread"]) for event in found.events for row in event.rows["claim"]
    }
    kinds = _kinds(found, thread_of)
    same = np.full(len(ids), -1, dtype=np.int8)
    of_kind = {kind: np.zeros(len(ids), dtype=bool) for kind in RELATION_KINDS}
    for at, (one, other) in enumerate(ids):
        a, b = (found.aligned.get(found.told[each].id) for each in (one, other))
        if a is None or b is None:
            continue
        same[at] = thread_of[a] == thread_of[b]
        for kind in kinds.get((thread_of[b], thread_of[a]), ()):
            of_kind[kind][at] = True
    of_events = [
        (found.told[one].article.partition("/")[0], found.told[other].article.partition("/")[0]) for one, other in ids
    ]
    return Pairs(found, names, np.array([[row[name] for name in names] for row in rows]), ids, same, of_kind, of_events)


def kept(found: Drawn, cache: Path | None) -> Pairs:
    """The pairs of a conflict, from ``cache`` where they were compared before."""
    digest = hashlib.sha256(repr([(each.id, each.masked, each.vector) for each in found.told]).encode()).hexdigest()[:12]
    file = cache / f"pairs-{found.conflict}-{digest}.pickle" if cache else None
    if file is not None and file.is_file():
        part: Pairs = pickle.loads(file.read_bytes())
        return part
    part = pairs_of(found)
    if file is not None:
        file.write_bytes(pickle.dumps(part))
    return part


def _kinds(found: Drawn, thread_of: Mapping[ClaimId, ClaimId]) -> dict[tuple[ClaimId, ClaimId], set[RelationKind]]:
    kinds: dict[tuple[ClaimId, ClaimId], set[RelationKind]] = {}
    for event in found.events:
        for row in event.rows.get("relation", ()):
            a, b = thread_of[event.name, row["from"]], thread_of[event.name, row["to"]]
            kinds.setdefault((a, b), set()).add(row["kind"])
            if row["kind"] not in DIRECTED:
                kinds.setdefault((b, a), set()).add(row["kind"])
    return kinds


def trained(
    parts: Sequence[Pairs],
    without: frozenset[str],
    least_same: float,
    least: Mapping[RelationKind, float],
    gate: tuple[dict[str, Any], float],
) -> dict[str, Any]:
    """Weights, in the form of the file, from the pairs that have no claim of these events."""
    tables, sames, weights = [], [], []
    kinds: dict[RelationKind, list[npt.NDArray[np.bool_]]] = {kind: [] for kind in RELATION_KINDS}
    for part in parts:
        near = np.array([one == other for one, other in part.events])
        held = np.array([one in without or other in without for one, other in part.events])
        drawn = near | (part.same == 1) | (np.arange(len(near)) % _FAR == 0)
        rows = (part.same >= 0) & ~held & drawn
        tables.append(part.table[rows])
        sames.append(part.same[rows] == 1)
        weights.append(np.where(near | (part.same == 1), 1.0, _FAR)[rows])
        for kind in RELATION_KINDS:
            kinds[kind].append(part.kinds[kind][rows])
    table, same, weight = np.concatenate(tables), np.concatenate(sames), np.concatenate(weights)
    names = parts[0].names
    forests = {}
    for kind in RELATION_KINDS:
        right = np.concatenate(kinds[kind])
        lean = right | (np.arange(len(right)) % 4 == 0)
        forests[kind] = fit(
            table[lean],
            right[lean],
            np.where(right, 1.0, 4.0)[lean] * np.where(right, 1.0, np.minimum(weight, 2.0))[lean],
            names,
            _KIND,
        )
    return {
        "gate": gate[0],
        "same": fit(table, same, weight, names, _SAME),
        "kinds": forests,
        "least_gate": gate[1],
        "least_same": least_same,
        "least": dict(least),
    }


def pairings(
    part: Pairs, chances: npt.NDArray[np.float64], kinds: Mapping[RelationKind, npt.NDArray[np.float64]]
) -> list[Pairing]:
    """Chances as the room makes them."""
    told = part.found.told
    return [
        Pairing(
            told[one].id,
            told[other].id,
            float(chances[at]),
            tuple((kind, float(found[at])) for kind, found in kinds.items() if found[at] >= LEAST),
        )
        for at, (one, other) in enumerate(part.ids)
    ]


def odds(forest: Forest, part: Pairs, rows: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    at = [part.names.index(name) for name in forest.names]
    return 1 / (1 + np.exp(-np.clip(forest.odds(part.table[rows][:, at]), -30, 30)))


def folds_of(parts: Sequence[Pairs], count: int) -> dict[str, int]:
    """Events by the fold in which they are held out."""
    names = sorted({event.name for part in parts for event in part.found.events})
    return {name: number % count for number, name in enumerate(names)}


def crossed(
    parts: Sequence[Pairs], train: Sequence[Pairs], count: int, gate: tuple[dict[str, Any], float]
) -> list[list[Pairing]]:
    """The pairs of each part, decided by weights that saw no claim of one of their events: that of the first of the two."""
    fold = folds_of(parts, count)
    chances = [np.zeros(len(part.ids)) for part in parts]
    kinds = [{kind: np.zeros(len(part.ids)) for kind in RELATION_KINDS} for part in parts]
    for number in range(count):
        without = frozenset(name for name, at in fold.items() if at == number)
        of = Weights.of(trained(train, without, 0.5, dict.fromkeys(RELATION_KINDS, 0.5), gate))
        for part, chance, its in zip(parts, chances, kinds, strict=True):
            rows = np.array([min(both) in without for both in part.events])
            chance[rows] = odds(of.same, part, rows)
            for kind, forest in of.kinds.items():
                its[kind][rows] = odds(forest, part, rows)
        print(f"fold {number + 1} of {count}", flush=True)
    return [pairings(part, chance, its) for part, chance, its in zip(parts, chances, kinds, strict=True)]


def summed(
    parts: Sequence[Pairs], decided: Sequence[Sequence[Pairing]], least_same: float, least: Mapping[RelationKind, float]
) -> Score:
    """The score of pairs that were decided, under these bars."""
    total = Score()
    for part, some in zip(parts, decided, strict=True):
        of = Weights(None, None, {}, 0.0, least_same, least)  # type: ignore[arg-type]
        total.add(scored(part.found, concluded(part.found, some, of)))
    return total


def bars(parts: Sequence[Pairs], decided: Sequence[Sequence[Pairing]]) -> tuple[float, dict[RelationKind, float]]:
    """The bars: of pairs the lowest at which so many are right as :data:`_RIGHT` says, as words given to another are worse than a
    thread in two; of each relation where F0.5 is highest, or :data:`_TOLD`.
    """
    high = dict.fromkeys(RELATION_KINDS, 2.0)
    grid = [at / 100 for at in range(14, 92, 4)]
    bare = [[replace(pairing, kinds=()) for pairing in some] for some in decided]
    sure = (bar for bar in grid if summed(parts, bare, bar, high).f1("pairs")[1] >= _RIGHT)
    least_same = next(sure, grid[-1])
    told: dict[RelationKind, list[tuple[float, bool]]] = {kind: [] for kind in RELATION_KINDS}
    gold: Counter[str] = Counter()
    for part, some in zip(parts, decided, strict=True):
        answer = concluded(part.found, some, Weights(None, None, {}, 0.0, least_same, dict.fromkeys(RELATION_KINDS, LEAST)))  # type: ignore[arg-type]
        score = scored(part.found, answer, told)
        gold.update({kind: score.counts[f"gold {kind}"] for kind in RELATION_KINDS})
    least: dict[RelationKind, float] = {}
    for kind, some in told.items():
        some.sort(reverse=True)
        right, best, least[kind] = 0, 0.0, 0.9
        for number, (chance, hit) in enumerate(some, 1):
            right += hit
            if (reached := 1.25 * right / (gold[kind] / 4 + number)) > best:
                best, least[kind] = reached, round(max(chance, _TOLD), 3)
    return least_same, least


def centre(some: Sequence[Drawn]) -> dict[str, Any]:
    """The mean of the vectors of all claims, and the directions in which they vary most."""
    texts = {telling.masked: telling.vector for found in some for telling in found.told if telling.vector}
    vectors = np.array([np.frombuffer(texts[text], dtype="<f2") for text in sorted(texts)], dtype=np.float64)
    mean = vectors.mean(axis=0)
    directions = np.linalg.svd(vectors - mean, full_matrices=False)[2][:_DIRECTIONS]
    return {"rows": [[round(float(value), 5) for value in row] for row in (mean, *directions)]}


def count_words(file: Path) -> dict[str, Any]:
    """In how many articles each dictionary form stands."""
    from reportedly.text import page

    english = language("en")
    counts: Counter[str] = Counter()
    articles = 0
    with file.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            taken = page(Document(record["text"]), english)
            counts.update({taken.lemma(token) for token in taken.tokens if token.word and token.kind == "word"})
            articles += 1
    listed = {word: count for word, count in sorted(counts.items()) if count >= _COMMON and word.isalpha()}
    return {"articles": articles, "holding": listed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--vectors", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--out", type=Path, default=_OUT)
    asked = parser.parse_args()
    if asked.articles:
        (asked.out / "frequency.json").write_text(json.dumps(count_words(asked.articles), indent=0) + "\n", encoding="utf-8")
        return
    unseen = frozenset(json.loads((weights_folder() / "pairs.json").read_text(encoding="utf-8"))["without"])
    held = [event for event in events("development") if event.conflict in unseen]
    some = prepared(held, asked.cache, encoder() if asked.vectors else None)
    (asked.out / "centre.json").write_text(
        json.dumps(centre([each for both in some for each in both])) + "\n", encoding="utf-8"
    )
    read, handed = ([kept(both[at], asked.cache) for both in some] for at in (0, 1))
    print([len(part.ids) for part in (*read, *handed)], flush=True)
    gate = gate_of([*handed, *read])
    forest, judge = Forest.of(gate[0]), judging()
    read, handed = (
        [read_together(part, forest, gate[1], judge) for part in parts if part.found.conflict in unseen]
        for parts in (read, handed)
    )
    print([len(part.ids) for part in (*read, *handed)], flush=True)
    train = [*handed, *read]
    decided = crossed(train, train, asked.folds, gate)
    of_handed, of_read = decided[: len(handed)], decided[len(handed) :]
    least_same, least = bars(train, decided)
    print(f"least_same {least_same}, least {least}")
    for name, parts, its in (("as read", read, of_read), ("handed in", handed, of_handed)):
        score = summed(parts, its, least_same, least)
        print(f"{name} (development, {asked.folds}-fold over events)")
        print("\n".join(f"  {line}" for line in score.lines()))
        print("  confused:", ", ".join(f"{a} as {b} {n}" for (a, b), n in score.confused.most_common(30) if a != b))
    fitted = trained(train, frozenset(), least_same, least, gate)
    (asked.out / "pairs.json").write_text(json.dumps(fitted, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
