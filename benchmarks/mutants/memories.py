"""What functions and objects remember, while lines are recorded: who asks for a thing that is kept counts for the lines that made it.

Without this only the first test that asks would be known to run them. A function with ``cache`` or a small ``lru_cache`` fills its
memory in a context of its own, which every context that asks for it uses; a large one, which keeps words, remembers nothing. What an
object keeps (``cached_property``) is made once more, in such a context, when a second test asks an object that a first one asked.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

_LARGE = 1000
"""Entries from which a memory keeps words rather than tables."""


class Memories:
    """The context that runs now, as ``switch`` sets it, and which memories each has asked for."""

    def __init__(self) -> None:
        self.at = ""
        self._root = f"{Path.cwd()}{os.sep}"
        self.switch: Callable[[str], None] = self._noted
        self.used: dict[str, set[str]] = {}

    def _noted(self, context: str) -> None:
        self.at = context

    def _ours(self, function: Callable[..., Any]) -> bool:
        """Whether it stands in the repository that is tested, in which the recording begins."""
        code = getattr(function, "__code__", None)
        return code is not None and str(code.co_filename).startswith(self._root)

    def behind(self, contexts: set[str]) -> set[str]:
        """These contexts and all memories that they have asked for, directly or through others."""
        found, left = set(contexts), list(contexts)
        while left:
            for each in self.used.get(left.pop(), set()) - found:
                found.add(each)
                left.append(each)
        return found

    def filling(self, name: str, make: Callable[[], Any]) -> Any:
        """What ``make`` gives; what it runs is the memory's."""
        before = self.at
        self.switch(name)
        try:
            return make()
        finally:
            self.switch(before)

    def asked(self, name: str) -> None:
        """The context that runs now uses the memory."""
        self.used.setdefault(self.at, set()).add(name)

    def keeping(self, function: Callable[..., Any], keep: Callable[[Callable[..., Any]], Any]) -> Any:
        """A function of ours, kept by ``keep``, that tells who asks for what it remembers; any other as it is kept."""
        if not self._ours(function):
            return keep(function)
        name = f"memory of {function.__module__}.{function.__qualname__}"

        @functools.wraps(function)
        def filled(*given: Any, **named: Any) -> Any:
            return self.filling(name, lambda: function(*given, **named))

        held = keep(filled)

        @functools.wraps(function)
        def answer(*given: Any, **named: Any) -> Any:
            self.asked(name)
            return held(*given, **named)

        answer.cache_clear, answer.cache_info = held.cache_clear, held.cache_info  # type: ignore[attr-defined]
        return answer

    def watch(self) -> None:
        """Put this in the place of what ``functools`` offers; before anything of ours is imported."""
        memories, lru_cache = self, functools.lru_cache
        plain: Any = functools.cached_property

        def watched(maxsize: Any = 128, typed: bool = False) -> Any:
            if callable(maxsize):
                return memories.keeping(maxsize, lru_cache(128, typed))
            if maxsize is not None and maxsize > _LARGE:
                return lambda function: lru_cache(0 if memories._ours(function) else maxsize, typed)(function)
            return lambda function: memories.keeping(function, lru_cache(maxsize, typed))

        class Kept(plain):  # type: ignore[misc]
            def __init__(self, function: Callable[..., Any]) -> None:
                super().__init__(function)
                self._watched = memories._ours(function)

            def __get__(self, instance: Any, owner: Any = None) -> Any:
                if instance is None or not self._watched:
                    return super().__get__(instance, owner)
                held, key = instance.__dict__, self.attrname
                made = held.get(f"{key} was made in")
                if made is None:
                    held[key] = self.func(instance)
                    held[f"{key} was made in"] = memories.at
                    return held[key]
                if made != memories.at:
                    name = f"memory of {self.func.__module__}.{self.func.__qualname__}"
                    if made != name:
                        held[key] = memories.filling(name, lambda: self.func(instance))
                        held[f"{key} was made in"] = name
                    memories.asked(name)
                return held[key]

            def __set__(self, instance: Any, value: Any) -> None:
                instance.__dict__[self.attrname] = value

        functools.lru_cache = watched
        functools.cache = watched(None)
        functools.cached_property = Kept  # type: ignore[assignment,misc]

    def watch_languages(self) -> None:
        """The same for what a language keeps of its own (``compiled``)."""
        try:
            from reportedly.model.language import Language
        except ImportError:
            return
        memories, compiled = self, Language.compiled

        def answer(language: Language, make: Callable[[Language], Any]) -> Any:
            name = f"memory of {make.__module__}.{make.__qualname__}"
            memories.asked(name)
            if make in language._compiled:
                return language._compiled[make]
            return memories.filling(name, lambda: compiled(language, make))

        Language.compiled = answer  # type: ignore[assignment,method-assign]
