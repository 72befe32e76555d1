"""Headlines that attribute: "NAME: “…”", "STATEMENT: source", "STATEMENT - source", "STATEMENT, source says".

The data that the model learnt from hold few headlines, so a rule helps out. It takes only what leaves no doubt: a quotation
right beside a colon, and on the other side words that look like a name and label nothing; or beside the colon, after a dash or
before a verb of saying the short name of somebody who can speak. A place before a colon says where, and a medium after a dash is
whose page it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.calibration import HEADLINE_SCORE
from reportedly.claims.lexicon import phrasing, sources
from reportedly.claims.sourcing import Names, is_body, kind, speaks
from reportedly.claims.words import plain
from reportedly.model import Attribution, Page, Range, Span, Token, Word, grammar

_LONGEST_TITLE = 300
_LONGEST_NAME = 8
_LONGEST_HEADLINE = 30
"""Words and marks of a headline; a longer line is a sentence of the text."""
_CLOCK = 6
"""Words and marks of the longest time of day, and its dash."""
_SHORT, _STATEMENT = 5, 3
"""Words of the longest source beside a mark, and of the shortest statement."""
_FAR = 200
"""Characters of a title before its quotation in which a name is sought."""
_DASHES = frozenset("–—|-")
_STOPS = frozenset(".?!;:")
_NAMELESS = frozenset('?!;“”"')
"""Marks that stand in no name."""


def headline(page: Page, known: Sequence[Attribution], names: Names | None = None) -> Attribution | None:
    """The attribution that the title makes with a colon, or ``None``: where there is none, or ``known`` has it already."""
    title = _title(page)
    if title is None:
        return None
    start, end = title
    for stretch in page.layout.quotations:
        if stretch.start < start or stretch.depth or stretch.end > end:
            continue
        source = (
            _before(page, start, stretch.start) or _after(page, stretch.end, end) or _those(page, names, stretch.end, end)
        )
        content = page.span(stretch.start, stretch.end)
        if source is None or not any(map(str.isalnum, content.text)):
            continue
        if not _taken(known, stretch.start, stretch.end):
            return Attribution((), (source,), (content,), HEADLINE_SCORE, 1.0, HEADLINE_SCORE)
        return None
    return None


def unquoted(page: Page, names: Names, known: Sequence[Attribution]) -> Attribution | None:
    """The attribution that a title without a quotation makes, or ``None``: where there is none, or ``known`` has one there already."""
    title = _title(page)
    if title is None or (page.title is None and page.text[title[1] - 1] in _STOPS):
        return None
    start, end = title
    one = _unquoted(page, names, start, end)
    return None if one is None or any(_crosses(other, one) for other in known) else one


def entries(page: Page, names: Names, known: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that lines after a time of day make as headlines do: "10:40 a.m. — Hospital: nine dead"."""
    out = []
    for start, end in page.layout.paragraphs:
        first, last = page.within(start, end)
        if first >= last or page.tokens[first].kind != "clock":
            continue
        places = range(first + 1, min(last - 1, first + _CLOCK))
        dash = next((at for at in places if page.tokens[at].text in _DASHES and _apart(page.text, page.tokens[at])), None)
        until = last - 1 if page.tokens[last - 1].text in _STOPS else last
        if dash is None or until <= dash + 1 or page.tokens[dash + 1].sentence != page.tokens[until - 1].sentence:
            continue
        one = _unquoted(page, names, page.tokens[dash + 1].start, page.tokens[until - 1].end)
        if one is not None and not any(_crosses(other, one) for other in known):
            out.append(one)
    return out


def _crosses(known: Attribution, one: Attribution) -> bool:
    """Whether a known attribution has a part in the title outside the content of ``one``, so that it is not told there."""
    inside = (*one.contents, *one.sources, *one.cues)
    start, end = min(span.start for span in inside), max(span.end for span in inside)
    (content,) = one.contents
    return any(
        start <= span.start < end and not content.start <= span.start < content.end
        for span in (*known.cues, *known.sources, *known.contents)
    )


