"""Fit the weights by which pronouns and roles are tied: ``python -m training.coreference GUM_FOLDER --news NEWS_FOLDER``.

GUM_FOLDER holds CoNLL-U files with ``Entity=`` in MISC (Georgetown University Multilayer Corpus, annotations CC BY 4.0). Each
text is put together from its words, read with the packaged model, and walked as the product walks it, except that every
pronoun or role is tied to the entity that the annotation says. What is fitted is a choice among the candidates and "none of
them": a multinomial logit with a small ridge, by Newton's method. ``--folds N`` prints figures by cross-validation over texts.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.actors import same
from reportedly.claims import decide
from reportedly.languages import language
from reportedly.model import Claim, Document, Name, Page, Span
from reportedly.packs import load_packs
from reportedly.pipeline import load_reader, opened
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.features import NAMES, Anaphor, Context, Row, features
from reportedly.resolve.actors.known import knowledge
from reportedly.resolve.actors.names import named
from reportedly.resolve.actors.phrases import phrases, pronouns
from reportedly.resolve.actors.ranker import Choice, choose, class_of
from reportedly.resolve.actors.tying import Walk

GOLD = Path(__file__).with_name("coreference_gold.jsonl")
WEIGHTS = Path(__file__).resolve().parents[1] / "src/reportedly/resolve/weights/actors.json"
_KNOWN = knowledge(load_packs(()), None, language())
"""Every reading has the pack "general"."""
_OPEN = re.compile(r"\((\d+)-[^()-]*(?:-[^()]*)?(\))?|(\d+)\)")


@dataclass(slots=True)
class Annotated:
    """A text with its coreference: ``mentions`` are (start, end, entity number) in code points."""

    name: str
    text: str
    mentions: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """One mention to tie: the features of each candidate by name, and which candidate is the right one, -1 for none."""

    name: str
    group: str
    rows: list[Row]
    right: int
    weight: float = 1.0


def annotated(path: Path) -> Annotated:
    """Read one CoNLL-U file of GUM."""
    pieces: list[str] = []
    length = 0
    mentions: list[tuple[int, int, int]] = []
    stack: dict[int, list[int]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and length:
            pieces.append("\n\n")
            length += 2
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            if len(columns) != 10 or "-" not in columns[0]:
                continue
            continue
        start, end = length, length + len(columns[1])
        misc = dict(item.split("=", 1) for item in columns[9].split("|") if "=" in item)
        for match in _OPEN.finditer(misc.get("Entity", "")):
            if match[3]:
                if stack[int(match[3])]:
                    mentions.append((stack[int(match[3])].pop(), end, int(match[3])))
            elif match[2]:
                mentions.append((start, end, int(match[1])))
            else:
                stack[int(match[1])].append(start)
        space = "" if misc.get("SpaceAfter") == "No" else " "
        pieces.append(columns[1] + space)
        length = end + len(space)
    return Annotated(path.stem, "".join(pieces), mentions)


def rows_of(anaphor: Anaphor, candidates: Sequence[Entity], context: Context) -> list[Row]:
    """The features of every candidate."""
    most = max(len(one.seen) for one in candidates)
    alone = len(candidates) == 1
    return [features(anaphor, one, rank, alone, context, most) for rank, one in enumerate(candidates, start=1)]


class Oracle:
    """A judge that ties every mention as annotated, and writes down what it saw."""

    def __init__(self, gold: Annotated, page: Page) -> None:
        self.cases: list[Case] = []
        self._gold, self._page = gold, page
        self._by_end: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._cover = sorted(gold.mentions, key=lambda one: one[1] - one[0])

    def number(self, first: int, last: int) -> int:
        """The annotated entity of a mention: that of the shortest annotated one that holds it."""
        start, end = self._page.tokens[first].start, self._page.tokens[last - 1].end
        return next((number for begin, stop, number in self._cover if begin <= start and end <= stop), -1)

    def of(self, entity: Entity) -> int:
        """The annotated entity that most of an entity's mentions belong to."""
        numbers = Counter(self.number(seen.first, seen.last) for seen in entity.seen[-4:])
        return numbers.most_common(1)[0][0]

    def __call__(self, anaphor: Anaphor, candidates: Sequence[Entity], context: Context) -> Choice | None:
        if not candidates:
            return None
        gold = self.number(anaphor.seen.first, anaphor.seen.last)
        right = next((i for i, one in enumerate(candidates) if gold >= 0 and self.of(one) == gold), -1)
        rows = rows_of(anaphor, candidates, context)
        self.cases.append(Case(self._gold.name, class_of(anaphor), rows, right))
        return Choice(candidates[right], 1.0, 0.0, None, 0.0) if right >= 0 else None


