"""The numbers that are followed: what each one means, and what it is made of."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, Lead, Meaning, Nature, PeriodKind, RollUp, Unit
from app.domain.models import Metric, MetricDefinition, Target, TeamGoal, Value
from app.domain.names import fold

#: The intervals at which a number can be reported, the shortest first.
FREQUENCIES = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER)
#: What cannot change any more once something was reported or aimed at.
_FIXED = ("unit", "frequency", "roll_up", "numerator_id", "denominator_id")
#: The units that a number with a meaning for the program is in.
_UNIT_OF = {
    Meaning.REVENUE: Unit.MONEY,
    Meaning.PIPELINE: Unit.MONEY,
    Meaning.WIN_RATE: Unit.PERCENT,
    Meaning.FORECAST: Unit.MONEY,
}


class MetricWords(TypedDict, total=False):
    """What is said of a metric; see ``models.Metric``."""

    name: str
    lead: Lead
    nature: Nature
    unit: Unit
    counts: str
    better: Better
    frequency: PeriodKind
    roll_up: RollUp
    numerator_id: int | None
    denominator_id: int | None
    meaning: Meaning | None
    stage: int | None
    goal_id: int | None


class MetricTemplate(NamedTuple):
    """A metric to put into a journal; a ratio names its ``parts``, above and below."""

    words: MetricWords
    definition: str
    parts: tuple[str, ...] = ()


def stock(db: Db, templates: Sequence[MetricTemplate], today: date) -> int:
    """Put metrics into the journal that are not there yet, by name; how many.

    Those that others are computed from are put there first. What is taken already, such as a
    place in the recipe, is left to whoever has it, and a ratio is left out where its parts are
    there and do not go together.
    """
    known = {fold(metric.name): metric for metric in listed(db, retired=True)}
    added = 0
    for template in sorted(templates, key=lambda one: bool(one.parts)):
        name = fold(template.words["name"])
        if name in known:
            continue
        words = MetricWords(**template.words)
        if template.parts:
            above, below = (known[fold(part)] for part in template.parts)
            if not _go_together(above, below):
                continue
            words["numerator_id"], words["denominator_id"] = above.id, below.id
        if any(
            one.meaning is not None and one.meaning is words["meaning"] for one in known.values()
        ):
            words["meaning"] = None
        if words["stage"] in {one.stage for one in known.values()}:
            words["stage"] = None
        known[name] = add(db, today, definition=template.definition, **words)
        added += 1
    _order(known, templates)
    return added


def listed(db: Db, *, retired: bool = False) -> Sequence[Metric]:
    """The metrics in their order, quality before volume before results; ``retired`` as well."""
    rank = sa.case({nature: place for place, nature in enumerate(Nature)}, value=Metric.nature)
    query = sa.select(Metric).order_by(rank, Metric.position, Metric.id)
    return db.scalars(query if retired else query.where(Metric.retired_on.is_(None))).all()


def get(db: Db, metric_id: int) -> Metric:
    """The metric with this id."""
    return commands.find(db, Metric, metric_id)


def meaning(db: Db, means: Meaning) -> Metric | None:
    """The metric that has a meaning for the program; None where none has."""
    return db.scalars(sa.select(Metric).where(Metric.meaning == means)).first()


def stages(db: Db) -> Sequence[Metric]:
    """The stages of the recipe, from the first activity to the revenue."""
    query = sa.select(Metric).where(Metric.stage.is_not(None), Metric.retired_on.is_(None))
    return db.scalars(query.order_by(Metric.stage)).all()


def without_goal(db: Db) -> Sequence[Metric]:
    """The metrics that serve no goal of the team (practice S1-19)."""
    return [metric for metric in listed(db) if metric.goal_id is None]


def is_entered(metric: Metric) -> bool:
    """Whether somebody reports it: a ratio is computed, and revenue is what was recorded."""
    return metric.roll_up is not RollUp.RATIO and metric.meaning is not Meaning.REVENUE


def entered(db: Db) -> list[Metric]:
    """The metrics that people report themselves."""
    return [metric for metric in listed(db) if is_entered(metric)]


def is_said_ahead(metric: Metric) -> bool:
    """Whether it is reported before its period begins, as a forecast is."""
    return metric.meaning is Meaning.FORECAST


def add(db: Db, today: date, *, definition: str = "", **words: Unpack[MetricWords]) -> Metric:
    """Add a metric, with what exactly it counts."""
    metric = Metric(name="")
    _put(db, metric, words)
    metric.position = commands.next_position(db, Metric)
    db.add(metric)
    db.flush()
    if definition.strip():
        define(db, metric.id, definition, today)
    return metric


def change(db: Db, metric_id: int, **words: Unpack[MetricWords]) -> Metric:
    """Change what is said of a metric; its unit and its roll-up only while nothing is in them."""
    metric = get(db, metric_id)
    differs = [
        name for name in _FIXED if name in words and words.get(name) != getattr(metric, name)
    ]
    if words.get("meaning", metric.meaning) is not metric.meaning:
        differs.append("meaning")
    if differs and in_use(db, metric_id):
        raise Refused(Reason.METRIC_IN_USE, differs[0])
    before = metric.frequency
    _put(db, metric, words)
    if metric.roll_up is RollUp.RATIO or metric.frequency is not before:
        _refuse_part(db, metric, retired=True)
    return metric


def define(
    db: Db, metric_id: int, text: str, today: date, reason: str | None = None
) -> MetricDefinition:
    """Say what exactly a metric counts from today on; the earlier wording is kept.

    A second wording on the same day takes the place of the first, and the same one again stays
    as it is, but for its ``reason`` where one is given.
    """
    get(db, metric_id)
    earlier = definitions(db, metric_id)
    said = {"text": commands.insist_on_text(text, "definition")}
    if reason is not None:
        said["reason"] = reason.strip()
    if earlier and (earlier[-1].valid_from == today or earlier[-1].text == said["text"]):
        commands.put(earlier[-1], said)
        return earlier[-1]
    made = MetricDefinition(metric_id=metric_id, number=len(earlier) + 1, valid_from=today, **said)
    db.add(made)
    return made


def definitions(db: Db, metric_id: int) -> Sequence[MetricDefinition]:
    """Every wording of what a metric counts, the first one first."""
    query = sa.select(MetricDefinition).where(MetricDefinition.metric_id == metric_id)
    return db.scalars(query.order_by(MetricDefinition.number)).all()


def current_definitions(db: Db) -> dict[int, MetricDefinition]:
    """The wording that holds today, by metric."""
    query = sa.select(MetricDefinition).order_by(MetricDefinition.number)
    return {one.metric_id: one for one in db.scalars(query)}


def retire(db: Db, metric_id: int, on: date) -> Metric:
    """Follow a number no longer; what was reported stays."""
    metric = get(db, metric_id)
    _refuse_part(db, metric)
    commands.put(metric, {"retired_on": on, "meaning": None, "stage": None})
    return metric


def bring_back(db: Db, metric_id: int) -> Metric:
    """Follow a number again, with those that it is computed from."""
    metric = get(db, metric_id)
    for one in (metric_id, metric.numerator_id, metric.denominator_id):
        if one is not None:
            get(db, one).retired_on = None
    return metric


def move(db: Db, metric_id: int, by: int) -> None:
    """Move a metric up (-1) or down (+1) among those of its nature."""
    metric = get(db, metric_id)
    alike = [one for one in listed(db) if one.nature is metric.nature]
    at = alike.index(metric)
    if 0 <= at + by < len(alike):
        alike.insert(at + by, alike.pop(at))
        for place, one in zip(sorted(each.position for each in alike), alike, strict=True):
            commands.put(one, {"position": place})


def delete(db: Db, metric_id: int) -> None:
    """Delete a metric with everything that was reported of it."""
    metric = get(db, metric_id)
    _refuse_part(db, metric, retired=True)
    commands.delete(db, metric)


def in_use(db: Db, metric_id: int) -> bool:
    """Whether something was reported of a metric, or is aimed at."""
    return any(
        db.scalar(sa.select(kind.id).where(kind.metric_id == metric_id).limit(1)) is not None
        for kind in (Value, Target)
    )


def _order(known: Mapping[str, Metric], templates: Sequence[MetricTemplate]) -> None:
    """Give metrics that were added the order of their templates, in the places they have."""
    names = (fold(template.words["name"]) for template in templates)
    wanted = [known[name] for name in names if name in known]
    for place, metric in zip(sorted(one.position for one in wanted), wanted, strict=True):
        commands.put(metric, {"position": place})


def _put(db: Db, metric: Metric, words: MetricWords) -> None:
    if "unit" in words and words["unit"] is None:
        raise Refused(Reason.NEEDS_UNIT, "unit")
    commands.put(metric, words)
    with db.no_autoflush:
        metric.name = commands.insist_on_free_name(
            db, Metric, metric.name, Reason.SAME_METRIC, own_id=metric.id
        )
        if metric.goal_id is not None:
            commands.find(db, TeamGoal, metric.goal_id)
        if metric.roll_up is RollUp.RATIO:
            _check_parts(db, metric)
        else:
            commands.put(metric, {"numerator_id": None, "denominator_id": None})
        _check_meaning(db, metric)
        _check_stage(db, metric)


def _check_parts(db: Db, metric: Metric) -> None:
    if metric.numerator_id is None or metric.denominator_id is None:
        field = "numerator_id" if metric.numerator_id is None else "denominator_id"
        raise Refused(Reason.RATIO_NEEDS_PARTS, field)
    above, below = get(db, metric.numerator_id), get(db, metric.denominator_id)
    for part, field in ((above, "numerator_id"), (below, "denominator_id")):
        if part.roll_up is RollUp.RATIO or part is metric:
            raise Refused(Reason.RATIO_OF_RATIO, field)
    if not _go_together(above, below):
        raise Refused(Reason.RATIO_PARTS_DIFFER, "denominator_id")
    metric.frequency = above.frequency


def _go_together(above: Metric, below: Metric) -> bool:
    """Whether two metrics can be divided: both reported, and at the same interval."""
    return RollUp.RATIO not in (above.roll_up, below.roll_up) and (
        above.frequency is below.frequency
    )


def _check_meaning(db: Db, metric: Metric) -> None:
    if metric.meaning is None:
        return
    ratio = metric.roll_up is RollUp.RATIO
    if metric.unit is not _UNIT_OF[metric.meaning] or ratio != (metric.meaning is Meaning.WIN_RATE):
        raise Refused(Reason.MEANING_OF_UNIT, "meaning")
    other = meaning(db, metric.meaning)
    if other is not None and other.id != metric.id:
        raise Refused(Reason.SAME_MEANING, "meaning", other.name)
    if metric.meaning is Meaning.REVENUE:
        revenue = {"frequency": PeriodKind.MONTH, "roll_up": RollUp.SUM, "better": Better.UP}
        commands.put(metric, {**revenue, "nature": Nature.RESULT, "lead": Lead.LAGGING})


def _check_stage(db: Db, metric: Metric) -> None:
    if metric.stage is None:
        return
    if metric.stage < 1:
        raise Refused(Reason.NOT_POSITIVE, "stage")
    if metric.roll_up is RollUp.RATIO:
        raise Refused(Reason.RATIO_IS_NO_STAGE, "stage")
    for other in stages(db):
        if other.stage == metric.stage and other.id != metric.id:
            raise Refused(Reason.SAME_STAGE, "stage", other.name)


def _refuse_part(db: Db, metric: Metric, *, retired: bool = False) -> None:
    uses = sa.or_(Metric.numerator_id == metric.id, Metric.denominator_id == metric.id)
    query = sa.select(Metric.name).where(uses)
    part_of = db.scalar((query if retired else query.where(Metric.retired_on.is_(None))).limit(1))
    if part_of is not None:
        raise Refused(Reason.METRIC_IS_A_PART, "", part_of)
