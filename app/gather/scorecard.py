"""The scorecard of one person: how their numbers stand, for them and for the manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain import figures, metrics, people, scorecards, settings, targets, values
from app.domain.aims import Aim
from app.domain.figures import Book
from app.domain.kinds import Nature, PeriodKind, Standing
from app.domain.models import Metric, MetricDefinition, Person, Settings, Target
from app.domain.names import fold
from app.domain.periods import Period
from app.domain.scorecards import Headline, PersonIndex, Scored
from app.domain.spans import Span, span
from app.domain.standings import stand
from app.gather import numbers, parts
from app.gather.parts import Wording
from app.report import content

KIND = "Scorecard"
#: The two blocks of a scorecard: quality stands before quantity (practice S3-02).
_BLOCKS = (("Quality", (Nature.QUALITY,)), ("Volume and results", (Nature.VOLUME, Nature.RESULT)))
#: So many numbers are drawn.
_CHARTS = 2


@dataclass(frozen=True)
class _Found:
    """Everything that both copies say."""

    person: Person
    chosen: Settings
    period: Period
    wording: Wording
    seen: date
    index: PersonIndex | None
    lines: tuple[Headline, ...]

    @property
    def metrics(self) -> list[Metric]:
        """The numbers in sight."""
        return [line.metric for line in self.lines]


def person_scorecard(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.RepScorecard:
    """A person's own numbers over a period, without why they are as they are."""
    found = _find(db, person_id, period, wording, today)
    return content.RepScorecard(
        paper=found.chosen.paper.value,
        cover=_cover(found, today, found.person.name),
        figures=_figures(db, found),
        index=_index(found),
        blocks=_blocks(found),
        charts=_charts(found),
        definitions=numbers.definitions(db, found.metrics, wording),
    )


