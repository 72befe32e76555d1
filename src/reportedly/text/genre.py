"""Genre: what sort of article a page is, from its layout and the words of the language for headings and notes.

It is decided once, with its evidence; where no sign tells it, it is unknown. What anybody says in the text is never weighed. All
offsets are those of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reportedly.model import (
    UNKNOWN,
    Genre,
    GenreKind,
    Language,
    Page,
    Range,
    Sign,
    Span,
    Token,
    compiled,
    grammar,
    named,
    words_of_name,
)

_EVIDENCE: Final = 5
"""So many places are named as evidence at most."""
_HEAD: Final = 4
"""Paragraphs at the beginning that may be headings of the whole or notes on it, the headline among them."""
_FOOT: Final = 4
"""Paragraphs at the end that may be notes."""
_SEVERAL: Final = 3
"""What is done so often is a pattern of the text, and no chance."""
_SHORT: Final = 14
"""Words of the longest line that turns to listeners and says nothing else."""
_QUESTION: Final = 60
"""Words of the longest question that is a paragraph of its own."""
_LABEL: Final = 14
"""Words and marks of the longest label of a speaker, with its colon."""
_COURTLY: Final = (6, 0.5)
"""So many different words of a court, in such a share of the sentences, make a report from one."""

_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as their words, by the first of them."""
_Shown = Sequence[Range]


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of each list ("speech.headings"), as words, and the dictionary forms of ``court``."""

    lists: Mapping[str, _Phrases]
    court: frozenset[str]
    asked: frozenset[str]
    first: frozenset[str]
    said: frozenset[str]
    hosts: frozenset[str]

    def __getitem__(self, name: str) -> _Phrases:
        return self.lists.get(name, {})

    def listed(self, name: str) -> Iterator[tuple[str, ...]]:
        """The phrases of a list."""
        return (phrase for phrases in self[name].values() for phrase in phrases)


def genre(page: Page) -> Genre:
    """The genre of a page, by the first of the signs that it has; the outlet of its document is one, without evidence in the text."""
    copy = _Copy(page)
    for kind, sign, shows in _SIGNS:
        if sign == "outlet":
            if _is_issuer(page.document.outlet or "", page.language):
                return Genre(kind, sign)
            continue
        found = shows(copy)
        if found:
            return Genre(kind, sign, tuple(copy.page.span(*each) for each in found[:_EVIDENCE]))
    return UNKNOWN


class _Copy:
    """A page as signs see it: its lines with their words and marks."""

    def __init__(self, page: Page) -> None:
        self.page: Final = page
        self.words: Final = _words(page.language)

    @cached_property
    def lines(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each paragraph, the headline's among them, in text order; none is empty."""
        tokens = self.page.tokens
        found = (tokens[slice(*self.page.within(start, end))] for start, end in self.page.layout.paragraphs)
        return tuple(line for line in found if line)

    @property
    def head(self) -> tuple[tuple[Token, ...], ...]:
        """The first lines."""
        return self.lines[:_HEAD]

    @property
    def edges(self) -> Iterator[tuple[Token, ...]]:
        """The first lines and the last."""
        yield from self.lines[: _HEAD + 1]
        yield from self.lines[max(_HEAD + 1, len(self.lines) - _FOOT) :]

    @property
    def title(self) -> tuple[Token, ...]:
        """The headline, or the first line where none was told apart."""
        title: Span | None = self.page.title
        if title is None:
            return self.lines[0] if self.lines else ()
        return self.page.tokens[slice(*self.page.within(title.start, title.end))]

    @cached_property
    def labels(self) -> tuple[tuple[Token, ...], ...]:
        """The labels of speakers with which lines of the body begin, names in capitals up to a colon: "Q:", "Mr. Adeyemi (Orra):"."""
        title = self.page.title
        body = [line for line in self.lines if title is None or line[0].start >= title.end]
        found = ((line, next((at for at, token in enumerate(line[:_LABEL]) if token.text == ":"), 0)) for line in body)
        return tuple(line[:at] for line, at in found if at and at + 1 < len(line) and self._names(line[:at]))

    def _names(self, tokens: Sequence[Token]) -> bool:
        words = [token for token in tokens if token.word]
        small = [token for token in words if not token.capital and token.lower not in grammar(self.page.language).parting]
        bracketed = any(token.text == "(" for token in tokens)
        return bool(words) and words[0].capital and (not small or bracketed) and tokens[0].quotation < 0

    @cached_property
    def said_by_i(self) -> tuple[Range, ...]:
        """Where the first person stands outside of quotation marks and labelled talk, one place a paragraph."""
        return tuple(
            (token.start, token.end)
            for line in self.lines
            for token in [next((each for each in line if each.quotation < 0 and self._is_first(each)), None)]
            if token
        )

    def _is_first(self, token: Token) -> bool:
        return token.lower.partition("'")[0] in self.words.first and (token.lower != "i" or token.text == "I")

    @property
    def personal(self) -> bool:
        """Whether it is told in the first person throughout: in several paragraphs, a third of all, and in both halves."""
        found = self.said_by_i
        middle = len(self.page.text) / 2
        enough = len(found) >= _SEVERAL and 3 * len(found) >= len(self.lines)
        return enough and found[0][0] < middle < found[-1][0]


