"""Whose word an article rests on: the voices in it, those that are one voice under several names taken together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reportedly.checks.contested import body
from reportedly.checks.copy import Copy, wording
from reportedly.checks.lexicon import parsed
from reportedly.checks.sourcing import Stretches, thing, words
from reportedly.model import Claim

WORDS: Final = "verification.toml"
_NEAR: Final = 45
"""A word of saying so close to a speaker's name is the speaker's."""
_BESIDE: Final = 80
_QUOTED: Final = 5
"""A quotation of so many words that no claim holds is a voice that was not read."""
_MOST: Final = 60
"""With more voices than these nobody speaks alone."""
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]{3,}")
_STATE = re.compile(
    r"\b(?:ministry|minister|army|military|government|president|general|general staff|state|regime|kremlin|pentagon|air force"
    r"|armed forces|aerospace forces|spokesman|spokeswoman|defen[cs]e)\b",
    re.IGNORECASE,
)
_NOT_STATE = re.compile(
    r"\b(?:rebel|rebels|opposition|democratic|observatory|activist|activists|coalition|free)\b", re.IGNORECASE
)


_HEAD: Final = 4
"""A source is named, if at all, in its first words."""
_NO_NAME: Final = re.compile(r"^(?:The|This|That|An?)\s+|\b\w+-based\b")
_PLAIN: Final = re.compile(r"\b(?:a|an|the)(?:\s++[a-z][\w-]*+){1,40}$")
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "who", "which", "his", "her", "its", "their"))
_SOURCE: Final = re.compile(r"\b(?:a|an|another)\s+(?:[\w-]+\s+){0,2}source\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OneVoice:
    """The only voice of an article: what to call it, and the claims that it makes, in text order."""

    name: str
    claims: tuple[Claim, ...]


@dataclass(slots=True)
class _Voice:
    """Those claims that one actor makes, or that have a source of the same words."""

    name: str
    kinds: set[str]
    texts: set[str]
    claims: list[Claim]

    def described(self) -> bool:
        """Whether it is nowhere called by a name: "the monitoring group"."""
        return all(
            _PLAIN.search(text.strip()) or not _CAPITAL.search(_NO_NAME.sub("", " ".join(text.split()[:_HEAD])))
            for text in self.texts
        )

    def standing_for(self) -> bool:
        """Whether it is only a pronoun that was tied to nobody."""
        return {word for text in self.texts for word in words(text)} <= _PRONOUNS

    def head(self) -> str:
        """The last two words of what it is called: "military source"."""
        return " ".join(words(self.name)[-2:])


def one_voice(copy: Copy) -> OneVoice | None:
    """The only voice in the body of an article, or ``None`` where there are several, none, or one that may not have been read."""
    found: dict[str, _Voice] = {}
    start = body(copy)
    for claim in copy.attributed:
        if claim.source.kind == "missing" and not (claim.cue and claim.cue.text[:1].isupper()):
            continue
        if claim.source.kind == "collective" and not says(claim):
            continue
        if thing(claim) or (claim.source.spans and claim.source.spans[0].start < start):
            continue
        actor = copy.speaker(claim)
        key = claim.source.actor or " ".join(words(claim.source.text or claim.cue.text if claim.cue else ""))
        voice = found.setdefault(key, _Voice(actor.name if actor else claim.source.text, set(), set(), []))
        voice.kinds.add(claim.source.kind)
        voice.texts.update((_described(copy, claim), actor.name if actor else ""))
        voice.claims.append(claim)
        if len(found) > _MOST:
            return None
    joined = _joined([voice for voice in found.values() if voice.claims])
    if len(joined) != 1 or "missing" in joined[0].kinds or _torn(joined[0]) or _heard_besides(copy, joined[0]):
        return None
    claims = sorted(joined[0].claims, key=lambda claim: claim.spans[0])
    named = [claim for claim in claims if claim.source.spans]
    saying = any(says(claim) for claim in claims)
    return OneVoice(" ".join(joined[0].name.split()), tuple(named)) if named and saying else None


def says(claim: Claim) -> bool:
    """Whether the words that attribute the claim are words of saying."""
    return claim.cue is not None and claim.cue.lemma in parsed(WORDS)["voices"]["lemmas"]


def _torn(voice: _Voice) -> bool:
    """Whether a body was read to bear two names that share nothing, so that it may be two."""
    if "person" in voice.kinds:
        return False
    known = parsed(WORDS)["parties"]["state_media"]
    agency = any(word in text.lower() for text in voice.texts for word in known)
    return agency and any("observatory" in text.lower() or "monitoring" in text.lower() for text in voice.texts)


def _described(copy: Copy, claim: Claim) -> str:
    """The words of the source and those that describe it: "Rami Saleh, head of the observatory"."""
    if not claim.source.spans:
        return ""
    source = claim.source.spans[0]
    beside = re.match(r"\s*+[,(]\s*+([^,;.()]{3,})[,)]", copy.text[source.end : source.end + _BESIDE])
    return " ".join((source.text, beside.group(1) if beside else ""))


def _joined(voices: list[_Voice]) -> list[_Voice]:
    """The voices with those taken together that are one: a ministry and its spokesman, a monitor and its name."""
    kept: list[_Voice] = []
    for voice in sorted(voices, key=lambda each: (each.described(), each.claims[0].spans[0])):
        same = next((each for each in kept if _same(each, voice)), None)
        if same is None and len(kept) == 1 and _speaks_for(voice, kept[0]):
            same = kept[0]
        if same is None and voice.described() and len(kept) == 1 and (voice.standing_for() or _generic(voice, kept[0])):
            same = kept[0]
        if same is None:
            kept.append(voice)
        else:
            same.kinds |= voice.kinds
            same.texts |= voice.texts
            same.claims.extend(voice.claims)
    return kept


def _generic(voice: _Voice, named: _Voice) -> bool:
    """Whether ``voice`` is only described, by words that fit the one that is named: "a monitoring group", "the ministry"."""
    fits = parsed(WORDS)["voices"]["descriptions"]
    texts = " ".join(named.texts).lower()
    for key, heads in fits.items():
        called = any(re.search(rf"\b{re.escape(key)}\b", text.lower()) for text in voice.texts if text)
        if called and any(head in texts for head in heads):
            return True
    return False


def _speaks_for(voice: _Voice, body: _Voice) -> bool:
    """Whether a person holds an office of a body, and no other body is named with it: "chief executive Martin Boyle"."""
    if "person" not in voice.kinds or "organisation" not in body.kinds:
        return False
    office = parsed(WORDS)["voices"]["offices"]
    return any(
        text.lower().startswith((*office, *(f"the {each}" for each in office))) and " of " not in text
        for text in voice.texts
    )


def _same(one: _Voice, other: _Voice) -> bool:
    """Whether a word that tells what body it is stands in both, with the name of a nation or a body that they share."""
    if _surname_in(one, other) or _surname_in(other, one):
        return True
    if one.kinds == other.kinds == {"anonymous"}:
        return one.head() == other.head()
    ours, theirs = _stems(one), _stems(other)
    if not ours & theirs:
        return False
    if any(_NOT_STATE.search(text) for text in (*one.texts, *other.texts)):
        return bool(_bodies(one) & _bodies(other))
    return all("state" in voice.kinds or any(_STATE.search(text) for text in voice.texts) for voice in (one, other))


def _surname_in(one: _Voice, other: _Voice) -> bool:
    """Whether ``one`` is a person whose name, or the last word of which with nothing else, stands in what ``other`` is called."""
    name = one.name.split() if "person" in one.kinds else []
    if not name or not all(word[0].isupper() for word in name[-1:]) or len(name[-1]) <= 3:
        return False
    return any(set(name) <= set(text.split()) for text in other.texts)


def _stems(voice: _Voice) -> set[str]:
    return {word[:4].lower() for text in voice.texts for word in _CAPITAL.findall(text)} - {
        "afte",
        "earl",
        "late",
        "mean",
        "also",
    }


def _bodies(voice: _Voice) -> set[str]:
    heads = parsed(WORDS)["voices"]["bodies"]
    return {head for head in heads for text in voice.texts if re.search(rf"\b{head}", text.lower())}


def _heard_besides(copy: Copy, voice: _Voice) -> bool:
    """Whether words of saying or a quotation stand outside the claims of ``voice`` and away from its names."""
    start = body(copy)
    actors = {claim.source.actor for claim in voice.claims} - {None}
    mentions = [mention.span for actor in copy.article.actors if actor.id in actors for mention in actor.mentions]
    mentions += [span for claim in voice.claims for span in claim.source.spans]
    sources = list(_SOURCE.finditer(copy.text, copy.body)) if voice.kinds == {"anonymous"} else []
    if len({copy.text[match.start() : match.end() + _HEAD * 5].lower() for match in sources}) <= 1:
        mentions += [copy.span(*match.span()) for match in sources]
    heads = parsed(WORDS)["voices"]["descriptions"]
    known_as = " ".join(voice.texts).lower()
    called = tuple(sorted({key for key, fits in heads.items() if key != "group" and any(fit in known_as for fit in fits)}))
    mentions += list(copy.find(wording(called)))
    if "state" in voice.kinds or _STATE.search(known_as):
        stems = "|".join(sorted(re.escape(stem) for stem in _stems(voice)))
        office = re.compile(rf"\b(?:{stems})\w*\s+(?:[\w’'-]+\s+)?(?:ministry|military|army)\b", re.IGNORECASE)
        mentions += [copy.span(*match.span()) for match in office.finditer(copy.text, copy.body)] if stems else []
    known = Stretches((span.start, span.end) for claim in voice.claims for span in claim.spans)
    near = Stretches((span.start - _NEAR, span.end + _NEAR) for span in mentions)
    for span in copy.find(wording(tuple(parsed(WORDS)["voices"]["saying"]))):
        if span.start >= start and not known.holds(span.start) and not near.holds(span.start) and not copy.quoted(span):
            return True
    return any(
        quoted.start >= start
        and not known.meets(quoted.start, quoted.end)
        and not near.meets(quoted.start, quoted.end)
        and copy.text.count(" ", quoted.start, quoted.end) >= _QUOTED
        for quoted in copy.quotations
    )
