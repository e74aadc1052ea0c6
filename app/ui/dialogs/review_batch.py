"""A whole team's packets at once: into one file, a file each, or straight to a printer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import batch, files, gather, paths
from app.domain import settings
from app.domain.errors import Reason, Refused
from app.formats import Formats
from app.ui import ask
from app.ui.background import Control, Job
from app.ui.dialogs import form_folder
from app.ui.dialogs import review_batch_fields as fields
from app.ui.dialogs.packet import FOR_YOU
from app.ui.dialogs.review_batch_fields import APART, PRINTER, TOGETHER, Reviewed
from app.ui.editors import Ticks
from app.ui.explain import explain
from app.ui.form_dialog import FormDialog
from app.ui.in_turns import InTurns
from app.ui.parts import Banner
from app.ui.parts.progress import Progress
from app.ui.preparing import Preparing
from app.ui.printing import NoPrinter, PrintRun, choose_printer
from app.ui.tabs.reviews.view import PACKETS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from app.domain.review_timing import Slot
    from app.journal import Journal
    from app.report.content import Content, Paper
    from app.ui.settings import WindowSettings

_TITLE = "Print team packets"
_WRITE, _PRINT = "Write the packets…", "Print the packets…"
STOPPED, PRINT_STOPPED = "Stopped. Nothing was left behind.", "Printing was stopped."
NO_PRINTER = "There is no printer on this computer. Put the packets into files instead."
PRINT_FAILED = "The printer did not take the pages."
NO_FONTS = "The packets could not be set: a file that came with the program is missing."
_FOLDER = "Put the packets into this folder"
NOT_PREPARED = "Not prepared yet: {}. Have them prepared below, or leave them out."


class PacketsDialog(FormDialog):
    """Asks what to print, then where to; prepares who is not, gathers, and prints off the thread.

    It starts with the reviews of the slot ``wanted``. ``said`` is told what was done; the folder is
    remembered in the window's ``state``. ``choose`` asks for a printer as :func:`choose_printer`
    does.
    """

    def __init__(
        self,
        parent: QWidget | None,
        journal: Journal,
        said: Callable[[str], None],
        state: WindowSettings | None = None,
        *,
        wanted: Slot | None = None,
        choose: Callable[[QWidget, Paper, str], QPrinter | None] = choose_printer,
    ) -> None:
        self._journal, self._said, self._state = journal, said, state
        self._choose, self._today = choose, date.today()
        self._settings = journal.ask(settings.current)
        offered = fields.slots(journal, self._today, wanted)
        slot = wanted if wanted in offered else self._usual(offered)
        self._who = fields.whom(journal, slot, self._today)
        self._work: InTurns | Job | PrintRun | None = None
        self._preparing = Preparing(journal, self._today)
        self._contents: list[Content] = []
        super().__init__(
            parent,  # type: ignore[arg-type]  # Qt takes no parent, too
            _TITLE,
            fields.fields(offered, self._who),
            {
                "slot": slot,
                "copy": "shared",
                "who": fields.usual(self._who),
                "prepare": True,
                "place": TOGETHER,
                "paper": self._settings.paper.value,
                "punched": False,
                "password": None,
            },
            _WRITE,
            self._check,
            explain,
        )
        self._furnish()

    def commit(self) -> None:
        """Ask where to, and go to work."""
        if self._work is not None or not self.form.commit(self._check):
            return
        values = self.form.values()
        waiting = [one for one in self._chosen(values) if not one.is_prepared]
        if waiting and not values["prepare"]:
            names = ", ".join(one.person.name for one in waiting)
            self.form.show_error("who", NOT_PREPARED.format(names))
            return
        try:
            onward = self._onward(values)
        except NoPrinter:
            self.form.show_error("place", NO_PRINTER)
            return
        if onward is not None:
            self._begin(values, waiting, onward)

    def reject(self) -> None:
        """Stop what is under way; close where nothing is."""
        if self._work is None:
            super().reject()
            return
        printing = isinstance(self._work, PrintRun)
        self._stop()
        self._settle(PRINT_STOPPED if printing else STOPPED)

    def done(self, result: int) -> None:
        """Close; what is under way ends here."""
        self._stop()
        super().done(result)

    def settle(self) -> bool:
        """There is nothing typed that could be lost."""
        return True

    def _usual(self, offered: Sequence[Slot]) -> Slot:
        """What is printed around now: the latest reviews that can be prepared."""
        return next((one for one in offered if one.opens_on <= self._today), offered[0])

    def _furnish(self) -> None:
        self.progress, self.banner = Progress(), Banner()
        self.foot.insertWidget(0, self.progress, 1)
        layout = self.layout()
        assert layout is not None  # every form has one
        layout.setMenuBar(self.banner)  # above the title, as wide as the dialog
        self.form.editor("slot").edited.connect(self._offer)
        for name in ("copy", "place"):
            self.form.editor(name).edited.connect(self._fit)
        self._fit()
        self.grow()

    def _fit(self) -> None:
        """Show what applies: nothing is encrypted on its way to a printer."""
        values = self.form.values()
        printing = values["place"] == PRINTER
        self.form.show_fields(["password"], shown=not printing)
        self.commit_button.setText(_PRINT if printing else _WRITE)
        if values["copy"] == "mine":
            self.banner.say(FOR_YOU)
        else:
            self.banner.clear()
        unprepared = any(not one.is_prepared for one in self._who.values())
        self.form.show_fields(["prepare"], shown=unprepared)

    def _offer(self) -> None:
        """Offer the people of another slot."""
        self._read(self.form.values()["slot"])
        self.form.editor("who").set_value(fields.usual(self._who))
        self._fit()

    def _read(self, slot: Slot) -> None:
        self._who = fields.whom(self._journal, slot, self._today)
        who = self.form.editor("who")
        assert isinstance(who, Ticks)
        who.set_options(fields.options(self._who))

    def _check(self, values: dict[str, Any]) -> None:
        if not values["who"]:
            raise Refused(Reason.EMPTY, "who")

    def _chosen(self, values: dict[str, Any]) -> list[Reviewed]:
        return [self._who[number] for number in values["who"]]

    def _onward(self, values: dict[str, Any]) -> Callable[[], None] | None:
        """What is done with the packets once they are gathered; None where one thinks better."""
        if values["place"] == PRINTER:
            printer = self._choose(self, values["paper"], _TITLE)
            return None if printer is None else partial(self._typeset, printer)
        place = self._place(values)
        return None if place is None else partial(self._write, place)

    def _place(self, values: dict[str, Any]) -> Path | None:
        """One file, or the folder for a file each."""
        if values["place"] == APART:
            return ask.folder(self, _FOLDER, form_folder.start(self._state))
        name = fields.file_name(values["slot"], values["copy"])
        suggested = form_folder.start(self._state) / name
        return ask.save_file(self, _TITLE, "PDF (*.pdf)", suggested)

    def _begin(
        self, values: dict[str, Any], waiting: Sequence[Reviewed], onward: Callable[[], None]
    ) -> None:
        """Prepare who is not, then gather everybody's, each in a turn of its own."""
        chosen, slot = self._chosen(values), values["slot"]
        self._preparing, self._contents = Preparing(self._journal, self._today), []
        pieces = [partial(self._preparing.prepare, one.person, slot) for one in waiting]
        pieces += [partial(self._gather, values, one.person.id) for one in chosen]
        said = [f"Preparing {one.person.name}" for one in waiting]
        said += [f"Gathering {one.person.name}" for one in chosen]
        self._work = work = InTurns(self, pieces)
        work.begun.connect(lambda number, of: self._tell(said[number], number, of))
        work.ended.connect(partial(self._go_on, onward))
        self._enable(False)
        work.start()

    def _gather(self, values: dict[str, Any], person_id: int) -> None:
        """Read somebody's packet; of nobody once one was refused."""
        if self._preparing.refused:
            return
        kind = next(one for one in gather.KINDS if one.key == PACKETS[values["slot"].kind])
        about = gather.About(person=person_id, period=values["slot"].period)
        formats = Formats(self._settings.currency, self._settings.language)
        read = kind.reader(values["copy"], about)
        found = self._journal.ask(read, wording=formats, today=self._today)
        self._contents.append(replace(found, paper=values["paper"]))

    def _go_on(self, onward: Callable[[], None]) -> None:
        self._work = None
        if self._preparing.refused:
            self._settle("")
            self.form.show_error("who", self._preparing.complaint)
        else:
            onward()

    def _write(self, place: Path) -> None:
        values = self.form.values()
        together = values["place"] == TOGETHER
        how = batch.How(
            fonts=paths.resources() / "fonts",
            ending=gather.FILE_ENDINGS[values["copy"]],
            together=place.name if together else "",
            punched=values["punched"],
            password=values["password"] or "",
        )
        folder = place.parent if together else place
        self._work = Job(
            self, _write, self._contents, folder, how,
            done=partial(self._written, place), failed=partial(self._fail, place),
            progress=self._tell_packet,
        )  # fmt: skip
        self._tell_packet(0, len(self._contents))

    def _written(self, place: Path, written: Sequence[Path]) -> None:
        self._work = None
        if self._state is not None:
            self._state.last_folder = written[0].parent
        self.accept()
        self._said(f"{self._counted} written to {place}.")

    def _typeset(self, printer: QPrinter) -> None:
        fonts, punched = paths.resources() / "fonts", self.form.values()["punched"]
        self._work = Job(
            self, _bound, self._contents, fonts, punched,
            done=partial(self._print, printer), failed=partial(self._fail, fonts),
            progress=self._tell_packet,
        )  # fmt: skip
        self._tell_packet(0, len(self._contents))

    def _print(self, printer: QPrinter, data: bytes) -> None:
        self._work = run = PrintRun(data, printer, self)
        run.page_begun.connect(self._tell_page)
        run.ended.connect(self._printed)
        run.start()

    def _printed(self, complete: bool) -> None:
        self._work = None
        if complete:
            self.accept()
            self._said(f"{self._counted} sent to the printer.")
        else:
            self._settle("")
            self.form.show_error("place", PRINT_FAILED)

    def _fail(self, place: Path, error: Exception) -> None:
        self._work = None
        self._settle("")
        if not isinstance(error, OSError):
            raise error
        missing = error.filename is not None and Path(error.filename).parent.name == "fonts"
        self.form.show_error("place", NO_FONTS if missing else files.reason(error, place))

    def _tell(self, said: str, number: int, of: int) -> None:
        self.progress.say(f"{said}, {number + 1} of {of}…")

    def _tell_packet(self, done: int, of: int) -> None:
        number = min(done, of - 1)
        self._tell(f"Setting {self._contents[number].cover.person}", number, of)

    def _tell_page(self, page: int, of: int) -> None:
        self.progress.say(f"Printing page {page} of {of}…")

    @property
    def _counted(self) -> str:
        count = len(self._contents)
        return "1 packet" if count == 1 else f"{count} packets"

    def _stop(self) -> None:
        work, self._work = self._work, None
        if isinstance(work, Job):
            work.cancel()
        elif work is not None:
            work.stop()

    def _settle(self, said: str) -> None:
        """Stay, with what was prepared meanwhile."""
        self._read(self.form.values()["slot"])
        self.progress.clear()
        self.progress.sentence.setText(said)
        self._enable(True)
        self._fit()

    def _enable(self, idle: bool) -> None:
        self.commit_button.setEnabled(idle)
        self.form.setEnabled(idle)


def _write(
    contents: Sequence[Content], folder: Path, how: batch.How, control: Control
) -> tuple[Path, ...]:
    """The worker: all packets into a folder, or nothing. Raises OSError."""
    return batch.write_all(contents, folder, how, control.progress, lambda: control.cancelled)


def _bound(contents: Sequence[Content], fonts: Path, punched: bool, control: Control) -> bytes:
    """The worker: all packets as one file for a printer, which is kept nowhere."""
    from app.report import binding, packet

    done = []
    for number, content in enumerate(contents, start=1):
        done.append(packet.build(content, fonts, punched=punched))
        control.progress(number, len(contents))
    return binding.bind(done)
