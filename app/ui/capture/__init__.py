"""The capture line: write a note in ten seconds, from wherever one is."""
