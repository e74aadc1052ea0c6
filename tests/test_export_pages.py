"""The pages of an export: everything is told, and it is said who may read what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app import export_pages
from app.domain import (
    absences,
    agreements,
    areas,
    bench,
    closed_days,
    commitments,
    metrics,
    notes,
    packets,
    plan_checks,
    plan_sections,
    planning,
    plans,
    points,
    ramp,
    review_assessments,
    review_frozen,
    review_items,
    review_signing,
    review_upward,
    reviews,
    session_answers,
    sessions,
    standards,
    targets,
    training_gaps,
    training_outcomes,
    training_topics,
    values,
)
from app.domain.aims import Aim
from app.domain.kinds import (
    Attended,
    Autonomy,
    CallMode,
    Driver,
    EnteredBy,
    Hat,
    NoteKind,
    Owner,
    PlanState,
    Reached,
    ReviewItemKind,
    ReviewState,
    SaidIn,
    SectionKind,
    SessionKind,
    SessionState,
    Tone,
    Vis,
    Voice,
)
from app.domain.targets import Scope, Setting
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long


@pytest.fixture
def two(journal):
    """Two people of the team."""
    return builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id


def page(journal, name="people/Dana Whitfield.md"):
    """The lines of a page of the export of everything."""
    _, pages = journal.ask(export_pages.read_all)
    return pages[name].decode().splitlines()


def own_page(journal, who):
    """The lines of the page of one person's own export."""
    _, page = journal.ask(export_pages.read_one, who)
    return page.decode().splitlines()


def after(lines, line):
    """What is said below a line, up to the next entry."""
    rest = lines[lines.index(line) + 1 :]
    end = next((at for at, one in enumerate(rest) if one.startswith(("**", "##"))), len(rest))
    return [one for one in rest[:end] if one]


def test_a_note_is_told_with_all_that_it_is(journal, two):
    skill = builders.skill(journal)
    builders.note(
        *(journal, *two),
        text="Led the whole call",
        kind=NoteKind.WIN,
        tone=Tone.PLUS,
        hat=Hat.CHEERLEADER,
        tags=["calls", "lead"],
        skill_id=skill.id,
        value_shown="Courage",
        said_in=SaidIn.TEAM,
        pinned=True,
        vis=Vis.SHAREABLE,
    )
    assert after(
        page(journal),
        "**22 November 2026** · Win · Shareable · with Marcus Oyelaran · Went well · Cheerleader"
        " · \\#calls · \\#lead · Discovery · Said in the team · kept for the next review",
    ) == ["> Led the whole call", "Value shown:", "> Courage"]


def test_feedback_is_told_in_its_parts_and_as_it_was_before(journal, two):
    said = {"situation": "On Monday", "behaviour": "You waited", "effect": "He talked"}
    feedback = builders.note(
        journal, two[0], text="", kind=NoteKind.FEEDBACK, next_time="Wait again", **said
    )
    assert "**22 November 2026** · Feedback · Private · not said yet" in page(journal)
    later = max(TODAY, feedback.created_at.date()) + timedelta(days=20)
    journal.do("Amend", notes.amend, feedback.id, later, effect="He told all")
    journal.do("Deliver", notes.deliver, feedback.id, TODAY, TODAY)
    line = "**22 November 2026** · Feedback · Private · said on 22 November 2026"
    told = after(page(journal), line)
    for label, text in (
        *(("Situation", "On Monday"), ("Behaviour", "You waited"), ("Next time", "Wait again")),
        ("Effect", "He told all"),
    ):
        assert told[told.index(f"{label}:") + 1] == f"> {text}"
    [before] = [one for one in told if one.startswith("Until") and one.endswith(", effect:")]
    assert told[told.index(before) + 1] == "> He talked"


