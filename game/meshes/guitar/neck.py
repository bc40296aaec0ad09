"""Neck with its heel, fingerboard, frets, nut, and the bridge at the other end of the strings."""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.guitar import measures as m
from game.meshes.guitar import woods
from game.meshes.guitar.sheets import block, facets, sheet
from game.meshes.mesh_data import MeshData, merge

HEEL = (
    (0.660, 0.0150), (0.560, 0.0158), (0.440, 0.0178), (0.390, 0.0205), (0.365, 0.0300),
    (0.348, 0.0500), (0.337, 0.0760), (0.3290, 0.0905),
)  # fmt: skip
"""y and depth below the soundboard's plane, from the nut to the heel's foot."""


def neck(detail: Detail) -> MeshData:
    """Cedar, round behind; the heel narrows as it goes down the body's side."""
    stations = either(detail, HEEL, HEEL, HEEL[::3] + HEEL[-1:])
    turn = np.linspace(0, np.pi, either(detail, 11, 7, 5))
    rows = []
    for y, depth in stations:
        width = m.board_half_width(y) * (1.0 - 0.12 * np.clip((depth - 0.02) / 0.07, 0, 1))
        # Below the neck's own thickness the section is a keel rather than a half-round.
        keel = np.clip((depth - 0.02) / 0.07, 0, 1)
        across = np.sign(np.cos(turn)) * abs(np.cos(turn)) ** (1.0 + 0.5 * keel)
        rows.append(
            np.stack([width * across, np.full_like(turn, y), -depth * np.sin(turn) ** 0.8], axis=1)
        )
    middles = np.array([[(0.0, y, -0.3 * depth)] for y, depth in stations])
    return sheet(np.array(rows), woods.CEDAR, inside=middles)


def fingerboard(detail: Detail) -> MeshData:
    """Ebony from the nut to the sound hole, and the frets in it."""
    ends = np.array([m.SCALE, m.JOIN, m.HOLE[1] + m.HOLE_RADIUS + 0.0004])
    half = m.board_half_width(ends)
    side = lambda s, z: np.column_stack([s * half, ends, np.full(3, z)])  # noqa: E731
    inside = np.array([0.0, 0.43, -0.02])
    rails = [
        sheet(np.stack([side(s, 0.0), side(s, m.BOARD)]), woods.EBONY, inside=inside)
        for s in (-1, 1)
    ]
    face = sheet(np.stack([side(-1, m.BOARD), side(1, m.BOARD)]), woods.EBONY, inside=inside)
    end = np.array([[side(-1, 0.0)[2], side(1, 0.0)[2], side(1, m.BOARD)[2], side(-1, m.BOARD)[2]]])
    parts = [*rails, face, facets(end, woods.EBONY, inside=inside)]
    if detail != "far":
        parts += [fret(n) for n in range(1, m.FRETS + 1)]
    return merge(parts)


def fret(number: int) -> MeshData:
    """One bar of nickel silver, rounded over its crown."""
    y = m.fret_place(number)
    half = m.board_half_width(y) - 0.0006
    rows = [
        [(s * half, y + 0.0011, m.BOARD), (s * half, y, m.BOARD + m.FRET_HEIGHT),
         (s * half, y - 0.0011, m.BOARD)]
        for s in (-1, 1)
    ]  # fmt: skip
    return sheet(np.array(rows), woods.SILVER, inside=np.array([0.0, y, m.BOARD - 0.01]))


def nut() -> MeshData:
    """Bone that the strings leave the neck over."""
    return block(
        (-0.026, m.SCALE, 0.0), (0.026, m.HEAD_FROM, m.AT_NUT + 0.0006), woods.BONE, bevel=0.0008
    )


def bridge(detail: Detail) -> MeshData:
    """Rosewood wings, a block that the strings are tied to, a saddle of bone."""
    dark = (*woods.VENEER[:3], 0.7)
    parts = [
        block((-0.0925, -0.019, 0.0), (0.0925, 0.008, 0.0036), dark, bevel=0.001),
        block((-0.041, -0.006, 0.0036), (0.041, 0.007, 0.0078), dark, bevel=0.0006),
        block((-0.041, -0.0185, 0.0036), (0.041, -0.0085, 0.0092), dark, bevel=0.0006),
        block((-0.040, -0.0014, 0.0070), (0.040, 0.0012, m.AT_SADDLE - 0.0003), woods.BONE, bevel=0.0005),
    ]  # fmt: skip
    if detail != "far":
        for y in (-0.0186, -0.0100):
            strip = (-0.0408, y, 0.0080), (0.0408, y + 0.0016, 0.0096)
            parts.append(block(*strip, woods.BONE))
    return merge(parts)
