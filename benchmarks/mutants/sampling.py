"""Which faults are tried: evenly over the rooms by their lines, one a line, the same for a seed."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.mutants.mutations import Mutation, mutations

Known = Mapping[tuple[str, str, str, str], str]
"""Faults that change nothing that can be seen: file, function, line, what the line becomes; and why."""


def sample(root: Path, rooms: Sequence[str], count: int, seed: int, known: Known | None = None) -> dict[str, list[Mutation]]:
    """``count`` faults of the modules under ``rooms``, folders relative to ``root``, by room; fewer where there are not as many."""
    modules = {
        room: [(path, path.read_text(encoding="utf-8")) for path in sorted((root / room).rglob("*.py"))] for room in rooms
    }
    lines = {
        room: sum(bool(line.strip()) for _, text in held for line in text.split("\n")) for room, held in modules.items()
    }
    chosen = {}
    for room, share in _shares(lines, count).items():
        by_line: dict[tuple[str, int], list[Mutation]] = {}
        for path, text in modules[room]:
            for each in mutations(text, path.relative_to(root).as_posix()):
                if (each.path, each.function, each.before, each.becomes) not in (known or {}):
                    by_line.setdefault((each.path, each.line), []).append(each)
        chance = random.Random(f"{seed}:{room}")
        places = sorted(by_line)
        chosen[room] = [_one(by_line[place], chance) for place in chance.sample(places, min(share, len(places)))]
    return chosen


def _one(held: Sequence[Mutation], chance: random.Random) -> Mutation:
    """One of a line's faults, every kind alike, so that a line of many constants is not all about them."""
    kind = chance.choice(sorted({each.kind for each in held}))
    return chance.choice([each for each in held if each.kind == kind])


def equivalents(path: Path) -> dict[tuple[str, str, str, str], str]:
    """The faults listed in ``path``, which need not be there; raises ``ValueError`` where one of them has no reason."""
    if not path.is_file():
        return {}
    known = {}
    for row in tomllib.loads(path.read_text(encoding="utf-8")).get("equivalent", ()):
        if not row["reason"].strip():
            raise ValueError(f"{path}: {row['line']}: an equivalent fault needs a reason")
        known[row["file"], row["function"], row["line"], row["becomes"]] = row["reason"]
    return known


def _shares(lines: Mapping[str, int], count: int) -> dict[str, int]:
    """``count`` shared out by lines, the remainders to those that lost most by rounding."""
    total = sum(lines.values()) or 1
    shares = {room: count * held // total for room, held in lines.items()}
    short = sorted(lines, key=lambda room: (shares[room] - count * lines[room] / total, room))
    for room in short[: count - sum(shares.values())]:
        shares[room] += 1
    return shares
