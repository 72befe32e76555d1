"""A page as a row of classes: one character for each word, number or sign, so that small patterns can read times off it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.model import Language, Page, Token, calendar, compiled

_FIGURES = ("ISO", "SLASH", "CLOCK", "DECADE", "DECADE2", "ORD", "QN", "APYEAR", "NUM", "DAY", "HHMM", "YY", "YEAR")
_SIGNS = {",": "COMMA", ".": "DOT", "/": "STROKE", **dict.fromkeys("-‐‑–—", "DASH")}
_OTHERS = ("AMPM", "POSS", "SIGN", "WORD", "CAP", "BREAK", "OTHER")
_ASKED = (
    "A", "ABOUT", "AFTER", "AND", "AS", "AT", "BEFORE", "BETWEEN", "BLACK", "BY", "DURING", "EVERY", "FOR", "FROM", "IN", "ITS",
    "LAST", "NEXT", "OF", "ON", "PAPER", "SAME", "SINCE", "THAT", "THE", "THIS", "TO", "UNTIL",
)  # fmt: skip
"""Classes of ``times.toml`` that are asked for by name; those that a language does not have stand nowhere."""
_APOSTROPHES = frozenset("'’‘")
_CURRENCY = frozenset("$£€¥#₴₽")
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Classes:
    """``codes`` has the character of every class: "WORD" and "CAP" are words that mean nothing here, "BREAK" ends a paragraph.

    ``words`` gives the class of each word in lower case, ``glued`` letters that make a number before them an ordinal, a decade, or one
    after them a quarter of a year. Words of the classes ``names`` count with a capital only, those of ``capitals`` in capitals.
    """

    codes: Mapping[str, str]
    words: Mapping[str, str]
    glued: Mapping[str, frozenset[str]]
    names: frozenset[str]
    capitals: frozenset[str]

    def of(self, word: str) -> str:
        """The class of a word as it stands in a text."""
        found = self.words.get(word.lower().replace("’", "'"))
        if (
            found is None
            or (found in self.names and not word[0].isupper())
            or (found in self.capitals and not word.isupper())
        ):
            return "WORD" if word[0].islower() else "CAP"
        return found


@compiled
def classes(language: Language) -> Classes:
    """The classes of ``language``: those of ``times.toml``, of its calendar and of its numbers."""
    table, figures, names = language.table("times"), language.table("numbers"), calendar(language)
    ordinary = names.ordinary
    small = figures.get("words", {})
    joints = figures.get("joints", {})
    listed: dict[str, Sequence[str] | frozenset[str]] = {
        "MONTH": names.full_months - ordinary,
        "MAY": names.full_months & ordinary,
        "ABBR": names.short_months,
        "WEEKDAY": names.full_weekdays,
        "WDAY": names.short_weekdays,
        "SEASON": frozenset((*names.seasons, *names.season_words)) - ordinary,
        "FALL": ordinary - names.full_months,
        "UNIT": tuple(names.units),
        "SHORT": tuple(names.short_units),
        "WEEKEND": _of_unit(names.other_units, "weekend"),
        "QUARTER": _of_unit(names.other_units, "quarter"),
        "PART": names.parts,
        "TODAY": names.near,
        "AMPM": names.half_days,
        "CARD": (*(word for word, value in small.items() if value), *(joints.get(key, "") for key in ("hundred", "dozen"))),
        "MILLION": joints.get("sizes", "").split(),
        **{name: words.split() for name, words in table.get("words", {}).items()},
    }
    words: dict[str, str] = {}
    for name, forms in listed.items():
        for form in forms:
            words.setdefault(form, name)
    every = dict.fromkeys((*listed, *_FIGURES, *_SIGNS.values(), *_OTHERS, *_ASKED))
    glued = {name: frozenset(letters.split()) for name, letters in table.get("glued", {}).items()}
    written = table.get("written", {})
    named, capitals = (frozenset(written.get(key, "").split()) for key in ("names", "capitals"))
    return Classes({name: chr(0xE000 + at) for at, name in enumerate(every)}, words, glued, named, capitals)


def _of_unit(units: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word for word, unit in units.items() if unit == name)


@dataclass(frozen=True, slots=True)
class Tokens:
    """``codes[i]`` is the class of ``text[starts[i]:ends[i]]``, ``sentences[i]`` the number of its sentence, -1 of a "BREAK".

    ``voices[i]`` is the number of the quotation in which it stands, -1 outside.
    """

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    voices: list[int]
    code: Mapping[str, str]

    def word(self, index: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def low(self, index: int) -> str:
        """The token in lower case with straight apostrophes."""
        return self.word(index).lower().replace("’", "'")

    def any(self, index: int, *names: str) -> bool:
        """Whether a token is of one of these classes."""
        return self.codes[index] in [self.code[name] for name in names]


class _Part(NamedTuple):
    """A part of a word, or several, that has a class: offsets in the text."""

    name: str
    start: int
    end: int


def tokens(page: Page) -> Tokens:
    """The tokens of every paragraph, with a "BREAK" after each; hyphenated words fall apart, and figures are told by their form."""
    table, text, found = classes(page.language), page.text, page.tokens
    code = table.codes
    ends_of = [end for _, end in page.layout.paragraphs]
    known: dict[str, str] = {}
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    voices: list[int] = []

    def add(name: str, start: int, end: int, sentence: int, voice: int) -> None:
        codes.append(code[name])
        starts.append(start)
        ends.append(end)
        sentences.append(sentence)
        voices.append(voice)

    paragraph, past = 0, 0
    for at, token in enumerate(found):
        while paragraph < token.paragraph:
            add("BREAK", ends_of[paragraph], ends_of[paragraph], -1, -1)
            paragraph += 1
        if token.start < past:
            continue  # a part of what was read before
        if token.kind == "word" and token.text.isalpha():
            sign = known.get(token.text) or known.setdefault(token.text, code[table.of(token.text)])
            codes.append(sign)
            starts.append(token.start)
            ends.append(token.end)
            sentences.append(token.sentence)
            voices.append(token.quotation)
            continue
        for part in _parts(page, at, table):
            add(part.name, part.start, part.end, token.sentence, token.quotation)
        past = ends[-1]
    for end in ends_of[paragraph:]:
        add("BREAK", end, end, -1, -1)
    return Tokens(text, "".join(codes), starts, ends, sentences, voices, code)


def _parts(page: Page, at: int, table: Classes) -> Iterator[_Part]:
    """What the token at ``at`` is made of, with the glued one after it where the two are one figure ("'90s", "1990's")."""
    token, text = page.tokens[at], page.text
    start, end = token.start, token.end
    after = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    glued = after.text if after and after.start == end else ""
    if token.kind == "date":
        yield _Part("ISO" if token.text[:4].isdecimal() else "SLASH", start, end)
    elif token.kind == "clock":
        yield _Part("CLOCK", start, end)
    elif token.kind == "number":
        possessive = glued[:1] in _APOSTROPHES and glued[1:] in table.glued.get("decade", ())
        if possessive and _decade(token.text):
            yield _Part(_decade(token.text), start, end + len(glued))
        else:
            half_day = after is not None and page.text[end : after.start] in ("", " ") and table.of(after.text) == "AMPM"
            yield _Part(_number(text, start, end, clock=half_day), start, end)
    elif token.kind == "mark":
        yield from _mark(page, at, token, glued, table)
    elif token.lower == "'s":
        yield _Part("POSS", start, end)
    else:
        yield from _word(text, token, table)


def _mark(page: Page, at: int, token: Token, glued: str, table: Classes) -> Iterator[_Part]:
    text, start, end = page.text, token.start, token.end
    if token.text in _APOSTROPHES:
        before = text[start - 1] if start else " "
        if glued.isdecimal() and len(glued) == 2 and not before.isalnum():
            yield _Part("APYEAR", start, end + 2)
            return
        if glued[:2].isdecimal() and _decade(glued[:2]) and glued[2:] in table.glued.get("decade", ()):
            yield _Part("DECADE2", start, end + len(glued))
            return
        if before == "s" and text[end : end + 1].isspace() and token.text != "‘":
            yield _Part("POSS", start, end)
            return
    name = _SIGNS.get(token.text, "SIGN")
    yield _Part("OTHER" if name == "DASH" and _parts_clauses(page, at, table) else name, start, end)


def _parts_clauses(page: Page, at: int, table: Classes) -> bool:
    """Whether a dash has a gap on either side and an ordinary word behind it: the one of "on December 27th – ending a truce"."""
    token, text = page.tokens[at], page.text
    if (
        at + 1 == len(page.tokens)
        or not text[token.start - 1 : token.start].isspace()
        or not text[token.end : token.end + 1].isspace()
    ):
        return False
    after = page.tokens[at + 1]
    return after.kind == "word" and table.of(after.text) == "WORD"


def _word(text: str, token: Token, table: Classes) -> Iterator[_Part]:
    """The parts of a word that is not all letters: initials, hyphenated words, figures with letters."""
    pieces = token.pieces
    skip = 0
    for at, (start, end) in enumerate(pieces):
        if skip:
            skip -= 1
            continue
        piece = text[start:end]
        after = text[slice(*pieces[at + 1])] if at + 1 < len(pieces) else ""
        last = pieces[at + 1][1] if after else end
        if piece[0].isdecimal():
            name = _figure(piece, after.lower(), table)
            if name:
                skip = 1
                yield _Part(name, start, last)
            else:
                yield _Part(_number(text, start, end, clock=table.of(after or "-") == "AMPM"), start, end)
        elif piece.lower() in table.glued.get("quarter", ()) and after in ("1", "2", "3", "4"):
            skip = 1
            yield _Part("QN", start, last)
        elif piece[0].isalnum() or len(piece) > 1:
            yield _Part(table.of(piece), start, end)
        else:
            yield _Part(_SIGNS.get(piece, "SIGN"), start, end)


def _figure(digits: str, letters: str, table: Classes) -> str:
    """What digits and the letters glued to them are together: an ordinal, a decade, nothing."""
    if letters in table.glued.get("ordinal", ()) and len(digits) <= 3:
        return "ORD"
    return _decade(digits) if letters in table.glued.get("decade", ()) else ""


def _decade(digits: str) -> str:
    """Which form of a decade digits are: "1990", "90"; empty for other digits."""
    if not digits.isdecimal() or not digits.isascii() or digits[0] == "0" or digits[-1] != "0":
        return ""
    return {2: "DECADE2", 3: "DECADE", 4: "DECADE"}.get(len(digits), "")


def _number(text: str, start: int, end: int, *, clock: bool) -> str:
    """The class of a plain number, "OTHER" where it is part of a name, a sum of money or a share ("A320", "£1900").

    ``clock``: what makes a number a time of day follows it ("9.30 a.m.").
    """
    word = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    hours, point, minutes = word.partition(".")
    if clock and point and hours.isdecimal() and len(minutes) == 2 and minutes.isdecimal() and int(minutes) < 60:
        return "CLOCK" if len(hours) <= 2 and int(hours) < 25 else "NUM"
    if before.isalpha() or before in _CURRENCY or before == "_" or after in "%€£_" or (after.isalpha() and not clock):
        return "OTHER"
    if start > 1 and ((before in _HYPHENS and text[start - 2].isupper()) or (before in ".:" and text[start - 2].isdigit())):
        return "OTHER"
    if not word.isdigit() or not word.isascii():
        return "NUM"
    value = int(word) if len(word) <= 4 else 0
    if len(word) == 4 and value < 1000 and int(word[2:]) < 60:
        return "HHMM"
    if len(word) == 4 and 1000 <= value < 2200:
        return "YEAR"
    if len(word) <= 2 and 1 <= value <= 31:
        return "DAY"
    return "YY" if len(word) == 2 else "NUM"
