"""A made-up team to try the program with.

Eighteen months of history, told in the files of ``resources/sample`` in days before today and put
into the journal through the commands that a user's clicks call.
"""

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy.orm import Session

from app.domain.kinds import PaperSize
from app.domain.settings import Choices
from app.paths import resources
from app.sample.expecting import Expecting
from app.sample.numbers import Numbers
from app.sample.planned import Planned
from app.sample.reviewed import Reviewed
from app.sample.telling import Telling
from app.sample.trained import Trained

if TYPE_CHECKING:
    from app.sample.plan_rows import Plans
    from app.sample.review_rows import Reviews
    from app.sample.rows import Story, Team
    from app.sample.scorecard_rows import Figures
    from app.sample.training_rows import Training

#: What the journal of the sample team is made with.
SETTINGS: Choices = {
    "manager": "Robin Hale",
    "company": "Larkfield Systems",
    "currency": "USD",
    "paper": PaperSize.A4,
    "fiscal_start": 1,
    "country": "US",
    "meeting_weekday": 0,
    "meeting_at": "09:00",
    "meeting_zone": "America/Chicago",
    "meeting_minutes": 45,
}


def fill(db: Session, today: date) -> None:
    """Put the sample team into the journal as it would stand ``today``.

    Refused, with nothing changed, where one of its people is there already.
    """
    team, story = cast("Team", _read("team")), cast("Story", _read("coaching"))
    telling = Telling(db, today, team, story)
    for person in team["people"]:
        telling.tell(person)
    # Before anybody goes, for whoever has gone reports nothing more.
    numbers = cast("Figures", _read("scorecard"))
    Numbers(db, telling.days, numbers, telling.people).tell()
    Expecting(db, telling.days, numbers, telling.people).tell()
    plans = cast("Plans", _read("plans"))
    Planned(db, telling.days, plans, telling.people).tell()
    telling.tell_of_all()
    training, zone = cast("Training", _read("training")), story["zone"]
    Trained(db, telling.days, training, telling.people, telling.skills, zone=zone).tell()
    # Last of all, for a review gathers what had been written by then.
    Reviewed(db, telling.days, cast("Reviews", _read("reviews")), telling.people).tell()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources() / "sample" / f"{name}.toml").read_text("utf-8"))
