"""How time and memory grow with length: ``python -m benchmarks.growth``.

Each shape of text, some of them crafted to hurt, is read and checked at doubled lengths, each time in a process of its own; its
stages are timed one by one, as the model is linear by its making and would hide what is not. Nothing may grow faster than n log n,
or the text is refused with a clear error (``OversizedInput``). By default a stand-in takes the model's place, and finds claims and
names by patterns; ``--real`` takes the model.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.attribution import table
from benchmarks.process import peak_memory

SIZES = (20_000, 80_000, 320_000)
"""Characters. ``--largest`` adds four times as much, again and again, up to what it says."""
PATIENCE = 900.0
STEEP = 1.5
"""Between two lengths, four times as long: an exponent above this is told. n log n gives 1.1 here, a quadratic one 2."""
TOO_SHORT = 0.5
"""Seconds: of less than this the exponent is mostly chance."""

_PROSE = (
    "The ferry will sail again in May, Anna Holm said on Tuesday. According to two officials, around 41,000 homes in Velsk "
    "were without power. “We will not wait,” he told reporters in Kyiv. The ministry denied that 12 people were killed near "
    "Port Elsby on 3 March.\n\n"
)
_NAMES = (
    ("Anna", "Petra", "Omar", "Li", "Sofia", "Ivan", "Noor", "Tom"),
    ("Holm", "Wendle", "Pell", "Brak", "Corv", "Lind", "Orr", "Zed"),
)


def _names(n: int) -> str:
    first, last = _NAMES
    return "".join(
        f"{first[k % 8]} {last[k // 8 % 8]}{'abcdefgh'[k // 64 % 8]}{'ijklmnop'[k // 512 % 8]} said it was late. "
        for k in range(n // 34)
    )


def _places(n: int) -> str:
    towns = ("Kyiv", "Paris", "Springfield", "Odesa", "Baku", "Victoria", "San Jose", "Gaza", "Santiago", "Yerevan")
    return "".join(f"They went to {towns[k % 10]} and then to the city of {towns[k * 7 % 10]}. " for k in range(n // 52))


SHAPES: Mapping[str, Callable[[int], str]] = {
    "prose": lambda n: _PROSE * (n // len(_PROSE)),
    "one line": lambda n: _PROSE.replace("\n\n", " ") * (n // len(_PROSE)),
    "quotation marks": lambda n: "He said “so” and ‘no’. " * (n // 23),
    "open marks": lambda n: "“We know, he said. " * (n // 19),
    "marks alone": lambda n: "He said so. " + '"' * n,
    "names": _names,
    "dates": lambda n: "".join(f"On {k % 28 + 1} March {1900 + k % 120} they met, last Tuesday. " for k in range(n // 45)),
    "numbers": lambda n: "".join(f"Some {k * 37 % 90_000:,} people were killed in {k} days. " for k in range(n // 45)),
    "places": _places,
    "pronouns": lambda n: "She said that he told her that they knew it. " * (n // 46),
    "events": lambda n: "Troops shelled the town and killed civilians, the army said. " * (n // 61),
    "brackets": lambda n: "He said (" + "(" * (n // 2) + ")" * (n // 2),
    "brackets and words": lambda n: "The army (it said [so " * (n // 22),
    "commas": lambda n: "He said, " + "and so, " * (n // 8),
    "capitals": lambda n: "The Army Of The North And Of The South " * (n // 39),
    "one word": lambda n: "He said so. " + "a" * n,
    "hyphens": lambda n: "He said so. " + "well-" * (n // 5),
    "rule of hyphens": lambda n: "He said so. " + "-" * n,
    "spaces": lambda n: "He said" + " " * n + "so.",
    "blank lines": lambda n: "He said so." + "\n \n" * (n // 3) + "She did not.",
    "short lines": lambda n: "He said so\n" * (n // 11),
    "paragraphs": lambda n: "He said so.\n\n" * (n // 13),
    "periods": lambda n: "He said so" + ". " * (n // 2),
    "initials": lambda n: "J. K. " * (n // 6) + "said so.",
    "digits": lambda n: "He said 1" + "0" * n,
    "numerals": lambda n: "He said " + "one hundred and twenty thousand " * (n // 32),
    "times": lambda n: "He said " + "three days ago last Monday morning " * (n // 35),
    "of": lambda n: "He said the head " + "of the head " * (n // 12),
    "that": lambda n: "He said " + "that he said " * (n // 13),
    "capital words": lambda n: "SAID KYIV " * (n // 10),
    "apostrophes": lambda n: "He said 'tis " + "o' the boys' " * (n // 13),
    "combining": lambda n: "He said so. e" + "\u0301" * n,
    "soft hyphens": lambda n: "He said so. " + "a\u00ad" * (n // 2),
}  # fmt: skip


def _stages(text: str, real: bool) -> dict[str, float]:
    """Seconds of each stage on one text."""
    from benchmarks.fuzz.standin import StandIn
    from benchmarks.fuzz.targets.reading import references
    from reportedly.checks import diagnose
    from reportedly.claims import decide
    from reportedly.languages import language
    from reportedly.model import Document, Metadata
    from reportedly.pipeline import load_reader, opened, read_document
    from reportedly.resolve import resolve
    from reportedly.show import html
    from reportedly.show.json_ import to_json_line
    from reportedly.sources import document_from_text

    reader: Any = load_reader(1) if real else StandIn()
    known = references(True)
    from reportedly.sources.language import language_of

    language_of("a\u00ad" * 40, language("en"))  # opens what tells languages
    warm = read_document(Document("It rains in Kyiv, Anna Holm said on Monday."), reader, known)
    diagnose(warm, opened(warm.document), known.packs)
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        found = work()
        seconds[name] = time.process_time() - began
        return found

    document = timed("loading", lambda: document_from_text(text, language(), Metadata(published="2025-11-30")))
    page = timed("page", lambda: opened(document))
    reading = timed("reading", lambda: reader.read(page))
    claims = timed("claims", lambda: decide(page, reading))
    timed("resolving", lambda: resolve(page, reading, claims, gazetteer=known.gazetteer, packs=known.packs))
    article = read_document(document, reader, known)
    found = timed("checking", lambda: diagnose(article, page, known.packs))
    timed("views", lambda: (to_json_line(article), html.render(article, page)))
    seconds["claims found"] = len(article.claims)
    seconds["findings"] = len(found)
    return seconds


def _work(shape: str, size: int, real: bool, out: Connection) -> None:
    from reportedly.model.errors import ReportedlyError

    try:
        out.send((_stages(SHAPES[shape](size), real), peak_memory(), ""))
    except ReportedlyError as error:
        out.send(({}, peak_memory(), f"{type(error).__name__}: {error}"))
    except Exception as error:
        out.send(({}, peak_memory(), f"CRASH {error!r}"))


def measured(shape: str, size: int, real: bool) -> tuple[dict[str, float], float, str]:
    """(seconds by stage, peak memory in MB, why there are none), in a new process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(shape, size, real, theirs))
    child.start()
    theirs.close()
    try:
        if ours.poll(PATIENCE):
            found: tuple[dict[str, float], float, str] = ours.recv()
            return found
        return {}, 0.0, f"longer than {PATIENCE:.0f} s"
    except EOFError:
        return {}, 0.0, "CRASH the process died"
    finally:
        child.kill()
        child.join()


