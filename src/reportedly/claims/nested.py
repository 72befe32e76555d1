"""Claims told inside another claim: "she said that the driver told her that …".

The data that the model learnt from leave inner attributions out, so a rule finds them. It prefers to miss: only a full
reporting verb with a subject right before it and a "that", a quotation or a clause right after it counts, and "according to" set
off by a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.claims.calibration import NESTED_SCORE
from reportedly.claims.lexicon import Entry, sources
from reportedly.claims.sentence import (
    Sentence,
    begins,
    clause_start,
    cue_start,
    phrase_before,
    stretches,
    subject_start,
    trimmed,
    whom,
)
from reportedly.claims.sourcing import Names, speaks
from reportedly.model import Attribution, Page, Span

_LEAST = 12
"""Characters of the shortest inner content."""
_LONGEST = 1500
"""Characters of the longest inner content: no sentence of an article is longer, and it keeps the time linear."""
_ADJUNCT = 6
"""Words between a verb and its "that" which tell when and where it is said."""
_LONGEST_SOURCE = 80
"""Characters of the longest source after "according to"."""
_NOBODY = Names(())
_STOPS = frozenset(',.;:?!”")(“')


def nested(page: Page, known: Sequence[Attribution], names: Names = _NOBODY) -> list[Attribution]:
    """The attributions inside the contents of ``known``, in text order; no cue of theirs overlaps a known one."""
    taken = {offset for one in known for span in one.cues for offset in range(span.start, span.end)}
    contents = sorted({span for one in known for span in one.contents})
    found: list[Attribution] = []
    done = 0
    for content in contents:
        start = max(content.start, done)
        done = max(done, content.end)
        for first, last in stretches(page, start, content.end):
            sentence = Sentence.of(page, first, last)
            for inner in (*_said(sentence, names), *_according(sentence)):
                cue = inner.cues[0]
                if taken.isdisjoint(range(cue.start, cue.end)):
                    found.append(inner)
    return sorted(found, key=lambda one: one.cues)


def _said(sentence: Sentence, names: Names) -> Iterator[Attribution]:
    """The attributions of a sentence that a verb makes between its subject and a "that" or a quotation."""
    for verb, word in enumerate(sentence.found):
        entry = sentence.lexicon.verbs.get(word.text)
        if entry is None or not sentence.spaced(verb) or not _tells(sentence, entry, word.text):
            continue
        cue = _raised(sentence, cue_start(sentence, verb))
        hearer = whom(sentence, verb) if "hearer" in entry.traits else verb + 1
        at = begins(sentence, hearer)
        if at is None:
            at = _later(sentence, hearer)
        if at is None and (hearer > verb + 1 or entry.hold == "stated"):
            at = clause_start(sentence, hearer)
        if at is None or (entry.hold == "probable" and sentence.lower(at) != "that"):
            continue
        if hearer == verb + 1 and "bound" in entry.traits:
            continue
        subject = _subject(sentence, cue, names)
        if subject is None or sentence.lower(subject - 1) in sentence.small["unreal"]:
            continue
        if sentence.lower(subject) in sources(sentence.page.language)["crowd_pronouns"] and subject < cue - 1:
            continue  # "anyone who says" is nobody
        if word.text == entry.lemma and cue == verb and sentence.lower(subject) != "they":
            continue
        start = sentence.found[at].start
        content = _content(sentence.page, start, sentence.end) if sentence.end - start <= _LONGEST else None
        if content is not None:
            yield _attribution(sentence.span(cue, verb + 1), sentence.span(subject, cue), content)


def _tells(sentence: Sentence, entry: Entry, form: str) -> bool:
    """Whether the verb, in this form, may tell that somebody said something."""
    return form in sentence.lexicon.telling and not form.endswith("ing") and entry.hold not in ("possible", "unstated")


def _subject(sentence: Sentence, cue: int, names: Names) -> int | None:
    """Where the subject before a cue begins: one told by its form, or a noun phrase that names somebody who can speak."""
    found = subject_start(sentence, cue)
    if found is not None:
        return found
    phrase = phrase_before(sentence, cue)
    if phrase is None or not speaks(sentence.page, phrase, names):
        return None
    return next(at for at, word in enumerate(sentence.found) if word.start == phrase.start)


def _raised(sentence: Sentence, cue: int) -> int:
    """Where the cue begins, with the verb before a "to" that says that it goes on: "continues to deny"."""
    raised = sentence.lower(cue - 1) == "to" and sentence.lower(cue - 2) in sentence.small["raising"]
    return cue - 2 if raised and sentence.spaced(cue) and sentence.spaced(cue - 1) else cue


def _later(sentence: Sentence, at: int) -> int | None:
    """Where "that" stands after words which tell when and where it is said: "said on Monday that"."""
    if sentence.lower(at) not in sentence.small["adjunct"] | sentence.small["days"]:
        return None
    for each in range(at + 1, min(len(sentence.found), at + _ADJUNCT)):
        if not sentence.joined(each) or sentence.lower(each) in sentence.small["predicating"]:
            return None
        if sentence.lower(each) in sentence.small["complementiser"]:
            return begins(sentence, each)
    return None


def _according(sentence: Sentence) -> Iterator[Attribution]:
    """The attribution of a sentence that ", according to" makes, the first one."""
    found = sentence.found
    for at in range(1, len(found) - 3):
        if found[at].text != "," or sentence.lower(at + 1) != "according" or sentence.lower(at + 2) != "to":
            continue
        last = at + 3
        while last < len(found) and found[last].text not in _STOPS and not _goes_on(sentence, last):
            last += 1
        content = trimmed(sentence.page, found[0].start, found[at].start)
        source = trimmed(sentence.page, found[at + 3].start, found[last - 1].end) if last > at + 3 else None
        if content is None or source is None or len(content.text) < _LEAST or len(source.text) > _LONGEST_SOURCE:
            continue
        yield _attribution(sentence.span(at + 1, at + 3), source, content)
        return


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether something else begins after a source."""
    return sentence.lower(at) in ("and", "but", "who", "which")


def _attribution(cue: Span, source: Span, content: Span) -> Attribution:
    return Attribution((cue,), (source,), (content,), NESTED_SCORE, 1.0, NESTED_SCORE)


def _content(page: Page, start: int, end: int) -> Span | None:
    content = trimmed(page, start, end)
    return content if content is not None and len(content.text) >= _LEAST else None