def _unquoted(page: Page, names: Names, start: int, end: int) -> Attribution | None:
    found = page.words.between(start, end)
    if len(found) > _LONGEST_HEADLINE:
        return None
    marks = [
        at
        for at, piece in enumerate(found)
        if piece.text == ":" and found[at + 1 : at + 2] and page.text[piece.end].isspace()
    ]
    if marks and _labels(page, found[: marks[0]]):
        found, marks = found[marks[0] + 1 :], [at - marks[0] - 1 for at in marks[1:]]
    if len(marks) == 1:
        return _beside(page, names, found, *marks)
    dashes = [
        at
        for at, piece in enumerate(found)
        if piece.text in _DASHES and 0 < at < len(found) - 1 and _apart(page.text, piece)
    ]
    if dashes and not marks:
        (at,) = dashes[-1:]
        source = page.span(found[at + 1].start, found[-1].end)
        if len(found) - at - 1 <= _SHORT and _speaker(page, source, names, outlets=False):
            return _made(page, found[:at], source, found[at : at + 1])
    return _posed(page, names, found) if found and not marks else None


def _beside(page: Page, names: Names, found: Sequence[Word], at: int) -> Attribution | None:
    """The attribution of "source: statement", or of "statement: source"."""
    left, right = found[:at], found[at + 1 :]
    for speaker, told in ((left, right), (right, left)):
        if not speaker or len(speaker) > _SHORT or len(told) <= len(speaker) or len(told) < _STATEMENT:
            continue
        source = page.span(speaker[0].start, speaker[-1].end)
        lists = sources(page.language)
        if told[-1].text == "?" or _in(told[0], lists["headline_labels"]) or (speaker is left and _labels(page, speaker)):
            return None
        if speaker is left and len(speaker) == 1 and not _told_apart(page, source, names):
            continue
        if _speaker(page, source, names, outlets=True):
            return _made(page, told, source, found[at : at + 1])
    return None


def _posed(page: Page, names: Names, found: Sequence[Word]) -> Attribution | None:
    """The attribution of "statement, source says", or of "statement, says source"."""
    words, language = phrasing(page.language), page.language
    commas = [at for at, piece in enumerate(found) if piece.text == ","]
    if not commas or commas[-1] < _STATEMENT or len(found) - commas[-1] - 1 < 2:
        return None
    told, tail = found[: commas[-1]], found[commas[-1] + 1 :]
    if any(piece.mark for piece in tail):
        return None
    last, first = tail[-1].lower, tail[0].lower
    following = words.following | language.saying.plain.forms("base")
    speaker, cue = (tail[:-1], tail[-1:]) if last in following else (tail[1:], tail[:1])
    if cue[0].lower not in following or (cue == tail[:1] and first not in words.following):
        return None
    source = page.span(speaker[0].start, speaker[-1].end)
    said = _speaker(page, source, names, outlets=True) or _plain(page, speaker, names)
    return _made(page, told, source, cue) if said else None


def _plain(page: Page, speaker: Sequence[Word], names: Names) -> bool:
    """Whether words beside a verb of saying are several in lower case, or a state: "forecasters say", "Norland says"."""
    source, classes = page.span(speaker[0].start, speaker[-1].end), grammar(page.language)
    verbal = any(piece.lower in classes.auxiliaries | classes.prepositions for piece in speaker)
    several = source.text.islower() and kind(page, (source,), names) == "collective"
    return len(speaker) <= _SHORT and not verbal and (several or kind(page, (source,), names) == "state")


def _made(page: Page, told: Sequence[Word], source: Span, cue: Sequence[Word]) -> Attribution | None:
    content = page.span(told[0].start, told[-1].end)
    cues = tuple(page.span(piece.start, piece.end) for piece in cue if not piece.mark)
    return Attribution(cues, (source,), (content,), HEADLINE_SCORE, 1.0, HEADLINE_SCORE)


