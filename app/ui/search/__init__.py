"""Ctrl+K: find whatever was written, as it is typed."""
