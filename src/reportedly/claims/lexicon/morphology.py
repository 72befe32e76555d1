"""English word forms: the inflections of a verb, and the dictionary form of a word that no list holds.

Rules of regular spelling only; irregular verbs come from the lexicon. All words are in lower case.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

_VOWELS = frozenset("aeiou")
_KEPT_DOUBLE = frozenset("lsfz")
_NO_FORM = frozenset(
    ("need", "during", "bring", "thing", "red", "his", "this", "its", "as", "was", "is", "has", "us", "does")
)
_E_AFTER = (
    "c", "v", "u", "z", "dg", "rg", "ag", "eg", "ng", "ieg", "ud", "id", "od", "ad", "ib", "ab", "ob", "ub", "ak",
    "ok", "ik", "uk", "at", "ut", "ot", "ar", "ir", "ur", "or", "er", "ul", "il", "ol", "am", "im", "um", "ap", "ip",
    "yp", "ep", "up", "yl", "lg", "ced", "cit", "vit", "in", "un", "is", "us", "os", "as", "es", "ns", "rs", "ls",
    "ps", "iz", "yz", "bl", "pl", "gl", "tl", "dl", "fl", "kl", "zl", "cl",
)  # fmt: skip
_NO_E = (
    "er", "ng", "ou", "hap", "velop", "gallop", "visit", "kick", "monitor", "author", "editor", "favor", "honor",
    "favour", "honour", "labor", "labour", "rumor", "rumour", "anchor", "mirror", "murmur", "pilot", "pivot",
    "ballot", "patrol", "control", "gossip", "worship", "bias", "focus", "canvas", "combat", "format", "ban", "begin",
)  # fmt: skip
_E_ALWAYS = ("c", "v", "u", "z", "dg", "rg", "ns", "rs", "ls", "ps", "bl", "pl", "gl", "tl", "dl", "fl", "kl", "zl")
_E_AFTER_NG = ("cring", "hing", "ching", "arrang", "chang", "rang", "ung", "veng", "leng", "ring")


def forms(verb: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    """Every inflected form of ``verb``, itself first, without repeats. ``irregular`` maps a verb to "past participle"."""
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    consonant_y = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    third = verb + "es" if sibilant else verb[:-1] + "ies" if consonant_y else verb + "s"
    if verb in irregular:
        past = irregular[verb].split()
    elif verb.endswith("e"):
        past = [verb + "d"]
    elif consonant_y:
        past = [verb[:-1] + "ied"]
    else:
        past = [verb + "ed"]
    if verb.endswith("ie"):
        progressive = [verb[:-2] + "ying"]
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        progressive = [verb[:-1] + "ing"]
    else:
        progressive = [verb + "ing"]
    if (
        len(verb) > 2
        and verb[-1] not in _VOWELS
        and verb[-1] not in "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    ):
        # planned, referred, channelled: the doubled form is let in beside the plain one
        progressive.append(verb + verb[-1] + "ing")
        if verb not in irregular:
            past = [*past, verb + verb[-1] + "ed"]
    return tuple(dict.fromkeys((verb, third, *past, *progressive)))


def plural(noun: str) -> str:
    """The regular plural of a noun or of a noun phrase's last word."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun + "s"


def lemma(word: str, irregular_forms: Mapping[str, str], known: Collection[str] = ()) -> str:
    """The dictionary form of ``word``: from the irregular forms, else by undoing regular endings, a ``known`` one first."""
    if word in irregular_forms:
        return irregular_forms[word]
    if word in known or word in _NO_FORM or len(word) < 4:
        return word
    candidates = _undone(word)
    return next((c for c in candidates if c in known), candidates[0])


def _undone(word: str) -> list[str]:
    """Possible dictionary forms of a regular form, likeliest first; the word itself where it bears no ending."""
    if word.endswith("ied") or (word.endswith("ies") and len(word) > 4):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("greed", "creed", "teed", "freed")):
        return [word[:-1]]
    if word.endswith("ed") and not word.endswith("eed"):
        return _bases(word[:-2], word)
    if word.endswith("ying") and len(word) == 5:
        return [word[:-4] + "ie"]
    if word.endswith("ing"):
        return _bases(word[:-3], word)
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
    return [word]


def _bases(base: str, word: str) -> list[str]:
    if len(base) < 2 or not any(c in _VOWELS or c == "y" for c in base):
        return [word]
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        kept, single = base, base[:-1]
        return [kept, single] if base[-1] in _KEPT_DOUBLE else [single, kept]
    return [base + "e", base] if _wants_e(base) else [base, base + "e"]


def _wants_e(base: str) -> bool:
    if base.endswith("ng"):
        return base.endswith(_E_AFTER_NG) and len(base) > 4
    if base.endswith(_NO_E) or not base.endswith(_E_AFTER):
        return False
    if base.endswith(
        ("c", "v", "u", "z", "dg", "rg", "ns", "rs", "ls", "ps", "bl", "pl", "gl", "tl", "dl", "fl", "kl", "zl", "cl")
    ):
        return True
    if base[-1] == "s":
        return True
    if len(base) == 3 and base.endswith("op"):
        return True
    long_vowel = len(base) > 2 and base[-3] in _VOWELS
    return not long_vowel or base.endswith(("quir", "quot", "quat", "nuat", "uad", "iat", "creat"))
