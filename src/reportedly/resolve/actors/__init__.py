"""Actors: which mentions are one person, body or state, and who the source of each claim is."""

from reportedly.resolve.actors.casting import Cast, actors
from reportedly.resolve.actors.doing import Doing, with_doers
from reportedly.resolve.actors.known import calls_an_actor

__all__ = ["Cast", "Doing", "actors", "calls_an_actor", "with_doers"]
