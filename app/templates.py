"""What a journal can start from, read from the program's resources."""

import tomllib
from typing import NamedTuple

from app import paths
from app.domain.kinds import SkillFamily


class SkillTemplate(NamedTuple):
    """A skill to put into the library; ``levels`` describes level 1 first."""

    name: str
    family: SkillFamily
    levels: tuple[str, ...]


def starter_skills() -> tuple[SkillTemplate, ...]:
    """The skills of a seller, and the four traits, with words for each level."""
    text = (paths.resources() / "templates" / "skills.toml").read_text("utf-8")
    return tuple(
        SkillTemplate(row["name"], SkillFamily(row["family"]), tuple(row["levels"]))
        for row in tomllib.loads(text)["skills"]
    )
