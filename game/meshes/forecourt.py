"""Outside: the library's front in the night, its porch and steps, the court, trees.

South of the doors (-z). The court lies three steps lower than the hall: see ``ground_height``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.front import (
    COURT,
    FAR,
    HALF_FRONT,
    IRON,
    LANTERN,
    PORTAL_Z,
    RISE,
    STEP_EDGE,
    STEPS,
    TREAD,
    WALL_Z,
    drum,
    front,
    mirrored_parts,
    tower,
)
from game.meshes.gathering import gathered, moved, turned
from game.meshes.hall_plan import (
    DOOR_WIDTH,
    DOOR_Z,
    FORECOURT_WIDTH,
)
from game.meshes.lamps import lantern
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED
from game.meshes.profiles import (
    arc,
    box,
    chain,
    creased,
    inside_out,
    lathe,
    sweep,
    tube,
    woven,
)
from game.meshes.trees import IVY, ivy, lying, scattered, tree

LAMP_POST = (5.0, 2.72, -22.4)
"""The flame of the lamp post east of the way to the doors."""
HEDGE = (0.020, 0.030, 0.034)
TREES = (
    (1, -10.4, -21.2, 0.3),
    (0, 10.0, -20.6, 3.2),
    (0, -11.8, -29.5, 4.0),
    (1, 11.6, -28.0, 2.6),
)
"""Which of two trees, x, z, and the azimuth it is turned by."""


def ground_height(z: float) -> float:
    """Height of the walkable ground outside at ``z`` metres: platform, steps, court."""
    gone = int(np.ceil(max(STEP_EDGE - z, 0.0) / TREAD - 1e-6))
    return -RISE * min(gone, STEPS)


def _piers() -> np.ndarray:
    """(N,) z of the kerbs' piers."""
    start = STEP_EDGE - (STEPS - 1) * TREAD
    return np.arange(start - 0.7, FAR - 8, -5.2)


def court() -> list[Part]:
    """Platform, steps, flags, kerbs with lanterns, and the earth beyond."""
    half = FORECOURT_WIDTH / 2
    flags = []

    def level(x0: float, x1: float, z0: float, z1: float, y: float, number: float) -> MeshData:
        xs, zs = np.linspace(x0, x1, 5), np.linspace(z0, z1, 5)
        grid_x, grid_z = np.meshgrid(xs, zs)
        positions = np.stack([grid_x, np.full_like(grid_x, y), grid_z], -1)
        up = np.broadcast_to([0.0, 1.0, 0.0], positions.shape)
        return woven(positions, up, positions[..., [0, 2]], chain(5), chain(5), number=number)

    flags.append(level(-HALF_FRONT, HALF_FRONT, STEP_EDGE, WALL_Z + 0.3, 0.0, 1.0))
    flags.append(level(-DOOR_WIDTH / 2, DOOR_WIDTH / 2, WALL_Z + 0.3, DOOR_Z - 0.02, 0.0, 1.0))
    edge = STEP_EDGE
    nosing = []
    for k in range(STEPS):
        y = -RISE * (k + 1)
        line = np.array(
            [(0.0, y), (0.0, y + RISE - 0.04), *arc((0.02, y + RISE - 0.02), 0.02, 180, 90, 3)]
        )
        riser = sweep(
            creased(line),
            np.array([[-HALF_FRONT, 0, edge], [HALF_FRONT, 0, edge]]),
            np.array([0, 0, 1.0]),
            np.array([0, 1.0, 0]),
            number=0.5,
        )
        nosing.append(riser if riser.normals[:, 2].mean() < 0 else inside_out(riser))
        if k < STEPS - 1:
            flags.append(level(-HALF_FRONT, HALF_FRONT, edge - TREAD, edge, y, 1.0))
        edge -= TREAD
    edge += TREAD
    flags.append(level(-half, half, FAR - 10, edge, COURT, 1.0))
    for sign in (-1, 1):
        x0, x1 = sorted((sign * half, sign * 60))
        flags.append(level(x0, x1, FAR - 30, edge, COURT - 0.05, 0.0))
        x0, x1 = sorted((sign * HALF_FRONT, sign * 60))
        flags.append(level(x0, x1, edge, 20.0, COURT - 0.05, 0.0))
    flags.append(level(-half, half, FAR - 40, FAR - 10, COURT - 0.02, 0.0))
    parts = [
        Part("ground", merge(flags), blocks_sun=False),
        Part("masonry", merge(nosing), blocks_sun=False),
    ]
    return parts + kerbs(edge)


