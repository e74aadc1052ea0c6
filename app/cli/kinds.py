"""Which packets the arguments of ``packet`` ask for, read from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import labels
from app.cli.people import named
from app.cli.saying import Stopped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.domain.kinds import PeriodKind
    from app.domain.periods import Period
    from app.gather import About, Copy, Kind
    from app.journal import Journal
    from app.report.content import Content

#: What ``--kind`` takes; a test holds it to what can be gathered, which is slow to import.
KINDS = (
    *("quarterly", "profile", "agreement", "prep", "call", "notes"),
    *("map", "bench", "calendar", "template"),
    *("scorecard", "tracking", "tracking_month", "recipe", "standards", "improvement"),
    *("plan", "plan_form"),
    *("team_scorecard", "team_recipe", "lift", "team_standards", "team_plans"),
)
_EXAMPLES = {"quarter": "2026-Q3", "half": "2026-H2", "month": "2026-11"}
_COPY: dict[str, Copy] = {"rep": "shared", "manager": "mine"}


def misfit(options: argparse.Namespace) -> str:
    """Why the arguments do not fit each other; empty where they do."""
    kind = _kind(options)
    wrong = (_misfitting_copy, _misfitting_period, _misfitting_days, _misfitting_which)
    found = (misfits(kind, options) for misfits in (*wrong, _misfitting_person))
    return next(filter(None, found), "")


def _misfitting_copy(kind: Kind, options: argparse.Namespace) -> str:
    if _copy(kind, options) in kind.copies:
        return ""
    asked = "blank sheet" if options.blank else f"copy for the {options.audience}"
    return f"--kind {kind.key}: there is no {asked}"


def _misfitting_period(kind: Kind, options: argparse.Namespace) -> str:
    asked = _asked(kind)
    if asked is None and options.period is not None:
        return f"--kind {kind.key} is of today: leave --period out"
    if asked is not None and options.period is None:
        return f"--kind {kind.key} needs --period, such as {_EXAMPLES[asked]}"
    return ""


def _asked(kind: Kind) -> PeriodKind | None:
    """What kind of period is asked for; a plan is chosen by its half-year."""
    from app.domain.kinds import PeriodKind

    return PeriodKind.HALF if kind.which == "plan" else kind.period


def _misfitting_which(kind: Kind, options: argparse.Namespace) -> str:
    if options.scenario is not None and kind.which != "lift":
        return f"--kind {kind.key} is about no scenario: leave --scenario out"
    if options.version is not None and kind.which != "plan":
        return f"--kind {kind.key} has no versions: leave --version out"
    if (kind.which == "template") == (options.template is not None):
        return ""
    if kind.which == "template":
        return f"--kind {kind.key} needs --template NAME"
    return f"--kind {kind.key} has no questions: leave --template out"


def _misfitting_person(kind: Kind, options: argparse.Namespace) -> str:
    named = options.all or options.person is not None
    if kind.of_team and named:
        return f"--kind {kind.key} is about the team: leave --person and --all out"
    if not kind.of_team and not named:
        return f"--kind {kind.key} needs --person NAME or --all"
    return ""


def _misfitting_days(kind: Kind, options: argparse.Namespace) -> str:
    named = [day for day in (options.since, options.until) if day is not None]
    if not kind.days and named:
        return f"--kind {kind.key} has no days: leave --since and --until out"
    if kind.days and len(named) < 2:
        return f"--kind {kind.key} needs --since and --until, such as 2026-09-01"
    if kind.days and options.until < options.since:
        return "--until is before --since"
    return ""


def contents(journal: Journal, options: argparse.Namespace) -> tuple[list[Content], str]:
    """A packet for each person who is asked for, or the one about the team.

    With it comes what the names of the files say of this copy. Raises Stopped.
    """
    from datetime import date

    from app import gather
    from app.domain import settings
    from app.domain.errors import Reason, Refused
    from app.formats import Formats

    kind = _kind(options)
    chosen = journal.ask(settings.current)
    copy, period = _copy(kind, options), _period(kind, options, chosen.fiscal_start)
    days = (options.since, options.until) if kind.days else None
    formats = Formats(chosen.currency, chosen.language)
    if kind.which == "plan":
        about = _plans(journal, kind, options, period)
    else:
        about = [
            gather.About(who, period, days, _which(journal, kind, options, who))
            for who in _whom(journal, kind, options)
        ]
    found = []
    for one in about:
        try:
            read = kind.reader(copy, one)
            found.append(journal.ask(read, wording=formats, today=date.today()))
        except Refused as refused:
            if not options.all or refused.reason is not Reason.NOT_INVITED:
                raise
    if not found:
        raise Stopped(f"Nobody was invited for {options.period} yet.")
    return found, gather.FILE_ENDINGS[copy]


def _kind(options: argparse.Namespace) -> Kind:
    from app import gather

    return next(one for one in gather.KINDS if one.key == options.kind)


def _copy(kind: Kind, options: argparse.Namespace) -> Copy:
    """The copy that is asked for; where there is only one, that one."""
    if len(kind.copies) == 1 and not options.blank:
        return next(iter(kind.copies))
    return "blank" if options.blank else _COPY[options.audience]


def _period(kind: Kind, options: argparse.Namespace, fiscal_start: int) -> Period | None:
    from app.domain.periods import read_period

    asked = _asked(kind)
    if asked is None:
        return None
    period = read_period(options.period, fiscal_start)
    if period is None or period.kind != asked:
        noun = labels.label(asked).lower()
        raise Stopped(f"{options.period} is not a {noun}, such as {_EXAMPLES[asked]}.")
    return period


def _plans(
    journal: Journal, kind: Kind, options: argparse.Namespace, period: Period | None
) -> list[About]:
    """The version that is asked for, else the latest, of everybody who has a plan."""
    from app import gather
    from app.domain import plans

    assert period is not None
    about = []
    for who in _whom(journal, kind, options):
        every = journal.ask(plans.versions, who or 0, period.starts)
        wanted = [one for one in every if options.version in (None, one.plan.number)]
        about += [gather.About(who, which=one.plan.id) for one in wanted[:1]]
    if not about:
        which = "" if options.version is None else f"version {options.version} of a "
        whose = "Nobody has a" if options.all else f"{options.person} has no"
        raise Stopped(f"{whose} {which}business plan for {period.label}.")
    return about


def _which(
    journal: Journal, kind: Kind, options: argparse.Namespace, who: int | None
) -> int | None:
    """The template or the scenario that is asked for; of calls the last one held, else the next.

    Without a scenario a lift is everybody ten percent better than last quarter.
    """
    from app.domain import lifts, session_templates, sessions
    from app.domain.names import fold

    if kind.which == "lift" and options.scenario is not None:
        for one in journal.ask(lifts.scenarios):
            if fold(one.name) == fold(options.scenario):
                return one.id
        raise Stopped(f"There is no scenario called {options.scenario}.")

    if kind.which == "template":
        template = journal.ask(session_templates.get, options.template)
        if template is None:
            raise Stopped(f"There is no template called {options.template}.")
        return template.id
    if kind.which == "call" and who is not None:
        found = journal.ask(sessions.calls, who)
        return found[0].session.id if found else None
    return None


def _whom(journal: Journal, kind: Kind, options: argparse.Namespace) -> Sequence[int | None]:
    from app.domain import people

    if kind.of_team:
        return [None]
    rows = journal.ask(people.roster)
    if not options.all:
        return [named(rows, options.person).id]
    wanted = [row.id for row in rows if row.on_the_team]
    if not wanted:
        raise Stopped("Nobody is on the team yet.")
    return wanted
