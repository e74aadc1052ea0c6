"""The recipe: how activity becomes revenue, what a quota takes of it, and whether it told right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import metrics, recipes, settings
from app.domain.kinds import Meaning, PeriodKind
from app.domain.models import Metric, PerformanceRecord, Person, Settings, Value
from app.domain.periods import period_of
from app.formats import Formats
from app.report.charts import ValueBar
from app.ui.card_page import CardPage
from app.ui.editors import Choice
from app.ui.instead import Instead
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import EmptyState, PageHead, button, framed, words
from app.ui.table import Column
from app.ui.tabs.scorecard import recipe_counted, recipe_words
from app.ui.tabs.scorecard.amounts import whole_money
from app.ui.tabs.scorecard.lines_view import TEAM, LinesView
from app.ui.tabs.scorecard.pieces import BarsView, FittedTable, card_of

if TYPE_CHECKING:
    from app.domain.recipe import Backtest
    from app.domain.recipes import Plan, Recipe
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.scorecard.recipe_words import Link, Pace, Told

NO_STAGES = (
    "A recipe is a chain of numbers from the first activity to the revenue: how many calls become "
    "meetings, how many meetings become deals, and what a deal brings."
)
NOBODY = "What your people do each week leads to what they sell. First you need a team."
OWN_ARE_FEW = "Counted with the team’s conversions: their own are counted from too few."
ABOUT = "Enter shows what a line was counted from."
_LIST = 210
_SPANS = (PeriodKind.QUARTER, PeriodKind.HALF)


@dataclass(frozen=True)
class Whose:
    """Whose recipe can be looked at: a person's, or the team's."""

    id: int
    name: str
    about: str


class RecipeView(LinesView):
    """The chain of stages of one person beside the team's, what the quota takes, the back-test."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {Metric, PerformanceRecord, Person, Settings, Value}
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._found: dict[int, Recipe] = {}

    def build(self) -> None:
        self.list = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Whose recipe",
        )
        self.head = PageHead()
        self.print_button = button("Print…", self._print)
        self.chain = FittedTable(_chain_columns(), name="Stages", empty="No stages")
        self.span = Choice(())
        self.span.set_name("Quota of")
        self.needed = words(wrap=True)
        self.paces = FittedTable(_pace_columns(), name="What the quota takes", empty="No stages")
        self.few = words(recipe_words.FEW, size="small", tone="muted", wrap=True)
        self.holds = words(wrap=True)
        self.chart = BarsView("Told and came")
        self.tests = FittedTable(_test_columns(), name="Earlier quarters", empty="Nothing to test")
        self.no_stages = EmptyState(NO_STAGES, "Choose the stages", self.metrics_wanted.emit)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self.list.current_changed.connect(self.choose)
        self.list.activated.connect(self.chain.setFocus)
        self.chain.activated.connect(self._explain_link)
        self.paces.activated.connect(self._explain_pace)
        self.tests.activated.connect(self._explain_test)
        self.span.edited.connect(self.fill)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        stages = self.journal.ask(metrics.stages)
        if len(stages) < 2 or stages[-1].meaning is not Meaning.REVENUE:
            self.pages.show_page(False, self.no_stages)
            return
        every = self.journal.ask(recipes.everybody, today)
        self._found = {_id(one): one for one in every}
        self.pages.show_page(len(every) > 1, self.nobody)
        spans = [period_of(kind, today, chosen.fiscal_start) for kind in _SPANS]
        if self.span.value() not in spans:
            self.span.set_value(spans[0])
        self.span.set_options([(one, one.label) for one in spans])
        self.list.show_rows(map(_whose, every))
        self.follow()
        self.fill()

    def take_focus(self) -> None:
        """Give the keyboard to the people, or to the button in their place."""
        self.pages.take_focus(self.list)

    @property
    def lines(self) -> RecordList:
        """Whose recipes there are."""
        return self.list

    @property
    def on_them(self) -> dict[int, Recipe]:
        """The recipes by whose they are."""
        return self._found

    def fill(self) -> None:
        """Show the recipe in hand."""
        own, team = self._found[self.whose], self._found[TEAM]
        of_team = own is team
        name = "The team" if own.person is None else own.person.name
        self.head.show_facts(name, f"The last 13 weeks. {ABOUT}")
        for column in _TEAM_COLUMNS:
            self.chain.view.setColumnHidden(column, of_team)
        self.chain.show_rows(recipe_words.links(own, team, self._formats))
        self._fill_needed()
        self._fill_tests()

    def _fill_needed(self) -> None:
        self._plan, borrowed = self._needed()
        said = recipe_words.needed_words(self._plan, self._formats)
        without = self._plan.without if self._plan.person is None else 0
        if without and self._plan.quota is not None:
            said += f" {without} on the team {'has' if without == 1 else 'have'} no quota."
        self.needed.setText(said)
        self.few.setText(OWN_ARE_FEW if borrowed else recipe_words.FEW)
        self.paces.show_rows(recipe_words.paces(self._plan, self._formats))

    def _needed(self) -> tuple[Plan, bool]:
        """What the quota takes; with the team's conversions where the person's own say nothing."""
        today, person = date.today(), self.whose or None
        period = self.span.value()
        plan = self.journal.ask(recipes.needed, period, today, person)
        unknown = any(one.rate is None for one in plan.recipe.conversions)
        if person is None or plan.quota is None or not unknown:
            return plan, False
        return self.journal.ask(recipes.needed, period, today, person, as_team=True), True

    def _fill_tests(self) -> None:
        found = self.journal.ask(recipes.backtest, date.today(), self.whose or None)
        self._tested = found
        self.holds.setText(recipe_words.holds_words(found, self._formats))
        self.tests.show_rows(recipe_words.tests(found, self._formats))
        self.chart.show_bars(_bars(found, self._formats), "Told and came")
        self.chart.setVisible(found.mean_error is not None)

    def _explain_link(self, line: int) -> None:
        place, step = divmod(line, 2)
        explain = recipe_counted.explain_step if step else recipe_counted.explain_stage
        explain(self, self.journal, self._found[self.whose], place, self._formats)

    def _explain_pace(self, line: int) -> None:
        """What a stage's pace was counted from is what its total was."""
        self._explain_link(line)

    def _explain_test(self, place: int) -> None:
        recipe_counted.explain_quarter(
            self, self._found[self.whose], self._tested.quarters[place], self._formats
        )

    def _print(self) -> None:
        self.print_wanted.emit("recipe" if self.whose else "team_recipe", self.whose)

    def _lay_out(self) -> None:
        stages = card_of("Stages, and what became of each", self.chain)
        needed = card_of("What the quota takes", self.needed, self.paces, self.few)
        tested = card_of("Would it have told earlier quarters?", self.holds, self.chart, self.tests)
        cards = CardPage("Recipe", margin=0)
        cards.put((stages, needed, tested), wide=(stages,))
        cards.settle()
        right = QVBoxLayout()
        right.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.head, 1)
        head.addWidget(words("Quota of", tone="muted"))
        head.addWidget(self.span)
        head.addWidget(self.print_button)
        right.addLayout(head)
        right.addWidget(cards, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(22, 14, 22, 14)
        row.setSpacing(14)
        row.addWidget(framed(self.list, _LIST))
        row.addLayout(right, 1)
        self.pages = Instead(page, self.no_stages, self.nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)


def _id(recipe: Recipe) -> int:
    return TEAM if recipe.person is None else recipe.person.id


def _whose(recipe: Recipe) -> Whose:
    """A line of the list, with how much of the recipe can be told."""
    known = sum(one.rate is not None for one in recipe.conversions)
    about = f"{known} of {len(recipe.conversions)} conversions known"
    name = "The team" if recipe.person is None else recipe.person.name
    return Whose(_id(recipe), name, about)


def _bars(found: Backtest, formats: Formats) -> list[ValueBar]:
    """What would have been told, hatched, and what came, for each quarter."""
    bars = []
    for one in found.quarters:
        told, actual, label = one.predicted, one.quarter.actual, one.quarter.label
        said = "" if told is None else whole_money(told, formats)
        bars.append(ValueBar(f"{label} told", told, said, strong=False))
        said = "" if actual is None else whole_money(actual, formats)
        bars.append(ValueBar(f"{label} came", actual, said))
    return bars


#: Which columns of the chain stand beside somebody's own.
_TEAM_COLUMNS = (3, 4)


def _chain_columns() -> tuple[Column[Link], ...]:
    """Sorted by any of them, the chain only turns round."""
    return (
        Column("Stage", _place, lambda row: row.name, width=0, tone=_quiet),
        Column("How much", _place, lambda row: row.own, align="right", width=14, tone=_unknown),
        Column("Counted from", _place, lambda row: row.own_from, width=19, tone=_always_quiet),
        Column("The team", _place, lambda row: row.team, align="right", width=14, tone=_quiet),
        Column("Counted from", _place, lambda row: row.team_from, width=19, tone=_always_quiet),
    )


def _place(row: Link) -> int:
    return row.id


def _quiet(row: Link) -> str | None:
    return "muted" if row.step else None


def _unknown(row: Link) -> str | None:
    return None if row.known else "muted"


def _always_quiet(_row: Link) -> str:
    return "muted"


def _pace_columns() -> tuple[Column[Pace], ...]:
    return (
        Column("Stage", lambda row: row.id, lambda row: row.name, width=0),
        Column("A week", lambda row: row.weekly, align="right", width=8),
        Column("Now", lambda row: row.now, align="right", width=8),
        Column(
            "",
            lambda row: row.short,
            width=10,
            tone=lambda row: "amber" if row.is_short else "accent" if row.short else None,
        ),
    )


def _test_columns() -> tuple[Column[Told], ...]:
    return (
        Column("Quarter", lambda row: row.id, lambda row: row.quarter, width=9),
        Column("Told", lambda row: row.predicted, align="right", width=11),
        Column("Came", lambda row: row.actual, align="right", width=11),
        Column(
            "Off by",
            lambda row: row.error,
            width=0,
            tone=lambda row: "muted" if row.within is None else None if row.within else "amber",
        ),
    )
