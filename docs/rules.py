"""Writes ``docs/rules.md`` and a page for each rule into ``docs/rules/``: ``python docs/rules.py``. A test says when to run it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportedly.checks.precision import judged_how, measured
from reportedly.checks.rule import Rule
from reportedly.checks.rules import rulebook
from reportedly.show.rule_page import rule_markdown

DOCS = Path(__file__).parent
FAMILIES = {
    "SRC": "Sources",
    "ATT": "Attribution",
    "VER": "Verification",
    "DRF": "Drift inside the article",
    "HED": "Headlines",
    "QUO": "Quotations",
    "TIM": "Times",
    "PLC": "Places",
    "LEX": "Terms",
    "PRD": "Predictions",
}
NOTE = "<!-- made by docs/rules.py from the rules themselves; change those, and run it -->\n"


def pages() -> dict[str, str]:
    """What stands in each file, by its path from the folder of documents."""
    return {"rules.md": _index()} | {f"rules/{rule.id}.md": NOTE + "\n" + rule_markdown(rule) for rule in rulebook()}


def write() -> None:
    """Write the files, and remove pages of rules that there are no more."""
    wanted = pages()
    (DOCS / "rules").mkdir(exist_ok=True)
    for old in (DOCS / "rules").glob("*.md"):
        if f"rules/{old.name}" not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


def _index() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield NOTE
    yield "# Rules\n"
    yield (
        "What `reportedly check` marks. Each rule informs an editor; none says what is true. The figure is the share of findings\n"
        "that were right when they were judged one by one, with how many were judged, and the interval in which the true share lies\n"
        "with 95% confidence (Wilson's); a doubtful finding counts as half, and of fewer than 20 no share is told.\n"
    )
    yield f"{judged_how()}\n"
    for family, title in FAMILIES.items():
        rules = [rule for rule in rulebook() if rule.family == family]
        if not rules:
            continue
        yield f"## {title}\n"
        yield "| rule | marks | severity | default | right |\n|---|---|---|---|---|"
        for rule in rules:
            on = "on" if rule.default else "off"
            name = f"[{rule.id} {rule.name}](rules/{rule.id}.md)"
            yield f"| {name} | {rule.marks.replace('|', chr(92) + '|')} | {rule.severity} | {on} | {_figure(rule)} |"
        yield ""


def _figure(rule: Rule) -> str:
    found = measured().get(rule.id)
    return found.figure if found else "–"


if __name__ == "__main__":
    write()
