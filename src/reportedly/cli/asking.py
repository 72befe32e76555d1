"""What the commands share that ask a ledger: options of a question, lines for a person, and files of an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from reportedly.cli.ledgers import Page, counted, told
from reportedly.cli.stdout import stdout_is_terminal
from reportedly.model import STANDING_KINDS
from reportedly.model.errors import UsageError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.model import KeptEvent, Line, Question, Ruling, Tally

_DISTANCE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(km)?")
FILES: Final = ("jsonl", "csv", "parquet", "geojson", "json-ld")
"""Forms in which lines are handed on: those of ``show``, which is not imported for a list of options."""
FORMS: Final = ("text", "json", *FILES)

_OPTIONS = (
    click.option("--who", metavar="NAME", help="What NAME says: a name as articles have it, or an id of a pack (ru-ua/putin)."),
    click.option("--side", metavar="SIDE", help="What a side says, as a pack names it."),
    click.option("--place", metavar="NAME", help="Claims that name a place, or tell an event there."),
    click.option("--within", metavar="KM", help="With --place: and all that lies so near, as 20km."),
    click.option("--event", metavar="TYPE", help="Claims that tell an event of a contested type: control.taken, or control.*."),
    click.option("--from", "since", metavar="DATE", help="Published on that day or later: 2025-11-30, today, yesterday."),
    click.option("--to", "until", metavar="DATE", help="Published on that day or before."),
    click.option("--outlet", metavar="NAME", help="Of this outlet, by its name or host."),
    click.option("--quoted-by", metavar="NAME", help="Claims that NAME tells on, within a claim of their own."),
    click.option("--article", metavar="ID|ADDRESS", help="Of this article."),
    click.option("--status", metavar="STATUS", type=click.Choice(STANDING_KINDS),
                 help=f"Claims of threads (reportedly threads) that stand so: {', '.join(STANDING_KINDS)}."),
    click.option("--rejected", is_flag=True, help="With claims that somebody rejected (reportedly edit reject)."),
)  # fmt: skip


def asked(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a question; it is handed them as one, ``question``. It has the argument or option ``words``."""

    @wraps(command)
    def whole(*given: Any, words: str | None, **values: Any) -> None:
        command(*given, question=_question(words, values), **values)

    for option in reversed(_OPTIONS):
        whole = option(whole)
    return whole


def _question(words: str | None, values: dict[str, Any]) -> Question:
    from reportedly.model import Question

    own = {field.name: values.pop(field.name) for field in fields(Question) if field.name != "words"}
    own["within"] = kilometres_of(own["within"])
    own["since"], own["until"] = day_of(own["since"], "--from"), day_of(own["until"], "--to")
    return Question(words=words, **own)


def kilometres_of(value: str | None) -> float | None:
    """Kilometres, written as "20km"; raises ``UsageError``."""
    if value is None:
        return None
    found = _DISTANCE.fullmatch(value.strip())
    if found is None:
        raise UsageError(f"--within {value}: write kilometres, as 20km")
    return float(found[1])


def day_of(value: str | None, option: str) -> str | None:
    """A date, "today" or "yesterday" as an ISO date; raises ``UsageError``."""
    if value is None:
        return None
    if value in ("today", "yesterday"):
        return (date.today() - timedelta(days=value == "yesterday")).isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{option} {value}: not a date; write it as 2025-11-30") from None


def tallied(tally: Tally) -> str:
    """``12 claims in 5 articles, 3 independent reports``."""
    least = "at least " if tally.open else ""
    reports = counted(tally.independent, "independent report")
    return f"{least}{counted(tally.claims, 'claim')} in {counted(tally.articles, 'article')}, {reports}"


def show_lines(page: Page, lines: Sequence[Line]) -> None:
    """Claims for a person, each with where it stands. Copies of one claim on a page are one, with where else it stands."""
    from reportedly.show import grouped

    for number, group in enumerate(grouped(lines)):
        if number:
            page.write("\n")
        show_line(page, group[0], group[1:])


