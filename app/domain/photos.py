"""A person's picture."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.models import Photo


def of_person(db: Session, person_id: int) -> bytes | None:
    """The picture of a person as JPEG; None where there is none."""
    return db.scalar(sa.select(Photo.jpeg).where(Photo.person_id == person_id))


def put(db: Session, person_id: int, jpeg: bytes) -> Photo:
    """Give a person a picture, a small JPEG, in place of the last one."""
    people.get(db, person_id)
    photo = db.scalars(sa.select(Photo).where(Photo.person_id == person_id)).one_or_none()
    if photo is None:
        photo = Photo(person_id=person_id, jpeg=jpeg)
        db.add(photo)
    commands.put(photo, {"jpeg": jpeg})
    return photo


def remove(db: Session, person_id: int) -> None:
    """Take a person's picture away."""
    for photo in db.scalars(sa.select(Photo).where(Photo.person_id == person_id)):
        commands.delete(db, photo)
