"""The editors that forms are made of: each lets the user change one plain Python value."""

from app.ui.editors.base import Editor, Typed
from app.ui.editors.date import Date
from app.ui.editors.marks import Colour, Level
from app.ui.editors.number import Amount, Number
from app.ui.editors.pick import Check, Chips, Choice
from app.ui.editors.text import Line, Text
from app.ui.editors.ticks import Ticks

__all__ = [
    "Amount",
    "Check",
    "Chips",
    "Choice",
    "Colour",
    "Date",
    "Editor",
    "Level",
    "Line",
    "Number",
    "Text",
    "Ticks",
    "Typed",
]
