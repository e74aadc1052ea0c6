from collections import Counter

import pytest

from app.domain import review_templates, session_templates, skills
from app.domain.kinds import FormKind, SessionKind, SkillFamily, Voice
from app.domain.names import fold
from app.templates import starter_review_templates, starter_session_templates, starter_skills


def questions_of(name):
    return next(one.questions for one in starter_session_templates() if one.name == name)


def sections_of(name):
    return list(dict.fromkeys(question.section for question in questions_of(name)))


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


def test_there_is_a_template_for_each_kind_of_session_that_is_led_by_questions():
    templates = starter_session_templates()

    assert {one.kind for one in templates} == set(SessionKind) - {SessionKind.PLAN}
    assert len({fold(one.name) for one in templates}) == len(templates)


def test_every_question_asks_something_once_and_stands_in_a_named_section():
    for template in starter_session_templates():
        texts = [question.text for question in template.questions]
        assert len(set(texts)) == len(texts), template.name
        assert all("?" in text for text in texts), template.name
        assert all(question.section for question in template.questions), template.name


def test_the_rep_speaks_before_the_manager_in_every_section():
    for template in starter_session_templates():
        voices = {}
        for question in template.questions:
            voices.setdefault(question.section, []).append(question.voice)
        for section, speaking in voices.items():
            assert speaking == sorted(speaking, key=list(Voice).index), (template.name, section)
        assert template.questions[0].voice is Voice.SELF, template.name


def test_s1_28_grow_asks_for_the_rep_s_own_options_and_for_advice_last():
    assert sections_of("GROW") == ["Goal", "Reality", "Options and obstacles", "Will and way"]

    options = [one for one in questions_of("GROW") if one.section == "Options and obstacles"]
    advice = [one for one in questions_of("GROW") if one.voice is Voice.MANAGER]
    assert advice == [options[-1]]
    assert len(options) > 2


def test_a_one_to_one_asks_whether_the_support_is_enough():
    asked = [one.text for one in questions_of("1:1 questions") if one.voice is Voice.SELF]

    assert "Are you getting the support you need?" in asked


def test_a_journal_is_stocked_with_templates_once_and_keeps_what_was_changed(journal):
    journal.do("Templates added", session_templates.stock, starter_session_templates())
    grow = journal.ask(session_templates.get, "GROW")
    assert grow.questions == questions_of("GROW")
    asked = [question for question in grow.questions if question.voice is Voice.SELF]
    journal.do(
        "Template changed",
        session_templates.save,
        name="Our GROW",
        kind=grow.kind,
        questions=asked,
        template_id=grow.id,
    )

    journal.do("Templates added", session_templates.stock, starter_session_templates())

    assert journal.ask(session_templates.get, "GROW") is None
    assert journal.ask(session_templates.get, "Our GROW").questions == tuple(asked)
    assert len(journal.ask(session_templates.every)) == len(starter_session_templates())


def test_there_is_a_template_for_each_kind_of_review_and_one_about_the_manager():
    assert {one.kind for one in starter_review_templates()} == set(FormKind)
    assert len({fold(one.name) for one in starter_review_templates()}) == len(FormKind)


@pytest.mark.parametrize("template", starter_review_templates(), ids=lambda one: one.name)
def test_a_review_asks_few_things_and_each_of_both(template):
    questions, upward = template.questions, template.kind is FormKind.UPWARD

    assert 3 <= len(questions) <= review_templates.MOST_QUESTIONS
    assert len({fold(one.section) for one in questions}) == len(questions)
    assert all("?" in one.own_question for one in questions)
    assert all(("?" in one.my_question) is not upward for one in questions)
    assert sum(one.weight for one in questions) == (0 if upward else 100)


def test_s1_20_every_review_asks_what_comes_next():
    for template in starter_review_templates():
        last = template.questions[-1]
        assert last.section in {"Next month", "Next quarter", "One change"}, template.name


def test_s3_20_the_manager_is_asked_how_promises_were_kept():
    asked = {one.kind: one.questions for one in starter_review_templates()}

    for kind in (FormKind.MONTHLY, FormKind.QUARTERLY):
        mine = " ".join(one.my_question for one in asked[kind] if "promises" in one.section.lower())
        assert "promise" in mine


def test_a_journal_is_stocked_with_what_reviews_ask(journal):
    journal.do("Templates added", review_templates.stock, starter_review_templates())

    for template in starter_review_templates():
        kept = journal.ask(review_templates.get, template.name)
        assert (kept.kind, kept.questions) == (template.kind, template.questions)
