"""Fit the weights by which pronouns and roles are tied: ``python -m training.coreference GUM_FOLDER``.

GUM_FOLDER holds CoNLL-U files with ``Entity=`` in MISC (Georgetown University Multilayer Corpus, annotations CC BY 4.0). Each
text is put together from its words, read with the packaged model, and walked as the product walks it, except that every
pronoun or role is tied to the entity that the annotation says. What is fitted is a choice among the candidates and "none of
them": a multinomial logit with a small ridge, by Newton's method. ``--folds N`` prints figures by cross-validation over texts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.claims import decide
from reportedly.claims.layout import layout
from reportedly.model import Claim, Document, Name
from reportedly.pipeline import load_reader
from reportedly.resolve.actors.entities import Entity
from reportedly.resolve.actors.known import knowledge
from reportedly.resolve.actors.names import runs
from reportedly.resolve.actors.phrases import phrases, pronouns
from reportedly.resolve.actors.ranker import FEATURES, Anaphor, Choice, Context, choose, features, model_of
from reportedly.resolve.actors.text import Words, words
from reportedly.resolve.actors.tying import Walk

WEIGHTS = Path(__file__).resolve().parents[1] / "src/reportedly/resolve/lexicon/actor_weights.json"
_OPEN = re.compile(r"\((\d+)-[^()-]*(?:-[^()]*)?(\))?|(\d+)\)")


@dataclass(slots=True)
class Annotated:
    """A text with its coreference: ``mentions`` are (start, end, entity number) in code points."""

    name: str
    text: str
    mentions: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """One mention to tie: a row of features for each candidate, and the row of the right one, -1 for none."""

    name: str
    group: str
    rows: list[list[float]]
    right: int


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


class Oracle:
    """A judge that ties every mention as annotated, and writes down what it saw."""

    def __init__(self, gold: Annotated, taken: Words) -> None:
        self.cases: list[Case] = []
        self._gold, self._words = gold, taken
        self._by_end: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._cover = sorted(gold.mentions, key=lambda one: one[1] - one[0])

    def number(self, first: int, last: int) -> int:
        """The annotated entity of a mention: that of the shortest annotated one that holds it."""
        start, end = self._words.tokens[first].start, self._words.tokens[last - 1].end
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
        alone = len(candidates) == 1
        rows = [features(anaphor, one, rank, alone, context) for rank, one in enumerate(candidates, start=1)]
        self.cases.append(Case(self._gold.name, model_of(anaphor.group), rows, right))
        return Choice(candidates[right], 1.0, 0.0, None, 0.0) if right >= 0 else None


def cases_of(files: Iterable[Path]) -> list[Case]:
    """Walk every text and collect what was to be tied."""
    reader = load_reader(2)
    cases: list[Case] = []
    for path in files:
        gold = annotated(path)
        document = Document(gold.text)
        reading = reader.read(gold.text)
        plan = layout(gold.text)
        taken = words(gold.text, plan)
        names = runs(taken, reading.names)
        oracle = Oracle(gold, taken)
        walk = Walk(
            taken,
            names,
            phrases(taken, names),
            list(pronouns(taken)),
            decide(document, reading),
            knowledge((), None),
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
        alone = len(candidates) == 1
        right = candidates.index(fitting[0])
        rows = [features(anaphor, one, rank, alone, context) for rank, one in enumerate(candidates, start=1)]
        for row in rows:
            for column in ("gender known", "gender neutral"):
                row[FEATURES.index(column)] = 0.0
        if len(candidates) > 1:
            self.cases.append(Case(self._name, "person", rows, right))
        return Choice(fitting[0], 1.0, 0.0, None, 0.0)


def contrasts(texts: Iterable[tuple[Document, Sequence[Name], Sequence[Claim]]]) -> list[Case]:
    """Cases from news without annotation."""
    cases: list[Case] = []
    for number, (document, found, claims) in enumerate(texts):
        taken = words(document.text, layout(document.text))
        names = runs(taken, found)
        judge = Contrast(f"news{number}")
        Walk(taken, names, phrases(taken, names), list(pronouns(taken)), claims, knowledge((), None), judge, True).run()
        cases += judge.cases
    return cases


def news_of(folder: Path, count: int) -> Iterable[tuple[Document, Sequence[Name], Sequence[Claim]]]:
    """The first ``count`` texts of a folder ``text/``, in an order that mixes the outlets, read with the packaged model."""
    paths = sorted((folder / "text").glob("*.txt"))
    random.Random(5).shuffle(paths)
    reader = load_reader(2)
    for path in paths[:count]:
        document = Document(path.read_bytes().decode("utf-8"))
        reading = reader.read(document.text)
        yield document, reading.names, decide(document, reading)


PRIOR = {
    "last a subject": 0.7, "last leading": 0.6, "last owned": -1.0, "last oblique": -0.8, "last source": 0.3, "both source": 1.6,
    "both source same paragraph": 0.6, "source named": 1.0,
    "is named": 0.7,
}  # fmt: skip
"""What is known of news beforehand: a text goes on speaking of who speaks and who leads a sentence. GUM has little news."""
_BELIEF = 60.0
"""The ridge of these features: how many cases it takes to move them."""


def fit(cases: Sequence[Case], ridge: float = 2.0, rounds: int = 40) -> NDArray[np.float64]:
    """The weights that make the annotated choices likeliest, less a ridge penalty around ``PRIOR``."""
    size = len(FEATURES)
    prior = np.array([PRIOR.get(name, 0.0) for name in FEATURES])
    stiff = np.array([_BELIEF if name in PRIOR else ridge for name in FEATURES])
    weights = prior.copy()
    arrays = [(np.vstack([np.array(case.rows), np.zeros((1, size))]), case.right) for case in cases]
    for _ in range(rounds):
        slope = -stiff * (weights - prior)
        bend = np.diag(stiff)
        for rows, right in arrays:
            score = rows @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            mean = chance @ rows
            slope += rows[right] - mean
            bend += (rows * chance[:, None]).T @ rows - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        weights += step * min(1.0, 1.0 / np.abs(step).max())
        if np.abs(step).max() < 1e-5:
            break
    return weights


def judged(cases: Sequence[Case], weights: NDArray[np.float64], sure: float = 0.5) -> Counter[str]:
    """How many are tied rightly, wrongly, left open."""
    count: Counter[str] = Counter()
    for case in cases:
        score = np.append(np.array(case.rows) @ weights, 0.0)
        chance = np.exp(score - score.max())
        chance /= chance.sum()
        best = int(chance[:-1].argmax())
        if chance[best] < sure:
            count["open" if case.right >= 0 else "rightly none"] += 1
        else:
            count["right" if best == case.right else "wrong" if case.right >= 0 else "wrongly tied"] += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with GUM's CoNLL-U files")
    parser.add_argument("--news", type=Path, help="folder with text/ of news without annotation, for contrasts of gender")
    parser.add_argument("--count", type=int, default=170, help="how many of them (default: %(default)s)")
    parser.add_argument(
        "--folds", type=int, default=5, help="texts are split into so many parts to measure (default: %(default)s)"
    )
    parser.add_argument("--ridge", type=float, default=2.0)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.conllu"))
    if not files:
        raise SystemExit(f"{options.folder}: no *.conllu in it")
    cases = cases_of(files)
    if options.news:
        cases += 3 * contrasts(news_of(options.news, options.count))
    found = {}
    for group in ("person", "they", "it", "role"):
        mine = [case for case in cases if case.group == group]
        names = sorted({case.name for case in mine})
        total: Counter[str] = Counter()
        for part in range(options.folds):
            held = set(names[part :: options.folds])
            weights = fit([case for case in mine if case.name not in held], options.ridge)
            total += judged([case for case in mine if case.name in held], weights)
        print(group, len(mine), dict(total))
        weights = fit(mine, options.ridge)
        found[group] = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)}
    data = {"about": "weights of the ranker in actor_ranker.py, fitted by training/coreference.py on GUM", "weights": found}
    options.out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
