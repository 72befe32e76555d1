"""Mutators: each takes chance and something well formed, and gives something that may not be."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.fuzz.corpus import words

SIGNS = (
    *"“”\"'‘’«»„‚‹›`´:;,.!?…—–-()[]{}<>|/\\&%$€£#*_~^=+@ \t\n\r\0\x07\x1b\x7f\x85",
    "\u00a0", "\u00ad", "\u034f", "\u0301", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\u2028", "\u2029",
    "\u3000",
    "\ufeff", "\ufffd", "\uffff", "\ud800", "\udfff", "é", "ß", "İ", "ı", "ǅ", "ﬁ", "½", "²", "٣", "十", "🙂", "👩‍👩‍👧",
    "שלום", "مرحبا", "ʼ", "′",
    "\n\n", "\r\n", "\r\n\r\n", " \n \n", "&quot;", "&amp;", "&#x202e;", "â€œ", "\x1b]8;;http://a.invalid\x07", "\x1b[31m",
    "${x}", "{words}", "%s",
)  # fmt: skip
"""What text handling stumbles over."""
NUMBERS = (
    "0", "1", "-1", "00", "1.5", "1,000", "1,00,000", "10,0000", "3.14.15", "99999999999999999999", "1e308", "1e999", "nan",
    "½", "1/2", "2-3",
    "twenty", "twenty-", "dozens", "a hundred and", "31", "32", "29 February 2023", "30 February", "2023-02-29", "0000",
    "9999", "10000", "24:00",
    "12:60", "1990s", "'90s", "mid-1800s", "Monday", "years ago", "-years-ago", "three-day-old", "next", "last", "ago",
    "in", "since", "per cent",
)  # fmt: skip


def choice(rng: random.Random, options: Sequence[Any]) -> Any:
    return options[rng.randrange(len(options))]


def text(rng: random.Random, seeds: Sequence[str]) -> str:
    """One of ``seeds`` changed in one to six ways; sometimes two of them spliced."""
    given = choice(rng, seeds)
    if rng.random() < 0.2:
        other = choice(rng, seeds)
        given = given[: rng.randint(0, len(given))] + other[rng.randint(0, len(other)) :]
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 6))):
        given = choice(rng, _TEXT)(rng, given, seeds)
    return given


_PARTS = re.compile(r"\s+|\w+|[^\w\s]")


def _parts(given: str) -> list[str]:
    return _PARTS.findall(given) or [given]


def _put_word(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    parts = _parts(given)
    word = choice(rng, NUMBERS if rng.random() < 0.4 else words())
    at = rng.randrange(len(parts))
    if rng.random() < 0.5:
        parts[at] = word
    else:
        parts.insert(at, choice(rng, (f" {word} ", word, f"-{word}", f"{word}-", f" {word}-", f"-{word} ")))
    return "".join(parts)


def _put_sign(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    at = rng.randint(0, len(given))
    return given[:at] + choice(rng, SIGNS) * rng.choice((1, 1, 1, 1, 2, 3, 40)) + given[at + rng.choice((0, 0, 1)) :]


def _drop(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    parts = _parts(given)
    at = rng.randrange(len(parts))
    del parts[at : at + rng.choice((1, 1, 2, 5))]
    return "".join(parts)


def _swap(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    parts = _parts(given)
    a, b = rng.randrange(len(parts)), rng.randrange(len(parts))
    parts[a], parts[b] = parts[b], parts[a]
    return "".join(parts)


def _repeat(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    parts = _parts(given)
    at = rng.randrange(len(parts))
    end = at + rng.choice((1, 2, 4, 9))
    return "".join([*parts[:at], *(parts[at:end] * rng.choice((2, 2, 3, 8, 30))), *parts[end:]])


def _case(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    parts = _parts(given)
    at = rng.randrange(len(parts))
    parts[at] = choice(rng, (str.upper, str.lower, str.title, str.swapcase))(parts[at])
    return "".join(parts)


def _join(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    """A space becomes something else: hyphenated words, words run together, lines broken."""
    gaps = [match.span() for match in re.finditer(r"\s+", given)]
    if not gaps:
        return given
    start, end = choice(rng, gaps)
    return given[:start] + choice(rng, ("-", "", "\n", "\n\n", "/", "\u00a0", "  ", "'s ", ", ", "–", ". ")) + given[end:]


def _every(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    """All of one sign become another."""
    signs = [each for each in dict.fromkeys(given) if not each.isalnum()]
    return given.replace(choice(rng, signs), choice(rng, SIGNS)) if signs else given


def _cut(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    at = rng.randint(0, len(given))
    return given[:at] if rng.random() < 0.5 else given[at:]


def _quote(rng: random.Random, given: str, seeds: Sequence[str]) -> str:
    start = rng.randint(0, len(given))
    end = rng.randint(start, len(given))
    left, right = choice(rng, ("“”", "‘’", '""', "''", "«»", "()", "[]", "”“", "“’", "--", ("<!--", "-->")))
    return f"{given[:start]}{left}{given[start:end]}{right}{given[end:]}"


_TEXT: tuple[Callable[[random.Random, str, Sequence[str]], str], ...] = (
    _put_word, _put_word, _put_word, _put_sign, _put_sign, _drop, _swap, _repeat, _case, _join, _join, _every, _cut, _quote,
)  # fmt: skip


def octets(rng: random.Random, given: bytes) -> bytes:
    """``given`` with bytes flipped, zeroed, cut, doubled or put in."""
    data = bytearray(given)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        if not data:
            break
        at = rng.randrange(len(data))
        match rng.randrange(6):
            case 0:
                data[at] ^= 1 << rng.randrange(8)
            case 1:
                data[at : at + rng.choice((1, 4, 64))] = rng.randbytes(rng.choice((0, 1, 4)))
            case 2:
                end = min(len(data), at + rng.choice((1, 8, 512, 4096)))
                data[at:end] = bytes(end - at)
            case 3:
                del data[at:]
            case 4:
                data[at:at] = data[at : at + rng.choice((1, 8, 100))] * rng.choice((1, 2, 20))
            case _:
                data[at : at + 1] = choice(
                    rng,
                    (b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\xed\xa0\x80", b"\x1f\x8b", b"PK\3\4", b"\n", b"\r"),
                )
    return bytes(data)


VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, -0.0, 1e308, 2**63, 10**30, float("nan"), float("inf"), "", " ", "\n", "\0", "a", "1",
    "2025-11-30",
    "2025-02-30", "c1", "\ud800", "\u202e", "\x1b[31m", "x" * 3000, [], [[]], {}, {"": None}, [None], ["a", 1], {"start": 0,
    "end": 1, "text": "x"},
)  # fmt: skip


def odd(rng: random.Random) -> Any:
    """One of ``VALUES``, a new one every time: what is made may be changed further."""
    return copy.deepcopy(choice(rng, VALUES))


def tree(rng: random.Random, given: Any) -> Any:
    """A JSON value with one to three of its parts replaced, dropped, doubled, moved or made deep."""
    value = json.loads(json.dumps(given))
    for _ in range(rng.choice((1, 1, 2, 3))):
        spots = list(_spots(value))
        if not spots:
            return odd(rng)
        holder, key = choice(rng, spots)
        match rng.randrange(8):
            case 0 | 1 | 2:
                holder[key] = odd(rng)
            case 3:
                del holder[key]
            case 4:
                if isinstance(holder, dict):
                    holder[choice(rng, ("", "x", "text", "id", "Text", str(key).upper(), f"{key} "))] = holder.pop(key)
                else:
                    holder.insert(key, json.loads(json.dumps(holder[key])))
            case 5:
                other, place = choice(rng, spots)
                if place in other if isinstance(other, dict) else place < len(other):
                    holder[key] = json.loads(json.dumps(other[place]))
            case 6:
                if isinstance(holder[key], int | float) and not isinstance(holder[key], bool):
                    holder[key] = holder[key] + rng.choice((-1, 1, 0.5, 1000, -(10**6)))
                elif isinstance(holder[key], str):
                    holder[key] = text(rng, [holder[key] or "a"])
            case _:
                for _ in range(rng.choice((1, 1, 1, 30, 300))):
                    holder[key] = [holder[key]]
                return value  # deep enough
    return value


def _spots(value: Any) -> Any:
    for key, part in list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()):
        yield value, key
        if isinstance(part, dict | list):
            yield from _spots(part)


def dumped(value: Any) -> bytes:
    """A JSON value as bytes; halves of characters as they are, as some writers leave them."""
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except RecursionError:
        return b"[" * 5000


def encoded(given: str) -> bytes:
    return given.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """The text that :func:`encoded` was given; what is none becomes U+FFFD."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
