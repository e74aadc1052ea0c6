"""The journal's one row of choices."""

from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import clock
from app.domain.commands import insist_on_line, insist_on_time, put
from app.domain.errors import Reason, Refused
from app.domain.kinds import PaperSize
from app.domain.models import Settings
from app.domain.money import CURRENCIES

#: Between which two the coverage bar is, in hundredths of a quota.
LEAST_BAR, MOST_BAR = 100, 2_000
#: The id of the one row, as every journal begins with it.
_ONLY = 1


class Choices(TypedDict, total=False):
    """What can be chosen for a journal; see ``models.Settings``."""

    manager: str
    company: str
    fiscal_start: int
    week_start: int
    currency: str
    paper: PaperSize
    language: str
    ideal_gap: int
    max_gap: int
    coverage_bar: int
    auto_lock_minutes: int
    backup_folder: str
    country: str
    region: str
    meeting_weekday: int
    meeting_at: str
    meeting_zone: str
    meeting_minutes: int


def current(db: Session) -> Settings:
    """The journal's choices."""
    # By its id, so that one query which asks for them ten times over reads them once.
    return db.get(Settings, _ONLY) or db.scalars(sa.select(Settings)).one()


def set_up(db: Session, **choices: Unpack[Choices]) -> Settings:
    """Give a new journal its choices; the first thing that happens in it."""
    settings = Settings(manager="")
    db.add(settings)
    _apply(settings, choices)
    return settings


def change(db: Session, **choices: Unpack[Choices]) -> Settings:
    """Change some of the journal's choices."""
    settings = current(db)
    _apply(settings, choices)
    return settings


def _apply(settings: Settings, choices: Choices) -> None:
    put(settings, choices)
    settings.manager = insist_on_line(settings.manager, "manager")
    settings.currency = settings.currency.upper()
    if settings.currency not in CURRENCIES:
        raise Refused(Reason.NOT_A_CURRENCY, "currency", settings.currency)
    if not 1 <= settings.fiscal_start <= 12:
        raise Refused(Reason.NOT_A_MONTH, "fiscal_start")
    for field in ("ideal_gap", "max_gap"):
        if getattr(settings, field) is None:
            raise Refused(Reason.EMPTY, field)
    check_gaps(settings.ideal_gap, settings.max_gap)
    if settings.coverage_bar is None or not LEAST_BAR <= settings.coverage_bar <= MOST_BAR:
        raise Refused(Reason.NOT_A_BAR, "coverage_bar")
    if settings.auto_lock_minutes is None:
        raise Refused(Reason.EMPTY, "auto_lock_minutes")
    if settings.auto_lock_minutes < 0:
        raise Refused(Reason.NEGATIVE, "auto_lock_minutes")
    _check_meeting(settings)


def _check_meeting(settings: Settings) -> None:
    """Refuse a meeting of the team that cannot be; its time is written out as 09:00.

    A time without a zone is one of this computer's.
    """
    if settings.meeting_weekday not in range(7):
        raise Refused(Reason.NOT_A_WEEKDAY, "meeting_weekday")
    if settings.meeting_minutes is None or settings.meeting_minutes < 1:
        raise Refused(Reason.NOT_POSITIVE, "meeting_minutes")
    if settings.meeting_zone and not clock.is_zone(settings.meeting_zone):
        raise Refused(Reason.NOT_A_ZONE, "meeting_zone", settings.meeting_zone)
    put(settings, {"meeting_at": insist_on_time(settings.meeting_at, "meeting_at")})
    if settings.meeting_at and not settings.meeting_zone:
        put(settings, {"meeting_zone": clock.own_zone()})


def check_gaps(ideal: int | None, maximum: int | None) -> None:
    """Refuse gaps between contacts that are not days or stand in the wrong order."""
    if (ideal is not None and ideal < 1) or (maximum is not None and maximum < 1):
        raise Refused(Reason.NOT_POSITIVE, "ideal_gap")
    if ideal is not None and maximum is not None and maximum < ideal:
        raise Refused(Reason.GAP_ORDER, "max_gap")
