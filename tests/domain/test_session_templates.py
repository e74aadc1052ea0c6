"""Templates: the questions of a session, which the user may change without losing an answer."""

import pytest

from app.domain import session_answers, session_templates, sessions
from app.domain.errors import Reason, Refused
from app.domain.kinds import SessionKind, Voice
from app.domain.session_templates import Question
from tests import builders

GROW = (
    Question("Goal", "What do you want to reach?"),
    Question("Reality", "What happens today?"),
    Question("Options", "What could you do?"),
    Question("Options", "What would I try?", Voice.MANAGER),
    Question("Will", "What will you do, and by when?"),
)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def save(journal, name="Our GROW", questions=GROW, kind=SessionKind.SKILL, **more):
    return journal.do(
        "Save", session_templates.save, name=name, kind=kind, questions=questions, **more
    )


def every(journal, *kind):
    return journal.ask(session_templates.every, *kind)


@pytest.fixture
def none(journal):
    """A journal without templates, whichever it came with."""
    for template in every(journal):
        journal.do("Delete", session_templates.delete, template.id)
    return journal


def test_a_template_keeps_its_questions_in_order(none):
    save(none)
    [kept] = every(none)
    assert (kept.name, kept.kind, kept.questions) == ("Our GROW", SessionKind.SKILL, GROW)


def test_templates_are_listed_by_name_and_by_kind(none):
    save(none, "B")
    save(none, "A", kind=SessionKind.DEAL)
    assert [one.name for one in every(none)] == ["A", "B"]
    assert [one.name for one in every(none, SessionKind.DEAL)] == ["A"]
    assert none.ask(session_templates.get, "b").name == "B"
    assert none.ask(session_templates.get, "C") is None


@pytest.mark.parametrize("questions", [(), (Question("Goal", ""),), (Question("Goal", " \n"),)])
def test_a_template_without_questions_is_refused(none, questions):
    refused = (Reason.NO_QUESTIONS, "questions")
    assert refusal(save, none, questions=questions) == refused
    kept = save(none)
    assert refusal(save, none, questions=questions, template_id=kept.id) == refused
    assert [one.questions for one in every(none)] == [GROW]


def test_an_empty_line_among_the_questions_is_left_out(none):
    save(none, questions=(GROW[0], Question("Goal", " "), GROW[1]))
    assert every(none)[0].questions == GROW[:2]


@pytest.mark.parametrize("name", ["Our GROW", "our  grow", "Öur Grow"])
def test_a_name_is_used_once(none, name):
    first, other = save(none), save(none, "Deal")
    refused = (Reason.SAME_TEMPLATE, "name")
    assert refusal(save, none, name) == refused
    assert refusal(save, none, name, template_id=other.id) == refused
    assert save(none, name, template_id=first.id).name == " ".join(name.split())
    assert refusal(save, none, " ") == (Reason.EMPTY, "name")


@pytest.mark.parametrize(
    "changed", [GROW[:1], GROW[::-1], (*GROW, Question("Will", "What could stop you?"))]
)
def test_questions_are_changed_added_and_taken_away(none, changed):
    kept = save(none)
    save(none, "Ours", changed, SessionKind.CAREER, template_id=kept.id)
    [found] = every(none)
    assert (found.id, found.name, found.questions) == (kept.id, "Ours", changed)
    assert found.kind is SessionKind.CAREER


def test_sessions_keep_what_they_were_asked(none):
    kept = save(none)
    session = builders.plan(none, builders.person(none).id).id
    asked = [(one.section, one.text, one.voice) for one in GROW]
    none.do("Ask", session_answers.ask, session, asked)
    first = none.ask(sessions.get, session).answers[0]
    none.do("Answer", session_answers.answer, first.id, "Ten calls")

    save(none, "Ours", (Question("New", "Something else?"),), template_id=kept.id)
    none.do("Delete", session_templates.delete, kept.id)

    found = none.ask(sessions.get, session).answers
    assert [(one.section, one.question, one.voice) for one in found] == asked
    assert found[0].answer == "Ten calls"


def test_a_journal_is_stocked_once(none):
    stock = [("GROW", SessionKind.SKILL, GROW), ("Deal", SessionKind.DEAL, GROW[:2])]
    none.do("Stock", session_templates.stock, stock)
    assert [one.name for one in every(none)] == ["Deal", "GROW"]
    none.do("Delete", session_templates.delete, every(none)[0].id)
    none.do("Stock", session_templates.stock, stock)
    assert [one.name for one in every(none)] == ["GROW"]
