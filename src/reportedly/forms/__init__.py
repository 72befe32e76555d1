"""Forms: TOML that people write, made into nouns, with every mistake by file, line and what was probably meant. Pure."""

from reportedly.forms.entry import LINES, Report, entry, made, what
from reportedly.forms.file import MAX_BYTES, File, parsed, toml
from reportedly.forms.mistake import Mistake, meant, nearest
from reportedly.forms.positions import Path
from reportedly.forms.rule_id import id_fault, name_fault

__all__ = [
    "LINES",
    "MAX_BYTES",
    "File",
    "Mistake",
    "Path",
    "Report",
    "entry",
    "id_fault",
    "made",
    "meant",
    "name_fault",
    "nearest",
    "parsed",
    "toml",
    "what",
]
