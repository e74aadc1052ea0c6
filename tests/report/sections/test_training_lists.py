"""Topics that wait, and who knows what."""

from dataclasses import replace

import pytest

from app.report.content import ManagerTopicList, TopicList
from app.report.sections.training_lists import NO_TOPICS, NOTHING_KNOWN
from tests.report.samples import read, text
from tests.report.training_samples import KEPT_TOPICS, KNOWN, LINE, TOPICS


def test_the_team_reads_what_waits_and_how_many_it_would_help() -> None:
    said = text(TOPICS)
    assert "Closing without discount Selling skill Suggested 3 people twice" in said


def test_the_managers_list_says_whom_and_why() -> None:
    said = text(KEPT_TOPICS)
    assert "Dana Whitfield Three deals were lost. Closing · noted 5 May 2026" in said


def test_whom_to_ask_is_beside_what_they_know() -> None:
    """S2-14: what is known inside the team can be asked for by all."""
    assert "Runs discovery by questions Dana, Priya Priya 2 sessions" in text(KNOWN)


def test_an_empty_list_says_so() -> None:
    assert NO_TOPICS in text(replace(TOPICS, topics=()))
    assert NO_TOPICS in text(replace(KEPT_TOPICS, topics=()))
    assert NOTHING_KNOWN in text(replace(KNOWN, topics=()))


@pytest.mark.parametrize("content", [TOPICS, KEPT_TOPICS])
def test_many_topics_go_on_under_the_same_head(content: TopicList | ManagerTopicList) -> None:
    many = (
        replace(content, topics=tuple(replace(LINE, title=f"Topic {n:03}") for n in range(90)))
        if isinstance(content, TopicList)
        else replace(content, topics=content.topics * 40)
    )
    pages = [page.extract_text() for page in read(many).pages]
    assert len(pages) > 1
    assert all("Where it comes from" in page for page in pages)
