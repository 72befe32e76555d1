"""Who does it: of the words in which the one who acts may stand, those that name him.

"Ruritanian forces captured …" is done by "Ruritanian forces", "a Ruritanian air strike" by what "Ruritanian" names. What a
source says of another is that one's deed: who is accused of it, who is blamed for it; who denies it or claims it has it for his own.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from reportedly.model import Range, ungenitive
from reportedly.resolve.events.clauses import group_start, subject_of
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.phrases import is_adjective, names_people, noun_phrase
from reportedly.resolve.events.words import Words

_BACK = 14
"""Words before a deed among which it is looked for who is accused of it."""
_GENITIVES = ("'s", "’s", "s'", "s’")
_BETWEEN = 5
"""Words between a verb of accusing, or what belongs to it, and the deed."""

Sort = Literal["body", "name", "owner"]
"""A "body" is a noun for people or forces with what describes them; a "name" stands for itself; an "owner" says whose a deed is."""

Standing = Literal[
    "subject of the verb", "by-phrase", "named in the phrase", "words before the noun", "who is accused of it", "who denies it",
    "who claims or denies it", "whom it is put down to", "one of the two sides", "the other side",
]  # fmt: skip
"""How words that may name the one who acts stand to the trigger, as a reason says it."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name one who acts."""

    words: Range
    sort: Sort


@dataclass(frozen=True, slots=True)
class Acting:
    """Words in which the one who acts may stand, those of them that name him, and how they stand to the trigger."""

    words: Range
    named: Named | None
    standing: Standing


def named_in(words: Words, lexicon: Lexicon, phrase: Range, *, nominal: bool) -> Named | None:
    """The words of ``phrase`` that name who acts; ``None`` where nothing there does.

    Its head does ("rebels", "the army of Ruritania"), or where that is a weapon or a deed (``nominal``: the phrase stands before
    one), whoever it belongs to ("a Ruritanian missile", "Ruritania's strike").
    """
    begin, end = _noun_group(words, lexicon, phrase)
    if begin >= end:
        return None
    if not nominal:
        head = end - 1
        while head > begin and _loose(words, lexicon, head):
            head -= 1
        low = words.lows[head]
        if low in lexicon.words["acting_pronouns"]:
            return Named((head, head + 1), "name")
        if _beside_another(words, lexicon, head):
            return None
        if _names(words, lexicon, begin, head) and not is_weapon(words, lexicon, head):
            first = _run(words, head, begin, end)[0]
            return Named((first - (first > begin and is_adjective(words, lexicon, first - 1)), head + 1), "name")
        suspects = head > begin and words.lows[head - 1] in lexicon.words["suspecting"] and not words.capital(head)
        suspects = suspects and low not in lexicon.classes["ordnance"] | lexicon.words["acts_of_war"]
        if suspects or (low in lexicon.classes["bodies"] and low not in lexicon.words["nobody"]):
            first = _described(words, lexicon, begin, head)
            return None if _of_two(words, lexicon, first) else Named((first, head + 1), "body")
        if low not in lexicon.classes["ordnance"] and low not in lexicon.words["acts_of_war"]:
            return None
    if nominal:
        owner = next((at for at in range(end - 1, begin - 1, -1) if words.lows[at].endswith(_GENITIVES)), None)
        if owner is not None and not words.marks[owner]:
            low = ungenitive(words.lows[owner])
            return (
                Named((_described(words, lexicon, begin, owner), owner + 1), "body")
                if low in lexicon.classes["bodies"]
                else None
            )
        if words.lows[begin] in lexicon.words["possessive"]:
            return Named((begin, begin + 1), "name")
    for at in range(begin, end - 1):
        if not nominal and _forces(words, lexicon, at) and _of_war(words, lexicon, at + 1):
            return Named((_described(words, lexicon, begin, at), at + 1), "body")  # "rebel fire", "a rebel shell"
    for at in range(begin, end):
        if (last := _joined_owners(words, lexicon, at, end)) is not None:
            return Named((at, last), "owner")  # "Ruritanian-Norlandic strikes"
        if (
            words.lows[at] in lexicon.words["kinds_of_deeds"]
            or (words.lows[at] in lexicon.classes["ordnance"] and _lettered(words, at))
            or "-" in words.lows[at]
            or any(char.isdigit() for char in words.lows[at])
        ):
            continue  # "a Ruritania-backed attack" is not Ruritania's, "an RT-2 missile" nobody's
        first, last = _run(words, at, begin, end)
        owned = words.lows[last - 1].endswith(_GENITIVES)
        if words.marks[at] in ("group", "organisation") or (words.marks[at] in ("place", "person") and owned):
            return Named((first, last), "owner")
        if words.capital(at) and lexicon.owner(_text(words, first, last)):
            return Named((first, last), "owner")
    if nominal and _forces(words, lexicon, end - 1):
        return Named((_described(words, lexicon, begin, end - 1), end), "body")  # "rebel attacks", "army shelling"
    return None


