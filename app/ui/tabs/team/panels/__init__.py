"""The parts of a person's page that are more than a card."""
