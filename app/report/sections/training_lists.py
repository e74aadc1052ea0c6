"""Lists around the training of the team: topics that wait, and who knows what."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.report.content import KeptTopic, ManagerTopicList, TopicLine, TopicList, WhoKnowsWhat
from app.report.rows import Cell, cell, heads, table
from app.report.sections.training_marks import Marked
from app.report.styles import BODY, MUTED, SMALL, STRONG
from app.report.text import paragraphs

NO_TOPICS = "No topic waits for a session."
NOTHING_KNOWN = "Nobody has said yet what they can teach, as far as it may be shared."
WHOM_TO_ASK = "Ask them: what is known on the team is there for everybody."

_TYPE, _ORIGIN, _COUNT = 84.0, 116.0, 52.0


def topics(content: TopicList, width: float) -> list[Flowable]:
    """What waits, how many it would help, and where it comes from."""
    return _topics([_line(one) for one in content.topics], width)


def kept_topics(content: ManagerTopicList, width: float) -> list[Flowable]:
    """The same with names and reasons under each."""
    return _topics([_kept(one) for one in content.topics], width)


def known(content: WhoKnowsWhat, width: float) -> list[Flowable]:
    """Each topic with whom to ask about it, and who gave a training on it."""
    if not content.topics:
        return [Spacer(0, 10), *paragraphs(NOTHING_KNOWN, MUTED)]
    widths = [0.4 * width, 0.3 * width, 0.3 * width]
    rows = [
        [cell(one.topic, STRONG), cell(one.people, BODY), cell(one.gave, MUTED)]
        for one in content.topics
    ]
    head = heads(("Topic", "Whom to ask", "Gave a session on it"), widths)
    return [
        Spacer(0, 6),
        *paragraphs(WHOM_TO_ASK, BODY),
        Spacer(0, 6),
        *table(rows, widths, head=head, whole=True),
    ]


def _topics(rows: Sequence[list[Cell]], width: float) -> list[Flowable]:
    if not rows:
        return [Spacer(0, 10), *paragraphs(NO_TOPICS, MUTED)]
    widths = [width - _TYPE - _ORIGIN - 2 * _COUNT, _TYPE, _ORIGIN, _COUNT, _COUNT]
    head = heads(("Topic", "Type", "Where it comes from", "Helps", "Asked for"), widths)
    return [Spacer(0, 8), *table(rows, widths, head=head, whole=True)]


def _line(one: TopicLine) -> list[Cell]:
    return [
        cell(one.title, STRONG),
        [Marked(one.mark, one.kind, BODY)],
        cell(one.origin, MUTED),
        cell(one.people, BODY),
        cell(one.asked, BODY),
    ]


def _kept(one: KeptTopic) -> list[Cell]:
    title, *others = _line(one.line)
    beside = " · ".join(filter(None, (one.skill, one.noted)))
    return [
        [*title, *cell(one.people, BODY), *cell(one.why, BODY), *cell(beside, SMALL)],
        *others,
    ]
