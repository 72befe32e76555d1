"""Readers of the annotated corpora: from files to windows of labelled word pieces.

Attributions come from PolNeAR (brat stand-off) and from this project's open corpus (`benchmarks/gold/attribution`, JSON lines, with
those that lie in one another's contents); names from WikiGold, CrossNER politics and the English worldwide newswire
corpus (one token and tag a line, or JSON lines), how firmly events are presented from the factuality corpora (JSON lines).
None of their text enters the package.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.corpora import joined, labelled_facts
from reportedly.model import Document, Page
from reportedly.pipeline import opened
from reportedly.reader.labels import ENTITY_LABELS, ROLES
from reportedly.reader.pieces import WINDOW, Cutter, Ints, Pieces, cut, windows

Span = tuple[int, int]
Attribution = dict[str, list[Span]]
TaggedSentence = list[tuple[str, str]]

SENTENCE, PARAGRAPH = 0.6, 0.25
"""Chances that a paragraph is cut into sentences, and that it makes a text of its own; else it goes with those after it."""

_ENTITY_KINDS = {
    "PER": "person", "Person": "person", "person": "person", "politician": "person",
    "ORG": "organisation", "Organization": "organisation", "organisation": "organisation",
    "politicalparty": "organisation",
    "LOC": "place", "Location": "place", "location": "place", "country": "place", "Facility": "place",
    "NORP": "group",
    "Misc": "other", "Product": "other", "event": "other", "election": "other",
    "Date": None, "Money": None,
}  # fmt: skip


@dataclass(frozen=True)
class Article:
    """A text with its pieces and gold annotation. ``entities`` gives a label per piece, -100 where unknown;
    ``facts`` how firmly it is presented as a fact, -3 to 3, NaN where unknown. ``part`` says that the text was cut out of a longer
    one, so that what an attribution says may stand outside it. ``nested`` says that attributions within others are annotated too.
    """

    name: str
    page: Page
    pieces: Pieces
    attributions: list[Attribution]
    entities: Ints | None = None
    facts: npt.NDArray[np.float32] | None = None
    part: bool = False
    nested: bool = False

    @property
    def text(self) -> str:
        """The text."""
        return self.page.text


@dataclass(frozen=True)
class Window:
    """One window's gold: piece range of ``article``; relations as label rows over the window's pieces, with their cue."""

    article: Article
    begin: int
    end: int
    flat: Ints
    relations: list[tuple[Span, Ints]]


def polnear(folder: Path, cutter: Cutter) -> list[Article]:
    """The articles of one PolNeAR split, with the attributions of the first annotator of each."""
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        annotation = min((folder / "attributions").glob(path.stem + "_????.ann"), default=None)
        if annotation is not None:
            page = opened(Document(text))
            out.append(Article(path.stem, page, cut(page, cutter), brat_attributions(annotation, text)))
    return out


def brat_attributions(path: Path, text: str) -> list[Attribution]:
    """The attribution events of a brat file; fragments with only white space between them are joined."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    spans: dict[str, list[Span]] = {}
    for key, *rest in lines:
        if re.fullmatch(r"T\d+", key) and rest:
            numbers = [tuple(map(int, piece.split())) for piece in rest[0].split(" ", 1)[1].split(";")]
            spans[key] = [(a, b) for a, b in numbers]
    out = []
    for key, *rest in lines:
        if not re.fullmatch(r"E\d+", key) or not rest:
            continue
        event: Attribution = {role: [] for role in ROLES}
        for argument in rest[0].split()[1:]:
            name, span = argument.split(":")
            role = re.sub(r"\d+$", "", name).lower()
            if role in event:
                event[role] += spans.get(span, [])
        for role, pieces in event.items():
            joined: list[Span] = []
            for start, end in sorted(set(pieces)):
                if joined and not text[joined[-1][1] : start].strip():
                    joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
                else:
                    joined.append((start, end))
            event[role] = joined
        if event["cue"]:
            out.append(event)
    return out