STAGES = ("loading", "page", "reading", "claims", "resolving", "checking", "views")


def exponents(before: dict[str, float], after: dict[str, float], factor: float) -> dict[str, float]:
    """By stage, the power of the length with which its time grew; stages too short to tell are left out."""
    return {
        stage: math.log(after[stage] / max(before[stage], 1e-3)) / math.log(factor)
        for stage in STAGES
        if stage in before and after.get(stage, 0.0) >= TOO_SHORT
    }


def main() -> int:
    """Measure, print a table; 1 where something grows too fast or is refused with anything but our own error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--shape", action="append", choices=list(SHAPES), help="only this one; may be given again")
    parser.add_argument(
        "--largest", type=int, default=SIZES[-1], help="up to so many characters (5000000 is the most that is read)"
    )
    parser.add_argument("--real", action="store_true", help="with the model")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    sizes = [SIZES[0]]
    while sizes[-1] * 4 <= options.largest:
        sizes.append(sizes[-1] * 4)
    rows = [["shape", "characters", "claims", *STAGES, "memory", "grows too fast"]]
    steep = 0
    told = []
    for shape in options.shape or SHAPES:
        before: dict[str, float] = {}
        for size in sizes:
            seconds, memory, why = measured(shape, size, options.real)
            powers = exponents(before, seconds, 4) if before and seconds else {}
            bad = {stage: power for stage, power in powers.items() if power > STEEP}
            steep += bool(bad) or why.startswith(("CRASH", "longer"))
            told.append(
                {"shape": shape, "characters": size, "seconds": seconds, "memory": memory, "why": why, "powers": powers}
            )
            times = [f"{seconds[stage]:.2f}" if seconds else "" for stage in STAGES]
            notes = why or ", ".join(f"{stage} n^{power:.1f}" for stage, power in bad.items())
            rows.append([shape, f"{size:,}", f"{seconds.get('claims found', 0):.0f}", *times, f"{memory:.0f} MB", notes])
            print(f"{shape} {size:,}: {' '.join(times)} {memory:.0f} MB {notes}", flush=True) if not options.json else None
            before = seconds
            if why:
                break
    print(json.dumps(told, indent=2) if options.json else "\n" + table(rows))
    return int(steep > 0)


if __name__ == "__main__":
    raise SystemExit(main())
