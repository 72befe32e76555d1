"""What a whole run found: how often each rule found something, and the baseline that accepts it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.program import say
from reportedly.cli.stdout import NAME, stdout_bytes

if TYPE_CHECKING:
    from reportedly.run import Done, Outcome

UNDATED = "TIM001"
"""The rule that marks days that can't be known, as the article has no date."""


class Nothing:
    """A sink for results that nobody wants to see."""

    def take(self, outcome: Outcome) -> None:
        """Leave it."""

    def finish(self) -> None:
        """Nothing to complete."""

    def abandon(self) -> None:
        """Nothing to give up."""


class Findings:
    """The findings of many articles, counted."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.articles: Counter[tuple[str, str]] = Counter()
        self.prints: dict[str, int] = {}
        self.failing = 0
        self.articles_with = 0
        self.words = 0
        self.thin = 0

    def add(self, done: Done) -> None:
        """Count those of one article."""
        found = done.found
        self.counts.update(found)
        self.articles.update(found.keys())
        self.articles_with += bool(found)
        self.words += done.words
        self.thin += bool(done.article.reserves)
        self.failing += done.failing
        for each, count in Counter(done.prints).items():
            self.prints[each] = max(count, self.prints.get(each, 0))

    def summary(self, read: int) -> str:
        """One line on all of them; ``read`` is the number of articles read."""
        total = self.counts.total()
        thin = f"; finding little says little in {_counted(self.thin, 'article')}" if self.thin else ""
        if not total:
            return f"no findings in {_counted(read, 'article')}{thin}"
        fails = f"; {self.failing:,} of them {'fails' if self.failing == 1 else 'fail'} the check" if self.failing else ""
        return f"{_counted(total, 'finding')} in {self.articles_with:,} of {_counted(read, 'article')}{fails}{thin}"

    def per_thousand(self, count: int) -> float:
        """``count`` for every 1,000 words of the articles read; 0 where there are none."""
        return 1000 * count / self.words if self.words else 0.0

    @property
    def undated(self) -> int:
        """The number of articles of which a finding says that they have no date of publication."""
        return sum(count for (rule, _), count in self.articles.items() if rule == UNDATED)


def statistics(found: Findings, *, as_json: bool) -> None:
    """Print how often each rule found something, in how many articles, and per 1,000 words, the most frequent first."""
    rows = sorted(found.counts.items(), key=lambda each: (-each[1], each[0]))
    if as_json:
        fields = [
            {
                "rule": rule,
                "name": name,
                "count": count,
                "articles": found.articles[rule, name],
                "per_1000_words": round(found.per_thousand(count), 2),
            }
            for (rule, name), count in rows
        ]
        _print(json.dumps(fields, ensure_ascii=False, indent=2) + "\n")
        return
    cells = [("rule", "name", "count", "articles", "per 1,000 words")]
    told = [(rule, name, count, found.articles[rule, name]) for (rule, name), count in rows]
    told.append(("all", "", found.counts.total(), found.articles_with))
    cells += [
        (rule, name, f"{count:,}", f"{articles:,}", f"{found.per_thousand(count):.2f}")
        for rule, name, count, articles in told
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    _print(
        "".join(
            f"{rule:<{widths[0]}}  {name:<{widths[1]}}  {count:>{widths[2]}}  {articles:>{widths[3]}}  {often:>{widths[4]}}\n"
            for rule, name, count, articles, often in cells
        )
    )


def write_baseline(found: Findings, path: Path, *, complete: bool) -> None:
    """Write the baseline that accepts these findings; raises ``OutputError``."""
    from reportedly.checks import baseline_text
    from reportedly.run import Whole
    from reportedly.show import Framing

    whole = Whole(path, Framing())
    whole.write(baseline_text(found.prints))
    whole.finish()
    rest = "" if complete else "; articles that could not be read are missing from it"
    say(f"{path}: accepts {_counted(sum(found.prints.values()), 'finding')}{rest}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _print(text: str) -> None:
    from reportedly.run import Stream
    from reportedly.show import Framing

    stream = Stream(stdout_bytes(), NAME, Framing())
    stream.write(text)
    stream.finish()
