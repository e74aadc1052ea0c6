"""The parts that pages are made of; the same part looks and behaves the same on every page."""

from app.ui.parts.card import Card, Row, framed
from app.ui.parts.dots import LevelDots, dots_width, paint_dots
from app.ui.parts.drop import DropDown
from app.ui.parts.flow import FlowLayout
from app.ui.parts.head import EmptyState, PageHead
from app.ui.parts.status import Banner, StatusLine
from app.ui.parts.strip import SectionTabs
from app.ui.parts.veiled import Veiled, VeilStrip
from app.ui.parts.words import (
    Chip,
    ElidedLabel,
    LinkButton,
    Mark,
    Tone,
    announce,
    button,
    icon_button,
    look,
    plain_tip,
    words,
)

__all__ = [
    "Banner",
    "Card",
    "Chip",
    "DropDown",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "LevelDots",
    "LinkButton",
    "Mark",
    "PageHead",
    "Row",
    "SectionTabs",
    "StatusLine",
    "Tone",
    "VeilStrip",
    "Veiled",
    "announce",
    "button",
    "dots_width",
    "framed",
    "icon_button",
    "look",
    "paint_dots",
    "plain_tip",
    "words",
]
