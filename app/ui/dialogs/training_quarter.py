"""Planning the training of a quarter by a weekly pattern, with the days it comes to in sight."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app import public_holidays, training_words
from app.domain import clock, closed_days, settings, training_quarters
from app.domain.errors import Refused
from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.domain.training_days import Pattern
from app.formats import Formats
from app.ui.dialogs.public_days import LOOKING, WHOLE, Country, PublicDays, usual_country
from app.ui.drafts import Draft
from app.ui.editors import Check, Choice, Line, Number
from app.ui.editors.weekdays import Weekdays
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts import button
from app.ui.tabs.coaching.sentence import Sentence, say
from app.ui.tabs.coaching.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QDialog, QWidget

    from app.domain.training_days import Laid, Skipped
    from app.journal import Journal
    from app.ui.asking import Values

PROPOSE = "Propose topics and who gives them"
DAYS = "Days off…"
NO_DAYS = "No day of this quarter is left for it."
CHOOSE_DAY = "Choose a day of the week to see which days it comes to."
_PATTERN = ("weekdays", "starts_at", "zone", "minutes", "every_weeks")
_EVERY = [
    (1, "Every week"),
    *((number, f"Every {word} weeks") for number, word in ((2, "two"), (3, "three"), (4, "four"))),
]
#: So long a session is where no quarter before says otherwise, in minutes.
_MINUTES = 45


class QuarterDialog(FormDialog):
    """Lays out the quarter that holds ``day``; the pattern of the latest one stands in it.

    ``days_wanted`` opens the closed days over this dialog.
    """

    def __init__(
        self,
        journal: Journal,
        parent: QWidget,
        day: date,
        days_wanted: Callable[[QWidget, date], QDialog],
    ) -> None:
        self._journal, self._day, self._today = journal, day, date.today()
        self._days_wanted = days_wanted
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._quarter = period_of(PeriodKind.QUARTER, day, chosen.fiscal_start)
        super().__init__(
            parent,
            f"Plan the training of {training_words.months(self._quarter, self._formats)}",
            _fields(),
            self._start(),
            "Plan the quarter",
            self._plan,
            explain,
            draft=Draft(journal, f"training-quarter-{self._quarter.starts}"),
        )
        self._public = PublicDays(self, journal, self._quarter)
        self.finished.connect(self._public.stop)
        self._public.found.connect(self._receive)
        self.days_button = button(DAYS, self._open_days)
        self.foot.insertWidget(0, self.days_button)
        for name in _PATTERN:
            self.form.editor(name).edited.connect(self.preview)
        self.form.editor("country").edited.connect(self._change_country)
        self.form.editor("region").edited.connect(self._look_up)
        self._look_up()
        self.form.editor("weekdays").setFocus()

    def preview(self) -> None:
        """Say which days the pattern comes to, and which it would but for what is on them."""
        text = LOOKING if self._public.is_looking else self._preview_words()
        say(self.form, "preview", text)
        self.grow()

    def _preview_words(self) -> str:
        values = self.form.values()
        if not values["weekdays"]:
            return CHOOSE_DAY
        try:
            given = self._day, self._today, _pattern(values), self._closed()
            laid = self._journal.ask(training_quarters.preview, *given)
        except Refused:  # said beside its field once it is left
            return ""
        return laid_words(laid, self._formats)

    def _closed(self) -> dict[date, str]:
        first, last = self._quarter.starts, self._quarter.ends
        return self._journal.ask(closed_days.closed, first, last, self._public.days)

    def _start(self) -> Values:
        """What the form starts with: this quarter's pattern, else that of the latest before it."""
        chosen = self._journal.ask(settings.current)
        country, region = usual_country(chosen)
        usual = self._journal.ask(training_quarters.usual, self._quarter.ends)
        start: Values = {"minutes": _MINUTES, "weekdays": (), "every_weeks": 1}
        if usual is not None:
            names = ("weekdays", "every_weeks", "starts_at", "minutes", "place")
            start = {name: getattr(usual, name) for name in names}
        return start | {
            "zone": (usual.zone if usual is not None else "") or clock.own_zone(),
            "country": country or None,
            "region": region or None,
            "propose": True,
        }

    def _change_country(self) -> None:
        self.form.editor("region").set_value(None)
        self._look_up()

    def _look_up(self) -> None:
        values = self.form.values()
        self._public.look_up(values["country"] or "", values["region"] or "")
        self.preview()

    def _receive(self) -> None:
        """The public holidays are there."""
        offer_regions(self.form.editor("country"), self.form.editor("region"), self._public)
        self.preview()

    def _open_days(self) -> None:
        dialog = self._days_wanted(self, self._day)
        dialog.finished.connect(self._look_up)

    def _plan(self, values: Values) -> None:
        from app.domain import training_proposals

        pattern = _pattern(values)
        self._set_country(values["country"] or "", values["region"] or "")
        if self._public.is_looking:  # nobody waits for a worker when it is to be done now
            given = values["country"] or "", values["region"] or ""
            first, last = self._quarter.starts, self._quarter.ends
            self._public.days = public_holidays.between(*given, first, last)
        plan = partial(training_proposals.plan_quarter, propose=values["propose"])
        told = f"Training of {self._quarter.label} planned"
        self._journal.do(told, plan, self._day, self._today, pattern, self._closed())

    def _set_country(self, country: str, region: str) -> None:
        chosen = self._journal.ask(settings.current)
        if (chosen.country, chosen.region) != (country, region):
            given: Values = {"country": country, "region": region}
            self._journal.do("Country of public holidays set", settings.change, **given)


