"""What kind of thing each name names, by what happens to it and what stands beside it.

A name that is captured, shelled or liberated is a place, and so is one that falls to somebody, unless something says that it is a
person's: a title, a given name, an age, "who". What it is once it is in the whole article. The name after "the cruiser" is a ship's,
and the name of a country or town inside a person's or body's is no place. Actors and places are told after this, from the same names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportedly.model import Name, Pack, Page, Span, Token
from reportedly.resolve.actors import Knowledge, knowledge
from reportedly.resolve.naming.lexicon import Lexicon, lexicon

_SURE = 0.95
"""The score of a name whose kind is decided here; it is set, not fitted."""
_BELIEVED, _SURELY = 0.5, 0.8
_BODY = 0.7
"""How surely the reader takes a name for a body's, at best, so that it is no place."""
_MOST_SKIPPED = 5
_WIDE = frozenset(("country", "region", "continent", "world region"))
"""Kinds of places that are meant also where a pack knows a body of the name ("the EU")."""

Run = tuple[int, int]
"""Tokens from the first up to the last of a run of capitalised words."""


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an article with their kinds decided, those that are places for sure, and stretches in which no place is named."""

    names: tuple[Name, ...]
    places: tuple[Span, ...]
    no_places: tuple[Span, ...]


def named(page: Page, names: Sequence[Name], packs: Sequence[Pack], kind_of: Callable[[str], str | None]) -> Named:
    """Decide what names name; ``names`` are the reader's. ``kind_of`` is asked what kind of place a gazetteer has of a name."""
    scene = _Scene(page, names, knowledge(packs, page.document.published, page.language), kind_of)
    things = scene.things()
    persons = scene.persons() - things.keys()
    places = scene.places() - things.keys() - persons
    decided = [(run, "place") for key in places for run in scene.by_key[key]]
    decided += [(run, "person") for key in persons for run in scene.by_key[key]]
    decided += [(run, "other") for runs in things.values() for run in runs]
    spans = [(page.tokens[first].start, page.tokens[last - 1].end, kind) for (first, last), kind in decided]
    kept = [n for n in names if not any(start <= n.span.start and n.span.end <= end for start, end, _ in spans)]
    kept += [Name(page.span(start, end), kind, _SURE) for start, end, kind in spans]  # type: ignore[arg-type]
    kept = [_undesignated(page, name) for name in scene.joined(kept)]
    sure = tuple(sorted(page.span(start, end) for start, end, kind in spans if kind == "place"))
    barred = [page.span(start, end) for start, end, kind in spans if kind != "place"]
    barred += scene.whole_names(kept)
    return Named(tuple(sorted(kept, key=lambda n: (n.span.start, n.span.end))), sure, tuple(barred))


def _undesignated(page: Page, name: Name) -> Name:
    """A body's name without the designation of its weapon and what follows: "Norland Army" of "Norland Army AB-64 Falcon"."""
    if name.kind != "organisation":
        return name
    first, last = page.token(name.span.start), page.token(name.span.end - 1)
    for at in range(first + 1, last + 1):
        text = page.tokens[at].text
        if text[0].isalpha() and "-" in text and text[-1].isdigit():
            return replace(name, span=page.span(name.span.start, page.tokens[at - 1].end))
    return name


