"""What stands in for records that are lost, and that others of a salvaged journal belong to."""

from collections.abc import Callable
from datetime import date, timedelta

from app.domain.kinds import (
    FormKind,
    Owner,
    PeriodKind,
    PlanState,
    ReviewKind,
    ReviewState,
    SessionKind,
    SkillFamily,
    StandardArea,
)
from app.domain.models import (
    BusinessPlan,
    Commitment,
    GrowthGoal,
    ImprovementPlan,
    Metric,
    MustHave,
    Note,
    Person,
    Record,
    Review,
    ReviewTemplate,
    Scorecard,
    Session,
    SessionTemplate,
    Settings,
    Skill,
    Standard,
    TrainingPlan,
    TrainingSession,
    TrainingTopic,
)
from app.domain.models.base import needs
from app.domain.periods import next_period, period_of
from app.storage.salvage import Rows, record_tables

#: The name of whoever stands in for somebody who is lost.
STAND_IN = "Somebody (salvaged)"
#: Why a business plan has a version, or a review a revision, that nobody remembers.
SALVAGED = "Salvaged: what was settled about it is lost."
#: How long an improvement plan runs of which nothing is known.
A_MONTH = timedelta(days=30)


def made_for(rows: Rows) -> list[Record]:
    """Records for those that others belong to and that nothing tells of any more.

    A goal's stand-in, or a plan's, needs a person itself, who is made for it; a training's needs
    a quarter.
    """
    missing = {table.name: _missing(table.name, rows) for table in record_tables()}
    made = [
        _numbered(make(number, day), number)
        for name, make in _MADE.items()
        for number, day in missing[name].items()
    ]
    theirs = {name: days for name in _THEIRS for days in [missing[name]] if days}
    if theirs:
        owner = 1 + max([*rows["person"], *missing["person"]], default=0)
        made.append(_numbered(Person(name=STAND_IN), owner))
        for name, days in theirs.items():
            make_theirs = _THEIRS[name]
            made += [
                _numbered(make_theirs(owner, number, day), number) for number, day in days.items()
            ]
    made += _trainings(missing["training_plan"], missing["training_session"], rows)
    if not rows["settings"]:
        made.append(_numbered(Settings(manager=STAND_IN), 1))
    return made


def _person(_number: int, _day: date) -> Record:
    return Person(name=STAND_IN)


def _skill(number: int, _day: date) -> Record:
    return Skill(name=f"A skill (salvaged) {number}", family=SkillFamily.TRAIT)


def _must_have(number: int, _day: date) -> Record:
    return MustHave(name=f"A must-have (salvaged) {number}")


def _template(number: int, _day: date) -> Record:
    return SessionTemplate(name=f"A template (salvaged) {number}", kind=SessionKind.ONE_TO_ONE)


def _review_template(number: int, _day: date) -> Record:
    return ReviewTemplate(name=f"A template (salvaged) {number}", kind=FormKind.MONTHLY)


def _session(_number: int, day: date) -> Record:
    return Session(person_id=None, kind=SessionKind.ONE_TO_ONE, held_on=day)


def _note(_number: int, day: date) -> Record:
    return Note(happened_on=day, text="A note (salvaged)")


def _commitment(_number: int, day: date) -> Record:
    return Commitment(owner=Owner.ME, text="A commitment (salvaged)", made_on=day)


def _metric(number: int, _day: date) -> Record:
    return Metric(name=f"A metric (salvaged) {number}")


def _scorecard(number: int, _day: date) -> Record:
    return Scorecard(role=f"A role (salvaged) {number}")


def _topic(_number: int, day: date) -> Record:
    return TrainingTopic(title="A topic (salvaged)", noted_on=day)


def _standard(_number: int, day: date) -> Record:
    said = "A standard (salvaged)"
    return Standard(area=StandardArea.PERFORMANCE, statement=said, measure=said, effective_from=day)


def _goal(owner: int, _number: int, _day: date) -> Record:
    return GrowthGoal(person_id=owner, outcome="A goal (salvaged)")


