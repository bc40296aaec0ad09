"""Who the seven are when nobody has told them what to feel. Data, not code."""

from __future__ import annotations

from dataclasses import dataclass, field

Shares = dict[str, float]
"""Moods by name and how much of each; the rows are normed when they are used."""


@dataclass(frozen=True)
class Greeting:
    """How somebody welcomes whoever sits down.

    face: what shows; lasts: seconds it shows; bow: degrees the head goes down (up when negative);
    dips: how often; slow: seconds for all of them; hold: seconds of looking; then: where the eyes go.
    """

    face: Shares
    lasts: float = 2.4
    bow: float = 4.0
    dips: int = 1
    slow: float = 0.8
    hold: float = 2.2
    then: str | None = None


@dataclass(frozen=True)
class Temper:
    """rest, hopeful: the face at rest when the evening begins and when it is over.

    answers: the speaker's mood -> what it does to this listener, where it differs from ANSWERS;
    reaction: seconds until the eyes go to a new speaker; late: seconds until a smile or a frown is
    answered; catches: chance to catch a laugh; nods: chance to nod when somebody has spoken;
    breath: seconds a breath takes; energy: 1 is usual; asides: where the eyes rest when they leave
    the one who speaks, parts of any sum; head: how much of a look the head takes over.
    """

    rest: Shares
    hopeful: Shares
    greeting: Greeting
    answers: dict[str, Shares] = field(default_factory=dict)
    reaction: float = 0.35
    late: float = 0.7
    catches: float = 0.5
    nods: float = 0.5
    breath: float = 4.2
    energy: float = 1.0
    asides: Shares = field(default_factory=lambda: dict(USUAL_ASIDES))
    head: float = 0.62


USUAL_ASIDES: Shares = {"aside": 1.0, "floor": 0.8, "hands": 0.6, "people": 1.2, "visitor": 0.7}

ANSWERS: dict[str, Shares] = {
    "neutral": {"attentive": 0.7, "neutral": 0.3},
    "relief": {"relief": 0.5, "tenderness": 0.5},
    "worry": {"worry": 0.45, "tenderness": 0.40, "attentive": 0.15},
    "grief": {"grief": 0.5, "tenderness": 0.5},
    "amusement": {"amusement": 0.75, "attentive": 0.25},
    "hope": {"hope": 0.65, "tenderness": 0.35},
    "tenderness": {"tenderness": 0.8, "attentive": 0.2},
    "laughter": {"amusement": 0.8, "tenderness": 0.2},
    "tears": {"grief": 0.4, "tenderness": 0.6},
}
"""How anybody listens to a line of that mood. Whoever catches a laugh laughs instead."""

