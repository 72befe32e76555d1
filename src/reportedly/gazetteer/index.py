"""Looking names up in one or more index files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from reportedly.gazetteer.folding import (
    code_key,
    division_key,
    fold,
    is_code,
    respellings,
    without_division,
    without_feature,
    without_settlement,
)
from reportedly.gazetteer.layers import layers_label
from reportedly.gazetteer.store import MATCHES, MOST, Store
from reportedly.gazetteer.transliteration import skeleton_key, words
from reportedly.model import AIRFIELDS, NATURE, Entry
from reportedly.model.errors import GazetteerError

_ORDER = (*MATCHES, "sound")
_KEPT = 1 << 14
"""Names whose answer stays in memory."""
_TOWN = 5_000
"""Inhabitants from which a place is found by the sound of its name also where a smaller one bears just that name."""


class PlaceIndex:
    """A gazetteer (``model.Gazetteer``): the base index and what was added to it, searched together.

    Safe to use from many threads, and after a fork. Close it, or use it in a ``with`` block. ``label`` names the index and what
    was added to it, as "geonames-3.0.2+1a2b3c4d".
    """

    def __init__(self, base: Path, added: Sequence[Path] = (), villages: Path | None = None) -> None:
        """Open an index and the layers added to it; raises ``GazetteerError`` where one is damaged or missing.

        ``villages`` is a folder of layers of small places, one a country, which are opened when they are first asked.
        """
        self.paths = (base, *added)
        self._folder = villages
        self._layers: dict[str, Store | None] = {}
        self._asked: dict[str, dict[str, tuple[Entry, ...]]] = {}
        self._answers: dict[str, tuple[Entry, ...]] = {}
        self._parts: list[Store] = []
        try:
            for path in self.paths:
                self._parts.append(Store(path, _remedy(path.stem if path in added else None)))
        except GazetteerError:
            self.close()
            raise
        digests = [(path.stem, str(part.about.get("digest", ""))) for path, part in zip(added, self._parts[1:], strict=True)]
        self.label = f"{self._parts[0].about.get('label', 'geonames')}{layers_label(digests)}"

    def __enter__(self) -> PlaceIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[PlaceIndex], tuple[Path, Sequence[Path], Path | None]]:
        """Travels to another process as its paths."""
        return type(self), (self.paths[0], self.paths[1:], self._folder)

    def close(self) -> None:
        """Let the files go."""
        for part in self._parts:
            part.close()
        self._parts.clear()
        for layer in self._layers.values():
            if layer is not None:
                layer.close()
        self._layers.clear()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Every place that has this name, most populous first; see ``model.Gazetteer``. At most ``MOST``.

        A name that no place has is tried in the commonest other transliterations ("Voznesenskij" as "Voznesensky").
        """
        known = self._answers.get(name)
        if known is None:
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            known = self._answers[name] = self._look_up(name)
        return known

    @cached_property
    def layers(self) -> frozenset[str]:
        """The countries that there are layers of small places of."""
        found = self._folder.glob("*.places") if self._folder is not None else ()
        return frozenset(path.stem for path in found) - {NATURE, AIRFIELDS}

    def small(self, name: str, countries: Collection[str]) -> tuple[Entry, ...]:
        """Every small place, town or feature of nature that the layers of ``countries`` have; see ``model.Gazetteer``."""
        known = self._asked.get(name)
        if known is None:
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            known = self._asked[name] = {}
        missing = [country for country in countries if country not in known]
        if missing:
            sought = _Sought(name.strip())
            for country in missing:
                layer = self._layer(country) if sought.key else None
                known[country] = _in_layer(layer, sought) if layer is not None else ()
        found = [entry for country in sorted(countries) for entry in known[country]]
        return _merged(found) if found else ()

    def _layer(self, country: str) -> Store | None:
        if country not in self._layers:
            path = self._folder / f"{country}.places" if self._folder is not None and country.isalpha() else None
            exists = path is not None and path.is_file()
            self._layers[country] = Store(path, _remedy(None)) if path is not None and exists else None
        return self._layers[country]

    def _look_up(self, name: str) -> tuple[Entry, ...]:
        name = name.strip()
        codes = self._find(code_key(name)) if is_code(name) else ()
        key = fold(name)
        if len(key) < 2 or (len(key) < 4 and name.islower()):
            return codes  # "in", "us", "me": words, not places
        found = self._find(key)
        if codes:
            return _merged([*codes, *found])
        if found:
            return found
        divided = without_division(name)
        if divided:
            return self._divisions(*divided)
        # "Preble" beside other counties, "Calif" without its period
        found = self._find(division_key(key)) or (self._find(code_key(f"{name}.")) if len(name) < 7 else ())
        if found:
            return found
        settlement = without_settlement(name)
        if settlement:
            return tuple(entry for entry in self._find(fold(settlement)) if entry.kind == "populated place")
        for other in respellings(name):
            found = self._find(other)
            if found:
                return tuple(_as_other_name(entry) for entry in found)
        return ()

    def _divisions(self, bare: str, smaller: bool) -> tuple[Entry, ...]:
        """The divisions called so, those of the likelier level first."""
        key = fold(bare)
        if len(key) < 2:
            return ()
        found = [*self._find(division_key(key)), *self._find(key)]
        first, second = ("district", "region") if smaller else ("region", "district")
        entries = _merged([entry for entry in found if entry.kind in ("region", "district", "country")])
        order = {first: 0, second: 1, "country": 2}
        return tuple(sorted(entries, key=lambda entry: order[entry.kind]))

    def _find(self, key: str) -> tuple[Entry, ...]:
        if len(self._parts) == 1:
            return tuple(self._parts[0].find(key))
        return _merged([entry for part in self._parts for entry in part.find(key)])