def laid_words(laid: Laid, formats: Formats) -> str:
    """The days that a pattern comes to, month by month, and those that are skipped."""
    count = len(laid.days)
    if not count:
        said = NO_DAYS
    else:
        sessions = "1 session" if count == 1 else f"{count} sessions"
        said = f"{sessions}. {'. '.join(_by_month(laid.days, formats))}."
    skipped = "; ".join(_skipped(one, formats) for one in laid.skipped)
    return f"{said} Skipped: {skipped}." if skipped else said


def offer_regions(country: Any, region: Any, public: PublicDays) -> None:  # noqa: ANN401  # editors
    """Offer the countries that are known, and the regions of the one that is chosen."""
    assert isinstance(country, Country)
    assert isinstance(region, Choice)
    country.offer(public.regions)
    codes = public.regions.get(country.value() or "", ())
    named = [(code, public.names.get(code, code)) for code in codes]
    region.set_options(sorted(named, key=lambda one: one[1]))


def _by_month(days: Sequence[date], formats: Formats) -> list[str]:
    """Each month with its days: "January: 7, 14, 21"."""
    months: dict[str, list[str]] = {}
    for day in days:
        name = formats.month_name(day)
        months.setdefault(name, []).append(f"{day.day}")
    return [f"{name}: {', '.join(numbers)}" for name, numbers in months.items()]


def _skipped(one: Skipped, formats: Formats) -> str:
    why = one.name or "the clocks have no such time on it"
    return f"{formats.short_day(one.day)}, {why}"


def _pattern(values: Values) -> Pattern:
    return Pattern(
        weekdays=values["weekdays"],
        starts_at=values["starts_at"] or "",
        zone=values["zone"] or "",
        minutes=values["minutes"] or 0,
        place=values["place"] or "",
        every_weeks=values["every_weeks"] or 1,
    )


def _fields() -> tuple[Field, ...]:
    return (
        Field("weekdays", "On", Weekdays, wide=True),
        Field("starts_at", "From", partial(Line, placeholder="11:00")),
        Field("minutes", "Minutes", partial(Number, 1, 600)),
        Field("zone", "Time zone", Zone),
        Field("place", "Where", Line),
        Field("every_weeks", "How often", partial(Choice, _EVERY)),
        Field("propose", "", partial(Check, PROPOSE)),
        Field("country", "Public holidays of", Country),
        Field("region", "Region", partial(Choice, (), WHOLE)),
        Field("preview", "", partial(Sentence, "calendar"), wide=True),
    )
