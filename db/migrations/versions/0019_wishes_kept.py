"""What was asked of a person beside the record stays with the look-up: until one is chosen, too."""

from alembic import op

from db.migrating import text

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lookups", text("wish", null=True))


def downgrade() -> None:
    op.drop_column("lookups", "wish")
