"""The practices that the Team tab serves, each shown at work on the sample team."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app import journal_file, sample
from app.domain import (
    agreements,
    areas,
    bench,
    facts,
    goals,
    people,
    ramp,
    results,
    settings,
    skills,
)
from app.domain.cadence import Gap
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    AT_WORK,
    Autonomy,
    Certainty,
    Direction,
    FactKind,
    GoalState,
    Source,
    Status,
    Vis,
    Voice,
)
from app.domain.person_page import PersonPage, person_page
from app.domain.team_map import team_map
from app.storage.first_look import first_look
from app.templates import first_days
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.models import Person
    from app.domain.roster import RosterRow
    from app.journal import Journal

pytestmark = pytest.mark.long

TODAY = builders.TODAY


class Team:
    """The sample team on one day, asked for by name."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def ask(self, query: Any, *args: Any) -> Any:
        return self.journal.ask(query, *args)

    def do(self, command: Any, *args: Any, **kwargs: Any) -> Any:
        return self.journal.do("A click", command, *args, **kwargs)

    def row(self, name: str) -> RosterRow:
        return next(row for row in self.ask(people.roster) if row.name.startswith(name))

    def page(self, name: str) -> PersonPage:
        return self.ask(person_page, self.row(name).id, TODAY)

    def at_work(self) -> list[PersonPage]:
        return [
            self.ask(person_page, row.id, TODAY)
            for row in self.ask(people.roster)
            if row.status in AT_WORK
        ]

    def skill(self, name: str) -> int:
        return next(skill.id for skill in self.ask(skills.every) if skill.name == name)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample team's journal, closed."""
    path = tmp_path_factory.mktemp("told") / "told.db"
    journal = journal_file.create(path, **sample.SETTINGS)
    journal.do("Sample team", sample.fill, TODAY)
    journal.close()
    return path


@pytest.fixture
def team(told: Path, tmp_path: Path) -> Iterator[Team]:
    """A sample team of the test's own; each of its clicks can be taken back."""
    path = tmp_path / "team.db"
    shutil.copy(told, path)
    before = builders.undoable(path)
    journal = journal_file.open_journal(path)
    yield Team(journal)
    clicks = 0
    while journal.can_undo == "A click":
        journal.undo()
        clicks += 1
    if clicks:
        assert builders.undoable(path) == before
    journal.close()


def refused(team: Team, command: Any, *args: Any, **kwargs: Any) -> tuple[Reason, str]:
    with pytest.raises(Refused) as caught:
        team.do(command, *args, **kwargs)
    return caught.value.reason, caught.value.field


def test_s0_08_everybody_s_growth_since_ninety_days_ago_is_seen_and_explained(team: Team) -> None:
    grown = {page.person.name: page.growth.direction for page in team.at_work()}
    assert Direction.UNKNOWN not in grown.values()
    assert grown["Dana Whitfield"] is Direction.BETTER
    assert grown["Tomás Herrera"] is Direction.WORSE
    before = team.page("Dana").growth
    assert all(step.what and step.on >= before.since for step in before.steps)
    assert before.ups == sum(step.by > 0 for step in before.steps)

    team.do(
        *(skills.rate, team.row("Dana").id, team.skill("Multi-threading accounts")),
        voice=Voice.MANAGER,
        level=4,
        rated_on=TODAY,
        today=TODAY,
        justification="Met both finance heads without being asked.",
    )

    after = team.page("Dana").growth
    assert (after.steps[0].what, after.steps[0].on) == ("Multi-threading accounts", TODAY)
    assert after.ups == before.ups + 1
    given = team.ask(skills.history, team.row("Dana").id, team.skill("Multi-threading accounts"))
    assert [rating.level for rating in given] == [4, 3, 3, 2, 2]


def test_s1_03_whoever_decides_alone_is_given_space(team: Team) -> None:
    usual = team.ask(settings.current)
    lena, kofi = team.row("Lena"), team.row("Kofi")
    assert lena.cadence.ideal > usual.ideal_gap > kofi.cadence.ideal
    a_while = TODAY - timedelta(days=lena.cadence.ideal + 1)
    assert lena.cadence.judge(lena.status, a_while, TODAY) is Gap.FINE
    assert kofi.cadence.judge(kofi.status, a_while, TODAY) is Gap.SLIPPING

    team.do(areas.settle, lena.id, "Partner tiers", Autonomy.GUIDED, TODAY)

    assert team.row("Lena").cadence.ideal < usual.ideal_gap
    assert team.row("Lena").gap(TODAY) is Gap.DUE


