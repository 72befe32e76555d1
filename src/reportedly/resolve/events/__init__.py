"""Events of contested types: what the lexicon knows of, with who, where, when and how many."""

from reportedly.resolve.events.contested import Told, Trigger, events, told, triggers
from reportedly.resolve.events.lexicon import function_words

__all__ = ["Told", "Trigger", "events", "function_words", "told", "triggers"]
