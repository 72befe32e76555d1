"""Expressions that point: from the day of publication ("yesterday", "last week") or from what was just told ("the next day")."""

from __future__ import annotations

from datetime import date

from reportedly.model import Grain
from reportedly.resolve.times.calendar import SHORT_UNITS, counted, day, days_of, grain_of, months, move, unit
from reportedly.resolve.times.context import Context, Meaning
from reportedly.resolve.times.fields import Fields
from reportedly.resolve.times.vocabulary import whole

_FINER: dict[str, int] = {
    "day": 0,
    "time": 0,
    "weekend": 1,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "half": 3,
    "year": 4,
    "decade": 5,
}


def shown(word: str, name: str, context: Context) -> tuple[date | None, str]:
    """The start of "that", "last" or "next" unit ``name`` of time, and how a reason names what it is counted from."""
    anchor, since = _anchor(word, context)
    found = unit(anchor, name, context.words.direction(word)) if anchor else None
    return found[0] if found else None, since


def _anchor(word: str, context: Context) -> tuple[date | None, str]:
    return (context.narrated, context.narrated_name) if context.words.of_narrative(word) else (context.now, context.now_name)


def _day(anchor: date | None, shift: int, reason: str) -> Meaning:
    if anchor is None:
        return Meaning(None, None, "day", "date not stated")
    return Meaning.of(unit(anchor, "day", shift), "day", reason)


def weekday(fields: Fields, context: Context, tense: int) -> Meaning:
    """A day of the week: of news the last one, the day of publication included, or the next where it is to come."""
    wanted, which = context.words.weekday(fields.w), fields.ww
    if fields.w is None or wanted is None:
        return Meaning(None, None, "day", "weekday not stated")
    if context.narrative and not context.opening:
        anchor = context.day
        if anchor is None:
            return Meaning(None, None, "day", "date not stated")
        gap = (wanted - anchor.weekday()) % 7
        return _day(anchor, gap - 7 if gap > 4 else gap, f"{fields.w} + {context.narrated_name}")
    if context.since is not None and not context.since_month and not (which or fields.wu or fields.u or fields.two):
        gap = (wanted - context.since.weekday()) % 7 or 7
        return _day(context.since, gap, f"next {fields.w.capitalize()} + {context.name(context.since, 'day')}")
    anchor = context.published
    if anchor is None:
        return Meaning(None, None, "day", "date not stated")
    gap = (wanted - anchor.weekday()) % 7
    if fields.wu or fields.u or fields.two:
        return _of_week(fields, context, tense, wanted)
    if which in context.words.lists["pointing.weekday_back"]:
        gap = gap - 7
    elif which in context.words.lists["pointing.weekday_forth"]:
        gap = gap or 7
    elif which == "this":
        gap = wanted - anchor.weekday()
    elif tense <= 0 and gap:
        gap -= 7
    word = which or ("next" if gap > 0 else "last" if gap else "the same day")
    return _day(anchor, gap, f"{word} {fields.w.capitalize()} + {context.origin}")


def _of_week(fields: Fields, context: Context, tense: int, wanted: int) -> Meaning:
    """A weekday of a week that is told with it: "Thursday of next week", or so many weeks from one: "a week from Friday"."""
    words, name = context.words, (fields.w or "").capitalize()
    if fields.wk:
        monday, since = shown(fields.wk, "week", context)
        return _day(monday, wanted, f"{name} of {fields.wk} week + {since}")
    count, name_of = words.number(fields.n) if fields.n else 1, words.unit(fields.u or fields.wu or "week")
    if context.published is None or count is None:
        return Meaning(None, None, "day", "date not stated")
    gap = (wanted - context.published.weekday()) % 7
    if fields.two:
        back = not words.lists["pointing.back"].isdisjoint(fields.two.split()[1:])
        gap = (gap - 7 * (gap > 0) - 7) if back else (gap or 7) + 7
        return _day(context.published, gap, f"the {name} {fields.two} + {context.origin}")
    if name_of != "week":
        base = unit(context.published, "day", gap)
        moved = move(base[0], name_of, count) if base else None
        return _day(moved, 0, f"{fields.n} {fields.u} after next {name} + {context.origin}")
    if fields.dir in words.lists["shifting.back"]:
        return _day(
            context.published, gap - 7 * (gap > 0) - 7 * count, f"{_weeks(count)} before last {name} + {context.origin}"
        )
    return _day(context.published, gap + 7 * count, f"{_weeks(count)} after next {name} + {context.origin}")


