"""Quotations beside who says them: "“So,” Ruta Blom, who owns the bakery, told us", "“So,” read a banner", "control radioed: “so”".

A quotation that begins its sentence is told by the verb of saying that follows it, one after a colon by the verb before that.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.constructions.built import Built, Site, attribution
from reportedly.claims.sentence import Sentence
from reportedly.model import Quoted, Span, grammar

_LONGEST = 16
"""Words and marks of the longest source."""
_LEAD = 3 * _LONGEST
"""Tokens before a quotation, of which several may be one word, among which a source and its verb are sought."""
_TELLING = frozenset(",!?…—–-")
"""With these ends a quotation that its sentence goes on to tell."""


def beside(site: Site) -> Iterator[Built]:
    """The claims of such quotations, where nobody else says them."""
    for quoted in site.page.layout.quotations:
        block = site.page.layout.block(quoted.start)
        if quoted.depth or not quoted.closed or block is None or block.kind not in ("prose", "item"):
            continue
        whole = site.page.layout.sentence(quoted.start)
        if whole is None:
            continue
        built = None
        if site.page.token(quoted.start) - site.page.token(whole[0]) <= _LEAD:
            built = _before(site, quoted, Sentence.of(site.page, whole[0], quoted.start))
        if built is None and whole[0] == quoted.start and quoted.end < whole[1]:
            built = _after(site, quoted, Sentence.of(site.page, quoted.end, whole[1]))
        if built is not None:
            yield built


def _taken(site: Site, quoted: Quoted) -> bool:
    """Whether somebody outside of a quotation says it."""
    return any(
        span.start < quoted.end and quoted.start < span.end
        for one in site.known
        if not all(quoted.start <= cue.start < quoted.end for cue in one.cues)
        for span in one.contents
    )


def _after(site: Site, quoted: Quoted, rest: Sentence) -> Built | None:
    inner = site.page.text[slice(*quoted.inner)].rstrip()
    found = rest.found
    if not found or not inner or inner[-1] not in _TELLING or _taken(site, quoted):
        return None
    if rest.lower(0) in site.words.following | site.words.reading:
        source = _inverted(site, rest)
        verb = 0
    else:
        verb = next((at for at in range(1, len(found)) if rest.lower(at) in site.words.following | site.words.informing), 0)
        source = _direct(site, rest, verb) if 0 < verb <= _LONGEST else None
    if source is None:
        return None
    content = site.page.span(quoted.start, quoted.end)
    return Built("posed", attribution((rest.span(verb, verb + 1),), (source,), (content,)))


def _direct(site: Site, rest: Sentence, verb: int) -> Span | None:
    """Whoever stands between a quotation and a verb: somebody, with what is told of them between commas."""
    last = verb - rest.mark(verb - 1, ",")
    core = next((at for at in range(last) if rest.mark(at, ",")), last)
    if core == 0 or (core < last and last == verb):
        return None
    if any(rest.lower(at) in rest.small["predicating"] for at in range(core)) or not site.speaks(rest.span(0, core)):
        return None
    return rest.span(0, last)


def _inverted(site: Site, rest: Sentence) -> Span | None:
    """Whoever, or what, a verb right after a quotation names, up to the end of the sentence or to when and where."""
    ends = (at for at in range(1, len(rest.found)) if not rest.word(at) or rest.lower(at) in rest.small["adjunct"])
    last = next(ends, len(rest.found))
    if not 1 < last <= _LONGEST:
        return None
    entry = rest.lexicon.verbs.get(rest.lower(0))
    if entry is not None and "bound" in entry.traits:
        return None
    source = rest.span(1, last)
    thing = rest.lower(0) in site.words.reading and rest.lower(1) in grammar(rest.page.language).articles
    return source if thing or site.speaks(source) else None


def _before(site: Site, quoted: Quoted, lead: Sentence) -> Built | None:
    """The subject and the verb before a colon and a quotation, where the colon alone is known to tell it, or a part of the subject."""
    colon = len(lead.found) - 1
    verb = colon - 1
    if verb < 1 or not lead.mark(colon, ":") or not lead.word(verb) or verb > _LONGEST:
        return None
    classes, language, word = grammar(lead.page.language), lead.page.language, lead.lower(verb)
    be = word in site.words.be
    past = language.lemma(word) != word and word in language.morphology.inflected(language.lemma(word))["past"]
    reads = word in site.words.reading
    between = [lead.lower(at) for at in range(verb)]
    if not (be or past or reads) or any(each in classes.auxiliaries or each.endswith("'s") for each in between):
        return None
    if any(lead.found[at].text in ",;:'’" for at in range(verb)) or lead.found[verb].capital:
        return None
    subject = lead.span(0, verb)
    telling = next((each for each in between if each in lead.lexicon.nouns), None)
    region = (lead.found[0].start, lead.found[colon].end)
    known = list(site.known_in(*region))
    spoken = word in site.words.following and any(span.end == lead.found[verb].end for one in known for span in one.sources)
    if not (spoken or site.speaks(subject) or (telling is not None and (be or reads))) or (be and telling is None):
        return None
    if _taken(site, quoted) and not any(_worse(one.cues, one.sources, subject, lead.found[verb].start) for one in known):
        return None
    content = site.page.span(quoted.start, quoted.end)
    return Built("posed", attribution((lead.span(verb, verb + 1),), (subject,), (content,)), region)


def _worse(cues: tuple[Span, ...], sources: tuple[Span, ...], subject: Span, verb: int) -> bool:
    """Whether a known claim takes the verb for a part of its source, or only the end of the subject for its source."""
    swallowed = any(span.start <= verb < span.end for span in sources)
    part = bool(sources) and subject.start < sources[0].start and sources[0].end == subject.end
    return bool(cues) and (swallowed or part)
