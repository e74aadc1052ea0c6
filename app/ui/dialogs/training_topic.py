"""A topic to train the team in: noted, changed, dropped; and those that are proposed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import people, skills, training_proposals, training_topics
from app.domain.errors import Reason, Refused
from app.domain.kinds import TopicSource, TrainingKind
from app.labels import choices, label
from app.ui.asking import DELETE, insist, with_texts
from app.ui.drafts import Draft
from app.ui.editors import Chips, Choice, Line, Number, Text, Ticks
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import button
from app.ui.tabs.coaching.sentence import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.training_proposals import Proposal
    from app.domain.training_topics import Waiting
    from app.journal import Journal
    from app.ui.asking import Values

DROP, AGAIN = "Not wanted any more", "It is wanted after all"
NONE = (
    "Nothing is proposed: no skill gap, no obstacle that came up three times, and no product of "
    "a plan is without a session."
)
_FOR_ME = "For you only: it is printed on nothing that the team sees."
_ASKED = "How often it came up."
_KEEP = "Space ticks one, Ctrl+A all or none. They wait until a session takes them up."


def add_topic(journal: Journal, parent: QWidget) -> FormDialog:
    """Ask for a topic that the team should be trained in."""
    start = {"kind": TrainingKind.SELLING_SKILL, "asked": 0, "person_ids": ()}

    def add(values: Values) -> None:
        said = _said(values)
        title = said.pop("title")
        journal.do("Topic noted", training_topics.add, title, date.today(), **said)

    draft = Draft(journal, "training-topic")
    dialog = FormDialog(
        parent, "Add a topic", _fields(journal), start, "Add topic", add, explain, draft=draft
    )
    dialog.form.set_private(True)
    dialog.open()
    dialog.form.editor("title").setFocus()
    return dialog


def edit_topic(journal: Journal, parent: QWidget, topic_id: int) -> EditDialog:
    """Show a topic; what is changed is stored as it is typed."""
    found = journal.ask(training_topics.get, topic_id)

    def change(values: Values) -> None:
        journal.do("Topic changed", training_topics.change, topic_id, **_said(values))

    draft = Draft(journal, f"training-topic-{topic_id}")
    fields = _fields(journal, found)
    dialog = EditDialog(parent, "Topic", fields, _shown(found), change, explain, draft=draft)
    dialog.form.set_private(True)
    drop = (DROP, "Topic dropped", partial(training_topics.drop, today=date.today()))
    take_up = (AGAIN, "Topic taken up again", training_topics.take_up_again)
    for text, told, act in (
        take_up if found.topic.dropped_on else drop,
        (DELETE, "Topic deleted", training_topics.delete),
    ):
        done = partial(_end, journal, dialog, topic_id, told, act)
        dialog.foot.insertWidget(dialog.foot.count() - 1, button(text, done))
    dialog.open()
    dialog.form.editor("title").setFocus()
    return dialog


class ProposedDialog(FormDialog):
    """Lists the topics that are proposed, each with why, and lets those wait that are ticked."""

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        self._journal = journal
        self._proposed = journal.ask(training_proposals.topics, date.today())
        offered = partial(Ticks, _options(self._proposed))
        fields = (
            Field("news", "", Sentence, wide=True),
            Field("wanted", "Topics", offered, _KEEP, wide=True),
        )
        title, verb = "Proposed topics", "Let them wait"
        super().__init__(parent, title, fields, {"wanted": ()}, verb, self._keep, explain)
        say(self.form, "news", "" if self._proposed else NONE)
        self.form.show_fields(("wanted",), shown=bool(self._proposed))
        self.commit_button.setEnabled(bool(self._proposed))
        self._open()
        self.form.editor("wanted").setFocus()

    def _keep(self, values: Values) -> None:
        if not values["wanted"]:
            raise Refused(Reason.EMPTY, "wanted")
        chosen = [self._proposed[number] for number in values["wanted"]]
        told = "1 topic noted" if len(chosen) == 1 else f"{len(chosen)} topics noted"
        self._journal.do(told, training_proposals.keep_all, chosen, date.today())


def proposal_words(one: Proposal) -> str:
    """A proposed topic, what brought it up, and how much it is wanted."""
    many = len(one.people)
    helped = "" if not many else "1 person" if many == 1 else f"{many} people"
    asked = (
        "" if not one.asked else f"came up {one.asked} times" if one.asked > 1 else "came up once"
    )
    source = "" if one.source is TopicSource.PRODUCT else label(one.source).lower()
    parts = (one.title, label(one.kind).lower(), source, helped, asked)
    return " · ".join(filter(None, parts))


def _options(proposed: Sequence[Proposal]) -> list[tuple[int, str]]:
    return [(number, proposal_words(one)) for number, one in enumerate(proposed)]


def _end(
    journal: Journal,
    dialog: EditDialog,
    topic_id: int,
    told: str,
    act: Any,  # noqa: ANN401  # a command
) -> None:
    """The topic waits no longer, or again; a refusal is said over its form."""
    try:
        journal.do(told, act, topic_id)
    except Refused as refused:
        dialog.form.show_error("", (explain(refused) or ("", ""))[1])
    else:
        dialog.accept()


def _said(values: Values) -> Values:
    insist(values, "kind")
    said = with_texts(values, "title", "why")
    if "asked" in said:
        said["asked"] = said["asked"] or 0
    return said


def _shown(found: Waiting) -> Values:
    topic = found.topic
    names = ("title", "kind", "skill_id", "asked", "why")
    shown: Values = {name: getattr(topic, name) for name in names}
    return shown | {"person_ids": tuple(person.id for person in found.people)}


def _fields(journal: Journal, found: Waiting | None = None) -> tuple[Field, ...]:
    every = [(skill.id, skill.name) for skill in journal.ask(skills.every)]
    team = dict(journal.ask(people.team_names))
    source = TopicSource.TYPED
    if found is not None:
        team |= {person.id: person.name for person in found.people}
        source = found.topic.source
    came = "" if source is TopicSource.TYPED else f" It was proposed: {label(source).lower()}."
    why = f"{_FOR_ME}{came}"
    return (
        Field("title", "Topic", Line, wide=True, private=False),
        Field("kind", "Type", partial(Choice, choices(TrainingKind))),
        Field("skill_id", "Skill", partial(Choice, every, "None")),
        Field("asked", "Asked for", partial(Number, 0, 999), help=_ASKED, private=False),
        Field(
            *(
                "person_ids",
                "Whom it would help",
                partial(Chips, list(team.items()), "Type a name"),
            ),
            help=_FOR_ME,
            wide=True,
        ),
        Field("why", "Why", partial(Text, rows=2, most_rows=6), help=why, wide=True),
    )
