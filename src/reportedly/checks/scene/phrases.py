"""Many phrases sought at once: all of them as one tree, walked once over the words of a text.

A phrase without capital letters matches in any case, one with capitals only as written. White space, the forms of an apostrophe and
those of a hyphen make no difference; a phrase begins and ends where a word does, be it a part of a hyphenated one, and does not
run over the end of a paragraph. A phrase may be a pattern, of elements with spaces between them:

==========  ======================================================================================
``a|b``     one of the words
``?a|b``    it may be missing
``*ly``     any word that ends so, or in one of several ways: ``*an|ish``; ``*`` alone any word
``Aa``      any word with a capital letter at its beginning, other than a determiner, a preposition or a conjunction
``Aa*an``   the same with an ending
``#``       any number in digits
``~``       up to four words, none of which begins what follows
``<list>``  any phrase of the list of that name, or of the lists in the section of that name; they may hold patterns themselves
``[ … ]``   what is found is what stands between the two, where the rest only has to stand beside it
==========  ======================================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reportedly.checks.scene.lists import Lists
from reportedly.model import Page, Range, Span

_PIECE: Final = re.compile(r"\w+|[^\w\s]")
_FORMS: Final = str.maketrans({"’": "'", "‑": "-", "–": "-"})
_SIGNS: Final = frozenset("|?*~<[]#")
_SMALL: Final = ("grammar.determiners", "grammar.prepositions", "grammar.conjunctions")
"""Words that have a capital letter at the beginning of a sentence, and are no names."""
_GAP: Final = 4
"""So many words at most stand for ``~``, those of a hyphenated one and its hyphens counted apart."""
_KEPT: Final = 20_000
_BREAK: Final = "\n"
"""Stands between the pieces of two paragraphs; no phrase holds it."""


class Pieces(NamedTuple):
    """The words and marks of a text, hyphenated words taken apart: in lower case, as written, and where they stand."""

    lower: list[str]
    written: list[str]
    starts: list[int]
    ends: list[int]


def pieces_of(page: Page) -> Pieces:
    """The pieces of a page's tokens."""
    found = Pieces([], [], [], [])
    lower, written, starts, ends = found
    paragraph = 0
    for token in page.tokens:
        start, end, text = token.start, token.end, token.text
        if token.paragraph != paragraph:
            paragraph = token.paragraph
            _add(found, _BREAK, start, start)
        if text.isalnum():
            lower.append(token.lower)
            written.append(text)
            starts.append(start)
            ends.append(end)
        elif end - start == 1:
            _add(found, text, start, end)
        else:
            for match in _PIECE.finditer(text):
                _add(found, match[0], start + match.start(), start + match.end())
    return found


def pieces(text: str) -> Pieces:
    """The pieces of a text that is no part of a page, such as a name."""
    found = Pieces([], [], [], [])
    for match in _PIECE.finditer(text):
        _add(found, match[0], *match.span())
    return found


def _add(found: Pieces, written: str, start: int, end: int) -> None:
    word = written if written.isalnum() else written.translate(_FORMS)
    found.lower.append(word.lower())
    found.written.append(word)
    found.starts.append(start)
    found.ends.append(end)


