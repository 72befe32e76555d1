"""``reportedly rule``."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reportedly.cli.completing import pack_names, rule_names, style_names
from reportedly.cli.stdout import NAME, stdout_bytes
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.checks import Rule


@click.command("rule", short_help="Search the rules, or show one whole.")
@click.argument("words", metavar="[ID|WORD]...", nargs=-1, shell_complete=rule_names)
@click.option("--all", "every", is_flag=True, help="List all rules, which is done where none is named.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--pack", "packs", metavar="NAME", multiple=True, shell_complete=pack_names, help="With the rules that this pack adds."
)
@click.option(
    "--style", "styles", metavar="NAME|FILE", multiple=True, shell_complete=style_names,
    help="With the rules that this house style adds and sets.",
)  # fmt: skip
def command(words: tuple[str, ...], every: bool, form: str, packs: tuple[str, ...], styles: tuple[str, ...]) -> None:
    """Show what a rule marks, why, on which guideline it rests, and how sure it is; or search the rules.

    ID is an identifier (SRC002) or a name (vague-collective), and gives the rule's page, which is Markdown. Other words are looked
    for in the pages, and the rules that have them all are listed. Without any, all rules are listed.
    """
    from reportedly.show import rule_line, rule_markdown

    if every and words:
        raise UsageError("name a rule, or list them all: reportedly rule --all")
    rules = _rules(packs, styles)
    one = _named(words[0], rules) if len(words) == 1 else None
    if one is not None:
        _print(_json(_fields(one)) if form == "json" else rule_markdown(one))
        return
    chosen = _having(words, rules) if words else rules
    if form == "json":
        _print(_json([_fields(rule) for rule in chosen]))
    else:
        _print("".join(f"{rule_line(rule)}\n" for rule in chosen))


def _rules(packs: tuple[str, ...], styles: tuple[str, ...]) -> Sequence[Rule]:
    from reportedly.checks import ALL, active
    from reportedly.pipeline import open_references
    from reportedly.run import Configurations, Given
    from reportedly.styles import Configuration

    given = Given(Configuration(pack=packs or None, style=styles or None), search=False)
    settings = Configurations(given, open_references).settings("-")
    held = {rule.id for rule in active(settings.selection, settings.references.packs)}
    every = active(replace(settings.selection, select=(ALL,)), settings.references.packs)
    return [replace(rule, default=rule.id in held) for rule in every]


def _named(name: str, rules: Sequence[Rule]) -> Rule | None:
    return next((rule for rule in rules if name.upper() == rule.id or name.lower() == rule.name), None)


def _having(words: Sequence[str], rules: Sequence[Rule]) -> Sequence[Rule]:
    """The rules whose identifier, name or page hold all the words; raises ``UsageError`` where none does."""
    from reportedly.forms import meant
    from reportedly.show import rule_markdown

    sought = [word.casefold() for word in words]
    found = [rule for rule in rules if all(word in f"{rule.kind} {rule_markdown(rule)}".casefold() for word in sought)]
    if found:
        return found
    name = " ".join(words)
    ids, names = {rule.id for rule in rules}, {rule.name for rule in rules}
    near = meant(name.upper(), ids) or meant(name.lower(), names) or "; reportedly rule lists them"
    raise UsageError(f"no rule is called {name!r}, and no rule's page has that{near}")


def _json(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _fields(rule: Rule) -> dict[str, object]:
    from reportedly.checks import confidence

    return {
        "id": rule.id,
        "name": rule.name,
        "kind": rule.kind,
        "marks": rule.marks,
        "why": rule.why,
        "reference": rule.reference,
        "severity": rule.severity,
        "default": rule.default,
        "confidence": confidence(rule.id, rule.confidence),
        "precision": _precision(rule.id),
        "bad": [{"text": each.text, "marked": list(each.marked)} for each in rule.bad],
        "good": [each.text for each in rule.good],
        "limits": rule.limits,
        "not_in": list(rule.not_in),
    }


def _precision(rule: str) -> dict[str, object] | None:
    from reportedly.checks import measured

    found = measured().get(rule)
    if found is None:
        return None
    low, high = found.interval
    return {
        "judged": found.judged,
        "right": found.right,
        "doubtful": found.doubtful,
        "wrong": found.wrong,
        "share": round(found.share, 4),
        "interval": [round(low, 4), round(high, 4)],
    }


def _print(text: str) -> None:
    from reportedly.run import Stream
    from reportedly.show import Framing

    stream = Stream(stdout_bytes(), NAME, Framing())
    stream.write(text)
    stream.finish()
