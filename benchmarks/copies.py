"""Are copies found, and only copies? ``python -m benchmarks.copies DATA [--seed N] [--families N] [--errors N] [--fit]``.

DATA is the folder with ``open-news/articles.jsonl``, ``corpora/fa-kes.csv`` and ``polnear/``. The pool is every article of the
first two and of PolNeAR dev, which are the originals and, since many of them tell the same event, the hard negatives, with
copies of some that are made by seed: each is cut to 30-100 %, and in some sentences are dropped, paragraphs reordered, the
headline is changed, names are spelt otherwise, 5 % of the words are others, quotation marks are another language's, paragraphs
come in, or as much own text as is left of the original. What comes in is from PolNeAR train, which is not in the pool, each
text once; every second mixed one has its other half from another original of the pool, and so two origins.

Two articles are the same family in the gold if they have an original in common, and in the answer if a family holds both. Figures are
over all pairs of the pool. Real reprints among the originals are left out of it but for the first: see :func:`reprints`.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from reportedly.languages import language
from reportedly.lineage import LEAST_BANDS, Sketch, families, shared, sketch
from reportedly.model import Families, Link
from reportedly.text import paragraphs, sentences

ENGLISH = language()
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_RESPELT = (("ph", "f"), ("kh", "h"), ("iy", "i"), ("ov", "ow"), ("sk", "sc"), ("y", "i"), ("ou", "u"), ("k", "c"), ("i", "y"),
            ("e", "ei"), ("a", "aa"), ("o", "oe"), ("u", "ou"))  # fmt: skip
_QUOTES = ("„“", "«»", "””", "''", '""')
_GRAM, _REPRINT = 8, 0.2


@dataclass(frozen=True)
class Article:
    """``made_from`` are the keys of the originals that its text was taken from, ``how`` what was done to it."""

    key: str
    title: str
    text: str
    made_from: frozenset[str]
    how: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Title and text."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text


def originals(data: Path) -> list[Article]:
    """The articles of the three corpora, without texts that stand in them twice."""
    found = []
    with (data / "open-news" / "articles.jsonl").open(encoding="utf-8") as lines:
        found += [(record["id"], record.get("title") or "", record["text"]) for record in map(json.loads, lines)]
    with (data / "corpora" / "fa-kes.csv").open(encoding="utf-8", newline="") as rows:
        found += [
            (f"fa-kes-{at}", row["article_title"], row["article_content"]) for at, row in enumerate(csv.DictReader(rows))
        ]
    found += [(f"polnear-{path.stem}", "", path.read_text(encoding="utf-8")) for path in texts(data / "polnear" / "dev")]
    keys = Counter(key for key, _, _ in found)
    assert max(keys.values()) == 1, keys.most_common(1)
    return [Article(key, title.strip(), text.strip(), frozenset([key])) for key, title, text in found]


def texts(folder: Path) -> list[Path]:
    return sorted((folder / "text").iterdir())


def grams(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return set(zip(*(words[at:] for at in range(_GRAM)), strict=False))


def reprints(articles: Sequence[Article]) -> dict[str, tuple[str, float]]:
    """Originals that are real copies of one before them, with its key and how much.

    A fifth of the shorter one's runs of eight words stands in the other. That is counted in full, with no part of what is measured.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    found: dict[str, tuple[str, float]] = {}
    for number, article in enumerate(articles):
        runs = grams(article.text)
        sizes.append(len(runs))
        common = Counter(other for run in runs for other in holders.get(run, ()))
        part, of = max(((count / max(1, min(sizes[-1], sizes[at])), at) for at, count in common.items()), default=(0.0, -1))
        if part >= _REPRINT:
            found[article.key] = articles[of].key, part
            continue
        for run in runs:
            holders[run].append(number)
    return found