def _range(tokens: Sequence[Token]) -> Range:
    return tokens[0].start, tokens[-1].end


def _beginning(line: Sequence[Token], phrases: _Phrases, at: int = 0) -> Range | None:
    """The longest of ``phrases`` that begins with a line's token ``at``, whose marks before do not count."""
    while at < len(line) and not line[at].word and line[at].text not in "#-":
        at += 1
    best: Range | None = None
    for phrase in phrases.get(line[at].lower.rstrip("."), ()) if at < len(line) else ():
        held = line[at : at + len(phrase)]
        if len(held) == len(phrase) and all(map(_is, held, phrase)) and (best is None or held[-1].end > best[1]):
            best = _range(held)
    return best


def _is(token: Token, word: str) -> bool:
    return token.lower == word or token.lower.rstrip(".") == word


def _headed(copy: _Copy, *names: str) -> _Shown:
    """Headings at the beginning of the first lines."""
    return [found for name in names for line in copy.head if (found := _beginning(line, copy.words[name]))]


def _noted(copy: _Copy, *names: str) -> _Shown:
    """Notes at the beginning of a sentence of the first and last lines."""
    out = []
    for line in copy.edges:
        for at, token in enumerate(line):
            if at == 0 or token.sentence != line[at - 1].sentence:
                out += [found for name in names if (found := _beginning(line, copy.words[name], at))]
    return out


def _within(line: Sequence[Token], phrases: _Phrases) -> Range | None:
    return next((found for at in range(len(line)) if (found := _beginning(line, phrases, at))), None)


def _whole(copy: _Copy, name: str) -> _Shown:
    """Lines that are one of these and nothing else."""
    found = ((line, _beginning(line, copy.words[name])) for line in copy.lines)
    return [shown for line, shown in found if shown and shown[1] >= line[-1].start]


# the signs


def _hours(copy: _Copy) -> _Shown:
    firsts = [next((token for token in line[:2] if token.word), line[0]) for line in copy.lines]
    kept = [token for token in firsts if _is_hour(token)]
    told = _headed(copy, "live.headings") or [
        each for line in copy.edges if (each := _beginning(line, copy.words["live.lines"]))
    ]
    least = 2 if told else _SEVERAL
    return [_range([token]) for token in kept] if len(kept) >= least and 3 * len(kept) >= len(copy.lines) else ()


def _is_hour(token: Token) -> bool:
    """Whether a token is a time of day, also with a full stop in it: "10:30", "22.10"."""
    hour, point, minute = token.text.partition(".")
    return token.kind == "clock" or (
        token.kind == "number"
        and point == "."
        and hour.isdecimal()
        and int(hour) < 24
        and len(minute) == 2
        and minute < "60"
    )


def _labels(copy: _Copy) -> _Shown:
    """Labels of speakers: of whoever asks twice, or of several who talk in turn."""
    labels = copy.labels
    asking = [
        line
        for line in labels
        if line[0].lower.rstrip(".") in copy.words.asked or _beginning(line, copy.words["interview.asks"])
    ]
    speakers = {tuple(token.lower for token in line if token.word) for line in labels}
    often = len(labels) > _SEVERAL and 3 * len(labels) >= len(copy.lines)
    talk = len(speakers) > 1 and (often or 4 * len(copy.said_by_i) >= len(copy.lines))
    found = asking if len(asking) > 1 else labels if talk else ()
    return [_range(line) for line in found]


def _label(copy: _Copy) -> _Shown:
    """The label of one speaker, whose words in the first person are most of the text."""
    return [_range(line) for line in copy.labels] if copy.labels and copy.personal else ()


