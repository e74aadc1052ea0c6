"""``python -m app``, the console script ``touchline``, and the frozen program."""

import sys


def main() -> None:
    """Run the program with the arguments it was started with."""
    from app.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
