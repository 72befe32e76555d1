"""Claims told inside another claim: "she said that the driver told her that …".

The data that the model learnt from leave inner attributions out, so a rule finds them. It prefers to miss: only a full
reporting verb with a subject right before it and a "that" or a quotation right after it counts, and "according to" set off
by a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.claims.calibration import NESTED_SCORE
from reportedly.claims.lexicon import cues
from reportedly.claims.words import plain
from reportedly.model import Attribution, Language, Span
from reportedly.text.layout import sentences

_TOLD = re.compile(
    r"(?<![\w'’-])"
    r"(?P<source>(?:[Hh]e|[Ss]he|[Tt]hey)"
    r"|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur)\s(?:[A-Za-z]+[- ]){0,2})?"
    r"[A-Za-z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})"
    r"(?P<comma>,?)\s(?P<cue>(?:(?:has|have|had)\s(?:also\s|repeatedly\s|since\s|previously\s|earlier\s|now\s)?|also\s|later\s"
    r"|repeatedly\s|then\s|once\s|has\s)?(?P<verb>[a-z]+))"
    r"(?P<whom>\s(?:him|her|them|us|me|reporters|journalists|lawmakers|parliament|[A-Z]\w+(?:\s[A-Z]\w+)?))?"
    r"(?P<then>\s(?=that\s(?!(?:same|day|way|week|year|night|month|evening|morning|story|kind|sort|one|much|thing|to)\b))"
    r"|[,:]?\s(?=[“\"‘«]\w))"
)
_ACCORDING = re.compile(
    r",\s(?P<cue>according to)\s(?P<source>[^,.;:?!“”\"\n()]{2,80}?)(?=[,.;:?!”\"\n)]|\s(?:and|but|who|which)\s|$)"
)
_PRONOUNS = frozenset(("he", "she", "they"))
_DETERMINERS = frozenset((
    "a", "an", "her", "his", "its", "our", "the", "their",
))  # fmt: skip
_FORCES = frozenset(("neutral", "endorsing", "distancing", "denying", "promising", "warning"))
_NO_SUBJECT = frozenset((
    "also", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "for", "from", "had", "has", "have",
    "i", "if", "in", "is", "it", "may", "might", "not", "of", "on", "or", "should", "so", "that", "then", "there",
    "these", "this", "those", "to", "was", "we", "were", "what", "when", "which", "while", "who", "who's", "whom",
    "will", "with", "would", "you",
))  # fmt: skip
_UNREAL = re.compile(r"\b(?:if|unless|whether|would|could|might|should|did not|never|didn['’]t|not)\s*$", re.IGNORECASE)
_UNTOLD = frozenset((
    "demonstrate", "discover", "establish", "feel", "find", "hold", "hope", "illustrate", "know", "learn", "look",
    "mean", "notice", "prove", "read", "realise", "realize", "recognise", "recognize", "remember", "rule", "see",
    "seem", "sense", "show", "sound", "tend", "underscore", "understand",
))  # fmt: skip
_PLURALS = frozenset((
    "alleged", "briefs", "details", "documents", "e-mails", "emails", "messages", "quotes", "records", "signals",
    "states", "texts",
))  # fmt: skip
_ADVERBS = frozenset((
    "already", "also", "even", "just", "later", "never", "not", "now", "often", "once", "only", "still", "then",
))  # fmt: skip
_LONGEST = 1500
"""Characters of the longest inner content: no sentence of an article is longer, and it keeps the time linear."""
_TAIL = " \t\r\n.,;:"


def nested(text: str, known: Sequence[Attribution], language: Language) -> list[Attribution]:
    """The attributions inside the contents of ``known``, in text order; no cue of theirs overlaps a known one."""
    taken = sorted((span.start, span.end) for one in known for span in one.cues)
    contents = sorted({span for one in known for span in one.contents})
    found: list[Attribution] = []
    done = 0
    at = 0
    for content in contents:
        start = max(content.start, done)
        done = max(done, content.end)
        if content.end - start < 20:
            continue
        for first, last in sentences(text, start, content.end):
            for inner in (*_told(text, first, last, language), *_according(text, first, last)):
                cue = inner.cues[0]
                while at < len(taken) and taken[at][1] <= cue.start:
                    at += 1
                if not any(a < cue.end and cue.start < b for a, b in taken[at : at + 4]):
                    found.append(inner)
    return sorted(found, key=lambda one: one.cues)


def _told(text: str, start: int, end: int, language: Language) -> Iterator[Attribution]:
    lexicon = cues(language)
    at = start
    while (match := _TOLD.search(text, at, end)) is not None:
        at = match.start("verb")
        verb = match["verb"]
        entry = lexicon.verbs.get(verb)
        if entry is None or entry.light or entry.takes != "clause" or entry.force not in _FORCES or entry.lemma in _UNTOLD:
            continue
        if (
            verb in lexicon.nouns
            or verb in _PLURALS
            or (entry.hold == "probable" and "that" not in text[match.end() : match.end() + 5])
        ):
            continue
        if verb == entry.lemma and match["source"] != "they":
            continue
        if entry.hold in ("possible", "unstated") or verb.endswith("ing"):
            continue
        if match["whom"] and entry.lemma not in ("tell", "inform", "assure", "warn", "remind", "notify", "promise"):
            continue
        if entry.lemma in ("tell", "inform", "assure", "notify") and not match["whom"]:
            continue
        if match["then"].strip() and match["comma"]:
            continue
        source = _subject(text, match)
        if source is None or _UNREAL.search(text, max(start, source.start - 14), source.start):
            continue
        content = _content(text, match.end(), end) if end - match.end() <= _LONGEST else None
        if content is not None:
            cue = Span.of(text, match.start("cue"), match.end("cue"))
            yield Attribution((cue,), (source,), (content,), NESTED_SCORE, 1.0, NESTED_SCORE)
            at = match.end()


def _subject(text: str, match: re.Match[str]) -> Span | None:
    """The subject's span: a pronoun, a name, or a determiner with its noun; ``None`` for anything else."""
    start, end = match.span("source")
    tokens = match["source"].split()
    if plain(tokens[0]) in _PRONOUNS and len(tokens) == 1:
        return Span.of(text, start, end)
    if match["comma"]:
        return None
    while (
        tokens and plain(tokens[0]) not in _DETERMINERS and (not tokens[0][0].isupper() or plain(tokens[0]) in _NO_SUBJECT)
    ):
        start += len(tokens[0]) + 1
        tokens = tokens[1:]
    if not tokens or any(plain(token) in _NO_SUBJECT | _PRONOUNS | _ADVERBS for token in tokens):
        return None
    if plain(tokens[-1]).endswith(("'s", "s'", "ly")) or (len(tokens) == 1 and plain(tokens[0]) in _DETERMINERS):
        return None
    return Span.of(text, start, end)


def _according(text: str, start: int, end: int) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(text, start, end):
        content = _trimmed(text, start, match.start())
        source = _trimmed(text, *match.span("source"))
        if content is None or source is None or content.end - content.start < 12:
            continue
        cue = Span.of(text, *match.span("cue"))
        yield Attribution((cue,), (source,), (content,), NESTED_SCORE, 1.0, NESTED_SCORE)
        return


def _content(text: str, start: int, end: int) -> Span | None:
    content = _trimmed(text, start, end)
    return content if content is not None and content.end - content.start >= 12 else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A span without white space and closing punctuation at its ends, and without a mark whose partner is outside."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    piece = text[start:end]
    if end > start and piece[-1] in "”\"’»'" and sum(c in "“\"‘«'" for c in piece[:-1]) == 0:
        end -= 1
        while end > start and text[end - 1] in _TAIL:
            end -= 1
    if end > start and text[start] in '“"' and not any(c in '”"' for c in text[start + 1 : end]):
        start += 1
    return Span.of(text, start, end) if start < end else None
