"""Events of contested types: what the lexicon knows of, with who, where, when and how many."""

from reportedly.resolve.events.contested import Trigger, events, triggers

__all__ = ["Trigger", "events", "triggers"]
