"""How well a forecast told what came, and whether it is usually too high or too low."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Forecast:
    """What was forecast for one period and what came, in minor units; None is "not reported"."""

    forecast: int | None
    actual: int | None

    @property
    def error(self) -> float | None:
        """How far off it was, as a share of what came; above 0 where it was too high."""
        if self.forecast is None or self.actual is None or self.actual <= 0:
            return None
        return (self.forecast - self.actual) / self.actual

    @property
    def accuracy(self) -> float | None:
        """1.0 where it came as forecast, 0 where it was off by all of it or more."""
        return None if self.error is None else max(1 - abs(self.error), 0.0)


@dataclass(frozen=True)
class Track:
    """How somebody's forecasts did on average; ``counted`` of ``of`` periods could be compared."""

    accuracy: float | None
    bias: float | None
    counted: int
    of: int


def track(forecasts: Iterable[Forecast]) -> Track:
    """Accuracy and bias over several periods; one without either figure is left out."""
    every = list(forecasts)
    errors = [one.error for one in every if one.error is not None]
    accuracies = [one.accuracy for one in every if one.accuracy is not None]
    if not errors:
        return Track(None, None, 0, len(every))
    counted = len(errors)
    return Track(sum(accuracies) / counted, sum(errors) / counted, counted, len(every))
