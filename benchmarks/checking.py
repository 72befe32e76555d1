"""What checking costs: ``python -m benchmarks.checking PATH``.

PATH is a folder of text files. First figure: the share of checking in the time of reading, in one process with one thread, the two
taken article by article. Second: the wall time of `reportedly check PATH` from its start to its end, when every reading is in the
cache.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.attribution import table
from benchmarks.process import timed
from benchmarks.speed import texts_in

REPEATS = 5


def share(path: Path, packs: tuple[str, ...], cache: Path | None) -> dict[str, float]:
    """Seconds of reading and of checking the articles at ``path``, in this process."""
    from reportedly.languages import language
    from reportedly.pipeline import checked, load_reader, open_references, read_document
    from reportedly.sources import Item, load

    texts = texts_in(path)
    reader, references = load_reader(1), open_references(packs, cache)
    reading = checking = 0.0
    findings = words = 0
    for number, one in enumerate([texts[0], *texts]):  # the first twice: once to warm up
        a = time.perf_counter()
        article = read_document(load(Item(str(one), "text"), language()), reader, references)
        b = time.perf_counter()
        article = checked(article, references.packs)
        c = time.perf_counter()
        if number:
            reading, checking = reading + b - a, checking + c - b
            findings += len(article.diagnostics or ())
            words += len(article.document.text.split())
    return {"articles": len(texts), "words": words, "findings": findings, "reading": reading, "checking": checking}


def again(path: Path, packs: tuple[str, ...], cache: Path) -> list[float]:
    """Wall seconds of commands that check what is in the cache already, after one that puts it there."""
    program = [
        sys.executable,
        "-m",
        "reportedly",
        "check",
        str(path),
        "--no-config",
        "--format",
        "jsonl",
        "--fail-on",
        "never",
    ]
    program += [part for pack in packs for part in ("--pack", pack)]
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings"
        readings.mkdir()
        for index in cache.glob("places.sqlite*"):
            (readings / index.name).symlink_to(index)
        environment = {**os.environ, "REPORTEDLY_CACHE": str(readings)}
        return [timed(program, environment).seconds for _ in range(REPEATS + 1)]


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checking", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--pack", action="append", default=[], help="read with this pack")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    from reportedly.pipeline import cache_folder

    cache = cache_folder(os.environ)
    packs = tuple(options.pack)
    cost = share(options.path, packs, cache)
    first, *later = again(options.path, packs, cache)
    result = {**cost, "share": cost["checking"] / cost["reading"], "first": first, "again": sorted(later)[len(later) // 2]}
    if options.json:
        print(json.dumps(result, indent=2))
        return
    print(
        table(
            [
                ["figure", "value"],
                ["articles, words", f"{result['articles']:,}, {result['words']:,}"],
                ["findings", f"{result['findings']:,}"],
                ["reading", f"{result['reading']:.1f} s"],
                ["checking", f"{result['checking']:.2f} s, {100 * result['share']:.1f} % of reading"],
                ["`reportedly check`, nothing cached", f"{result['first']:.1f} s"],
                ["`reportedly check`, all cached", f"{result['again']:.2f} s"],
            ],
        )
    )


if __name__ == "__main__":
    main()
