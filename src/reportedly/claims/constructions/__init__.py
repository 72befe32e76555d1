"""Closed constructions of the language that attribute by themselves: a rule each, in a file each, in this one place.

A rule is here where the model misses a kind of claim that its wording alone makes sure. Its claims have a score that is set and the
name of the rule as their origin.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.constructions.backing import kept, receptions
from reportedly.claims.constructions.beside import beside
from reportedly.claims.constructions.built import Built, Site, told
from reportedly.claims.constructions.citing import citations
from reportedly.claims.constructions.floating import floating
from reportedly.claims.constructions.hearsay import hearsay
from reportedly.claims.constructions.joining import joined
from reportedly.claims.constructions.listing import lists
from reportedly.claims.constructions.owned import owned
from reportedly.claims.constructions.passive import passives
from reportedly.claims.constructions.posing import posed
from reportedly.claims.constructions.relay import relays
from reportedly.claims.constructions.transcript import transcripts
from reportedly.claims.sourcing import Names
from reportedly.model import Attribution, Page

__all__ = ["Built", "built", "kept", "receptions"]

_RULES = (relays, passives, lists, posed, citations, beside, joined, owned, hearsay, transcripts, floating)
"""In the order in which they are asked: what one has built, the next one knows."""


def built(page: Page, names: Names, known: Sequence[Attribution]) -> tuple[list[Built], list[Attribution]]:
    """What the rules build on a page beside ``known``, and those of ``known`` that it does not replace."""
    found: list[Built] = []
    left = list(known)
    sentences = tuple(told(page))
    for rule in _RULES:
        site = Site(page, names, sentences, (*left, *(each.one for each in found)))
        for each in rule(site):
            if not _taken(each, left, found):
                left = [one for one in left if not each.replaces(one)]
                found.append(each)
    return found, left


def _taken(new: Built, left: Sequence[Attribution], found: Sequence[Built]) -> bool:
    """Whether a cue of what a rule builds is one that is known already, and stays."""
    stays = (*(one for one in left if not new.replaces(one)), *(each.one for each in found))
    return any(
        cue.start < other.end and other.start < cue.end for cue in new.one.cues for one in stays for other in one.cues
    )
