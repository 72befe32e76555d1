"""Where results go, and how they are kept whole: nothing partial is ever left that looks complete.

``Lines`` appends whole lines to a file and takes back a line that could not be written to its end. ``Whole`` writes beside
the file and puts it in place when all is there. ``Stream`` writes to what can't be taken back: standard output, a device, a
pipe. Every failure to write is an ``OutputError`` that names the output.
``Rendering`` makes of any of them a sink of articles.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Protocol

from reportedly.model.errors import OutputError
from reportedly.run.holding import hold
from reportedly.run.outcome import Done, Outcome
from reportedly.show import Framing

_REASONS = {
    errno.ENOSPC: "no space left on the device; free some and run the command again",
    errno.EDQUOT: "the disk quota is used up; free some space and run the command again",
    errno.EPIPE: "closed by the program that reads it before everything was written",
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
    errno.EROFS: "on a file system that is read-only",
    errno.ENOENT: "no such folder; create it first",
    errno.ENOTDIR: "lies in something that is not a folder",
    errno.EISDIR: "is a folder; name a file",
    errno.EEXIST: "is a file; name a folder",
}


def unwritable(name: str, error: OSError, *, resumes: bool = False) -> OutputError:
    """The error for an output that can't be written, in one line; ``resumes`` is whether the command can go on with it."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
    again = " with --resume" if resumes and error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    return OutputError(f"{name}: {reason}{again}")


