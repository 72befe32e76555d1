"""Articles that nobody wrote: any text, and about it anything that the types and the table of the form allow."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from reportedly.model import Argument, Article, Document, Span, StandIn
from reportedly.record import Field, fields_of
from reportedly.record.row import IDS

TEXTS = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("“”\u2028\x85\x1b\u202e🙂é\n "), min_size=1, max_size=80
)
LOOKS: dict[str, st.SearchStrategy[str]] = {
    "^[A-Z]{2}$": st.sampled_from(["DK", "UA"]),
    "^[A-Z]+[0-9]+$": st.sampled_from(["SRC001", "A1"]),
    "^[a-z0-9]+(-[a-z0-9]+)*$": st.sampled_from(["one", "bare-source"]),
}
ROLES = {"who": "actors", "place": "places", "time": "times", "number": "numbers"}


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """One article. Its members have the ids that they would have; what names them names one that is there."""
    text = draw(TEXTS)
    counts = {name: draw(st.integers(0, 3)) for name in IDS}
    ids = {name: [f"{letter}{number + 1}" for number in range(counts[name])] for name, letter in IDS.items()}
    return _Maker(draw, text, ids).article()


class _Maker:
    def __init__(self, draw: st.DrawFn, text: str, ids: dict[str, list[str]]) -> None:
        self.draw, self.text, self.ids = draw, text, ids

    def article(self) -> Article:
        given: dict[str, Any] = {"document": self.document()}
        for name in IDS:
            (field,) = (each for each in fields_of(Article) if each.name == name)
            assert field.shape.noun
            given[name] = tuple(self.noun(field.shape.noun, id=ident) for ident in self.ids[name])
        known: set[str] = set()
        for claim in given["claims"]:  # told inside one before it, so in no circle
            if claim.within is not None and claim.within not in known:
                object.__setattr__(claim, "within", None)
            known.add(claim.id)
        return self.noun(Article, **given)

    def document(self) -> Document:
        """With stretches that are not read as they stand, which share nothing."""
        cuts = sorted(self.draw(st.sets(st.integers(0, len(self.text)), max_size=8)))
        stretches = list(zip(cuts[::2], cuts[1::2], strict=False))
        stand_ins = tuple(StandIn(*each, self.draw(st.text(max_size=3))) for each in stretches[1::2])
        return self.noun(Document, text=self.text, unread=tuple(stretches[::2]), stand_ins=stand_ins)  # type: ignore[no-any-return]

    def noun(self, noun: type, **given: Any) -> Any:
        by_name = {field.name: field for field in fields_of(noun)}
        for own in fields(noun):
            if own.name in given:
                continue
            if own.default is not MISSING and self.draw(st.booleans()):
                continue  # its default
            if own.name == "role":  # an id beside a role names something that can have it
                given["role"] = self.draw(st.sampled_from([role for role, name in ROLES.items() if self.ids[name]]))
                given["id"] = self.draw(st.sampled_from(self.ids[ROLES[given["role"]]]))
            else:
                given[own.name] = self.value(by_name[own.name], given)
        return noun(**given)

    def value(self, field: Field, given: dict[str, Any]) -> Any:
        row, shape = field.row, field.shape
        if shape.optional and (self.draw(st.booleans()) or (row.id_in and not self.ids[row.id_in])):
            return None
        if not shape.many:
            return self.one(field)
        least, most = row.least, 2
        if shape.noun is Argument and not any(self.ids[name] for name in ROLES.values()):
            return ()
        if row.id_in:
            most = min(most, len(self.ids[row.id_in]))
        if row.empty_where:
            other, values = row.empty_where
            given.setdefault(other, self.draw(st.sampled_from(["person", "missing"])))
            least, most = (0, 0) if given[other] in values else (1, 2)
        return tuple(self.one(field) for _ in range(self.draw(st.integers(least, most))))

    def one(self, field: Field) -> Any:
        row, shape = field.row, field.shape
        draw, limits = self.draw, row.limits
        if shape.noun is Span:
            start = draw(st.integers(0, len(self.text) - 1))
            return Span.of(self.text, start, draw(st.integers(start + 1, len(self.text))))
        if shape.noun is not None:
            return self.noun(shape.noun)
        if row.id_in:
            return draw(st.sampled_from(self.ids[row.id_in]))
        if shape.kind == "choice":
            return draw(st.sampled_from(get_args(shape.inner)))
        if shape.kind == "range":
            return tuple(sorted(draw(st.tuples(*[st.integers(0, len(self.text))] * 2))))
        if shape.kind == "integer":
            return draw(st.integers(limits.get("minimum", 0), len(self.text) if row.field == "given_at" else 10**9))
        if shape.kind == "number":
            return draw(st.floats(limits.get("minimum"), limits.get("maximum"), allow_nan=False, allow_infinity=False))
        if shape.kind == "boolean":
            return draw(st.booleans())
        if limits.get("format") == "date":
            return draw(st.dates(date(1, 1, 1), date(9999, 12, 31))).isoformat()
        return draw(LOOKS.get(limits.get("pattern", ""), st.text(min_size=limits.get("minLength", 0), max_size=12)))