def kerbs(start: float) -> list[Part]:
    """Low walls down both sides of the court, every few metres a pier with a lantern or an urn."""
    x = FORECOURT_WIDTH / 2 + 0.25
    foot, end = COURT - 0.1, (FAR - 8, start - 0.4)
    low, high = (x - 0.2, foot, end[0]), (x + 0.2, COURT + 0.55, end[1])
    stone = [box(low, high, grain=2, bevel=0.03, hidden="-y")]
    low, high = (x - 0.27, COURT + 0.53, end[0]), (x + 0.27, COURT + 0.66, end[1])
    stone.append(box(low, high, grain=2, bevel=0.05, number=0.5, hidden="-y"))
    parts: list[Part] = []
    for k, z in enumerate(_piers()):
        stone.append(pier().moved((x, 0, z)))
        if k % 2 == 0:
            parts += moved(lantern(0.55, 0.9), (x, 1.92, z))
        else:
            stone.append(urn(0.8).moved((x, 1.28, z)))
    return mirrored_parts([Part("masonry", merge(stone)), *parts])


@cache
def pier() -> MeshData:
    """A square pier of the kerb with a moulded cap."""
    line = [(0.46, COURT - 0.1), (0.46, COURT + 0.22), (0.38, COURT + 0.30), (0.36, 0.95)]
    line += [(0.42, 1.0), (0.48, 1.06), (0.48, 1.16), (0.30, 1.26), (0.0, 1.3)]
    return lathe(np.array(line), 4, CARVED).turned(np.pi / 4)


@cache
def urn(tall: float) -> MeshData:
    """A stone vase on a foot, its base at the origin."""
    line = [(0.26, 0.0), (0.26, 0.08), (0.12, 0.14), (0.09, 0.24), (0.20, 0.32), (0.33, 0.52)]
    line += [(0.36, 0.70), (0.33, 0.84), (0.30, 0.88), (0.38, 0.95), (0.38, 1.0), (0.30, 0.98)]
    return lathe(tall * np.array([*line, (0.0, 0.9)]), 10, CARVED)


def lamp_post(detail: Detail) -> list[Part]:
    """The eastern of two iron lamp posts that stand in the court, in place."""
    x, y, z = LAMP_POST
    tall = 0.78
    foot, head = COURT, y - 0.48 * tall
    line = [(0.24, foot), (0.24, foot + 0.10), (0.17, foot + 0.16), (0.15, foot + 0.5)]
    line += [(0.10, foot + 0.58), (0.085, foot + 0.64), (0.055, foot + 0.72), (0.045, head - 0.42)]
    line += [(0.075, head - 0.38), (0.045, head - 0.34), (0.04, head - 0.06), (0.13, head)]
    iron = [lathe(np.array(line), either(detail, 10, 6)).moved((x, 0, z))]
    turn = np.linspace(0, 1.6 * np.pi, either(detail, 10, 6))[:, None]
    wind = 0.13 * (1 - 0.22 * turn / np.pi)
    curl = wind * np.hstack([np.sin(turn), -np.cos(turn), 0 * turn]) + (0.05, head - 0.24, 0)
    for k in range(4):
        iron.append(tube(curl, 0.014, 4).turned(k * np.pi / 2).moved((x, 0, z)))
    lit = moved(lantern(tall), (x, y + 0.64 * tall, z))
    return [Part("twig", merge(iron).tinted(IRON)), *lit]


def woods(rng: np.random.Generator) -> MeshData:
    """Two lines of far trees round the yard, mere shapes; none where the library hides them."""
    rows = []
    for away, tall, shade in ((44.0, 6.0, 1.0), (66.0, 12.0, 0.6)):
        turn = np.linspace(np.radians(58), np.radians(302), 190)
        spread = sum(
            rng.normal(0, 1 / f, 2) @ [np.sin(f * turn), np.cos(f * turn)] for f in (3, 7, 13)
        )
        crowns = np.abs(np.sin(np.cumsum(rng.uniform(0.25, 0.75, 190))))
        jag = (0.55 + 0.4 * crowns + rng.uniform(0, 0.10, 190)) * (1.0 + 0.22 * spread)
        out = np.stack([np.sin(turn), np.cos(turn)], 1) * away + (0, -14)
        points = np.stack([out[:, 0], np.full(190, COURT - 0.5), out[:, 1]], 1)
        top = points + np.outer(np.clip(tall * jag, 2.5, None), [0, 1.0, 0])
        inward = np.stack([-np.sin(turn), 0.4 + 0 * turn, -np.cos(turn)], 1)
        lattice = np.stack([points, top])
        row = woven(lattice, np.stack([inward] * 2), lattice[..., :2], chain(2), chain(190))
        rows.append(row.tinted(shade * np.array(HEDGE)))
    return merge(rows)


