"""LEX003: a label such as "terrorist" or "regime" that is not attributed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.sourcing import thing
from reportedly.model import Span
from reportedly.model.diagnostic import Related

_REGIME: Final = re.compile(
    r"(?<![\w-])(?!(?:The|This|That|A|As|Huge|New|Since|When|While|On|In|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Schengen|Visa|Tax|Sanctions)\s)"
    r"(?:[A-Z][\w’'-]+\s+regime(?!\s+(?:change|of))|[Pp]ro-regime|[Aa]nti-regime|(?<=[Tt]he\s)regime(?=[’'s]{0,2}\s)(?!\s+(?:change|of|for|that|which|will|under))"
    r"|[Rr]egime\s+(?:forces|troops|warplanes|army|soldiers|aircraft|fighters|airstrikes|helicopters|air|shelling|strikes|raids|jets))(?![\w-])"
)
_SPEECH: Final = re.compile(
    r"\b(?:said|says?|saying|told|tells?|according\s+to|claim(?:s|ed|ing)?|report(?:s|ed|ing)|announc(?:e|es|ed|ing)|called?|calls|calling|"
    r"describ(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|denounc(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|label(?:s|l?ed)|vow(?:s|ed)|added|"
    r"stat(?:es|ed)|wrote|quot(?:ed|ing)|warn(?:s|ed)?|insist(?:s|ed)|declar(?:es|ed)|argu(?:es|ed))\b"
)
"""In a sentence with one of these somebody's words may be told that no claim was read from."""
_HEADED: Final = re.compile(
    r":|\b(?:says?|said|tells?|calls?|claims?|reports?|warns?|vows?|accus\w+|denounces?|monitors?|ngo|state media|army|ministry)\b",
    re.I,
)
_REACH: Final = 400
"""Where a sentence is longer, somebody who speaks is sought so far on either side."""
_MOST: Final = 12
"""Other uses of a label that a finding points at."""


def find(copy: Copy) -> Iterator[Finding]:
    """Labels in the outlet's own voice, each of them once, with its other uses beside it."""
    uses: dict[str, list[Span]] = {}
    words = parsed("terms.toml")["labels"]
    for pattern in (wording(tuple(words["plain"])), _REGIME):
        for span in copy.find(pattern):
            if _is_label(copy, span, pattern is _REGIME) and _is_own(copy, span):
                uses.setdefault(_family(span.text), []).append(span)
    for spans in uses.values():
        first, *more = sorted(spans)
        yield Finding(
            first,
            f"“{' '.join(first.text.split())}” is a label that judges, in the article's own voice",
            "Who calls them so, and what plain word says what they are or did?",
            tuple(Related(span, "the same label again") for span in more[:_MOST]),
        )


def _is_label(copy: Copy, span: Span, regime: bool) -> bool:
    """Whether the words label somebody here: not in a name, a compound or after words that keep a distance."""
    words = parsed("terms.toml")["labels"]
    before = re.search(r"(?<![\w’'])([\w’']++)[\s-]++$", copy.text[max(0, span.start - 40) : span.start])
    after = re.match(r"[\s-]+(\w+)", copy.text[span.end : span.end + 40])
    begins = copy.sentence(span.start).start == span.start
    if copy.text[max(0, span.start - 1) : span.start] == "-" or copy.text[span.end : span.end + 1] == "-":
        return False
    if not regime and not span.text.islower() and not begins and not copy.in_title(span):
        return False
    if before and before.group(1).lower() in words["before"]:
        return False
    if after is None:
        return True
    named = after.group(1)[0].isupper() and not copy.in_title(span) and not span.text[:1].isupper()
    return after.group(1).lower() not in words["after"] and not (
        named and not regime and not span.text.endswith(("s", "group"))
    )


def _is_own(copy: Copy, span: Span) -> bool:
    """Whether the outlet itself uses the words: in no quotation and no content, in no sentence that tells somebody's words.

    What it calls a speaker is its own word: "terrorists said" labels them.
    """
    if not copy.own_voice(span):
        return False
    if copy.in_title(span):
        return copy.title is not None and not _HEADED.search(copy.title.text)
    sentence = copy.sentence(span.start)
    if copy.title and " ".join(copy.title.text.split()) in " ".join(sentence.text.split()):
        return False  # the headline again
    claims = [
        claim
        for claim in copy.attributed
        if claim.source.kind != "missing" and not thing(claim) and any(_meet(each, sentence) for each in claim.spans)
    ]
    if any(each.start <= span.start < each.end for claim in claims for each in claim.source.spans):
        return True
    start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    return not claims and not _SPEECH.search(copy.text, start, end)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _family(words: str) -> str:
    """What two forms of one label share: "terrorist" and "terrorist groups", "regime forces" and "regime troops"."""
    low = " ".join(words.lower().split())
    if "regime" in low:
        return "regime"
    return re.split(r"(?:s| groups?)$", low)[0]


RULE = Rule(
    "LEX003",
    "unattributed-label",
    "lexical",
    marks="A label that judges, such as “terrorists”, “extremist group”, “puppet government”, “the regime” or somebody's “regime”, in "
    "the outlet's own voice: in a sentence in which nobody's words are told, in what the article calls a speaker, or in a headline "
    "without a source. Each label once, with its other uses beside it.",
    why="Such a word takes a stand; attributed to the one who uses it, or replaced by what was done, it informs.",
    reference="BBC Editorial Guidelines 11.3.5–6 (section number differs by edition)",
    severity="warning",
    find=find,
    bad=(
        Example(
            "Soldiers reached the village of Orlen on Monday. The terrorists had left the valley the night before, and the road to "
            "the town was open again.",
            ("terrorists",),
        ),
        Example(
            "Regime warplanes bomb Orlen\n\nWarplanes bombed the town of Orlen on Monday, residents said. The regime has stepped "
            "up its raids since May, and the road to the coast is closed.",
            ("Regime warplanes",),
        ),
    ),
    good=(
        Example(
            "Soldiers reached the village of Orlen on Monday. The counter-terrorism police opened an inquiry. The minister, Ada "
            "Brenn, called the gunmen “terrorists”."
        ),
        Example(
            "Parliament changed the tax regime on Monday. The new regime for visas begins in June, the minister, Ada Brenn, said."
        ),
    ),
    confidence=0.9,
    limits="Where the reader misses an attribution, a label that somebody else uses is marked; in a sentence that tells somebody's "
    "words, one that the outlet adds is not.",
)
