"""Actors: which mentions are one person, body or state, and who the source of each claim is."""

from reportedly.resolve.actors.casting import Cast, actors

__all__ = ["Cast", "actors"]
