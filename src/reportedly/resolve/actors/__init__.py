"""Actors: which mentions are one person, body or state, and who the source of each claim is."""

from reportedly.resolve.actors.casting import Cast, actors
from reportedly.resolve.actors.doing import Doing, with_doers
from reportedly.resolve.actors.known import Knowledge, knowledge, pronominal
from reportedly.resolve.actors.reach import Unreached, unreached

__all__ = ["Cast", "Doing", "Knowledge", "Unreached", "actors", "knowledge", "pronominal", "unreached", "with_doers"]
