"""Clauses without a parser: where the subject of a verb stands, and whether the verb is active or passive."""

from __future__ import annotations

from typing import Literal

from reportedly.model import Range, named
from reportedly.resolve.events.lexicon import Form, Lexicon
from reportedly.resolve.events.words import Words

Voice = Literal["active", "passive", "reduced"]
REACH = 25
_TELLING: frozenset[Form] = frozenset(("past", "third", "progressive"))
_ASKED = 9
"""Words before "to" among which the verb stands that asks somebody to do it."""
_CLAUSES = 6
"""Stretches between commas and the like that are looked through for a subject."""
_ASIDES = frozenset((",", "—", "–", ")", "("))
"""Marks that may stand between a subject and its verb."""


def group_start(words: Words, lexicon: Lexicon, at: int, low: int) -> int:
    """The first word of the verb group that ends with the verb at ``at``: its auxiliaries and adverbs."""
    begin = at
    floor = max(low, at - 8)
    while begin > floor and _in_group(words.lows[begin - 1], lexicon):
        begin -= 1
    return begin


def voice_of(words: Words, lexicon: Lexicon, at: int, form: Form, low: int, high: int) -> Voice | None:
    """How the verb form at ``at`` is used; ``None`` where it is no verb: after an article, a noun of the same form."""
    before = words.lows[at - 1] if at > low else ""
    if form == "past":
        shared = shares_subject(words, lexicon, at, low)
        if shared is not None and voice_of(words, lexicon, shared, "past", low, high) == "passive":
            return "passive"
        back = at - 1
        while back >= max(low, at - 5) and (_is_adverb(words.lows[back], lexicon) or words.lows[back] in ("been", "being")):
            if words.lows[back] in ("been", "being"):
                return "passive"
            back -= 1
        if back >= low and words.lows[back] in lexicon.words["be"]:
            return "passive"
        after = words.lows[at + 1] if at + 1 < high else "."
        if after == "by" or (
            words.lows[back] not in lexicon.words["relatives"]
            and words.marks[back] != "person"
            and (after in lexicon.words["after_reduced"] or not after[0].isalnum())
        ):
            return "reduced" if before not in lexicon.words["determiners"] else None
        return None if before in lexicon.words["articles"] else "active"
    if form == "progressive":
        return None if before in lexicon.words["articles"] else "active"
    if form == "base" and not _verb_like(words, lexicon, at, low):
        return None
    noun_like = before in lexicon.words["determiners"] or (before in lexicon.words["prepositions"] and before != "to")
    if noun_like or words.lows[at - 1 : at] == ["'s"] or before.endswith("'s"):
        return None
    return "active"


