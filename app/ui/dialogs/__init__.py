"""Dialogs: each one task, started from the window or a tab."""
