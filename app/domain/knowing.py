"""What the capture line knows of the journal: whom one can name, and which tags are in use."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import notes
from app.domain.captured import Known
from app.domain.kinds import ON_THE_TEAM
from app.domain.mentions import KnownName
from app.domain.models import Person, Skill


def known(db: Session) -> Known:
    """Everybody, every skill and every tag, as :func:`app.domain.capture.parse` takes them."""
    people = sa.select(Person.id, Person.name, Person.preferred_name, Person.status)
    skills = sa.select(Skill.id, Skill.name)
    return Known(
        people=tuple(
            KnownName(number, name, preferred, status in ON_THE_TEAM)
            for number, name, preferred, status in db.execute(people.order_by(Person.id))
        ),
        skills=tuple((number, name) for number, name in db.execute(skills.order_by(Skill.id))),
        tags=tuple(notes.every_tag(db)),
    )
