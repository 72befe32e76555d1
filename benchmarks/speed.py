"""Speed, cold start and memory of Reportedly: ``python -m benchmarks.speed PATH``.

PATH is a text file or a folder of them (``*.txt``, also in subfolders). The first two figures are taken in one process with
one thread, after start-up; the others each time a whole command from its start to its end, one command at a time.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.attribution import ROOT, table
from benchmarks.process import ONE_THREAD, Finished, timed
from reportedly.model import Document
from reportedly.pipeline import opened

REPEATS = 5


def texts_in(path: Path) -> list[Path]:
    """The text files at ``path``, in name order; raises ``SystemExit`` where there are none."""
    texts = [path] if path.is_file() else sorted(path.rglob("*.txt"))
    if not texts:
        raise SystemExit(f"{path}: no *.txt there")
    return texts


def inside(path: Path) -> dict[str, float]:
    """Words a second in this process: end to end (file to JSON line), and the bare encoder on the same texts.

    The two take turns, article by article, so that a busy machine slows both alike.
    """
    from reportedly.languages import language
    from reportedly.pipeline import read_document
    from reportedly.reader import Reader
    from reportedly.record import to_dict
    from reportedly.sources import Item, load

    texts = texts_in(path)
    reader = Reader.load(threads=1)
    whole = bare = 0.0
    words = 0
    for number, one in enumerate([texts[0], *texts]):  # the first is read twice: once to warm up
        a = time.perf_counter()
        json.dumps(to_dict(read_document(load(Item(str(one), "text", None, None), language()), reader)), ensure_ascii=False)
        b = time.perf_counter()
        page = opened(Document(one.read_bytes().decode("utf-8")))
        c = time.perf_counter()
        reader.encode_only(page)
        d = time.perf_counter()
        if number:
            whole += b - a
            bare += d - c
            words += len(page.text.split())
    return {"words": words, "whole": words / whole, "bare": words / bare}


def program() -> list[str]:
    """The installed ``reportedly`` command, or its like where the package is only on the path."""
    script = Path(sys.executable).with_name("reportedly")
    return [str(script)] if script.is_file() else [sys.executable, "-c", "from reportedly.cli import main; main()"]


def best(command: list[str], repeats: int = REPEATS) -> Finished:
    """The quickest of several runs; raises ``SystemExit`` with the command's own words where it fails."""
    runs = [timed(command, ONE_THREAD) for _ in range(repeats)]
    for run in runs:
        if run.code:
            raise SystemExit(f"{' '.join(command)}: exit code {run.code}\n{run.err.decode(errors='replace')}")
    return min(runs, key=lambda run: run.seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="for the run over the whole folder (%(default)s)"
    )
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    path: Path = options.path.resolve()
    if options.inside:
        print(json.dumps(inside(path)))
        return
    texts = texts_in(path)
    # in a process of its own: a child's peak memory is never reported as less than its parent's
    command = [sys.executable, "-m", "benchmarks.speed", str(path), "--inside"]
    os.chdir(ROOT)
    rates = json.loads(best(command, 1).out.splitlines()[-1])
    article = min(texts, key=lambda one: abs(one.stat().st_size - 3000))  # one short article: about 500 words
    rows = [
        ["figure", "value"],
        ["end to end, one process, words/s", f"{rates['whole']:,.0f}"],
        ["the bare encoder, one process, words/s", f"{rates['bare']:,.0f}"],
        ["end to end, share of the bare encoder's speed", f"{100 * rates['whole'] / rates['bare']:.0f} %"],
    ]
    read = [*program(), "read"]
    cold = best([*read, str(article), "--format", "jsonl"])
    with tempfile.TemporaryDirectory() as folder:
        for workers in sorted({1, options.workers}):
            out = str(Path(folder) / f"{workers}.jsonl")
            run = best([*read, str(path), "--format", "jsonl", "--workers", str(workers), "-o", out], 1)
            after = max(run.seconds - cold.seconds, 1e-9)
            label = f"`reportedly read PATH`, {workers} worker{'s' * (workers > 1)}, words/s"
            rows.append([f"{label}, start-up included", f"{rates['words'] / run.seconds:,.0f}"])
            if len(texts) > 1:
                rows.append([f"{label}, less a cold start", f"{rates['words'] / after:,.0f}"])
            rows.append(
                [
                    f"the same, peak memory of {'its process' if workers == 1 else 'the largest process'}, MB",
                    f"{run.memory:.0f}",
                ]
            )
    bare = best([sys.executable, "-c", "pass"])
    rows += [
        [f"one article, cold start to output, best of {REPEATS}, s", f"{cold.seconds:.2f}"],
        ["the same, peak memory, MB", f"{cold.memory:.0f}"],
        [
            "`import reportedly`, Python's own start taken off, s",
            f"{best([sys.executable, '-c', 'import reportedly']).seconds - bare.seconds:.2f}",
        ],
        ["`reportedly --help`, s", f"{best([*program(), '--help']).seconds:.2f}"],
    ]
    print(table(rows))


if __name__ == "__main__":
    main()
