"""The program is killed while it saves: everything it said was saved is there."""

from random import Random
from time import perf_counter

import pytest
import sqlalchemy as sa

from app import journal_file
from app.domain import facts, people
from app.domain.models import Session
from tests import builders
from tests.faults import children
from tests.faults.children import DRAFT, minutes, said
from tests.faults.story import wrong

pytestmark = pytest.mark.skipif(not children.CAN_FORK, reason="needs a system that forks")

ROUNDS = 30  # of each kind of journal, so 60
#: Things saved before the kill comes near, and the seconds that are left then, at most.
MOST_SAVED = 12
MOMENTS = 0.012


def how_long(db):
    return db.scalars(sa.select(Session.minutes)).all()


def acknowledged(pipe, chance):
    """What the program says it saved, until a moment that nobody can foresee."""
    heard = [pipe.recv() for _ in range(chance.randint(1, MOST_SAVED))]
    end = perf_counter() + chance.uniform(0, MOMENTS)
    while (left := end - perf_counter()) > 0:
        if pipe.poll(left):
            heard.append(pipe.recv())
    return heard


def last_words(pipe):
    """What it had said when it was killed, and nobody had heard yet."""
    heard = []
    while True:
        try:
            heard.append(pipe.recv())
        except (EOFError, ConnectionResetError):
            pipe.close()
            return heard


@pytest.fixture
def team(made, key):
    journal = journal_file.open_journal(made, key=key)
    builders.person(journal)
    journal.close()
    return made


def test_nothing_acknowledged_is_lost_in_60_kills(team, key):
    texts, lengths, interrupted = set(), set(), 0
    for life in range(ROUNDS):
        process, pipe = children.start(children.take_notes, team, key, life)
        heard = acknowledged(pipe, Random(life))
        process.kill()
        assert children.end(process) == children.KILLED
        interrupted += team.with_name(f"{team.name}-journal").exists()
        heard += last_words(pipe)
        texts |= {said(life, number) for what, number in heard if what == "fact"}
        lengths |= {minutes(life, number) for what, number in heard if what == "session"}

        journal = journal_file.open_journal(team, key=key)
        assert wrong(team, key) == []
        dana = journal.ask(people.roster)[0]
        assert texts <= {fact.text for fact in journal.ask(facts.of_person, dana.id)}
        assert lengths <= set(journal.ask(how_long))
        typed = max((number for what, number in heard if what == "draft"), default=None)
        if typed is not None:
            kept = journal.aside(DRAFT)["text"]
            assert kept in (said(life, typed), said(life, typed + 1))
        journal.close()
    assert len(texts) > ROUNDS, "too little was saved before the kills"
    assert interrupted > 0, "no kill fell into a change under way"
