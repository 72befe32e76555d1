"""Noun phrases and their classes: whether what stands at a word is a place, people, arms, …

There is no parser: a noun phrase runs from a word to the next word that can't belong to one, and is of a class where a word
or name of the class is followed, inside it, by nothing that could be a further noun. "the city of Homs" is a place, "city
officials" is not.
"""

from __future__ import annotations

from reportedly.model import Range, named
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.words import Words

LONGEST = 10


def noun_phrase(words: Words, lexicon: Lexicon, at: int, limit: int) -> Range | None:
    """The noun phrase that begins at word ``at``, before ``limit``, as a range of words; ``None`` where none does."""
    for size in (4, 3, 2, 1):
        if at + size < limit and tuple(words.lows[at : at + size]) in lexicon.bounds:
            at += size
            break
    determiners, stop = lexicon.words["determiners"], lexicon.words["stop"]
    begin = at
    end = min(limit, at + LONGEST)
    while at < end and words.lows[at] in determiners:
        at += 1
    head = at
    while at < end:
        low = words.lows[at]
        named = bool(words.marks[at])
        if not named and (
            low in stop or not (low[0].isalnum()) or (at > head and low in determiners and not words.numeral(at))
        ):
            break
        if low.endswith("'s") and at + 1 < end and not named and low[:-2] in stop:
            break
        at += 1
    if at == head:
        numeric = head > begin and words.lows[head - 1] in lexicon.words["alone"]
        return (begin, head) if numeric else None
    return begin, at


def is_adjective(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is the adjective of a state or people: "the Ruritanian Air Force"."""
    return words.capital(at) and lexicon.polities.describes(words.text[words.starts[at] : words.ends[at]])


def names_people(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is the name of a people in the plural, by itself: "Ruritanians", "the Ruritanian" is none."""
    text = words.text[words.starts[at] : words.ends[at]]
    return words.capital(at) and (lexicon.polities.many(text) or bool(named(lexicon.polities.shared, text)))


def is_of(words: Words, lexicon: Lexicon, phrase: Range, name: str) -> bool:
    """Whether the head of a noun phrase is of class ``name`` ("any" holds everything)."""
    if name == "any":
        return True
    begin, end = phrase
    listed, marks = lexicon.classes.get(name, frozenset()), lexicon.named.get(name, frozenset())
    for at in range(begin, end):
        if _of_class(words, lexicon, at, listed, marks, name) and _nothing_follows(
            words, lexicon, at + 1, end, listed, marks
        ):
            return True
    if name == "people" and begin < end:
        last = words.lows[end - 1]
        if last == "one" and words.lows[max(begin, end - 2)] != "no":
            return False
        return words.numeral(end - 1) or last in lexicon.numbers or last in lexicon.classes["people_pronouns"]
    return False


def part_of(words: Words, lexicon: Lexicon, phrase: Range, limit: int) -> tuple[Range, bool] | None:
    """For "parts of the town": the noun phrase after "of", and whether a mere part is meant; ``None`` for other phrases."""
    end = phrase[1]
    if end + 1 >= limit or words.lows[end] != "of":
        return None
    head = words.lows[end - 1]
    if head not in lexicon.words["part"] and head not in lexicon.words["whole"]:
        return None
    if head in lexicon.words["compass"] and end - phrase[0] > 2:
        return None  # "the base east of the town"
    inner = noun_phrase(words, lexicon, end + 1, limit)
    return (inner, head in lexicon.words["part"]) if inner else None


def _of_class(words: Words, lexicon: Lexicon, at: int, listed: frozenset[str], marks: frozenset[str], name: str) -> bool:
    low, mark = words.lows[at], words.marks[at]
    if "group" in marks and names_people(words, lexicon, at):
        return True
    if mark and mark in marks:
        if name == "people" and at and words.lows[at - 1] in lexicon.classes["hardware"]:
            return False  # "the tanker Arvenia"
        if name in ("armed", "striker", "power") and mark == "organisation" and low in lexicon.words["civil"]:
            return False
        return not low.endswith("'s")
    return low in listed and not (mark and mark not in marks and mark == "organisation" and name in ("place", "town"))


def _nothing_follows(
    words: Words, lexicon: Lexicon, at: int, end: int, listed: frozenset[str], marks: frozenset[str]
) -> bool:
    """Whether the rest of the phrase can be no further noun that would be its head."""
    while at < end and (words.lows[at] in listed or (words.marks[at] and words.marks[at] in marks)):
        if words.lows[at].endswith("'s"):
            return False
        at += 1
    if all(words.capital(name) for name in range(at, end)):
        return True  # nothing, or "the frigate Arvenia", "the soldier John Brandt": a name of the same
    low = words.lows[at]
    return low.endswith(lexicon.tails) or low in lexicon.words["loose_tails"]
