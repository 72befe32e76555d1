"""Rules that packs and styles add in TOML, made rules like all others: each is one of the closed kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reportedly.checks.kinds import Kind, Sourcing, VoiceFilter, WhereFilter, Wording
from reportedly.checks.rule import Example, Rule
from reportedly.checks.rule import Kind as Family
from reportedly.model import GenreKind, LexicalRule, Pack, SourcingRule, Style

_TOLD_BY_OTHERS: Final[tuple[GenreKind, ...]] = ("interview", "speech")
"""Genres in which what stands outside of quotation marks is not the outlet's own voice."""
_WHERE: Final[Mapping[str, tuple[VoiceFilter, WhereFilter]]] = {
    "own voice": ("own", "anywhere"),
    "headline": ("own", "headline"),
    "everywhere": ("any", "anywhere"),
}
"""What a style calls the places of its wordings."""


def added_rules(packs: Sequence[Pack], styles: Sequence[Style]) -> Iterator[Rule]:
    """The rules that ``packs`` and ``styles`` add; of two with one identifier the later stands."""
    rules: dict[str, Rule] = {}
    for pack in packs:
        rules |= _made(pack.lexical, pack.sourcing, (pack.id,))
    for style in styles:
        rules |= _made(style.lexical, style.sourcing, ())
    yield from rules.values()


def _made(lexical: Sequence[LexicalRule], sourcing: Sequence[SourcingRule], packs: tuple[str, ...]) -> dict[str, Rule]:
    """The rules by identifier; their examples are read with ``packs``."""
    return {rule.id: _rule(rule, "lexical", _wording(rule), packs) for rule in lexical} | {
        rule.id: _rule(rule, "sourcing", _source(rule), packs) for rule in sourcing
    }


def _wording(added: LexicalRule) -> Wording:
    voice, where = _WHERE[added.where]
    return Wording(
        message=added.message, ask=added.ask, phrases=added.wordings, voice=voice, where=where, neutral=added.neutral
    )


def _source(added: SourcingRule) -> Sourcing:
    return Sourcing(
        message=added.message,
        ask=added.ask,
        kinds=added.kinds,
        forces=added.forces,
        cues=added.cues,
        sources=added.sources,
    )


def _rule(added: LexicalRule | SourcingRule, family: Family, kind: Kind, packs: tuple[str, ...]) -> Rule:
    return Rule(
        id=added.id,
        name=added.name,
        kind=family,
        marks=added.marks,
        why=added.why,
        reference=added.reference,
        severity=added.severity,
        find=kind.find,
        bad=tuple(Example(text, packs=packs) for text in added.bad),
        good=tuple(Example(text, packs=packs) for text in added.good),
        default=added.enabled,
        not_in=_TOLD_BY_OTHERS if isinstance(added, LexicalRule) and added.where == "own voice" else (),
    )