def manager_scorecard(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.ManagerScorecard:
    """The same, with the reasons of targets and definitions."""
    found = _find(db, person_id, period, wording, today)
    return content.ManagerScorecard(
        paper=found.chosen.paper.value,
        cover=_cover(found, today, found.chosen.manager),
        figures=_figures(db, found),
        index=_index(found),
        blocks=_blocks(found),
        charts=_charts(found),
        reasons=_reasons(db, found),
        definitions=numbers.definitions(db, found.metrics, wording),
    )


def _find(db: Session, person_id: int, period: Period, wording: Wording, today: date) -> _Found:
    chosen, person = settings.current(db), people.get(db, person_id)
    seen = numbers.seen_on(period, today)
    card = scorecards.for_role(scorecards.listed(db), person.role)
    wanted = [metric for metric, _ in card.items] if card else list(metrics.listed(db))
    spans = {kind: span(kind, seen, chosen) for kind in metrics.FREQUENCIES}
    first = min(over.first for over in spans.values())
    book = figures.read(db, wanted, [person_id], first, max(seen, period.ends))
    lines = [_line(book, metric, person_id, spans[metric.frequency]) for metric in wanted]
    return _Found(
        *(person, chosen, period, wording, seen),
        scorecards.of_person(db, person_id, period),
        tuple(line for line in lines if card or _is_known(line)),
    )


def _line(book: Book, metric: Metric, person_id: int, over: Span) -> Headline:
    return Headline(
        metric,
        stand(book, metric, [person_id], over.judged, alone=True),
        tuple((period, book.of_person(metric, person_id, period)) for period in over.complete),
    )


def _is_known(line: Headline) -> bool:
    return any(figure.amount is not None for _, figure in line.history)


def _cover(found: _Found, today: date, copy_for: str) -> content.Cover:
    prepared = found.wording.day(today)
    return parts.cover(
        found.person, KIND, found.period.label, found.chosen, prepared, copy_for=copy_for
    )


def _figures(db: Session, found: _Found) -> tuple[content.Figure, ...]:
    """The index, how many numbers are in range, and who brought them (practice S4-22)."""
    if not found.lines:
        return ()
    aimed = [one for one in found.lines if one.standing is not Standing.NO_TARGET]
    right = sum(one.standing is Standing.ON_TRACK for one in aimed)
    brought = values.brought(db, found.period.starts, found.period.ends, found.person.id)
    said = [content.Figure("On track", f"{right} of {len(aimed)}")] if aimed else []
    if brought.counted:
        name = f"Brought by {found.person.called}"
        said.append(content.Figure(name, f"{brought.by_reps} of {brought.counted}", "values"))
    whole = found.index
    if whole is not None and whole.index.value is not None:
        value = found.wording.percent(whole.index.value)
        said.insert(0, content.Figure("Index", value, based_on(whole)))
    return tuple(said)


def based_on(whole: PersonIndex) -> str:
    """On how much of the scorecard an index is based."""
    return f"based on {whole.index.based_on} of {whole.index.of} points"


def _index(found: _Found) -> content.Index | None:
    whole = found.index
    if whole is None:
        return None
    value = whole.index.value
    return content.Index(
        value=parts.share(value, found.wording),
        based_on=based_on(whole),
        lines=tuple(_index_line(one, found) for one in whole.items),
    )


def _index_line(one: Scored, found: _Found) -> content.IndexLine:
    figure, wording = one.figure, found.wording
    due = max(min(figure.parts, _over(one.metric, found)), figure.reported)
    partly = 0 < figure.reported < due
    value = numbers.said(figure, one.metric, wording)
    return content.IndexLine(
        name=one.metric.name,
        weight=str(one.weight),
        value=f"{value}\n{figure.reported} of {due} reported" if partly else value,
        target=numbers.aimed(figure.fair or figure.aim, one.metric, wording),
        score="" if one.score is None else wording.percent(one.score),
    )


def _over(metric: Metric, found: _Found) -> int:
    """How many periods of a number are over: nobody has reported what is still to come."""
    chosen = found.chosen
    every = figures.parts_in(metric.frequency, found.period, chosen.fiscal_start, chosen.week_start)
    return sum(part.ends < found.seen for part in every)


def _blocks(found: _Found) -> tuple[content.Block, ...]:
    """Quality and quantity, each by how often its numbers are reported."""
    return tuple(
        content.Block(
            title=f"{title}, {numbers.EVERY[kind]}",
            periods=tuple(period.label for period, _ in lines[0].history[-numbers.LATEST :]),
            lines=tuple(
                numbers.line(line, found.wording, found.chosen.currency, found.person.called)
                for line in lines
            ),
        )
        for title, natures in _BLOCKS
        for kind in numbers.EVERY
        if (lines := _of(found.lines, natures, kind))
    )


def _of(lines: Sequence[Headline], natures: Sequence[Nature], kind: PeriodKind) -> list[Headline]:
    return [
        line for line in lines if line.metric.nature in natures and line.metric.frequency is kind
    ]


def _charts(found: _Found) -> tuple[content.Series, ...]:
    """The first numbers of which there is something to draw."""
    known = [line for line in found.lines if numbers.can_be_drawn(line)]
    return tuple(
        numbers.drawn(line, found.wording, found.chosen.currency) for line in known[:_CHARTS]
    )


def _reasons(db: Session, found: _Found) -> tuple[content.Why, ...]:
    """Why targets that hold for the person, and definitions, were changed."""
    return tuple(
        why
        for metric in found.metrics
        for why in (
            *(
                _of_target(target, metric, found)
                for target in targets.of_metric(db, metric.id)
                if target.reason and _holds_for(target, found)
            ),
            *(
                _of_definition(one, metric, found)
                for one in metrics.definitions(db, metric.id)
                if one.reason
            ),
        )
    )


def _holds_for(target: Target, found: _Found) -> bool:
    if target.person_id is not None:
        return target.person_id == found.person.id
    return not target.role or fold(target.role) == fold(found.person.role)


def _of_target(target: Target, metric: Metric, found: _Found) -> content.Why:
    aim = numbers.aimed(Aim(target.amount, target.upper), metric, found.wording)
    on = f"from {found.wording.day(target.starts_on)}"
    return content.Why(f"{metric.name}: target {aim}", on, target.reason)


def _of_definition(one: MetricDefinition, metric: Metric, found: _Found) -> content.Why:
    on = f"from {found.wording.day(one.valid_from)}"
    return content.Why(f"{metric.name}: other wording", on, one.reason)
