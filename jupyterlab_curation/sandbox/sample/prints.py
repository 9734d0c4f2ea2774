"""What is printed on garments: the mark by which a product is known."""

from __future__ import annotations

import math

from .colours import RGB, ink_on, toned
from .pen import Pen, Point, curve


def draw_print(pen: Pen, kind: str, word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    """Draw a print inside ``area`` (left top, right bottom, in units) of a garment's front."""
    drawer = _PRINTS.get(kind)
    if drawer is not None:
        drawer(pen, word, cloth, area)


def _middle(area: tuple[Point, Point]) -> Point:
    (left, top), (right, bottom) = area
    return (left + right) / 2, (top + bottom) / 2


def _word(pen: Pen, word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    (left, _), (right, _) = area
    x, y = _middle(area)
    height = min(0.12, (right - left) * 1.25 / max(2.4, len(word)))
    pen.word(word, (x, y - 0.05), height, ink_on(cloth))
    pen.line([(x - 0.1, y + 0.03), (x + 0.1, y + 0.03)], ink_on(cloth), 0.006)


def _stripes(pen: Pen, _word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    (left, top), (right, bottom) = area
    y = top
    while y < bottom:
        pen.shape([(left, y), (right, y), (right, y + 0.022), (left, y + 0.022)], ink_on(cloth))
        y += 0.06


def _disc(pen: Pen, word: str, _cloth: RGB, area: tuple[Point, Point]) -> None:
    x, y = _middle(area)
    pen.oval((x, y - 0.02), (0.115, 0.115), (214, 96, 62))
    pen.oval((x, y - 0.02), (0.1, 0.1), (242, 214, 150))
    pen.word(word, (x, y - 0.02), min(0.07, 0.28 / max(3, len(word))), (60, 50, 46))


def _mountain(pen: Pen, word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    x, y = _middle(area)
    ink = ink_on(cloth)
    pen.oval((x + 0.06, y - 0.1), (0.035, 0.035), (226, 150, 70))
    pen.shape([(x - 0.15, y + 0.05), (x - 0.04, y - 0.12), (x + 0.06, y + 0.05)], ink)
    pen.shape([(x - 0.02, y + 0.05), (x + 0.07, y - 0.05), (x + 0.15, y + 0.05)], (92, 128, 140))
    pen.word(word, (x, y + 0.09), 0.04, ink)


def _pocket(pen: Pen, _word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    (_, top), (right, _) = area
    x, y = right - 0.13, top + 0.07
    outline = [(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x + 0.05, y + 0.13), (x, y + 0.1)]
    pen.shape(outline, toned(cloth, 0.84))
    pen.line([(x, y + 0.02), (x + 0.1, y + 0.02)], toned(cloth, 0.62), 0.003)


def _blocks(pen: Pen, word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    x, y = _middle(area)
    tones: tuple[RGB, ...] = ((196, 84, 70), (232, 190, 96), (74, 120, 134))
    for index, tone in enumerate(tones):
        left = x - 0.135 + index * 0.09
        pen.shape(
            [(left, y - 0.1), (left + 0.09, y - 0.1), (left + 0.09, y + 0.04), (left, y + 0.04)],
            tone,
        )
    pen.word(word, (x, y + 0.08), 0.045, ink_on(cloth))


def _chevron(pen: Pen, _word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    (left, top), (right, _) = area
    x = (left + right) / 2
    tones = (ink_on(cloth), (206, 160, 62), ink_on(cloth))
    for index, tone in enumerate(tones):
        y = top + 0.06 + index * 0.045
        pen.line([(left, y), (x, y + 0.09), (right, y)], tone, 0.022)


def _check(pen: Pen, _word: str, cloth: RGB, area: tuple[Point, Point]) -> None:
    (left, top), (right, bottom) = area
    dark = toned(cloth, 0.72)
    for index in range(math.ceil((right - left) / 0.07)):
        x = left + 0.035 + index * 0.07
        if x < right:
            pen.line([(x, top), (x, bottom)], dark, 0.012)
    for index in range(math.ceil((bottom - top) / 0.07)):
        y = top + 0.035 + index * 0.07
        if y < bottom:
            pen.line([(left, y), (right, y)], toned(cloth, 0.8), 0.012)
            pen.line([(left, y + 0.02), (right, y + 0.02)], ink_on(cloth), 0.003)


def wave(left: Point, right: Point, sag: float) -> list[Point]:
    """A line that hangs between two points, e.g. a seam or a hem."""
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + sag)
    return curve([left, middle, right])


_PRINTS = {
    "word": _word,
    "stripes": _stripes,
    "disc": _disc,
    "mountain": _mountain,
    "pocket": _pocket,
    "blocks": _blocks,
    "chevron": _chevron,
    "check": _check,
}
