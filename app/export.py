"""Everything the journal holds, or holds about one person, in files that other programs read.

Light to import: what is heavy is imported by the function that needs it.
"""
