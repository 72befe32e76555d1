"""Fit the weights of places: ``python -m training.places GOLD.xml … --cache FOLDER [--names FILE] [--out FILE]``.

GOLD.xml are news articles with toponyms in the form of the scorer (LGL, GeoVirus). FOLDER may hold added places. FILE of
``--names`` keeps the reader's names between runs. Prints figures by three-fold cross-validation over articles (the weights
never saw the article that they are measured on), then fits on all of them and writes ``--out``.
"""

from __future__ import annotations

import argparse
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.model import Document, Name, Span, kilometres
from reportedly.pipeline import opened
from reportedly.resolve.places.candidates import Finder
from reportedly.resolve.places.context import Scene, Sense, coherence, senses
from reportedly.resolve.places.mentions import Toponym, toponyms
from reportedly.resolve.places.ranking import Weights, calibrated, chance, shares
from reportedly.resolve.places.recognition import recognition
from reportedly.resolve.places.words import lexicon, words_of

_OUT = Path(__file__).resolve().parents[1] / "src/reportedly/resolve/weights/places.json"
_FOLDS = 3
_NEAR_KM = 161.0
_LEAST_PLACE = 0.4
_LEAST_SURE = 0.45

# What no gold shows, because it comes without packs and outlets.
_TOLD_PLACE = {"in_pack": 3.0, "in_layer": 2.5}
_TOLD_WHICH = {"in_pack": 5.0, "pack_country": 0.7, "outlet_country": 0.7}

Features = dict[str, float]


@dataclass(frozen=True)
class Gold:
    """A toponym of the gold; ``point`` is ``None`` where the annotators gave none."""

    start: int
    end: int
    point: tuple[float, float] | None
    geonames_id: int | None


@dataclass
class Text:
    """An article of the gold with what the resolver makes of it."""

    name: str
    corpus: str
    document: Document
    gold: list[Gold]
    names: tuple[Name, ...] = ()
    found: dict[bool, list[Toponym]] = field(default_factory=dict)
    rows: dict[bool, list[Features]] = field(default_factory=dict)


def texts(path: Path) -> Iterator[Text]:
    """The articles of ``path``, named as the scorer names them, with every toponym, also those without a point."""
    for number, article in enumerate(ElementTree.parse(path).getroot().iter("article")):
        text = article.findtext("text") or ""
        gold = []
        for node in [*article.iter("toponym"), *article.iter("location")]:
            tag = node.find("gaztag")
            lat = node.findtext("lat") or (tag.findtext("lat") if tag is not None else None)
            lon = node.findtext("lon") or (tag.findtext("lon") if tag is not None else None)
            ident = tag.get("geonameid") if tag is not None else None
            start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
            phrase = node.findtext("phrase") or node.findtext("name") or ""
            for shift in sorted(range(-12, 13), key=abs):  # offsets drift by a few characters in some sets
                if text[max(0, start + shift) : max(0, end + shift)] == phrase:
                    point = (float(lat), float(lon)) if lat and lon else None
                    gold.append(Gold(start + shift, end + shift, point, int(ident) if ident else None))
                    break
        yield Text(f"{path.stem}-{number:04d}", path.stem, Document(text), gold)


def read_names(articles: Sequence[Text], cache: Path | None) -> None:
    """Give each article the reader's names, from ``cache`` where it has them."""
    kept: dict[str, Any] = json.loads(cache.read_text()) if cache and cache.is_file() else {}
    reader = None
    for article in articles:
        if article.name not in kept:
            if reader is None:
                from reportedly.pipeline import load_reader, opened

                reader = load_reader()
            found = reader.read(opened(article.document)).names
            kept[article.name] = [(n.span.start, n.span.end, n.kind, n.score) for n in found]
        text = article.document.text
        article.names = tuple(Name(Span.of(text, a, b), kind, score) for a, b, kind, score in kept[article.name])
    if cache:
        cache.write_text(json.dumps(kept))


def overlapping(article: Text, start: int, end: int) -> Gold | None:
    """The gold toponym that shares characters with ``start`` up to ``end``."""
    return next((g for g in article.gold if g.start < end and start < g.end), None)


class Table:
    """Feature rows as a matrix."""

    def __init__(self, rows: Sequence[Features]) -> None:
        self.names = sorted({name for row in rows for name in row})
        self.of = {name: i for i, name in enumerate(self.names)}
        self.matrix = np.zeros((len(rows), len(self.names)))
        for r, row in enumerate(rows):
            for name, value in row.items():
                self.matrix[r, self.of[name]] = value


def minimise(start: np.ndarray, gradient: Callable[[np.ndarray], np.ndarray], steps: int, rate: float) -> np.ndarray:
    """Adam, on all rows at once."""
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        fall = rate * (1 if step < steps * 0.7 else 0.1)
        weights -= fall * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def logistic(rows: Sequence[Features], labels: Sequence[bool], weigh: Sequence[float], decay: float = 1e-4) -> Features:
    """Weights of a logistic regression."""
    table = Table(rows)
    wanted, weight = np.array(labels, float), np.array(weigh)

    def gradient(w: np.ndarray) -> np.ndarray:
        p = 1 / (1 + np.exp(-np.clip(table.matrix @ w, -30, 30)))
        return table.matrix.T @ ((p - wanted) * weight) / weight.sum() + decay * w

    w = minimise(np.zeros(len(table.names)), gradient, 400, 0.08)
    return {name: round(float(v), 4) for name, v in zip(table.names, w, strict=True)}


