"""Who, where, when and how many: decisions that tie the words of an article to actors, places, times, numbers and events."""

from reportedly.resolve.actors import Unreached, pronominal, unreached
from reportedly.resolve.resolution import Resolved, resolve

__all__ = ["Resolved", "Unreached", "pronominal", "resolve", "unreached"]
