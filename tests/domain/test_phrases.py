"""Putting prose together from what is left between markers."""

from app.domain.phrases import Phrase


def phrase(*parts):
    """Texts as they are; "" where something is taken out."""
    made = Phrase()
    for part in parts:
        if part:
            made.add_text(part)
        else:
            made.take_out()
    return made


def test_what_is_taken_out_leaves_no_gap():
    assert phrase("It was late ", "", ", then rest").prose() == "It was late, then rest"
    assert phrase("It was ", "", " late").prose() == "It was late"
    assert phrase("", " It was late ", "").prose() == "It was late"


def test_what_was_typed_between_stays_as_it_is():
    assert phrase("  two  blanks\there ").prose() == "  two  blanks\there"


def test_a_line_that_is_said_elsewhere_is_gone_and_an_empty_one_stays():
    assert phrase("", " ").prose() is None
    assert phrase().prose() == ""


def test_who_is_only_named_after_a_task_is_no_word_of_it():
    made = phrase("send recap ")
    made.add_name("Ben", 7, 20)
    assert made.task() == "send recap"
    assert made.named_beside() == [(20, 7)]

    made.add_text(" the deck")
    assert made.task() == "send recap Ben the deck"
    assert made.named_beside() == []
    assert made.named() == [(20, 7)]


def test_words_are_more_than_signs():
    assert phrase("so").has_words
    assert not phrase(", -").has_words
