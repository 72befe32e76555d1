"""What rules ask about events that parties dispute: whether the outlet asserts one as news, and whether anybody is named for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.sourcing import Sayings
from reportedly.model import Claim, Event, Span

WORDS: Final = "attribution.toml"
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]*\d)")
_WORD = re.compile(r"[\w’'-]+")
_DAYS: Final = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_CLAUSE = 90
"""Words before a verb are sought among so many characters."""
_LONGEST = 700
"""No sentence of prose is longer: what is may be a list, or text without marks, in which nothing can be told apart."""
_LEAD = 2
"""So many sentences after the first may be the lead still: a headline and a date may stand before it."""
_OLD = timedelta(days=31)
_HISTORY = 5000
"""More losses than one event of the news has."""


def listed(table: str, key: str = "words") -> tuple[str, ...]:
    """A list of words of the lexicon."""
    return tuple(parsed(WORDS)[table][key])


class Attributions:
    """Which sentences of an article name somebody who says so, be it in words that no claim was read from."""

    def __init__(self, copy: Copy) -> None:
        self._copy: Final = copy
        self._sayings: Final = Sayings(copy)
        self._starts: Final = [span.start for span in copy.sentences]
        self._known: Final[dict[int, bool]] = {}

    def within(self, span: Span) -> bool:
        """Whether the sentence of ``span`` does."""
        return self._names(bisect_right(self._starts, span.start) - 1)

    def near(self, span: Span) -> bool:
        """Whether the sentence of ``span`` or the one before it does, or the one after a lead; the headline is none of them."""
        at = bisect_right(self._starts, span.start) - 1
        return any(self._names(each) for each in range(max(0, at - 1), min(at + 1 + self._leads(at), len(self._starts))))

    def around(self, span: Span) -> bool:
        """Whether the sentence of ``span``, the one before it or the one after it does."""
        at = bisect_right(self._starts, span.start) - 1
        following = at + 1
        while following < len(self._starts) and self._copy.sentences[following].text == self._copy.sentences[at].text:
            following += 1
        return self.near(span) or (following < len(self._starts) and self._names(following))

    def _leads(self, at: int) -> bool:
        """Whether the sentence is one of the first of the body, whose source often follows."""
        return at < bisect_right(self._starts, self._copy.body) + _LEAD

    def _names(self, at: int) -> bool:
        if at not in self._known:
            sentence = self._copy.sentences[at]
            self._known[at] = sentence.start >= self._copy.body and (
                self._sayings.within(sentence.start, sentence.end)
                or bool(wording(listed("attributed")).search(self._copy.text, sentence.start, sentence.end))
            )
        return self._known[at]


class News:
    """Which of the events that an article tells itself are news, and which of them others are said to tell too."""

    def __init__(self, copy: Copy) -> None:
        self._copy: Final = copy
        years = _YEAR.findall(copy.text)
        self._year: Final[str] = (copy.document.published or max(years, default=""))[:4]
        others = [event for claim in copy.attributed if claim.source.kind != "missing" for event in claim.events]
        self._figures: Final = {(_family(each), self._figure(each)) for each in others}
        self._where: Final = {(each.type, name) for each in others for name in self._names(each)}

    def is_news(self, event: Event) -> bool:
        """Whether ``event`` is told in prose of the body as news of these days: not as history, and in no headline or list."""
        copy = self._copy
        text = copy.sentence(event.trigger.start).text
        if len(text) > _LONGEST or copy.in_title(event.trigger) or _titled(text) or (copy.title and copy.title.text in text):
            return False
        if self.other_year(text) or wording(listed("background")).search(text) or self._old(event):
            return False
        figure = self._figure(event)
        return figure is None or figure < _HISTORY

    def other_year(self, text: str) -> bool:
        """Whether ``text`` names a year that is not the article's; of more than a sentence only the beginning counts."""
        return bool(set(_YEAR.findall(text[:_LONGEST])) - {self._year})

    def told_by_others(self, event: Event) -> bool:
        """Whether somebody is said to tell of the same event: the same figure, or the same kind in a sentence that shares a name."""
        figure = self._figure(event)
        if figure is not None and (_family(event), figure) in self._figures:
            return True
        return any((event.type, name) in self._where for name in self._names(event))

    def _figure(self, event: Event) -> float | None:
        number = self._copy.numbers.get(event.number or "")
        return number.value if number else None

    def _names(self, event: Event) -> set[str]:
        """Words with a capital in the sentence of ``event``, but for the first."""
        words = _WORD.findall(self._copy.sentence(event.trigger.start).text[:_LONGEST])[1:]
        return {word for word in words if word[0].isupper() and len(word) > 3} - _DAYS

    def _old(self, event: Event) -> bool:
        time = self._copy.times.get(event.time or "")
        published = self._copy.document.published
        if time is None or time.end is None or published is None:
            return False
        return date.fromisoformat(time.end) < date.fromisoformat(published) - _OLD


