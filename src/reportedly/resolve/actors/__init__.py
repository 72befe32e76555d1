"""Actors: which mentions are one person, body or state, and who the source of each claim is."""

from reportedly.resolve.actors.casting import Cast, actors
from reportedly.resolve.actors.known import Knowledge, knowledge

__all__ = ["Cast", "Knowledge", "actors", "knowledge"]
