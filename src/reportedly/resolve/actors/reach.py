"""Whether every name and title of a pack is reached: a sentence is read for each, in which its bearer speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Certainty, Claim, Cue, Document, Language, Pack, Page, Source
from reportedly.resolve.actors.casting import actors
from reportedly.resolve.actors.known import key, knowledge, without_brackets

Opens = Callable[[Document, Language], Page]
"""What takes a text apart."""
_SAID = " said on Monday that the road was closed."


@dataclass(frozen=True, slots=True)
class Unreached:
    """A wording of a pack that a text does not reach: the entry's section and id, the wording, and the id of whom it reaches."""

    section: str
    id: str
    wording: str
    instead: str | None


def unreached(pack: Pack, packs: Sequence[Pack], language: Language, page: Opens) -> Iterator[Unreached]:
    """The names and titles of ``pack`` that are not tied to their bearer in a sentence read with ``packs``, it among them.

    A name of which the packs have several bearers is read beside that of its own state, and may stay open. A title is read on the
    first day of its term; a body may be called like its holder's office. ``language`` knows the polities of the packs; ``page``
    takes a text apart.
    """
    known = knowledge(packs, None, language)
    countries = {actor.country: actor.name for one in packs for actor in one.actors if actor.kind == "state"}
    for actor in pack.actors:
        wanted = known.actors[f"{pack.id}/{actor.id}"].id
        for name in (actor.name, *actor.aliases, *actor.short, *actor.capitals, *actor.metonyms):
            bare = without_brackets(name)
            shared = key(bare, language) in known.shared
            beside = f" It was quiet in {countries.get(actor.country, '')}." if shared and actor.country else ""
            reached = _speaker(bare, beside, None, packs, language, page)
            holder = known.office(key(bare, language))
            if reached not in (wanted, holder.id if holder else wanted) and not (shared and reached is None):
                yield Unreached("actors", actor.id, name, reached)
    for office in pack.offices:
        wanted = known.actors[office.holder if "/" in office.holder else f"{pack.id}/{office.holder}"].id
        for title in office.titles:
            reached = _speaker(f"The {title}", "", office.start, packs, language, page)
            if reached != wanted:
                yield Unreached("offices", office.id, title, reached)


def _speaker(
    words: str, beside: str, published: str | None, packs: Sequence[Pack], language: Language, page: Opens
) -> str | None:
    """The pack's id of the actor to whom a claim is given that ``words`` make."""
    document = Document(f"{words}{_SAID}{beside}", published=published)
    one = page(document, language)
    end, cue = len(words), len(words) + 1
    source = Source((one.span(0, end),), "organisation")
    cues = Cue((one.span(cue, cue + 4),), "say", "neutral")
    content = one.span(end + len(" said on Monday "), end + len(_SAID) - 1)
    claim = Claim("c1", source, cues, (content,), "indirect", Certainty("certain", "neutral"), 0.9)
    cast = actors(one, (), (claim,), packs)
    speaker = cast.speakers.get("c1")
    return next((actor.pack_id for actor in cast.actors if actor.id == speaker), None)
