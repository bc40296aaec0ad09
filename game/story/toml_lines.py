"""Where in a TOML text each value stands, which ``tomllib`` does not tell."""

from __future__ import annotations

import re

Place = tuple[str | int, ...]
"""The way to a value through tables and lists."""

HEADER = re.compile(r"\s*\[(\[)?\s*([^\[\]]+?)\s*\]")
KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*=""")
LONG_QUOTE = re.compile(r'"""|' + "'''")


def line_numbers(text: str) -> dict[Place, int]:
    """First line (from 1) of each table and key: ``("line", 3, "mood") -> 57``.

    Knows plain tables, arrays of tables and ``key = value``: all that our files use.
    """
    places: dict[Place, int] = {(): 1}
    counts: dict[str, int] = {}
    table: Place = ()
    inside_long_string = False
    for number, row in enumerate(text.split("\n"), start=1):
        was_inside = inside_long_string
        if len(LONG_QUOTE.findall(row)) % 2:
            inside_long_string = not inside_long_string
        if was_inside:
            continue
        if header := HEADER.match(row):
            name = header[2].strip("\"'")
            if header[1]:
                table = (name, counts.get(name, 0))
                counts[name] = table[1] + 1
            else:
                table = (name,)
            places.setdefault(table, number)
        elif key := KEY.match(row):
            places.setdefault((*table, key[1] or key[2] or key[3]), number)
    return places


def line_of(places: dict[Place, int], place: Place) -> int:
    """The line of ``place``, or of the nearest table around it."""
    while place not in places:
        place = place[:-1]
    return places[place]
