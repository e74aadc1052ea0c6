"""Signatures and files beside a review, on its page (S4-14)."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.domain import review_signing
from app.domain.kinds import Owner, ReviewKind, ReviewState
from app.ui.dialogs.kept_file import KeptFileDialog
from app.ui.tabs.reviews.acts import GOES_WITH_IT
from tests.builders import TODAY
from tests.ui.tabs.reviews.page_desk import ReviewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


def files_of(desk):
    return [one.file_name for one in desk.found().files]


def test_both_sign_or_decline_and_it_is_taken_back(opened):
    """S4-14: formally every quarter, and signed."""
    desk = opened(ReviewState.HELD, kind=ReviewKind.QUARTERLY, day=date(2026, 7, 1))
    desk.click(desk.cards.signed.action)
    desk.fill(rep_declined=True)
    desk.commit()
    assert desk.dialog().form.error("rep"), "on which day?"
    desk.fill(rep=f"{TODAY}", me=f"{TODAY}")
    desk.commit()
    assert desk.reads("declined on 22 November 2026")
    assert desk.reads("signed on 22 November 2026")
    assert desk.found().is_signed
    desk.click(desk.cards.signed.action)
    desk.fill(me="")
    desk.commit()
    assert desk.found().signature(Owner.ME) is None


def test_a_scan_is_attached_dropped_shown_and_deleted(opened, asker, tmp_path):
    desk = opened(ReviewState.HELD)
    scan, text = tmp_path / "signed.png", tmp_path / "notes.txt"
    desk.window.grab().save(str(scan))
    text.write_text("no scan", "utf-8")
    asker.expect("open_file", text).expect("open_file", scan)
    desk.click(desk.cards.signed.attach_link)
    assert desk.told[-1] == "A scan is a PDF, a JPEG or a PNG."
    desk.click(desk.cards.signed.attach_link)
    assert files_of(desk) == ["signed.png"]
    other = tmp_path / "second.pdf"
    other.write_bytes(b"%PDF-1.7 another")
    drop(desk.cards.signed, other)
    assert files_of(desk) == ["second.pdf", "signed.png"]
    desk.open_row(desk.cards.signed, "signed.png")
    assert not desk.dialog(KeptFileDialog).picture.pixmap().isNull()
    desk.give_up()
    desk.focus(desk.row(desk.cards.signed, "signed.png"))
    desk.press("Del")
    assert files_of(desk) == ["second.pdf"]
    assert scan.exists()


def test_a_file_that_cannot_be_read_is_said(opened, asker, tmp_path):
    desk = opened(ReviewState.HELD)
    asker.expect("open_file", tmp_path / "gone.pdf")
    desk.click(desk.cards.signed.attach_link)
    assert desk.told == ["gone.pdf is no longer there."]


def test_before_the_two_sat_down_nothing_is_signed_or_attached(opened):
    desk = opened(ReviewState.READY)
    assert not desk.cards.signed.action.isVisible()
    assert not desk.cards.signed.attach_link.isVisible()


def test_signatures_stay_open_beside_a_closed_review(qtbot, own, closed):
    desk = ReviewDesk(qtbot, own, closed)
    desk.click(desk.cards.signed.action)
    desk.fill(me=f"{TODAY}")
    desk.commit()
    assert desk.reads("signed on 22 November 2026")


def test_a_form_that_came_back_is_not_deleted(opened, journal):
    desk = opened(ReviewState.HELD)
    content = b"%PDF-1.7 a scan"
    attach = review_signing.attach
    kept = journal.do("Attach", attach, desk.found().id, "scan.pdf", content, TODAY)
    assert files_of(desk) == ["scan.pdf"]
    desk.view.act("delete_file", kept.id)
    assert not files_of(desk)
    assert GOES_WITH_IT not in desk.told


def drop(card, path):
    """Drop a file onto a card, as another program hands it over."""
    said = QMimeData()
    said.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    card.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, said, left, none))
