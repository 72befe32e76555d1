"""Whether vectors tell what says the same: ``python -m benchmarks.sentences headlines|events|speed …``.

``headlines FOLDER`` reads pairs of headlines with the likeness that people gave them (``score TAB a TAB b``, a file a year) and prints
Pearson's r of the vectors' cosine with it. ``events FOLDER`` reads ECB+ and asks of two sentences of different articles on one matter
whether they tell an event in common, once by the words that they share and once by a small function of that and of the vectors, both
fitted on other topics. ``--mask WORD`` puts a word in place of every name; ``speed`` counts claims a second.
"""

from __future__ import annotations

import argparse
import math
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import joined
from reportedly.languages import language
from reportedly.model import Document, Language
from reportedly.pipeline import opened
from reportedly.reader import Sentences, open_sentences
from reportedly.reader.pieces import Cutter
from reportedly.reader.weights import weights_folder

Floats = np.ndarray[Any, np.dtype[np.float64]]
Encode = Callable[[Sequence[str]], Any]

DEVELOPMENT = ("2", "5", "12", "18", "21", "23", "34", "35")
"""Topics of ECB+ on which is measured; functions and thresholds are fitted on the others."""


# --- headlines


def headlines(path: Path) -> Iterator[tuple[float, str, str]]:
    """Likeness, from 0 to 5, and both headlines of every pair that has one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        score, first, second = line.split("\t")[:3]
        if score:
            yield float(score), first, second


def pearson(encode: Encode, path: Path, masked: Callable[[str], str] = str) -> float:
    """Pearson's r of cosine and likeness over the pairs of a file."""
    scores, first, second = zip(*headlines(path), strict=True)
    a, b = encode([masked(text) for text in first]), encode([masked(text) for text in second])
    return float(np.corrcoef((a * b).sum(1), scores)[0, 1])


class Masking:
    """Puts a word in place of every name, as the reader tells names: by capitals and a list of words that are none."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.cutter = Cutter.load(weights_folder())

    def __call__(self, text: str) -> str:
        if not self.word:
            return text
        out, last = "", 0
        for start, end in self.cutter.names(text):
            between = text[last:start]
            out += between if not last or between.strip(" ") else "\0"
            out = out.removesuffix("\0") if out.endswith("\0") else out + self.word
            last = end
        return out + text[last:]


# --- events


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One sentence of ECB+: its topic, which of its two matters, its article, its text, and the instances of the events that it tells."""

    topic: str
    matter: str
    article: str
    text: str
    events: frozenset[str]


def told(folder: Path) -> list[Told]:
    """The sentences whose annotation was checked, as ``ECBplus_coreference_sentences.csv`` lists them."""
    checked: dict[tuple[str, str], set[str]] = {}
    for line in (folder / "ECBplus_coreference_sentences.csv").read_text(encoding="utf-8-sig").splitlines()[1:]:
        topic, name, sentence = line.strip().split(",")
        checked.setdefault((topic, name), set()).add(sentence)
    out: list[Told] = []
    for topic in sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: int(path.name)):
        for path in sorted(topic.glob("*.xml")):
            name = path.stem.partition("_")[2]
            matter = "ecbplus" if name.endswith("ecbplus") else "ecb"
            root = ElementTree.parse(path).getroot()
            words: dict[str, list[str]] = {}
            sentence_of: dict[str, str] = {}
            for token in root.iter("token"):
                words.setdefault(token.attrib["sentence"], []).append(token.text or "")
                sentence_of[token.attrib["t_id"]] = token.attrib["sentence"]
            at = {
                mention.attrib["m_id"]: {sentence_of[anchor.attrib["t_id"]] for anchor in mention.iter("token_anchor")}
                for mention in root.iterfind("Markables/*")
            }
            events: dict[str, set[str]] = {}
            for tie in root.iterfind("Relations/CROSS_DOC_COREF"):
                instance = tie.attrib["note"]
                if instance.startswith(("ACT", "NEG")):
                    for source in tie.iter("source"):
                        for sentence in at[source.attrib["m_id"]]:
                            events.setdefault(sentence, set()).add(instance)
            for sentence in sorted(checked.get((topic.name, name), ()), key=int):
                if sentence in words:
                    text, _ = joined(words[sentence])
                    out.append(Told(topic.name, matter, name, text, frozenset(events.get(sentence, ()))))
    return out


Pairs = list[tuple[int, int]]


