"""Golden packets in programs that nobody here wrote: qpdf checks them, poppler draws them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from app.report import packet
from app.report.content import ReviewForm
from tests.report.goldens import ACROSS, DOWN, DRAWN, PACKETS, seen
from tests.report.samples import FONTS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed"),
    pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed"),
]
#: Two programs smooth letters each in its own way: so much of 255 is the same. A hairline to write
#: on is as dark as each likes.
_ON_AVERAGE, _OF_FORMS = 3.0, 8.0
#: Text is looked for in the order in which it is read.
_SPOKEN = {
    "quarterly-other-letters": "Ο πελάτης μίλησε δέκα λεπτά",
    "quarterly-from-the-right": "תודה רבה",
    "monthly-from-the-right": "ليلى الأمين",
    "monthly-a4": "Next steps",
}


def built(name: str, folder: Path) -> Path:
    path = folder / "packet.pdf"
    path.write_bytes(packet.build(PACKETS[name], FONTS))
    return path


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", [name for name in PACKETS if not name.endswith("-long")])
def test_another_program_finds_nothing_wrong_and_draws_the_same(
    name: str, tmp_path: Path, qapp: QApplication
) -> None:
    path = built(name, tmp_path)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path))
    size = ("-scale-to-x", str(ACROSS * DRAWN), "-scale-to-y", str(DOWN * DRAWN))
    run("pdftoppm", "-gray", *size, "-png", str(path), str(tmp_path / "page"))
    drawn = sorted(tmp_path.glob("page-*.png"))
    here = seen(PACKETS[name])
    assert len(drawn) == len(here.text)
    most = _OF_FORMS if isinstance(PACKETS[name], ReviewForm) else _ON_AVERAGE
    for number, grey in here.grey.items():
        there = QImage(str(drawn[number])).scaled(
            QSize(ACROSS, DOWN),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        apart = [
            abs(there.pixelColor(place % ACROSS, place // ACROSS).lightness() - one)
            for place, one in enumerate(grey)
        ]
        assert sum(apart) / len(apart) < most, number


@pytest.mark.parametrize("name", _SPOKEN)
def test_another_program_finds_text_in_the_order_in_which_it_is_read(
    name: str, tmp_path: Path
) -> None:
    said = " ".join(run("pdftotext", str(built(name, tmp_path)), "-").split())
    assert _SPOKEN[name] in "".join(one for one in said if not 0x202A <= ord(one) <= 0x202E)
