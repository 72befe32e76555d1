"""The program around the commands: what every error becomes, for the person and for the shell.

Exit codes: 0 done · 1 something failed · 2 misuse · 130 stopped with Ctrl-C · 141 the reader of the output left ·
143 asked to end.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly._version import __version__
from reportedly.model.errors import OutputError, ReportedlyError

if TYPE_CHECKING:
    from reportedly.cli.opening import Opening

DEBUG = "REPORTEDLY_DEBUG"
"""The environment variable that, set to 1, adds a traceback to the report of an error nobody foresaw."""


GONE = 128 + 13
"""The exit code where what reads the output has closed it: that of a program that the system ends for it (SIGPIPE)."""


class _Commands(click.Group):
    """Commands whose module is imported when one is asked for."""

    names = (
        "read",
        "check",
        "add",
        "log",
        "changes",
        "copies",
        "ask",
        "who",
        "place",
        "compare",
        "threads",
        "thread",
        "brief",
        "edit",
        "feed",
        "serve",
        "report",
        "ledger",
        "rule",
        "pack",
        "gazetteer",
        "schema",
        "verify",
        "lsp",
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.names:
            return None
        command: click.Command = import_module(f"reportedly.cli.{name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for a word that is no command it says which was meant, or how to read the file of that name."""
        word = args[0]
        if word in self.names or word.startswith("-"):
            return super().resolve_command(ctx, args)
        from reportedly.forms import meant
        from reportedly.sources import address

        if address(word):
            raise click.UsageError(f"{word!r} is no command; to fetch and keep it: reportedly add {shlex.quote(word)}", ctx)
        if Path(word).exists() or "." in word:
            raise click.UsageError(f"{word!r} is no command; to read it: reportedly read {shlex.quote(word)}", ctx)
        raise click.UsageError(f"{word!r} is no command{meant(word, self.names)}", ctx)


_HELP = """Reads news and tells who claims what: attributed claims with the exact words, offline.

\b
Examples:
  reportedly read article.txt
  reportedly read FOLDER --format jsonl -o out.jsonl
  reportedly check article.md
  reportedly add FOLDER
"""


@click.command("reportedly", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, help=_HELP)
@click.version_option(__version__, "--version", prog_name="reportedly", message="%(prog)s %(version)s")
def program() -> None:
    """All commands; they do the work."""


def run(arguments: Sequence[str], opening: Opening | None = None) -> int:
    """Run the command line and return its exit code. ``opening`` may hold stand-ins for what commands open."""
    _speak_utf8()
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _end)
    try:
        code = program.main(list(arguments), prog_name="reportedly", standalone_mode=False, obj=opening)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        code = 0
        click.echo(error.format_message())
    except click.ClickException as error:
        code = error.exit_code
        say(error.format_message())
        context = getattr(error, "ctx", None)
        if context is not None:
            say(f"for help: {context.command_path} --help")
    except (click.Abort, KeyboardInterrupt):
        say("stopped")
        code = 130
    except BrokenPipeError:
        code = GONE
        _hush()
    except OutputError as error:
        code = error.exit_code
        if isinstance(error.__cause__, BrokenPipeError):
            code = GONE  # whoever read it has had enough, as `head` has: nothing to complain of
        else:
            say(str(error))
        _hush()
    except ReportedlyError as error:
        say(str(error))
        code = error.exit_code
    except OSError as error:  # what click itself prints: help, a version
        say(f"standard output: {(error.strerror or str(error)).lower()}")
        code = 1
        _hush()
    except Exception as error:
        what = str(error).splitlines()[0] if str(error) else "no message"
        say(f"{type(error).__name__}: {what}; this is a bug in reportedly, please report it")
        if debugging():
            say_as_is("".join(traceback.format_exception(error)))
        else:
            say(f"set {DEBUG}=1 to see where it happened")
        code = 1
    return code if isinstance(code, int) else 0


def say(message: str) -> None:
    """One line on standard error; what a terminal would obey in it is escaped."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in message)
    say_as_is(f"reportedly: {line}\n")


def say_as_is(text: str) -> None:
    """Text on standard error, as it is."""
    with contextlib.suppress(OSError):  # nobody listens
        click.echo(text, nl=False, err=True)


def debugging() -> bool:
    """Whether the user asked for tracebacks."""
    return os.environ.get(DEBUG, "") not in ("", "0")


def _speak_utf8() -> None:
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _hush() -> None:
    """Keep Python from trying once more, at exit, to write what standard output did not take."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)


def _end(*_: object) -> None:
    sys.exit(128 + signal.SIGTERM)
