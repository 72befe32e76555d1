"""Whom an article credits: outlets that packs know, in the places and with the words by which articles say whose report it is.

A credit is looked for in the dateline ("VELMAR (NAME) —"), in the byline, in lines that hold nothing else and at the end of a
paragraph ("— NAME"), beside words of credit near the head and the end ("with inputs from NAME"), and anywhere where somebody told an
outlet, or the article has from it what it tells. The words stand in ``credits.toml`` of the language, the names in packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportedly.model import Credit, CreditKind, Language, Outlet, PackSet, Page, Range, compiled

SCORES: Mapping[CreditKind, float] = {"dateline": 0.95, "byline": 0.9, "signed": 0.9, "with": 0.6, "told": 0.4, "cited": 0.4}
"""How likely the report as a whole came from whom it credits so. Set, not measured."""
_LATER = 0.5
"""What is left of the score of words within the article that stand after its first sentences."""
_FIRST = 3
"""Sentences, after titles, that count as its first."""
_HEAD, _TAIL = 4, 4
"""Paragraphs at the head and at the end in which lines of credit stand."""
_LINE = 12
"""Words of the longest line of credit."""

_FIRST_WORD = re.compile(r"\w+")
_OPENS_TAIL = frozenset("(—–-/[")
_CLOSES_TAIL = frozenset(")/].")


@dataclass(frozen=True, slots=True)
class _Named:
    """An outlet's name in the text."""

    outlet: Outlet
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``credits.toml``; wordings as patterns that must match up to a name, from its end on, or a whole."""

    beside: frozenset[str]
    unnamed: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    told: re.Pattern[str]
    cited: re.Pattern[str]
    kinds: re.Pattern[str]
    says: frozenset[str]


def credit(page: Page, packs: PackSet) -> Credit | None:
    """The likeliest of :func:`credits_of`, of equals the first; ``None`` where there is none."""
    return max(credits_of(page, packs), key=lambda each: (each.score, -each.evidence.start), default=None)


def credits_of(page: Page, packs: PackSet) -> tuple[Credit, ...]:
    """Every outlet that the article credits, each kind of credit once, in text order. ``evidence`` are slices of ``page.text``."""
    words = _words(page.language)
    found: dict[tuple[CreditKind, str | None], Credit] = {}
    for each in sorted((*_in_places(page, packs, words), *_in_words(page, packs, words)), key=lambda each: each.evidence):
        found.setdefault((each.kind, each.name), each)
    return tuple(found.values())


def _in_places(page: Page, packs: PackSet, words: _Words) -> Iterator[Credit]:
    """Credits by where they stand: dateline, byline, lines of their own, the ends of paragraphs."""
    whole: set[Range] = set()
    for block in page.layout.blocks:
        if block.kind in ("dateline", "byline"):
            kind: CreditKind = "dateline" if block.kind == "dateline" else "byline"
            whole.add((block.start, block.end))
            for named in _names(page, packs, (block.start, block.end), loud=True):
                yield _credit(page, kind, named, (block.start, block.end))
    for start, end in _edge_paragraphs(page):
        if (start, end) in whole:
            continue
        line = _line(page, start, end)
        if line in words.unnamed:
            yield Credit("with", None, None, page.span(start, end), SCORES["with"])
        elif names := _alone(page, packs, words, (start, end)):
            for named in names:
                yield _credit(page, "signed", named, (start, end))
        elif (tail := _tail(page, start, end)) is not None:
            if _line(page, *tail) in words.unnamed:
                yield Credit("with", None, None, page.span(*tail), SCORES["with"])
            else:
                for named in _alone(page, packs, words, tail):
                    yield _credit(page, "signed", named, tail)


def _in_words(page: Page, packs: PackSet, words: _Words) -> Iterator[Credit]:
    """Credits by the words around a name."""
    edges = _edge_paragraphs(page)
    titles = [block for block in page.layout.blocks if block.kind == "title"]
    body = titles[-1].end if titles else 0
    first = [sentence for sentence in page.layout.sentences if sentence[0] >= body][:_FIRST]
    for start, end in page.layout.sentences:
        at_edge = any(begin <= start and end <= until for begin, until in edges)
        for named in _names(page, packs, (start, end), loud=False):
            head, tail = page.text[start : named.start], page.text[named.end : end]
            if at_edge and (words.before.search(head) or words.behind.search(tail)):
                yield _credit(page, "with", named, (start, end))
                continue
            factor = 1.0 if (start, end) in first else _LATER
            if found := words.told.search(head):
                yield _credit(page, "told", named, (start + found.start(1), named.end), factor)
            elif found := words.cited.search(head):
                yield _credit(page, "cited", named, (start + found.start(1), named.end), factor)
            elif (until := _reporting(page, words, named, end)) is not None:
                yield _credit(page, "cited", named, (named.start, until), factor)


def _credit(page: Page, kind: CreditKind, named: _Named, evidence: Range, factor: float = 1.0) -> Credit:
    return Credit(kind, named.outlet.name, named.outlet, page.span(*evidence), round(SCORES[kind] * factor, 2))


def _reporting(page: Page, words: _Words, named: _Named, end: int) -> int | None:
    """Where the verb of saying ends that stands behind a name; ``None`` where there is none."""
    kind = words.kinds.match(page.text, named.end, end)
    number = page.token(kind.end() if kind else named.end)
    if number >= len(page.tokens) or page.tokens[number].end > end:
        return None
    token = page.tokens[number]
    next_to = token.start - (kind.end() if kind else named.end) <= 1
    return token.end if next_to and page.lower(number) in words.says else None


def _edge_paragraphs(page: Page) -> list[Range]:
    """The paragraphs near the head and the end, without the title."""
    titles = {(block.start, block.end) for block in page.layout.blocks if block.kind == "title"}
    body = [paragraph for paragraph in page.layout.paragraphs if paragraph not in titles]
    return list(dict.fromkeys([*body[:_HEAD], *body[-_TAIL:]]))


def _line(page: Page, start: int, end: int) -> str:
    """The words of a stretch in lower case, with single spaces, without marks at its edges."""
    return " ".join(page.text[start:end].lower().split()).strip("()[]/—–-_*.,; ")


def _tail(page: Page, start: int, end: int) -> Range | None:
    """What stands behind the last dash, slash or opening bracket of a paragraph, where a sentence ends before that."""
    until = end
    while until > start and (page.text[until - 1].isspace() or page.text[until - 1] in _CLOSES_TAIL):
        until -= 1
    first = page.token(max(start, until - 80))
    tokens = [token for token in page.tokens[first:] if start <= token.start and token.end <= until]
    for before, token in reversed(list(pairwise(tokens[-_LINE:]))):
        opens = page.text[before.start : before.end]
        if opens in _OPENS_TAIL and page.text[start : before.start].rstrip()[-1:] in '.!?”"’':
            return token.start, until
    return None


def _alone(page: Page, packs: PackSet, words: _Words, place: Range) -> list[_Named]:
    """The outlets of a line that holds nothing else but words of credit, numbers and marks; none where it holds more."""
    start, end = place
    tokens = page.tokens[slice(*page.within(start, end))]
    if not tokens or sum(token.word for token in tokens) > _LINE:
        return []
    names = _names(page, packs, place, loud=True)
    rest = (token for token in tokens if not any(named.start <= token.start < named.end for named in names))
    return names if all(token.lower in words.beside or not token.text[0].isalpha() for token in rest) else []


def _names(page: Page, packs: PackSet, place: Range, *, loud: bool) -> list[_Named]:
    """The outlets that are named in a stretch, in order; ``loud``: names in other capitals than their own count too."""
    start, end = place
    known = _known(packs)
    found: list[_Named] = []
    for token in page.tokens[slice(*page.within(start, end))]:
        if not token.word or (found and token.start < found[-1].end):
            continue
        head = _FIRST_WORD.match(token.text)
        for name, outlet in known.get(head[0].casefold() if head else "", ()):
            until = token.start + len(name)
            words = page.text[token.start : until]
            same = words == name or (loud and words.casefold() == name.casefold())
            if same and until <= end and not page.text[until : until + 1].isalnum():
                found.append(_Named(outlet, token.start, until))
                break
    return found


@lru_cache(maxsize=8)
def _known(packs: PackSet) -> Mapping[str, Sequence[tuple[str, Outlet]]]:
    """Names of outlets by their first words, the longest first; worked out once a run."""
    found: dict[str, dict[str, Outlet]] = {}
    for pack in packs.packs:
        for outlet in pack.outlets:
            for name in (outlet.name, *outlet.aliases):
                if head := _FIRST_WORD.match(name):
                    found.setdefault(head[0].casefold(), {}).setdefault(name, outlet)
    return {head: sorted(names.items(), key=lambda each: (-len(each[0]), each[0])) for head, names in found.items()}


@compiled
def _words(language: Language) -> _Words:
    data = language.table("credits").get("credits", {})

    def either(key: str) -> str:
        wordings = sorted(data.get(key, ()), key=len, reverse=True)
        return "|".join(r"\s+".join(map(re.escape, wording.split())) for wording in wordings) or r"(?!)"

    article = rf"(?:(?:{either('articles')})\s+)?"
    kinds = rf"(?:(?:{either('kinds')})\s+)?"
    head = rf"{article}{kinds}\Z"
    return _Words(
        beside=frozenset(data.get("beside", "").split()),
        unnamed=frozenset(data.get("unnamed", ())),
        before=re.compile(rf"\b(?:{either('before')})\s*:?\s+(?:[^.!?]*\s)?{article}\Z", re.IGNORECASE),
        behind=re.compile(rf"\A[^.!?]*\b(?:{either('behind')})\b", re.IGNORECASE),
        told=re.compile(rf"\b({either('told')})\s+{head}", re.IGNORECASE),
        cited=re.compile(rf"\b({either('cited')})\s+{head}", re.IGNORECASE),
        kinds=re.compile(rf"\s+(?:{either('kinds')})\b"),
        says=frozenset(language.saying.plain.forms("base", "third", "past")),
    )
