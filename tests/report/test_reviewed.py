"""The papers of reviews, as the two sit down over them and as they lie in a file years later."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from app.report import packet
from app.report.content import (
    Answered,
    Asked,
    Content,
    Dated,
    ManagerPage,
    NextStep,
    Paper,
    Print,
    RepMonthly,
    RepQuarterly,
    ReviewNumbers,
    ReviewSaid,
    Statement,
)
from app.report.sections import cover
from app.report.sections.placing import NOTES
from app.report.sections.review_answers import NOT_ANSWERED
from tests.report import review_samples as samples
from tests.report.review_samples import (
    BEFORE,
    CLOSED,
    EVERY,
    LONG,
    MANAGER,
    MONTHLY,
    NOTHING,
    QUARTERLY,
)
from tests.report.samples import FONTS, letters, read, text

PAPERS: tuple[Paper, ...] = ("a4", "letter")
SIGNED = (
    "We discussed this review on ____. My signature confirms that I received it and could comment; "
    "it does not mean that I agree with every point."
)
#: One question more than a month asks in the samples.
MORE = samples.ANSWERS[:4]
COPIES = (MONTHLY, QUARTERLY, BEFORE, CLOSED, *NOTHING)


def called(content: Content) -> str:
    return type(content).__name__


def sizes(page: PageObject) -> list[float]:
    """How large the letters of a page are drawn."""
    found: list[float] = []

    def note(said: str, cm: list[float], _tm: object, _font: object, size: float) -> None:
        if said.strip():
            found.append(round(size * cm[0], 2))

    page.extract_text(visitor_text=note)
    return found


def pages(content: Content) -> list[str]:
    """What each page says between its header and its footer."""
    return [" ".join(page.extract_text().split()) for page in read(content).pages]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("content", EVERY, ids=called)
def test_every_paper_can_be_set_on_both_sizes_and_is_always_the_same(
    content: Content, paper: Paper
) -> None:
    content = replace(content, paper=paper)
    built = packet.build(content, FONTS)
    assert built == packet.build(content, FONTS)
    assert packet.unprintable(content, FONTS) == 0
    assert not packet.is_wide(content)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_month_is_two_pages_the_numbers_first(paper: Paper) -> None:
    """S4-14: two pages, every month."""
    first, second = pages(replace(MONTHLY, paper=paper))
    for title in ("Scorecard", "4 Sep to 2 Dec", "Plan check", "What went well"):
        assert title in first
    for title in ("What we promised", "Support asked for", "says", "Next steps", "Signatures"):
        assert title in second


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("times", [1, 2])
def test_a_month_with_more_to_say_is_two_pages_in_smaller_letters(times: int, paper: Paper) -> None:
    answers = tuple(replace(one, own=one.own * times, mine=one.mine * times) for one in MORE)
    said = replace(MONTHLY.said, answers=answers, comment="I agree with most of it. " * 6)
    first, second = pages(replace(MONTHLY, paper=paper, said=said))
    assert "Scorecard" in first
    assert all(one.own[-20:] in second for one in answers)
    assert SIGNED in second


def test_a_month_with_very_much_to_say_is_as_large_as_any_other() -> None:
    notes = tuple(Dated("6 November 2026", f"Note {number}. " * 30) for number in range(12))
    long = replace(MONTHLY, said=replace(MONTHLY.said, notes=notes))
    assert len(pages(long)) > 2
    usual = max(height for page in read(MONTHLY).pages for height in sizes(page))
    assert max(height for page in read(long).pages for height in sizes(page)) == usual


def test_of_many_trainings_the_month_names_the_last() -> None:
    trained = tuple(Dated(f"{day} November 2026", f"Topic {day}") for day in range(1, 8))
    said = text(replace(MONTHLY, said=replace(MONTHLY.said, trained=trained)))
    assert "Topic 7; 4 before" in said
    assert "Topic 5" in said
    assert "Topic 4" not in said


@pytest.mark.parametrize("content", [MONTHLY, CLOSED], ids=called)
def test_the_outline_names_nobody(content: RepMonthly | RepQuarterly) -> None:
    titles = " ".join(str(entry["/Title"]) for entry in read(content).outline)
    assert not any(name in titles for name in ("Dana", "Whitfield", "Robin", "Calder"))
    if content is MONTHLY:
        assert "Own answers Manager's answers" in titles
    else:
        assert "Comment Signatures" in titles


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("content", [QUARTERLY, BEFORE, CLOSED])
def test_a_quarter_is_five_to_seven_pages_with_both_voices_and_signatures(
    content: RepQuarterly, paper: Paper
) -> None:
    """S4-15: formally every quarter: self, manager and signatures."""
    found = pages(replace(content, paper=paper))
    assert 5 <= len(found) <= 7
    assert any("Both sides" in page and "What are you proudest of" in page for page in found)
    assert "Next steps" in found[-1] or "'s comment" in found[-1]
    assert SIGNED in found[-1]


@pytest.mark.parametrize("few", [{"rows": samples.NUMBERS.rows[:1]}, {"chart": samples.CHART}])
def test_a_month_with_little_to_say_is_two_pages_all_the_same(few: dict[str, object]) -> None:
    numbers = replace(ReviewNumbers(), **few)  # type: ignore[arg-type]
    first, second = pages(replace(MONTHLY, numbers=numbers, said=ReviewSaid()))
    assert NOTES in first
    assert "Signatures" in second


@pytest.mark.parametrize("content", NOTHING, ids=called)
def test_what_has_nothing_to_say_is_one_page_to_write_on(content: Content) -> None:
    (page,) = pages(content)
    titles = [str(entry["/Title"]) for entry in read(content).outline]
    assert titles == ["Next steps", "Signatures"]
    assert SIGNED in page


@pytest.mark.parametrize("content", COPIES, ids=called)
def test_a_persons_copy_says_that_it_holds_only_what_was_agreed_to_be_shared(
    content: Content,
) -> None:
    said = text(content)
    assert said.count(cover.SHARED_ONLY) == 1
    assert cover.PRIVATE not in said


def test_the_managers_page_is_a_paper_of_its_own_with_what_nobody_else_reads() -> None:
    said = text(MANAGER)
    assert cover.PRIVATE in said
    for sentence in ("Ready for larger accounts", "Stop rescuing her", "Answering for me in front"):
        assert said.count(sentence) == 1
        assert sentence not in text(QUARTERLY)


def test_the_outline_follows_the_pages() -> None:
    reader = read(QUARTERLY)
    titles = [str(entry["/Title"]) for entry in reader.outline]
    assert titles == [
        "In short",
        "Strengths",
        "Working on",
        "What you do well, and what matters to you",
        "What we count on each other for",
        "Results against quota",
        "Scorecard",
        "New qualified meetings each week, 4 Sep to 2 Dec",
        "Your recipe",
        "Business plan",
        "Skills",
        "Traits",
        "Both sides",
        "Expectations",
        "What was missed, and what we agreed",
        "Support asked for and given",
        "Coaching received",
        "Training",
        "What we promised",
        "What went well, and what we noted",
        "Next coached calls",
        "Growth goals",
        "Next steps",
        "Signatures",
    ]
    places = [reader.get_destination_page_number(entry) for entry in reader.outline]
    assert places == sorted(places, key=lambda page: page or 0)


@pytest.mark.parametrize("content", [MONTHLY, QUARTERLY, samples.BOSS], ids=called)
def test_every_table_of_numbers_has_room_for_the_next_step(content: Content) -> None:
    """S1-20: a report leads to a next step, in a column or on a line under its table."""
    said = text(content)
    tables = [
        title for title in ("Scorecard", "Results against", "recipe", "Planned") if title in said
    ]
    assert said.count("Next step ") + said.count("Next step,") >= len(tables) > 0


def test_what_the_manager_promised_and_did_stands_beside_what_the_person_did() -> None:
    """S3-20: the manager's own promises are on the same list, with the rate kept."""
    for content in (MONTHLY, QUARTERLY):
        said = text(content)
        assert "A pricing-exception answer from finance Robin 25 Nov kept late" in said
        assert "Robin kept 5 of 6 in the last 90 days." in said
        assert "Dana kept 11 of 12 in the last 90 days." in said


