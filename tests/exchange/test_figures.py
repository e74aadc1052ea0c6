"""Figures from files: long, wide, or as a CRM writes them."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.incoming import Action, KnownPerson
from app.domain.incoming_figures import FiguresHere, KnownMetric, match_figures
from app.domain.kinds import PeriodKind, Unit
from app.exchange.errors import Unreadable
from app.exchange.figure_headings import WHOLE, FigureField
from app.exchange.figures import read_figures
from tests.exchange.files import ods, xlsx

WEEK, MONTH, QUARTER = PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER
METRICS = (
    KnownMetric(1, "Meetings", Unit.COUNT, WEEK),
    KnownMetric(2, "Calls", Unit.COUNT, WEEK),
    KnownMetric(3, "Pipeline", Unit.MONEY, MONTH),
    KnownMetric(4, "Win rate", Unit.PERCENT, MONTH, is_ratio=True),
    KnownMetric(5, "Show rate", Unit.PERCENT, WEEK),
    KnownMetric(6, "Revenue", Unit.MONEY, MONTH, is_revenue=True),
    KnownMetric(7, "Cycle time", Unit.DAYS, WEEK, is_between=True),
    KnownMetric(8, "Trust", Unit.POINTS, QUARTER),
)
HERE = FiguresHere(
    people=(
        KnownPerson(1, "Dana Whitfield", "", "dana@acme.example"),
        KnownPerson(2, "Ben Carver"),
    ),
    metrics=METRICS,
    there={},
    today=date(2026, 11, 22),
    currency="EUR",
)
W40, W41 = date(2026, 9, 28), date(2026, 10, 5)


def read(text, here=HERE, **said):
    data = text if isinstance(text, bytes) else text.encode()
    return read_figures(data, "figures.csv", here, **said)


def matched(text, here=HERE, **said):
    return match_figures(read(text, here, **said).lines, here)


def figures(text, here=HERE, **said):
    """What would be recorded: person, metric, first day, amount, and whether it is a target."""
    written = [m for m in matched(text, here, **said) if m.action in (Action.ADD, Action.UPDATE)]
    return [
        (m.place.person_id, m.place.metric_id, m.place.starts, m.line.amount, m.place.aim)
        for m in written
    ]


def objections(text, here=HERE, **said):
    """What is wrong, beside which heading and whether it keeps the figure out."""
    found = matched(text, here, **said)
    return [(p.column, p.text) for match in found for p in match.line.problems if p.blocking]


def only_amount(cell, column="Meetings", week="2026-W40"):
    [match] = matched(f"Rep;Week;{column}\nDana Whitfield;{week};{cell}\n")
    assert match.action is Action.ADD, match
    return match.line.amount


def test_a_long_table():
    assert figures(
        "Rep,KPI,Week,Value,Target\n"
        "Dana Whitfield,Meetings,2026-W40,7,8\n"
        "Ben Carver,Calls,2026-W41,40,\n"
        "Dana Whitfield,Quota,2026-10,120k,\n"
    ) == [
        (1, 1, W40, 7_000, False),
        (1, 1, W40, 8_000, True),
        (2, 2, W41, 40_000, False),
        (1, 6, date(2026, 10, 1), 12_000_000, True),
    ]


def test_a_column_for_each_metric():
    assert figures(
        "Owner;Week of;Meetings;Number of calls;Show rate (%);Target meetings\n"
        "dana@acme.example;28.09.2026;7;40;12,5;8\n"
        "Ben Carver;05.10.2026;;41;;\n"
    ) == [
        (1, 1, W40, 7_000, False),
        (1, 2, W40, 40_000, False),
        (1, 5, W40, 12_500, False),
        (1, 1, W40, 8_000, True),
        (2, 2, W41, 41_000, False),
    ]


def test_a_column_for_each_period():
    table = "Rep,Metric,2026-W40,KW 41 2026,Total\nDana Whitfield,Meetings,7,8,15\n"
    assert figures(table) == [(1, 1, W40, 7_000, False), (1, 1, W41, 8_000, False)]


def test_a_column_for_each_period_of_one_metric():
    table = "Rep,2026-09-28,2026-10-05\nDana Whitfield,7,8\n"
    assert read(table).shape.obstacle == "Say which metric the numbers are of."
    wanted = [(1, 1, W40, 7_000, False), (1, 1, W41, 8_000, False)]
    assert figures(table, chosen={WHOLE: "metric:1"}) == wanted


def test_quotas_by_month():
    table = "Rep,Sep 2026,Oct 2026\nDana Whitfield,10k,12k\n"
    assert figures(table, chosen={WHOLE: "target:6"}) == [
        (1, 6, date(2026, 9, 1), 1_000_000, True),
        (1, 6, date(2026, 10, 1), 1_200_000, True),
    ]


def test_quota_and_actual_need_no_metric():
    table = "Rep,Quarter,Quota,Actual\nDana Whitfield,2026-Q3,620k,540000\n"
    assert [(m.line.aim, m.line.amount) for m in matched(table)] == [
        (True, 62_000_000),
        (False, 54_000_000),
    ]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_crm_export_with_titles_and_columns_of_its_own(make):
    rows = [
        ["Activity report"],
        [],
        ["Deal Owner", "Reporting week", "Meetings", "Calls", "Account", "Show rate"],
        ["Dana Whitfield", date(2026, 9, 28), 7, 40.0, "Acme", 0.25],
        ["Ben Carver", date(2026, 10, 4), 3, None, "Bolt", 0.5],
    ]
    assert figures(make(rows)) == [
        (1, 1, W40, 7_000, False),
        (1, 2, W40, 40_000, False),
        (1, 5, W40, 25_000, False),
        (2, 1, W40, 3_000, False),
        (2, 5, W40, 50_000, False),
    ]
    remarks = [p.text for m in matched(make(rows)) for p in m.line.problems]
    assert remarks == [
        "0.25 is read as 25.00 %, as a spreadsheet keeps it.",
        "0.5 is read as 50.0 %, as a spreadsheet keeps it.",
    ]


def test_headings_that_are_days_of_the_spreadsheet():
    rows = [["Rep", "KPI", W40, W41, date(2026, 10, 12)], ["Ben Carver", "Calls", 1, 2, 3]]
    assert [amount for *_, amount, _ in figures(xlsx(rows))] == [1_000, 2_000, 3_000]


def test_the_user_has_the_last_word_on_every_column():
    table = "Who,When,Stuff,More\nDana Whitfield,2026-W40,7,40\n"
    assert read(table).shape.obstacle
    chosen = {
        0: FigureField.PERSON,
        1: FigureField.PERIOD,
        2: "target:1",
        3: "metric:2",
    }
    assert figures(table, chosen=chosen) == [
        (1, 1, W40, 7_000, True),
        (1, 2, W40, 40_000, False),
    ]
    assert figures(table, chosen=chosen | {3: None}) == [(1, 1, W40, 7_000, True)]


@pytest.mark.parametrize(
    "written",
    ["1,234.5", "1.234,5", "1 234,5", "1\N{NO-BREAK SPACE}234,5", "1\N{NARROW NO-BREAK SPACE}234,5",
     "1'234.5", "1’234,5"],
)  # fmt: skip
def test_thousands_as_five_locales_part_them(written):
    assert only_amount(written) == 1_234_500


def test_thousands_as_india_parts_them():
    assert only_amount("12,34,567") == 1_234_567_000


@pytest.mark.parametrize(
    ("other", "meant"),
    [("2,5", 1_234_000), ("2.5", 1_234), ("12.345,6", 1_234_000), ("12,345.6", 1_234)],
)
def test_where_a_number_reads_both_ways_the_rest_of_the_column_decides(other, meant):
    table = f"Rep;Week;Calls\nDana Whitfield;2026-W40;1.234\nBen Carver;2026-W40;{other}\n"
    assert figures(table)[0][3] == meant


def test_where_nothing_decides_it_is_said():
    [match] = matched("Rep;Week;Calls\nDana Whitfield;2026-W40;1.234\n")
    assert match.line.amount == 1_234_000
    [problem] = match.line.problems
    assert not problem.blocking
    assert "“1.234” may be meant otherwise" in problem.text


@pytest.mark.parametrize(
    "written",
    ["2026-W40", "KW 40 2026", "KW40/2026", "40. KW 2026", "W40-2026", "week of 28 Sep 2026",
     "week ending 4 Oct 2026", "Woche vom 28.09.2026", "semaine 40 2026", "28.09.2026",
     "2026-10-04", "2026-09-30 00:00", "28 Sep – 4 Oct 2026", "w/c 28/09/2026"],
)  # fmt: skip
def test_one_week_in_many_words(written):
    [match] = matched(f"Rep;Week;Meetings\nDana Whitfield;{written};7\n")
    assert (match.line.period.kind, match.place.starts) == (WEEK, W40)


def test_a_week_and_its_year_in_two_columns():
    assert figures("Rep,Year,Week,Calls\nBen Carver,2026,40,5\n") == [(2, 2, W40, 5_000, False)]


def test_a_week_on_the_edge_of_the_fiscal_year_is_the_week_in_which_it_falls():
    here = replace(HERE, fiscal_start=10)
    [match] = matched("Rep,Week,Calls\nBen Carver,2026-W40,5\n", here)
    assert (match.place.starts, match.line.period.key) == (W40, "2027-W01")


@pytest.mark.parametrize(
    ("written", "fiscal_start", "words"),
    [
        ("Jul–Sep 2026", 2, "2027-Q3 of your fiscal year runs from 1 August 2026 to"),
        ("CY2026 Q3", 2, "2027-Q3 of your fiscal year runs from 1 August 2026 to"),
        ("1 Aug 2026 - 31 Oct 2026", 1, "2026-Q4 of your fiscal year runs from 1 October 2026"),
        ("27 Sep - 3 Oct 2026", 1, "the week runs from 28 September 2026 to 4 October 2026"),
        ("2026-W54", 1, "2026 has no week 54."),
        ("soon", 1, "“soon” is not a period."),
    ],
)
def test_a_period_that_the_journal_does_not_have_is_refused_in_words(written, fiscal_start, words):
    here = replace(HERE, fiscal_start=fiscal_start)
    [(column, text)] = objections(f"Rep;Period;Trust\nDana Whitfield;{written};7\n", here)
    assert column == "Period"
    assert words in text


@pytest.mark.parametrize(
    ("written", "fiscal_start", "starts"),
    [("CY2026 Q3", 4, date(2026, 7, 1)), ("Aug–Oct 2026", 2, date(2026, 8, 1))],
)
def test_a_calendars_quarter_that_is_one_of_the_fiscal_year_fits(written, fiscal_start, starts):
    here = replace(HERE, fiscal_start=fiscal_start)
    assert figures(f"Rep;Period;Trust\nDana Whitfield;{written};7\n", here)[0][2] == starts


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Dana Whitfield,Meetings,2026-W40,seven", "“seven” is not a number."),
        ("Dana Whitfield,Meetings,2026-W40,5 %", "“5 %” is a percentage"),
        ("Dana Whitfield,Show rate,2026-W40,5 €", "“5 €” is an amount of money"),
        ("Dana Whitfield,Pipeline,2026-10,5 USD", "The amount is in USD"),
        ("Dana Whitfield,Win rate,2026-10,50", "Win rate is computed from its parts"),
        ("Dana Whitfield,Cals,2026-W40,7", "No metric here is called Cals, so its unit is not "
                                           "known. Did you mean Calls?"),
        ("Dana Whitfield,Meetings,Sep 2026,7", "Meetings is counted by the week, and September "
                                               "2026 is a month."),
        ("Dana Whitfield,Pipeline,2026-W40,7", "Pipeline is counted by the month, and this is the "
                                               "week of 28 September 2026."),
        ("Dana Whitfield,Revenue,2026-W40,7", "Revenue and quota are kept by the month or longer"),
        ("Dana Whitfeild,Meetings,2026-W40,7", "Did you mean Dana Whitfield?"),
        (",Meetings,2026-W40,7", "No person is named."),
        ("Dana Whitfield,,2026-W40,7", "No metric is named."),
        ("Dana Whitfield,Meetings,,7", "No period is given."),
        ("Dana Whitfield,Meetings,2026-W40,-7", "This cannot be below 0."),
        ("Dana Whitfield,Meetings,2026-W51,7", "The week of 14 December 2026 has not begun yet."),
        ("Dana Whitfield,Revenue,2026-10,n/a", "“n/a” is no number: what is here stays."),
    ],
)  # fmt: skip
def test_bad_input_is_said_in_a_sentence_beside_its_cell(row, words):
    [(column, text)] = objections(f"Rep,KPI,Period,Value\n{row}\n")
    assert words in text
    assert column in ("Rep", "KPI", "Period", "Value")


def test_a_target_of_what_stays_between_two_numbers_or_has_no_unit():
    table = "Rep,Week,Cycle time target,Demos target\nDana Whitfield,2026-W40,7,9\n"
    assert objections(table) == [
        ("Demos target", "No metric here is called Demos target, so its unit is not known."),
        (
            "Cycle time target",
            "Cycle time is to stay between two numbers: set them on its own page.",
        ),
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Calls (%)", "The heading says percent"), ("Show rate (€)", "The heading says money"),
     ("Pipeline (kUSD)", "The amount is in USD")],
)  # fmt: skip
def test_a_heading_in_another_unit(heading, words):
    week = "2026-10" if heading.startswith("Pipeline") else "2026-W40"
    [(column, text)] = objections(f"Rep;When;{heading};X\nBen Carver;{week};5;\n", chosen={
        1: FigureField.PERIOD})  # fmt: skip
    assert column == heading
    assert words in text


def test_a_heading_in_thousands():
    assert only_amount("5", "Pipeline (k€)", "2026-10") == 500_000
    assert only_amount("5", "Calls (in thousands)") == 5_000_000
    assert only_amount("2.5", "Calls (in thousands)") == 2_500_000
    [(_, text)] = objections(f"Rep;Week;Calls (in thousands)\nBen Carver;2026-W40;{'9' * 15}\n")
    assert text == "The number is too large."


def test_of_two_people_of_one_name_the_address_tells_which():
    namesake = KnownPerson(3, "Dana Whitfield", email="dw@acme.example")
    here = replace(HERE, people=(*HERE.people, namesake))
    table = "Rep,Email,Week,Calls\nDana Whitfield,{},2026-W40,5\n"
    assert figures(table.format(""), here) == []
    assert figures(table.format("dw@acme.example"), here) == [(3, 2, W40, 5_000, False)]


def test_two_values_for_one_cell_keep_each_other_out():
    table = (
        "Rep,KPI,Week,Value\nDana Whitfield,Meetings,2026-W40,7\nBen Carver,Calls,2026-W40,1\n"
        "dana@acme.example,Meetings,KW 40 2026,8\n"
    )
    assert figures(table) == [(2, 2, W40, 1_000, False)]
    assert [text for _, text in objections(table)] == [
        "Another value for the same person, metric and period is in row 4.",
        "Another value for the same person, metric and period is in row 2.",
    ]


def test_a_figure_that_is_repeated_counts_once():
    table = "Rep,KPI,Week,Value\n" + "Dana Whitfield,Meetings,2026-W40,7\n" * 2
    assert [match.action for match in matched(table)] == [Action.ADD, Action.DUPLICATE]


@pytest.mark.parametrize("blank", ["", " ", "-", "—", "?"])
def test_a_blank_changes_nothing(blank):
    assert matched(f"Rep,Week,Meetings,Calls\nBen Carver,2026-W40,{blank},4\n")[0].line.column == (
        "Calls"
    )


@pytest.mark.parametrize("words", ["n/a", "N/A", "not reported", "k.A.", "none"])
def test_not_reported_is_recorded_as_that_and_never_as_0(words):
    assert figures(f"Rep,Week,Meetings\nBen Carver,2026-W40,{words}\n") == [
        (2, 1, W40, None, False)
    ]


def test_months_that_are_written_as_their_first_days_are_months():
    table = "Rep,Date,Pipeline\nBen Carver,01.09.2026,5\nBen Carver,01.10.2026,6\n"
    days = [starts for _, _, starts, *_ in figures(table)]
    assert days == [date(2026, 9, 1), date(2026, 10, 1)]
    said = [text for _, text in objections(table.replace("Pipeline", "Calls"))]
    assert said[0] == "Calls is counted by the week, and September 2026 is a month."


def test_days_that_read_both_ways_are_asked_about():
    table = "Rep,Week of,Calls\nBen Carver,3/8/2026,5\n"
    assert read(table).day_first is True
    assert figures(table)[0][2] == date(2026, 8, 3)
    assert figures(table, day_first=False)[0][2] == date(2026, 3, 2)


def test_what_was_said_of_a_source_holds_for_its_next_file():
    first = "Verkäufer,Zeit,Termine,Jahr 2025\nDana Whitfield,2026-W40,7,x\n"
    chosen = {0: FigureField.PERSON, 1: FigureField.PERIOD, 2: "metric:1", 3: None}
    shape = read(first, chosen=chosen).shape
    known = replace(HERE, remembered={shape.source: shape.remembered()})
    second = "Zeit,Verkäufer,Termine,Jahr 2026\n2026-W41,Dana Whitfield,9,x\n"
    assert figures(second, known) == [(1, 1, W41, 9_000, False)]


def test_periods_in_the_headings_do_not_make_another_source():
    one = read("Rep,2026-W40,2026-W41\nBen Carver,1,2\n", chosen={WHOLE: "metric:2"}).shape
    known = replace(HERE, remembered={one.source: one.remembered()})
    assert figures("Rep,2026-W42\nBen Carver,3\n", known) == [
        (2, 2, date(2026, 10, 12), 3_000, False)
    ]


def test_nothing_is_remembered_of_a_metric_that_is_gone():
    shape = read("Wer,Wann,Was\nBen Carver,2026-W40,1\n", chosen={
        0: FigureField.PERSON, 1: FigureField.PERIOD, 2: "metric:99"}).shape  # fmt: skip
    known = replace(HERE, remembered={shape.source: shape.remembered()})
    assert read("Wer,Wann,Was\nBen Carver,2026-W40,1\n", known).shape.fields[2] is None


def test_what_is_there_already_is_told_from_what_is_new():
    [place] = [m.place for m in matched("Rep,Week,Calls\nBen Carver,2026-W40,5\n")]
    known = replace(HERE, there={place: 5_000})
    table = "Rep,Week,Calls\nBen Carver,2026-W40,{}\nBen Carver,2026-W41,1\n"
    assert [m.action for m in matched(table.format(5), known)] == [Action.SAME, Action.ADD]
    [changed, _] = matched(table.format(6), known)
    assert (changed.action, changed.was) == (Action.UPDATE, 5_000)


cells = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["Dana Whitfield", "Meetings", "2026-W40", "Target", "7", "1.234", "n/a", "Q3"]
    ),
)


@given(st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=6))
def test_whatever_a_file_holds_it_is_read_or_refused(rows):
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    with suppress(Unreadable):
        found = matched(text.encode("utf-8", "replace"))
        assert all(match.line.problems for match in found if match.action is Action.SKIP)


@given(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=6))
def test_whatever_stands_below_known_headings_it_is_read_or_refused(rows):
    lines = [["Rep", "KPI", "Period", "Value"], *rows]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in lines)
    with suppress(Unreadable):
        found = matched(text.encode("utf-8", "replace"))
        assert all(match.line.problems for match in found if match.action is Action.SKIP)


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data):
    with suppress(Unreadable):
        matched(data)


@given(
    st.lists(
        st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(0, 45), st.integers(0, 10**8)),
        unique_by=lambda one: one[:3],
        min_size=1,
        max_size=30,
    ),
    st.sampled_from([",", ".", " ", "'"]),
)
def test_what_is_written_is_what_is_read(values, thousands):
    names = {1: "Dana Whitfield", 2: "Ben Carver"}
    metrics = {1: "Meetings", 2: "Calls"}
    mark = "," if thousands == "." else "."

    def written(amount):
        return f"{amount / 1000:,.3f}".translate(str.maketrans(",.", f"{thousands}{mark}"))

    rows = [
        f"{names[who]};{metrics[what]};2026-W{week + 1:02};{written(amount)}"
        for who, what, week, amount in values
    ]
    # A number that tells the marks apart, as any longer column has it.
    rows.append(f"Dana Whitfield;Show rate;2026-W40;{written(1_234_560)}")
    found = figures("Rep;KPI;Week;Value\n" + "\n".join(rows))
    wanted = {
        (who, what, date.fromisocalendar(2026, week + 1, 1), amount)
        for who, what, week, amount in values
    }
    assert {one[:4] for one in found if one[1] != 5} == wanted
