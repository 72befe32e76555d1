"""Where an article itself asserts what those who fight did, by the verbs of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from reportedly.checks.contested import WORDS, listed
from reportedly.checks.copy import Copy
from reportedly.checks.lexicon import parsed
from reportedly.model import Span

_LONGEST: Final = 700
"""No sentence of prose is longer."""
_MOST: Final = 4
"""So many words may stand between the subject and its verb."""
_REFERRED: Final = frozenset(("who", "which", "that", "whose", "whom", "where", "not", "never"))
_MODAL: Final = re.compile(r"\b(?:would|could|may|might|will|if|whether|should|can|unless|must|not|never)\b", re.IGNORECASE)


def asserted(copy: Copy) -> Iterator[Span]:
    """The verbs, in text order, by which the article tells in a main clause of its own voice what fighters did or what was hit."""
    for sentence in copy.sentences:
        text = sentence.text
        if sentence.start < copy.body or len(text) > _LONGEST:
            continue
        for match in sorted((*_active().finditer(text), *_passive().finditer(text)), key=lambda each: each.start("verb")):
            before = text[: match.start("verb")]
            clause = re.split(r"[,;:()–—]", before)[-1]
            if _MODAL.search(clause) or _referred(text[: match.start()], match.group()):
                continue
            yield copy.span(sentence.start + match.start("verb"), sentence.start + match.end("verb"))


def _referred(before: str, matched: str) -> bool:
    """Whether the clause hangs on a noun, or on a word such as "after", which takes it as known."""
    words = re.findall(r"[\w’'-]+", re.split(r"[,;:()–—]", before)[-1].lower())
    if words[-1:] == ["to"]:
        return True
    return bool(set(words) & set(listed("presupposed"))) or bool(set(re.findall(r"[\w’'-]+", matched.lower())) & _REFERRED)


@cache
def _active() -> re.Pattern[str]:
    lists = parsed(WORDS)["deeds"]
    forces, verbs = _any(lists["forces"]), _any(lists["verbs"])
    between = _any(lists["between"])
    attacks = rf"(?:(?<=\sa)(?:\s+[\w’'-]+){{0,3}}?\s+(?:{_any(lists['attacks'])}))?"
    return re.compile(
        rf"(?<![\w-])(?:{forces})(?:\s*\([^()]{{1,12}}\))?(?:\s+(?:{between}))*"
        rf"\s+(?P<verb>(?:{verbs})(?!\s+(?:by|in)\b)(?![\w-]){attacks})(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _passive() -> re.Pattern[str]:
    lists = parsed(WORDS)["deeds"]
    between = rf"(?:(?!(?:as|since|and|because)\b)[\w’'-]+\s+){{0,{_MOST}}}?"
    return re.compile(
        rf"\b(?P<verb>(?:was|were|has been|have been)(?:\s+(?:{_any(lists['often'])}))?\s+(?:{_any(lists['suffered'])})"
        rf"(?:\s+(?:on\s+)?\w+day)?\s+(?:by|in|when)\s+{between}(?:{_any(lists['means'])}))(?![\w-])",
        re.IGNORECASE,
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda each: (-len(each), each)))
