"""Days without training: public holidays, closed days, who is away, and the team's meeting."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import training_words
from app.domain import closed_days, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.formats import Formats
from app.ui.dialogs.kept_days import AwayPage, ClosedPage
from app.ui.dialogs.list_dialog import ListDialog
from app.ui.dialogs.lists import weekdays
from app.ui.dialogs.public_days import LOOKING, WHOLE, Country, PublicDays
from app.ui.dialogs.training_quarter import offer_regions
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line, Number, Ticks
from app.ui.explain import READ_ONLY, explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.parts import SectionTabs, Veiled
from app.ui.tabs.coaching.sentence import Sentence, say
from app.ui.tabs.coaching.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal
    from app.ui.asking import Values

TITLE = "Days off and the team’s meeting"
NO_COUNTRY = "Choose a country to see its public holidays."
NO_HOLIDAYS = "There is no public holiday in this quarter."
SAVED, NOT_SAVED = "Saved.", "Not saved yet: see above."
_PAGES = ("Public holidays", "Closed days", "Away", "The team’s meeting")
_WORKS = "What is ticked is a working day of the team."
_NO_TIME = "Empty: there is none, and nothing meets it."
_SIZE = (620, 480)


class DaysDialog(ListDialog):
    """All that keeps a session from a day, around the quarter that holds ``day``."""

    def __init__(self, journal: Journal, parent: QWidget | None, day: date) -> None:
        super().__init__(journal, parent, TITLE)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._quarter = period_of(PeriodKind.QUARTER, day, chosen.fiscal_start)
        self._public = PublicDays(self, journal, self._quarter)
        self.finished.connect(self._public.stop)
        self._public.found.connect(self._receive)
        self.holidays = Form(self._holiday_fields(), explain=explain)
        self.meeting = Form(_MEETING, explain=explain)
        self.closed = ClosedPage(journal, self._formats, self.do)
        since = min(self._quarter.starts, date.today())
        self.away = AwayPage(journal, self._formats, self.do, since)
        self._lay_out()
        for form, change in (
            (self.holidays, self._change_holidays),
            (self.meeting, self._change_meeting),
        ):
            form.edited.connect(partial(self._save, form, change))
            form.set_read_only(journal.read_only)
        self.holidays.editor("country").edited.connect(self._turn_to_country)
        if journal.read_only:
            self.say(READ_ONLY)
        self.refresh()
        self.resize(*_SIZE)

    def forms(self) -> list[Form]:
        """The country, and the meeting."""
        return [self.holidays, self.meeting]

    def refresh(self) -> None:
        """Read all of it anew."""
        chosen = self.journal.ask(settings.current)
        place = {"country": chosen.country or None, "region": chosen.region or None}
        self.holidays.set_values(place, key=1)
        shown = {field.name: getattr(chosen, field.name) for field in _MEETING}
        shown["meeting_zone"] = chosen.meeting_zone or None
        self.meeting.set_values(shown, key=1, draft=Draft(self.journal, "team-meeting"))
        self.closed.refresh()
        self.away.refresh()
        self._look_up()

    def _lay_out(self) -> None:
        self.tabs = SectionTabs(*_PAGES)
        self.pages = QStackedWidget()
        for page in (_top(self.holidays), self.closed, Veiled(self.away), _top(self.meeting)):
            self.pages.addWidget(page)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        self.lay_out(body)

    def _holiday_fields(self) -> tuple[Field, ...]:
        label = f"We work on these days of {training_words.months(self._quarter, self._formats)}"
        return (
            Field("country", "Country", Country),
            Field("region", "Region", partial(Choice, (), WHOLE)),
            Field("news", "", partial(Sentence, "calendar"), wide=True),
            Field("works", label, partial(Ticks, ()), _WORKS, wide=True),
        )

    def _turn_to_country(self) -> None:
        """A region is one of its own country."""
        self.holidays.editor("region").set_value(None)

    def _look_up(self) -> None:
        values = self.holidays.values()
        say(self.holidays, "news", LOOKING)
        self._public.look_up(values["country"] or "", values["region"] or "")

    def _receive(self) -> None:
        """The public holidays are there."""
        offer_regions(self.holidays.editor("country"), self.holidays.editor("region"), self._public)
        days = self._public.days
        works = self.holidays.editor("works")
        assert isinstance(works, Ticks)
        named = [
            (day.isoformat(), f"{self._formats.weekday(day)} · {name}")
            for day, name in days.items()
        ]
        works.set_options(named)
        self.holidays.show_fields(("works",), shown=bool(days))
        self.holidays.set_values({"works": self._worked()}, key=1)
        country = self.holidays.values()["country"]
        say(self.holidays, "news", "" if days else NO_HOLIDAYS if country else NO_COUNTRY)

    def _worked(self) -> tuple[str, ...]:
        """The public holidays on which the team is at work."""
        first, last = self._quarter.starts, self._quarter.ends
        days = self._public.days
        closed = self.journal.ask(closed_days.closed, first, last, days)
        works = [row for row in self.journal.ask(closed_days.every) if row.works]
        return tuple(
            day.isoformat()
            for day in days
            if day not in closed or any(row.first_on <= day <= row.last_on for row in works)
        )

    def _save(self, form: Form, change: Callable[[Values], None]) -> None:
        saved = form.save(change)
        self.say(SAVED if saved else NOT_SAVED, wrong=not saved)

    def _change_holidays(self, changed: Values) -> None:
        self._change_works(set(changed.pop("works", self._worked())))
        if changed:
            values = self.holidays.values()
            said: Values = {name: values[name] or "" for name in ("country", "region")}
            self.journal.do("Country of public holidays set", settings.change, **said)
            self._look_up()

    def _change_works(self, wanted: set[str]) -> None:
        """The team works on other public holidays than before."""
        for text in wanted ^ set(self._worked()):
            day = date.fromisoformat(text)
            work, name = partial(closed_days.work_on, works=text in wanted), self._public.days[day]
            told = "Public holiday is worked on" if text in wanted else "Public holiday kept"
            self.journal.do(told, work, day, name)

    def _change_meeting(self, changed: Values) -> None:
        if changed.get("meeting_weekday", 0) is None or changed.get("meeting_minutes", 1) is None:
            raise Refused(Reason.EMPTY, "meeting_minutes")
        said: Values = {name: "" if value is None else value for name, value in changed.items()}
        self.journal.do("The team’s meeting set", settings.change, **said)


_MEETING = (
    Field("meeting_weekday", "On", partial(Choice, weekdays())),
    Field("meeting_at", "From", partial(Line, placeholder="09:00"), help=_NO_TIME),
    Field("meeting_minutes", "Minutes", partial(Number, 1, 600)),
    Field("meeting_zone", "Time zone", Zone),
)


def _top(form: Form) -> QWidget:
    """A form that is no higher than it has to be."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return page
