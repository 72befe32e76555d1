"""TOML of packs, styles, configuration and ignore files."""

from __future__ import annotations

import random
from functools import cache, partial
from pathlib import Path

from benchmarks.fuzz import corpus, mutation
from benchmarks.fuzz.faults import told
from benchmarks.fuzz.targets.target import Attempt, Target
from reportedly.model.errors import ReportedlyError

_VALUES = (
    '""', '" "', "'x'", '"\\u0000"', '"\\u202e"', '"a\\nb"', "1", "-1", "1.5", "inf", "nan", "true", "[]", "{}", "[[]]",
    '["a", 1]', "2025-11-30", "2025-02-30",
    "07:32:00", "1979-05-27T07:32:00Z", '"""', "'''", "0x1F", "1e400", "9" * 400, "[" * 300, "{a=" * 100,
    '"' + "x" * 3000 + '"', '"(a+)+$"', '"*"', '"**/*.md"',
    '"../../etc"', '"\\u0000/a"', '"SRC001"', '"src"', '"ALL"', '"general"', '"ru-ua"', '"X001"', '"{words}"', "\ud800",
    "\x1b[31m", "\u202e",
)  # fmt: skip
_IGNORES = (
    '[[ignore]]\npath = "a/*.md"\nrules = ["SRC001", "ATT"]\nreason = "an old story"\n',
    '[[ignore]]\npath = "**/*.txt"\nrules = ["ALL"]\nreason = "x"\nwords = "officials"\n',
)


def _table(rng: random.Random, given: str) -> str:
    """A table with values exchanged, lines dropped, doubled or moved, and keys renamed."""
    lines = given.splitlines(keepends=True)
    if len(lines) > 60:  # volume: a stretch of a long file
        at = rng.randrange(len(lines) - 40)
        lines = lines[at : at + 40]
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        if not lines:
            break
        at = rng.randrange(len(lines))
        key, equals, _value = lines[at].partition("=")
        match rng.randrange(8):
            case 0 | 1 | 2 if equals:
                lines[at] = f"{key}= {mutation.choice(rng, _VALUES)}\n"
            case 3:
                del lines[at]
            case 4:
                lines.insert(at, mutation.choice(rng, lines))
            case 5 if equals:
                lines[at] = (
                    f"{mutation.choice(rng, ('x', key * 2, key.upper(), key[:-2], '', key.strip() + '.a'))} ={_value}"
                )
            case 6:
                lines[at] = mutation.text(rng, [lines[at]])
            case _:
                lines.insert(
                    at,
                    mutation.choice(
                        rng,
                        ("[x]\n", "[[x]]\n", "[check]\n", "[pack]\n", "[settings.SRC001]\n", "[[lexical]]\n", "]\n", "#\n"),
                    ),
                )
    return "".join(lines)


@cache
def _seeds(kind: str) -> tuple[tuple[str, str], ...]:
    if kind == "ignore":
        return tuple((kind, each) for each in _IGNORES)
    return tuple((name, text) for name, text in corpus.tables() if name.partition("/")[0] == kind)


def _make(kind: str, rng: random.Random) -> bytes:
    """The name of a file, and on the lines after it what stands in it."""
    name, given = mutation.choice(rng, _seeds(kind))
    data = mutation.encoded(_table(rng, given))
    if rng.random() < 0.05:
        data = mutation.octets(rng, data)
    return name.rpartition("/")[2].encode() + b"\n" + data


def _packs(folder: Path) -> Attempt:
    from reportedly.packs.loading import load_packs, mistakes

    pack = folder / "pack"
    pack.mkdir()
    head = b'[pack]\nid = "mine"\nversion = "1"\ntitle = "Mine"\n'

    def attempt(data: bytes) -> str:
        name, _, content = data.partition(b"\n")
        for old in pack.iterdir():
            old.unlink()
        (pack / "pack.toml").write_bytes(head)
        (pack / Path(name.decode("utf-8", "replace").replace("\0", "") or "pack.toml").name).write_bytes(content)
        found = [str(each) for each in mistakes(str(pack))]
        for each in found:
            told(ReportedlyError(each))
        try:
            made = load_packs([str(pack)], general=False)
        except ReportedlyError as error:
            return "\n".join([*found, told(error)])
        return "\n".join([*found, repr(made)])

    return attempt


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    from reportedly.checks.rules import rulebook

    return frozenset(rule.id for rule in rulebook()), frozenset(rule.family for rule in rulebook())


def _styles(folder: Path) -> Attempt:
    from reportedly.styles import load_style

    path = folder / "style.toml"

    def attempt(data: bytes) -> str:
        path.write_bytes(data.partition(b"\n")[2])
        try:
            return repr(load_style(str(path), *_known()))
        except ReportedlyError as error:
            return told(error)

    return attempt


def _configuration(folder: Path) -> Attempt:
    from reportedly.styles import read_configuration

    paths = [folder / "reportedly.toml", folder / "pyproject.toml"]

    def attempt(data: bytes) -> str:
        out = []
        for path in paths:
            path.write_bytes(data.partition(b"\n")[2])
            try:
                out.append(repr(read_configuration(path)))
            except ReportedlyError as error:
                out.append(told(error))
        return "\n".join(out)

    return attempt


def _ignores(folder: Path) -> Attempt:
    from reportedly.styles import read_ignore_file

    path = folder / ".reportedly-ignore.toml"

    def attempt(data: bytes) -> str:
        path.write_bytes(data.partition(b"\n")[2])
        try:
            return repr(
                [read_ignore_file(path, _known()[0]).for_article(each) for each in ("-", "a/b.md", "/x/../y", "a\nb")]
            )
        except ReportedlyError as error:
            return told(error)

    return attempt


TARGETS = (
    Target("packs", partial(_make, "pack"), _packs, share=2),
    Target("styles", partial(_make, "style"), _styles, share=1),
    Target("configuration", partial(_make, "configuration"), _configuration, share=1),
    Target("ignore files", partial(_make, "ignore"), _ignores, share=0.5),
)
