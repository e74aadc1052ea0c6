"""Everything that can be printed, by kind and by whose copy it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from app.domain.kinds import PeriodKind
from app.domain.periods import Period
from app.gather import profile, review, team
from app.report.content import Content

#: For the person or the team, for the manager alone, or with room to write on.
Copy = Literal["shared", "mine", "blank"]
#: What the name of a file says of a copy, so that none is handed over by mistake.
FILE_ENDINGS: Mapping[Copy, str] = {"shared": "", "mine": " - manager only", "blank": " - blank"}


@dataclass(frozen=True)
class Kind:
    """One kind of packet: its copies, and the kind of period it is about, if any."""

    key: str
    name: str
    copies: Mapping[Copy, Callable[..., Content]]
    period: PeriodKind | None = None
    of_team: bool = False

    def reader(
        self, copy: Copy, person_id: int | None, period: Period | None
    ) -> Callable[..., Content]:
        """The query that reads one copy; it still takes ``wording`` and ``today``."""
        about: dict[str, Any] = {}
        if not self.of_team:
            about["person_id"] = person_id
        if self.period is not None:
            about["period"] = period
        return partial(self.copies[copy], **about)


KINDS = (
    Kind(
        "quarterly",
        review.KIND,
        {"shared": review.quarterly, "mine": review.manager_page},
        PeriodKind.QUARTER,
    ),
    Kind("profile", profile.KIND, {"shared": profile.profile, "mine": profile.manager_profile}),
    Kind(
        "agreement",
        profile.AGREEMENT,
        {"shared": profile.agreement, "blank": profile.blank_agreement},
        PeriodKind.HALF,
    ),
    Kind(
        "map",
        team.MAP,
        {"shared": team.skills_map, "mine": team.own_skills_map},
        of_team=True,
    ),
    Kind("bench", team.BENCH, {"mine": team.bench_sheet}, of_team=True),
)
