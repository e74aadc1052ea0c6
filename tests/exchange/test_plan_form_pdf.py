"""The PDF form goes out, is filled, and comes back in whichever shape another program gives it."""

import io
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from app import form_pages
from app.domain.kinds import PaperSize
from app.domain.plan_form import every_field
from app.exchange import pdf_forms
from app.exchange.errors import Unreadable
from tests.exchange.plan_forms import (
    ABROAD,
    ACTIONS,
    LINES,
    MARK,
    SECTIONS,
    form,
    meant,
    pdf,
    read,
    rewritten,
    typed_into,
    written,
)

BLANK = pdf()
TYPED = {"section.market": ABROAD, "line.1.account": "Skagen", "line.1.amount": "620k"}


def refusal(data, name="plan.pdf"):
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    return str(caught.value)


def nodes(writer):
    """Every field of a form by its own part of the name, and the form itself."""
    top = writer._root_object["/AcroForm"].get_object()
    waiting, found = list(top["/Fields"]), {}
    while waiting:
        node = waiting.pop().get_object()
        waiting += list(node.get("/Kids", ()))
        found[node["/T"]] = node
    return found, top


def with_value(value):
    """A form in which a program wrote the market as ``value``."""

    def put(writer):
        nodes(writer)[0]["market"][NameObject("/V")] = value

    return rewritten(BLANK, put)


def encrypted(data, user, algorithm):
    def lock(writer):
        writer.encrypt(user_password=user, owner_password="owner", algorithm=algorithm)

    return rewritten(data, lock)


def without_fields(data):
    def flatten(writer):
        writer._root_object.pop("/AcroForm")
        for page in writer.pages:
            page.pop("/Annots", None)

    return rewritten(data, flatten)


@pytest.mark.parametrize("paper", PaperSize)
def test_what_stands_on_a_form_already_is_read_back(paper):
    returned = read(pdf(written(paper=paper)))
    found = meant(returned)
    assert (returned.mark, returned.person_id, returned.number) == (MARK, 3, 2)
    assert (found.sections, found.lines, found.actions) == (SECTIONS, LINES, ACTIONS)
    assert returned.missing == ()


def test_a_plan_with_more_lines_than_a_form_has_room_for_them():
    found = meant(read(pdf(form(lines=LINES * 12))))
    assert found.lines == LINES * 12


def test_an_empty_form_says_nothing():
    returned = read(BLANK)
    assert (returned.fields, returned.missing) == ({}, ())
    assert (returned.file, returned.starts_on.isoformat()) == ("plan.pdf", "2027-01-01")


def test_what_is_typed_comes_back():
    assert read(typed_into(BLANK, TYPED)).fields == TYPED


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (TextStringObject("one\rtwo\r\nthree"), "one\rtwo\r\nthree"),
        (ByteStringObject(b"\xfe\xff" + ABROAD.encode("utf-16-be")), ABROAD),
        (ByteStringObject(b"\xff\xfe" + ABROAD.encode("utf-16-le")), ABROAD),
        (ByteStringObject(b"\xef\xbb\xbf" + ABROAD.encode()), ABROAD),
        (NameObject("/Yes"), "Yes"),
        (ArrayObject([TextStringObject("One"), TextStringObject("Two")]), "One"),
        (ArrayObject([]), ""),
        (BooleanObject(True), "True"),
        (DictionaryObject(), ""),
    ],
)
def test_a_value_is_read_however_it_was_written(value, text):
    assert read(with_value(value)).fields.get("section.market", "") == text


def test_a_value_in_a_stream_is_read():
    def put(writer):
        stream = StreamObject()
        stream.set_data(b"Two new plants")
        nodes(writer)[0]["market"][NameObject("/V")] = writer._add_object(stream)

    assert read(rewritten(BLANK, put)).fields["section.market"] == "Two new plants"


def test_what_another_kind_of_form_says_is_let_be():
    def put(writer):
        nodes(writer)[1][NameObject("/XFA")] = TextStringObject("<market>Other</market>")

    assert read(rewritten(typed_into(BLANK, TYPED), put)).fields == TYPED


def test_fields_under_other_names_are_missing():
    def rename(writer):
        nodes(writer)[0]["market"][NameObject("/T")] = TextStringObject("Textfeld 7")

    returned = read(rewritten(typed_into(BLANK, TYPED), rename))
    assert returned.missing == ("section.market",)
    assert returned.fields == {key: TYPED[key] for key in TYPED if "market" not in key}


def test_fields_that_were_hung_below_others_are_found():
    def hang(writer):
        fields = nodes(writer)[1]
        above = DictionaryObject(
            {NameObject("/T"): TextStringObject("form1[0]"), NameObject("/Kids"): fields["/Fields"]}
        )
        fields[NameObject("/Fields")] = ArrayObject([writer._add_object(above)])

    returned = read(rewritten(typed_into(BLANK, TYPED), hang))
    assert (returned.fields, returned.missing) == (TYPED, ())


