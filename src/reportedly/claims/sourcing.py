"""What kind of source a noun phrase names: a person, an organisation, a state, a document, a crowd, nobody by name.

Decided from the head of the phrase, the names in it, the word lists of ``sources.toml`` and the states, peoples and parties that
packs know. A name that none of them holds is judged by its form.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.claims.lexicon import WordLists, sources
from reportedly.claims.words import holds, plain
from reportedly.model import Name, Page, SourceKind, Span, Word, named

_ENDING = frozenset(",(;–—")
"""Marks that end a noun phrase's core."""
_PARTING = frozenset(';”"')
"""Marks, beside the end of a sentence, over which a relative pronoun does not reach back."""
_HANGING = frozenset(",—–-(")
_REACH = 30
"""Words and marks before a relative pronoun among which what it stands for is sought."""
_ABBREVIATION = 6
"""Letters of the longest abbreviation."""
_TAIL = 3
"""Words before it that are taken where many stand there."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase taken apart: ``core`` is what stands before its first preposition or comma, without determiners.

    ``head`` is its last word, and ``base`` all of it, in lower case and without a possessive's ending. ``start`` and ``end`` are
    those of the core, without that ending.
    """

    words: Sequence[Word]
    core: Sequence[Word]
    start: int
    end: int
    base: tuple[str, ...]
    head: str
    determiner: str

    @property
    def name(self) -> str:
        """The core as it stands, without that ending."""
        return " ".join((*(word.text for word in self.core[:-1]), *(_bare_form(word.text) for word in self.core[-1:])))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a reading, to be asked which of them lie in a stretch."""

    names: tuple[Name, ...]
    starts: tuple[int, ...] = field(default=())

    @classmethod
    def of(cls, names: Sequence[Name]) -> Names:
        """Put the names in text order."""
        ordered = tuple(sorted(names, key=lambda name: name.span))
        return cls(ordered, tuple(name.span.start for name in ordered))

    def last(self, start: int, end: int) -> Name | None:
        """The last name that begins in ``start:end``."""
        at = bisect_left(self.starts, end) - 1
        return self.names[at] if at >= 0 and self.starts[at] >= start else None


def kind(page: Page, spans: Sequence[Span], names: Names, quoted: bool = False) -> SourceKind:
    """The kind of the source that ``spans`` name; ``missing`` where there are none.

    ``quoted`` says that the source stands inside quotation marks, where "we" is not the outlet.
    """
    lists = sources(page.language)
    whole = [word for span in spans for word in page.words.between(span.start, span.end)]
    words = [piece.lower for piece in whole if not piece.mark]
    if not words:
        return "missing"
    if _anonymous(whole, lists):
        return "anonymous"
    if len(words) == 1 or (len(words) == 2 and words[1] in lists["emphatic"]):
        if _bare(words[0]) in lists["own_voice"]:
            return "collective" if quoted else "named media"
        if words[0] in lists["relative_pronouns"] and not (
            whole[0].text.isupper() and page.text[whole[0].end : whole[0].end + 1] == ":"
        ):
            return _antecedent(page, spans[0], names, "person" if words[0].startswith("who") else "organisation", lists)
        for pronouns, answer in _PRONOUNS:
            if words[0] in lists[pronouns]:
                return answer
    return _phrase_kind(_taken_apart(page.words.between(spans[0].start, spans[0].end), lists), names, lists)


def speaks(page: Page, span: Span, names: Names) -> bool:
    """Whether a noun phrase surely names somebody who can say something, or a document: by a list, a name or a pronoun.

    A place, a thing and what no list holds are none.
    """
    lists = sources(page.language)
    whole = page.words.between(span.start, span.end)
    words = [piece.lower for piece in whole if not piece.mark]
    if not words:
        return False
    alone = ("relative_pronouns", "person_pronouns", "crowd_pronouns")
    abbreviation = whole[0].text.isupper() and len(whole[0].text) > 1
    if len(words) == 1 and not abbreviation and any(words[0] in lists[pronouns] for pronouns in alone):
        return True
    if _anonymous(whole, lists):
        return True
    phrase = _taken_apart(whole, lists)
    if not phrase.core or any(word in lists["predicates"] for word in words):
        return False
    base = " ".join(phrase.base)
    if f"the {base}" in lists["outlets"] or any(
        base in lists[each] for each in ("outlets", "plural_people", "organisations")
    ):
        return True
    last = names.last(phrase.start, phrase.end)
    if last is not None and phrase.end - last.span.end <= 2 and last.kind in ("person", "organisation", "group"):
        return True
    name = phrase.name
    if lists.polities.governs(name) or lists.polities.many(name) or named(lists.polities.bodies, name):
        return True
    listed = _listed(phrase, lists)
    if listed is not None:
        return True
    if all(word.capital for word in phrase.core) and any(word in lists["roles"] for word in phrase.base):
        return True
    return phrase.head == "authorities" or (
        phrase.core[-1].text.isupper() and 1 < len(phrase.core[-1].text) <= _ABBREVIATION
    )


def is_place(page: Page, span: Span, names: Names) -> bool:
    """Whether a phrase is the name of a state or of a place."""
    name = names.last(span.start, span.end)
    state = kind(page, (span,), names) == "state"
    return state or (name is not None and name.kind == "place" and name.span.start == span.start)


def is_body(page: Page, span: Span) -> bool:
    """Whether a phrase names an organisation that packs know, or the building that stands for a government: no place, no people."""
    lists = sources(page.language)
    phrase = _taken_apart(page.words.between(span.start, span.end), lists)
    known = (lists.polities.bodies, lists.polities.seats)
    return bool(phrase.core) and any(named(words, phrase.name) != "" for words in known)


_PRONOUNS: tuple[tuple[str, SourceKind], ...] = (
    ("person_pronouns", "person"),
    ("crowd_pronouns", "collective"),
    ("thing_pronouns", "organisation"),
)


def _phrase_kind(phrase: _Phrase, names: Names, lists: WordLists) -> SourceKind:
    first = [word.lower for word in phrase.words[:3]]
    if len(first) == 3 and first[:2] == ["one", "of"]:
        whole = _phrase_kind(_taken_apart(phrase.words[2:], lists), names, lists)
        return "person" if whole == "collective" else whole
    if not phrase.core:
        return "organisation"
    base = " ".join(phrase.base)
    with_article = f"{phrase.determiner} {base}" if phrase.determiner else base
    if with_article in lists["outlets"] or base in lists["outlets"]:
        return "named media"
    last = names.last(phrase.start, phrase.end)
    if last is not None and phrase.end - last.span.end > 2:
        last = None
    covers = last is not None and last.span.start - phrase.start <= 1
    polities, name = lists.polities, phrase.name
    if polities.governs(name) and not (last is not None and covers and last.kind == "person"):
        return "state"
    if base in lists["plural_people"] or polities.many(name):
        return "collective"
    if base in lists["organisations"] or named(polities.bodies, name):
        return "organisation"
    if last is not None:
        apposed = _apposed(phrase, last, lists)
        return apposed if apposed is not None else _named(last, covers, lists)
    listed = _listed(phrase, lists)
    return listed if listed is not None else _by_form(phrase, lists)


def _named(name: Name, covers: bool, lists: WordLists) -> SourceKind:
    """The kind of a phrase that ends in a name, or is one (``covers``)."""
    surface = plain(name.span.text)
    if surface in lists["outlets"] or f"the {surface}" in lists["outlets"]:
        return "named media"
    if name.kind == "person":
        return "person"
    if name.kind == "group":
        return "collective"
    if lists.polities.governs(name.span.text):
        return "state" if covers else "organisation"
    words = surface.split()
    if words[-1] in lists["organisations"]:
        return "organisation"
    if name.kind == "place":
        return "state" if covers else "organisation"
    if words[-1] in lists["documents"]:
        return "document"
    return "document" if name.kind == "other" else "organisation"


def _apposed(phrase: _Phrase, name: Name, lists: WordLists) -> SourceKind | None:
    """The kind that a noun right before a name tells: "the television channel Alba", "the newspaper Borba"."""
    before = [word.lower for word in phrase.core if word.start < name.span.start]
    for noun in (" ".join(before[-2:]), *before[-1:]):
        if noun in lists["media_nouns"]:
            return "named media"
        if noun in lists["roles"]:
            return "person"
    return None


def _listed(phrase: _Phrase, lists: WordLists) -> SourceKind | None:
    """The kind that the head noun tells, where a list holds it."""
    head, pair = phrase.head, " ".join(phrase.base[-2:])
    if phrase.words[0].lower in lists["counts"] and len(phrase.words) > 1 and phrase.words[1].lower == "of":
        return "collective"
    if _of_people(phrase, lists):
        return "collective"
    if pair in lists["plural_people"] or head in lists["plural_people"]:
        return "organisation" if phrase.determiner == "the" and pair.endswith("armed forces") else "collective"
    for entries, answer in _HEADS:
        if head in lists[entries] or pair in lists[entries]:
            return answer
    single = lists.morphology.singular(head)
    if single != head:
        if single in lists["roles"] or single in lists["organisations"] or single in lists["state_nouns"]:
            return "collective"
        if single in lists["documents"]:
            return "document"
    return None


def _of_people(phrase: _Phrase, lists: WordLists) -> bool:
    """Whether the phrase ends in the name of a people or of a party's members: "many Danes", "House Republicans"."""
    last = phrase.name.split()[-2:]
    return any(lists.polities.many(text) for text in (" ".join(last), *last[-1:]) if text[:1].isupper())


