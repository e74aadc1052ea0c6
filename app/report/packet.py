"""Frozen content in, the bytes of a PDF out."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path

from reportlab.platypus import Flowable

from app.report import fonts
from app.report.content import Content, ManagerPage, RepQuarterly
from app.report.page import text_width, typeset
from app.report.sections import (
    cover,
    goals,
    private_page,
    profile,
    results,
    signatures,
    skills,
)
from app.report.text import missing

#: The sections of each packet in the order of its pages; each gets the content and a text width.
REP_QUARTERLY: tuple[Callable[[RepQuarterly, float], list[Flowable]], ...] = (
    cover.shared,
    profile.levels,
    profile.statements,
    results.section,
    skills.section,
    goals.section,
    signatures.section,
)
MANAGER_PAGE: tuple[Callable[[ManagerPage, float], list[Flowable]], ...] = (
    cover.private,
    private_page.section,
    results.section,
    skills.section,
    goals.section,
)


def build(content: Content, folder: Path) -> bytes:
    """The packet as a PDF; the same content gives the same bytes.

    ``folder`` holds the fonts; OSError is raised if one is missing.
    """
    fonts.register(folder)
    out = BytesIO()
    typeset(_story(content), content.paper, content.cover, snapshot(content), out)
    return out.getvalue()


def snapshot(content: Content) -> str:
    """A short code for exactly this content, by which a print can be told from another."""
    said = repr(content).encode("utf-8", "backslashreplace")
    return hashlib.sha256(said).hexdigest()[:8]


def unprintable(content: Content, folder: Path) -> int:
    """How many characters no font has, so that they are printed as ``[U+1F44D]``."""
    fonts.register(folder)
    return sum(missing(text) for text in _texts(content))


def _story(content: Content) -> list[Flowable]:
    width = text_width(content.paper)
    match content:
        case RepQuarterly():
            return [flowable for section in REP_QUARTERLY for flowable in section(content, width)]
        case ManagerPage():
            return [flowable for section in MANAGER_PAGE for flowable in section(content, width)]


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
