"""What kind of place a journal lies in: some folders are copied behind the program's back.

A service that synchronises a folder may put an older file over a newer one, or keep both under two
names when two computers wrote. Neither can be prevented from here, but both can be told.
"""

import os
import re
from pathlib import Path

#: Folders that a service names itself, spelled as it spells them, in lower case; some add the
#: account after a dash ("OneDrive - Example", "Dropbox (Example)").
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
}
_ACCOUNT = re.compile(r"^(.+?)(?: - .+| \(.+\)|-.+@.+|-[^ ]+)$")
#: Files and folders that a service puts into each folder that it keeps.
_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
}
#: Where Windows tells the folder of a service.
_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
#: What a service adds to the name of the file that lost, before its ending.
_COPIES = (
    re.compile(r" ?\(.*conflicted copy.*\)", re.IGNORECASE),  # Dropbox, Nextcloud
    re.compile(r"_conflict-\d{8}-\d{6}"),  # Nextcloud in its early days
    re.compile(r"\.sync-conflict-\d{8}-\d{6}(-\w+)?"),  # Syncthing
    re.compile(r" ?\[conflict\]", re.IGNORECASE),  # Google Drive
)
#: The same, where it could be a name that somebody chose: counted only in that service's folder.
_COPIES_THERE = {
    "OneDrive": re.compile(r"-[\w-]{3,}"),  # the computer's name
    "iCloud Drive": re.compile(r" \d{1,2}"),
    "Google Drive": re.compile(r" ?\(\d{1,2}\)"),
}


def synced(path: Path) -> str | None:
    """The service that synchronises the folder ``path`` lies in; None where none is seen.

    Told by the folders' names, the marks that services leave there and where Windows says that
    OneDrive is: nothing is asked of the service.
    """
    place = _resolved(path)
    for variable, service in _VARIABLES.items():
        folder = os.environ.get(variable)
        if folder and place.is_relative_to(_resolved(Path(folder))):
            return service
    return next(filter(None, map(_service_of, place.parents)), None)


def siblings(path: Path) -> list[Path]:
    """Files beside the journal that a service kept because two computers wrote, by name."""
    ending, service = path.suffix, synced(path)
    try:
        names = sorted(os.listdir(path.parent))  # noqa: PTH208  # names are all that is needed
    except OSError:
        return []
    return [
        path.with_name(name)
        for name in names
        if name.startswith(path.stem)
        and name.endswith(ending)
        and _is_copy(name[len(path.stem) : len(name) - len(ending)], service)
    ]


def is_read_only(path: Path) -> bool:
    """Whether the journal or its folder can be read but not written."""
    return not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK))


def warnings(path: Path) -> list[str]:
    """What to say of the place the journal lies in, a sentence or two each; mostly nothing."""
    said = []
    service = synced(path)
    if service is not None:
        said.append(
            f"{service} synchronises this folder. Keep the journal open on one computer at a "
            "time, and let the copying end before you open it on another."
        )
    found = siblings(path)
    if found:
        names = ", ".join(one.name for one in found)
        said.append(
            f"Two computers wrote this journal, and the other's copy was kept beside it: {names}. "
            "Open it to see what only it holds."
        )
    return said


def _service_of(folder: Path) -> str | None:
    named = _by_name(folder.name)
    if named is not None:
        return named
    return next((service for mark, service in _MARKS.items() if (folder / mark).exists()), None)


def _by_name(name: str) -> str | None:
    """The service that names its folder so, with or without the account."""
    name = name.casefold()
    account = _ACCOUNT.match(name)
    return _NAMES.get(name) or (_NAMES.get(account[1]) if account else None)


def _is_copy(added: str, service: str | None) -> bool:
    there = _COPIES_THERE.get(service or "")
    return any(copy.fullmatch(added) for copy in (*_COPIES, *filter(None, (there,))))


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads nowhere, or to itself
        return path.absolute()
