from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.instead import Instead
from app.ui.parts import EmptyState


@pytest.fixture
def shown(qtbot):
    page = QWidget()
    field = QLineEdit()
    QVBoxLayout(page).addWidget(field)
    pages = Instead(
        page, EmptyState("Nothing is planned.", "Plan…", print), EmptyState("It is over.")
    )
    qtbot.addWidget(pages)
    pages.show()
    return pages, page, field


def test_where_nothing_is_there_the_first_that_teaches_is_seen(shown):
    pages, page, _ = shown
    pages.show_page(True)
    assert pages.currentWidget() is page

    pages.show_page(False)
    assert pages.currentWidget() is pages.widget(1)

    pages.show_page(False, pages.widget(2))
    assert pages.currentWidget() is pages.widget(2)


def test_the_keyboard_goes_to_the_button_in_the_place_of_the_page(shown):
    pages, _, field = shown
    pages.show_page(True)
    pages.take_focus(field)
    assert pages.focusWidget() is field

    pages.show_page(False)
    pages.take_focus(field)
    assert pages.focusWidget() is pages.widget(1).action
