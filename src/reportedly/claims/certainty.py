"""How firmly a source holds its claim, and whether the outlet stands behind it.

Read from the words alone, and only from the main clause of the content's first sentence: what a subordinate clause hedges leaves
the claim as firm as it is. A negation makes it no less firm: "there was no alternative" is stated as certain, and that it says what
is not so is its polarity. ``denied`` is what a source denies, by its cue. Without a parser this is a rule of thumb; where it finds
no sentence it says ``unstated``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.clause import Opening, main_clause, opening, without_lead
from reportedly.claims.force import Wording
from reportedly.claims.lexicon import Takes, hedges, negation
from reportedly.claims.words import holds, words_between
from reportedly.model import Language, OutletStance, Page, SourceCertainty, Span

_GOVERNED = frozenset(("of", "about", "against", "for"))
_SCALE: tuple[SourceCertainty, ...] = ("certain", "probable", "possible")


def source_certainty(page: Page, contents: Sequence[Span], wording: Wording) -> SourceCertainty:
    """How firmly the source asserts the content: by the cue's sense, and by the content's main clause where that is open."""
    entry = wording.entry
    if entry is not None:
        if wording.negated:
            return "unstated"
        if entry.hold in ("denied", "unstated"):
            return entry.hold
    takes = entry.takes if entry is not None else "clause"
    noun = wording.thing or (entry is not None and entry.part == "noun")
    own = _asserted(opening(page, contents), "thing" if noun else takes, page.language)
    if entry is None or own == "unstated" or entry.hold not in _SCALE:
        return own
    return max(own, entry.hold, key=_SCALE.index)


def outlet_stance(
    page: Page, wording: Wording, contents: Sequence[Span], near: Sequence[Sequence[str]], source: SourceCertainty
) -> OutletStance:
    """Whether the outlet vouches for the claim or keeps away from it.

    ``near`` are the words around the cue, stretch by stretch, without contents, ``source`` how firmly the source asserts the
    content: where nothing is asserted, there is nothing to vouch for.
    """
    lists = hedges(page.language)
    if wording.distanced or any(holds(lists["distanced_phrases"], stretch) for stretch in near):
        return "distanced"
    first = [word.lower for word in words_between(page, contents[0].start, min(contents[0].end, contents[0].start + 60))[:3]]
    if any(word in lists["distanced_openings"] for word in first) and not contents[0].text.startswith(('"', "“")):
        return "distanced"
    if wording.force == "distancing":
        return "distanced"
    vouched = wording.force == "endorsing" or (wording.endorsed and wording.force == "neutral")
    return "endorsed" if vouched and source != "unstated" else "neutral"


def _asserted(first: Opening, takes: Takes, language: Language) -> SourceCertainty:
    """How firmly the first sentence of a content asserts itself."""
    tokens, that = without_lead(first.tokens, language)
    if first.asks:
        return "unstated"
    if that:
        return _clause(tokens, "clause", language, that=True)
    whole = first.quoted and takes == "thing" and len(tokens) > 3
    return _clause(tokens, "clause" if whole else takes, language)


def _clause(tokens: list[str], takes: Takes, language: Language, that: bool = False) -> SourceCertainty:
    """How firmly the clause ``tokens`` asserts itself; ``that`` says that a "that" was before it."""
    lists = hedges(language)
    if not tokens or tokens[0] in ("whether", "to"):
        return "unstated"
    if tokens[0] == "if" and "," not in tokens:
        return "unstated"
    if tokens[0] in lists["questions"] - {"if", "when"}:
        return "unstated"
    if tokens[0] in ("let's", "please", "let", "don't"):
        return "unstated"
    tokens, conditional = main_clause(tokens, language)
    level, found = _verb_group(tokens, language)
    if level == "certain" and conditional:
        level = "probable"
    if takes == "thing" and not that and tokens[0] not in lists["subjects"]:
        return "unstated"  # verbs in it stand in clauses of its own: "the remarks that he had made"
    if found or that:
        return level if found or len(tokens) > 2 else "unstated"
    if takes == "predicate":
        return level
    if takes == "clause" and len(tokens) > 2 and tokens[0] not in _GOVERNED:
        return level
    return level if tokens[0] in lists["subjects"] and len(tokens) > 1 else "unstated"


def _verb_group(tokens: list[str], language: Language) -> tuple[SourceCertainty, bool]:
    """How firm the main verb's group is, and whether a finite verb was found at all."""
    lists = hedges(language)
    skip = resume = 0
    for at, token in enumerate(tokens):
        if at < resume:
            continue
        aside = at > 1 and tokens[at - 1] == "," and (token in lists["clause_breaks"] or token in lists["relatives"])
        if aside and "," in tokens[at:]:
            # "the plan, while bold, is not …": the aside is left out
            resume = tokens.index(",", at) + 1
            continue
        if at > 0 and token in lists["clause_breaks"]:
            return _opening(tokens, language), False
        if at > 0 and token in lists["relatives"] and not (token == "that" and tokens[at - 1] in lists["before_pointing"]):
            if token != "that" or at > 1:
                follows = tokens[at + 1] if at + 1 < len(tokens) else ""
                skip += 0 if _lexical(follows, language) else 1
            continue
        contracted = token.endswith("n't")
        contraction = token in lists["subjects"] and "'" in token
        will = token.endswith(("'ll", "'d"))
        if token in lists["finite_forms"] or contraction or will or contracted or token == "cannot":
            if skip:
                skip -= 1
                continue
            return _group(tokens, at, will, contracted, language), True
    return _opening(tokens, language), False


