"""The program's one style sheet, filled in with the roles and type sizes of the theme.

Widgets opt in with plain properties: ``textSize`` (a type size) and ``tone`` (a colour role) on
labels, ``kind`` on buttons, ``part`` on frames. A focused control gets a border of two pixels
and one pixel less padding, so that nothing moves.
"""

from collections.abc import Mapping
from string import Template


def stylesheet(values: Mapping[str, str]) -> str:
    """The style sheet with each ``$name`` replaced by its colour or size."""
    return Template(_SHEET).substitute(values)


_SHEET = """
QLabel { background: transparent; }
QLabel[textSize="title"] { font-size: $title; font-weight: 600; }
QLabel[textSize="label"] { font-size: $label; }
QLabel[textSize="small"] { font-size: $small; }
QLabel[bold="true"], QLabel#qt_msgbox_label { font-weight: 600; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="red"] { color: $red; }

QLabel[chip] { font-size: $label; font-weight: 500; }
QLabel[chip="plain"] { color: $muted; }
QLabel[chip="accent"] { color: $accent; }
QLabel[chip="amber"] { color: $amber; }
QLabel[chip="red"] { color: $red; }

QFrame[part="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[part="surface"] { background: $surface; border: 0; }
QFrame[part="banner"] { background: $amber_wash; border: 0; border-bottom: 1px solid $line; }
QFrame[part="banner"][tone="red"] { background: $red_wash; }
QFrame[part="status"] { background: $page; border: 0; border-top: 1px solid $line; }
QFrame[part="top"] { background: $page; border: 0; border-bottom: 1px solid $line; }
QFrame[part="row"] { border: 1px solid transparent; border-radius: 4px; }
QFrame[part="row"][openable="true"]:hover { background: $hover; }
QFrame[part="row"][openable="true"]:focus { border-color: $focus; }
QFrame[part="line"] { background: $line; border: 0; }

QPushButton, QToolButton {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 12px; min-height: 18px;
}
QToolButton { padding: 5px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $plain_wash; }
QPushButton:checked, QToolButton:checked {
    background: $accent_wash; color: $accent; font-weight: 600;
}
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $page; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 11px; }
QToolButton:focus { border: 2px solid $focus; padding: 4px; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[kind="primary"]:focus { border-color: $ink; }
QPushButton[kind="primary"]:disabled {
    background: $plain_wash; color: $disabled; border-color: $line;
}
QPushButton[kind="field"] { color: $muted; text-align: left; font-weight: 400; }
QPushButton[kind="chip"] {
    background: $accent_wash; color: $accent; border-color: transparent; border-radius: 10px;
    padding: 0 10px; min-height: 18px; font-size: $label; font-weight: 500;
}
QPushButton[kind="chip"]:hover { background: $selection; }
QPushButton[kind="filter"] {
    background: $plain_wash; color: $muted; border-color: transparent; border-radius: 10px;
    padding: 0 10px; min-height: 18px; font-size: $label; font-weight: 500;
}
QPushButton[kind="filter"]:hover { background: $hover; color: $ink; }
QPushButton[kind="filter"][chosen="true"] { background: $accent_wash; color: $accent; }
QPushButton[kind="filter"][chosen="true"]:hover { background: $selection; }
QPushButton[kind="filter"]:focus { border: 1px solid $focus; padding: 0 10px; }
QPushButton[kind="link"] {
    background: transparent; color: $accent; border: 1px solid transparent; border-radius: 4px;
    padding: 0 3px; min-height: 16px;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $focus; background: $accent_wash; }
QPushButton[kind="link"]:disabled { color: $disabled; }
QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QToolButton[kind="quiet"]:hover { background: $hover; }
QToolButton[kind="quiet"]:focus { border-color: $focus; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $selection; selection-color: $ink;
    placeholder-text-color: $muted;
}
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $focus; padding: 4px 7px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 2px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled, QLineEdit:read-only { background: $page; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $disabled;
}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {
    border-color: $red;
}
QListWidget[part="ticks"] { border: 1px solid $edge; border-radius: 6px; padding: 3px; }
QListWidget[part="ticks"]:focus { border: 2px solid $focus; padding: 2px; }
QListWidget[part="ticks"][problem="true"] { border-color: $red; }
QComboBox::drop-down { border: 0; width: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QAbstractSpinBox > QLineEdit { border: 0; padding: 0; background: transparent; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $edge; padding: 4px; outline: 0;
    selection-background-color: $accent_wash; selection-color: $ink;
}

QAbstractItemView {
    background: $surface; color: $ink; border: 0; outline: 0; gridline-color: $line;
    selection-background-color: $accent_wash; selection-color: $ink;
}
QTableView { alternate-background-color: $surface; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $muted; font-size: $label; font-weight: 600; border: 0;
    border-bottom: 1px solid $line; padding: 6px 8px;
}
QHeaderView::section:hover { color: $ink; }
QTableCornerButton::section { background: $surface; border: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[part="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $focus; }

QMenu { background: $surface; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_wash; color: $ink; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QLineEdit > QToolButton { background: transparent; border: 0; padding: 0; min-height: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { background: transparent; border-color: transparent; padding: 3px; }
QCalendarWidget QToolButton:hover { background: $hover; }

QToolTip { background: $surface; color: $ink; border: 1px solid $edge; padding: 4px 6px; }
QProgressBar {
    background: $plain_wash; border: 0; border-radius: 3px; max-height: 6px; text-align: center;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: 0; }
"""
