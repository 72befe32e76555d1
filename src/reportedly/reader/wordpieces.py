"""Word pieces: what the uncased vocabulary of BERT makes of a text, with the offsets of each piece.

Letters are taken small and without accents; marks of punctuation and Chinese characters stand alone; what is invisible is passed
over; and each word is cut into the longest pieces that the vocabulary has, from its beginning. This is the reference algorithm
("BertNormalizer", "BertPreTokenizer", "WordPiece"), written out here because the library that has it brings a client for
downloads and weighs forty megabytes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

Piece = tuple[int, int, int]
"""Vocabulary id, start and end in code points."""

UNKNOWN = 100
_LONGEST = 100
"""Letters of the longest word that is cut; a longer one is unknown as a whole."""

_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
_WORD, _ALONE, _SPACE, _NOTHING = "w", "p", " ", "-"
_TOKEN = re.compile(f"{_ALONE}|{_WORD}[{_WORD}{_NOTHING}]*")


@dataclass(frozen=True, slots=True, eq=False)
class WordPieces:
    """A vocabulary, and texts cut into its pieces. ``vocabulary`` has a further piece of a word with ``##`` in front."""

    vocabulary: Mapping[str, int]
    _longest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_longest", max(map(len, self.vocabulary), default=0))

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """The vocabulary in a ``tokenizer.json``. Raises ``OSError``, ``ValueError``, ``KeyError``, ``TypeError``."""
        return cls(dict(json.loads(path.read_bytes())["model"]["vocab"]))

    def cut(self, text: str) -> Iterator[Piece]:
        """The pieces of ``text``, in its order."""
        for match in _TOKEN.finditer(text.translate(_KINDS)):
            start, end = match.span()
            for id_, a, b in _pieces(self, text[start:end]):
                yield id_, start + a, start + b


class _Kinds(dict[int, str]):
    """What each character is to the cutter: part of a word, alone, a space, or nothing; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if not plain:
            kind = _NOTHING
        elif plain == " ":
            kind = _SPACE
        elif _is_alone(plain) or any(first <= code <= last for first, last in _CHINESE):
            kind = _ALONE
        else:
            kind = _WORD
        self[code] = kind
        return kind


_KINDS = _Kinds()


@lru_cache(maxsize=1 << 12)
def _plain(character: str) -> str:
    """The small letters of a character without accents; a space for any that is one, empty for what is passed over."""
    category = unicodedata.category(character)
    if character in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
        return " "
    if character == "\ufffd" or category in ("Cc", "Cf", "Co", "Cs"):
        return ""
    return "".join([c.lower() for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn"])


def _is_alone(plain: str) -> bool:
    return len(plain) == 1 and (
        unicodedata.category(plain).startswith("P") or (plain.isascii() and plain.isprintable() and not plain.isalnum())
    )


@lru_cache(maxsize=1 << 13)
def _pieces(cutter: WordPieces, surface: str) -> tuple[Piece, ...]:
    """The pieces of a word or a mark as it stands in a text; offsets count from its beginning."""
    letters = [(letter, at) for at, character in enumerate(surface) for letter in _plain(character)]
    word = "".join([letter for letter, _ in letters])
    whole = cutter.vocabulary.get(word)
    if whole is not None:
        return ((whole, letters[0][1], letters[-1][1] + 1),)
    unknown = ((UNKNOWN, letters[0][1], letters[-1][1] + 1),)
    if len(word) > _LONGEST:
        return unknown
    found: list[Piece] = []
    start = 0
    while start < len(word):
        for end in range(min(len(word), start + cutter._longest), start, -1):
            id_ = cutter.vocabulary.get(f"##{word[start:end]}" if start else word[:end])
            if id_ is not None:
                break
        else:
            return unknown
        found.append((id_, letters[start][1], letters[end - 1][1] + 1))
        start = end
    return tuple(found)
