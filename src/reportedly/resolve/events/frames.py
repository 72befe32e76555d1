"""Frames: where the rules of the lexicon hold among the words of one sentence.

A rule holds where its words stand in order and what they are about is of the right class; everything else is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model import Range
from reportedly.resolve.events.clauses import Voice, describes, group_start, subject_of, voice_of
from reportedly.resolve.events.doers import Standing, ascription, blamed_on, named_in
from reportedly.resolve.events.lexicon import NUMBER, Element, Form, Lexicon, NounRule, PhraseRule, VerbRule
from reportedly.resolve.events.phrases import is_adjective, is_of, noun_phrase, part_of
from reportedly.resolve.events.settings import Setting
from reportedly.resolve.events.words import Words

_MOST_WHO = 5
_GAP = 3
_BY = 6
"""Words between a deed and the "by" that says who did it."""
_LAUNCHED = 5
"""Words between a verb of launching and what is launched."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Words that may name the one who acts, and how they stand to the trigger."""

    words: Range
    standing: Standing


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule that holds: the words of the trigger, of the thing it is about, and those to look for the actor in, in order.

    ``doubtful``: in peace these words mean something else.
    """

    type: str
    begin: int
    end: int
    object: Range | None
    who: tuple[Doer, ...]
    sentence: Range
    verbal: bool
    doubtful: bool


@dataclass(slots=True)
class _Match:
    last: int
    first: int = -1
    object: Range | None = None
    who: Range | None = None
    partly: bool = False


def frames(words: Words, lexicon: Lexicon, sentence: Range, setting: Setting = "open") -> list[Frame]:
    """The frames of a sentence (a range of words), in text order; none overlap, longer ones first, then as in the lexicon.

    What is told in words that may mean something else counts in a ``setting`` of war alone, and little in one of peace.
    """
    found: list[tuple[int, int, int, Frame]] = []
    low, high = sentence
    for at in range(low, high):
        word = words.lows[at]
        if word in lexicon.first:
            for frame in _at(words, lexicon, at, word, sentence):
                found.append((-(frame.end - frame.begin), frame.begin, len(found), frame))
        elif words.numeral(at) if word[0].isdigit() else word in lexicon.numbers:
            for rule in lexicon.phrases.get(NUMBER, ()) if not _only_in_name(words, at) else ():
                for frame in _phrase(words, lexicon, at, rule, sentence):
                    found.append((-(frame.end - frame.begin), frame.begin, len(found), frame))
    taken: set[int] = set()
    kept = []
    found = [item for item in found if setting == "war" or not (item[3].doubtful or setting == "peace")]
    for _, _, _, frame in sorted(found, key=lambda item: (*item[:2], item[3].object is None, item[2])):
        if taken.isdisjoint(range(frame.begin, frame.end)):
            taken.update(range(frame.begin, frame.end))
            kept.append(frame)
    return sorted(kept, key=lambda frame: frame.begin)


def _at(words: Words, lexicon: Lexicon, at: int, word: str, sentence: Range) -> Iterator[Frame]:
    phrases = lexicon.phrases.get(word, ())
    if phrases and not _only_in_name(words, at):
        for rule in phrases:
            yield from _phrase(words, lexicon, at, rule, sentence)
    for verb_rule, form in lexicon.verbs.get(word, ()):
        yield from _verb(words, lexicon, at, verb_rule, form, sentence)
    for noun_rule in lexicon.nouns.get(word, ()):
        yield from _noun(words, lexicon, at, noun_rule, sentence)


def _verb(words: Words, lexicon: Lexicon, at: int, rule: VerbRule, form: Form, sentence: Range) -> Iterator[Frame]:
    low, high = sentence
    voice = voice_of(words, lexicon, at, form, low, high)
    if voice is None or words.in_name(at) or (at + 1 < high and words.lows[at + 1] in rule.idle_after):
        return
    if not rule.object:
        yield from _without_object(words, lexicon, at, rule, voice, sentence)
        return
    if voice in ("active", "reduced"):
        after = past_shared(words, lexicon, at, form, high)
        if rule.particles:
            after = after + 1 if after < high and words.lows[after] in rule.particles else high
        thing = _thing(words, lexicon, after, high, rule.object, rule.weak)
        if thing is not None:
            near = form == "progressive" and not _aux(words, lexicon, at, low)
            subject = subject_of(words, lexicon, at, low, nearest=near)
            if rule.subject and not (subject and is_of(words, lexicon, subject, rule.subject)):
                return
            kind = rule.partly if thing[1] and rule.partly else rule.type
            doer = subject if not near or rule.subject or _armed(words, lexicon, subject) else None
            if form == "past" and describes(words, lexicon, at, low):
                doer = None
            if near and not rule.subject and at > low and _hangs_on(words, lexicon, at, low):
                doer = None  # "… hit the convoy, killing two": not the convoy, but whoever hit it
            doubtful = rule.doubtful or _of_speaker(words, lexicon, thing[0])
            own = _going_on(words, lexicon, at, low) if form == "progressive" else _planned_by(words, lexicon, at, low)
            if own is not None:
                doer = own
            who = _told((doer, "subject of the verb"), *_of_undertaking(words, lexicon, at, low, kind))
            yield Frame(kind, at, at + 1, thing[0], who, sentence, True, doubtful)
            return
    if rule.particles or voice == "active":
        return
    relative = _relative(words, lexicon, at, low) if voice == "reduced" else None
    if relative is not None:
        about, doer = relative
        if is_of(words, lexicon, about, rule.object) and not (
            rule.subject and not is_of(words, lexicon, doer, rule.subject)
        ):
            yield Frame(rule.type, at, at + 1, about, _told((doer, "subject of the verb")), sentence, True, rule.doubtful)
        return
    subject = subject_of(words, lexicon, at, low) if voice == "passive" else _right_before(words, lexicon, at, low)
    if subject is None or not is_of(words, lexicon, subject, rule.object):
        return
    agent = _agent(words, lexicon, at + 1, high)
    if rule.subject and (agent is None or not is_of(words, lexicon, agent, rule.subject)):
        return
    doubtful = rule.doubtful or _of_speaker(words, lexicon, subject)
    hurts = voice == "reduced" and rule.type.partition(".")[0] in lexicon.words["harming"]
    inflicted = _inflicted(words, lexicon, at, low) if hurts else ()  # "leaves thirty injured"
    yield Frame(rule.type, at, at + 1, subject, _told((agent, "by-phrase"), *inflicted), sentence, True, doubtful)


def _hangs_on(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether a participle goes on from what its sentence told: after a comma or "and", or ", reportedly"."""
    lead = group_start(words, lexicon, at, low) - 1
    return words.lows[at - 1] in lexicon.words["listing"] or (
        lead > low and words.lows[lead] in lexicon.words["listing"] - lexicon.words["joining"] and words.lows[lead] == ","
    )


