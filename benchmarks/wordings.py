"""Generated wordings of every grammar in ``resolve/``: ``python -m benchmarks.wordings [--count N] [--seed N] [--only NAME]``.

The texts are made from the grammars' own parts: patterns of ``times.toml`` walked at random, the words of ``numbers.toml``,
``places.toml`` and ``events.toml``, and then broken: parts left out, doubled or joined by hyphens, digits of other scripts, sizes
and dates that no calendar has. No model is needed. Prints how many were read, and every one that raised anything or gave a span
that is no slice; exit status 1 where there was one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.claims.complements import clause_takers
from reportedly.model import Document, Entry, Event, Name, Number, Place, Reading, Span, Time
from reportedly.model.errors import ReportedlyError
from reportedly.pipeline import default_language, opened
from reportedly.resolve.events import events
from reportedly.resolve.events.lexicon import lexicon as event_lexicon
from reportedly.resolve.numbers import numbers
from reportedly.resolve.places import places
from reportedly.resolve.times import times
from reportedly.resolve.times.tokens import classes

PUBLISHED = (
    None,
    "2025-12-01",
    "2024-02-29",
    "0001-01-01",
    "9998-12-31",
    "9999-12-31",
    "2000-01-01T23:59:59Z",
    "not a date",
)
_GAPS = (
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "-",
    "\u00a0",
    "\n",
    "  ",
    "\n\n",
    ", ",
    ". ",
    " – ",
    "/",
    "",
    "\u2009",
    "’s ",
    " “",
    "” ",
)
_DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
_ODD_LETTERS = str.maketrans({"i": "ı", "s": "ſ", "k": "\u212a", "I": "İ"})
_NAMES = (
    "Arvenia",
    "Soldria",
    "Lysk",
    "Berro",
    "Saint Orra",
    "Oto Brandt",
    "Arvenian",
    "Tarn region",
    "Keldor",
    "İzmar",
    "May",
)
_FORMS: Mapping[str, tuple[str, ...]] = {
    "AMPM": ("am", "p.m.", "AM", "P.M"),
    "ERA": ("BC", "B.C.", "BCE"),
    "AD": ("AD", "A.D."),
    "QN": ("Q1", "Q4"),
    "COMMA": (",",),
    "DOT": (".",),
    "DASH": ("-", "–", "—"),
    "STROKE": ("/",),
    "POSS": ("'s", "’s", "’ "),
    "SIGN": ("(", ")"),
    "APYEAR": ("'99", "’00"),
    "ISO": ("2025-02-31", "0000-00-00", "2024-02-29", "9999-12-31T24:60Z", "0001-01-01", "2025-13-01"),
    "SLASH": ("31/02/2025", "0/0/00", "12/31/99", "30.11.2025", "99/99/9999", "2-30-2024"),
    "CLOCK": ("24:59", "0:00", "10.30", "7:05:09"),
    "DECADE": ("1990s", "110s", "9990s", "1800s"),
    "DECADE2": ("90s", "’10s"),
    "ORD": ("31st", "0th", "999th", "2nd", "30th"),
    "NUM": ("99999", "0", "1,000", "1.5", "0.0", "123", "32", "1,000,000,000,000", "7" * 30, "9" * 5000),
    "DAY": ("1", "31", "30", "9"),
    "HHMM": ("0800", "0059"),
    "YY": ("00", "32", "99"),
    "YEAR": ("1000", "2199", "1914", "2024", "2025", "1999"),
    "WORD": ("floods", "old", "bridge"),
    "CAP": ("Brandt", "Oskar"),
    "BREAK": ("\n\n",),
    "OTHER": ("%", "°", "A320"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A wording that broke something, and how."""

    text: str
    published: str | None
    what: str


class Patterns:
    """The time patterns as something to make wordings from: a small reader of the notation at the head of ``times.toml``."""

    def __init__(self, chance: random.Random) -> None:
        data = default_language().table("times")
        self._chance = chance
        self._macros: Mapping[str, str] = data["macros"]
        self._words: dict[str, list[str]] = {}
        for word, name in classes(default_language()).words.items():
            self._words.setdefault(name, []).append(word)
        self._patterns = [pattern for rule in data["rule"] for pattern in rule["patterns"]]

    def wording(self) -> list[str]:
        """The words of one pattern, walked at random; what a look-around asks for stands there too."""
        return self._walk(self._chance.choice(self._patterns))

    def _walk(self, pattern: str) -> list[str]:
        ways, at = self._ways(pattern, 0)
        assert at == len(pattern), pattern
        return ways

    def _ways(self, pattern: str, at: int) -> tuple[list[str], int]:
        """One of the ways to word ``pattern`` from ``at`` to its end or closing bracket, and where that is."""
        ways: list[list[str]] = [[]]
        while at < len(pattern) and pattern[at] != ")":
            if pattern[at] == "|":
                ways.append([])
                at += 1
                continue
            if pattern[at].isspace():
                at += 1
                continue
            part, at = self._part(pattern, at)
            times_ = 1
            if at < len(pattern) and pattern[at] in "?*":
                times_ = self._chance.choice((0, 1, 1) if pattern[at] == "?" else (0, 1, 2))
                at += 1
            ways[-1] += part * times_
        return self._chance.choice(ways), at

    def _part(self, pattern: str, at: int) -> tuple[list[str], int]:
        if pattern[at] == "(":
            opening = re.compile(r"\((?:\?(?::|=|!|<=|<!|<[a-z0-9]+>))?").match(pattern, at)
            assert opening
            inner, end = self._ways(pattern, opening.end())
            return ([] if "!" in opening[0] else inner), end + 1
        if pattern[at] == "{":
            end = pattern.index("}", at)
            return self._walk(self._macros[pattern[at + 1 : end]]), end + 1
        name = re.compile(r"[A-Z][A-Z0-9]*").match(pattern, at)
        assert name, pattern[at:]
        choices = _FORMS.get(name[0]) or self._words[name[0]]
        word = self._chance.choice(choices)
        return [word.title() if name[0] in ("MONTH", "MAY", "ABBR", "WEEKDAY", "WDAY", "YEARS") else word], name.end()