def test_a_conversation_is_told_in_full(journal, two):
    dana, _ = two
    call = builders.plan(
        journal,
        dana,
        kind=SessionKind.CALL,
        mode=CallMode.COACHING,
        customer="Skagen",
        place="Oslo",
        starts_at="14:00",
        zone="Europe/Oslo",
        template="Call",
        skill_ids=[builders.skill(journal).id],
    )
    journal.do("Ask", session_answers.ask, call.id, [("Before", "What do you want?", Voice.SELF)])
    (asked,) = journal.ask(sessions.get, call.id).answers
    journal.do("Answer", session_answers.answer, asked.id, "A second meeting")
    journal.do(
        *("Say", sessions.note, call.id),
        objective="To be asked back",
        rep_view="Too fast",
        positives="Silence",
        improvement="Ask who decides",
        improvement_2="Sum up",
        said="All of it",
        driver=Driver.REP,
        reached=Reached.PARTLY,
        observe_again=TODAY + timedelta(days=30),
        support=4,
        support_missing="A reference",
        reflection="I talked too much",
        ask_tell=2,
        hat=Hat.COACH,
    )
    told = after(
        page(journal),
        "**29 November 2026** · Coached call · 30 minutes · Planned · Private"
        " · planned for 29 November 2026 · 14:00 Europe/Oslo · Oslo"
        " · scheduled on 22 November 2026 · Call · Skagen · Coaching · They drove · Partly"
        " · to be seen again on 22 December 2026 · support 4 of 5 · asked or told: 2 of 5"
        " · Coach · Discovery",
    )
    assert told == [
        *("Objective:", "> To be asked back", "Their own view:", "> Too fast"),
        *("What went well:", "> Silence", "To improve:", "> Ask who decides"),
        *("To improve as well:", "> Sum up", "What was said:", "> All of it"),
        *("What was missing in my support:", "> A reference"),
        *("My own reflection:", "> I talked too much"),
        *("Before: What do you want? (Their own view):", "> A second meeting"),
    ]


def test_what_was_moved_and_what_was_held_is_told(journal, two):
    planned = builders.plan(journal, two[0], in_days=0)
    moved = journal.do("Move", planning.move, planned.id, TODAY + timedelta(days=3), TODAY)
    journal.do("Skip", planning.skip, moved.id, SessionState.SKIPPED_BY_REP, TODAY)
    builders.session(journal, two[0], days_ago=3)
    lines = "\n".join(page(journal))
    assert "**22 November 2026** · 1:1 · 30 minutes · Moved · Private" in lines
    assert "**25 November 2026** · 1:1 · 30 minutes · Skipped by them · Private" in lines
    assert "**19 November 2026** · 1:1 · 30 minutes · Held · Private" in lines


def test_talking_points_and_commitments_are_told_with_what_came_of_them(journal, two):
    dana, marcus = two
    said = builders.point(journal, dana, "The offer")
    journal.do("Discuss", points.discuss, said.id, TODAY, answer="Send it")
    parked = builders.point(journal, dana, "The tool")
    journal.do("Park", points.park, parked.id, TODAY + timedelta(days=9), TODAY)
    promised = builders.promise(journal, dana, due=TODAY, vis=Vis.SHAREABLE)
    journal.do("Later", commitments.change, promised.id, TODAY, due=TODAY + timedelta(days=2))
    builders.promise(journal, None, "Ask for a price", about_id=dana)
    builders.promise(
        journal, None, "Send the sheet", owner=Owner.OTHER, owner_name="Ines", about_id=dana
    )
    builders.promise(journal, marcus, "Show Dana", about_id=dana)
    lines, day = page(journal), "**22 November 2026**"
    point = f"{day} · Talking point · Raised by me · Private"
    assert after(lines, f"{point} · Discussed · on 22 November 2026") == [
        *("> The offer", "Answer:", "> Send it")
    ]
    assert after(lines, f"{point} · Parked · until 1 December 2026") == ["> The tool"]
    assert after(
        lines, f"{day} · Theirs · Open · Shareable · Agreed · due on 24 November 2026"
    ) == [*("> Send the offer", "Due before:", "> 22 November 2026 (until 22 November 2026)")]
    assert after(lines, f"{day} · Mine · Open · Private · Agreed") == ["> Ask for a price"]
    assert after(lines, f"{day} · Ines · Open · Private · Agreed") == ["> Send the sheet"]
    assert after(lines, f"{day} · Marcus Oyelaran · Open · Private · Agreed") == ["> Show Dana"]


def test_what_was_settled_between_the_two_is_told(journal, two):
    dana, _ = two
    half = TODAY.replace(month=7, day=1)
    promises = {"mine": "Time", "theirs": "Candour", "agreed_on": TODAY, "vis": Vis.SHAREABLE}
    journal.do("Agree", agreements.write, dana, half, TODAY, **promises)
    journal.do("Settle", areas.settle, dana, "Pricing", Autonomy.GUIDED, TODAY)
    steps = journal.do("Put on", ramp.put_on, dana, [(30, "Know whom to ask"), (60, "Lead one")])
    journal.do("Tick", ramp.tick, steps[0].id, TODAY)
    must = journal.do("Must", bench.add_must_have, "Listens")
    journal.do("Score", bench.score, dana, must.id, 4, "Let me finish")
    lines = page(journal)
    assert after(lines, "**H2 2026** · Shareable · agreed on 22 November 2026") == [
        *("You can count on me for:", "> Time", "I count on you for:", "> Candour")
    ]
    assert "**Pricing** · Guided · since 22 November 2026" in lines
    assert after(lines, "**By day 30** · done on 22 November 2026") == ["> Know whom to ask"]
    assert after(lines, "**By day 60** · not done yet") == ["> Lead one"]
    assert after(lines, "**Listens** · 4 of 5") == ["> Let me finish"]


