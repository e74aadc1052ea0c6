"""The papers about business plans, as a pen and a binder meet them."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.report import packet
from app.report.content import Content, Figure, Paper, Print, ShareLine, Written
from app.report.sections import cover, plan, plan_words, team_plans
from tests.report import plan_samples as samples
from tests.report.number_samples import LONG_NAME
from tests.report.plan_samples import EMPTY, EVERY, PLAN, SAID
from tests.report.samples import FONTS, PROMISES, letters, read, text

PAPERS: tuple[Paper, ...] = ("a4", "letter")
KEPT = ("ManagerPlan", "TeamPlans")


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
    assert not packet.is_wide(content)


@pytest.mark.parametrize("content", EVERY, ids=called)
def test_a_managers_copy_says_that_it_is_one_and_a_shared_one_does_not(content: Content) -> None:
    said = text(content)
    assert (cover.PRIVATE in said or cover.KEPT in said) == (called(content) in KEPT)
    assert (cover.SHARED_ONLY in said) == (called(content) not in KEPT)


@pytest.mark.parametrize("content", EMPTY, ids=called)
def test_what_has_nothing_to_say_is_one_page_that_says_so(content: Content) -> None:
    (page,) = read(content).pages
    said = " ".join(page.extract_text().split())
    assert plan.NONE in said or team_plans.EMPTY in said
    assert "Signatures" not in said


def test_the_pages_stand_in_the_order_of_the_talk() -> None:
    """S2-16: what we count on each other for comes before the numbers."""
    titles = [str(entry["/Title"]) for entry in read(PLAN).outline]
    assert titles == [
        "What we count on each other for",
        "Quota and coverage",
        "By month",
        "By segment",
        "By source",
        "Forecast lines",
        "How the quota is reached",
        "Actions",
        "Month by month",
        "Signatures",
    ]


def test_what_was_printed_once_is_given_back_as_it_was_for_that_paper_alone() -> None:
    kept = packet.build(PLAN, FONTS)
    later = replace(
        PLAN,
        cover=replace(PLAN.cover, person="Dana Hale"),
        plan=replace(SAID, state="Agreed on 3 July 2026, superseded on 9 November 2026"),
        prints=(Print("a4", kept),),
    )
    assert packet.build(later, FONTS) == kept
    letter = packet.build(replace(later, paper="letter"), FONTS)
    box = PdfReader(BytesIO(letter)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    assert "superseded on 9 November 2026" in PdfReader(BytesIO(letter)).pages[0].extract_text()


def test_the_snapshot_code_follows_what_is_said_and_not_what_was_kept() -> None:
    with_print = replace(PLAN, prints=(Print("a4", b"%PDF"),))
    other = replace(PLAN, prints=(Print("a4", b"%PDF-1.7"),))
    assert packet.snapshot(with_print) == packet.snapshot(other)


@pytest.mark.parametrize("content", EVERY, ids=called)
def test_long_names_in_any_letters_stay_inside_the_margins(content: Content) -> None:
    titled = replace(content, cover=replace(content.cover, person=LONG_NAME, role=LONG_NAME))
    assert LONG_NAME.split()[0] in text(titled)


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize(
    "typed",
    ["<b>bold <acme & co>", "שלום \u202etxet\u202c العربية", "W" * 500, "a\n" * 150],
    ids=["markup", "right to left", "word", "lines"],
)
def test_no_text_is_refused_in_any_place(typed: str, margins: bool) -> None:
    line = replace(samples.LINE, account=typed, segment=typed, product=typed, typed=typed)
    forecast = replace(samples.FORECAST, lines=(line,), owner=typed)
    step = replace(SAID.steps[0], text=typed, owner=typed, kind=typed)
    month = replace(SAID.months[0], comment=typed)
    said = replace(
        SAID,
        version=typed,
        forecast=forecast,
        sections=(Written(typed, typed, typed, typed),),
        steps=(step,),
        months=(month,),
    )
    whole = text(replace(PLAN, plan=said, margins=margins))
    assert "Salesperson, signature and date" in whole
    assert "<acme & co>" in whole or "<" not in typed


@pytest.mark.parametrize("margins", [pytest.param(False, marks=pytest.mark.long), True])
def test_a_section_of_200000_characters_goes_on_over_its_pages(margins: bool) -> None:
    words = "".join(f"word{number:05} " for number in range(20_000))
    said = replace(SAID, sections=(Written("Activity", words, "", words[:4000]),))
    document = read(replace(PLAN, plan=said, margins=margins))
    whole = letters("".join(page.extract_text() for page in document.pages))
    assert all(f"word{number:05}" in whole for number in (0, 9_999, 19_999))
    assert len(document.pages) > 20


@pytest.mark.long
@pytest.mark.parametrize("margins", [False, True])
def test_no_heading_stands_alone_and_no_segment_is_parted_at_the_end_of_a_page(
    margins: bool,
) -> None:
    rows = tuple(ShareLine(f"Share {n}", "$1", "1 line", "9%", "1 not known") for n in range(6))
    forecast = replace(samples.FORECAST, segments=rows, sources=())
    long = Written("Obstacles", "A long answer.\n" * 20)
    for count in range(0, 36, 3):
        agreed = replace(PROMISES, mine=tuple(f"Promise {n}" for n in range(count)))
        said = replace(SAID, agreement=agreed, forecast=forecast, sections=(long,))
        document = read(replace(PLAN, plan=said, margins=margins))
        pages = [page.extract_text() for page in document.pages]
        (segments,) = (page for page in pages if "By segment" in page)
        assert all(f"Share {n}" in segments for n in range(6))
        (words,) = (page for page in pages if plan_words.TITLE in page)
        assert "Obstacles" in words


def test_a_large_amount_is_not_broken_in_two() -> None:
    content = replace(
        samples.team(4), figures=tuple(Figure(name, "¥1,578,300,000", "") for name in "abcd")
    )
    assert read(content).pages[0].extract_text().count("¥1,578,300,000") == 4


@pytest.mark.parametrize("owner", ["Marcus", "Oluwaseun"])
def test_the_owner_of_a_line_is_not_broken_in_two(owner: str) -> None:
    forecast = replace(samples.FORECAST, owner=owner)
    said = text(replace(PLAN, plan=replace(SAID, forecast=forecast)))
    assert said.count(owner) == len(forecast.lines)


def test_properties_name_the_kind_of_document_and_nobody() -> None:
    properties = read(PLAN).metadata
    assert properties is not None
    assert properties.title == "Business plan H2 2026"
