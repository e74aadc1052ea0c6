"""Touchline: a coaching journal for one sales manager.

The layers and their rules are in the README's contributor section and held by
``tests/test_architecture.py``.
"""

__version__ = "0.1.0"
