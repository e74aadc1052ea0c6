"""A way to lead a conversation: questions with room to write under each."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.content import Question, TemplateSheet
from app.report.page import Heading
from app.report.sections.writing import facts, lines
from app.report.styles import BODY
from app.report.text import paragraphs

#: A template without questions is a sheet of lines, all on one page.
_NO_QUESTIONS = 22


def section(content: TemplateSheet, width: float) -> list[Flowable]:
    """Who and when, then each step under its own heading."""
    named = [("Date", "")] if content.cover.person else [("Salesperson", ""), ("Date", "")]
    flow: list[Flowable] = [Spacer(0, 6), facts(named, width)]
    if not any(step.questions for step in content.steps):
        flow += lines(width, _NO_QUESTIONS)
    for step in content.steps:
        flow += _step(step.title, step.questions, width)
    return flow


def _step(title: str, questions: tuple[Question, ...], width: float) -> list[Flowable]:
    """The title stays with the first question, each question with its lines."""
    if not questions:
        return []
    first, *rest = (_question(question, width) for question in questions)
    head: list[Flowable] = [Heading(title)] if title else []
    return [KeepTogether([*head, *first]), *map(KeepTogether, rest)]


def _question(question: Question, width: float) -> list[Flowable]:
    return [Spacer(0, 7), *paragraphs(question.text, BODY), *lines(width, question.lines)]