class Copier:
    """Makes copies; all chance comes from ``chance``."""

    def __init__(self, pool: Sequence[Article], outside: Sequence[str], chance: random.Random) -> None:
        self.pool, self.chance = pool, chance
        own = chance.sample(outside, len(outside))
        self.own = own[: len(own) // 2]
        self.parts = [" ".join(part) for text in own[len(own) // 2 :] for part in cut_up(text)]
        chance.shuffle(self.parts)
        self.words = sorted(
            {word for article in pool for word in _WORD.findall(article.text) if word.islower() and len(word) > 3}
        )

    def copy(self, original: Article, number: int) -> Article:
        """A copy of ``original``, and what was done to it."""
        chance, how = self.chance, []
        body = cut_up(original.text)
        share = chance.uniform(0.3, 1)
        how.append(f"cut {share:.0%}")
        body = self.cut(body, share)
        made_from = {original.key}
        if chance.random() < 0.5:
            how.append("dropped")
            body = [[each for each in part if chance.random() > 0.15] for part in body]
            body = [part for part in body if part] or [cut_up(original.text)[0]]
        if chance.random() < 0.3:
            how.append("reordered")
            chance.shuffle(body)
        title, text = original.title, "\n\n".join(" ".join(part) for part in body)
        if chance.random() < 0.5:
            how.append("headline")
            title = " ".join(chance.sample(self.words, 7)).capitalize()
        if chance.random() < 0.5:
            how.append("names")
            text = self.respelt(text)
        if chance.random() < 0.5:
            how.append("words")
            text = self.replaced(text)
        if chance.random() < 0.5:
            how.append("quotes")
            text = self.quoted(text)
        if chance.random() < 0.4:
            how.append("inserted")
            parts = text.split("\n\n")
            for _ in range(chance.randint(1, 3)):
                parts.insert(chance.randrange(len(parts) + 1), self.paragraph())
            text = "\n\n".join(parts)
        if chance.random() < 0.2:
            count = len(text.split())
            if chance.random() < 0.5:
                how.append("mixed with own")
                other = self.some(self.own.pop(), count)
            else:
                partner = chance.choice(self.pool)
                how.append(f"mixed with {partner.key}")
                made_from.add(partner.key)
                other = self.some(partner.text, count)
            text = "\n\n".join([text, other] if chance.random() < 0.5 else [other, text])
        return Article(f"{original.key}#{number}", title, text, frozenset(made_from), tuple(how))

    def cut(self, body: list[list[str]], share: float) -> list[list[str]]:
        """The first sentences, as desks cut; of every fifth those from a place further down."""
        length = sum(len(each.split()) for part in body for each in part)
        start = self.chance.uniform(0, 1 - share) if self.chance.random() < 0.2 else 0.0
        out, seen = [], 0
        for part in body:
            kept = []
            for each in part:
                if start * length <= seen < (start + share) * length:
                    kept.append(each)
                seen += len(each.split())
            if kept:
                out.append(kept)
        return out

    def respelt(self, text: str) -> str:
        """Most names spelt otherwise, each the same way everywhere."""
        spelling: dict[str, str] = {}
        for name in sorted(set(_NAME.findall(text))):
            changes = [(old, new) for old, new in _RESPELT if old in name[1:]]
            if changes and self.chance.random() < 0.7:
                old, new = self.chance.choice(changes)
                spelling[name] = name[0] + name[1:].replace(old, new, 1)
        return _WORD.sub(lambda found: spelling.get(found[0], found[0]), text)

    def replaced(self, text: str) -> str:
        """Every twentieth word, by chance, is another."""
        return _WORD.sub(lambda found: self.chance.choice(self.words) if self.chance.random() < 0.05 else found[0], text)

    def quoted(self, text: str) -> str:
        """Other quotation marks."""
        opening, closing = self.chance.choice(_QUOTES)
        text = re.sub(r'(?<!\S)["“”]|(?<=[(\[])["“”]', opening, text)
        return re.sub(r'["“”]', closing, text)

    def paragraph(self) -> str:
        """One that no other copy has."""
        return self.parts.pop()

    def some(self, text: str, count: int) -> str:
        """So much of a text, from its head."""
        out, seen = [], 0
        for part in cut_up(text):
            if seen >= count:
                break
            out.append(" ".join(part))
            seen += len(out[-1].split())
        return "\n\n".join(out)


def cut_up(text: str) -> list[list[str]]:
    """The sentences of each paragraph."""
    return [[text[a:b] for a, b in sentences(text, start, end, ENGLISH)] for start, end in paragraphs(text)]


def ranges(text: str) -> list[tuple[int, int]]:
    return [piece for start, end in paragraphs(text) for piece in sentences(text, start, end, ENGLISH)]


@dataclass
class Index:
    """What a store does: articles by band; candidates share at least so many bands as two copies do."""

    sketches: dict[str, Sketch] = field(default_factory=dict)
    holders: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def candidates(self, of: Sketch) -> list[str]:
        """Those that have enough bands in common with it."""
        count: Counter[str] = Counter()
        for band in of.bands:
            count.update(self.holders.get(band, ()))
        return [key for key, many in count.items() if many >= LEAST_BANDS]

    def add(self, key: str, of: Sketch) -> None:
        """Keep a sketch."""
        self.sketches[key] = of
        for band in of.bands:
            self.holders[band].append(key)


@dataclass(frozen=True)
class Answer:
    """What was found, how many pairs were decided, and the seconds for the sketches and for all else."""

    links: list[Link]
    families: Families
    compared: int
    sketching: float
    finding: float


def answered(articles: Sequence[Article]) -> Answer:
    index, links, compared, sketching, finding = Index(), [], 0, 0.0, 0.0
    for article in articles:
        text = article.whole
        places = ranges(text)
        begun = time.perf_counter()
        made = sketch(text, places)
        drawn = time.perf_counter()
        for other in index.candidates(made):
            compared += 1
            if (both := shared(made, index.sketches[other])) is not None:
                links.append(Link(article.key, other, both))
        sketching, finding = sketching + drawn - begun, finding + time.perf_counter() - drawn
        index.add(article.key, made)
    return Answer(links, families(links), compared, sketching, finding)


def pairs_of(groups: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


def gold(articles: Sequence[Article]) -> set[tuple[str, str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for key in article.made_from:
            groups[key].add(article.key)
    return pairs_of(groups)


def said(answer: Answer) -> set[tuple[str, str]]:
    return pairs_of({str(family.id): set(family.members) for family in answer.families.families})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--families", type=int, default=150)
    parser.add_argument("--errors", type=int, default=0, help="pairs of each kind of mistake to print")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    every = originals(asked.data)
    real = reprints(every)
    first = [article for article in every if article.key not in real]
    outside = [path.read_text(encoding="utf-8") for path in texts(asked.data / "polnear" / "train")]
    copier = Copier(first, outside, chance)
    heads = chance.sample(first, asked.families)
    pool = [*first, *(copier.copy(head, number) for head in heads for number in range(chance.randint(1, 20)))]
    chance.shuffle(pool)
    by_key = {article.key: article for article in pool}
    answer = answered(pool)
    right, found = gold(pool), said(answer)
    wrong, missed, true = found - right, right - found, len(found & right)
    print(
        f"{len(pool)} articles, {len(first)} originals of {len(every)} ({len(real)} reprints left out), {asked.families} copied"
    )
    print(f"F1 {2 * true / (2 * true + len(wrong) + len(missed)):.2%}, precision {true / max(1, len(found)):.2%}, "
          f"recall {true / len(right):.2%} ({true} right, {len(wrong)} wrong, {len(missed)} missed)")  # fmt: skip
    print(f"{answer.compared / len(pool):.1f} compared, {1e3 * answer.sketching / len(pool):.2f} ms for the sketch, "
          f"{1e3 * answer.finding / len(pool):.2f} ms to find and decide, an article")  # fmt: skip
    for one, other in random.Random(0).sample(sorted(wrong), min(asked.errors, len(wrong))):
        print("wrong ", one, by_key[one].how, other, by_key[other].how)
    for one, other in random.Random(0).sample(sorted(missed), min(asked.errors, len(missed))):
        print("missed", one, by_key[one].how, other, by_key[other].how)


if __name__ == "__main__":
    main()
