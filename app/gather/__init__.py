"""Reads the journal into what a packet says; the only place that decides what an audience may see.

A rep's packet is an allow-list: each query asks for what is shareable, and the classes that come
out have no field for anything else.
"""

from app.gather.calendars import calendar, template_sheet
from app.gather.call_forms import blank_call_form, call_form, manager_call_form
from app.gather.kinds import FILE_ENDINGS, KINDS, About, Copy, Kind
from app.gather.noted import manager_notes, person_notes
from app.gather.parts import NOT_REPORTED, Wording, band
from app.gather.prep_sheets import manager_prep_sheet, prep_sheet
from app.gather.profile import agreement, blank_agreement, manager_profile, profile
from app.gather.review import QUARTERS, manager_page, quarterly
from app.gather.team import bench_sheet, own_skills_map, skills_map

__all__ = [
    "FILE_ENDINGS",
    "KINDS",
    "NOT_REPORTED",
    "QUARTERS",
    "About",
    "Copy",
    "Kind",
    "Wording",
    "agreement",
    "band",
    "bench_sheet",
    "blank_agreement",
    "blank_call_form",
    "calendar",
    "call_form",
    "manager_call_form",
    "manager_notes",
    "manager_page",
    "manager_prep_sheet",
    "manager_profile",
    "own_skills_map",
    "person_notes",
    "prep_sheet",
    "profile",
    "quarterly",
    "skills_map",
    "template_sheet",
]