def subject_of(words: Words, lexicon: Lexicon, at: int, low: int, *, nearest: bool = False) -> Range | None:
    """The words in which the subject of the verb at ``at`` stands, its leading noun phrase only; ``None`` where not found.

    ``nearest``: only the noun phrase right before it ("the army entering the town").
    """
    shared = shares_subject(words, lexicon, at, low)
    if shared is not None:
        return subject_of(words, lexicon, shared, low)
    end = group_start(words, lexicon, at, low)
    floor = max(low, at - REACH)
    if "to" in words.lows[end:at] and (asked := asked_to(words, lexicon, end, floor)) is not None:
        return asked
    extended = relative = relative_aside = False
    for step in range(_CLAUSES):
        begin = _clause_start(words, lexicon, end, floor)
        opening = words.lows[begin - 1] if begin > floor else ""
        pair = _pair(words, lexicon, begin - 1, floor) if opening in lexicon.words["joining"] else None
        if pair is not None:  # "clashes between the army and the rebels killed ten"
            end = pair
            begin = _clause_start(words, lexicon, end, floor)
            opening = words.lows[begin - 1] if begin > floor else ""
        aside = extended and begin < end and _opens_aside(words, lexicon, begin, opening)
        if extended and begin < end and opening == "," == words.lows[end]:
            aside = aside or set(words.marks[begin:end]) == {"place"}  # "a raid in Aldova, Ruritania, killed"
            aside = aside or _participial(words, lexicon, begin)
            aside = aside or (step == 1 and _apposed(words, lexicon, begin, end))
        if extended and begin == end and (told := _said_between(words, lexicon, end, floor)) is not None:
            end = told  # "Norland, Arvenia said, shelled the town"
            continue
        which = _set_between(words, lexicon, begin, end, floor) if extended and begin < end else None
        if which is not None:
            end = which - 1  # "the strike, which Norland blamed on rebels, killed"
            continue
        if relative_aside and begin < end and opening == ",":
            aside = True  # "a raid on Aldova, the town that hosts the plant, killed"
        region = None if aside else _leading(words, lexicon, begin, end, nearest=nearest)
        if relative and region is not None:
            region = _last_named(words, lexicon, *_nearest(words, lexicon, begin, end))
        promised = opening in lexicon.words["planned"] and begin < end and not extended
        if promised and "to" in words.lows[end:at]:
            return subject_of(words, lexicon, begin - 1, low)  # "Norland promised Arvenia to stop"
        relative = begin == end and opening in lexicon.words["relatives"]
        if relative and words.lows[begin - 2 : begin - 1] == [","]:
            relative = opening in lexicon.words["personal"]  # "…, which": all that was said may be meant
        told = begin - 1 > floor and words.lows[begin - 2] in lexicon.words["saying"]  # "said that on Friday the army …"
        if region is None and not extended and begin + 2 < end and (told or not _around(opening, lexicon)):
            region = _after_last_preposition(words, lexicon, begin, end)  # "On Friday twelve civilians were killed"
        if region is not None:
            joined = opening in lexicon.words["joining"] and not extended and not relative
            if joined and (deed := _object_joined(words, lexicon, begin - 1, floor)) is not None:
                return deed
            single = joined and lexicon.words["determiners"].isdisjoint(words.lows[region[0] + 1 : region[1]])
            return (_first_of(words, lexicon, begin - 1, floor) if single else None) or region
        if begin == end and begin > floor and "to" in words.lows[end:at] and opening in lexicon.words["boundary"]:
            return subject_of(words, lexicon, begin - 1, low)  # "the army claims to have taken"
        earlier = _joined_verb(words, lexicon, at, begin - 1, floor) if begin == end and not extended else None
        if earlier is not None:
            return subject_of(words, lexicon, earlier, low)
        if (
            begin <= floor
            or (nearest and opening not in lexicon.words["denials"])
            or (begin < end and not _around(opening, lexicon))
        ):
            return None
        relative_aside = aside and opening in lexicon.words["relatives"] and words.lows[begin - 2] != ","
        extended = True
        end = begin - 1
        while end > floor and not words.lows[end - 1][0].isalnum():
            end -= 1
        end = group_start(words, lexicon, end, low)
    return None


def _clause_start(words: Words, lexicon: Lexicon, end: int, floor: int) -> int:
    """Where the stretch that ends at ``end`` begins, after what bounds it; a name's letters in brackets do not."""
    begin = end
    while begin > floor:
        if begin - 3 > floor and words.lows[begin - 1] == ")" and words.lows[begin - 3] == "(" and words.capital(begin - 2):
            begin -= 3  # "the Free Army (FA) positions"
        elif _bounds(words, lexicon, begin - 1):
            break
        else:
            begin -= 1
    return begin


