"""The command line: what each command does."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
import time_machine
from pypdf import PdfReader

from app import __version__, journal_file
from app.domain import people, results, settings
from tests import builders
from tests.command_line import QUARTER, TEAM, asked, everything

FIGURES = (
    b"Name,Period,Quota,Actual\n"
    b"Dana Whitfield,2026-Q3,540000,598000\n"
    b"Marcus Oyelaran,2026-Q3,300000,\n"
)


def names(path):
    return [row.name for row in asked(path, people.roster)]


def text_of(path):
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


# Making a journal


def test_a_new_journal_is_empty_and_only_its_owner_can_read_it(touchline, tmp_path):
    path = tmp_path / "new.db"
    assert touchline("new", path).done == [f"Made {path}."]
    assert names(path) == []
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["new.db"]
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_journal_belongs_to_the_manager_who_is_named(touchline, tmp_path):
    touchline("new", tmp_path / "new.db", "--manager", "Sam Roe")
    assert asked(tmp_path / "new.db", settings.current).manager == "Sam Roe"


@pytest.mark.long
@time_machine.travel(builders.TODAY)
def test_the_sample_team_comes_with_its_history(touchline, tmp_path):
    touchline("new", tmp_path / "new.db", "--manager", "Sam Roe", "--sample")
    said = touchline("people", "--journal", tmp_path / "new.db").done
    assert len(said) == 13
    assert asked(tmp_path / "new.db", settings.current).manager == "Sam Roe"
    assert "Dana Whitfield · Active · Enterprise · Northeast · 2 days since last contact" in said
    assert "Ben Carver · Ramping up · SMB · Midwest · 1 day since last contact" in said


# Importing


def test_a_roster_is_taken_in_after_a_backup(touchline, own, path, roster):
    own.close()
    said = touchline("import", "roster", roster, "--journal", path).done
    assert said == [
        "CSV, commas, UTF-8, header in row 1",
        "2 people added, 0 updated, 0 rows left out.",
    ]
    assert names(path) == ["Dana Whitfield", "Marcus Oyelaran"]
    (backup,) = (path.parent / "backups").iterdir()
    assert names(backup) == []


def test_a_dry_run_says_the_same_and_changes_nothing(touchline, team, roster, tmp_path):
    before = everything(tmp_path)
    said = touchline("import", "roster", roster, "--journal", team, "--dry-run").done
    assert said[-1] == "0 people would be added, 2 would be updated, 0 rows left out."
    assert everything(tmp_path) == before
    assert not (tmp_path / "backups").exists()


def test_rows_left_out_are_named(touchline, team, roster):
    roster.write_bytes(TEAM + b",nobody@example.com,,\nBo Lee,bo at home,,\n")
    said = touchline("import", "roster", roster, "--journal", team).done
    assert said[1:] == [
        "Row 4, Name: There is no name here.",
        "Row 5, E-mail: “bo at home” is not an e-mail address.",
        "1 people added, 2 updated, 1 rows left out.",
    ]
    assert "Bo Lee" in names(team)


def test_results_are_taken_in_for_people_who_are_here(touchline, team, tmp_path):
    figures = tmp_path / "figures.csv"
    figures.write_bytes(FIGURES + b"Dana Whitfeld,2026-Q2,1,1\n")
    said = touchline("import", "performance", figures, "--journal", team, "--dry-run").done
    assert said[-1] == "2 results would be recorded, 1 rows left out."
    said = touchline("import", "performance", figures, "--journal", team).done
    assert said[1] == "Row 4: Nobody here is called Dana Whitfeld. Did you mean Dana Whitfield?"
    assert said[-1] == "2 results recorded, 1 rows left out."
    dana, marcus = asked(team, people.roster)
    (record,) = asked(team, results.of_person, dana.id)
    assert (record.quota, record.actual) == (54_000_000, 59_800_000)
    (record,) = asked(team, results.of_person, marcus.id)
    assert (record.quota, record.actual) == (30_000_000, None)


# People


def test_people_are_listed_for_programs_too(touchline, team):
    said = touchline("people", "--json", "--journal", team).done
    dana, marcus = json.loads("\n".join(said))
    assert (dana["name"], dana["status"], dana["last_contact"]) == (
        "Dana Whitfield",
        "active",
        None,
    )
    assert marcus["name"] == "Marcus Oyelaran"


def test_nobody_is_an_empty_list(touchline, own, path):
    own.close()
    assert touchline("people", "--journal", path).done == []
    assert touchline("people", "--json", "--journal", path).done == ["[]"]


# Packets


def test_a_packet_is_written_where_it_was_asked_for(touchline, team, tmp_path):
    out = tmp_path / "for" / "printing"
    said = touchline(
        "packet", "--journal", team, "--person", "dana whitfield", *QUARTER, "--out", out
    )
    (target,) = said.done
    assert target == str(out / "Dana Whitfield - Quarterly review Q3 2026.pdf")
    assert "Dana Whitfield" in text_of(target)
    assert [p.name for p in out.iterdir()] == [Path(target).name]
    if os.name != "nt":
        assert Path(target).stat().st_mode & 0o777 == 0o600
        assert out.stat().st_mode & 0o777 == 0o700


def test_people_of_one_name_get_a_file_each(touchline, team, tmp_path):
    journal = journal_file.open_journal(team)
    builders.person(journal, "DANA WHITFIELD", same_name_ok=True, role="Namesake")
    builders.person(journal, "Dana Whitfield", same_name_ok=True, role="Third of the name")
    journal.close()
    said = touchline("packet", "--journal", team, "--all", *QUARTER, "--out", tmp_path / "out")
    assert len(set(said.done)) == 4
    assert len(list((tmp_path / "out").iterdir())) == 4
    said = touchline(
        "packet", "--journal", team, "--person", "Dana Whitfield", *QUARTER, "--out", tmp_path
    )
    assert said.refusal.startswith("3 people are called Dana Whitfield: #1, ")


def test_long_names_do_not_put_the_private_page_over_the_shared_one(touchline, own, path, tmp_path):
    builders.person(own, "é" * 190)
    own.close()
    packets = ("packet", "--journal", path, "--all", *QUARTER, "--out", tmp_path / "out")
    (shared,) = touchline(*packets).done
    (private,) = touchline(*packets, "--audience", "manager").done
    assert shared != private
    assert private.endswith(" - manager only.pdf")


def test_people_who_left_get_no_packet_unless_named(touchline, team, tmp_path):
    journal = journal_file.open_journal(team)
    (dana, _) = journal.ask(people.roster)
    journal.do("Leave", people.leave, dana.id, date(2026, 10, 1))
    journal.close()
    packets = ("packet", "--journal", team, *QUARTER, "--out", tmp_path / "out")
    assert len(touchline(*packets, "--all").done) == 1
    assert len(touchline(*packets, "--person", "Dana Whitfield").done) == 1


# Checking


def test_a_sound_journal_is_said_to_be_sound(touchline, team):
    assert touchline("check", "--journal", team).done == [f"{team} is sound."]


# Arguments


def test_the_version_and_the_help_are_said(touchline):
    assert touchline("--version").done == [f"touchline {__version__}"]
    said = " ".join(touchline("--help").done)
    for name in ("new", "import", "people", "packet", "check"):
        assert name in said
        assert touchline(name, "--help").done[0].startswith(f"usage: touchline {name}")
