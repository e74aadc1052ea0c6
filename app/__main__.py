"""``python -m app``, the console script ``touchline``, and the frozen program."""

import sys


def main() -> None:
    """Run the program with the arguments it was started with."""
    if getattr(sys, "frozen", False):
        # The frozen program starts itself anew where packets are printed by another process.
        from multiprocessing import freeze_support

        freeze_support()
    from app.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
