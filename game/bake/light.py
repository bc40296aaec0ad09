"""Gathers the hall's bounce light into probes: ``python -m game.bake light``. Numpy alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from game.light import hall_light, probes
from game.meshes import hall_plan, windows
from game.meshes.hall import pier_lamp_places

ROOT = Path(__file__).parents[2]
ASSET = ROOT / "assets" / "light" / "hall.npz"
MANIFEST = ASSET.with_name("manifest.json")
SOURCES = ("game/light/probes.py", "game/light/hall_light.py", "game/meshes/hall_plan.py")


def source_hash() -> str:
    """What the light is made of: the code that gathers it, the plan, and the windows it shines through."""
    digest = hashlib.sha256()
    for name in SOURCES:
        digest.update((ROOT / name).read_text(encoding="utf-8").encode())
    for scene in windows.existing_scenes():
        digest.update((windows.ASSETS / f"{scene}.xz").read_bytes())
    return digest.hexdigest()


def sunlit_sides(to_sun: np.ndarray) -> tuple[int, ...]:
    """Window sides whose glass the sun can shine through."""
    return tuple(
        side
        for side in hall_plan.WINDOW_SIDES
        if hall_plan.direction(hall_plan.side_azimuth(side)) @ to_sun > 0.15
    )


def main(argv: list[str]) -> int:
    if argv:
        print("use: python -m game.bake light")
        return 2
    to_sun = hall_plan.sun_direction()
    seen = {
        name: windows.transmitted(name, *hall_light.COOKIE_SIZE)
        for name in windows.existing_scenes()
    }
    images = {side: seen[windows.scene_of(side)] for side in hall_plan.WINDOW_SIDES}
    lit = sunlit_sides(to_sun)
    emitters = probes.hall_emitters(
        {side: windows.mean_colors(windows.scene_of(side)) for side in images},
        {side: images[side] for side in lit},
        to_sun,
        np.array(hall_light.SUN),
        hall_light.SKY_THROUGH_GLASS,
        np.array(hall_light.BOOK_GLOW),
        probes.lamp_emitters(np.array([hall_light.HEARTH_PLACE]), np.array(hall_light.HEARTH))
        + probes.lamp_emitters(pier_lamp_places(), np.array(hall_light.LANTERN)),
    )
    grid = probes.ProbeGrid()
    color, direction = probes.bake(grid, emitters, np.array(hall_light.NIGHT))
    cookies = {
        f"cookie_{side}": np.round(np.sqrt(np.clip(images[side], 0, 1)) * 255).astype(np.uint8)
        for side in lit
    }
    ASSET.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        ASSET,
        probe_color=color,
        probe_direction=direction,
        low=grid.low,
        size=grid.size,
        sides=np.array(lit),
        **cookies,
    )
    entry = {
        "file": ASSET.name,
        "sha256": hashlib.sha256(ASSET.read_bytes()).hexdigest(),
        "source": source_hash(),
    }
    MANIFEST.write_text(json.dumps({"light": {"hall": entry}}, indent=1) + "\n")
    print(f"{ASSET.name}: {ASSET.stat().st_size / 1024:.0f} KiB")
    return 0
