"""The value of a quantity from its words or digits: "1.2 million", "twenty-five", "12-15", "between 20 and 30", "dozens"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import numeric

from reportedly.model import Bound
from reportedly.resolve.numbers.lexicon import Lexicon
from reportedly.resolve.numbers.row import Row

_DASHES = frozenset("-–—")
_PART_OF_WORD = frozenset(".,:/@#=&+_~^-")
"""Marks that make what is glued to them part of something else: "555-12", "a@1", "3:2"."""
_MOST_DIGITS = 15
"""Digits of the greatest number without groups."""
_MOST_DECIMALS = 6
_GROUP = 3
_PLACES = 4
"""Decimals of a share."""
_SMALL = 10
"""The greatest number in whose parts shares are told, but for hundreds, thousands and their like, and for one part of any number."""
_POWERS = frozenset((100, 1_000, 10_000, 100_000, 1_000_000))
_BEFORE_CHANGE = 8
"""Words before "from" in which a change may be told."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of the pieces ``first`` up to ``last``; ``unit`` only where it is part of it ("%", "$"), ``high`` of a range.

    ``needs_unit``: only a quantity if something counted stands beside it ("one", "scores"). ``size`` is the magnitude that it ends
    with ("3 million", "40,000"), which the lower end of a range has too; it is ``written`` out where it ends with digits. ``counted``
    is the place after which what it counts stands, where that is further on ("from 12 to 36 men"). ``zero``: none of what follows.
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
    written: bool = False
    counted: int = 0
    zero: bool = False


def begins(low: str, lexicon: Lexicon) -> bool:
    """Whether a quantity can begin with this piece; most pieces are passed over by that alone."""
    return low in lexicon.begins or low[0].isdecimal()


def quantity_at(row: Row, at: int, lexicon: Lexicon) -> tuple[Quantity | None, int]:
    """The quantity that begins with piece ``at``, ``None`` where none does, and the place from which the next may begin."""
    low = row.lows[at]
    if not begins(low, lexicon) or not _free(row, at):
        return None, at + 1
    nothing = lexicon.none.at(row, at)
    if nothing or low in lexicon.no:
        last = nothing[0] if nothing else at + 1
        return Quantity(at, last, 0.0, needs_unit=True, zero=True), at + 1
    found = lexicon.fixed.at(row, at)
    if found:
        last, fixed = found
        size, halved = lexicon.magnitudes.get(row.low(last - 1), 0), _and_a_half(row, last, lexicon)
        if size and halved and fixed.value and fixed.bound == "exact":  # "a dozen and a half"
            return Quantity(at, halved, fixed.value + 0.5 * size, size=size), halved
        bound, last = _glued_bound(row, last, fixed.bound, lexicon)
        if not (row.glued(last) and row.low(last) == "-"):
            return Quantity(at, last, fixed.value, bound, needs_unit=fixed.needs_unit), last
    fraction = _fraction(row, at, lexicon)
    if fraction is not None:
        return fraction, fraction.last
    between = low == lexicon.between and row.spaced(at + 1)
    first, past = _single(row, at + between, lexicon)
    if first is None:
        return None, max(past, at + 1)
    share = None if between else _share(row, first, lexicon)
    if share is not None:
        return share, share.last
    joint = _joint(row, first.last, between, lexicon)
    if joint:
        second, reached = _single(row, joint, lexicon)
        if second and _changes(row, at, joint, lexicon):
            unit = first.unit or (second.unit if second.value != first.value else "")
            return replace(first, unit=unit, counted=second.last), first.last
        ranged = _range(first, second, lexicon) if second else None
        if ranged is not None:
            return replace(ranged, first=at), ranged.last
        if row.glued(joint) and reached > joint:
            return None, first.last  # "3-2": a score; "555-123": part of a longer number
    return (None if _goes_on(row, first.last, lexicon) else first), first.last


def _share(row: Row, first: Quantity, lexicon: Lexicon) -> Quantity | None:
    """A share of small or round numbers: "one in five", "four out of every ten"; "three in two days" and "3 of 27" are none."""
    joint = lexicon.share_joints.at(row, first.last) if row.spaced(first.last) else None
    if joint is None or first.unit or first.value is None:
        return None
    second, _ = _single(row, joint[0], lexicon)
    if second is None or second.unit or second.value is None or (second.digits != first.digits and first.value != 1):
        return None
    whole = second.value
    usual = whole <= _SMALL or first.value == 1 or whole in _POWERS
    if not 0 < first.value < whole or not usual or row.low(second.last) in lexicon.spans:
        return None
    return Quantity(first.first, second.last, round(first.value / whole, _PLACES), digits=first.digits)


