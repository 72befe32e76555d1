"""Plain text: the text is the file's decoded content, unchanged; its title and its dateline are found in it."""

from __future__ import annotations

import re

from reportedly.sources.dates import dateline_date
from reportedly.sources.draft import Draft
from reportedly.text.layout import paragraphs, sentences

_HEAD = 10_000
"""Characters at the start of a text among which its title and dateline are sought."""

_TITLE_WORDS, _TITLE_LENGTH = 40, 250
_DATELINE_PARAGRAPHS = 4  # a title, a byline and a section name may stand before it
_BYLINE = re.compile(r"(?:(?:Written|Reporting|Edited|Story)\s+)?[Bb][Yy]\s+(?:[A-Z][\w.'’-]*+[\s,]*+|and\s+|for\s+){1,7}$")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:,\s*[A-Z][\w. ]{1,25}){0,2}"
    r"(?:,?\s+\d{1,2}\s+\w+|,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?"
    r"\s*(?:\([^()\n]{2,40}\)\s*(?:—|–|--|-)?|/[^/\n]{2,30}/\.?\s*(?:—|–|--|-)?|(?:—|–|--|-)\s)"
)
_STATED_DATE = re.compile(r"(?i)(?:(?:first\s+)?published|posted|updated|last\s+updated|date)\b\s*(?:on\b|:)")
_CLOSING = "\"'”’»)]"
_DANGLING = frozenset(
    re.findall(
        r"\w+", "a an the of and or to in on at for with from by as that which who his her its their is are was were be"
    )
)
"""Words with which a line that goes on in the next one may end, but hardly a headline."""
_LISTED = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s")
_ABBREVIATED = re.compile(r"\b[A-Z]\.$|…$|\.\.\.$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St)\.$")


def plain(text: str) -> Draft:
    """A draft of plain text. Its title is sought later, in the text as it is read."""
    return Draft(text, lines=True)


def title_of(text: str) -> tuple[int, int] | None:
    """Where the title of a plain text stands: its first paragraph, if that is short and reads like a headline."""
    head = text[:_HEAD]
    blocks = paragraphs(head)
    if len(blocks) < 2:
        return None
    (start, end), (following, _) = blocks[0], blocks[1]
    line = head[start:end]
    words = line.split()
    if not words or len(words) > _TITLE_WORDS or len(line) > _TITLE_LENGTH or not any(map(str.isalpha, line)):
        return None
    if (
        _LISTED.match(line)
        or _BYLINE.match(line)
        or _DATELINE.match(line)
        or _STATED_DATE.match(line)
        or dateline_date(line)
    ):
        return None
    if head[following].islower() or words[-1].lower() in _DANGLING:
        return None  # the sentence goes on in the next line
    if len(sentences(head, start, end)) > 2 or not _reads_like_a_headline(line):
        return None
    return start, end


def dateline_of(text: str) -> str | None:
    """The full date, as ISO, that one of the first paragraphs of a text states as its own."""
    head = text[:_HEAD]
    for start, end in paragraphs(head)[:_DATELINE_PARAGRAPHS]:
        found = dateline_date(head[start:end])
        if found:
            return found
    return None


def _reads_like_a_headline(line: str) -> bool:
    """No stop at its end, as a sentence has, unless the words are capitalised as in a title."""
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] in ",;:":
        return False
    if bare[-1] != "." or _ABBREVIATED.search(bare):
        return True
    long_words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(long_words) > 2 and 5 * sum(word[0].isupper() for word in long_words) >= 4 * len(long_words)
