"""Who may read what of a profile and an agreement, word by word."""

from datetime import date, timedelta

import pytest

from app import gather
from app.domain import agreements, areas, bench, facts, people, ramp, results
from app.domain.kinds import (
    Autonomy,
    Certainty,
    FactKind,
    PeriodKind,
    SkillFamily,
    Source,
    Status,
    Vis,
    Voice,
)
from app.domain.periods import last_periods, period_of
from app.formats import Formats
from app.report import content
from tests import builders
from tests.builders import TODAY

WORDING = Formats("USD")
HALF = period_of(PeriodKind.HALF, TODAY)


@pytest.fixture
def dana(journal):
    return builders.person(journal, started=TODAY - timedelta(days=40)).id


def read(journal, query, *about):
    return journal.ask(query, *about, wording=WORDING, today=TODAY)


def agree(journal, who, vis=Vis.SHAREABLE, mine="An hour\n\nA visit", **promises):
    start = HALF.starts
    return journal.do("Agree", agreements.write, who, start, TODAY, mine=mine, vis=vis, **promises)


def test_a_reps_profile_says_what_is_shareable_of_every_kind_in_order(journal, dana):
    for kind in FactKind:
        shared = Vis.SHAREABLE if facts.may_be_shared(kind, Certainty.SEEN) else Vis.PRIVATE
        builders.fact(journal, dana, f"{kind} fact", kind=kind, vis=shared, evidence="evidence")
        builders.fact(journal, dana, f"{kind} private", kind=kind)
    found = read(journal, gather.profile, dana)
    assert [said.text.removesuffix(" fact") for said in found.statements] == [
        *("strength", "motivation", "aspiration", "recognition_style", "what_helps", "can_teach")
    ]
    assert "evidence" not in repr(found)
    assert found.cover.title == "Profile"
    assert found.cover.copy_for == "Dana Whitfield"


def test_the_manager_reads_first_what_helps_and_what_hurts_with_days_and_certainty(journal, dana):
    """S2-09: dated, sourced, with what is stale."""
    day = TODAY - timedelta(days=200)
    builders.fact(journal, dana, "Curious", vis=Vis.SHAREABLE)
    builders.fact(journal, dana, "Public blame", kind=FactKind.WHAT_HURTS, noted_on=day)
    hunch = {"kind": FactKind.WHAT_HELPS, "certainty": Certainty.HUNCH}
    asked = builders.fact(journal, dana, "Time", evidence="Said so", noted_on=day, **hunch)
    journal.do("Confirm", facts.confirm, asked.id, TODAY)
    helps, hurts, strength = read(journal, gather.manager_profile, dana).facts
    assert helps.facts == (
        content.Fact("Time", "Said so", "noted 6 May 2026\nconfirmed 22 November 2026", hunch=True),
    )
    assert hurts.facts[0].dated == "Seen\nnoted 6 May 2026\nto be confirmed again"
    assert strength.facts[0].dated == "Seen · shareable\nnoted 22 November 2026"


def test_what_no_longer_holds_is_on_no_copy(journal, dana):
    fact = builders.fact(journal, dana, "Once so", vis=Vis.SHAREABLE)
    journal.do("Retire", facts.retire, fact.id, TODAY)
    for query in (gather.profile, gather.manager_profile):
        assert "Once so" not in repr(read(journal, query, dana))


def test_traits_stand_apart_from_skills_with_both_voices_and_the_change(journal, dana):
    """S1-30: on the profile and in the quarterly packet, where shareable."""
    trait = builders.skill(journal, "Accountable", SkillFamily.TRAIT).id
    builders.skill(journal)
    builders.rating(journal, dana, trait, 2, days_ago=150)
    builders.rating(journal, dana, trait, 4, justification="Called first")
    builders.rating(journal, dana, trait, 3, voice=Voice.SELF)
    line = content.SkillLine("Accountable", 3, 4, 2, "+2", "Called first")
    quarter = builders.quarter()
    for found in (
        read(journal, gather.profile, dana),
        read(journal, gather.manager_profile, dana),
        journal.ask(gather.quarterly, dana, quarter, WORDING, TODAY).said,
        journal.ask(gather.manager_page, dana, quarter, WORDING, TODAY),
    ):
        assert (found.traits, found.skills) == ((line,), ())


def test_a_private_trait_is_on_no_reps_copy(journal, dana):
    trait = builders.skill(journal, "Accountable", SkillFamily.TRAIT).id
    builders.rating(journal, dana, trait, 2, vis=Vis.PRIVATE)
    quarter = builders.quarter()
    for found in (
        read(journal, gather.profile, dana),
        journal.ask(gather.quarterly, dana, quarter, WORDING, TODAY).said,
    ):
        assert found.traits == ()


def test_an_agreement_is_read_by_both_only_once_it_is_shareable(journal, dana):
    """S2-16: on the profile, in the review of its half and on its own sheet."""
    agree(journal, dana, Vis.PRIVATE, theirs="A forecast", agreed_on=TODAY)
    said = content.Promises(("An hour", "A visit"), ("A forecast",), "Agreed on 22 November 2026.")
    quarter = builders.quarter()

    def copies():
        profile = read(journal, gather.profile, dana)
        review = journal.ask(gather.quarterly, dana, quarter, WORDING, TODAY)
        return profile.agreement, review.said.agreement

    assert copies() == (None, None)
    assert read(journal, gather.agreement, dana, HALF).promises == content.Promises()
    assert read(journal, gather.manager_profile, dana).agreement == said
    agree(journal, dana)
    assert copies() == (said, said)
    assert read(journal, gather.agreement, dana, HALF).promises == said


