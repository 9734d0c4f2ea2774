"""The person who wears the garment: head, arms and legs, plain clothes for the rest."""

from __future__ import annotations

import random

from .bottoms import draw_bottom
from .colours import RGB, toned
from .pen import Pen, Point, curve, flipped
from .tops import Look, draw_top, wrists

_SKINS: tuple[RGB, ...] = ((226, 184, 152), (205, 156, 121), (170, 118, 86), (238, 204, 178))
_HAIRS: tuple[RGB, ...] = ((42, 34, 30), (70, 48, 36), (28, 28, 32), (110, 78, 52))


def draw_figure(pen: Pen, kind: str, look: Look, is_top: bool, chance: random.Random) -> None:
    """A standing person wearing the garment, in a frame 1 wide and 1.25 high."""
    skin, hair = chance.choice(_SKINS), chance.choice(_HAIRS)
    long_hair = chance.random() < 0.5
    if long_hair:
        pen.oval((0.5, 0.155), (0.098, 0.13), hair)
        pen.shape([(0.404, 0.15), (0.596, 0.15), (0.605, 0.3), (0.395, 0.3)], hair)
    if is_top:
        _head(pen, skin, hair, long_hair, 0.135)
        _legs(pen, (62, 66, 76), 0.79)
        top = pen.moved(0.78, (0.11, 0.085))
        _arms(top, kind, skin)
        draw_top(top, kind, look, back=False)
        if kind == "hoodie":
            # The hood lies behind the head, though it is drawn with the rest.
            _head(pen, skin, hair, long_hair, 0.135)
        _neck(pen, skin)
        return
    _head(pen, skin, hair, long_hair, 0.135)
    shirt = Look((233, 231, 226), "plain", "")
    bottom = pen.moved(0.74, (0.13, 0.43))
    if kind in ("skirt", "shorts"):
        for x in (0.43, 0.57):
            leg = [(x - 0.045, 0.8), (x + 0.045, 0.8), (x + 0.032, 1.25), (x - 0.032, 1.25)]
            pen.shape(leg, skin)
    upper = pen.moved(0.64, (0.18, 0.115))
    _arms(upper, "tee", skin)
    # A plain shirt that is not the product: drawn as shape, tucked in below.
    draw_top(upper, "tee", shirt, back=False)
    draw_bottom(bottom, kind, look, back=False)
    _neck(pen, skin)


def _head(pen: Pen, skin: RGB, hair: RGB, long_hair: bool, y: float) -> None:
    pen.oval((0.5, y + 0.005), (0.075, 0.095), skin)
    crown = curve(
        [
            (0.42, y),
            (0.43, y - 0.075),
            (0.5, y - 0.105),
            (0.57, y - 0.075),
            (0.58, y),
            (0.55, y - 0.045),
            (0.47, y - 0.055),
            (0.42, y),
        ]
    )
    pen.shape(crown, hair)
    for side in (0.472, 0.528):
        pen.oval((side, y + 0.008), (0.007, 0.005), (52, 44, 42))
    pen.line(
        curve([(0.482, y + 0.052), (0.5, y + 0.057), (0.518, y + 0.052)]), toned(skin, 0.66), 0.005
    )
    if not long_hair:
        for x in (0.424, 0.576):
            pen.oval((x, y + 0.01), (0.01, 0.018), toned(skin, 0.9))


def _neck(pen: Pen, skin: RGB) -> None:
    neck = [(0.468, 0.2), (0.532, 0.2), *curve([(0.537, 0.262), (0.5, 0.302), (0.463, 0.262)])]
    pen.skin(neck, toned(skin, 0.92))


def _arms(pen: Pen, kind: str, skin: RGB) -> None:
    sleeve, hand = wrists(kind)
    width = 0.05 if kind == "tee" else 0.036
    arm: list[Point] = [
        (sleeve[0] - width, sleeve[1] - 0.02),
        (sleeve[0] + width, sleeve[1] - 0.03),
        (hand[0] + width * 0.7, hand[1]),
        (hand[0] - width * 0.7, hand[1]),
    ]
    for outline in (arm, flipped(arm)):
        pen.shape(outline, skin)
    for x in (hand[0], 1 - hand[0]):
        pen.oval((x, hand[1] + 0.025), (width * 0.8, 0.05), toned(skin, 0.97))


def _legs(pen: Pen, cloth: RGB, top: float) -> None:
    for x in (0.435, 0.565):
        pen.shape([(x - 0.075, top), (x + 0.075, top), (x + 0.06, 1.26), (x - 0.06, 1.26)], cloth)
    pen.line([(0.5, top + 0.1), (0.5, 1.26)], toned(cloth, 0.7), 0.006)