def pairs(sentences: Sequence[Told]) -> tuple[Pairs, Floats]:
    """The numbers of all pairs of sentences on one matter from different articles, and 1 for those with an event in common."""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(sentences):
        groups.setdefault((each.topic, each.matter), []).append(number)
    found = [
        (a, b)
        for group in groups.values()
        for a, b in combinations(group, 2)
        if sentences[a].article != sentences[b].article
    ]
    return found, np.array([float(bool(sentences[a].events & sentences[b].events)) for a, b in found])


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a sentence tell without vectors: content lemmas, names, numbers, days and months."""

    lemmas: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]


def _leaves(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield from table.split()
    elif isinstance(table, Mapping):
        for each in table.values():
            yield from _leaves(each)
    elif isinstance(table, (list, tuple, set, frozenset)):
        for each in table:
            yield from _leaves(each)


class Taking:
    """Takes sentences apart into ``Words``."""

    def __init__(self) -> None:
        self.english: Language = language()
        self.cutter = Cutter.load(weights_folder())
        self.closed = frozenset(_leaves(self.english.table("grammar")))
        calendar = self.english.table("calendar")
        self.days = frozenset(_leaves([calendar["months"]["names"], calendar["weekdays"]["names"]]))

    def __call__(self, text: str) -> Words:
        page = opened(Document(text), self.english)
        spoken = [token for token in page.tokens if token.text[0].isalnum()]
        named = self.cutter.names(text)
        names = {token.lower for token in spoken if any(start <= token.start < end for start, end in named)}
        return Words(
            frozenset(page.lemma(token) for token in spoken if token.lower not in self.closed),
            frozenset(names - self.days),
            frozenset(token.lower for token in spoken if token.text[0].isdigit()),
            frozenset(token.lower for token in spoken if token.lower in self.days),
        )


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def rarity(of: Iterable[Words]) -> Callable[[str], float]:
    """How much a lemma tells, from the number of sentences that have it."""
    counts: Counter[str] = Counter()
    total = 0
    for each in of:
        counts.update(each.lemmas)
        total += 1
    return lambda lemma: math.log((total + 1) / (counts[lemma] + 0.5))


def by_words(a: Words, b: Words, rare: Callable[[str], float]) -> list[float]:
    """What two sentences have in common, by their words alone."""
    shared = a.lemmas & b.lemmas
    weight = {lemma: rare(lemma) for lemma in a.lemmas | b.lemmas}
    length = math.sqrt(sum(weight[x] ** 2 for x in a.lemmas) * sum(weight[x] ** 2 for x in b.lemmas)) or 1.0
    plain = (a.lemmas - a.names, b.lemmas - b.names)
    return [
        _dice(a.lemmas, b.lemmas),
        sum(weight[x] ** 2 for x in shared) / length,
        math.log1p(len(shared)),
        len(shared) / max(1, min(len(a.lemmas), len(b.lemmas))),
        _dice(*plain),
        _dice(a.names, b.names),
        math.log1p(len(a.names & b.names)),
        float(bool(a.numbers & b.numbers)),
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(bool(a.days & b.days)),
        float(bool(a.days and b.days and not a.days & b.days)),
        math.log1p(min(len(a.lemmas), len(b.lemmas))),
        math.log1p(max(len(a.lemmas), len(b.lemmas))),
    ]


BASELINES = {"Dice of lemmas": 0, "cosine of weighted lemmas": 1, "number of shared lemmas": 2, "share of the shorter's": 3}
"""The measures of ``by_words`` that a baseline of lemmas may choose from."""


def best_threshold(scores: Floats, gold: Floats) -> tuple[float, float]:
    """The score from which to say yes so that F1 is best, and that F1."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(gold[order])
    f1 = 2 * right / (np.arange(1, len(gold) + 1) + gold.sum())
    ends = np.append(scores[order][:-1] != scores[order][1:], True)
    best = int(np.argmax(np.where(ends, f1, -1)))
    return float(scores[order][best]), float(f1[best])


