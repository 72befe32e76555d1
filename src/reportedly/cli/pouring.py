"""Where results go: each outcome to the output, the errors file or standard error, with a count of them and a progress bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.program import debugging, say, say_as_is
from reportedly.cli.stdout import NAME, stdout_bytes
from reportedly.model.errors import EmptyInput, ForeignInput, InputError, ReportedlyError, UndecodableInput, UnsupportedInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportedly.checks import Rule
    from reportedly.run import Done, Failed, Lines, Outcome, Output, Sink
    from reportedly.show import Format, Framing, Look
    from reportedly.sources import Columns


NO_ARTICLE = (EmptyInput, ForeignInput, UndecodableInput, UnsupportedInput)
"""The errors of what is no English article, which a run over all files of a repository may pass over."""

_REASONS = 1000
"""So many reasons for which something could not be read are told apart."""

_SHOWN = 5
"""So many ids that are borne by several records are named."""


@dataclass(slots=True)
class Tally:
    """Items done, those that failed among them, words read, whether the user stopped the run; what was said of articles, once each.

    With ``skips`` what is no English article is passed over, and counted apart. ``code`` is the exit code that the failures ask
    for: it is no misuse of the command where a folder holds something that is no article, but only where it was ``named``.

    ``ids`` are the ids of records, each with where it was first met; ``again`` those met more than once. ``ignores`` are the entries
    of ignore files that were meant for an article, and whether any of them suppressed anything.
    """

    done: int = 0
    words: int = 0
    failed: int = 0
    skipped: int = 0
    skips: bool = False
    code: int = 0
    named: frozenset[str] = frozenset()
    stopped: bool = False
    said: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)
    again: dict[str, str] = field(default_factory=dict)
    ignores: dict[str, bool] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    dateless: int = 0

    def reason(self, outcome: Failed, *, told: bool) -> None:
        """Take in why something could not be read, where it is not ``told`` at once."""
        what = outcome.error.what if isinstance(outcome.error, InputError) else outcome.message
        if not told and (what in self.reasons or len(self.reasons) < _REASONS):
            self.reasons[what] += 1

    def note(self, done: Done) -> None:
        """Take in what counts over the whole run."""
        self.words += done.words
        self.dateless += any(note.startswith("publication date ") for note in done.article.document.notes)
        for told, used in done.ignores:
            self.ignores[told] = used or self.ignores.get(told, False)
        given = done.article.document.id_given
        if given is not None:
            here = done.path if done.place is None else f"{done.path}, {done.place}"
            first = self.ids.setdefault(given, here)
            if first != here:
                self.again.setdefault(given, f"{given!r} ({first} and {here})")

    def remarks(self) -> Iterator[str]:
        """What is to be said at the end of a run that was not stopped."""
        if self.reasons and self.failed == self.done:
            ((what, count),) = self.reasons.most_common(1)
            yield f"nothing could be read; {count:,} of {self.failed:,} times: {what}"
        if self.dateless:
            dates = "publication date" if self.dateless == 1 else "publication dates"
            yield f"{self.dateless:,} {dates} could not be read: write them as 2025-11-30"
        if self.again:
            count = len(self.again)
            shown = ", ".join(islice(self.again.values(), _SHOWN)) + (", …" if count > _SHOWN else "")
            yield f"{count:,} {'id belongs' if count == 1 else 'ids belong'} to more than one record: {shown}"
        for told, used in self.ignores.items():
            if not used:
                yield f"{told} suppresses nothing in these articles"


def pour(
    results: Generator[Outcome],
    sink: Sink,
    failures: Lines | None,
    tally: Tally,
    *,
    paths: tuple[str, ...],
    columns: Columns | None = None,
    each: Callable[[Done], None] | None = None,
    tells: bool = True,
) -> None:
    """Take every outcome to where it belongs; counts in ``tally``.

    ``paths`` are those to show the progress over, with their ``columns``. ``each`` is told of every article
    that was read. ``tells`` is whether failures that go into no file are said.
    """
    from reportedly.cli.progress import progress
    from reportedly.run import Failed

    try:
        with closing(results), progress(paths, columns, done=tally.done) as bar:
            for result in results:
                outcome = _taken(result, sink)
                if isinstance(outcome, Failed) and tally.skips and isinstance(outcome.error, NO_ARTICLE):
                    tally.skipped += 1
                    bar.say(f"skipped: {outcome.message}")
                elif isinstance(outcome, Failed):
                    tally.failed += 1
                    tally.reason(outcome, told=tells and not failures)
                    tally.code = max(tally.code, outcome.error.exit_code if outcome.path in tally.named else 1)
                    if failures:
                        failures.write(outcome.as_line())
                    elif tells:
                        bar.say(outcome.message)
                    if debugging():
                        say_as_is(outcome.traceback)
                else:
                    tally.note(outcome)
                    for note in outcome.notes:
                        if note not in tally.said:
                            tally.said.add(note)
                            bar.say(note)
                    if each:
                        each(outcome)
                tally.done += 1
                bar.advance(outcome)
        sink.finish()
        if failures:
            failures.finish()
        for remark in tally.remarks():
            say(remark)
    except KeyboardInterrupt:
        tally.stopped = True
        sink.abandon()
    except BaseException:
        sink.abandon()
        raise
    finally:
        if failures:
            failures.abandon()


def _taken(outcome: Outcome, sink: Sink) -> Outcome:
    """Give an outcome to the sink; an article that can't be rendered has failed, and costs no other."""
    from reportedly.run import Done, failed

    try:
        sink.take(outcome)
    except ReportedlyError:
        raise
    except Exception as error:
        if not isinstance(outcome, Done):
            raise
        outcome = failed(outcome, error)
        sink.take(outcome)
    return outcome


def results_sink(
    form: Format, look: Look, target: Path | None, rules: Sequence[Rule] = (), *, keep: int = 0, found: int | None = None
) -> Sink:
    """The sink for articles in ``form``, which goes to ``target``, ``None`` for standard output.

    ``rules`` are those that hold. A file of whole lines, which a stopped run leaves behind, goes on after ``keep`` bytes,
    if it still has the size that it was ``found`` with.
    """
    from reportedly.run import Lines, Rendering, Stream

    def render(done: Done) -> str:
        return form.render(done, look)

    frame = form.frame(look, rules)
    if target is None:
        return Rendering(Stream(stdout_bytes(), NAME, frame), render)
    if form.pages and look.several:
        from reportedly.run import Pages

        return Pages(target, render)
    return Rendering(Lines(target, keep, found=found) if form.lines else _file(target, frame), render)


def _file(target: Path, frame: Framing) -> Output:
    from reportedly.run import Stream, Whole, can_be_replaced, unwritable

    if can_be_replaced(target) or target.is_dir():
        return Whole(target, frame)
    try:
        return Stream(target.open("wb"), str(target), frame, owned=True)
    except OSError as error:
        raise unwritable(str(target), error) from error


def errors_sink(path: Path | None, keep: int = 0, found: int | None = None) -> Lines | None:
    """The errors file, where there is one."""
    from reportedly.run import Lines

    return Lines(path, keep, found=found) if path else None
