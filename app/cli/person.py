"""``person``: what a person's page shows, as plain text or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app import labels
from app.cli import access
from app.cli.people import named
from app.cli.saying import say
from app.domain.kinds import FactKind, GoalState, SkillFamily, Vis

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from datetime import date

    from app.domain.goals import GoalInFull
    from app.domain.models import Agreement, ProfileFact
    from app.domain.person_page import PersonPage
    from app.domain.skills import Standing
    from app.formats import Formats

#: The statements in the order of the page: how to be with somebody before what they are like.
_KINDS = (
    FactKind.WHAT_HELPS,
    FactKind.WHAT_HURTS,
    FactKind.STRENGTH,
    FactKind.WEAKNESS,
    FactKind.MOTIVATION,
    FactKind.ASPIRATION,
    FactKind.RECOGNITION_STYLE,
    FactKind.CAN_TEACH,
    FactKind.PERSONAL,
)


def person(options: argparse.Namespace) -> None:
    """Show the page of the person who is asked for."""
    from datetime import date

    from app.domain import people, settings
    from app.domain.person_page import person_page
    from app.formats import Formats

    today = date.today()
    with access.reading(options) as journal:
        who = named(journal.ask(people.roster), options.person)
        page = journal.ask(person_page, who.id, today)
        chosen = journal.ask(settings.current)
    if options.json:
        say(json.dumps(as_json(page, today, chosen.currency), indent=2))
        return
    for line in told(page, today, Formats(chosen.currency, chosen.language)):
        say(line)


def told(page: PersonPage, today: date, formats: Formats) -> Iterator[str]:
    """The page as lines: who it is, then each part that has something to say."""
    yield _head(page, today)
    for title, lines in _parts(page, today, formats):
        if lines:
            yield ""
            yield title
            yield from (f"  {_line(line)}" for line in lines)


def _head(page: PersonPage, today: date) -> str:
    who = page.person
    since = "no conversation yet"
    if page.last_held is not None:
        days = (today - page.last_held).days
        since = f"{days} day{'' if days == 1 else 's'} since last contact"
    parts = (who.name, labels.label(who.status), who.role, who.segment, who.territory, since)
    return " · ".join(filter(None, parts))


def _parts(page: PersonPage, today: date, formats: Formats) -> Iterator[tuple[str, Sequence[str]]]:
    for kind in _KINDS:
        said = [_fact(fact, today, formats) for fact in page.facts_of(kind)]
        yield labels.label(kind), said
    yield "Growth goals", [line for aim in page.goals for line in _goal(aim, formats)]
    others = [one for one in page.standings if one.skill.family is not SkillFamily.TRAIT]
    yield "Skills", [_standing(one) for one in others]
    yield "Traits", [_standing(one) for one in page.traits]
    yield f"Agreement for {page.half.label}", _agreement(page.agreement, formats)
    yield (
        "Autonomy",
        [f"{area.name}: {labels.label(area.autonomy)}" for area in page.areas],
    )
    yield "Results", _results(page, formats)
    yield "Better than 90 days ago?", _growth(page, formats)


def _fact(fact: ProfileFact, today: date, formats: Formats) -> str:
    from app.domain import facts

    dated = f"{labels.label(fact.certainty)}, confirmed {formats.day(fact.confirmed_on)}"
    stale = "; to be confirmed again" if facts.is_stale(fact, today) else ""
    shared = "; shareable" if fact.vis is Vis.SHAREABLE else ""
    return f"{fact.text} ({dated}{stale}{shared})"


def _goal(aim: GoalInFull, formats: Formats) -> Iterator[str]:
    goal = aim.goal
    levels = f"level {goal.from_level or '?'} to {goal.to_level}" if goal.to_level else ""
    by = f"by {formats.day(goal.due)}" if goal.due else ""
    yield ", ".join(filter(None, (goal.outcome, levels, by, labels.label(goal.state))))
    step = next((step for step in aim.checkpoints if step.reached_on is None), None)
    if step is not None and goal.state is GoalState.OPEN:
        yield f"next step: {step.text}, {formats.day(step.due)}"


def _standing(one: Standing) -> str:
    own = one.own.level if one.own else "not rated"
    mine = one.manager.level if one.manager else "not rated"
    change = f", {one.change:+d} in 90 days" if one.change else ""
    return f"{one.skill.name}: my view {mine}, their own {own}{change}"


def _agreement(agreement: Agreement | None, formats: Formats) -> list[str]:
    if agreement is None:
        return []
    sides = (("You can count on me for", agreement.mine), ("I count on you for", agreement.theirs))
    lines = [
        f"{title}: {line}" for title, text in sides for line in text.splitlines() if line.strip()
    ]
    when = agreement.agreed_on
    return [*lines, *([f"Agreed on {formats.day(when)}"] if when else [])]


def _results(page: PersonPage, formats: Formats) -> list[str]:
    from app import gather

    lines = [
        f"{result.period.label}: {formats.percent(result.attainment)} of quota"
        if result.attainment is not None
        else f"{result.period.label}: {gather.NOT_REPORTED}"
        for result in page.results
    ]
    return [*lines, *filter(None, [gather.band(page.band, formats)])]


def _growth(page: PersonPage, formats: Formats) -> list[str]:
    steps = [f"{step.what}: {step.by:+d}, {formats.day(step.on)}" for step in page.growth.steps]
    return [labels.label(page.growth.direction), *steps]


def _line(text: str) -> str:
    return " ".join(text.split())


def as_json(page: PersonPage, today: date, currency: str) -> dict[str, Any]:
    """The page under keys that stay; days as ISO text, money in minor units, missing as null."""
    who = page.person
    return {
        **_who(page, today),
        "facts": [_fact_as_json(fact, today) for fact in page.facts],
        "goals": [_goal_as_json(aim) for aim in page.goals],
        "skills": [_standing_as_json(one) for one in page.standings],
        "agreement": _agreement_as_json(page),
        "autonomy": [
            {"area": area.name, "level": area.autonomy.value, "since": _day(area.since)}
            for area in page.areas
        ],
        "first_days": [
            {"by_day": step.by_day, "text": step.text, "done_on": _day(step.done_on)}
            for step in page.ramp
        ],
        "currency": currency,
        "results": [
            {
                "period": result.period.key,
                "quota": result.quota,
                "actual": result.actual,
                "attainment": result.attainment,
            }
            for result in page.results
        ],
        "band": _band_as_json(page),
        "growth": {
            "since": _day(page.growth.since),
            "direction": page.growth.direction.value,
            "compared": page.growth.compared,
            "steps": [
                {"what": step.what, "by": step.by, "on": _day(step.on)}
                for step in page.growth.steps
            ],
        },
        "next_touch": _day(who.next_touch),
    }


def _who(page: PersonPage, today: date) -> dict[str, Any]:
    who, last = page.person, page.last_held
    return {
        "id": who.id,
        "name": who.name,
        "preferred_name": who.preferred_name,
        "status": who.status.value,
        "role": who.role,
        "segment": who.segment,
        "territory": who.territory,
        "email": who.email,
        "phone": who.phone,
        "started": _day(who.started),
        "ramp_until": _day(who.ramp_until),
        "left_on": _day(who.left_on),
        "successor": page.successor,
        "last_contact": _day(last),
        "days_since_contact": None if last is None else (today - last).days,
        "contact_every": {"ideal": page.cadence.ideal, "maximum": page.cadence.maximum},
    }


def _fact_as_json(fact: ProfileFact, today: date) -> dict[str, Any]:
    from app.domain import facts

    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "text": fact.text,
        "evidence": fact.evidence,
        "certainty": fact.certainty.value,
        "noted_on": _day(fact.noted_on),
        "confirmed_on": _day(fact.confirmed_on),
        "stale": facts.is_stale(fact, today),
        "vis": fact.vis.value,
    }


def _goal_as_json(aim: GoalInFull) -> dict[str, Any]:
    goal = aim.goal
    return {
        "id": goal.id,
        "outcome": goal.outcome,
        "why": goal.why,
        "state": goal.state.value,
        "from_level": goal.from_level,
        "to_level": goal.to_level,
        "due": _day(goal.due),
        "answers_weakness": goal.weakness_id,
        "skills": [skill.name for skill in aim.skills],
        "steps": [
            {"text": step.text, "due": _day(step.due), "reached_on": _day(step.reached_on)}
            for step in aim.checkpoints
        ],
        "vis": goal.vis.value,
    }


def _standing_as_json(one: Standing) -> dict[str, Any]:
    return {
        "name": one.skill.name,
        "family": one.skill.family.value,
        "own": one.own.level if one.own else None,
        "manager": one.manager.level if one.manager else None,
        "before": one.before.level if one.before else None,
        "change": one.change,
        "gap": one.gap,
    }


def _agreement_as_json(page: PersonPage) -> dict[str, Any] | None:
    found = page.agreement
    if found is None:
        return None
    return {
        "half": page.half.key,
        "mine": found.mine,
        "theirs": found.theirs,
        "agreed_on": _day(found.agreed_on),
        "vis": found.vis.value,
    }


def _band_as_json(page: PersonPage) -> dict[str, Any] | None:
    band = page.band
    if band is None:
        return None
    return {
        "low": band.low,
        "middle": band.middle,
        "high": band.high,
        "quarters": band.quarters,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
