"""A sentence, or a part of one, as the rules that build claims read it: its words and marks, and what stands around a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.claims.lexicon import Cues, WordLists, cue_words, cues, sources
from reportedly.model import Page, Span, Word, grammar

_MODIFIERS, _NAMES = 2, 3
"""Words that may stand between a subject's determiner and its noun, and capitalised ones after the noun, or after another."""
_SUBJECT = 7
"""Words of the longest subject of a clause without "that", and its auxiliary."""
_LONGEST_SUBJECT = 12
"""Words and marks of the longest subject with its apposition."""
_OPENING = frozenset('“"‘«')
_CLOSING = frozenset("”\"’»'")
_TAIL = " \t\r\n.,;:"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and marks of a stretch that lies in one sentence, with what is asked of them."""

    page: Page
    found: Sequence[Word]
    end: int
    lexicon: Cues
    small: WordLists

    @classmethod
    def of(cls, page: Page, start: int, end: int) -> Sentence:
        """What ``text[start:end]`` holds."""
        return cls(page, page.words.between(start, end), end, cues(page.language), cue_words(page.language))

    def lower(self, at: int) -> str:
        """A word as lists write it; empty outside."""
        return self.found[at].lower if 0 <= at < len(self.found) else ""

    def spaced(self, at: int) -> bool:
        """Whether nothing but white space stands between a word and the one before it."""
        return self.page.text[self.found[at - 1].end : self.found[at].start].isspace()

    def word(self, at: int) -> bool:
        """Whether there is a word, no mark."""
        return 0 <= at < len(self.found) and not self.found[at].mark

    def span(self, first: int, last: int) -> Span:
        """The stretch from one word to the one before another."""
        return self.page.span(self.found[first].start, self.found[last - 1].end)

    def mark(self, at: int, text: str) -> bool:
        """Whether this mark stands there."""
        return 0 <= at < len(self.found) and self.found[at].text == text

    def joined(self, at: int) -> bool:
        """Whether a word follows another with nothing but white space between them."""
        return self.word(at) and self.word(at - 1) and self.spaced(at)


def stretches(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies in ``text[start:end]`` of each sentence that begins or goes on there."""
    first, last = page.token(start), page.within(start, end)[1]
    if first < last:
        for number in range(page.tokens[first].sentence, page.tokens[last - 1].sentence + 1):
            begin, until = page.layout.sentences[number]
            yield max(begin, start), min(until, end)


def cue_start(sentence: Sentence, verb: int) -> int:
    """Where the cue begins: with the verb, or an auxiliary or an adverb before it."""
    small = sentence.small
    one, two = sentence.lower(verb - 1), sentence.lower(verb - 2)
    if one in ("has", "have", "had") and sentence.spaced(verb - 1):
        return verb - 1
    if one in small["passing"] and two in ("has", "have", "had") and sentence.spaced(verb - 1) and sentence.spaced(verb - 2):
        return verb - 2
    return verb - 1 if one in small["leading"] and sentence.spaced(verb - 1) else verb


def whom(sentence: Sentence, verb: int) -> int:
    """The first word or mark after whoever the verb names as spoken to; right after the verb where it names nobody."""
    at = verb + 1
    if not sentence.word(at) or not sentence.spaced(at):
        return at
    if sentence.lower(at) in sentence.small["informed"] or _people(sentence, at):
        return at + 1
    if sentence.lower(at) in grammar(sentence.page.language).articles and sentence.joined(at + 1):
        return at + 2
    if sentence.found[at].capital:
        more = sentence.word(at + 1) and sentence.spaced(at + 1) and sentence.found[at + 1].capital
        return at + 2 if more else at + 1
    return at


def _people(sentence: Sentence, at: int) -> bool:
    """Whether a word is a plural of those who can be told something."""
    language = sentence.page.language
    word = sentence.lower(at)
    return word in sources(language)["organisations"] or (
        language.morphology.is_plural(word) and language.morphology.singular(word) in sources(language)["roles"]
    )


def begins(sentence: Sentence, at: int) -> int | None:
    """Where what is said begins, right at ``at`` or after a mark: with a "that" that opens a clause, or a quotation."""
    if sentence.lower(at) == "that" and sentence.spaced(at):
        return None if sentence.lower(at + 1) in sentence.small["demonstrative_that"] else at
    if at < len(sentence.found) and sentence.found[at].text in (",", ":"):
        at += 1
    opens = at < len(sentence.found) and sentence.found[at].text in _OPENING and sentence.spaced(at)
    return at if opens and sentence.word(at + 1) and not sentence.spaced(at + 1) else None


def subject_start(sentence: Sentence, cue: int) -> int | None:
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
    while first > 0 and last - first < _NAMES and sentence.found[first].capital and sentence.joined(first):
        first -= 1
    for at in range(max(0, first - _MODIFIERS - 1), last):
        if sentence.lower(at) in small["subject_determiners"]:
            inside = range(at + 1, last + 1)
            if all(sentence.joined(each) and sentence.lower(each) not in barred for each in inside) and not any(
                sentence.lower(each) in sentence.lexicon.telling for each in inside
            ):
                return at
    while first < last and (not sentence.found[first].capital or sentence.lower(first) in barred):
        first += 1
    if sentence.lower(first - 1) in grammar(sentence.page.language).prepositions:
        return None  # "the opposition in Norland said": the name is no subject
    return first if sentence.found[first].capital and sentence.lower(first) not in barred else None


