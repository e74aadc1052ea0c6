"""The topics that wait for a session: for the team to see, and for the manager with names."""

from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import settings, training_topics
from app.domain.kinds import TopicSource
from app.domain.training_topics import Waiting
from app.gather import training_parts
from app.gather.parts import Wording
from app.gather.team import TEAM, team_cover
from app.gather.training_parts import MARKS
from app.labels import label
from app.report import content

KIND = "Topics waiting"
#: Where a topic comes from, as the team may read it.
_ORIGINS = {
    TopicSource.TYPED: "Suggested",
    TopicSource.SKILL_GAP: "The skills map",
    TopicSource.OBSTACLE: "Came up again and again",
    TopicSource.PRODUCT: "Our products",
}


def topic_list(db: Db, wording: Wording, today: date) -> content.TopicList:
    """What the team may be trained in next; how many it would help, and not who.

    Where that is one alone even the number is not said, for it would be a hint at them.
    """
    chosen = settings.current(db)
    return content.TopicList(
        paper=chosen.paper.value,
        cover=team_cover(KIND, chosen, wording, today, copy_for=TEAM.casefold()),
        topics=tuple(_line(one, _ORIGINS[one.topic.source]) for one in training_topics.waiting(db)),
    )


def manager_topic_list(db: Db, wording: Wording, today: date) -> content.ManagerTopicList:
    """The same with whom each topic would help and why, for me alone."""
    chosen = settings.current(db)
    return content.ManagerTopicList(
        paper=chosen.paper.value,
        cover=team_cover(KIND, chosen, wording, today, copy_for=chosen.manager),
        topics=tuple(
            content.KeptTopic(
                line=_line(one, label(one.topic.source)),
                noted=f"noted {wording.day(one.topic.noted_on)}",
                skill=one.skill.name if one.skill is not None else "",
                people=", ".join(person.name for person in one.people),
                why=one.topic.why,
            )
            for one in training_topics.waiting(db)
        ),
    )


def _line(one: Waiting, origin: str) -> content.TopicLine:
    topic = one.topic
    return content.TopicLine(
        title=topic.title,
        mark=MARKS[topic.kind],
        kind=label(topic.kind),
        origin=origin,
        people=training_parts.how_many(len(one.people)) if len(one.people) > 1 else "",
        asked=_times(topic.asked),
    )


def _times(count: int) -> str:
    """How often it was asked for; nothing where it was not."""
    return {0: "", 1: "once", 2: "twice"}.get(count, f"{count} times")