def open_news(folder: Path, parts: Collection[str], cutter: Cutter) -> list[Article]:
    """The articles of the open corpus that belong to one of ``parts``; of attributions in one another the inner ones come last."""
    out = []
    for name in ("articles.jsonl", "articles-by-sa.jsonl"):
        rows = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
        gold = folder / name.replace("articles", "attributions")
        told = {row["id"]: row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
        for row in rows:
            if row["part"] in parts:
                page = opened(Document(row["text"]))
                out.append(
                    Article(
                        row["id"], page, cut(page, cutter), outermost_first(told[row["id"]]["attributions"]), nested=True
                    )
                )
    return out


def outermost_first(rows: Sequence[Mapping[str, Any]]) -> list[Attribution]:
    """The spans of some attributions of one article, each after the one that it lies ``within``."""
    within = {row["id"]: row["within"] for row in rows}

    def depth(name: str) -> int:
        outer = within.get(name)
        return 1 + depth(outer) if outer else 0

    spans = lambda row: {role: [(a, b) for a, b in row[role] or ()] for role in ROLES}  # noqa: E731
    return [spans(row) for row in sorted(rows, key=lambda row: depth(row["id"]))]


def laid_out(article: Article, cutter: Cutter, seed: random.Random) -> Article:
    """The same words in another layout: paragraphs joined, a sentence a line or a paragraph, or lines wrapped at a width."""
    text, layout = article.text, article.page.layout
    way = seed.choice(("joined", "lines", "paragraphs", "wrapped"))
    edges = {start for start, _ in layout.sentences}
    new: list[str] = []
    at = [0] * (len(text) + 1)
    width, column, length, i = seed.randint(58, 80), 0, 0, 0
    while i < len(text):
        j = i
        while j < len(text) and text[j].isspace():
            j += 1
        if j == i:
            piece, j = text[i], i + 1
            column += 1
        elif j == len(text) or (way == "wrapped" and "\n\n" in text[i:j]):
            piece, column = text[i:j], 0
        elif way == "wrapped":
            k = j
            while k < len(text) and not text[k].isspace():
                k += 1
            piece = "\n" if column + 1 + k - j > width else " "
            column = 0 if piece == "\n" else column + 1
        elif way == "joined":
            piece = " "
        else:
            piece = ("\n" if way == "lines" else "\n\n") if j in edges else " "
        for k in range(i, j):
            at[k] = length + min(k - i, len(piece))
        new.append(piece)
        length += len(piece)
        i = j
    at[len(text)] = length
    page = opened(Document("".join(new)))
    moved = [
        {role: [(at[a], at[b - 1] + 1) for a, b in spans] for role, spans in whole.items()} for whole in article.attributions
    ]
    return Article(f"{article.name}-{way}", page, cut(page, cutter), moved, part=article.part, nested=article.nested)


def attribution_windows(article: Article, size: int = WINDOW) -> list[Window]:
    """Cut an article into windows of at most ``size`` pieces, each with its relations as label rows."""
    pieces = article.pieces
    located = [
        {role: [_located(pieces, span) for span in spans] for role, spans in attribution.items()}
        for attribution in article.attributions
    ]
    out = []
    for begin, end in windows(article.page, pieces, size):
        flat = np.zeros(end - begin, dtype=np.int64)
        relations = []
        for attribution in located:
            cue = [(a, b) for a, b in attribution["cue"] if begin <= a < b <= end]
            row = np.zeros(end - begin, dtype=np.int64)
            for number, role in enumerate(ROLES):
                for a, b in attribution[role]:
                    a, b = max(a, begin), min(b, end)
                    if a < b:
                        row[a - begin : b - begin] = 2 * number + 2
                        row[a - begin] = 2 * number + 1
            flat = np.where(row > 0, row, flat)
            if cue and (attribution["content"] or not article.part):
                relations.append(((cue[0][0] - begin, cue[0][1] - begin), row))
        out.append(Window(article, begin, end, flat, relations))
    return out


def crops(article: Article, cutter: Cutter, seed: random.Random) -> list[Article]:
    """Cut an article into texts of their own, as somebody would paste them: single sentences, single paragraphs, and two to four
    paragraphs together, in random order of these kinds. Every character of a paragraph is in one of them.
    """
    layout = article.page.layout
    blocks = layout.paragraphs
    ranges: list[Span] = []
    at = 0
    while at < len(blocks):
        kind, count = seed.random(), 1
        if kind < SENTENCE:
            start, end = blocks[at]
            ranges += [each for each in layout.sentences if start <= each[0] < end]
        else:
            count = 1 if kind < SENTENCE + PARAGRAPH else seed.randint(2, 4)
            ranges.append((blocks[at][0], blocks[min(at + count, len(blocks)) - 1][1]))
        at += count
    return [_cropped(article, start, end, cutter) for start, end in ranges]


def _cropped(article: Article, start: int, end: int, cutter: Cutter) -> Article:
    """The text from ``start`` to ``end``, with what lies in it of each attribution."""
    page = opened(Document(article.text[start:end]))
    attributions = []
    for whole in article.attributions:
        inside = {
            role: [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]
            for role, spans in whole.items()
        }
        if any(inside.values()):
            attributions.append(inside)
    return Article(f"{article.name}-{start}", page, cut(page, cutter), attributions, part=True, nested=article.nested)


def names(folder: Path, cutter: Cutter, seed: int) -> list[Article]:
    """Articles with labelled names; sentences of a corpus that has no documents are grouped into texts of eight."""
    texts = list(_named_texts(folder))
    random.Random(seed).shuffle(texts)
    return [_named(f"names-{number}", text, cutter) for number, text in enumerate(texts)]


def tagged_sentences(folder: Path) -> Iterator[TaggedSentence]:
    """Every sentence with labelled names, as (word, tag) pairs in BIO form."""
    for text in _named_texts(folder):
        yield from text


def facts(path: Path, cutter: Cutter) -> list[Article]:
    """Sentences of a factuality corpus (JSON lines): how firmly each event is presented as a fact, on its word's first piece."""
    out = []
    for number, (text, targets) in enumerate(labelled_facts(path)):
        page = opened(Document(text))
        pieces = cut(page, cutter)
        firmness = np.full(len(pieces), np.nan, dtype=np.float32)
        for start, end, label in targets:
            firmness[_located(pieces, (start, end))[0]] = label
        out.append(Article(f"{path.parent.name}-{number}", page, pieces, [], facts=firmness))
    return out


def _named_texts(folder: Path) -> Iterator[list[TaggedSentence]]:
    yield from _newswire(folder / "en-worldwide-newswire.jsonl.gz")
    for path, prefixed in [(folder / "wikigold" / "wikigold.conll.txt", False)] + [
        (folder / "crossner-politics" / f"{split}.txt", True) for split in ("train", "dev", "test")
    ]:
        sentences = list(_columns(path, prefixed))
        yield from (sentences[i : i + 8] for i in range(0, len(sentences), 8))


def _located(pieces: Pieces, span: Span) -> Span:
    """The range of pieces that touch a span of characters."""
    return int(np.searchsorted(pieces.ends, span[0], side="right")), int(np.searchsorted(pieces.starts, span[1]))


def _newswire(path: Path) -> Iterator[list[TaggedSentence]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield [[(word, tag) for word, tag in sentence] for sentence in json.loads(line)["sents"]]


def _columns(path: Path, prefixed: bool) -> Iterator[TaggedSentence]:
    sentence: TaggedSentence = []
    previous = "O"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split()
        if len(fields) == 2:
            word, tag = fields
            if not prefixed and tag != "O" and tag != previous:
                sentence.append((word, "B" + tag[1:]))
            else:
                sentence.append((word, tag))
            previous = tag
        elif sentence:
            yield sentence
            sentence, previous = [], "O"


def _named(name: str, sentences: list[TaggedSentence], cutter: Cutter) -> Article:
    """Join tokenised sentences to a text as it would be printed, three sentences a paragraph, and label its pieces."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for number, sentence in enumerate(sentences):
        text += ("\n\n" if number % 3 == 0 else " ") if number else ""
        printed, places = joined([word for word, _ in sentence])
        spans += [(len(text) + a, len(text) + b, tag) for (a, b), (_, tag) in zip(places, sentence, strict=True)]
        text += printed
    page = opened(Document(text))
    pieces = cut(page, cutter)
    labels = np.zeros(len(pieces), dtype=np.int64)
    for start, end, tag in spans:
        if tag == "O":
            continue
        a, b = _located(pieces, (start, end))
        prefix, _, kind = tag.partition("-")
        if kind not in _ENTITY_KINDS:
            labels[a:b] = -100
        elif (known := _ENTITY_KINDS[kind]) is not None:
            labels[a:b] = ENTITY_LABELS.index(f"I-{known}")
            if prefix == "B" and a < b:
                labels[a] -= 1
    return Article(name, page, pieces, [], labels)
