"""A rule's page as Markdown: what it marks and why, on what it rests, how sure it is, examples, and how to keep it silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.checks import NOT_MEASURED, Example, Rule, judged_how, precision_words


def rule_markdown(rule: Rule) -> str:
    """The page of one rule, ending in a line end."""
    return "\n\n".join(_parts(rule)) + "\n"


def rule_line(rule: Rule) -> str:
    """``SRC001  bare-source  warning  on`` as a line of a list."""
    return f"{rule.id:<8} {rule.name:<28} {rule.severity:<8} {'on' if rule.default else 'off'}"


def standing(rule: Rule) -> str:
    """Severity, whether it is on, in which genres it does not hold, and how often it is right, in one sentence each."""
    on = "on by default" if rule.default else f"off by default; `--extend {rule.id}` turns it on"
    figure = precision_words(rule.id)
    where = f" It does not hold in articles of these genres: {', '.join(rule.not_in)}." if rule.not_in else ""
    return f"Severity: {rule.severity}. It is {on}.{where} Precision: {figure}."


def _parts(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id} {rule.name}"
    yield rule.marks
    yield standing(rule)
    yield f"## Why\n\n{rule.why}\n\nIt rests on: {_sentence(rule.reference)}"
    if rule.bad:
        yield "## It marks\n\n" + "\n\n".join(_example(each) for each in rule.bad)
    if rule.good:
        yield "## It leaves alone\n\n" + "\n\n".join(_example(each) for each in rule.good)
    if rule.limits:
        yield f"## Limits\n\n{rule.limits}"
    if precision_words(rule.id) != NOT_MEASURED:
        yield f"## How it was judged\n\n{judged_how()}"
    yield (
        "## To keep it silent\n\n"
        "In Markdown and HTML, for one paragraph, with your reason:\n\n"
        f"    <!-- reportedly: ignore {rule.id}: reason -->\n\n"
        f"`ignore-file` in place of `ignore` holds for the whole article, `--ignore {rule.id}` for one run, and\n"
        f'`ignore = ["{rule.id}"]` under `[check]` in `reportedly.toml` for a folder.'
    )


def _example(example: Example) -> str:
    lines = [f"> {line}".rstrip() for line in _bold(example.text, example.marked).splitlines()]
    conditions = []
    if example.packs:
        conditions.append(f"with the pack {', '.join(example.packs)}")
    if example.published:
        conditions.append(f"published {example.published}")
    if conditions:
        lines += ["", f"(Read {' and '.join(conditions)}.)"]
    return "\n".join(lines)


def _bold(text: str, marked: Sequence[str]) -> str:
    """``text`` with the marked words in bold; they are given in text order."""
    parts, at = [], 0
    for words in marked:
        start = text.find(words, at)
        if start < 0 or "\n" in words:
            continue
        parts += [text[at:start], f"**{words}**"]
        at = start + len(words)
    return "".join((*parts, text[at:]))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
