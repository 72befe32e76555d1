"""The value of a quantity from its words or digits: "1.2 million", "twenty-five", "12-15", "between 20 and 30", "dozens"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.model import Bound
from reportedly.resolve.numbers.lexicon import Lexicon
from reportedly.resolve.numbers.row import Row

_DASHES = frozenset("-–—")
_PART_OF_WORD = frozenset(".,:/@#=&+_~^-")
"""Marks that make what is glued to them part of something else: "555-12", "a@1", "3:2"."""
_MOST_DIGITS = 15
"""Digits of the greatest number without groups."""
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of the pieces ``first`` up to ``last``; ``unit`` only where it is part of it ("%", "$"), ``high`` of a range.

    ``needs_unit``: only a quantity if something counted stands beside it ("one", "scores"). ``size`` is the magnitude that it ends
    with ("3 million"), which the lower end of a range has too.
    """

    first: int
    last: int
    value: float | None
    bound: Bound = "exact"
    unit: str = ""
    high: float | None = None
    digits: bool = False
    needs_unit: bool = False
    size: int = 1


def quantity_at(row: Row, at: int, lexicon: Lexicon) -> tuple[Quantity | None, int]:
    """The quantity that begins with piece ``at``, ``None`` where none does, and the place from which the next may begin."""
    low = row.lows[at]
    if not (low in lexicon.begins or low[0].isdecimal()) or not _free(row, at):
        return None, at + 1
    found = lexicon.fixed.at(row, at)
    if found and not (row.glued(found[0]) and row.low(found[0]) == "-"):
        last, fixed = found
        return Quantity(at, last, fixed.value, fixed.bound, needs_unit=fixed.needs_unit), last
    between = low == lexicon.between and row.spaced(at + 1)
    first, past = _single(row, at + between, lexicon)
    if first is None:
        return None, max(past, at + 1)
    joint = _joint(row, first.last, between, lexicon)
    if joint:
        second, reached = _single(row, joint, lexicon)
        ranged = _range(first, second) if second else None
        if ranged is not None:
            return replace(ranged, first=at), ranged.last
        if row.glued(joint) and reached > joint:
            return None, first.last  # "3-2": a score; "555-123": part of a longer number
    return (None if _goes_on(row, first.last, lexicon) else first), first.last


def _free(row: Row, at: int) -> bool:
    """Whether what begins at ``at`` is no later part of a word, an address, a score: "a7", "v1.2", "o'5"."""
    if not row.glued(at):
        return True
    before = row.low(at - 1)
    return not (before[-1].isalnum() or before[-1] in _PART_OF_WORD or before[:-1].isalnum())


def _joint(row: Row, at: int, between: bool, lexicon: Lexicon) -> int:
    """The place of the upper end, where what stands at ``at`` joins the two ends of a range; 0 where it does not."""
    low = row.low(at)
    if row.glued(at) and low in _DASHES:
        upper = row.low(at + 1)
        return at + 1 if row.glued(at + 1) and (upper[0].isdecimal() or upper in lexicon.currency) else 0
    joins = low in lexicon.range or (between and low == lexicon.conjunction)
    return at + 1 if joins and row.spaced(at) and row.spaced(at + 1) else 0


