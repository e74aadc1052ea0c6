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
    from app.domain.training_full import Training
    from app.gather import About, Copy, Kind
    from app.journal import Journal
    from app.report.content import Content

#: What ``--kind`` takes; a test holds it to what can be gathered, which is slow to import.
KINDS = (
    *("quarterly", "monthly", "review_form", "upward"),
    *("profile", "agreement", "prep", "call", "notes"),
    *("map", "bench", "calendar", "template"),
    *("scorecard", "tracking", "tracking_month", "recipe", "standards", "improvement"),
    *("plan", "plan_form", "team_review", "boss_review"),
    *("team_scorecard", "team_recipe", "lift", "team_standards", "team_plans"),
    *("training_calendar", "giver_brief", "attendance_sheet", "topic_list", "training_year"),
    "who_knows_what",
)
#: What ``--paper`` takes; a test holds it to what there is.
PAPERS = ("a4", "letter", "a3")
_EXAMPLES = {"quarter": "2026-Q3", "half": "2026-H2", "month": "2026-11", "year": "2026"}
_OF_REVIEWS = "2026-11 or 2026-Q4"
_COPY: dict[str, Copy] = {"rep": "shared", "manager": "mine"}


def misfit(options: argparse.Namespace) -> str:
    """Why the arguments do not fit each other; empty where they do."""
    kind = _kind(options)
    wrong = (_misfitting_copy, _misfitting_period, _misfitting_days, _misfitting_which)
    others = (_misfitting_person, _misfitting_paper)
    found = (misfits(kind, options) for misfits in (*wrong, *others))
    return next(filter(None, found), "")


def _misfitting_copy(kind: Kind, options: argparse.Namespace) -> str:
    if _copy(kind, options) in kind.copies:
        return ""
    asked = "blank sheet" if options.blank else f"copy for the {options.audience}"
    return f"--kind {kind.key}: there is no {asked}"


def _misfitting_period(kind: Kind, options: argparse.Namespace) -> str:
    asked = _asked(kind)
    if kind.which == "review":
        needs = f"--kind {kind.key} needs --period, such as {_OF_REVIEWS}"
        return needs if options.period is None else ""
    if asked is None and options.period is not None:
        return f"--kind {kind.key} is of today: leave --period out"
    if asked is not None and options.period is None:
        return f"--kind {kind.key} needs --period, such as {_EXAMPLES[asked]}"
    return ""


def _asked(kind: Kind) -> PeriodKind | None:
    """What kind of period is asked for; a plan and a session are chosen by theirs."""
    from app.domain.kinds import PeriodKind

    chosen_by = {"plan": PeriodKind.HALF, "training": PeriodKind.QUARTER}
    return chosen_by.get(kind.which, kind.period)


def _misfitting_which(kind: Kind, options: argparse.Namespace) -> str:
    if options.scenario is not None and kind.which != "lift":
        return f"--kind {kind.key} is about no scenario: leave --scenario out"
    if options.version is not None and kind.which != "plan":
        return f"--kind {kind.key} has no versions: leave --version out"
    if options.session is not None and kind.which != "training":
        return f"--kind {kind.key} is about no session: leave --session out"
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


def _misfitting_paper(kind: Kind, options: argparse.Namespace) -> str:
    if options.paper in (None, *kind.papers):
        return ""
    return f"--kind {kind.key} is not printed on {options.paper.upper()}"


def contents(journal: Journal, options: argparse.Namespace) -> tuple[list[Content], str]:
    """A packet for each person who is asked for, or the one about the team.

    With it comes what the names of the files say of this copy. Raises Stopped.
    """
    from dataclasses import replace
    from datetime import date

    from app import gather
    from app.domain import settings
    from app.domain.errors import Reason, Refused
    from app.formats import Formats

    kind = _kind(options)
    chosen = journal.ask(settings.current)
    copy, formats = _copy(kind, options), Formats(chosen.currency, chosen.language)
    found: list[Content] = []
    for one in _about(journal, kind, options, chosen.fiscal_start):
        try:
            read = kind.reader(copy, one)
            content = journal.ask(read, wording=formats, today=date.today())
        except Refused as refused:
            if not options.all or refused.reason is not Reason.NOT_INVITED:
                raise
        else:
            found.append(replace(content, paper=options.paper) if options.paper else content)
    if not found:
        raise Stopped(f"Nobody was invited for {options.period} yet.")
    return found, gather.FILE_ENDINGS[copy]


def _about(
    journal: Journal, kind: Kind, options: argparse.Namespace, fiscal_start: int
) -> list[About]:
    """What the packets that are asked for are about. Raises Stopped."""
    from app import gather

    if kind.which == "review":
        return _reviews(journal, options, fiscal_start)
    period = _period(kind, options, fiscal_start)
    if kind.which == "plan":
        return _plans(journal, kind, options, period)
    if kind.which == "training":
        return _sessions(journal, options, period)
    days = (options.since, options.until) if kind.days else None
    return [
        gather.About(who, period, days, _which(journal, kind, options, who))
        for who in _whom(journal, kind, options)
    ]


def _reviews(journal: Journal, options: argparse.Namespace, fiscal_start: int) -> list[About]:
    """The reviews of a month or a quarter that a form can be made for."""
    from app import gather
    from app.cli import slots

    one = slots.slot(options.period, None, fiscal_start)
    found = slots.prepared(journal, options, one, fiscal_start)
    return [gather.About(who, which=review_id) for who, review_id in found]


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


def _sessions(journal: Journal, options: argparse.Namespace, period: Period | None) -> list[About]:
    """The session that is asked for by its day or topic, else all that a quarter still has.

    A session that was cancelled is none of them.
    """
    from app import gather
    from app.domain import training_quarters
    from app.domain.names import fold

    assert period is not None
    found = journal.ask(training_quarters.of_day, period.starts)
    wanted = [
        one
        for one in (found.standing if found is not None else ())
        if (options.session is None and one.is_ahead)
        or (options.session is not None and fold(options.session) in map(fold, _called(one)))
    ]
    if not wanted:
        which = "to come" if options.session is None else f"called {options.session}"
        raise Stopped(f"There is no session {which} in {period.label}.")
    return [gather.About(which=one.id) for one in wanted]


def _called(one: Training) -> tuple[str, str]:
    """By what one asks for a session."""
    day = one.session.planned_for
    return one.session.topic, "" if day is None else day.isoformat()


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