_HEADS: tuple[tuple[str, SourceKind], ...] = (
    ("roles", "person"),
    ("media_nouns", "named media"),
    ("documents", "document"),
    ("state_nouns", "state"),
    ("organisations", "organisation"),
)


def _by_form(phrase: _Phrase, lists: WordLists) -> SourceKind:
    """The kind of a phrase that no list and no name tells."""
    capital = [word for word in phrase.core if word.capital]
    last = _bare_form(phrase.core[-1].text)
    if phrase.head in ("authorities", "authority"):
        return "collective"
    if len(capital) == len(phrase.core):
        if len(phrase.core) == 1 and len(last) > 1 and last.isupper():
            return "organisation"
        if phrase.determiner == "the":
            return "collective" if lists.morphology.is_plural(phrase.head) else "organisation"
        if any(word in lists["roles"] for word in phrase.base):
            return "person"
        if any(word in lists["organisations"] for word in phrase.base):
            return "organisation"
        return "person"
    if last[:1].isupper():
        return "person"
    if lists.morphology.is_plural(phrase.head) or phrase.determiner in lists["many"]:
        return "collective"
    return "person" if _agent(phrase.head, lists) else "organisation"


def _agent(noun: str, lists: WordLists) -> bool:
    """Whether a noun's ending makes it one for a person."""
    return any(noun.endswith(ending) and len(noun) > len(ending) + 1 for ending in lists["agent_endings"]) or (
        len(noun) > 5 and noun.endswith(tuple(lists["long_agent_endings"]))
    )


