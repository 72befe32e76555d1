"""Does layout matter? ``python -m benchmarks.perturbations FILE [--sample N --seed S] [--only NAME] [--errors FILE]``.

FILE is a JSON Lines file of articles (``text``, perhaps ``title``, ``id``), or one text. Each article is read as it stands, its title
above its text, and again under each perturbation: laid out anew, its title away, in capitals or moved, something put before it, other
marks, the other spelling, other surnames. A table gives the share of claims that are kept exactly: of the same words in source, cue
and content, told back into the text as it stood. Claims that touch what a perturbation takes away are not asked for, those in what it
puts in are not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reportedly.model import Article, Claim, Layout

SPELLINGS = (
    ("organis", "organiz"), ("recognis", "recogniz"), ("apologis", "apologiz"), ("authoris", "authoriz"), ("criticis", "criticiz"),
    ("emphasis", "emphasiz"), ("characteris", "characteriz"), ("mobilis", "mobiliz"), ("realis", "realiz"), ("analys", "analyz"),
    ("defence", "defense"), ("offence", "offense"), ("licence", "license"), ("centre", "center"), ("metre", "meter"),
    ("theatre", "theater"), ("labour", "labor"), ("neighbour", "neighbor"), ("favour", "favor"), ("honour", "honor"),
    ("colour", "color"), ("harbour", "harbor"), ("rumour", "rumor"), ("behaviour", "behavior"), ("programme", "program"),
    ("travell", "travel"), ("cancell", "cancel"), ("labell", "label"), ("signall", "signal"), ("grey", "gray"), ("cheque", "check"),
)  # fmt: skip
"""Beginnings of words, or words, as they are written in Britain and in America."""

SURNAMES: Mapping[str, Sequence[str]] = {
    "names with particles": ("van der Berg", "al-Rashid", "de la Cruz", "von Holt", "bin Salim", "da Costa"),
    "names with apostrophes": ("O'Hara", "D'Angelo", "N'Dour", "O'Dell", "M'Bala", "L'Estrange"),
    "names with hyphens": ("Weiss-Korn", "Abdul-Aziz", "Lund-Berg", "Smith-Jones", "Kovac-Mills", "Saint-Just"),
    "ordinary words as names": ("Rice", "Young", "Price", "Banks", "Stone", "Bishop"),
}
"""What stands in the place of persons' surnames, by what is hard in it."""

