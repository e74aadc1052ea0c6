"""What to do with a journal that is damaged: tell, check, save what can be read.

Light to import: what is heavy is imported by the function that needs it.
"""
