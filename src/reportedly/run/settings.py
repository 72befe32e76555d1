"""How one article is checked: what the command line says, over the nearest configuration."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from reportedly.checks import ALL, Rule, Selection, active, added_rules, is_known, rulebook
from reportedly.forms import meant
from reportedly.model import Pack, Style
from reportedly.model.errors import PackError, StyleError, UsageError
from reportedly.packs import load_packs, shipped
from reportedly.pipeline import References
from reportedly.run.job import OpenReferences
from reportedly.sources import STANDARD_INPUT
from reportedly.styles import (
    Configuration,
    FailOn,
    IgnoreFile,
    Order,
    configuration_for,
    load_style,
    nearest_ignore_file,
    read_baseline,
    read_configuration,
    read_ignore_file,
    shipped_styles,
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a command line says of checking. ``config`` is the only configuration to take; without ``search`` none is looked for.

    Without ``baselines`` no baseline is read, as where one is to be written.
    """

    says: Configuration = field(default_factory=Configuration)
    config: Path | None = None
    search: bool = True
    baselines: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """How an article is checked.

    ``rules`` are all that there are, ``holding`` the identifiers and names of those that hold. ``accepted`` are the
    baseline's findings, ``ignores`` those of the ignore file called ``ignores_named``. Findings are told in this ``order``.
    """

    references: References
    selection: Selection
    rules: tuple[Rule, ...]
    fail_on: FailOn = "warning"
    accepted: Mapping[str, int] = field(default_factory=dict)
    ignores: IgnoreFile = field(default_factory=lambda: IgnoreFile(Path()))
    ignores_named: str = ""
    cache: bool = True
    order: Order = "place"
    holding: frozenset[str] = frozenset()

    @property
    def called(self) -> frozenset[str]:
        """What rules may be called: the identifiers and names of all."""
        return _called(self.rules)


class Configurations:
    """Finds the settings of every article, each file of configuration read once. ``open_references`` is asked for each of them.

    Raises ``StyleError`` for what stands in files, ``UsageError`` for the command line, ``PackError``, ``GazetteerError``.
    """

    def __init__(self, given: Given, open_references: OpenReferences) -> None:
        self._given = given
        self._open = open_references
        self._by_folder: dict[Path, Settings] = {}
        self._by_files: dict[tuple[str, str], Settings] = {}

    def settings(self, path: str) -> Settings:
        """Those of the article at ``path``; of standard input those of the working folder."""
        folder = Path() if path == STANDARD_INPUT else Path(path).parent
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._settings(folder)
        return found

    def _settings(self, folder: Path) -> Settings:
        given = self._given
        if given.config is not None:
            found = read_configuration(given.config)
        else:
            found = configuration_for(folder) if given.search else Configuration()
        says, ignores = given.says, _path(given.says, found, "ignore_file")
        if ignores is None and given.search:
            ignores = nearest_ignore_file(folder)
        key = (found.source.label if found.source else "", str(ignores))
        if key not in self._by_files:
            self._by_files[key] = self._made(says, found, ignores)
        return self._by_files[key]

    def _made(self, says: Configuration, found: Configuration, ignores: Path | None) -> Settings:
        references = self._opened(_packs(says, found), found if says.pack is None else says)
        styles = _styles(says, found, references.packs)
        rules = tuple(sorted((*rulebook(), *added_rules(references.packs, styles)), key=lambda rule: rule.id))
        selection = _selection(says, found, rules, styles)
        baseline = _path(says, found, "baseline")
        cache = says.cache if says.cache is not None else found.cache
        return Settings(
            references,
            selection,
            rules,
            says.fail_on or found.fail_on or "warning",
            read_baseline(baseline) if baseline and self._given.baselines else {},
            read_ignore_file(ignores, _called(rules)) if ignores else IgnoreFile(Path()),
            str(ignores or ""),
            cache is not False,
            says.order or found.order or "place",
            _called(active(selection, references.packs)),
        )

    def _opened(self, packs: tuple[str, ...], source: Configuration) -> References:
        try:
            return self._open(packs)
        except PackError as error:
            if source.source is None:
                raise
            raise StyleError(f"{source.where('pack')}: {error}") from None


def _called(rules: Iterable[Rule]) -> frozenset[str]:
    return frozenset(called for rule in rules for called in (rule.id, rule.name))


def _path(says: Configuration, found: Configuration, name: str) -> Path | None:
    for each in (says, found):
        value: str | None = getattr(each, name)
        if value is not None:
            return each.folder / value
    return None


def _packs(says: Configuration, found: Configuration) -> tuple[str, ...]:
    source = found if says.pack is None else says
    return tuple(_named(each, source.folder, shipped()) for each in source.pack or ())


def _named(name: str, folder: Path, names: Collection[str]) -> str:
    """A shipped name as it is; a path from ``folder``."""
    return name if name in names or not (folder / name).exists() else str(folder / name)


def _styles(says: Configuration, found: Configuration, packs: Sequence[Pack]) -> tuple[Style, ...]:
    source = found if says.style is None else says
    if not source.style:
        return ()
    families = {rule.family for rule in rulebook()}
    elsewhere = load_packs(shipped())
    known = {rule.id for rule in chain(rulebook(), added_rules((*elsewhere, *packs), ()))}
    styles: list[Style] = []
    for number, each in enumerate(source.style):
        try:
            style = load_style(_named(each, source.folder, shipped_styles()), known, families)
        except StyleError as error:
            if source.source is None or not str(error).startswith("there is no style or file"):
                raise
            raise StyleError(f"{source.where('style', number)}: {error}") from None
        known |= {*(rule.id for rule in style.lexical), *(rule.id for rule in style.sourcing)}
        styles.append(style)
    return tuple(styles)


def _selection(says: Configuration, found: Configuration, rules: Sequence[Rule], styles: tuple[Style, ...]) -> Selection:
    """The command line's selection sets aside what the file says of which rules hold; otherwise the two are joined."""
    names = {rule.name: rule.id for rule in rules}
    ids = frozenset(names.values())

    def patterns(source: Configuration, key: str) -> tuple[str, ...]:
        return tuple(_pattern(source, (key, at), each, ids, names) for at, each in enumerate(getattr(source, key) or ()))

    files = {key: patterns(found, key) for key in ("select", "extend", "ignore")}
    ours = {key: patterns(says, key) for key in files}
    levels = {
        _pattern(source, ("severity", rule), rule, ids, names, whole=True): level
        for source in (found, says)
        for rule, level in (source.severity or {}).items()
    }
    if says.select is not None:
        files = dict.fromkeys(files, ())
    taken = frozenset(ours["extend"])
    return Selection(
        ours["select"] or files["select"],
        (*files["extend"], *ours["extend"]),
        (*(each for each in files["ignore"] if each not in taken), *ours["ignore"]),
        levels,
        styles,
        (found.min_confidence if says.min_confidence is None else says.min_confidence) or 0.0,
    )


def _pattern(
    source: Configuration,
    path: tuple[str | int, ...],
    given: str,
    ids: frozenset[str],
    names: Mapping[str, str],
    *,
    whole: bool = False,
) -> str:
    """An identifier or its beginning, as rules have it; a rule's name stands for its identifier."""
    if given in names:
        return names[given]
    pattern = given.upper()
    if pattern in ids or (not whole and (pattern == ALL or is_known(pattern, ids))):
        return pattern
    message = f"no rule is called {given!r}{meant(pattern, ids) or meant(given, names)}"
    if source.source is None:
        raise UsageError(f"{source.where(*path)}: {message}")
    raise StyleError(f"{source.where(*path)}: {message}")