def can_be_replaced(path: Path) -> bool:
    """Whether ``path`` is a regular file or nothing yet, and so can be written beside and renamed; a device can't."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True
    except OSError as error:
        raise unwritable(str(path), error) from error


class Output(Protocol):
    """What takes pieces of text, one after the other."""

    def write(self, text: str) -> None:
        """Write one piece; raises ``OutputError``."""
        ...

    def finish(self) -> None:
        """Everything was written: complete the output; raises ``OutputError``."""
        ...

    def abandon(self) -> None:
        """Not everything was written: leave nothing that looks complete."""
        ...


class Sink(Protocol):
    """What takes the outcome of every item, one after the other, in the order of the input."""

    def take(self, outcome: Outcome) -> None:
        """Render and write one article, or take note that there is none; raises ``OutputError``, and whatever the rendering raises.

        An article over which something else than ``OutputError`` was raised counts as not taken: what is given next is its failure.
        """
        ...

    def finish(self) -> None:
        """Everything was taken: complete the output; raises ``OutputError``."""
        ...

    def abandon(self) -> None:
        """Not everything was taken: leave nothing that looks complete."""
        ...


class Rendering:
    """Articles as pieces of one output, each as ``render`` has it."""

    def __init__(self, output: Output, render: Callable[[Done], str]) -> None:
        self._output = output
        self._render = render
        self._number = 0

    def take(self, outcome: Outcome) -> None:
        """Write one article."""
        if isinstance(outcome, Done):
            self._output.write(self._render(replace(outcome, number=self._number + 1)))
        self._number += 1

    def finish(self) -> None:
        """Complete the output."""
        self._output.finish()

    def abandon(self) -> None:
        """Leave nothing that looks complete."""
        self._output.abandon()


class Lines:
    """A file of whole lines: after an error or an interruption it ends with the last line that was written completely.

    ``keep`` is the number of bytes of an existing file to go on from; what lies after them is dropped with the first line, or at the
    end. ``found`` is the size that the file had when that was decided, ``None`` where it may have any. Raises ``OutputError``, also
    where another run is writing to the file, or has written to it since.
    """

    def __init__(self, path: Path, keep: int = 0, *, found: int | None = None) -> None:
        self._name = str(path)
        try:
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
            self._regular = stat.S_ISREG(os.fstat(self._file).st_mode)
            if self._regular:
                hold(self._file, self._name)
                if found is not None and os.fstat(self._file).st_size != found:
                    raise OutputError(
                        f"{self._name}: was written to since this run began; see what it holds, and begin again"
                    )
        except OSError as error:
            raise unwritable(self._name, error) from error
        except OutputError:
            os.close(self._file)
            raise
        self._whole = keep
        self._begun = self._ended = False

    def write(self, text: str) -> None:
        """Append ``text``, a line with its line end, or nothing.

        Raises ``OutputError``, and takes the line back, where it does not fit.
        """
        self._begin()
        data = memoryview(text.encode("utf-8", "backslashreplace"))
        size = len(data)
        try:
            while data:
                data = data[os.write(self._file, data) :]
            self._whole += size
        except OSError as error:
            self._take_back()
            raise unwritable(self._name, error) from error
        except BaseException:
            self._take_back()
            raise

    def finish(self) -> None:
        """Close the file."""
        self._begin()
        self._ended = True
        try:
            os.close(self._file)
        except OSError as error:
            raise unwritable(self._name, error) from error

    def abandon(self) -> None:
        """Close the file: its lines are whole as they are. It is as it was where nothing was written."""
        if self._ended:
            return
        self._ended = True
        with contextlib.suppress(OSError):
            os.close(self._file)

    def _begin(self) -> None:
        """Drop what lies after the bytes to keep."""
        if self._begun:
            return
        self._begun = True
        if self._regular:
            try:
                os.ftruncate(self._file, self._whole)
            except OSError as error:
                raise unwritable(self._name, error) from error

    def _take_back(self) -> None:
        if self._regular:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._whole)


class Stream:
    """An open binary stream whose end is out of our hands; each piece is passed on as soon as it is there.

    ``owned`` is whether to close it in the end; standard output stays open.
    """

    def __init__(self, stream: BinaryIO, name: str, frame: Framing, *, owned: bool = False) -> None:
        self._stream = stream
        self._owned = owned
        self._name = name
        self._frame = frame
        self._begun = False

    def write(self, text: str) -> None:
        """Write one piece, after what stands before or between pieces; nothing where there is nothing to write."""
        if not text:
            return
        lead = self._frame.between if self._begun else self._frame.before
        self._begun = True
        self._write(lead + text)

    def finish(self) -> None:
        """Write what stands after the pieces."""
        frame = self._frame
        alone = frame.before + frame.after if frame.alone else ""
        self._write(frame.after if self._begun else alone)
        self.abandon()

    def abandon(self) -> None:
        """Leave out what would make the output look complete."""
        if self._owned:
            with contextlib.suppress(OSError):  # all that counts was flushed
                self._stream.close()

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text.encode("utf-8", "replace"))
            self._stream.flush()
        except OSError as error:
            raise unwritable(self._name, error) from error


class Whole:
    """A file that appears under its name only when it is complete; until then an older one stays as it was.

    Where another has been put there meanwhile, that one stays too, and the results are left beside it.
    """

    def __init__(self, path: Path, frame: Framing) -> None:
        self._name = str(path)
        self._target = Path(os.path.realpath(path))  # a link stays a link
        try:
            self._found = _print(self._target)
            self._made, self._file = _beside(self._target)
        except OSError as error:
            raise unwritable(self._name, error) from error
        self._stream = Stream(self._file, self._name, frame)
        self._empty = not frame.alone

    def write(self, text: str) -> None:
        """Write one piece beside the file."""
        self._empty = False
        self._stream.write(text)

    def finish(self) -> None:
        """Put the file in place; where nothing was given, leave things as they were."""
        if self._empty:
            self.abandon()
            return
        self._stream.finish()
        try:
            self._file.close()
            self._made.chmod(_permissions(self._target))
            if _print(self._target) != self._found:
                kept = self._made.rename(self._made.with_name(self._made.name.removeprefix(".")))
                raise OutputError(
                    f"{self._name}: was written to since this run began; the results of this one are in {kept}"
                )
            self._made.replace(self._target)
        except OSError as error:
            raise unwritable(self._name, error) from error

    def abandon(self) -> None:
        """Remove what was written so far."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._made.unlink()


def write_whole(path: Path, parts: Iterable[bytes]) -> int:
    """A file of bytes that appears under its name only when it is complete; how many parts it has. Raises ``OutputError``."""
    made: Path | None = None
    count = 0
    try:
        made, file = _beside(path)
        with file:
            for part in parts:
                file.write(part)
                count += 1
        made.chmod(_permissions(path))
        made.replace(path)
    except OSError as error:
        raise unwritable(str(path), error) from error
    finally:
        if made is not None:
            made.unlink(missing_ok=True)
    return count


def _beside(path: Path) -> tuple[Path, BinaryIO]:
    """A new file beside ``path``, which is to take its place, and its stream; raises ``OSError``, also where a folder is there."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    file, made = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
    return Path(made), os.fdopen(file, "wb")


def _print(path: Path) -> tuple[int, ...]:
    """What tells whether a file was written to; nothing where there is none."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return ()
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, or of any new file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