class _Scene:
    """The runs of capitalised words of a page, and what stands around each."""

    def __init__(self, page: Page, names: Sequence[Name], known: Knowledge, kind_of: Callable[[str], str | None]) -> None:
        self._page, self._names, self._known, self._kind_of = page, names, known, kind_of
        self._lex = lexicon(page.language)
        self._low = [token.lower for token in page.tokens]
        self.runs = list(_runs(page, self._lex))
        self._starting = {run[0]: run for run in self.runs}
        self._ending = {run[1]: run for run in self.runs}
        self.by_key: dict[tuple[str, ...], list[Run]] = defaultdict(list)
        for run in self.runs:
            self.by_key[self._key(run)].append(run)

    def places(self) -> set[tuple[str, ...]]:
        """The names to which something happens that happens to places, and that nothing says to be a person's."""
        found: set[tuple[str, ...]] = set()
        for at, low in enumerate(self._low):
            if low not in self._lex.placing:
                continue
            if low in self._lex.places:
                policed = at > 0 and self._low[at - 1] in self._lex.policing  # who takes people
                found |= {self._key(run) for run in self._objects(at) if not policed or self._has(run)}
            elif low in self._lex.either:
                runs = self._objects(at)
                if any(self._has(run) for run in runs) or (self._armed(at) and all(b - a == 1 for a, b in runs)):
                    found |= {self._key(run) for run in runs}
            elif low in self._lex.targets and self._low[at - 1] in self._lex.arms and at:
                people = self._low[at - 1] in self._lex.at_people
                runs = [run for run in self._objects(at) if self._has(run)]
                found |= {self._key(run) for run in runs if not (people and self._read_as_person(run))}
            elif low in self._lex.between and self._spanning(at):
                runs = self._objects(at)
                found |= {self._key(run) for run in runs if len(runs) > 1 and all(map(self._has, runs))}
            elif low in self._lex.moves and at + 1 < len(self._low) and self._low[at + 1] in self._lex.ways:
                runs = self._objects(at + 1)
                if self._armed(at) or any(self._has(run) for run in runs):
                    found |= {self._key(run) for run in runs}
            elif low in self._lex.within:
                found |= {self._key(run) for run in self._objects(at)[:1] if self._within(run)}
            elif low in self._lex.near or (low in self._lex.belonging and self._low[at - 1] in self._lex.nouns and at):
                runs = self._objects(at)
                if any(self._has(run) for run in runs) or low in self._lex.belonging:
                    found |= {self._key(run) for run in runs}
        found |= {self._key(run) for run in self.runs if self._is_division(run)}
        found |= {self._key(run) for run in self.runs if self._suffers(run) or self._speaks_of_itself(run)}
        return {key for key in found if not self._is_another(key)}

    def persons(self) -> set[tuple[str, ...]]:
        """The first names that are also towns' and that the text uses as a person's: an age, kin or a calling, what only people do.

        None that stands where a place would: "in Sofia".
        """
        found = {self._key(run) for run in self.runs if self._lives(run)}
        return {key for key in found if not any(self._placed(run) for run in self.by_key[key])}

    def _lives(self, run: Run) -> bool:
        """Whether a first name alone is a person's by what stands beside it."""
        first, last = run
        low, lex = self._low, self._lex
        if last - first > 1 or low[first] not in lex.first_names or self._kind_of(self._text(run)) in (None, *_WIDE):
            return False
        if first > 1 and low[first - 1] == "," and self._page.tokens[first - 2].capital:
            return False  # "Kalna, Sofia, who …"
        if first and self._page.same(first - 1, first) and low[first - 1] in lex.callings:
            return True
        if last + 1 < len(low) and low[last] == "," and (low[last + 1].isdigit() or low[last + 1] in lex.who):
            return True
        at = last
        while at < len(low) and low[at] in lex.series and at + 1 in self._starting:  # "Roman and Sofia were killed"
            at = self._starting[at + 1][1]
        start = at
        while at < len(low) and low[at] in lex.auxiliaries:
            at += 1
        if at >= len(low) or not self._page.same(first, at):
            return False
        harmed = low[at] in lex.suffers and not lex.passive.isdisjoint(low[start:at])
        return harmed or low[at] in lex.lives or low[last] in lex.who

    def _placed(self, run: Run) -> bool:
        """Whether a name stands after a preposition of place or a noun for a place: "in Sofia", "the city of Sofia"."""
        at = run[0] - 1
        if at < 0 or not self._page.same(at, run[0]):
            return False
        if self._low[at] in self._lex.belonging:
            return at > 0 and self._low[at - 1] in self._lex.nouns
        return self._low[at] in self._lex.within or self._low[at] in self._lex.near

    def _read_as_person(self, run: Run) -> bool:
        text = self._text(run)
        return any(n.kind == "person" and n.span.text == text and n.score >= _SURELY for n in self._names)

    def _spanning(self, at: int) -> bool:
        """Whether what lies "between" two places stands before the word at ``at``: "clashes broke out between"."""
        words = range(max(0, at - _MOST_SKIPPED), at)
        return any(self._low[back] in self._lex.spans and self._page.same(back, at) for back in words)

    def _speaks_of_itself(self, run: Run) -> bool:
        """Whether a name that a gazetteer has says something of "it": "Kupiansk said that it had no power" is no person."""
        if not self._speaks(run) or not self._has(run):
            return False
        at = run[1] + 1
        at += at < len(self._low) and self._low[at] in self._lex.complementiser
        return at < len(self._low) and self._low[at] in self._lex.itself and self._page.same(run[0], at)

    def _is_another(self, key: tuple[str, ...]) -> bool:
        """Whether something says that a name is a person's or a body's."""
        if self._actor(key) or self._votes.get(key, 0.0) >= _BODY:
            return True
        runs = self.by_key[key]
        town = any(self._speaks_of_itself(run) or (self._placed(run) and self._has(run)) for run in runs)
        return any(self._personal(run) or (self._speaks(run) and not town) for run in runs)

    @cached_property
    def _votes(self) -> dict[tuple[str, ...], float]:
        """How surely the reader takes each name for a body's or a group's, at best."""
        votes: dict[tuple[str, ...], float] = {}
        for name in self._names:
            if name.kind in ("organisation", "group"):
                key = tuple(name.span.text.lower().split())
                votes[key] = max(votes.get(key, 0.0), name.score)
        return votes

    def things(self) -> dict[tuple[str, ...], list[Run]]:
        """The runs that are the names of ships: those after a noun for one."""
        found: dict[tuple[str, ...], list[Run]] = defaultdict(list)
        for run in self.runs:
            if run[0] and self._low[run[0] - 1] in self._lex.vessels and self._page.same(run[0] - 1, run[0]):
                found[self._key(run)].append(run)
        return found

    def joined(self, names: Sequence[Name]) -> Iterator[Name]:
        """The names, a place and a person or body side by side as one: "Israel" "Katz", "Manchester" "United"."""
        ordered = sorted(names, key=lambda n: (n.span.start, n.span.end))
        at = 0
        while at < len(ordered):
            name = ordered[at]
            after = ordered[at + 1] if at + 1 < len(ordered) else None
            if after is not None and self._are_one(name, after):
                yield Name(self._page.span(name.span.start, after.span.end), after.kind, after.score)
                at += 1
            else:
                yield name
            at += 1

    def _are_one(self, name: Name, after: Name) -> bool:
        """Whether two names are one, as nothing stands before the first that would put it at a place."""
        person = after.kind == "person" and after.score >= _SURELY and " " not in name.span.text
        team = after.kind == "organisation" and after.span.text.lower() in self._lex.teams
        if name.kind != "place" or not (person or team):
            return False
        if self._page.text[name.span.end : after.span.start] != " ":
            return False
        first = self._page.token(name.span.start)
        before = self._low[first - 1] if first and self._page.same(first - 1, first) else ""
        if before and self._page.tokens[first - 1].capital:
            return False  # "the Syrian Arab Republic"
        return before not in self._lex.prepositions and after.span.text.lower() not in self._lex.titles

    def whole_names(self, names: Sequence[Name]) -> Iterator[Span]:
        """The names of persons and of packs' bodies, in which no word is a place: "Israel Katz"."""
        for name in names:
            person = name.kind == "person" and " " in name.span.text and name.score >= _BELIEVED
            parts = name.span.text.split()
            person = person and parts[-1].lower() not in self._lex.public_words  # "Kyiv Airport"
            person = person and not any(word in self._lex.belonging for word in parts)
            if (person or self._is_team(name)) and self._kind_of(name.span.text) is None:
                yield name.span
        for key, runs in self.by_key.items():
            runs = [run for run in runs if not self._led_to(run)]
            if runs and self._actor(key) and self._kind_of(self._text(runs[0])) not in _WIDE:
                yield from (self._page.span(self._page.tokens[a].start, self._page.tokens[b - 1].end) for a, b in runs)

    def _led_to(self, run: Run) -> bool:
        """Whether a preposition of place stands before a name: "the Sea of Azov", "near Azov"."""
        before = self._low[run[0] - 1] if run[0] else ""
        return before in self._lex.belonging or before in self._lex.within or before in self._lex.near

    def _is_team(self, name: Name) -> bool:
        """Whether a name is a team's by its last word and by what the reader takes it for: "Manchester United"."""
        parts = name.span.text.lower().split()
        team = name.kind == "organisation" and name.score >= _BELIEVED
        return team and len(parts) > 1 and parts[-1] in self._lex.teams

    def _key(self, run: Run) -> tuple[str, ...]:
        return tuple(self._low[run[0] : run[1]])

    def _text(self, run: Run) -> str:
        tokens = self._page.tokens
        return self._page.text[tokens[run[0]].start : tokens[run[1] - 1].end]

    def _is_division(self, run: Run) -> bool:
        """Whether a name ends with a noun for a division and a gazetteer has it so: "Example Oblast"."""
        if run[1] - run[0] < 2 or self._low[run[1] - 1] not in self._lex.divisions:
            return False
        return self._kind_of(self._text(run)) in _WIDE

    def _has(self, run: Run) -> bool:
        return self._kind_of(self._text(run)) is not None

    def _actor(self, key: tuple[str, ...]) -> bool:
        """Whether a pack knows a person or body of this name, that is no state."""
        known = self._known.names.get(key)
        return known is not None and known.kind in ("person", "organisation")

    def _objects(self, verb: int) -> list[Run]:
        """The names that are the object of a verb or preposition: the first one after it and those joined to it."""
        at = verb + 1
        while at < len(self._low) and at - verb <= _MOST_SKIPPED and at not in self._starting and self._skips(at):
            at += 1
        run = self._starting.get(at)
        if run is None or not self._page.same(verb, at) or self._low[at - 1] in self._lex.articles:
            return []
        found = [run]
        while (after := self._next_of_series(found[-1])) is not None:
            found.append(after)
        if self._modifies(found[-1]):
            return []
        # "in Paris, Smith said": a series ends with "and"
        if len(found) > 1 and self._low[found[-1][0] - 1] not in self._lex.last:
            return found[:1]
        return found

    def _within(self, run: Run) -> bool:
        """Whether what stands after "in" is a place: a gazetteer has it, or it lies "in" another one."""
        at = run[1]
        if at < len(self._low) and self._low[at] in self._lex.possessive:
            return False
        inside = at < len(self._low) and self._low[at] in self._lex.within and self._starting.get(at + 1)
        return self._has(run) or bool(inside and self._has(inside))

    def _skips(self, at: int) -> bool:
        low, lex = self._low[at], self._lex
        if self._page.tokens[at].capital and low in lex.common:  # "captured Old Velm"
            return True
        return low in lex.skipped or low in lex.directions or low in lex.nouns or low in lex.belonging

    def _modifies(self, run: Run) -> bool:
        """Whether a noun goes on after a name, so that this is what is meant: "targeted Hamas militants", "Karrow's hospital"."""
        at = run[1]
        if at >= len(self._low) or not self._page.same(run[0], at):
            return False
        token, lex = self._page.tokens[at], self._lex
        if self._low[at] in lex.possessive:
            return True
        return token.word and not (
            token.capital
            or token.text[0].isdigit()
            or self._low[at] in lex.ends
            or self._low[at] in lex.auxiliaries
            or lex.past(self._low[at])
        )

    def _next_of_series(self, run: Run) -> Run | None:
        at = run[1]
        if at + 1 >= len(self._low) or self._low[at] not in self._lex.series:
            return None
        at += 1
        if self._low[at] in self._lex.last:
            at += 1
        after = self._starting.get(at)
        if after is None or not self._page.same(run[0], at) or self._speaks(after):
            return None
        return after

    def _armed(self, verb: int) -> bool:
        """Whether arms or troops are the subject of a verb: the noun before it, past auxiliaries and adverbs."""
        at = verb - 1
        while at >= 0 and verb - at < _MOST_SKIPPED and self._page.same(at, verb):
            if self._low[at] in self._lex.arms:
                return True
            if not self._page.tokens[at].word:
                return False
            at -= 1
        return False

    def _suffers(self, run: Run) -> bool:
        """Whether something happens to what the run names: "X was captured", "X fell to", "X has come under"."""
        at = run[1]
        low, lex = self._low, self._lex
        start = at
        while at < len(low) and low[at] in lex.auxiliaries:
            at += 1
        if at >= len(low) or not self._page.same(run[0], at):
            return False
        if low[at] in lex.participles and not lex.passive.isdisjoint(low[start:at]):
            return True
        after = low[at + 1] if at + 1 < len(low) else ""
        return (low[at] in lex.falls and after in lex.falls_to) or (low[at] in lex.comes and after in lex.comes_under)

    def _personal(self, run: Run) -> bool:
        """Whether something says that the run names a person: a title, a given name, an age, "who", a full name elsewhere."""
        first, last = run
        low, lex = self._low, self._lex
        if first and low[first - 1].rstrip(".") in lex.titles and self._page.same(first - 1, first):
            return True
        if low[first] in lex.titles or (last - first > 1 and low[first] in lex.given) or low[first] in lex.given:
            return True
        if last < len(low) and low[last] in lex.who:
            return True
        if last + 1 < len(low) and low[last] == "," and (low[last + 1].isdigit() or low[last + 1] in lex.who):
            return True
        return len(self._key(run)) == 1 and low[first] in self._surnames

    def _speaks(self, run: Run) -> bool:
        return run[1] < len(self._low) and self._low[run[1]] in self._lex.said

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(
            name.span.text.split()[-1].lower()
            for name in self._names
            if name.kind == "person" and " " in name.span.text and name.score >= _BELIEVED
        )


def _runs(page: Page, lex: Lexicon) -> Iterator[Run]:
    """The runs of capitalised words of one sentence, without ordinary words in front."""
    tokens = page.tokens
    at = 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        last = at + 1
        while (
            last < len(tokens)
            and _is_name(tokens[last])
            and page.same(at, last)
            and page.text[tokens[last - 1].end : tokens[last].start] == " "
        ):
            last += 1
        first = at
        while first < last and tokens[first].lower in lex.common:
            first += 1
        if first < last:
            yield first, last
        at = last


def _is_name(token: Token) -> bool:
    """Whether a word begins with a capital, or has one after an article that is glued to it ("ez-Zor")."""
    return token.word and (token.capital or token.text.rpartition("-")[2][:1].isupper())
