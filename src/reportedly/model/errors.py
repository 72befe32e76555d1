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
    │   └── MalformedRecord   a line of JSON Lines that is no record
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
    """The text can't be read as asked. ``where`` names the file, record or stream."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.where, self.what)


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
    """A line of JSON Lines that is no record with a text."""


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
