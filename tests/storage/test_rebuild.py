"""What two rows that cannot both be as they are become, when a salvage writes them."""

import pytest

from app.storage import driver, rebuild, salvage
from app.storage.salvage import Outcome
from tests import damage

pytestmark = pytest.mark.long


def nobody(_done, _total):
    """Nobody watches."""


@pytest.fixture
def read(path, tmp_path):
    """What was found of a journal that is whole, and its rows."""
    damage.make(path, statements=4)
    found = salvage.read(path, None, tmp_path, nobody)
    rows, findings = salvage.complete(found, {})
    assert findings == []
    return found, rows


@pytest.mark.parametrize(
    ("table", "outcome"),
    [
        ("training_plan", Outcome.DOUBTFUL),  # its trainings need it
        ("training_attendance", Outcome.REFUSED),
        ("review", Outcome.DOUBTFUL),  # its sections need it
        ("review_item", Outcome.REFUSED),
        ("review_packet", Outcome.REFUSED),
        ("review_section", Outcome.DOUBTFUL),  # it holds what was answered
        ("review_signature", Outcome.REFUSED),
        ("review_template", Outcome.DOUBTFUL),
        ("topic_person", Outcome.REFUSED),
        ("upward_answer", Outcome.DOUBTFUL),
        ("training_skill", Outcome.REFUSED),
    ],
)
def test_the_second_of_two_that_there_may_be_once_is_put_right_or_left_out(
    read, tmp_path, table, outcome
):
    found, rows = read
    one = min(rows[table])
    rows[table][99] = rows[table][one] | {"id": 99}
    part = tmp_path / "part.db"
    part.touch()
    findings = rebuild.write(part, None, found, rows)
    assert [(find.table, find.id, find.outcome) for find in findings] == [(table, 99, outcome)]
    kept = damage.dump(part)[table]
    assert {row[0] for row in kept} >= {one}
    assert (99 in {row[0] for row in kept}) == (outcome is Outcome.DOUBTFUL)
    assert driver.inspect_file(part) == driver.SCHEMA
