"""The command: a sample of faults, how many of them a test notices in each room, and those that none does.

Ends with 1 where the share killed is below ``--least``. Which faults are tried follows from the seed and the source alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue

from benchmarks.attribution import table
from benchmarks.mutants.mutations import Mutation
from benchmarks.mutants.reach import Reach
from benchmarks.mutants.sampling import equivalents, sample
from benchmarks.mutants.workplace import Verdict, Workplace, known_reach, workplace

ROOT = Path(__file__).parents[2]
PACKAGE = "src/reportedly"
ROOMS = ("text", "claims", "resolve", "checks", "lineage")
"""The rooms that decide; the one that is not there is left out."""
_SHOWN = 3


def main() -> int:
    """Run it; 1 where too few are killed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mutants", description="Put faults in; see which ones tests notice."
    )
    parser.add_argument(
        "--sample", type=int, default=300, metavar="N", help="so many faults, evenly over the rooms' lines (default 300)"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--room", action="append", help=f"a folder in {PACKAGE}; may be given again (default {', '.join(ROOMS)})"
    )
    parser.add_argument(
        "--tests",
        default="test_*.py",
        metavar="PATTERN",
        help="only tests whose file matches (resolve/test_actor*.py): a floor",
    )
    parser.add_argument("--jobs", type=int, default=1, help="so many at a time (default 1)")
    parser.add_argument("--types", action="store_true", help="show mypy those that no test notices, and count them apart")
    parser.add_argument("--least", type=float, default=0.0, metavar="PERCENT", help="end with 1 where fewer are killed")
    parser.add_argument("--out", type=Path, help="write every verdict into this file, as JSON")
    options = parser.parse_args()
    rooms = [f"{PACKAGE}/{room}" for room in options.room or ROOMS if options.room or (ROOT / PACKAGE / room).is_dir()]
    chosen = sample(ROOT, rooms, options.sample, options.seed, equivalents(ROOT / "tests" / "mutation" / "equivalent.toml"))
    began = time.monotonic()
    cache = ROOT / ".mutants"
    known = known_reach(ROOT, rooms, cache, options.jobs, options.tests)
    print(
        f"{len(known.tests)} tests reach {sum(map(len, known.lines.values()))} lines ({time.monotonic() - began:.0f} s)",
        flush=True,
    )
    verdicts = judge(
        ROOT, [each for held in chosen.values() for each in held], known, cache, options.jobs, types=options.types
    )
    print(report({room: [verdicts[each] for each in held] for room, held in chosen.items()}))
    print(f"{time.monotonic() - began:.0f} s, seed {options.seed}")
    if options.out:
        options.out.write_text(json.dumps([asdict(each) for each in verdicts.values()], indent=1), encoding="utf-8")
    return int(_share(verdicts.values()) < options.least)


def judge(
    root: Path, chosen: Sequence[Mutation], known: Reach, cache: Path, jobs: int, *, types: bool = False
) -> dict[Mutation, Verdict]:
    """Try every fault, ``jobs`` at a time; the verdicts are in the order of ``chosen``."""
    with ExitStack() as stack, ThreadPoolExecutor(jobs) as pool:
        free: SimpleQueue[Workplace] = SimpleQueue()
        for _ in range(jobs):
            free.put(stack.enter_context(workplace(root, cache, known.libraries, types=types)))

        def tried(mutation: Mutation) -> Verdict:
            place, began = free.get(), time.monotonic()
            try:
                verdict = place.tried(mutation, known)
            finally:
                free.put(place)
            took = f"{time.monotonic() - began:.0f} s"
            print(
                f"{verdict.ended} {mutation.path}:{mutation.line} {mutation.kind} {took} {verdict.test}",
                file=sys.stderr,
                flush=True,
            )
            return verdict

        return dict(zip(chosen, pool.map(tried, chosen), strict=True))


def report(rooms: dict[str, list[Verdict]]) -> str:
    """A table of the rooms, and each survivor with the tests that ran it and saw nothing."""
    rows = [["room", "faults", "killed", "timed out", "survived", "noticed", "refused"]]
    for room, verdicts in (*rooms.items(), ("all", [each for held in rooms.values() for each in held])):
        counts = [sum(each.ended == ended for each in verdicts) for ended in ("killed", "timed out", "survived")]
        rows.append(
            [
                Path(room).name,
                *map(str, (len(verdicts), *counts)),
                f"{_share(verdicts):.1f} %",
                str(sum(each.refused for each in verdicts)),
            ]
        )
    parts = [table(rows)]
    for verdict in (each for held in rooms.values() for each in held if each.ended == "survived"):
        fault = verdict.mutation
        kind = fault.kind + ", which mypy refuses" * verdict.refused
        more = f" and {len(verdict.tests) - _SHOWN} more" if len(verdict.tests) > _SHOWN else ""
        parts.append(
            f"{fault.path}:{fault.line} {fault.function or 'at import'}: {kind}\n  - {fault.before}\n  + {fault.becomes}\n"
            f"  reached by {', '.join(verdict.tests[:_SHOWN]) or 'no test'}{more}"
        )
    return "\n\n".join(parts)


def _share(verdicts: Iterable[Verdict]) -> float:
    """How many of a hundred were noticed; those that ran without end were."""
    ended = [each.ended != "survived" for each in verdicts]
    return 100 * sum(ended) / len(ended) if ended else 100.0


if __name__ == "__main__":
    sys.exit(main())
