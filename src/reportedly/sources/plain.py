"""Plain text: the text is the file's decoded content, unchanged; its title and its dateline are found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Document, Language, Page, Range, compiled
from reportedly.sources.dates import dateline_date, states_a_date
from reportedly.sources.draft import Draft
from reportedly.text import abbreviations, page, paragraphs

_HEAD = 10_000
"""Characters at the start of a text among which its title and dateline are sought."""

_TITLE_WORDS, _TITLE_LENGTH = 40, 250
_DATELINE_PARAGRAPHS = 4  # a title, a byline and a section name may stand before it
_TITLES = ("prose", "speaker")
"""Kinds of blocks that may be a title, or its beginning: "Holm: The harbour stays open"."""
_CLOSING = "\"'”’»)]"
_ABBREVIATED = re.compile(r"\b[A-Z]\.$|…$|\.\.\.$|\b(\w+)\.$")


def plain(text: str) -> Draft:
    """A draft of plain text. Its title is sought later, in the text as it is read."""
    return Draft(text, lines=True)


@dataclass(frozen=True, slots=True)
class Head:
    """The first paragraphs of a text as it is read.

    ``title`` is where its title stands, ``published`` the full date, as ISO, that one of them states as its own.
    """

    title: Range | None
    published: str | None

    @classmethod
    def of(cls, text: str, language: Language) -> Head:
        """Look at the head of ``text``."""
        first = paragraphs(text[:_HEAD])[:_DATELINE_PARAGRAPHS]
        head = page(Document(text[: first[-1][1]] if first else ""), language)
        dates = (dateline_date(text[start:end], language) for start, end in first)
        return cls(_title(head), next(filter(None, dates), None))


def _title(head: Page) -> Range | None:
    """Where the title stands: the first paragraph, if that is short, reads like a headline and has another after it."""
    blocks, text = head.layout.paragraphs, head.text
    if len(blocks) < 2:
        return None
    (start, end), (following, _) = blocks[0], blocks[1]
    line = text[start:end]
    words = line.split()
    if not words or len(words) > _TITLE_WORDS or len(line) > _TITLE_LENGTH or not any(map(str.isalpha, line)):
        return None
    if head.layout.blocks[0].kind not in _TITLES or states_a_date(line, head.language):
        return None
    if text[following].islower() or words[-1].lower() in _dangling(head.language):
        return None  # the sentence goes on in the next line
    sentences = sum(begin < end for begin, _ in head.layout.sentences)
    return (start, end) if sentences <= 2 and _reads_like_a_headline(line, head.language) else None


def _reads_like_a_headline(line: str, language: Language) -> bool:
    """No stop at its end, as a sentence has, unless the words are capitalised as in a title."""
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] in ",;:":
        return False
    ending = _ABBREVIATED.search(bare)
    if bare[-1] != "." or (ending and (ending[1] is None or ending[1] in abbreviations(language))):
        return True
    long_words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(long_words) > 2 and 5 * sum(word[0].isupper() for word in long_words) >= 4 * len(long_words)


@compiled
def _dangling(language: Language) -> frozenset[str]:
    """Words with which a line that goes on in the next one may end, but hardly a headline."""
    return frozenset(language.table("layout").get("words", {}).get("dangling", "").split())
