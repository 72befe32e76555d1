"""How well times are found and resolved: ``python -m benchmarks.times DIR [--scorer FILE] [--errors]``.

DIR holds documents with TIMEX3 annotation (WikiWars and TempEval-3 ``*.tml``, MEANTIME ``*.xml``). Only the resolver runs,
on each text with its published date; no model is needed. The figures are the scorer's, followed by the speed in MB of text a
second on one core. ``--errors`` lists what was missed, found in vain, or given other dates.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.scorer import DEFAULT_SCORER, load_scorer
from reportedly.claims.complements import clause_takers
from reportedly.model import Document
from reportedly.pipeline import opened
from reportedly.resolve.times import times


def measure(gold: Path, scorer: ModuleType, errors: bool, annotated: int | None = None) -> dict[str, Any]:
    """The scorer's figures for every document below ``gold``, and ``mb_per_second``.

    ``annotated`` is how many lines at the head of each text the annotators read; times found below them are left out.
    """
    documents = list(scorer.documents(gold))
    if not documents:
        raise SystemExit(f"{gold}: no *.tml or *.xml in it")
    seconds, size = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predicted.jsonl"
        with out.open("w", encoding="utf-8") as file:
            for name, text, published, wanted in documents:
                clock = time.process_time()
                page = opened(Document(text, published=published, published_from="metadata"))
                found = times(page, takers=clause_takers(page.language))
                seconds += time.process_time() - clock
                size += len(text.encode())
                head = "\n".join(text.split("\n")[:annotated])
                found = tuple(t for t in found if annotated is None or t.span.end <= len(head))
                rows = [{"span": {"start": t.span.start, "end": t.span.end}, "start": t.start, "end": t.end} for t in found]
                file.write(json.dumps({"document": {"id_given": name}, "times": rows}) + "\n")
                if errors:
                    _list(name, text, wanted, found, scorer)
        figures: dict[str, Any] = scorer.score(gold, out)
    return {**figures, "mb_per_second": round(size / 1e6 / max(seconds, 1e-9), 2)}


def _list(name: str, text: str, wanted: Any, found: Any, scorer: ModuleType) -> None:
    free = list(found)
    for begin, end, kind, value in sorted(wanted):
        hit = next((t for t in free if t.span.start < end and begin < t.span.end), None)
        around = " ".join(text[max(0, begin - 50) : end + 30].split())
        if hit:
            free.remove(hit)
        if kind not in ("DATE", "TIME"):
            continue
        dates = scorer.interval(value)
        if not hit:
            print(f"{name[:12]}  missed  {text[begin:end]!r} {value}   … {around} …")
        elif dates and (hit.start, hit.end) != tuple(day.isoformat() for day in dates):
            print(f"{name[:12]}  dates   {hit.span.text!r} {value} not {hit.start}..{hit.end} ({hit.reason})   … {around} …")
    for time_ in free:
        around = " ".join(text[max(0, time_.span.start - 50) : time_.span.end + 30].split())
        print(f"{name[:12]}  in vain {time_.span.text!r} {time_.start}   … {around} …")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder with annotated documents")
    parser.add_argument("--scorer", type=Path, default=DEFAULT_SCORER.with_name("score_times.py"), help="the scorer's file")
    parser.add_argument("--errors", action="store_true", help="list every difference from the gold")
    parser.add_argument("--annotated", type=int, help="score only this many lines of each text (MEANTIME's gold covers 6)")
    options = parser.parse_args()
    print(json.dumps(measure(options.gold, load_scorer(options.scorer), options.errors, options.annotated), indent=1))


if __name__ == "__main__":
    main()
