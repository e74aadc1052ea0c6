"""What stands at the foot of a page, together, or on the page after."""

from dataclasses import replace

from app.report.content import NextStep, ReviewSaid
from app.report.sections.placing import NOTES
from tests.report.review_samples import MONTHLY, NOTHING
from tests.report.samples import heights, read


def test_the_lines_to_sign_on_stand_at_the_foot_wherever_the_rest_ends() -> None:
    feet = set()
    for count in (0, 3, 6):
        steps = tuple(NextStep(f"Step {number}", "Dana") for number in range(count))
        (page,) = read(replace(NOTHING[1], said=ReviewSaid(steps=steps))).pages
        feet.add(heights(page)[-2])  # the last one is over the footer
    assert len(feet) == 1


def test_between_the_last_step_and_the_foot_is_room_for_notes() -> None:
    (page,) = read(NOTHING[1]).pages
    said = page.extract_text()
    assert said.index("Next steps") < said.index(NOTES) < said.index("Signatures")


def test_a_page_that_is_full_has_no_room_for_notes() -> None:
    full = replace(MONTHLY, paper="letter")
    assert NOTES not in read(full).pages[-1].extract_text()


def test_steps_and_signatures_go_to_the_next_page_together() -> None:
    promises = MONTHLY.said.promises * 3
    said = replace(MONTHLY.said, promises=promises)
    last = read(replace(MONTHLY, said=said)).pages[-1].extract_text()
    assert all(step.text in last for step in said.steps)
    assert "Signatures" in last
