"""Which way the sentence of a time expression looks: what its governing verb says is to come or was.

A direction is 1 for what is to come, -1 for what was, 0 where the sentence does not say; 2 and -2 where the verb leaves no doubt that
the time itself is meant ("will meet on …", "had met on …", "died on …"), not one that is only named beside it ("a vote in …").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportedly.resolve.times.grammar import Expression
from reportedly.resolve.times.tokens import Tokens
from reportedly.resolve.times.vocabulary import Vocabulary

_REACH = 15
"""How many words away the tense of a sentence may show."""
_AT_ONCE = 4
"""Words after an expression in which a verb goes on with it."""
_FRAGMENT = 3
"""Words of a quotation that is a part of the sentence around it."""
_WIDE = 60
"""The same for words of which some stand in brackets or quotations that are none of its clause."""
_OPENING, _CLOSING = "([", ")]"
_NEAR = 5
"""Words before "on" or "in" in which a verb with its object may stand ("seized the town on …")."""
_FAR = 9
"""The same for a verb with its auxiliary."""
_OPENED = 5
"""Words after a time that opens its sentence in which its subject stands with the verb."""
_LEADS = ("ON", "IN", "AT")
_TIMES = ("MONTH", "MAY", "ABBR", "WEEKDAY", "YEAR")
_GOES_ON = (*_TIMES, *_LEADS, "AND", "BETWEEN", "FROM")
"""What after a comma goes on with what stood before it: "on Monday in Varn, and on Tuesday in Norvik"."""


def tense(row: Tokens, expression: Expression, words: Vocabulary) -> int:
    """The direction of the nearest verb of the sentence that says one: first of those before the expression, then of those after."""
    before = _beside(row, expression, range(expression.first - 1, -1, -1))
    after = range(expression.last, min(len(row.codes), expression.last + _REACH))
    plain = range(expression.first - 1, max(-1, expression.first - 1 - _REACH), -1)
    if expression.first and row.any(expression.first - 1, "BY", "UNTIL"):
        return _deadline(row, expression, (plain, after), words)
    said = _direction(row, expression, before, words) or _direction(row, expression, plain, words)
    return said or _direction(row, expression, after, words)


def was_to_come(row: Tokens, expression: Expression, words: Vocabulary) -> str:
    """How a time is told to have been yet to come from a past day: "set" ("was set for Friday"), "would" ("would leave on Friday").

    Empty where it is not. The nearest finite verb before it in its clause says so, or an infinitive that hangs on that.
    """
    lists = words.lists
    for index in within(row, expression, range(expression.first - 1, max(-1, expression.first - 1 - _REACH), -1)):
        word, before = row.low(index), row.low(index - 1) if index else ""
        if row.any(index, "COMMA") or word == ";":
            return ""
        if word in lists["tense.to_come_then"]:
            return "would"
        if before in lists["tense.was"] and (word in lists["tense.arranged"] or word in lists["tense.future"]):
            return "set"
        if before in lists["tense.was"] and word in lists["tense.to"]:
            return "set"
        arranged = word in lists["tense.future"] or word in lists["tense.arranged"] or before in lists["tense.be"]
        if _told(row, index, words) and not arranged:
            return ""
    return ""


def _beside(row: Tokens, expression: Expression, indices: Sequence[int]) -> list[int]:
    """The nearest of ``indices`` but those that are no part of its own clause: what stands in brackets, and whole quotations."""
    own, found, depth = row.voices[expression.first], list[int](), 0
    within_ = list(within(row, expression, indices[:_WIDE]))
    quoted = Counter(row.voices[at] for at in within_)
    for at in within_:
        sign = row.text[row.starts[at] : row.ends[at]]
        depth = max(0, depth + (sign in _CLOSING) - (sign in _OPENING))
        voice = row.voices[at]
        if depth or sign in _OPENING or (voice not in (-1, own) and quoted[voice] > _FRAGMENT):
            continue
        found.append(at)
        if len(found) == _REACH:
            break
    return found


def within(row: Tokens, expression: Expression, indices: Sequence[int]) -> Iterator[int]:
    """The indices as far as they lie in the sentence of ``expression``."""
    sentence = row.sentences[expression.first]
    return takewhile(lambda index: row.sentences[index] == sentence, indices)


def _deadline(row: Tokens, expression: Expression, around: tuple[range, range], words: Vocabulary) -> int:
    """Of "by Friday": to come, unless it is told in retrospect ("had left by Friday", "by Friday noon 12 were dead")."""
    lists = words.lists
    before = list(within(row, expression, around[0]))
    if len(before) <= 1 or row.any(before[1], "COMMA", "AND"):  # it opens a clause, whose verb follows
        return _direction(row, expression, around[1], words) or 1
    if row.any(expression.first - 1, "UNTIL"):
        return _until(row, expression, before, words)
    return -1 if any(row.low(index) in lists["tense.retrospect"] for index in before) else 1


def _until(row: Tokens, expression: Expression, before: Sequence[int], words: Vocabulary) -> int:
    """Of "until Friday": to come, as what is set, closed or put off is, unless what went on before is told ("had held out until")."""
    lists = words.lists
    after = range(expression.last, min(len(row.codes), expression.last + _AT_ONCE))
    if any(row.low(index) in lists["tense.ended"] for index in within(row, expression, after)):
        return -1
    for index in before[1:]:
        word, follows = row.low(index), row.low(index + 1)
        if word in lists["tense.perfect"]:
            return 1 if follows in lists["tense.until_given"] else -1
        if word in lists["tense.retrospect"] and follows in lists["tense.to"]:
            return 1  # "was to last until Friday"
        if word in lists["tense.retrospect"]:
            done = follows.endswith("ed") or follows in lists["tense.participles"]
            return 1 if done and not follows.endswith("ing") else -1
        if word in lists["tense.going_on"]:
            return -1
        if _told(row, index, words):
            return -1 if row.low(index - 1) in lists["tense.perfect"] else 1
    return 1


def _direction(row: Tokens, expression: Expression, indices: Sequence[int], words: Vocabulary) -> int:
    lists = words.lists
    lead = expression.first - 1
    put = lead >= 0 and row.any(lead, "FOR", "TO", "UNTIL")  # "set for Friday", "postponed to Friday"
    infinitive = apart = parted = False
    for index in within(row, expression, indices):
        word, before = row.low(index), row.low(index - 1) if index else ""
        if word == ";":
            break
        if row.any(index, "COMMA") and index < lead - 1:
            apart, parted = True, parted or not row.any(index + 1, *_GOES_ON)
        if parted and row.any(index, *_TIMES):
            return 0  # "will shut in 2027, after a loss in March": the verb has its own time
        if word in lists["tense.to"] and index != lead and _bare(row, index + 1, words):
            if before in lists["tense.be_to"] or before in lists["tense.binding"]:
                return 1
            infinitive = True
            continue
        if put and word in lists["tense.arranged"] and before in lists["tense.be_to"]:
            return 1  # "was set for Friday"
        told = _told(row, index, words)
        if told < 0 and before in lists["tense.be"]:
            continue
        if told and ((infinitive and word in lists["tense.binding"]) or (put and word in lists["tense.arranged"])):
            return 1  # "told them to leave on Friday", "postponed the vote to Friday"
        if told < 0 and index < lead - 1 and word in lists["tense.saying"] and _comes(row, expression, words):
            return 1  # "said the vote on Dec. 3 would be fair"
        if told:
            firm = not apart and not infinitive and _firm(row, expression, index, words)
            return told * (2 if firm else 1)
    return 0


def _told(row: Tokens, index: int, words: Vocabulary) -> int:
    """What a word shows by itself."""
    word, lists = row.low(index), words.lists
    if word in lists["tense.future"]:
        return 1
    if word in lists["tense.past"]:
        return -1
    if word in lists["tense.scheduled"]:
        return 1
    if (
        word in lists["tense.scheduled_many"]
        and index
        and (row.low(index - 1).endswith("s") or row.low(index - 1) in lists["tense.many"])
    ):
        return 1
    if word in lists["tense.unchanged"] and index and _past_of_same_form(row, index, words):
        return -1
    return -1 if word.endswith("ed") and len(word) > 3 and word not in lists["tense.not_past"] else 0


def _past_of_same_form(row: Tokens, index: int, words: Vocabulary) -> bool:
    """Whether a form that may be past or present is told as news tells it, and is no noun or infinitive: "missiles hit the city"."""
    before, lists = row.low(index - 1), words.lists
    if row.any(index - 1, "A", "THE", "THIS", "THAT", "ITS", "TO", "BREAK", "OTHER") or not before[0].isalpha():
        return False
    return not any(before in lists[name] for name in ("tense.future", "tense.before_nouns", "tense.to", "tense.bare_after"))


def _firm(row: Tokens, expression: Expression, index: int, words: Vocabulary) -> bool:
    """Whether the verb at ``index`` has the time as its own: one with its auxiliary, or right before the time."""
    lead = expression.first - 1
    if index >= lead:
        if row.low(index) in words.lists["tense.firm_future"]:
            return True
        # "In December troops entered the town"
        opens = lead < 1 or row.sentences[lead - 1] != row.sentences[lead]
        did = _told(row, index, words) < 0 and row.low(index) not in words.lists["tense.saying"]
        return opens and did and index - expression.last <= _OPENED and row.any(lead, *_LEADS)
    lists = words.lists
    if row.any(lead, "FOR", "TO", "UNTIL", "THE", "THIS", "THAT", "ITS"):  # "will mark the October 7 raid"
        return False
    if any(row.low(at) in lists["tense.firm"] for at in (index, index - 1) if at >= 0) and _own(row, index, lead):
        return not _comes(row, expression, words) or row.low(index) in lists["tense.firm_future"]
    if not row.any(lead, *_LEADS):
        return False
    told = row.low(index) in lists["tense.saying"] or row.low(index) in lists["tense.arranged"]
    near = lead - _NEAR <= index and row.low(index) not in lists["tense.future"] and not told
    return index == lead - 1 or (near and not _comes(row, expression, words))


def _own(row: Tokens, index: int, lead: int) -> bool:
    """Whether no other verb's form stands between a verb and the time, and few words ("signed by those running on …")."""
    return index > lead or (lead - _FAR <= index and not any(row.low(at).endswith("ing") for at in range(index + 1, lead)))


def _comes(row: Tokens, expression: Expression, words: Vocabulary) -> bool:
    """Whether what follows says at once that it is to come: "backed the vote on Dec. 3, which will …"."""
    after = range(expression.last, min(len(row.codes), expression.last + _AT_ONCE))
    return any(row.low(index) in words.lists["tense.future"] for index in within(row, expression, after))


def _bare(row: Tokens, index: int, words: Vocabulary) -> bool:
    """Whether a verb may stand at ``index`` after "to": a small letter, none of the classes that times or noun phrases begin with."""
    return index < len(row.codes) and row.any(index, "WORD") and row.word(index) not in words.lists["tense.determiners"]