def test_what_is_expected_stands_on_the_review_of_the_quarter() -> None:
    """S3-19: every standard with its kind, what shows it and how much is enough."""
    said = text(QUARTERLY)
    assert "New qualified meetings each week since 1 Jan Performance In the CRM 8" in said
    assert "A rule of what may be said alone." in said


def test_both_bars_stand_on_the_gauge() -> None:
    for content in (MONTHLY, QUARTERLY):
        said = text(content)
        assert "The bar 3×: not met" in said
        assert "1 / win rate 3.1×: not met" in said


def test_where_nothing_is_answered_there_is_room_for_a_pen_until_it_is_closed() -> None:
    assert NOT_ANSWERED not in text(BEFORE)
    closed = replace(BEFORE, said=replace(BEFORE.said, closed=True))
    assert text(closed).count(NOT_ANSWERED) == 2 * len(samples.UNANSWERED)


def test_a_closed_one_says_so_and_a_later_one_in_place_of_which_on_every_page() -> None:
    found = pages(CLOSED)
    assert "Closed on 8 December 2026" in found[0]
    assert "in place of the one closed on 1 December 2026: a wrong quota." in found[0]
    assert all("revision 2" in page for page in found)
    properties = read(CLOSED).metadata
    assert properties is not None
    assert properties.title == "Quarterly review Q4 2026 revision 2"


