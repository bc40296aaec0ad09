"""Skin that has become bark: plates and fissures that follow the face and run along the limbs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from game.bake.people.body import Body
from game.bake.people.head import HIGH, LOW, Head
from game.bake.people.tailor import Wearer

SIZE = 1024
RADIUS = 0.085
"""Of a head, metres: what an angle round it is worth on the map."""
LIFT = 0.0032
"""Metres by which a plate of bark stands out of the face."""
LICHEN = ((0.335, 0.345, 0.255), (0.420, 0.275, 0.075), (0.245, 0.280, 0.190))
MOSS = (0.095, 0.115, 0.035)


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


@dataclass(frozen=True)
class Bark:
    """Bark over the unrolled head: (1024, 1024) maps, and how far it lifts the skin.

    relief: 1 on plates … 0 deep in fissures; soft: 0 living skin … 1 bark; spots: lichen, 0..1, in
    shade (…, 3); swell (512, 512): metres along the normals; place (…, 3): from the head's joint.
    """

    relief: np.ndarray
    soft: np.ndarray
    spots: np.ndarray
    shade: np.ndarray
    swell: np.ndarray
    place: np.ndarray

    def lift(self, uv: np.ndarray) -> np.ndarray:
        """(V,) metres by which bark stands out at places (V, 2) of the map."""
        at = np.clip(uv.T[::-1] * len(self.swell) - 0.5, 0, len(self.swell) - 1)
        return ndimage.map_coordinates(self.swell, at, order=1)


def grown(head: Head, chart: np.ndarray, seed: int) -> Bark:
    """Fissures that follow the face, and plates between them.

    chart (512, 512, 4): standing places and lips over the map.
    """
    rng = np.random.default_rng(seed)
    q, lip = chart[..., :3] - head.joint, chart[..., 3]
    # Where the map has no skin under it, as below the chin, it goes on by its own measure.
    size = len(chart)
    u = (np.arange(size) + 0.5) / size * 2 - 1
    s = np.tile(RADIUS * np.pi * np.sign(u) * np.abs(u) ** 1.25, (size, 1))
    t = np.tile((LOW + (u + 1) / 2 * (HIGH - LOW))[:, None], (1, size))
    mouth, eyes = mouth_of(q, lip), head.eyes - head.joint
    soft = softness(q, lip, eyes, mouth)
    broad, fine, grain = combed(flow(s, t, q, eyes, mouth), rng)
    brow = np.exp(-(((t - eyes[1, 1] - 0.019) / 0.008) ** 2)) * (q[..., 2] > 0.03)
    depth = np.clip(0.80 + 0.28 * mottle(s.shape, rng, ((22, 0.8), (7, 0.5))), 0.30, 1)
    lower = np.exp(-(((q - mouth) ** 2).sum(axis=-1) / 0.036**2))
    front = ramp(q[..., 2], 0.02, 0.07) * ramp(t, mouth[1] - 0.05, mouth[1] - 0.02)
    depth = depth * (1 - 0.8 * brow) * (1 - 0.50 * lower) * (1 - 0.25 * front)
    big = lambda a: ndimage.zoom(a, SIZE / size, order=1)  # noqa: E731
    far = distance(big(broad))
    near = distance(big(fine))
    clefts = np.maximum(
        0.95 * big(depth) * (1 - ramp(far, 0.0001, 0.0028)),
        0.50 * big(depth) * (1 - ramp(near, 0.0, 0.0012)),
    )
    soft_big = big(soft)
    clefts = clefts + 0.20 * (1 - clefts) * (1 - ramp(far, 0.0008, 0.0040))
    relief = 1 - clefts * soft_big - 0.05 * big(grain) * (0.2 + 0.8 * soft_big)
    spots, shade = lichen(big(s), big(t), big3(q), eyes, soft_big, rng)
    relief = relief + 0.12 * spots * mottle(spots.shape, rng, ((1.2, 0.5), (3, 0.5)))
    above = head.hair(chart[..., :3].reshape(-1, 3)).reshape(s.shape)
    plate = ndimage.gaussian_filter(ramp(half(far), 0.0003, 0.0034), 1.3)
    neck = 1 - ramp(t, -0.105, -0.075)
    ear = ramp(np.abs(q[..., 0]), 0.066, 0.074) * (t > -0.03)
    swell = LIFT * plate * soft**1.5 * (1 + 0.7 * neck) * (1 - 0.75 * brow) * (1 - ear)
    swell = swell * (1 - ramp(above, -0.022, -0.004)) * ramp(t, -0.155, -0.115)
    return Bark(np.clip(relief, 0, 1), soft_big, spots, shade, swell, big3(q))


def big3(a: np.ndarray) -> np.ndarray:
    return ndimage.zoom(a, (SIZE / len(a), SIZE / len(a), 1), order=1)


def half(a: np.ndarray) -> np.ndarray:
    """The map (1024, 1024, …) at half its size."""
    return a.reshape(512, 2, 512, 2, *a.shape[2:]).mean(axis=(1, 3))


def combed(angle: np.ndarray, rng) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Broad, fine and finest streaks along the ways ``angle``, each about 0 and of even strength.

    Noise averaged along each pixel's own streamline (Cabral and Leedom, "Imaging Vector Fields Using
    Line Integral Convolution", 1993); where it crosses 0 lie long lines that fork and rejoin.
    """
    noises = [ndimage.gaussian_filter(rng.normal(size=angle.shape), k, mode="wrap")
              for k in (2.7, 1.2, 0.6)]  # fmt: skip
    reach = (34, 20, 5)
    # A pixel of the map is taller than wide by about this much.
    wide, tall = 512 / (2 * np.pi * RADIUS), 512 / (HIGH - LOW)
    way = np.stack([np.sin(angle), np.cos(angle)])
    rows, columns = np.mgrid[:512, :512].astype(float)
    totals = [noise.copy() for noise in noises]
    for sign in (1, -1):
        at, last = np.stack([rows, columns]), sign * way
        for step in range(1, max(reach) + 1):
            at = at + 0.0012 * last * np.array([tall, wide])[:, None, None]
            here = np.stack([ndimage.map_coordinates(w, at, order=1, mode="nearest") for w in way])
            # A line has two ways: go on, never back.
            here *= np.where((here * last).sum(axis=0) < 0, -1, 1)
            last = here / np.maximum(np.linalg.norm(here, axis=0), 1e-6)
            for total, noise, far in zip(totals, noises, reach, strict=True):
                if step <= far:
                    total += ndimage.map_coordinates(noise, at, order=1, mode="wrap")
    return tuple(f / np.sqrt(ndimage.gaussian_filter(f * f, 24) + 1e-12) for f in totals)


