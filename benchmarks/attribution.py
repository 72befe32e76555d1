"""Accuracy, speed and memory of several systems on annotated news: ``python -m benchmarks.attribution --gold DIR``.

DIR holds ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann``. Every system reads every text in a process of its own,
with one thread, and its claims are scored by the same scorer. Columns:

exact F1        source, cue and content fragments with the very same characters
relation        whole linked attributions: all fragments identical; source and content sharing at least half
words/s         words (split at white space) a second, file to claims, without start-up and the first article
cold start      seconds from starting the process to the first article's claims
memory          peak resident memory of the process, MB
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.process import ONE_THREAD, peak_memory
from benchmarks.scorer import DEFAULT_SCORER, load_scorer
from benchmarks.systems import SYSTEMS, NotInstalledError

_FIGURES = ("source.exact", "cue.exact", "content.exact", "relation.exact", "relation.soft")
_HEAD = ("system", "source", "cue", "content", "relation exact", "relation soft", "words/s", "cold start s", "memory MB")
ROOT = Path(__file__).resolve().parents[1]


def texts_of(gold: Path) -> list[Path]:
    """The texts in ``gold``, in name order; raises ``SystemExit`` where there are none."""
    texts = sorted((gold / "text").glob("*.txt"))
    if not texts:
        raise SystemExit(f"{gold}: no text/*.txt in it; --gold wants a folder with text/ and attributions/")
    return texts


def measure(system: str, gold: Path, out: Path, began: float) -> dict[str, Any]:
    """Let ``system`` read every text of ``gold`` in this process and write its claims to ``out``, one article a line.

    ``began`` is the wall clock (``time.time``) when the process was started. Returns what it cost.
    """
    try:
        read = SYSTEMS[system]()
    except NotInstalledError as reason:
        return {"missing": str(reason)}
    texts = texts_of(gold)
    first = read(texts[0])
    cold = time.time() - began
    clock = time.perf_counter()
    rest = [read(path) for path in texts[1:]]
    seconds = time.perf_counter() - clock
    memory = peak_memory()
    words = sum(len(path.read_bytes().decode("utf-8").split()) for path in texts[1:])
    with out.open("w", encoding="utf-8") as file:
        for path, claims in zip(texts, [first, *rest], strict=True):
            file.write(json.dumps({"document": {"path": path.name}, "claims": claims}) + "\n")
    return {"words": words, "seconds": seconds, "cold": cold, "memory": memory}


def run_apart(system: str, gold: Path, out: Path) -> dict[str, Any]:
    """``measure`` in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.attribution", "--gold", str(gold), "--system", system, "--out", str(out)]
    done = subprocess.run(
        [*command, "--began", repr(time.time())],
        env={**os.environ, **ONE_THREAD},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        return {"missing": f"failed with exit code {done.returncode}"}
    cost: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return cost


def row(system: str, cost: dict[str, Any], scores: dict[str, Any]) -> list[str]:
    """One row of the table, as text."""
    if "missing" in cost:
        return [f"{system}: {cost['missing']}", *(["–"] * (len(_HEAD) - 1))]
    speed = cost["words"] / cost["seconds"] if cost["seconds"] else 0.0
    figures = [f"{scores[name]['f1']:.1f}" for name in _FIGURES]
    return [system, *figures, f"{speed:,.0f}", f"{cost['cold']:.2f}", f"{cost['memory']:.0f}"]


def table(rows: list[list[str]]) -> str:
    """A Markdown table, padded so that it reads well in a terminal too; the first row is the head."""
    widths = [max(len(line[i]) for line in rows) for i in range(len(rows[0]))]
    lines = [
        "| "
        + " | ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) if i == 0 else "-" * (width + 1) + ":" for i, width in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with text/ and attributions/")
    parser.add_argument("--scorer", type=Path, default=DEFAULT_SCORER, help="the scorer's file (default: %(default)s)")
    parser.add_argument("--only", choices=list(SYSTEMS), action="append", help="measure this system only; may be repeated")
    parser.add_argument("--system", choices=list(SYSTEMS), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--began", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    gold = options.gold.resolve()
    if options.system:
        print(json.dumps(measure(options.system, gold, options.out, options.began)))
        return
    scorer = load_scorer(options.scorer)
    texts_of(gold)
    rows = [list(_HEAD)]
    with tempfile.TemporaryDirectory() as folder:
        for system in options.only or SYSTEMS:
            out = Path(folder) / "claims.jsonl"
            cost = run_apart(system, gold, out)
            rows.append(row(system, cost, {} if "missing" in cost else scorer.score(gold, out)))
    print(table(rows))


if __name__ == "__main__":
    main()