def asked_to(words: Words, lexicon: Lexicon, to: int, low: int) -> Range | None:
    """Whom the clause before the infinitive at ``to`` urges or forces to do it, where a name says whom: "called on Norland to"."""
    listed = lexicon.words
    for verb in range(to - 2, max(low, to - _ASKED) - 1, -1):
        here = words.lows[verb]
        if here in listed["asking"]:
            begin = verb + 1 + (words.lows[verb + 1] in listed["asked_on"])
            if begin >= to or words.lows[begin] in listed["prepositions"] or words.lows[begin] in listed["boundary"]:
                return None  # "forces in Aldova … to": a noun
            named = any(words.marks[at] or (words.capital(at) and _owned(words, lexicon, at)) for at in range(begin, to))
            named = named or (here not in listed["commanding"] and _definite_body(words, lexicon, begin, to))
            return (begin, to) if named else None
        if _bounds(words, lexicon, verb) and here not in listed["joining"]:
            return None
    return None


def _definite_body(words: Words, lexicon: Lexicon, begin: int, end: int) -> bool:
    """Whether a phrase is a body told before, whom another asks: "press the regime to"."""
    return words.lows[begin] in lexicon.words["definite"] and words.lows[end - 1] in lexicon.classes["armed"]


def _owned(words: Words, lexicon: Lexicon, at: int) -> bool:
    return lexicon.owner(words.text[words.starts[at] : words.ends[at]])


def shares_subject(words: Words, lexicon: Lexicon, at: int, low: int) -> int | None:
    """The verb right before the one at ``at`` that has one subject with it: "shelled and captured"; ``None`` where there is none."""
    back = group_start(words, lexicon, at, low) - 1
    if back <= low or words.lows[back] not in lexicon.words["joining"]:
        return None
    form = words.lows[back - 1]
    ours = {what for _, what in lexicon.verbs.get(words.lows[at], ())}
    theirs = {what for _, what in lexicon.verbs.get(form, ())}
    if not ours & theirs or (back - 1 > low and words.lows[back - 2] in lexicon.words["determiners"]):
        return None
    return back - 1


def _first_of(words: Words, lexicon: Lexicon, joint: int, floor: int) -> Range | None:
    """The first of two whom "and" at ``joint`` joins to one subject, where nothing but their names stands there; else ``None``."""
    begin = _clause_start(words, lexicon, joint, floor)
    if begin == joint or not words.marks[joint - 1]:
        return None
    first = begin + (words.lows[begin] in lexicon.words["determiners"])
    adjective = named(lexicon.polities.adjectives, words.text[words.starts[joint - 1] : words.ends[joint - 1]])
    if adjective:
        return None  # "Ruritanian and Norlandic jets"
    return (begin, joint) if all(words.marks[at] for at in range(first, joint)) else None


def _object_joined(words: Words, lexicon: Lexicon, joint: int, floor: int) -> Range | None:
    """The deed before a participle of which "and" at ``joint`` joins two objects: "strikes targeting A and B killed ten"."""
    begin = _clause_start(words, lexicon, joint, floor)
    aimed = next((at for at in range(joint - 1, begin, -1) if words.lows[at].endswith("ing")), None)
    if aimed is None or words.lows[aimed] in lexicon.nouns or words.lows[aimed - 1] in lexicon.words["be"]:
        return None
    deed = _leading(words, lexicon, begin, aimed, nearest=False)
    if deed is None or not any(_verb_known(words, lexicon, at) for at in range(*deed)):
        kinds = lexicon.words["acts_of_war"] | lexicon.classes["ordnance"]
        return deed if deed and words.lows[deed[1] - 1] in kinds else None
    return None


def _verb_known(words: Words, lexicon: Lexicon, at: int) -> bool:
    low = words.lows[at]
    return low in lexicon.words["auxiliaries"] or (low in lexicon.words["saying"] and low not in lexicon.nouns)


def _pair(words: Words, lexicon: Lexicon, joint: int, floor: int) -> int | None:
    """Where "between" stands, of which the word at ``joint`` joins the two; ``None`` where it joins others."""
    for at in range(joint - 1, floor, -1):
        if words.lows[at] in lexicon.words["pairing"]:
            return at
        if _bounds(words, lexicon, at) or lexicon.verbs.get(words.lows[at]):
            return None
    return None


