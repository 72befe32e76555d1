"""What rules ask about events that parties dispute: whether the outlet asserts one as news, and whether anybody is named for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.sourcing import Stretches, thing
from reportedly.model import Claim, Event, Span

WORDS: Final = "attribution.toml"
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]*\d)")
_BARE = re.compile(r"\b(?:in|of)\s+(?:19|20)\d\d\b")
"""A year so told is none of the news, where the day of the article is unknown."""
_SEEN = re.compile(
    r"\b(?:reporter|correspondent|journalist|photographer)s?\b[^.]{0,60}\b(?:saw|seen|watched|witnessed|heard)\b"
)
_WORD = re.compile(r"[\w’'-]+")
_CLAUSE = 90
"""Words before a verb are sought among so many characters."""
_SINCE: Final = re.compile(r"\bsince\b[^.;:]{0,70}", re.IGNORECASE)
"""What goes on since another year is news still."""
_DATED: Final = re.compile(
    r"\b(?!since\b)\w+\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?((?:19|20)\d\d)\b"
)
_LONGEST = 700
"""No sentence of prose is longer: what is may be a list, or text without marks, in which nothing can be told apart."""
_HEADLINE = 150
"""No headline is longer."""
_LEAD = 2
"""So many sentences after the first may be the lead still: a headline and a date may stand before it."""
_HEAD = 3
"""So many sentences at the head of the body tell the news."""
_SHARE = 0.2
"""An article is about losses and fighting where so many of its sentences tell of them."""
_FAMILIES: Final = ("casualties", "attack", "control", "ceasefire")


def listed(table: str, key: str = "words") -> tuple[str, ...]:
    """A list of words of the lexicon."""
    return tuple(parsed(WORDS)[table][key])


def body(copy: Copy) -> int:
    """Where the body begins; a short first paragraph of one sentence is a headline too, where none was told apart."""
    if copy.title is not None or len(copy.layout.paragraphs) < 2:
        return copy.body
    start, end = copy.layout.paragraphs[0]
    return end if end - start <= _HEADLINE and len(copy.sentences) > 1 and copy.sentences[1].start >= end else 0


class Attributions:
    """Which sentences of an article name somebody who says so, be it in words that no claim was read from."""

    def __init__(self, copy: Copy) -> None:
        self._copy: Final = copy
        self._body: Final = body(copy)
        self._starts: Final = [span.start for span in copy.sentences]
        self._words: Final = [span.start for span in copy.find(wording(listed("attributed"))) if span.start >= copy.body]
        self._hedges: Final = [
            span.start for span in copy.find(wording(listed("attributed", "hedges"))) if span.start >= copy.body
        ]
        spoken = [claim for claim in copy.attributed if claim.source.kind != "missing" and not thing(claim)]
        acts = frozenset(listed("attributed", "acts"))
        told = [claim for claim in spoken if claim.cue is None or claim.cue.lemma not in acts]
        self._told: Final = Stretches((span.start, span.end) for claim in told for span in claim.spans)
        self._contents: Final = Stretches((span.start, span.end) for claim in spoken for span in claim.contents)
        self._turns: Final = re.compile(rf"(?:and |but )?{wording(listed('background', 'turns')).pattern}", re.IGNORECASE)

    def within(self, span: Span) -> bool:
        """Whether the sentence of ``span`` does, or a claim tells ``span``."""
        at = bisect_right(self._starts, span.start) - 1
        return self._contents.holds(span.start) or self._names(at) or self._worded(self._hedges, at)

    def near(self, span: Span) -> bool:
        """Whether the sentence of ``span`` or the one before it does, or the one after tells of a reporter who saw it."""
        at = bisect_right(self._starts, span.start) - 1
        if self.within(span) or (at > 0 and self._names(at - 1)):
            return True
        return at + 1 < len(self._starts) and _SEEN.search(self._copy.sentences[at + 1].text) is not None

    def carried(self, span: Span) -> bool:
        """Whether the sentence of ``span`` does, or the one before it and the sentence does not turn to another event."""
        at = bisect_right(self._starts, span.start) - 1
        if self.within(span):
            return True
        return at > 0 and self._names(at - 1) and not self._turns.match(self._copy.text, self._starts[at])

    def follows(self, span: Span, about: re.Pattern[str] | None = None) -> bool:
        """Whether the sentence after that of ``span`` does, and where ``about`` is given, has such words."""
        following = bisect_right(self._starts, span.start)
        while (
            following < len(self._starts)
            and self._copy.sentences[following].text == self._copy.sentences[following - 1].text
        ):
            following += 1
        if following >= len(self._starts) or not self._names(following):
            return False
        return about is None or about.search(self._copy.sentences[following].text) is not None

    def leads(self, span: Span) -> bool:
        """Whether ``span`` stands at the head of the body, whose source often follows."""
        return self._leads(bisect_right(self._starts, span.start) - 1)

    def _leads(self, at: int) -> bool:
        return at < bisect_right(self._starts, self._copy.body) + _LEAD

    def _names(self, at: int) -> bool:
        sentence = self._copy.sentences[at] if 0 <= at < len(self._starts) else None
        if sentence is None or sentence.start < self._body:
            return False
        return self._worded(self._words, at) or self._told.meets(sentence.start, sentence.end)

    def _worded(self, offsets: list[int], at: int) -> bool:
        first = bisect_left(offsets, self._starts[at]) if at >= 0 else len(offsets)
        return first < len(offsets) and offsets[first] < self._copy.sentences[at].end


class News:
    """Which of the events that an article tells itself are news, and which of them others are said to tell too."""

    def __init__(self, copy: Copy) -> None:
        self._copy: Final = copy
        years = _YEAR.findall(copy.text)
        self._dated: Final = copy.document.published is not None
        self._year: Final[str] = (copy.document.published or max(years, default=""))[:4]
        others = [event for claim in copy.attributed if claim.source.kind != "missing" for event in claim.events]
        self._figures: Final = {(_family(each), self._figure(each)) for each in others}
        self._starts: Final = [span.start for span in copy.sentences]
        self._head: Final = bisect_right(self._starts, copy.body) + _HEAD
        fighting = {
            bisect_right(self._starts, told.event.trigger.start)
            for told in copy.contested
            if _family(told.event) in _FAMILIES
        }
        self._of_losses: Final = len(fighting) >= max(_HEAD, _SHARE * len(self._starts))

    def is_prose(self, span: Span) -> bool:
        """Whether the sentence of ``span`` is one of the body, no list and no headline, and tells of no other year or time."""
        copy = self._copy
        text = copy.sentence(span.start).text
        if len(text) > _LONGEST or copy.in_title(span) or _titled(text) or (copy.title and copy.title.text in text):
            return False
        recent = wording(listed("background", "recent"))
        if recent.search(text):
            return not any(match.group(1) != self._year for match in _DATED.finditer(text))
        told = _SINCE.sub("", text)
        if self.other_year(told) or wording(listed("background")).search(told):
            return False
        before = copy.sentence_before(span.start)
        return before is None or not self.other_year(_SINCE.sub("", before.text))

    def other_year(self, text: str) -> bool:
        """Whether ``text`` names a year that is not the article's; of more than a sentence only the beginning counts."""
        years = set(_YEAR.findall(text[:_LONGEST]))
        return bool(years - {self._year}) or (bool(years) and not self._dated and _BARE.search(text[:_LONGEST]) is not None)

    def is_fresh(self, span: Span) -> bool:
        """Whether the sentence of ``span`` is prose of these days: it says so, leads, or the article is about such things."""
        copy = self._copy
        if not self.is_prose(span):
            return False
        sentence = copy.sentence(span.start)
        if (
            wording(listed("background", "recent")).search(sentence.text)
            or bisect_right(self._starts, span.start) <= self._head
        ):
            return True
        return self._of_losses

    def counted_by_others(self, value: float | None) -> bool:
        """Whether somebody is said to give the same figure of losses."""
        return ("casualties", value) in self._figures

    def _figure(self, event: Event) -> float | None:
        number = self._copy.numbers.get(event.number or "")
        return number.value if number else None


