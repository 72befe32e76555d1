"""Readers of tokenised corpora that benchmarks measure on: words joined to a text as it would be printed, labels as offsets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

Range = tuple[int, int]
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%”’]|'s|'re|'ve|'ll|'d|'m|n't$")
_NO_SPACE_AFTER = frozenset("([“‘$#")


def joined(words: list[str]) -> tuple[str, list[Range]]:
    """Tokenised words as one text without the spaces that a tokeniser put in, and the offsets of each word in it."""
    text, spans, glue = "", [], True
    for word in words:
        if not glue and not _NO_SPACE_BEFORE.match(word):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = word in _NO_SPACE_AFTER
    return text, spans


def labelled_facts(path: Path) -> Iterator[tuple[str, list[tuple[int, int, float]]]]:
    """Sentences of a factuality corpus with (start, end, label) for each labelled event."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text, places = joined(record["text"].split(" "))
            targets = [(*places[target["span1"][0]], float(target["label"])) for target in record["targets"]]
            if text.strip() and targets:
                yield text, targets


def labelled_names(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences of an IOB2 file (number, word, tag a line) with (start, end, kind) for each name."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if len(fields) >= 3 and not line.startswith("#"):
            words.append(fields[1])
            tags.append(fields[2])
        elif words and not line.startswith("#"):
            text, places = joined(words)
            names: list[tuple[int, int, str]] = []
            for (start, end), tag in zip(places, tags, strict=True):
                prefix, _, kind = tag.partition("-")
                if prefix == "I" and names and names[-1][2] == kind:
                    names[-1] = (names[-1][0], end, kind)
                elif prefix in ("B", "I"):
                    names.append((start, end, kind))
            yield text, names
            words, tags = [], []