def _relative(words: Words, lexicon: Lexicon, at: int, low: int) -> tuple[Range, Range] | None:
    """What a relative clause is about and who does it there: "the town, which Norland captured in May"."""
    end = group_start(words, lexicon, at, low)
    for which in range(end - 2, max(low, end - _MOST_WHO - 1), -1):
        if words.lows[which] in lexicon.words["relatives"] and words.lows[which] not in lexicon.words["personal"]:
            doer = noun_phrase(words, lexicon, which + 1, end)
            last = which - (words.lows[which - 1] == ",")
            about = _modifiers(words, lexicon, last, low)
            return (about, doer) if doer and doer[1] == end and about else None
    return None


def _of_undertaking(
    words: Words, lexicon: Lexicon, at: int, low: int, kind: str
) -> tuple[tuple[Range | None, Standing], ...]:
    """Whose undertaking it is: "their operation to isolate the town", "they fight to free it"."""
    to = group_start(words, lexicon, at, low)
    if to <= low or "to" not in words.lows[to:at]:
        return ()
    before = words.lows[to - 1]
    if before in lexicon.words["undertakings"]:
        return _doers(words, lexicon, to - 1, _modifiers(words, lexicon, to - 1, low), low, kind)
    return ((subject_of(words, lexicon, to - 1, low), "subject of the verb"),) if before in lexicon.words["striving"] else ()


