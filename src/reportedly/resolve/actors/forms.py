"""The ways in which one name or title is written: with its state before it, as an adjective or with "'s", or after "of"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.model import Language, Page, words_of_name
from reportedly.resolve.actors.lexicon import Lexicon, lexicon

Key = tuple[str, ...]

ANY, CAPITAL, CAPITALS = 0, 1, 2
"""How a word of a name must be written to be part of it: in any way, with a capital, in capitals."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name as a text may write it: its words in lower case, in one spelling, and how each of them must be written."""

    key: Key
    needs: tuple[int, ...]

    @property
    def told(self) -> bool:
        """Whether a text tells the name by its words: it has several, or is an abbreviation in capitals."""
        return len(self.key) > 1 or self.needs[0] == CAPITALS

    def or_as(self, other: Form | None) -> Form:
        """The same words, written as this or the other form wants."""
        if other is None or other.needs == self.needs:
            return self
        return Form(self.key, tuple(map(min, self.needs, other.needs)))

    def fits(self, page: Page, first: int) -> bool:
        """Whether the words stand so at ``first``, where they are known to stand in lower case; one at least has a capital."""
        some = False
        for at, need in enumerate(self.needs, start=first):
            token = page.tokens[at]
            if (need == CAPITALS and not token.text.isupper()) or (need == CAPITAL and not token.capital):
                return False
            some = some or token.capital
        return some or not any(self.needs)


