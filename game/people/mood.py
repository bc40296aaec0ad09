"""What feelings do to a face and a body at rest. Data, not code."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mood:
    """shapes: face shape (both sides when it ends in neither Left nor Right) -> 0..1.

    nod and tilt: degrees the head is bowed and leaned; gaze_down: how often he looks at the floor,
    0..1; energy: how restless he is, 1 is usual; breath: speed against usual.
    """

    shapes: dict[str, float] = field(default_factory=dict)
    nod: float = 0.0
    tilt: float = 0.0
    gaze_down: float = 0.2
    energy: float = 1.0
    breath: float = 1.0


MOODS: dict[str, Mood] = {
    "neutral": Mood(
        {"browInnerUp": 0.12, "mouthSmileLeft": 0.11, "mouthSmileRight": 0.08, "eyeSquint": 0.05,
         "browOuterUpRight": 0.06, "mouthPress": 0.05},
        gaze_down=0.2,
    ),
    "relief": Mood(
        {"browInnerUp": 0.26, "mouthSmile": 0.36, "cheekSquint": 0.20, "eyeSquint": 0.08, "eyeBlink": 0.10},
        nod=-2.0, gaze_down=0.15, energy=0.6, breath=0.8,
    ),
    "worry": Mood(
        {"browInnerUp": 0.55, "browDown": 0.22, "mouthPress": 0.25, "mouthFrown": 0.14,
         "eyeSquint": 0.10, "mouthStretch": 0.08},
        nod=4.0, gaze_down=0.45, energy=1.35, breath=1.2,
    ),
    "grief": Mood(
        {"browInnerUp": 0.95, "mouthFrown": 0.36, "mouthShrugLower": 0.15, "mouthRollLower": 0.12,
         "eyeSquint": 0.12, "eyeBlink": 0.10, "mouthPress": 0.12},
        nod=9.0, tilt=2.0, gaze_down=0.7, energy=0.5, breath=1.1,
    ),
    "amusement": Mood(
        {"mouthSmileLeft": 0.45, "mouthSmileRight": 0.38, "cheekSquint": 0.30, "browOuterUpLeft": 0.38,
         "browOuterUpRight": 0.12, "eyeSquint": 0.18, "mouthDimple": 0.15},
        nod=-1.5, tilt=-4.0, gaze_down=0.1, energy=1.1,
    ),
    "hope": Mood(
        {"browInnerUp": 0.44, "browOuterUp": 0.24, "eyeWide": 0.14, "mouthSmile": 0.38,
         "cheekSquint": 0.16},
        nod=-3.0, gaze_down=0.1, energy=0.9,
    ),
    "tenderness": Mood(
        {"browInnerUp": 0.46, "mouthSmile": 0.36, "eyeSquint": 0.14, "cheekSquint": 0.22, "eyeBlink": 0.04},
        nod=1.0, tilt=5.0, gaze_down=0.2, energy=0.5, breath=0.85,
    ),
    "laughter": Mood(
        {"mouthSmile": 0.70, "cheekSquint": 0.66, "eyeSquint": 0.22, "eyeBlink": 0.08, "browOuterUp": 0.16,
         "jawOpen": 0.20, "mouthUpperUp": 0.42, "mouthLowerDown": 0.12, "noseSneer": 0.08},
        nod=-5.0, gaze_down=0.2, energy=1.5, breath=1.8,
    ),
    "tears": Mood(
        {"browInnerUp": 1.0, "mouthFrown": 0.26, "mouthStretch": 0.34, "mouthPress": 0.34, "eyeSquint": 0.30,
         "mouthShrugLower": 0.20, "mouthRollLower": 0.14, "cheekSquint": 0.50, "noseSneer": 0.10},
        nod=11.0, tilt=-2.0, gaze_down=0.8, energy=0.45, breath=1.4,
    ),
    "attentive": Mood(
        {"browInnerUp": 0.16, "browOuterUp": 0.14, "eyeWide": 0.08, "mouthSmile": 0.09},
        nod=-1.0, tilt=2.0, gaze_down=0.1, energy=0.7,
    ),
    "weary": Mood(
        {"browInnerUp": 0.24, "eyeBlink": 0.16, "mouthFrown": 0.10, "mouthShrugLower": 0.04},
        nod=4.0, gaze_down=0.45, energy=0.6, breath=0.85,
    ),
    "shy": Mood(
        {"browInnerUp": 0.30, "mouthPress": 0.34, "mouthSmileLeft": 0.18, "mouthSmileRight": 0.15,
         "mouthRollLower": 0.15, "eyeBlink": 0.06},
        nod=6.0, tilt=3.0, gaze_down=0.5, energy=1.0, breath=1.1,
    ),
    "wry": Mood(
        {"mouthSmileLeft": 0.34, "mouthSmileRight": 0.19, "mouthDimpleLeft": 0.16,
         "browOuterUpRight": 0.36, "browOuterUpLeft": 0.14, "eyeSquint": 0.06},
        nod=-1.5, tilt=-2.0, gaze_down=0.15, energy=1.15,
    ),
    "beaming": Mood(
        {"mouthSmile": 0.62, "cheekSquint": 0.66, "browOuterUp": 0.26, "browInnerUp": 0.16,
         "eyeSquint": 0.16, "mouthUpperUp": 0.36, "jawOpen": 0.09},
        nod=-2.5, gaze_down=0.1, energy=1.2,
    ),
}  # fmt: skip


def spread(shapes: dict[str, float], known: tuple[str, ...]) -> dict[str, float]:
    """Shapes without a side become both sides; shapes a face does not have are left out."""
    out: dict[str, float] = {}
    for name, value in shapes.items():
        for full in (name, f"{name}Left", f"{name}Right"):
            if full in known:
                out[full] = out.get(full, 0.0) + value
    return out
