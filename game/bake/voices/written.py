"""A line as it is written: its sentences, and its words as a caption shows them."""

import re

SENTENCE_END = re.compile(
    r"""(?:(?<=[.!?…])|(?<=[.!?…]["”’)]))\s+(?=["“‘(]*[A-Z0-9])""",
)


def sentences(text: str) -> list[str]:
    """The sentences of a line, each with its own marks."""
    return [part for part in SENTENCE_END.split(text.strip()) if part]


def caption_words(text: str) -> list[str]:
    """Words as a caption shows them: split at blanks and dashes, without marks at their ends."""
    pieces = re.split(r"[\s—–]+", text)
    bare = (re.sub(r"^[^\w]+|[^\w]+$", "", piece) for piece in pieces)
    return [word for word in bare if word]