def test_what_is_about_nobody_has_a_page_of_its_own(journal, two):
    builders.note(journal, text="Quiet week", kind=NoteKind.REFLECTION)
    builders.note(journal, two[0], text="About Dana")
    builders.point(journal, None, "New price list")
    builders.promise(journal, None, "Book the room")
    lines = page(journal, "journal.md")
    assert [one for one in lines if one.startswith(">")] == [
        *("> Quiet week", "> New price list", "> Book the room")
    ]
    assert "About Dana" not in "\n".join(lines)


def test_numbers_targets_and_standards_are_told_with_what_was_missed(journal, two):
    dana, _ = two
    meetings = journal.do("Add", metrics.add, TODAY, name="Meetings", definition="Held ones").id
    for days, amount in ((7, None), (0, 7_500)):
        entry = Entry(dana, meetings, TODAY - timedelta(days=days), amount)
        journal.do("Report", values.record, entry, TODAY, entered_by=EnteredBy.REP_SHEET)
    wanted = Setting(Scope(dana), Aim(8_000), TODAY)
    journal.do("Aim", targets.set_target, meetings, wanted, TODAY, reason="Trust in them")
    standard = builders.standard(journal, threshold="Every call").id
    journal.do("Sign", standards.acknowledge, standard, dana, TODAY, TODAY)
    builders.miss(journal, dana, standard, days_ago=9, talked=2, effect="Nobody was ready")
    builders.improvement_plan(journal, dana, note="Hard for both", standard_id=standard)
    for lines in (page(journal), own_page(journal, dana)):
        assert after(lines, "**Meetings** · Week · A count") == [
            "> week 46, from 9 November 2026: not reported (their own sheet)\\",
            "> week 47, from 16 November 2026: 7.5 (their own sheet)",
        ]
        assert after(lines, "**Meetings** · 8 · Week · from 22 November 2026") == [
            "Why it was raised:",
            "> Trust in them",
        ]
        assert "> Nobody was ready" in lines
        assert "> Hard for both" in lines
        assert "> No objective for Brightwater" in lines
    teams = page(journal, "scorecard.md")
    assert "> Held ones" in teams
    assert "> Every call" in teams
    assert "Dana" not in "\n".join(teams)


def test_a_plan_is_told_with_what_stands_in_it_and_beside_it(journal, two):
    dana, begun = two[0], TODAY.replace(month=7, day=1)
    lines = [("Brightwater", 60_000_000, begun)]
    plan = builders.business_plan(
        journal, dana, PlanState.REVIEWED, half=begun, on=begun, lines=lines
    )
    journal.do("Say", plan_sections.comment, plan.id, SectionKind.MARKET, "One a month")
    journal.do_final("Agree", plans.agree, plan.id, begun, TODAY)
    journal.do("Sign", plans.sign, plan.id, Owner.REP, TODAY, TODAY)
    journal.do(
        "Note", plan_sections.note, plan.id, "Sounds tired", TODAY, section=SectionKind.MARKET
    )
    checked = {"checked_on": TODAY, "expected": 50_000_000, "comment": "One has slipped"}
    journal.do("Check", plan_checks.save, plan.id, TODAY, TODAY, **checked)
    journal.do("Keep", packets.keep, plan.id, "plan", "rep", "a4", b"%PDF", TODAY)
    journal.do("Revise", plans.revise, plan.id, "A plant has closed", TODAY)
    for told in (page(journal), own_page(journal, dana)):
        [head] = [one for one in told if one.startswith("**H2 2026, version 1**")]
        for fact in ("Agreed", "invited on 1 July 2026", "agreed on 1 July 2026", "bar 3",
                     "quota not reported", "can be carried out with integrity",
                     "signed by them on 22 November 2026",
                     "pages kept as printed on 22 November 2026"):  # fmt: skip
            assert fact in head.split(" · "), fact
        said = after(told, head)
        for named, text in (
            ("Market and territory (transcribed):", "> Two new plants"),
            ("Market and territory: what we said:", "> One a month"),
            ("Forecast:", "> Brightwater, $600,000, July 2026"),
            ("My own note on market and territory, 22 November 2026:", "> Sounds tired"),
        ):
            assert said[said.index(named) + 1] == text
        assert any(one.startswith("> Call ten plants (prospecting and activity") for one in said)
        [head] = [one for one in told if one.startswith("**H2 2026, version 2**")]
        assert after(told, head)[:2] == ["Why it changed:", "> A plant has closed"]
        [check] = [one for one in told if one.startswith("**November 2026** · Private")]
        assert "expected $500,000 of the half" in check
        assert after(told, check) == ["> One has slipped"]


