"""Every error that Reportedly raises on purpose.

::

    ReportedlyError
    ├── InputError            the text can't be read as asked
    │   ├── MissingInput      no such file, not a file, no permission
    │   ├── UndecodableInput  binary, or an encoding that can't be told
    │   ├── EmptyInput        nothing to read in it: empty, white space, HTML without an article
    │   ├── OversizedInput    larger than one article can be
    │   ├── ForeignInput      not in English
    │   ├── UnsupportedInput  something that is no article: a feed, a table, mail, an archive, an address
    │   ├── MalformedRecord   a line of JSON Lines, a row or a part of an archive that is no record
    │   └── FetchError        what an address names can't be had; says whether and when to ask again
    │       ├── RefusedAddress     never asked: no web address, or in a network that is not public
    │       ├── DisallowedAddress  its site's robots.txt asks robots not to
    │       ├── UnreachableHost    no such name, no connection, no trust, or no answer in time
    │       ├── BusyHost           the host asks for patience
    │       ├── FailedAnswer       the host answers that it has not got it
    │       ├── UnusableAnswer     too large, cut short, going in circles, or of a kind that holds no text
    │       └── UnreadableFeed     not the feed, sitemap or list that it should be, or an unsafe one
    ├── RecordError           a result can't be read back: damaged, of another form, or not of the text that it came with
    ├── OutputError           the result can't be written: disk full, no permission, closed pipe
    ├── ModelError            the model's files are missing or damaged
    ├── PackError             a pack can't be found or is not valid: file, line, what to write instead
    ├── StyleError            a house style, a configuration, an ignore file or a baseline is not valid: file, line
    ├── LanguageError         a language is not known, or its files are not valid: file, line
    ├── GazetteerError        the place index can't be opened or added to
    ├── LedgerError           a ledger can't be opened, asked or added to; what it held stays as it was
    ├── UsageError            options that do not go together
    ├── MissingExtra          an optional library is not installed; says how to install it
    ├── WorkerLost            the process that read an article died over it, twice
    └── Unforeseen            an error of any other kind over one article of many: a bug, to be reported

Each message is one line that says what happened, where, and what to do. The command line prints it and exits with
``exit_code``: 2 for misuse, 1 for any other failure.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """The root of the tree. ``str(error)`` is one line for a person."""

    exit_code = 1


class InputError(ReportedlyError):
    """The text can't be read as asked. ``where`` names the file, record or stream.

    ``path`` and ``line`` are those of the item that could not be made of a part of a file: its number there, from 1.
    """

    def __init__(self, where: str, what: str, path: str | None = None, line: int | None = None) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
        self.path = path
        self.line = line

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str | None, int | None]]:
        return type(self), (self.where, self.what, self.path, self.line)


class MissingInput(InputError):
    """No such file, not a file, or no permission to read it."""


class UndecodableInput(InputError):
    """Binary data, or text in an encoding that can't be told."""


class EmptyInput(InputError):
    """Nothing to read: empty, white space only, or HTML without an article."""


class OversizedInput(InputError):
    """Larger than one article can be."""


class ForeignInput(InputError):
    """The text is not in English."""


class UnsupportedInput(InputError):
    """Something that is read by other means: a feed, a table, mail, an archive of pages, an address. Says by which."""

    exit_code = 2


class MalformedRecord(InputError):
    """A line of JSON Lines that is no record with a text; a row, or a part of a web archive, that is damaged or holds none."""


class FetchError(InputError):
    """What an address names can't be had. ``where`` is the address.

    ``retry_after`` are the seconds after which the host wants to be asked again, where it said so; ``status`` is that of the answer
    where there was one; ``feeds`` are the feeds that a page names which was taken for one.
    """

    def __init__(
        self,
        where: str,
        what: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        feeds: tuple[str, ...] = (),
    ) -> None:
        super().__init__(where, what)
        self.status = status
        self.retry_after = retry_after
        self.feeds = feeds

    def __reduce__(self) -> tuple[object, ...]:  # type: ignore[override]
        return type(self), (self.where, self.what), vars(self)


class RefusedAddress(FetchError):
    """Never asked: no address of the web, one with a password, or one that leads into a network that is not public."""

    exit_code = 2


class DisallowedAddress(FetchError):
    """The robots.txt of its site asks robots to leave it alone, or can't be had for now."""


class UnreachableHost(FetchError):
    """No such name, no connection, a certificate that can't be trusted, or no answer in time."""


class BusyHost(FetchError):
    """The host asks for patience, for longer than is waited; ``retry_after`` says how long where it does."""


class FailedAnswer(FetchError):
    """The host answers that it has not got it, or won't give it; ``status`` says how."""


class UnusableAnswer(FetchError):
    """An answer that is too large, unpacks to too much, is cut short, leads in circles, or holds no text."""


class UnreadableFeed(FetchError):
    """Not the feed, sitemap or list that it should be, or one that declares entities; ``feeds`` are those that a page names."""


class RecordError(ReportedlyError):
    """A stored result can't be read back: it is damaged, of another form, or not one of the text that is at hand."""


class OutputError(ReportedlyError):
    """The result can't be written."""


class ModelError(ReportedlyError):
    """The model's files are missing or damaged."""


class PackError(ReportedlyError):
    """A pack can't be found or is not valid; the message names file and line where there is one."""

    exit_code = 2


class StyleError(ReportedlyError):
    """A house style, a configuration, an ignore file or a baseline is not valid; the message names file and line."""

    exit_code = 2


class LanguageError(ReportedlyError):
    """A language is not known, or its files are not valid; the message names file and line where there is one."""

    exit_code = 2


class GazetteerError(ReportedlyError):
    """The place index is damaged or missing, or a file can't be added to it; what was there stays as it was."""


class LedgerError(ReportedlyError):
    """A ledger can't be opened, asked or added to: missing, locked, damaged, of a newer version. What it held stays as it was."""


class UsageError(ReportedlyError):
    """Options that do not go together, or a value that is none of those allowed."""

    exit_code = 2


class MissingExtra(ReportedlyError):
    """An optional library is not installed; the message gives the command that installs it."""


class WorkerLost(ReportedlyError):
    """The process that read an article died over it, and so did the next one."""


class Unforeseen(ReportedlyError):
    """An error that nobody foresaw, over one article of many; the others were read."""
