"""Run the rules that hold over one article, and make diagnostics of their findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from reportedly.checks.added import added_rules
from reportedly.checks.precision import confidence, judged_count
from reportedly.checks.rule import Finding, Rule
from reportedly.checks.rules import rulebook
from reportedly.checks.scene import Scene
from reportedly.checks.selection import ALL, Selection
from reportedly.model import Article, Diagnostic, Pack, Page, Related, Setting, Severity, Span, Style

_Key = tuple[Span, str]
"""What is marked and by which rule: no two findings share it."""


def diagnose(
    article: Article, page: Page, packs: Sequence[Pack] = (), selection: Selection | None = None
) -> tuple[Diagnostic, ...]:
    """The diagnostics of ``article``, in text order, then by rule; one for each rule and span.

    ``page`` is that of its document. A rule says in which genres it does not hold. ``packs`` are those it was read with.
    """
    selection = selection or Selection()
    scene = Scene(article, page, packs, selection.styles, _lists())
    rules = active(selection, packs)
    found = {
        (finding.span, rule.id): _diagnostic(rule, finding, selection)
        for rule in rules
        if article.genre.kind not in rule.not_in
        for finding in rule.find(scene)
    }
    for rule in rules:
        _join(rule, found, scene)
    return tuple(found[key] for key in sorted(found))


def _join(rule: Rule, found: dict[_Key, Diagnostic], scene: Scene) -> None:
    """Make of each finding of ``rule`` another place of the first one with a place in its sentence of a rule that it ``joins``."""
    first: dict[Span, _Key] = {}
    for key in sorted(found) if rule.joins else ():
        if key[1] in rule.joins:
            for span in (key[0], *(related.span for related in found[key].related)):
                first.setdefault(scene.sentence(span.start), key)
    for key in [each for each in sorted(found) if each[1] == rule.id]:
        into = first.get(scene.sentence(key[0].start))
        if into is not None:
            joined, other = found.pop(key), found[into]
            places = (Related(joined.span, joined.message), *joined.related)
            found[into] = replace(other, related=(*other.related, *places))


@cache
def _lists() -> frozenset[str]:
    """The lists of a language that the rules name: of all, so that a selection of them seeks the same."""
    return frozenset(name for rule in rulebook() for name in rule.lists)


def known_rules(selection: Selection, packs: Sequence[Pack] = ()) -> tuple[Rule, ...]:
    """Every rule there is: those of the rulebook, of packs and of styles, by identifier."""
    return tuple(sorted((*rulebook(), *added_rules(packs, selection.styles)), key=lambda rule: rule.id))


def active(selection: Selection, packs: Sequence[Pack] = ()) -> tuple[Rule, ...]:
    """The rules that hold, by identifier, each as the styles and the selection have changed it."""
    return tuple(
        _changed(rule, selection)
        for rule in known_rules(selection, packs)
        if _holds(rule, selection) and confidence(rule.id, rule.confidence) >= selection.confidence
    )


def _holds(rule: Rule, selection: Selection) -> bool:
    chosen = _longest(rule.id, selection.select)
    if not selection.select:
        enabled = rule.default
        for style in selection.styles:
            enabled = _enabled(rule, style, enabled)
        chosen = 0 if enabled else -1
    chosen = max(chosen, _longest(rule.id, selection.extend))
    return chosen > _longest(rule.id, selection.ignore)


def _enabled(rule: Rule, style: Style, before: bool) -> bool:
    """Whether a rule holds by a style, where it did or did not ``before``."""
    own = {each.id for each in style.lexical} | {each.id for each in style.sourcing}
    if style.only and rule.id not in own:
        before = _longest(rule.id, style.only) > -1
    setting = style.settings.get(rule.id)
    return before if setting is None or setting.enabled is None else setting.enabled


def _longest(rule: str, patterns: Iterable[str]) -> int:
    """The length of the longest of ``patterns`` that fits; ``ALL`` has length 0, and -1 is none."""
    return max((0 if each == ALL else len(each) for each in patterns if each == ALL or rule.startswith(each)), default=-1)


def _settings(rule: Rule, selection: Selection) -> Iterable[Setting]:
    return (style.settings[rule.id] for style in selection.styles if rule.id in style.settings)


def _changed(rule: Rule, selection: Selection) -> Rule:
    severity: Severity = rule.severity
    reference = rule.reference
    for setting in _settings(rule, selection):
        severity = setting.severity or severity
        reference = setting.reference or reference
    return replace(rule, severity=selection.severities.get(rule.id, severity), reference=reference)


def _diagnostic(rule: Rule, finding: Finding, selection: Selection) -> Diagnostic:
    message, ask = finding.message, finding.ask
    words = " ".join(finding.span.text.split())
    for setting in _settings(rule, selection):
        message = setting.message.replace("{words}", words) if setting.message else message
        ask = setting.ask.replace("{words}", words) if setting.ask else ask
    return Diagnostic(
        rule.id,
        rule.name,
        rule.severity,
        confidence(rule.id, rule.confidence),
        finding.span,
        message,
        ask,
        finding.related,
        finding.claim,
        rule.reference,
        finding.neutral,
        judged_count(rule.id),
    )