def reviewed(journal, who):
    """A review of October that was closed and is being put right."""
    *_, unseen = (builders.promise(journal, who, vis=Vis.SHAREABLE).id for _ in range(3))
    held = builders.review(journal, who, ReviewState.HELD).id
    hidden = (ReviewItemKind.COMMITMENT, unseen, False)
    journal.do("Leave out", review_items.show, held, *hidden)
    journal.do("Say", reviews.say, held, went_well="Both mills called", rating=4, comment="Fair")
    journal.do("Think", review_assessments.save, held, text="Ready for more", watch="Tired")
    journal.do("Upward", review_upward.record, held, ["What helps?"], {0: "Time"}, {0: 4})
    journal.do_final("Close", reviews.close, held, TODAY, TODAY)
    journal.do("Keep", review_frozen.keep, held, "rep", "a4", b"%PDF", TODAY)
    journal.do("Sign", review_signing.sign, held, Owner.ME, TODAY, TODAY)
    journal.do("Decline", review_signing.sign, held, Owner.REP, TODAY, TODAY, declined=True)
    journal.do("Scan", review_signing.attach, held, "Scan.pdf", b"%PDF signed", TODAY)
    journal.do("Reopen", reviews.reopen, held, "A number was wrong")


def test_a_review_is_told_with_what_stands_in_it_and_beside_it(journal, two):
    dana, _ = two
    reviewed(journal, dana)
    for told in (page(journal), own_page(journal, dana)):
        [head] = [one for one in told if one.startswith("**Monthly review, October 2026** ")]
        for fact in ("Closed", "30 minutes", "numbers as of 22 November 2026",
                     "their answers came on 22 November 2026, from their form",
                     "held on 22 November 2026", "closed on 22 November 2026", "rating 4 of 5",
                     "signed by me on 22 November 2026",
                     "them declined to sign on 22 November 2026",
                     "scan of the signed pages Scan.pdf, 22 November 2026",
                     "their copy kept as printed on 22 November 2026"):  # fmt: skip
            assert fact in head.split(" · "), fact
        said = after(told, head)
        for named, text in (
            ("What went well:", "> Both mills called"),
            ("Their comment:", "> Fair"),
            ("Results: What went well? (they gave 4 of 5):", "> Both mills called back"),
            ("Results: What did I see go well? (I gave 4 of 5):", "> Agreed: Results"),
            ("Next steps:", "> Call three customers (theirs, due on 6 December 2026)"),
            ("Visible to them:", "> What we promised: 2"),
            ("Gathered and left out:", "> What we promised: 1"),
            ("My own assessment:", "> Ready for more"),
            ("What to keep an eye on:", "> Tired"),
            ("About me: What helps? (4 of 5):", "> Time"),
        ):
            assert said[said.index(named) + 1] == text
        [again] = [one for one in told if one.startswith("**Monthly review, October 2026, rev")]
        assert "revision 2" in again
        assert after(told, again)[:2] == ["Why there is another revision:", "> A number was wrong"]


def trained(journal, dana, marcus):
    """A training of Dana's that Marcus rated, one that I am to give, a topic, and closed days."""
    begun, skill = TODAY - timedelta(days=52), builders.skill(journal)
    plan = builders.training_plan(journal, quarter=builders.quarter(), count=0, on=begun).id
    told = {"objective": "Hear what it costs", "backup_id": marcus, "skill_ids": [skill.id]}
    given = builders.training(journal, plan, TODAY, giver_id=dana, **told)
    journal.do("Publish", training_gaps.publish, plan, begun)
    came = {"attendance": {marcus: Attended.PRESENT, dana: Attended.EXCUSED}}
    learned = {"remarks": "Went on for long", "observe": "Asks what it costs"}
    deliver = training_outcomes.deliver
    journal.do("Deliver", deliver, given.id, TODAY, TODAY, ratings={marcus: 2}, **came, **learned)
    reason = {"by_me": True, "my_reason": "Nobody else knows it", "topic": "The plan form"}
    builders.training(journal, plan, TODAY + timedelta(days=4), **reason)
    noted = {"why": "Slow to enter deals", "person_ids": [marcus], "asked": 3}
    journal.do("Topic", training_topics.add, "CRM hygiene", TODAY, **noted)
    journal.do("Close", closed_days.add, TODAY, TODAY + timedelta(days=2), "Trade fair")
    journal.do("Away", absences.add, marcus, TODAY, TODAY + timedelta(days=4))