@dataclass(slots=True)
class Forms:
    """The forms of names and titles, where states are called as :meth:`add_state` has told."""

    language: Language
    _names: dict[Key, str] = field(default_factory=dict)
    _adjectives: dict[Key, str] = field(default_factory=dict)
    _called: dict[str, tuple[list[Key], list[Key]]] = field(default_factory=dict)
    _longest: int = 0
    _lex: Lexicon = field(init=False)
    _taken: dict[str, tuple[Key, tuple[int, ...]]] = field(default_factory=dict)
    _made: dict[tuple[str, Key, frozenset[str]], tuple[Form, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lex = lexicon(self.language)

    def add_state(self, state: str, names: Iterable[Key], adjectives: Iterable[Key]) -> None:
        """A state by its names and adjectives; one that is known by one of these names has them too."""
        names, adjectives = list(names), list(adjectives)
        same = next((self._names[name] for name in names if name in self._names), state)
        for name in names:
            self._names.setdefault(name, same)
        for word in adjectives:
            self._adjectives.setdefault(word, same)
        there = self._called.setdefault(same, ([], []))
        there[0].extend(name for name in names if name not in there[0])
        there[1].extend(word for word in adjectives if word not in there[1])
        self._longest = max([self._longest, *map(len, names), *map(len, adjectives)])

    def written(self, name: str) -> Form:
        """A name in its own words: those of a state's body may be in lower case, but for the state's."""
        found, cases = self._words(name)
        owner = self._owner(found)
        if owner is None or not self._bodily(owner[1]):
            return Form(found, cases)
        where = owner[2]
        return Form(found, tuple(need if need == CAPITALS or at in where else ANY for at, need in enumerate(cases)))

    def title(self, title: str) -> Form:
        """A title in its own words: roles and common nouns in it may have a capital or none."""
        lex = self._lex
        found, cases = self._words(title)
        both = zip(found, cases, strict=True)
        return Form(found, tuple(ANY if need == CAPITAL and _plain(word, lex) else need for word, need in both))

    def derived(self, name: str) -> Iterator[Form]:
        """The other forms of a body's name or of a title that has a state in it."""
        found, cases = self._words(name)
        owner = self._owner(found)
        if owner is not None:
            state, rest, _ = owner
            if self._bodily(rest):
                yield from self._spelled(state, rest, self._loud(found, cases))
            return
        for at, word in enumerate(found):
            if word not in self._lex.complements or at == 0:
                continue
            tail = found[at + 1 :]
            skip = 1 if tail[:1] == ("the",) else 0
            inner = self._owner(tail[skip:])
            if inner is None or not self._bodily(inner[1]):
                continue
            head = Form(found[: at + 1], cases[: at + 1])
            for form in self._spelled(inner[0], inner[1], self._loud(found, cases)):
                yield _joined(head, form)
                yield _joined(head, Form(("the",), (ANY,)), form)
                if word == "of" and form.key[0] not in inner[1]:
                    yield _joined(form, Form(found[:at], cases[:at]))
            return

    def _spelled(self, state: str, rest: Key, loud: frozenset[str]) -> Sequence[Form]:
        asked = (state, rest, loud)
        if asked not in self._made:
            self._made[asked] = tuple(self._spelling(*asked))
        return self._made[asked]

    def _spelling(self, state: str, rest: Key, loud: frozenset[str]) -> Iterator[Form]:
        names, adjectives = self._called[state]
        for body in self._bodies(rest):
            own = Form(body, tuple(CAPITALS if word in loud else ANY for word in body))
            for adjective in adjectives:
                yield _joined(self._proper(adjective), own)
            for name in names:
                proper = self._proper(name)
                clitic = "'" if name[-1].endswith("s") else "'s"
                yield _joined(proper, Form((clitic,), (ANY,)), own)
                yield _joined(proper, own)
                yield _joined(own, Form(("of",), (ANY,)), proper)
                yield _joined(own, Form(("of", "the"), (ANY, ANY)), proper)

    def _bodies(self, rest: Key) -> Iterator[Key]:
        """A body or office with what it is of before it and after: "defence ministry", "ministry of defence"."""
        yield rest
        lex = self._lex
        if len(rest) > 2 and rest[0] in lex.portfolios and rest[1] in lex.complements:
            yield (*rest[2:], rest[0])
        elif len(rest) == 2 and rest[1] in lex.portfolios:
            yield (rest[1], "of", rest[0])

    def _owner(self, found: Key) -> tuple[str, Key, range] | None:
        """The state that a name begins or ends with, the rest of the name, and which words are the state's."""
        for length in range(min(self._longest, len(found) - 1), 0, -1):
            front = found[:length]
            state = self._adjectives.get(front) or self._names.get(front)
            if state is not None:
                after = length + (found[length] in ("'s", "'"))
                if found[after:] and found[after] not in self._lex.complements:
                    return state, found[after:], range(length)
            back = found[-length:]
            state = self._names.get(back)
            before = len(found) - length
            if state is not None:
                before -= found[before - 1] == "the"
                if before > 1 and found[before - 1] == "of":
                    return state, found[: before - 1], range(len(found) - length, len(found))
        return None

    def _bodily(self, rest: Key) -> bool:
        """Whether a name without its state tells by its head what a state has but one of: "defence ministry", "army"."""
        lex = self._lex
        head = next((rest[at - 1] for at, word in enumerate(rest) if at and word in lex.complements), rest[-1])
        return head in lex.single or head in lex.roles or (len(rest) > 1 and head in lex.organisations)

    def _words(self, name: str) -> tuple[Key, tuple[int, ...]]:
        """The words of a name and how each of them is written in it."""
        if name not in self._taken:
            self._taken[name] = self._take(name)
        return self._taken[name]

    def _take(self, name: str) -> tuple[Key, tuple[int, ...]]:
        found = words_of_name(name, self.language)
        cases = []
        at = 0
        straight = name.replace("’", "'")
        folded = straight.lower()
        for word in found:
            at = folded.find(word, at)
            text = straight[at : at + len(word)]
            at += len(word)
            cases.append(
                CAPITALS if len(text) > 1 and text.isupper() and text.replace(".", "").isalpha() else int(text[:1].isupper())
            )
        skip = 1 if len(found) > 1 and found[0] == "the" else 0
        return self._lex.spelled(found[skip:]), tuple(cases[skip:])

    def _loud(self, found: Key, cases: Sequence[int]) -> frozenset[str]:
        return frozenset(word for word, need in zip(found, cases, strict=True) if need == CAPITALS)

    def _proper(self, name: Key) -> Form:
        """The name of a state; an abbreviation of it is in capitals."""
        loud = len(name) == 1 and (name[0] in self._lex.abbreviated)
        return Form(name, tuple(CAPITALS if loud else int(word not in ("of", "the", "and")) for word in name))


def _joined(*forms: Form) -> Form:
    return Form(tuple(word for form in forms for word in form.key), tuple(need for form in forms for need in form.needs))


def _plain(word: str, lex: Lexicon) -> bool:
    """Whether a word of a title is a noun that it may have with a capital or without."""
    return word in lex.roles or word in lex.organisations or word in lex.titles
