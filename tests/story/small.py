"""A script of two people and three parts, small enough to break on purpose."""

from pathlib import Path

from game.story.script import Evening, load_evening

PEOPLE = """\
[ada]
name = "Ada"
colour = "#ff8800"
pace = 150

[bo]
name = "Bo"
colour = "#88ccff"
pace = 120
"""

EVENING = """\
title = "Small"

[[part]]
name = "hello"
kind = "talk"
state = "seated"

[[part]]
name = "ada"
kind = "story"
state = "story"

[[part]]
name = "asked"
kind = "talk"
state = "turn"

[[part]]
name = "together"
kind = "talk"
state = "together"

[[part]]
name = "replies"
kind = "answers"
state = "turn"
"""

HELLO = """\
[[line]]
id = "hello-1"
who = "bo"
mood = "hope"
text = "Hello there. Sit down."
"""

ASKED = """\
[[line]]
id = "asked-1"
who = "bo"
text = "And you?"
"""

TOGETHER = """\
[[line]]
id = "together-1"
who = "ada"
text = "Well then."
"""

REPLIES = """\
[[line]]
id = "replies-1"
who = "bo"
when = "stood"
text = "Off you go."

[[line]]
id = "replies-2"
who = "bo"
when = "came_back"
text = "There you are."

[[line]]
id = "replies-3"
who = "ada"
when = "stayed_silent"
text = "Thank you."
"""


def story_lines(count: int = 12, words: int = 10) -> str:
    """A story of ``count`` lines, ``words`` words each, all by Ada."""
    sentence = " ".join(["stone", "kettle", "door", "apple", "bus"][i % 5] for i in range(words))
    return "\n".join(
        f'[[line]]\nid = "ada-{i}"\nwho = "ada"\nmood = "neutral"\ntext = "{sentence}."\npause = 0.4\n'
        for i in range(count)
    )


def files() -> dict[str, str]:
    """File name -> text."""
    return {
        "people.toml": PEOPLE,
        "evening.toml": EVENING,
        "hello.toml": HELLO,
        "ada.toml": story_lines(),
        "asked.toml": ASKED,
        "together.toml": TOGETHER,
        "replies.toml": REPLIES,
    }


def written(folder: Path, texts: dict[str, str]) -> Evening:
    """The script of ``texts``, written to ``folder`` and loaded."""
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return load_evening(folder)