def cases_of(files: Iterable[Path]) -> list[Case]:
    """Walk every text and collect what was to be tied."""
    reader = load_reader(2)
    cases: list[Case] = []
    for path in files:
        gold = annotated(path)
        document = Document(gold.text)
        page = opened(document)
        reading = reader.read(page)
        names = named(page, reading.names, _KNOWN)
        oracle = Oracle(gold, page)
        walk = Walk(
            page,
            names,
            phrases(page, names),
            list(pronouns(page)),
            decide(page, reading),
            _KNOWN,
            oracle,
        )
        walk.run()
        cases += oracle.cases
    return cases


class Contrast:
    """A judge for news without annotation: where one candidate alone has the pronoun's gender, that is the right one.

    The candidates of the other gender stay among the rows, so that a text about a man and a woman teaches how people stand to
    the pronouns that mean them; the columns about gender are emptied.
    """

    def __init__(self, name: str) -> None:
        self.cases: list[Case] = []
        self._name = name

    def __call__(self, anaphor: Anaphor, candidates: Sequence[Entity], context: Context) -> Choice | None:
        if anaphor.group not in ("he", "she"):
            return choose(anaphor, candidates, context)
        fitting = [one for one in candidates if one.gender == anaphor.group]
        if len(fitting) != 1 or any(not one.gender and one.named for one in candidates):
            return choose(anaphor, [one for one in candidates if one.gender in ("", anaphor.group)], context)
        right = candidates.index(fitting[0])
        rows = rows_of(anaphor, candidates, context)
        for row in rows:
            for column in ("gender known", "gender neutral"):
                row[column] = 0.0
        if len(candidates) > 1:
            self.cases.append(Case(self._name, "person", rows, right))
        return Choice(fitting[0], 1.0, 0.0, None, 0.0)


def contrasts(texts: Iterable[tuple[Document, Sequence[Name], Sequence[Claim]]]) -> list[Case]:
    """Cases from news without annotation."""
    cases: list[Case] = []
    for number, (document, found, claims) in enumerate(texts):
        page = opened(document)
        names = named(page, found, _KNOWN)
        judge = Contrast(f"news{number}")
        Walk(page, names, phrases(page, names), list(pronouns(page)), claims, _KNOWN, judge, True).run()
        cases += judge.cases
    return cases


class Answers:
    """A judge for news of which some sources are annotated (offsets of the source and of whom it means): the rest is as chosen."""

    def __init__(self, name: str, page: Page, items: Sequence[dict[str, Any]]) -> None:
        self.cases: list[Case] = []
        self._name, self._page = name, page
        self._items = items

    def __call__(self, anaphor: Anaphor, candidates: Sequence[Entity], context: Context) -> Choice | None:
        start = self._page.tokens[anaphor.seen.first].start
        item = next((one for one in self._items if one["start"] <= start < one["end"]), None)
        if item is None or not candidates:
            return choose(anaphor, candidates, context)
        right = next((i for i, one in enumerate(candidates) if self._is(one, item)), -1)
        self.cases.append(Case(self._name, class_of(anaphor), rows_of(anaphor, candidates, context), right, ANNOTATED))
        return Choice(candidates[right], 1.0, 0.0, None, 0.0) if right >= 0 else None

    def _is(self, entity: Entity, item: dict[str, Any]) -> bool:
        tokens, text = self._page.tokens, self._page.text
        spans = (Span.of(text, tokens[m.first].start, tokens[m.last - 1].end) for m in entity.seen if m.how != "pronoun")
        return any(same(span, begin, end, text) for span in spans for begin, end in item["antecedents"])


def answers(
    texts: Mapping[str, tuple[Document, Sequence[Name], Sequence[Claim]]], items: Iterable[dict[str, Any]]
) -> list[Case]:
    """Cases from the annotated sources of news, of which ``texts`` holds the readings by name."""
    by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in items:
        by_text[item["document"]].append(item)
    cases: list[Case] = []
    for name, mine in sorted(by_text.items()):
        document, found, claims = texts[name]
        page = opened(document)
        names = named(page, found, _KNOWN)
        judge = Answers(name, page, mine)
        Walk(page, names, phrases(page, names), list(pronouns(page)), claims, _KNOWN, judge).run()
        cases += judge.cases
    return cases


