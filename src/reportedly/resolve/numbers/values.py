"""The value of a quantity from its words or digits: "1.2 million", "twenty-five", "12-15", "between 20 and 30", "dozens"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reportedly.model.entity import Bound
from reportedly.resolve.lexicon import parsed

_DIGITS = r"\d{1,3}(?:,\d{3})++(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_CURRENCY = r"(?:US|A|C|NZ|HK)?[$€£¥₴₽₹]"
_FIRST = r"[\dabcdefhmnostuz$€£¥₴₽₹]"
_BLANK = r"[ \u00a0\n]"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``start`` up to ``end``; ``unit`` only where it is part of it ("%", "$"), ``high`` where it is a range.

    ``needs_unit``: only a quantity if something counted stands beside it ("one", "scores").
    """

    start: int
    end: int
    value: float | None
    bound: Bound = "exact"
    unit: str = ""
    high: float | None = None
    digits: bool = False
    needs_unit: bool = False


@cache
def numeral() -> re.Pattern[str]:
    """What can begin a quantity; its groups name which kind it is. Linear: every repetition is bounded or possessive."""
    data = parsed("numbers.toml")
    fixed = _either([*data["dozens"], *data["plurals"], *_listed(data["untold"]["phrases"])])
    # the look-aheads name the first letters of what follows them: most words are passed over at their first letter
    return re.compile(
        rf"(?<![\w.,:/@#=&+_~^-])(?={_FIRST})(?<!\w[’'])"
        rf"(?:(?=[ahtdsmb])(?P<fixed>{fixed})(?![\w-])|(?P<between>between{_BLANK})?{_one()})",
        re.IGNORECASE,
    )


@cache
def _upper() -> re.Pattern[str]:
    """The upper end of a range, right after what joins it to the lower one."""
    return re.compile(_one(), re.IGNORECASE)


def _one() -> str:
    figure = rf"{_CURRENCY}{_BLANK}?(?:{_DIGITS})|(?:{_DIGITS})"
    return rf"(?:(?=[\dacuhn$€£¥₴₽₹])(?P<figure>(?:{figure})(?!\d|,\d))|(?=[oetfsnza])(?P<words>{_number_words()})(?!\w))"