def _labels(page: Page, found: Sequence[Word]) -> bool:
    """Whether the words before a colon label a headline: "Exclusive", "Live updates"."""
    lists = sources(page.language)
    return bool(found) and len(found) <= 2 and _in(found[0], lists["headline_labels"])


def _in(piece: Word, words: frozenset[str]) -> bool:
    """Whether a list holds a word, in capitals or not: an abbreviation is no word of it."""
    return piece.lower in words and not (piece.text.isupper() and len(piece.text) > 1)


def _told_apart(page: Page, span: Span, names: Names) -> bool:
    """Whether one word before a colon is surely no subject of a headline ("Ebola: …"): an abbreviation, a person, a word for one."""
    name = names.last(span.start, span.end)
    common = page.language.morphology.singular(span.text.lower())
    listed = any(common in sources(page.language)[each] for each in ("roles", "organisations"))
    return name is None or name.kind == "person" or span.text.isupper() or listed or is_body(page, span)


def _speaker(page: Page, span: Span, names: Names, *, outlets: bool) -> bool:
    """Whether some words of a headline name who says the rest: somebody who can speak, no place; with ``outlets`` also a medium."""
    what = kind(page, (span,), names)
    place = names.last(span.start, span.end)
    known = "" if place is None else place.kind
    if (known == "place" or (what == "state" and known != "organisation")) and not is_body(page, span):
        return False
    return speaks(page, span, names) and (outlets or what != "named media" or span.text.islower())


def _taken(known: Sequence[Attribution], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for one in known for span in (*one.contents, *one.cues))


def _title(page: Page) -> Range | None:
    if page.title is not None:
        return page.title.start, page.title.end
    if not page.layout.paragraphs:
        return None
    start, end = page.layout.paragraphs[0]
    return (start, end) if end - start <= _LONGEST_TITLE else None


def _before(page: Page, start: int, quote: int) -> Span | None:
    """The name before "NAME: “…”"."""
    if quote - start > _FAR:
        return None
    found = page.words.between(start, quote)
    return _name(page, found[:-1]) if found and found[-1].text == ":" else None


def _after(page: Page, quote_end: int, end: int) -> Span | None:
    """The name after "“…”: NAME"."""
    found = page.words.between(quote_end, end)
    if found and found[0].text in (".", ","):
        found = found[1:]
    if not found or found[0].text != ":":
        return None
    name: list[Word] = []
    for piece in found[1:]:
        if piece.text in _STOPS or (piece.text in _DASHES and _apart(page.text, piece)):
            break
        name.append(piece)
    return _name(page, name)


def _those(page: Page, names: Names | None, quote_end: int, end: int) -> Span | None:
    """Those in lower case after "“…”: survivors of the fire tell their story", up to a verb of saying."""
    found = page.words.between(quote_end, end)
    if len(found) < 2 or found[0].text != ":":
        return None
    until = next(
        (at for at in range(2, len(found)) if found[at].mark or found[at].lower in page.language.saying.verbs), len(found)
    )
    source = page.span(found[1].start, found[until - 1].end)
    names = names or Names(())
    told = _speaker(page, source, names, outlets=False) and kind(page, (source,), names) != "document"
    return source if until <= _LONGEST_NAME and told else None


def _apart(text: str, mark: Word | Token) -> bool:
    return text[mark.start - 1].isspace() and text[mark.end : mark.end + 1].isspace()


def _name(page: Page, found: Sequence[Word]) -> Span | None:
    """The stretch of some pieces where it looks like a name and not like a label."""
    lists = sources(page.language)
    words = [piece for piece in found if not piece.mark]
    if not words or len(words) > _LONGEST_NAME or any(piece.text in _NAMELESS for piece in found):
        return None
    span = page.span(found[0].start, found[-1].end)
    if plain(span.text) in lists["headline_labels"] or words[0].lower in lists["headline_labels"]:
        return None
    if (
        found[0].mark
        or not found[0].capital
        or not all(word.capital or word.lower in lists["name_particles"] for word in words)
    ):
        return None
    return span
