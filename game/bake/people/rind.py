"""Skin that has become bark: plates and fissures that follow the face and run along the limbs."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from game.bake.people.body import Body
from game.bake.people.head import HIGH, LOW, Head
from game.bake.people.tailor import Wearer

SIZE = 1024
RADIUS = 0.085
"""Of a head, metres: what an angle round it is worth on the map."""
LICHEN = ((0.335, 0.345, 0.255), (0.420, 0.275, 0.075), (0.245, 0.280, 0.190))
MOSS = (0.052, 0.066, 0.018)


def straightened(wearer: Wearer) -> np.ndarray:
    """(V, 3) metres: where every point would be if each bone of its arm pointed along z.

    Noise that is long in z then runs down arms, over knuckles and along fingers without a seam.
    """
    body = wearer.body
    turns = {}
    for side in "LR":
        start = body.names.index(f"upperarm01.{side}")
        turns[start] = (facing(np.eye(3), child_of(body, start)), np.zeros(3))
        for bone in range(start + 1, len(body.names)):
            parent = int(body.parents[bone])
            if parent not in turns:
                continue
            turn, place = turns[parent]
            at = place + turn @ (body.heads[bone] - body.heads[parent])
            turns[bone] = (facing(turn, child_of(body, bone)), at)
    out = np.zeros((len(body.positions), 3))
    total = np.zeros(len(out))
    for bone, (turn, place) in turns.items():
        share = wearer.weights[:, bone]
        out += share[:, None] * ((body.positions - body.heads[bone]) @ turn.T + place)
        total += share
    return out / np.maximum(total, 1e-6)[:, None]


def child_of(body: Body, bone: int) -> np.ndarray:
    """(3,) the way a bone points: to the middle of its children's heads, or on as its parent did."""
    children = [k for k, parent in enumerate(body.parents) if parent == bone]
    if not children:
        return body.heads[bone] - body.heads[body.parents[bone]]
    return body.heads[children].mean(axis=0) - body.heads[bone]


def facing(turn: np.ndarray, way: np.ndarray) -> np.ndarray:
    """The turn (3, 3) nearest to ``turn`` that brings ``way`` to z."""
    z = turn @ (way / np.linalg.norm(way))
    axis = np.cross(z, [0.0, 0.0, 1.0])
    sine, cosine = np.linalg.norm(axis), z[2]
    if sine < 1e-9:
        return turn
    x, y, w = axis / sine
    k = np.array([[0, -w, y], [w, 0, -x], [-y, x, 0]])
    return (np.eye(3) + sine * k + (1 - cosine) * k @ k) @ turn


def whirled(coordinates: np.ndarray, at: np.ndarray, middle: int, reach: float) -> np.ndarray:
    """The grain swirls round a healed wound, as wood's does round a graft.

    at (V, 3): standing points; middle: the wound's point.
    """
    far = np.linalg.norm(at - at[middle], axis=1)
    near = np.flatnonzero(far < reach)
    out = coordinates.copy()
    delta = coordinates[near] - coordinates[middle]
    axis = coordinates[middle] * [1, 1, 0]
    axis /= max(np.linalg.norm(axis), 1e-9)
    angle = (2.6 * (1 - far[near] / reach) ** 1.5)[:, None]
    along = (delta @ axis)[:, None] * axis
    flat = delta - along
    turned = flat * np.cos(angle) + np.cross(axis, flat) * np.sin(angle)
    out[near] = coordinates[middle] + along + turned
    return out


