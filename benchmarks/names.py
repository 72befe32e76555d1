"""How well names are found: ``python -m benchmarks.names ../shared/data/entities/uner-ewt/en_ewt-ud-dev.iob2``.

Reads a file of tokenised sentences with names in IOB2 (columns: number, word, tag) and prints precision, recall and F1 of
exact spans with their kind, for persons, organisations and places.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.corpora import labelled_names
from reportedly.model import Document
from reportedly.pipeline import load_reader, opened

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    reader = load_reader(2)
    hit: Counter[str] = Counter()
    told: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for text, names in labelled_names(options.path):
        here = {
            (n.span.start, n.span.end, n.kind) for n in reader.read(opened(Document(text))).names if n.kind in KINDS.values()
        }
        there = {(a, b, KINDS[kind]) for a, b, kind in names if kind in KINDS}
        told.update(kind for *_, kind in here)
        gold.update(kind for *_, kind in there)
        hit.update(kind for *_, kind in here & there)
    print("kind          precision  recall      F1    names")
    for kind in (*KINDS.values(), "all"):
        kinds = tuple(KINDS.values()) if kind == "all" else (kind,)
        h, t, g = (sum(count[k] for k in kinds) for count in (hit, told, gold))
        print(f"{kind:12s}  {100 * h / max(1, t):9.1f}  {100 * h / max(1, g):6.1f}  {200 * h / max(1, t + g):6.1f}  {g:7d}")


if __name__ == "__main__":
    main()
