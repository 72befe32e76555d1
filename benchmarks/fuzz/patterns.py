"""Every regular expression of the package, and texts crafted against each: ``python -m benchmarks.fuzz.patterns``.

A pattern is caught in the act: what the package compiles while it is imported and while it reads and checks. From its own repeats
come the texts: what each repeat takes, very often, with what leads up to it, and with an end that does not fit.
"""

from __future__ import annotations

import ast
import os
import pkgutil
import random
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from re import _constants as is_  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORT, LONG = (6_000, 0.04), (24_000, 0.4)
"""Characters of a crafted text, and seconds of processor time for one search in it: first a short one, then, where that took too
long, a long one. A search in linear time takes a fiftieth of this, a quadratic one several times it."""
_VARIANTS = 2
_ENDS = ("", "\0", "!", "\n", "x")


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, the file and line that had it compiled, and how it is asked: ``search``, ``match``, ``fullmatch``."""

    pattern: str | bytes
    flags: int
    where: str
    asked: tuple[str, ...] = ("search", "fullmatch")


@dataclass(frozen=True, slots=True)
class Slow:
    """A pattern with a text that it takes too long for, in seconds for the long one; its limit where it takes that or more."""

    found: Found
    text: str
    asked: str
    seconds: float


def patterns(package: str = "reportedly") -> list[Found]:
    """What ``package`` compiles, told by the file that asks; to be called before anything of it is imported."""
    found: dict[Found, None] = {}
    inner = re._compile  # type: ignore[attr-defined]

    def compiling(pattern: Any, flags: Any) -> Any:
        way, frame = sys._getframe(1).f_code.co_name, sys._getframe(2)
        path = Path(frame.f_code.co_filename)
        if isinstance(pattern, str | bytes) and package in path.parts:
            inside = "/".join(path.parts[len(path.parts) - path.parts[::-1].index(package) :])
            asked = ("search", "fullmatch") if way == "compile" else (_WAYS.get(way, "search"),)
            found[Found(pattern, int(flags), f"{inside}:{frame.f_lineno}", asked)] = None
        return inner(pattern, flags)

    re._compile = compiling  # type: ignore[attr-defined]
    try:
        _exercise(package)
    finally:
        re._compile = inner  # type: ignore[attr-defined]
    asked = _asked(Path(next(iter(import_module(package).__path__))))
    named = [each if len(each.asked) == 1 else replace(each, asked=asked.get(each.where, each.asked)) for each in found]
    return list({(each.pattern, each.flags, each.asked): each for each in named}.values())


_WAYS = {"match": "match", "fullmatch": "fullmatch"}
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner")


def _asked(root: Path) -> dict[str, tuple[str, ...]]:
    """By file and line, how a pattern is asked that has a name there, or is what a function there gives, wherever that name stands."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.py"))}
    uses: dict[tuple[Path | None, str], set[str]] = defaultdict(set)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or node.attr not in _METHODS:
                continue
            holder = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(holder, ast.Name):
                uses[_key(path, holder.id)].add(_WAYS.get(node.attr, "search"))
    out: dict[str, tuple[str, ...]] = {}
    for path, tree in trees.items():
        for node in tree.body:
            name = _name(node)
            if name and uses.get(_key(path, name)):
                for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                    out[f"{path.relative_to(root).as_posix()}:{line}"] = tuple(sorted(uses[_key(path, name)]))
    return out


def _key(path: Path, name: str) -> tuple[Path | None, str]:
    return path if name.startswith("_") else None, name  # a private name is another one in every file


def _name(node: ast.stmt) -> str:
    if isinstance(node, ast.FunctionDef):
        return node.name
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
    return target.id if isinstance(target, ast.Name) else ""


def _exercise(package: str) -> None:
    for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        if not module.name.endswith(("__main__", ".migrations.env")):  # run by Python, and by Alembic, not imported
            import_module(module.name)
    from benchmarks.fuzz.corpus import articles
    from benchmarks.fuzz.standin import StandIn
    from reportedly.model import Document
    from reportedly.packs import shipped
    from reportedly.pipeline import checked, open_references, read_document

    known = open_references(shipped())
    for text in articles():
        checked(read_document(Document(text, published="2025-11-30"), StandIn(), known), known.packs)


