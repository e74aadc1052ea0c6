"""Packets as they once were: what they say, on how many pages, and what the pages look like.

After a change that is meant, ``python -m tests.report.goldens`` writes them anew; look at the
pages before. Every name stands for one packet, the file beside it for what it was.
"""

import json
import re
import sys
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from app.report import packet
from app.report.content import Content, Dated, RepMonthly, RepQuarterly
from tests.report import review_samples as samples
from tests.report.samples import FONTS

FOLDER = Path(__file__).parent / "golden"
#: Of a page its grey in so many fields; it is drawn larger before and scaled down.
ACROSS, DOWN, DRAWN = 30, 40, 8
#: Pages of which the picture is kept, from the front and from the end: a long packet has many.
_FRONT, _END = 7, 2
#: What the long note says over and over.
_AGAIN = re.compile(r"(The customer asked again, and again we said the same thing\. ?){2,}")


def _other_letters() -> RepQuarterly:
    """The quarterly one in Greek and Cyrillic letters, and with every accent of Vietnamese."""
    told = (
        Dated("6 Νοεμβρίου 2026", "Ο πελάτης μίλησε δέκα λεπτά· εκείνη ρωτούσε.", "Νίκη"),
        Dated("17 ноября 2026", "Научила Маркуса листу вопросов, никто не просил.", "Ценности"),
        Dated("24 tháng 11", "Khách hàng nói mười phút, cô ấy chỉ hỏi.", "Thắng lợi"),
    )
    cover = replace(samples.HEAD, person="Ирина Шевченко", copy_for="Ирина Шевченко")
    said = replace(samples.SAID, notes=told, comment="Šťastná; zażółć gęślą jaźń; þú ert ágæt.")
    return replace(samples.QUARTERLY, cover=cover, said=said)


def _from_the_right() -> RepQuarterly:
    """The quarterly one about somebody whose letters run from right to left, some of the time."""
    asked = 'דנה פתחה את הפגישה בשאלה "למה עכשיו?" (Why now?) ואז שאלה שוב, לפני שהציגה את המוצר. '
    told = (
        Dated("6 בנובמבר 2026", asked + "התוצאה: 12.5% יותר עסקאות, 3 מתוך 4, ב-Q4 2026.", "הצלחה"),
        Dated("17 نوفمبر 2026", "سألت «لماذا الآن؟» ولا أحد طلب خصمًا؛ 12.5% أكثر.", "نجاح"),
        Dated(
            "24 November 2026", "In the words of דנה כהן: (עוד שאלה), and then 2026-11-24.", "Mixed"
        ),
    )
    cover = replace(samples.HEAD, person="דנה כהן", copy_for="דנה כהן", company='הלדן בע"מ')
    said = replace(samples.SAID, notes=told, comment="תודה רבה. الشكر للجميع.")
    return replace(samples.QUARTERLY, cover=cover, said=said)


def _arabic() -> RepMonthly:
    """The monthly one with Arabic names and notes, on the other paper."""
    told = (
        Dated(
            "6 November 2026", "افتتحت ليلى الاجتماع بسؤال ثم سألت مرة أخرى قبل العرض. " * 3, "فوز"
        ),
    )
    cover = replace(samples.MONTH_HEAD, person="ليلى الأمين", copy_for="ليلى الأمين")
    said = replace(samples.MONTHLY.said, notes=told)
    return replace(samples.MONTHLY, paper="letter", cover=cover, said=said)


PACKETS: dict[str, Content] = {
    "monthly-a4": samples.MONTHLY,
    "monthly-letter": replace(samples.MONTHLY, paper="letter"),
    "monthly-empty": samples.NOTHING[0],
    "quarterly-a4": samples.QUARTERLY,
    "quarterly-letter": replace(samples.QUARTERLY, paper="letter"),
    "quarterly-before": samples.BEFORE,
    "quarterly-revised": samples.CLOSED,
    "quarterly-empty": samples.NOTHING[1],
    "quarterly-long": samples.LONG,
    "quarterly-other-letters": _other_letters(),
    "quarterly-from-the-right": _from_the_right(),
    "monthly-from-the-right": _arabic(),
    "manager-a4": samples.MANAGER,
    "form-letter": replace(samples.FORM, paper="letter"),
    "upward-a4": samples.UPWARD,
    "team-a4": samples.TEAM,
    "boss-letter": replace(samples.BOSS, paper="letter"),
}


@dataclass(frozen=True)
class Seen:
    """What a packet says, a page each, and the grey of some of its pages by their number."""

    text: tuple[str, ...]
    grey: dict[int, bytes]


def seen(content: Content) -> Seen:
    """A packet, built, read and drawn."""
    built = packet.build(content, FONTS)
    pages = [page.extract_text() for page in PdfReader(BytesIO(built)).pages]
    said = (_AGAIN.sub("(again and again) ", " ".join(page.split())) for page in pages)
    return Seen(tuple(said), _drawn(built))


def kept(name: str) -> Seen:
    """What was kept of a packet."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    grey = {int(page): b64decode(grey) for page, grey in told["grey"].items()}
    return Seen(tuple(told["text"]), grey)


def keep(name: str) -> None:
    """Keep a packet as it is now."""
    found = seen(PACKETS[name])
    grey = {page: b64encode(grey).decode() for page, grey in found.grey.items()}
    told = json.dumps({"text": found.text, "grey": grey}, ensure_ascii=False, indent=1)
    (FOLDER / f"{name}.json").write_text(told + "\n", encoding="utf-8")


def _drawn(built: bytes) -> dict[int, bytes]:
    device = QBuffer()
    device.setData(QByteArray(built))
    device.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(device)
    count = document.pageCount()
    shown = sorted({*range(min(count, _FRONT)), *range(max(count - _END, 0), count)})
    drawn = {page: _grey(document, page) for page in shown}
    document.close()
    return drawn


def _grey(document: QPdfDocument, page: int) -> bytes:
    size = QSize(ACROSS * DRAWN, DOWN * DRAWN)
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    drawn = document.render(page, size).convertToFormat(QImage.Format.Format_ARGB32)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    small = paper.scaled(
        QSize(ACROSS, DOWN),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(small.pixelColor(x, y).lightness() for y in range(DOWN) for x in range(ACROSS))


if __name__ == "__main__":
    program = QGuiApplication(sys.argv)
    for every in PACKETS:
        keep(every)
