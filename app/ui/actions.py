"""Everything the window can do from its menu and by shortcut, declared as a list."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import icons, veil


@dataclass(frozen=True)
class Command:
    """One line of the menu; ``keys`` are its shortcuts in Qt's spelling."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""


#: None is a rule between groups.
COMMANDS: tuple[Command | None, ...] = (
    Command("undo", "Undo", ("Ctrl+Z",), "undo-2"),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    Command("deleted", "Recently deleted…", (), "archive-restore"),
    None,
    Command("capture", "Write a note", ("Ctrl+Space",), "pen-line"),
    Command("search", "Search…", ("Ctrl+K",), "search"),
    Command("go_to_person", "Go to a person…", ("Ctrl+P",), "user"),
    Command("add_person", "Add a person…", ("Ctrl+N",), "user-plus"),
    Command("print_packet", "Print what is in sight…", ("Ctrl+Shift+P",), "printer"),
    None,
    Command("import_roster", "Import a roster…", (), "upload"),
    Command("import_results", "Import past performance…", (), "chart-column"),
    Command("save_contacts", "Save the team's contact cards…", (), "download"),
    None,
    Command("settings", "Journal settings…", ("Ctrl+,",), "settings"),
    Command("open_journal", "Open another journal…", ("Ctrl+O",), "folder-open"),
    Command("new_journal", "New journal…", (), "plus"),
    None,
    Command("hide_private", "Hide private text", (veil.KEY,), "eye-off"),
    Command("lock", "Lock", ("Ctrl+L",), "lock"),
    Command("protection", "Passphrase and recovery sheet…", (), "shield-check"),
    Command("backups", "Backups…", (), "database-backup"),
    Command("export_everything", "Export everything…", (), "folder-output"),
    None,
    Command("shortcuts", "Keyboard shortcuts", ("F1",), "keyboard"),
    Command("diagnostics", "Diagnostics…", (), "activity"),
    Command("quit", "Quit", ("Ctrl+Q",), "log-out"),
)
SCHEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))


def make_menu(owner: QWidget, slots: dict[str, Callable[[], object]]) -> QMenu:
    """The menu of ``COMMANDS``, each calling the slot of its name; shortcuts work window-wide."""
    menu = QMenu(owner)
    pictured: list[tuple[QAction, str]] = []
    for command in COMMANDS:
        if command is None:
            menu.addSeparator()
            continue
        action = QAction(command.text, owner)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if command.icon:
            pictured.append((action, command.icon))
        action.triggered.connect(slots[command.name])
        owner.addAction(action)
        menu.addAction(action)

    def dress() -> None:
        """Draw the icons when they are first looked at, not before the first screen."""
        while pictured:
            icons.put(*pictured.pop())

    menu.aboutToShow.connect(dress)
    return menu


def add_schemes(menu: QMenu, chosen: str, choose: Callable[[QAction], object]) -> None:
    """Add the choice of light and dark; ``choose`` gets the action, whose data is the scheme."""
    look = QMenu("Appearance", menu)
    look.setObjectName("appearance")
    menu.insertMenu(menu.actions()[-1], look)  # the last line stays the last
    group = QActionGroup(look)
    for scheme, text in SCHEMES:
        action = look.addAction(text)
        action.setCheckable(True)
        action.setData(scheme)
        action.setChecked(scheme == chosen)
        group.addAction(action)
    group.triggered.connect(choose)
