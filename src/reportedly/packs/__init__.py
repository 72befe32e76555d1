"""Packs: what is known about actors, offices, places, terms and outlets, in folders of TOML that anyone can write.

:func:`load_packs` gives packs that are whole and valid; :func:`mistakes` says what is wrong with one, by file and line.
"""

from reportedly.forms import Mistake
from reportedly.packs.form import SECTIONS
from reportedly.packs.loading import GENERAL, load_packs, mistakes
from reportedly.packs.shelf import shipped
from reportedly.packs.template import write_template

__all__ = ["GENERAL", "SECTIONS", "Mistake", "load_packs", "mistakes", "shipped", "write_template"]
