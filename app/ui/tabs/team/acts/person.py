"""What can be done about the person as such: who they are, whether they are here, talks held."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.domain import people, sessions
from app.domain.kinds import SessionKind, Status
from app.ui.asking import NEW_PERSON, Asking, Values, insist
from app.ui.tabs.team import fields


class PersonActs(Asking):
    """Adding, changing and deleting a person, leave, and conversations."""

    def add_person(self) -> None:
        """Ask for somebody new."""
        start = {"status": Status.ACTIVE}
        add = self._add_person
        self._create("Add a person", fields.NEW, start, "Add person", add, draft=NEW_PERSON)

    def edit(self) -> None:
        """Edit the details of the person in focus."""
        person = self._journal.ask(people.get, self._person)
        form = fields.person(person.status)
        shown = {field.name: getattr(person, field.name) for field in form}
        self._edit(person.name, form, shown, partial(self._change, person.id), draft="details")

    def log_conversation(self) -> None:
        """Record that a conversation was held."""
        start = {"kind": SessionKind.ONE_TO_ONE, "held_on": date.today(), "minutes": 30}
        self._create(
            f"Conversation with {self._called()}",
            fields.CONVERSATION,
            start,
            "Log conversation",
            self._hold,
            draft="conversation",
        )

    def go_on_leave(self) -> None:
        """From a day on nothing is due for them."""
        self._create(
            f"{self._called()} is away",
            fields.DAY_OF_LEAVE,
            {"since": date.today()},
            "Set on leave",
            self._start_leave,
            draft="on-leave",
        )

    def come_back(self) -> None:
        """They are at work again."""
        self._journal.do(f"{self._called()} is back", people.come_back, self._person)

    def delete(self) -> None:
        """Delete the person with everything known of them; undo brings it back."""
        name = self._journal.ask(people.get, self._person).name
        self._journal.do(f"{name} deleted", people.delete, self._person)

    def _add_person(self, values: Values) -> None:
        person = self._add_somebody(
            "Person added",
            "There is already a {name} on the roster. Are they two people?",
            "If so, an e-mail address or a territory tells them apart later.",
            values,
        )
        self._focus.set_person(person.id)

    def _change(self, person_id: int, values: Values) -> None:
        self._journal.do("Details changed", people.change, person_id, **values)

    def _hold(self, values: Values) -> None:
        insist(values, "held_on", "minutes")
        self._journal.do(
            "Conversation logged", sessions.hold, self._person, today=date.today(), **values
        )

    def _start_leave(self, values: Values) -> None:
        insist(values, "since")
        leave = partial(people.go_on_leave, today=date.today())
        self._journal.do("On leave", leave, self._person, **values)
