"""The copies of a journal: made, listed, thinned out, put back.

Light to import: what is heavy is imported by the function that needs it.
"""
