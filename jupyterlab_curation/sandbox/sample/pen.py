"""Draws in units of the picture: x from 0 to 1, y from 0 to 1.25, whatever its size.

A pen draws on the image and, for cloth, on a mask beside it, so that folds
and transparency can be limited to the garment afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from .colours import RGB
from .lettering import font

Point = tuple[float, float]


class Pen:
    """``scale`` pixels a unit, the origin at ``offset`` (pixels)."""

    def __init__(self, image: Image.Image, mask: Image.Image, scale: float, offset: Point) -> None:
        self._draw = ImageDraw.Draw(image)
        self._mask = ImageDraw.Draw(mask)
        self._scale = scale
        self._offset = offset
        self._image = image
        self._mask_image = mask

    def moved(self, scale: float, offset: Point) -> Pen:
        """A pen whose unit is ``scale`` of this one's and whose origin lies at ``offset`` in it."""
        x, y = self._at(offset)
        return Pen(self._image, self._mask_image, self._scale * scale, (x, y))

    def _at(self, point: Point) -> Point:
        x, y = point
        return self._offset[0] + x * self._scale, self._offset[1] + y * self._scale

    def cloth(self, outline: Sequence[Point], colour: RGB) -> None:
        """A filled piece of garment."""
        points = [self._at(point) for point in outline]
        self._draw.polygon(points, fill=colour)
        self._mask.polygon(points, fill=255)

    def shape(self, outline: Sequence[Point], colour: RGB) -> None:
        """A filled piece of something else, or a detail on a garment."""
        self._draw.polygon([self._at(point) for point in outline], fill=colour)

    def skin(self, outline: Sequence[Point], colour: RGB) -> None:
        """A filled piece in front of the garment: no longer cloth."""
        points = [self._at(point) for point in outline]
        self._draw.polygon(points, fill=colour)
        self._mask.polygon(points, fill=0)

    def line(self, points: Sequence[Point], colour: RGB, width: float) -> None:
        """A line, e.g. a seam; ``width`` in units."""
        pixels = max(1, round(width * self._scale))
        self._draw.line([self._at(p) for p in points], fill=colour, width=pixels, joint="curve")

    def oval(self, centre: Point, radii: Point, colour: RGB) -> None:
        """A filled ellipse."""
        x, y = self._at(centre)
        rx, ry = radii[0] * self._scale, radii[1] * self._scale
        self._draw.ellipse((x - rx, y - ry, x + rx, y + ry), fill=colour)

    def word(self, text: str, centre: Point, height: float, colour: RGB) -> None:
        """Bold text centred on a point; ``height`` of the letters in units."""
        size = max(6, round(height * self._scale))
        self._draw.text(
            self._at(centre), text, font=font(size, bold=True), fill=colour, anchor="mm"
        )


def curve(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """A smooth line through all points (Catmull-Rom), ends included."""
    padded = [points[0], *points, points[-1]]
    smooth: list[Point] = []
    for index in range(len(points) - 1):
        p0, p1, p2, p3 = padded[index : index + 4]
        for step in range(steps):
            t = step / steps
            smooth.append((_spline(p0, p1, p2, p3, 0, t), _spline(p0, p1, p2, p3, 1, t)))
    smooth.append(points[-1])
    return smooth


def _spline(p0: Point, p1: Point, p2: Point, p3: Point, axis: int, t: float) -> float:
    a, b, c, d = p0[axis], p1[axis], p2[axis], p3[axis]
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def mirrored(right: Sequence[Point]) -> list[Point]:
    """A closed outline from its right half, which runs from the middle's top to its bottom."""
    return [*right, *((1 - x, y) for x, y in reversed(right))]


def flipped(outline: Sequence[Point]) -> list[Point]:
    """The same shape on the other side."""
    return [(1 - x, y) for x, y in outline]
