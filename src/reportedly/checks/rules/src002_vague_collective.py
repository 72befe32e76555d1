"""SRC002: a vague collective as source ("Western analysts", "observers", "the international community")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import WORDS, after, by_source, listed, word_before, words
from reportedly.model import Claim, Span

_NAMED_NEXT = 2
"""A collective of which one speaks by name in its sentence or so many after it is not vague."""
_LEAD = 3
"""In the first sentences of an article it is not, where one of its trade speaks by name anywhere below."""
_REACH = 300
_SHORT = 4
"""Shorter words are no trade: "was", "its"."""
_LONGEST = 14
"""A source of more words tells something."""
_WRITTEN = re.compile(r"(?<![’'.-])[’'.-]*+\w++(?:[’'.-]++\w++)*+")
_DIRECT = re.compile(r"\s+(?:(?:have|has|are|were|had|also|even|now|to|long|already|still|to)\s+){0,3}", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)
_KINDS = ("collective", "anonymous", "organisation")
_TOLD = re.compile(
    r"(?:at|in|with|within|of|for|on|and|or|who|whose|from|near|inside|outside|close|familiar|around|across|here|there|polled|surveyed"
    r"|interviewed|asked|contacted|quoted|cited|such|including|like)\b"
    r"|['’]s\b|,\s+(?:a|an|the|one|all|both|including|such)\s|[(,]\s*[A-Z]|[-–—]"
)
"""What comes after a collective and tells more of it."""
_BEFORE = ("of", "the", "these", "those", "his", "her", "their", "our", "my", "your", "its", "and", "or", "than", "as")
_UNNAMED = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
_PRONOUNS = ("he", "she", "they", "it", "who", "i", "we", "you", "one", "others", "some", "many")
_POINTING = ("the", "they", "these", "those", "such", "both", "all", "his", "her", "their", "its", "our", "my")
_NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][a-z]+|^(?!The\b|An?\b|One\b)[A-Z][\w’'-]+\s+(?:[A-Z]\.\s+)?[A-Z]")

_NAMED = re.compile(r"(?:[A-Z]\S*\s+)+and\s+(?:its|his|her|their)\s")
"""Somebody who is named, with those who are not: "Arden and its allies"."""


def find(copy: Copy) -> Iterator[Finding]:
    """Collectives that say or think something, of which neither a name nor a number nor a body is told."""
    others = by_source(copy)
    for span, claim in sorted(_sources(copy), key=lambda each: each[0]):
        if not _named(copy, others, span) and not _counted(copy, span):
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” does not say who they are or how many",
                "Who are they, how many were asked, and can one of them be named?",
                claim=claim.id if claim else None,
            )


def _sources(copy: Copy) -> Iterator[tuple[Span, Claim | None]]:
    """Every vague collective that speaks once: those that the reader took for a source, and those before a word of saying."""
    seen: set[int] = set()
    for claim in copy.attributed:
        if claim.source.kind not in _KINDS or len(claim.source.spans) != 1 or not _says(claim):
            continue
        span = claim.source.spans[0]
        if span.end in seen or copy.quoted(span) or copy.in_title(span) or not _vague(span.text):
            continue
        if words(span.text)[-1] in listed("vague", "alone") and not _at_once(copy, span, claim):
            continue
        seen.add(span.end)
        yield span, claim
    for match in _speaking().finditer(copy.text, copy.body):
        span = copy.span(*match.span(1))
        if span.end not in seen and not copy.quoted(span) and _vague(span.text) and word_before(copy, span.start) != "who":
            before = copy.text[max(0, span.start - 2) : span.start].strip()
            if (not before and not _of_a_name(copy, span.start)) or before in (".", ",", "”", ":", ";"):
                seen.add(span.end)
                yield span, None


@cache
def _speaking() -> re.Pattern[str]:
    """A vague collective right before a word of saying."""

    def any_of(key: str, *more: str) -> str:
        return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in (*listed("vague", key), *more))

    expert = rf"(?:(?:{any_of('qualities')})\s+){{0,4}}(?:{any_of('heads', 'activists')})"
    many = rf"(?:{any_of('quantities')})\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,2}}(?:{any_of('people')})"
    return re.compile(
        rf"(?<![\w’'-])(?i:({expert}|{many})(?=\s+(?:also\s+|often\s+|even\s+|have\s+also\s+|now\s+)?(?:{any_of('spoken')})\b))"
    )


def _of_a_name(copy: Copy, offset: int) -> bool:
    """Whether the word before ``offset`` belongs to the collective and was not read with it: "Pentagon", "two"."""
    before = re.search(r"(\S+)\s+$", copy.text[max(0, offset - 40) : offset])
    known = (
        "that",
        "but",
        "while",
        "as",
        "when",
        "because",
        "though",
        "although",
        "what",
        "which",
        "if",
        "where",
        "yet",
        "since",
    )
    return before is not None and before.group(1).lower() not in known and before.group(1)[-1] not in ".,:;”"


def _says(claim: Claim) -> bool:
    """Whether the cue tells what they say or think, and not what they feel, want or do."""
    if claim.cue is None or claim.cue.lemma.lower() not in listed("vague", "saying"):
        return False
    if claim.cue.lemma.lower() == "agree" and claim.contents and claim.contents[0].text.startswith("to "):
        return False  # they will do it
    return not any(each in listed("vague", "unsaid") for each in words(claim.cue.text))


def _at_once(copy: Copy, span: Span, claim: Claim) -> bool:
    """Whether "some" or "many" speak in the very next words: "some say", not "some leave and say", nor "some said" of those before."""
    assert claim.cue is not None
    start = claim.cue.spans[0].start
    if claim.cue.text.lower() in ("said", "told"):
        return False
    return span.end <= start and bool(_DIRECT.fullmatch(copy.text, span.end, start))


def _vague(text: str) -> bool:
    if _NAMED.match(text):
        return False
    found = words(text)
    whole = " ".join(found)
    if not found or len(found) > _LONGEST:
        return False
    if whole in listed("vague", "whole") or whole in listed("vague", "alone"):
        return True
    if found[0] in _POINTING or _told_of(text):
        return False
    return _people(found, text) or _trade(found, text)


def _told_of(text: str) -> bool:
    """Whether the words of the source describe it themselves: "who", "in", a name in commas."""
    return bool(re.search(r",|\s(?:who|whose|in|at|from|with|including|like|such|on|whom|close|familiar)\s", text))


def _people(found: tuple[str, ...], text: str) -> bool:
    """Whether it is a number of people that is no number: "many residents", "some of her supporters", "most Velnians"."""
    if found[0] not in listed("vague", "quantities") or len(found) < 2:
        return False
    written = text.split()
    head = next((at for at, word in enumerate(found) if word in listed("vague", "people")), None)
    if head is None:
        last = written[-1]
        return (
            len(found) <= 4
            and last[:1].isupper()
            and last.endswith("s")
            and all(each[:1].islower() for each in written[1:-1])
        )
    rest = found[head + 1 :]
    return head <= 5 and (not rest or rest[0] in ("of", "and", "or") or found[head] in listed("vague", "of"))


def _trade(found: tuple[str, ...], text: str) -> bool:
    """Whether it is experts, observers, critics or officials of everywhere."""
    everywhere = listed("vague", "everywhere")
    written = _WRITTEN.findall(text)
    for at, word in enumerate(found):
        rest = found[at + 1 :]
        known = all(_quality(word, written[each]) for each, word in enumerate(found[:at]))
        if word in listed("vague", "of") and (not rest or rest[:1] == ("of",)):
            return known or (at <= 3 and not rest)
        if rest or not known:
            continue
        if (
            word in listed("vague", "heads")
            or (word in listed("vague", "partisans") and not text[0].islower())
            or word == "activists"
        ):
            return True
        before = found[:at]
        if word in listed("vague", "bodies") and before:
            kinds = listed("vague", "kinds")
            return before[-1] in kinds or " ".join(before[-2:]) in kinds
        if word in listed("vague", "powers") and before:
            return before[-1] in everywhere
        if word in listed("vague", "partisans"):
            return True
    return False


def _quality(word: str, written: str) -> bool:
    """Whether ``word`` before a head names nobody: a word of the list, or the adjective of a country or a party."""
    if word in listed("vague", "qualities") or word.startswith(("anti-", "pro-")):
        return True
    return written[:1].isupper() and bool(re.search(rf"{_belonging()}\Z", written))


def _belonging() -> str:
    """The endings of adjectives of countries and parties, as a regular expression."""
    return str(parsed(WORDS)["vague"]["belonging"])


def _counted(copy: Copy, span: Span) -> bool:
    """Whether the sentence or the one before tells of a poll or of those who were asked."""
    sentence = copy.sentence(span.start)
    before = copy.sentence_before(span.start)
    begin = before.start if before else sentence.start
    if wording(listed("vague", "counted")).search(copy.text, begin, sentence.end):
        return True
    return bool(_SHARE.search(copy.text, sentence.start, sentence.end))


def _named(copy: Copy, others: list[tuple[int, Claim]], span: Span) -> bool:
    """Whether the words around ``span`` tell more of the collective, or one of its members speaks by name soon after it."""
    sentence = copy.sentence(span.start)
    rest = after(copy, span.end, sentence.end)
    if word_before(copy, span.start) in _BEFORE or _TOLD.match(rest):
        return True
    if wording(listed("vague", "names")).search(copy.text, span.start, min(sentence.end, span.end + 200)):
        return True
    sentences = copy.layout.sentences
    at = bisect_left(sentences, (sentence.start, sentence.end))
    first = bisect_left(sentences, (copy.body, copy.body))
    if not sentences:
        return False
    near = sentences[min(at + _NAMED_NEXT, len(sentences) - 1)][1]
    end = len(copy.text) if at < first + _LEAD else near
    begin = max(copy.body, sentences[max(0, at - 1)][0])
    for start, other in others[bisect_left(others, begin, key=lambda each: each[0]) :]:
        if start >= end:
            break
        if start == span.start or other.source.kind not in ("person", "organisation", "named media", "document"):
            continue
        if _member(copy, other, span, near=span.start < start < near) or _beside(copy, other, sentence):
            return True
    return False


def _beside(copy: Copy, claim: Claim, sentence: Span) -> bool:
    """Whether who says ``claim`` is quoted by name in the sentence before or speaks in the one after, and is not told of here."""
    sentences = copy.layout.sentences
    at = bisect_left(sentences, (sentence.start, sentence.end))
    begin, end = sentences[max(0, at - 1)][0], sentences[min(at + 1, len(sentences) - 1)][1]
    source, actor = claim.source.spans[0], copy.speaker(claim)
    if claim.source.kind != "person" or not begin <= source.start < end or not _has_name(copy, claim):
        return False
    if claim.cue is not None and claim.cue.force in ("denying", "doubting"):
        return False
    if source.start < sentence.start and claim.quotation != "direct":
        return False
    mentions = actor.mentions if actor else ()
    return not any(sentence.start <= mention.span.start < sentence.end for mention in mentions)


def _member(copy: Copy, claim: Claim, span: Span, near: bool) -> bool:
    """Whether who says ``claim`` is named and may be one of ``span``.

    Right after it, anyone named for the first time is, who does not deny or doubt what they said; elsewhere only one whom the article
    calls by their trade.
    """
    if not _has_name(copy, claim):
        return False
    actor = copy.speaker(claim)
    first = actor.mentions[0].span.start if actor and actor.mentions else claim.source.spans[0].start
    new = first > span.start
    denying = claim.cue is not None and claim.cue.force in ("denying", "doubting")
    if near and new and not denying:
        return claim.source.kind == "person" or any(each in listed("vague", "joined") for each in words(span.text))
    if claim.source.spans[0].start > span.start and not new:
        return False
    return _called_so(copy, span, claim.source.spans[0].start) or _called_so(copy, span, first)


def _has_name(copy: Copy, claim: Claim) -> bool:
    """Whether who says ``claim`` has a name, in its source or anywhere in the article; "one activist from Sarn" has none."""
    source = claim.source.spans[0].text
    if source.lower() in ("who", "which", "that", "they"):
        return False
    if _UNNAMED.match(source):
        return bool(re.search(r",\s+[A-Z]", source))
    if _NAME.search(source) or (len(words(source)) == 1 and source[:1].isupper() and words(source)[0] not in _PRONOUNS):
        return True
    actor = copy.speaker(claim)
    return actor is not None and any(
        _NAME.search(mention.span.text) and not _UNNAMED.match(mention.span.text) for mention in actor.mentions[:3]
    )


def _called_so(copy: Copy, span: Span, offset: int) -> bool:
    """Whether the words beside ``offset`` call somebody what ``span`` calls the collective, or name the trade of an expert."""
    sentence = copy.layout.sentence(offset) or (offset, offset)
    near = max(sentence[0], offset - _REACH), min(sentence[1], offset + _REACH)
    head = words(span.text)
    if any(each in listed("vague", "experts") for each in head):
        return bool(wording(listed("vague", "members")).search(copy.text, *near))
    singular = tuple(each.removesuffix("s") for each in head if each.endswith("s") and len(each) > _SHORT)
    return bool(singular) and bool(wording(singular).search(copy.text, *near))


RULE = Rule(
    "SRC002",
    "vague-collective",
    "sourcing",
    marks="A collective that says or thinks something, of which neither a name nor a number nor a body is given: “analysts say”, "
    "“Western diplomats”, “critics of the plan”, “many residents”, “some believe”. Silent where one of them speaks by name in the "
    "same sentence or the two after it, where one of the same trade does in the sentence before it or, after a lead, anywhere below, "
    "and where a poll is told of.",
    why="Nobody can ask “analysts” whether they said it, and a reader can't tell two of them from two hundred.",
    reference="Wikipedia, Manual of Style, Words to watch: unsupported attributions",
    severity="info",
    find=find,
    confidence=0.92,
    bad=(
        Example(
            "The government of Velnia raised interest rates on Tuesday for the third time this year. Western analysts said the "
            "step would slow growth. The central bank meets again in May.",
            ("Western analysts",),
        ),
        Example(
            "The port of Sarn reopened on Monday after a strike of nine days. Critics say the agreement will not last. Work on "
            "the docks began at noon.",
            ("Critics",),
        ),
        Example(
            "The city of Sarn will pave the old market. Many residents believe that the work will take years. It begins on Monday.",
            ("Many residents",),
        ),
        Example(
            "The water in the lake of Sarn turned green on Friday. The city has closed the beach. Some have said that the paper "
            "mill is to blame. The mill makes no statements.",
            ("Some",),
        ),
    ),
    good=(
        Example(
            "The city of Sarn will pave the old market. Many residents believe that the work will take years. “My shop will not live "
            "through it,” said Mara Tolen, who sells shoes there."
        ),
        Example(
            "The city of Sarn asked its people about the market in a survey. Many residents believe that the work will take years."
        ),
        Example(
            "The government of Velnia raised interest rates on Tuesday for the third time this year. Two analysts at the Bank of "
            "Sarn said the step would slow growth."
        ),
        Example(
            "The port of Sarn reopened on Monday after a strike of nine days. Residents of the old town said the noise had come "
            "back at once."
        ),
    ),
    limits="Knows collectives by lists of words; “some” and “many” may go back to people told of before. Bare “officials”, "
    "“residents” and “witnesses” are left alone, and so is a collective with a place.",
)
