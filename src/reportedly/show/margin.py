"""Findings in the HTML report: cards for the margin, signs in the text, and a filter by rule and severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from reportedly.model import SEVERITIES, Diagnostic, Severity
from reportedly.show.printable import one_line
from reportedly.show.wording import finding_sentence, glimpse

SIGNS: Final[dict[Severity, str]] = {"error": "✕", "warning": "▲", "info": "●"}
"""What stands for a severity, so that it is not told by colour alone."""

LEGEND: Final = """\
<p class="legend"><span class="found warning">underlined with a wave</span> what a standards editor could question; the findings
beside the text say why. They inform, and say nothing about what is true.</p>"""


def sign(place: int, found: Diagnostic) -> str:
    """The sign in the text where the finding begins, a link to its card. The style sheet draws it."""
    key, number = f"f{place}", f"{SIGNS[found.severity]}{place}"
    return (
        f'<a class="mark flag {found.severity}" id="{key}" href="#note-{key}" data-claims="{key}" data-number="{number}"'
        f' aria-label="Finding {place}: {found.severity}, {escape(found.rule)}"></a>'
    )


def card(place: int, found: Diagnostic) -> str:
    """What was seen, what an editor could ask, and the other places that belong to it, as an item of a list."""
    key = f"f{place}"
    neutral = f'<span class="ask">Another wording: <bdi>“{_line(found.neutral)}”</bdi></span>' if found.neutral else ""
    reference = f'<span class="facts">Rests on: {_line(found.reference)}</span>' if found.reference else ""
    return (
        f'<li class="finding {found.severity}" id="note-{key}" data-claims="{key}"'
        f' data-rule="{escape(found.rule)}" data-severity="{found.severity}" tabindex="-1">'
        f'<a class="title" href="#{key}"><span class="number">{SIGNS[found.severity]}{place}</span>'
        f' <b>{escape(found.rule)}</b> {escape(found.name)} <span class="severity">{found.severity}</span></a>'
        f' <span class="seen">{escape(finding_sentence(found))}</span>'
        f' <span class="ask">{_line(found.ask)}</span>{neutral}{_related(place, found)}{reference}</li>'
    )


def anchors(place: int, found: Diagnostic) -> list[tuple[int, str]]:
    """(offset, element) for each related place: somewhere to go to in the text, without a sign of its own."""
    return [
        (related.span.start, f'<span class="spot" id="f{place}-{number}"></span>')
        for number, related in enumerate(found.related, start=1)
    ]


def controls(found: Sequence[Diagnostic], remarks: Sequence[str] = ()) -> str:
    """The count by severity, with ``remarks`` on it, and the filter, which the script shows: without it everything is shown."""
    said = "".join(f"; {escape(remark)}" for remark in remarks)
    if not found:
        return f'<p class="counts found-counts">no findings{said}</p>'
    severities = Counter(each.severity for each in found)
    rules = Counter((each.rule, each.name) for each in found)
    first = "".join(
        _box("severity", each, f"{SIGNS[each]} {each}", severities[each])
        for each in reversed(SEVERITIES)
        if severities[each]
    )
    second = "".join(_box("rule", rule, f"{rule} {name}", count) for (rule, name), count in sorted(rules.items()))
    return f"""\
<p class="counts found-counts"><span id="shown">{len(found):,} {"finding" if len(found) == 1 else "findings"}</span>{said}</p>
{LEGEND}
<form class="filter" hidden autocomplete="off">
<fieldset><legend>Severity</legend>{first}</fieldset>
<fieldset><legend>Beside the text</legend><label><input type="checkbox" name="claims" checked> who says what</label></fieldset>
<details><summary>Rules</summary><fieldset><legend class="skip">Rules</legend>{second}\
<button type="button" data-all="on">all</button> <button type="button" data-all="">none</button></fieldset></details>
<output class="skip" for="shown" aria-live="polite"></output>
</form>"""


def _box(name: str, value: str, label: str, count: int) -> str:
    return (
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}" checked> {escape(label)}'
        f' <span class="number">{count:,}</span></label>'
    )


def _related(place: int, found: Diagnostic) -> str:
    lines = []
    for number, related in enumerate(found.related, start=1):
        words = glimpse(related.span.text, 80)
        lines.append(
            f'<span class="see">See <a href="#f{place}-{number}"><bdi>“{escape(words)}”</bdi></a> {_line(related.message)}</span>'
        )
    return "".join(lines)


def classes(places: Iterable[int], found: Sequence[Diagnostic]) -> str:
    """The class names of words that bear these findings (by their numbers, from 1): the most severe one's."""
    ranks = [SEVERITIES.index(found[place - 1].severity) for place in places]
    return f"found {SEVERITIES[max(ranks)]}" if ranks else ""


def _line(words: str) -> str:
    return escape(one_line(words))
