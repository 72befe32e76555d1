"""Who of those that speak in an article fights in it, or speaks for one that does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from reportedly.checks.contested import is_fighting
from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.model import Claim, Event, Span

_BESIDE: Final = 90
"""Words that describe a source stand so near after it."""
_STEM: Final = 4
"""A nation and what is of it begin with so many of the same letters: "Velnia", "Velnian"."""
_FAMILIES: Final = ("control", "attack", "casualties", "ceasefire")
_LONGEST: Final = 700
_OWN: Final = 60
_CLAUSE: Final = 200
"""Words such as "would" hold for what follows them so closely."""
_HELD: Final = re.compile(
    r"\b\w+-(?:held|controlled|led|backed|run|allied|linked)\b|\b(?:anti|pro|ex)-\w+|\b(?:former|retired)\s+\w+",
    re.IGNORECASE,
)
"""Words with which an army is named that does not speak: "in rebel-held Sarn", "a former general"."""
_CITED: Final = re.compile(
    r"(?:quoted|cited|quoting|citing)\s+(?P<who>(?:[\w.’'-]+\s+){1,7}?)as\s+(?:saying|stating|reporting)", re.IGNORECASE
)


@cache
def contains(table: str, key: str = "words") -> re.Pattern[str]:
    """A pattern for any of the words of a list of the lexicon."""
    return wording(tuple(parsed("verification.toml")[table][key]))


def _agency(text: str) -> str:
    return "media" if re.search(r"agency|media|television|radio|broadcaster|newspaper", text, re.IGNORECASE) else "body"


@cache
def _sides() -> re.Pattern[str]:
    """A word with a capital before those that fight: "Velnian troops"."""
    return re.compile(rf"(?<![\w-])([A-Z][\w’'-]{{3,60}}+)\s++(?:[a-z-]++\s++)?(?:{_any('fighting')})(?![\w-])")


@cache
def _own() -> re.Pattern[str]:
    """Somebody's own forces, or what they did: "its troops", "we have captured"."""
    return re.compile(
        rf"\b(?:its|our|their|his)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:{_any('own')})\b"
        rf"|\b(?:we|it|they)\s+(?:had\s+|have\s+|has\s+)?(?:also\s+)?(?:{_any('done')})\b",
        re.IGNORECASE,
    )


def _any(key: str) -> str:
    lists = parsed("verification.toml")["parties"][key]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(lists, key=lambda each: (-len(each), each)))


class Belligerents:
    """The parties to the fighting that an article tells of."""

    def __init__(self, copy: Copy) -> None:
        self._copy: Final = copy
        found = _sides().findall(copy.text)
        self._stems: Final = frozenset(word[:_STEM].lower() for word in found) - set(
            parsed("verification.toml")["parties"]["no_sides"]
        )
        self._known: Final[dict[str, bool]] = {}

    def is_party(self, claim: Claim) -> bool:
        """Whether a pack gives the source a side, its words or those beside it say so, or it tells of its own forces."""
        if claim.source.side:
            return True
        copy = self._copy
        if not claim.source.spans:
            return self._unread(claim)
        source = claim.source.spans[0]
        beside = re.match(r"\s*+[,(]\s*+([^,;.()]{3,})[,)]", copy.text[source.end : source.end + _BESIDE])
        before = re.search(
            r"\b(state|state-run|official|government)\s+$", copy.text[max(0, source.start - 20) : source.start]
        )
        texts = (
            claim.source.text,
            beside.group(1) if beside else "",
            f"{before.group(1)} {_agency(source.text)}" if before else "",
        )
        actor = copy.speaker(claim)
        if contains("parties", "bystanders").search(claim.source.text) or (
            actor and contains("parties", "bystanders").search(actor.name)
        ):
            return False
        if any(self._fights(text) for text in texts) or self._tells_of_its_own(claim, " ".join(texts)):
            return True
        offices = parsed("verification.toml")["parties"]["offices"]
        mentions = {each.span.text for each in (actor.mentions if actor else ())}
        body = claim.source.kind in ("organisation", "collective", "named media")
        return any((body or text.lower().split()[-1] in offices) and self._fights(text) for text in mentions if text.split())

    def cited(self, text: str) -> str:
        """The party that ``text`` cites in words that no claim was read from: "the agency quoted the army as saying"."""
        found = _CITED.search(text)
        return found.group("who") if found and self._fights(found.group("who")) else ""

    def _tells_of_its_own(self, claim: Claim, described: str) -> bool:
        """Whether the claim is about the deeds of the speaker's own forces; a person must be said to hold an office."""
        own = _own().search(claim.text[: 3 * _OWN])
        if own is None or claim.source.kind == "anonymous":
            return False
        if claim.source.kind != "person" or own.group().lower().startswith("its"):
            return True
        office = contains("parties", "governing").search(_HELD.sub(" ", described)) is not None
        return office and own.group().lower().startswith(("our", "we "))

    def _unread(self, claim: Claim) -> bool:
        """Whether the name of a party was read with its cue: "IS said"."""
        words = claim.cue.text.split() if claim.cue else []
        return bool(words) and words[0][0].isupper() and len(words) > 1 and _own().search(claim.text[: 3 * _OWN]) is not None

    def _fights(self, text: str) -> bool:
        text = _HELD.sub(" ", text)
        if text not in self._known:
            self._known[text] = (
                bool(text)
                and not contains("parties", "bystanders").search(text)
                and (
                    contains("parties").search(text) is not None
                    or (bool(self._stems) and contains("parties", "state_media").search(text) is not None)
                    or (self._of_a_side(text) and contains("parties", "governing").search(text) is not None)
                )
            )
        return self._known[text]

    def _of_a_side(self, text: str) -> bool:
        """Whether a word of ``text`` names one whose forces the article tells of."""
        return any(word[:_STEM].lower() in self._stems for word in re.findall(r"[A-Z][\w’'-]{3,}", text))


def deeds(copy: Copy, claim: Claim) -> Iterator[Span]:
    """What the claim tells of fighting, in each of its sentences: the events that were read and its verbs of fighting."""
    for event in claim.events:
        start = copy.sentence(event.trigger.start).start
        if _disputed(event) and _fighting(copy, event.trigger) and not _unreal(copy, start, event.trigger.start):
            yield event.trigger
    if any(event.modality in ("planned", "possible", "asked") for event in claim.events):
        return
    for content in claim.contents:
        for match in contains("parties", "deeds").finditer(copy.text, content.start, content.end):
            span = copy.span(*match.span())
            if is_fighting(copy, span) and not _unreal(
                copy, max(content.start, copy.sentence(span.start).start), span.start
            ):
                yield span


def _fighting(copy: Copy, span: Span) -> bool:
    """Whether the event is one of fighting: its sentence says so, or it is told by a side and by no word of an accident."""
    if is_fighting(copy, span):
        return True
    return contains("parties", "accidents").search(copy.sentence(span.start).text[:_LONGEST]) is None


def _unreal(copy: Copy, start: int, end: int) -> bool:
    return contains("losses", "unreal").search(copy.text, max(start, end - _CLAUSE), end) is not None


def _disputed(event: Event) -> bool:
    return event.type.partition(".")[0] in _FAMILIES and event.modality in ("asserted", "negated")