def _questions(copy: _Copy) -> _Shown:
    """Questions that are paragraphs of their own, each with an answer in the next, which may be left out where a heading tells."""
    told = _headed(copy, "interview.headings") or _noted(copy, "interview.notes")
    told = told or [found for found in [_within(copy.title, copy.words["interview.headings"])] if found]
    body = [line for line in copy.lines if copy.page.title is None or line[0].start >= copy.page.title.end]
    asked = [_is_question(line) for line in body]
    found = [
        _range(line) for at, line in enumerate(body) if asked[at] and (told or (at + 1 < len(body) and not asked[at + 1]))
    ]
    enough = len(found) >= (2 if told else _SEVERAL) and 5 * len(found) >= len(body)
    return found if enough and (told or 3 * len(copy.said_by_i) >= len(body)) else ()


def _is_question(line: Sequence[Token]) -> bool:
    marks = [token for token in line if not token.word]
    return bool(marks) and line[-1].text == "?" and len(line) <= _QUESTION and all(token.quotation < 0 for token in line[:1])


def _release(copy: _Copy) -> _Shown:
    return _headed(copy, "release.headings") or _whole(copy, "release.lines") or _noted(copy, "release.notes")


def _handed_out(copy: _Copy) -> _Shown:
    """Words that announce what is handed out, in a line at the beginning: before its colon, or where most lines below are quoted."""
    opened = {each.start for each in copy.page.layout.quotations}
    quoted = [line[0].start in opened or line[0].quotation >= 0 for line in copy.lines]
    out = []
    for at, line in enumerate(copy.head):
        below = quoted[at + 1 :]
        if line[-1].text == ":" or (below and below[0] and 2 * sum(below) >= len(below)):
            out += [found for found in [_within(line, copy.words["release.openings"])] if found]
    return out


def _speech_named(copy: _Copy) -> _Shown:
    """A heading or a note that announces somebody's own words, over words in the first person; of a statement, over unquoted ones."""
    stated = _beginning(copy.title, copy.words["speech.statements"])
    if stated and not copy.page.layout.quotations:
        return [stated]
    named = stated or _beginning(copy.title, copy.words["speech.headings"])
    noted = [found for line in copy.head if (found := _within(line, copy.words["speech.notes"]))]
    told = [named] if named else noted
    return told if 4 * len(copy.said_by_i) >= max(4, len(copy.lines)) else ()


def _salutation(copy: _Copy) -> _Shown:
    """Words that turn to listeners at the head of one of the first lines, where much of the text is in the first person."""
    found = []
    for line in copy.lines[: 2 * _HEAD]:
        words = _beginning(line, copy.words["speech.salutations"])
        after = next((token for token in line if words and token.start >= words[1]), None)
        if words and line[0].quotation < 0 and (after is None or after.text in (",", ":", "!", ".") or len(line) <= _SHORT):
            found.append(words)
    return found if 4 * len(copy.said_by_i) >= max(4, len(copy.lines)) else ()


def _kicker(copy: _Copy) -> _Shown:
    """The name of an opinion over the headline, or parted from it by a mark."""
    kickers = copy.words["opinion.kickers"]
    for line in (copy.title, *copy.head):
        found = _beginning(line, kickers)
        after = next((token for token in line if found and token.start >= found[1]), None)
        if found and (
            after is None
            or after.text in ("|", ":", "/", "-", "–", "—", "»", "›")
            or (after is line[-1] and after.text == ".")
        ):
            return [found]
    last = [at for at, token in enumerate(copy.title) if token.text in ("|", ":", "-", "–", "—", "(", "[")]
    found = _beginning(copy.title, kickers, last[-1] + 1) if last else None
    ends = found and all(not token.word for token in copy.title if token.start >= found[1])
    return [found] if found and ends else ()


def _opinion_noted(copy: _Copy) -> _Shown:
    return _noted(copy, "opinion.notes") or (_noted(copy, "opinion.writers") if copy.said_by_i else ())


def _first_person(copy: _Copy) -> _Shown:
    return copy.said_by_i if copy.personal else ()


def _digest(copy: _Copy) -> _Shown:
    return [found] if (found := _beginning(copy.title, copy.words["digest.headings"])) else ()


def _items(copy: _Copy) -> _Shown:
    """Datelines at the head of several paragraphs, or outlets in brackets at the end of most."""
    places = [(block.start, block.end) for block in copy.page.layout.blocks if block.kind == "dateline"]
    if len(places) >= _SEVERAL:
        return places
    credited = [found for line in copy.lines if (found := _credit(line))]
    return credited if len(credited) >= _SEVERAL and 2 * len(credited) >= len(copy.lines) else ()


