"""The registry at national scale: two editions of each extract, indexes of names, imports.

The tables of before held nothing but the sandbox's synthetic rows; the sandbox fills the new ones.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)
EDITIONS = ("a", "b")
EXTRACTS = ("employers", "persons", "contributions")
STATUSES = ("active", "ceased", "dormant")
IMPORTS = ("loading", "done", "given_up")


def upgrade() -> None:
    for table in ("contribution_spans", "workers", "employers"):
        op.drop_table(table)
    _current()
    _imports()
    for edition in EDITIONS:
        _employers(edition)
        _persons(edition)
        _contributions(edition)


def downgrade() -> None:
    for edition in EDITIONS:
        for table in (
            "employers", "employers_called", "employer_names", "employer_postings",
            "employer_index_parts", "insured_persons", "person_names", "person_postings",
            "person_index_parts", "employments", "contribution_spans", "employer_totals",
        ):  # fmt: skip
            op.drop_table(f"{table}_{edition}")
    op.drop_table("registry_imports")
    op.drop_table("registry_editions")
    _tables_of_before()


def _states(*states: str, name: str) -> sa.Enum:
    return sa.Enum(*states, name=name, native_enum=False, create_constraint=True, length=40)


def _key(name: str = "key") -> sa.Column[int]:
    return sa.Column(name, db.base.Id, nullable=False, autoincrement=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _flag(name: str, *, nullable: bool = False) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=nullable)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _index(table: str, name: str, columns: Sequence[str], *, where: str | None = None) -> None:
    condition = sa.text(where) if where else None
    op.create_index(
        f"ix_{table}_{name}",
        table,
        list(columns),
        sqlite_where=condition,
        postgresql_where=condition,
    )


def _current() -> None:
    op.create_table(
        "registry_editions",
        sa.Column("extract", _states(*EXTRACTS, name="extract"), nullable=False),
        sa.Column("edition", _states(*EDITIONS, name="edition"), nullable=False),
        sa.Column("as_of", MOMENT, nullable=False),
        _number("rows"),
        _number("names_indexed"),
        _flag("synthetic"),
        _primary("registry_editions", "extract"),
    )


def _imports() -> None:
    op.create_table(
        "registry_imports",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("extract", _states(*EXTRACTS, name="extract"), nullable=False),
        sa.Column("state", _states(*IMPORTS, name="importstate"), nullable=False),
        _flag("whole"),
        sa.Column("edition", _states(*EDITIONS, name="edition"), nullable=False),
        _text("file_name", nullable=False),
        _text("file_hash", nullable=False),
        _number("rows_read"),
        _number("rows_refused"),
        _flag("synthetic", nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        _primary("registry_imports", "id"),
    )


def _name_index(what: str, edition: str) -> None:
    names, postings = f"{what}_names_{edition}", f"{what}_postings_{edition}"
    parts = f"{what}_index_parts_{edition}"
    op.create_table(
        names,
        sa.Column("id", db.base.Id, nullable=False),
        _text("name", nullable=False),
        _primary(names, "id"),
    )
    op.create_index(f"uq_{names}_name", names, ["name"], unique=True)
    op.create_table(
        postings,
        _key(),
        sa.Column("names", sa.LargeBinary(), nullable=False),
        _primary(postings, "key"),
    )
    op.create_table(
        parts,
        _text("part", nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        _primary(parts, "part"),
    )


def _employers(edition: str) -> None:
    table, called = f"employers_{edition}", f"employers_called_{edition}"
    op.create_table(
        table,
        _key(),
        _text("name", nullable=False),
        *map(_text, ("ssm_new", "ssm_old", "branch_code", "address", "postcode", "town", "state")),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        _number("phone", nullable=True),
        sa.Column("status", _states(*STATUSES, name="employerstatus"), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        _flag("in_arrears", nullable=True),
        _flag("synthetic"),
        _primary(table, "key"),
    )
    for column in ("ssm_new", "ssm_old", "phone"):
        _index(table, column, [column])
    _index(table, "place", ["latitude", "longitude"])
    op.create_table(
        called,
        _number("name_id"),
        _number("employer"),
        _flag("former"),
        _primary(called, "name_id", "employer"),
    )
    _name_index("employer", edition)


def _persons(edition: str) -> None:
    table = f"insured_persons_{edition}"
    op.create_table(
        table,
        _key(),
        _text("name", nullable=False),
        _number("name_id"),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(length=1), nullable=True),
        _number("phone", nullable=True),
        *map(_text, ("other_number", "address", "postcode")),
        _flag("synthetic"),
        _primary(table, "key"),
        sa.CheckConstraint("sex IN ('M', 'F')", name=op.f(f"ck_{table}_sex")),
    )
    _index(table, "name_id", ["name_id"])
    _index(table, "phone", ["phone"])
    _index(table, "other_number", ["other_number"], where="other_number IS NOT NULL")
    _name_index("person", edition)


def _contributions(edition: str) -> None:
    employments, totals = f"employments_{edition}", f"employer_totals_{edition}"
    spans = f"contribution_spans_{edition}"
    op.create_table(
        employments,
        _number("person"),
        _number("employer"),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        _primary(employments, "person", "employer", "started_on"),
    )
    _index(employments, "employer", ["employer"])
    op.create_table(
        spans,
        _number("person"),
        sa.Column("first_month", sa.SmallInteger(), nullable=False),
        _number("employer"),
        sa.Column("last_month", sa.SmallInteger(), nullable=False),
        sa.Column("wage_class", sa.SmallInteger(), nullable=False),
        sa.Column("category", sa.SmallInteger(), nullable=False),
        _primary(spans, "person", "first_month", "employer"),
        sa.CheckConstraint("last_month >= first_month", name=op.f(f"ck_{spans}_ends_after_start")),
        sa.CheckConstraint("category IN (1, 2)", name=op.f(f"ck_{spans}_category")),
        sqlite_with_rowid=False,
    )
    _index(spans, "employer", ["employer"])
    op.create_table(
        totals,
        _key("employer"),
        sa.Column("employees", sa.Integer(), nullable=False),
        sa.Column("last_month", sa.SmallInteger(), nullable=False),
        _primary(totals, "employer"),
    )


def _tables_of_before() -> None:
    op.create_table(
        "employers",
        _text("code", nullable=False),
        *(_text(name, nullable=False) for name in ("name", "branch_code", "town")),
        sa.Column("registered_on", sa.Date(), nullable=False),
        _flag("synthetic"),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_employers_branch_code")
        ),
        _primary("employers", "code"),
    )
    op.create_table(
        "workers",
        sa.Column("id", db.base.Id, nullable=False),
        _text("nric", nullable=False),
        _text("name", nullable=False),
        _text("phone"),
        _flag("synthetic"),
        _primary("workers", "id"),
        sa.UniqueConstraint("nric", name=op.f("uq_workers_nric")),
    )
    op.create_table(
        "contribution_spans",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        _text("employer_code", nullable=False),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("last_month", sa.Date(), nullable=False),
        sa.Column("wage", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.CheckConstraint(
            "last_month >= first_month", name=op.f("ck_contribution_spans_ends_after_start")
        ),
        sa.CheckConstraint("wage > 0", name=op.f("ck_contribution_spans_wage_positive")),
        sa.ForeignKeyConstraint(
            ["employer_code"], ["employers.code"], name=op.f("fk_contribution_spans_employer_code")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_contribution_spans_worker_id")
        ),
        _primary("contribution_spans", "id"),
    )
    _index("contribution_spans", "employer_code", ["employer_code"])
    _index("contribution_spans", "worker_id", ["worker_id"])