def test_s1_25_somebody_new_is_helped_step_by_step(team: Team) -> None:
    ben = team.page("Ben")
    assert ben.person.status is Status.RAMPING
    assert [step.by_day for step in ben.ramp] == sorted(step.by_day for step in ben.ramp)
    still = [step for step in ben.ramp if step.done_on is None]
    assert {step.by_day for step in still} == {30, 60, 90}
    assert len(still) < len(ben.ramp)
    late = [step for step in still if ramp.is_late(step, ben.person.started, TODAY)]
    assert [step.by_day for step in late] == [30]

    team.do(ramp.tick, late[0].id, TODAY)

    now = team.page("Ben")
    assert not any(ramp.is_late(step, now.person.started, TODAY) for step in now.ramp)


def test_s1_30_the_four_traits_are_rated_by_both_voices_with_reasons(team: Team) -> None:
    four = {"Independent", "Self-motivated", "Disciplined", "Accountable"}
    ingrid = team.page("Ingrid")
    assert {standing.skill.name for standing in ingrid.traits} == four
    assert all(standing.own and standing.manager for standing in ingrid.traits)
    independent = next(s for s in ingrid.traits if s.skill.name == "Independent")
    assert independent.gap == -1

    rating = {"voice": Voice.MANAGER, "level": 4, "rated_on": TODAY, "today": TODAY}
    trait = (skills.rate, ingrid.person.id, independent.skill.id)
    assert refused(team, *trait, **rating) == (Reason.LEVEL_NEEDS_JUSTIFICATION, "justification")
    team.do(*trait, **rating, justification="Decided the Skagen offer and told me on the day.")

    changed = next(s for s in team.page("Ingrid").traits if s.skill.name == "Independent")
    assert (changed.change, changed.gap) == (1, -2)


def test_s2_08_the_team_is_what_the_journal_shows_first(team: Team) -> None:
    look = first_look(team.journal.path)
    assert look is not None
    assert look.people == team.ask(people.roster)
    gaps = {row.name: row.gap(TODAY) for row in look.people if row.on_the_team}
    assert gaps["Tomás Herrera"] is Gap.SLIPPING
    assert gaps["Hanna Novak"] is Gap.NOTHING_OWED


def test_s2_09_strengths_and_weaknesses_are_dated_and_confirmed_again(team: Team) -> None:
    for page in team.at_work():
        for kind in (FactKind.STRENGTH, FactKind.WEAKNESS):
            found = page.facts_of(kind)
            assert found, (page.person.name, kind)
            assert all(fact.noted_on <= fact.confirmed_on <= TODAY for fact in found)
    old = next(f for f in team.page("Dana").facts_of(FactKind.WEAKNESS) if facts.is_stale(f, TODAY))

    team.do(facts.confirm, old.id, TODAY)

    assert not facts.is_stale(team.ask(facts.get, old.id), TODAY)


def test_s2_10_motivations_and_aspirations_are_known_and_a_hunch_stays_private(team: Team) -> None:
    for page in team.at_work():
        assert page.facts_of(FactKind.MOTIVATION), page.person.name
        assert page.facts_of(FactKind.ASPIRATION) or page.person.name == "Tomás Herrera"
    hunch = next(
        fact
        for fact in team.page("Priya").facts_of(FactKind.MOTIVATION)
        if fact.certainty is Certainty.HUNCH
    )
    assert refused(team, facts.amend, hunch.id, TODAY, vis=Vis.SHAREABLE) == (
        Reason.NEVER_SHAREABLE,
        "vis",
    )

    said = {"certainty": Certainty.CONFIRMED_BY_REP, "vis": Vis.SHAREABLE}
    team.do(facts.amend, hunch.id, TODAY, **said)

    assert team.ask(facts.get, hunch.id).vis is Vis.SHAREABLE


def test_s2_11_the_past_gives_a_band_and_a_gap_stays_a_gap(team: Team) -> None:
    for name in ("Dana", "Priya", "Tomás"):
        band = team.page(name).band
        assert band is not None
        assert band.low < band.middle < band.high
        low, high = band.of(100_000)
        assert low < high
    assert team.page("Priya").band.low > team.page("Tomás").band.high
    kofi = [result.attainment for result in team.page("Kofi").results]
    assert sum(attainment is None for attainment in kofi) == 2
    assert 0 not in kofi
    everything = team.ask(results.of_person, team.row("Yuki").id)
    before = [record for record in everything if record.source is Source.PREVIOUS_EMPLOYER]
    assert len(before) == 4
    assert team.page("Yuki").band is None, "another quota stands behind those"


