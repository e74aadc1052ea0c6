"""Reads the journal into what a packet says; the only place that decides what an audience may see.

A rep's packet is an allow-list: each query asks for what is shareable, and the classes that come
out have no field for anything else.
"""

from app.gather.kinds import FILE_ENDINGS, KINDS, Copy, Kind
from app.gather.parts import NOT_REPORTED, Wording, band
from app.gather.profile import agreement, blank_agreement, manager_profile, profile
from app.gather.review import QUARTERS, manager_page, quarterly
from app.gather.team import bench_sheet, own_skills_map, skills_map

__all__ = [
    "FILE_ENDINGS",
    "KINDS",
    "NOT_REPORTED",
    "QUARTERS",
    "Copy",
    "Kind",
    "Wording",
    "agreement",
    "band",
    "bench_sheet",
    "blank_agreement",
    "manager_page",
    "manager_profile",
    "own_skills_map",
    "profile",
    "quarterly",
    "skills_map",
]