def _planned_by(words: Words, lexicon: Lexicon, at: int, low: int) -> Range | None:
    """Who stands after "by" between an undertaking and the infinitive that says which: "a plan by Norland to seize the town"."""
    to = group_start(words, lexicon, at, low)
    if "to" not in words.lows[to:at]:
        return None
    for by in range(to - 2, max(low, to - _BY) - 1, -1):
        if words.lows[by] in lexicon.words["agents"]:
            phrase = noun_phrase(words, lexicon, by + 1, to)
            return phrase if words.lows[by - 1] in lexicon.words["undertakings"] and phrase and phrase[1] == to else None
    return None


def _going_on(words: Words, lexicon: Lexicon, at: int, low: int) -> Range | None:
    """The subject of the verb by which somebody begins, goes on with or confesses the deed at ``at``: "they started shelling"."""
    verb = group_start(words, lexicon, at, low) - 1
    for back in range(at - 1, max(low, verb - 1), -1):
        if words.lows[back] in lexicon.words["going_on"]:
            return subject_of(words, lexicon, back, low)
    return None


def _without_object(
    words: Words, lexicon: Lexicon, at: int, rule: VerbRule, voice: Voice, sentence: Range
) -> Iterator[Frame]:
    """The frame of a verb that has no object: "Aldova fell", "a bomb exploded"."""
    low, high = sentence
    if voice == "passive" or noun_phrase(words, lexicon, at + 1, high) is not None:
        return
    subject = subject_of(words, lexicon, at, low)
    if subject is None or not is_of(words, lexicon, subject, rule.subject):
        return
    about, doer = (subject, None) if rule.patient else (None, subject)
    yield Frame(rule.type, at, at + 1, about, _told((doer, "subject of the verb")), sentence, True, rule.doubtful)


def past_shared(words: Words, lexicon: Lexicon, at: int, form: Form, high: int) -> int:
    """The word after the verb at ``at`` and those that share its object: "shelled and captured the town"."""
    after = at + 1
    while after + 1 < high and words.lows[after] in lexicon.words["joining"]:
        if all(what != form for _, what in lexicon.verbs.get(words.lows[after + 1], ())):
            break
        after += 2
    return after


def _of_speaker(words: Words, lexicon: Lexicon, phrase: Range) -> bool:
    """Whether a deed is done to whoever speaks: who was "killed" and tells so means a game."""
    return not lexicon.words["speakers"].isdisjoint(words.lows[slice(*phrase)])


def _noun(words: Words, lexicon: Lexicon, at: int, rule: NounRule, sentence: Range) -> Iterator[Frame]:
    low, high = sentence
    if words.in_name(at) or (at > low and words.lows[at - 1] in lexicon.words["figurative"]):
        return
    left = _modifiers(words, lexicon, at, low)
    if rule.before and not (left and is_of(words, lexicon, (left[0], at), rule.before)):
        return
    after = at + 1
    if after < high and words.lows[after] in rule.idle_after:
        return
    thing = None
    whom = ascription(words, lexicon, at, sentence) if after < high and words.lows[after] in rule.after else None
    if after < high and words.lows[after] in rule.after and not (whom and whom[0] == after):
        thing = _thing(words, lexicon, after + 1, high, rule.object, False)
    if thing is None and not (rule.lone and _noun_like(words, lexicon, at, low)):
        return
    if thing is None and at > low and words.capital(at):
        return  # "the Arvenian Liberation Army"
    blamed = (whom is not None and whom[0] == after) or blamed_on(
        words, lexicon, after, high
    ) is not None  # nobody is blamed for an attack in sport
    doubtful = rule.doubtful or (thing is None and rule.lone == "doubtful" and not blamed)
    agent = _agent(words, lexicon, thing[0][1] if thing else after, high) or _from(words, lexicon, after, high)
    kind = rule.partly if thing and thing[1] and rule.partly else rule.type
    harmed = kind.partition(".")[0] in lexicon.words["harming"] and thing is None  # "Brandt's murder"
    hurts = kind.partition(".")[0] in lexicon.words["harming"]
    inflicted = _inflicted(words, lexicon, at, low) if hurts else ()
    moved = _moved(words, lexicon, kind, after, thing[0] if thing else None)
    nominal: tuple[tuple[Range | None, Standing], ...] = _doers(words, lexicon, at, left, low, kind)
    if harmed:  # whose the killings are they suffer; who "committed killings" did them
        committed = not lexicon.words["committing"].isdisjoint(words.lows[max(low, at - _LAUNCHED) : at])
        nominal = tuple(each for each in nominal if committed and each[1] == "subject of the verb")
    own: tuple[tuple[Range | None, Standing], ...] = ((moved, "named in the phrase"),) if moved else ()
    nominal = (*nominal, *own) if left and _owned(words, lexicon, left) else (*own, *nominal)
    who = _told((agent, "by-phrase"), *inflicted, *nominal)
    yield Frame(kind, at, at + 1, thing[0] if thing else None, who, sentence, False, doubtful)