def is_fighting(copy: Copy, span: Span) -> bool:
    """Whether the sentence of ``span`` tells of armed conflict, rather than of a quarrel, a crime or an accident."""
    return bool(wording(listed("fighting")).search(copy.sentence(span.start).text[:_LONGEST]))


def is_asserted(copy: Copy, trigger: Span) -> bool:
    """Whether the words that tell an event assert it as news.

    They do as the verb of a main clause ("seized the town"), as a participle with an object ("killing two guards"), and as a noun
    with a verb of hitting after it ("airstrikes also hit the port"); not in "who seized", "the raid", "people killed in".
    """
    words = _WORD.findall(trigger.text.lower())
    sentence = copy.sentence(trigger.start)
    clause = re.split(r"[,;:()–—]", copy.text[max(sentence.start, trigger.start - _CLAUSE) : trigger.start])[-1]
    before = _WORD.findall(clause.lower())
    after = _WORD.findall(copy.text[trigger.end : min(sentence.end, trigger.end + 40)].lower())[:3]
    if not words or set(before) & set(listed("presupposed")):
        return False
    if words[0] in listed("hitting", "participles"):
        return before[-1:] not in _GERUND and bool(after) and after[0] not in listed("presupposed", "following")
    if not _is_verb(words[0]):
        return before[-1:] not in _REFERRING and any(word in listed("hitting") for word in after[:2])
    passive = not after or after[0] in (*listed("presupposed"), *listed("presupposed", "following"))
    aided = bool(set(before[-4:]) & set(listed("presupposed", "auxiliaries")))
    return bool(before) and (aided or not (passive and len(words) == 1))


_STANDING: Final = frozenset(("who", "which", "that", "he", "she", "it", "they", "his", "her", "its", "their"))
_GERUND: Final = [
    [word] for word in ("of", "for", "by", "in", "from", "the", "at", "with", "about", "on", "his", "their", "and")
]
_REFERRING: Final = [["the"], ["these"], ["those"], ["this"], ["that"]]


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in {
        "took", "fell", "hit", "struck", "shot", "taken", "overran", "broke", "broken", "blew", "fled", "driven", "drove", "lost",
    }  # fmt: skip


def _titled(text: str) -> bool:
    """Whether most words have a capital, as in a headline that the body repeats."""
    words = [word for word in _WORD.findall(text) if len(word) > 3 and word[0].isalpha()]
    return bool(sum(word[0].isupper() for word in words) > 0.6 * len(words))


def _family(event: Event) -> str:
    return event.type.partition(".")[0]


def speaker(copy: Copy, claim: Claim) -> str:
    """What to call the source in a message: its words, or the name of whom a word such as "who" stands for."""
    words, actor = " ".join(claim.source.text.split()), copy.speaker(claim)
    return " ".join(actor.name.split()) if actor and words.lower() in _STANDING else words


def stems(texts: Iterable[str]) -> set[str]:
    """The first five letters of the longer words: enough to tell whether two texts speak of the same thing."""
    return {word[:5].lower() for text in texts for word in _WORD.findall(text) if len(word) > 5}