TEMPERS: dict[str, Temper] = {
    "maren": Temper(
        rest={"weary": 0.35, "tenderness": 0.35, "attentive": 0.3},
        hopeful={"tenderness": 0.45, "hope": 0.4, "relief": 0.15},
        greeting=Greeting({"tenderness": 0.8, "amusement": 0.2}, lasts=4.2, bow=3.5, slow=1.5, hold=4.4),
        answers={"worry": {"tenderness": 0.75, "worry": 0.25},
                 "tears": {"tenderness": 0.8, "grief": 0.2}},
        reaction=0.34, late=0.6, catches=0.5, nods=0.8, breath=4.8, energy=0.8,
        asides={"aside": 0.5, "floor": 0.5, "hands": 0.5, "people": 1.8, "visitor": 1.2},
    ),
    "idris": Temper(
        rest={"wry": 0.4, "worry": 0.3, "weary": 0.3},
        hopeful={"wry": 0.4, "hope": 0.4, "relief": 0.2},
        greeting=Greeting({"wry": 1.0}, lasts=2.6, bow=-4.5, slow=0.5, hold=1.9),
        answers={"grief": {"worry": 0.5, "attentive": 0.5},
                 "tears": {"worry": 0.55, "tenderness": 0.45},
                 "amusement": {"wry": 0.8, "amusement": 0.2},
                 "hope": {"wry": 0.35, "hope": 0.65},
                 "tenderness": {"shy": 0.45, "tenderness": 0.55}},
        reaction=0.19, late=0.45, catches=0.75, nods=0.35, breath=3.6, energy=1.35,
        asides={"aside": 1.8, "floor": 0.7, "hands": 0.9, "people": 1.2, "visitor": 0.7}, head=0.55,
    ),
    "thessa": Temper(
        rest={"weary": 0.4, "amusement": 0.25, "tenderness": 0.35},
        hopeful={"tenderness": 0.4, "amusement": 0.35, "hope": 0.25},
        greeting=Greeting({"amusement": 0.5, "tenderness": 0.5}, lasts=4.0, bow=2.5, slow=1.8, hold=3.6),
        answers={"worry": {"tenderness": 0.7, "attentive": 0.3},
                 "grief": {"tenderness": 0.65, "grief": 0.35}},
        reaction=0.62, late=1.0, catches=0.5, nods=0.55, breath=5.3, energy=0.7,
        asides={"aside": 0.5, "floor": 0.7, "hands": 1.4, "people": 1.2, "visitor": 0.8}, head=0.7,
    ),
    "tomas": Temper(
        rest={"weary": 0.8, "neutral": 0.2},
        hopeful={"relief": 0.6, "hope": 0.25, "tenderness": 0.15},
        greeting=Greeting({"relief": 0.6, "tenderness": 0.4}, lasts=2.8, bow=8.0, slow=1.7, hold=2.6),
        answers={"amusement": {"relief": 0.5, "amusement": 0.5},
                 "laughter": {"relief": 0.35, "amusement": 0.65},
                 "grief": {"grief": 0.6, "weary": 0.4}},
        reaction=0.54, late=1.1, catches=0.35, nods=0.75, breath=5.0, energy=0.7,
        asides={"aside": 0.5, "floor": 1.6, "hands": 1.3, "people": 0.8, "visitor": 0.5}, head=0.7,
    ),
    "noor": Temper(
        rest={"shy": 0.45, "worry": 0.45, "attentive": 0.1},
        hopeful={"hope": 0.65, "shy": 0.15, "tenderness": 0.2},
        greeting=Greeting({"shy": 0.8, "hope": 0.2}, lasts=2.6, bow=3.0, slow=0.6, hold=0.75, then="hands"),
        answers={"amusement": {"amusement": 0.55, "shy": 0.45},
                 "grief": {"grief": 0.55, "tears": 0.25, "tenderness": 0.2},
                 "tears": {"tears": 0.5, "grief": 0.3, "tenderness": 0.2},
                 "tenderness": {"shy": 0.35, "tenderness": 0.65}},
        reaction=0.27, late=0.7, catches=0.6, nods=0.6, breath=3.5, energy=1.15,
        asides={"aside": 0.6, "floor": 1.2, "hands": 1.8, "people": 0.9, "visitor": 0.5}, head=0.58,
    ),
    "ambrose": Temper(
        rest={"weary": 0.35, "grief": 0.3, "attentive": 0.35},
        hopeful={"tenderness": 0.4, "hope": 0.35, "amusement": 0.25},
        greeting=Greeting({"tenderness": 0.6, "amusement": 0.4}, lasts=2.8, bow=10.0, slow=1.3, hold=2.7),
        answers={"grief": {"grief": 0.75, "tenderness": 0.25},
                 "tears": {"grief": 0.55, "tenderness": 0.45},
                 "neutral": {"attentive": 1.0}},
        reaction=0.45, late=0.85, catches=0.4, nods=0.7, breath=4.4, energy=0.8,
        asides={"aside": 0.8, "floor": 0.8, "hands": 0.9, "people": 1.0, "visitor": 0.7}, head=0.66,
    ),
    "sunniva": Temper(
        rest={"beaming": 0.3, "worry": 0.3, "weary": 0.4},
        hopeful={"relief": 0.4, "hope": 0.3, "amusement": 0.3},
        greeting=Greeting({"beaming": 1.0}, lasts=3.4, bow=3.5, dips=2, slow=0.9, hold=2.6),
        answers={"grief": {"grief": 0.35, "tears": 0.3, "tenderness": 0.35},
                 "tears": {"tears": 0.6, "tenderness": 0.4},
                 "hope": {"hope": 0.6, "beaming": 0.4}},
        reaction=0.23, late=0.42, catches=0.9, nods=0.6, breath=3.9, energy=1.15,
        asides={"aside": 0.8, "floor": 0.6, "hands": 0.4, "people": 2.0, "visitor": 1.1}, head=0.6,
    ),
}  # fmt: skip

ANYBODY = Temper(
    rest={"weary": 0.4, "attentive": 0.6},
    hopeful={"hope": 0.6, "tenderness": 0.4},
    greeting=Greeting({"tenderness": 0.7, "amusement": 0.3}),
)


def temper_of(name: str) -> Temper:
    """Theirs, or a mild one for a name that nobody has described yet."""
    return TEMPERS.get(name, ANYBODY)
