"""Where results go: each outcome to the output, the errors file or standard error, with a count of them and a progress bar."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.program import debugging, say_as_is
from reportedly.cli.stdout import NAME, stdout_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.run.output import Lines, Sink
    from reportedly.run.rendering import Framing
    from reportedly.run.work import Outcome


@dataclass(slots=True)
class Tally:
    """Items done, those that failed among them, and whether the user stopped the run; what was said of articles, once each."""

    done: int = 0
    failed: int = 0
    stopped: bool = False
    said: set[str] = field(default_factory=set)


def pour(
    results: Generator[Outcome],
    sink: Sink,
    failures: Lines | None,
    tally: Tally,
    *,
    paths: tuple[str, ...],
    each: Callable[[Outcome], None] | None = None,
) -> None:
    """Take every outcome to where it belongs; counts in ``tally``. ``paths`` are those to show the progress over.

    ``each`` is told of every article that was read.
    """
    from reportedly.cli.progress import progress

    try:
        with closing(results), progress(paths, done=tally.done) as bar:
            for outcome in results:
                if outcome.failure is None:
                    sink.take(outcome)
                    for note in outcome.notes:
                        if note not in tally.said:
                            tally.said.add(note)
                            bar.say(note)
                    if each:
                        each(outcome)
                else:
                    tally.failed += 1
                    if failures:
                        failures.write(outcome.failure_line())
                    else:
                        bar.say(outcome.failure.message)
                    if debugging():
                        say_as_is(outcome.failure.traceback)
                tally.done += 1
                bar.advance(outcome)
        sink.finish()
    except KeyboardInterrupt:
        tally.stopped = True
        sink.abandon()
    except BaseException:
        sink.abandon()
        raise
    finally:
        if failures:
            failures.abandon()


def results_sink(target: Path | None, frame: Framing, *, lines: bool = False, pages: bool = False, keep: int = 0) -> Sink:
    """The sink for ``target``, ``None`` for standard output.

    ``lines``: a file of whole lines that a stopped run leaves behind, going on after ``keep`` bytes. ``pages``: a folder.
    """
    from reportedly.run.output import Lines, Stream, Whole, can_be_replaced, unwritable

    if target is None:
        return Stream(stdout_bytes(), NAME, frame)
    if pages:
        from reportedly.run.pages import Pages

        return Pages(target)
    if lines:
        return Lines(target, keep)
    if can_be_replaced(target) or target.is_dir():
        return Whole(target, frame)
    try:
        return Stream(target.open("wb"), str(target), frame, owned=True)
    except OSError as error:
        raise unwritable(str(target), error) from error


def errors_sink(path: Path | None, keep: int = 0) -> Lines | None:
    """The errors file, where there is one."""
    from reportedly.run.output import Lines

    return Lines(path, keep) if path else None