def _moved(words: Words, lexicon: Lexicon, kind: str, after: int, thing: Range | None) -> Range | None:
    """The forces of whose own move a noun tells with "of": "the withdrawal of Ruritanian forces"."""
    if thing is None or kind not in lexicon.words["own_moves"] or words.lows[after] not in lexicon.words["joined_places"]:
        return None
    doer = named_in(words, lexicon, thing, nominal=False)
    if doer is None or doer.sort != "body":
        return None
    return thing if any(words.marks[at] or _named_owner(words, lexicon, at) for at in range(*doer.words)) else None


def _named_owner(words: Words, lexicon: Lexicon, at: int) -> bool:
    return words.capital(at) and lexicon.owner(words.text[words.starts[at] : words.ends[at]])


def _noun_like(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether a word that may be a verb too is a noun by what stands before it: "the strike", "two attacks", not "they attack"."""
    if words.lows[at] not in lexicon.verbs:
        return True
    before = words.lows[at - 1] if at > low else ""
    if not before or not before[0].isalnum():
        return at + 1 >= len(words.lows) or words.lows[at + 1] not in lexicon.words["determiners"]
    listed = lexicon.words
    if before in listed["determiners"] or before in listed["prepositions"] or before.endswith(("'s", "s'")):
        return before != "to"
    if before in listed["plural_subjects"] or before in listed["auxiliaries"] or before in listed["relatives"]:
        return False
    if is_adjective(words, lexicon, at - 1):
        return True
    return words.numeral(at - 1) or not (before.endswith("s") or words.marks[at - 1] in ("person", "organisation", "place"))


def _only_in_name(words: Words, at: int) -> bool:
    """Whether a word is part of a longer name, which no phrase of the lexicon begins with unless it is a body's."""
    return words.in_name(at) and words.marks[at] != "organisation"


def _phrase(words: Words, lexicon: Lexicon, at: int, rule: PhraseRule, sentence: Range) -> Iterator[Frame]:
    low, high = sentence
    if rule.idle_before and at > low and (words.lows[at - 1] in rule.idle_before or words.marks[at - 1] == "person"):
        return
    match = _Match(at)
    if not _matches(words, lexicon, rule.elements, 0, at, high, match):
        return
    subject = subject_of(words, lexicon, at, low)
    if rule.subject and not (subject and is_of(words, lexicon, subject, rule.subject)):
        return
    about = match.object
    before = words.lows[at - 1] if at > low else ""
    noun = (
        before in lexicon.words["determiners"]
        or before.endswith(("'s", "’s", "s'"))
        or (before in lexicon.words["prepositions"] | lexicon.words["links"] and before != "to")
    )
    verbal = rule.verbal and (not noun or words.lows[at].endswith("ing"))  # "killed in clashes with the army"
    who = _told((match.who, "named in the phrase"))
    if rule.subject in ("place", "town", "held") or rule.patient:
        about = about or subject
        agents = lexicon.words["leaving"] | lexicon.words["agents"]
        if rule.patient and match.object and words.lows[match.object[0] - 1] in agents:
            about, who = subject, _told((match.object, "by-phrase"))  # "came under attack from Ruritanian troops"
        elif rule.patient and not match.who:
            who = _told((_agent(words, lexicon, match.last, high), "by-phrase"))
    elif not match.who:
        agent = _agent(words, lexicon, match.object[1] if match.object else match.last, high)
        left = _modifiers(words, lexicon, at, low)
        harmed = rule.type.partition(".")[0] in lexicon.words["harming"] and about is None  # "Norland's killing of Ann Vale"
        nominal = _inflicted(words, lexicon, at, low) if harmed else _doers(words, lexicon, at, left, low, rule.type)
        inside = _agent(words, lexicon, match.first + 1, match.last) if verbal else None
        if inside is not None:  # "was rocked by shells": the phrase holds who did it, and its subject did not
            who = _told((noun_phrase(words, lexicon, inside[0], high), "by-phrase"))
        else:
            suffers = verbal and _suffered(words, lexicon, at, low)  # "a jet was shot down"
            if not verbal and rule.type.partition(".")[0] not in lexicon.words["harming"]:
                nominal = (*nominal, *_own_word(words, lexicon, at, match.last))
            acts = nominal if not verbal else () if suffers else ((subject, "subject of the verb"),)
            who = _told((agent, "by-phrase"), *acts)
    kind = rule.partly if match.partly and rule.partly else rule.type
    yield Frame(kind, match.first, at + 1 if rule.head else match.last, about, who, sentence, False, rule.doubtful)


def _own_word(words: Words, lexicon: Lexicon, at: int, end: int) -> tuple[tuple[Range | None, Standing], ...]:
    """The word of a phrase's own that says who did it: "rebel attacks"."""
    doer = named_in(words, lexicon, (at, end - 1), nominal=True) if end - at > 1 else None
    return (((at, end - 1), "words before the noun"),) if doer and doer.sort == "body" else ()


def _suffered(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether the verb that begins a phrase is a passive by the form of "be" before it."""
    start = group_start(words, lexicon, at, low)
    return not words.lows[at].endswith("ing") and not lexicon.words["be"].isdisjoint(words.lows[start:at])


def _matches(
    words: Words, lexicon: Lexicon, elements: tuple[Element, ...], index: int, at: int, high: int, match: _Match
) -> bool:
    """Whether the ``elements`` from ``index`` on match at word ``at``; each looks at a few words only."""
    if index == len(elements):
        return True
    element = elements[index]
    if element.kind == "word":
        if at < high and words.lows[at] in element.forms:
            before = match.last, match.first
            match.last, match.first = at + 1, at if match.first < 0 else match.first
            if _matches(words, lexicon, elements, index + 1, at + 1, high, match):
                return True
            match.last, match.first = before
        return element.optional and _matches(words, lexicon, elements, index + 1, at, high, match)
    if element.kind == "number":
        return _matches(words, lexicon, elements, index + 1, at + 1, high, match)
    if element.kind == "slot":
        thing = _thing(words, lexicon, at, high, element.slot, False)
        if thing is None:
            return False
        match.object, match.partly = thing
        last = index + 1 == len(elements)
        return last or _matches(words, lexicon, elements, index + 1, thing[0][1], high, match)
    most = _GAP if element.kind == "gap" else _MOST_WHO
    if element.kind == "who" and index + 1 == len(elements):
        match.who = noun_phrase(words, lexicon, at, high)
        return match.who is not None
    for size in range(0 if element.kind == "gap" else 1, most + 1):
        if size and (at + size > high or _parts(words, lexicon, at + size - 1, element)):
            return False
        if _matches(words, lexicon, elements, index + 1, at + size, high, match):
            if element.kind == "who":
                match.who = (at, at + size)
            return True
    return False


def _parts(words: Words, lexicon: Lexicon, at: int, element: Element) -> bool:
    """Whether a mark, or in a gap a word that bounds a clause, parts what stands before it from what stands behind."""
    low = words.lows[at]
    return not low[0].isalnum() or (element.kind == "gap" and low in lexicon.words["boundary"])


def _thing(words: Words, lexicon: Lexicon, at: int, high: int, name: str, weak: bool) -> tuple[Range, bool] | None:
    """The noun phrase of class ``name`` that begins at ``at``, and whether only a part of it is meant."""
    phrase = noun_phrase(words, lexicon, at, high)
    if phrase is None:
        return None
    inner = part_of(words, lexicon, phrase, high)
    if inner is not None and is_of(words, lexicon, inner[0], name):
        return (phrase[0], inner[0][1]), inner[1]
    if not is_of(words, lexicon, phrase, name):
        return None
    if name == "town" and not lexicon.words["not_towns"].isdisjoint(words.lows[slice(*phrase)]):
        return None
    if name == "aid" and not lexicon.words["military"].isdisjoint(words.lows[slice(*phrase)]):
        return None
    if name == "arms" and not lexicon.words["not_arms"].isdisjoint(words.lows[slice(*phrase)]):
        return None
    end = phrase[1]
    weak = weak and not _armed_with(words, lexicon, end, high)
    if weak and end < high and (words.lows[end] in lexicon.words["weak_stop"] or words.lows[end] == "over"):
        return None
    if weak and not lexicon.words["weak_idioms"].isdisjoint(words.lows[end : min(high, end + 2)]):
        return None
    return phrase, False


def _armed_with(words: Words, lexicon: Lexicon, at: int, high: int) -> bool:
    """Whether what follows says with which weapon: "hit the town with missiles" is meant as it stands."""
    if at + 1 >= high or words.lows[at] not in lexicon.words["armed_with"]:
        return False
    weapon = noun_phrase(words, lexicon, at + 1, high)
    return weapon is not None and (is_of(words, lexicon, weapon, "ordnance") or is_of(words, lexicon, weapon, "arms"))


def _agent(words: Words, lexicon: Lexicon, at: int, high: int) -> Range | None:
    """The noun phrase after a "by" that stands within a few words from ``at``; names of places between them do not count."""
    by, counted, placing = at, 0, False
    while by < high and counted < _BY:
        here = words.lows[by]
        if here in lexicon.words["agents"]:
            return noun_phrase(words, lexicon, by + 1, high)
        leads = here in lexicon.words["at_places"] or here in lexicon.words["joined_places"]
        within = placing and (here in lexicon.words["determiners"] or here in lexicon.words["compass"])
        placing = leads or within
        comma = here == "," and _parts_places(words, lexicon, by, at)
        if (not here[0].isalnum() and not comma) or here in lexicon.words["auxiliaries"]:
            return None
        counted += not (placing or comma or words.marks[by] == "place")
        by += 1
    return None


def _parts_places(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether the comma at ``at`` stands after the name of a place, before another or "by": "in Aldova, in the south, by"."""
    listed = lexicon.words
    after = words.lows[at + 1] if at + 1 < len(words.lows) else "."
    goes_on = after in listed["at_places"] or after in listed["agents"] or words.marks[at + 1 : at + 2] == ["place"]
    return at > low and words.marks[at - 1] == "place" and goes_on


def _from(words: Words, lexicon: Lexicon, at: int, high: int) -> Range | None:
    """The forces from which a deed comes by the words right after its noun: "under attack from Ruritanian troops"."""
    if at + 1 >= high or words.lows[at] not in lexicon.words["leaving"]:
        return None
    phrase = noun_phrase(words, lexicon, at + 1, high)
    doer = named_in(words, lexicon, phrase, nominal=False) if phrase else None
    return phrase if doer and doer.sort == "body" else None


def _said(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether a word is the verb of many who tell something: "agencies report explosions", not "a news report"."""
    told = words.lows[at] in lexicon.words["telling_plainly"] and at > low
    return told and words.lows[at - 1].endswith("s") and not words.lows[at - 1].endswith(("'s", "s'", "’s", "s’"))


def _modifiers(words: Words, lexicon: Lexicon, at: int, low: int) -> Range | None:
    """The words before a noun that belong to its phrase ("the Russian" capture)."""
    begin = at
    stop, opening = lexicon.words["stop"], lexicon.words["determiners"]
    low = max((on + 1 for on in range(max(low, at - 3), at) if _said(words, lexicon, on, low)), default=low)
    if begin - 3 > low and words.lows[begin - 1] == ")" and words.lows[begin - 3] == "(":
        begin -= 3  # "the Free Arvenian Army (FAA) strike"
    while (
        begin > max(low, at - 5 - (at - begin)) and words.lows[begin - 1][0].isalnum() and words.lows[begin - 1] not in stop
    ):
        if words.lows[begin - 1] in lexicon.words["boundary"]:
            break
        begin -= 1
        if words.lows[begin] in opening and not (begin > low and words.lows[begin - 1].endswith(("'s", "s'"))):
            break  # the phrase begins here: "Arvenia claims the" is no part of "the killing"
    return (begin, at) if begin < at else None


def _doers(
    words: Words, lexicon: Lexicon, at: int, left: Range | None, low: int, kind: str
) -> tuple[tuple[Range | None, Standing], ...]:
    """Where to look for the actor of a noun: whoever launched it, then what modifies it."""
    listed = lexicon.words
    verbs = listed["launching"] | (listed["announcing"] if kind in listed["announced"] else frozenset())
    begin, led = left[0] if left else at, False
    for verb in range(at - 1, max(low, begin - _LAUNCHED) - 1, -1):
        described = words.lows[verb - 1] if verb > low else ""
        if words.lows[verb] in verbs and not (
            words.lows[verb].endswith(("ing", "ed"))
            and (described in listed["determiners"] or described.endswith(("'s", "s'")))
        ):
            left = (verb + 1, at) if verb >= begin and verb + 1 < at else left if verb < begin else None
            if words.lows[verb].endswith("ing") and words.lows[max(low, verb - 1)] in listed["parting"]:
                return ((left, "words before the noun"),)  # "… while continuing attacks": whoever the clause before is of
            subject: tuple[Range | None, Standing] = (subject_of(words, lexicon, verb, low), "subject of the verb")
            owner: tuple[Range | None, Standing] = (left, "words before the noun")
            return (owner, subject) if left and _owned(words, lexicon, left) else (subject, owner)
        if (
            not led
            and words.lows[verb] in listed["armed_with"]
            and (answer := _answers(words, lexicon, verb, low)) is not None
        ):
            if left is not None and left[0] <= verb:
                left = (verb + 1, at) if verb + 1 < at else None
            return ((left, "words before the noun"), (subject_of(words, lexicon, answer, low), "subject of the verb"))
        led = led or words.lows[verb] in listed["prepositions"] - listed["joined_places"]
        if tuple(words.lows[verb - 1 : verb + 1]) in lexicon.bounds:
            continue  # "more than 300 strikes"
        if words.lows[verb] in listed["joining"] and _describing(words, lexicon, verb, low, at):
            continue  # "launched its brutal and unprovoked invasion"
        if words.lows[verb] in listed["boundary"] or not _goes_on(words, lexicon, verb, at):
            break
    return ((left, "words before the noun"), (_shared_modifiers(words, lexicon, begin, low), "words before the noun"))


def _describing(words: Words, lexicon: Lexicon, joint: int, low: int, noun: int) -> bool:
    """Whether "and" at ``joint`` joins two words that describe the noun: behind a possessive and one word before it."""
    opens = joint - 2 >= low and words.lows[joint - 2] in lexicon.words["possessive"]
    plain = (at for at in (joint - 1, *range(joint + 1, noun)) if words.lows[at].isalpha())
    kinds = (
        lexicon.classes["ordnance"] | lexicon.words["acts_of_war"] | lexicon.words["determiners"] | lexicon.classes["bodies"]
    )
    return opens and all(words.lows[at] not in kinds and not words.capital(at) for at in plain)


def _answers(words: Words, lexicon: Lexicon, at: int, low: int) -> int | None:
    """The active verb before "with" at ``at`` by which somebody does what follows: "retaliated with strikes"."""
    for verb in range(at - 1, max(low, at - _MOST_WHO) - 1, -1):
        if words.lows[verb] in lexicon.words["answering"]:
            start = group_start(words, lexicon, verb, low)
            return verb if lexicon.words["be"].isdisjoint(words.lows[start:verb]) else None
        if not words.lows[verb][0].isalnum() or words.lows[verb] in lexicon.words["boundary"]:
            return None
    return None


def _owned(words: Words, lexicon: Lexicon, left: Range) -> bool:
    """Whether the words before a deed say whose it is, whoever else approves or halts it: "approved Norland's plan"."""
    owner = named_in(words, lexicon, left, nominal=True)
    if owner is None or owner.sort != "owner":
        return False
    begin, end = owner.words
    return words.lows[end - 1].endswith(("'s", "’s", "s'")) or is_adjective(words, lexicon, begin)


def _goes_on(words: Words, lexicon: Lexicon, at: int, noun: int) -> bool:
    """Whether a phrase goes on over what stands at ``at``: a word, a hyphen in one, the marks around words quoted before ``noun``."""
    if words.lows[at][0].isalnum() or words.hyphen(at):
        return True
    marks = lexicon.words["quoting_marks"]
    around = (*words.lows[max(0, at - _LAUNCHED) : at], *words.lows[at + 1 : noun])
    return words.lows[at] in marks and sum(low in marks for low in around) == 1


def _inflicted(words: Words, lexicon: Lexicon, at: int, low: int) -> tuple[tuple[Range | None, Standing], ...]:
    """Who or what causes a loss by a verb before it: "left ten people dead", "caused the death of ten"; none by a participle."""
    for verb in range(at - 1, max(low, at - _LAUNCHED) - 1, -1):
        if words.lows[verb] in lexicon.words["inflicting"]:
            before = words.lows[group_start(words, lexicon, verb, low) - 1]
            finite = not words.lows[verb].endswith("ing") and before not in lexicon.words["relatives"]
            return ((subject_of(words, lexicon, verb, low), "subject of the verb"),) if finite else ()
        if words.lows[verb] in lexicon.words["boundary"] or not words.lows[verb][0].isalnum():
            break
    return ()


def _shared_modifiers(words: Words, lexicon: Lexicon, begin: int, low: int) -> Range | None:
    """What modifies the deed that "and" joins to the bare one at ``begin``: "Ruritanian attacks and shelling"."""
    other = begin - 2
    if other <= low or words.lows[begin - 1] not in lexicon.words["joining"]:
        return None
    joined = lexicon.words["acts_of_war"] | lexicon.classes["ordnance"]  # "a Ruritanian missile and drone attack"
    if words.lows[other] not in joined and words.lows[other] not in lexicon.nouns:
        return None
    if words.lows[begin] in lexicon.words["determiners"] or words.lows[begin] in lexicon.numbers or words.numeral(begin):
        return None
    return _modifiers(words, lexicon, other, low)


def _told(*found: tuple[Range | None, Standing]) -> tuple[Doer, ...]:
    """Those of the doers that there are."""
    return tuple(Doer(words, standing) for words, standing in found if words)


def _right_before(words: Words, lexicon: Lexicon, at: int, low: int) -> Range | None:
    """The noun phrase that ends right before ``at``, in words that can belong to one."""
    return _modifiers(words, lexicon, at, low)


def _armed(words: Words, lexicon: Lexicon, phrase: Range | None) -> bool:
    """Whether a phrase before a gerund can be its subject: forces, not the town in "hit districts of the town killing ten"."""
    return phrase is not None and words.marks[phrase[1] - 1] != "place" and is_of(words, lexicon, phrase, "armed")


def _aux(words: Words, lexicon: Lexicon, at: int, low: int) -> bool:
    """Whether a form of "be" stands before the verb: "is entering"."""
    return any(words.lows[back] in lexicon.words["be"] for back in range(max(low, at - 3), at))
