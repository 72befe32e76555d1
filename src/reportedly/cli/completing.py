"""What a shell offers when one presses Tab: packs, styles and rules, each with a word on what it is."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem


def pack_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The shipped packs, then folders."""
    from reportedly.packs import shipped

    return [*_beginning(incomplete, ((name, None) for name in sorted(shipped()))), CompletionItem(incomplete, type="dir")]


def style_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The shipped house styles, then files."""
    from reportedly.styles import shipped_styles

    names = _beginning(incomplete, ((name, None) for name in sorted(shipped_styles())))
    return [*names, CompletionItem(incomplete, type="file")]


def rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules by identifier, or by name where that is what was begun; after a comma, one more."""
    from reportedly.checks import rulebook

    before, comma, last = incomplete.rpartition(",")
    by_id = [(rule.id, rule.name) for rule in rulebook()]
    by_name = [(rule.name, rule.id) for rule in rulebook()] if last[:1].islower() else []
    return _beginning(last, (*by_id, *by_name), before + comma)


def _beginning(start: str, known: Iterable[tuple[str, str | None]], before: str = "") -> list[CompletionItem]:
    return [CompletionItem(before + word, help=told) for word, told in known if word.casefold().startswith(start.casefold())]
