"""One scene for all rules: who speaks, who is a party, what was lost, what is contested, which terms stand where."""

from __future__ import annotations

from reportedly.checks.scene.clash import Clash
from reportedly.checks.scene.contested import Telling
from reportedly.checks.scene.lists import word_lists
from reportedly.checks.scene.losses import Loss
from reportedly.checks.scene.naming import exemplified
from reportedly.checks.scene.quoting import around, is_titled, presented
from reportedly.checks.scene.scene import Scene, TermUse, VariantUse
from reportedly.checks.scene.speakers import Speaker
from reportedly.checks.scene.strings import lower_words, one_line, stems, written
from reportedly.checks.scene.voices import ANY, SOURCED, SPOKEN, Voice

__all__ = [
    "ANY",
    "SOURCED",
    "SPOKEN",
    "Clash",
    "Loss",
    "Scene",
    "Speaker",
    "Telling",
    "TermUse",
    "VariantUse",
    "Voice",
    "around",
    "exemplified",
    "is_titled",
    "lower_words",
    "one_line",
    "presented",
    "stems",
    "word_lists",
    "written",
]
