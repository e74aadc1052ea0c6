"""What people write above the columns of a table of figures, and which metrics they name."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from app.domain.incoming_figures import REVENUE, KnownMetric
from app.domain.money import CURRENCIES
from app.domain.names import fold
from app.exchange.cells import Cell
from app.exchange.headings import RESULTS, ResultField, find_field, heading_key


class FigureField(StrEnum):
    """What a column can hold besides one metric's values or targets.

    ``HEADING`` holds the numbers of the period that its heading names.
    """

    PERSON = "person"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    METRIC = "metric"
    PERIOD = "period"
    YEAR = "year"
    VALUE = "value"
    TARGET = "target"
    HEADING = "heading"


#: The column index under which is said of what metric the whole file is.
WHOLE = -1
_VALUE_OF, _TARGET_OF = "metric:", "target:"
_WORDS: Mapping[FigureField, str] = {
    FigureField.PERSON: RESULTS[ResultField.PERSON] + ", record owner, deal owner, lead owner",
    FigureField.FIRST_NAME: RESULTS[ResultField.FIRST_NAME],
    FigureField.LAST_NAME: RESULTS[ResultField.LAST_NAME],
    FigureField.EMAIL: RESULTS[ResultField.EMAIL] + ", owner email, owner e mail",
    FigureField.METRIC: """
        metric, kpi, measure, indicator, metric name, kpi name, activity type, kennzahl, messgröße,
        indicateur, mesure, indicador, métrica, indicatore, metrica, misura, maatstaf, meetwaarde
    """,
    FigureField.PERIOD: RESULTS[ResultField.PERIOD]
    + """
        , week, week of, week ending, week commencing, week starting, week beginning, week start,
        week end, calendar week, wk, kw, kalenderwoche, woche, woche vom, semaine, semaine du,
        semana, settimana, day, created date, close date, closed date, activity date, reporting
        period, reporting week, reporting month, report date, as of, as of date, stichtag, jour,
        día, giorno, week nr, weeknummer
    """,
    FigureField.YEAR: RESULTS[ResultField.YEAR],
    FigureField.VALUE: """
        value, values, figure, number, reading, kpi value, metric value, score, wert, zahl, valeur,
        valor, valore, waarde
    """,
}
#: Headings that mean a value or a target, or revenue and quota where no metric is named.
_VALUE_WORDS = frozenset(map(heading_key, RESULTS[ResultField.ACTUAL].split(",")))
_TARGET_WORDS = frozenset(map(heading_key, RESULTS[ResultField.QUOTA].split(",")))
_QUOTA_WORDS = frozenset({"quota", "quota amount", "sales quota", "revenue target", "umsatzziel"})
_AIM_WORDS = "target targets goal goals quota plan ziel soll objectif objetivo obiettivo meta doel"
_OTHER_WORDS = "actual actuals ist reported value values number no of total sum count anzahl nombre"
_AIMS = frozenset(_AIM_WORDS.split())
_ASIDE = frozenset(_OTHER_WORDS.split())
_UNITS = frozenset(map(fold, ["in", "k", "mio", "tsd", *CURRENCIES]))
_DIGITS = re.compile(r"\d+", re.A)


def value_of(metric_id: int) -> str:
    """What a column of one metric's values holds."""
    return f"{_VALUE_OF}{metric_id}"


def target_of(metric_id: int) -> str:
    """What a column of one metric's targets holds."""
    return f"{_TARGET_OF}{metric_id}"


def metric_in(holds: str | None) -> tuple[int, bool] | None:
    """The metric that a column is about, and whether it holds targets; None for any other."""
    for start, aim in ((_VALUE_OF, False), (_TARGET_OF, True)):
        if holds is not None and holds.startswith(start):
            return int(holds.removeprefix(start)), aim
    return None


