"""From the cartoon to a window: pieces, lead, paint and glass as the arrays that the game loads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy import ndimage
from skimage.measure import label

from game.bake.windows.drawing import Drawing, clouds
from game.meshes.windows import COLOR_SIZE, LEAD_REACH, LINES_SIZE, SceneTextures

OUTLINE_LEAD = 0.0125
CUT_LEAD = 0.0074
"""Half the width of the came (metres) round a figure, and between two pieces of one figure."""
SMALLEST_PIECE = 0.0013
"""Square metres; a glazier paints what is smaller."""


@dataclass(frozen=True)
class Leaded:
    """pieces (H, W) i32: 0 outside, then 1… ; layer (P + 1,) the layer of each piece; textures."""

    pieces: np.ndarray
    layer: np.ndarray
    colors: np.ndarray
    textures: SceneTextures


def lead(drawing: Drawing, seed: int) -> Leaded:
    """Cuts, colours and leads a finished drawing."""
    pieces, layer, cell = cut(drawing)
    distance, inner = came(drawing, pieces)
    paint = painted(drawing, pieces, layer, inner, seed)
    colors = sheets(drawing, pieces, layer, cell)
    glass = blown(drawing, pieces, colors, seed)
    lines = np.stack(
        [_stepped(_encode(distance, LINES_SIZE), 5), _stepped(_bytes(paint, LINES_SIZE), 10)], -1
    )
    return Leaded(pieces, layer, colors, SceneTextures(color=glass, lines=lines))


def cut(drawing: Drawing) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Connected pieces, without those too small or too thin to lead.

    pieces (H, W) i32, 0 outside the lancet; layer and cell (P + 1,) of each piece.
    """
    inside = drawing.inside & (drawing.shape >= 0)
    _, code = np.unique(
        drawing.shape.astype(np.int64) * (1 << 32) + drawing.cell, return_inverse=True
    )
    code = np.where(inside, code.reshape(drawing.shape.shape) + 1, 0).astype(np.int32)
    pieces = label(code, background=0, connectivity=1)
    size = np.bincount(pieces.ravel())
    depth = ndimage.maximum(
        ndimage.distance_transform_edt(~_edges(pieces)), pieces, range(len(size))
    )
    small = size < SMALLEST_PIECE * drawing.scale**2
    thin = np.asarray(depth) < OUTLINE_LEAD * 1.15 * drawing.scale
    dropped = small | thin
    dropped[0] = False
    holes = dropped[pieces] | (drawing.inside & (pieces == 0))
    near = ndimage.distance_transform_edt(
        holes | (pieces == 0), return_distances=False, return_indices=True
    )
    pieces = np.where(drawing.inside, pieces[tuple(near)], 0)
    _, pieces = np.unique(pieces, return_inverse=True)
    pieces = pieces.reshape(drawing.shape.shape).astype(np.int32)
    first = np.unique(pieces, return_index=True)[1]
    # A piece may have grown over its neighbour's pixels; its own number sits where it started.
    own = _own_pixels(pieces, drawing, holes, first)
    return pieces, drawing.shape.ravel()[own].astype(np.int32), drawing.cell.ravel()[own]


