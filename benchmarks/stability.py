"""Whether the same text gives the same claims however the network is run: ``python -m benchmarks.stability FILES… [--sample N]``.

Reads a sample of articles as shipped, then with the graphs' optimisation basic and off and with two threads: sums are then added up in
another order, as on another processor or in another version of the runtime. Prints for each the share of claims that are gone or new,
have another span, or a score that is more than 0.02 away.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

FAR = 0.02
WAYS = ("as shipped again", "basic optimisation", "no optimisation", "two threads")
Key = tuple[Any, ...]


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of JSON lines (``text``), and of other files as they are."""
    for path in paths:
        if path.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
        else:
            yield path.read_text("utf-8")


def claims(reader: Any, text: str) -> dict[Key, float]:
    """The spans of every claim of a text, with its score."""
    from reportedly.model import Document
    from reportedly.pipeline import read_document

    found = read_document(Document(text), reader).claims
    return {(each.source.spans, each.cue.spans if each.cue else (), each.contents): each.score for each in found}


def moved(before: dict[Key, float], after: dict[Key, float]) -> int:
    """How many claims of either are not in the other with the same spans and about the same score."""
    gone = sum(key not in after or abs(after[key] - score) > FAR for key, score in before.items())
    return gone + sum(key not in before for key in after)


def options(way: str) -> Any:
    """How a graph is opened in another way."""
    from onnxruntime import GraphOptimizationLevel, SessionOptions

    levels = {
        "no optimisation": GraphOptimizationLevel.ORT_DISABLE_ALL,
        "basic optimisation": GraphOptimizationLevel.ORT_ENABLE_BASIC,
    }
    made = SessionOptions()
    made.log_severity_level = 3
    made.inter_op_num_threads = 1
    made.intra_op_num_threads = 2 if way == "two threads" else 1
    made.graph_optimization_level = levels.get(way, GraphOptimizationLevel.ORT_ENABLE_ALL)
    return made


def another(reader: Any, way: str) -> Any:
    """The reader with its graphs opened in another way."""
    from reportedly.reader.network import graphs

    encoder, linker = graphs(reader.network.folder, lambda: options(way))
    return replace(reader, network=replace(reader.network, encoder=encoder, linker=linker))


def main() -> None:
    from reportedly.reader import Reader

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=98)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    asked = parser.parse_args()
    every = list(texts(asked.files))
    chosen = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))
    reader = Reader.load(folder=asked.weights)
    before = [claims(reader, text) for text in chosen]
    total = sum(map(len, before))
    print(f"{len(chosen)} articles, {total:,} claims")
    for way in WAYS:
        other = another(reader, way)
        count = sum(moved(one, claims(other, text)) for one, text in zip(before, chosen, strict=True))
        print(f"{way:20} {count:5} moved  {100 * count / max(1, total):.2f} %")


if __name__ == "__main__":
    main()
