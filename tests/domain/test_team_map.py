"""The team's skills as a whole: holes, and who could teach whom."""

from app.domain import people
from app.domain.kinds import FactKind, Status, Voice
from app.domain.team_map import team_map
from tests import builders

TODAY = builders.TODAY


def read(journal):
    return journal.ask(team_map, TODAY)


def test_levels_are_the_managers_latest_and_a_blank_is_not_zero(journal):
    ann, bo = (builders.person(journal, name).id for name in ("Ann Moss", "Bo Lindt"))
    what, other = builders.skill(journal).id, builders.skill(journal, "Closing").id
    builders.rating(journal, ann, what, 2, days_ago=50)
    builders.rating(journal, ann, what, 3, days_ago=5, justification="Better")
    builders.rating(journal, ann, what, 5, voice=Voice.SELF)
    builders.rating(journal, bo, other, 4)
    found = read(journal)
    assert [person.id for person in found.people] == [ann, bo]
    levels = dict(zip([s.name for s in found.skills], found.levels, strict=True))
    assert levels == {"Discovery": (3, None), "Closing": (None, 4)}
    assert [skill.name for skill in found.holes] == ["Discovery"]


def test_only_who_is_at_work_is_on_the_map(journal):
    builders.person(journal, "Ann Moss")
    builders.person(journal, "Cy Dorn", status=Status.CANDIDATE)
    away = builders.person(journal, "Di Fenn").id
    journal.do("Away", people.go_on_leave, away, TODAY)
    assert [person.name for person in read(journal).people] == ["Ann Moss"]


def test_who_can_teach_whom_and_those_who_want_to_learn_first(journal):
    ann, bo, cy, di = (
        builders.person(journal, name).id for name in ("Ann Moss", "Bo Lindt", "Cy Dorn", "Di Fen")
    )
    what = builders.skill(journal).id
    builders.rating(journal, ann, what, 4)
    builders.rating(journal, bo, what, 2)
    builders.rating(journal, di, what, 3)
    builders.goal(journal, cy, "Ask better", what)
    [lesson] = read(journal).lessons
    assert (lesson.teachers, lesson.learners) == ((ann,), (cy, bo))
    builders.fact(journal, di, "Runs the deal desk", kind=FactKind.CAN_TEACH, skill_id=what)
    [lesson] = read(journal).lessons
    assert lesson.teachers == (ann, di)


def test_a_skill_that_nobody_can_teach_or_need_is_no_lesson(journal):
    who, what = builders.person(journal).id, builders.skill(journal).id
    builders.rating(journal, who, what, 2)
    assert not read(journal).lessons
    assert [skill.id for skill in read(journal).holes] == [what]


def test_columns_are_headed_by_names_that_tell_people_apart(journal):
    for name in ("Dana Whitfield", "Dana Moss", "Kim Lee", "Kim Ladd", "Prince"):
        builders.person(journal, name)
    builders.person(journal, "Wilhelmina Ashford", preferred_name="Minnie")
    found = read(journal)
    told = dict(zip((who.name for who in found.people), found.short_names, strict=True))
    assert told == {
        "Dana Whitfield": "Dana W.",
        "Dana Moss": "Dana M.",
        "Kim Lee": "Kim Lee",
        "Kim Ladd": "Kim Ladd",
        "Prince": "Prince",
        "Wilhelmina Ashford": "Minnie",
    }


def test_a_lesson_says_who_set_a_goal_in_it(journal):
    ann, bo, cy = (builders.person(journal, name).id for name in ("Ann Moss", "Bo Li", "Cy Dorn"))
    what = builders.skill(journal).id
    builders.rating(journal, ann, what, 5)
    builders.rating(journal, bo, what, 1)
    builders.goal(journal, cy, "Ask better", what)
    [lesson] = read(journal).lessons
    assert (lesson.learners, lesson.wanting) == ((cy, bo), {cy})
