"""Paints a face on the head's unrolled map: skin colour at half size, hair strokes at full size."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.spatial import cKDTree

from game.bake.people.body import Body
from game.bake.people.hair import brow_line
from game.bake.people.head import Head

COLOR_SIZE, INK_SIZE = 512, 1024
SKIN = np.array([0.365, 0.225, 0.150])
"""Linear albedo of his forehead."""


def painted(head: Head, body: Body, tri: np.ndarray, rng: np.random.Generator) -> dict:
    """`face/color` (512, 512, 3) u8: square root of linear albedo; `face/ink` (1024, 1024) u8 0..15:

    how much hair (stubble, brows, hairline) darkens the skin. Row 0 is the lowest.
    """
    p = body.positions.astype(float)
    lip = lip_mask(body)
    values = np.column_stack([p, lip])
    chart = unrolled_values(head, p, tri, values)
    color = skin_color(head, chart, rng)
    ink = hair_ink(head, p, chart, rng)
    return {
        "face/color": np.round(np.sqrt(np.clip(color, 0, 1)) * 255).astype(np.uint8),
        "face/ink": np.round(np.clip(ink, 0, 1) * 15).astype(np.uint8),
    }


def lip_mask(body: Body) -> np.ndarray:
    """(V,) 1 on the lips: exactly what the shapes that roll the lips in move most."""
    moved = np.zeros(len(body.positions))
    for name in ("mouthRollLower", "mouthRollUpper"):
        size = np.linalg.norm(body.shapes[name], axis=1)
        moved = np.maximum(moved, size / size.max())
    return np.clip((moved - 0.30) / 0.25, 0, 1)


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


def skin_color(head: Head, chart, rng) -> np.ndarray:
    """(512, 512, 3) linear albedo."""
    q = chart[..., :3] - head.joint
    x, y, z = np.abs(q[..., 0]), q[..., 1], q[..., 2]
    lip = ndimage.gaussian_filter(chart[..., 3], 0.7)
    eye = head.eyes[1] - head.joint
    front = np.clip((z - 0.02) / 0.05, 0, 1)
    color = np.tile(SKIN, (*x.shape, 1))

    def toward(target, amount):
        nonlocal color
        color = color + (np.array(target) - color) * np.clip(amount, 0, 1)[..., None]

    toward((0.385, 0.245, 0.16), 0.6 * blob(x, y, 0.0, 0.105, 0.07, 0.03) * front)
    flush = blob(x, y, 0.047, eye[1] - 0.042, 0.024, 0.022) * front
    toward((0.40, 0.175, 0.115), 0.50 * flush)
    toward((0.39, 0.17, 0.115), 0.42 * blob(x, y, 0.0, -0.005, 0.018, 0.018) * front)
    ear = np.clip((x - 0.074) / 0.008, 0, 1) * (y > -0.03) * (y < 0.085)
    toward((0.41, 0.18, 0.12), 0.55 * ear)
    socket = blob(x, y, eye[0], eye[1] - 0.0145, 0.020, 0.0085) * front
    toward((0.255, 0.148, 0.112), 0.50 * socket)
    toward((0.255, 0.145, 0.10), 0.36 * blob(x, y, eye[0], eye[1] + 0.011, 0.019, 0.007) * front)
    toward((0.27, 0.155, 0.115), 0.35 * blob(x, y, eye[0] - 0.017, eye[1], 0.006, 0.009) * front)
    rim = blob(x, y, eye[0], eye[1], 0.0175, 0.0065) * front
    toward((0.40, 0.175, 0.13), 0.35 * rim)
    beard = beard_mask(head, x, y, z)
    toward((0.245, 0.175, 0.14), 0.34 * beard)
    toward((0.30, 0.122, 0.095), 0.93 * lip)
    toward((0.24, 0.085, 0.07), 0.55 * lip * blob(x, y, 0, MOUTH_Y, 0.05, 0.0028))
    color *= 1 + 0.030 * mottle(x.shape, ((26, 0.8), (9, 0.6), (3, 0.5)), rng)[..., None]
    red = 0.030 * mottle(x.shape, ((14, 0.8), (5, 0.6), (1.6, 0.4)), rng)
    color *= 1 + np.stack([red, -red * 0.6, -red * 0.6], -1)
    for mx, my, size in (
        (0.031, -0.030, 0.0011),
        (-0.045, -0.060, 0.0009),
        (0.018, 0.083, 0.0008),
        (-0.022, -0.099, 0.0007),
    ):
        spot = np.hypot(q[..., 0] - mx, y - my) < size * 1.6
        color[spot & (z > 0)] *= (0.45, 0.38, 0.36)
    return color


MOUTH_Y = -0.0375
"""Of the line between the lips, metres from the head's joint; measured on Idris."""


