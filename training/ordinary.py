"""Make the word lists of the reader: ``python -m training.ordinary --dictionary WORDS --data DATA --names PEOPLES --out FOLDER``.

A capitalised word that is not ordinary is read as a name, and the network sees all names alike (``reader/pieces.py``). Ordinary
are the words that a dictionary of English writes in small letters (SCOWL, as Debian's package wamerican has it), those that the
training corpora write so at least three times, and names of days, months and titles. Left out are words that mean
a person, place or people whenever the corpora capitalise them in the middle of a sentence ("china", "turkey", "polish").

``ordinary.txt`` holds these; ``lands.txt`` which names are of a state, its capital or region ("land") and which of a people, from the
pack ``general`` and the list below.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from reportedly.packs import load_packs
from training.corpora import tagged_sentences

CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
"""
TITLES = """
    mr mrs ms dr prof sen rep gov gen lt col sgt capt maj adm brig cmdr rev hon st jr sr ok tv pm am i a ceo cfo etc vs
    internet christmas easter god bible
"""
NAMING = ("PER", "LOC", "NORP", "Person", "Location", "person", "politician", "country", "location")
REGIONS = """
    europe africa asia america americas crimea palestine scotland wales england gaza kurdistan tibet chechnya
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
    hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin
    wyoming
"""
COMMON = """
    george el dar duchy federative la san santo de capitol durbar casa saint st don salvador victoria jackson abu jose
    karen fleming finn roman latin arg sadr aiwan
"""
"""Words in names of states that stand in many other names."""

_NAME = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--dictionary", type=Path, required=True, help="one word a line, names capitalised")
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and entities/")
    parser.add_argument("--names", type=Path, required=True, help="names of countries and peoples, one a line")
    parser.add_argument("--out", type=Path, required=True, help="folder for both lists")
    options = parser.parse_args()

    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    naming: Counter[str] = Counter()
    tagged: Counter[str] = Counter()
    for path in sorted((options.data / "polnear" / "train" / "text").glob("*.txt")):
        for match in _WORD.finditer(text := path.read_text(encoding="utf-8")):
            if match[0].islower():
                small[match[0]] += 1
            elif text[max(0, match.start() - 2) : match.start()].strip(" ").isalpha():
                large[match[0].lower()] += 1
    for sentence in tagged_sentences(options.data / "entities"):
        for number, (word, tag) in enumerate(sentence):
            if word.islower():
                small[word] += 1
            elif number and word[:1].isupper():
                large[word.lower()] += 1
                tagged[word.lower()] += 1
                naming[word.lower()] += tag.partition("-")[2] in NAMING

    words = {
        w for w in options.dictionary.read_text(encoding="utf-8").split("\n") if w.isalpha() and w.islower() and len(w) > 1
    }
    words |= {w for w, count in small.items() if count >= 3 and w.isalpha()}
    foreign = {
        w.lower() for line in options.names.read_text(encoding="utf-8").split("\n") for w in [line.strip()] if w.isalpha()
    }
    words -= foreign
    words -= {
        w for w in words if large[w] >= 3 and small[w] < 0.08 * (small[w] + large[w]) and naming[w] > 0.5 * max(1, tagged[w])
    }
    words |= {*CALENDAR.split(), *TITLES.split()}
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "ordinary.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    known = lands(words, large)
    (options.out / "lands.txt").write_text("".join(f"{name} {kind}\n" for name, kind in known), encoding="utf-8")
    print(f"{len(words)} ordinary words, {len(known)} names of lands and peoples")


def lands(ordinary: set[str], large: Counter[str]) -> list[tuple[str, str]]:
    """The words of names of states, capitals and seats ("land") and of peoples ("people"), in small letters, sorted by kind.

    First of each kind is the one that stands most often in the corpora (``large``): the network is shown its spelling for all.
    Of a people in the plural, the singular too ("Swedes", "Swede"). A word that is the whole name of a state is no people's.
    """
    land, alone, people = set(REGIONS.split()), set[str](), set[str]()
    for actor in load_packs()[0].actors:
        whole = actor.peoples
        if actor.kind == "state":
            seats = [name for name in actor.metonyms if len(name.removeprefix("the ").split()) == 1]
            for name in (actor.name, *actor.aliases, *actor.short, *actor.capitals, *seats):
                words = {word for word in _capitals(name) if len(word) > 1 and word not in ordinary}
                land |= words
                alone |= words if len(name.split()) == 1 or name in actor.adjectives else set()
        elif actor.kind == "collective":
            whole = (actor.name, *actor.aliases)
        else:
            continue
        whose = {word for name in actor.adjectives for word in _capitals(name)}
        many = {word for name in whole for word in _capitals(name)}
        people |= whose | many | {word.removesuffix("s") for word in many - whose}
    people -= ordinary | alone | set(COMMON.split())
    land -= people | set(COMMON.split())
    ordered = [(name, kind) for kind, names in (("land", land), ("people", people)) for name in sorted(names)]
    first = {max(names, key=lambda name: (large[name], name)) for names in (land, people)}
    return sorted(ordered, key=lambda each: (each[1], each[0] not in first))


def _capitals(name: str) -> set[str]:
    """The words with a capital in ``name``, in small letters."""
    return {word.lower() for word in _NAME.findall(name) if word[0].isupper()}


if __name__ == "__main__":
    main()
