"""``reportedly rule``."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reportedly.cli.stdout import NAME, stdout_bytes
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.checks.rule import Rule


@click.command("rule")
@click.argument("name", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="List all rules in place of one rule's page.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--pack", "packs", metavar="NAME", multiple=True, help="With the rules that this pack adds.")
@click.option(
    "--style", "styles", metavar="NAME|FILE", multiple=True, help="With the rules that this house style adds and sets."
)
def command(name: str | None, every: bool, form: str, packs: tuple[str, ...], styles: tuple[str, ...]) -> None:
    """Show what a rule marks, why, on which guideline it rests, and how sure it is.

    ID is an identifier (SRC002) or a name (vague-collective). The page is Markdown.
    """
    from reportedly.show.rule_page import index_line, page

    if every == (name is not None):
        raise UsageError("name a rule, or list them all: reportedly rule --all")
    rules = _rules(packs, styles)
    chosen = rules if name is None else [_found(name, rules)]
    if form == "json":
        fields = [_fields(rule) for rule in chosen]
        _print(json.dumps(fields if name is None else fields[0], ensure_ascii=False, indent=2) + "\n")
    elif name is None:
        _print("".join(f"{index_line(rule)}\n" for rule in rules))
    else:
        _print(page(chosen[0]))


def _rules(packs: tuple[str, ...], styles: tuple[str, ...]) -> Sequence[Rule]:
    from reportedly.checks.checking import active
    from reportedly.checks.selection import ALL
    from reportedly.pipeline import open_references
    from reportedly.run.settings import Configurations, Given
    from reportedly.styles import Configuration

    given = Given(Configuration(pack=packs or None, style=styles or None), search=False)
    settings = Configurations(given, open_references).settings("-")
    held = {rule.id for rule in active(settings.selection, settings.references.packs)}
    every = active(replace(settings.selection, select=(ALL,)), settings.references.packs)
    return [replace(rule, default=rule.id in held) for rule in every]


def _found(name: str, rules: Sequence[Rule]) -> Rule:
    from reportedly.forms import meant

    for rule in rules:
        if name.upper() == rule.id or name.lower() == rule.name:
            return rule
    ids, names = {rule.id for rule in rules}, {rule.name for rule in rules}
    near = meant(name.upper(), ids) or meant(name.lower(), names) or "; reportedly rule --all lists them"
    raise UsageError(f"no rule is called {name!r}{near}")


def _fields(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "kind": rule.kind,
        "marks": rule.marks,
        "why": rule.why,
        "reference": rule.reference,
        "severity": rule.severity,
        "default": rule.default,
        "confidence": rule.confidence,
        "bad": [{"text": each.text, "marked": list(each.marked)} for each in rule.bad],
        "good": [each.text for each in rule.good],
        "limits": rule.limits,
    }


def _print(text: str) -> None:
    from reportedly.run.output import Stream
    from reportedly.show.formats import Framing

    stream = Stream(stdout_bytes(), NAME, Framing())
    stream.write(text)
    stream.finish()
