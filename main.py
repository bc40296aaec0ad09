"""Hearthlight: python main.py walks into the library; python main.py --help lists the rest."""

from game.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
