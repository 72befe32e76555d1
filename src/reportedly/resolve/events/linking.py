"""Links between events: what one leaves open another tells, where the words say that they belong together.

"Four people were killed in a Ruritanian air strike": the strike says who did it. "The attack injured thirty": the attack is the one
told before, by the same hands and in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model import Argument, Modality, Role, Span
from reportedly.resolve.events.acting import is_mutual
from reportedly.resolve.events.adjoining import suffered_after, told_right_before
from reportedly.resolve.events.doers import is_weapon
from reportedly.resolve.events.frames import Frame
from reportedly.resolve.events.lexicon import Lexicon
from reportedly.resolve.events.tying import SCORES
from reportedly.resolve.events.words import Words

Tied = tuple[Frame, Span, Modality, tuple[Argument, ...]]

_WITHIN = 25
"""Words between a loss and the attack that caused it."""
_BREATH = 6
"""Words between two attacks that are told in one breath."""
_DESCRIBED = 4
"""Words between what leads to a deed or a loss and the noun that tells it."""
_RETOLD = "told of it in the next sentence"
_ANSWERS = frozenset(
    ("by-phrase", "who is accused of it", "who claims or denies it", "whom it is put down to", "words before the noun")
)
"""Reasons for which somebody is said to have done "the attack" that was told right before."""
_BACK = 3
"""Sentences before "the attack" in which it may have been told."""


def linked(words: Words, lexicon: Lexicon, tied: Sequence[Tied]) -> Iterator[tuple[Argument, ...]]:
    """The arguments of each event, with those that it takes from another; events are in text order."""
    tied = _answered(words, lexicon, tied)
    done = [_attack(words, lexicon, tied, at) for at in range(len(tied))]
    for at in range(len(done)):
        done[at] = _attack(words, lexicon, done, at)
    for at, (frame, span, modality, own) in enumerate(done):
        found = list(own)
        if _family(frame) in lexicon.words["caused"]:
            cause = _cause(words, lexicon, done, at)
            if cause is not None:
                _take(
                    found,
                    cause,
                    "the attack that did it",
                    ("who", "place") if _one_side(words, lexicon, cause) else ("place",),
                )
        if not any(each.role == "who" for each in found):
            _chained(words, lexicon, done, at, found)
        if not any(each.role == "who" for each in found) and (before := suffered_after(words, lexicon, done[:at], frame)):
            _take(found, before, "the deed told right before", ("who",))
        if _family(frame) in lexicon.words["placed"] and not any(each.role == "place" for each in found):
            before = _in_paragraph(words, lexicon, done[:at], frame)
            if before is not None:
                _take(found, before, "where what is told before it took place", ("place",))
        found.sort(key=lambda each: _ORDER.index(each.role))
        done[at] = (frame, span, modality, tuple(found))
    for at, (frame, span, modality, own) in enumerate(done):
        found = list(own)
        if not any(each.role == "who" for each in found) and (other := _harmed_with(words, lexicon, done, at)) is not None:
            _take(found, other, "told in one breath with it", ("who",))
            found.sort(key=lambda each: _ORDER.index(each.role))
            done[at] = (frame, span, modality, tuple(found))
    return (found for _, _, _, found in done)


def _harmed_with(words: Words, lexicon: Lexicon, done: Sequence[Tied], at: int) -> Tied | None:
    """The harm told in one breath with an event's: "ten are killed and others injured by …", "killed ten and left two injured"."""
    listed, frame = lexicon.words, done[at][0]
    if _family(frame) not in listed["harming"]:
        return None
    for other in (done[at + 1 : at + 2], done[at - 1 : at] if at else ()):
        for one in other:
            deed = one[0]
            if deed.sentence != frame.sentence or _family(deed) not in listed["harming"] or _who(one) is None:
                continue
            first, last = min(frame.end, deed.end), max(frame.begin, deed.begin)
            between = words.lows[first:last]
            joints = [first + on for on, low in enumerate(between) if low in listed["joining"]]
            if len(joints) != 1 or not (listed["breaks"] | listed["relatives"]).isdisjoint(between):
                continue
            joint = joints[0]
            if (
                not frame.who
                and deed.begin > frame.begin
                and joint == first
                and all(_more(words, lexicon, on) for on in range(joint + 1, last))
            ):
                return one
            if deed.begin < frame.begin and words.lows[joint + 1] in listed["inflicting"]:
                return one
    return None


