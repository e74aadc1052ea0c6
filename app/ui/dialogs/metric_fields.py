"""What is asked about a metric, and how it is read from one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, Lead, Meaning, Nature, PeriodKind, RollUp, Unit
from app.domain.metrics import FREQUENCIES
from app.labels import choices, label
from app.ui.editors import Choice, Line, Number, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.models import Metric, MetricDefinition, TeamGoal

#: What is asked only about a metric that is computed from two others.
PARTS = ("numerator_id", "denominator_id")
#: Why another wording began, which is asked once there is one, and what belongs to a wording.
WHY = ("reason",)
WORDING = ("definition", *WHY)
_WHAT = "What it is"
#: What has to be chosen.
_CHOSEN = ("lead", "nature", "unit", "better", "frequency", "roll_up")
_TEXTS = ("name", "counts")
_EVERY = {PeriodKind.WEEK: "Every week", PeriodKind.MONTH: "Every month"}
NEW: dict[str, Any] = {
    "lead": Lead.LEADING,
    "nature": Nature.VOLUME,
    "unit": Unit.COUNT,
    "better": Better.UP,
    "frequency": PeriodKind.WEEK,
    "roll_up": RollUp.SUM,
}


def fields(others: Sequence[Metric], goals: Sequence[TeamGoal]) -> tuple[Field, ...]:
    """The form of a metric; a ratio is made of the ``others`` that have values of their own."""
    parts = [(one.id, one.name) for one in others if one.roll_up is not RollUp.RATIO]
    part = partial(Choice, parts, "Choose a metric")
    served = [(goal.id, goal.name) for goal in goals]
    every = [(kind, _EVERY.get(kind, "Every quarter")) for kind in FREQUENCIES]
    return (
        Field("name", "Metric", Line),
        Field("goal_id", "Serves the goal", partial(Choice, served, "No goal")),
        Field(
            "definition",
            "What exactly it counts",
            partial(Text, rows=2, most_rows=5),
            "The same for everybody. Another wording begins today; the earlier one is kept.",
            wide=True,
            private=False,
        ),
        Field(
            "reason",
            "Why it changes",
            partial(Text, rows=1, most_rows=3),
            "For me: why this wording took the place of the earlier one.",
            wide=True,
            private=True,
        ),
        Field("nature", "Kind", partial(Choice, choices(Nature)), section=_WHAT),
        Field("lead", "When it moves", partial(Choice, choices(Lead)), section=_WHAT),
        Field("unit", "Counted in", partial(Choice, choices(Unit)), section=_WHAT),
        Field("counts", "A count of", partial(Line, placeholder="meetings"), section=_WHAT),
        Field("better", "Direction", partial(Choice, choices(Better)), section=_WHAT),
        Field("frequency", "Reported", partial(Choice, every), section=_WHAT),
        Field("roll_up", "Over a longer time", partial(Choice, choices(RollUp)), section=_WHAT),
        Field(
            "meaning",
            "Meaning for the program",
            partial(Choice, choices(Meaning), "None"),
            section=_WHAT,
        ),
        Field("numerator_id", "What is divided", part, section=_WHAT),
        Field("denominator_id", "By what", part, section=_WHAT),
        Field(
            "stage",
            "Place in the recipe",
            partial(Number, 1, 99),
            "1 for the first activity; the last one is the revenue.",
            section=_WHAT,
        ),
    )


def shown(metric: Metric, wordings: Sequence[MetricDefinition]) -> dict[str, Any]:
    """A metric as its form shows it, with the latest of its ``wordings``."""
    names = ("name", "goal_id", "counts", "meaning", "stage", *_CHOSEN, *PARTS)
    return {name: getattr(metric, name) for name in names} | wording(wordings)


def wording(wordings: Sequence[MetricDefinition]) -> dict[str, Any]:
    """The latest of these as a form shows it."""
    if not wordings:
        return dict.fromkeys(WORDING, "")
    return {"definition": wordings[-1].text, "reason": wordings[-1].reason}


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a form holds as the commands take it, the wording left out."""
    found = {name: value for name, value in values.items() if name not in WORDING}
    for name in _CHOSEN:
        if name in found and found[name] is None:
            raise Refused(Reason.NEEDS_UNIT if name == "unit" else Reason.EMPTY, name)
    return {name: value or "" if name in _TEXTS else value for name, value in found.items()}


def about(metric: Metric) -> str:
    """A metric in a few words: its kind, how often it is reported, and where it stands."""
    words = [label(metric.nature), _EVERY.get(metric.frequency, "Every quarter").lower()]
    if metric.roll_up is RollUp.RATIO:
        words.append("computed")
    if metric.stage is not None:
        words.append(f"place {metric.stage} in the recipe")
    return " · ".join(words)
