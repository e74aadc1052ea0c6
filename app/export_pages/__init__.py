"""Reads the journal for the pages of an export, which hide nothing from whoever exports it."""

from sqlalchemy.orm import Session

from app.domain import held, measured, people, settings, training_held
from app.domain.errors import Fault, JournalFault
from app.domain.models import Settings
from app.exchange import markdown
from app.exchange.markdown import Grid, Link, Page, Section
from app.export import apart
from app.export_pages import journal, numbers, person, traces, training
from app.export_pages.words import Wording
from app.formats import Formats
from app.labels import label
from app.storage import database, driver, dump, owned
from app.storage.dump import Contents
from app.storage.owned import Traces

_SAYS = "All that the journal holds, private notes included. It is not protected."


def read_all(db: Session) -> tuple[Contents, dict[str, bytes]]:
    """Everything, and the pages by the names of their files; none for another schema's journal."""
    contents = dump.read(db)
    return contents, _pages(db) if _is_readable(db) else {}


def read_one(db: Session, person_id: int) -> tuple[Traces, bytes | None]:
    """All that is held about a person, and their page; None for another schema's journal."""
    connection = database.raw(db)
    found = owned.traces(connection, person_id)
    if "person" not in found.rows or not _is_readable(db):
        return found, None
    wording = _wording(settings.current(db), names_others=False)
    page = person.page(held.person_in_full(db, person_id), wording, _SAYS, traces.sections(found))
    return found, markdown.write_page(page)


def _is_readable(db: Session) -> bool:
    """Whether this program can make pages of it: its own schema, and every record sound."""
    (schema,) = database.raw(db).execute("PRAGMA user_version").fetchone()
    if schema != driver.SCHEMA:
        return False
    try:
        dump.insist_on_records(db)
    except JournalFault as fault:
        if fault.fault is not Fault.NOT_AN_ARCHIVE:
            raise
        return False
    return True


def _pages(db: Session) -> dict[str, bytes]:
    chosen = settings.current(db)
    wording = _wording(chosen)
    everybody = people.roster(db)
    names = [f"{name}.md" for name in apart(row.name for row in everybody)]
    made = {
        f"people/{name}": markdown.write_page(
            person.page(held.person_in_full(db, row.id), wording, _SAYS)
        )
        for name, row in zip(names, everybody, strict=True)
    }
    nobodys: tuple[Section, ...] = journal.sections(held.about_nobody(db), wording)
    made["journal.md"] = markdown.write_page(Page("Journal", _SAYS, sections=nobodys))
    teams = numbers.of_team(measured.of_team(db), wording)
    made["scorecard.md"] = markdown.write_page(Page("Scorecard", _SAYS, sections=teams))
    quarters = training.of_team(training_held.of_team(db), wording)
    made["training.md"] = markdown.write_page(Page("Training", _SAYS, sections=quarters))
    made["team.md"] = markdown.write_grid(
        Grid(
            title=" · ".join(filter(None, ("Team", chosen.manager, chosen.company))),
            columns=("Name", "Status", "Role", "Last conversation"),
            rows=tuple(
                (
                    Link(row.name, f"people/{name}"),
                    label(row.status),
                    row.detail,
                    wording.day(row.last_held),
                )
                for name, row in zip(names, everybody, strict=True)
            ),
        )
    )
    return made


def _wording(chosen: Settings, *, names_others: bool = True) -> Wording:
    formats = Formats(chosen.currency, chosen.language)
    return Wording(formats, chosen.fiscal_start, names_others)