def trimmed(page: Page, start: int, end: int) -> Span | None:
    """A span without white space and closing punctuation at its ends, and without a mark whose partner is outside."""
    text = page.text
    while start < end and text[start] in _TAIL:
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


def clause_start(sentence: Sentence, at: int) -> int | None:
    """``at``, where a clause without "that" begins there: a short subject, and an auxiliary soon after it; ``None`` elsewhere."""
    if not sentence.joined(at) or sentence.lower(at) in sentence.small["complementiser"]:
        return None
    classes = grammar(sentence.page.language)
    first = sentence.found[at]
    named = first.lower in classes.determiners or first.capital or first.text[0].isdigit()
    if not named and first.lower not in sentence.small["clausal"]:
        return None
    for each in range(at + 1, min(len(sentence.found), at + _SUBJECT)):
        if not sentence.joined(each) or sentence.lower(each) in classes.connectives:
            return None
        if sentence.lower(each) in classes.auxiliaries or _acts(sentence, each):
            return at
    return None


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a word is by its form a verb in the past with a subject before it, or one of saying and thinking: "believes"."""
    language, lower = sentence.page.language, sentence.lower(at)
    if sentence.found[at].capital or lower.endswith("ing"):
        return False
    lemma = language.lemma(lower)
    if lemma == lower:
        return False
    forms = language.morphology.inflected(lemma)
    following = sentence.lower(at + 1) in sentence.small["agentive"]
    return (lower in sentence.lexicon.telling and lower in forms["third"]) or (lower in forms["past"] and not following)


def phrase_before(sentence: Sentence, at: int) -> Span | None:
    """The noun phrase that ends before a word: from where its clause begins, with an apposition that a comma closes.

    It begins after a mark, a quotation or a word that joins clauses; what has an auxiliary or another verb of saying is none.
    """
    last = at
    if sentence.mark(at - 1, ","):
        first = _chunk(sentence, at - 1)
        if not sentence.mark(first - 1, ","):
            return None
        at = first - 1
    first = _chunk(sentence, at)
    while first < at and sentence.lower(first) in sentence.small["joining"]:
        first += 1
    if first >= at or any(sentence.lower(each) in sentence.small["predicating"] for each in range(first, at)):
        return None
    return sentence.span(first, last)


def opening_subject(sentence: Sentence, until: int) -> Span | None:
    """The subject with which a sentence begins, up to its verb before the word ``until``, with an apposition between commas.

    ``None`` where it begins otherwise, or its verb is not known by its form.
    """
    classes, language = grammar(sentence.page.language), sentence.page.language
    comma = None
    for at in range(1, min(until, _LONGEST_SUBJECT)):
        lower = sentence.lower(at)
        lemma = language.lemma(lower)
        past = lemma != lower and lower in language.morphology.inflected(lemma)["past"]
        if lower in classes.auxiliaries or (past and not sentence.found[at].capital):
            if comma is not None and not sentence.mark(at - 1, ","):
                if past:
                    continue
                return None
            first = sentence.lower(0)
            return None if first in classes.prepositions | classes.conjunctions else sentence.span(0, comma or at)
        if sentence.mark(at, ","):
            if comma is not None and not sentence.word(at + 1):
                return None
            comma = at if comma is None else comma
        elif (not sentence.word(at) and not _owning(sentence, at)) or lower in classes.conjunctions:
            return None
    return None


def agent_before(sentence: Sentence, at: int) -> Span | None:
    """The noun phrase that ends before a verb, without the day: "the agency on Friday quoted", "on Friday the agency".

    ``None`` where it begins with another preposition.
    """
    phrase = phrase_before(sentence, at)
    if phrase is None:
        return None
    inside = [each for each, word in enumerate(sentence.found) if phrase.start <= word.start < phrase.end]
    days, prepositions = sentence.small["days"], grammar(sentence.page.language).prepositions
    first, last = inside[0], inside[-1] + 1
    if last - first > 1 and sentence.lower(last - 1) in days:
        last -= 1
        last -= last - first > 1 and sentence.lower(last - 1) in prepositions
    if last - first > 1 and sentence.lower(first) in prepositions and sentence.lower(first + 1) in days:
        first += 1
    if last - first > 1 and sentence.lower(first) in days:
        first += 1
    return sentence.span(first, last) if first < last and sentence.lower(first) not in prepositions else None


def _owning(sentence: Sentence, at: int) -> bool:
    """Whether a mark is the apostrophe of a possessive inside a phrase: "the drivers' union"."""
    return (
        sentence.found[at].text in "'’"
        and sentence.lower(at - 1).endswith("s")
        and not sentence.spaced(at)
        and sentence.word(at + 1)
        and sentence.spaced(at + 1)
    )


def _chunk(sentence: Sentence, at: int) -> int:
    """Where the run of words begins that ends before ``at``."""
    first = at
    while first > 0 and (sentence.word(first - 1) or _owning(sentence, first - 1)):
        if sentence.lower(first - 1) in sentence.small["joining"]:
            break
        if first < at and not sentence.spaced(first) and not _owning(sentence, first):
            break
        first -= 1
    return first
