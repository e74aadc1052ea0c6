"""The plans of the team in words: what they come to, and who is missing from the sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import covering
from app.domain.kinds import SETTLED
from app.labels import label, listed
from app.report.charts import ValueBar
from app.ui.tabs.plans import coverage_words
from app.ui.tabs.scorecard.amounts import percent, whole_money

if TYPE_CHECKING:
    from app.domain.coverage import Coverage
    from app.domain.models import Person
    from app.domain.plan_team import TeamPlans, TeamRow
    from app.formats import Formats

#: The id of the team's line among those of people, and what it is called.
TEAM, THE_TEAM = 0, "The team"
UNKNOWN = "–"
NO_PLAN = "no plan"
#: Of more names than these the rest is counted.
_MOST = 8


@dataclass(frozen=True)
class Line:
    """What the plan of one person, or of the team, comes to, as the table shows it."""

    id: int
    name: str
    state: str
    settled: bool
    quota: int | None
    quota_words: str
    amount: int | None
    amount_words: str
    ratio: float | None
    ratio_words: str
    judged: str
    by_win_rate: float | None
    win_rate_words: str
    expected: int | None
    expected_words: str
    enough: bool | None


@dataclass(frozen=True)
class Part:
    """What one person adds to a figure of the team."""

    id: int
    name: str
    quota: str
    amount: str
    win_rate: str
    expected: str


def lines(found: TeamPlans, formats: Formats) -> list[Line]:
    """The team first, then everybody by name."""
    whole = _line(TEAM, THE_TEAM, _counted(found), found.coverage, found.expected, formats)
    return [whole, *(_of_row(row, formats) for row in found.rows)]


def sentence(found: TeamPlans, formats: Formats) -> str:
    """What the plans come to against the team's target, and what will come of them."""
    if found.target is None:
        return "Nobody has a quota for this half-year, so there is no target to cover."
    target = f"The team’s target is {whole_money(found.target, formats)}, the sum of the quotas."
    if found.amount is None:
        return f"{target} No plan has a line with an amount yet."
    amount = whole_money(found.amount, formats)
    told = covering.told(found.coverage, formats, formats.currency)
    return f"{target} The plans of {_counted(found)} come to {amount}. {told}"


def expected_words(found: TeamPlans, formats: Formats) -> str:
    """What comes of the plans at each one's own win rate, if any is known."""
    if found.expected is None:
        return ""
    expected = whole_money(found.expected, formats)
    said = f"At each one’s own win rate {expected} comes of them"
    if not found.target:
        return f"{said}."
    return f"{said}, {formats.percent(found.expected / found.target)} of the target."


def left_out(found: TeamPlans) -> list[tuple[str, tuple[Person, ...]]]:
    """Who is missing from the sums, each with why; nothing where nobody is."""
    every = (
        ("No plan with an amount", found.without_plan),
        ("No win rate known yet", found.without_rate),
    )
    return [(why, who) for why, who in every if who]


def names(who: tuple[Person, ...]) -> str:
    """People by name, some of them counted where they are many."""
    return listed([person.name for person in who], _MOST)


def bars(found: TeamPlans, formats: Formats) -> list[ValueBar]:
    """Who covers how much, in times the quota, with both bars; who covers least comes last."""
    covered = [row for row in found.rows if row.coverage.ratio is not None]
    covered.sort(key=lambda row: -(row.coverage.ratio or 0))
    return [_bar(row.person.called, row.coverage, formats) for row in covered]


def parts(found: TeamPlans, formats: Formats) -> list[Part]:
    """What the team's figures were counted from."""
    return [
        Part(
            id=row.person.id,
            name=row.person.name,
            quota=_money(row.basis.quota, formats),
            amount=_money(row.coverage.pipeline, formats),
            win_rate=UNKNOWN
            if row.basis.win_rate is None
            else percent(row.basis.win_rate, formats),
            expected=_money(row.expected, formats),
        )
        for row in found.rows
    ]


def _counted(found: TeamPlans) -> str:
    return f"{found.planned} of {found.of} {'person' if found.of == 1 else 'people'}"


def _of_row(row: TeamRow, formats: Formats) -> Line:
    plan = None if row.found is None else row.found.plan
    state = NO_PLAN if plan is None else label(plan.state)
    version = f" v{plan.number}" if plan is not None and plan.number > 1 else ""
    settled = plan is not None and plan.state in SETTLED
    name, said = row.person.name, f"{state}{version}"
    return _line(row.person.id, name, said, row.coverage, row.expected, formats, settled=settled)


def _line(  # noqa: PLR0917  # read in the order of the table
    number: int,
    name: str,
    state: str,
    found: Coverage,
    expected: int | None,
    formats: Formats,
    *,
    settled: bool = False,
) -> Line:
    return Line(
        id=number,
        name=name,
        state=state,
        settled=settled,
        quota=found.quota,
        quota_words=covering.NO_QUOTA if found.quota is None else _money(found.quota, formats),
        amount=found.pipeline,
        amount_words=_money(found.pipeline, formats),
        ratio=found.ratio,
        ratio_words=covering.ratio(found, formats),
        judged=coverage_words.judged(found, formats) or UNKNOWN,
        by_win_rate=found.by_win_rate,
        win_rate_words=covering.bars(found, formats)[1],
        expected=expected,
        expected_words=_money(expected, formats),
        enough=found.enough,
    )


def _bar(name: str, found: Coverage, formats: Formats) -> ValueBar:
    bar, by_win_rate = covering.bars(found, formats)
    told = f"1 / win rate {by_win_rate}, {coverage_words.judged(found, formats)}"
    return ValueBar(
        name,
        found.ratio,
        covering.ratio(found, formats),
        strong=bool(found.enough),
        target=found.bar,
        also=found.by_win_rate,
        detail=f"the bar {bar}, {told}",
    )


def _money(minor: int | None, formats: Formats) -> str:
    return UNKNOWN if minor is None else whole_money(minor, formats)
