"""Frozen content in, the bytes of a PDF out."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias, TypeVar

from reportlab.platypus import Flowable

from app.report import fonts
from app.report.content import (
    AgreementSheet,
    BenchSheet,
    Content,
    ManagerPage,
    ManagerProfile,
    RepProfile,
    RepQuarterly,
    SkillsMap,
)
from app.report.page import text_width, typeset
from app.report.sections import (
    agreement,
    autonomy,
    cover,
    goals,
    growth,
    must_haves,
    private_page,
    profile,
    ramp,
    results,
    signatures,
    skills,
    skills_map,
)
from app.report.text import missing

Said = TypeVar("Said")
#: Sets one part of some content into a text width.
Section: TypeAlias = Callable[[Said, float], list[Flowable]]

#: The sections of each packet in the order of its pages.
REP_QUARTERLY: tuple[Section[RepQuarterly], ...] = (
    cover.shared,
    agreement.section,
    profile.levels,
    profile.statements,
    results.section,
    skills.section,
    skills.traits,
    goals.section,
    signatures.section,
)
MANAGER_PAGE: tuple[Section[ManagerPage], ...] = (
    cover.private,
    private_page.section,
    results.section,
    skills.section,
    skills.traits,
    goals.section,
)
REP_PROFILE: tuple[Section[RepProfile], ...] = (
    cover.profile,
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


def build(content: Content, folder: Path) -> bytes:
    """The packet as a PDF; the same content gives the same bytes.

    ``folder`` holds the fonts; OSError is raised if one is missing.
    """
    fonts.register(folder)
    out = BytesIO()
    wide, code = is_wide(content), snapshot(content)
    typeset(_story(content), content.paper, content.cover, code, out, wide=wide)
    return out.getvalue()


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
    return isinstance(content, SkillsMap)


def _story(content: Content) -> list[Flowable]:
    width = text_width(content.paper, wide=is_wide(content))
    match content:
        case RepQuarterly():
            return _set(REP_QUARTERLY, content, width)
        case ManagerPage():
            return _set(MANAGER_PAGE, content, width)
        case RepProfile():
            return _set(REP_PROFILE, content, width)
        case ManagerProfile():
            return _set(MANAGER_PROFILE, content, width)
        case _:
            return _sheet(content, width)


def _sheet(content: AgreementSheet | SkillsMap | BenchSheet, width: float) -> list[Flowable]:
    match content:
        case AgreementSheet():
            return [*cover.agreement(content, width), *agreement.sheet(content, width)]
        case SkillsMap():
            return [*cover.skills_map(content, width), *skills_map.section(content, width)]
        case BenchSheet():
            return [*cover.kept(content, width), *must_haves.bench(content, width)]


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
