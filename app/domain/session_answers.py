"""The questions that a session is led by, and what was answered to them."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.kinds import Voice
from app.domain.models import Session, SessionAnswer
from app.domain.text import clean_line


def answer(db: Db, answer_id: int, text: str) -> SessionAnswer:
    """Write down what was answered to a question of the template."""
    found = commands.find(db, SessionAnswer, answer_id)
    found.answer = text
    return found


def ask(db: Db, session_id: int, questions: Iterable[tuple[str, str, Voice]]) -> None:
    """Give a session the questions of a template, each with its section and whose answer it is.

    What was answered to a question that is asked again stays; another answer is not lost either.
    """
    commands.find(db, Session, session_id)
    there = sa.select(SessionAnswer).where(SessionAnswer.session_id == session_id)
    before = db.scalars(there.order_by(SessionAnswer.position)).all()
    answered = [old for old in before if old.answer.strip()]
    asked = [(*question, _taken(answered, *question[1:])) for question in questions]
    asked += [(old.section, old.question, old.voice, old.answer) for old in answered]
    for old in before:
        db.delete(old)
    db.flush()
    for position, (section, question, voice, said) in enumerate(asked):
        row = SessionAnswer(session_id=session_id, position=position, question=question)
        commands.put(row, {"section": section, "voice": voice, "answer": said})
        db.add(row)


def _taken(answered: list[SessionAnswer], question: str, voice: Voice) -> str:
    """What was answered to a question, which is then no longer among what was ``answered``."""
    for old in answered:
        if (old.question, old.voice) == (clean_line(question), voice):
            answered.remove(old)
            return old.answer
    return ""
