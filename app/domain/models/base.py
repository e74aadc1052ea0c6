"""What every record has in common."""

from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Annotated, Any, ClassVar, dataclass_transform

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    MappedColumn,
    QueryableAttribute,
    declared_attr,
    mapped_column,
)

from app.domain.errors import Reason, Refused
from app.domain.text import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment, kept as UTC text to the second; SQLite's own date type would drop the offset."""

    impl = sa.String(20)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> str | None:
        return None if value is None else f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def process_result_value(self, value: str | None, _dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def now() -> datetime:
    """This moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _stored_values(kind: type[Enum]) -> list[str]:
    return [str(member.value) for member in kind]


#: A single line, such as a name or a title; cleaned and bounded when it is set.
Line = Annotated[str, mapped_column(sa.String(LONGEST_LINE))]
#: Text of any length, in the Markdown subset; cleaned and bounded when it is set.
Prose = Annotated[str, mapped_column(sa.Text)]


#: The place of a column that a migration added: SQLite puts it last, and a file made anew must not
#: differ, because a salvage reads rows by the order of their values.
ADDED = 100

#: Ends the ``__table_args__`` of each record; what a record adds stands before it.
_TABLE_ARGS: Any = ({"sqlite_autoincrement": True},)


def parent(table: str) -> MappedColumn[int]:
    """A column that points at the record it belongs to, indexed."""
    return mapped_column(sa.ForeignKey(f"{table}.id"), index=True)


#: For a column that may be empty, but never because what it points at was deleted.
BELONGS: dict[str, bool] = {"belongs": True}


def needs(column: sa.ColumnElement[Any]) -> bool:
    """Whether a record goes with the one that this column of it points at."""
    return not column.nullable or bool(column.info.get("belongs"))


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, parent))
class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """One row of one table, handed out detached and used as a plain value.

    An id is never used again, so that a deleted row can come back under its own.
    """

    type_annotation_map: ClassVar[Any] = {
        StrEnum: sa.Enum(
            StrEnum,
            native_enum=False,
            create_constraint=False,
            length=32,
            values_callable=_stored_values,
        ),
        date: sa.Date,
        datetime: Instant,
    }
    __table_args__ = _TABLE_ARGS

    id: Mapped[int] = mapped_column(init=False, primary_key=True, sort_order=-1)
    created_at: Mapped[datetime] = mapped_column(init=False, insert_default=now, sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(
        init=False, insert_default=now, onupdate=now, sort_order=91
    )
    version: Mapped[int] = mapped_column(init=False, sort_order=92)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version} if hasattr(cls, "__table__") else {}


@event.listens_for(Record, "attribute_instrument", propagate=True)
def _clean_what_is_set(_cls: type[Record], key: str, attribute: QueryableAttribute[Any]) -> None:
    """Make each text column of each record clean and bound what is put into it."""
    columns = getattr(attribute.property, "columns", ())
    if not columns or type(columns[0].type) not in (sa.String, sa.Text):
        return
    is_line = type(columns[0].type) is sa.String
    clean, longest = (clean_line, LONGEST_LINE) if is_line else (clean_text, LONGEST_TEXT)

    def bounded(_record: Record, value: str | None, _old: object, _initiator: object) -> str:
        text = clean(value or "")
        if len(text) > longest:
            raise Refused(Reason.TOO_LONG, key, f"{longest:,}")
        return text

    event.listen(attribute, "set", bounded, retval=True)
