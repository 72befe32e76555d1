"""The systems that are compared, each as a function from one article's file to its claims.

A system is made by calling its factory, which loads whatever it needs. A factory raises
``NotInstalledError`` where it can't run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

Claims = list[dict[str, Any]]
Read = Callable[[Path], Claims]


class NotInstalledError(Exception):
    """The system, or a model that it needs, can't be imported; the message says which."""


def reportedly() -> Read:
    """The package itself, from the file to the contract's form, one thread; of claims told within claims the outermost alone.

    The annotated news mark no attribution inside another.
    """
    from reportedly.languages import language
    from reportedly.pipeline import read_document
    from reportedly.reader import Reader
    from reportedly.record import to_dict
    from reportedly.sources import Item, load

    reader = Reader.load(threads=1)

    def read(path: Path) -> Claims:
        document = load(Item(str(path), "text", None, None), language())
        claims: Claims = to_dict(read_document(document, reader))["claims"]
        return [claim for claim in claims if claim["within"] is None]

    return read


def regular_expression() -> Read:
    """Quotation marks, the nearest reporting verb, the nearest name."""
    from benchmarks.regex_baseline import claims

    return lambda path: claims(path.read_bytes().decode("utf-8"))


def textacy() -> Read:
    """Textacy's direct quotations over a spaCy parse; an article that it refuses is tried again a paragraph at a time."""
    try:
        import spacy  # type: ignore[import-not-found]
        from textacy.extract import direct_quotations  # type: ignore[import-not-found]
    except ImportError as error:
        raise NotInstalledError("not installed (pip install textacy)") from error
    for model in ("en_core_web_sm", "en_core_web_md", "en_core_web_lg"):
        if spacy.util.is_package(model):
            parse = spacy.load(model)
            break
    else:
        raise NotInstalledError("not installed (python -m spacy download en_core_web_sm)")

    def quotations(text: str, base: int) -> Claims:
        return [
            {
                "source": {"spans": _runs(text, triple[0], base), "kind": "person"},
                "cue": {"spans": _runs(text, triple[1], base)},
                "content": {"spans": _runs(text, triple[2], base)},
            }
            for triple in direct_quotations(parse(text))
        ]

    def read(path: Path) -> Claims:
        text = path.read_bytes().decode("utf-8")
        try:
            return quotations(text, 0)
        except ValueError:  # how it says that the quotation marks do not balance
            claims: Claims = []
            offset = 0
            for line in text.splitlines(keepends=True):
                with suppress(ValueError):
                    claims += quotations(line, offset)
                offset += len(line)
            return claims

    return read


def _runs(text: str, tokens: Iterable[Any], base: int) -> list[dict[str, Any]]:
    """Spans of neighbouring tokens; ``text`` is what was parsed, ``base`` its offset in the article."""
    runs: list[list[int]] = []
    last = -2
    for token in tokens:
        end = token.idx + len(token)
        if token.i == last + 1 and runs:
            runs[-1][1] = end
        else:
            runs.append([token.idx, end])
        last = token.i
    return [{"start": a + base, "end": b + base, "text": text[a:b]} for a, b in runs]


SYSTEMS: dict[str, Callable[[], Read]] = {
    "reportedly": reportedly,
    "regular expression": regular_expression,
    "textacy": textacy,
}