def face(
    head: Head, chart: np.ndarray, paint: dict[str, np.ndarray], seed: int
) -> dict[str, np.ndarray]:
    """``face/plates`` (1024, 1024) u8, 255 on plates and 0 deep in fissures, and ``face/color`` re-tinted.

    chart (512, 512, 4): standing places and lips over the map; paint: what `paint.painted` made.
    """
    rng = np.random.default_rng(seed)
    place = ndimage.zoom(chart, (SIZE / len(chart), SIZE / len(chart), 1), order=1)
    q = place[..., :3] - head.joint
    # Where the map has no skin under it, as below the chin, it goes on by its own measure.
    u = (np.arange(SIZE) + 0.5) / SIZE * 2 - 1
    s = np.tile(RADIUS * np.pi * np.sign(u) * np.abs(u) ** 1.25, (SIZE, 1))
    t = np.tile((LOW + (u + 1) / 2 * (HIGH - LOW))[:, None], (1, SIZE))
    mouth = mouth_of(q, place[..., 3])
    eyes = head.eyes - head.joint
    angle, long, wide = flow(s, t, q, eyes, mouth)
    soft = softness(q, place[..., 3], eyes, mouth)
    warp = [mottle(s.shape, rng, ((9, 0.0011), (3, 0.0005))) for _ in range(2)]
    fine = plates(s + warp[0], t + warp[1], angle, long, wide, 0.0068, rng)
    half = (slice(None, None, 2),) * 2
    broad = plates(
        (s + 1.6 * warp[0])[half], (t + warp[1])[half], angle[half], 2.2 * long[half],
        1.7 * wide[half], 0.0155, rng,
    )  # fmt: skip
    broad = ndimage.zoom(broad, 2, order=1)
    depth = np.clip(0.48 + 0.5 * mottle(s.shape, rng, ((30, 0.8), (10, 0.5))), 0.05, 1)
    clefts = np.maximum(
        0.50 * depth * (1 - ramp(fine, 0.02, 0.24)), 0.95 * (1 - ramp(broad, 0.015, 0.15))
    )
    grain = streaks(angle, rng)
    dome = 0.16 * (1 - ramp(fine, 0.15, 0.8))
    relief = 1 - (clefts + dome * (1 - clefts)) * soft - 0.07 * grain * (0.3 + 0.7 * soft)
    lines = ndimage.zoom(paint["face/relief"].astype(float) / 127 - 128 / 127, 2, order=1)
    relief = relief + 0.30 * np.minimum(lines, 0)
    spots, shade = lichen(s, t, q, eyes, soft, rng)
    relief = np.clip(relief + 0.10 * spots * mottle(s.shape, rng, ((1.2, 0.5), (3, 0.5))), 0, 1)
    return {
        "face/plates": np.round(np.clip(relief, 0, 1) * 255).astype(np.uint8),
        "face/color": tinted(paint["face/color"], relief, soft, spots, shade, q, rng),
    }


def ramp(x, low, high):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mottle(shape, rng, sizes) -> np.ndarray:
    """Soft blotches about 0; sizes: (pixels, strength)."""
    total = np.zeros(shape)
    for size, strength in sizes:
        small = ndimage.gaussian_filter(rng.normal(size=shape), size, mode="wrap")
        total += strength * small / small.std()
    return total


def mouth_of(q: np.ndarray, lip: np.ndarray) -> np.ndarray:
    """(3,) the middle of the lips."""
    front = (lip > 0.5) & (q[..., 2] > 0.07) & (np.abs(q[..., 0]) < 0.03) & (q[..., 1] > -0.075)
    return np.array([0, *np.median(q[front][:, 1:], axis=0)])


