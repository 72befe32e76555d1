"""SRC004: several "sources" where one is cited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.checks.expressions import raw
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.checks.scene import Scene, words
from reportedly.checks.sourcing import by_source
from reportedly.model import Claim, Related, Span

_NO_OFFICE = tuple(
    (each,)
    for each in ("between", "in", "on", "at", "by", "from", "of", "to", "for", "with", "he", "she", "they", "it", "who")
)
_COUNTED = ("one", "other", "two", "three", "four", "both", "several", "numerous", "many", "multiple", "various")
"""Before a plural, they say that there are more of them, or others."""
_STEM = 5
_BESIDE = 40
"""The office of somebody stands so close to the name."""
_REACH = 1500
"""A source that comes back so far after "sources" is still one of them."""
_OWN = re.compile(r"(?<![\w’'])(?:I|I’m|I'm|I’ve|I've|my|me)(?![\w])")


_NEXT = 8
"""So many sentences after "officials said" may bring the one who is cited."""
_ASK = "How many spoke, and does the article turn one source into several?"


def find(scene: Scene) -> Iterator[Finding]:
    """Plural sources that come back as "the source" or as one official, with no other brought in, or that say "I" in one quotation."""
    others = by_source(scene)
    heads: dict[str, str] = scene.language.table("sourcing")["singular"]["heads"]
    seen: set[Span] = set()
    for claim in scene.attributed:
        span = _source(claim)
        if (
            span is None
            or scene.quoted(span)
            or _head(scene, span) not in heads
            or words(span.text)[0] in _COUNTED
            or span in seen
        ):
            continue
        seen.add(span)
        one = heads[_head(scene, span)]
        plural = f"“{' '.join(span.text.split())}”"
        again = _again(scene, others, span, one) if words(span.text)[0] != "the" else None
        if again is not None:
            yield Finding(
                span,
                f"{plural} come back as one: “{' '.join(again.text.split())}”",
                _ASK,
                related=(Related(again, f"here it is one {one}"),),
                claim=claim.id,
            )
        elif own := _speaks_as_one(claim):
            yield Finding(span, f"{plural} are quoted as one person, who says “{own}”", _ASK, claim=claim.id)
        elif (single := _only_official(scene, others, span)) is not None:
            yield Finding(
                span,
                f"{plural} speak here, and the article cites one: “{' '.join(single.text.split())}”",
                _ASK,
                related=(Related(single, "the only one cited"),),
                claim=claim.id,
            )
    for span in _unread(scene, seen):
        if not scene.quoted(span) and (single := _only_official(scene, others, span)) is not None:
            yield Finding(
                span,
                f"“{' '.join(span.text.split())}” speak here, and the article cites one: “{' '.join(single.text.split())}”",
                _ASK,
                related=(Related(single, "the only one cited"),),
            )


def _unread(scene: Scene, seen: set[Span]) -> Iterator[Span]:
    """Bare plurals right before a word of saying that the reader took for no source."""
    heads = "|".join(scene.language.table("sourcing")["singular"]["heads"])
    spoken = "|".join(each.replace(" ", r"\s+") for each in raw(scene.language, "sourcing.bare.speaking"))
    speaking = re.compile(rf"(?<![\w’'-])((?:[A-Z]?[a-z]+\s+){{0,2}}?(?i:{heads}))\s+(?:have\s+)?(?:{spoken})\b")
    starts = {span.end for span in seen}
    for match in speaking.finditer(scene.text, scene.body):
        found = match.group(1).split()
        while len(found) > 1 and not _plain(scene, " ".join(found)):
            found = found[1:]
        span = scene.span(match.end(1) - len(" ".join(found)), match.end(1)) if found else None
        if (
            span is not None
            and span.end not in starts
            and span.text.split() == found
            and (found[0][0].isupper() or len(found) > 1)
        ):
            yield span


def _only_official(scene: Scene, others: list[tuple[int, Claim]], plural: Span) -> Span | None:
    """The one official or ministry that is cited soon after a bare plural, where the article cites no second one."""
    if scene.in_title(plural) or not _plain(scene, plural.text):
        return None
    sentences = scene.layout.sentences
    at = bisect_left(sentences, scene.layout.sentence(plural.start) or (plural.start, plural.start))
    if not sentences or at >= len(sentences):
        return None
    end = sentences[min(at + _NEXT, len(sentences) - 1)][1]
    stem = _country(scene, plural.text)
    cited: dict[str, Claim] = {}
    for _, claim in others:
        source = claim.source.spans[0]
        if claim.source.kind in ("anonymous", "collective"):
            if source != plural and _head(scene, source) and stem in source.text:
                return None
        elif _official(scene, claim) and (not stem or _about(scene, claim, stem)):
            cited.setdefault(claim.source.actor or source.text, claim)
    if len(cited) != 1:
        return None
    first = next(iter(cited.values())).source.spans[0]
    return first if (plural.end <= first.start or stem) and first.start < end else None


def _country(scene: Scene, text: str) -> str:
    """What the adjective of a country in a source shares with the country's name: "Veln" of "Velnian officials"; empty without one."""
    for each in text.split()[:-1]:
        if each[:1].isupper() and each.lower() not in scene.listed("sourcing.singular.services"):
            return re.sub(rf"{_belonging(scene)}\Z", "", each)[:_STEM]
    return ""


def _belonging(scene: Scene) -> str:
    """The endings of adjectives of countries and parties, as a regular expression."""
    return str(scene.language.table("sourcing")["vague"]["belonging"])