def beard_mask(head: Head, x, y, z) -> np.ndarray:
    """0..1 where a beard would grow: lip, chin, jaw up to the sideburns; not the cheeks."""
    turn = np.degrees(np.arctan2(x, z - 0.012))
    top = (
        np.interp(turn, [0, 14, 22, 34, 50, 68, 80, 180], [-12, -14, -26, -44, -36, 2, 22, 22])
        * 1e-3
    )
    low = np.interp(turn, [0, 40, 80, 180], [-0.118, -0.108, -0.075, -0.06])
    soft = np.clip((top - y) / 0.012, 0, 1) * np.clip((y - low) / 0.014, 0, 1)
    return soft * np.clip((88 - turn) / 8, 0, 1)


def hair_ink(head: Head, p, chart, rng) -> np.ndarray:
    """(1024, 1024) 0 bare … 1 covered with hair, strokes drawn at twice the size."""
    big = 2 * INK_SIZE
    canvas = Image.new("L", (big, big), 0)
    draw = ImageDraw.Draw(canvas)
    front = p[:, 2] > head.joint[2] + 0.04
    tree = cKDTree(p[front][:, :2])
    depth = p[front][:, 2]

    def place(xy: np.ndarray) -> np.ndarray:
        d, near = tree.query(xy, k=4)
        w = 1 / (d + 1e-4)
        z = (depth[near] * w).sum(-1) / w.sum(-1)
        return head.unrolled(np.column_stack([xy, z])) * big

    def stroke(points, width, dark):
        uv = place(np.array(points))
        draw.line([tuple(q) for q in uv], fill=int(255 * dark), width=width)

    for eye in head.eyes:
        for _ in range(430):
            t, row = rng.random() ** 0.92, np.clip(rng.normal(0, 0.5), -1.05, 1.05)
            if eye[0] < 0 and abs(t - 0.70 - 0.02 * row) < 0.020:
                continue
            at, way = brow_line(eye, t, row)
            length = rng.uniform(0.0045, 0.0085) * (1 - 0.35 * t)
            bow = np.array([-way[1], way[0]]) * length * rng.normal(0, 0.10)
            strength = (0.55 + 0.4 * rng.random()) * (0.65 + 0.35 * min(1, t * 5))
            stroke([at, at + way * length * 0.5 + bow, at + way * length], 2, strength)
    strokes = np.asarray(canvas, float) / 255
    ink = strokes.reshape(INK_SIZE, 2, INK_SIZE, 2).mean(axis=(1, 3))
    soft = ndimage.gaussian_filter(ink, 5) * 0.55
    ink = np.maximum(ink * 1.15, soft)

    # The chart may not be interpolated across its seam or its layers' edges more than a pixel.
    wide = ndimage.zoom(chart[..., :3], (2, 2, 1), order=1)
    q = wide - head.joint
    x, y, z = np.abs(q[..., 0]), q[..., 1], q[..., 2]
    dots = rng.random(x.shape)
    beard = beard_mask(head, x, y, z) * (0.45 + 0.55 * blob(x, y, 0, -0.05, 0.05, 0.035))
    lip = ndimage.zoom(chart[..., 3], 2, order=1)
    stubble = np.where(dots < 0.16 * beard, rng.uniform(0.25, 0.62, x.shape), 0) * (lip < 0.2)
    stubble = np.maximum(ndimage.gaussian_filter(stubble, 0.55) * 1.5, 0.06 * beard * (lip < 0.2))
    above = head.hair(wide.reshape(-1, 3)).reshape(x.shape)
    ear = (x > 0.073) & (y > -0.03) & (y < 0.066) & (np.abs(z + 0.012) < 0.05)
    grow = np.clip((above + 0.006 + 0.010 * (rng.random(x.shape) - 0.5)) / 0.014, 0, 1) * ~ear
    return np.clip(np.maximum.reduce([ink, stubble, grow]), 0, 1)