def flow(s, t, q, eyes, mouth) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The way fissures run on the map (radians from s), how long and how wide plates are (metres).

    Down neck, cheeks and nose; across the brow; round the eyes and out from their corners; round the
    mouth, and out from the lips. Ways are averaged as lines: by their doubled angle.
    """
    x, front = np.abs(q[..., 0]), ramp(q[..., 2], 0.0, 0.06)
    ways, shares = [np.full(s.shape, np.pi / 2)], [np.full(s.shape, 0.35)]

    def add(way, share):
        ways.append(way)
        shares.append(share)

    brow = front * ramp(t, eyes[1, 1] + 0.022, eyes[1, 1] + 0.034)
    add(0.22 * np.sin(s * 42.0) + 0.1 * np.sin(s * 97), 3.0 * brow)
    for eye in eyes:
        side = np.sign(eye[0])
        centre = RADIUS * np.arctan2(eye[0], eye[2] - 0.012)
        ds, dt = s - centre, t - eye[1]
        far = np.hypot(ds, dt)
        round_ = np.arctan2(ds, -dt)
        add(round_, 1.9 * np.exp(-((far / 0.030) ** 2)))
        cs, ct = s - (centre + side * 0.017), t - (eye[1] - 0.001)
        outer = ramp(side * cs, 0.0, 0.006) * np.exp(-((np.hypot(cs, ct) / 0.026) ** 2))
        add(np.arctan2(ct, cs), 7.0 * outer)
    ds, dt = s - mouth[0], t - mouth[1]
    far = np.hypot(ds * 0.75, dt)
    add(np.arctan2(dt, ds * 0.5), 3.5 * front * np.exp(-((far / 0.019) ** 2)))
    ring = np.exp(-(((far - 0.036) / 0.013) ** 2)) * ramp(np.abs(ds), 0.012, 0.026)
    add(np.arctan2(ds, -dt), 2.6 * front * ring)
    cosine = sum(w * np.cos(2 * a) for a, w in zip(ways, shares, strict=True))
    sine = sum(w * np.sin(2 * a) for a, w in zip(ways, shares, strict=True))
    angle = 0.5 * np.arctan2(ndimage.gaussian_filter(sine, 4), ndimage.gaussian_filter(cosine, 4))
    lean = 0.16 * np.sin(s * 31 + t * 12) + 0.12 * np.sin(t * 55 - s * 20)
    fine = np.exp(-((np.hypot(x - eyes[1, 0], t - eyes[1, 1]) / 0.035) ** 2)) + np.exp(
        -((far / 0.032) ** 2)
    )
    neck = 1 - ramp(t, -0.115, -0.075)
    wide = 1.0 - 0.45 * np.clip(fine, 0, 1) * front + 0.35 * neck
    return angle + lean, wide * (3.2 + 1.6 * neck + 1.2 * brow), wide


def softness(q, lip, eyes, mouth) -> np.ndarray:
    """0 where living skin stays soft (lips, lids, nostrils) … 1 where it is bark."""
    x, y, z = np.abs(q[..., 0]), q[..., 1], q[..., 2]
    eye = np.hypot((x - eyes[1, 0]) / 0.0215, (y - eyes[1, 1]) / 0.0135)
    lids = ramp(eye, 0.80, 1.75)
    nose = np.hypot(x / 0.021, (y - mouth[1] - 0.028) / 0.013)
    tip = 0.25 + 0.75 * ramp(np.where(z > mouth[2] - 0.02, nose, 2.0), 0.7, 1.5)
    lips = 1 - ramp(ndimage.gaussian_filter(lip, 4), 0.03, 0.45)
    corner = np.hypot((x - 0.026) / 0.010, (y - mouth[1]) / 0.008)
    ear = 0.45 + 0.55 * (1 - ramp(x, 0.070, 0.078) * (y > -0.03) * (y < 0.085))
    cheek = 0.72 + 0.28 * ramp(
        np.hypot((x - 0.042) / 0.028, (y - eyes[1, 1] + 0.040) / 0.024), 0.5, 1.3
    )
    return lids * lips * tip * (0.45 + 0.55 * ramp(corner, 0.6, 1.5)) * ear * cheek


def plates(s, t, angle, long, wide, size: float, rng) -> np.ndarray:
    """(…,) 0 on the line between two plates, growing inwards; cells stretched along ``angle``.

    The cells of Worley, "A Cellular Texture Basis Function", 1996: second distance less the first.
    """
    width, height = 2 * np.pi * RADIUS, HIGH - LOW
    count = int(width * height / (size * size * 2.6))
    seeds = np.column_stack(
        [rng.uniform(-width / 2, width / 2, count), rng.uniform(LOW, HIGH, count)]
    )
    points = np.column_stack([s.ravel(), t.ravel()])
    _, near = cKDTree(seeds).query(points, k=12)
    c, n = np.cos(angle).ravel()[:, None], np.sin(angle).ravel()[:, None]
    d = points[:, None] - seeds[near]
    along = (d[..., 0] * c + d[..., 1] * n) / (size * np.sqrt(long.ravel() / wide.ravel()))[:, None]
    across = (-d[..., 0] * n + d[..., 1] * c) / (size * np.sqrt(wide.ravel() / long.ravel()))[
        :, None
    ]
    far = np.sqrt(along**2 + across**2)
    far.partition(1, axis=1)
    return (far[:, 1] - far[:, 0]).reshape(s.shape)


def streaks(angle: np.ndarray, rng) -> np.ndarray:
    """Grain along the flow, about 0: white noise smeared along each pixel's way."""
    noise = ndimage.gaussian_filter(rng.normal(size=angle.shape), 0.6, mode="wrap")
    rows, columns = np.mgrid[: angle.shape[0], : angle.shape[1]].astype(float)
    total = np.zeros(angle.shape)
    # A pixel of the map is taller than wide by about this much.
    wide, tall = SIZE / (2 * np.pi * RADIUS), SIZE / (HIGH - LOW)
    for step in range(-7, 8):
        far = step * 0.0004
        at = [rows + far * tall * np.sin(angle), columns + far * wide * np.cos(angle)]
        total += ndimage.map_coordinates(noise, at, order=1, mode="wrap")
    return total / total.std()


