"""Names as they are looked up: without letter case, accents, punctuation and the commonest differences of transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reportedly.gazetteer.wordings import any_of, spelt_out, wordings

LONGEST = 200
"""Code points of the longest name; GeoNames has none longer."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ə": "a",
        "ŋ": "ng",
    }
)
_DROPPED = re.compile(r"['’‘ʻʼʹʾʿ`´′″\"“”„.!?\u00ad\u200b-\u200f\u2060\ufeff]+")
_BROKEN = re.compile("[\0\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("iy", "yy", "yi", "ij", "yj", "ii")
_CODE = re.compile(r"[A-Z](?:[A-Z]{1,2}|(?:\. ?[A-Z]){1,3}\.|[A-Za-z]{1,5}\.|\. ?[A-Z][a-z]{1,4}\.|[A-Z]{1,3}\.)")


def fold(name: str) -> str:
    """The form of a name that its spellings share; empty where nothing is left of it.

    "Khar'kov", "Kharʹkov" and "KHARKOV" are one, and so are "Saint-Denis" and "St. Denis", "Krasnyi" and "Krasny".
    """
    if len(name) > LONGEST or _BROKEN.search(name):
        return ""
    if name.isascii():
        bare = name.lower()
        if bare.isalpha():  # most names, so it is worth a way of its own
            return bare[:-2] + "y" if bare.endswith(_ENDINGS) and len(bare) > 3 else bare
    else:
        bare = unicodedata.normalize("NFKD", name.casefold())
        bare = "".join([c for c in bare if not unicodedata.combining(c)]).translate(_LETTERS)
    words = _WORD.findall(_DROPPED.sub("", bare))
    if len(words) > 1:
        words = [spelt_out().get(word, word) for word in words]
    return "".join([word[:-2] + "y" if word.endswith(_ENDINGS) and len(word) > 3 else word for word in words])


def code_key(name: str) -> str:
    """Where a code is kept: as it is written, since "US" and "us" are two things."""
    return f"={name}"


def is_code(name: str) -> bool:
    """Whether a name is written like a code or abbreviation: "UA", "U.S.", "Ga.", "N.Y.", "W.Va."."""
    return len(name) <= 8 and _CODE.fullmatch(name) is not None


def division_key(folded: str) -> str:
    """Where the name of a division is kept that stands for it only beside the kind of division."""
    return f"~{folded}"


def without_division(name: str) -> tuple[str, bool] | None:
    """The bare name in "Kharkiv region" or "province of Idlib", and whether such a division is rather one of second level.

    ``None`` where the name has no kind of division in it.
    """
    if len(name) > LONGEST:
        return None
    match = next(filter(None, (pattern.fullmatch(name) for pattern in _divisions())), None)
    if match is None:
        return None
    return match["name"], match["kind"].casefold() in wordings("divisions", "smaller")


@cache
def _divisions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The kind of division after a name, and before it."""
    kinds = any_of("divisions", "kinds")
    return (
        re.compile(rf"(?P<name>.+?)[\s-]+(?P<kind>{kinds})s?", re.IGNORECASE),
        re.compile(rf"(?:the\s+)?(?P<kind>{kinds})\s+of\s+(?:the\s+)?(?P<name>.+)", re.IGNORECASE),
    )


def without_settlement(name: str) -> str | None:
    """The bare name in "Town of Groton" or "Mosul city"; ``None`` where the name has no such word."""
    match = _settlement().fullmatch(name) if len(name) <= LONGEST else None
    return (match["after"] or match["before"]) if match else None


@cache
def _settlement() -> re.Pattern[str]:
    before, after = any_of("settlements", "before"), any_of("settlements", "after")
    return re.compile(rf"(?:the\s+)?(?:{before})\s+of\s+(?P<after>.+)|(?P<before>.+?)\s+(?:{after})", re.IGNORECASE)


def without_feature(name: str) -> str | None:
    """The bare name in "Oskil River" or "River Oskil"; ``None`` where the name has no such word."""
    match = _feature().fullmatch(name) if len(name) <= LONGEST else None
    return (match["after"] or match["before"]) if match else None


@cache
def _feature() -> re.Pattern[str]:
    words = any_of("features", "words")
    return re.compile(rf"(?:the\s+)?(?:{words})\s+(?P<after>.+)|(?:the\s+)?(?P<before>.+?)\s+(?:{words})", re.IGNORECASE)


_SWAPS = (
    (r"(?:skyy|skiy|skyi|skii|sky)$", "ski"), (r"ski$", "sky"), (r"iya$", "ia"), (r"ia$", "iya"), (r"y", "i"), (r"kh", "h"),
    (r"(?<=[aeiou])ye", "e"), (r"w", "v"), (r"ou", "u"), (r"oo", "u"), (r"ee", "i"), (r"q", "k"), (r"zh", "j"),
    (r"([bcdfgklmnprstvz])\1", r"\1"), (r"ivka$", "ovka"), (r"ovka$", "ivka"), (r"iv$", "ov"),
)  # fmt: skip


@cache
def _swaps() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), other) for pattern, other in _SWAPS)


def respellings(name: str) -> list[str]:
    """Folded forms under which another transliteration of the name may stand; for a name that is found under none of its own."""
    folded = fold(name)
    if len(folded) < 5:
        return []
    found = [pattern.sub(other, folded) for pattern, other in _swaps()]
    bare = _article().sub("", name)
    if bare != name:
        found.append(fold(bare))
    else:
        found.append("al" + folded)
    return [form for form in dict.fromkeys(found) if form and form != folded]


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of('articles', 'words')})[\s-]+(?=\w{{3}})", re.IGNORECASE)
