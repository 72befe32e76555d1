"""The words by which actors are recognised: the tables ``actors`` and ``grammar`` of a language, parsed once for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.language import Language, compiled


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every list in lower case. ``first`` maps a first name to ``he`` or ``she``; ``states`` any wording to the state's name.

    ``roles`` maps singular and plural forms of a role to its singular; ``gendered`` roles and titles to ``he`` or ``she``;
    ``types`` a noun for a body to those by which it may be called again; ``same`` a word to the one that means the same.
    ``capitals`` and ``seats`` map to the name of a state, ``adjectives`` too ("french"); ``nationals`` are "germans" and such.
    """

    titles: frozenset[str]
    means: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]
    plural_roles: frozenset[str]
    again: frozenset[str]
    parties: frozenset[str]
    adjectival: frozenset[str]
    plain: frozenset[str]
    same: Mapping[str, str]
    regions: Mapping[str, str]
    letters: Mapping[str, str]
    regional: frozenset[str]
    gendered: Mapping[str, str]
    crowds: frozenset[str]
    organisations: frozenset[str]
    common: Mapping[str, str]
    types: Mapping[str, frozenset[str]]
    agencies: frozenset[str]
    suffixes: frozenset[str]
    documents: Mapping[str, str]
    states: Mapping[str, str]
    capitals: Mapping[str, str]
    seats: Mapping[str, str]
    adjectives: Mapping[str, str]
    nationals: Mapping[str, str]
    groups: frozenset[str]
    stop: frozenset[str]
    edge: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    acts: frozenset[str]
    weak: frozenset[str]
    first: Mapping[str, str]
    places: frozenset[str]

    def telling(self, words: Iterable[str]) -> frozenset[str]:
        """Those words of a description that tell who is meant, one word for all that mean the same."""
        return frozenset(self.same.get(word, word) for word in words if word not in self.plain)


@compiled
def lexicon(language: Language) -> Lexicon:
    """The lists of a language."""
    data = language.table("actors")
    titles, roles, words = data["titles"], data["roles"], data["words"]
    singular = {role: role for role in roles["person"].split()}
    plurals = {plural(role): role for role in singular}
    plurals |= dict(pair.split("=") for pair in roles["irregular"].split())
    gendered = dict.fromkeys((titles["he"] + roles["he"]).split(), "he")
    gendered |= dict.fromkeys((titles["she"] + roles["she"]).split(), "she")
    states, capitals, adjectives, nationals = _states(data["states"]["table"])
    seats = dict(entry.strip().casefold().split("=") for entry in data["states"]["seats"].split(","))
    proper = {name.casefold(): name for name in states.values()}
    he, she = frozenset(data["first"]["he"].split()), frozenset(data["first"]["she"].split())
    return Lexicon(
        titles=frozenset((titles["he"] + titles["she"] + titles["plain"]).split()),
        means={word: frozenset(meaning.split()) for word, meaning in titles["means"].items()},
        roles={**plurals, **singular},
        plural_roles=frozenset(plurals),
        again=frozenset(roles["again"].split()),
        parties=frozenset(roles["parties"].split()),
        adjectival=frozenset(roles["adjectival"].split()),
        plain=frozenset(roles["plain"].split()),
        same=_pairs(roles["same"]),
        regions=_pairs(data["regions"]["table"]),
        regional=frozenset(word for name in _pairs(data["regions"]["table"]).values() for word in name.split("-"))
        - {"new", "north", "south", "west", "island"},
        letters=_pairs(data["regions"]["parties"]),
        gendered=gendered,
        crowds=frozenset(data["crowds"]["words"].split()),
        organisations=frozenset(data["organisations"]["words"].split()),
        common={form: word for word in data["organisations"]["common"].split() for form in (word, plural(word))},
        types=_types(data["organisations"]["types"]),
        agencies=frozenset(data["organisations"]["agencies"].split()),
        suffixes=frozenset(data["organisations"]["suffixes"].split()),
        documents={form: word for word in data["documents"]["words"].split() for form in (word, plural(word))},
        states=states,
        capitals=capitals,
        seats={seat: proper[state] for seat, state in seats.items()},
        adjectives=adjectives,
        nationals=nationals,
        groups=frozenset(data["states"]["groups"].split()),
        stop=frozenset(words["stop"].split()),
        edge=frozenset(words["edge"].split()),
        prepositions=frozenset(words["prepositions"].split()),
        determiners=frozenset(words["determiners"].split()),
        indefinite=frozenset(words["indefinite"].split()),
        possessive=frozenset(words["possessive"].split()),
        acts=frozenset(words["acts"].split()),
        weak=frozenset(words["weak"].split()),
        first={**dict.fromkeys(he - she, "he"), **dict.fromkeys(she - he, "she"), **dict.fromkeys(he & she, "")},
        places=frozenset((*states, *capitals)),
    )


def _pairs(entries: str) -> dict[str, str]:
    return dict(entry.split("=") for entry in entries.split())


def _types(table: str) -> dict[str, frozenset[str]]:
    """From each noun to those by which news may call the same body again."""
    out: dict[str, frozenset[str]] = {}
    for line in filter(None, table.splitlines()):
        words = frozenset(line.split())
        for word in words:
            out[word] = out.get(word, frozenset()) | words
    return out


def plural(word: str) -> str:
    """The regular plural of a noun in lower case."""
    if word.endswith("man") and word not in ("human", "german", "ottoman"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _states(table: str) -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    maps: tuple[dict[str, str], ...] = ({}, {}, {}, {})
    for line in filter(None, table.splitlines()):
        name, others, capital, adjectives, nationals = line.split("|")
        for target, entries in zip(maps, (f"{name},{others}", capital, adjectives, nationals), strict=True):
            target.update({entry.casefold(): name for entry in filter(None, entries.split(","))})
    return maps[0], maps[1], maps[2], maps[3]
