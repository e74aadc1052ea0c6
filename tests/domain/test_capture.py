"""The capture line's grammar, on the Sunday on which the tests' stories are told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capture import Known, KnownName, What, Why, parse
from app.domain.kinds import NoteKind, Owner, Tone

TODAY = date(2026, 11, 22)
DANA, TOMAS, LUKASZ, BEN, MARY, NOA, SAM_H, SAM_B, GONE = range(1, 10)
KNOWN = Known(
    people=(
        KnownName(DANA, "Dana Whitfield"),
        KnownName(TOMAS, "Tomás Herrera", "Tommy"),
        KnownName(LUKASZ, "Łukasz Nowak"),
        KnownName(BEN, "Ben O'Brien"),
        KnownName(MARY, "Mary Jane Watson"),
        KnownName(NOA, "נועה כהן"),
        KnownName(SAM_H, "Sam Hastings"),
        KnownName(SAM_B, "Sam Baker"),
        KnownName(GONE, "Ben Carver", team=False),
    ),
    skills=((1, "Negotiation"), (2, "Objection handling")),
    tags=("Pricing",),
)
#: Pieces whose words are said elsewhere than in the text.
SAID_ELSEWHERE = {
    *(What.KIND, What.PERSON, What.TAG, What.OWNER, What.DUE, What.PLUS, What.MINUS, What.SHARE),
}


def read(text, **options):
    return parse(text, KNOWN, TODAY, **options)


def why(capture):
    return [remark.why for remark in capture.remarks]


def tasks(capture):
    return [promise.text for promise in capture.commitments]


def said(capture):
    """Every word that the note, its commitments and its requests say, in one string."""
    names = [promise.name for promise in capture.commitments]
    return " ".join([capture.text, *tasks(capture), *capture.asks, *names])


# The grammar's own examples


def test_the_line_that_teaches_the_grammar():
    capture = read("@dana handled the price objection alone #negotiation !send recap due:fri")

    assert capture.kind is NoteKind.OBSERVATION
    assert capture.text == "Dana handled the price objection alone"
    assert capture.people == (DANA,)
    assert (capture.tags, capture.skills) == (("negotiation",), (1,))
    (promise,) = capture.commitments
    assert (promise.text, promise.due) == ("send recap", date(2026, 11, 27))
    assert (promise.owner, promise.person) == (Owner.REP, DANA)
    assert (capture.unknown, capture.remarks, capture.shareable) == ((), (), False)


def test_several_people():
    capture = read("@dana and @tomas built the deck together")

    assert capture.people == (DANA, TOMAS)
    assert capture.text == "Dana and Tomás built the deck together"


def test_by_says_whose_a_commitment_is():
    capture = read("@dana wants a demo !ask legal by:me !book the room by:tommy due:2026-12-12")

    mine, theirs = capture.commitments
    assert (mine.text, mine.owner, mine.person, mine.due) == ("ask legal", Owner.ME, None, None)
    assert (theirs.text, theirs.owner, theirs.person) == ("book the room", Owner.REP, TOMAS)
    assert theirs.due == date(2026, 12, 12)
    assert capture.text == "Dana wants a demo"


def test_a_help_request():
    capture = read("@dana is stuck ?needs a reference from finance !call them by:me")

    assert capture.asks == ("needs a reference from finance",)
    assert tasks(capture) == ["call them"]
    assert capture.text == "Dana is stuck"


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("@dana let the buyer finish +", Tone.PLUS),
        ("+ @dana let the buyer finish", Tone.PLUS),
        ("@dana let the buyer finish - >>", Tone.MINUS),
        ("@dana + let the buyer finish", Tone.PLUS),
        ("@dana let the buyer finish", None),
    ],
)
def test_tone(text, tone):
    capture = read(text)

    assert capture.tone is tone
    assert capture.text == "Dana let the buyer finish"


def test_shareable_only_by_the_sign_at_the_end():
    assert read("@dana closed it >>").shareable
    assert read("@dana closed it >>").text == "Dana closed it"
    assert not read("@dana closed it").shareable
    assert not read(">> @dana closed it").shareable
    assert not read("@dana closed it>>").shareable
    assert read("@dana\nclosed it\n>>\n").shareable


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_can_be_set_at_the_start(kind):
    for text in (f"{kind}: @dana closed it", f"{kind.upper()}:@dana closed it"):
        assert (read(text).kind, read(text).text) == (kind, "Dana closed it")


def test_a_kind_after_the_name_keeps_a_vent_from_being_shared():
    capture = read("@dana vent: fed up with routing >>")

    assert (capture.kind, capture.shareable) == (NoteKind.VENT, False)
    assert capture.text == "Dana fed up with routing >>"
    assert why(capture) == [Why.NEVER_SHAREABLE]


def test_a_kind_in_the_middle_is_a_word():
    capture = read("she said: win: at last")

    assert (capture.kind, capture.text) == (NoteKind.OBSERVATION, "she said: win: at last")


def test_a_vent_carries_no_action():
    capture = read("vent: @dana is angry !call him due:fri ?anything by:me")

    assert (capture.commitments, capture.asks) == ((), ())
    assert capture.text == "Dana is angry !call him due:fri ?anything by:me"
    assert why(capture) == [Why.VENT_NO_ACTION, Why.VENT_NO_ACTION]


# Names


@pytest.mark.parametrize(
    ("text", "person", "words"),
    [
        ("@DANA rang", DANA, "Dana rang"),
        ("@dana's deck", DANA, "Dana's deck"),
        ("@dana’s deck", DANA, "Dana’s deck"),
        ("(@dana, again)", DANA, "(Dana, again)"),
        ("“@dana” it was", DANA, "“Dana” it was"),
        ("@dana: rang", DANA, "Dana: rang"),
        ("@dana whitfield rang", DANA, "Dana Whitfield rang"),
        ('@"Dana Whitfield" rang', DANA, "Dana Whitfield rang"),
        ("@“Dana Whitfield” rang", DANA, "Dana Whitfield rang"),
        ('@"Dana Whitfield rang', DANA, "Dana Whitfield rang"),
        ("@whitfield rang", DANA, "Whitfield rang"),
        ("@dan rang", DANA, "Dana rang"),
        ("@tomas rang", TOMAS, "Tomás rang"),
        ("@Toma\u0301s rang", TOMAS, "Tomás rang"),
        ("@tommy rang", TOMAS, "Tommy rang"),
        ("@lukasz rang", LUKASZ, "Łukasz rang"),
        ("@ŁUKASZ-led deal", LUKASZ, "Łukasz-led deal"),
        ("@mary jane rang", MARY, "Mary Jane rang"),
        ("@mary rang", MARY, "Mary rang"),
        ("@o'brien's deal", BEN, "O'Brien's deal"),
        ("@נועה התקשרה", NOA, "נועה התקשרה"),
        ("@נועה כהן, אתמול", NOA, "נועה כהן, אתמול"),
        ("@\u200fנועה התקשרה", NOA, "נועה התקשרה"),
        ("@sam Hastings rang", SAM_H, "Sam Hastings rang"),
        ("@sam B rang", SAM_B, "Sam Baker rang"),
    ],
)
def test_a_name_is_found_as_people_type_it(text, person, words):
    capture = read(text)

    assert (capture.people, capture.text, capture.unknown) == ((person,), words, ())


def test_who_is_on_the_team_comes_before_who_has_left():
    assert read("@ben rang").people == (BEN,)
    assert read("@ben carver rang").people == (GONE,)


def test_names_joined_by_a_comma():
    capture = read("@dana,@tomas/@lukasz presented #pricing,#value")

    assert capture.people == (DANA, TOMAS, LUKASZ)
    assert capture.tags == ("Pricing", "value")


def test_an_unknown_name_stays_as_typed_and_offers_the_nearest():
    capture = read("@dnaa handled it")

    assert (capture.text, capture.people) == ("@dnaa handled it", ())
    (unknown,) = capture.unknown
    assert unknown.word == "dnaa"
    assert [near.name for near in unknown.near] == ["Dana Whitfield"]
    corrected = capture.source[: unknown.start] + "dana" + capture.source[unknown.end :]
    assert read(corrected).people == (DANA,)


def test_a_name_that_two_have_offers_both():
    capture = read("@sam has called")

    assert (capture.text, capture.people) == ("@sam has called", ())
    assert [near.id for near in capture.unknown[0].near] == [SAM_H, SAM_B]
    assert why(capture) == [Why.NAME_AMBIGUOUS]


def test_names_without_anybody_in_the_journal():
    capture = parse("@dana rang", Known(), TODAY)

    assert (capture.text, capture.unknown[0].near) == ("@dana rang", ())


# Commitments


def test_without_a_rep_a_commitment_is_mine():
    (promise,) = read("!book the room due:tomorrow").commitments

    assert (promise.owner, promise.due) == (Owner.ME, date(2026, 11, 23))


def test_a_name_in_a_commitment_is_a_word_of_it():
    capture = read("@dana asked !call @ben about #pricing due:fri")

    assert tasks(capture) == ["call Ben about pricing"]
    assert capture.commitments[0].person == DANA
    assert capture.people == (DANA, BEN)


def test_a_name_after_a_commitment_is_whose_it_is():
    capture = read("!send recap @ben #pricing")

    assert tasks(capture) == ["send recap"]
    assert capture.commitments[0].person == BEN


def test_a_commitment_needs_the_tag_it_is_about():
    assert tasks(read("!practise #discovery")) == ["practise discovery"]
    assert tasks(read("!send a note to @ben")) == ["send a note to Ben"]


def test_somebody_from_elsewhere_can_own_a_commitment():
    capture = read("@dana waits !check the terms by:legal due:fri")

    (promise,) = capture.commitments
    assert (promise.owner, promise.person, promise.name) == (Owner.OTHER, None, "legal")
    assert why(capture) == [Why.OWNER_STRANGER]
    assert capture.unknown == ()


def test_a_mistyped_owner_offers_the_nearest():
    capture = read("!check the terms by:dnaa")

    assert capture.commitments[0].name == "dnaa"
    assert capture.unknown[0].is_owner
    assert [near.id for near in capture.unknown[0].near] == [DANA]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("!send recap due:someday soon", Why.DUE_UNREADABLE),
        ("!send recap due:31 feb soon", Why.DUE_UNREADABLE),
        ("!send recap due:2026-13-40 soon", Why.DUE_UNREADABLE),
        ("!send recap due:fridays soon", Why.DUE_UNREADABLE),
        ("!send recap due:3/4 soon", Why.DUE_AMBIGUOUS),
        ("!send recap by:sam soon", Why.OWNER_AMBIGUOUS),
    ],
)
def test_what_cannot_be_read_stays_in_its_place_as_typed(text, remark):
    capture = read(text)

    assert why(capture) == [remark]
    assert tasks(capture) == [text.removeprefix("!")]
    assert capture.commitments[0].due is None


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("paid by:dana due:fri", [Why.OWNER_ALONE, Why.DUE_ALONE]),
        ("help soon ?terms due:fri", [Why.DUE_ALONE]),
        ("so + good it was -", [Why.TONE_TWICE]),
    ],
)
def test_what_belongs_to_nothing_stays_as_typed(text, remarks):
    capture = read(f"+ {text}" if Why.TONE_TWICE in remarks else text)

    assert why(capture) == remarks
    for word in text.replace("?", "").split():
        assert word in said(capture)


def test_a_second_day_or_owner_stays_as_typed():
    capture = read("!send recap due:fri due:mon by:me by:dana")

    assert why(capture) == [Why.DUE_TWICE, Why.OWNER_TWICE]
    assert capture.commitments[0].due == date(2026, 11, 27)
    assert capture.commitments[0].owner is Owner.ME
    assert "due:mon" in capture.text
    assert "by:dana" in capture.text


def test_a_day_that_is_over_is_taken_with_a_remark():
    capture = read("!send recap due:2026-11-01")

    assert capture.commitments[0].due == date(2026, 11, 1)
    assert why(capture) == [Why.DUE_PAST]


# What is no marker


@pytest.mark.parametrize(
    "text",
    [
        *("mail a@b.com to robin@example.org", "the C# and C++ rewrite", "5-10 calls, 3+4"),
        *("+49 151 234 or -5 %", "#1 in the region", "well ! yes", "why ?? so !!", "a -> b"),
        *("x >> y is so", "what? wow!", "a - b and c + d", "@ # ! ? by: due:", "@1 and #2"),
        *("no.@dana here", "https://x.org/#top?q=1", "!= is not ==", "a <John> said", "=1+1"),
        *("goodbye:me and overdue:fri", "e-mail", "100% - 5%", "?!", "🎉 done"),
    ],
)
def test_prose_stays_prose(text):
    capture = read(text)

    assert (capture.text, capture.pieces, capture.remarks) == (text, (), ())


def test_a_list_keeps_its_lines_and_bullets():
    text = "Two things:\n- the price\n+ the date\n\n  - and a tail"

    capture = read(text)

    assert (capture.text, capture.tone) == (text, None)


def test_a_commitment_ends_with_its_line():
    capture = read("Good call\n!send recap\r\nShe was glad\n!book @dana\n\nEnd #pricing talk")

    assert tasks(capture) == ["send recap", "book Dana"]
    assert capture.text == "Good call\nShe was glad\n\nEnd pricing talk"


def test_nothing_and_blanks_are_empty():
    for text in ("", "  \n\t"):
        assert read(text).is_empty
        assert read(text) == replace(read(""), source=text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@dana !send recap due:fri", "Dana: send recap"),
        ("!send recap ?a quiet room", "send recap; a quiet room"),
        ("@dana @ben", "Dana Ben"),
        ("#pricing", "pricing"),
        ("win:", "win:"),
        ("+ >>", "+ >>"),
        (">>", ">>"),
    ],
)
def test_only_markers_still_make_a_note(text, words):
    assert read(text).text == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("she used the #negotiation", "she used the negotiation"),
        ("good #negotiation", "good negotiation"),
        ("#negotiation went well", "negotiation went well"),
        ("very good call #negotiation #pricing", "very good call"),
        ("good #pricing, really", "good pricing, really"),
        ("it was late !send recap due:fri, then rest", "it was late, then rest"),
        ("it was late #pricing-talks/now", "it was late pricing-talks/now"),
    ],
)
def test_a_tag_is_a_word_where_the_sentence_needs_it(text, words):
    assert read(text).text == words


def test_tags_of_any_script_and_spelling():
    capture = read("so much talk here #PRICING #Objection-Handling #價格 #überzeugung #q4 #pricing")

    assert capture.tags == ("Pricing", "Objection-Handling", "價格", "überzeugung", "q4")
    assert capture.skills == (2,)


def test_ten_thousand_characters():
    text = "@dana said #pricing a lot - !do it due:fri ?help (@dnaa) " * 175

    capture = read(text)

    assert len(capture.commitments) == 175
    assert len(capture.unknown) == 175
    assert len(read("@" + "a-" * 5_000).unknown) == 1


# Whatever is typed

_SIGNS = ("@", "#", "!", "?", "by:", "due:", "+", "-", ">>", '"', "“", "(", "win:", "vent:")
_WORDS = (
    *("dana", "Sam", "sam h", "tomas", "lukasz", "legal", "me", "fri", "12 dec", "3/4", "נועה"),
    *("\u200fx", "a@b", "C#", "5-10", "'s", "e\u0301", "🎉", "\ud800", "價格", "the", ".", ","),
)
typed = st.lists(
    st.one_of(
        st.sampled_from(_SIGNS), st.sampled_from(_WORDS), st.sampled_from(" \n\t"), st.text()
    ),
    max_size=30,
).map("".join)


@given(typed)
def test_nothing_typed_is_ever_lost(text):
    capture = read(text)

    rest = list(text)
    for piece in capture.pieces:
        if piece.what in SAID_ELSEWHERE:
            rest[piece.start : piece.end] = " " * (piece.end - piece.start)
    for word in re.findall(r"[^\W_]+", "".join(rest)):
        assert word in said(capture)
    for promise in capture.commitments:
        assert promise.text
    assert all(capture.asks)


@given(typed)
def test_pieces_are_in_order_and_apart(text):
    capture = read(text)

    at = 0
    for piece in capture.pieces:
        assert at <= piece.start < piece.end <= len(text)
        at = piece.end
    for unknown in capture.unknown:
        assert text[unknown.start : unknown.end].strip()


@given(typed)
def test_a_note_says_something_unless_nothing_was_typed(text):
    capture = read(text)

    assert capture.source == text
    assert capture.is_empty == (not capture.text)
    assert not (capture.shareable and capture.kind in (NoteKind.VENT, NoteKind.PERSONAL))


@given(typed, st.dates(), st.integers(0, 6))
def test_any_day_will_do(text, today, week_start):
    capture = parse(
        f"{text}\n!x due:fri\n!y due:29 feb !z due:+3d", KNOWN, today, week_start=week_start
    )

    assert capture.source.startswith(text)