def test_s2_12_the_team_s_skills_are_seen_as_one(team: Team) -> None:
    found = team.ask(team_map, TODAY)
    names = {row.id: row.name for row in found.people}
    assert len(names) == 9
    assert [skill.name for skill in found.holes] == ["Price objections"]
    assert any(level is None for row in found.levels for level in row)
    lesson = next(one for one in found.lessons if one.skill.name == "Written follow-up")
    assert [names[who] for who in lesson.teachers] == ["Ingrid Solberg", "Lena Fischer"]
    assert [names[who] for who in lesson.learners] == ["Kofi Mensah"]
    assert lesson.wanting == set(lesson.learners)

    team.do(people.leave, team.row("Priya").id, TODAY)

    opened = {skill.name for skill in team.ask(team_map, TODAY).holes}
    assert opened == {"Price objections", "Asking for the decision", "Closing without discount"}


def test_s2_16_the_two_say_what_they_count_on_each_other_for(team: Team) -> None:
    written = {page.person.name: page.agreement for page in team.at_work()}
    assert all(deal is not None and deal.mine and deal.theirs for deal in written.values())
    dana = team.page("Dana")
    assert dana.agreement.starts_on == dana.half.starts
    assert len(team.ask(agreements.of_person, dana.person.id)) == 2

    team.do(
        *(agreements.write, dana.person.id, dana.half.starts, TODAY),
        mine="A second pair of eyes on every large offer",
    )

    deals = team.ask(agreements.of_person, dana.person.id)
    assert len(deals) == 2
    assert deals[0].mine == "A second pair of eyes on every large offer"
    assert deals[0].theirs == dana.agreement.theirs


def test_s2_19_what_helps_and_what_hurts_is_known_of_everybody(team: Team) -> None:
    for page in team.at_work():
        assert page.facts_of(FactKind.WHAT_HELPS), page.person.name
        hurts = page.facts_of(FactKind.WHAT_HURTS)
        assert hurts, page.person.name
        assert refused(team, facts.amend, hurts[0].id, TODAY, vis=Vis.SHAREABLE) == (
            Reason.NEVER_SHAREABLE,
            "vis",
        )


def test_s3_01_growth_is_counted_from_growing_and_not_from_selling(team: Team) -> None:
    for page in team.at_work():
        working_on = [aim for aim in page.goals if aim.goal.state is GoalState.OPEN]
        assert working_on, page.person.name
        assert all(aim.goal.why for aim in working_on)
    tomas = team.page("Tomás")

    team.do(results.record, tomas.person.id, builders.month(), quota=1_00, actual=9_99)
    assert team.page("Tomás").growth == tomas.growth

    step = next(s for aim in tomas.goals for s in aim.checkpoints if s.reached_on is None)
    team.do(goals.reach_checkpoint, step.id, TODAY)
    assert team.page("Tomás").growth.ups == tomas.growth.ups + 1


def test_s3_08_a_weakness_without_help_is_seen_until_a_goal_answers_it(team: Team) -> None:
    def without_help(page: PersonPage) -> list[str]:
        weak = page.facts_of(FactKind.WEAKNESS)
        return [fact.text for fact in weak if fact.id not in page.helped]

    waiting = {page.person.name: without_help(page) for page in team.at_work()}
    assert {name: len(texts) for name, texts in waiting.items() if texts} == {
        "Kofi Mensah": 1,
        "Lena Fischer": 1,
        "Priya Raman": 1,
    }
    kofi = team.page("Kofi")
    [weakness] = [f for f in kofi.facts if f.text in waiting["Kofi Mensah"]]

    aim = {"outcome": "Stop at the yes", "why": "Lost a deal that was won", "set_on": TODAY}
    goal = team.do(goals.set_goal, kofi.person.id, weakness_id=weakness.id, **aim)
    assert without_help(team.page("Kofi")) == []
    team.do(goals.close, goal.id, GoalState.DROPPED, TODAY)
    assert without_help(team.page("Kofi")) == [weakness.text]


def test_s4_06_only_who_brings_every_must_have_is_ready(team: Team) -> None:
    def waiting() -> dict[str, bool]:
        return {one.person.name: one.ready for one in team.ask(bench.bench).candidates}

    assert waiting() == {"Felix Brandt": False, "Amara Nwosu": True}, "the next touch first"
    found = team.ask(bench.bench)
    assert [person.name for person in found.may_leave] == ["Priya Raman"]
    assert found.ready == len(found.may_leave)
    felix: Person = found.candidates[0].person
    for must in found.must_haves:
        team.do(bench.score, felix.id, must.id, bench.ENOUGH, "Shown twice")
    assert waiting()["Felix Brandt"]

    until = TODAY + timedelta(days=90)
    team.do(bench.hire, felix.id, TODAY, until, first_days())

    assert list(waiting()) == ["Amara Nwosu"]
    hired = team.page("Felix")
    assert (hired.person.status, hired.person.next_touch) == (Status.RAMPING, None)
    assert len(hired.ramp) == len(first_days())
    assert team.ask(bench.candidate, felix.id).ready, "what was seen of them stays"
