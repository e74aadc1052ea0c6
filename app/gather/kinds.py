"""Everything that can be printed, by kind and by whose copy it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal

from app.domain.kinds import PeriodKind
from app.domain.periods import Period
from app.gather import (
    calendars,
    call_forms,
    expectations,
    improvements,
    lifts,
    noted,
    plan_forms,
    plans,
    prep_sheets,
    profile,
    recipes,
    review_forms,
    review_pages,
    review_teams,
    reviews,
    scorecard,
    team,
    team_numbers,
    team_plans,
    tracking,
    training,
    training_sheets,
    training_topics,
    training_year,
)
from app.report.content import Content, Paper

#: For the person or the team, for the manager alone, or with room to write on.
Copy = Literal["shared", "mine", "blank"]
#: What one of several has to be named for some kinds, besides whom it is about.
Which = Literal["", "call", "template", "lift", "plan", "training", "review"]
_NAMED = {
    "call": "session_id",
    "template": "template_id",
    "lift": "scenario_id",
    "plan": "plan_id",
    "training": "training_id",
    "review": "review_id",
}
#: The paper that anything can be printed on, and that for a wall.
USUAL: tuple[Paper, ...] = ("a4", "letter")
_LARGE: tuple[Paper, ...] = (*USUAL, "a3")
#: What the name of a file says of a copy, so that none is handed over by mistake.
FILE_ENDINGS: Mapping[Copy, str] = {"shared": "", "mine": " - manager only", "blank": " - blank"}


@dataclass(frozen=True)
class About:
    """What a paper is about, as far as its kind asks for it.

    ``days`` are the first and the last, ``which`` the id of a call, a template,
    a scenario, a plan, a training or a review.
    """

    person: int | None = None
    period: Period | None = None
    days: tuple[date, date] | None = None
    which: int | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of packet: its copies, and what it is about: a period, days, one of several."""

    key: str
    name: str
    copies: Mapping[Copy, Callable[..., Content]]
    period: PeriodKind | None = None
    of_team: bool = False
    days: bool = False
    which: Which = ""
    papers: tuple[Paper, ...] = USUAL

    def reader(self, copy: Copy, about: About) -> Callable[..., Content]:
        """The query that reads one copy; it still takes ``wording`` and ``today``."""
        named: dict[str, Any] = {}
        if not self.of_team:
            named["person_id"] = about.person
        if self.period is not None:
            named["period"] = about.period
        if self.days and about.days is not None:
            named["since"], named["until"] = about.days
        if self.which:
            named[_NAMED[self.which]] = about.which
        return partial(self.copies[copy], **named)


