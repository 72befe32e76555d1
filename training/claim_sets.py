"""Examples for ``training.pairs``: ``python -m training.claim_sets --sets FILE… --cache FOLDER --out FILE``.

From the development events of the gold threads, from our own claims and from the gold's, and from sets of claims about one matter
each, written for this (``benchmarks/gold/claim_sets``). Every set is read as so many short reports, so that its names, times and
cues come from the reader that will be asked later.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.threads import ClaimId, Drawn, Event, Reader, drawn, events, prepared
from reportedly.model import OUTCOMES, Telling
from reportedly.pipeline import default_cache, open_references
from reportedly.reader.pairs import Side
from reportedly.reader.weights import weights_folder
from reportedly.reader.wordpieces import WordPieces
from training.pairs import Example

FORWARD = {"denies": "denies", "other figure": "other figure", "grown": "grown", "later stage": "later stage",
           "same event": "same event", "corrects": "takes back", "withdraws": "takes back"}  # fmt: skip
BACKWARD = {**FORWARD, "grown": "grown before", "later stage": "later stage before"}
_WRONG = 2.0
"""Pairs that are nothing for each that is something."""


def events_of(sets: Sequence[Path]) -> Iterator[Event]:
    """Sets of claims as events of the gold, each claim a report of its own."""
    for file in sets:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            reports, claims = [], []
            for at, claim in enumerate(row["claims"]):
                words = claim["says"].strip()
                told = f"{claim['source']} {claim['cue']}".strip()
                mark = ": " if words[:1] in {"“", '"'} else " "
                text = f"{told}{mark}{words}." if told else f"{words}."
                text = f"{text[0].upper()}{text[1:]}"
                words = words if words in text else f"{words[0].upper()}{words[1:]}"
                by = claim.get("by", "c")
                reports.append({
                    "id": claim["id"], "outlet": by, "url": f"https://{by.lower()}.example/{row['set']}/{at}",
                    "published": f"{claim['day']}T{8 + at % 12:02d}:00:00+00:00", "text": text,
                })  # fmt: skip
                source = claim["source"].strip()
                claims.append({
                    "id": claim["id"], "report": claim["id"], "words": words,
                    "source": f"{source[0].upper()}{source[1:]}" if source else "", "thread": claim["thread"],
                })  # fmt: skip
            first = {claim["thread"]: claim["id"] for claim in reversed(row["claims"])}
            threads = [{"id": each, "says": "", "status": []} for each in first]
            relations = [
                {"from": first[each["from"]], "to": first[each["to"]], "kind": each["kind"]}
                for each in row["relations"] if each["from"] in first and each["to"] in first
            ]  # fmt: skip
            yield Event("sets", row["set"], "development",
                        {"report": reports, "claim": claims, "thread": threads, "relation": relations})  # fmt: skip


class Plain(Reader):
    """Reads without a pack."""

    def references(self, conflict: str) -> Any:
        if conflict not in self._references:
            self._references[conflict] = open_references([], default_cache())
        return self._references[conflict]


def read(some: Sequence[Event], cache: Path) -> list[Drawn]:
    """Each set, drawn from the claims as given."""
    reader, out = Plain(), []
    for event in some:
        kept = cache / f"set-{event.name}.pickle"
        if kept.is_file():
            out.append(pickle.loads(kept.read_bytes()))
            continue
        reports = []
        for row in event.rows["report"]:
            try:
                reports.append(reader.report(event, row))
            except (AssertionError, ValueError) as error:
                print(event.name, row["id"], repr(error)[:100])
        made = drawn(reports, True, reader.references("sets"), None)
        kept.write_bytes(pickle.dumps(made))
        out.append(made)
    return out


def kinds_of(found: Drawn, thread_of: dict[ClaimId, ClaimId]) -> dict[tuple[ClaimId, ClaimId], set[str]]:
    """Outcomes by (thread of the later, thread of the earlier)."""
    kinds: dict[tuple[ClaimId, ClaimId], set[str]] = {}
    for event in found.events:
        for row in event.rows.get("relation", ()):
            a, b = thread_of[event.name, row["from"]], thread_of[event.name, row["to"]]
            kinds.setdefault((a, b), set()).add(FORWARD[row["kind"]])
            kinds.setdefault((b, a), set()).add(BACKWARD[row["kind"]])
    return kinds


def examples(found: Drawn, cut: WordPieces, chance: random.Random, weight: float, name: str) -> list[Example]:
    """Pairs of one conflict, or of one set."""
    thread_of = {(e.name, row["id"]): (e.name, row["thread"]) for e in found.events for row in e.rows["claim"]}
    kinds = kinds_of(found, thread_of)
    sides: dict[tuple[str, str], Side] = {}
    told = sorted((each for each in found.told if each.id in found.aligned), key=lambda each: each.when)
    for each in told:
        sides[each.id] = Side.of(each.worded, cut.cut)
    good: list[Example] = []
    bad: list[tuple[float, Example]] = []
    for one, other in combinations(told, 2):
        a, b = thread_of[found.aligned[one.id]], thread_of[found.aligned[other.id]]
        said = {"same"} if a == b else kinds.get((b, a), set())
        near = a[0] == b[0]
        if not near and not said and chance.random() > 0.05:
            continue
        right = tuple(float(each in said) for each in OUTCOMES)
        example = Example(sides[one.id], sides[other.id], right, weight, f"{name}/{a[0]}")
        if said - {"same event"}:
            good.append(example)
        else:
            bad.append((_near(one, other) + chance.random(), example))
    bad.sort(key=lambda each: -each[0])
    most = int(_WRONG * len(good))
    hard = [each for _, each in bad[: most * 2 // 3]]
    rest = [each for _, each in bad[most * 2 // 3 :]]
    return [*good, *hard, *chance.sample(rest, min(len(rest), most - len(hard)))]


def _near(one: Telling, other: Telling) -> float:
    a, b = set(one.lemmas), set(other.lemmas)
    return len(a & b) / (1 + min(len(a), len(b))) + 0.5 * len(set(one.slots) & set(other.slots))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--sets", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.cache.mkdir(parents=True, exist_ok=True)
    cut = WordPieces.load(weights_folder() / "tokenizer.json")
    chance = random.Random(5)
    some: list[Example] = []
    for both in prepared(events("development"), asked.cache):
        for found, weight in zip(both[1:], (1.0,), strict=True):
            some += examples(found, cut, chance, weight, found.conflict)
    print(len(some), "from the gold", flush=True)
    for found in read(list(events_of(asked.sets)), asked.cache):
        some += examples(found, cut, chance, 1.0, "sets")
    print(len(some), "in all", Counter(OUTCOMES[k] for each in some for k in range(len(OUTCOMES)) if each.right[k]))
    asked.out.write_bytes(pickle.dumps(some))


if __name__ == "__main__":
    main()
