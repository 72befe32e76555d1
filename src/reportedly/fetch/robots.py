"""What a site's robots.txt asks of robots (RFC 9309). The only file that imports protego."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.fetch.settings import TOKEN
from reportedly.fetch.turns import LONGEST
from reportedly.model.errors import MissingExtra

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES: Final = 512_000
"""What is read of a robots.txt, at the end of its last whole line (RFC 9309, 2.5: 500 kibibytes at least)."""

KEPT_FOR: Final = 24 * 3600.0
"""Seconds for which it holds (RFC 9309, 2.4: a day at most)."""

_MANY: Final = 10**12
"""Seconds, or requests, beyond which a number is no rate."""

_AGENT: Final = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    """What one site asks. ``delay`` are the seconds that it wants between two requests, 0 where it says nothing, a day at most."""

    rules: Protego | None = None
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether this program may ask for ``url``."""
        return self.rules is None or bool(self.rules.can_fetch(url, TOKEN))


EVERYTHING: Final = Robots()
"""What a site allows that has no robots.txt (RFC 9309, 2.3.1.3)."""


def robots(data: bytes) -> Robots:
    """A robots.txt read. Whatever isn't a rule in it is passed over, so a web page in its place has none."""
    try:
        from protego import Protego
    except ModuleNotFoundError:
        raise MissingExtra("fetching needs an extra: pip install 'reportedly[ledger]'") from None
    if len(data) > MAX_BYTES:
        data = data[: data.rfind(b"\n", 0, MAX_BYTES) + 1]
    rules = Protego.parse(_for_us(data.decode("utf-8-sig", "replace")))
    rate = rules.request_rate(TOKEN)
    apart = (
        min(rate.seconds / min(rate.requests, _MANY), LONGEST) if rate and rate.seconds < _MANY else LONGEST if rate else 0.0
    )
    return Robots(rules, max(min(rules.crawl_delay(TOKEN) or 0.0, LONGEST), apart))


def _for_us(text: str) -> str:
    """``text`` in which all robots but us have one name.

    Each rule of a group is kept once for every name that the group has: tens of thousands of names before as many rules would fill
    the memory.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines):
        agent = _AGENT.match(line)
        if agent:
            name = agent[1].strip().lower()
            ours = name == "*" or (name.replace("*", "") != "" and TOKEN.startswith(name.replace("*", "")))
            lines[number] = line if ours else "User-agent: others"
    return "\n".join(lines)