def _fraction(row: Row, at: int, lexicon: Lexicon) -> Quantity | None:
    """A fraction that something follows of which it is one: "two-thirds of", "half its"; or half a magnitude: "half a million"."""
    low = row.low(at)
    if low in lexicon.half and row.low(at - 1) not in lexicon.ordered:
        after, count, whole = at + 1, 1, lexicon.denominators[low]
        if row.spaced(after) and row.low(after) in lexicon.one and row.spaced(after + 1):
            size = lexicon.magnitudes.get(row.low(after + 1), 0)
            return Quantity(at, after + 2, size / whole, size=size) if size else None
    elif low in lexicon.one or low in lexicon.small:
        place = at + 2 if row.glued(at + 1) and row.low(at + 1) == "-" else at + 1
        after, count, whole = place + 1, lexicon.small.get(low, 1), lexicon.denominators.get(row.low(place), 0)
    else:
        return None
    if not 0 < count < whole or not row.spaced(after) or not row.spaced(after + 1):
        return None
    owned = low in lexicon.half and row.low(after) in lexicon.owned
    if not owned and (row.low(after) not in lexicon.of or row.low(after + 1) in lexicon.one):
        return None
    return Quantity(at, after, round(count / whole, _PLACES))


def _changes(row: Row, at: int, joint: int, lexicon: Lexicon) -> bool:
    """Whether "from 12 to 36", or "by 5 to 30", tells of a change: something that rises or falls stands before it."""
    if row.glued(joint) or not row.spaced(at) or row.low(at - 1) not in lexicon.changes_from:
        return False
    paragraph = row.paragraphs[at]
    before = range(max(0, at - 1 - _BEFORE_CHANGE), at - 1)
    return any(row.lows[each] in lexicon.changes and row.paragraphs[each] == paragraph for each in before)


def _glued_bound(row: Row, at: int, bound: Bound, lexicon: Lexicon) -> tuple[Bound, int]:
    """The bound after a hyphen at ``at`` ("3,000-plus", "100-odd") and the place after it; those given where there is none."""
    if row.glued(at) and row.low(at) == "-" and row.glued(at + 1) and row.low(at + 1) in lexicon.glued_bounds:
        return lexicon.glued_bounds[row.low(at + 1)], at + 2
    return bound, at


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
    figure = _digits(row, begin, lexicon)
    size = 1
    if figure is not None:
        value, last, size = figure
    else:
        last = at if sign or row.low(at)[:1].isdecimal() else _words(row, at, lexicon)
        if last == at:
            return None, at
        value, size = _spelt(row, at, last, lexicon), lexicon.magnitudes.get(row.low(last - 1), 1)
    digits = figure is not None
    unit = row.text[row.starts[at] : row.ends[begin - 1]] if begin > at else ""
    halved = _and_a_half(row, last, lexicon)
    if halved:  # "one and a half million", "a million and a half"
        value, last = value + 0.5 * size, halved
    low = row.low(last)
    if digits and row.glued(last) and low in lexicon.glued_magnitudes:
        size, last = lexicon.glued_magnitudes[low], last + 1
        value *= size
    elif _large(row, last, lexicon):
        last += 2 if low == "-" else 1
        size = lexicon.magnitudes[row.low(last - 1)]
        value *= size
        halved = _and_a_half(row, last, lexicon)
        if halved:
            value, last = value + 0.5 * size, halved
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
    bound, after = _glued_bound(row, last, "exact", lexicon)
    if after > last:
        return Quantity(at, after, value, bound, unit, digits=digits, size=size), after
    alone = last == at + 1 and value == 1 and not digits
    written = row.low(last - 1)[-1:].isdecimal()
    return Quantity(at, last, value, "exact", unit, None, digits, alone, size, written), last


def _sign(row: Row, at: int, lexicon: Lexicon) -> tuple[int, str]:
    """The place after a sign of currency at ``at`` ("US$", "€ "), and the sign; ``at`` and nothing where there is none."""
    begin = at + (row.low(at) in lexicon.dollars and row.glued(at + 1))
    sign = row.low(begin)
    return (begin + 1, sign) if sign in lexicon.currency else (at, "")


def _digits(row: Row, at: int, lexicon: Lexicon) -> tuple[float, int, int] | None:
    """The value of digits at ``at``, the place after them and the magnitude of their last empty groups; ``None`` without any.

    Groups may stand apart ("1 203") or after points ("1.200.000", "10.000 people"), decimals after a comma ("1,5 million").
    """
    low = row.low(at)
    if low.isdecimal() and low[0] != "0" and len(low) <= _GROUP:
        last = at + 1
        while _group(row, last):
            last += 1
        if last > at + 1 and not _named(row, at, lexicon) and not row.low(last)[:1].isdecimal():
            return float("".join(row.lows[at:last])), last, 1
        grouped = _after_comma(row, at)
        if grouped is not None:  # "30-40,000": the hyphen keeps the group from its number
            return grouped
        decimals = row.low(at + 2) if _comma(row, at + 1) else ""
        if (
            decimals.isdecimal()
            and len(decimals) < _GROUP
            and (_large(row, at + 3, lexicon) or _per_cent(row, at + 3, lexicon))
        ):
            return float(f"{low}.{decimals}"), at + 3, 1
    points = low.split(".")
    if len(points) > 1 and _grouped(points) and (len(points) > 2 or _whole(row, at + 1, points[1], lexicon)):
        return float("".join(points)), at + 1, 1
    value = _figure(low)
    if value is None:
        return None
    last = at + 1
    part = _part(row, last)
    if part is not None and value.is_integer():
        return value + part[0], part[1], 1
    return value, last, _empty(low.split(",")[1:])