def distance(field: np.ndarray) -> np.ndarray:
    """(1024, 1024) about how many metres away ``field`` crosses 0."""
    down, across = np.gradient(field)
    steep = np.hypot(down * SIZE / (HIGH - LOW), across * SIZE / (2 * np.pi * RADIUS))
    return np.abs(field) / np.maximum(ndimage.gaussian_filter(steep, 2), 1e-3)


def face(
    bark: Bark, skin: tuple[float, float, float], paint: dict[str, np.ndarray], seed: int
) -> dict[str, np.ndarray]:
    """``face/plates`` (1024, 1024) u8, 255 on plates and 0 deep in fissures, and ``face/color`` re-tinted.

    skin: linear albedo of bark; paint: what `paint.painted` made.
    """
    rng = np.random.default_rng(seed + 1)
    lines = ndimage.zoom(paint["face/relief"].astype(float) / 127 - 128 / 127, 2, order=1)
    relief = np.clip(bark.relief + 0.22 * np.minimum(lines, 0), 0, 1)
    return {
        "face/plates": np.round(relief * 255).astype(np.uint8),
        "face/color": tinted(paint["face/color"], bark, np.array(skin), rng),
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


def flow(s, t, q, eyes, mouth) -> np.ndarray:
    """The way fissures run on the map, radians from s.

    Down neck, cheeks and nose; across the brow; round the eyes and out from their corners; round the
    mouth, and out from the lips. Ways are averaged as lines: by their doubled angle.
    """
    front = ramp(q[..., 2], 0.0, 0.06)
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
    return angle + 0.16 * np.sin(s * 31 + t * 12) + 0.12 * np.sin(t * 55 - s * 20)


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


def tinted(color, bark: Bark, skin: np.ndarray, rng) -> np.ndarray:
    """(512, 512, 3) u8: one wood's browns over what was painted, moss beside fissures, lichen on top."""
    albedo = (color.astype(float) / 255) ** 2
    r, k, spots, shade, q = map(half, (bark.relief, bark.soft, bark.spots, bark.shade, bark.place))
    tone = mottle(r.shape, rng, ((20, 0.6), (6, 0.5)))[..., None]
    wood = skin * np.array([1.045, 1.0, 0.935]) ** np.clip(tone, -2, 2) * (1 + 0.06 * tone)
    wood = 0.35 * albedo + 0.65 * wood * (0.80 + 0.26 * r[..., None])
    out = albedo * 1.06 + (wood - albedo * 1.06) * k[..., None]
    low = ramp(-q[..., 1], 0.050, 0.12) + 0.8 * ramp(np.abs(q[..., 0]), 0.052, 0.074)
    damp = np.clip(0.25 + low + 0.5 * mottle(r.shape, rng, ((16, 1.0),)), 0, 1)
    damp = damp * ramp(0.97 - r, 0.0, 0.30)
    out = out * (1 + 0.45 * ramp(-q[..., 1], 0.070, 0.110))[..., None]
    out = out + (np.array(MOSS) - out) * (0.50 * damp * k)[..., None]
    speck = 0.86 + 0.12 * mottle(r.shape, rng, ((1.0, 1.0),))
    out = out + (shade * speck[..., None] - out) * (0.85 * spots)[..., None]
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
