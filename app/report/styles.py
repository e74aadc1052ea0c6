"""Colours, sizes and paragraph styles of paper.

Colours are the light roles of the look. In greyscale the accent is near black, its soft form a
middle grey and lines a light one, so nothing depends on hue.
"""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.report import fonts
from app.report.charts import Role

MARGIN: float = 18 * mm
HAIRLINE = 0.6
#: Between two columns of a page, in points.
GUTTER = 24.0

COLOURS: dict[Role, Color] = {
    "accent": HexColor(0x0B6E5F),
    "accent_soft": HexColor(0x9DC7BE),
    "ink": HexColor(0x1F2328),
    "muted": HexColor(0x6B6F76),
    "line": HexColor(0xD9D6CE),
    "amber": HexColor(0xB45309),
    "red": HexColor(0xB42318),
}
ACCENT_WASH = HexColor(0xE4F1EE)
AMBER_WASH = HexColor(0xFDF0DD)
CODE_WASH = HexColor(0xEFECE4)
PAPER = HexColor(0xFFFFFF)
#: For a figure inside a filled box.
INK_ON_DARK = HexColor(0xFFFFFF)

_INK, _MUTED = COLOURS["ink"], COLOURS["muted"]

BODY = ParagraphStyle(
    "body", fontName=fonts.TEXT, fontSize=9.25, leading=13, textColor=_INK, splitLongWords=1
)
STRONG = ParagraphStyle("strong", BODY, fontName=fonts.MEDIUM)
NUMBER = ParagraphStyle("number", BODY, fontName=fonts.FIGURES, alignment=TA_RIGHT)
#: For tables with many numbers side by side.
NUMBER_SMALL = ParagraphStyle("number small", NUMBER, fontSize=8.5)
NUMBER_SMALL_MUTED = ParagraphStyle("number small muted", NUMBER_SMALL, textColor=_MUTED)
NUMBER_MUTED = ParagraphStyle("number muted", NUMBER, textColor=_MUTED)
MUTED = ParagraphStyle("muted", BODY, textColor=_MUTED)
MUTED_RIGHT = ParagraphStyle("muted right", MUTED, alignment=TA_RIGHT)
SMALL = ParagraphStyle("small", MUTED, fontSize=8, leading=11)
SMALL_RIGHT = ParagraphStyle("small right", SMALL, alignment=TA_RIGHT)
SMALL_STRONG = ParagraphStyle("small strong", SMALL, fontName=fonts.MEDIUM, textColor=_INK)
EVIDENCE = ParagraphStyle("evidence", MUTED, fontName=fonts.ITALIC)
HUNCH = ParagraphStyle("hunch", BODY, fontName=fonts.MEDIUM, textColor=COLOURS["amber"])
#: A page is read from the left: what it begins with is there, however it is written.
TITLE = ParagraphStyle("title", BODY, fontName=fonts.BOLD, fontSize=20, leading=25, atLeft=1)
HEADLINE = ParagraphStyle("headline", BODY, fontName=fonts.BOLD, fontSize=14.5, leading=19)
HEADING = ParagraphStyle(
    "heading",
    BODY,
    fontName=fonts.BOLD,
    fontSize=11,
    leading=15,
    textColor=COLOURS["accent"],
    spaceBefore=17,
    spaceAfter=4,
)
