"""The cards of a person's page, each filled from what was read."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import facts, skills
from app.domain.attainment import PeriodResult
from app.domain.goals import GoalInFull
from app.domain.kinds import Certainty, FactKind, GoalState, PeriodKind, Vis
from app.domain.models import ProfileFact
from app.domain.person_page import PersonPage
from app.domain.skills import Standing
from app.formats import Formats, days_ago
from app.labels import label
from app.report.charts import Bar, Picture, attainment_bars
from app.ui.chart import ChartView
from app.ui.parts import Card, LevelDots, Row, Tone, words
from app.ui.parts.dots import told as level_in_words

Open = Callable[[int], object]


def fill_strengths(card: Card, page: PersonPage, today: date, open_fact: Open) -> None:
    """The skills they are good at, what they do well, what they could teach."""
    card.clear()
    strong = [
        s for s in page.standings if s.manager is not None and s.manager.level >= skills.STRONG
    ]
    strong.sort(key=lambda standing: -(standing.manager.level if standing.manager else 0))
    for standing in strong[:3]:
        dots = LevelDots(standing.manager.level if standing.manager else None)
        card.add(Row(standing.skill.name, right=dots))
    found = page.facts_of(FactKind.STRENGTH, FactKind.CAN_TEACH)
    _add_facts(card, found, today, open_fact)
    if not strong and not found:
        card.add_muted(f"What does {page.person.called} do well? Note it with what you saw.")


def fill_focus(card: Card, page: PersonPage, formats: Formats, open_goal: Open) -> None:
    """Growth goals, with the level now and the one aimed at."""
    card.clear()
    open_goals = [aim for aim in page.goals if aim.goal.state is GoalState.OPEN]
    for aim in open_goals:
        goal = aim.goal
        level = page.level(aim.skills[0].id) if aim.skills else None
        dots = LevelDots(level or goal.from_level, goal.to_level, tone="amber")
        right: str | QWidget = dots if goal.to_level else ""
        about = [f"by {formats.short_day(goal.due)}" if goal.due else "", _next_step(aim, formats)]
        below = " · ".join(filter(None, about))
        row = Row(goal.outcome, right=right, below=below, openable=True)
        row.opened.connect(partial(open_goal, goal.id))
        card.add(row)
    reached = [aim.goal for aim in page.goals if aim.goal.state is GoalState.REACHED]
    for goal in reached[:2]:
        row = Row(goal.outcome, right="reached", tone="accent", openable=True)
        row.opened.connect(partial(open_goal, goal.id))
        card.add(row)
    if not open_goals and not reached:
        card.add_muted("Nothing yet. A growth goal says what to reach and why it matters to them.")


def fill_facts(
    card: Card, found: Sequence[ProfileFact], today: date, open_fact: Open, empty: str
) -> None:
    """Statements of some kinds, or a sentence that teaches."""
    card.clear()
    _add_facts(card, found, today, open_fact)
    if not found:
        card.add_muted(empty)


def fill_skills(card: Card, page: PersonPage, rate: Open) -> None:
    """Each rated skill: my view, theirs, and what changed in ninety days."""
    card.clear()
    for standing in page.standings:
        row = Row(standing.skill.name, right=_levels(standing), openable=True)
        level = standing.manager.level if standing.manager else None
        row.setAccessibleName(f"{standing.skill.name}, {level_in_words(level)}")
        row.opened.connect(partial(rate, standing.skill.id))
        card.add(row)
    if not page.standings:
        card.add_muted("No skill is rated yet. Rate one, and changes show from then on.")


def fill_results(card: Card, page: PersonPage, formats: Formats) -> None:
    """Past performance as a chart that says its figures."""
    card.clear()
    if page.results:
        chart = ChartView(partial(_draw, bars(page.results, formats)), height=118)
        chart.setObjectName("attainment_chart")
        card.add(chart)
    else:
        card.add_muted("No figures yet. Import past performance, or add one period.")


def results_title(found: Sequence[PeriodResult]) -> str:
    """What the chart covers."""
    if not found:
        return "Quota attainment"
    unit = "months" if found[0].period.kind is PeriodKind.MONTH else "quarters"
    return f"Quota attainment, last {len(found)} {unit}"


def bars(found: Sequence[PeriodResult], formats: Formats) -> tuple[Bar, ...]:
    """One bar a period; what is not reported has none."""
    return tuple(_bar(result, formats) for result in found)


def _draw(shown: Sequence[Bar], width: float, height: float) -> Picture:
    return attainment_bars(shown, width, height)


def _bar(result: PeriodResult, formats: Formats) -> Bar:
    period, ratio = result.period, result.attainment
    is_month = period.kind is PeriodKind.MONTH
    quota = "not reported" if result.quota is None else formats.money(result.quota)
    actual = "not reported" if result.actual is None else formats.money(result.actual)
    return Bar(
        label=f"{period.starts:%b}" if is_month else period.label,
        ratio=ratio,
        text="" if ratio is None else formats.percent(ratio),
        detail=f"quota {quota}, actual {actual}",
    )


def _levels(standing: Standing) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    change = standing.change
    if change:
        better = change > 0
        text = f"{'up' if better else 'down'} {abs(change)} in 90 days"
        line.addWidget(words(text, size="small", tone="accent" if better else "amber"))
    if standing.own is not None:
        line.addWidget(words(f"they say {standing.own.level}", size="small", tone="muted"))
    line.addWidget(LevelDots(standing.manager.level if standing.manager else None))
    return box


def _next_step(aim: GoalInFull, formats: Formats) -> str:
    step = next((step for step in aim.checkpoints if step.reached_on is None), None)
    return "" if step is None else f"next: {step.text}, {formats.short_day(step.due)}"


def _add_facts(card: Card, found: Sequence[ProfileFact], today: date, open_fact: Open) -> None:
    for fact in found:
        stale = facts.is_stale(fact, today)
        notes = [
            label(fact.kind).lower() if fact.kind in _SAID_KINDS else "",
            "hunch" if fact.certainty is Certainty.HUNCH else "",
            "shareable" if fact.vis is Vis.SHAREABLE else "",
            f"still so? last confirmed {days_ago(fact.confirmed_on, today)}" if stale else "",
        ]
        tone: Tone = "amber" if stale else "accent" if fact.vis is Vis.SHAREABLE else "muted"
        below = " · ".join(filter(None, notes))
        row = Row(fact.text, below=below, tone=tone, openable=True)
        row.opened.connect(partial(open_fact, fact.id))
        card.add(row)


_SAID_KINDS = frozenset(
    {
        FactKind.CAN_TEACH,
        FactKind.ASPIRATION,
        FactKind.RECOGNITION_STYLE,
        FactKind.WHAT_HURTS,
        FactKind.WHAT_HELPS,
        FactKind.WEAKNESS,
        FactKind.PERSONAL,
    }
)