def test_fields_are_found_on_the_pages_where_the_list_of_them_is_gone():
    def lose(writer):
        nodes(writer)[1][NameObject("/Fields")] = ArrayObject([])

    assert read(rewritten(typed_into(BLANK, TYPED), lose)).fields == TYPED


def test_fields_that_the_list_leaves_out_are_found_on_the_pages():
    def lose(writer):
        _, top = nodes(writer)
        kept = [one for one in top["/Fields"] if one.get_object()["/T"] != "line"]
        top[NameObject("/Fields")] = ArrayObject(kept)

    returned = read(rewritten(typed_into(BLANK, TYPED), lose))
    assert (returned.fields, returned.missing) == (TYPED, ())


def test_whose_form_it_is_stands_in_the_footer_too():
    def lose(writer):
        del nodes(writer)[0]["touchline"]["/V"]

    returned = read(rewritten(typed_into(BLANK, TYPED), lose))
    assert (returned.mark, returned.person_id) == (MARK, 3)
    assert returned.fields == TYPED


def test_fields_that_run_in_a_circle_are_read_once():
    def tie(writer):
        found, top = nodes(writer)
        found["section"]["/Kids"].append(top["/Fields"][1])

    assert read(rewritten(typed_into(BLANK, TYPED), tie)).fields["section.market"] == ABROAD


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_form_that_only_may_not_be_changed_is_read(algorithm):
    assert read(encrypted(typed_into(BLANK, TYPED), "", algorithm)).fields == TYPED


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_form_with_a_password_is_refused(algorithm):
    assert "password" in refusal(encrypted(BLANK, "secret", algorithm))


def test_a_flattened_form_is_told_from_one_that_is_none():
    assert "fields of this form are gone" in refusal(without_fields(BLANK))
    out, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert "no business plan form" in refusal(out.getvalue())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0 a photo", "no PDF"),
        (b"PK\x03\x04 no workbook", "damaged"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (BLANK[: len(BLANK) // 3], "PDF"),
        (b"%PDF-1.7" + bytes(pdf_forms.MOST_BYTES), "too big"),
    ],
)
def test_what_is_no_form_is_refused_in_words(data, said):
    assert said in refusal(data)


@pytest.mark.parametrize("day", ["2027-02-31", "9999-12-31", "0001-01-01"])
def test_the_mark_that_says_what_cannot_be_is_refused(day):
    def spoil(writer):
        said = TextStringObject(f"touchline-plan 1 {MARK} 3 {day} 1")
        nodes(writer)[0]["touchline"][NameObject("/V")] = said

    assert "no longer says whose it is" in refusal(rewritten(typed_into(BLANK, TYPED), spoil))


def test_every_field_has_words_for_whoever_cannot_see_the_page():
    fields = PdfReader(io.BytesIO(BLANK)).get_fields()
    assert all(fields[name]["/TU"] for name in every_field())


def test_months_and_sources_are_offered_and_other_words_let_through():
    field = PdfReader(io.BytesIO(BLANK)).get_fields()["line.3.month"]
    assert field["/_States_"][0] == "January 2027"
    assert field["/Ff"] & (1 << 18)  # may be typed into


def test_the_same_form_gives_the_same_bytes():
    assert pdf() == BLANK


def test_pages_to_look_at_show_what_was_typed():
    shown = PdfReader(io.BytesIO(form_pages.pages(typed_into(BLANK, TYPED))))
    text = "\n".join(page.extract_text() for page in shown.pages)
    assert "Ελληνικά, Привет, Zażółć gęślą jaźń" in text
    assert "Skagen" in text
    assert not any("/Annots" in page for page in shown.pages)


def test_pages_to_look_at_are_refused_as_reading_is():
    with pytest.raises(Unreadable, match="no PDF"):
        form_pages.pages(b"\xff\xd8\xff\xe0 a photo")


def spoilt(rng: random.Random, count):
    """The form after so many accidents."""
    data = bytearray(BLANK)
    for _ in range(count):
        place = rng.randrange(len(data))
        match rng.randrange(3):
            case 0:
                data[place] = rng.randrange(256)
            case 1:
                del data[place : place + rng.randrange(1, 200)]
            case _:
                data[place:place] = data[rng.randrange(len(data)) :][: rng.randrange(200)]
    return bytes(data)


ACCIDENTS = (st.randoms(use_true_random=False), st.integers(1, 30))


@given(*ACCIDENTS)
@settings(max_examples=12)
def test_no_bytes_do_more_than_be_refused(rng, count):
    with suppress(Unreadable):
        read(spoilt(rng, count))


@pytest.mark.long
@given(*ACCIDENTS)
@settings(max_examples=150)
def test_no_bytes_at_all_do_more_than_be_refused(rng, count):
    with suppress(Unreadable):
        read(spoilt(rng, count))


@given(st.binary(max_size=400))
def test_no_few_bytes_do_more_than_be_refused(data):
    with pytest.raises(Unreadable):
        read(b"%PDF-1.7\n" + data)
