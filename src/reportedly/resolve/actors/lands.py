"""Whose something is by words for lands and peoples: those that packs know, and those that nothing but a text tells of.

The keys are those of ``owners.py``. An adjective that no pack knows is told by where it stands and how it ends, and is one with the
name in the text from which it is made ("Velmarian", "Velmaria").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.model import Page
from reportedly.resolve.actors.lexicon import Lexicon, lexicon
from reportedly.resolve.actors.runs import Run

_STEM = 4
"""Letters at least that a name and its adjective begin with alike."""
_LONGER = 4
"""Letters by which a name may be longer than what it has in common with its adjective: "Kordland", "Kordish"."""
_BETWEEN = 3
"""Words such as "on Monday" that may stand between a place at the front of a sentence and the comma."""
_AHEAD = 6
"""Words from such a place to the noun of whoever is there."""


@dataclass(slots=True)
class Lands:
    """What words of one text say whose something is. ``adjectives`` are those of lands that no pack knows."""

    page: Page
    runs: Sequence[Run]
    _lex: Lexicon = field(init=False)
    _ends: dict[int, Run] = field(init=False)
    _begins: dict[int, Run] = field(init=False)
    adjectives: set[str] = field(default_factory=set)
    _strange: dict[str, str] = field(init=False)
    _fronted: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._lex = lexicon(self.page.language)
        self._ends = {run.last: run for run in self.runs}
        self._begins = {run.first: run for run in self.runs}
        self._strange = self._unlisted()
        self._fronted = self._contrasts()

    def named(self, first: int, last: int) -> set[str]:
        """The keys of the land or people that tokens name, or whose adjective they are; of a city that is a capital both."""
        page, lex = self.page, self._lex
        joined = " ".join(page.lower(at) for at in range(first, last))
        if first < 0 or last > len(page.tokens) or first >= last or not page.tokens[first].capital:
            return set()
        if joined in lex.states:
            return {f"@{lex.states[joined]}"} if lex.is_state(joined, page.tokens[first].text) else set()
        if joined in lex.capitals:
            return {f"@{lex.capitals[joined]}", joined}
        name = lex.adjectives.get(joined) or lex.seats.get(joined) or lex.peoples.get(joined) or lex.nationals.get(joined)
        key = f"@{name}" if name else self._strange.get(joined)
        return {key} if key else set()

    def possessor(self, run: Run) -> set[str]:
        """The keys of an owner by its name."""
        return self.named(run.first, run.last) or {" ".join(run.key)}

    def based(self, at: int) -> set[str]:
        """Whose a body is by a word such as "Vessby-based" at token ``at``; by "Vessby-backed" it is what it is called, nobody's."""
        page, lex = self.page, self._lex
        if not 0 <= at < len(page.tokens) or not page.tokens[at].capital:
            return set()
        stem, hyphen, rest = page.lower(at).rpartition("-")
        if not hyphen or not stem or not (rest in lex.participles or lex.morphology.may_be(rest, "past")):
            return set()
        for length in (2, 1, 0):
            before = [page.lower(index) for index in range(at - length, at)]
            joined = " ".join((*before, stem))
            name = lex.states.get(joined) or lex.adjectives.get(joined) or lex.capitals.get(joined)
            if name or not length:
                key = f"@{name}" if name else joined
                return {key} if rest in lex.seated else {f"{key}-{rest}"}
        return set()

    def after(self, at: int) -> set[str]:
        """Whose something is by "of", "in" or "at" and a place or land at token ``at``."""
        page, lex = self.page, self._lex
        if page.lower(at) not in lex.complements or page.lower(at) == "to" or not page.same(at - 1, at + 1):
            return set()
        first = at + 1 + (page.lower(at + 1) in lex.grammar.articles)
        run = self._begins.get(first)
        if run is None:
            return self.named(first, first + 1)
        found = self.named(run.first, run.last)
        place = run.place or run.key[-1] in lex.lands or run.key[-1] in lex.kinds or run.key[-1] in lex.divisions
        return found or ({" ".join(run.key)} if place or page.lower(at) == "of" else set())

    def genitive(self, at: int) -> set[str]:
        """Whose something at token ``at`` is by a word with "'s" before it that may have been taken for no name."""
        page, lex = self.page, self._lex
        if page.lower(at - 1) not in ("'s", "'") or not page.same(at - 2, at):
            return set()
        run = self._ends.get(at - 1)
        if run is not None:
            return self.possessor(run)
        low = page.lower(at - 2)
        plain = low in lex.heads or low in lex.organisations or low in lex.stop
        return self.named(at - 2, at - 1) or ({low} if page.tokens[at - 2].capital and not plain else set())

    def front(self, first: int, noun: str, local: bool) -> set[str]:
        """Where whoever is called by ``noun`` at token ``first`` is by the place before it: "In Norland, the ministry".

        Only who is ``local``, or told of at the front in two places, is that place's, and only where it is a land or there are two.
        """
        run = self._front(first)
        if run is None:
            return set()
        found = self.named(run.first, run.last)
        if len(self._fronted.get(noun, ())) > 1:
            return found or {" ".join(run.key)}
        return found if local else set()

    def bearer(self, run: Run) -> set[str]:
        """Of which land or people somebody is by the words around the name: "Norland's Gen. Vale", "President Vale of Norland"."""
        page, lex = self.page, self._lex
        begin = run.begin
        while (
            page.same(begin - 1, run.first) and page.lower(begin - 1) in lex.roles and page.tokens[begin - 1].text.islower()
        ):
            begin -= 1
        found = self.genitive(begin)
        for at in range(begin - 1, run.first):
            low = page.lower(at)
            if at >= begin and low in lex.complements and (found or low != "of"):
                break  # "Norland's ambassador to Ruritania" is Norland's
            found |= self.named(at, at + 1) if at >= 0 and page.same(at, run.first) else set()
        return found or (self.after(run.last) if page.lower(run.last) == "of" else set())

    def strange(self, low: str) -> bool:
        """Whether a word is the adjective or name of a land that no pack knows."""
        return low in self._strange

    # places at the front

    def _front(self, first: int) -> Run | None:
        page, lex = self.page, self._lex
        at = first
        if page.lower(at - 1) in lex.grammar.articles and page.same(at - 1, at):
            at -= 1
        if page.lower(at - 1) == "," and page.same(at - 1, at):
            at -= 1
        for end in range(at, at - _BETWEEN, -1):
            run = self._ends.get(end)
            if run is not None and run.begin > 0 and page.same(run.begin - 1, first):
                opening = run.begin - 1
                fresh = not page.same(opening - 1, opening) or not page.tokens[opening - 1].word
                fresh = fresh or page.lower(opening - 1) in lex.grammar.conjunctions
                between = end == at or page.lower(end) in lex.grammar.prepositions
                return run if fresh and between and page.lower(opening) in lex.where else None
        return None

    def _contrasts(self) -> dict[str, set[str]]:
        """The places at the front of sentences by the nouns after them, and the lands that no pack knows whose such are."""
        found: dict[str, set[str]] = defaultdict(set)
        page, lex = self.page, self._lex
        places = [run for run in self.runs if run.place and page.lower(run.begin - 1) in lex.where]
        for run in places:
            noun = next((at for at in self._headed(run.last) if self._front_of(run, at)), None)
            if noun is not None:
                found[self._noun(noun)].add(" ".join(run.key))
        for at, token in enumerate(page.tokens):
            whose = self.genitive(at + 1) if token.lower in ("'s", "'") else set()
            for noun in self._headed(at + 1) if whose and not any(key.startswith("@") for key in whose) else ():
                found[self._noun(noun)] |= whose
                break
            if self._nominal(token.lower):
                found[self._noun(at)] |= {key for key in self.after(at + 1) if not key.startswith("@")}
        return found

    def _headed(self, first: int) -> Iterator[int]:
        """The nouns that end a row of such, a few words from ``first`` on: "bank" in "the army bank"."""
        page = self.page
        heads = (at for at in range(first, first + _AHEAD) if self._nominal(page.lower(at)))
        return (at for at in heads if not self._nominal(page.lower(at + 1)))

    def _nominal(self, low: str) -> bool:
        return low in self._lex.heads or low in self._lex.organisations

    def _noun(self, at: int) -> str:
        low = self.page.lower(at)
        return self._lex.roles.get(low) or self._lex.common.get(low) or low

    def _front_of(self, run: Run, at: int) -> bool:
        return any(self._front(first) is run for first in range(run.last, at + 1))

    # lands that no pack knows

    def _unlisted(self) -> dict[str, str]:
        """Adjectives that no pack knows, and the names from which they are made, with their key."""
        names = sorted({token.lower for token in self.page.tokens if token.capital})
        found: dict[str, str] = {}
        for low, sure in self._adjectives():
            name = next((one for one in names if self._made(low, one)), "")
            if sure or name:
                found[low] = f"@{name or low}"
                self.adjectives.add(low)
                if name:
                    found[name] = f"@{name}"
        return found

    def _adjectives(self) -> Iterator[tuple[str, bool]]:
        """Words with a capital that may be adjectives of a land, and whether where they stand makes that sure."""
        page, lex = self.page, self._lex
        lower = {token.lower for token in page.tokens if not token.capital}
        groups = {run.first for run in self.runs if run.group and len(run.key) == 1}
        people = {run.key[-1] for run in self.runs if run.kind == "person" and (len(run.key) > 1 or run.title)}
        known = (
            lex.stop, lex.titles, lex.roles, lex.organisations, lex.common, lex.first, lex.groups, lex.parties, lex.places,
            lex.adjectives, lex.nationals, lex.states, lex.heads, lex.agencies, lower, people,
        )  # fmt: skip
        for at, token in enumerate(page.tokens):
            low = token.lower
            if not token.capital or any(low in words for words in known):
                continue
            ends = any(low.endswith(ending) and len(low) - len(ending) > 2 for ending in lex.demonyms)
            if ends or at in groups:
                yield low, self._heads(at) or (page.lower(at - 1) in lex.grammar.articles and self._describes(at))

    def _heads(self, at: int) -> bool:
        """Whether the noun of a body or office comes after a word, with nothing but capitals between: "Norlandic Foreign Ministry"."""
        page, lex = self.page, self._lex
        for after in range(at + 1, at + _AHEAD):
            low = page.lower(after)
            if not page.same(at, after):
                return False
            if low in lex.documents or low in lex.acts:
                return False
            if self._nominal(low) or low in lex.titles:
                return True
            if not page.tokens[after].capital:
                return False
        return False

    def _describes(self, at: int) -> bool:
        """Whether a noun in lower case can come right after a word."""
        page, lex = self.page, self._lex
        low = page.lower(at + 1)
        ends = low in lex.edge or low in lex.acts or low in lex.stop or lex.morphology.may_be(low)
        return (
            page.same(at, at + 1) and page.tokens[at + 1].text.isalpha() and page.tokens[at + 1].text.islower() and not ends
        )

    def _made(self, adjective: str, name: str) -> bool:
        """Whether an adjective is made from a name: they begin alike, and it ends as such do."""
        if adjective == name:
            return False
        for ending in self._lex.demonyms:
            stem = adjective[: -len(ending)]
            if (
                adjective.endswith(ending)
                and len(stem) >= _STEM
                and name.startswith(stem)
                and len(name) - len(stem) <= _LONGER
            ):
                return True
        return False
