"""A recovery sheet gives its key back, and a slip of the hand is named, never taken for a key."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Reason, Refused
from app.storage import sheet
from app.storage.key import Key

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
keys = st.builds(Key, st.binary(min_size=32, max_size=32), st.binary(min_size=16, max_size=16))
places = st.integers(0, 99)


def typed(rows):
    return "\n".join(" ".join(row) for row in rows)


def letters(key):
    """The sheet's letters in a row."""
    return "".join("".join(row) for row in sheet.written(key).rows)


def in_rows(letters):
    groups = [letters[i : i + 5] for i in range(0, len(letters), 5)]
    return typed([groups[i : i + 4] for i in range(0, len(groups), 4)])


def refusal(text):
    with pytest.raises(Refused) as caught:
        sheet.read(text)
    assert caught.value.field == "sheet"
    return caught.value


def place_of(position):
    return f"row {position // 20 + 1}, group {position % 20 // 5 + 1}"


@given(keys)
def test_what_is_written_can_be_read(key):
    text = sheet.written(key)
    assert [[len(group) for group in row] for row in text.rows] == [[5, 5, 5, 5]] * 5
    assert sheet.read(text.text) == key


@given(keys, st.randoms(use_true_random=False))
def test_how_it_is_typed_does_not_matter(key, random):
    rows = [" ".join(row) for row in sheet.written(key).rows]
    as_typed = "\n\n".join(
        random.choice(["", f"{n} ", f"{n}.  ", f"Row {n}: ", f" {n})\t"]) + row
        for n, row in enumerate(rows, 1)
    )
    as_typed = as_typed.replace("0", random.choice("0oO")).replace("1", random.choice("1iIlL"))
    # The look-alikes above may also have hit a row's number, which is no number then.
    as_typed = re.sub(r"(?im)^(\s*(?:row )?)[il](?=[ .:)])", r"\g<1>1", as_typed)
    as_typed = as_typed.replace("8", random.choice("8bB"))
    as_typed = random.choice([str.lower, str.upper, str])(as_typed)
    as_typed = re.sub(
        r"(?<=\w{5}) (?=\w{5})", random.choice(["  ", "-", " - ", "\u2013"]), as_typed
    )
    assert sheet.read(as_typed) == key


@given(keys)
def test_it_can_be_typed_without_any_blank(key):
    assert sheet.read(letters(key)) == key
    assert sheet.read(" ".join(letters(key))) == key


def test_what_stands_around_the_rows_of_a_copied_page_does_not_matter():
    page = f"Recovery sheet\nWrite down\nwhere it is kept.\n{sheet.written(KEY).text}\nCode 7K2F\n"
    assert sheet.read(page) == KEY


def test_every_wrong_letter_at_every_place_is_named():
    right = letters(KEY)
    for position in range(100):
        for letter in sheet.LETTERS.replace(right[position], "") + "?*É":
            wrong = right[:position] + letter + right[position + 1 :]
            refused = refusal(wrong)
            assert refused.reason is Reason.SHEET_TYPO
            assert refused.detail == place_of(position)


@given(keys, places, st.sampled_from(sheet.LETTERS))
def test_a_wrong_letter_is_named_whatever_the_key(key, position, letter):
    right = letters(key)
    if letter != right[position]:
        wrong = right[:position] + letter + right[position + 1 :]
        assert refusal(in_rows(wrong)).detail == place_of(position)


@given(keys, places, places)
def test_two_exchanged_letters_are_named(key, one, other):
    right = list(letters(key))
    right[one], right[other] = right[other], right[one]
    wrong = "".join(right)
    if wrong != letters(key):
        found = refusal(in_rows(wrong)).detail
        assert place_of(one) in found
        assert place_of(other) in found


@given(keys, st.integers(0, 19), st.integers(0, 19))
def test_two_exchanged_groups_are_named(key, one, other):
    groups = [group for row in sheet.written(key).rows for group in row]
    if one != other:
        groups[one], groups[other] = groups[other], groups[one]
        found = refusal(" ".join(groups)).detail
        assert place_of(one * 5) in found
        assert place_of(other * 5) in found


@given(keys, places)
def test_a_missing_and_a_doubled_letter_are_named_by_row_and_group(key, position):
    rows = [list(row) for row in sheet.written(key).rows]
    row, group, at = position // 20, position % 20 // 5, position % 5
    whole = rows[row][group]
    rows[row][group] = whole[:at] + whole[at + 1 :]
    assert refusal(typed(rows)).detail == f"{place_of(position)}, where a letter is missing"
    rows[row][group] = whole[: at + 1] + whole[at:]
    assert refusal(typed(rows)).detail == f"{place_of(position)}, where a letter is too much"


@given(keys, places)
def test_a_missing_letter_without_blanks_is_named_by_row(key, position):
    right = letters(key)
    lines = [right[i : i + 20] for i in range(0, 100, 20)]
    row, at = divmod(position, 20)
    lines[row] = lines[row][:at] + lines[row][at + 1 :]
    assert refusal("\n".join(lines)).detail == f"row {row + 1}, where a letter is missing"
    missing = right[:position] + right[position + 1 :]
    assert refusal(missing).reason is Reason.SHEET_TYPO


def test_a_missing_row_and_nothing_at_all_are_said():
    assert "missing" in refusal(typed(sheet.written(KEY).rows[:4])).detail
    assert "5 of 4 groups" in refusal(typed(sheet.written(KEY).rows[:1])).detail
    for nothing in ("", " \n - \n"):
        assert refusal(nothing).reason is Reason.EMPTY


@given(st.text())
def test_any_other_text_is_refused_in_words(text):
    assert refusal(text).reason in (Reason.EMPTY, Reason.SHEET_TYPO)


def test_errors_that_hide_each_other_are_found_by_the_sum():
    """Two wrong letters in one group whose weights cancel: 16 times 1 is 8 times 2."""
    right = letters(KEY)
    first, second = (sheet.LETTERS.index(letter) for letter in right[:2])
    wrong = sheet.LETTERS[first ^ 1] + sheet.LETTERS[second ^ 2] + right[2:]
    assert refusal(wrong).detail == "more than one place"


def test_the_code_names_the_key_and_says_nothing_of_the_secret():
    same_salt = Key(bytes(32), KEY.salt)
    other = Key(KEY.secret, bytes(16))
    codes = [sheet.written(key).fingerprint for key in (KEY, same_salt, other)]
    assert codes[0] == codes[1] != codes[2]
    assert re.fullmatch(r"\w{4}-\w{4}", codes[0])
