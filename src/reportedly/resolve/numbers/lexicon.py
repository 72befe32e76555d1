"""The wordings of quantities, made from a language's ``numbers.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.model import Bound, Language, calendar, compiled, grammar
from reportedly.resolve.numbers.row import Phrases


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a fixed wording stands for ("a dozen", "several"); ``needs_unit``: only where something counted follows."""

    value: float | None
    bound: Bound
    needs_unit: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case; values of number words, magnitudes and fixed wordings; classes of words that stand beside a number."""

    small: Mapping[str, int]
    magnitudes: Mapping[str, int]
    glued_magnitudes: Mapping[str, int]
    fixed: Phrases[Fixed]
    one: frozenset[str]
    hundred: str
    sizes: frozenset[str]
    conjunction: str
    between: str
    range: frozenset[str]
    currency: frozenset[str]
    dollars: frozenset[str]
    per_cent: Phrases[None]
    glued_per_cent: frozenset[str]
    still_counted: frozenset[str]
    fractions: frozenset[str]
    compounds: frozenset[str]
    hours: frozenset[str]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    ages_before: Phrases[None]
    ages_after: Phrases[None]
    months: frozenset[str]
    years_before: frozenset[str]
    designators: frozenset[str]
    share_joints: Phrases[None]
    of: frozenset[str]
    half: frozenset[str]
    and_a_half: Phrases[None]
    ordered: frozenset[str]
    denominators: Mapping[str, int]
    owned: frozenset[str]
    """Determiners, before which "half" needs no "of"."""
    spans: frozenset[str]
    """Units of time: "three in two days" is no share."""
    changes: frozenset[str]
    changes_from: frozenset[str]
    none: Phrases[None]
    no: frozenset[str]
    none_counted: frozenset[str]
    glued_bounds: Mapping[str, Bound]
    states: frozenset[str]
    measured: frozenset[str]
    plural: frozenset[str]
    others: frozenset[str]
    people: frozenset[str]
    pairs: frozenset[str]
    known: frozenset[str]
    """Determiners of what the reader knows: "the two sides"."""
    begins: frozenset[str]
    """What a quantity without digits begins with."""


@dataclass(frozen=True, slots=True)
class Units:
    """Classes of words beside a number, of what it may count; ``numerals`` are number words, ``past`` irregular past tenses.

    ``nominal`` states are nouns as well; ``numbers`` are the nouns of numbers ("thousands"); ``others``, ``back`` and ``rest`` point
    to what was told before; ``tallies`` are sums of what they are "of", after a ``definite`` or one of ``sums``; after one of
    ``whole`` another number may stand of which one is a part.
    """

    skipped: frozenset[str]
    out: frozenset[str]
    plural: frozenset[str]
    states: frozenset[str]
    stop: frozenset[str]
    single: frozenset[str]
    not_plural: frozenset[str]
    auxiliaries: frozenset[str]
    harm: frozenset[str]
    nominal: frozenset[str]
    others: frozenset[str]
    back: frozenset[str]
    relative: frozenset[str]
    numbers: frozenset[str]
    conjunctions: frozenset[str]
    rest: frozenset[str]
    tallies: frozenset[str]
    sums: frozenset[str]
    definite: frozenset[str]
    whole: frozenset[str]
    numerals: frozenset[str]
    past: frozenset[str]


@compiled
def lexicon(language: Language) -> Lexicon:
    """The wordings of ``language``; what its table lacks is empty."""
    table = _Table(language.table("numbers"))
    needing = table.phrases("needing", "words")
    dozens = {words: Fixed(float(value), "exact", words in needing) for words, value in table["dozens"].items()}
    plurals = {words: Fixed(float(value), "at least", words in needing) for words, value in table["plurals"].items()}
    untold = {words: Fixed(None, "about", True) for words in table.phrases("untold", "phrases")}
    fixed = Phrases({**dozens, **plurals, **untold})
    joints, small = table["joints"], table["words"]
    names, half, none = calendar(language), table.words("shares", "half"), table.phrases("nothing", "none")
    forms = language.morphology.forms
    one, currency, dollars = table.words("joints", "one"), table.words("signs", "currency"), table.words("signs", "dollars")
    return Lexicon(
        small,
        table["magnitudes"],
        table["short_magnitudes"],
        fixed,
        one,
        joints.get("hundred", ""),
        table.words("joints", "sizes"),
        joints.get("and", ""),
        joints.get("between", ""),
        table.words("joints", "range"),
        currency,
        dollars,
        Phrases(dict.fromkeys(table.phrases("signs", "per_cent"))),
        table.words("signs", "glued_per_cent"),
        table.words("signs", "still_counted"),
        table.words("glued", "fractions"),
        table.words("glued", "compounds"),
        calendar(language).hours,
        Phrases(table.bounds("bounds")),
        Phrases(table.bounds("after")),
        Phrases(dict.fromkeys(table.phrases("ages", "before"))),
        Phrases(dict.fromkeys(table.phrases("ages", "after"))),
        frozenset(calendar(language).months),
        table.words("years", "before"),
        table.words("designators", "words"),
        Phrases(dict.fromkeys(table.phrases("shares", "joints"))),
        table.words("shares", "of"),
        half,
        Phrases(dict.fromkeys(table.phrases("shares", "and_a_half"))),
        table.words("shares", "ordered"),
        table["shares"].get("denominators", {}),
        grammar(language).determiners - one,
        frozenset((*names.units, *names.short_units)),
        frozenset(form for verb in table.words("changes", "verbs") for form in forms(verb))
        | table.words("changes", "others"),
        table.words("changes", "from"),
        Phrases(dict.fromkeys(none)),
        table.words("nothing", "no"),
        table.words("nothing", "counted"),
        table.bounds("glued_bounds"),
        table.words("units", "states"),
        table.words("units", "measured"),
        table.words("units", "plural"),
        table.words("units", "others"),
        table.words("units", "people"),
        frozenset(language.morphology.plural(noun) for noun in table.words("units", "pairs")),
        grammar(language).demonstrative | grammar(language).articles - one,
        frozenset((*small, *one, *half, joints.get("between", ""), *currency, *dollars, *fixed.first))
        | frozenset(phrase.split("-")[0].split()[0] for phrase in none)
        | table.words("nothing", "no"),
    )


@compiled
def units(language: Language) -> Units:
    """The classes of ``language``."""
    listed = language.table("numbers").get("units", {})
    classes = {name: frozenset(listed.get(name, "").split()) for name in Units.__dataclass_fields__}
    names, closed = calendar(language), grammar(language)
    classes["numerals"] = frozenset(language.table("numbers").get("words", {}))
    classes["harm"] = frozenset(form for verb in classes["harm"] for form in language.morphology.forms(verb))
    classes["definite"] = closed.articles - frozenset(language.table("numbers").get("joints", {}).get("one", "").split())
    classes["numbers"] = frozenset(language.table("numbers").get("plurals", {}))
    classes["conjunctions"] = frozenset(language.table("numbers").get("joints", {}).get("and", "").split())
    classes["relative"] = closed.relatives
    classes["back"] = closed.relatives | {word for word, group in closed.pronouns.items() if group == "they"}
    classes["whole"] = classes["definite"] | closed.possessive
    classes["past"] = frozenset(past for verb, (past, _) in language.morphology.irregular.items() if past != verb)
    classes["stop"] |= closed.parting | closed.personal | closed.articles | closed.demonstrative | closed.possessive
    classes["stop"] |= names.full_months | names.full_weekdays | names.near
    return Units(**classes)


class _Table:
    """A TOML table whose missing parts are empty."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def __getitem__(self, section: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._data.get(section, {})
        return found

    def words(self, section: str, key: str) -> frozenset[str]:
        return frozenset(self[section].get(key, "").split())

    def phrases(self, section: str, key: str) -> list[str]:
        return list(_phrases(self[section].get(key, "")))

    def bounds(self, section: str) -> dict[str, Bound]:
        """Each wording with the bound that it stands under."""
        return {words: bound for bound, listed in self[section].items() for words in _phrases(listed)}  # type: ignore[misc]


def _phrases(listed: str) -> Iterable[str]:
    return (phrase.strip() for phrase in listed.split(",") if phrase.strip())