def describes(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether a participle stands between an article and its noun: "the newly captured town"."""
    back = at - 1
    while back > low and _is_adverb(words.lows[back], lexicon):
        back -= 1
    return back < at - 1 and back >= low and words.lows[back] in lexicon.words["articles"]


def _joined_verb(words: Words, lexicon: Lexicon, at: int, opening: int, floor: int) -> int | None:
    """The verb with which "and" joins the one at ``at`` over what that one is done to: "killed a guard and injured ten"."""
    if opening < floor or words.lows[opening] not in lexicon.words["joining"]:
        return None
    ours = _forms(words.lows[at], lexicon) - {"base"}
    for back in range(opening - 2, floor - 1, -1):
        low = words.lows[back]
        if low in lexicon.words["relatives"] or not (low[0].isalnum() or _lists(words, lexicon, back, opening)):
            return None
        theirs = {form for _, form in lexicon.verbs.get(low, ())}
        if not ours:
            alike = theirs == {"base"} and _verb_like(words, lexicon, back, floor)  # "strikes kill two and injure ten"
        else:
            alike = bool(ours & (theirs or (_forms(low, lexicon) if low in lexicon.words["accusing"] else theirs)))
            alike = alike or ("past" in ours and not theirs and _past_verb(words, lexicon, back, opening))
        if alike and not words.capital(back):
            named = words.lows[back - 1] if back > floor else ""
            return None if named in lexicon.words["determiners"] or named in lexicon.words["be"] else back
    return None


def _past_verb(words: Words, lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether a word that no rule knows is a verb in the past by its ending and what stands around it: "crossed the river and"."""
    past = words.lows[at].endswith("ed") or words.lows[at] in lexicon.words["irregular_pasts"]
    if not past or at == 0 or at + 1 >= end or words.marks[at] or words.capital(at):
        return False
    before, after = words.lows[at - 1], words.lows[at + 1]
    acts = words.marks[at - 1] in ("person", "organisation", "place", "group") or before.endswith("s") or before == ","
    listed = lexicon.words
    led = after in listed["determiners"] or bool(words.marks[at + 1]) or after in listed["prepositions"]
    return acts and led and not before.endswith(("'s", "s'")) and after not in listed["agents"]


def _forms(low: str, lexicon: Lexicon) -> set[Form]:
    """The forms that a verb has by the lexicon; of one that leads to deeds or accuses of them, by its ending."""
    forms = {form for _, form in lexicon.verbs.get(low, ())}
    if forms or not (low in lexicon.words["launching"] or low in lexicon.words["accusing"]):
        return forms
    return (
        {"third"}
        if low.endswith("s")
        else {"past"}
        if low.endswith("ed")
        else {"progressive"}
        if low.endswith("ing")
        else {"base"}
    )


def _lists(words: Words, lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether a mark joins two words of one, or names of a list that ends at ``end``: "in Aldova, Berin, and Celt, and …"."""
    if words.hyphen(at):
        return True
    named = all(
        words.marks[on] or words.lows[on] == "," or words.lows[on] in lexicon.words["joining"] for on in range(at, end)
    )
    return words.lows[at] == "," and bool(words.marks[at - 1]) and named


def _opens_aside(words: Words, lexicon: Lexicon, begin: int, opening: str) -> bool:
    """Whether the words from ``begin`` belong to a clause set between subject and verb: "which …", "including …", "whose …"."""
    around = lexicon.words["asides"]
    return opening in around or words.lows[begin] in around


def _set_between(words: Words, lexicon: Lexicon, begin: int, end: int, floor: int) -> int | None:
    """The relative pronoun after a comma with which a clause begins that ends with the comma at ``end``, where a verb bounds it."""
    if words.lows[end] != "," or begin - 1 <= floor or not words.lows[begin - 1][0].isalnum():
        return None
    at = begin - 1
    while at > floor and words.lows[at][0].isalnum():
        if words.lows[at] in lexicon.words["relatives"]:
            return at if words.lows[at - 1] == "," and at < begin - 1 else None
        at -= 1
    return None


def _said_between(words: Words, lexicon: Lexicon, end: int, floor: int) -> int | None:
    """The comma before who is said, between the commas of which the one at ``end`` closes, to tell this; ``None`` where nobody is."""
    if words.lows[end] != "," or words.lows[end - 1] not in lexicon.words["saying"]:
        return None
    at = end - 2
    while at > floor and words.lows[at][0].isalnum():
        at -= 1
    return at if at > floor and words.lows[at] == "," else None


def _apposed(words: Words, lexicon: Lexicon, begin: int, end: int) -> bool:
    """Whether what stands between commas says which place is named before it: "a raid on Aldova, the town hosting the plant,"."""
    named = words.marks[begin - 2 : begin - 1] == ["place"] and words.lows[begin] in lexicon.words["determiners"]
    head = next((at for at in range(begin, end) if words.lows[at] in lexicon.classes["held"]), None)
    return named and head is not None and not any(words.marks[begin:head])


def _participial(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether what is set between commas begins with a participle: "…, backed by jets, …", "…, helping the rebels, …"."""
    low = words.lows[at]
    passive = low.endswith("ed") and at + 1 < len(words.lows) and words.lows[at + 1] in lexicon.words["agents"]
    return not words.marks[at] and (passive or (low.endswith("ing") and low not in lexicon.nouns))


def _nearest(words: Words, lexicon: Lexicon, begin: int, end: int) -> Range:
    """The noun phrase right before ``end``: whom "who" takes up in "people killed by forces who …"."""
    last = max((at for at in range(begin, end) if _leads(words, lexicon, at, begin)), default=begin - 1)
    if last > begin and words.lows[last] in lexicon.words["at_places"] and "place" in words.marks[last + 1 : end]:
        doing = any(
            words.lows[at] in lexicon.classes["bodies"] or words.marks[at] in ("person", "group", "organisation")
            for at in range(last + 1, end)
        )
        if not doing:
            return _nearest(words, lexicon, begin, last)  # "a strike in Aldova that killed ten"
    return (last + 1, end) if last + 1 < end else (begin, end)


def _last_named(words: Words, lexicon: Lexicon, begin: int, end: int) -> Range:
    """Those words of a phrase that name or describe a body at its end: the last of two between which a verb stands."""
    bodies, listed = lexicon.classes["bodies"], lexicon.words
    first = end
    while first > begin and (
        words.marks[first - 1] or words.capital(first - 1) or words.lows[first - 1] in bodies or words.numeral(first - 1)
    ):
        first -= 1
    first -= first > begin and first < end and words.lows[first - 1] in listed["determiners"]
    acts = first > begin + 1 and words.lows[first - 1].isalpha() and not words.marks[first - 1]
    past = acts and (words.lows[first - 1].endswith("ed") or words.lows[first - 1] in listed["irregular_pasts"])
    return (first, end) if past and first < end else (begin, end)


def _leads(words: Words, lexicon: Lexicon, at: int, begin: int) -> bool:
    """Whether a word leads a noun phrase: a preposition, or a verb of an event ("killed two gunmen who")."""
    if words.lows[at] in lexicon.words["prepositions"]:
        return True
    acts = any(form in ("past", "third") for _, form in lexicon.verbs.get(words.lows[at], ()))
    return acts and at > begin and not words.marks[at] and words.lows[at - 1] not in lexicon.words["determiners"]


def _around(low: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a clause set between subject and verb may have the subject before it: "the army, which …"."""
    return low in _ASIDES or low in lexicon.words["around"]


def _leading(words: Words, lexicon: Lexicon, begin: int, end: int, *, nearest: bool) -> Range | None:
    """The leading noun phrase of ``begin`` to ``end`` with what "of" adds to it; ``None`` where there is none."""
    prepositions = lexicon.words["prepositions"]
    if nearest:
        last = max((at for at in range(begin, end) if words.lows[at] in prepositions), default=begin - 1)
        # "in the north killing twelve": what a preposition leads is no subject, but after "of" it is: "reports of troops entering"
        return (last + 1, end) if last + 1 < end and (last < begin or words.lows[last] in ("of", "by")) else None
    begin = _past_bound(words, lexicon, begin, end)
    past = begin
    while past < end and (
        words.lows[past] not in prepositions or words.marks[past] or _partitive(words, lexicon, past, begin)
    ):
        past += 1
    return (begin, past) if past > begin else None


def _partitive(words: Words, lexicon: Lexicon, at: int, begin: int) -> bool:
    """Whether "of" at ``at`` leads a whole of which some are meant: "none of the passengers", "two of the men"."""
    if words.lows[at] != "of" or at == begin:
        return False
    if words.lows[at - 1] in lexicon.words["of_whole"] and at - 1 > begin:
        at -= 1  # "17 out of 20 men"
    some = words.lows[at - 1]
    return (
        some in lexicon.words["containers"]
        or some in lexicon.words["nones"]
        or some in lexicon.words["determiners"]
        or some in lexicon.numbers
        or words.numeral(at - 1)
    )


def _past_bound(words: Words, lexicon: Lexicon, begin: int, end: int) -> int:
    """The place after words that bound a number: "at least 240 fighters", "over 30 houses" are no prepositional phrases."""
    for size in (4, 3, 2):
        if begin + size < end and tuple(words.lows[begin : begin + size]) in lexicon.bounds:
            return begin + size
    lows = words.lows[begin : min(end, begin + 2)]
    return begin + 1 if len(lows) > 1 and lows[0] in lexicon.words["near_bounds"] and lows[1][0].isdigit() else begin


def _verb_like(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether a bare form can be a verb after what stands before it: "to", a modal, a plural, a name; not "carbon capture"."""
    if at == low:
        return False
    before = words.lows[at - 1]
    return (
        _in_group(before, lexicon)
        or before.endswith("s")
        or before in lexicon.words["boundary"]
        or not before[0].isalnum()
        or bool(words.marks[at - 1])
        or before in lexicon.words["plural_subjects"]
    )


def _after_last_preposition(words: Words, lexicon: Lexicon, begin: int, end: int) -> Range | None:
    at = max((at for at in range(begin, end) if words.lows[at] in lexicon.words["prepositions"]), default=end)
    return (at + 1, end) if at + 2 < end else None


def _in_group(low: str, lexicon: Lexicon) -> bool:
    return low in lexicon.words["auxiliaries"] or _is_adverb(low, lexicon)


def _is_adverb(low: str, lexicon: Lexicon) -> bool:
    return low in lexicon.words["adverbs"] or (low.endswith("ly") and len(low) > 4)


def _bounds(words: Words, lexicon: Lexicon, at: int) -> bool:
    low = words.lows[at]
    if words.joins_name(at):
        return False  # "the Free Army – Northern Command"
    if low in lexicon.words["boundary"] or (not low[0].isalnum() and low not in "-'’$£€%"):
        return True
    return low in lexicon.words["telling_plainly"] and _tells(words, lexicon, at)


def _tells(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether what may be a noun is a verb of saying in the plural, by what stands around it: "officials confirm no missile hit"."""
    if at == 0 or at + 1 >= len(words.lows):
        return False
    many, after = at - 1, words.lows[at + 1]
    while many > 0 and _is_adverb(words.lows[many], lexicon):
        many -= 1
    led = after in lexicon.words["determiners"] or after in lexicon.words["negators"] or after in lexicon.words["relatives"]
    return led and words.lows[many].endswith("s") and not words.lows[many].endswith("'s")
