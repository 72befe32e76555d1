"""Whether vectors tell what says the same: ``python -m benchmarks.sentences headlines|events|stable|speed …``.

``headlines FOLDER`` reads pairs of headlines with the likeness that people gave them (``score TAB a TAB b``, a file a year) and
prints Pearson's r of the vectors' cosine with it; ``--mask WORD`` puts a word in place of every name. ``events FOLDER`` reads ECB+ and
asks of two sentences of different articles whether they tell an event in common: by the words that they share, by the vectors, and by
functions of both, all fitted on other topics; ``--scope`` says which articles are held against each other. ``stable FOLDER`` says how
far vectors move where the graph is opened otherwise, ``speed`` counts claims a second.
"""

from __future__ import annotations

import argparse
import math
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import joined
from benchmarks.stability import WAYS, options
from reportedly.languages import language
from reportedly.model import Document, Language
from reportedly.pipeline import opened
from reportedly.reader import Sentences, open_sentences
from reportedly.reader.pieces import Cutter
from reportedly.reader.sentences import sentences_graph
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
        """The text with the word in place of each name; of names that stand side by side, once."""
        if not self.word:
            return text
        out, last = "", -1
        for start, end in self.cutter.names(text):
            if last < 0 or text[last:start].strip(" "):
                out += text[max(0, last) : start] + self.word
            last = end
        return out + text[max(0, last) :]


# --- events


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One sentence of ECB+: its topic, which of its two matters, its article, its text, and the events that it tells, by their ids."""

    topic: str
    matter: str
    article: str
    text: str
    events: frozenset[str]


Article = tuple[str, str]
"""Topic and name of an article."""


def corpus(folder: Path) -> tuple[list[Told], dict[Article, str]]:
    """The sentences whose annotation was checked (``ECBplus_coreference_sentences.csv``), and the articles' whole texts."""
    checked: dict[Article, set[str]] = {}
    for line in (folder / "ECBplus_coreference_sentences.csv").read_text(encoding="utf-8-sig").splitlines()[1:]:
        topic, name, sentence = line.strip().split(",")
        checked.setdefault((topic, name), set()).add(sentence)
    out: list[Told] = []
    articles: dict[Article, str] = {}
    for topic_folder in sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: int(path.name)):
        topic = topic_folder.name
        for path in sorted(topic_folder.glob("*.xml")):
            name = path.stem.partition("_")[2]
            words, events = _annotated(path)
            texts = {number: joined(each)[0] for number, each in words.items() if not each[0].startswith("http")}
            articles[topic, name] = "\n".join(texts.values())
            for number in sorted(checked.get((topic, name), set()) & texts.keys(), key=int):
                told = frozenset(events.get(number, ()))
                out.append(Told(topic, "ecbplus" if name.endswith("plus") else "ecb", name, texts[number], told))
    return out, articles


def _annotated(path: Path) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """The words of each sentence of a file, by its number, and the events that articles have in common of which each tells."""
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
        if tie.attrib["note"].startswith(("ACT", "NEG")):
            for source in tie.iter("source"):
                for sentence in at[source.attrib["m_id"]]:
                    events.setdefault(sentence, set()).add(tie.attrib["note"])
    return words, events


Pairs = list[tuple[int, int]]
SCOPES = ("topic", "matter")


def pairs(sentences: Sequence[Told], scope: str) -> tuple[Pairs, Floats]:
    """The numbers of all pairs of sentences from different articles of a topic, or on one of its two matters (which are of one kind:
    two earthquakes), and 1 for those with an event in common.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(sentences):
        groups.setdefault((each.topic, each.matter if scope == "matter" else ""), []).append(number)
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
        """What the words of one sentence tell."""
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
    def fitted(cls, features: Floats, gold: Floats, ridge: float) -> Logistic:
        """By Newton's method, with ``ridge`` on the weights."""
        mean, spread = features.mean(0), features.std(0) + 1e-9
        x = _expanded((features - mean) / spread)
        weights = np.zeros(x.shape[1])
        penalty = np.full(x.shape[1], ridge)
        penalty[0] = 0
        for _ in range(25):
            chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
            slope = x.T @ (chance - gold) + penalty * weights
            bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(penalty + 1e-9)
            step = np.linalg.solve(bend, slope)
            weights -= step
            if np.abs(step).max() < 1e-6:
                break
        return cls(mean, spread, weights)

    def scores(self, features: Floats) -> Floats:
        """The logarithm of the odds of each row of features."""
        return np.asarray(_expanded((features - self.mean) / self.spread) @ self.weights)


def _expanded(x: Floats) -> Floats:
    x = np.clip(x, -4, 4)
    upper = np.triu_indices(x.shape[1])
    return np.concatenate([np.ones((len(x), 1)), x, x[:, upper[0]] * x[:, upper[1]]], axis=1)


def out_of_fold(features: Floats, gold: Floats, folds: Sequence[int], ridge: float) -> Floats:
    """Scores of every pair by a function fitted on the other folds."""
    scores = np.zeros(len(gold))
    for fold in sorted(set(folds)):
        held = np.asarray(folds) == fold
        scores[held] = Logistic.fitted(features[~held], gold[~held], ridge).scores(features[held])
    return scores


RIDGES = (3.0, 10.0, 30.0, 100.0, 300.0)