def _about(scene: Scene, claim: Claim, stem: str) -> bool:
    """Whether a country's name stands in the words for who says ``claim``."""
    return any(stem in each for each in _called(scene, claim))


def _called(scene: Scene, claim: Claim) -> Iterator[str]:
    """What the article calls who says ``claim``: the source, and the first mention, each with an apposition after it."""
    actor = scene.speaker(claim)
    for span in {claim.source.spans[0], *(mention.span for mention in (actor.mentions[:1] if actor else ()))}:
        rest = scene.text[span.end : span.end + _BESIDE]
        before = scene.text[max(0, span.start - _BESIDE // 2) : span.start].rpartition(".")[2].rpartition(",")[2]
        yield before + span.text + (rest if rest.startswith(",") else "")


def _plain(scene: Scene, text: str) -> bool:
    """Whether a plural is no more than "officials", "security sources" or "Velnian officials"."""
    written = text.split()
    return (
        len(written) <= 3
        and written[-1].lower() in scene.language.table("sourcing")["singular"]["heads"]
        and all(
            each.lower() in scene.listed("sourcing.singular.services") or re.search(rf"^[A-Z].*{_belonging(scene)}\Z", each)
            for each in written[:-1]
        )
    )


def _official(scene: Scene, claim: Claim) -> bool:
    """Whether who says ``claim`` holds an office or is a body of state, by the words around the first mention of them."""
    if claim.source.kind not in ("person", "organisation", "state") or words(claim.source.text)[:1] in _NO_OFFICE:
        return False
    return any(scene.mentions(each, "sourcing.singular.office") and "former" not in each for each in _called(scene, claim))


def _source(claim: Claim) -> Span | None:
    kinds = ("anonymous", "collective")
    return claim.source.spans[0] if claim.source.kind in kinds and len(claim.source.spans) == 1 else None


def _head(scene: Scene, span: Span) -> str:
    """The plural that ``span`` is about: the first word that is one, among its first five."""
    heads = scene.language.table("sourcing")["singular"]["heads"]
    return next((each for each in words(span.text)[:5] if each in heads), "")


def _again(scene: Scene, others: list[tuple[int, Claim]], plural: Span, one: str) -> Span | None:
    """Where "the source" stands after ``plural``, where nothing between them or before brings in a single one."""
    single = re.compile(rf"(?<!\w)(?:the\s+(?:same\s+)?|that\s+){one}(?!\w)", re.IGNORECASE)
    other = re.compile(rf"(?<!\w)(?:an?|one|another|first|second|third)\s+(?:[\w’'.-]+\s+){{0,5}}{one}(?!\w)", re.IGNORECASE)
    of_them = re.compile(
        rf"(?<!\w)one\s+of\s+(?:the|those|these|them|his|her|its|their)|\bone\s+(?:said|told|added)|(?<!\w)the\s+(?:[\w’'.-]+\s+){{1,4}}{one}(?!\w)",
        re.IGNORECASE,
    )
    first = bisect_left(others, plural.end, key=lambda each: each[0])
    for start, later in others[first:]:
        if start > plural.end + _REACH:
            break
        span = _source(later) or (later.source.spans[0] if len(later.source.spans) == 1 else None)
        if span is None:
            continue
        if single.fullmatch(span.text) and not scene.quoted(span):
            if other.search(scene.text, max(scene.body, span.start - 2 * _REACH), span.start):
                return None
            return None if of_them.search(scene.text, plural.end, span.start) else span
    return None


def _speaks_as_one(claim: Claim) -> str:
    """The "I" or "my" of a quotation, empty where there is none or where somebody else may be quoted in it."""
    if claim.quotation != "direct":
        return ""
    found = _OWN.search(claim.text)
    inner = claim.text[1:-1]
    return found.group() if found and not any(mark in inner for mark in '“”"‘…') else ""


RULE = Rule(
    "SRC004",
    "multiplied-source",
    "sourcing",
    marks="“Sources” or “officials” in the plural, where the article cites one: “sources said … the source added”, a quotation of "
    "several who say “I”, or a bare “officials said” where one official or ministry is cited beside it and nowhere a second one.",
    why="Two sources are worth more to a reader than one; a plural that stands for one person lends a report weight it has not.",
    reference="Reuters Handbook of Journalism: do not turn one source into several",
    severity="warning",
    find=find,
    bad=(
        Example(
            "The talks on the port of Sarn will resume on Monday, sources in the ministry said on Friday. The two companies want "
            "an agreement before June. “Nothing is signed yet,” the source said.",
            ("sources in the ministry",),
        ),
        Example(
            "The tunnel under the Velna is flooded, Karsan officials said on Monday. Two pumps have failed. Mara Tolen, a Karsan "
            "minister, said the water was rising.",
            ("Karsan officials",),
        ),
    ),
    good=(
        Example(
            "The talks on the port of Sarn will resume on Monday, sources in the ministry said on Friday. The two companies want "
            "an agreement before June. “Nothing is signed yet,” one of the sources said."
        ),
        Example(
            "The tunnel under the Velna is flooded, Karsan officials said on Monday. Mara Tolen, a Karsan minister, said the water "
            "was rising. The Karsan army said that it would send soldiers."
        ),
        Example(
            "The talks on the port of Sarn will resume on Monday, a source in the ministry said on Friday. “Nothing is signed "
            "yet,” the source said."
        ),
    ),
    limits="Takes “the source” for one of the sources before it; it may be a document. Whether the one official who is cited is among "
    "those meant by “officials”, only an editor can say.",
)
