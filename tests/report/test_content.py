"""What a salesperson's copy may say is decided by its types."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from app.report.content import (
    AgreementSheet,
    Area,
    Assessment,
    AttendanceSheet,
    BenchSheet,
    BossReview,
    Candidate,
    CoachingCalendar,
    Cover,
    Drifted,
    Entry,
    Fact,
    FactGroup,
    GiverBrief,
    Growth,
    Kept,
    KeptMiss,
    KeptMonth,
    KeptNote,
    KeptTopic,
    LiftSheet,
    ManagerCallForm,
    ManagerImprovement,
    ManagerNotes,
    ManagerPage,
    ManagerPlan,
    ManagerPrepSheet,
    ManagerProfile,
    ManagerRecipe,
    ManagerScorecard,
    ManagerStandards,
    ManagerTopicList,
    MarginSaid,
    MonthKept,
    MonthSeen,
    Own,
    PlanForm,
    Praise,
    Readers,
    RepCallForm,
    RepImprovement,
    RepMonthly,
    RepNotes,
    RepPlan,
    RepPrepSheet,
    RepProfile,
    RepQuarterly,
    RepRecipe,
    RepScorecard,
    RepStandards,
    ReviewForm,
    Score,
    Shared,
    SharedNote,
    SkillsMap,
    TalkedMiss,
    TeamLine,
    TeamPlanLine,
    TeamPlans,
    TeamReview,
    TeamScorecard,
    TeamStandards,
    TemplateSheet,
    ToDeliver,
    TopicList,
    TrackingGrid,
    TrainingCalendar,
    TrainingYear,
    UpwardSaid,
    WhoKnowsWhat,
    Why,
)

PRIVATE = {
    *(Fact, FactGroup, ManagerPage, ManagerProfile, Area, Growth, Score, Candidate, BenchSheet),
    *(ManagerPrepSheet, Praise, ToDeliver, ManagerCallForm, ManagerNotes, KeptMonth, KeptNote),
    *(CoachingCalendar, Entry),
    *(ManagerScorecard, Why, TeamScorecard, TeamLine, ManagerRecipe, Own, LiftSheet),
    *(ManagerStandards, KeptMiss, TeamStandards, Readers, ManagerImprovement),
    *(ManagerPlan, MarginSaid, MonthKept, Drifted, TeamPlans, TeamPlanLine),
    *(ManagerTopicList, KeptTopic),
    *(Assessment, UpwardSaid),
}


def reachable(kind: object) -> set[object]:
    """Every content class that a value of this type can hold, itself included."""
    if not is_dataclass(kind):
        return set().union(*map(reachable, get_args(kind)))
    hints = get_type_hints(kind)
    return {kind}.union(*(reachable(hints[field.name]) for field in fields(kind)))


@pytest.mark.parametrize("kind", [*get_args(Shared), SkillsMap])
def test_what_is_private_has_no_path_into_what_is_handed_over(kind: object) -> None:
    """Neither facts nor autonomy, growth as the manager counts it, nor must-have scores."""
    assert not reachable(kind) & PRIVATE


def test_everything_that_is_handed_over_is_checked() -> None:
    assert set(get_args(Shared)) == {
        *(RepQuarterly, RepProfile, AgreementSheet),
        *(RepPrepSheet, RepCallForm, RepNotes, TemplateSheet),
        *(RepScorecard, TrackingGrid, RepRecipe, RepStandards, RepImprovement),
        *(RepPlan, PlanForm),
        *(RepMonthly, ReviewForm, TeamReview, BossReview),
        *(TrainingCalendar, GiverBrief, AttendanceSheet, TopicList, TrainingYear, WhoKnowsWhat),
    }
    assert set(get_args(Kept)) <= PRIVATE


def test_the_check_would_notice_them() -> None:
    assert {Fact, FactGroup, Assessment, UpwardSaid} <= reachable(ManagerPage)
    assert {Fact, Area, Growth, Score} <= reachable(ManagerProfile)
    assert {Praise, ToDeliver} <= reachable(ManagerPrepSheet)
    assert KeptNote in reachable(ManagerNotes)
    assert Why in reachable(ManagerScorecard)
    assert KeptMiss in reachable(ManagerStandards)
    assert {MarginSaid, MonthKept, Drifted} <= reachable(ManagerPlan)
    assert KeptTopic in reachable(ManagerTopicList)


@pytest.mark.parametrize(
    ("mine", "theirs", "only_mine"),
    [
        (
            ManagerPrepSheet,
            RepPrepSheet,
            {"helps", "hurts", "private_points", "praise", "feedback"},
        ),
        (ManagerCallForm, RepCallForm, {"ask_tell", "reflection"}),
        (KeptNote, SharedNote, {"delivered", "tone", "private", "pinned"}),
        (ManagerScorecard, RepScorecard, {"reasons"}),
        (ManagerRecipe, RepRecipe, {"steps", "others"}),
        (KeptMiss, TalkedMiss, {"effect", "waited", "private"}),
        (ManagerImprovement, RepImprovement, {"private", "steps", "because", "note"}),
        (MonthKept, MonthSeen, {"private"}),
    ],
)
def test_the_managers_copy_has_fields_that_the_other_lacks(
    mine: type, theirs: type, only_mine: set[str]
) -> None:
    """S3-06: feedback that was not delivered has no place on a salesperson's paper."""
    named = [{field.name for field in fields(kind)} for kind in (mine, theirs)]
    assert named[0] - named[1] == only_mine
    assert named[1] <= named[0]


def test_a_map_holds_levels_and_names_of_people_and_skills_only() -> None:
    """S2-12: the team's map has room for no other text."""
    kinds = {kind for kind in reachable(SkillsMap) if is_dataclass(kind)} - {Cover}
    names = {field.name for kind in kinds for field in fields(kind)}  # type: ignore[arg-type]
    assert names == {
        *("paper", "cover", "people", "rows", "mine"),
        *("family", "skill", "levels", "strong"),
    }


def test_a_document_is_called_by_its_kind_and_its_period_if_it_has_one() -> None:
    cover = Cover("Dana", "Profile", "", "", "", "today", "Dana")
    assert cover.title == "Profile"