def _after_comma(row: Row, at: int) -> tuple[float, int, int] | None:
    """Digits that go on with groups after commas, each a piece of its own."""
    groups, last = [row.low(at)], at + 1
    while _comma(row, last) and row.low(last + 1).isdecimal() and len(row.low(last + 1)) == _GROUP:
        groups.append(row.low(last + 1))
        last += 2
    if len(groups) == 1 or (row.glued(last) and row.low(last)[:1].isalnum()):
        return None
    return float("".join(groups)), last, _empty(groups[1:])


def _comma(row: Row, at: int) -> bool:
    return row.low(at) == "," and row.glued(at) and row.glued(at + 1)


def _empty(groups: Sequence[str]) -> int:
    """The magnitude that groups at the end of a number stand for where they hold nothing but noughts."""
    size = 1
    for group in reversed(groups):
        if group != "0" * _GROUP:
            break
        size *= 1000
    return size


def _part(row: Row, at: int) -> tuple[float, int] | None:
    """A fraction in signs at ``at``, and the place after it: "2½", "3 1/2"."""
    low = row.low(at)
    if row.glued(at) and len(low) == 1 and not low.isdecimal() and 0 < numeric(low, 0) < 1:
        return numeric(low), at + 1
    if row.spaced(at) and low.isdecimal() and row.low(at + 1) == "/" and row.glued(at + 1) and row.glued(at + 2):
        whole = row.low(at + 2)
        if whole.isdecimal() and len(low) == 1 and len(whole) <= 2 and 0 < int(low) < int(whole):
            return int(low) / int(whole), at + 3
    return None


def _grouped(groups: Sequence[str]) -> bool:
    """Whether they are groups of digits, three each but for the first."""
    first, *others = groups
    return (
        first.isdecimal()
        and first[0] != "0"
        and len(first) <= _GROUP
        and all(g.isdecimal() and len(g) == _GROUP for g in others)
    )


def _group(row: Row, at: int) -> bool:
    """Whether a group of three digits stands at ``at``, one blank after the piece before it in its line."""
    low = row.low(at)
    if not (low.isdecimal() and len(low) == _GROUP and row.spaced(at)):
        return False
    gap = row.text[row.ends[at - 1] : row.starts[at]]
    return len(gap) == 1 and gap not in "\n\r\t"


def _named(row: Row, at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands before ``at`` whose number ends with it: "May 1", "route 5", or another number."""
    before = row.low(at - 1).rstrip(".") if row.spaced(at) else ""
    return before in lexicon.months or before in lexicon.designators or before.isdecimal()


def _whole(row: Row, at: int, group: str, lexicon: Lexicon) -> bool:
    """Whether "10.000" before ``at`` is ten thousand: nothing that is measured in parts follows it, but what is counted."""
    low = row.low(at)
    if _large(row, at, lexicon) or _per_cent(row, at, lexicon) or low in lexicon.measured or low in lexicon.glued_magnitudes:
        return False
    return group == "0" * _GROUP or (row.spaced(at) and low.isalpha() and (low.endswith("s") or low in lexicon.plural))


def _per_cent(row: Row, at: int, lexicon: Lexicon) -> bool:
    return row.low(at) == "%" or row.low(at) in lexicon.glued_per_cent or lexicon.per_cent.at(row, at) is not None


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


def _range(low: Quantity, high: Quantity, lexicon: Lexicon) -> Quantity | None:
    """The range between two numbers of one unit and, as in "2 to 3 million", one magnitude; ``None`` where it would not rise."""
    if (
        low.value is None
        or high.value is None
        or low.value >= high.value
        or (low.unit and high.unit and low.unit != high.unit)
        or (low.unit and not high.unit and high.size > 1 and low.unit[-1] not in lexicon.currency)  # "5% to 6 million"
    ):
        return None
    lead = high.value / high.size
    alike = not high.written or low.value * 10 > lead  # "30 to 40,000", and not "5 to 60,000"
    shared = low.size == 1 and low.value < lead and alike
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
    end = below if below > at else at + (row.low(at) in lexicon.one)
    if end == at:
        return at
    reached, last = below, 0
    while row.spaced(end) and row.low(end) in lexicon.sizes:  # "five million two hundred thousand"
        size = lexicon.magnitudes[row.low(end)]
        if last and size >= last:
            break
        reached, last = end + 1, size
        rest = _rest(row, end + 1, lexicon)
        end = _below_a_thousand(row, rest, lexicon) if rest else 0
        if not rest or end <= rest:
            break
        larger = row.spaced(end) and lexicon.magnitudes.get(row.low(end), 0) >= last and row.low(end) in lexicon.sizes
        if larger:
            break
        if not (row.spaced(end) and row.low(end) in lexicon.sizes):
            reached = end
    return reached


def _and_a_half(row: Row, at: int, lexicon: Lexicon) -> int:
    """The place after "and a half", or "-and-a-half", at ``at``; 0 where it does not stand there."""
    found = lexicon.and_a_half.at(row, at)
    return found[0] if found and row.glued(at) == (row.low(at) == "-") else 0


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