def came(drawing: Drawing, pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(metres to the edge of lead, negative on lead; metres to the line of the cut), both (H, W).

    The drawing's outlines carry the wider lead; cames swell where three meet, as solder does.
    """
    shape = np.where(drawing.inside, drawing.shape, -2)
    edges = _edges(pieces)
    outline = edges & _edges(ndimage.grey_dilation(shape, size=3))
    rim = _edges(drawing.inside.astype(np.int32))
    metre = 1 / drawing.scale
    to_cut = ndimage.distance_transform_edt(~edges) * metre
    to_outline = ndimage.distance_transform_edt(~(outline | rim)) * metre
    to_joint = ndimage.distance_transform_edt(~_joints(pieces)) * metre
    sway = 1 + 0.22 * clouds(pieces.shape, 40, 5)
    distance = np.minimum(to_cut - CUT_LEAD * sway, to_outline - OUTLINE_LEAD * sway)
    distance -= 0.005 * np.exp(-((to_joint / 0.014) ** 2))
    return ndimage.gaussian_filter(distance, 0.0016 * drawing.scale), to_cut


def painted(
    drawing: Drawing, pieces: np.ndarray, layer: np.ndarray, inner: np.ndarray, seed: int
) -> np.ndarray:
    """(H, W) f32 in 0..1: strokes of the drawing, matting along leads, relief of forms."""
    strokes = ndimage.gaussian_filter(drawing.paint, 0.0012 * drawing.scale)
    traits = drawing.layers
    of = layer[pieces]
    matt = np.array([t.matt for t in traits] + [0.0])[of]
    stipple = 1 + 0.4 * clouds(pieces.shape, 60, seed)  # the shader adds the grain of the brush
    wash = matt * np.exp(-inner / 0.030) * stipple
    wash += _relief(drawing, pieces, of)
    paint = 1 - (1 - np.clip(strokes, -1, 1)) * (1 - np.clip(wash, 0, 0.85))
    return np.clip(np.where(strokes < 0, wash + strokes, paint), 0.0, 0.96)


def sheets(drawing: Drawing, pieces: np.ndarray, layer: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """(P + 1, 3) linear RGB of each piece's glass."""
    count = len(layer)
    number = np.arange(count)
    middle_x = ndimage.mean(drawing.x, pieces, number)
    middle_y = ndimage.mean(drawing.y, pieces, number)
    colors = np.zeros((count, 3))
    for i in range(1, count):
        at = (int(middle_x[i] * 40) + 400, int(middle_y[i] * 40), int(layer[i]))
        rng = np.random.default_rng(at)
        colors[i] = drawing.layers[layer[i]].glass(middle_x[i], middle_y[i], int(cell[i]), rng)
    return colors


def blown(drawing: Drawing, pieces: np.ndarray, colors: np.ndarray, seed: int) -> np.ndarray:
    """COLOR_SIZE (H, W, 3) u8, square root of linear: sheets of uneven thickness, without lead."""
    height, width = COLOR_SIZE
    rows = ((np.arange(height) + 0.5) / height * pieces.shape[0]).astype(int)
    columns = ((np.arange(width) + 0.5) / width * pieces.shape[1]).astype(int)
    grown = ndimage.distance_transform_edt(pieces == 0, return_distances=False, return_indices=True)
    small = pieces[tuple(grown)][np.ix_(rows, columns)]
    rng = np.random.default_rng(seed)
    count = len(colors)
    lean = rng.normal(0, 0.55, (count, 2))
    number = np.arange(count)
    mx = ndimage.mean(drawing.x, pieces, number)
    my = ndimage.mean(drawing.y, pieces, number)
    x, y = drawing.x[np.ix_(rows, columns)], drawing.y[np.ix_(rows, columns)]
    thickness = 1 + np.clip(
        lean[small, 0] * (x - mx[small]) + lean[small, 1] * (y - my[small]), -0.3, 0.3
    )
    thickness += 0.10 * clouds(small.shape, 22, seed)
    glass = np.maximum(colors[small], 1e-4) ** thickness[..., None]
    return _stepped(np.round(np.sqrt(glass) * 255), 3)


def _own_pixels(
    pieces: np.ndarray, drawing: Drawing, holes: np.ndarray, first: np.ndarray
) -> np.ndarray:
    """(P + 1,) flat index of a pixel that belonged to each piece before any was dropped."""
    own = first.copy()
    solid = np.flatnonzero(~holes.ravel())
    found, at = np.unique(pieces.ravel()[solid], return_index=True)
    own[found] = solid[at]
    return own


def _edges(values: np.ndarray) -> np.ndarray:
    """True where a pixel differs from the one to its right or below."""
    edge = np.zeros(values.shape, bool)
    edge[:, :-1] |= values[:, :-1] != values[:, 1:]
    edge[:-1] |= values[:-1] != values[1:]
    return edge


def _joints(pieces: np.ndarray) -> np.ndarray:
    """True where three pieces meet within two pixels."""
    a, b, c, d = pieces[:-1, :-1], pieces[:-1, 1:], pieces[1:, :-1], pieces[1:, 1:]
    row = (a != b).astype(np.int8) + (b != d) + (d != c) + (c != a)
    joint = np.zeros(pieces.shape, bool)
    joint[:-1, :-1] = row >= 3
    joint[0, 0] = True  # a distance transform needs one
    return joint


def _relief(drawing: Drawing, pieces: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Darkness on the side away from a light at the upper left, for layers that ask for it."""
    traits = drawing.layers
    strength = np.array([t.relief for t in traits] + [0.0])[of]
    if not strength.any():
        return np.zeros(of.shape, np.float32)
    facets = np.array([t.facets for t in traits] + [False])[of]
    group = np.where(facets, pieces, -1 - of)
    depth = ndimage.distance_transform_edt(~_edges(group)) / drawing.scale
    radius = np.array([t.radius for t in traits] + [1.0])[of]
    height = np.sqrt(np.clip(depth / radius, 0, 1)) * radius
    height = ndimage.gaussian_filter(height, 0.018 * drawing.scale)
    down, right = np.gradient(height, 1 / drawing.scale)
    facing = (-right - down) * 0.7071
    return (strength * np.clip(-facing * 1.1, -0.0, 1.0)).astype(np.float32)


def _encode(distance: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Signed distance as u8: 128 on the edge of lead, ± LEAD_REACH metres at the ends."""
    return _bytes(0.5 + 0.5 * np.clip(distance / LEAD_REACH, -1, 1), size)


def _stepped(values: np.ndarray, step: int) -> np.ndarray:
    """u8 rounded to multiples of ``step``: the eye cannot tell, the file is half as long."""
    return (np.clip((values.astype(np.int32) + step // 2) // step * step, 0, 255)).astype(np.uint8)


def _bytes(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """(H, W) in 0..1 as u8 of ``size``, averaged over area."""
    image = Image.fromarray(np.ascontiguousarray(values, np.float32))
    small = np.asarray(image.resize((size[1], size[0]), Image.Resampling.BOX))
    return np.round(np.clip(small, 0, 1) * 255).astype(np.uint8)