class Uses:
    """Where the phrases of a list stand in a text: spans in text order, of which no two overlap; the longer of two counts."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: Final[list[Span]] = []
        for span in sorted(spans, key=lambda each: (each.start, -each.end)):
            if not self._spans or span.start >= self._spans[-1].end:
                self._spans.append(span)
        self._starts: Final = [span.start for span in self._spans]

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def between(self, start: int, end: int) -> Sequence[Span]:
        """Those that lie in ``text[start:end]``."""
        first, last = self._range(start, end)
        return self._spans[first:last]

    def within(self, start: int, end: int) -> bool:
        """Whether one lies in ``text[start:end]``."""
        first, last = self._range(start, end)
        return first < last

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return first, last - 1 if last > first and self._spans[last - 1].end > end else last

    def meet(self, start: int, end: int) -> bool:
        """Whether one has a part in ``text[start:end]``."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and start < self._spans[at].end

    def begin(self, offset: int) -> bool:
        """Whether one begins at ``offset``."""
        at = bisect_left(self._starts, offset)
        return at < len(self._starts) and self._starts[at] == offset

    def holds(self, offset: int) -> bool:
        """Whether one of them holds ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at].end


_Test = Callable[[str, str], bool]
"""Of a word in lower case and as written."""


class _Node:
    """A place in the tree: where each word leads, in lower case or as it is written, where a word leads for which a test holds (they
    are known by number), and the lists of which a phrase ends here.

    ``begins`` and ``closes``: what is found begins or ends here. ``lazy``: tests count only for words that lead nowhere.
    ``shared``: phrases that are no pattern may lead through it.
    """

    __slots__ = ("begins", "closes", "ends", "lazy", "next", "shared", "tests")

    def __init__(self, *, shared: bool = False) -> None:
        self.next: dict[str, list[_Node]] = {}
        self.tests: list[tuple[int, _Node]] = []
        self.ends: list[tuple[int, tuple[str, ...] | None]] = []
        self.begins = self.closes = self.lazy = False
        self.shared = shared

    def leads(self, lower: str, written: str, kind: int) -> Iterator[_Node]:
        """Where a word leads; ``kind`` has the bit of every test that holds for it."""
        yield from self.next.get(lower, ())
        if written != lower:
            yield from self.next.get(written, ())
        if not (self.lazy and lower in self.next):
            yield from (node for test, node in self.tests if kind >> test & 1)


_Way = tuple[_Node, int, int]
"""A node, and the words from which and up to which something is found on the way there; -1: up to the last one."""


class _State:
    """Where ``words`` words lead: to all nodes at once.

    ``onward`` says where one more word leads, so far as it was asked: one that is ``listed``, or the first one of all, as it is
    written, and any other by its kind. ``ends`` are the phrases that end here: the number of the list, from which and up to which
    word they are found, and the words as they must be written, where that counts; one of which nothing is marked is none.
    """

    __slots__ = ("ends", "listed", "onward", "ways", "words")

    def __init__(self, words: int, ways: Sequence[_Way]) -> None:
        self.words: Final = words
        self.ways: Final = ways
        self.listed: Final = frozenset().union(*(node.next for node, _, _ in ways))
        self.onward: Final[dict[str | int, _State]] = {}
        ends = ((each, first, words if last < 0 else last) for node, first, last in ways for each in node.ends)
        self.ends: Final = tuple(
            dict.fromkeys((number, first, last, exact) for (number, exact), first, last in ends if first < last)
        )


class Found(Mapping[object, Sequence[Range]]):
    """Where the phrases of each list that has any begin and end in a text, as offsets; of those that overlap all."""

    def __init__(self, text: Pieces, met: Mapping[_State, Sequence[int]], keys: Sequence[object]) -> None:
        self._text: Final = text
        self._met: Final[dict[object, list[tuple[int, int, Sequence[int]]]]] = {}
        for state, starts in met.items():
            for number, first, last, exact in state.ends:
                if exact is None or (at := [each for each in starts if tuple(text.written[each : each + last]) == exact]):
                    self._met.setdefault(keys[number], []).append((first, last - 1, starts if exact is None else at))

    def __getitem__(self, key: object) -> Sequence[Range]:
        starts, ends = self._text.starts, self._text.ends
        return [(starts[at + first], ends[at + last]) for first, last, met in self._met[key] for at in met]

    def __contains__(self, key: object) -> bool:
        return key in self._met

    def __iter__(self) -> Iterator[object]:
        return iter(self._met)

    def __len__(self) -> int:
        return len(self._met)


class Phrases:
    """The phrases of several lists, each known by its key. ``named`` gives the lists that patterns may refer to, by name."""

    def __init__(self, lists: Mapping[object, Sequence[str]], named: Mapping[str, Sequence[str]]) -> None:
        self._keys: Final = tuple(lists)
        self._known: Final = frozenset(lists)
        self._named: Final = named
        self._small: Final = frozenset(word for section in _SMALL for word in self._list(section, ()))
        self._root: Final = _Node()
        self._tests: Final[dict[str, _Test]] = {}
        self._kinds: Final[dict[str, int]] = {}
        self._states: Final[dict[tuple[int, tuple[_Way, ...]], _State]] = {}
        for number, phrases in enumerate(lists.values()):
            for phrase in phrases:
                self._insert(phrase, number)
        self._start: Final = _State(0, ((self._root, 0, -1),))

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def found(self, text: Pieces) -> Found:
        """Where the phrases of each list stand in a text."""
        return Found(text, self._met(text), self._keys)

    def _met(self, text: Pieces) -> Mapping[_State, Sequence[int]]:
        """The states in which phrases end, with the numbers of the pieces from which words lead there."""
        met: dict[_State, list[int]] = {}
        lower, written, count = text.lower, text.written, len(text.lower)
        kinds = list(map(self._kind, lower, written))
        for start in range(count):
            state = self._start
            for at in range(start, count):
                word = written[at]
                onward = state.onward.get(word)
                if onward is None and word not in state.listed and lower[at] not in state.listed:
                    onward = state.onward.get(kinds[at])
                state = self._onward(state, lower[at], word, kinds[at]) if onward is None else onward
                if not state.ways:
                    break
                if state.ends:
                    met.setdefault(state, []).append(start)
        return met

    def _onward(self, state: _State, lower: str, written: str, kind: int) -> _State:
        """Where a word of a kind leads from a state; made when it is first asked for, and kept."""
        key = written if written in state.listed or lower in state.listed else kind
        onward = state.onward.get(key)
        if onward is None:
            at = state.words + 1
            led = ((node, *way[1:]) for way in state.ways for node in way[0].leads(lower, written, kind))
            ways = tuple(
                dict.fromkeys((node, at if node.begins else first, at if node.closes else last) for node, first, last in led)
            )
            onward = self._states.get((at, ways))
            if onward is None:
                onward = self._states[at, ways] = _State(at, ways)
            if len(self._states) >= _KEPT:
                self._states.clear()
                self._start.onward.clear()
            state.onward[key] = onward
        if state is self._start:
            if len(state.onward) >= _KEPT:
                state.onward.clear()
            state.onward[written] = onward
        return onward

    def _kind(self, lower: str, written: str) -> int:
        """Which tests hold for a word; kept, since most words of a text come again and again."""
        kind = self._kinds.get(written)
        if kind is None:
            if len(self._kinds) >= _KEPT:
                self._kinds.clear()
            holding = (1 << number for number, test in enumerate(self._tests.values()) if test(lower, written))
            kind = self._kinds[written] = sum(holding)
        return kind

    def _insert(self, phrase: str, number: int) -> None:
        if _is_pattern(phrase):
            for node in self._pattern(phrase.split(), [self._root], ()):
                node.ends.append((number, None))
            return
        words = pieces(phrase)
        node = self._root
        for word in words.lower:
            node = _shared(node, word)
        if node is not self._root:
            node.ends.append((number, tuple(words.written) if words.written != words.lower else None))

    def _pattern(self, elements: Sequence[str], current: list[_Node], inside: tuple[str, ...]) -> list[_Node]:
        """The nodes at which the elements end, begun at any of ``current``; ``inside`` are the lists that they stand in."""
        for element in elements:
            if element in ("[", "]"):
                for node in current:
                    if node is not self._root:
                        node.begins, node.closes = node.begins or element == "[", node.closes or element == "]"
            elif element == "~":
                last = current
                for _ in range(_GAP):
                    for node in last:
                        node.lazy = node is not self._root
                    last = self._tested(element, last)
                    current = [*current, *last]
            elif element.startswith("?"):
                current = [*current, *self._element(element[1:], current, inside)]
            else:
                current = self._element(element, current, inside)
        return current

    def _element(self, element: str, current: list[_Node], inside: tuple[str, ...]) -> list[_Node]:
        if element.startswith(("*", "#", "Aa*")) or element == "Aa":
            return self._tested(element, current)
        joined = _Node()
        if not element.startswith("<"):
            for choice in element.split("|"):
                _join(current, choice, joined)
            return [joined]
        name = element.strip("<>")
        if name in inside:
            raise ValueError(f"the list {name!r} refers to itself")
        others: list[_Node] = []
        for phrase in self._list(name):
            if _is_pattern(phrase):
                others += self._pattern(phrase.split(), current, (*inside, name))
            else:
                _join(current, phrase, joined)
        return [joined, *others]

    def _list(self, name: str, default: Sequence[str] | None = None) -> Sequence[str]:
        """The phrases of a list, or of all lists in a section; ``default`` where there is none, by default an error."""
        if name in self._named:
            return self._named[name]
        named = self._named
        section = named.under(name) if isinstance(named, Lists) else (each for each in named if each.startswith(f"{name}."))
        inner = [phrase for each in section for phrase in named[each]]
        if not inner and default is None:
            raise KeyError(f"there is no list {name!r}")
        return inner or default or ()

    def _tested(self, element: str, current: Iterable[_Node]) -> list[_Node]:
        """The node to which the words lead that an element names by a test."""
        if element not in self._tests:
            self._tests[element] = self._test(element)
        number, joined = list(self._tests).index(element), _Node()
        for node in current:
            node.tests.append((number, joined))
        return [joined]

    def _test(self, element: str) -> _Test:
        endings = tuple(element.removeprefix("Aa").removeprefix("*").split("|"))
        if element == "~":
            return lambda word, _: word[0].isalnum() or word == "-"
        if element == "#":
            return lambda word, _: word.isdigit()
        if element == "Aa":
            return lambda word, written: written[0].isupper() and word not in self._small
        if element.startswith("Aa"):
            return lambda word, written: word.endswith(endings) and written[0].isupper()
        return lambda word, _: word.endswith(endings) and word[0].isalnum()


def _shared(node: _Node, word: str) -> _Node:
    """Where ``word`` leads for phrases that are no pattern, which share their beginnings: always the first way."""
    ways = node.next.setdefault(word, [])
    if not ways or not ways[0].shared:
        ways.insert(0, _Node(shared=True))
    return ways[0]


def _join(current: Iterable[_Node], phrase: str, joined: _Node) -> None:
    """Make ``phrase`` lead from each of ``current`` to ``joined``; its words with capitals only as they are written ("US")."""
    *words, last = pieces(phrase).written
    for each in current:
        node = each
        for word in words:
            way = _Node()
            node.next.setdefault(word, []).append(way)
            node = way
        node.next.setdefault(last, []).append(joined)


def _is_pattern(phrase: str) -> bool:
    return not _SIGNS.isdisjoint(phrase) or "Aa" in phrase.split()