def softmax(groups: Sequence[Sequence[Features]], right: Sequence[Sequence[bool]], weigh: Sequence[float]) -> Features:
    """Weights of a softmax over the rows of each group and "none", which is right where no row is."""
    rows = [row for group in groups for row in [*group, {"none": 1.0}]]
    good = np.array([x for group in right for x in [*group, not any(group)]], float)
    sizes = np.array([len(group) + 1 for group in groups])
    of = np.repeat(np.arange(len(groups)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    table, weight = Table(rows), np.array(weigh)

    def gradient(w: np.ndarray) -> np.ndarray:
        sums = table.matrix @ w
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
        p = powers / np.add.reduceat(powers, starts)[of]
        inside = p * good
        q = inside / np.maximum(np.add.reduceat(inside, starts)[of], 1e-12)
        return table.matrix.T @ ((p - q) * weight[of]) / weight.sum() + 3e-4 * w

    w = minimise(np.zeros(len(table.names)), gradient, 400, 0.06)
    return {name: round(float(v), 4) for name, v in zip(table.names, w, strict=True)}


def prepare(articles: Sequence[Text], gazetteer: Any) -> None:
    """Find the toponyms of each article with and without the reader's names."""
    for article in articles:
        page, finder = opened(article.document), Finder(gazetteer)
        words = words_of(page)
        for reads in (True, False):
            names = article.names if reads else ()
            article.found[reads] = toponyms(page, words, names, finder)
            article.rows[reads] = recognition(article.found[reads], words, names, page.language)


def fit_recognition(articles: Sequence[Text], reads: bool) -> Features:
    """Weights of recognition; gold that leaves out names inside bodies and adjectives counts for less where it says no."""
    rows, labels, weigh = [], [], []
    for article in articles:
        partial = not any("matched_adjective" in r for r in article.rows[reads]) or article.corpus != "lgl"
        for toponym, row in zip(article.found[reads], article.rows[reads], strict=True):
            right = overlapping(article, toponym.start, toponym.end) is not None
            left_out = partial and not right and not row.keys().isdisjoint(("matched_adjective", "public"))
            rows.append(row)
            labels.append(right)
            weigh.append(0.0 if left_out else 1.0)
    return logistic(rows, labels, weigh)


@dataclass
class Case:
    """The senses of one article with their features and which candidates are right."""

    article: Text
    scene: Scene
    own: list[list[Features]]
    right: list[list[bool] | None]
    weigh: list[float]


def case_of(article: Text, recogniser: Features, least: float, reads: bool = True) -> Case:
    """What the ranker sees of ``article``; the right ones are those with the gold's id, else those nearest its point."""
    chances = [chance(row, recogniser) for row in article.rows[reads]]
    kept = [i for i, c in enumerate(chances) if c >= least]
    found = [article.found[reads][i] for i in kept]
    chances = [chances[i] for i in kept]
    page = opened(article.document)
    scene = Scene(found, senses(found, words_of(page), chances, page.language), chances, lexicon(page.language).bare)
    right, weigh = [], []
    for sense in scene.senses:
        golds = [overlapping(article, found[i].start, found[i].end) for i in sense.mentions]
        golds = [g for g in golds if g and g.point]
        weigh.append(float(np.sqrt(len(golds))))
        right.append(_right(sense, golds[0]) if golds else None)  # type: ignore[arg-type]
    return Case(article, scene, scene.features(), right, weigh)


def _right(sense: Sense, gold: Gold) -> list[bool]:
    if gold.geonames_id and any(e.geonames_id == gold.geonames_id for e in sense.entries):
        return [e.geonames_id == gold.geonames_id for e in sense.entries]
    assert gold.point
    away = [kilometres(*gold.point, e.lat, e.lon) for e in sense.entries]
    nearest = min(away)
    return [km <= min(_NEAR_KM, nearest + 15) for km in away]


def fit_ranking(cases: Sequence[Case]) -> tuple[Features, Features]:
    """Weights of both passes."""
    first = _fit([c.own for c in cases], cases)
    whole = [second_pass(case, first) for case in cases]
    return first, _fit(whole, cases)


def second_pass(case: Case, first: Features) -> list[list[Features]]:
    """The features of the second pass."""
    more = coherence(case.scene, [shares(group, first) for group in case.own])
    return [[{**a, **b} for a, b in zip(x, y, strict=True)] for x, y in zip(case.own, more, strict=True)]


def _fit(groups: Sequence[Sequence[Sequence[Features]]], cases: Sequence[Case]) -> Features:
    flat = [
        (rows, right, weight)
        for case, of in zip(cases, groups, strict=True)
        for rows, right, weight in zip(of, case.right, case.weigh, strict=True)
        if right is not None
    ]
    return softmax([f[0] for f in flat], [f[1] for f in flat], [f[2] for f in flat])


def fit_calibration(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and offset from the log-odds of shares to those of being right."""
    odds = [float(np.log(s / (1 - s))) for s in np.clip([s for s, _ in scored], 1e-6, 1 - 1e-6)]
    w = logistic([{"slope": o, "offset": 1.0} for o in odds], [r for _, r in scored], [1.0] * len(scored), 1e-6)
    return w["slope"], w["offset"]


def best_of(case: Case, first: Features, second: Features) -> list[tuple[int, float, int]]:
    """For each mention with candidates: its index, the share and the index of the best candidate."""
    out = []
    for sense, rows in zip(case.scene.senses, second_pass(case, first), strict=True):
        chances = shares(rows, second)
        best = max(range(len(chances)), key=lambda i: (chances[i], -i))
        out += [(mention, chances[best], best) for mention in sense.mentions]
    return out


@dataclass
class Tally:
    """Counts of one corpus: gold, found, resolved, near, predicted, precise."""

    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("gold", "found", "out", "near", "said", "good"), 0)
    )

    def line(self) -> str:
        """The figures as one line."""
        n = {key: max(value, 1) for key, value in self.counts.items()}
        return (
            f"found {100 * n['found'] / n['gold']:.1f}  acc@161 {100 * n['near'] / n['out']:.1f}  "
            f"end-to-end {100 * n['near'] / n['gold']:.1f}  precision {100 * n['good'] / n['said']:.1f}"
        )


def judge(
    case: Case, best: Sequence[tuple[int, float, int]], of: tuple[float, float], tally: Tally
) -> list[tuple[float, bool]]:
    """Count what ``case`` gets right; returns each share with whether its place is near the gold."""
    found = case.scene.toponyms
    by = {m: (share, index) for m, share, index in best}
    scored = []
    for gold in case.article.gold:
        if gold.point is None:
            continue
        tally.counts["gold"] += 1
        hits = [i for i, t in enumerate(found) if t.start < gold.end and gold.start < t.end]
        if not hits:
            continue
        tally.counts["found"] += 1
        hit = max(hits, key=lambda i: min(gold.end, found[i].end) - max(gold.start, found[i].start))
        if hit not in by:
            continue
        share, index = by[hit]
        entry = found[hit].entries[index]
        near = kilometres(*gold.point, entry.lat, entry.lon) <= _NEAR_KM
        scored.append((share, near))
        if calibrated(share, of) >= _LEAST_SURE:
            tally.counts["out"] += 1
            tally.counts["near"] += near
    for toponym in found:
        tally.counts["said"] += 1
        tally.counts["good"] += overlapping(case.article, toponym.start, toponym.end) is not None
    return scored


def cross_validate(articles: Sequence[Text], reads: bool) -> tuple[float, float]:
    """Print the figures of weights that did not see what they are measured on; returns the calibration."""
    folds = [articles[i::_FOLDS] for i in range(_FOLDS)]
    judged: list[tuple[Case, list[tuple[int, float, int]]]] = []
    for i, held in enumerate(folds):
        seen = [a for j, fold in enumerate(folds) if j != i for a in fold]
        recogniser = fit_recognition(seen, reads)
        first, second = fit_ranking([case_of(a, recogniser, _LEAST_PLACE, reads) for a in seen])
        for article in held:
            case = case_of(article, recogniser, _LEAST_PLACE, reads)
            judged.append((case, best_of(case, first, second)))
    scored = [s for case, best in judged for s in judge(case, best, (1.0, 0.0), Tally())]
    calibration = fit_calibration(scored)
    for corpus in dict.fromkeys(a.corpus for a in articles):
        tally = Tally()
        for case, best in judged:
            if case.article.corpus == corpus:
                judge(case, best, calibration, tally)
        print(f"cross-validated, {'with' if reads else 'without'} the reader, {corpus}: {tally.line()}", flush=True)
    return calibration


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, required=True, help="folder with added places; an empty one will do")
    parser.add_argument("--names", type=Path, help="file that keeps the reader's names")
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--quick", action="store_true", help="no cross-validation")
    options = parser.parse_args()
    from reportedly.gazetteer import open_gazetteer

    gazetteer = open_gazetteer(options.cache)
    articles = [text for path in options.gold for text in texts(path)]
    read_names(articles, options.names)
    prepare(articles, gazetteer)
    calibration = (1.0, 0.0) if options.quick else cross_validate(articles, True)
    if not options.quick:
        cross_validate(articles, False)
    reader, alone = fit_recognition(articles, True), fit_recognition(articles, False)
    first, second = fit_ranking([case_of(a, reader, _LEAST_PLACE) for a in articles])
    for weights, told in ((reader, _TOLD_PLACE), (alone, _TOLD_PLACE), (first, _TOLD_WHICH), (second, _TOLD_WHICH)):
        weights.update(told)
    of = Weights(reader, alone, first, second, _LEAST_PLACE, _LEAST_PLACE, _LEAST_SURE, calibration)
    raw = {name: getattr(of, name) for name in of.__slots__}
    options.out.write_text(json.dumps(raw, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
