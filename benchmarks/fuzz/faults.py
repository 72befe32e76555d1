"""What counts as a fault, and the questions that are asked of every article."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from reportedly.model import Article, Span

Kind = Literal["crash", "hang", "span", "unequal", "schema", "message", "round trip", "unsafe", "wrong answer"]


class Fault(Exception):
    """Something that must not be; ``kind`` says of which sort, the message what was seen."""

    def __init__(self, kind: Kind, what: str) -> None:
        super().__init__(what)
        self.kind = kind


class Hang(BaseException):
    """Raised into an attempt that takes too long; no ``Exception``, so that nobody on the way catches it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A fault as it is told: two with the same ``kind`` and ``where`` are taken for one."""

    kind: Kind
    where: str
    what: str


def seen(error: BaseException) -> Seen:
    """The fault that an attempt raised: ours by its kind, anything else as a crash at the innermost line of the package."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "reportedly" in Path(frame.filename).parts]
    where = ""
    if ours:
        parts = Path(ours[-1].filename).parts
        inside = "/".join(parts[len(parts) - 1 - parts[::-1].index("reportedly") + 1 :])
        where = f"{inside}:{ours[-1].lineno} {ours[-1].name}"
    if isinstance(error, Fault):
        return Seen(error.kind, str(error).split(": ")[0], str(error))
    kind: Kind = "hang" if isinstance(error, Hang) else "crash"
    # a hang is stopped at one line of many
    return Seen(
        kind, where.partition(":")[0] if kind == "hang" else f"{type(error).__name__} at {where}", f"{error!r} at {where}"
    )


def told(error: Exception) -> str:
    """The message of one of our own errors, which has to be one line."""
    message = str(error)
    if not message.strip() or len(message.splitlines()) != 1:
        raise Fault("message", f"{type(error).__name__} is not one line: {message!r}")
    return f"{type(error).__name__}: {message}"


def judge(article: Article, *, form: bool = True) -> None:
    """Raise a ``Fault`` where a span is no slice, ids do not meet, or, with ``form``, the JSON is none of the schema."""
    text = article.document.text
    for span in spans(article):
        if not (0 <= span.start < span.end <= len(text)) or text[span.start : span.end] != span.text:
            raise Fault("span", f"no slice: {span.start}:{span.end} {span.text[:40]!r}")
    if form:
        conforms(article)


def spans(noun: Any) -> Iterator[Span]:
    """Every span in a noun."""
    if isinstance(noun, Span):
        yield noun
    elif is_dataclass(noun):
        for each in fields(noun):
            yield from spans(getattr(noun, each.name))
    elif isinstance(noun, tuple):
        for part in noun:
            yield from spans(part)


def conforms(article: Article) -> None:
    """Raise a ``Fault`` where the article's JSON is none, or none of the schema."""
    import json

    from reportedly.show.json_ import to_json_line

    line = to_json_line(article)
    line.encode("utf-8")
    if len(line.splitlines()) != 1:
        raise Fault("schema", "a JSON line is not one line")
    for error in _validator().iter_errors(json.loads(line)):
        raise Fault(
            "schema",
            f"at {'/'.join(str(each) for each in error.absolute_path if isinstance(each, str))}: {error.message[:200]}",
        )


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    from reportedly.record.json_schema import schema

    return Draft202012Validator(schema())