def slow(found: Found) -> Slow | None:
    """The first crafted text that a search for this pattern takes too long for."""
    compiled = re.compile(found.pattern, found.flags & ~re.DEBUG)
    for unit, lead, end in crafted(found):
        for each in dict.fromkeys(((lead, unit), ("", lead + unit))):
            for asked in found.asked:
                for length, limit in (SHORT, LONG):
                    text = each[0] + each[1] * (length // len(each[1])) + end
                    given = text.encode("latin-1", "replace") if isinstance(found.pattern, bytes) else text
                    took = timed(getattr(compiled, asked), given, limit)
                    if took < limit:
                        break
                else:
                    return Slow(found, f"{each[0]!r} + {each[1]!r} * n + {end!r}", asked, took)
    return None


def crafted(found: Found) -> list[tuple[str, str, str]]:
    """(what is repeated, what stands before it, what after) for each repeat of a pattern, several of each."""
    rng = random.Random(repr(found.pattern))
    out: dict[tuple[str, str, str], None] = {}
    for lead, body in _repeats(parser.parse(found.pattern, found.flags & ~re.DEBUG), []):
        for number in range(_VARIANTS):
            before = "".join(_sample(each, rng) for each in lead)[-200:]
            unit = _sample(body, rng)
            if unit:
                out[unit[:200], before if number else "", _ENDS[(number + len(out)) % len(_ENDS)]] = None
    return list(out)


def _repeats(sequence: Any, lead: list[Any]) -> Iterator[tuple[list[Any], Any]]:
    """Each repeat without a near end, with what has to come before it."""
    for at, (op, arg) in enumerate(sequence):
        before = [*lead, list(sequence)[:at]]
        match op:
            case is_.MAX_REPEAT | is_.MIN_REPEAT | is_.POSSESSIVE_REPEAT:
                if arg[1] > 20:
                    yield before, arg[2]
                yield from _repeats(arg[2], before)
            case is_.SUBPATTERN:
                yield from _repeats(arg[-1], before)
            case is_.ATOMIC_GROUP:
                yield from _repeats(arg, before)
            case is_.ASSERT | is_.ASSERT_NOT:
                yield from _repeats(arg[1], before)
            case is_.BRANCH:
                for branch in arg[1]:
                    yield from _repeats(branch, before)


def _sample(sequence: Any, rng: random.Random) -> str:
    return "".join(_one(op, arg, rng) for op, arg in sequence)


def _one(op: Any, arg: Any, rng: random.Random) -> str:
    match op:
        case is_.LITERAL:
            return chr(arg)
        case is_.NOT_LITERAL:
            return "a" if arg != ord("a") else "b"
        case is_.ANY:
            return rng.choice("a 1")
        case is_.IN:
            return _member(arg, rng)
        case is_.BRANCH:
            return _sample(rng.choice(arg[1]), rng)
        case is_.SUBPATTERN:
            return _sample(arg[-1], rng)
        case is_.ATOMIC_GROUP:
            return _sample(arg, rng)
        case is_.MAX_REPEAT | is_.MIN_REPEAT | is_.POSSESSIVE_REPEAT:
            return "".join(_sample(arg[2], rng) for _ in range(max(int(arg[0]), rng.choice((0, 1)) if arg[1] else 0)))
        case is_.CATEGORY:
            return _of_category(arg)
    return ""


_CATEGORIES = {"DIGIT": "7", "NOT_DIGIT": "a", "SPACE": " ", "NOT_SPACE": "a", "WORD": "a", "NOT_WORD": "-"}


def _of_category(category: Any) -> str:
    return _CATEGORIES[str(category).removeprefix("CATEGORY_").removeprefix("UNI_")]


def _member(members: Any, rng: random.Random) -> str:
    if members and members[0][0] is is_.NEGATE:
        inside = re.compile("[" + "".join(_written(each) for each in members[1:]) + "]")
        return next((each for each in "a 1-A.\n" if not inside.match(each)), "\u4e00")
    op, arg = rng.choice([each for each in members if each[0] is not is_.NEGATE])
    if op is is_.RANGE:
        return chr(rng.randint(*arg))
    return _of_category(arg) if op is is_.CATEGORY else chr(arg)


def _written(member: Any) -> str:
    op, arg = member
    if op is is_.RANGE:
        return f"{re.escape(chr(arg[0]))}-{re.escape(chr(arg[1]))}"
    if op is is_.CATEGORY:
        name = str(arg).removeprefix("CATEGORY_").removeprefix("UNI_")
        return {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}[
            name
        ]
    return re.escape(chr(arg))


class _Enough(BaseException):
    pass


def timed(ask: Any, text: str, limit: float) -> float:
    """Seconds of processor time that ``ask(text)`` takes, ``limit`` at most."""

    def ring(*_: object) -> None:
        raise _Enough

    before = signal.signal(signal.SIGVTALRM, ring)
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        ask(text)
    except _Enough:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - began


def told(each: Slow) -> str:
    """A slow pattern in two lines."""
    where = f"{each.found.where}: {each.asked} takes {each.seconds:.2f} s or more at {LONG[0]:,} characters"
    return f"{where}\n  pattern {each.found.pattern[:300]!r}\n  against {each.text[:300]}"


def main() -> int:
    """Try every pattern; 1 where one is slow."""
    found = patterns()
    bad = [each for each in map(slow, found) if each]
    for each in bad:
        print(told(each))
    print(f"{len(found)} patterns, {len(bad)} of them slow")
    return int(bool(bad))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    raise SystemExit(main())
