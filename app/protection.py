"""The passphrase of a journal: set, changed, removed, and its recovery sheet.

Light to import: what is heavy is imported by the function that needs it.
"""