def of_fighting(copy: Copy) -> bool:
    """Whether any word of the article tells of armed conflict."""
    return wording(listed("fighting")).search(copy.text) is not None


def is_fighting(copy: Copy, span: Span) -> bool:
    """Whether the sentence of ``span`` tells of armed conflict, rather than of a quarrel, a crime or an accident."""
    return wording(listed("fighting")).search(copy.sentence(span.start).text[:_LONGEST]) is not None


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
    if not words or before[-1:] == ["to"] or (set(before) & set(listed("presupposed")) and not _introduced(before)):
        return False
    if words[0] in listed("hitting", "participles"):
        return before[-1:] not in _GERUND and bool(after) and after[0] not in listed("presupposed", "following")
    if not _is_verb(words[0]):
        return before[-1:] not in _REFERRING and any(word in listed("hitting") for word in after[:2])
    if words[0] in _WITHOUT_OBJECT:
        return bool(before)
    passive = not after or after[0] in (*listed("presupposed"), *listed("presupposed", "following"))
    aided = bool(set(before[-4:]) & set(listed("presupposed", "auxiliaries")))
    return bool(before) and (aided or not (passive and len(words) == 1))


def _introduced(before: list[str]) -> bool:
    """Whether a relative clause tells something new, of a thing that is first named: "an airstrike which killed"."""
    return (
        before[-1:] in (["that"], ["which"])
        and bool(set(before[-7:-1]) & {"a", "an", "another"})
        and not set(before[:-1]) & set(listed("presupposed"))
    )


_WITHOUT_OBJECT: Final = frozenset(
    ("died", "fell", "fled", "advanced", "entered", "retreated", "withdrew", "resumed", "collapsed")
)
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
    words = " ".join(claim.source.text.split()).removesuffix("’s").removesuffix("'s")
    actor = copy.speaker(claim)
    return " ".join(actor.name.split()) if actor and words.lower() in _STANDING else words


def stems(texts: Iterable[str]) -> set[str]:
    """The first five letters of the longer words: enough to tell whether two texts speak of the same thing."""
    return {word[:5].lower() for text in texts for word in _WORD.findall(text) if len(word) > 5}
