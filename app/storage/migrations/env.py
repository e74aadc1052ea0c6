"""Run by Alembic: migrate over the connection that ``app.storage.schema`` hands over."""

from alembic import context

from app.domain.models import Record
from app.storage import history  # noqa: F401  # its tables are part of the schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
)
context.run_migrations()
