"""The words of a body nearest to a quotation: whether it holds them, and where it comes closest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from reportedly.checks.scene import Scene, word_lists
from reportedly.model import Language, Range, Span, compiled

_MARKS: Final = str.maketrans("", "", "'.,")
_OPENING: Final = {"[": "]", "(": ")"}
_STEM: Final = 5
"""Forms of one word mostly share so many of their first letters."""
_FEWEST: Final = 2
"""Words are near where they share so many that tell something."""
_LOOSE: Final = 3
"""They are sought among so many words for each of these."""


class Word(NamedTuple):
    """A word as it is compared: in lower case, without apostrophes and dots, a small number in digits, "we're" as two words."""

    form: str
    start: int
    end: int


def compared_words(scene: Scene, start: int, end: int) -> Iterator[Word]:
    """The words that begin in ``text[start:end]``, parts of hyphenated ones each, in order."""
    contracted, numerals = _contracted(scene.language), _numerals(scene.language)
    first, last = scene.page.within(start, end)
    for token in scene.page.tokens[first:last]:
        short = next((each for each in contracted if token.lower.endswith(each)), "")
        if short:
            cut = token.end - len(short)
            if cut > token.start:
                yield Word(token.lower.removesuffix(short).translate(_MARKS), token.start, cut)
            yield Word(contracted[short], cut, token.end)
        else:
            for begin, stop in token.pieces:
                form = token.lower[begin - token.start : stop - token.start].translate(_MARKS)
                if form.isalnum():
                    yield Word(numerals.get(form, form), begin, stop)


class Body:
    """The words of an article after its headline, to be compared with quotations."""

    def __init__(self, scene: Scene) -> None:
        self._scene: Final = scene
        self._words: Final = tuple(compared_words(scene, scene.body, len(scene.text)))

    @cached_property
    def _running(self) -> str:
        return " " + " ".join(word.form for word in self._words) + " "

    @property
    def empty(self) -> bool:
        """Whether there is no word in the body."""
        return not self._words

    def holds(self, start: int, end: int) -> bool:
        """Whether the body holds the words of ``text[start:end]`` in their order; an ellipsis or brackets stand for any words."""
        parts = (" ".join(word.form for word in compared_words(self._scene, *part)) for part in self._parts(start, end))
        return all(not part or f" {part} " in self._running for part in parts)

    def nearest(self, start: int, end: int) -> Span | None:
        """The stretch of a sentence of the body, somewhat longer than ``text[start:end]``, that shares most words with it, from the
        first shared one to the last; ``None`` where hardly any are shared.
        """
        scene, common = self._scene, _common(self._scene.language)
        wanted = {_stem(word) for word in compared_words(scene, start, end) if word.form not in common}
        width = _LOOSE * len(wanted)
        best, most = None, _FEWEST - 1
        for sentence in scene.sentences:
            found = list(compared_words(scene, max(sentence.start, scene.body), sentence.end))
            for last in (at for at, word in enumerate(found, 1) if _stem(word) in wanted):
                near = [word for word in found[max(0, last - width) : last] if _stem(word) in wanted]
                shared = len(set(map(_stem, near)))
                if shared > most:
                    best, most = scene.span(near[0].start, near[-1].end), shared
        return best

    def _parts(self, start: int, end: int) -> Iterator[Range]:
        """What stands between ellipses and brackets."""
        first, last = self._scene.page.within(start, end)
        at, closing, before = start, "", ""
        for token in self._scene.page.tokens[first:last]:
            if closing:
                if token.text == closing:
                    at, closing = token.end, ""
            elif token.text == "…" or token.text == before == "." or token.text in _OPENING:
                yield at, token.start
                at, closing = token.end, _OPENING.get(token.text, "")
            before = token.text
        yield at, end


def _stem(word: Word) -> str:
    """Where words are only near, endings make no difference."""
    return word.form[:_STEM]


def _contracted(language: Language) -> Mapping[str, str]:
    """What is glued to a word, with the word that it stands for."""
    found: Mapping[str, str] = language.table("grammar").get("contracted", {})
    return found


@compiled
def _numerals(language: Language) -> Mapping[str, str]:
    """Words of numbers in digits."""
    return {word: str(value) for word, value in language.table("numbers").get("words", {}).items()}


@compiled
def _common(language: Language) -> frozenset[str]:
    """Words of grammar, which tell nothing by themselves; possessives that stand alone ("ours") do."""
    lists = word_lists(language)
    absolute = {*lists["grammar.pronouns.absolute"]} - {*lists["grammar.determiners.possessive"]}
    return frozenset(word for name in lists.under("grammar") for word in lists[name]) - absolute