class _Sought:
    """A name as it is sought in layers, worked out once for all of them. ``key`` is empty where it is no name of a place."""

    def __init__(self, name: str) -> None:
        self.name = name
        key = fold(name)
        self.key = "" if len(key) < 2 or name.islower() or is_code(name) else key

    @cached_property
    def written(self) -> bool:
        """Whether it is written as names are, so that it may be sought by its sound: each word with one capital, its first."""
        parts = self.name.replace("-", " ").split()
        return all(part[:1].isupper() and not (len(part) > 1 and part.isupper()) for part in parts if len(part) > 2)

    @cached_property
    def division(self) -> str:
        """The key of the bare name, where it is that of a division; else empty."""
        bare = without_division(self.name)
        return fold(bare[0]) if bare else ""

    @cached_property
    def feature(self) -> str:
        """The key of the bare name, where it is that of a feature of nature; else empty."""
        bare = without_feature(self.name)
        return fold(bare) if bare else ""


def _in_layer(layer: Store, sought: _Sought) -> tuple[Entry, ...]:
    found = layer.find(sought.key)
    scheme = layer.about["scheme"]
    sounding = skeleton_key(sought.name, scheme) if scheme and sought.written else ""
    if sounding:
        heard = [e for e in layer.find(sounding) if e.kind == "populated place"]
        heard = [e for e in heard if words(e.name, scheme) == words(sought.name, scheme)]
        found += [replace(e, matched="sound") for e in heard if not found or e.population >= _TOWN]
    if not found and sought.division:
        found = [e for e in layer.find(sought.division) if e.kind in ("region", "district")]
    if not found and sought.feature:
        found = [e for e in layer.find(sought.feature) if e.kind != "populated place"]
    return _merged(found)


def _merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Each place once, as it matched best, the most populous first."""
    best: dict[str, Entry] = {}
    for entry in entries:
        before = best.get(entry.key)
        if before is None or _ORDER.index(entry.matched) < _ORDER.index(before.matched):
            best[entry.key] = entry
    return tuple(sorted(best.values(), key=lambda entry: (-entry.population, entry.key)))[:MOST]


def _remedy(layer: str | None) -> str:
    if layer is None:
        return "install reportedly again"
    return f"add its file again, or take it away: reportedly gazetteer remove {layer}"


def _as_other_name(entry: Entry) -> Entry:
    return replace(entry, matched="other name") if entry.matched == "name" else entry
