"""What to do with a journal that is damaged: tell, check, save what can be read.

Light to import: what is heavy is imported by the function that needs it. All of it is for a
worker: it takes its time and has connections of its own.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import backups, files
from app.domain.errors import Fault, JournalFault
from app.domain.kinds import FactKind
from app.labels import label
from app.storage import driver, pages, search
from app.storage.key import Key, derive, salt_of

if TYPE_CHECKING:
    from sqlite3 import Connection

    from app.storage.salvage import Finding, Found, Rows
    from app.storage.whose import Row

__all__ = [
    "LookedOver",
    "Salvaged",
    "fitting_key",
    "look_closely",
    "look_over",
    "salvage",
    "why_locked",
]

#: Told how far a salvage is: (done, total). It may raise to stop it.
Progress = Callable[[int, int], object]
#: What a check says where only an index is wrong: its rows are all in the table.
_INDEX_ONLY = re.compile(
    r"row \d+ missing from index .+|wrong # of entries in index .+|non-unique entry in index .+"
    r"|row \d+ values differ from index .+|.*search_text.*"
)
#: How many of the newest backups are asked whose key it is.
_ASKED = 5
#: How much of a text is quoted in a report, in letters.
_QUOTED = 60
#: What each kind of record is called, and the column that tells one from another.
NOUNS = {
    "absence": ("Absence from", "first_on"),
    "acknowledgement": ("Acknowledgement of a standard on", "acknowledged_on"),
    "agenda_item": ("Talking point", "text"),
    "agreement": ("Agreement from", "starts_on"),
    "area_of_work": ("Autonomy in", "name"),
    "business_plan": ("Business plan from", "starts_on"),
    "closed_day": ("Closed day", "name"),
    "commitment": ("Commitment", "text"),
    "commitment_due": ("Day on which a commitment was due", "due"),
    "goal_checkpoint": ("Step towards a growth goal", "text"),
    "goal_skill": ("Skill of a growth goal", ""),
    "growth_goal": ("Growth goal", "outcome"),
    "improvement_checkpoint": ("Look at an improvement plan", "text"),
    "improvement_plan": ("Improvement plan", "aim"),
    "lift_scenario": ("Lift scenario", "name"),
    "margin_note": ("Note beside a plan", "text"),
    "metric": ("Metric", "name"),
    "metric_definition": ("Definition of a metric", "text"),
    "must_have": ("Must-have", "name"),
    "must_have_score": ("Score of a must-have", "evidence"),
    "note": ("Note", "text"),
    "note_person": ("Person of a note", ""),
    "note_revision": ("Earlier words of a note", "text"),
    "note_tag": ("Tag of a note", "tag"),
    "packet": ("Pages as they were printed on", "made_on"),
    "performance_record": ("Results from", "starts_on"),
    "person": ("Person", "name"),
    "photo": ("Photo", ""),
    "plan_action": ("Action of a plan", "text"),
    "plan_check": ("Check of a plan for", "month"),
    "plan_line": ("Forecast line", "account"),
    "plan_section": ("Section of a plan", "text"),
    "plan_signature": ("Signature of", "signed_on"),
    "profile_fact": ("Statement", "text"),
    "ramp_step": ("Step of the first days", "text"),
    "returned_form": ("Returned form", "file_name"),
    "review": ("Review of the time from", "starts_on"),
    "review_assessment": ("Own assessment in a review", "text"),
    "review_file": ("File of a review", "file_name"),
    "review_frozen": ("What a review keeps since", "made_on"),
    "review_item": ("What a review gathered", ""),
    "review_packet": ("Pages of a review as they were printed on", "made_on"),
    "review_section": ("Section of a review", "section"),
    "review_signature": ("Signature of a review", "signed_on"),
    "review_step": ("Next step of a review", "text"),
    "review_template": ("Template of reviews", "name"),
    "review_template_section": ("Section of a review template", "section"),
    "scorecard": ("Scorecard", "role"),
    "scorecard_item": ("Line of a scorecard", ""),
    "session": ("Conversation on", "held_on"),
    "session_answer": ("Answer in a conversation", "question"),
    "session_member": ("Person of a conversation", ""),
    "session_skill": ("Skill of a conversation", ""),
    "session_template": ("Template", "name"),
    "settings": ("Journal settings", ""),
    "skill": ("Skill", "name"),
    "skill_rating": ("Skill rating from", "rated_on"),
    "source_mapping": ("What the columns of a file hold", ""),
    "standard": ("Standard", "statement"),
    "standard_miss": ("Missed standard", "facts"),
    "target": ("Target from", "starts_on"),
    "team_goal": ("Team goal", "name"),
    "template_question": ("Question of a template", "question"),
    "topic_person": ("Person of a training topic", ""),
    "training_attendance": ("Attendance of a training session", "attended"),
    "training_handover": ("Earlier giver of a training session until", "until"),
    "training_plan": ("Training plan from", "starts_on"),
    "training_session": ("Training session", "topic"),
    "training_skill": ("Skill of a training session", ""),
    "training_topic": ("Training topic", "title"),
    "upward_answer": ("Answer about me", "question"),
    "value": ("Value from", "starts_on"),
}
#: By which column a record without a person of its own belongs to another one.
_LINKS = ("goal_id", "session_id", "commitment_id", "plan_id", "review_id")
#: What became of a record, by ``Outcome``.
_WORDS = {
    "from_history": "could not be read and was completed from the history",
    "from_backup": "could not be read and is as it was in the newest good backup",
    "doubtful": "may have been changed by the damage; please look at it",
    "lost": "lost, and nothing tells what it said",
    "stands_in": "added in place of a record that is lost, because others belong to it",
    "refused": "left out, because the damage made it impossible",
}


@dataclass(frozen=True)
class LookedOver:
    """What a check found: ``lines`` say what is wrong, ``rebuilt`` if indexes were put right."""

    lines: tuple[str, ...]
    rebuilt: bool = False


@dataclass(frozen=True)
class Salvaged:
    """A journal made of what could be read of a damaged one.

    The numbers count records; ``lines`` say in words what was completed, is in doubt or was lost.
    They hold names and text.
    """

    path: Path
    read: int
    from_history: int
    from_backup: int
    lost: int
    lines: tuple[str, ...]


def why_locked(path: Path, key: Key, passphrase: str | None = None) -> Fault:
    """Why ``key`` does not open the journal at ``path``: WRONG_KEY, or DAMAGED.

    Both give the same error; the pages of the file itself and the newest backups tell them apart.
    With ``passphrase`` the backups are tried with their own salt too: the journal's may be what
    is damaged. Each other salt takes 0.2 s.
    """
    return Fault.WRONG_KEY if fitting_key(path, key, passphrase) is None else Fault.DAMAGED


def fitting_key(path: Path, key: Key, passphrase: str | None = None) -> Key | None:
    """The key that belongs to the journal at ``path`` although it does not open it; None if none.

    It is ``key``, or what ``passphrase`` gives with a backup's salt.
    """
    with contextlib.suppress(OSError):
        if pages.fits(path, key):
            return key
    for one in backups.found(path)[:_ASKED]:
        with contextlib.suppress(OSError, JournalFault):
            if driver.is_encrypted(one.path):
                salt = salt_of(one.path)
                its = key if salt == key.salt or passphrase is None else derive(passphrase, salt)
                if _is_of_both(its, one.path, path):
                    return its
    return None


def look_over(path: Path, key: Key | None = None, *, deep: bool = True) -> list[str]:
    """What is wrong with the journal at ``path``, a line each; empty where it is sound.

    Indexes that alone are wrong are rebuilt silently. Not ``deep`` only compares the records with
    their seals. Raises JournalFault where the file cannot be looked into at all.
    """
    return list(look_closely(path, key, deep=deep).lines)


def look_closely(
    path: Path, key: Key | None = None, *, deep: bool = True, mend: bool = True
) -> LookedOver:
    """Like ``look_over``, and tells whether something was put right on the way.

    Nothing is where not to ``mend``.
    """
    schema = driver.inspect_file(path, key)
    try:
        with closing(driver.connect(path, mode="ro", key=key)) as connection:
            if deep:
                found = driver.damage(connection) or _wrong_indexes(connection)
            else:
                found = driver.broken_seals(connection)
            connection.execute("BEGIN")  # nobody writes between one count and the next
            stale = not found and schema == driver.SCHEMA and not search.is_right(connection)
    except driver.Error as error:
        raise JournalFault(driver.fault_of(error) or Fault.DAMAGED, str(path)) from error
    if deep and key is not None and salt_of(path) != key.salt:
        found.append("the first bytes are not as they were written")
    if mend and (found or stale) and all(_INDEX_ONLY.fullmatch(line) for line in found):
        return _rebuild(path, key, found)
    return LookedOver(tuple(found))


def salvage(
    path: Path, key: Key | None, target: Path, progress: Progress | None = None
) -> Salvaged:
    """Make a new journal at ``target`` of what can be read of the damaged one at ``path``.

    It has the same ``key``. Records that cannot be read come from the journal's own history and
    the newest good backup. The damaged file is only read. Raises JournalFault.
    """
    from app.storage import salvage as reading
    from app.storage.backup import faults_of_copy

    if target.exists():
        raise JournalFault(Fault.EXISTS, str(target))
    if not path.is_file():
        raise JournalFault(Fault.MISSING, str(path))
    with faults_of_copy(target, target.parent):
        found = reading.read(path, key, target.parent, progress or _nobody_is_told)
        rows, findings = reading.complete(found, _newest_records(path, key))
        if not any(rows.values()):
            raise JournalFault(Fault.NO_BACKUP, str(path))  # and nothing in the file itself
        findings += _write(target, key, found, rows)
    return _told(target, rows, findings)


def _is_of_both(key: Key, backup: Path, path: Path) -> bool:
    """Whether ``key`` belongs to the backup and to the journal.

    A passphrase that was changed since still opens the backup; each has another salt, though.
    """
    return pages.fits(backup, key) and (key.salt == salt_of(path) or pages.fits(path, key))


def _wrong_indexes(connection: "Connection") -> list[str]:
    """What the thorough check adds: it compares every index with its table."""
    lines = (line for (line,) in connection.execute("PRAGMA integrity_check(20)"))
    return [line for line in lines if line != "ok"]


def _rebuild(path: Path, key: Key | None, found: list[str]) -> LookedOver:
    """Make the indexes anew; what is left to say after that."""
    with contextlib.suppress(driver.Error), closing(driver.connect(path, key=key)) as connection:
        connection.execute("REINDEX")
        connection.execute("BEGIN IMMEDIATE")
        search.rebuild(connection)
        connection.execute("COMMIT")
        found = driver.damage(connection) or _wrong_indexes(connection)
        return LookedOver(tuple(found), rebuilt=not found)
    return LookedOver(tuple(found))  # for reading only, or two rows where there may be one


def _newest_records(path: Path, key: Key | None) -> "Rows":
    """The records of the newest good backup; none where there is no such backup."""
    from app.storage import salvage as reading

    with contextlib.suppress(JournalFault, driver.Error):
        one = backups.newest_good(path, key)
        return reading.read_backup(one.path, key if driver.is_encrypted(one.path) else None)
    return {}


def _write(target: Path, key: Key | None, found: "Found", rows: "Rows") -> "list[Finding]":
    """Make the journal under another name, and rename it when it is whole."""
    from app.storage import rebuild

    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        findings = rebuild.write(part, key, found, rows)
        driver.insist_on_cipher(part, key)
        files.flush(part)
        files.put_in_place(part, target)
    finally:
        part.unlink(missing_ok=True)
    return findings


def _nobody_is_told(_done: int, _total: int) -> None:
    """What becomes of the progress of a salvage that nobody watches."""


def _told(target: Path, rows: "Rows", findings: "list[Finding]") -> Salvaged:
    from app.storage.salvage import Outcome

    count = Counter(finding.outcome for finding in findings)
    completed = count[Outcome.FROM_HISTORY] + count[Outcome.FROM_BACKUP]
    return Salvaged(
        target,
        sum(map(len, rows.values())) - completed - count[Outcome.REFUSED],
        count[Outcome.FROM_HISTORY],
        count[Outcome.FROM_BACKUP],
        count[Outcome.LOST] + count[Outcome.REFUSED],
        tuple(f"{_what(finding, rows)}: {_WORDS[finding.outcome]}" for finding in findings),
    )


def _what(finding: "Finding", rows: "Rows") -> str:
    """The record in words: what kind, about whom, how it begins."""
    noun, column = NOUNS.get(finding.table, (finding.table.replace("_", " ").capitalize(), ""))
    row = finding.row
    if row is None:
        return f"{noun}, number {finding.id}"
    if finding.table == "profile_fact":
        noun = label(FactKind(row["kind"]))
    text = " ".join(str(row.get(column) or "").split())
    begins = f" “{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”" if text else ""
    about = _about(finding.table, row, rows)
    return f"{noun}{begins}{f' about {about}' if about else ''}"


def _about(table: str, row: "Row", rows: "Rows") -> str:
    """The name of whom a record is about; empty where it is about nobody or that is not known."""
    if row.get("person_id") is None:
        links = (link for link in _LINKS if link in row)
        owners = (rows[_pointed_at(table, link)].get(row[link]) for link in links)
        row = next(filter(None, owners), row)
    person = rows["person"].get(row.get("person_id") or row.get("about_id") or 0)
    return str(person["name"]) if person else ""


def _pointed_at(table: str, link: str) -> str:
    from app.domain.models import Record

    (key,) = Record.metadata.tables[table].columns[link].foreign_keys
    return key.column.table.name