def _plan(owner: int, _number: int, day: date) -> Record:
    said, end = "A plan (salvaged)", day + A_MONTH
    return ImprovementPlan(
        person_id=owner,
        starts_on=day,
        ends_on=end,
        aim=said,
        support=said,
        consequence=said,
        consequence_on=end,
    )


def _business_plan(owner: int, number: int, day: date) -> Record:
    """A plan of its own version, for all that are lost belong to the same stand-in."""
    return BusinessPlan(
        person_id=owner,
        starts_on=period_of(PeriodKind.HALF, day).starts,
        number=number,
        state=PlanState.DRAFT,
        invited_on=day,
        drafted_on=day,
        due_on=day,
        reason=SALVAGED,
    )


def _review(owner: int, number: int, day: date) -> Record:
    """A review of its own revision, for all that are lost belong to the same stand-in."""
    return Review(
        person_id=owner,
        kind=ReviewKind.MONTHLY,
        starts_on=period_of(PeriodKind.MONTH, day).starts,
        revision=number,
        reason=SALVAGED,
        state=ReviewState.PREPARING,
        prepared_on=day,
    )


def _trainings(plans: dict[int, date], trainings: dict[int, date], rows: Rows) -> list[Record]:
    """Quarters, no two of which begin on one day, and trainings, all of which are of one more."""
    taken = {str(row["starts_on"]) for row in rows["training_plan"].values()}
    of_all = 1 + max([*rows["training_plan"], *plans], default=0)
    wanted = plans | ({of_all: min(trainings.values())} if trainings else {})
    made: list[Record] = []
    for number, day in wanted.items():
        begins = _free_quarter(day, taken)
        taken.add(str(begins))
        made.append(_numbered(TrainingPlan(starts_on=begins), number))
    for number in trainings:
        said = "A session (salvaged)"
        lost = TrainingSession(plan_id=of_all, topic=said, uid=f"salvaged-{number}")
        made.append(_numbered(lost, number))
    return made


def _free_quarter(day: date, taken: set[str]) -> date:
    """When the quarter of a day begins, or the first one before it that is not planned."""
    quarter = period_of(PeriodKind.QUARTER, day)
    while str(quarter.starts) in taken:
        quarter = next_period(quarter, -1)
    return quarter.starts


#: What stands in for a record of somebody's, by whose it is, its own number and the day of what
#: belongs to it.
_THEIRS: dict[str, Callable[[int, int, date], Record]] = {
    "business_plan": _business_plan,
    "growth_goal": _goal,
    "improvement_plan": _plan,
    "review": _review,
}
#: What stands in for a record of a table, by its number and the day of what belongs to it.
_MADE: dict[str, Callable[[int, date], Record]] = {
    "person": _person,
    "skill": _skill,
    "must_have": _must_have,
    "session_template": _template,
    "review_template": _review_template,
    "session": _session,
    "note": _note,
    "commitment": _commitment,
    "metric": _metric,
    "scorecard": _scorecard,
    "standard": _standard,
    "training_topic": _topic,
}


def _numbered(record: Record, number: int) -> Record:
    record.id = number
    return record


def _missing(parent: str, rows: Rows) -> dict[int, date]:
    """The numbers in ``parent`` that rows of other tables cannot do without and that are lost.

    Each with the day on which the first of these rows was written.
    """
    links = (
        (table.name, link.parent.name)
        for table in record_tables()
        for link in table.foreign_keys
        if link.column.table.name == parent and needs(link.parent)
    )
    written: dict[int, str] = {}
    for name, column in links:
        for row in rows[name].values():
            number, moment = row[column], row["created_at"]
            if number is not None and number not in rows[parent]:
                written[number] = min(moment, written.get(number, moment))
    return {number: day_of(moment) for number, moment in sorted(written.items())}


def day_of(moment: str) -> date:
    """The day on which something was written."""
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:  # damage made it a day that there never was
        return date(2000, 1, 1)
