"""``training``: the quarter's sessions laid out, published, and written for other calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app import labels
from app.cli import access, files
from app.cli.saying import Stopped, say
from app.domain.kinds import QuarterState

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.domain.models import Settings
    from app.domain.periods import Period
    from app.domain.training_days import Pattern, Skipped
    from app.domain.training_full import Giver, Quarter, Training
    from app.domain.training_gaps import Standing
    from app.formats import Formats
    from app.journal import Journal

#: What says when sessions come round, besides the days.
_HOW = ("starts_at", "zone", "minutes", "place", "every_weeks")


def plan(options: argparse.Namespace) -> None:
    """Say what a quarter's training is, what it lacks and meets; lay it out or publish it first."""
    from app.domain import settings, training_gaps
    from app.formats import Formats

    if options.days is None and any(getattr(options, name) is not None for name in _HOW):
        options.parser.error("--at, --zone, --minutes, --place and --every go with --days")
    options.dry_run = not (options.days or options.propose or options.publish)
    today = date.today()
    with access.writing(options) as journal:
        chosen = journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        quarter = _quarter(options.quarter, chosen, today)
        closed = _closed(journal, quarter, chosen)
        skipped = _change(journal, options, quarter, closed=closed, today=today, formats=formats)
        found = _planned(journal, quarter)
        standing = journal.ask(training_gaps.standing, found, closed)
    for line in _told(found, standing, skipped, today, formats):
        say(line)


def export_ics(options: argparse.Namespace) -> None:
    """Write the sessions of a published quarter for other calendars, or what each one gives."""
    from app import training_calendar
    from app.domain import settings

    with access.reading(options) as journal:
        quarter = _quarter(options.quarter, journal.ask(settings.current), date.today())
        plan_id, label = _planned(journal, quarter).plan.id, quarter.label
        if options.givers or options.giver is not None:
            found = training_calendar.givers(journal, plan_id)
            if options.giver is not None:
                found = [_giver(found, options.giver, label)]
            written = [
                (name, training_calendar.write_giver(journal, giver, quarter.starts))
                for name, giver in training_calendar.giver_names(found, label)
            ]
        else:
            data = training_calendar.write_quarter(journal, plan_id)
            written = [(training_calendar.quarter_name(label), data)]
    _write(written, options.to, in_folder=options.givers)


def _write(written: Iterable[tuple[str, bytes]], to: Path, *, in_folder: bool) -> None:
    """Put each file into the folder ``to``, or the only one there under that name."""
    in_folder = in_folder or to.is_dir()
    files.make_folder(to if in_folder else to.parent)
    for name, data in written:
        target = to / name if in_folder else to
        files.write(target, data)
        say(str(target))


def _quarter(text: str | None, chosen: Settings, today: date) -> Period:
    """The quarter that is meant; that of today where none is named. Raises Stopped."""
    from app.domain.kinds import PeriodKind
    from app.domain.periods import period_of, read_period

    if text is None:
        return period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
    found = read_period(text, chosen.fiscal_start)
    if found is None or found.kind is not PeriodKind.QUARTER:
        raise Stopped(f"{text} is not a quarter, such as 2027-Q1.")
    return found


def _planned(journal: Journal, quarter: Period) -> Quarter:
    """What is planned for a quarter. Raises Stopped where that is nothing."""
    from app.domain import training_quarters

    found = journal.ask(training_quarters.of_day, quarter.starts)
    if found is None:
        raise Stopped(f"No training is planned for {quarter.label} yet.")
    return found


def _closed(journal: Journal, quarter: Period, chosen: Settings) -> dict[date, str]:
    """The days of a quarter without training, with what each is called."""
    from app import public_holidays
    from app.domain import closed_days

    first, last = quarter.starts, quarter.ends
    public = public_holidays.between(chosen.country, chosen.region, first, last)
    return journal.ask(closed_days.closed, first, last, public)


