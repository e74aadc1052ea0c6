"""The card on what somebody and the manager promised each other, and what waits for their 1:1."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.kinds import ON_THE_TEAM
from app.ui.parts import Card, Row, look
from app.ui.tabs.coaching.kept import kept_row
from app.ui.tabs.coaching.thread_rows import PromiseRow

if TYPE_CHECKING:
    from datetime import date

    from app.domain.keeping import Kept
    from app.domain.person_page import PersonPage
    from app.formats import Formats
    from app.ui.tabs.team.panels.wishes import Wish


def fill_promises(card: Card, page: PersonPage, today: date, formats: Formats, wish: Wish) -> None:
    """Open promises both ways, how they were kept, and how much there is to talk about."""
    card.clear()
    person = page.person
    for one in page.promises:
        row = PromiseRow(one, formats, today)
        row.opened.connect(partial(wish, "promise", (one.commitment.id, "open")))
        row.wished.connect(partial(_pass_on, wish, one.commitment.id))
        card.add(row)
    if not page.promises:
        card.add_muted("Nothing is open between you.")
    if page.waiting:
        waits = Row(waiting_words(page.waiting), openable=True)
        waits.opened.connect(partial(wish, "thread", None))
        card.add(waits)
    _add_rate(card, f"{person.called} kept on time in 90 days", page.theirs, wish, "kept")
    _add_rate(card, "I kept on time in 90 days", page.mine, wish, "kept_mine")
    card.setVisible(person.status in ON_THE_TEAM or bool(page.promises))


def waiting_words(count: int) -> str:
    """How many talking points there are: "2 points wait for the next 1:1"."""
    wait = "1 point waits" if count == 1 else f"{count} points wait"
    return f"{wait} for the next 1:1"


def _add_rate(card: Card, words: str, kept: Kept, wish: Wish, name: str) -> None:
    """A rate as a line; of nothing there is none."""
    if not kept.counted:
        return
    row = kept_row(words, kept)
    look(row.text, tone="muted")
    row.opened.connect(partial(wish, name, None))
    card.add(row)


def _pass_on(wish: Wish, commitment_id: int, act: str) -> None:
    wish("promise", (commitment_id, act))
