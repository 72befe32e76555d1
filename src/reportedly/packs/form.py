"""What each table of a pack may hold: the fields of the nouns in ``model/knowledge.py``, and rules, those of ``model/style.py``."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import (
    DatedEvent,
    KnownActor,
    KnownPlace,
    LexicalRule,
    Office,
    Outlet,
    ReportingVerb,
    Side,
    SourcingRule,
    Term,
)


@dataclass(frozen=True, slots=True)
class Table:
    """An array of tables: the file that it stands in, its name there, the noun that it becomes, and what tells it apart."""

    file: str
    name: str
    noun: type
    section: str
    key: str = "id"


PACK_FILE = "pack.toml"
RULES_FILE = "rules.toml"
TABLES = (
    Table(PACK_FILE, "side", Side, "sides"),
    Table("actors.toml", "actor", KnownActor, "actors"),
    Table("offices.toml", "office", Office, "offices"),
    Table("places.toml", "place", KnownPlace, "places"),
    Table("events.toml", "event", DatedEvent, "events"),
    Table("terms.toml", "term", Term, "terms"),
    Table("outlets.toml", "outlet", Outlet, "outlets"),
    Table("verbs.toml", "verb", ReportingVerb, "verbs", key="lemma"),
    Table(RULES_FILE, "lexical", LexicalRule, "lexical"),
    Table(RULES_FILE, "sourcing", SourcingRule, "sourcing"),
)
FILES = tuple(dict.fromkeys(table.file for table in TABLES))
SECTIONS = tuple(table.section for table in TABLES)


def tables_of(file: str) -> tuple[Table, ...]:
    """The tables that stand in a file of this name."""
    return tuple(table for table in TABLES if table.file == file)