def _goes_on(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether the number before ``at`` is part of something longer: "3/4", "10:30", "12-inch", "3.2.1"; not "a 500-strong crowd"."""
    low, after = row.low(at), row.low(at + 1)
    if not row.glued(at) or not row.glued(at + 1) or not after[0].isalnum():
        return False
    if low in (".", ",", ":"):
        return low == ":" or after[0].isdecimal()
    return low in ("-", "–", "/") and not (low != "/" and after in lexicon.still_counted)


def _single(row: Row, at: int, lexicon: Lexicon) -> tuple[Quantity | None, int]:
    """One number with its magnitude and sign, without range; ``None`` for an ordinal, a clock time, a fraction, a decade.

    Beside it the place after what was read; ``at`` itself where no number begins there.
    """
    begin, sign = _sign(row, at, lexicon)
    figure = _figure(row.low(begin))
    size = 1
    if figure is not None:
        value, last = figure, begin + 1
    else:
        last = at if sign or row.low(at)[:1].isdecimal() else _words(row, at, lexicon)
        if last == at:
            return None, at
        value, size = _spelt(row, at, last, lexicon), lexicon.magnitudes.get(row.low(last - 1), 1)
    digits = figure is not None
    unit = row.text[row.starts[at] : row.ends[begin - 1]] if begin > at else ""
    low = row.low(last)
    if digits and row.glued(last) and low in lexicon.glued_magnitudes:
        size, last = lexicon.glued_magnitudes[low], last + 1
        value *= size
    elif _large(row, last, lexicon):
        last += 2 if low == "-" else 1
        size = lexicon.magnitudes[row.low(last - 1)]
        value *= size
    if (digits and _of_a_clock(row, last, lexicon)) or _of_a_fraction(row, last, lexicon):
        return None, last
    low = row.low(last)
    percent = lexicon.per_cent.at(row, last) if row.spaced(last) else None
    if percent or (row.glued(last) and (low == "%" or low in lexicon.glued_per_cent)):
        after = percent[0] if percent else last + 1
        unit = row.text[row.starts[last] : row.ends[after - 1]]
        return Quantity(at, after, value, unit=unit, digits=digits, size=size), after
    if digits and row.glued(last):
        if low == "+":
            return Quantity(at, last + 1, value, "at least", unit, digits=True), last + 1
        if low[0].isalnum() or low in ("_", "'s"):
            return None, last
    alone = last == at + 1 and value == 1 and not digits
    return Quantity(at, last, value, "exact", unit, None, digits, alone, size), last


def _sign(row: Row, at: int, lexicon: Lexicon) -> tuple[int, str]:
    """The place after a sign of currency at ``at`` ("US$", "€ "), and the sign; ``at`` and nothing where there is none."""
    begin = at + (row.low(at) in lexicon.dollars and row.glued(at + 1))
    sign = row.low(begin)
    return (begin + 1, sign) if sign in lexicon.currency else (at, "")


def _figure(low: str) -> float | None:
    """The value of digits, with groups and decimals or without; ``None`` for longer ones, a leading zero and anything else."""
    whole, point, decimals = low.partition(".")
    plain = whole.replace(",", "")
    if not plain.isdecimal() or (point and not decimals.isdecimal()):
        return None
    if (
        len(decimals) > _MOST_DECIMALS
        or (plain == whole and len(whole) > _MOST_DIGITS)
        or (len(plain) > 1 and plain[0] == "0")
    ):
        return None
    if plain != whole and any(len(group) != 3 for group in whole.split(",")[1:]):
        return None
    return float(plain + point + decimals)


def _large(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a magnitude stands at ``at``, after a blank or a hyphen: "40 million", "40-million"."""
    if row.low(at) == "-":
        return row.glued(at) and row.glued(at + 1) and row.low(at + 1) in lexicon.magnitudes
    return row.spaced(at) and row.low(at) in lexicon.magnitudes


def _of_a_clock(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands at ``at`` makes digits before it a time of day: "5 p.m.", "5 o'clock"."""
    return row.low(at) in lexicon.hours and (row.spaced(at) or row.glued(at))


def _of_a_fraction(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands at ``at`` makes a number before it a fraction or a part of a word: "two-thirds", "three-day"."""
    if row.glued(at) and row.low(at) == "-":
        after = row.low(at + 1)
        return row.glued(at + 1) and (after in lexicon.fractions or after in lexicon.compounds)
    return row.spaced(at) and row.low(at) in lexicon.fractions


def _range(low: Quantity, high: Quantity) -> Quantity | None:
    """The range between two numbers of one unit and, as in "2 to 3 million", one magnitude; ``None`` where it would not rise."""
    if (
        low.value is None
        or high.value is None
        or low.value >= high.value
        or (low.unit and high.unit and low.unit != high.unit)
    ):
        return None
    shared = low.size == 1 and low.value < high.value / high.size
    value = low.value * high.size if shared else low.value
    return Quantity(low.first, high.last, value, "exact", low.unit or high.unit, high.value, low.digits or high.digits)


def _spelt(row: Row, at: int, last: int, lexicon: Lexicon) -> float:
    """The value of number words: "twenty-five", "a hundred and two", "forty thousand"."""
    total, current = 0.0, 0.0
    for word in row.lows[at:last]:
        if word in lexicon.small:
            current += lexicon.small[word]
        elif word == lexicon.hundred:
            current = (current or 1) * 100
        elif word in lexicon.magnitudes:
            total += (current or 1) * lexicon.magnitudes[word]
            current = 0
    return total + current


def _words(row: Row, at: int, lexicon: Lexicon) -> int:
    """The place after the number words that begin at ``at``; ``at`` where none do."""
    below = _below_a_thousand(row, at, lexicon)
    size = below if below > at else at + (row.low(at) in lexicon.one)
    if size == at:
        return at
    if row.spaced(size) and row.low(size) in lexicon.sizes:
        rest = _rest(row, size + 1, lexicon)
        end = _below_a_thousand(row, rest, lexicon) if rest else 0
        return end if end > rest and not (row.spaced(end) and row.low(end) in lexicon.sizes) else size + 1
    return below


def _below_a_thousand(row: Row, at: int, lexicon: Lexicon) -> int:
    small = _small(row, at, lexicon)
    hundred = small if small > at else at + (row.low(at) in lexicon.one)
    if hundred == at or not row.spaced(hundred) or row.low(hundred) != lexicon.hundred:
        return small
    rest = _rest(row, hundred + 1, lexicon)
    end = _small(row, rest, lexicon) if rest else 0
    larger = row.spaced(end) and row.low(end) in (lexicon.hundred, *lexicon.sizes)
    return end if end > rest and not larger else hundred + 1


def _rest(row: Row, at: int, lexicon: Lexicon) -> int:
    """Where a smaller number may go on: "a hundred and two", "one thousand two hundred"; 0 where none can."""
    if not row.spaced(at):
        return 0
    joined = row.low(at) == lexicon.conjunction
    return (at + 1 if row.spaced(at + 1) else 0) if joined else at


def _small(row: Row, at: int, lexicon: Lexicon) -> int:
    """The place after a number word below a hundred, with its units: "twenty-five", "twenty five"."""
    value = lexicon.small.get(row.low(at))
    if value is None:
        return at
    if value < 20:
        return at + 1
    hyphen = row.glued(at + 1) and row.low(at + 1) == "-" and row.glued(at + 2)
    units = at + 2 if hyphen else at + 1
    known = 0 < lexicon.small.get(row.low(units), 0) < 10 and (hyphen or row.spaced(units))
    return units + 1 if known else at + 1
