"""What a journal can start from, read from the program's resources."""

import tomllib
from typing import Any, NamedTuple

from app import paths
from app.domain import review_templates
from app.domain.kinds import (
    Better,
    FormKind,
    Lead,
    Meaning,
    Nature,
    PeriodKind,
    RollUp,
    SessionKind,
    SkillFamily,
    Unit,
    Voice,
)
from app.domain.metrics import MetricTemplate
from app.domain.session_templates import Question


class SkillTemplate(NamedTuple):
    """A skill to put into the library; ``levels`` describes level 1 first."""

    name: str
    family: SkillFamily
    levels: tuple[str, ...]


class SessionTemplate(NamedTuple):
    """Questions to put into the journal for sessions of one kind."""

    name: str
    kind: SessionKind
    questions: tuple[Question, ...]


class ReviewTemplate(NamedTuple):
    """Sections and questions to put into the journal for one kind of form."""

    name: str
    kind: FormKind
    questions: tuple[review_templates.Question, ...]


def starter_must_haves() -> tuple[str, ...]:
    """What whoever joins the team must bring, to start with."""
    return tuple(_read("joining")["must_haves"])


def first_days() -> tuple[tuple[int, str], ...]:
    """What somebody new has done by their 30th, 60th and 90th day: the day and the words."""
    steps = _read("joining")["steps"]
    return tuple((step["by_day"], text) for step in steps for text in step["texts"])


def starter_session_templates() -> tuple[SessionTemplate, ...]:
    """What sessions can be led by, to start with: GROW, a role-play, a deal review and others."""
    return tuple(
        SessionTemplate(row["name"], SessionKind(row["kind"]), _questions(row["questions"]))
        for row in _read("coaching")["templates"]
    )


def starter_review_templates() -> tuple[ReviewTemplate, ...]:
    """What reviews ask to start with: each month, each quarter, and of the person about me."""
    return tuple(
        ReviewTemplate(row["name"], FormKind(row["kind"]), _sections(row["questions"]))
        for row in _read("reviews")["templates"]
    )


def starter_skills() -> tuple[SkillTemplate, ...]:
    """The skills of a seller, and the four traits, with words for each level."""
    return tuple(
        SkillTemplate(row["name"], SkillFamily(row["family"]), tuple(row["levels"]))
        for row in _read("skills")["skills"]
    )


def starter_metrics() -> tuple[MetricTemplate, ...]:
    """The usual numbers of a sales team: quality first, then volume, then results."""
    return tuple(
        MetricTemplate(
            definition=row["definition"],
            parts=tuple(row.get("parts", ())),
            words={
                "name": row["name"],
                "lead": Lead(row["lead"]),
                "nature": Nature(row["nature"]),
                "unit": Unit(row["unit"]),
                "counts": row.get("counts", ""),
                "better": Better(row.get("better", Better.UP)),
                "frequency": PeriodKind(row.get("frequency", PeriodKind.WEEK)),
                "roll_up": RollUp.RATIO if "parts" in row else RollUp(row.get("roll_up", "sum")),
                "meaning": Meaning(row["meaning"]) if "meaning" in row else None,
                "stage": row.get("stage"),
            },
        )
        for row in _read("metrics")["metrics"]
    )


def _questions(rows: list[dict[str, str]]) -> tuple[Question, ...]:
    return tuple(Question(row["section"], row["text"], Voice(row["voice"])) for row in rows)


def _sections(rows: list[dict[str, Any]]) -> tuple[review_templates.Question, ...]:
    return tuple(
        review_templates.Question(
            row["section"], row["own"], row.get("mine", ""), row.get("weight", 0)
        )
        for row in rows
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "templates" / f"{name}.toml").read_text("utf-8"))
