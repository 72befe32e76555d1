"""Claims told inside another claim: "she said that the driver told her that …".

The data that the model learnt from leave inner attributions out, so a rule finds them. It prefers to miss: only a full
reporting verb with a subject right before it and a "that" or a quotation right after it counts, and "according to" set off
by a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.claims.calibration import NESTED_SCORE
from reportedly.claims.lexicon import Cues, Entry, WordLists, cue_words, cues
from reportedly.claims.words import Word, pieces
from reportedly.model import Attribution, Page, Span

_LEAST = 12
"""Characters of the shortest inner content."""
_LONGEST = 1500
"""Characters of the longest inner content: no sentence of an article is longer, and it keeps the time linear."""
_LONGEST_SOURCE = 80
"""Characters of the longest source after "according to"."""
_MODIFIERS, _NAMES = 2, 3
"""Words that may stand between a subject's determiner and its noun, and capitalised ones after the noun, or after another."""
_OPENING = frozenset('“"‘«')
_CLOSING = frozenset("”\"’»'")
_STOPS = frozenset(',.;:?!”")(“')
_TAIL = " \t\r\n.,;:"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The part of a sentence that lies in a content, as words and marks, with what is asked of them."""

    page: Page
    found: Sequence[Word]
    end: int
    lexicon: Cues
    small: WordLists

    def lower(self, at: int) -> str:
        return self.found[at].lower if 0 <= at < len(self.found) else ""

    def spaced(self, at: int) -> bool:
        """Whether nothing but white space stands between a word and the one before it."""
        return self.page.text[self.found[at - 1].end : self.found[at].start].isspace()

    def word(self, at: int) -> bool:
        return 0 <= at < len(self.found) and not self.found[at].mark

    def span(self, first: int, last: int) -> Span:
        """The stretch from one word to the one before another."""
        return self.page.span(self.found[first].start, self.found[last - 1].end)


def nested(page: Page, known: Sequence[Attribution]) -> list[Attribution]:
    """The attributions inside the contents of ``known``, in text order; no cue of theirs overlaps a known one."""
    taken = {offset for one in known for span in one.cues for offset in range(span.start, span.end)}
    contents = sorted({span for one in known for span in one.contents})
    lexicon, small = cues(page.language), cue_words(page.language)
    found: list[Attribution] = []
    done = 0
    for content in contents:
        start = max(content.start, done)
        done = max(done, content.end)
        for first, last in _sentences(page, start, content.end):
            sentence = _Sentence(page, tuple(pieces(page, first, last)), last, lexicon, small)
            for inner in (*_said(sentence), *_according(sentence)):
                cue = inner.cues[0]
                if taken.isdisjoint(range(cue.start, cue.end)):
                    found.append(inner)
    return sorted(found, key=lambda one: one.cues)


def _sentences(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies in ``text[start:end]`` of each sentence that begins or goes on there."""
    first, last = page.token(start), page.within(start, end)[1]
    if first < last:
        for number in range(page.tokens[first].sentence, page.tokens[last - 1].sentence + 1):
            begin, until = page.layout.sentences[number]
            yield max(begin, start), min(until, end)


def _said(sentence: _Sentence) -> Iterator[Attribution]:
    """The attributions of a sentence that a verb makes between its subject and a "that" or a quotation."""
    for verb, word in enumerate(sentence.found):
        entry = sentence.lexicon.verbs.get(word.text)
        if entry is None or not sentence.spaced(verb) or not _tells(sentence, entry, word.text):
            continue
        cue, whom = _cue(sentence, verb), _whom(sentence, verb)
        at = _begins(sentence, whom)
        if at is None or (entry.hold == "probable" and sentence.lower(at) != "that"):
            continue
        if (whom > verb + 1 and "hearer" not in entry.traits) or (whom == verb + 1 and "bound" in entry.traits):
            continue
        subject = _subject(sentence, cue)
        if subject is None or sentence.lower(subject - 1) in sentence.small["unreal"]:
            continue
        if word.text == entry.lemma and sentence.lower(subject) != "they":
            continue
        start = sentence.found[at].start
        content = _content(sentence.page, start, sentence.end) if sentence.end - start <= _LONGEST else None
        if content is not None:
            yield _attribution(sentence.span(cue, verb + 1), sentence.span(subject, cue), content)


def _tells(sentence: _Sentence, entry: Entry, form: str) -> bool:
    """Whether the verb, in this form, may tell that somebody said something."""
    return form in sentence.lexicon.telling and not form.endswith("ing") and entry.hold not in ("possible", "unstated")