def show_line(page: Page, line: Line, others: Sequence[Line] = ()) -> None:
    """One claim: date, outlet, article with the claim's number, offsets; then who says what, how, and what was decided."""
    claim = line.claim
    page.line(
        (claim.published or "undated", 10), handle(line), f"{claim.start}–{claim.end}", claim.outlet or "", claim.title
    )
    page.write("  ")
    page.line(saying(line))
    for event in line.events:
        page.write("  ")
        page.line(event_words(event))
    for ruling in line.rulings:
        page.write("  ")
        page.line(ruling_words(ruling))
    for other in others:
        page.write("  ")
        page.line(
            ("also", 8),
            (other.claim.published or "undated", 10),
            handle(other),
            f"{other.claim.start}–{other.claim.end}",
            other.claim.outlet or "",
        )


def handle(line: Line) -> str:
    """What a claim is called in commands."""
    return f"{line.claim.article}/{line.claim.claim}"


def saying(line: Line) -> str:
    """Who says what, then in brackets the cue, and what is to be known of it: that it is denied, doubted, rejected."""
    claim = line.claim
    unnamed = {"outlet": "(the outlet itself)", "missing": "(nobody is named)"}.get(
        claim.source_kind, f"({claim.source_kind})"
    )
    who = claim.source.rstrip(", ") or claim.actor or unnamed
    if claim.actor and claim.actor.casefold() not in who.casefold():
        who = f"{who} [{claim.actor}]"
    notes = told(
        (
            claim.cue,
            "not so" if claim.polarity == "negative" else "",
            claim.source_certainty if claim.source_certainty in ("denied", "possible", "probable") else "",
            f"{claim.outlet_stance} by the outlet" if claim.outlet_stance != "neutral" else "",
            line.status or "",
        )
    )
    side = f" ({claim.side})" if claim.side else ""
    return f"{who}{side}: {claim.content}{f' [{notes}]' if notes else ''}"


def event_words(event: KeptEvent) -> str:
    """``control.taken, asserted, Elsby, 2026-03-01, by the army: “captured”``."""
    number = "" if event.number is None else f"{event.number:g} {event.unit}".strip()
    by = f"by {event.actor}" if event.actor else ""
    what = told((event.type, event.modality, event.place or "", _days(event.begins, event.ends), by, number))
    return f"{what}: “{event.trigger}”"


def _days(begins: str | None, ends: str | None) -> str:
    """A day, or the first and the last of several; ``ends`` is the first one after them."""
    last = None if ends is None else (date.fromisoformat(ends) - timedelta(days=1)).isoformat()
    return begins or "" if begins == last else f"{begins or ''}..{last or ''}" if begins or last else ""


def ruling_words(ruling: Ruling) -> str:
    """What was decided, by whom, when and why."""
    why = f": {ruling.why}" if ruling.why else ""
    by = f"{ruling.who}, {ruling.at:%Y-%m-%d}{why}"
    if not ruling.field:
        return f"comment: {ruling.decided} ({by})"
    return f"corrected: {ruling.field} is {ruling.decided or 'none'}, read as {ruling.read or 'none'} ({by})"


def write_answer(ledger: Ledger, lines: Iterator[Line], form: str, output: Path | None) -> int:
    """Write every line of an answer in a form, into a file or to standard output; how many there were."""
    from reportedly.run import write_whole
    from reportedly.show import Looks, answer_format

    view = answer_format(form)
    if output is None and view.binary and stdout_is_terminal():
        raise UsageError(f"{form} is no text: write it into a file with -o FILE")
    count = 0

    def passing() -> Iterator[Line]:
        nonlocal count
        for line in lines:
            count += 1
            yield line

    parts = view.render(passing(), Looks(ledger.article, ledger.family))
    if output is not None:
        write_whole(output, parts)
    else:
        page = Page()
        for part in parts:
            page.raw(part)
    return count