def _change(
    journal: Journal,
    options: argparse.Namespace,
    quarter: Period,
    *,
    closed: Mapping[date, str],
    today: date,
    formats: Formats,
) -> tuple[Skipped, ...]:
    """Do what is asked for with a quarter; which days of the pattern were left out."""
    from app import publishing
    from app.domain import training_quarters

    if options.dry_run:
        return ()
    pattern = _pattern(journal, options, quarter) if options.days else None
    skipped: tuple[Skipped, ...] = ()
    if pattern is not None:
        day, preview = quarter.starts, training_quarters.preview
        skipped = journal.ask(preview, day, today, pattern, closed).skipped
    else:
        _planned(journal, quarter)
    asked = publishing.Asked(pattern, closed, propose=options.propose, publish=options.publish)
    told = (quarter.starts, today, asked, formats)
    journal.do(f"Training of {quarter.label} planned", publishing.carry_out, *told)
    return skipped


def _pattern(journal: Journal, options: argparse.Namespace, quarter: Period) -> Pattern:
    """When sessions come round; what the arguments leave open is as it was the last time."""
    from app.domain import clock, training_quarters
    from app.domain.training_days import Pattern

    usual = journal.ask(training_quarters.usual, quarter.ends) or Pattern((), "", "")
    names = ("every_weeks", "starts_at", "zone", "minutes", "place")
    asked = {name: getattr(options, name) for name in names}
    told = {name: value for name, value in asked.items() if value is not None}
    return replace(usual, weekdays=options.days, **{"zone": usual.zone or clock.own_zone(), **told})


def _giver(found: Sequence[tuple[Giver, str]], wanted: str, label: str) -> tuple[Giver, str]:
    """The one who is meant of those who give sessions. Raises Stopped for nobody, and for two."""
    from app.domain.names import did_you_mean, fold

    called = [(giver, name) for giver, name in found if fold(name) == fold(wanted)]
    if len(called) == 1:
        return called[0]
    if called:
        raise Stopped(f"{len(called)} are called {wanted}: --givers writes a file for each.")
    hint = did_you_mean(wanted, (name for _, name in found))
    raise Stopped(f"Nobody called {wanted} gives a session in {label}.{hint}")


def _told(
    found: Quarter, standing: Standing, skipped: Iterable[Skipped], today: date, formats: Formats
) -> Iterator[str]:
    """A quarter to read: how far it is, each session, and what is in its way."""
    from app.training_words import gaps_words, meets_words

    yield _head(found, today, formats)
    for one in found.trainings:
        yield " · ".join(_session(one, formats))
        gaps = (gap for gap in standing.gaps if gap.training.id == one.id)
        met = (*standing.blocking, *standing.warnings)
        yield from (f"  {words}" for words in gaps_words(gaps, formats))
        yield from (f"  {meets_words(m, formats)}" for m in met if m.training.id == one.id)
    for left in skipped:
        why = left.name or "the clocks show no such time"
        yield f"Left out: {formats.weekday(left.day)}, {why}"
    if found.trainings and found.plan.state is QuarterState.DRAFT and standing.is_ready:
        yield "Nothing is in the way of publishing it."


def _head(found: Quarter, today: date, formats: Formats) -> str:
    from app.domain import training_timing

    state, count = found.plan.state, len(found.standing)
    sessions = f"{count} session{'' if count == 1 else 's'}"
    said = [f"{found.period.label}: {labels.label(state).lower()}", sessions]
    timing = training_timing.timing(found.period, state, today)
    if state is QuarterState.DRAFT and today <= found.period.ends:
        days = f"{timing.late} day{'' if timing.late == 1 else 's'}"
        late = f", {days} late" if timing.late else ""
        said.append(f"publish by {formats.day(timing.publish_by)}{late}")
    return ", ".join(said)


def _session(training: Training, formats: Formats) -> Iterator[str]:
    """When a session is, what it is about, who gives it and how far it is."""
    one = training.session
    yield formats.weekday(one.planned_for) if one.planned_for else "no day"
    yield one.starts_at or "no time"
    yield one.topic or "no topic"
    if training.kind is not None:
        yield labels.label(training.kind)
    yield "you" if one.by_me else training.giver_name or "nobody yet"
    yield labels.label(one.state)
