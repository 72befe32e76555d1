"""Places found and resolved against geoparsing gold: ``python -m benchmarks.places GOLD.xml [--cache FOLDER]``.

GOLD.xml is of the form that the scorer reads (LGL, GeoVirus, TR-News, GeoWebNews). The figures are the scorer's, with
areas as the wholes that they are told from, as the gold annotates names alone; below them those with the areas themselves, the
precision against every gold toponym, also those without a point, and the calibration: for each tenth of the score, how many of the
places given were within 161 km. Weights were fitted on LGL and GeoVirus: on those two, see the
cross-validated figures that ``python -m training.places`` prints.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.scorer import load_scorer
from reportedly.model import Document, Name, Place, Span, Whole

SCORER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score_places.py"
_NEAR_KM = 161.0

Gold = tuple[int, int, float, float, int | None]


def names_of(articles: Sequence[tuple[str, str, list[Gold]]], path: Path | None) -> dict[str, tuple[Name, ...]]:
    """The reader's names in each article, from the file ``path`` where it has them; the rest is read and added to it."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path and path.is_file() else {}
    missing = [(name, text) for name, text, _ in articles if name not in kept]
    if missing:
        from reportedly.model import Document
        from reportedly.pipeline import load_reader, opened

        reader = load_reader()
        for name, text in missing:
            kept[name] = [(n.span.start, n.span.end, n.kind, n.score) for n in reader.read(opened(Document(text))).names]
        if path:
            path.write_text(json.dumps(kept), encoding="utf-8")
    return {
        name: tuple(Name(Span.of(text, start, end), kind, score) for start, end, kind, score in kept[name])
        for name, text, _ in articles
    }


def names_alone(found: Sequence[Place]) -> list[Place]:
    """The places with each area as the whole that it is told from, once.

    These corpora annotate "California" in "northern California" alone, and as the whole state; here that is a place of its own.
    """
    return [_as_whole(place, place.whole) if place.whole else place for place in found if place not in _off(found)]


def _off(found: Sequence[Place]) -> list[Place]:
    """The areas off a town, which stands among the places itself."""
    named = {place.span for place in found}
    return [place for place in found if place.whole and place.whole.span in named]


def _as_whole(area: Place, whole: Whole) -> Place:
    return replace(
        area, span=whole.span, name=whole.name, lat=whole.lat, lon=whole.lon, geonames_id=whole.geonames_id, kind=whole.kind,
        extent=None, whole=None,
    )  # fmt: skip


def record(name: str, found: Sequence[Place]) -> str:
    """What the scorer reads of one article."""
    places = [
        {"span": {"start": p.span.start, "end": p.span.end}, "lat": p.lat, "lon": p.lon, "geonames_id": p.geonames_id}
        for p in found
    ]
    return json.dumps({"document": {"path": f"{name}.txt"}, "places": places})


def spans_of(path: Path) -> list[list[tuple[int, int]]]:
    """The spans of every gold toponym of each article, also of those without a point; offsets may drift by a few characters."""
    out = []
    for article in ElementTree.parse(path).getroot().iter("article"):
        nodes = [*article.iter("toponym"), *article.iter("location")]
        out.append([(int(n.findtext("start") or 0), int(n.findtext("end") or 0)) for n in nodes])
    return out


def pair(gold: Gold, found: Sequence[Place]) -> Place | None:
    """The place that shares most characters with ``gold``."""
    start, end = gold[:2]
    hits = [p for p in found if p.span.start < end and start < p.span.end]
    return max(hits, key=lambda p: min(end, p.span.end) - max(start, p.span.start), default=None)


