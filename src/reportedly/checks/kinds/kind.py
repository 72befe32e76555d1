"""What all kinds of rules share: what they are, and how their messages are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Annotated, Final, Protocol, TypeAlias, get_args, get_type_hints

from reportedly.checks.rule import Finding
from reportedly.checks.scene import Scene, one_line

_OF_A_LIST: Final = "the name of a list of the language, or of a section of such lists"

ListName: TypeAlias = Annotated[str, _OF_A_LIST]
"""Words of a language by the name of their list: "sourcing.vague.heads". What a field of this type holds is sought in articles."""


class Kind(Protocol):
    """Settings of one rule. ``message`` and ``ask`` are templates: what may stand in braces is said by each kind."""

    def find(self, scene: Scene) -> Iterable[Finding]:
        """The findings of an article, in any order."""
        ...


def named_lists(kind: Kind) -> Iterator[tuple[str, str]]:
    """The lists of the language that the settings of a rule name, each with the key that names it."""
    hints = get_type_hints(type(kind), include_extras=True)
    for each in fields(kind):  # type: ignore[arg-type]
        hint, value = hints[each.name], getattr(kind, each.name)
        if hint == ListName:
            yield from ((each.name, name) for name in (value,) if name)
        elif ListName in get_args(hint):
            yield from ((each.name, name) for name in value)


def filled(template: str, **values: object) -> str:
    """``template`` with ``{name}`` replaced by each of ``values``, on one line; other braces stay as they are."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", one_line(str(value)))
    return template
