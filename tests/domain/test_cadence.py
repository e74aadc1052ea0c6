"""When the next contact is due."""

from datetime import date, timedelta

import pytest

from app.domain.cadence import Cadence, Gap
from app.domain.kinds import Status

TODAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        (None, Gap.NEVER_MET),
        (-1, Gap.FINE),
        (0, Gap.FINE),
        (14, Gap.FINE),
        (15, Gap.DUE),
        (21, Gap.DUE),
        (22, Gap.SLIPPING),
        (1000, Gap.SLIPPING),
    ],
)
@pytest.mark.parametrize("status", Status)
def test_the_gap_depends_on_the_days_since_the_last_contact(status, days, gap):
    last = None if days is None else TODAY - timedelta(days=days)
    found = Cadence(14, 21).judge(status, last, TODAY)
    assert found is (gap if status in (Status.ACTIVE, Status.RAMPING) else Gap.NOTHING_OWED)
