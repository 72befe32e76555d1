"""Views of what a ledger answers: claims of many articles, one output format to a file. A view gives bytes; it writes nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.doors import door

if TYPE_CHECKING:
    from reportedly.show.answers.formats import ANSWER_FORMATS, AnswerFormat, Looks, answer_format
    from reportedly.show.answers.groups import grouped

__all__ = ["ANSWER_FORMATS", "AnswerFormat", "Looks", "answer_format", "grouped"]

__getattr__ = door(
    __name__, {"formats": ("ANSWER_FORMATS", "AnswerFormat", "Looks", "answer_format"), "groups": ("grouped",)}
)
