"""Those who act and were neither named nor asked: "gunmen", "Ruritanian forces", the state whose "Ruritanian air strike" it was.

They become actors after all others are known, from words that the events' room found to name a doer. A body has the side of the
state or people that it is told to be of, and is one with another only where both are called the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model import Actor, ActorKind, Mention, Pack, Page, Polities, Span, Untied, named, ungenitive
from reportedly.resolve.actors.casting import Cast
from reportedly.resolve.actors.known import Knowledge, Known, key, knowledge
from reportedly.resolve.actors.lexicon import Lexicon, lexicon

_NAMED, _CALLED, _OWNED = (0.9, "names who acts"), (0.8, "says what acts"), (0.85, "says whose it is")


@dataclass(frozen=True, slots=True)
class Doing:
    """Words that name one who acts: ``body`` is a noun with what describes it, ``owner`` says whose a deed or a weapon is.

    ``kind`` is what a name names as far as the words show it.
    """

    span: Span
    sort: Literal["body", "name", "owner"]
    kind: ActorKind = "unknown"


def with_doers(cast: Cast, page: Page, doings: Iterable[Doing], packs: Sequence[Pack]) -> Cast:
    """``cast`` and whoever acts by the words of ``doings`` that no mention of an actor covers yet."""
    return _Doers(cast, page, packs).with_all(doings)


class _Doers:
    def __init__(self, cast: Cast, page: Page, packs: Sequence[Pack]) -> None:
        self._cast, self._page = cast, page
        self._lex: Lexicon = lexicon(page.language)
        self._polities: Polities = page.language.polities
        self._known: Knowledge = knowledge(packs, page.document.published, page.language)
        self._actors: list[Actor] = list(cast.actors)
        self._at = {actor.pack_id: at for at, actor in enumerate(self._actors) if actor.pack_id}
        self._called: dict[str, int] = {}
        for at, actor in enumerate(self._actors):
            for mention in actor.mentions:
                if mention.how in ("name", "role"):
                    self._called.setdefault(self._bare(mention.span.text), at)
            self._called[self._bare(actor.name)] = at
        self._taken = sorted((m.span.start, m.span.end) for actor in self._actors for m in actor.mentions)
        self._heads: dict[str, set[int]] = {}

    def with_all(self, doings: Iterable[Doing]) -> Cast:
        for doing in sorted(doings, key=lambda each: each.span):
            last = self._page.tokens[self._page.token(doing.span.end - 1)]
            if any(start < last.end and last.start < end for start, end in self._taken):
                continue
            at = self._body(doing.span) if doing.sort == "body" else self._named(doing)
            if at is None:
                continue
            score, reason = {"body": _CALLED, "name": _NAMED, "owner": _OWNED}[doing.sort]
            how: Literal["name", "role", "metonym"] = "role" if doing.sort == "body" else "name"
            if doing.sort == "name" and self._seat(doing.span.text):
                how, reason = "metonym", "stands for the government there, because it acts"
            mention = Mention(doing.span, how, score, reason)
            actor = self._actors[at]
            self._actors[at] = replace(actor, mentions=tuple(sorted((*actor.mentions, mention), key=lambda m: m.span)))
            self._taken.append((doing.span.start, doing.span.end))
        return self._ordered()

    # whom words mean

    def _named(self, doing: Doing) -> int | None:
        """The one whom a name, or an adjective of a state or people, means."""
        text = ungenitive(doing.span.text)
        polities = self._polities
        if doing.sort == "owner" and "-" in text and not self._known.names.get(key(text, self._page.language)):
            text = text.split("-")[0]  # of two whose something is, the first
        name = next(
            (found for words in (polities.states, polities.adjectives, polities.peoples) if (found := named(words, text))),
            "",
        )
        if not name and doing.sort == "name":
            name = named(polities.capitals, text) or named(polities.seats, text)
        if name:
            known = self._known.states.get(key(name, self._page.language))
            return self._one(name, "state", known)
        people = named(polities.groups, text)
        known = self._known.names.get(key(people or text, self._page.language))
        kind: ActorKind = known.kind if known else "collective" if people else doing.kind
        if known is None and kind == "unknown":
            return None
        return self._one(known.name if known else people or text, kind, known)

    def _body(self, span: Span) -> int:
        """The body that words describe: one called the same, or by "the" and its noun the only one of that noun; else a new one."""
        bare = self._bare(span.text)
        words = bare.split()
        whole = self._whole(span.text, words)
        if bare in self._called:
            at = self._called[bare]
        elif whole is not None:
            at = whole
        else:
            known = sorted(self._heads.get(words[-1], ())) if len(words) == 1 and self._definite(span) else []
            kind = self._kind(words[-1])
            at = known[0] if len(known) == 1 else self._new(span.text, kind, None, self._side(words))
        self._called.setdefault(bare, at)
        self._heads.setdefault(words[-1], set()).add(at)
        return at

    def _whole(self, text: str, words: Sequence[str]) -> int | None:
        """The one for whom its fighters act, where nothing but its name says whose they are: "Free Front rebels"."""
        if len(words) < 2 or words[-1] not in self._lex.fighters:
            return None
        name = " ".join(words[:-1])
        at = self._called.get(name)
        if at is not None:
            return at if self._actors[at].kind == "organisation" else None
        known = self._known.names.get(key(self._bare(text).rpartition(" ")[0], self._page.language))
        return self._one(known.name, known.kind, known) if known and known.kind == "organisation" else None

    def _one(self, name: str, kind: ActorKind, known: Known | None) -> int:
        at = self._at.get(known.id) if known else None
        if at is None:
            at = self._called.get(self._bare(name))
            if at is not None and self._actors[at].kind != kind:
                at = None
        if at is None:
            side = known.side if known else self._side(self._bare(name).split())
            at = self._new(known.name if known else name, kind, known.id if known else None, side)
            self._called[self._bare(name)] = at
            if known:
                self._at[known.id] = at
        return at

    def _new(self, name: str, kind: ActorKind, pack_id: str | None, side: str | None) -> int:
        self._actors.append(Actor(f"new{len(self._actors)}", name, kind, (), pack_id, side))
        return len(self._actors) - 1

    def _kind(self, noun: str) -> ActorKind:
        if noun in self._lex.common or noun in self._lex.organisations:
            return "organisation"
        return "person" if noun in self._lex.roles and noun not in self._lex.plural_roles else "collective"

    def _side(self, words: Sequence[str]) -> str | None:
        """The side of the state or people by whose adjective a body is described."""
        for word in words[:-1]:
            state = named(self._polities.adjectives, word) or named(self._polities.states, ungenitive(word))
            known = self._known.states.get(key(state, self._page.language)) if state else None
            if known is not None:
                return known.side
        return None

    def _definite(self, span: Span) -> bool:
        before = self._page.token(span.start) - 1
        low = self._page.lower(before)
        return low in self._lex.grammar.demonstrative or (
            low in self._lex.grammar.articles and low in self._lex.grammar.definite
        )

    def _seat(self, text: str) -> bool:
        bare = ungenitive(text)
        return not named(self._polities.states, bare) and bool(
            named(self._polities.capitals, bare) or named(self._polities.seats, bare)
        )

    def _bare(self, text: str) -> str:
        """What something is called, without articles and the like before it."""
        words = " ".join(text.lower().replace("’", "'").split()).split(" ")
        grammar = self._lex.grammar
        while len(words) > 1 and (words[0] in grammar.articles or words[0] in grammar.demonstrative):
            words = words[1:]
        return " ".join(words)

    # the list

    def _ordered(self) -> Cast:
        """All of them in the order in which they are first mentioned, with ids to match."""
        order = sorted(self._actors, key=lambda one: min(m.span for m in one.mentions))
        ids: Mapping[str, str] = {actor.id: f"a{number}" for number, actor in enumerate(order, start=1)}
        listed = tuple(
            replace(
                actor,
                id=ids[actor.id],
                members=tuple(sorted((ids[one] for one in actor.members), key=lambda one: int(one[1:]))),
            )
            for actor in order
        )
        untied = tuple(
            Untied(one.span, one.how, tuple(ids[candidate] for candidate in one.candidates), one.reason)
            for one in self._cast.untied
        )
        speakers = {claim: ids[actor] for claim, actor in self._cast.speakers.items()}
        return Cast(listed, untied, speakers, self._cast.reasons)