SENTENCE = "The weather was mild for the season."
PARAGRAPH = "The market opened at nine. A few stalls sold bread and apples, and the buses ran on time."
_WIDTH = 72
_ENDS = frozenset(".!?…”\"'’)")
_DOUBLE = str.maketrans(dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'"))
_OUTSIDE = -1


class Piece(NamedTuple):
    """What stands in a perturbed text for ``text[start:end]``; with equal bounds, something put in there."""

    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Perturbed:
    """A perturbed text. ``units`` tell of each character of the text, and of the perturbed one, to which word it belongs.

    A word of the text is known by where it begins, one that stands for a stretch of the text by where that begins; what was put in
    has -1 and white space and marks ``None``. ``gone`` are the words of the text that the perturbed one lacks.
    """

    text: str
    before: Sequence[int | None]
    after: Sequence[int | None]
    gone: frozenset[int]


def perturbed(text: str, pieces: Iterable[Piece]) -> Perturbed:
    """The text that ``pieces`` make, in their order. What no piece names of ``text`` is gone."""
    pieces = list(pieces)
    own = _words(text)
    before: list[int | None] = list(own)
    parts: list[str] = []
    after: list[int | None] = []
    for words, start, end in pieces:
        parts.append(words)
        if start == end:
            after += [None if unit is None else _OUTSIDE for unit in _words(words)]
        elif len(words) == end - start and _alike(words, text[start:end]):
            after += own[start:end]
        else:
            first = next((own[at] for at in range(start, end) if own[at] is not None), None)
            before[start:end] = [None if unit is None else first for unit in own[start:end]]
            after += [None if unit is None else first for unit in _words(words)]
    gone = {unit for unit in before if unit is not None} - {unit for unit in after if unit is not None}
    return Perturbed("".join(parts), before, after, frozenset(gone))


def _alike(words: str, others: str) -> bool:
    """Whether two stretches of equal length have letters and digits in the same places."""
    return all(one.isalnum() == other.isalnum() for one, other in zip(words, others, strict=True))


def _words(text: str) -> list[int | None]:
    """Where the run of letters and digits begins that each character belongs to."""
    out: list[int | None] = []
    for at, sign in enumerate(text):
        if not sign.isalnum():
            out.append(None)
        else:
            out.append(at if not out or out[-1] is None else out[-1])
    return out


Key = tuple[tuple[int, ...], ...]
"""Source, cue and content of a claim, as the words that they have."""


def key(claim: Claim, units: Sequence[int | None]) -> Key:
    """What a claim says by whom, as words of the text as it stood."""
    spans = (claim.source.spans, claim.cue.spans if claim.cue else (), claim.contents)
    return tuple(
        tuple(dict.fromkeys(unit for span in each for at in range(span.start, span.end) if (unit := units[at]) is not None))
        for each in spans
    )


def kept(one: Perturbed, before: Article, after: Article) -> tuple[int, int, list[Key], list[Key]]:
    """How many claims of an article are kept of how many that could be, which are gone, and which are new."""
    asked = Counter(each for each in _keys(before, one.before) if one.gone.isdisjoint(_all(each)))
    found = Counter(each for each in _keys(after, one.after) if any(unit != _OUTSIDE for unit in _all(each)))
    lost, new = asked - found, found - asked
    same = asked & found
    return same.total(), asked.total(), list(lost.elements()), list(new.elements())


def _keys(article: Article, units: Sequence[int | None]) -> Iterator[Key]:
    """Those of all claims that are not the outlet's own."""
    return (key(claim, units) for claim in article.claims if claim.source.kind != "outlet")


def _all(each: Key) -> Iterator[int]:
    return (unit for units in each for unit in units)


@dataclass(frozen=True)
class Subject:
    """A text to be perturbed: its layout, where its title stands, and the surnames of persons in it."""

    text: str
    layout: Layout
    title: tuple[int, int] | None
    surnames: Sequence[str] = ()


Perturbation = Callable[[Subject, random.Random], "Iterable[Piece] | None"]
"""What makes another text of one; ``None`` where it changes nothing."""


def _replaced(text: str, edits: Iterable[Piece]) -> list[Piece]:
    """The pieces of a text in which some stretches are replaced, given in text order."""
    out: list[Piece] = []
    at = 0
    for edit in edits:
        if edit.start > at:
            out.append(Piece(text[at : edit.start], at, edit.start))
        out.append(edit)
        at = edit.end
    if at < len(text):
        out.append(Piece(text[at:], at, len(text)))
    return out


def _changed(text: str, edits: Iterable[Piece]) -> list[Piece] | None:
    pieces = _replaced(text, edits)
    return pieces if "".join(piece.words for piece in pieces) != text else None


def sentence_lines(subject: Subject, _: random.Random) -> list[Piece] | None:
    """Each sentence a line."""
    gaps = _gaps(subject.layout.sentences)
    return _changed(
        subject.text, (Piece("\n", start, end) for start, end in gaps if "\n" not in subject.text[start:end] and start < end)
    )


def joined(subject: Subject, _: random.Random) -> list[Piece] | None:
    """The paragraphs of prose made one."""
    text, layout = subject.text, subject.layout
    return _changed(
        text,
        (
            Piece(" ", start, end)
            for start, end in _gaps(layout.paragraphs)
            if text[start - 1] in _ENDS and _prose(layout, start - 1) and _prose(layout, end)
        ),
    )


def wrapped(subject: Subject, _: random.Random) -> list[Piece] | None:
    """Lines of at most 72 characters."""
    text = subject.text
    edits = []
    for start, end in subject.layout.paragraphs:
        begins = start
        spaces = [match.span() for match in re.finditer(r"\s+", text[start:end])]
        for at, (first, last) in enumerate(spaces):
            following = start + (spaces[at + 1][0] if at + 1 < len(spaces) else end - start)
            if following - begins > _WIDTH:
                edits.append(Piece("\n", start + first, start + last))
                begins = start + last
    return _changed(text, edits)


def _gaps(ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((one[1], other[0]) for one, other in pairwise(ranges))


def _prose(layout: Layout, at: int) -> bool:
    block = layout.block(at)
    return block is not None and block.kind == "prose"


def headline_absent(subject: Subject, _: random.Random) -> list[Piece] | None:
    """The text without its title."""
    if subject.title is None:
        return None
    begins = _after_title(subject)
    return [Piece(subject.text[begins:], begins, len(subject.text))] if begins < len(subject.text) else None


def _after_title(subject: Subject) -> int:
    end = subject.title[1] if subject.title else 0
    return next((start for start, _ in subject.layout.paragraphs if start >= end), len(subject.text))


def headline_capitals(subject: Subject, _: random.Random) -> list[Piece] | None:
    """The title in capitals."""
    if subject.title is None:
        return None
    start, end = subject.title
    loud = "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in subject.text[start:end])
    return _changed(subject.text, [Piece(loud, start, end)])


def headline_moved(subject: Subject, _: random.Random) -> list[Piece] | None:
    """The title after the first paragraph of the text."""
    if subject.title is None:
        return None
    start, end = subject.title
    begins = _after_title(subject)
    until = next((last for first, last in subject.layout.paragraphs if first == begins), 0)
    if not until:
        return None
    text = subject.text
    return [
        Piece(text[begins:until], begins, until),
        Piece("\n\n", until, until),
        Piece(text[start:end], start, end),
        *([Piece(text[until:], until, len(text))] if until < len(text) else []),
    ]


def sentence_before(subject: Subject, _: random.Random) -> list[Piece]:
    """A neutral sentence as a line above everything."""
    return [Piece(f"{SENTENCE}\n\n", 0, 0), Piece(subject.text, 0, len(subject.text))]


def paragraph_before(subject: Subject, _: random.Random) -> list[Piece]:
    """A neutral paragraph between the title and the text."""
    at = _after_title(subject) if subject.title else 0
    return [piece for piece in _replaced(subject.text, [Piece(f"{PARAGRAPH}\n\n", at, at)]) if piece.words]


def straight_marks(subject: Subject, _: random.Random) -> list[Piece] | None:
    """Every quotation mark and apostrophe as a typewriter has it."""
    text = subject.text
    return _changed(text, [Piece(text.translate(_DOUBLE), 0, len(text))])


def curly_marks(subject: Subject, _: random.Random) -> list[Piece] | None:
    """Straight marks in pairs, and apostrophes, as printers have them."""
    text = subject.text
    signs = list(text)
    for quoted in subject.layout.quotations:
        pair = {'"': "“”", "'": "‘’"}.get(text[quoted.start], "")
        if pair:
            signs[quoted.start] = pair[0]
            if quoted.closed and text[quoted.end - 1] == text[quoted.start]:
                signs[quoted.end - 1] = pair[1]
    curly = "".join("’" if sign == "'" else sign for sign in signs)
    return _changed(text, [Piece(curly, 0, len(text))])


def other_spelling(subject: Subject, _: random.Random) -> list[Piece] | None:
    """British spellings as Americans write them, and the other way round."""
    text = subject.text
    ways = {one: other for pair in SPELLINGS for one, other in (pair, pair[::-1])}
    listed = "|".join(sorted(map(re.escape, ways), key=len, reverse=True))
    edits = []
    for match in re.finditer(rf"\b({listed})(\w*)", text, re.IGNORECASE):
        other = ways[match[1].lower()]
        first = other[0].upper() if match[1][0].isupper() else other[0]
        if match[1].islower() or match[1].istitle():
            edits.append(Piece(first + other[1:] + match[2], *match.span()))
    return _changed(text, edits)


def _surnamed(names: Sequence[str]) -> Perturbation:
    def renamed(subject: Subject, seed: random.Random) -> list[Piece] | None:
        drawn = seed.sample(names, len(names))
        given = {name: drawn[at % len(drawn)] for at, name in enumerate(subject.surnames)}
        if not given:
            return None
        listed = "|".join(map(re.escape, sorted(given, key=len, reverse=True)))
        found = re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", subject.text)
        return _changed(subject.text, [Piece(given[match[0]], *match.span()) for match in found])

    renamed.__doc__ = "Persons with other surnames."
    return renamed


PERTURBATIONS: Mapping[str, Perturbation] = {
    "one sentence a line": sentence_lines,
    "paragraphs joined": joined,
    "hard wrap": wrapped,
    "headline absent": headline_absent,
    "headline in capitals": headline_capitals,
    "headline moved": headline_moved,
    "sentence before": sentence_before,
    "paragraph before": paragraph_before,
    "straight marks": straight_marks,
    "curly marks": curly_marks,
    "other spelling": other_spelling,
    **{name: _surnamed(names) for name, names in SURNAMES.items()},
}
"""By name."""


def surnames(article: Article) -> list[str]:
    """The surnames of the persons of an article, in text order: the last word of each name of two words and more."""
    found = [
        mention.span.text.split()
        for actor in article.actors
        if actor.kind == "person"
        for mention in actor.mentions
        if mention.how == "name"
    ]
    last = [words[-1].removesuffix("'s").removesuffix("’s") for words in found if len(words) > 1 and words[-1][0].isupper()]
    return [name for name in dict.fromkeys(last) if name.isalpha() and not name.isupper()]


def subject_of(text: str, title: str | None, article: Article) -> Subject:
    """A text as it was read, to be perturbed."""
    from reportedly.model import Document
    from reportedly.pipeline import opened

    where = (0, len(title)) if title and text.startswith(title) else None
    return Subject(text, opened(Document(text)).layout, where, surnames(article))


def _articles(path: Path) -> list[tuple[str, str, str | None]]:
    """Name, text and title of every article; the title stands above its text."""
    if path.suffix not in (".jsonl", ".ndjson"):
        return [(path.stem, path.read_text(encoding="utf-8"), None)]
    out = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            row = json.loads(line)
            title, text = " ".join((row.get("title") or "").split()), row["text"].strip()
            if title and not text.startswith(title):
                text = f"{title}\n\n{text}"
            out.append((str(row.get("id", number)), text, title or None))
    return out


def _line(text: str, one: Perturbed, found: Key, sign: str) -> str:
    """A claim of one reading alone, as words of the text as it stood."""
    starts = {unit for unit in one.before if unit is not None}
    ordered = sorted(starts)

    def word(unit: int) -> str:
        if unit == _OUTSIDE:
            return "+"
        until = ordered[bisect_right(ordered, unit)] if unit != ordered[-1] else len(text)
        return text[unit:until].strip()

    return f"  {sign} " + " | ".join(" ".join(map(word, units)) for units in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", type=int, help="so many articles, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", action="append", choices=PERTURBATIONS, help="one perturbation; may be given several times"
    )
    parser.add_argument("--errors", type=Path, help="a file for the claims that were lost or are new")
    options = parser.parse_args()
    from reportedly import read

    articles = _articles(options.file)
    if options.sample is not None and options.sample < len(articles):
        articles = random.Random(options.seed).sample(articles, options.sample)
    same, asked, texts = Counter[str](), Counter[str](), Counter[str]()
    lines: list[str] = []
    for name, text, title in articles:
        before = read(text, places=False)
        subject = subject_of(text, title, before)
        for way in options.only or PERTURBATIONS:
            pieces = PERTURBATIONS[way](subject, random.Random(f"{options.seed} {name}"))
            if pieces is None:
                continue
            one = perturbed(text, pieces)
            here, of, lost, new = kept(one, before, read(one.text, places=False))
            same[way], asked[way], texts[way] = same[way] + here, asked[way] + of, texts[way] + 1
            if lost or new:
                lines += [f"{name} · {way}", *(_line(text, one, each, "-") for each in lost)]
                lines += [_line(text, one, each, "+") for each in new]
    print(f"{'perturbation':<26}{'articles':>9}{'claims':>8}{'kept':>8}{'share':>8}")
    for way in options.only or PERTURBATIONS:
        share = f"{100 * same[way] / asked[way]:.1f}" if asked[way] else "-"
        print(f"{way:<26}{texts[way]:>9}{asked[way]:>8}{same[way]:>8}{share:>8}")
    if options.errors:
        options.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