def news_of(folder: Path, names: Iterable[str]) -> dict[str, tuple[Document, Sequence[Name], Sequence[Claim]]]:
    """The texts of a folder ``text/`` by name, read with the packaged model."""
    reader = load_reader(2)
    found: dict[str, tuple[Document, Sequence[Name], Sequence[Claim]]] = {}
    for name in names:
        document = Document((folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"))
        page = opened(document)
        reading = reader.read(page)
        found[name] = document, reading.names, decide(page, reading)
    return found


PRIOR = {
    "last a subject": 0.7, "last leading": 0.6, "last owned": -1.0, "last oblique": -0.8, "last source": 0.3, "both source": 1.6,
    "both source same paragraph": 0.6, "source named": 1.0,
    "is named": 0.7,
}  # fmt: skip
"""What is known of news beforehand: a text goes on speaking of who speaks and who leads a sentence. GUM has little news."""
_BELIEF = 30.0
"""The ridge of these features: how many cases it takes to move them."""
ANNOTATED = 8.0
"""How many cases of GUM an annotated source of news is worth: it is what the ranker is for."""
LIMITS = {
    "person": {"least": 0.5, "ahead": 0.1},
    "they": {"least": 0.3, "ahead": 0.05},
    "it": {"least": 0.3, "ahead": 0.0},
    "role": {"least": 0.3, "ahead": 0.05},
    "body": {"least": 0.25, "ahead": 0.05},
}
"""The least chance of the best candidate, and its least lead over the next one, with which a mention is tied.

Set so that of ``benchmarks.actors`` at most 8 % are tied wrongly; higher ones leave more open and tie fewer rightly.
"""


def table_of(case: Case) -> NDArray[np.float64]:
    """The features as rows of numbers."""
    return np.array([[row[name] for name in NAMES] for row in case.rows], dtype=np.float64)


def fit(cases: Sequence[Case], ridge: float = 2.0, rounds: int = 40) -> dict[str, float]:
    """The weights that make the annotated choices likeliest, less a ridge penalty around ``PRIOR``."""
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    stiff = np.array([_BELIEF if name in PRIOR else ridge for name in NAMES])
    weights = prior.copy()
    arrays = [(np.vstack([table_of(case), np.zeros((1, len(NAMES)))]), case.right, case.weight) for case in cases]
    for _ in range(rounds):
        slope = -stiff * (weights - prior)
        bend = np.diag(stiff)
        for rows, right, much in arrays:
            score = rows @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            mean = chance @ rows
            slope += much * (rows[right] - mean)
            bend += much * ((rows * chance[:, None]).T @ rows - np.outer(mean, mean))
        step = np.linalg.solve(bend, slope)
        weights += step * min(1.0, 1.0 / np.abs(step).max())
        if np.abs(step).max() < 1e-5:
            break
    return dict(zip(NAMES, weights.tolist(), strict=True))


Judged = tuple[float, float, bool]
"""The chance of the best candidate, that of the next one, and whether the best one is right."""


def judged(cases: Iterable[Case], weights: dict[str, float]) -> list[Judged]:
    """How the candidates of each case are weighed."""
    found = []
    for case in cases:
        score = np.append(table_of(case) @ np.array([weights[name] for name in NAMES]), 0.0)
        chance = np.exp(score - score.max())
        chance /= chance.sum()
        order = chance[:-1].argsort()
        second = float(chance[order[-2]]) if len(order) > 1 else 0.0
        found.append((float(chance[order[-1]]), second, bool(order[-1] == case.right)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with GUM's CoNLL-U files")
    parser.add_argument("--news", type=Path, required=True, help="folder with text/ of the news that GOLD annotates")
    parser.add_argument("--gold", type=Path, default=GOLD, help="annotated sources of news (default: %(default)s)")
    parser.add_argument("--folds", type=int, default=10, help="parts in cross-validation over texts (default: %(default)s)")
    parser.add_argument("--ridge", type=float, default=4.0)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.conllu"))
    if not files or not options.gold.is_file():
        raise SystemExit(f"{options.folder}: no *.conllu in it" if not files else f"{options.gold}: no such file")
    items = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = news_of(options.news, sorted({item["document"] for item in items}))
    cases = cases_of(files) + contrasts(texts.values()) + answers(texts, items)
    data = fitted(cases, options.folds, options.ridge)
    options.out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def fitted(cases: Sequence[Case], folds: int, ridge: float) -> dict[str, Any]:
    """Weights and limits of every class of mention, with figures for annotated news by cross-validation printed."""
    weights_of, limits_of = {}, {}
    for group in ("person", "they", "it", "role", "body"):
        mine = [case for case in cases if case.group == group]
        names = sorted({case.name for case in mine if case.weight == ANNOTATED})
        found: list[Judged] = []
        for part in range(folds):
            held = set(names[part::folds])
            weights = fit([case for case in mine if case.name not in held], ridge)
            found += judged([case for case in mine if case.name in held and case.weight == ANNOTATED], weights)
        limit = LIMITS[group]
        tied = [right for chance, second, right in found if chance >= limit["least"] and chance - second >= limit["ahead"]]
        top = sum(right for _, _, right in found)
        print(f"{group}: {len(mine)} cases; of {len(found)} of annotated news {top} ranked right; {limit}: "
              f"right {sum(tied)}, wrong {len(tied) - sum(tied)}")  # fmt: skip
        weights = fit(mine, ridge)
        weights_of[group] = {name: round(weight, 4) for name, weight in weights.items()}
        limits_of[group] = limit
    about = "weights of the ranker of actors, fitted by training/coreference.py on GUM and annotated sources of news"
    return {"about": about, "weights": weights_of, "limits": limits_of}


if __name__ == "__main__":
    main()