def _cue(sentence: _Sentence, verb: int) -> int:
    """Where the cue begins: with the verb, or an auxiliary or an adverb before it."""
    small = sentence.small
    one, two = sentence.lower(verb - 1), sentence.lower(verb - 2)
    if one in ("has", "have", "had") and sentence.spaced(verb - 1):
        return verb - 1
    if one in small["passing"] and two in ("has", "have", "had") and sentence.spaced(verb - 1) and sentence.spaced(verb - 2):
        return verb - 2
    return verb - 1 if one in small["leading"] and sentence.spaced(verb - 1) else verb


def _whom(sentence: _Sentence, verb: int) -> int:
    """The first word or mark after whoever the verb names as spoken to; right after the verb where it names nobody."""
    at = verb + 1
    if not sentence.word(at) or not sentence.spaced(at):
        return at
    if sentence.lower(at) in sentence.small["informed"]:
        return at + 1
    if sentence.found[at].capital:
        more = sentence.word(at + 1) and sentence.spaced(at + 1) and sentence.found[at + 1].capital
        return at + 2 if more else at + 1
    return at


def _begins(sentence: _Sentence, at: int) -> int | None:
    """Where what is said begins, right at ``at`` or after a mark: with a "that" that opens a clause, or a quotation."""
    if sentence.lower(at) == "that" and sentence.spaced(at):
        return None if sentence.lower(at + 1) in sentence.small["demonstrative_that"] else at
    if at < len(sentence.found) and sentence.found[at].text in (",", ":"):
        at += 1
    opens = at < len(sentence.found) and sentence.found[at].text in _OPENING and sentence.spaced(at)
    return at if opens and sentence.word(at + 1) and not sentence.spaced(at + 1) else None


def _subject(sentence: _Sentence, cue: int) -> int | None:
    """Where the subject before ``cue`` begins: a pronoun, a name, or a determiner with its noun; ``None`` for anything else."""
    small = sentence.small
    last = cue - 1
    if not sentence.word(last):
        return None
    if sentence.lower(last) in small["subject_pronouns"]:
        return last
    barred = small["no_subject"] | small["subject_pronouns"] | small["subject_adverbs"]
    if sentence.lower(last) in barred or sentence.lower(last).endswith(("'s", "ly")):
        return None
    first = last  # of the capitalised words at the end, and the one before them
    while first > 0 and last - first < _NAMES and sentence.found[first].capital and _joined(sentence, first):
        first -= 1
    for at in range(max(0, first - _MODIFIERS - 1), last):
        if sentence.lower(at) in small["subject_determiners"]:
            inside = range(at + 1, last + 1)
            if all(_joined(sentence, each) and sentence.lower(each) not in barred for each in inside):
                return at
    while first < last and (not sentence.found[first].capital or sentence.lower(first) in barred):
        first += 1
    return first if sentence.found[first].capital and sentence.lower(first) not in barred else None


def _joined(sentence: _Sentence, at: int) -> bool:
    return sentence.word(at) and sentence.word(at - 1) and sentence.spaced(at)


def _according(sentence: _Sentence) -> Iterator[Attribution]:
    """The attribution of a sentence that ", according to" makes, the first one."""
    found = sentence.found
    for at in range(1, len(found) - 3):
        if found[at].text != "," or sentence.lower(at + 1) != "according" or sentence.lower(at + 2) != "to":
            continue
        last = at + 3
        while last < len(found) and found[last].text not in _STOPS and not _goes_on(sentence, last):
            last += 1
        content = _trimmed(sentence.page, found[0].start, found[at].start)
        source = _trimmed(sentence.page, found[at + 3].start, found[last - 1].end) if last > at + 3 else None
        if content is None or source is None or len(content.text) < _LEAST or len(source.text) > _LONGEST_SOURCE:
            continue
        yield _attribution(sentence.span(at + 1, at + 3), source, content)
        return


def _goes_on(sentence: _Sentence, at: int) -> bool:
    """Whether something else begins after a source."""
    return sentence.lower(at) in ("and", "but", "who", "which")


def _attribution(cue: Span, source: Span, content: Span) -> Attribution:
    return Attribution((cue,), (source,), (content,), NESTED_SCORE, 1.0, NESTED_SCORE)


def _content(page: Page, start: int, end: int) -> Span | None:
    content = _trimmed(page, start, end)
    return content if content is not None and len(content.text) >= _LEAST else None


def _trimmed(page: Page, start: int, end: int) -> Span | None:
    """A span without white space and closing punctuation at its ends, and without a mark whose partner is outside."""
    text = page.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    piece = text[start:end]
    if end > start and piece[-1] in _CLOSING and sum(c in "“\"‘«'" for c in piece[:-1]) == 0:
        end -= 1
        while end > start and text[end - 1] in _TAIL:
            end -= 1
    if end > start and text[start] in '“"' and not any(c in '”"' for c in text[start + 1 : end]):
        start += 1
    return page.span(start, end) if start < end else None