def _taken_apart(found: Sequence[Word], lists: WordLists) -> _Phrase:
    """The phrase that the pieces ``found`` are."""
    words = [piece for piece in found if not piece.mark]
    lower = [word.lower for word in words]
    ended: set[int] = set()
    ending = False
    for piece in found:
        if piece.mark:
            ending = ending or piece.text in _ENDING
        elif ending:
            ended.add(piece.start)
            ending = False
    at = 0
    while at < len(words) - 1 and (lower[at] in lists["determiners"] or lower[at].replace(",", "").isdigit()):
        at += 1
    determiner = lower[0] if at else ""
    counted = at < len(words) - 1 and lower[at + 1] == "of" and lower[at] in lists["counts"]
    if (at < len(words) and lower[at] == "of") or counted:
        at = 0
    end = at
    while end < len(words) and (end == at or not (lower[end] in lists["cutters"] or words[end].start in ended)):
        end += 1
    core = words[at:end]
    if not core:
        return _Phrase(words, (), 0, 0, (), lower[-1] if lower else "", determiner)
    head = _bare(core[-1].lower)
    until = core[-1].end - (len(core[-1].text) - len(_bare_form(core[-1].text)))
    return _Phrase(words, core, core[0].start, until, (*lower[at : end - 1], head), head, determiner)


def _anonymous(found: Sequence[Word], lists: WordLists) -> bool:
    words = [piece for piece in found if not piece.mark]
    if holds(lists["anonymous_phrases"], [word.lower for word in words]):
        return True
    phrase = _taken_apart(found, lists)
    if phrase.head in lists["anonymous_heads"]:
        return True
    capital = any(word.capital and not word.text.isupper() for word in words[1:])
    named = capital and any(piece.text == "," for piece in found)
    return phrase.head in lists["anonymous_roles"] and bool(words) and words[0].lower in lists["indefinite"] and not named


def _antecedent(page: Page, span: Span, names: Names, otherwise: SourceKind, lists: WordLists) -> SourceKind:
    """The kind of what a relative pronoun stands for: the noun phrase just before it, in its sentence."""
    at = page.token(span.start)
    first = max(at - _REACH, page.of_sentence[page.tokens[at].sentence][0])
    before = page.words.between(page.tokens[first].start, span.start)
    while before and before[-1].text in _HANGING:
        before = before[:-1]
    parted = max((number for number, piece in enumerate(before, 1) if piece.text in _PARTING), default=0)
    chunk = before[parted:]
    comma = max((number for number, piece in enumerate(chunk) if piece.text == ","), default=-1)
    after = chunk[comma + 1 :]
    if comma >= 0 and len(after) > 1 and after[0].lower in lists["role_determiners"]:
        return _leading(after, names, otherwise, lists)
    preposed = max((number for number, piece in enumerate(chunk[:-1], 1) if piece.lower in lists["prepositions"]), default=0)
    tail = chunk[preposed:]
    words = [number for number, piece in enumerate(tail) if not piece.mark]
    if len(words) > _TAIL + 1:
        tail = tail[words[-_TAIL] :]
    return _leading(tail, names, otherwise, lists)


def _leading(found: Sequence[Word], names: Names, otherwise: SourceKind, lists: WordLists) -> SourceKind:
    if all(piece.mark for piece in found):
        return otherwise
    if _anonymous(found, lists):
        return "anonymous"
    kind = _phrase_kind(_taken_apart(found, lists), names, lists)
    # "who" speaks of people: a place or an organisation before it is the end of a longer phrase
    return otherwise if otherwise == "person" and kind in ("state", "organisation", "document", "named media") else kind


def _bare_form(word: str) -> str:
    """A word as it stands, without the ending of a possessive."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("'") else word
