"""``import metrics`` and ``sheet`` from the command line."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from app import journal_file
from app.domain.kinds import EnteredBy
from app.domain.models import SourceMapping, Target, Value
from tests import builders
from tests.command_line import asked
from tests.exchange.rep_sheets import fill, opened, saved

WIDE = (
    "Owner,Reporting week,Meetings,Calls\n"
    "Dana Whitfield,2025-W40,7,40\nMarcus Oyelaran,2025-W40,5,\n"
)


@pytest.fixture
def numbers(team):
    """A journal with two people and two metrics, closed."""
    journal = journal_file.open_journal(team)
    for name in ("Meetings", "Calls"):
        builders.metric(journal, name)
    journal.close()
    return team


def table(tmp_path, text, name="figures.csv"):
    path = tmp_path / name
    path.write_text(text)
    return path


def kept(db):
    query = sa.select(Value).order_by(Value.person_id, Value.metric_id, Value.starts_on)
    return [
        (v.person_id, v.metric_id, v.starts_on, v.amount, v.entered_by) for v in db.scalars(query)
    ]


def test_figures_are_imported_after_a_backup(touchline, numbers, tmp_path):
    file = table(tmp_path, WIDE)
    dry = touchline("import", "metrics", file, "--journal", numbers, "--dry-run").done
    assert dry[-1] == "3 figures would be recorded, 0 the same already, 0 left out."
    assert asked(numbers, kept) == []
    said = touchline("import", "metrics", file, "--journal", numbers).done
    assert said[-1] == "3 figures recorded, 0 the same already, 0 left out."
    week = date(2025, 9, 29)
    assert asked(numbers, kept) == [
        (1, 1, week, 7_000, EnteredBy.IMPORT),
        (1, 2, week, 40_000, EnteredBy.IMPORT),
        (2, 1, week, 5_000, EnteredBy.IMPORT),
    ]
    assert list((tmp_path).rglob("*import*"))
    again = touchline("import", "metrics", file, "--journal", numbers).done
    assert again[-1] == "0 figures recorded, 3 the same already, 0 left out."


def test_targets_and_problems_from_a_long_table(touchline, numbers, tmp_path):
    text = (
        "Rep,KPI,Week,Value,Target\nDana Whitfield,Meetings,2025-W40,seven,8\n"
        "Dana Whitfield,Cals,2025-W40,7,\n"
    )
    said = touchline("import", "metrics", table(tmp_path, text), "--journal", numbers).done
    assert said[1:] == [
        "Row 2, Value: “seven” is not a number.",
        "Row 3, KPI: No metric here is called Cals, so its unit is not known. Did you mean Calls?",
        "1 figures recorded, 0 the same already, 2 left out.",
    ]
    assert asked(numbers, lambda db: db.scalars(sa.select(Target.amount)).all()) == [8_000]
    assert asked(numbers, lambda db: len(db.scalars(sa.select(SourceMapping)).all())) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The file is empty."),
        ("Rep,Week,Meetings\nNobody Here,2025-W40,7\n", "No figure in "),
        ("Rep,2025-W40,2025-W41\nDana Whitfield,7,8\n", "Say which metric the numbers are of."),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_line(touchline, numbers, tmp_path, text, words):
    said = touchline("import", "metrics", table(tmp_path, text), "--journal", numbers)
    assert words in said.refusal
    assert asked(numbers, kept) == []


def test_sheets_go_out_and_come_back(touchline, numbers, tmp_path):
    out = tmp_path / "sheets"
    said = touchline(
        "sheet", "export", "--journal", numbers, "--all", "--from", "2025-09-29", "--out", out
    ).done
    names = ["Dana Whitfield", "Marcus Oyelaran"]
    assert said == [str(out / f"{name} from 29 September 2025.xlsx") for name in names]
    files = []
    for path, number in zip(sorted(out.iterdir()), (7, 5), strict=True):
        book = opened(path.read_bytes())
        fill(book.worksheets[0], "Meetings", number, "n/a")
        path.write_bytes(saved(book))
        files.append(path)
    dry = touchline("sheet", "read", *files, "--journal", numbers, "--dry-run").done
    assert dry == ["4 figures would be recorded, 0 the same already, 0 left out."]
    touchline("sheet", "read", *files, "--journal", numbers).done  # noqa: B018
    assert asked(numbers, kept) == [
        (who, 1, week, amount, EnteredBy.REP_SHEET)
        for who, first in ((1, 7_000), (2, 5_000))
        for week, amount in ((date(2025, 9, 29), first), (date(2025, 10, 6), None))
    ]


def test_one_workbook_for_all(touchline, numbers, tmp_path):
    words = ("sheet", "export", "--journal", numbers, "--all", "--from", "2025-09-29")
    [path] = touchline(*words, "--together", "--weeks", "4", "--out", tmp_path / "out").done
    assert path.endswith("Team - numbers from 29 September 2025.xlsx")
    book = opened((tmp_path / "out" / path.rpartition("/")[2]).read_bytes())
    assert book.sheetnames == ["Dana Whitfield", "Marcus Oyelaran"]
    one = tmp_path / "one.xlsx"
    assert "--together" in touchline(*words, "--out", one).refusal
    words = ("sheet", "export", "--journal", numbers, "--person", "Dana Whitfield")
    assert touchline(*words, "--out", one).done == [str(one)]
    assert opened(one.read_bytes()).sheetnames == ["Dana Whitfield"]


def test_what_is_no_sheet_is_refused_and_named(touchline, numbers, tmp_path):
    file = table(tmp_path, WIDE, "wide.csv")
    refusal = touchline("sheet", "read", file, "--journal", numbers).refusal
    assert "wide.csv: This is no spreadsheet" in refusal


def test_a_sheet_needs_somebody(touchline, numbers, tmp_path):
    said = touchline("sheet", "export", "--journal", numbers, "--out", tmp_path / "out")
    assert said.code == 2
    said = touchline(
        "sheet", "export", "--journal", numbers, "--person", "Dan", "--out", tmp_path / "out"
    )
    assert "Nobody here is called Dan." in said.refusal
