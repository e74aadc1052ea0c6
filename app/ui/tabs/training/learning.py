"""Learning: what the quarter is about, who came, how the skills moved, and the year around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.domain import (
    know_how,
    training_balance,
    training_effect,
    training_outcomes,
    training_quarters,
)
from app.domain.models import (
    Person,
    ProfileFact,
    Settings,
    Skill,
    SkillRating,
    TrainingAttendance,
    TrainingPlan,
    TrainingSession,
    TrainingSkill,
)
from app.formats import Formats
from app.ui import veil
from app.ui.card_page import CardPage
from app.ui.parts import look, words
from app.ui.table import Column
from app.ui.tabs.plans.in_sight import KeepInSight
from app.ui.tabs.scorecard.pieces import BarsView, FittedTable, amount_column, card_of
from app.ui.tabs.training import learning_words
from app.ui.tabs.training.view import TrainingView

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.ui.tabs.training.learning_words import Given, Known, OneQuarter, SkillLine

NO_SKILL = "No session that was given is for a skill of the library."
NONE_GIVEN = "No session of this quarter has been given yet."
NO_QUARTER, NOBODY_KNOWS = "No quarter of this year is planned.", "Nobody said yet what they know."
EFFECT = (
    "Your own ratings of those who came, before their first session and since. What moved need not "
    "have moved by it; where nothing moved it is worth asking why."
)
_MOST, _YEAR = 12, 4


class LearningView(TrainingView):
    """What the training of the quarter in sight is about and what came of it."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(Person, ProfileFact, Settings, Skill, SkillRating, TrainingAttendance),
            *(TrainingPlan, TrainingSession, TrainingSkill),
        }
    )

    def build(self) -> None:
        self.sentence = words(wrap=True)
        self.bars = BarsView("Sessions by type")
        self.skills = FittedTable(_skills(), name="Skills", empty=NO_SKILL, most=_MOST)
        self.given = FittedTable(_given(), name="Given sessions", empty=NONE_GIVEN, most=_MOST)
        self.year = FittedTable(_year(), name="The year", empty=NO_QUARTER, most=_YEAR)
        self.known = FittedTable(_known(), name="Who knows what", empty=NOBODY_KNOWS, most=_MOST)
        self._lay_out()
        self.given.activated.connect(self._open)
        self.year.activated.connect(self._go_to)
        veil.when_changed(self.mark_stale)

    def refresh(self) -> None:
        today, chosen = date.today(), self.in_sight.chosen
        formats = Formats(chosen.currency, chosen.language)
        period, self._quarter = self.in_sight.read()
        self._every = self.journal.ask(training_quarters.every)
        fill = partial(self._fill, period, chosen.fiscal_start, today, formats)
        self.cards.refill(fill, same=True)

    def take_focus(self) -> None:
        """Give the keyboard to the sessions that were given."""
        self.given.setFocus()

    def _fill(self, period: Period, fiscal_start: int, today: date, formats: Formats) -> None:
        ask, found = self.journal.ask, self._quarter
        shares = () if found is None else training_balance.of_quarter(found)
        sentence, is_warning = learning_words.balance(shares)
        self.balance.title.setText(learning_words.title(found))
        self.sentence.setText(sentence)
        look(self.sentence, tone="amber" if is_warning else "plain")
        self.bars.setVisible(bool(shares))
        self.bars.show_bars(learning_words.bars(shares), "Sessions by type")
        moved = ask(training_effect.moved, period.starts, period.ends, today)
        self.skills.show_rows(learning_words.skills(moved))
        there = () if found is None else found.trainings
        came = ask(training_outcomes.came, [one.id for one in there])
        self.given.show_rows(() if found is None else learning_words.given(found, came, formats))
        quarters = learning_words.year(self._every, period, fiscal_start, formats)
        self.year.show_rows(quarters)
        known = ask(know_how.who_knows_what, today, shareable_only=veil.is_on())
        self.known.show_rows(learning_words.known(known))

    def _open(self, training_id: int) -> None:
        self.acts.deliver(training_id)

    def _go_to(self, plan_id: int) -> None:
        found = next(one for one in self._every if one.plan.id == plan_id)
        self.in_sight.show(found.plan.starts_on)

    def _lay_out(self) -> None:
        self.balance = card_of("What it is about", self.sentence, self.bars)
        effect = words(EFFECT, size="small", tone="muted", wrap=True)
        moved = card_of("How the skills moved", self.skills, effect)
        given = card_of("Sessions that were given", self.given)
        year = card_of("The year", self.year)
        known = card_of("Who knows what", self.known)
        self.cards = CardPage("What came of the training", margin=0)
        cards = (self.balance, year, given, moved, known)
        self.cards.put(cards, wide=(given, known, moved))
        self.cards.settle()
        for table in (self.skills, self.given, self.year, self.known):
            KeepInSight(self.cards, table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 14, 22, 14)
        whole.addWidget(self.cards)


def _skills() -> tuple[Column[SkillLine], ...]:
    level, change = learning_words.level, learning_words.change
    return (
        Column("Skill", lambda row: row.name, width=0),
        Column("Sessions", lambda row: row.trainings, align="right", width=8),
        Column("Who came", lambda row: row.people, align="right", width=10),
        _rated(amount_column("Before", lambda row: row.before, level, 7)),
        _rated(amount_column("Since", lambda row: row.after, level, 7)),
        _rated(
            Column(
                *("Moved", lambda row: row.change, lambda row: change(row.change)),
                width=14,
                tone=lambda row: "accent" if (row.change or 0) > 0 else "muted",
            )
        ),
    )


def _rated(column: Column[SkillLine]) -> Column[SkillLine]:
    """A column that private ratings are in; of one person who came it would tell theirs."""
    return replace(column, private=lambda _row: True)


def _given() -> tuple[Column[Given], ...]:
    return (
        Column("Day", lambda row: row.day, lambda row: row.day_words, width=11),
        Column("Topic", lambda row: row.topic, width=0),
        Column("Given by", lambda row: row.giver, width=16),
        Column("Who came", lambda row: row.present, lambda row: row.came, width=18),
        Column("Rating", lambda row: row.rating, lambda row: row.rated, width=12),
    )


def _year() -> tuple[Column[OneQuarter], ...]:
    return (
        Column(
            *("Quarter", lambda row: row.id, lambda row: row.name),
            width=0,
            tone=_in_sight,
            tooltip=lambda row: row.months,
        ),
        Column("Sessions", lambda row: row.count, align="right", width=7),
        Column("Given", lambda row: row.delivered, align="right", width=5),
        Column("Cancelled", lambda row: row.cancelled, align="right", width=8),
        Column("Product", lambda row: row.product, align="right", width=6),
        Column("Soft", lambda row: row.soft, align="right", width=4),
    )


def _known() -> tuple[Column[Known], ...]:
    return (
        Column("What", lambda row: row.topic, width=32),
        Column("Who", lambda row: row.people, width=0, tooltip=lambda row: row.people),
    )


def _in_sight(row: OneQuarter) -> str | None:
    return "accent" if row.is_shown else None
