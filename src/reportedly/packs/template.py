"""A pack to begin with: small, commented, and valid as it stands."""

from __future__ import annotations

from pathlib import Path

from reportedly.model.errors import PackError
from reportedly.packs.form import PACK_FILE

_FILES = {
    PACK_FILE: """\
# A pack: what is known about the actors, places and words of one subject, for `reportedly read --pack` with this folder's path.
# `reportedly pack check` with the same path says what is wrong with it, by file and line.
# Every entry has a reference: a work and its year, or "common knowledge". Fill the same fields for every side.

[pack]
id = "{id}"
version = "{version}"  # the year and month of its facts
title = "{title}"

# The sides of a conflict, where there is one.
[[side]]
id = "north"
name = "The North"
reference = "common knowledge"

[[side]]
id = "south"
name = "The South"
reference = "common knowledge"
""",
    "actors.toml": """\
# Who can say or do something. kind: person, organisation, state, party or collective.

[[actor]]
id = "north"
name = "Northland"
kind = "state"
side = "north"
aliases = ["Republic of Northland"]  # other full names and spellings
adjectives = ["Northern"]
peoples = ["Northerners"]  # what its people are called
capitals = ["North City"]  # cities that stand for its government
metonyms = ["the North Palace"]  # buildings and streets that do
pronoun = "it"
reference = "common knowledge"

[[actor]]
id = "south"
name = "Southland"
kind = "state"
side = "south"
aliases = ["Kingdom of Southland"]
adjectives = ["Southern"]
peoples = ["Southerners"]
capitals = ["South City"]
metonyms = ["the South Palace"]
pronoun = "it"
reference = "common knowledge"

[[actor]]
id = "jane-example"
name = "Jane Example"
kind = "person"
side = "north"
short = ["Example"]  # names her without the full name before
pronoun = "she"
reference = "common knowledge"

[[actor]]
id = "john-sample"
name = "John Sample"
kind = "person"
side = "south"
short = ["Sample"]
pronoun = "he"
reference = "common knowledge"
""",
    "offices.toml": """\
# Who held an office and when. end is the first day without it; leave it out while the office is held.
# The first title tells offices apart: two people can't hold it on one day. "general/…" names an actor of another pack.

[[office]]
id = "north-president-2020"
of = "north"
holder = "jane-example"
titles = ["president of Northland", "Northern president"]
start = 2020-05-01
reference = "common knowledge"

[[office]]
id = "south-president-2020"
of = "south"
holder = "john-sample"
titles = ["president of Southland", "Southern president"]
start = 2020-06-01
end = 2024-06-01
reference = "common knowledge"
""",
    "places.toml": """\
# Places under the name that English reference works use, with the names that the sides use. Degrees are WGS 84.

[[place]]
id = "midtown"
name = "Midtown"
kind = "populated place"
lat = 10.5
lon = 20.25
reference = "common knowledge"
variants = [
  {{name = "Midgrad", side = "north"}},
  {{name = "Midburg", side = "south", since = "2016"}},
]
""",
    "events.toml": """\
# Events that articles name by their day without the year: "the May 5 bombings". nouns: those by which the day names it; of: names of
# whom or what it befell, where and by whom, of which every article that means it has one.

[[event]]
id = "midtown-bombings"
name = "Midtown bombings"
date = 2016-05-05
nouns = ["bombing", "bombings", "attacks"]
of = ["Midtown", "Midgrad", "Midburg"]
reference = "common knowledge"
""",
    "terms.toml": """\
# Wordings that belong to a side or judge, with a neutral one. kind: euphemism, label, loaded name or term of art.

[[term]]
id = "pacification"
wordings = ["pacification operation"]
kind = "euphemism"
side = "north"
neutral = "offensive"
reference = "common knowledge"

[[term]]
id = "cleansing-action"
wordings = ["cleansing action"]
kind = "euphemism"
side = "south"
neutral = "offensive"
reference = "common knowledge"
""",
    "outlets.toml": """\
# News outlets. ownership: state, public, private, party, military, non-profit or unknown.

[[outlet]]
id = "example-times"
name = "The Example Times"
country = "CH"
ownership = "private"
domains = ["example.org"]
reference = "common knowledge"
""",
    "verbs.toml": """\
# Reporting verbs of this field. force: neutral, endorsing, distancing, denying, doubting, asking, promising or warning.

[[verb]]
lemma = "bulletin"
force = "neutral"
reference = "common knowledge"
""",
    "rules.toml": """\
# Rules that this pack adds to `reportedly check`, in words alone. They hold for every side alike. See docs/check.md.

[[lexical]]
id = "MID001"
name = "midtown-question"
marks = "“The Midtown question” in the outlet's own voice."
why = "It does not say what is asked, or by whom."
reference = "Reportedly's own rule"
wordings = ["the Midtown question"]
message = "“{{words}}” does not say what is asked"
ask = "What is in dispute over Midtown, and between whom?"
severity = "info"
bad = ["Envoys met on Friday. The Midtown question was left for another day."]
good = ["Envoys met on Friday. Who governs Midtown was left for another day."]
""",
}


def write_template(folder: Path, *, version: str) -> None:
    """Make ``folder``, which is new or empty, a valid pack to write over; its id is made from the folder's name.

    Raises ``PackError`` where something is there already or can't be written.
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in folder.resolve().name.lower()).split()
    values = {"id": "-".join(words) or "my-pack", "title": " ".join(words).capitalize() or "My pack"}
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise PackError(f"{folder}: is not empty; name a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in _FILES.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text.format(version=version, **values))
    except (OSError, ValueError) as error:
        what = (getattr(error, "strerror", None) or str(error)).lower()
        raise PackError(f"{folder}: can't be written: {what}") from error