def test_training_is_told_to_whoever_gave_it_or_came(journal, two):
    dana, marcus = two
    trained(journal, dana, marcus)
    for told, others in ((page(journal), True), (own_page(journal, dana), False)):
        head, *_ = (one for one in told if one.startswith("**Qualifying on pain**"))
        for fact in ("45 minutes", "Room 2", "Selling skill", "Delivered", "Discovery",
                     "delivered on 22 November 2026"):  # fmt: skip
            assert fact in head.split(" · "), fact
        assert ("Marcus Oyelaran steps in" in head) == others
        assert after(told, head) == [
            *("Objective:", "> Hear what it costs", "To look for in the field:"),
            *("> Asks what it costs", "My own remarks:", "> Went on for long"),
        ]
    for told in (page(journal, "people/Marcus Oyelaran.md"), own_page(journal, marcus)):
        text = "\n".join(told)
        assert "present · rated it 2 of 5" in text
        assert "Went on for long" not in text
        assert after(told, "**22 November 2026** · until 26 November 2026") == []
        [topic] = [one for one in told if one.startswith("**CRM hygiene**")]
        assert after(told, topic) == ["Why:", "> Slow to enter deals"]


def test_the_training_of_the_team_has_a_page_of_its_own(journal, two):
    trained(journal, *two)
    told = page(journal, "training.md")
    assert "## Q4 2026" in told
    [head] = [one for one in told if one.startswith("**Qualifying on pain**")]
    assert "given by Dana Whitfield · Marcus Oyelaran steps in" in head
    said = after(told, head)
    assert said[said.index("Who came:") + 1 :][:2] == [
        *("> Marcus Oyelaran: present, rated it 2 of 5\\", "> Dana Whitfield: excused")
    ]
    [mine] = [one for one in told if one.startswith("**The plan form**")]
    assert "given by me" in mine
    assert after(told, mine) == ["Why I give it:", "> Nobody else knows it"]
    [topic] = [one for one in told if one.startswith("**CRM hygiene**")]
    assert "asked 3 times" in topic
    assert "> Marcus Oyelaran" in after(told, topic)
    assert "**22 November 2026** · Trade fair · until 24 November 2026" in told


def test_the_page_of_one_person_names_nobody_else(journal, two):
    dana, marcus = two
    trained(journal, dana, marcus)
    builders.note(journal, dana, marcus, text="Both led")
    builders.plan(journal, marcus, dana)
    builders.promise(journal, marcus, "Show them", about_id=dana)
    gone = builders.note(journal, marcus, dana, text="Both listened")
    journal.do("Delete", notes.delete, gone.id)
    lines = own_page(journal, dana)
    assert after(lines, "**22 November 2026** · Observation · Private · with others") == [
        "> Both led"
    ]
    assert any("Planned · Private · with others" in line for line in lines)
    assert after(lines, "**22 November 2026** · Somebody else's · Open · Private · Agreed") == [
        "> Show them"
    ]
    assert any(line.startswith("**Note deleted**") for line in lines)
    assert "> Both listened" in lines
    assert "Marcus" not in "\n".join(lines)


@pytest.mark.parametrize(
    "text", ["# Title", "<img src='file:///etc/passwd'>", "[a](javascript:b)", "| a | b |", "- - -"]
)
def test_what_looks_like_markup_is_text(journal, two, text):
    builders.note(journal, two[0], text=f"Before\n{text}\nafter", situation=text)
    told = [line for line in page(journal) if line.startswith("> ")]
    assert not any(line.removeprefix("> ").startswith(("#", "-", "<", "|", "[")) for line in told)
    assert not any("<img" in line.replace("\\<", "") for line in told)


def test_a_large_journal_has_each_note_once_on_the_page_of_each_whom_it_is_about(journal, two):
    for number in range(30):
        builders.note(journal, *two[: number % 3], text=f"Note {number}.")
    dana, marcus, nobody = (
        [line for line in page(journal, name) if line.startswith("> Note")]
        for name in ("people/Dana Whitfield.md", "people/Marcus Oyelaran.md", "journal.md")
    )
    assert (len(dana), len(marcus), len(nobody)) == (20, 10, 10)
    assert len({*dana, *marcus, *nobody}) == 30
