"""Frozen content in, the bytes of a PDF out."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias, TypeVar

from reportlab.platypus import Flowable

from app.report import binding, direction, fonts, planned, reviewed, trained
from app.report.content import (
    AgreementSheet,
    BenchSheet,
    CoachingCalendar,
    Content,
    ManagerCallForm,
    ManagerNotes,
    ManagerPrepSheet,
    ManagerProfile,
    PlanForm,
    Printed,
    RepCallForm,
    RepMonthly,
    RepNotes,
    RepPrepSheet,
    RepProfile,
    ReviewForm,
    SkillsMap,
    TeamScorecard,
    TemplateSheet,
    TrackingGrid,
    TrainingCalendar,
    TrainingYear,
)
from app.report.page import text_width, typeset
from app.report.sections import (
    agreement,
    autonomy,
    calendar,
    call_form,
    cover,
    goals,
    growth,
    must_haves,
    notes,
    plan_form,
    prep,
    private_page,
    profile,
    ramp,
    results,
    skills,
    skills_map,
    template,
)
from app.report.text import missing

Said = TypeVar("Said")
#: Sets one part of some content into a text width.
Section: TypeAlias = Callable[[Said, float], list[Flowable]]

#: The sections of each packet in the order of its pages.
REP_PROFILE: tuple[Section[RepProfile], ...] = (
    cover.handed_over,
    profile.levels,
    profile.statements,
    goals.section,
    ramp.section,
    agreement.section,
    skills.section,
    skills.traits,
)
MANAGER_PROFILE: tuple[Section[ManagerProfile], ...] = (
    cover.private,
    private_page.section,
    growth.section,
    goals.section,
    must_haves.section,
    ramp.section,
    agreement.section,
    autonomy.section,
    skills.section,
    skills.traits,
    results.section,
    results.expected,
    results.before_us,
)
REP_PREP: tuple[Section[RepPrepSheet], ...] = (
    cover.handed_over,
    prep.meeting,
    prep.figures,
    prep.promises,
    prep.asked,
    prep.points,
    prep.focus,
    prep.support,
    prep.agreement,
)
MANAGER_PREP: tuple[Section[ManagerPrepSheet], ...] = (
    cover.mine,
    prep.meeting,
    prep.helps,
    prep.figures,
    prep.promises,
    prep.asked,
    prep.points,
    prep.private_points,
    prep.focus,
    prep.praise,
    prep.to_deliver,
    prep.support,
    prep.agreement,
)
REP_CALL: tuple[Section[RepCallForm], ...] = (
    call_form.head,
    call_form.before,
    call_form.own,
    call_form.coach,
)
PLAN_FORM: tuple[Section[PlanForm], ...] = (
    plan_form.head,
    plan_form.history,
    plan_form.asked,
    plan_form.tables,
)
MANAGER_CALL: tuple[Section[ManagerCallForm], ...] = (
    call_form.head,
    call_form.before,
    call_form.own,
    call_form.coach,
    call_form.private,
)
#: How much smaller a month may be set that needs a little more than its pages.
_SMALLER = (0.95, 0.9)


def build(content: Content, folder: Path, *, punched: bool = False) -> bytes:
    """The packet as a PDF; the same content gives the same bytes.

    What was printed once and kept is given back as it is. ``punched`` leaves room for the holes of
    a binder. ``folder`` holds the fonts; OSError is raised if one is missing.
    """
    if punched:
        return binding.punch(build(content, folder))
    if isinstance(content, Printed) and content.printed is not None:
        return content.printed
    fonts.register(folder)
    built, pages = _built(content)
    if isinstance(content, RepMonthly) and pages == reviewed.MONTH_PAGES + 1:
        smaller = (_built(content, scale) for scale in _SMALLER)
        return next((one for one, count in smaller if count < pages), built)
    return built


def _built(content: Content, scale: float = 1.0) -> tuple[bytes, int]:
    """The packet with its text at a scale, and how many pages it has."""
    out = BytesIO()
    wide, code = is_wide(content), snapshot(content)
    stamp = content.mark.text if isinstance(content, PlanForm | ReviewForm) else ""
    story, cover = _story(content, scale), content.cover
    pages = typeset(story, content.paper, cover, code, out, wide=wide, stamp=stamp, scale=scale)
    return out.getvalue(), pages


def snapshot(content: Content) -> str:
    """A short code for exactly this content, by which a print can be told from another."""
    said = repr(content).encode("utf-8", "backslashreplace")
    return hashlib.sha256(said).hexdigest()[:8]


def unprintable(content: Content, folder: Path) -> int:
    """How many characters no font has, so that they are printed as ``[U+1F44D]``."""
    fonts.register(folder)
    return sum(missing(text) for text in _texts(content))


def is_wide(content: Content) -> bool:
    """Whether its pages lie on their side."""
    match content:
        case SkillsMap() | CoachingCalendar() | TrainingCalendar() | TrainingYear():
            return True
        case TeamScorecard() | TrackingGrid():
            return direction.is_wide(content)
        case _:
            return False


def _story(content: Content, scale: float) -> list[Flowable]:
    width = text_width(content.paper, wide=is_wide(content), scale=scale)
    match content:
        case RepPrepSheet() | ManagerPrepSheet() | RepCallForm() | ManagerCallForm():
            return _conversation(content, width)
        case RepNotes() | ManagerNotes() | CoachingCalendar() | TemplateSheet():
            return _noted(content, width)
        case AgreementSheet() | SkillsMap() | BenchSheet() | PlanForm():
            return _sheet(content, width)
        case RepProfile() | ManagerProfile():
            return _about_somebody(content, width)
        case _:
            return _of_a_period(content, width)


def _of_a_period(
    content: reviewed.Reviewed | planned.Planned | trained.Trained | direction.Direction,
    width: float,
) -> list[Flowable]:
    """What is said of a month, a quarter or a half-year."""
    if isinstance(content, reviewed.Reviewed):
        return reviewed.story(content, width)
    if isinstance(content, planned.Planned):
        return planned.story(content, width)
    return _of_the_team(content, width)


def _of_the_team(content: trained.Trained | direction.Direction, width: float) -> list[Flowable]:
    """What is mostly about everybody: training, and numbers with what follows from them."""
    if isinstance(content, trained.Trained):
        return trained.story(content, width)
    return direction.story(content, width)


def _about_somebody(content: RepProfile | ManagerProfile, width: float) -> list[Flowable]:
    match content:
        case RepProfile():
            return _set(REP_PROFILE, content, width)
        case ManagerProfile():
            return _set(MANAGER_PROFILE, content, width)


def _conversation(
    content: RepPrepSheet | ManagerPrepSheet | RepCallForm | ManagerCallForm, width: float
) -> list[Flowable]:
    match content:
        case RepPrepSheet():
            return _set(REP_PREP, content, width)
        case ManagerPrepSheet():
            return _set(MANAGER_PREP, content, width)
        case RepCallForm():
            return _set(REP_CALL, content, width)
        case ManagerCallForm():
            return _set(MANAGER_CALL, content, width)


def _noted(
    content: RepNotes | ManagerNotes | CoachingCalendar | TemplateSheet, width: float
) -> list[Flowable]:
    match content:
        case RepNotes():
            return [*cover.handed_over(content, width), *notes.shared(content, width)]
        case ManagerNotes():
            return [*cover.mine(content, width), *notes.kept(content, width)]
        case CoachingCalendar():
            return [*cover.of_all(content, width), *calendar.section(content, width)]
        case TemplateSheet():
            return [*cover.plain(content, width), *template.section(content, width)]


def _sheet(
    content: AgreementSheet | SkillsMap | BenchSheet | PlanForm, width: float
) -> list[Flowable]:
    match content:
        case AgreementSheet():
            return [*cover.plain(content, width), *agreement.sheet(content, width)]
        case SkillsMap():
            return [*cover.skills_map(content, width), *skills_map.section(content, width)]
        case BenchSheet():
            return [*cover.kept(content, width), *must_haves.bench(content, width)]
        case PlanForm():
            return _set(PLAN_FORM, content, width)


def _set(sections: Sequence[Section[Said]], content: Said, width: float) -> list[Flowable]:
    return [flowable for section in sections for flowable in section(content, width)]


def _texts(part: object) -> Iterator[str]:
    """Every text inside frozen content."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
