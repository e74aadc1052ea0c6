"""Crashes, power losses, failing and full disks, and rivals: what the journal comes through.

The toolkit: ``vfs`` hears every call of SQLite to the system, ``disk`` knows what a power loss
leaves of them, ``faults`` fails them or ends the process in one, ``children`` and ``typist`` are
processes to be killed, ``mounts`` are real disks, small or read-only, ``story`` is a manager's work
drawn from a seed, ``canary_journal`` and ``canary_story`` put a canary into all that is written,
and ``older`` writes journals of earlier versions.
"""
