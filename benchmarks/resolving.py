"""What resolving adds to reading: ``python -m benchmarks.resolving FOLDER [--count N] [--pack ru-ua] [--cache FOLDER]``.

Reads the first N texts of a folder in one process on one thread, and prints the processor time of reading and deciding, of each
part of resolving, and the share that resolving adds.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportedly.claims import decide
from reportedly.model import Document
from reportedly.pipeline import default_cache, load_reader, open_references, opened
from reportedly.resolve import resolve
from reportedly.resolve.actors import actors
from reportedly.resolve.events import events
from reportedly.resolve.numbers import numbers
from reportedly.resolve.places import places
from reportedly.resolve.times import times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--pack", action="append", default=[])
    parser.add_argument("--cache", type=Path, default=None, help="folder of added places; the user's, if not given")
    options = parser.parse_args()
    reader = load_reader(1)
    references = open_references(options.pack, options.cache or default_cache())
    reader.read(opened(Document("Warm up, she said.")))
    spent: Counter[str] = Counter()

    def timed(what: str, call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        result = call(*arguments, **named)
        spent[what] += time.process_time() - began
        return result

    for path in sorted(options.folder.glob("*.txt"))[: options.count]:
        text = path.read_text(encoding="utf-8")
        document = Document(text, published="2016-10-01")
        page = timed("page", opened, document)
        reading = timed("read", reader.read, page)
        claims = timed("decide", decide, page, reading)
        timed("resolve", resolve, page, reading, claims, gazetteer=references.gazetteer, packs=references.packs)
        timed("  actors", actors, page, reading.names, claims, references.packs)
        where = timed("  places", places, page, reading.names, references.gazetteer, references.packs)
        when = timed("  times", times, page)
        how_many = timed("  numbers", numbers, page, when)
        timed("  events", events, page, reading, where, when, how_many, lambda start, end: None)
    base = spent["read"] + spent["page"] + spent["decide"]
    for what, seconds in spent.items():
        print(f"{what:10s} {seconds:7.2f} s  {100 * seconds / base:5.1f} % of reading and deciding")


if __name__ == "__main__":
    main()
