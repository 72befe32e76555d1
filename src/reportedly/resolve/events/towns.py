"""Towns by what is done to them: whoever "captured Aldova" took a town, unless something says that Aldova is a person.

Names of villages are often in no index, and the reader takes many of them for people. What happens to a name is seen before
anybody decides who acts and where: the name is a place wherever it stands in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from reportedly.model import Name, Page, Range, Reading, Span
from reportedly.resolve.events.clauses import subject_of, voice_of
from reportedly.resolve.events.frames import past_shared
from reportedly.resolve.events.lexicon import Form, Lexicon, VerbRule, lexicon
from reportedly.resolve.events.phrases import is_of, noun_phrase
from reportedly.resolve.events.words import Words, words_of

_SCORE = 0.9
"""Set: how surely such a name is a place."""
_WORDS = 3
"""Words of a town's name at most."""


def with_towns(page: Page, reading: Reading, called: Callable[[str], bool]) -> Reading:
    """``reading`` with the names that are places by what is done to them as places.

    ``called`` says of a name whether somebody is known by it who is no state.
    """
    words, lex = words_of(page, reading), lexicon(page.language)
    found = {
        _text(words, run)
        for sentence in words.sentences
        for run in _taken(words, lex, sentence)
        if not called(_text(words, run)) and not lex.polities.governs(_text(words, run))
    }
    found -= _persons(words, reading, lex, found)
    if not found:
        return reading
    names = [replace(name, kind="place", score=_SCORE) if name.span.text in found else name for name in reading.names]
    covered = [(name.span.start, name.span.end) for name in names]
    for run in _runs(words):
        span = Span.of(words.text, *words.range_of(*run))
        if span.text in found and not any(start < span.end and span.start < end for start, end in covered):
            names.append(Name(span, "place", _SCORE))
    return replace(reading, names=tuple(sorted(names, key=lambda name: name.span)))


def _taken(words: Words, lex: Lexicon, sentence: Range) -> Iterator[Range]:
    """The runs of capitals in a sentence to which happens what happens to places."""
    low, high = sentence
    for at in range(low, high):
        for rule, form in lex.verbs.get(words.lows[at], ()):
            if rule.settles and not words.capital(at):
                yield from _by_verb(words, lex, at, rule, form, sentence)
        if words.lows[at] in lex.words["falling"] and words.lows[at + 1 : at + 2] == ["to"] and at + 2 < high:
            winner = noun_phrase(words, lex, at + 2, high)
            subject = subject_of(words, lex, at, low)
            if winner and is_of(words, lex, winner, "armed") and subject and (run := _name(words, lex, subject)):
                yield run


def _by_verb(words: Words, lex: Lexicon, at: int, rule: VerbRule, form: Form, sentence: Range) -> Iterator[Range]:
    low, high = sentence
    voice = voice_of(words, lex, at, form, low, high)
    if voice == "passive":
        subject = subject_of(words, lex, at, low)
        if subject and (run := _name(words, lex, subject)):
            yield run
    elif voice is not None:
        subject = subject_of(words, lex, at, low)
        if subject is None or not _fights(words, lex, subject, rule):
            return
        after = past_shared(words, lex, at, form, high)
        while run := _run(words, lex, after, high):
            yield run
            after = run[1]
            if words.lows[after] not in lex.words["listing"]:
                return
            after += 1


def _fights(words: Words, lex: Lexicon, subject: Range, rule: VerbRule) -> bool:
    """Whether a subject takes towns: forces, their weapons, a body or state by its name or letters; the police take people."""
    if not lex.words["policing"].isdisjoint(words.lows[slice(*subject)]):
        return False
    last = words.text[words.starts[subject[1] - 1] : words.ends[subject[1] - 1]]
    return (last.isupper() and len(last) > 1) or is_of(words, lex, subject, rule.subject or "fighting")


def _run(words: Words, lex: Lexicon, at: int, high: int) -> Range | None:
    """The capitals that begin at ``at``, where no noun follows that they describe ("captured Velk fighters")."""
    end = at
    while (
        end < high
        and end - at < _WORDS
        and words.capital(end)
        and words.marks[end] not in ("organisation", "group", "place")
    ):
        end += 1
    if (
        end == at
        or end >= high
        or any(words.lows[one].endswith(("'s", "’s")) or words.lows[one].isupper() for one in range(at, end))
    ):
        return None
    if words.text[words.starts[at] : words.ends[end - 1]].isupper():
        return None
    after = words.lows[end]
    follows = not after[0].isalnum() or after in lex.words["stop"] or after in lex.words["prepositions"]
    return (at, end) if follows or after in lex.words["joining"] or after in lex.words["boundary"] else None


def _name(words: Words, lex: Lexicon, phrase: Range) -> Range | None:
    """A phrase that is nothing but a name in capitals, no body's or people's."""
    begin, end = phrase
    while end > begin and (words.lows[end - 1] in lex.words["auxiliaries"] or words.lows[end - 1] in lex.words["adverbs"]):
        end -= 1
    plain = all(words.capital(at) and words.marks[at] in ("person", "other") for at in range(begin, end))
    return (begin, end) if plain and 0 < end - begin <= _WORDS else None


def _runs(words: Words) -> Iterator[Range]:
    at = 0
    while at < len(words.lows):
        end = at
        while end < len(words.lows) and words.capital(end) and (end == at or words.starts[end] - words.ends[end - 1] == 1):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _persons(words: Words, reading: Reading, lex: Lexicon, found: Container[str]) -> set[str]:
    """Names that something else in the text says are people's: part of a longer name, after a title, with a pronoun of theirs."""
    parts = {
        part
        for name in reading.names
        if name.kind == "person" and len(name.span.text.split()) > 1
        if _given(name.span.text, lex) or name.span.text not in found
        for part in (name.span.text, *name.span.text.split())
    }
    for at in range(1, len(words.lows)):
        if words.capital(at) and (words.lows[at - 1] in lex.titles or words.lows[at - 1].rstrip(".") in lex.titles):
            parts.add(words.text[words.starts[at] : words.ends[at]])
    return parts


def _given(name: str, lex: Lexicon) -> bool:
    """Whether a name begins with a given name or its first letter."""
    first, _, last = name.partition(" ")
    return bool(last) and (first.lower() in lex.given or len(first.rstrip(".")) == 1)


def _text(words: Words, run: Range) -> str:
    return words.text[words.starts[run[0]] : words.ends[run[1] - 1]]