def test_the_review_of_another_half_does_not_say_this_ones_agreement(journal, dana):
    agree(journal, dana)
    before = last_periods(builders.quarter(), 3)[0]
    found = journal.ask(gather.quarterly, dana, before, WORDING, TODAY)
    assert found.said.agreement is None


def test_the_sheet_names_both_and_how_long_it_holds_and_can_be_blank(journal, dana):
    """S2-16: for signature."""
    agree(journal, dana)
    blank = read(journal, gather.blank_agreement, dana, HALF)
    assert blank.signers == content.Signers("Dana Whitfield", "Robin Hale")
    assert blank.until == "31 December 2026"
    assert blank.cover.title == "Agreement H2 2026"
    assert blank.cover.copy_for == "Dana Whitfield and Robin Hale"
    assert blank.promises == content.Promises()


def test_the_first_days_are_printed_while_somebody_ramps(journal, dana):
    journal.do("Steps", ramp.put_on, dana, [(60, "Second"), (30, "First")])
    first = journal.ask(ramp.of_person, dana)[0]
    journal.do("Tick", ramp.tick, first.id, TODAY)
    assert read(journal, gather.profile, dana).ramp == ()
    status = {"status": Status.RAMPING, "ramp_until": TODAY + timedelta(days=50)}
    journal.do("Change", people.change, dana, **status)
    found = read(journal, gather.profile, dana).ramp
    assert found == read(journal, gather.manager_profile, dana).ramp
    assert [stage.by for stage in found] == [
        "By day 30, 12 November 2026",
        "By day 60, 12 December 2026",
    ]
    assert found[0].steps == (content.Checkpoint("done 22 November 2026", "First", reached=True),)


def test_autonomy_and_growth_are_the_managers_alone(journal, dana):
    journal.do("Settle", areas.settle, dana, "Pricing", Autonomy.FREE, date(2026, 3, 2))
    skill = builders.skill(journal).id
    builders.rating(journal, dana, skill, 2, days_ago=150)
    builders.rating(journal, dana, skill, 3, justification="Saw it")
    found = read(journal, gather.manager_profile, dana)
    assert found.areas == (content.Area("Pricing", "Decides alone", "2 March 2026"),)
    assert found.growth == content.Growth(
        "Better: 1 up and 0 down since 24 August 2026.",
        (content.Change("Discovery", "+1", "22 November 2026"),),
    )
    assert content.Figure("Than 90 days ago", "Better") in found.figures
    assert "Pricing" not in repr(read(journal, gather.profile, dana))


def test_a_previous_employers_figures_stand_apart_and_out_of_the_band(journal, dana):
    quarters = last_periods(builders.quarter(), 6)
    for period in quarters[1:5]:
        builders.result(journal, dana, period, 100_00, 90_00)
    old = {"quota": 100_00, "actual": 300_00, "source": Source.PREVIOUS_EMPLOYER}
    journal.do("Record", results.record, dana, quarters[0], **old)
    found = read(journal, gather.manager_profile, dana)
    assert [line.label for line in found.before_us] == [quarters[0].label]
    assert found.before_us[0].attainment == "300%"
    assert "300%" not in repr(found.results)
    assert found.band == (
        "Half of the last 4 quarters lay between 90% and 90% of quota, the middle at 90%."
    )


def test_scores_are_on_the_page_of_a_candidate_until_they_are_hired(journal):
    """S4-06: the manager's copy only."""
    noor = builders.person(journal, "Noor", status=Status.CANDIDATE, next_touch=TODAY).id
    must = journal.do("Must", bench.add_must_have, "Listens")
    journal.do("Must", bench.add_must_have, "Keeps promises")
    journal.do("Score", bench.score, noor, must.id, 4, "Took notes")
    found = read(journal, gather.manager_profile, noor)
    assert found.scores == (
        content.Score("Listens", 4, "Took notes"),
        content.Score("Keeps promises"),
    )
    assert found.figures == (content.Figure("Speak next", "22 November 2026"),)
    assert "Took notes" not in repr(read(journal, gather.profile, noor))
    journal.do("Hire", bench.hire, noor, TODAY, None)
    assert read(journal, gather.manager_profile, noor).scores == ()


def test_when_somebody_may_leave_and_their_photo_are_on_no_paper(journal, dana):
    before = read(journal, gather.manager_profile, dana)
    journal.do("Guess", people.change, dana, may_leave_by=date(2031, 5, 17))
    assert read(journal, gather.manager_profile, dana) == before
    assert "2031" not in repr(journal.ask(gather.bench_sheet, WORDING, TODAY))


def test_somebody_of_whom_nothing_is_known_has_both_copies(journal, dana):
    assert read(journal, gather.profile, dana).statements == ()
    found = read(journal, gather.manager_profile, dana)
    assert (found.facts, found.growth, found.band) == ((), None, "")