def yard(rng: np.random.Generator, detail: Detail) -> list[Part]:
    """Trees that frame the front, the far woods, ivy on the stone, leaves on the flags and in the air."""
    grown = [
        tree(tall, dice, detail) for tall, dice in zip((10.5, 12.5), rng.spawn(2), strict=True)
    ]
    parts: list[Part] = [Part("twig", woods(rng), blocks_sun=False)]
    for which, x, z, turn in TREES:
        parts += moved(turned(grown[which], turn), (x, COURT, z))
    many = either(detail, 4, 1)
    green = [
        ivy((6.9, COURT, WALL_Z - 0.02), (2.6, 5.4), 260 * many, rng),
        ivy((-6.4, COURT, WALL_Z - 1.24), (1.1, 4.6), 160 * many, rng),
        ivy((-10.4, COURT, WALL_Z - 0.02), (3.0, 7.5), 330 * many, rng),
        ivy((13.4, COURT, WALL_Z - 1.24), (1.3, 7.0), 200 * many, rng),
        ivy((-3.1, COURT, PORTAL_Z - 0.78), (0.9, 3.4), 110 * many, rng),
    ]
    for x in (-8.25, 8.25):
        spot = np.array([[x, 2.02, _piers()[1]]]) + rng.normal(0, (0.16, 0.05, 0.16), (70, 3))
        green.append(scattered(spot, 26 * many, (0.12, 0.22), IVY, rng))
    return [*parts, Part("fallen", merge([*green, leaves(rng, detail)]), False, two_sided=True)]


def cards(middles: np.ndarray, half: tuple[float, float], color: np.ndarray) -> MeshData:
    """A card about each of ``middles`` (N, 3) for mist.vert to turn; ``color`` (N, 4).

    uv: the corner's offset from the middle, metres.
    """
    count = len(middles)
    corner = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32) * half
    triangles = 4 * np.arange(count)[:, None, None] + np.array([(0, 2, 1), (0, 3, 2)])
    return MeshData(
        (middles[:, None] + np.pad(corner, ((0, 0), (0, 1)))).reshape(-1, 3),
        np.tile([0.0, 0.0, -1.0], (4 * count, 1)),
        triangles.reshape(-1, 3),
        np.tile(corner, (count, 1)),
        np.repeat(color, 4, axis=0),
    )


def damp_air(rng: np.random.Generator, detail: Detail) -> Part:
    """Halos about the lanterns and, where a graphics card draws them, banks of low mist."""
    piers = [(FORECOURT_WIDTH / 2 + 0.25, 1.6, z) for z in _piers()[::2]]
    flames = np.array([LANTERN, LAMP_POST, *piers])
    flames = np.concatenate([flames, flames * (-1, 1, 1)])
    ember = np.tile([1.0, 0.50, 0.17, 1.0], (len(flames), 1))
    drawn = [cards(flames, (1.1, 1.1), ember)]
    count = either(detail, 16, 0)
    if count:
        x, z = rng.uniform(-13, 13, count), np.linspace(-15.6, -25.0, count)
        banks = np.stack([x, np.full(count, COURT + 0.98), z], 1)
        tint = np.outer(rng.uniform(0.6, 1.0, count), [0.0085, 0.0115, 0.021])
        number = rng.uniform(0.02, 0.45, (count, 1))
        drawn.append(cards(banks, (5.5, 1.0), np.hstack([tint, number])))
    return Part("mist", merge(drawn), two_sided=True)


def leaves(rng: np.random.Generator, detail: Detail) -> MeshData:
    """Fallen leaves, thick along kerbs, steps and under the trees, and a few that never land."""
    count = either(detail, 900, 300)
    side = np.where(rng.random(count) < 0.5, -1.0, 1.0)
    x = np.where(
        rng.random(count) < 0.62,
        side * (7.9 - rng.gamma(1.2, 0.9, count)),
        rng.uniform(-7.7, 7.7, count),
    )
    z = np.where(
        rng.random(count) < 0.22,
        STEP_EDGE - STEPS * TREAD - rng.gamma(1.0, 0.35, count),
        rng.uniform(FAR, STEP_EDGE + 2.2, count),
    )
    y = np.array([ground_height(float(v)) for v in z]) + 0.022
    lie = lying(np.stack([np.clip(x, -7.9, 7.9), y, z], 1), rng, np.zeros(count))
    count = either(detail, 70, 40)
    air = np.stack(
        [rng.uniform(-8, 8, count), rng.uniform(3.0, 8.5, count), rng.uniform(-30, -16, count)], 1
    )
    return merge([lie, lying(air, rng, np.linspace(0.05, 1.0, count))])


def by_night(part: Part) -> Part:
    """The part as it stands outside: no sun to block, lanterns of old glass held in iron."""
    if part.surface == "brass":
        part = replace(part, surface="twig", mesh=part.mesh.tinted(IRON))
    surface = "flame" if part.surface == "lamp" else part.surface
    return replace(part, surface=surface, blocks_sun=False)


def forecourt(rng: np.random.Generator | None = None, detail: Detail = "full") -> list[Part]:
    """Everything outside the doors, few parts. ``rng`` shapes trees, ivy and leaves."""
    rng = np.random.default_rng(11) if rng is None else rng
    stone = [*front(detail), *drum(detail), *mirrored_parts(tower(detail)), *court()]
    posts = mirrored_parts(lamp_post(detail))
    air = damp_air(rng, detail)
    return gathered(by_night(p) for p in [*stone, *posts, *yard(rng, detail), air])