def _group(tokens: list[str], at: int, will: bool, contracted: bool, language: Language) -> SourceCertainty:
    """The firmness of the verb group that starts at ``tokens[at]``, with the adverbs around it; what can't be is no possibility."""
    lists = hedges(language)
    head = tokens[at]
    base = head[:-3] if contracted else head
    base = {"ca": "can", "wo": "will", "sha": "shall"}.get(base, base)
    window: list[str] = []
    for token in tokens[at + 1 : at + 5]:
        if not token[0].isalnum() or token in lists["relatives"] or token in lists["clause_breaks"]:
            break
        window.append(token)
    before = tokens[max(0, at - 2) : at]
    if (
        base in lists["norm_modals"]
        or window[:2] == ["have", "to"]
        or (head in ("has", "have", "had") and window[:1] == ["to"])
    ):
        return "unstated"
    if base in ("may", "might"):
        return "possible"
    negated = (
        contracted
        or head == "cannot"
        or any(_negated(part, language) for part in (window[:3], tokens[: min(at, 2)], before[-1:]))
    )
    if base in lists["possible_modals"] and not negated:
        return "possible"
    around = [*window[:3], *before, *tokens[:1]]
    if any(word in lists["possible_words"] for word in around):
        return "possible"
    if any(word == "possibility" or word == "chance" or word == "risk" for word in window) and tokens[0] in (
        "there",
        "there's",
    ):
        return "possible"
    if will or base in lists["probable_modals"] or any(word in lists["probable_words"] for word in around):
        return "probable"
    if _hedging_verb([*tokens[: min(at, 3)], head], language):
        return "probable"
    return "certain"


def _opening(tokens: list[str], language: Language) -> SourceCertainty:
    """The firmness of a clause whose finite verb no list knows: hedges stand near its start."""
    lists = hedges(language)
    start = tokens[:4]
    if any(word in lists["possible_words"] for word in start):
        return "possible"
    hedged = any(word in lists["probable_words"] for word in start) or _hedging_verb(start, language)
    return "probable" if hedged else "certain"


def _hedging_verb(tokens: Sequence[str], language: Language) -> bool:
    """Whether a verb such as "believe" stands among the first words; after a pronoun where it could be a noun ("hopes")."""
    lists = hedges(language)
    for at in range(1, len(tokens)):
        if tokens[at] in lists["probable_verbs"] or (
            tokens[at] in lists["probable_nouns_or_verbs"] and tokens[at - 1] in lists["subjects"]
        ):
            return True
    return False


def _negated(tokens: Sequence[str], language: Language) -> bool:
    return negation(language).negates(tokens)


def _lexical(token: str, language: Language) -> bool:
    """Whether a word after a relative pronoun looks like its verb, though no list tells it for one: "troops who attacked"."""
    lists = hedges(language)
    return token.endswith(("ed", "s")) and token not in lists["finite"] | lists["plain_past"]