class Headings:
    """Knows what headings, and the cells of a metric's column, mean in one journal."""

    def __init__(self, metrics: Iterable[KnownMetric], names_period: Callable[[str], bool]) -> None:
        self._by_name = {heading_key(metric.name): metric for metric in metrics}
        self._ids = {metric.id for metric in self._by_name.values()}
        revenue = next((one for one in self._by_name.values() if one.is_revenue), REVENUE)
        self._revenue = revenue
        self._names_period = names_period
        self._metric_in: dict[str, tuple[KnownMetric, bool] | None] = {}

    def known_in(self, row: Sequence[Cell]) -> int:
        """How many headings of a row are known, as the header of a table is found by."""
        fields = {
            self.field(cell, True) for cell in row if isinstance(cell, str) and len(cell) <= 60
        }
        periods = sum(self._is_period(cell) for cell in row)
        named = fields - {None, FigureField.HEADING}
        return len(named) + (periods if periods > 2 else min(periods, 1))

    def field(self, heading: str, has_metric: bool) -> str | None:
        """What a heading means; ``has_metric`` where something else says which metric."""
        metric = self.metric(heading)
        if metric is not None and not (has_metric and self._is_plain(heading)):
            return (target_of if metric[1] else value_of)(metric[0].id)
        field = find_field(heading, _LOOKUP)
        if field is not None and not self._is_period(heading):
            return field
        if self._is_period(heading):
            return FigureField.HEADING
        return self._result(heading, has_metric)

    def metric(self, text: str) -> tuple[KnownMetric, bool] | None:
        """The metric that a text names, and whether its target is meant; None for no metric."""
        if text not in self._metric_in:
            self._metric_in[text] = self._named(text)
        return self._metric_in[text]

    def has(self, metric_id: int) -> bool:
        """Whether the journal has a metric of this id."""
        return metric_id == self._revenue.id or metric_id in self._ids

    def is_aim(self, heading: str) -> bool:
        """Whether a heading speaks of a target."""
        return not _AIMS.isdisjoint(heading_key(heading).split())

    def _named(self, text: str) -> tuple[KnownMetric, bool] | None:
        key = heading_key(text)
        words = key.split()
        unitless = [word for word in words if word not in _UNITS]
        bare = [word for word in unitless if word not in _ASIDE]
        for some in (words, unitless, bare):
            found = self._by_name.get(" ".join(some))
            if found is not None:
                return found, False
        without = [word for word in bare if word not in _AIMS]
        found = self._by_name.get(" ".join(without)) if len(without) < len(bare) else None
        if found is not None:
            return found, True
        if key in _QUOTA_WORDS:
            return self._revenue, True
        return (self._revenue, False) if key == "revenue" else None

    def _is_plain(self, heading: str) -> bool:
        """Whether a heading means a value or target of whichever metric."""
        key = heading_key(heading)
        return key not in self._by_name and (key in _VALUE_WORDS or key in _TARGET_WORDS)

    def _result(self, heading: str, has_metric: bool) -> str | None:
        words = [word for word in heading_key(heading).split() if word not in _UNITS]
        key = " ".join(words)
        if key in _VALUE_WORDS:
            return FigureField.VALUE if has_metric else value_of(self._revenue.id)
        if key in _TARGET_WORDS:
            return FigureField.TARGET if has_metric else target_of(self._revenue.id)
        return None

    def _is_period(self, cell: Cell) -> bool:
        if isinstance(cell, date):
            return True
        return isinstance(cell, str) and len(cell) <= 60 and self._names_period(cell)


def source_key(heading: str) -> str:
    """A heading as it is alike in every file of one source: digits change, words stay."""
    return " ".join(_DIGITS.sub(" ", heading_key(heading)).split())


def _lookup() -> dict[str, FigureField]:
    found: dict[str, FigureField] = {}
    for field, listed in _WORDS.items():
        for word in listed.split(","):
            if heading_key(word):
                found.setdefault(heading_key(word), field)
    return found


_LOOKUP = _lookup()
