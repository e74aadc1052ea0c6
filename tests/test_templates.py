from collections import Counter

from app.domain import skills
from app.domain.kinds import SkillFamily
from app.domain.names import fold
from app.templates import starter_skills


def test_every_family_has_a_skill_and_there_are_four_traits():
    families = Counter(skill.family for skill in starter_skills())

    assert set(families) == set(SkillFamily)
    assert families[SkillFamily.TRAIT] == 4


def test_each_has_words_for_all_five_levels():
    for skill in starter_skills():
        assert len(skill.levels) == len(skills.LEVELS), skill.name
        assert all(level.strip() for level in skill.levels), skill.name
        assert len(set(skill.levels)) == len(skill.levels), skill.name


def test_no_two_are_of_one_name():
    names = Counter(fold(skill.name) for skill in starter_skills())

    assert max(names.values()) == 1


def test_a_library_is_stocked_once(journal):
    journal.do("Starter skills added", skills.stock, starter_skills())
    journal.do("Starter skills added", skills.stock, starter_skills())

    stored = journal.ask(skills.every)

    assert {one.name for one in stored} == {one.name for one in starter_skills()}
    assert len(stored) == len(starter_skills())


def test_stocking_leaves_a_skill_of_that_name_alone(journal):
    first = starter_skills()[0]
    own = journal.do("Skill added", skills.add, first.name.upper(), SkillFamily.TOOLS)

    journal.do("Starter skills added", skills.stock, starter_skills())

    stored = journal.ask(skills.every)
    assert len(stored) == len(starter_skills())
    assert next(one for one in stored if one.id == own.id).family is SkillFamily.TOOLS
