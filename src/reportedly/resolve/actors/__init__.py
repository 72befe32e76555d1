"""Actors: which mentions are one person, body or state, and who the source of each claim is."""

from reportedly.resolve.actors.casting import Cast, actors
from reportedly.resolve.actors.doing import Doing, with_doers

__all__ = ["Cast", "Doing", "actors", "with_doers"]
