"""What happens in a story to reviews, and which of their texts nobody else may read."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

from app import gather, reviewing
from app.domain import (
    review_answers,
    review_assessments,
    review_items,
    review_steps,
    review_upward,
    reviews,
)
from app.domain.errors import Refused
from app.domain.kinds import PeriodKind, ReviewKind, WordsFrom
from app.domain.periods import period_of
from app.domain.review_templates import Question
from app.formats import Formats
from tests.builders import TODAY

WORDING = Formats("USD")
MONTH, QUARTER = (period_of(kind, TODAY) for kind in (PeriodKind.MONTH, PeriodKind.QUARTER))
#: Each text of a story is a word of its own.
_WORDS = re.compile(r"quokka\d+")
#: The copies of reviews, by kind: of which period they are, and what reads them.
COPIES = {
    ReviewKind.MONTHLY: (MONTH, gather.monthly),
    ReviewKind.QUARTERLY: (QUARTER, gather.quarterly),
}
_OTHERS = "SELECT id FROM review WHERE person_id IS NOT 1"
#: Reviews of which the person's own answers are neither in nor gone on without.
_WAITED_FOR = "SELECT id FROM review WHERE own_on IS NULL AND NOT without_own"
#: Texts of reviews that are the manager's own, or about somebody else.
KEPT = (
    *((text, "review_assessment", "true") for text in ("text", "watch", "mine")),
    *((text, "upward_answer", "true") for text in ("question", "answer")),
    ("file_name", "review_file", "true"),
    ("my_answer", "review_section", f"review_id IN ({_OTHERS}) OR review_id IN ({_WAITED_FOR})"),
    *(
        (text, "review_section", f"review_id IN ({_OTHERS})")
        for text in ("section", "own_question", "own_answer", "my_question")
    ),
    *(
        (text, "review", f"person_id IS NOT 1 OR id IN ({_WAITED_FOR})")
        for text in ("went_well", "to_improve", "next_up")
    ),
    *((text, "review", "person_id IS NOT 1") for text in ("reason", "comment")),
    ("text", "review_step", f"review_id IN ({_OTHERS})"),
)
#: Texts of them that say nothing of anybody, and why.
NEUTRAL = {
    ("review", "starts_at"): "when they meet, both know",
    ("review", "zone"): "when they meet, both know",
    ("review", "place"): "where they meet, both know",
    ("review", "template"): "what the questions are called together",
    ("review_file", "digest"): "what a file is known by",
    ("review_packet", "audience"): "whose copy it is",
    ("review_packet", "size"): "the sheet",
    ("review_packet", "digest"): "what pages are known by",
    ("review_template", "name"): "asked of everybody",
    ("review_template_section", "section"): "asked of everybody",
    ("review_template_section", "own_question"): "asked of everybody",
    ("review_template_section", "my_question"): "asked of everybody",
}


class Reviewing:
    """The part of a story in which two people are reviewed, each month and each quarter."""

    def __init__(self, journal):
        self.journal = journal
        #: What the person's copies said when they were closed, by the review.
        self.closed = {}

    def whose(self, which):
        """One of three reviews: the person's own two, and somebody else's."""
        kind = (ReviewKind.MONTHLY, ReviewKind.QUARTERLY, ReviewKind.MONTHLY)[which % 3]
        return (self.other if which % 3 == 2 else self.who), kind

    def review(self, which):
        """The latest revision of one of the three; None where there is none yet."""
        who, kind = self.whose(which)
        return self.journal.ask(reviews.latest, who, kind, COPIES[kind][0].starts)

    def in_review(self, which, command, *args, **kwargs):
        """Do something to one of the three, unless it is refused."""
        found = self.review(which)
        if found is not None:
            self.do(command, found.id, *args, **kwargs)

    def prepare_review(self, which):
        who, kind = self.whose(which)
        if self.review(which) is None:
            self.do(reviews.plan, who, kind, TODAY)
        self.in_review(which, reviewing.prepare, TODAY, WORDING)
        asked = [Question(self.word(), self.word(), self.word(), 50)]
        self.in_review(which, review_answers.ask, asked)

    def answer_review(self, which):
        said = {0: self.word()}, {0: 3}, WordsFrom.TALK, TODAY, TODAY
        self.in_review(which, review_answers.own, *said)

    def answer_myself(self, which):
        found, word = self.review(which), self.word()
        for section in () if found is None else found.sections[:1]:
            self.do(review_answers.mine, section.id, answer=word, score=4)

    def wait_for_them(self, which):
        self.in_review(which, reviews.wait_for_own)

    def say_in_review(self, which):
        texts = ("went_well", "to_improve", "next_up", "comment")
        self.in_review(which, reviews.say, rating=4, **{text: self.word() for text in texts})

    def think_of_review(self, which):
        said = {text: self.word() for text in ("text", "watch", "mine")}
        self.in_review(which, review_assessments.save, **said)
        upward = [self.word()], {0: self.word()}, {0: 4}
        self.in_review(which, review_upward.record, *upward)

    def leave_out(self, which, item):
        """Untick one of the records that were gathered, and tick the next one."""
        found = self.review(which)
        seen = [] if found is None else self.journal.ask(review_items.visible, found.id)
        for number, shown in ((item, False), (item + 1, True)):
            if number < len(seen):
                one = seen[number]
                self.do(review_items.show, found.id, one.kind, one.record_id, shown)

    def close_review(self, which):
        """Hold one that is prepared, and close it; what its copy says then, it says for good."""
        self.in_review(which, reviews.go_without_own)
        self.in_review(which, reviews.hold, TODAY, TODAY)
        self.in_review(which, review_steps.add, text=self.word(), due=TODAY + timedelta(days=9))
        found = self.review(which)
        with suppress(Refused):
            if found is not None:
                self.journal.do_final("Close", reviewing.close, found.id, TODAY, TODAY, WORDING)
                self.look_at_closed(which)

    def look_at_closed(self, which):
        who, kind = self.whose(which)
        if who == self.who:
            said = repr(self.copy(kind))
            assert [text for text in self.private() if text in said] == []
            self.closed[self.review(which).id] = said

    def reopen_review(self, which):
        self.in_review(which, reviews.reopen, self.word())

    def copy(self, kind):
        """The person's own copy of a review, or of the period where there is none."""
        period, read = COPIES[kind]
        return self.journal.ask(read, self.who, period, WORDING, TODAY + timedelta(days=1))

    def about_reviews(self, today):
        """What they may hold of their reviews; what was closed says what it said then."""
        papers = [self.journal.ask(gather.team_review, QUARTER, WORDING, today)]
        for which, kind in enumerate(COPIES):
            found, copy = self.review(which), self.copy(kind)
            if found is not None and found.is_closed:
                assert repr(copy) == self.closed[found.id]
            else:
                papers.append(copy)
                assert self.left_out(found) & {*_WORDS.findall(repr(copy))} == set()
            for read in (gather.review_form, gather.upward_form):
                with suppress(Refused):
                    review_id = None if found is None else found.id
                    papers.append(self.journal.ask(read, self.who, WORDING, today, review_id))
        return papers

    def left_out(self, found):
        """How the records begin that the person is not to see in a review."""
        seen = () if found is None else self.journal.ask(review_items.visible, found.id)
        return {word for one in seen if not one.shown for word in _WORDS.findall(one.text)}