def figures(scores: Floats, gold: Floats, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of saying yes from ``threshold`` on."""
    yes = scores >= threshold
    right = float((gold * yes).sum())
    precision, recall = right / max(1, int(yes.sum())), right / max(1.0, float(gold.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic function of features and of their products."""

    mean: Floats
    spread: Floats
    weights: Floats

    @classmethod
    def fitted(cls, features: Floats, gold: Floats, cases: Floats, ridge: float) -> Logistic:
        """By Newton's method, with ``ridge`` on the weights; ``cases`` weighs each pair."""
        mean, spread = features.mean(0), features.std(0) + 1e-9
        x = _expanded((features - mean) / spread)
        weights = np.zeros(x.shape[1])
        penalty = np.full(x.shape[1], ridge)
        penalty[0] = 0
        for _ in range(25):
            chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
            slope = x.T @ (cases * (chance - gold)) + penalty * weights
            bend = (x * (cases * chance * (1 - chance))[:, None]).T @ x + np.diag(penalty + 1e-9)
            step = np.linalg.solve(bend, slope)
            weights -= step
            if np.abs(step).max() < 1e-6:
                break
        return cls(mean, spread, weights)

    def scores(self, features: Floats) -> Floats:
        return np.asarray(_expanded((features - self.mean) / self.spread) @ self.weights)


def _expanded(x: Floats) -> Floats:
    x = np.clip(x, -4, 4)
    upper = np.triu_indices(x.shape[1])
    return np.concatenate([np.ones((len(x), 1)), x, x[:, upper[0]] * x[:, upper[1]]], axis=1)


def out_of_fold(features: Floats, gold: Floats, folds: Sequence[int], ridge: float, cases: Floats) -> Floats:
    """Scores of every pair by a function fitted on the other folds."""
    scores = np.zeros(len(gold))
    for fold in sorted(set(folds)):
        held = np.asarray(folds) == fold
        scores[held] = Logistic.fitted(features[~held], gold[~held], cases[~held], ridge).scores(features[held])
    return scores


RIDGES = (3.0, 10.0, 30.0, 100.0, 300.0)


def decided(train: Floats, gold: Floats, folds: Sequence[int], cases: Floats) -> tuple[Logistic, float, float]:
    """A function, its threshold and its F1 out of fold, the ridge and the threshold chosen by cross-validation over topics."""
    tried = []
    for ridge in RIDGES:
        scores = out_of_fold(train, gold, folds, ridge, cases)
        threshold, f1 = best_threshold(scores, gold)
        tried.append((f1, -ridge, threshold))
    f1, ridge, threshold = max(tried)
    return Logistic.fitted(train, gold, cases, -ridge), threshold, f1


def events(encode: Encode, folder: Path, masked: Callable[[str], str]) -> None:
    sentences = told(folder)
    taking = Taking()
    words = [taking(each.text) for each in sentences]
    rare = rarity(each for each, one in zip(words, sentences, strict=True) if one.topic not in DEVELOPMENT)
    every, gold = pairs(sentences)
    topics = np.array([sentences[a].topic for a, _ in every])
    held = np.isin(topics, DEVELOPMENT)
    vectors = encode([each.text for each in sentences])
    bare = encode([masked(each.text) for each in sentences])
    left, right = (np.array(side) for side in zip(*every, strict=True))
    cosines = np.stack([(v[left] * v[right]).sum(1) for v in (vectors, bare)], axis=1).astype(np.float64)
    lexical = np.array([by_words(words[a], words[b], rare) for a, b in every])
    folds = [int(topic) % 9 for topic in topics[~held]]
    cases = np.ones(int((~held).sum()))

    def row(name: str, threshold: float, scores: Floats, fitted: float) -> None:
        p, r, f1 = figures(scores, gold[held], threshold)
        print(f"{name:38} {100 * fitted:6.1f} {100 * p:6.1f} {100 * r:6.1f} {100 * f1:6.1f}")

    print(f"{(~held).sum():,} pairs to fit on ({100 * gold[~held].mean():.1f} % alike), "
          f"{held.sum():,} to measure on ({100 * gold[held].mean():.1f} %)")  # fmt: skip
    print(f"{'':38} {'fitted':>6} {'P':>6} {'R':>6} {'F1':>6}")
    row("always yes", -1.0, np.zeros(int(held.sum())), figures(np.zeros(len(cases)), gold[~held], -1.0)[2])
    singles = {name: lexical[:, at] for name, at in BASELINES.items()}
    singles |= {"cosine": cosines[:, 0], "cosine, names masked": cosines[:, 1]}
    for name, scores in singles.items():
        threshold, fitted = best_threshold(scores[~held], gold[~held])
        row(name, threshold, scores[held], fitted)
    for name, features in {
        "function of words": lexical,
        "function of cosines": cosines,
        "function of both": np.concatenate([lexical, cosines], axis=1),
    }.items():
        function, threshold, fitted = decided(features[~held], gold[~held], folds, cases)
        row(name, threshold, function.scores(features[held]), fitted)


# --- speed


CLAIM = (
    "The army captured the town of {} after {} days of shelling and its garrison withdrew across the river on Monday night."
)


def speed(sentences: Sentences, many: int = 500) -> float:
    """Claims of twenty words encoded in a second of one core."""
    names = ("Ternholt", "Lower Hethe", "Brask", "Orra", "Velmar")
    texts = [CLAIM.format(names[number % 5], number) for number in range(many)]
    sentences.encode(texts[:20])
    begun = time.process_time()
    sentences.encode(texts)
    return many / (time.process_time() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("what", choices=("headlines", "events", "speed"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--mask", default="", help="a word to put in place of every name")
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    options = parser.parse_args()
    begun = time.process_time()
    sentences = open_sentences(folder=options.weights)
    if options.what == "speed":
        print(f"opened in {time.process_time() - begun:.2f} s; {speed(sentences):.0f} claims of 20 words a second")
        return
    if options.folder is None:
        parser.error("name the folder of the corpus")
    if options.what == "events":
        events(sentences.encode, options.folder, Masking(options.mask or "someone"))
        return
    found = {
        path.stem: pearson(sentences.encode, path, Masking(options.mask)) for path in sorted(options.folder.glob("*.tsv"))
    }
    print("  ".join(f"{year} {r:.4f}" for year, r in found.items()), f"  mean {np.mean(list(found.values())):.4f}")


if __name__ == "__main__":
    main()
