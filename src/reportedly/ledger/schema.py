"""The tables of a ledger. What makes them in a file or a server are the migrations; a test holds the two together.

Text that neither store can hold (a NUL, half a surrogate pair) stands in ``TEXT`` columns with a U+FFFD in its place, code point for
code point, so that offsets hold; a version's exact text is kept beside where the two differ. Times are ISO 8601 in UTC, of one length,
so that they sort as text. Ids of rows are the store's own and go nowhere; what people see are ``article.ident`` and claim keys.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import REAL

HEAD: Final = "0003"
"""The last migration: the form of a ledger that this version reads and writes."""

KNOWN: Final = ("0001", "0002", "0003")
"""Every migration, the oldest first."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_Id = BigInteger().with_variant(Integer(), "sqlite")
_Real: Any = Double().with_variant(REAL(), "sqlite")


def _table(name: str, *parts: Column[Any] | UniqueConstraint | Index, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _id() -> Column[Any]:
    return Column("id", _Id, primary_key=True, autoincrement=True)


def _of(name: str, other: str, *, index: bool = True, optional: bool = False, key: bool = False) -> Column[Any]:
    """A reference that goes with what it refers to."""
    return Column(
        name, _Id, ForeignKey(f"{other}.id", ondelete="CASCADE"), nullable=optional, index=index, primary_key=key
    )  # fmt: skip


def _found(name: str, column: str) -> Index:
    """An index by which rows are found that hold a value, of any length."""
    return Index(name, column, postgresql_using="hash")


def _text(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=optional)


def _real(name: str, *, optional: bool = True) -> Column[Any]:
    return Column(name, _Real, nullable=optional)


# how items came in, and what became of them
run = _table("run", _id(), _text("began"), _text("ended", optional=True), _text("command"), _number("known"))
item = _table(
    "item",
    _id(),
    _of("run_id", "run"),
    _text("first"), _text("last"), _number("times"),
    _text("name"), _number("line", optional=True), _text("how"), _text("became"), _text("reason"),
    _of("article_id", "article", optional=True),
    _number("version", optional=True),
    Index("ix_item_name_line", "name", "line"),
)  # fmt: skip
tombstone = _table(
    "tombstone",
    _id(),
    _text("kind"),
    _text("key"),
    _text("what"),
    _text("at"),
    _text("reason"),
    _number("articles"),
    _text("seal"),
)

# what came in
original = _table(
    "original",
    _id(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", _Id, nullable=False),
    _text("coding"),
    Column("data", LargeBinary, nullable=False),
)
receipt = _table(
    "receipt",
    _id(),
    Column("key", Text, nullable=False, index=True),
    _of("original_id", "original"),
    _of("version_id", "version"),
    _text("how"), _text("name"), _number("line", optional=True), _text("url", optional=True), _text("final_url", optional=True),
    _text("received"), _text("media_type", optional=True), _text("headers"), _text("kind"), _text("given"), _text("seal"),
)  # fmt: skip

# what was read of it
article = _table(
    "article",
    _id(),
    Column("ident", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, unique=True),
    Column("host", Text, nullable=True, index=True),
    Column("outlet", Text, nullable=True),
    Column("published", Text, nullable=True, index=True),
    _text("added"), _text("changed"),
    _number("versions"),
    _found("ix_article_outlet", "outlet"),
)  # fmt: skip
version = _table(
    "version",
    _id(),
    _of("article_id", "article", index=False),
    _number("number"),
    _number("latest"),
    _text("digest"),
    _text("text_sha256"),
    _text("title"), _text("text"),
    Column("exact", LargeBinary, nullable=True),
    _text("url", optional=True), _text("outlet", optional=True), _text("published", optional=True),
    _text("published_at", optional=True), _text("language"),
    _number("words"),
    _text("added"),
    UniqueConstraint("article_id", "number"),
    Index("ix_version_text_sha256", "text_sha256"),
)  # fmt: skip
stamp = _table(
    "stamp",
    _id(),
    _text("reportedly"), _text("model"), _text("packs"), _text("places"),
    Column("digest", Text, nullable=False, unique=True),
)  # fmt: skip
reading = _table(
    "reading",
    _id(),
    _of("version_id", "version"),
    _of("stamp_id", "stamp"),
    _number("current"), _number("claims"),
    _text("made"), _text("sha256"), _text("coding"),
    Column("record", LargeBinary, nullable=False),
)  # fmt: skip

# what the current readings say, row by row, so that it can be asked
actor = _table(
    "actor",
    _id(),
    _of("reading_id", "reading", index=False),
    _text("local"), _text("name"), _text("kind"), _text("pack_id", optional=True), _text("side", optional=True),
    UniqueConstraint("reading_id", "local"),
    Index("ix_actor_pack_id", "pack_id"),
    _found("ix_actor_name", "name"),
)  # fmt: skip
place = _table(
    "place",
    _id(),
    _of("reading_id", "reading", index=False),
    _text("local"), _text("name"), _text("words"), _text("kind"), _text("country", optional=True),
    _real("lat"), _real("lon"), Column("geonames_id", _Id, nullable=True, index=True), _real("score"),
    _number("start"), _number("end"),
    UniqueConstraint("reading_id", "local"),
    _found("ix_place_name", "name"),
    Index("ix_place_lat_lon", "lat", "lon"),
)  # fmt: skip
time = _table(
    "time",
    _id(),
    _of("reading_id", "reading", index=False),
    _text("local"), _text("begins", optional=True), _text("ends", optional=True), _text("grain"),
    _number("start"), _number("end"),
    UniqueConstraint("reading_id", "local"),
)  # fmt: skip
number = _table(
    "number",
    _id(),
    _of("reading_id", "reading", index=False),
    _text("local"), _real("value"), _real("high"), _text("bound"), _text("unit"), _text("state"),
    _number("start"), _number("end"),
    UniqueConstraint("reading_id", "local"),
)  # fmt: skip
claim = _table(
    "claim",
    _id(),
    _of("reading_id", "reading", index=False),
    Column("local", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    _text("day"),
    _text("source"), _text("source_kind"),
    _of("actor_id", "actor", optional=True),
    _text("side", optional=True),
    _text("cue"), _text("lemma"), _text("force", optional=True),
    _text("source_certainty"), _text("outlet_stance"), _text("polarity"), _text("quotation"), _text("origin"),
    _text("content"), _text("spans"),
    _number("start"), _number("end"),
    _real("score", optional=False),
    _text("within", optional=True),
    _text("marks"),
    UniqueConstraint("reading_id", "local"),
)  # fmt: skip
event = _table(
    "event",
    _id(),
    _of("claim_id", "claim"),
    Column("type", Text, nullable=False, index=True),
    _text("modality"), _text("trigger"), _number("start"), _number("end"),
    _of("actor_id", "actor", optional=True),
    _of("place_id", "place", optional=True),
    _of("time_id", "time", optional=True),
    _of("number_id", "number", optional=True),
)  # fmt: skip
claim_place = _table(
    "claim_place", _of("claim_id", "claim", index=False, key=True), _of("place_id", "place", key=True), rowid=False
)
claim_time = _table(
    "claim_time", _of("claim_id", "claim", index=False, key=True), _of("time_id", "time", key=True), rowid=False
)
claim_number = _table(
    "claim_number", _of("claim_id", "claim", index=False, key=True), _of("number_id", "number", key=True), rowid=False
)

claims_of_versions = claim.join(reading, reading.c.id == claim.c.reading_id).join(
    version, version.c.id == reading.c.version_id
)
"""Claims with the reading and the version that they are of."""
claims_of_articles = claims_of_versions.join(article, article.c.id == version.c.article_id)
"""The same with the article."""

change = _table(
    "change",
    _id(),
    _of("version_id", "version"),
    _text("at"), _text("kind"),
    _text("key_before", optional=True), _text("key_after", optional=True),
    _text("before", optional=True), _text("after", optional=True), _text("source"), _text("seal"),
)  # fmt: skip

# who copies whom: of the last versions; articles with the same sketch have one
sketch = _table(
    "sketch",
    _id(),
    _number("form"),
    Column("digest", Text, nullable=False, unique=True),
    _number("rank"), _number("bands"),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip
band = _table(
    "band",
    Column("hash", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("sketch_id", _Id, primary_key=True, autoincrement=False),
    rowid=False,
)
trace = _table(
    "trace",
    _of("article_id", "article", index=False, key=True),
    _of("sketch_id", "sketch"),
    Column("sentences", LargeBinary, nullable=False),
    _text("credit", optional=True),
    _text("outlet", optional=True), _text("country", optional=True), _text("ownership", optional=True), _text("seal"),
)  # fmt: skip
family = _table("family", _id())
part = _table(
    "part",
    _of("family_id", "family", index=False, key=True),
    _of("sketch_id", "sketch", key=True),
    _text("sentences"),
    rowid=False,
)

# what people follow and decide
feed = _table(
    "feed",
    _id(),
    Column("url", Text, nullable=False, unique=True),
    _text("name"), _text("etag", optional=True), _text("last_modified", optional=True), _text("checked", optional=True),
    _text("added"), _number("failures"), _text("error", optional=True),
)  # fmt: skip
decision = _table(
    "decision",
    _id(),
    Column("ident", Text, nullable=False, unique=True),
    _text("at"), _text("who"), _text("kind"),
    _text("about"), _text("key"), _text("article", optional=True), _text("source", optional=True), _text("content", optional=True),
    _text("value"), _text("why"), _text("undoes", optional=True),
    _number("stands"), _text("seal"),
    _found("ix_decision_key", "key"),
    Index("ix_decision_article", "article"),
)  # fmt: skip
# which claim of the present readings a decision on a claim is about; one that has no row here is loose
holding = _table(
    "holding",
    _of("decision_id", "decision", index=False, key=True),
    _of("claim_id", "claim"),
    _text("how"),
)

# which claims of the present readings a decision on a thread or a link is about, in the order of its value
anchor = _table(
    "anchor",
    _of("decision_id", "decision", index=False, key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article", Text, nullable=False, index=True),
    Column("claim_id", _Id, ForeignKey("claim.id", ondelete="SET NULL"), nullable=True, index=True),
    rowid=False,
)

# which claims say the same: of the current readings of last versions
account = _table(
    "account",
    _of("reading_id", "reading", index=False, key=True),
    _number("form"), _text("coding"),
    Column("data", LargeBinary, nullable=False),
    _text("packs", optional=True),
)  # fmt: skip
thread = _table(
    "thread",
    _id(),
    _number("claims"), _number("articles"), _number("sources"),
    Column("stale", Integer, nullable=False, index=True),
    _text("first"),
    Column("last", Text, nullable=False, index=True),
    _text("key", optional=True),
)  # fmt: skip
standing = _table(
    "standing",
    _of("thread_id", "thread", index=False, key=True),
    Column("kind", Text, primary_key=True, index=True),
    rowid=False,
)
telling = _table(
    "telling",
    _id(),
    Column("reading_id", _Id, ForeignKey("account.reading_id", ondelete="CASCADE"), nullable=False),
    _number("number"),
    _of("claim_id", "claim"),
    _number("rank"),
    Column("thread_id", _Id, ForeignKey("thread.id", ondelete="SET NULL"), nullable=True, index=True),
    _text("voice", optional=True),
    UniqueConstraint("reading_id", "number"),
    _found("ix_telling_voice", "voice"),
)
hint = _table(
    "hint",
    Column("hash", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("telling_id", _Id, primary_key=True, autoincrement=False),
    rowid=False,
)
pairing = _table(
    "pairing",
    _of("one_id", "telling", index=False, key=True),
    _of("other_id", "telling", key=True),
    _real("same", optional=False),
    _text("kinds"),
    rowid=False,
)
