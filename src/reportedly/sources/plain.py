"""Plain text and Markdown: the text is the file's decoded content, unchanged; its title is found in it."""

from __future__ import annotations

import re

from reportedly.claims.layout import paragraphs, sentences
from reportedly.claims.unread import blank
from reportedly.sources.dates import dateline_date
from reportedly.sources.draft import Draft
from reportedly.sources.remarks import comments, remarks_in

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
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|…$|\.\.\.$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St)\.$")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FRONT_FIELD = re.compile(r"^(title|date|published):([^\n]*)", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t])([^\n]*)", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?![\s>*+-])([^\n]+)\n=+\s*?$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_MARKUP = re.compile(r"[#>*+`|~!\[-]|\d+[.)]\s|---")


def plain(text: str) -> Draft:
    """A draft of plain text."""
    return Draft(text, title_at=title_of(text))


def markdown(text: str) -> Draft:
    """A draft of Markdown. The title is the first heading of the first level, else that of the front matter.

    Comments stay in the text, so that its lines are the file's, but are not read.
    """
    given = text
    unread = comments(text)
    text = blank(text, unread)
    head = text[:_HEAD]
    front = _FRONT_MATTER.match(head)
    fields = (
        {m[1]: _trimmed(head, *m.span(2), "\"'") for m in _FRONT_FIELD.finditer(head, *front.span("body"))} if front else {}
    )
    start = front.end() if front else 0
    dated = fields.get("date") or fields.get("published")
    title_at = _heading(head, start) or fields.get("title")
    if title_at is None:
        found = title_of(text[start:])
        if found and not _MARKUP.match(text, start + found[0]):
            title_at = (start + found[0], start + found[1])
    published = head[slice(*dated)] if dated else None
    return Draft(
        given, title_at=title_at, published=published, unread=tuple(unread), remarks=tuple(remarks_in(given, unread))
    )


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
    if _BYLINE.match(line) or _DATELINE.match(line) or _STATED_DATE.match(line) or dateline_date(line):
        return None
    if head[following].islower() or words[-1].lower() in _DANGLING:
        return None  # the sentence goes on in the next line
    if len(sentences(head, start, end)) > 2 or not _reads_like_a_headline(line):
        return None
    if "\n\n" not in head[end:following].replace("\r", "") and _wrapped(head, blocks):
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


def title_at_start(text: str, title: str) -> tuple[int, int] | None:
    """Where ``title`` stands if ``text`` begins with it, whatever the white space between its words.

    A title of up to three words must be a line of its own: many a text starts with the one name that is its title.
    """
    words = title.split()
    if not words:
        return None
    pattern = r"\s*(" + r"\s+".join(map(re.escape, words)) + r")(?P<after>[ \t]*(?:[\r\n\u2028\u2029\f]|$))?(?!\w)"
    match = re.match(pattern, text)
    if match is None or (len(words) < 4 and match["after"] is None):
        return None
    return match.span(1)


def _reads_like_a_headline(line: str) -> bool:
    """No stop at its end, as a sentence has, unless the words are capitalised as in a title."""
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] in ",;:":
        return False
    if bare[-1] != "." or _ABBREVIATED.search(bare):
        return True
    long_words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(long_words) > 2 and 5 * sum(word[0].isupper() for word in long_words) >= 4 * len(long_words)


def _wrapped(head: str, blocks: list[tuple[int, int]]) -> bool:
    """Whether the lines at the start of a text without blank lines are one paragraph, broken at the width of a screen."""
    lines = [head[start:end] for start, end in blocks[:40]]
    broken = sum(line[-1] not in ".!?…:\"'”’»" for line in lines[:-1])
    return len(lines) > 2 and len(lines[0]) >= 45 and 2 * broken > len(lines)


def _heading(head: str, start: int) -> tuple[int, int] | None:
    """The first heading of the first level, or a lower one where nothing stands before it."""
    fences = [fence.span() for fence in _FENCE.finditer(head, start)]
    found: list[tuple[int, int, tuple[int, int]]] = []
    for match in _HEADING.finditer(head, start):
        if title := _trimmed(head, *match.span(2), "#"):
            found.append((len(match[1]), match.start(), title))
    for match in _UNDERLINED.finditer(head, start):
        if title := _trimmed(head, *match.span(1)):
            found.append((1, match.start(), title))
    for level, at, title in sorted(found):
        if any(a <= at < b for a, b in fences):
            continue
        if level == 1 or not head[start:at].strip():
            return title
    return None


def _trimmed(head: str, start: int, end: int, marks: str = "") -> tuple[int, int] | None:
    """The stretch without white space around it, and without ``marks`` that stand around it or at its end."""
    whole = head[start:end]
    bare = whole.strip()
    closed = bare.rstrip(marks)
    if marks == "#":
        # a closing run of marks is set off by a space: "C#" keeps its own
        bare = closed.rstrip() if closed != closed.rstrip() or not closed else bare
    elif len(bare) > 1 and bare[0] in marks and bare[-1] == bare[0]:
        bare = bare[1:-1].strip()
    if not bare:
        return None
    start += whole.index(bare)
    return start, start + len(bare)
