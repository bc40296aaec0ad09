"""The sheet of glass the interface is written on: where its edges are, whatever the window's shape."""

from __future__ import annotations

from ursina import Entity, camera

LEAST_ASPECT = 1.5
"""The interface is laid out for windows at least this wide; narrower ones see it smaller, but whole."""
COMFORT_HEIGHT, LARGEST = 500.0, 2.0
"""Below this many lines letters stop shrinking with the window, up to this much larger."""
LOWER = 0.19
"""Share of the window's height from its middle down to where offers are made."""


class Layer:
    """Anchors at the window's head, middle, lower third and foot, in units of the reference window's height."""

    def __init__(self) -> None:
        self.size = (16, 9)
        self.middle = Entity(parent=camera.ui, eternal=True, name="middle")
        self.head = Entity(parent=camera.ui, eternal=True, name="head")
        self.lower = Entity(parent=camera.ui, eternal=True, name="lower")
        self.foot = Entity(parent=camera.ui, eternal=True, name="foot")

    def fit(self, size: tuple[int, int]) -> None:
        """Takes the window's new size in pixels."""
        self.size = max(size[0], 1), max(size[1], 1)
        wide, high = self.extent
        unit = camera.ui.scale_y
        camera.ui_lens.set_film_size(wide * unit, high * unit)
        self.head.y, self.lower.y, self.foot.y = high / 2, -LOWER * high, -high / 2

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the window in the layer's units."""
        aspect = self.size[0] / self.size[1]
        larger = min(max(COMFORT_HEIGHT / self.size[1], 1.0), LARGEST)
        high = max(1.0 / larger, LEAST_ASPECT / larger / aspect)
        return high * aspect, high

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a pixel (from the upper left) lies, from the middle, y up."""
        wide, high = self.extent
        return (x / self.size[0] - 0.5) * wide, (0.5 - y / self.size[1]) * high
