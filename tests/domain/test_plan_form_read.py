"""What a returned form says, and that nothing of it is lost where nobody can read it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import ActionKind, LineSource, SectionKind
from app.domain.plan_form import ACTION_PARTS, LINE_PARTS, NOT_NAMED, action_field, line_field
from app.domain.plan_form_read import understand
from app.labels import label
from tests.exchange.plan_forms import HALF, MONTHS, answers, meant

ANY = st.text(st.characters(exclude_categories=()), max_size=30)


def line(**parts):
    """The one line of a form, and what was not understood of it."""
    found = meant(answers(**{f"line__1__{part}": text for part, text in parts.items()}))
    return found.lines[0], [(one.column, one.text) for one in found.problems]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("620k", 62_000_000),
        ("1.2 Mio", 120_000_000),
        ("€ 540.000,00", 54_000_000),
        ("540,000.50", 54_000_050),
        ("0", 0),
        ("tbd", None),
        ("", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, amount):
    found, problems = line(account="Skagen", amount=text)
    assert (found.amount, found.as_typed, problems) == (amount, "", [])


@pytest.mark.parametrize("text", ["-500", "(500)", "−1,000", "about 600", "$ 500", "30%"])
def test_an_amount_that_cannot_be_is_unknown_and_kept_as_it_was_typed(text):
    found, problems = line(account="Skagen", amount=text)
    assert (found.amount, found.unread("amount")) == (None, text)
    assert [column for column, _ in problems] == ["Line 1, amount"]


def test_a_month_past_the_half_is_unknown_and_kept_as_it_was_typed():
    found, problems = line(account="Skagen", amount="620k", month="August 2027")
    assert (found.amount, found.month) == (62_000_000, None)
    assert found.as_typed == "month: August 2027"
    assert problems == [("Line 1, month", "“August 2027” is not in H1 2027.")]


def test_a_line_that_names_neither_account_nor_segment_keeps_its_amount():
    found, problems = line(amount="620k", product="Platform")
    assert (found.account, found.product, found.amount) == (NOT_NAMED, "Platform", 62_000_000)
    assert problems == [("Line 1, account", "Neither account nor segment is named.")]


def test_a_segment_is_name_enough():
    found, problems = line(segment="Mid-market", amount="620k")
    assert (found.account, found.segment, problems) == ("", "Mid-market", [])


@pytest.mark.parametrize("source", LineSource)
def test_a_source_is_read_by_the_words_on_the_form(source):
    assert line(account="Skagen", source=label(source))[0].source is source


@pytest.mark.parametrize("kind", ActionKind)
def test_a_kind_is_read_by_the_words_on_the_form(kind):
    found = meant(answers(action__1__text="Call", action__1__kind=label(kind)))
    assert (found.actions[0].kind, found.problems) == (kind, ())


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("RENEWALS", LineSource.RENEWAL),
        ("referal", LineSource.REFERRAL),
        ("Verlängerung", LineSource.RENEWAL),
        ("new logo", LineSource.NEW),
        ("new busines", LineSource.NEW),
    ],
)
def test_a_source_is_read_by_what_people_call_it(text, source):
    assert line(account="Skagen", source=text)[0].source is source


@pytest.mark.parametrize(
    "text", ["Astrology", "ex customer", "lost customer", "own", "mother", "renewal + upsell"]
)
def test_a_source_that_nobody_knows_is_kept_as_it_was_typed(text):
    found, problems = line(account="Skagen", source=text)
    assert (found.source, found.unread("source")) == (None, text)
    assert problems[0][0] == "Line 1, source"


def test_an_action_keeps_the_words_of_a_day_that_nobody_can_read():
    found = meant(answers(action__2__text="Call ten", action__2__due="when it rains"))
    assert (found.actions[0].text, found.actions[0].due) == ("Call ten (by when it rains)", None)
    assert [one.column for one in found.problems] == ["Action 2, by when"]


def test_an_action_has_its_kind_and_its_day():
    said = answers(action__1__text="Call", action__1__due="12.2.2027", action__1__kind="margin")
    (action,) = meant(said).actions
    assert (action.kind, action.due) == (ActionKind.REVENUE, date(2027, 2, 12))


def test_empty_rows_are_no_lines():
    found = meant(answers(line__3__account="Skagen", line__9__account=" \n ", action__1__kind=" "))
    assert ([one.account for one in found.lines], found.actions) == (["Skagen"], ())


def test_a_row_that_is_struck_out_is_none_and_dashes_say_nothing():
    dashes = {f"line__2__{part}": "-" for part in LINE_PARTS}
    said = answers(line__1__account="Skagen", line__1__month="tbd", line__1__source="-", **dashes)
    found = meant(said)
    assert [(one.account, one.month, one.as_typed) for one in found.lines] == [("Skagen", None, "")]
    assert found.problems == ()


def test_no_row_is_lost_however_many_there_are():
    found = meant(answers(line__999__account="Last", action__300__text="Call"))
    assert ([one.account for one in found.lines], len(found.actions)) == (["Last"], 1)
    assert found.problems == ()
    beyond = meant(answers(line__1000__account="Too far"))
    assert [(one.column, one.text) for one in beyond.problems] == [
        ("Line 999", "No row below this one is read.")
    ]


def test_what_is_bare_is_told_from_what_is_gone():
    returned = answers(section__market="Two plants", action__1__text="Call")
    gone = ("section.skills", "line.2.amount")
    bare = meant(type(returned)(**{**vars(returned), "missing": gone})).bare
    assert {"risks"} <= bare
    assert not {"market", "skills", "lines", "actions"} & bare
    assert "lines" in meant(returned).bare


def test_words_come_clean_of_what_no_journal_keeps():
    said = answers(section__market="A\r\nB\x00\ud800 ", line__1__account="A\u202e\nB")
    found = meant(said)
    assert found.sections == {SectionKind.MARKET: "A\nB\N{REPLACEMENT CHARACTER}"}
    assert found.lines[0].account == "A B"


def test_a_name_that_is_too_long_is_kept_whole_beside_its_line():
    found, problems = line(account="x" * 300)
    assert (len(found.account), found.unread("account")) == (200, "x" * 300)
    assert problems[0][0] == "Line 1, account"


def test_fields_that_are_gone_are_named():
    gone = ("section.market", "line.2.amount", *(action_field(4, part) for part in ACTION_PARTS))
    returned = answers()
    found = meant(type(returned)(**{**vars(returned), "missing": gone}))
    assert [(one.column, one.text) for one in found.problems] == [
        ("Market", "This field is gone from the file."),
        ("Line 2", "Amount is gone from the file."),
        ("Action 4", "This row is gone from the file."),
    ]


@given(
    st.dictionaries(st.sampled_from([line_field(1, part) for part in LINE_PARTS]), ANY),
    st.dictionaries(st.sampled_from([action_field(1, part) for part in ACTION_PARTS]), ANY),
)
def test_no_words_are_too_strange(lines, actions):
    returned = answers()
    said = type(returned)(**{**vars(returned), "fields": {**lines, **actions}})
    found = understand(said, HALF, MONTHS, "EUR")
    for one in found.lines:
        assert one.account or one.segment
        assert one.amount is None or one.amount >= 0
        assert one.month is None or one.month in HALF
    assert all(one.text for one in found.actions)
