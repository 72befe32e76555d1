"""How well the firmness of events is told: ``python -m benchmarks.factuality ../shared/data/factuality/uw/dev.jsonl``.

Reads a corpus of sentences (JSON lines: ``text``, tokenised, and ``targets`` with a word range and a label from -3, certainly
not so, to 3, certainly so), asks the reading at each labelled word, and prints the mean absolute error and Pearson's r. A word
that the reading knows nothing of counts as 3: stated flatly.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from benchmarks.corpora import labelled_facts
from reportedly.model import Document, Span
from reportedly.pipeline import load_reader, opened


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("path", type=Path, nargs="+")
    options = parser.parse_args()
    reader = load_reader(2)
    for path in options.path:
        told, gold = [], []
        for text, targets in labelled_facts(path):
            reading = reader.read(opened(Document(text)))
            for start, end, label in targets:
                fact = reading.fact(Span.of(text, start, end))
                told.append(3.0 if fact is None else fact)
                gold.append(label)
        a, b = np.asarray(told), np.asarray(gold)
        error, r = float(np.abs(a - b).mean()), float(np.corrcoef(a, b)[0, 1])
        flat = float(np.abs(3.0 - b).mean())
        print(f"{path}: {len(b)} events, mean absolute error {error:.3f}, Pearson r {r:.3f} (all flatly stated: {flat:.3f})")


if __name__ == "__main__":
    main()
