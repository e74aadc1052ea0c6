"""What the dialog that plans a session says while it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain import clock
from app.domain.kinds import SessionKind
from app.ui.editors import Choice
from app.ui.tabs.coaching import session_fields as fields
from app.ui.tabs.coaching.sentence import say
from app.ui.tabs.coaching.zones import elsewhere, series_words, shifted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.session_templates import Template
    from app.formats import Formats
    from app.ui.form_dialog import FormDialog

#: No more sessions of a series are planned at once.
MOST = 60
_WATCHED = ("kind", "planned_for", "starts_at", "zone", "every", "until")


class _Follower(QObject):
    """Keeps the form such as its kind of session has, and says which days and times are meant."""

    def __init__(self, dialog: FormDialog, templates: Sequence[Template], formats: Formats) -> None:
        super().__init__(dialog)
        self._dialog, self._form = dialog, dialog.form
        self._templates, self._formats = templates, formats
        for name in _WATCHED:
            self._form.editor(name).edited.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look at what is chosen."""
        values = self._form.values()
        self._offer_templates(values["kind"])
        self._form.show_fields(fields.OF_CALLS, shown=values["kind"] is SessionKind.CALL)
        days = _days(values)
        say(self._form, "days", series_words(days, MOST, self._formats))
        first = values["planned_for"]
        say(self._form, "clocks", self._clocks(days or ((first,) if first else ()), values))
        wanted = self._dialog.sizeHint()
        if wanted.height() > self._dialog.height():
            self._dialog.resize(self._dialog.width(), wanted.height())

    def _clocks(self, days: Sequence[date], values: dict[str, Any]) -> str:
        time, zone = clock.read_time(values["starts_at"] or ""), values["zone"]
        if not days or time is None or zone is None:
            return ""
        found = (shifted(days, time, zone, self._formats), elsewhere(days[0], time, zone))
        return " ".join(filter(None, found))

    def _offer_templates(self, kind: SessionKind | None) -> None:
        """Offer the templates for a kind; another one's is no longer meant."""
        names = [one.name for one in self._templates if one.kind is kind]
        editor = self._form.editor("template")
        assert isinstance(editor, Choice)
        if editor.value() not in (None, *names):
            editor.set_value(None)
        editor.set_options([(name, name) for name in names])


def follow_plan(dialog: FormDialog, templates: Sequence[Template], formats: Formats) -> None:
    """Have a dialog that plans say which days and times are meant."""
    _Follower(dialog, templates, formats)


def _days(values: dict[str, Any]) -> tuple[date, ...]:
    """The days of a series; none, of what comes only once."""
    first, every, until = (values[name] for name in ("planned_for", "every", "until"))
    if not (first and every and until) or until < first:
        return ()
    return clock.occurrences(first, every, until, MOST)
