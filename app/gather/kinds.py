"""Everything that can be printed, by kind and by whose copy it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal

from app.domain.kinds import PeriodKind
from app.domain.periods import Period
from app.gather import calendars, call_forms, noted, prep_sheets, profile, review, team
from app.report.content import Content

#: For the person or the team, for the manager alone, or with room to write on.
Copy = Literal["shared", "mine", "blank"]
#: What one of several has to be named for some kinds, besides whom it is about.
Which = Literal["", "call", "template"]
#: What the name of a file says of a copy, so that none is handed over by mistake.
FILE_ENDINGS: Mapping[Copy, str] = {"shared": "", "mine": " - manager only", "blank": " - blank"}


@dataclass(frozen=True)
class About:
    """What a paper is about, as far as its kind asks for it.

    ``days`` are the first and the last, ``which`` the id of a call or a template.
    """

    person: int | None = None
    period: Period | None = None
    days: tuple[date, date] | None = None
    which: int | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of packet: its copies, and what it is about: a period, days, one of several."""

    key: str
    name: str
    copies: Mapping[Copy, Callable[..., Content]]
    period: PeriodKind | None = None
    of_team: bool = False
    days: bool = False
    which: Which = ""

    def reader(self, copy: Copy, about: About) -> Callable[..., Content]:
        """The query that reads one copy; it still takes ``wording`` and ``today``."""
        named: dict[str, Any] = {}
        if not self.of_team:
            named["person_id"] = about.person
        if self.period is not None:
            named["period"] = about.period
        if self.days and about.days is not None:
            named["since"], named["until"] = about.days
        if self.which:
            named["session_id" if self.which == "call" else "template_id"] = about.which
        return partial(self.copies[copy], **named)


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
        "prep",
        prep_sheets.PREP_SHEET,
        {"shared": prep_sheets.prep_sheet, "mine": prep_sheets.manager_prep_sheet},
    ),
    Kind(
        "call",
        call_forms.KIND,
        {
            "shared": call_forms.call_form,
            "mine": call_forms.manager_call_form,
            "blank": call_forms.blank_call_form,
        },
        which="call",
    ),
    Kind(
        "notes",
        noted.KIND,
        {"shared": noted.person_notes, "mine": noted.manager_notes},
        days=True,
    ),
    Kind(
        "map",
        team.MAP,
        {"shared": team.skills_map, "mine": team.own_skills_map},
        of_team=True,
    ),
    Kind("bench", team.BENCH, {"mine": team.bench_sheet}, of_team=True),
    Kind(
        "calendar",
        calendars.CALENDAR,
        {"mine": calendars.calendar},
        PeriodKind.MONTH,
        of_team=True,
    ),
    Kind(
        "template",
        calendars.TEMPLATE,
        {"blank": calendars.template_sheet},
        of_team=True,
        which="template",
    ),
)
