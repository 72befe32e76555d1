"""Quality gates of who, where, when and how many. The annotated corpora lie beside the repository; without them, skipped."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly
from reportedly.model import Actor, Article, Claim, Event, Place

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
BRIEF = SHARED / "brief" / "article.txt"

pytestmark = pytest.mark.quality


def printed(*command: str) -> str:
    run = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.skipif(not (SHARED / "data" / "time").is_dir(), reason="the annotated corpus is not beside the repository")
def test_times_on_histories_of_wars() -> None:
    figures = json.loads(re.search(r"\{.*\}", printed("benchmarks.times", str(SHARED / "data/time/wikiwars")), re.S)[0])  # type: ignore[index]
    assert figures["span"]["f1"] >= 92
    assert figures["value"]["f1"] >= 88


@pytest.fixture(scope="module")
def article() -> Article:
    return reportedly.read(BRIEF.read_text(encoding="utf-8"), packs=["ru-ua"], published="2025-12-01")


class TestTheArticleThatThisExistsFor:
    """Who, where, when and how many in one real article, with the pack of its conflict."""

    pytestmark = pytest.mark.skipif(not BRIEF.is_file(), reason="the article is not beside the repository")

    def actor(self, article: Article, words: str, how: str) -> Actor:
        (found,) = [a for a in article.actors if any(m.span.text == words and m.how == how for m in a.mentions)]
        return found

    def place(self, article: Article, words: str) -> Place:
        return next(place for place in article.places if place.span.text == words)

    def events(self, article: Article, source: str) -> list[Event]:
        names = {actor.id: actor.name for actor in article.actors}
        return [e for claim in article.claims for e in claim.events if self.speaker(claim, names) == source]

    def speaker(self, claim: Claim, names: dict[str, str]) -> str:
        return "outlet" if claim.source.kind == "outlet" else names.get(claim.source.actor or "", "")

    @pytest.mark.parametrize(("words", "how"), [("he", "pronoun"), ("The president", "role"), ("Russian President", "role")])
    def test_he_and_the_president_are_one_man(self, article: Article, words: str, how: str) -> None:
        assert self.actor(article, words, how).pack_id == "ru-ua/putin"

    def test_a_capital_that_speaks_is_a_state_and_no_place(self, article: Article) -> None:
        state = self.actor(article, "Moscow", "metonym")
        assert (state.kind, state.side) == ("state", "russia")
        assert not [place for place in article.places if place.span.text == "Moscow"]

    def test_a_town_under_one_sides_name(self, article: Article) -> None:
        lyman = self.place(article, "Krasny Liman")
        assert (lyman.name, lyman.geonames_id, lyman.country) == ("Lyman", 704204, "UA")
        assert (lyman.lat, lyman.lon) == pytest.approx((48.99, 37.81), abs=0.02)
        namesake = [c for c in lyman.candidates if (c.lat, c.lon) == pytest.approx((48.34, 37.2), abs=0.25)]
        assert namesake

    def test_a_region_is_the_oblast(self, article: Article) -> None:
        assert self.place(article, "Kharkiv region").kind == "region"

    def test_days_and_months(self, article: Article) -> None:
        times = {time.span.text.removeprefix("On ").removeprefix("in "): (time.start, time.end) for time in article.times}
        assert times["November 30th"] == ("2025-11-30", "2025-12-01")
        assert times["November"] == ("2025-11-01", "2025-12-01")

    def test_without_a_date_the_year_stays_open(self) -> None:
        article = reportedly.read(BRIEF.read_text(encoding="utf-8"), packs=["ru-ua"])
        (day,) = [time for time in article.times if "30th" in time.span.text]
        assert (day.start, day.end) == (None, None)
        assert day.reason

    def test_a_number_with_what_it_counts(self, article: Article) -> None:
        (three,) = [n for n in article.numbers if n.value == 3]
        assert (three.bound, three.unit) == ("exact", "populated areas")

    def test_a_taking_and_an_entering_told_by_one_man(self, article: Article) -> None:
        told = {event.type: event for event in self.events(article, "Valery Gerasimov")}
        taken, entered = told["control.taken"], told["control.entered"]
        assert self.place(article, "Kharkiv region").id == taken.place
        assert [n.value for n in article.numbers if n.id == taken.number] == [3]
        assert [t.start for t in article.times if t.id == taken.time] == ["2025-11-01"]
        assert self.place(article, "Krasny Liman").id == entered.place

    def test_the_same_town_is_captured_in_the_outlets_own_voice(self, article: Article) -> None:
        (taken,) = [event for event in self.events(article, "outlet") if event.type == "control.taken"]
        assert taken.trigger.text.startswith("capture")
        assert self.place(article, "Krasny Liman").id == taken.place
