"""The form of a coached call: its purpose, the person's own judgement, then the coach's.

What is filled in is printed; what is empty leaves lines, so one form serves before the call, after
it, and with nothing on it at all.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.report.content import ManagerCallForm, Promise, RepCallForm
from app.report.page import Heading
from app.report.rows import Cell, Look, Row, cell, table
from app.report.sections import cover
from app.report.sections.profile import working_on
from app.report.sections.writing import ASKED, PEN, Scale, Ticks, answer, facts, lines
from app.report.styles import BODY, MUTED

#: What is printed for a coached call.
Form = RepCallForm | ManagerCallForm

_MODES = {"coaching": "coaching", "demo": "demo"}
_DRIVERS = {"rep": "salesperson", "joint": "both", "me": "manager"}
_REACHED = {"yes": "yes", "partly": "partly", "no": "no"}
_NUMBER = 24.0
_WHO = 34.0
_BARE = Look(above=0, below=0)
_SAID = Look(above=0, below=2)
_TICKED = Look(above=6, below=4)


def head(content: Form, width: float) -> list[Flowable]:
    """Whose copy it is; on a blank form there is nothing yet to be shared or kept."""
    if content == type(content)(content.paper, content.cover):
        return cover.plain(content, width)
    if isinstance(content, ManagerCallForm):
        return cover.mine(content, width)
    return cover.handed_over(content, width)


def before(content: Form, width: float) -> list[Flowable]:
    """With whom, how, and the objective that was set before."""
    call = content.call
    who = [] if content.cover.person else [facts((("Salesperson", ""),), width)]
    return [
        Spacer(0, 6),
        *who,
        facts((("Customer", call.customer), ("Date", call.on)), width),
        _ticks("Mode", _MODES, call.mode, width),
        _ticks("Who drove", _DRIVERS, call.drove, width),
        Heading("Before the call"),
        answer("Objective", cell(call.objective, BODY), width, 2),
    ]


def own(content: Form, width: float) -> list[Flowable]:
    """What the person thinks of it, before anybody else speaks."""
    mine = isinstance(content, ManagerCallForm)
    return [
        Heading("After the call, the salesperson first"),
        _ticks("Objective reached", _REACHED, content.call.reached, width),
        answer("Own judgement", cell(content.own, BODY), width, 2 if mine else 3),
    ]


def coach(content: Form, width: float) -> list[Flowable]:
    """What went well, what to do better, and the one thing that follows from it."""
    mine = isinstance(content, ManagerCallForm)
    return [
        Heading("Then the coach"),
        answer("What went well", _list(content.well, width - ASKED), width, 2 if mine else 3),
        _improve(content.improve, width),
        _promise(content.promise, width),
        answer("Skills in focus", working_on(content.skills, width - ASKED, _SAID), width, 1),
        answer("Watch again on", cell(content.again, BODY), width, 1),
    ]


def private(content: ManagerCallForm, width: float) -> list[Flowable]:
    """What the manager thinks of their own part."""
    return [
        Heading("For me alone"),
        Row(
            [_low("Did I ask or tell?"), [Scale("I told", "I asked", content.ask_tell)]],
            [ASKED, width - ASKED],
            _BARE,
        ),
        answer("What I take from it", cell(content.reflection, BODY), width, 2),
    ]


def _ticks(asked: str, words: dict[str, str], chosen: str, width: float) -> Row:
    ticks = Ticks(tuple(words.values()), words.get(chosen, ""))
    return Row([cell(asked, MUTED), [ticks]], [ASKED, width - ASKED], _TICKED)


def _low(text: str) -> Cell:
    return [Spacer(0, 5), *cell(text, MUTED)]


def _list(said: Sequence[str], inner: float) -> Cell:
    return table([[cell(text, BODY)] for text in said], [inner], _SAID)


def _improve(said: Sequence[str], width: float) -> Row:
    """At most two, numbered, so that nobody writes a third."""
    inner = width - ASKED
    if said:
        rows = [
            [cell(f"{number}.", MUTED), cell(text, BODY)] for number, text in enumerate(said, 1)
        ]
        return answer("To do better", table(rows, [_NUMBER, inner - _NUMBER], _SAID), width, 0)
    rows = [[[Spacer(0, 8), *cell(f"{number}.", MUTED)], [Spacer(0, PEN)]] for number in (1, 2)]
    to_write_on = Look(above=0, below=0, lined=((0, -1),))
    two = table(rows, [_NUMBER, inner - _NUMBER], to_write_on)
    asked = [Spacer(0, 8), *cell("To do better,", MUTED), *cell("at most two things", MUTED)]
    return Row([asked, two], [ASKED, inner], _BARE)


def _promise(said: Promise | None, width: float) -> Row:
    """One commitment with its day."""
    inner = width - ASKED
    if said is None:
        room: Cell = [*lines(inner, 1), facts((("Who", ""), ("By when", "")), inner, _WHO)]
        return Row([[Spacer(0, 8), *cell("One commitment", MUTED)], room], [ASKED, inner], _BARE)
    known = " · ".join(filter(None, (said.owner, said.due, said.state, said.moved)))
    told = [*cell(said.text, BODY), *cell(known, MUTED)]
    return answer("One commitment", told, width, 0)
