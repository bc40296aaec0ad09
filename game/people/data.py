"""A baked person, read with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.people.skeleton import Skeleton

MESHES = ("skin", "eye", "cloth", "hair")


@dataclass(frozen=True)
class SkinMesh:
    """Triangles bound to bones, in the seated pose. Metres.

    positions, normals (V, 3) f32; triangles (T, 3); uv (V, 2); joints (V, 4) u8; weights (V, 4) f32,
    rows sum to 1; detail (V, 4) f32 0..1, whose meaning is the surface's; far (F, 3): the triangles
    of the level for low tiers and distance, over the same points; small (S, 3): those for across the ring.
    """

    positions: np.ndarray
    normals: np.ndarray
    triangles: np.ndarray
    uv: np.ndarray
    joints: np.ndarray
    weights: np.ndarray
    detail: np.ndarray
    far: np.ndarray
    small: np.ndarray

    def hangs_on(self, bones: list[int]) -> np.ndarray:
        """(V,) bool: the points that some bones carry more than half."""
        return (self.weights * np.isin(self.joints, bones)).sum(axis=1) > 0.5


@dataclass(frozen=True)
class PersonData:
    """Everything about one person that does not change.

    shapes: name -> (F, 3) f32 offsets of the first F points of the skin; hair_root (H,): the skin
    point that each of the last H hair points hangs on; tangents (V, 3) of the hair; grain (V, 3) of
    the skin: metres in limbs laid straight, zeros for skin without; eyes (2, 4):
    middle and radius, left then right; face (S, S, 4) u8: square root of albedo, and
    what `face_map` or `barked` says; relief (R, R) u8: height of the face's lines and folds, 128 flat; look: the
    colours of `game.bake.people.spec.Look` by name, f32; fabrics (K, 5, 4) f32: what the clothes are
    made of; surface: of the skin.
    """

    name: str
    skeleton: Skeleton
    meshes: dict[str, SkinMesh]
    shapes: dict[str, np.ndarray]
    hair_root: np.ndarray
    hair_fixed: int
    tangents: np.ndarray
    grain: np.ndarray
    eyes: np.ndarray
    face: np.ndarray
    relief: np.ndarray
    look: dict[str, np.ndarray]
    fabrics: np.ndarray
    surface: str

    @property
    def triangle_count(self) -> int:
        return sum(len(m.triangles) for m in self.meshes.values())


def read_person(path: Path) -> PersonData:
    """Reads what `game.bake people` wrote."""
    with np.load(path) as z:
        a = {name: z[name] for name in z.files}
    step = float(a["shape_step"])
    meshes = {name: mesh(a, name) for name in MESHES}
    names = sorted({key.split("/")[1] for key in a if key.startswith("shape/")})
    moved = max(int(a[f"shape/{n}/index"].max(initial=0)) for n in names) + 1
    shapes = {}
    for name in names:
        dense = np.zeros((moved, 3), np.float32)
        dense[a[f"shape/{name}/index"]] = a[f"shape/{name}/steps"].astype(np.float32) * step
        shapes[name] = dense
    return PersonData(
        name=path.stem,
        skeleton=bones(a),
        meshes=meshes,
        shapes=shapes,
        hair_root=a["hair/root"].astype(np.int64),
        hair_fixed=int(a["hair/fixed"]),
        tangents=a["hair/tangent"].astype(np.float32) / 127,
        grain=a.get("skin/grain", np.zeros_like(meshes["skin"].positions)),
        eyes=np.array([a["eye_L"], a["eye_R"]]),
        face=barked(
            face_map(a["face/color"], a["face/ink"], a["look/hair"][0]), a.get("face/plates")
        ),
        relief=a["face/relief"],
        look={key.removeprefix("look/"): a[key] for key in a if key.startswith("look/")},
        fabrics=a["fabrics"],
        surface=str(a["surface"]),
    )


@dataclass(frozen=True)
class BodyData:
    """The visitor's body at one rest, seated or standing: hands and clothes, no head."""

    skeleton: Skeleton
    skin: SkinMesh
    cloth: SkinMesh
    fabrics: np.ndarray

    @property
    def eye(self) -> np.ndarray:
        """(3,) metres: between the eyes, in the body's own axes."""
        rows = [self.skeleton.index("eye.L"), self.skeleton.index("eye.R")]
        return self.skeleton.heads[rows].mean(axis=0)


def read_visitor(path: Path) -> dict[str, BodyData]:
    """Rest ("seated", "standing") -> body, out of what `game.bake people you` wrote."""
    with np.load(path) as z:
        a = {name: z[name] for name in z.files}
    found = {}
    for rest in ("seated", "standing"):
        own = {k.removeprefix(f"{rest}/"): v for k, v in a.items() if k.startswith(f"{rest}/")}
        found[rest] = BodyData(bones(own), mesh(own, "skin"), mesh(own, "cloth"), own["fabrics"])
    return found


def bones(a: dict[str, np.ndarray]) -> Skeleton:
    names = tuple(map(str, a["bone_names"]))
    return Skeleton(names, a["bone_parents"], a["bone_heads"].astype(np.float64))


def mesh(a: dict[str, np.ndarray], name: str) -> SkinMesh:
    low, high = a[f"{name}/box"]
    normals = a[f"{name}/normals"].astype(np.float32)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
    return SkinMesh(
        positions=(a[f"{name}/positions"] * ((high - low) / 65535.0) + low).astype(np.float32),
        normals=normals,
        triangles=a[f"{name}/triangles"].astype(np.uint32),
        uv=a[f"{name}/uv"].astype(np.float32),
        joints=a[f"{name}/joints"],
        weights=a[f"{name}/weights"].astype(np.float32) / 255,
        detail=a[f"{name}/detail"].astype(np.float32) / 255,
        far=a[f"{name}/far"].astype(np.uint32),
        small=a[f"{name}/small"].astype(np.uint32),
    )


def face_map(color: np.ndarray, ink: np.ndarray, hair: np.ndarray) -> np.ndarray:
    """(S, S, 4) u8: colour with hair (3,) laid over it; alpha is 1 - how hairy, a bump for the shader."""
    scale = ink.shape[0] // color.shape[0]
    wide = smooth_rows(smooth_rows(color.astype(np.float32) / 255, scale).swapaxes(0, 1), scale)
    wide = wide.swapaxes(0, 1) ** 2
    cover = (ink.astype(np.float32) / 15)[..., None]
    mixed = wide * (1 - cover) + (1.7 * hair) * cover
    out = np.concatenate([np.sqrt(mixed), 1 - cover], axis=2)
    return np.round(out * 255).astype(np.uint8)


def barked(face: np.ndarray, plates: np.ndarray | None) -> np.ndarray:
    """The map of a skin that is bark: alpha is how high it lies, 255 on a plate, 0 deep in a fissure."""
    return face if plates is None else np.dstack([face[..., :3], plates])


def smooth_rows(image: np.ndarray, scale: int) -> np.ndarray:
    """Rows repeated ``scale`` times with linear steps between them."""
    rows = np.arange(len(image) * scale) / scale + 0.5 / scale - 0.5
    low = np.clip(np.floor(rows).astype(int), 0, len(image) - 1)
    high = np.minimum(low + 1, len(image) - 1)
    part = np.clip(rows - low, 0, 1).reshape(-1, *[1] * (image.ndim - 1)).astype(np.float32)
    return image[low] * (1 - part) + image[high] * part