KINDS = (
    Kind(
        "quarterly",
        reviews.QUARTERLY,
        {"shared": reviews.quarterly, "mine": review_pages.manager_page},
        PeriodKind.QUARTER,
    ),
    Kind(
        "monthly",
        reviews.MONTHLY,
        {"shared": reviews.monthly, "mine": review_pages.manager_page},
        PeriodKind.MONTH,
    ),
    Kind("review_form", review_forms.OWN, {"blank": review_forms.review_form}, which="review"),
    Kind("upward", review_forms.UPWARD, {"blank": review_forms.upward_form}, which="review"),
    Kind("profile", profile.KIND, {"shared": profile.profile, "mine": profile.manager_profile}),
    Kind(
        "agreement",
        profile.AGREEMENT,
        {"shared": profile.agreement, "blank": profile.blank_agreement},
        PeriodKind.HALF,
    ),
    Kind(
        "prep",
        prep_sheets.PREP_SHEET,
        {"shared": prep_sheets.prep_sheet, "mine": prep_sheets.manager_prep_sheet},
    ),
    Kind(
        "call",
        call_forms.KIND,
        {
            "shared": call_forms.call_form,
            "mine": call_forms.manager_call_form,
            "blank": call_forms.blank_call_form,
        },
        which="call",
    ),
    Kind(
        "notes",
        noted.KIND,
        {"shared": noted.person_notes, "mine": noted.manager_notes},
        days=True,
    ),
    Kind(
        "map",
        team.MAP,
        {"shared": team.skills_map, "mine": team.own_skills_map},
        of_team=True,
    ),
    Kind("bench", team.BENCH, {"mine": team.bench_sheet}, of_team=True),
    Kind(
        "calendar",
        calendars.CALENDAR,
        {"mine": calendars.calendar},
        PeriodKind.MONTH,
        of_team=True,
    ),
    Kind(
        "template",
        calendars.TEMPLATE,
        {"blank": calendars.template_sheet},
        of_team=True,
        which="template",
    ),
    Kind(
        "scorecard",
        scorecard.KIND,
        {"shared": scorecard.person_scorecard, "mine": scorecard.manager_scorecard},
        PeriodKind.QUARTER,
    ),
    Kind(
        "tracking",
        tracking.QUARTER,
        {"blank": tracking.tracking_grid},
        PeriodKind.QUARTER,
    ),
    Kind(
        "tracking_month",
        tracking.MONTH,
        {"blank": tracking.tracking_grid},
        PeriodKind.MONTH,
    ),
    Kind(
        "recipe",
        recipes.KIND,
        {"shared": recipes.recipe, "mine": recipes.manager_recipe},
        PeriodKind.QUARTER,
    ),
    Kind(
        "standards",
        expectations.KIND,
        {
            "shared": expectations.standards_sheet,
            "mine": expectations.manager_standards,
            "blank": expectations.blank_standards_sheet,
        },
    ),
    Kind(
        "improvement",
        improvements.KIND,
        {
            "shared": improvements.improvement_plan,
            "mine": improvements.manager_improvement_plan,
        },
    ),
    Kind(
        "plan",
        plans.KIND,
        {
            "shared": plans.plan,
            "mine": plans.manager_plan,
            "blank": plans.plan_to_write_on,
        },
        which="plan",
    ),
    Kind("plan_form", plan_forms.KIND, {"blank": plan_forms.plan_form}, PeriodKind.HALF),
    Kind(
        "team_review",
        review_teams.TEAM_KIND,
        {"shared": review_teams.team_review},
        PeriodKind.QUARTER,
        of_team=True,
    ),
    Kind(
        "boss_review",
        review_teams.BOSS_KIND,
        {"shared": review_teams.boss_review},
        PeriodKind.QUARTER,
        of_team=True,
    ),
    Kind(
        "team_scorecard",
        team_numbers.KIND,
        {"mine": team_numbers.team_scorecard},
        PeriodKind.QUARTER,
        of_team=True,
    ),
    Kind(
        "team_recipe",
        recipes.TEAM_KIND,
        {"mine": recipes.team_recipe},
        PeriodKind.QUARTER,
        of_team=True,
    ),
    Kind("lift", lifts.KIND, {"mine": lifts.lift_sheet}, of_team=True, which="lift"),
    Kind(
        "team_standards",
        expectations.TEAM_KIND,
        {"mine": expectations.team_standards},
        of_team=True,
    ),
    Kind(
        "team_plans",
        team_plans.KIND,
        {"mine": team_plans.team_plans},
        PeriodKind.HALF,
        of_team=True,
    ),
    Kind(
        "training_calendar",
        training.KIND,
        {"shared": training.training_calendar},
        PeriodKind.QUARTER,
        of_team=True,
        papers=_LARGE,
    ),
    Kind(
        "giver_brief",
        training_sheets.BRIEF,
        {"shared": training_sheets.giver_brief},
        of_team=True,
        which="training",
    ),
    Kind(
        "attendance_sheet",
        training_sheets.ATTENDANCE,
        {"blank": training_sheets.attendance_sheet},
        of_team=True,
        which="training",
    ),
    Kind(
        "topic_list",
        training_topics.KIND,
        {"shared": training_topics.topic_list, "mine": training_topics.manager_topic_list},
        of_team=True,
    ),
    Kind(
        "training_year",
        training_year.YEAR,
        {"shared": training_year.training_year},
        PeriodKind.YEAR,
        of_team=True,
    ),
    Kind(
        "who_knows_what",
        training_year.KNOWN,
        {"shared": training_year.who_knows_what},
        of_team=True,
    ),
)