@cache
def _listed(name: str, *path: str) -> tuple[str, ...]:
    """The words of a table of the language, however they are kept."""
    found: object = default_language().table(name)
    for step in path:
        assert isinstance(found, Mapping)
        found = found[step]
    return tuple(_flat(found))


def _flat(data: object) -> Iterator[str]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if not isinstance(value, str):
                yield str(key)
            yield from _flat(value)
    elif isinstance(data, str):
        yield from (part.strip() for part in data.split(",")) if "," in data else data.split()


class Wordings:
    """Wordings of one grammar after another, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._patterns = Patterns(self._chance)

    def text(self, grammar: str) -> str:
        """A text of one to three wordings of ``grammar`` ("times", "numbers", "places", "events"), often broken."""
        pick = self._chance.choice
        parts: list[str] = []
        for _ in range(pick((1, 1, 2, 3))):
            made = {"times": self._patterns.wording, "numbers": self._number, "places": self._place, "events": self._event}
            parts += pick(((), ("He said that",), ("In 1 AD",), ("The town fell in 1871",), ("At least",), ("The",)))
            parts += made[grammar]()
            parts += pick(((), ("people",), ("were killed",), (".",), ("\n\n",), ("proportions",), ("after the vote",)))
        return self._broken(parts)

    def published(self) -> str | None:
        """A date of publication, likely or not."""
        return self._chance.choice(PUBLISHED)

    def _broken(self, parts: list[str]) -> str:
        chance = self._chance
        for _ in range(chance.choice((0, 0, 1, 2))):
            if len(parts) > 1:
                at = chance.randrange(len(parts))
                parts[at : at + 1] = chance.choice(([], [parts[at]] * 2, ["many"], ["-"], ["years"], ["²"], ["9" * 400]))
        gaps = _GAPS if chance.random() < 0.5 else (" ",)
        text = "".join(part + chance.choice(gaps) for part in parts)
        if chance.random() < 0.1:
            text = text.translate(_ODD_LETTERS)
        if chance.random() < 0.1:
            digits = chance.choice(_DIGITS)
            text = "".join(digits[int(c)] if c.isascii() and c.isdigit() else c for c in text)
        if chance.random() < 0.15:
            text = chance.choice((str.upper, str.title, str.lower, str.swapcase))(text)
        return text

    def _number(self) -> list[str]:
        pick = self._chance.choice
        figure = (pick(("", "$", "US$", "€", "£ ")) + pick(_FORMS["NUM"] + _FORMS["DAY"] + ("1,2,3", "0.5", "1,00"))).strip()
        words = _listed("numbers", "words") + _listed("numbers", "magnitudes")
        spelt = pick(("", "a ", "")) + pick(("-", " ", " and ")).join(self._chance.sample(words, pick((1, 2, 3))))
        value = pick((figure, figure, spelt, pick(_listed("numbers", "dozens") + _listed("numbers", "plurals"))))
        return [
            *pick(((), (pick(_listed("numbers", "bounds")),), ("between",))),
            value + pick(("", "", "%", " per cent", "+", "bn", "m", "th", "-year-old", " thousand", "-thirds", ":30")),
            *pick(((), (pick(("to", "or", "and", "-", "–")), pick((figure, spelt))))),
            pick((*_listed("numbers", "units"), "")),
            *pick(((), (pick(_listed("numbers", "after")),))),
        ]

    def _place(self) -> list[str]:
        pick = self._chance.choice
        words = _listed("places")
        return [
            pick(_listed("places", "locative") + _listed("places", "titles")),
            *pick(((), (pick(_listed("places", "directions")).title(),), (pick(words).title(),))),
            pick(_NAMES),
            *pick(
                (
                    (),
                    (pick(words),),
                    (",", pick(_NAMES)),
                    ("of", pick(_NAMES)),
                    (pick(_listed("places", "division_nouns")),),
                )
            ),
            pick((*_listed("places", "place_tails"), *_listed("places", "street_words"), *words)).title(),
        ]

    def _event(self) -> list[str]:
        pick = self._chance.choice
        table = event_lexicon(default_language())
        verbs, nouns = sorted(table.verbs), sorted(table.nouns)
        of_class = sorted(pick(sorted(table.classes.items()))[1])
        phrase = pick(table.phrases[pick(sorted(table.phrases))])
        told: list[str] = []
        for element in phrase.elements:
            if element.forms:
                told.append(pick(sorted(element.forms)))
            elif element.kind == "number":
                told.append(pick(_FORMS["NUM"]))
            else:
                told += pick((("the", pick(of_class)), (pick(_NAMES),), ("three", pick(of_class)), ()))
        beside = sorted(
            table.words["determiners"] | table.words["auxiliaries"] | table.words["part"] | table.words["negators"]
        )
        subject = pick(((pick(_NAMES),), ("the", pick(of_class)), ("who",), (), ("at", "least", "12", pick(of_class))))
        thing = pick(
            ((pick(beside), pick(of_class)), (pick(_NAMES),), ("the", "town", "of", pick(_NAMES)), ("12", "people"))
        )
        verb = [*subject, *pick(((), (pick(beside),))), pick(verbs), *thing]
        noun = ["the", pick(_NAMES), pick(nouns), pick(("of", "in", "by", "against")), pick((pick(_NAMES), pick(of_class)))]
        more = pick(((), tuple(self._patterns.wording()), tuple(self._number()), ("?",), ("if",), ("by", pick(_NAMES))))
        return [*pick((told, verb, noun)), *more]


class _Atlas:
    """A gazetteer of a few invented places."""

    layers: frozenset[str] = frozenset()

    def small(self, name: str, countries: object) -> tuple[Entry, ...]:
        return ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        bare = name.casefold()
        if bare.startswith(("arvenia", "soldria")):
            return (Entry(bare[:3], name, "country", 10.0, 20.0, "AX", population=10**7),)
        if "region" in bare or bare == "tarn":
            return (Entry("r1", "Tarn", "region", 48.0, 37.0, "AX", "Tarn", population=10**6),)
        if bare in ("lysk", "berro", "saint orra", "keldor", "may"):
            return tuple(
                Entry(f"{bare}{at}", name, "populated place", lat, 30.0, "AX", "Tarn", population=size)
                for at, (lat, size) in enumerate(((89.0, 9000), (-89.0, 0)))
            )
        return ()


_NAMED = re.compile("|".join(map(re.escape, _NAMES)))
_KINDS = ("person", "organisation", "place", "group", "other")


def read(
    text: str, published: str | None
) -> tuple[tuple[Time, ...], tuple[Number, ...], tuple[Place, ...], tuple[Event, ...]]:
    """All that the grammars find in ``text``, with its invented names as the model might see them."""
    page = opened(Document(text, published=published))
    names = tuple(
        Name(Span.of(text, *found.span()), _KINDS[(found.start() + len(text)) % len(_KINDS)], 0.9)  # type: ignore[arg-type]
        for found in _NAMED.finditer(text)
    )
    when = times(page, {at for at in range(len(text)) if at % 3}, clause_takers(page.language))
    how_many = numbers(page, when)
    where = places(page, names, _Atlas(), ())

    def actor_at(start: int, end: int) -> str | None:
        return next((f"a{at}" for at, name in enumerate(names) if name.span.start < end and start < name.span.end), None)

    what = events(page, Reading("none@0", (), names), where, when, how_many, actor_at)
    return when, how_many, where, what


def fault(text: str, published: str | None) -> str | None:
    """What reading ``text`` breaks: an exception that is none of ours, a span that is no slice, days that no calendar has."""
    try:
        when, how_many, where, what = read(text, published)
    except ReportedlyError:
        return None
    except Exception:
        return traceback.format_exc()
    spans = [found.span for found in (*when, *how_many, *where)] + [event.trigger for event in what]
    if any(text[span.start : span.end] != span.text or not span.text for span in spans):
        return "a span that is no slice of the text"
    for each in when:
        days = [date.fromisoformat(day) for day in (each.start, each.end) if day]
        if days != sorted(set(days)):
            return f"{each.span.text!r} lasts from {each.start} to {each.end}"
    return None


GRAMMARS = ("times", "numbers", "places", "events")


def faults(count: int, seed: int, only: str | None = None, tell: Callable[[int], None] | None = None) -> list[Fault]:
    """The faults among ``count`` wordings, of all grammars in turn or of one; ``tell`` hears how many are done."""
    made, found = Wordings(seed), []
    for at in range(count):
        text, published = made.text(only or GRAMMARS[at % len(GRAMMARS)]), made.published()
        what = fault(text, published)
        if what:
            found.append(Fault(text, published, what))
        if tell:
            tell(at + 1)
    return found


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wordings", description=__doc__.split(":")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=GRAMMARS)
    options = parser.parse_args()
    clock = time.perf_counter()
    found = faults(options.count, options.seed, options.only)
    for each in found:
        print(f"{each.text[:300]!r}, published {each.published}:\n{each.what}\n")
    print(f"{options.count} wordings, {len(found)} faults, {time.perf_counter() - clock:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
