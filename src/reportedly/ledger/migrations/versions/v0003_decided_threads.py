"""What people decide on threads, packs that an article is told with, and a thread's own key, by which pages go on."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; what was drawn into threads is drawn anew when these are asked for."""
    op.create_table(
        "anchor",
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_anchor_claim_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_anchor_decision_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("decision_id", "number", name=op.f("pk_anchor")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_anchor_article"), "anchor", ["article"], unique=False)
    op.create_index(op.f("ix_anchor_claim_id"), "anchor", ["claim_id"], unique=False)
    for table in ("pairing", "hint", "standing", "telling", "thread", "account"):
        op.execute(f"DELETE FROM {table}")
    op.add_column("account", sa.Column("packs", sa.Text(), nullable=True))
    op.add_column("thread", sa.Column("key", sa.Text(), nullable=True))
    op.add_column("telling", sa.Column("voice", sa.Text(), nullable=True))
    op.create_index("ix_telling_voice", "telling", ["voice"], unique=False, postgresql_using="hash")