def _weeks(count: int) -> str:
    return f"{count} week{'s' if count > 1 else ''}"


def deictic(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "today", "yesterday", "this morning", "overnight": from the day of publication, or that on which the words were said."""
    word = fields.t or "today"
    if context.narrative:
        return Meaning(
            None, None, "day", "told in a past narrative" if context.published else "date of publication not known"
        )
    lists = context.words.lists
    base = context.spoken or (context.night if word in lists["pointing.night"] else None)
    origin = context.name(base, "day") if base else context.origin
    base = base or context.published
    shift = (word in lists["pointing.tomorrow"]) - (word in lists["pointing.yesterday"])
    if fields.two:
        shift += -1 if fields.ba == "before" else 1
    if fields.n:
        count, name = context.words.number(fields.n), context.words.unit(fields.u)
        first = unit(base, "day", shift) if base else None
        moved = move(first[0], name, count) if first and count else None
        return _day(moved, 0, f"{fields.n} {fields.u} from {word} + {origin}")
    return _day(base, shift, f"{word} + {origin}")


def partofday(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "in the morning", "at dawn": of the day of what is told, else open."""
    anchor = context.scene(tense)
    return _time_of_day(anchor, context) if anchor else Meaning(None, None, "time", "day not stated")


def _time_of_day(anchor: date | None, context: Context, shift: int = 0) -> Meaning:
    """A part of the day ``shift`` days after ``anchor``, a day of the text, or after that of publication where it told none."""
    found, since = (anchor, context.name(anchor, "day")) if anchor else (context.untold, context.origin)
    if found is None:
        return Meaning(None, None, "time", "day not stated")
    return Meaning.of(unit(found, "day", shift), "time", f"time of day + {since}")


def clock(fields: Fields, context: Context, tense: int) -> Meaning:
    """A time of day: of the day of what is told, in news of the day of publication where none was told as yet."""
    return _time_of_day(context.scene(tense), context)


def dayofmonth(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "on the 30th": of the month told last, in news of the month of publication or the one before it."""
    number_ = context.words.ordinal(fields.d) or 0
    anchor = context.narrated
    if anchor is None or not 1 <= number_ <= 31:
        return Meaning(None, None, "day", "month not stated")
    if tense > 0 and context.published and not context.narrative:
        return _coming_day(number_, context.published, context)
    if context.last is None and number_ > anchor.day and tense <= 0:
        anchor = move(anchor, "month", -1) or anchor
    return Meaning.of(day(anchor.year, anchor.month, number_), "day", f"day {number_} + {context.narrated_name}")


def _coming_day(number_: int, published: date, context: Context) -> Meaning:
    """The next day of that number, the day of publication included: this month's, or the first month's after it that has one."""
    for step in range(3):
        month = months(published.year, published.month + step, 1)
        found = day(month[0].year, month[0].month, number_) if month else None
        if found and found[0] >= published:
            return Meaning.of(found, "day", f"next day {number_} + {context.origin}")
    return Meaning(None, None, "day", "no such day")


def shift(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "three days ago", "two weeks later": as fine as its unit; vague amounts stay open."""
    if fields.of:
        return _same_period(fields, context)
    way, words = fields.dir or "", context.words
    lists = words.lists
    if way in ("before", "after") and fields.event:
        return Meaning(None, None, "open", "counted from an event", aside=True)
    name, count = words.unit(fields.u), words.number(fields.n)
    called = fields.u
    if fields.half or (fields.n and not lists["amounts.half"].isdisjoint(fields.n.split())):
        name, count = _halved(name, count if fields.n else 0)
        called = f"{name}s"
    if fields.one:
        name = words.unit(fields.one)
        count = 1 if name == fields.one else None  # "a year-earlier profit"; "years-ago" says not how many
        way = "ago" if way in lists["shifting.ago"] else way
    if way in lists["shifting.vague"]:
        return Meaning(None, None, "open", "no dates stated", aside=True)
    back = way in lists["shifting.back"]
    from_now = way.replace(" ", "-") in lists["shifting.from_now"]
    told, fine = context.told(tense)
    if SHORT_UNITS.get(name, 0) >= SHORT_UNITS["minute"] and not from_now and not context.narrative:
        return _moments(f"{name}s {'before' if back else 'after'}", context, tense)
    anchor = context.now if from_now else told or context.published
    grain: Grain = fine if context.last and (context.narrative or not from_now) else "day"
    if name == "day" and told is None and not from_now:
        return Meaning(None, None, "day", "counted from a day that is not stated")
    if not counted(name) or count is None or anchor is None:
        return Meaning(None, None, "open", "amount or anchor not stated")
    if _FINER.get(grain, 9) > _FINER.get("week" if name == "fortnight" else name, 9):
        return Meaning(None, None, "open", f"{name} not stated")
    moved = move(anchor, name, -count if back else count)
    if moved is None:
        return Meaning(None, None, "open", "outside the calendar")
    since = context.now_name if from_now or told is None else context.name(told, fine)
    reason = f"{count} {called if count > 1 else name} {'before' if back else 'after'} {since}"
    kind = {"fortnight": "week"}.get(name, name)
    if kind == "week" and not from_now and grain == "day":
        kind = "day"
    return Meaning.of(unit(moved, kind), grain_of(kind), reason)


def _moments(called: str, context: Context, tense: int) -> Meaning:
    """What was minutes before or after something of a day: that day, where the paragraph tells one."""
    anchor = context.scene(tense)
    if anchor is None or context.deed_paragraph != context.paragraph:
        return Meaning(None, None, "open", "amount or anchor not stated")
    return Meaning.of(unit(anchor, "day"), "time", f"{called} a time of {context.name(anchor, 'day')}")


def _halved(name: str, count: int | None) -> tuple[str, int | None]:
    """A unit with half of one more, in whole units of a smaller one: a year and a half is 18 months. None below a month."""
    parts = {"month": ("week", 4.35), "year": ("month", 12), "decade": ("year", 10), "century": ("decade", 10)}
    if name not in parts or count is None:
        return name, None
    finer, whole_ = parts[name]
    return finer, round((count + 0.5) * whole_)


def _same_period(fields: Fields, context: Context) -> Meaning:
    words = context.words
    anchor, count = context.last, 1 if fields.ly else words.number(fields.n)
    if anchor is None or not count:
        return Meaning(None, None, "open", "period not stated")
    moved = move(anchor, words.unit(fields.u or "year"), -count)
    kind = words.unit(fields.of)
    kind = kind if kind in ("day", "week", "month", "year") else context.last_grain
    found = unit(moved, kind if kind in ("day", "week", "month", "quarter", "year") else "day") if moved else None
    return Meaning.of(found, grain_of(kind), f"the same {fields.of} as {context.narrated_name}, moved")


def named(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "last week", "the following year", "that day", "the end of the month"."""
    which, words = fields.wh or "that", context.words
    if fields.part:
        way = words.direction(which)
        if not context.narrative and not words.of_narrative(which) and context.published:  # "last night"
            return Meaning.of(unit(context.published, "day", way), "time", f"time of day + {context.origin}")
        return _time_of_day(context.scene(tense), context, way)
    if fields.today:
        anchor = context.day or context.published
        if fields.today != "day" or context.narrative or anchor is None:
            return Meaning(None, None, "day", "date not stated", aside=True)
        return _day(anchor, 0, f"the day + {context.name(anchor, 'day')}")
    if fields.m:
        return _named_month(fields.m, context, which)
    unit_word = fields.u or "day"
    name = words.unit(unit_word)
    if unit_word != name and words.direction(which):
        return stretch(fields, context, tense)
    if fields.two:
        step = -2 if not words.lists["pointing.back"].isdisjoint(fields.two.split()[1:]) else 2
        found_ = unit(context.now, name, step) if context.now else None
        return Meaning.of(found_, grain_of(name), f"the {name} {fields.two} + {context.now_name}")
    plain = fields.wh is None
    if plain and unit_word != name:  # "the early months": nobody says of what
        return Meaning(None, None, "open", "no dates stated", aside=True)
    if fields.event == which:
        return Meaning(None, None, grain_of(name), "counted from an event", aside=True)
    told = words.of_narrative(which) and not plain
    if which == "next" and name == "day":
        told = True
    since, fine = context.told(tense)
    if told and name == "day" and since is None:
        return Meaning(None, None, "day", "counted from a day that is not stated")
    anchor = (since or context.published) if told else context.now
    if name == "weekend" and anchor and plain and not context.narrative:
        which = "last" if tense <= 0 else "this"
    if which == "past" or name in ("time", "period"):
        return stretch(Fields(wh=which, n="one", u=name), context, tense)
    grain: Grain = fine if told or context.narrative else "day"
    if anchor is None or (context.last and _FINER.get(grain, 9) > _FINER.get(name, 9)):
        return Meaning(None, None, grain_of(name), f"{name} not stated")
    found_unit = unit(anchor, name, words.direction(which))
    called = context.now_name if not told else context.name(since, fine) if since else context.origin
    return Meaning.of(found_unit, grain_of(name), f"{which} {name} + {called}")


def _named_month(word: str, context: Context, which: str) -> Meaning:
    month = context.words.month(word)
    anchor, since = _anchor(which, context)
    if anchor is None or month is None:
        return Meaning(None, None, "month", "year not stated")
    step = context.words.direction(which)
    year = anchor.year - (step < 0 and month >= anchor.month) + (step > 0 and month <= anchor.month)
    return Meaning.of(months(year, month, 1), "month", f"{which} {word.capitalize()} + {since}")


def stretch(fields: Fields, context: Context, tense: int) -> Meaning:
    """Read "the past three days": up to the day of publication; "the coming weeks": from it on, with an open end."""
    words = context.words
    which, name, count = fields.wh or "", words.unit(fields.u), words.number(fields.n)
    if name in SHORT_UNITS and count:
        name, count = "day", days_of(name, count)
    anchor, since = _anchor(which, context)
    back = words.direction(which) < 0 or which in words.lists["pointing.recent"]
    if anchor is None:
        return Meaning(None, None, "span", "date not stated", aside=True)
    reason = f"{'up to' if back else 'from'} {since}"
    reason += "" if count else ", length not stated"
    other = move(anchor, name, -count if back else count) if count else None
    start, end = (other, anchor) if back else (anchor, other)
    if context.narrative:  # the text does not say from which day on
        return Meaning(None, None, "span", reason, aside=True)
    past = move(end, "day", 1) if end else None
    if end and past is None:
        return Meaning(None, None, "span", "outside the calendar", aside=True)
    return Meaning(start, past, "span", reason, aside=True)


def holiday(fields: Fields, context: Context, tense: int) -> Meaning:
    """A holiday with a fixed day or a fixed weekday of a month."""
    name = (fields.h or "").replace(" 's", "'s").replace(" ’s", "'s")
    rule = context.words.calendar.holidays.get(name)
    if rule is None:
        return Meaning(None, None, "day", "no fixed day", aside=True)
    stated = whole(fields.y)
    guess = (stated, "stated") if stated is not None else context.year_of(rule["month"], tense, rule.get("day", 25))
    if guess is None:
        return Meaning(None, None, "day", "year not stated")
    of_month = rule.get("day")
    if of_month is None:
        first = day(guess[0], rule["month"], 1)
        if first is None:
            return Meaning(None, None, "day", "outside the calendar")
        of_month = 1 + (rule["weekday"] - first[0].weekday()) % 7 + 7 * (rule["nth"] - 1)
    return Meaning.of(day(guess[0], rule["month"], of_month), "day", f"{name} + {guess[1]}")