def calibration(scorer: ModuleType, pairs: Sequence[tuple[Gold, Place | None]]) -> list[str]:
    """For each tenth of the score: how many places, the mean score, the share within 161 km."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for gold, place in pairs:
        if place is not None and place.lat is not None:
            near = scorer.kilometres(gold[2:4], (place.lat, place.lon)) <= _NEAR_KM
            tenths.setdefault(min(9, int(place.score * 10)), []).append((place.score, near))
    return [
        f"  {tenth / 10:.1f}–{tenth / 10 + 0.1:.1f}  {len(rows):5}  scored {statistics.fmean(s for s, _ in rows):.2f}"
        f"  right {statistics.fmean(n for _, n in rows):.2f}"
        for tenth, rows in sorted(tenths.items())
    ]


def shares(scorer: ModuleType, pairs: Sequence[tuple[Gold, Place | None]]) -> str:
    """The shares within 161 km, of those resolved and of all."""
    resolved = near = 0
    for gold, place in pairs:
        if place is None or place.lat is None or place.lon is None:
            continue
        resolved += 1
        near += scorer.kilometres(gold[2:4], (place.lat, place.lon)) <= _NEAR_KM
    return f"acc@161 {100 * near / max(1, resolved):.2f}, end-to-end {100 * near / max(1, len(pairs)):.2f}"


def errors(
    scorer: ModuleType, article: tuple[str, str, list[Gold]], found: Sequence[Place], spans: Sequence[tuple[int, int]]
) -> list[str]:
    """One line for each gold toponym missed or misplaced and each place that is none."""
    name, text, gold = article
    lines = []
    for g in gold:
        place = pair(g, found)
        around = " ".join(text[max(0, g[0] - 40) : g[1] + 30].split())
        if place is None:
            lines.append(f"{name} MISSED {text[g[0] : g[1]]!r} … {around}")
        elif place.lat is None:
            lines.append(f"{name} OPEN {place.span.text!r} {place.reason} … {around}")
        else:
            km = scorer.kilometres(g[2:4], (place.lat, place.lon))
            if km > _NEAR_KM:
                lines.append(
                    f"{name} {km:.0f} KM {place.span.text!r} as {place.kind} {place.country} {place.reason} … {around}"
                )
    for place in found:
        if not any(a - 3 < place.span.end and place.span.start < b + 3 for a, b in spans):
            around = " ".join(text[max(0, place.span.start - 40) : place.span.end + 30].split())
            lines.append(f"{name} NONE {place.span.text!r} … {around}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="XML with articles and their toponyms")
    parser.add_argument("--cache", type=Path, help="folder with added places (default: none are added)")
    parser.add_argument("--scorer", type=Path, default=SCORER, help="the scorer's file (default: %(default)s)")
    parser.add_argument("--names", type=Path, help="file that keeps the reader's names between runs")
    parser.add_argument("--no-model", action="store_true", help="without the reader's names")
    parser.add_argument("--errors", action="store_true", help="print every miss and every place that is none")
    options = parser.parse_args()
    if not options.gold.is_file():
        raise SystemExit(f"{options.gold}: no such file")
    scorer = load_scorer(options.scorer)
    articles = list(scorer.articles(options.gold))
    names = {} if options.no_model else names_of(articles, options.names)
    with tempfile.TemporaryDirectory() as folder:
        measure(options, scorer, articles, names, Path(folder))


def measure(
    options: argparse.Namespace,
    scorer: ModuleType,
    articles: Sequence[tuple[str, str, list[Gold]]],
    names: dict[str, tuple[Name, ...]],
    folder: Path,
) -> None:
    """Resolve every article and print the figures."""
    from reportedly.gazetteer import open_gazetteer
    from reportedly.pipeline import opened
    from reportedly.resolve.places import places

    gazetteer = open_gazetteer(options.cache or folder)
    said: Counter[str] = Counter()
    pairs: list[tuple[Gold, Place | None]] = []
    as_areas: list[tuple[Gold, Place | None]] = []
    seconds = 0.0
    lines = []
    for article, spans in zip(articles, spans_of(options.gold), strict=True):
        name, text, gold = article
        clock = time.process_time()
        found: Sequence[Place] = places(opened(Document(text)), names.get(name, ()), gazetteer, ())
        seconds += time.process_time() - clock
        as_areas += [(g, pair(g, found)) for g in gold]
        found = names_alone(found)
        lines.append(record(name, found))
        pairs += [(g, pair(g, found)) for g in gold]
        said["places"] += len(found)
        said["right"] += sum(any(a - 3 < p.span.end and p.span.start < b + 3 for a, b in spans) for p in found)
        if options.errors:
            print(*errors(scorer, article, found, spans), sep="\n")
    predicted = folder / "places.jsonl"
    predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps(scorer.score(options.gold, predicted), indent=1))
    print(f"precision of recognition: {100 * said['right'] / max(1, said['places']):.1f} of {said['places']:,} places")
    print(f"cost: {1000 * seconds / max(1, said['places']):.2f} ms of processor time a place")
    print(f"with areas in the places of the wholes that they are told from: {shares(scorer, as_areas)}")
    print("calibration of the score:", *calibration(scorer, pairs), sep="\n")


if __name__ == "__main__":
    main()