def lichen(s, t, q, eyes, soft, rng) -> tuple[np.ndarray, np.ndarray]:
    """How much lichen, 0..1, and which of its colours (…, 3): rosettes on her right temple, strewn down the jaw."""
    cover, color = np.zeros(s.shape), np.tile(np.array(LICHEN[0]), (*s.shape, 1))
    ragged = mottle(s.shape, rng, ((7, 0.5), (2.5, 0.5)))
    centre = RADIUS * np.arctan2(eyes[1, 0], eyes[1, 2] - 0.012) + 0.032
    for k in range(26):
        spread = 0.6 + 2.2 * rng.random() ** 1.6
        cs = centre + 0.016 * spread * rng.normal()
        ct = eyes[1, 1] + 0.020 + 0.020 * spread * rng.normal() - 0.012 * spread
        size = rng.uniform(0.0022, 0.0075) / spread**0.5
        far = np.hypot(s - cs, t - ct) / size * (1 + 0.24 * ragged)
        ring = ramp(1.0 - far, 0.0, 0.30) * (0.62 + 0.38 * ramp(far, 0.25, 0.7))
        mine = ring > cover
        color[mine] = LICHEN[(0, 1, 0, 2, 1)[k % 5]]
        cover = np.maximum(cover, ring)
    return cover * ramp(soft, 0.35, 0.8), color


def tinted(color, relief, soft, spots, shade, q, rng) -> np.ndarray:
    """(512, 512, 3) u8: bark's greys and browns over what was painted, moss low down, lichen on top."""
    half = lambda a: a.reshape(512, 2, 512, 2, *a.shape[2:]).mean(axis=(1, 3))  # noqa: E731
    albedo = (color.astype(float) / 255) ** 2
    r, k, spots, shade = half(relief), half(soft), half(spots), half(shade)
    q = half(q)
    tone = mottle(r.shape, rng, ((14, 0.6), (4, 0.6)))[..., None]
    grey = albedo.mean(axis=-1, keepdims=True) * np.array([1.02, 1.00, 0.84])
    bark = (0.30 * albedo + 0.70 * grey) * (1.42 + 0.13 * tone)
    warm = np.array([1.08, 0.96, 0.84]) ** np.clip(tone, -1.5, 1.5)
    bark = bark * warm * (0.72 + 0.36 * r[..., None])
    out = albedo + (bark - albedo) * k[..., None]
    low = ramp(-q[..., 1], 0.055, 0.13) + 0.55 * ramp(np.abs(q[..., 0]), 0.055, 0.078)
    damp = np.clip(low + 0.4 * mottle(r.shape, rng, ((16, 1.0),)), 0, 1) * ramp(0.86 - r, 0.0, 0.35)
    out = out + (np.array(MOSS) - out) * (0.80 * damp * k)[..., None]
    speck = 0.82 + 0.16 * mottle(r.shape, rng, ((1.0, 1.0),))
    out = out + (shade * speck[..., None] - out) * (0.88 * spots)[..., None]
    return np.round(np.sqrt(np.clip(out, 0, 1)) * 255).astype(np.uint8)


def lichen_on_hand(wearer: Wearer) -> np.ndarray:
    """(V,) 0..1: a patch on the back of her right hand."""
    wrist, knuckle = wearer.bone("wrist.R"), wearer.bone("finger3-1.R")
    middle = wrist + 0.55 * (knuckle - wrist)
    back = wearer.body.positions - middle
    up = np.array([0.25, 0.9, 0.1])
    far = np.linalg.norm(back - up * 0.015, axis=1)
    return np.exp(-((far / 0.026) ** 2)) * (back @ up > 0.004)


def wound(wearer: Wearer) -> int:
    """The point of the left forearm where the burn healed like a graft."""
    elbow, wrist = wearer.bone("lowerarm02.L"), wearer.bone("wrist.L")
    middle = elbow + 0.30 * (wrist - elbow)
    p = wearer.body.positions[wearer.used]
    return int(wearer.used[np.argmin(np.linalg.norm(p - middle - [0, 0.03, 0.012], axis=1))])


def grain(wearer: Wearer) -> np.ndarray:
    """(V, 3) `straightened`, swirled round the wound."""
    at = wearer.body.positions.astype(float)
    return whirled(straightened(wearer), at, wound(wearer), 0.055)
