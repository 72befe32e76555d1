"""The command: every target for its share of the time, and a table of what was found.

Ends with 1 where anything was. Every figure but the times follows from ``--seed`` and the number of inputs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.attribution import table
from benchmarks.fuzz.running import Order, Report, keep, run
from benchmarks.fuzz.targets import TARGETS


def main() -> int:
    """Run it; 1 where a fault was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Throw spoilt inputs at every door.")
    parser.add_argument("--minutes", type=float, default=5.0, help="for all targets together (default 5)")
    parser.add_argument(
        "--target", action="append", choices=[each.name for each in TARGETS], help="only this one; may be given again"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="the number of the first input")
    parser.add_argument("--inputs", type=int, default=10**9, help="so many for each target at most")
    parser.add_argument("--keep", type=Path, help="write failing inputs, made small, into this folder")
    options = parser.parse_args()
    chosen = [each for each in TARGETS if not options.target or each.name in options.target]
    shares = sum(each.share for each in chosen if not each.missing())
    reports = []
    for target in chosen:
        seconds = 60 * options.minutes * target.share / (shares or 1)
        report = run(Order(target.name, options.seed, options.first, options.inputs, seconds))
        reports.append(report)
        print(_line(report), flush=True)
        for failure in report.failures.values():
            print(
                f"  {failure.seen.kind}: input {failure.number}, {failure.times} times: {failure.seen.what[:600]}",
                flush=True,
            )
        if options.keep:
            for path in keep(report, options.seed, options.keep):
                print(f"  {path}: {path.read_bytes()[:200]!r}", flush=True)
    print()
    print(_table(reports))
    return int(any(report.failures for report in reports))


def _line(report: Report) -> str:
    if report.skipped:
        return f"{report.name}: left out: {report.skipped}"
    return f"{report.name}: {report.inputs:,} inputs in {report.seconds:.0f} s, {len(report.failures)} kinds of fault"


_KINDS = ("crash", "hang", "span", "unequal", "schema")


def _table(reports: list[Report]) -> str:
    rows = [["target", "inputs", "a second", "refused", "slowest", "memory", *_KINDS, "other"]]
    for report in reports:
        counts = [sum(each.seen.kind == kind for each in report.failures.values()) for kind in _KINDS]
        others = len(report.failures) - sum(counts)
        rows.append([
            report.name, f"{report.inputs:,}", f"{report.inputs / max(report.seconds, 1e-9):.0f}", f"{report.refused:,}",
            f"{report.slowest:.2f} s (input {report.slowest_number})", f"{report.memory:.0f} MB", *map(str, counts), str(others),
        ])  # fmt: skip
    rows.append(["all", f"{sum(each.inputs for each in reports):,}", *[""] * (len(rows[0]) - 2)])
    return table(rows)


if __name__ == "__main__":
    raise SystemExit(main())