def decided(train: Floats, gold: Floats, folds: Sequence[int]) -> tuple[Logistic, float, float]:
    """A function, its threshold and its F1 out of fold, the ridge and the threshold chosen by cross-validation over topics."""
    tried = []
    for ridge in RIDGES:
        scores = out_of_fold(train, gold, folds, ridge)
        threshold, f1 = best_threshold(scores, gold)
        tried.append((f1, -ridge, threshold))
    f1, ridge, threshold = max(tried)
    return Logistic.fitted(train, gold, -ridge), threshold, f1


OF_ARTICLES = (0, 1, 5)
"""Those of ``by_words`` that are asked of whole articles, too."""


def events(encode: Encode, folder: Path, scope: str) -> None:
    """Print precision, recall and F1 of each way to tell, on ``DEVELOPMENT``."""
    sentences, articles = corpus(folder)
    taking = Taking()
    words = [taking(each.text) for each in sentences]
    wholes = {article: taking(text) for article, text in articles.items()}
    rare = rarity(each for each, one in zip(words, sentences, strict=True) if one.topic not in DEVELOPMENT)
    rare_there = rarity(each for (topic, _), each in wholes.items() if topic not in DEVELOPMENT)
    beside: dict[tuple[Article, Article], list[float]] = {}

    def around(a: int, b: int) -> list[float]:
        one, other = ((sentences[k].topic, sentences[k].article) for k in (a, b))
        if (one, other) not in beside:
            found = by_words(wholes[one], wholes[other], rare_there)
            beside[one, other] = [found[at] for at in OF_ARTICLES]
        return beside[one, other]

    every, gold = pairs(sentences, scope)
    topics = np.array([sentences[a].topic for a, _ in every])
    held = np.isin(topics, DEVELOPMENT)
    vectors = encode([each.text for each in sentences])
    left, right = (np.array(side) for side in zip(*every, strict=True))
    cosine = (vectors[left] * vectors[right]).sum(1).astype(np.float64)[:, None]
    lexical = np.array([by_words(words[a], words[b], rare) for a, b in every])
    whole = np.array([around(a, b) for a, b in every])
    folds = [int(topic) % 9 for topic in topics[~held]]

    def row(name: str, threshold: float, scores: Floats, fitted: float) -> None:
        precision, recall, f1 = figures(scores[held], gold[held], threshold)
        print(f"{name:42} {100 * fitted:6.1f} {100 * precision:6.1f} {100 * recall:6.1f} {100 * f1:6.1f}")

    print(f"{(~held).sum():,} pairs to fit on ({100 * gold[~held].mean():.1f} % alike), "
          f"{held.sum():,} to measure on ({100 * gold[held].mean():.1f} %)")  # fmt: skip
    print(f"{'':42} {'fitted':>6} {'P':>6} {'R':>6} {'F1':>6}")
    always = np.zeros(len(gold))
    row("always yes", 0.0, always, figures(always[~held], gold[~held], 0.0)[2])
    singles = {name: lexical[:, at] for name, at in BASELINES.items()}
    for name, scores in (singles | {"cosine of vectors": cosine[:, 0]}).items():
        threshold, fitted = best_threshold(scores[~held], gold[~held])
        row(name, threshold, scores, fitted)
    for name, features in {
        "function of words": [lexical],
        "function of words and cosine": [lexical, cosine],
        "function of words, the articles' too": [lexical, whole],
        "function of words, the articles', and cosine": [lexical, whole, cosine],
    }.items():
        asked = np.concatenate(features, axis=1)
        function, threshold, fitted = decided(asked[~held], gold[~held], folds)
        row(name, threshold, function.scores(asked), fitted)


# --- stability and speed


def stable(sentences: Sentences, folder: Path) -> None:
    """Print how far the vectors of headlines, and the cosines of their pairs, move where the graph is opened in other ways."""
    rows = [row for path in sorted(folder.glob("*.tsv")) for row in headlines(path)][:400]
    texts = [text for _, *both in rows for text in both]
    before = sentences.encode(texts)
    for way in WAYS:
        after = replace(sentences, session=sentences_graph(weights_folder(), options(way))).encode(texts)
        cosines = [(each[::2] * each[1::2]).sum(1) for each in (before, after)]
        far, moved = np.abs(before - after).max(), np.abs(cosines[0] - cosines[1]).max()
        print(f"{way:20} a number by {far:.1e}, a cosine by {moved:.1e} at most")


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
    parser.add_argument("what", choices=("headlines", "events", "stable", "speed"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--mask", default="", help="a word to put in place of every name")
    parser.add_argument(
        "--scope", choices=SCOPES, default="topic", help="articles held against each other: of a topic, on a matter"
    )
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    asked = parser.parse_args()
    begun = time.process_time()
    sentences = open_sentences(folder=asked.weights)
    if asked.what == "speed":
        print(f"opened in {time.process_time() - begun:.2f} s; {speed(sentences):.0f} claims of 20 words a second")
    elif asked.folder is None:
        parser.error("name the folder of the corpus")
    elif asked.what == "events":
        events(sentences.encode, asked.folder, asked.scope)
    elif asked.what == "stable":
        stable(sentences, asked.folder)
    else:
        masked = Masking(asked.mask)
        found = {path.stem: pearson(sentences.encode, path, masked) for path in sorted(asked.folder.glob("*.tsv"))}
        print("  ".join(f"{year} {r:.4f}" for year, r in found.items()), f"  mean {np.mean(list(found.values())):.4f}")


if __name__ == "__main__":
    main()