def _of_two(words: Words, lexicon: Lexicon, first: int) -> bool:
    """Whether another owner and a word that joins the two stand before a body: of "Norland or Sudmark forces" neither is the doer."""
    if first < 2 or words.lows[first - 1] not in lexicon.words["joining"]:
        return False
    other = first - 2
    return words.capital(other) and (is_adjective(words, lexicon, other) or lexicon.owner(_text(words, other, other + 1)))


def _beside_another(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether an adjective is joined to another after it, so that it is none of those who act: the first of "Norse or Sud forces"."""
    after = at + 1
    joined = after + 1 < len(words.lows) and words.lows[after] in lexicon.words["joining"]
    return joined and is_adjective(words, lexicon, at) and is_adjective(words, lexicon, after + 1)


def _joined_owners(words: Words, lexicon: Lexicon, at: int, end: int) -> int | None:
    """The end of two owners whom a hyphen joins and of which the first stands at ``at``; ``None`` where none does."""
    both = at + 2 < end and words.hyphen(at + 1)
    if both and all(words.capital(on) and lexicon.owner(_text(words, on, on + 1)) for on in (at, at + 2)):
        return at + 3
    return at + 1 if _joint_owner(words, lexicon, at) else None


def _joint_owner(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word with a hyphen says of two whose something is."""
    parts = _text(words, at, at + 1).split("-")
    return len(parts) > 1 and all(lexicon.owner(part) for part in parts)


def _forces(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word before a deed or weapon is a noun for those who do it, and says not merely what kind it is ("military")."""
    low, listed = words.lows[at], lexicon.words
    return (
        low in lexicon.classes["bodies"] and low not in listed["nobody"] | listed["kinds_of_deeds"] and not words.capital(at)
    )


def _of_war(words: Words, lexicon: Lexicon, at: int) -> bool:
    low = words.lows[at]
    return low in lexicon.classes["ordnance"] or low in lexicon.words["acts_of_war"]


def is_weapon(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is a noun for a weapon or its fire and no name, whose capital is the sentence's or its letters' ("an IED")."""
    if words.lows[at] not in lexicon.classes["ordnance"]:
        return False
    first = bisect_right(words.sentences, at, key=lambda sentence: sentence[0]) - 1
    return not words.capital(at) or _lettered(words, at) or words.sentences[first][0] == at


def _lettered(words: Words, at: int) -> bool:
    """Whether a word is the letters of an abbreviation: "IED", "RPGs"."""
    return words.text[words.starts[at] : words.ends[at]].rstrip("s").isupper()


def clause_end(words: Words, lexicon: Lexicon, begin: int, end: int) -> int:
    """Where the subject at ``begin`` ends at the latest: at the first verb of a deed that it is the subject of, or at ``end``."""
    return next((at for at in range(begin + 1, end) if _acts(words, lexicon, at)), end)


def _loose(words: Words, lexicon: Lexicon, at: int) -> bool:
    low = words.lows[at]
    participle = low.endswith("ed") and words.lows[at - 1] in lexicon.classes["bodies"]
    return participle or low in lexicon.words["loose_tails"] or low in lexicon.words["adverbs"] or low.endswith("ly")


def _run(words: Words, at: int, begin: int, end: int) -> Range:
    """The words of one name around ``at``: capitals of one kind beside each other."""
    first, last = at, at + 1
    if _designation(words, at):
        return first, last
    while (
        first > begin
        and not _designation(words, first - 1)
        and words.marks[first - 1] == words.marks[at]
        and words.capital(first - 1)
        and words.capital(at)
    ):
        if words.lows[first - 1].endswith(_GENITIVES):
            break
        first -= 1
    while last < end and words.marks[last] == words.marks[at] and words.capital(last) and words.capital(at):
        if _designation(words, last) or words.hyphen(last + 1):
            break  # "Norland Army AH-64 helicopters"
        if words.lows[last - 1].endswith(_GENITIVES):
            break
        last += 1
    return first, last


def _designation(words: Words, at: int) -> bool:
    """Whether a word is the number of a type of weapon: "AH-64"."""
    return any(char.isdigit() for char in words.lows[at])


def _text(words: Words, first: int, last: int) -> str:
    return ungenitive(words.text[words.starts[first] : words.ends[last - 1]])


def _noun_group(words: Words, lexicon: Lexicon, phrase: Range) -> Range:
    """The first noun phrase of a phrase, without what prepositions, commas or a verb add to it."""
    begin, end = phrase
    at = begin
    while at < end and (words.lows[at][0].isalnum() or at == begin or words.hyphen(at) or words.joins_name(at)):
        low = words.lows[at]
        if at > begin and not words.marks[at] and (low in lexicon.words["prepositions"] or low in lexicon.words["boundary"]):
            break
        if at > begin and not words.hyphen(at - 1) and (_acts(words, lexicon, at) or _after_many(words, lexicon, at)):
            break
        at += 1
    return begin, at


def _after_many(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word in small letters follows a noun for many who act, and so is a verb: "militias break"."""
    before, low = words.lows[at - 1], words.lows[at]
    many = before.endswith("s") and not before.endswith("'s") and before in lexicon.classes["bodies"]
    kinds = lexicon.classes["bodies"] | lexicon.classes["ordnance"] | lexicon.words["acts_of_war"]
    plain = not words.capital(at) and not words.marks[at] and low.isalpha()
    return many and plain and low not in kinds and not words.capital(at - 1)


def _acts(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word after a noun is a verb that it is the subject of: "the army failed", "Ruritania wants"."""
    low, before = words.lows[at], words.lows[at - 1]
    if words.marks[at] or before in lexicon.words["determiners"]:
        return False
    if _of_war(words, lexicon, at) and (is_adjective(words, lexicon, at - 1) or _joint_owner(words, lexicon, at - 1)):
        return False  # "Ruritanian strikes"
    finite = any(form in ("past", "third") for _, form in lexicon.verbs.get(low, ()))
    return finite or low in lexicon.words["governing"]


def _names(words: Words, lexicon: Lexicon, begin: int, at: int) -> bool:
    """Whether the head of a phrase is a name of somebody: a person, a body, a people in the plural, a state or what stands for it."""
    if words.lows[at].endswith(_GENITIVES):
        return False
    if words.marks[at] in ("person", "organisation") or names_people(words, lexicon, at):
        return True
    if words.marks[at] == "group":
        return words.lows[at].endswith("s") or _lasting(words, at)
    return words.capital(at) and lexicon.polities.governs(_text(words, *_run(words, at, begin, at + 1)))


def _lasting(words: Words, at: int) -> bool:
    """Whether a name of more than one word ends at ``at``: "the Free Front", no adjective as "the Ruritanian"."""
    alone = at == 0 or words.marks[at - 1] != words.marks[at] or not words.capital(at - 1)
    return not alone and words.capital(at) and (at + 1 == len(words.lows) or words.marks[at + 1] != words.marks[at])


def _described(words: Words, lexicon: Lexicon, begin: int, head: int) -> int:
    """Where the words that describe a body begin: after articles and numbers ("at least 40 masked gunmen")."""
    first = head
    while first > begin:
        low = words.lows[first - 1]
        if words.hyphen(first - 1) and first - 1 > begin:
            first -= 2  # "the Ruritania-led coalition"
            continue
        if (
            low.endswith("ing")
            or low in lexicon.words["stop"]
            or low in lexicon.words["determiners"]
            or low in lexicon.numbers
            or words.numeral(first - 1)
            or not low[0].isalpha()
            or low in lexicon.words["calendar"]
        ):
            break
        first -= 1
    return first


def accused_of(words: Words, lexicon: Lexicon, frame: Range, low: int) -> tuple[Range, Standing] | None:
    """Whose deed the one of ``frame`` is by another's words, with the reason: who is accused or blamed, who denies or claims it."""
    listed = lexicon.words
    at = frame[0]
    begin = at
    while begin > max(low, at - _BETWEEN) and words.lows[begin - 1] not in listed["prepositions"]:
        before = words.lows[begin - 1]
        if not before[0].isalnum() or any(before in listed[one] for one in ("accusing", "denials", "behind")):
            break
        if before in listed["launching"] and not before.endswith("ing"):
            break  # "accuses Norland of the attack and launches strikes"
        begin -= 1
    led = begin - 1
    if led < low:
        return None
    if words.lows[led] in listed["denials"] and begin == at and words.lows[at].endswith("ing"):
        subject = subject_of(words, lexicon, led, low)
        return (subject, "who denies it") if subject else None
    behind = words.lows[led] in listed["behind"]
    answers = words.lows[led] in listed["accused_of"] and led > low and words.lows[led - 1] in listed["answerable"]
    if behind or answers:
        subject = _answering(words, lexicon, led - (not behind), low)
        return (subject, "who is accused of it") if subject else None
    if words.lows[led] not in listed["accused_of"]:
        return None
    if led > low and words.lows[led - 1] in listed["responsibility"]:
        verb = led - 1
        while verb > max(low, led - _BETWEEN) and words.lows[verb] not in listed["claiming"] | listed["denials"]:
            verb -= 1
        if words.lows[verb] in listed["claiming"] | listed["denials"]:
            subject = subject_of(words, lexicon, verb, low)
            return (subject, "who claims or denies it") if subject else None
        return None
    suspected = led > low and words.lows[led - 1] in listed["suspicion"]
    for verb in range(led - 1, max(low, at - _BACK) - 1, -1):
        if words.lows[verb] in listed["accusing"] or (suspected and words.lows[verb] in listed["holding"]):
            accused = noun_phrase(words, lexicon, verb + 1, led)
            if accused is not None:
                return accused, "who is accused of it"
            start = group_start(words, lexicon, verb, low)
            if not listed["be"].isdisjoint(words.lows[start:verb]):
                subject = subject_of(words, lexicon, verb, low)
                return (subject, "who is accused of it") if subject else None
            return None
        if words.lows[verb] in listed["joining"] and (noun_phrase(words, lexicon, verb + 1, led) or (0, 0))[1] == led:
            continue  # "accused Norland and Arvenia of"
        if words.lows[verb] in listed["boundary"] or not words.lows[verb][0].isalnum():
            return None
    return None


def _answering(words: Words, lexicon: Lexicon, at: int, low: int) -> Range | None:
    """The subject of "be" before "behind" or "responsible" at ``at``; "is suspected to be" may stand between, but no "not"."""
    listed = lexicon.words
    verb, be = at - 1, -1
    while verb > max(low, at - _BETWEEN):
        here = words.lows[verb]
        if here in listed["negators"]:
            return None
        if here in listed["be"] or here in listed["auxiliaries"]:
            be = verb
        elif here not in listed["accusing"] and here != "to" and not here.endswith(("ed", "ly")):
            break
        verb -= 1
    return subject_of(words, lexicon, be, low) if be > low else None


def done_by(words: Words, lexicon: Lexicon, after: int, high: int) -> tuple[Range, Standing] | None:
    """Who stands after "was claimed by" or "were carried out by" within a few words from ``after``, the end of a deed's noun."""
    listed, passive = lexicon.words, False
    for at in range(after, min(high - 2, after + _BETWEEN)):
        here = words.lows[at]
        if at == after and here == "," and words.lows[past_adverbs(words, lexicon, at + 1)] in listed["launching"]:
            passive = True  # "the strike, reportedly carried out by Ruritania,"
            continue
        if passive and here in listed["claiming"] | listed["launching"] and not here.endswith("ing"):
            by = at + 1 + (words.lows[at + 1] not in listed["agents"])
            if by < high - 1 and words.lows[by] in listed["agents"]:
                claimed = here in listed["claiming"]
                phrase = noun_phrase(words, lexicon, by + 1, high)
                return (phrase, "who claims or denies it" if claimed else "by-phrase") if phrase else None
        if here in listed["negators"] or here in listed["boundary"] or not here[0].isalnum():
            return None
        passive = passive or here in listed["be"]
    return None


def past_adverbs(words: Words, lexicon: Lexicon, at: int) -> int:
    """The first word from ``at`` on that is no adverb, or the last of all."""
    while at + 1 < len(words.lows) and (words.lows[at] in lexicon.words["adverbs"] or words.lows[at].endswith("ly")):
        at += 1
    return at


def claimed_after(words: Words, lexicon: Lexicon, after: int, high: int) -> Range | None:
    """Who stands in "for which … claimed responsibility" after a deed's noun, with no verb between."""
    listed = lexicon.words
    for at in range(after, high - 3):
        if words.lows[at] in listed["accused_of"] and words.lows[at + 1] in listed["relatives"]:
            verbs = listed["claiming"] | listed["accusing"]
            verb = next((on for on in range(at + 3, min(high - 1, at + _BACK)) if words.lows[on] in verbs), None)
            if verb is not None and words.lows[verb] in listed["accusing"]:
                return noun_phrase(words, lexicon, verb + 1, high)  # "for which Ruritania blamed the rebels"
            if verb is None or words.lows[verb + 1] not in listed["responsibility"]:
                return None
            between = words.lows[at + 2 : verb]
            return noun_phrase(words, lexicon, at + 2, verb) if listed["negators"].isdisjoint(between) else None
        if any(form in ("past", "third") for _, form in lexicon.verbs.get(words.lows[at], ())):
            return None
    return None


def ascription(words: Words, lexicon: Lexicon, at: int, sentence: Range) -> Range | None:
    """Whom "blamed … on", "attributed … to" before or around the word ``at`` puts a deed down to, with the preposition that leads him.

    The last such preposition of the clause that leads to no day does: "blamed the attack on the town on the rebels". With ``None`` the
    prepositions say something else: "blamed the attack on the town for the delay".
    """
    low, high = sentence
    listed = lexicon.words
    verb = at
    while words.lows[verb] not in listed["ascribing_forms"]:
        verb -= 1
        if verb < max(low, at - _BACK) or words.lows[verb] in listed["parting"] or words.lows[verb] in (",", ";", ":"):
            return None
    found = None
    for on in range(verb + 1, min(high - 1, verb + _BACK)):
        here = words.lows[on]
        if not here[0].isalnum() or here in listed["boundary"]:
            break
        if here in listed["blamed_for"]:
            return None
        if here in listed["ascribing"]:
            phrase = noun_phrase(words, lexicon, on + 1, high)
            if phrase is not None and listed["calendar"].isdisjoint(words.lows[slice(*phrase)]):
                found = on, phrase[1]
    return found


def blamed_on(words: Words, lexicon: Lexicon, after: int, high: int) -> Range | None:
    """The noun phrase after "blamed on", "attributed to" within a few words from ``after``, or from "which" there."""
    if after + 1 < high and words.lows[after] == ",":
        after += 1
    if after + 1 < high and words.lows[after] in lexicon.words["relatives"]:
        after += 1  # "the strike, which Ruritania blamed on the rebels,"
    for at in range(after, min(high - 2, after + _BETWEEN)):
        if words.lows[at] in lexicon.words["ascribing_forms"] and words.lows[at + 1] in lexicon.words["ascribing"]:
            return noun_phrase(words, lexicon, at + 2, high)
        if words.lows[at] in lexicon.words["boundary"]:
            return None
    return None
