"""How somebody comes, goes, looks and is reached: each act is one change of the journal at most."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app import files
from app.domain import bench, people, photos, settings
from app.exchange import vcard_out
from app.templates import first_days
from app.ui import ask
from app.ui.asking import Asking, Values, insist
from app.ui.parts import announce
from app.ui.tabs.team import partner_fields as fields
from app.ui.tabs.team.photo_dialog import PhotoDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Person
    from app.journal import Journal
    from app.ui.focus import Focus

#: Somebody hired ramps up for as long, unless told otherwise.
_RAMP = timedelta(days=90)


class ComingActs(Asking):
    """Hiring, leaving, the photo, contact cards. ``say`` puts a sentence into the status line."""

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        parent: QWidget,
        say: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(journal, focus, parent)
        self._say = say

    def hire(self) -> None:
        """Take a candidate into the team."""
        today = date.today()
        start = {"started": today, "ramp_until": today + _RAMP, "checklist": True}
        dialog = self._create(f"Hire {self._called()}", fields.HIRE, start, "Hire", self._hire)
        first = dialog.form.editor("started")

        def follow() -> None:
            """The end follows the first day, unless it was typed."""
            if first.value() is not None:
                dialog.form.set_values({"ramp_until": first.value() + _RAMP})

        first.edited.connect(follow)

    def leave(self) -> None:
        """They leave the team, and somebody takes over; what is known of them stays."""
        others = [one for one in self._journal.ask(people.team) if one.id != self._person]
        self._create(
            f"{self._called()} leaves the team",
            fields.leaving(others, self._journal.ask(people.ends_with, self._person)),
            {"left_on": date.today()},
            "Leave the team",
            self._leave,
        )

    def photo(self) -> None:
        """Choose, paste, drop or remove the person's picture."""
        person = self._journal.ask(people.get, self._person)
        picture = self._journal.ask(photos.of_person, person.id)
        dialog = PhotoDialog(self._parent, self._journal, person, picture)
        dialog.open()

    def vcard(self) -> None:
        """Save a contact card of the person in focus."""
        person = self._journal.ask(people.get, self._person)
        self._save_cards([person], f"{person.name}.vcf", "Save contact card")

    def team_vcards(self) -> None:
        """Save contact cards of everybody on the team, in one file."""
        self._save_cards(self._journal.ask(people.team), "Team.vcf", "Save contact cards")

    def _hire(self, values: Values) -> None:
        insist(values, "started")
        self._journal.do(
            f"{self._called()} hired",
            bench.hire,
            self._person,
            values["started"],
            values["ramp_until"],
            first_days() if values["checklist"] else (),
        )

    def _leave(self, values: Values) -> None:
        insist(values, "left_on")
        said = f"{self._called()} left the team"
        self._journal.do(said, people.leave, self._person, **values, today=date.today())

    def _save_cards(self, persons: Iterable[Person], name: str, title: str) -> None:
        suggested = ask.documents() / files.safe_name(name)
        path = ask.save_file(self._parent, title, "Contact cards (*.vcf)", suggested)
        if path is None:
            return
        company = self._journal.ask(settings.current).company
        data = vcard_out.write(contact(person, company) for person in persons)
        try:
            files.write_whole(path, data)
        except OSError as error:
            ask.ok(self._parent, f"{path.name} was not saved.", files.reason(error, path))
            return
        said = f"Saved {path.name}."
        if self._say is None:
            announce(self._parent, said)
        else:
            self._say(said)


def contact(person: Person, company: str) -> vcard_out.Contact:
    """What of a person goes into an address book: how to reach them, and nothing else."""
    return vcard_out.Contact(
        name=person.name,
        preferred_name=person.preferred_name,
        email=person.email,
        phone=person.phone,
        role=person.role,
        company=company,
    )