def _more(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a word only counts more of the same: "and at least eight others are"."""
    low, listed = words.lows[at], lexicon.words
    counts = words.numeral(at) or low in lexicon.numbers or any(low in bound for bound in lexicon.bounds)
    return counts or low in listed["be"] | listed["more"] | listed["adverbs"]


def _answered(words: Words, lexicon: Lexicon, tied: Sequence[Tied]) -> list[Tied]:
    """``tied``, with the doer that the next sentence tells of "the attack" given to what is told of it before."""
    found = list(tied)
    for frame, span, _, own in tied:
        who = next((each for each in own if each.role == "who" and each.reason in _ANSWERS), None)
        if who is None or not _again(words, lexicon, frame):
            continue
        for at in told_right_before(words, lexicon, tied, frame):
            other = found[at]
            argument = Argument("who", who.id, SCORES[_RETOLD], _RETOLD, (span,))
            found[at] = (*other[:3], (argument, *other[3]))
    return found


def _one_side(words: Words, lexicon: Lexicon, cause: Tied) -> bool:
    """Whether the doer of an attack did all of it, and is not merely one of two who fought."""
    given = next((each for each in cause[3] if each.role == "who"), None)
    return given is None or given.reason == "the other side" or not is_mutual(words, lexicon, cause[0])


def _chained(words: Words, lexicon: Lexicon, done: Sequence[Tied], at: int, found: list[Argument]) -> None:
    """Give an event whose doer is open that of the deed of the same sentence that it is part of, by what joins the two."""
    frame = done[at][0]
    before = [one for one in done[:at] if one[0].sentence == frame.sentence]
    participle = _participle(words, lexicon, frame)
    if participle is not None and (whole := _gone_on(words, lexicon, before, participle)):
        _take(found, whole, "what it goes on from", ("who",))
        return
    doers = {who for one in before if (who := _who(one)) is not None}
    if _absolute(words, lexicon, frame) and len(doers) == 1 and (whole := _main(words, before)) is not None:
        _take(found, whole, "what it goes on from", ("who",))
        return
    if not frame.verbal and (whole := _done_in(words, lexicon, before, frame)):
        _take(found, whole, "what it is done in or by", ("who",))
        return
    if not frame.verbal and (whole := _told_of(words, lexicon, before, frame)):
        _take(found, whole, "the same told before", ("who",))
        return
    if (told := _pointed(words, lexicon, done[:at], frame)) is not None:
        _take(found, told, "the same told before", ("who",))
        return
    for one in before:
        deed = one[0]
        subject = any(doer.words[0] <= deed.begin < doer.words[1] for doer in frame.who)
        if subject and _family(deed) == "attack" and not deed.verbal and not is_mutual(words, lexicon, deed):
            _take(found, one, "the deed that it is told of", ("who",))
            return


def _pointed(words: Words, lexicon: Lexicon, before: Sequence[Tied], frame: Frame) -> Tied | None:
    """The attack told before that the subject of ``frame``, or what it happened in, points back to: "the strike killed ten"."""
    listed = lexicon.words
    if _family(frame) not in listed["placed"] | listed["caused"]:
        return None
    phrases = [doer.words for doer in frame.who if doer.standing == "subject of the verb"]
    if not phrases and frame.end + 2 < frame.sentence[1] and words.lows[frame.end] in listed["means"]:
        phrases = [(frame.end + 1, min(frame.sentence[1], frame.end + 1 + _DESCRIBED))]
    for begin, end in phrases:
        last = next(
            (at for at in range(begin, end) if words.lows[at] in listed["acts_of_war"] or is_weapon(words, lexicon, at)), 0
        )
        if not last or words.lows[begin] not in listed["pointing"] or words.lows[last] in listed["mutual_words"]:
            continue
        if any(words.marks[begin : last + 1]):
            continue
        for other in reversed(before):
            between = words.text[words.starts[other[0].begin] : words.starts[frame.begin]]
            if "\n" in between or _sentences_between(words, other[0], frame) > 1:
                break
            if _family(other[0]) == "attack" and other[0].begin < begin and not is_mutual(words, lexicon, other[0]):
                return other
    return None


def _participle(words: Words, lexicon: Lexicon, frame: Frame) -> int | None:
    """The participle that tells what is done along with something else: "destroying two tanks", "inflicting heavy losses"."""
    if words.lows[frame.begin].endswith("ing") and frame.object is not None and frame.begin > frame.sentence[0]:
        return frame.begin
    for at in range(frame.begin - 1, max(frame.sentence[0], frame.begin - _DESCRIBED), -1):
        if words.lows[at] in lexicon.words["inflicting"]:
            return at if words.lows[at].endswith("ing") else None
    return None


def _gone_on(words: Words, lexicon: Lexicon, before: Sequence[Tied], participle: int) -> Tied | None:
    """The deed of the main clause that a participle after a comma goes on from; "and" may join it to another such participle."""
    main = _main(words, before)
    if main is None:
        return None
    first = _before_adverbs(words, lexicon, participle)
    if words.lows[first] in lexicon.words["joining"]:
        first = next(
            (
                led
                for at in range(first - 1, main[0].end, -1)
                if words.lows[at].endswith("ing") and words.lows[led := _before_adverbs(words, lexicon, at)] == ","
            ),
            first,
        )
    between = words.lows[main[0].end : first]
    apart = lexicon.words["relatives"] | lexicon.words["parting"] | lexicon.words["breaks"]
    if words.lows[first] != "," or first < main[0].end or not apart.isdisjoint(between):
        return None
    return main if _agree(main, before) else None


def _absolute(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether "with" after a comma leads what else came of a deed: "shot shoppers, with ten others injured"."""
    if _family(frame) not in lexicon.words["caused"] or frame.who:
        return False
    first = frame.object[0] if frame.object and frame.object[0] < frame.begin else frame.begin
    for at in range(first - 1, max(frame.sentence[0], first - _DESCRIBED), -1):
        if words.lows[at] in lexicon.words["armed_with"]:
            return words.lows[at - 1] == ","
        if words.lows[at] not in lexicon.words["determiners"] and not words.numeral(at):
            return False
    return False


def _main(words: Words, before: Sequence[Tied]) -> Tied | None:
    """The last deed told by a finite verb, else by what somebody "launched"."""
    verbal = next((one for one in reversed(before) if one[0].verbal and not words.lows[one[0].begin].endswith("ing")), None)
    led = (one for one in reversed(before) if any(each.reason == "subject of the verb" for each in one[3]))
    return verbal or next(led, None)


def _before_adverbs(words: Words, lexicon: Lexicon, at: int) -> int:
    """The word before the one at ``at`` and the adverbs that lead it."""
    at -= 1
    while at > 0 and (words.lows[at] in lexicon.words["adverbs"] or words.lows[at].endswith("ly")):
        at -= 1
    return at


def _agree(one: Tied, before: Sequence[Tied]) -> bool:
    """Whether no deed that is told after ``one`` is another's."""
    who = _who(one)
    after = [other for other in before if other[0].begin > one[0].begin]
    return who is not None and all(_who(other) in (None, who) for other in after)


def _who(one: Tied) -> str | None:
    return next((each.id for each in one[3] if each.role == "who"), None)


def _done_in(words: Words, lexicon: Lexicon, before: Sequence[Tied], frame: Frame) -> Tied | None:
    """The deed that is done in, by or after the attack that ``frame`` tells: "captured the town following an assault"."""
    listed = lexicon.words
    broken = frame.type in listed["done_in"]
    if not broken and _family(frame) != "attack":
        return None
    led = _led_at(words, lexicon, frame)
    if led is None:
        return None
    for one in reversed(before):
        deed = one[0]
        follows = deed.type in listed["follows_deed"] and words.lows[led] in listed["aftermath"]
        if not (deed.verbal or broken) or deed.end > led:
            continue
        caused = broken or deed.type in listed["follows_deed"] or _family(deed) in (*listed["caused"], "attack")
        if not (follows or (caused and words.lows[led] in listed["means"])) or not _agree(one, before):
            return None
        between = words.lows[deed.end : led]
        apart = listed["relatives"] | listed["parting"] | listed["breaks"]
        return one if apart.isdisjoint(between) or words.lows[led - 1] == "," else None
    return None


def _led_at(words: Words, lexicon: Lexicon, frame: Frame) -> int | None:
    """Where the preposition stands that leads the noun of ``frame`` with what describes it."""
    at = frame.begin - 1
    while at >= frame.sentence[0] and at > frame.begin - _DESCRIBED - 2:
        low = words.lows[at]
        if low in lexicon.words["means"] or low in lexicon.words["aftermath"]:
            return at
        if not (low[0].isalnum() or words.hyphen(at)) or low in lexicon.words["boundary"] | lexicon.words["prepositions"]:
            return None
        at -= 1
    return None


def _told_of(words: Words, lexicon: Lexicon, before: Sequence[Tied], frame: Frame) -> Tied | None:
    """The deed before "and" whose owner is that of the bare noun after it too: "Ruritanian strikes on the city and killing of …"."""
    if not before or before[-1][0].verbal:
        return None
    one, at = before[-1], frame.begin - 1
    given = next((each for each in one[3] if each.role == "who"), None)
    bare = lexicon.words["determiners"] | lexicon.numbers
    owned = False
    while at >= one[0].end and words.lows[at] not in lexicon.words["joining"] | lexicon.words["including"]:
        owned = owned or words.lows[at] in lexicon.words["self_owned"]  # "its attacks, as well as its siege"
        if owned and words.lows[at] in lexicon.words["as_well"]:
            break
        if owned:
            at -= 1
            continue
        if words.lows[at] in bare or words.numeral(at) or not words.lows[at][0].isalnum() or words.marks[at]:
            return None
        at -= 1
    if given is None or at < one[0].end:
        return None
    led = owned or words.lows[at] in lexicon.words["including"]
    if not led and given.reason not in ("words before the noun", "the same told before"):
        return None  # "attacks by the army and shelling" may be another's
    acts = any(form in ("past", "third") for low in words.lows[one[0].end : at] for _, form in lexicon.verbs.get(low, ()))
    parted = not (lexicon.words["parting"] | lexicon.words["relatives"]).isdisjoint(words.lows[one[0].end : at])
    return None if acts or parted else one


def _attack(words: Words, lexicon: Lexicon, tied: Sequence[Tied], at: int) -> Tied:
    """The event at ``at``; an attack with what those harmed in it, or the same attack told before, say of it."""
    frame, span, modality, own = tied[at]
    if frame.verbal:
        return tied[at]
    found = list(own)
    if _family(frame) != "attack":
        before = _told_before(words, lexicon, tied[:at], frame) if _again(words, lexicon, frame) else None
        if before is not None and not _elsewhere(found, before):
            _take(found, before, "the same told before", ("who", "place"))
        return frame, span, modality, tuple(found)
    if at and _in_one_clause(words, lexicon, tied[at - 1][0], frame):
        _take(found, tied[at - 1], "the same told before", ("who", "place"))
    for other, (harmed, _, _, _) in enumerate(tied):
        same = harmed.sentence == frame.sentence and _family(harmed) in lexicon.words["caused"]
        if same and harmed.end <= frame.begin and _cause(words, lexicon, tied, other) is tied[at]:
            _take(found, tied[other], "who harmed people in it", ("who",))
    if _again(words, lexicon, frame):
        before = _told_before(words, lexicon, tied[:at], frame)
        if before is not None and not _elsewhere(found, before):
            _take(found, before, "the same told before", ("who", "place"))
    return frame, span, modality, tuple(found)


_ORDER: tuple[Role, ...] = ("who", "place", "time", "number")


def _family(frame: Frame) -> str:
    return frame.type.partition(".")[0]


def _take(found: list[Argument], other: Tied, reason: str, roles: tuple[Role, ...]) -> None:
    has = {each.role for each in found}
    for each in other[3]:
        if each.role in roles and each.role not in has:
            found.append(Argument(each.role, each.id, SCORES[reason], reason, (other[1],)))


def _cause(words: Words, lexicon: Lexicon, tied: Sequence[Tied], at: int) -> Tied | None:
    """The attack by which people were harmed or driven out, told in the same clause or as its subject."""
    frame = tied[at][0]
    for other in tied:
        attack = other[0]
        if attack.sentence != frame.sentence or attack is frame:
            continue
        if not (_family(attack) == "attack" or is_mutual(words, lexicon, attack) or _goes_on(words, attack, frame)):
            continue
        if any(doer.words[0] <= attack.begin < doer.words[1] for doer in frame.who):
            return other
        if (
            is_mutual(words, lexicon, attack)
            and words.lows[_led_at(words, lexicon, attack) or 0] not in lexicon.words["means"]
        ):
            continue  # nobody knows who killed those killed "during a fight with rebels"
        if attack.begin >= frame.end and attack.begin - frame.end <= _WITHIN:
            between = words.lows[frame.end : attack.begin]
            linked = not lexicon.words["links"].isdisjoint(between) and lexicon.words["breaks"].isdisjoint(between)
            if linked and not _in_aside(words, lexicon, frame, attack):
                return other
        opens = (
            _led_at(words, lexicon, attack) == frame.sentence[0] and words.lows[frame.sentence[0]] in lexicon.words["means"]
        )
        if opens and _again(words, lexicon, attack) and not frame.who and attack.end < frame.begin:
            return other  # "In the attack three people were killed"
        if (
            attack.end <= frame.begin
            and words.lows[frame.begin].endswith("ing")
            and words.lows[frame.begin - 1] in (",", "and")
        ):
            rest = [one for one in tied if attack.begin < one[0].begin < frame.begin and _family(one[0]) == "attack"]
            return other if _who(other) is None or _agree(other, rest) else None
    return None


def _in_aside(words: Words, lexicon: Lexicon, frame: Frame, attack: Frame) -> bool:
    """Whether an attack is told in a clause about somebody harmed: "killed a man who took part in the attack"."""
    opened = [at for at in range(frame.end, attack.begin) if words.lows[at] in lexicon.words["relatives"]]
    if not opened or attack.verbal:
        return False
    led = _led_at(words, lexicon, attack)
    return led is None or words.lows[led - 1] != "," or led < opened[-1]


def _goes_on(words: Words, before: Frame, frame: Frame) -> bool:
    """Whether a participle after a comma says what whoever did the deed before it did by it: "entered the town, killing ten"."""
    first = frame.begin - 1
    near = before.verbal and before.end <= first and words.lows[first] == "," and words.lows[frame.begin].endswith("ing")
    return near and all(words.lows[at][0].isalnum() or words.lows[at] == "-" for at in range(before.end, first))


def _again(words: Words, lexicon: Lexicon, frame: Frame) -> bool:
    """Whether a noun points back to an attack told before: "the attack", "Monday's strike", without saying which."""
    if frame.verbal or frame.object is not None or frame.begin == frame.sentence[0]:
        return False
    before = words.lows[frame.begin - 1]
    return before in lexicon.words["pointing"] or (before.endswith(("'s", "’s")) and before[:-2] in lexicon.words["days"])


def _told_before(words: Words, lexicon: Lexicon, done: Sequence[Tied], frame: Frame) -> Tied | None:
    for other in reversed(done):
        if _sentences_between(words, other[0], frame) > _BACK:
            return None
        # "the attack" may be a strike told before, but "this strike" is no attack of another sort
        same = other[0].type == frame.type or (frame.type == "attack" and _family(other[0]) == "attack")
        harmed = frame.type == "attack" and _family(other[0]) in lexicon.words["harming"] and _harms(words, other, frame)
        if (same and other[3]) or harmed:
            return other
    return None


def _harms(words: Words, other: Tied, frame: Frame) -> bool:
    """Whether somebody did harm in the sentence before, which "the attack" then means: "shot two men dead. The shooting …"."""
    did = any(each.role == "who" and each.reason == "subject of the verb" for each in other[3])
    between = words.text[words.starts[other[0].begin] : words.starts[frame.begin]]
    return (
        did
        and "\n" not in between
        and other[0].sentence != frame.sentence
        and _sentences_between(words, other[0], frame) <= 2
    )


def _in_paragraph(words: Words, lexicon: Lexicon, done: Sequence[Tied], frame: Frame) -> Tied | None:
    for other in reversed(done):
        between = words.text[words.starts[other[0].begin] : words.starts[frame.begin]]
        if "\n" in between or _sentences_between(words, other[0], frame) > 1:
            return None
        if _family(other[0]) in lexicon.words["placed"] and any(each.role == "place" for each in other[3]):
            return other
    return None


def _in_one_clause(words: Words, lexicon: Lexicon, one: Frame, other: Frame) -> bool:
    """Whether two attacks are told in one breath: "an offensive with air strikes", "shelling followed by a raid"."""
    if (
        one.sentence != other.sentence
        or _family(one) != "attack"
        or other.begin - one.end > _BREATH
        or one.object is not None
    ):
        return False
    between = words.lows[one.end : other.begin]
    if any(
        words.lows[at] in lexicon.words["joining"] and words.lows[at + 1] in lexicon.words["determiners"]
        for at in range(one.end, other.begin)
    ):
        return False  # "a Ruritanian strike and an attack on the port": another's, maybe
    return all(low[0].isalnum() and low not in lexicon.words["breaks"] for low in between) and not (
        lexicon.words["boundary"] - lexicon.words["joining"]
    ).intersection(between)


def _elsewhere(found: Sequence[Argument], other: Tied) -> bool:
    """Whether the place that an event has of its own is another than that of the one told before."""
    own = next((each for each in found if each.role == "place"), None)
    theirs = next((each for each in other[3] if each.role == "place"), None)
    if own is None or (theirs is not None and own.id == theirs.id):
        return False
    return theirs is None or own.evidence[-1].text.lower() != theirs.evidence[-1].text.lower()


def _sentences_between(words: Words, one: Frame, other: Frame) -> int:
    if one.sentence == other.sentence:
        return 0
    return sum(one.sentence[0] < begin <= other.sentence[0] for begin, _ in words.sentences)
