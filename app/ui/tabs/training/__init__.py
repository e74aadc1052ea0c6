"""The Training tab: what the team is trained in, quarter by quarter, and who of it gives that."""
