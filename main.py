"""Hearthlight: python main.py walks into the library; python main.py --help lists the rest."""

import sys

try:
    from game.cli import main
except ImportError as error:  # another Python, or nothing installed yet: a player needs the remedy
    sys.exit(f"Hearthlight is not installed ({error}); try: make play, or: python -m pip install .")

if __name__ == "__main__":
    raise SystemExit(main())
