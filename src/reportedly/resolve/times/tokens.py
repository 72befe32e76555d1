"""A text as a row of classes: one character for each word, number or sign, so that small patterns can read times off it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.model.layout import Layout
from reportedly.resolve.lexicon import parsed

# Bounded or possessive throughout, so that a long run of digits or commas is read once.
# A letter always begins a token, so the forms made of letters need not look at what stands before them.
_TOKEN = re.compile(
    r"\s*+(?:"
    r"(?P<AMPM>[AaPp]\.?[Mm](?![^\W\d_])\.?)"
    r"|(?P<ERA>B(?:\.C(?:\.E)?\.?|CE?)(?![^\W\d_]))"
    r"|(?P<AD>A\.?D\.?(?![^\W\d_]))"
    r"|(?P<QN>Q[1-4](?!\w))"
    r"|(?P<word>[A-Za-z\u00c0-\u024f]++|[^\W\d_]++)"
    r"|(?P<COMMA>,)|(?P<DOT>\.)|(?P<DASH>[-‐‑–—])|(?P<STROKE>/)"
    r"|(?P<POSS>['’]s(?![^\W\d_])|(?<=s)['’](?=\s))"
    r"|(?P<APYEAR>['’‘]\d{2}(?!\w)(?<![^\W_]...))"
    r"|(?P<ISO>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-]))"
    r"|(?P<SLASH>\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d{2})|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\d/-]))"
    r"|(?P<CLOCK>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])|(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s?[aApP]\.?[mM]\b))"
    r"|(?P<DECADE>[1-9]\d{1,2}0['’]?s(?![^\W\d_]))"
    r"|(?P<DECADE2>['’‘]?[1-9]0s(?![^\W\d_]))"
    r"|(?P<ORD>\d{1,3}(?:st|nd|rd|th)(?![^\W\d_]))"
    r"|(?P<NUM>\d{1,3}(?:,\d{3}){1,6}(?![\d,])|\d++(?:\.\d++)?)"
    r"|(?P<sign>[^\s\w]))"
)
_NUMBER_CLASSES = ("DAY", "HHMM", "YY", "YEAR")
_CURRENCY = frozenset("$£€¥#₴₽")


@cache
def lexicon() -> Mapping[str, Any]:
    """The time expressions' data, parsed once."""
    return parsed("times.toml")


@cache
def classes() -> Mapping[str, str]:
    """The character of every class; "WORD" and "CAP" are words that mean nothing here, "BREAK" ends a paragraph."""
    names = [*lexicon()["words"], *_TOKEN.groupindex, *_NUMBER_CLASSES, "WORD", "CAP", "BREAK", "OTHER"]
    return {name: chr(0xE000 + i) for i, name in enumerate(dict.fromkeys(names))}


@cache
def _word_classes() -> Mapping[str, str]:
    code = classes()
    found: dict[str, str] = {}
    for name, words in lexicon()["words"].items():
        for word in words.split():
            found.setdefault(word, code[name])
    return found


@dataclass(frozen=True, slots=True)
class Tokens:
    """``codes[i]`` is the class of ``text[starts[i]:ends[i]]``."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]


def tokens(text: str, layout: Layout) -> Tokens:
    """The tokens of every paragraph, with a "BREAK" after each."""
    code, known = classes(), _word_classes()
    plain, capital, other, broken = code["WORD"], code["CAP"], code["OTHER"], code["BREAK"]
    cased = {code[name] for name in ("MONTH", "MAY", "ABBR", "WEEKDAY", "WDAY", "YEARS")}
    seen: dict[str, str] = {}
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, end in layout.paragraphs:
        for match in _TOKEN.finditer(text, begin, end):
            kind = match.lastgroup or ""
            start, stop = match.span(kind)
            if kind == "word":
                word = text[start:stop]
                found = seen.get(word, "")
                if not found:
                    found = known.get(word.lower(), "")
                    if not found or (found in cased and not word[0].isupper()):
                        found = plain if word[0].islower() else capital
                    seen[word] = found
            elif kind == "NUM":
                found = code.get(_number(text, start, stop, text[start:stop]), other)
            else:
                found = code.get(kind, other)
            codes.append(found)
            starts.append(start)
            ends.append(stop)
        codes.append(broken)
        starts.append(end)
        ends.append(end)
    return Tokens(text, "".join(codes), starts, ends)


def _number(text: str, start: int, end: int, word: str) -> str:
    """The class of a plain number, "OTHER" where it is part of a name, a sum of money or a share ("A320", "£1900")."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if (
        before.isalpha()
        or before in _CURRENCY
        or before == "_"
        or after in "%€£_"
        or (after.isalpha() and after not in "aApP")
    ):
        return "OTHER"
    if before in "-‐‑" and start > 1 and text[start - 2].isupper():
        return "OTHER"
    if before in ".:" and start > 1 and text[start - 2].isdigit():
        return "OTHER"
    if not word.isdigit() or not word.isascii():
        return "NUM"
    value = int(word) if len(word) <= 4 else 0
    if len(word) == 4 and value < 1000 and int(word[2:]) < 60 and value < 2400:
        return "HHMM"
    if len(word) == 4 and 1000 <= value < 2200:
        return "YEAR"
    if len(word) <= 2 and 1 <= value <= 31:
        return "DAY"
    return "YY" if len(word) == 2 else "NUM"
