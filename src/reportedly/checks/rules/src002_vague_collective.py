"""SRC002: a vague collective as source ("Western analysts", "observers", "the international community")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.checks.expressions import raw
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, words
from reportedly.checks.sourcing import after, by_source, word_before
from reportedly.model import Claim, Language, Span
from reportedly.model.language import compiled

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


def find(scene: Scene) -> Iterator[Finding]:
    """Collectives that say or think something, of which neither a name nor a number nor a body is told."""
    others = by_source(scene)
    for span, claim in sorted(_sources(scene), key=lambda each: each[0]):
        if not _named(scene, others, span) and not _counted(scene, span):
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” does not say who they are or how many",
                "Who are they, how many were asked, and can one of them be named?",
                claim=claim.id if claim else None,
            )


def _sources(scene: Scene) -> Iterator[tuple[Span, Claim | None]]:
    """Every vague collective that speaks once: those that the reader took for a source, and those before a word of saying."""
    seen: set[int] = set()
    for claim in scene.attributed:
        if claim.source.kind not in _KINDS or len(claim.source.spans) != 1 or not _says(scene, claim):
            continue
        span = claim.source.spans[0]
        if span.end in seen or scene.quoted(span) or scene.in_title(span) or not _vague(scene, span.text):
            continue
        if words(span.text)[-1] in scene.listed("sourcing.vague.alone") and not _at_once(scene, span, claim):
            continue
        seen.add(span.end)
        yield span, claim
    for match in _speaking(scene.language).finditer(scene.text, scene.body):
        span = scene.span(*match.span(1))
        if (
            span.end not in seen
            and not scene.quoted(span)
            and _vague(scene, span.text)
            and word_before(scene, span.start) != "who"
        ):
            before = scene.text[max(0, span.start - 2) : span.start].strip()
            if (not before and not _of_a_name(scene, span.start)) or before in (".", ",", "”", ":", ";"):
                seen.add(span.end)
                yield span, None


@compiled
def _speaking(language: Language) -> re.Pattern[str]:
    """A vague collective right before a word of saying."""

    def any_of(key: str, *more: str) -> str:
        return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in (*raw(language, f"sourcing.vague.{key}"), *more))

    expert = rf"(?:(?:{any_of('qualities')})\s+){{0,4}}(?:{any_of('heads', 'activists')})"
    many = rf"(?:{any_of('quantities')})\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,2}}(?:{any_of('people')})"
    return re.compile(
        rf"(?<![\w’'-])(?i:({expert}|{many})(?=\s+(?:also\s+|often\s+|even\s+|have\s+also\s+|now\s+)?(?:{any_of('spoken')})\b))"
    )


def _of_a_name(scene: Scene, offset: int) -> bool:
    """Whether the word before ``offset`` belongs to the collective and was not read with it: "Pentagon", "two"."""
    before = re.search(r"(\S+)\s+$", scene.text[max(0, offset - 40) : offset])
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


def _says(scene: Scene, claim: Claim) -> bool:
    """Whether the cue tells what they say or think, and not what they feel, want or do."""
    if claim.cue is None or claim.cue.lemma.lower() not in scene.listed("sourcing.vague.saying"):
        return False
    if claim.cue.lemma.lower() == "agree" and claim.contents and claim.contents[0].text.startswith("to "):
        return False  # they will do it
    return not any(each in scene.listed("sourcing.vague.unsaid") for each in words(claim.cue.text))


def _at_once(scene: Scene, span: Span, claim: Claim) -> bool:
    """Whether "some" or "many" speak in the very next words: "some say", not "some leave and say", nor "some said" of those before."""
    assert claim.cue is not None
    start = claim.cue.spans[0].start
    if claim.cue.text.lower() in ("said", "told"):
        return False
    return span.end <= start and bool(_DIRECT.fullmatch(scene.text, span.end, start))


def _vague(scene: Scene, text: str) -> bool:
    if _NAMED.match(text):
        return False
    found = words(text)
    whole = " ".join(found)
    if not found or len(found) > _LONGEST:
        return False
    if whole in scene.listed("sourcing.vague.whole") or whole in scene.listed("sourcing.vague.alone"):
        return True
    if found[0] in _POINTING or _told_of(text):
        return False
    return _people(scene, found, text) or _trade(scene, found, text)


def _told_of(text: str) -> bool:
    """Whether the words of the source describe it themselves: "who", "in", a name in commas."""
    return bool(re.search(r",|\s(?:who|whose|in|at|from|with|including|like|such|on|whom|close|familiar)\s", text))


def _people(scene: Scene, found: tuple[str, ...], text: str) -> bool:
    """Whether it is a number of people that is no number: "many residents", "some of her supporters", "most Velnians"."""
    if found[0] not in scene.listed("sourcing.vague.quantities") or len(found) < 2:
        return False
    written = text.split()
    head = next((at for at, word in enumerate(found) if word in scene.listed("sourcing.vague.people")), None)
    if head is None:
        last = written[-1]
        return (
            len(found) <= 4
            and last[:1].isupper()
            and last.endswith("s")
            and all(each[:1].islower() for each in written[1:-1])
        )
    rest = found[head + 1 :]
    return head <= 5 and (not rest or rest[0] in ("of", "and", "or") or found[head] in scene.listed("sourcing.vague.of"))


def _trade(scene: Scene, found: tuple[str, ...], text: str) -> bool:
    """Whether it is experts, observers, critics or officials of everywhere."""
    everywhere = scene.listed("sourcing.vague.everywhere")
    written = _WRITTEN.findall(text)
    for at, word in enumerate(found):
        rest = found[at + 1 :]
        known = all(_quality(scene, word, written[each]) for each, word in enumerate(found[:at]))
        if word in scene.listed("sourcing.vague.of") and (not rest or rest[:1] == ("of",)):
            return known or (at <= 3 and not rest)
        if rest or not known:
            continue
        if (
            word in scene.listed("sourcing.vague.heads")
            or (word in scene.listed("sourcing.vague.partisans") and not text[0].islower())
            or word == "activists"
        ):
            return True
        before = found[:at]
        if word in scene.listed("sourcing.vague.bodies") and before:
            kinds = scene.listed("sourcing.vague.kinds")
            return before[-1] in kinds or " ".join(before[-2:]) in kinds
        if word in scene.listed("sourcing.vague.powers") and before:
            return before[-1] in everywhere
        if word in scene.listed("sourcing.vague.partisans"):
            return True
    return False


def _quality(scene: Scene, word: str, written: str) -> bool:
    """Whether ``word`` before a head names nobody: a word of the list, or the adjective of a country or a party."""
    if word in scene.listed("sourcing.vague.qualities") or word.startswith(("anti-", "pro-")):
        return True
    return written[:1].isupper() and bool(re.search(rf"{_belonging(scene)}\Z", written))


def _belonging(scene: Scene) -> str:
    """The endings of adjectives of countries and parties, as a regular expression."""
    return str(scene.language.table("sourcing")["vague"]["belonging"])


def _counted(scene: Scene, span: Span) -> bool:
    """Whether the sentence or the one before tells of a poll or of those who were asked."""
    sentence = scene.sentence(span.start)
    before = scene.sentence_before(span.start)
    begin = before.start if before else sentence.start
    if scene.uses("sourcing.vague.counted").within(begin, sentence.end):
        return True
    return bool(_SHARE.search(scene.text, sentence.start, sentence.end))


def _named(scene: Scene, others: list[tuple[int, Claim]], span: Span) -> bool:
    """Whether the words around ``span`` tell more of the collective, or one of its members speaks by name soon after it."""
    sentence = scene.sentence(span.start)
    rest = after(scene, span.end, sentence.end)
    if word_before(scene, span.start) in _BEFORE or _TOLD.match(rest):
        return True
    if scene.uses("sourcing.vague.names").within(span.start, min(sentence.end, span.end + 200)):
        return True
    sentences = scene.layout.sentences
    at = bisect_left(sentences, (sentence.start, sentence.end))
    first = bisect_left(sentences, (scene.body, scene.body))
    if not sentences:
        return False
    near = sentences[min(at + _NAMED_NEXT, len(sentences) - 1)][1]
    end = len(scene.text) if at < first + _LEAD else near
    begin = max(scene.body, sentences[max(0, at - 1)][0])
    for start, other in others[bisect_left(others, begin, key=lambda each: each[0]) :]:
        if start >= end:
            break
        if start == span.start or other.source.kind not in ("person", "organisation", "named media", "document"):
            continue
        if _member(scene, other, span, near=span.start < start < near) or _beside(scene, other, sentence):
            return True
    return False


def _beside(scene: Scene, claim: Claim, sentence: Span) -> bool:
    """Whether who says ``claim`` is quoted by name in the sentence before or speaks in the one after, and is not told of here."""
    sentences = scene.layout.sentences
    at = bisect_left(sentences, (sentence.start, sentence.end))
    begin, end = sentences[max(0, at - 1)][0], sentences[min(at + 1, len(sentences) - 1)][1]
    source, actor = claim.source.spans[0], scene.speaker(claim)
    if claim.source.kind != "person" or not begin <= source.start < end or not _has_name(scene, claim):
        return False
    if claim.cue is not None and claim.cue.force in ("denying", "doubting"):
        return False
    if source.start < sentence.start and claim.quotation != "direct":
        return False
    mentions = actor.mentions if actor else ()
    return not any(sentence.start <= mention.span.start < sentence.end for mention in mentions)


def _member(scene: Scene, claim: Claim, span: Span, near: bool) -> bool:
    """Whether who says ``claim`` is named and may be one of ``span``.

    Right after it, anyone named for the first time is, who does not deny or doubt what they said; elsewhere only one whom the article
    calls by their trade.
    """
    if not _has_name(scene, claim):
        return False
    actor = scene.speaker(claim)
    first = actor.mentions[0].span.start if actor and actor.mentions else claim.source.spans[0].start
    new = first > span.start
    denying = claim.cue is not None and claim.cue.force in ("denying", "doubting")
    if near and new and not denying:
        return claim.source.kind == "person" or any(
            each in scene.listed("sourcing.vague.joined") for each in words(span.text)
        )
    if claim.source.spans[0].start > span.start and not new:
        return False
    return _called_so(scene, span, claim.source.spans[0].start) or _called_so(scene, span, first)


def _has_name(scene: Scene, claim: Claim) -> bool:
    """Whether who says ``claim`` has a name, in its source or anywhere in the article; "one activist from Sarn" has none."""
    source = claim.source.spans[0].text
    if source.lower() in ("who", "which", "that", "they"):
        return False
    if _UNNAMED.match(source):
        return bool(re.search(r",\s+[A-Z]", source))
    if _NAME.search(source) or (len(words(source)) == 1 and source[:1].isupper() and words(source)[0] not in _PRONOUNS):
        return True
    actor = scene.speaker(claim)
    return actor is not None and any(
        _NAME.search(mention.span.text) and not _UNNAMED.match(mention.span.text) for mention in actor.mentions[:3]
    )


def _called_so(scene: Scene, span: Span, offset: int) -> bool:
    """Whether the words beside ``offset`` call somebody what ``span`` calls the collective, or name the trade of an expert."""
    sentence = scene.layout.sentence(offset) or (offset, offset)
    near = max(sentence[0], offset - _REACH), min(sentence[1], offset + _REACH)
    head = words(span.text)
    if any(each in scene.listed("sourcing.vague.experts") for each in head):
        return scene.uses("sourcing.vague.members").within(*near)
    singular = tuple(each.removesuffix("s") for each in head if each.endswith("s") and len(each) > _SHORT)
    return bool(singular) and scene.wordings(singular).within(*near)


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
