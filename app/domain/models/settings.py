"""What the journal knows about itself and its keeper."""

from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import PaperSize
from app.domain.models.base import ADDED, Line, Record


class Settings(Record):
    """The journal's one row of choices; it travels with the file.

    Gaps are days between contacts with one person; ``coverage_bar`` is in hundredths of a quota.
    ``country`` (ISO 3166, "DE") and its ``region`` ("BY") say which days are public holidays; empty
    is none. The team meets every ``meeting_weekday`` (0 for Monday) at the local time
    ``meeting_at`` in the IANA ``meeting_zone``; where the time is empty that is not settled.
    """

    __tablename__ = "settings"

    manager: Mapped[Line]
    company: Mapped[Line] = mapped_column(default="")
    fiscal_start: Mapped[int] = mapped_column(default=1)
    week_start: Mapped[int] = mapped_column(default=0)
    currency: Mapped[Line] = mapped_column(default="USD")
    paper: Mapped[PaperSize] = mapped_column(default=PaperSize.A4)
    language: Mapped[Line] = mapped_column(default="en")
    ideal_gap: Mapped[int] = mapped_column(default=14)
    max_gap: Mapped[int] = mapped_column(default=21)
    coverage_bar: Mapped[int] = mapped_column(default=300)
    auto_lock_minutes: Mapped[int] = mapped_column(default=10)
    backup_folder: Mapped[Line] = mapped_column(default="")
    coaching_hours: Mapped[int] = mapped_column(default=8)
    country: Mapped[Line] = mapped_column(default="", server_default="", sort_order=ADDED)
    region: Mapped[Line] = mapped_column(default="", server_default="", sort_order=ADDED)
    meeting_weekday: Mapped[int] = mapped_column(default=0, server_default="0", sort_order=ADDED)
    meeting_at: Mapped[Line] = mapped_column(default="", server_default="", sort_order=ADDED)
    meeting_zone: Mapped[Line] = mapped_column(default="", server_default="", sort_order=ADDED)
    meeting_minutes: Mapped[int] = mapped_column(default=60, server_default="60", sort_order=ADDED)