def value_of(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that begins with a match of :func:`numeral`; ``None`` where it is none."""
    if match["fixed"]:
        return _fixed(match)
    kind = "figure" if match["figure"] else "words"
    first = _single(text, match.start(kind), match[kind], match.end(kind))
    if first is None:
        return None
    joined = _UPPER.match(text, first.end)
    if joined and (match["between"] or joined["and"] is None):
        upper = _upper().match(text, joined.end())
        if upper:
            kind = "figure" if upper["figure"] else "words"
            second = _single(text, upper.start(kind), upper[kind], upper.end(kind))
            ranged = _range(first, second) if second else None
            if ranged is not None:
                return replace(ranged, start=match.start() if match["between"] else first.start)
            if joined["dash"]:
                return None  # "3-2": a score; "555-123": part of a longer number
    if re.match(r"[-–—/:][\w]|[.,]\d|:\d", text[first.end : first.end + 2]) and not _COUNTED_AFTER_HYPHEN.match(
        text, first.end
    ):
        return None
    return first


def plain(words: str) -> str:
    """``words`` in lower case with single spaces, letter by letter as a pattern that ignores case takes them.

    Such patterns take four letters beyond a to z for one of those: the dotted and dotless i, the long s and the Kelvin sign.
    """
    return " ".join(words.translate(_TAKEN_FOR).lower().split())


_TAKEN_FOR = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})
_UPPER = re.compile(rf"(?P<dash>[-–—](?=[\d$€£¥]))|{_BLANK}(?:to|or|(?P<and>and)){_BLANK}", re.IGNORECASE)
_COUNTED_AFTER_HYPHEN = re.compile(r"[-–—](?:strong|plus)\b|—")
_AFTER = re.compile(r"(?:%|[ \u00a0](?:per[ ]cent|percent|percentage[ ]points?)\b|pc\b)", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"(?:st|nd|rd|th|s|am|pm|a\.m|p\.m|h|x)\b|[ \u00a0]?(?:a\.m\.|p\.m\.|am\b|pm\b|gmt\b|o['’]clock)|['’]s\b", re.IGNORECASE
)
_LEADING_ZERO = re.compile(r"0\d")


def _fixed(match: re.Match[str]) -> Quantity:
    data = parsed("numbers.toml")
    words = plain(match["fixed"])
    if words in data["dozens"]:
        return Quantity(match.start(), match.end(), float(data["dozens"][words]), needs_unit=words == "a pair of")
    if words in data["plurals"]:
        return Quantity(match.start(), match.end(), float(data["plurals"][words]), "at least", needs_unit=words == "scores")
    return Quantity(match.start(), match.end(), None, "about", needs_unit=True)


def _single(text: str, start: int, words: str, end: int) -> Quantity | None:
    """One number with its magnitude and sign, without range; ``None`` for an ordinal, a clock time, a fraction, a decade."""
    figure = words.lstrip("AaCcUuSsNnZzHhKk$€£¥₴₽₹ \u00a0\n") if words[-1].isdigit() else words
    digits = figure[:1].isdigit()
    unit = words[: len(words) - len(figure)].strip() if digits else ""
    if digits and _LEADING_ZERO.match(figure):
        return None
    value = float(figure.replace(",", "")) if digits else _spelt(words)
    if value is None:
        return None
    magnitude = _magnitude().match(text, end)
    if magnitude and (magnitude["short"] is None or digits):
        sizes = parsed("numbers.toml")
        name = plain(magnitude["short"] or magnitude["long"])
        value *= {**sizes["magnitudes"], **sizes["short_magnitudes"], "dozen": 12}[name]
        end = magnitude.end()
    if _NOT_AFTER.match(text, end) and digits:
        return None
    if _fraction().match(text, end):
        return None
    percent = _AFTER.match(text, end)
    if percent:
        unit, end = percent[0].strip(), percent.end()
    elif digits and text[end : end + 1] == "+":
        return Quantity(start, end + 1, value, "at least", unit, digits=True)
    elif digits and (text[end : end + 1].isalpha() or text[end : end + 1] == "_"):
        return None
    return Quantity(start, end, value, "exact", unit, None, digits, words.lower() == "one" and value == 1)


def _range(low: Quantity, high: Quantity) -> Quantity | None:
    if low.value is None or high.value is None or (low.unit and high.unit and low.unit != high.unit):
        return None
    value = low.value
    if not value < high.value and not value * 1000 <= high.value:
        return None
    if high.value >= 1000 and value < 100 and high.value / 1_000_000 > value:
        value *= 1_000_000  # "2 to 3 million": the magnitude of both
    elif (
        high.value >= 1000
        and value < 1000
        and value * 1000 < high.value
        and (high.value / 1000).is_integer()
        and not high.digits
    ):
        value *= 1000
    return Quantity(low.start, high.end, value, "exact", low.unit or high.unit, high.value, low.digits or high.digits)


def _spelt(words: str) -> float | None:
    """The value of number words: "twenty-five", "a hundred and two", "forty thousand"."""
    data = parsed("numbers.toml")
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", plain(words)):
        if word in data["words"]:
            current += data["words"][word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in data["magnitudes"]:
            total += (current or 1) * data["magnitudes"][word]
            current = 0
    return total + current


@cache
def _fraction() -> re.Pattern[str]:
    """What makes a number a fraction or a part of a word: "two-thirds", "three-day"."""
    glued = parsed("numbers.toml")["glued"]
    return re.compile(
        rf"[- ](?:{_either(glued['fractions'].split())})\b|-(?:{_either(glued['compounds'].split())})\b", re.IGNORECASE
    )


@cache
def _number_words() -> str:
    words = parsed("numbers.toml")["words"]
    tens = _either([word for word, value in words.items() if value >= 20])
    units = _either([word for word, value in words.items() if 0 < value < 10])
    teens = _either([word for word, value in words.items() if value < 20])
    small = rf"(?:(?:{tens})(?:[- ](?:{units})\b)?|(?:{teens}))"
    rest = rf"(?:{_BLANK}(?:and{_BLANK})?{small}\b(?!{_BLANK}(?:hundred|thousand|million)))?"
    below = rf"(?:(?:{small}|an?){_BLANK}hundred\b{rest}|{small})"
    large = r"(?:thousand|million|billion|trillion)"
    return (
        rf"(?:(?:{below}|an?){_BLANK}{large}\b(?:{_BLANK}(?:and{_BLANK})?{below}\b(?!{_BLANK}(?:{large})))?|{below}"
        rf"|an?{_BLANK}hundred)"
    )


@cache
def _magnitude() -> re.Pattern[str]:
    data = parsed("numbers.toml")
    short, long = _either(list(data["short_magnitudes"])), _either([*data["magnitudes"], "dozen"])
    return re.compile(rf"(?:(?P<short>{short})\b|[ \u00a0\n-](?P<long>{long})\b)", re.IGNORECASE)


def _listed(phrases: str) -> list[str]:
    return [phrase.strip() for phrase in phrases.split(",")]


def _either(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", _BLANK) for phrase in sorted(phrases, key=len, reverse=True))
