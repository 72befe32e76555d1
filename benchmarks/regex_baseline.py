"""The baseline that many would write in an afternoon: quotation marks, the nearest reporting verb, the nearest name.

It is meant to be a fair one: every quotation style of English-language news, 77 reporting verbs in all their forms, names,
pronouns and plain noun phrases as speakers, inverted order ("said Petra Wendle"), interrupted quotations, "according to",
reported clauses with and without "that", trailing attributions and "Name: quotation".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

VERBS = """
    accuse acknowledge add admit advise agree allege announce argue ask assert assure believe boast call caution charge
    cite claim comment complain concede conclude confirm contend counter criticize criticise declare demand deny
    describe disclose dismiss estimate explain expect fear hint indicate insist joke lament maintain mention note
    observe point predict proclaim promise propose quip recall recount reiterate remark reply report respond reveal say
    speculate state stress suggest suspect tell testify think threaten tweet urge vow warn wonder write
""".split()  # noqa: SIM905 - a list of 77 lines is no easier to read

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "write": "writes wrote written writing",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "admit": "admits admitted admitting",
    "quip": "quips quipped quipping",
    "point": "points pointed pointing",
}


def _forms(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    stem = verb.removesuffix("e")
    third = verb + ("es" if verb.endswith(("s", "ss", "sh", "ch")) else "s")
    return [verb, third, stem + "ed", stem + "ing"]


_ALL_FORMS = sorted({form for verb in VERBS for form in _forms(verb)}, key=len, reverse=True)
_VERB = re.compile(rf"\b(?:{'|'.join(_ALL_FORMS)})\b(?: out)?")
_PLAIN_FORMS = rf"(?:(?:has|have|had|also|later|then|already|repeatedly|long) ){{0,2}}(?:{'|'.join(_ALL_FORMS)})(?: out)?"

_NAME = (
    r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w’'-]*\.? )?[A-Z][\w-]+(?:[’']s)?"
    r"(?: (?:(?:of|de|van|von|al|bin) )?(?:[A-Z][\w-]*(?:[’']s)?\.?))*"
)
_PRONOUN = r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]ho|[Ww]e)\b"
_PHRASE = r"\b(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any|[Bb]oth|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Tt]wo)(?: [a-z][\w-]*){1,3}"
_CROWD = (
    r"\b(?:[a-z]+ )?(?:officials|analysts|critics|experts|sources|police|authorities|residents|witnesses|reports|opponents"
    r"|supporters|observers|[Oo]fficials|[Aa]nalysts|[Cc]ritics|[Ee]xperts|[Pp]olice|[Aa]uthorities|[Rr]esidents)\b"
)
_SOURCE = rf"(?:{_PRONOUN}|{_NAME}|{_CROWD}|{_PHRASE})"
_SPEAKER = re.compile(_SOURCE)

_QUOTE = re.compile(
    r"“[^“”]{2,}(?:”|$)"
    r"|„[^„“”]{2,}[“”]"
    r"|«[^«»]{2,}»"
    r"|\"[^\"]{2,}(?:\"|$)"
    r"|(?:``|'').{2,}?(?:''|$)"
    r"|(?<!\w)[‘'](?=\S)(?:[^‘’']|(?<=\w)[’'](?=\w)){2,}[’'](?!\w)",
    re.DOTALL,
)
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\b[A-Z])[.!?]+[\"”’'»)]*\s+"
)
_BLANK = re.compile(r"\n\s*\n")

_LEADING = re.compile(
    rf"(?P<source>{_SOURCE}) (?P<cue>{_PLAIN_FORMS})(?:,? on \w+day)?(?P<gap>:? |, )(?P<content>\S.*)", re.DOTALL
)
_TRAILING = re.compile(
    rf"(?P<content>.{{12,}}?), (?:(?P<source>{_SOURCE}) (?P<cue>{_PLAIN_FORMS})"
    rf"|(?P<cue2>{_PLAIN_FORMS}) (?P<source2>{_NAME}))"
    r"\b[^,]{0,40}$",
    re.DOTALL,
)
_ACCORDING = re.compile(r"\b(?P<cue>[Aa]ccording to) (?P<source>[^,.;:]+)")
_COLON = re.compile(rf"^(?P<source>{_NAME})(?P<cue>:) ?$")

Range = tuple[int, int]


def claims(text: str) -> list[dict[str, Any]]:
    """The claims of ``text`` in the form of ``reportedly read --format jsonl``, as far as this baseline fills it in."""
    found: list[tuple[list[Range], list[Range], list[Range]]] = []
    for start, end in _split(_BLANK if _BLANK.search(text.strip()) else re.compile(r"\n"), text, 0, len(text)):
        found += _paragraph(text, start, end)
    found.sort(key=lambda claim: (claim[1] or claim[2], claim[2]))
    return [
        {
            "id": f"c{number}",
            "source": {"spans": _spans(text, sources), "kind": "person" if sources else "missing"},
            "cue": {"spans": _spans(text, cues)} if cues else None,
            "content": {"spans": _spans(text, contents)},
        }
        for number, (sources, cues, contents) in enumerate(found, 1)
    ]


def _spans(text: str, ranges: list[Range]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "text": text[start:end]} for start, end in ranges]


def _split(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Range]:
    edges = [start, *(match.end() for match in pattern.finditer(text, start, end)), end]
    out = []
    for begin, stop in pairwise(edges):
        piece = text[begin:stop]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if left < right:
            out.append((begin + left, begin + right))
    return out


def _paragraph(text: str, start: int, end: int) -> list[tuple[list[Range], list[Range], list[Range]]]:
    quotes = [match.span() for match in _QUOTE.finditer(text[:end], start)]
    masked = list(text[start:end].replace("\n", " "))
    for a, b in quotes:  # the words inside a quotation hide; its last sign stays, so that sentences can end there
        for i in range(a + 1 - start, max(a + 1, b - 2) - start):
            masked[i] = "q"
    hidden = "".join(masked)
    used: set[int] = set()
    covered: list[Range] = []
    out = []
    for a, b in _split(_SENTENCE, hidden, 0, len(hidden)):
        for sources, cue, content in _reported(hidden, a, b):
            here = (content[0] + start, content[1] + start)
            out.append(([(x + start, y + start) for x, y in sources], [(cue[0] + start, cue[1] + start)], [here]))
            used.update(range(cue[0] + start, cue[1] + start))
            covered.append(here)
    groups: dict[Range, list[Range]] = {}
    for a, b in quotes:
        if len(text[a:b].split()) < 3 or any(x <= a and b <= y + 1 for x, y in covered):
            continue
        colon = _COLON.match(text[start:a].rstrip())
        if colon:
            source, cue = colon.span("source"), colon.span("cue")
            out.append(([(start + source[0], start + source[1])], [(start + cue[0], start + cue[1])], [(a, b)]))
            continue
        cues = [m.span() for m in _VERB.finditer(hidden) if not used & set(range(m.start() + start, m.end() + start))]
        near = min(cues, key=lambda cue: _distance(cue, (a - start, b - start)), default=None)
        if near is not None and _distance(near, (a - start, b - start)) <= 120:
            groups.setdefault(near, []).append((a, b))
    for cue, contents in groups.items():
        speakers = [m.span() for m in _SPEAKER.finditer(hidden) if not (m.start() < cue[1] and cue[0] < m.end())]
        speaker = min(speakers, key=lambda s: _distance(s, cue), default=None)
        sources = [(speaker[0] + start, speaker[1] + start)] if speaker and _distance(speaker, cue) <= 80 else []
        out.append((sources, [(cue[0] + start, cue[1] + start)], contents))
    return out


def _reported(hidden: str, start: int, end: int) -> list[tuple[list[Range], Range, Range]]:
    """Reported clauses of one sentence: "X said that …", "…, X said", "according to X"."""
    sentence = hidden[start:end]
    stop = len(sentence.rstrip(".!?”\"'’ "))
    quoted_last = stop + 1 if sentence[stop : stop + 1] in ("”", '"') else stop
    match = _ACCORDING.search(sentence)
    if match:
        begin, finish = match.span("source")
        before = (start, start + len(sentence[: match.start()].rstrip(", ")))
        after = (start + finish + len(sentence[finish:]) - len(sentence[finish:].lstrip(", ")), start + stop)
        content = before if before[1] - before[0] > 3 else after
        if content[0] < content[1]:
            return [([(start + begin, start + finish)], (start + match.start("cue"), start + match.end("cue")), content)]
    match = _LEADING.search(sentence)
    if (
        match
        and not match["content"].startswith(("to ", "by ", "on ", "in ", "at ", "with ", "for "))
        and match["gap"] != ", "
    ):
        content = (start + match.start("content"), start + max(quoted_last, match.start("content") + 1))
        if content[1] - content[0] > 8:
            return [([_shifted(match.span("source"), start)], _shifted(match.span("cue"), start), content)]
    match = _TRAILING.match(sentence[:stop])
    if match and "q" * 3 not in match["content"]:
        which = "" if match["source"] else "2"
        source, cue = match.span(f"source{which}"), match.span(f"cue{which}")
        return [([_shifted(source, start)], _shifted(cue, start), _shifted(match.span("content"), start))]
    return []


def _shifted(span: Range, by: int) -> Range:
    return span[0] + by, span[1] + by


def _distance(a: Range, b: Range) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])
