"""Reads the journal into what a packet says; the only place that decides what an audience may see.

A rep's packet is an allow-list: each query asks for what is shareable, and the classes that come
out have no field for anything else.
"""

from app.gather.calendars import calendar, template_sheet
from app.gather.call_forms import blank_call_form, call_form, manager_call_form
from app.gather.expectations import (
    blank_standards_sheet,
    manager_standards,
    standards_sheet,
    team_standards,
)
from app.gather.improvements import improvement_plan, manager_improvement_plan
from app.gather.kinds import FILE_ENDINGS, KINDS, USUAL, About, Copy, Kind
from app.gather.lifts import lift_sheet
from app.gather.noted import manager_notes, person_notes
from app.gather.parts import NOT_REPORTED, Wording, band
from app.gather.plan_forms import plan_form
from app.gather.plans import manager_plan, plan, plan_to_write_on
from app.gather.prep_sheets import manager_prep_sheet, prep_sheet
from app.gather.profile import agreement, blank_agreement, manager_profile, profile
from app.gather.recipes import manager_recipe, recipe, team_recipe
from app.gather.review_forms import review_form, upward_form, upward_questions
from app.gather.review_numbers import QUARTERS
from app.gather.review_pages import manager_page
from app.gather.review_teams import boss_review, team_review
from app.gather.reviews import monthly, quarterly
from app.gather.scorecard import manager_scorecard, person_scorecard
from app.gather.team import bench_sheet, own_skills_map, skills_map
from app.gather.team_numbers import team_scorecard
from app.gather.team_plans import team_plans
from app.gather.tracking import tracking_grid
from app.gather.training import training_calendar
from app.gather.training_sheets import attendance_sheet, giver_brief
from app.gather.training_topics import manager_topic_list, topic_list
from app.gather.training_year import training_year, who_knows_what

__all__ = [
    "FILE_ENDINGS",
    "KINDS",
    "NOT_REPORTED",
    "QUARTERS",
    "USUAL",
    "About",
    "Copy",
    "Kind",
    "Wording",
    "agreement",
    "attendance_sheet",
    "band",
    "bench_sheet",
    "blank_agreement",
    "blank_call_form",
    "blank_standards_sheet",
    "boss_review",
    "calendar",
    "call_form",
    "giver_brief",
    "improvement_plan",
    "lift_sheet",
    "manager_call_form",
    "manager_improvement_plan",
    "manager_notes",
    "manager_page",
    "manager_plan",
    "manager_prep_sheet",
    "manager_profile",
    "manager_recipe",
    "manager_scorecard",
    "manager_standards",
    "manager_topic_list",
    "monthly",
    "own_skills_map",
    "person_notes",
    "person_scorecard",
    "plan",
    "plan_form",
    "plan_to_write_on",
    "prep_sheet",
    "profile",
    "quarterly",
    "recipe",
    "review_form",
    "skills_map",
    "standards_sheet",
    "team_plans",
    "team_recipe",
    "team_review",
    "team_scorecard",
    "team_standards",
    "template_sheet",
    "topic_list",
    "tracking_grid",
    "training_calendar",
    "training_year",
    "upward_form",
    "upward_questions",
    "who_knows_what",
]
