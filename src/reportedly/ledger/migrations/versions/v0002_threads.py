"""The tables of threads: what each article tells, what is compared with what, and which claims say the same."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what is in the ledger already is drawn into threads when these are asked for."""
    op.create_table(
        "account",
        sa.Column("reading_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("coding", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_account_reading_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_account")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "thread",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_thread_last"), "thread", ["last"], unique=False)
    op.create_index(op.f("ix_thread_stale"), "thread", ["stale"], unique=False)
    op.create_table(
        "standing",
        sa.Column("thread_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_standing_thread_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("thread_id", "kind", name=op.f("pk_standing")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_standing_kind"), "standing", ["kind"], unique=False)
    op.create_table(
        "telling",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("reading_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_telling_claim_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["account.reading_id"], name=op.f("fk_telling_reading_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_telling_thread_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telling")),
        sa.UniqueConstraint("reading_id", "number", name=op.f("uq_telling_reading_id_number")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_telling_claim_id"), "telling", ["claim_id"], unique=False)
    op.create_index(op.f("ix_telling_thread_id"), "telling", ["thread_id"], unique=False)
    op.create_table(
        "hint",
        sa.Column("hash", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("telling_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("hash", "rank", "telling_id", name=op.f("pk_hint")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pairing",
        sa.Column("one_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("other_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("same", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["telling.id"], name=op.f("fk_pairing_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["telling.id"], name=op.f("fk_pairing_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_pairing")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pairing_other_id"), "pairing", ["other_id"], unique=False)
