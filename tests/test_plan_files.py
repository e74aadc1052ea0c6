"""The forms of plans as files: safe names, no two alike, and read again by what is in them."""

from dataclasses import replace
from datetime import date

import pytest

from app import plan_files
from app.exchange.errors import Unreadable
from app.formats import Formats
from tests.exchange.plan_forms import form

WORDING = Formats("EUR")


def names(*forms, ending=plan_files.PDF):
    return [name for name, _ in plan_files.names(forms, ending)]


def test_a_file_is_called_by_person_half_and_version():
    assert names(form()) == ["Tomás Herrera - plan H1 2027.pdf"]
    assert names(form(number=2), ending=".xlsx") == ["Tomás Herrera - plan H1 2027 version 2.xlsx"]


def test_no_two_files_have_one_name():
    assert names(form(), form(person_id=4), form(name="TOMÁS HERRERA")) == [
        "Tomás Herrera - plan H1 2027.pdf",
        "Tomás Herrera (2) - plan H1 2027.pdf",
        "TOMÁS HERRERA (3) - plan H1 2027.pdf",
    ]


@pytest.mark.parametrize("name", ["../../etc/passwd", "CON", "a\u202eb", "x" * 400, "?"])
def test_no_name_leaves_the_folder(tmp_path, name):
    (path,) = plan_files.write_forms([form(name=name)], tmp_path, WORDING)
    assert path.parent == tmp_path
    assert path.suffix == ".pdf"


def test_both_kinds_of_form_are_written_and_read_again(tmp_path):
    written = plan_files.write_forms(
        [form(), form(person_id=4)], tmp_path, WORDING, as_pdf=True, as_xlsx=True
    )
    assert len(list(tmp_path.iterdir())) == len(written) == 4
    read = [plan_files.read_form(path.read_bytes(), path.name) for path in written]
    assert [one.person_id for one in read] == [3, 4, 3, 4]
    assert {one.starts_on for one in read} == {date(2027, 1, 1)}


def test_a_file_is_read_by_what_it_is_and_not_by_its_name(tmp_path):
    data = plan_files.xlsx(replace(form(), number=7))
    assert plan_files.read_form(data, "plan.pdf").number == 7


def test_what_is_neither_is_refused_in_words():
    with pytest.raises(Unreadable, match="choose the form"):
        plan_files.read_form(b"Dear Robin, my plan is", "plan.docx")
