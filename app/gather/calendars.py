"""The coaching of a month on one page, and the questions of a template to fill in by pen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy.orm import Session as Db

from app.domain import (
    session_templates,
    sessions,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    SessionState,
)
from app.domain.periods import Period
from app.domain.sessions import SessionInFull
from app.gather.parts import Wording
from app.gather.team import team_cover
from app.labels import label, listed
from app.report import content

CALENDAR = "Coaching calendar"
TEMPLATE = "Questions of a template"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar(db: Db, period: Period, wording: Wording, today: date) -> content.CoachingCalendar:
    """The coaching of a month, planned and held, for me alone."""
    chosen = settings.current(db)
    first = period.starts - timedelta(days=(period.starts.weekday() - chosen.week_start) % 7)
    weeks = (period.ends - first).days // 7 + 1
    last = first + timedelta(days=7 * weeks - 1)
    by_day: dict[date, list[SessionInFull]] = {}
    for one in sessions.calendar(db, first, last):
        by_day.setdefault(one.day, []).append(one)
    days = [first + timedelta(days=number) for number in range(7 * weeks)]
    told = [_day(day, by_day.get(day, ()), period) for day in days]
    return content.CoachingCalendar(
        paper=chosen.paper.value,
        cover=team_cover(
            CALENDAR, chosen, wording, today, copy_for=chosen.manager, period=period.label
        ),
        weekdays=tuple(_WEEKDAYS[day.weekday()] for day in days[:7]),
        weeks=tuple(tuple(told[at : at + 7]) for at in range(0, len(told), 7)),
    )


def template_sheet(
    db: Db, template_id: int, wording: Wording, today: date
) -> content.TemplateSheet:
    """The questions of a template, to be filled in by pen with whoever it is."""
    chosen = settings.current(db)
    found = next((one for one in session_templates.every(db) if one.id == template_id), None)
    if found is None:
        raise Refused(Reason.NOT_FOUND, "template")
    steps = [
        content.Questions(title, tuple(content.Question(one.text) for one in inside))
        for title, inside in groupby(found.questions, lambda one: one.section)
    ]
    cover = team_cover(found.name, chosen, wording, today, copy_for="both of us")
    return content.TemplateSheet(
        paper=chosen.paper.value, cover=replace(cover, person=""), steps=tuple(steps)
    )


def _day(day: date, found: Sequence[SessionInFull], period: Period) -> content.Day:
    entries = [
        content.Entry(
            time=one.session.starts_at,
            person=listed([person.called for person in one.people]),
            kind=", ".join(filter(None, (label(one.session.kind), one.session.customer))),
            state="" if one.session.state is SessionState.PLANNED else label(one.session.state),
        )
        for one in found
    ]
    outside = not period.starts <= day <= period.ends
    return content.Day(str(day.day), tuple(entries), outside)
