"""Rules that packs and styles add in TOML, made rules like all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.checks.copy import Copy, wording
from reportedly.checks.rule import Example, Finding, Rule
from reportedly.model import Pack, Span, Style
from reportedly.model.style import LexicalRule, SourcingRule


def added_rules(packs: Sequence[Pack], styles: Sequence[Style]) -> Iterator[Rule]:
    """The rules that ``packs`` and ``styles`` add; of two with one identifier the later stands."""
    rules: dict[str, Rule] = {}
    for pack in packs:
        rules |= _made(pack.lexical, pack.sourcing, (pack.id,))
    for style in styles:
        rules |= _made(style.lexical, style.sourcing, ())
    yield from rules.values()


def _made(lexical: Sequence[LexicalRule], sourcing: Sequence[SourcingRule], packs: tuple[str, ...]) -> dict[str, Rule]:
    return {rule.id: lexical_rule(rule, packs) for rule in lexical} | {
        rule.id: sourcing_rule(rule, packs) for rule in sourcing
    }


def lexical_rule(added: LexicalRule, packs: tuple[str, ...] = ()) -> Rule:
    """A rule that marks wordings. Its examples are read with ``packs``."""
    return Rule(
        added.id,
        added.name,
        "lexical",
        added.marks,
        added.why,
        added.reference,
        added.severity,
        partial(_wordings, added),
        tuple(Example(text, packs=packs) for text in added.bad),
        tuple(Example(text, packs=packs) for text in added.good),
        added.enabled,
    )


def sourcing_rule(added: SourcingRule, packs: tuple[str, ...] = ()) -> Rule:
    """A rule that marks attributions. Its examples are read with ``packs``."""
    return Rule(
        added.id,
        added.name,
        "sourcing",
        added.marks,
        added.why,
        added.reference,
        added.severity,
        partial(_attributions, added),
        tuple(Example(text, packs=packs) for text in added.bad),
        tuple(Example(text, packs=packs) for text in added.good),
        added.enabled,
    )


def _wordings(rule: LexicalRule, copy: Copy) -> Iterator[Finding]:
    for span in copy.find(wording(rule.wordings)):
        if rule.where == "everywhere" or (copy.own_voice(span) and (rule.where == "own voice" or copy.in_title(span))):
            words = " ".join(span.text.split())
            yield Finding(
                span,
                rule.message.replace("{words}", words),
                rule.ask.replace("{words}", words),
                neutral=rule.neutral or None,
            )


def _attributions(rule: SourcingRule, copy: Copy) -> Iterator[Finding]:
    for claim in copy.attributed:
        source, cue = claim.source, claim.cue
        if rule.kinds and source.kind not in rule.kinds:
            continue
        if (rule.forces or rule.cues) and cue is None:
            continue
        if cue is not None and (
            (rule.forces and cue.force not in rule.forces) or (rule.cues and cue.lemma not in rule.cues)
        ):
            continue
        if rule.sources and not wording(rule.sources).search(source.text):
            continue
        span = _marked(rule, copy, source.spans, cue.spans if cue else ())
        if span is None:
            continue
        words = {"{source}": source.text, "{cue}": cue.text if cue else "", "{words}": span.text}
        message, ask = rule.message, rule.ask
        for name, value in words.items():
            message, ask = message.replace(name, " ".join(value.split())), ask.replace(name, " ".join(value.split()))
        yield Finding(span, message, ask, claim=claim.id)


def _marked(rule: SourcingRule, copy: Copy, source: Sequence[Span], cue: Sequence[Span]) -> Span | None:
    spans = cue if (rule.forces or rule.cues) and cue else source or cue
    return copy.span(spans[0].start, spans[-1].end) if spans else None
