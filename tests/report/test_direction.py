"""The papers about numbers, recipes and standards, as a pen and a binder meet them."""

from dataclasses import replace

import pytest

from app.report import packet
from app.report.content import Content, Expectations, Paper, TrackingGrid
from app.report.sections import cover, lift, recipe, scorecard, standards, team_scorecard, tracking
from app.report.sections.writing import PEN
from tests.report import number_samples as samples
from tests.report.number_samples import EMPTY, EVERY, LONG_NAME
from tests.report.samples import FONTS, gaps, read, text

pytestmark = pytest.mark.long


KEPT = ("TeamScorecard", "TeamStandards", "LiftSheet")
PAPERS: tuple[Paper, ...] = ("a4", "letter")


def called(content: Content) -> str:
    return type(content).__name__


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("content", [*EVERY, *EMPTY], ids=called)
def test_every_paper_can_be_set_on_both_sizes_and_is_always_the_same(
    content: Content, paper: Paper
) -> None:
    content = replace(content, paper=paper)
    built = packet.build(content, FONTS)
    assert built == packet.build(content, FONTS)
    assert packet.unprintable(content, FONTS) == 0


@pytest.mark.parametrize("content", EVERY, ids=called)
def test_a_managers_copy_says_that_it_is_one_and_a_shared_one_does_not(content: Content) -> None:
    said = text(content)
    private = cover.PRIVATE in said or cover.KEPT in said
    assert private == ("Manager" in called(content) or called(content) in KEPT)


@pytest.mark.parametrize("content", EMPTY, ids=called)
def test_what_has_nothing_to_say_is_one_page_that_says_so(content: Content) -> None:
    pages = read(content).pages
    assert len(pages) == 1
    said = pages[0].extract_text()
    assert not any(head in said for head in ("Standing", "Weight", "Becomes", "Holds", "Signature"))
    told = (scorecard.EMPTY, recipe.EMPTY, lift.EMPTY, standards.EMPTY, team_scorecard.EMPTY)
    also = (tracking.EMPTY, "No standard has been written", "There is no improvement plan.")
    flat = " ".join(said.split())
    assert any(one in flat for one in (*told, *also))


def test_an_index_says_on_how_much_it_is_based_and_shows_its_rows() -> None:
    """Every index explains itself; what has no value is in no score."""
    said = text(samples.SCORECARD)
    assert said.count("based on 85 of 100 points") == 2
    assert "First meetings 85 49 12 of 13 reported 54 87%" in said
    assert "Win rate 15 not reported 30% –" in said


def test_quality_stands_before_quantity_each_with_room_for_a_next_step() -> None:
    """S3-02: two blocks; the owner of each next step is named, and a pen has room."""
    said = text(samples.SCORECARD)
    assert said.index("Quality, by week") < said.index("Volume and results, by week")
    assert "First meetings meetings 10 11 12 6 On track" in said
    assert said.count("Dana's next step") == 2


def test_what_the_numbers_count_is_said_at_the_end_with_its_day() -> None:
    """S3-10."""
    for content in (samples.SCORECARD, samples.team(3, 2)):
        said = text(content)
        end = said[said.index("What the numbers count") :]
        assert "First meetings by week Held, not only booked. since 4 May 2026" in end


def test_reasons_stand_on_the_managers_copy_alone() -> None:
    assert "The ramp is over." in text(samples.MANAGER_SCORECARD)
    assert "Why it was changed" not in text(samples.SCORECARD)


@pytest.mark.parametrize("count", [1, 30])
def test_a_number_is_never_parted_from_its_next_step(count: int) -> None:
    pages = read(samples.many(count, lambda number: f"Number {number};")).pages
    texts = [page.extract_text() for page in pages]
    for number in range(count):
        (page,) = [page for page in texts if f"Number {number};" in page]
        assert page.count("next step") == page.count(";")
    holding = [page for page in texts if "next step" in page]
    assert all("Standing" in page for page in holding), "the head is there again"


def test_exceptions_come_first_and_silence_is_one_line() -> None:
    """S1-16."""
    said = text(samples.team(3, 2))
    places = [said.index(part) for part in ("Out of range", "Yuki", "Dana", "Marcus", "Everybody")]
    assert places == sorted(places)
    well = replace(samples.team(3, 2), exceptions=())
    assert team_scorecard.ALL_WELL in text(well)


@pytest.mark.parametrize(("people", "numbers"), [(1, 1), (9, 5), (25, 11), (40, 30)])
def test_a_team_of_any_size_stands_against_every_number_under_repeated_heads(
    people: int, numbers: int
) -> None:
    content = samples.team(people, numbers)
    document = read(content)
    wide = numbers > team_scorecard.UPRIGHT
    assert packet.is_wide(content) == wide
    texts = [page.extract_text() for page in document.pages]
    for page, said in zip(document.pages, texts, strict=True):
        assert (page.mediabox.width > page.mediabox.height) == wide
        if "Person 3\n" in said or "Person 39" in said:
            assert "Number " in said
    whole = " ".join(texts)
    assert all(f"Number {number};" in whole for number in range(numbers))
    assert all(f"{who}.{numbers - 1}" in whole for who in range(people) if (who + numbers) % 4)
    assert "$12,345,678" in whole, "a large amount is set smaller, never cut"


