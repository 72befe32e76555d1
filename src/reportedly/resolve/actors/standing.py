"""How a mention stands in its sentence and in the claims around it: what the choice among candidates looks at."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import Claim, Page, Tie
from reportedly.resolve.actors.entities import Seen
from reportedly.resolve.actors.lexicon import lexicon

_APPOSITION = 18
"""Tokens that may stand between a name and its verb when commas or brackets enclose them."""


def _unquoted(page: Page) -> list[int]:
    """For each sentence how many up to it are not mere quotation: how far mentions in the outlet's own words are apart."""
    counts: list[int] = []
    for first, last in page.of_sentence:
        own = sum(1 for token in page.tokens[first:last] if token.quotation < 0 and token.word)
        counts.append((counts[-1] if counts else 0) + (own > 1))
    return counts


class Standing:
    """Where the sources and contents of the claims lie, as numbers of claims by token, -1 in none; makes mentions."""

    def __init__(self, page: Page, claims: Sequence[Claim]) -> None:
        self.page = page
        self._lex = lexicon(page.language)
        count = len(page.tokens)
        self.sources = [-1] * count
        self.contents = [-1] * count
        self.last_sentence = -1
        self._unquoted = _unquoted(page)
        for number, claim in enumerate(claims):
            for span in claim.source.spans:
                self._mark(self.sources, span.start, min(span.end, span.start + 400), number)
        by_length = sorted(enumerate(claims), key=lambda one: sum(s.start - s.end for s in one[1].contents))
        for number, claim in by_length:
            for span in claim.contents:
                self._mark(self.contents, span.start, min(span.end, span.start + 2000), number)

    def _mark(self, into: list[int], start: int, end: int, number: int) -> None:
        at = self.page.token(start)
        while at < len(into) and self.page.tokens[at].start < end:
            into[at] = number
            at += 1

    def seen(
        self, first: int, last: int, how: Tie, reason: str, score: float = 1.0, form: str = "", before: int = -1
    ) -> Seen:
        """The mention of tokens ``first`` up to ``last``; ``before`` is where its title begins."""
        page, lex = self.page, self._lex
        token = page.tokens[first]
        begin = before if before >= 0 else first
        previous = page.lower(begin - 1) if page.same(begin - 1, first) else ""
        following = page.lower(last) if page.same(first, last) else ""
        owned = following in ("'s", "'") and how != "pronoun"
        oblique = previous in lex.before_places
        leading = token.sentence != self.last_sentence
        source = self.sources[first] >= 0 and not owned and not (oblique and self.sources[begin - 1] == self.sources[first])
        verbal = following in lex.acts or lex.morphology.may_be(following, "past") or (previous in lex.strong and source)
        subject = (
            not owned
            and not oblique
            and (verbal or form in ("he", "she", "they", "i", "we") or (following in (",", "(") and self._resumes(last)))
        )
        return Seen(
            first, last, how, reason, score, token.sentence, token.paragraph, token.quotation, subject, leading, oblique, owned, form,
            unquoted=self._unquoted[token.sentence], source=source,
        )  # fmt: skip

    def _resumes(self, at: int) -> bool:
        """Whether a verb follows where the comma or bracket at ``at`` closes again."""
        page, lex = self.page, self._lex
        close = ")" if page.lower(at) == "(" else ","
        for end in range(at + 1, at + _APPOSITION):
            if not page.same(at, end):
                return False
            if page.lower(end) == close:
                following = page.lower(end + 1)
                if following in lex.acts or lex.morphology.may_be(following, "past"):
                    return True
        return False