def test_who_signed_and_who_declined_is_said_under_the_lines() -> None:
    assert "Dana Whitfield signed on 8 December 2026." in text(CLOSED)
    assert "signed on" not in text(QUARTERLY)


@pytest.mark.parametrize("content", [MONTHLY, QUARTERLY, MANAGER], ids=called)
def test_what_was_printed_once_is_given_back_as_it_was_for_that_paper_alone(
    content: RepMonthly | RepQuarterly | ManagerPage,
) -> None:
    built = packet.build(content, FONTS)
    later = replace(
        content,
        cover=replace(content.cover, person="Dana Hale"),
        prints=(Print("a4", built),),
    )
    assert packet.build(later, FONTS) == built
    letter = PdfReader(BytesIO(packet.build(replace(later, paper="letter"), FONTS)))
    assert "Dana Hale" in letter.pages[0].extract_text()


@pytest.mark.long
@pytest.mark.parametrize("paper", PAPERS)
def test_the_lines_to_sign_on_never_stand_on_a_page_alone(paper: Paper) -> None:
    for count in range(18, 42):
        steps = tuple(NextStep(f"Step {number}", "Dana") for number in range(count))
        last = pages(replace(NOTHING[1], paper=paper, said=ReviewSaid(steps=steps)))[-1]
        assert "Signatures" in last
        assert "Next steps" in last or f"Step {count - 1}" in last


@pytest.mark.long
def test_a_note_of_200000_characters_and_60_promises_are_all_there_on_no_blank_page() -> None:
    found = pages(LONG)
    whole = letters("".join(found))
    sentence = letters("The customer asked again, and again we said the same thing.")
    assert whole.count(sentence) >= 3_000
    assert all(f"Promise number {number} " in " ".join(found) for number in range(60))
    assert all(len(page) > 200 for page in found)
    assert SIGNED in found[-1]


@pytest.mark.long
@pytest.mark.parametrize("content", [MONTHLY, QUARTERLY], ids=called)
@pytest.mark.parametrize(
    "typed",
    ["<b>bold <acme & co>", "a word " * 400, "W" * 600, "\n\n", "a\n" * 90, ""],
    ids=["markup", "long", "word", "blank", "lines", "empty"],
)
def test_no_text_is_refused_in_any_place(content: RepMonthly | RepQuarterly, typed: str) -> None:
    said = replace(
        content.said,
        revision=typed,
        state=typed[:200],
        opening=(Statement(typed, typed),),
        answers=(Answered(typed, typed, typed, typed, 5, typed, typed, 1),),
        overall=typed,
        rating=typed,
        notes=(Dated(typed, typed, typed),),
        ahead=(Dated(typed, typed, typed),),
        asked=(Asked(typed, typed, typed),),
        coached=(Dated(typed, typed, typed),),
        plan_said=(Dated(typed, typed, typed),),
        steps=(NextStep(typed, typed, typed),),
        comment=typed,
    )
    whole = text(replace(content, said=said))
    assert "Salesperson, signature and date" in whole
    assert "<acme & co>" in whole or "<" not in typed