def test_a_grid_has_a_cell_for_every_number_and_period_that_a_pen_can_write_in() -> None:
    """S4-22: a blank grid; by quarter it lies on its side."""
    said = text(samples.GRID)
    assert packet.is_wide(samples.GRID)
    for part in ("Conversations 40", "First meetings meetings varies", "week 47", "October 2026"):
        assert part in said
    month = replace(samples.GRID, tables=samples.GRID.tables[1:])
    assert not packet.is_wide(month)
    (page,) = read(month).pages
    assert any(gap >= PEN for gap in gaps(page)[:3]), "a row is as high as a pen needs"


def test_a_grid_without_numbers_is_there_to_be_filled_in() -> None:
    assert tracking.EMPTY in text(TrackingGrid("a4", samples.NUMBERS))


def test_a_recipe_says_from_how_many_and_where_there_are_too_few() -> None:
    """S4-21: the chain, the weekly activity, and the last quarters told again."""
    said = text(samples.RECIPE)
    for part in (
        "Conversations 351 12 of 13 reported 23% 82 of 351",
        "First meetings 82 too few to say",
        "Conversations 351 27 25.5 1.5",
        "the recipe holds",
        "Q2 2026, told",
        "Q1 2026 too few to say not reported",
    ):
        assert part in said
    assert "Side by side" not in said
    assert "Dana 23% 82 of 351 too few to say" in text(samples.MANAGER_RECIPE)


def test_a_lift_is_half_a_page() -> None:
    """S0-09: everybody against the best one alone, and what that one would need."""
    said = text(samples.LIFT)
    assert "Everybody, +10% $3,745,907 +$340,537" in said
    assert "Priya alone would need for the same +48%" in said
    assert "3 of 8 not reported" in said


def test_standards_are_signed_and_a_blank_sheet_goes_round() -> None:
    """S3-09, S3-11, S3-12: by area, a line to sign, and what was missed with support."""
    said = text(samples.STANDARDS)
    for part in (
        "Calls are prepared A written objective before each call 9 of 10 since 1 May 2026",
        "read 3 May 2026",
        "I read these standards on",
        "Salesperson, signature and date",
        "Support offered We prepare the next one together",
        "Agreed Send me the objective the day before",
    ):
        assert part in said
    blank = text(samples.BLANK_STANDARDS)
    assert "Name Date Signature" in blank
    assert "Salesperson, signature and date" not in blank
    assert "Brightwater" not in blank


def test_only_the_manager_reads_effects_and_who_is_still_to_read() -> None:
    """S3-18: how long a miss waited is on no other paper."""
    said = text(samples.MANAGER_STANDARDS)
    assert "Effect The customer asked what the call was for" in said
    assert "waits for 9 days" in said
    assert "Still to read it: Marcus" in text(samples.TEAM_STANDARDS)


def test_a_plan_is_signed_with_its_days_and_what_follows() -> None:
    """S3-22."""
    said = text(samples.IMPROVEMENT)
    for part in (
        "What has to change Every call has an objective",
        "1 November 2026 to 30 January 2027, 90 days",
        "Extended once",
        "Support Two coached calls a week",
        "1 December 2026 Day 30 met, 1 December 2026 Eight of eight",
        "On 28 February 2027 The role ends",
        "We discussed this plan on",
        "it does not mean that I agree with every point",
        "Comment attached",
    ):
        assert part in said
    assert "board" not in said
    mine = text(samples.MANAGER_IMPROVEMENT)
    for part in ("Talked about 4 September 2026", "It was agreed with the board.", "Watch the"):
        assert part in mine


@pytest.mark.parametrize("content", EVERY, ids=called)
def test_long_names_in_any_letters_stay_inside_the_margins(content: Content) -> None:
    titled = replace(content, cover=replace(content.cover, person=LONG_NAME, role=LONG_NAME))
    assert LONG_NAME.split()[0] in text(titled)


def test_long_words_in_every_cell_break_and_stay_on_paper() -> None:
    lines = replace(samples.LINE, name=LONG_NAME, target=LONG_NAME, standing=LONG_NAME)
    block = replace(samples.SCORECARD.blocks[1], lines=(lines,))
    expected = replace(samples.EXPECTED[0], statement=LONG_NAME * 9, threshold=LONG_NAME)
    for content in (
        replace(samples.SCORECARD, blocks=(block,)),
        replace(samples.STANDARDS, areas=(Expectations("Performance", (expected,)),)),
    ):
        said = "".join(page.extract_text() for page in read(content).pages)
        assert "Ολυμπία" in said


def test_nothing_of_a_rep_is_in_the_documents_properties() -> None:
    properties = read(samples.SCORECARD).metadata
    assert properties is not None
    assert properties.title == "Scorecard Q4 2026"