def _credit(line: Sequence[Token]) -> Range | None:
    """A name in brackets with which a paragraph ends: "(Agency)"."""
    if line[-1].text != ")":
        return None
    at = next((at for at in range(len(line) - 2, max(-1, len(line) - 8), -1) if line[at].text == "("), None)
    inner = line[at + 1 : -1] if at is not None else ()
    return _range(line[at:]) if inner and inner[0].capital else None


def _court(copy: _Copy) -> _Shown:
    page = copy.page
    found = [token for token in page.tokens if token.word and page.lemma(token) in copy.words.court]
    least, share = _COURTLY
    different = len({page.lemma(token) for token in found})
    sentences = len({token.sentence for token in found})
    early = any(token.paragraph == line[0].paragraph for line in copy.lines[:2] for token in found)
    enough = different >= least and sentences >= share * len(page.layout.sentences) and early
    return [_range([token]) for token in found] if enough else ()


def _stated(copy: _Copy) -> _Shown:
    """A line at the beginning that ends in a word of saying with a colon, over lines that are not quoted and in the first person."""
    opened = {each.start for each in copy.page.layout.quotations}
    for at, line in enumerate(copy.head):
        below = copy.lines[at + 1 :]
        says = len(line) > 2 and line[-1].text == ":" and _is_saying(copy, line[-2])
        quoted = sum(each[0].start in opened or each[0].quotation >= 0 for each in below)
        first = sum(start > line[-1].start for start, _ in copy.said_by_i)
        if says and below and not quoted and 4 * first >= max(4, len(below)):
            return [_range(line[-2:])]
    return ()


def _is_saying(copy: _Copy, token: Token) -> bool:
    return copy.page.lemma(token) in copy.words.said


def _is_issuer(outlet: str, language: Language) -> bool:
    """Whether an outlet is one that hands out its own words: an office or a body of state, whoever holds it, a party, a host of one.

    Its name is held against the words of the language before the first preposition, bracket or mark ("US Department of State",
    "Prime Minister of Norland (Holm)"), or begins with a title ("Sen. Ada Holm"); the seat of a state's power is one by its pack.
    """
    words, name = _words(language), outlet.strip()
    if name and " " not in name and "." in name:
        host = name.lower().rpartition("://")[2].partition("/")[0]
        labels = host.split(".")
        return not words.hosts.isdisjoint(labels) or any(named(language.polities.seats, each) for each in labels)
    tokens = tuple(word.rstrip(".") or word for word in words_of_name(name, language))
    ends = grammar(language).prepositions
    until = next(
        (at for at, word in enumerate(tokens) if at and (word in ends or not any(map(str.isalnum, word)))), len(tokens)
    )
    issues = any(tokens[max(0, until - len(phrase)) : until] == phrase for phrase in words.listed("release.offices"))
    titled = any(tokens[: len(phrase)] == phrase and len(tokens) > len(phrase) for phrase in words.listed("release.titles"))
    seated = (name, re.sub(r"\W.*", "", name), " ".join(name.split()[:until]))
    return issues or titled or any(named(language.polities.seats, each) for each in seated)


_SIGNS: Final[tuple[tuple[GenreKind, Sign, Callable[[_Copy], _Shown]], ...]] = (
    ("live blog", "hours", _hours),
    ("press release", "heading", _release),
    ("interview", "labels", _labels),
    ("interview", "questions", _questions),
    ("opinion", "heading", _kicker),
    ("speech", "heading", _speech_named),
    ("speech", "first person", _salutation),
    ("speech", "labels", _label),
    ("speech", "note", _stated),
    ("press release", "outlet", _headed),
    ("opinion", "note", _opinion_noted),
    ("press release", "note", _handed_out),
    ("opinion", "first person", _first_person),
    ("digest", "heading", _digest),
    ("digest", "items", _items),
    ("court report", "vocabulary", _court),
)
"""Each sign with the genre that it tells, the surest first."""


@compiled
def _words(language: Language) -> _Words:
    table = language.table("genres")
    lists = {
        f"{section}.{name}": _phrases(text, language) for section, named in table.items() for name, text in named.items()
    }
    asked = language.table("layout").get("blocks", {}).get("asked", "")
    first = {word for word, group in grammar(language).pronouns.items() if group == "i"}
    court = frozenset(lists.get("court.words", ()))
    said = language.saying.all.of(traits=("plain",)).lemmas
    hosts = frozenset(lists.get("release.hosts", ()))
    return _Words(lists, court, frozenset(asked.split()), frozenset(first), said, hosts)


def _phrases(text: str, language: Language) -> _Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in text.split(","):
        if words := words_of_name(each, language):
            found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}
