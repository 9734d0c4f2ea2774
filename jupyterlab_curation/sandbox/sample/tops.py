"""Shirts and hoodies, lying flat, in a frame 1 wide and 1.25 high."""

from __future__ import annotations

from dataclasses import dataclass

from .colours import RGB, toned
from .pen import Pen, Point, curve, flipped, mirrored
from .prints import draw_print, wave
from .texts import CARE_LABEL


@dataclass(frozen=True)
class Look:
    """How a garment looks apart from its shape."""

    cloth: RGB
    print_kind: str
    print_word: str


_CHEST: tuple[Point, Point] = ((0.325, 0.42), (0.675, 0.86))
_BODY: tuple[Point, Point] = ((0.303, 0.4), (0.697, 0.98))  # patterns that go all the way across


def draw_top(pen: Pen, kind: str, look: Look, back: bool) -> None:
    """Draw a tee, longsleeve, hoodie or shirt, from the front or the back."""
    cloth = look.cloth
    deep, seam = toned(cloth, 0.66), toned(cloth, 0.74)
    long = kind != "tee"
    roomy = 0.02 if kind == "hoodie" else 0.0
    # Sleeves first and darker: they lie behind the body.
    sleeve = _long_sleeve(roomy) if long else _short_sleeve()
    for outline in (sleeve, flipped(sleeve)):
        pen.cloth(outline, toned(cloth, 0.9))
    _cuffs(pen, kind, cloth, long)
    pen.cloth(_body(roomy), cloth)
    for side in (_armhole(roomy), flipped(_armhole(roomy))):
        pen.line(side, seam, 0.004)
    pen.line(wave((0.3 - roomy, 1.005), (0.7 + roomy, 1.005), 0.012), seam, 0.004)
    if kind == "hoodie":
        _hood(pen, cloth, back)
    elif kind == "shirt":
        _shirt_collar(pen, cloth, back)
    else:
        _round_neck(pen, cloth, back)
    if back:
        if kind in ("shirt", "hoodie"):
            pen.line(wave((0.3, 0.36), (0.7, 0.36), 0.015), seam, 0.005)
        return
    if kind == "hoodie":
        pouch = [(0.37, 0.8), (0.63, 0.8), (0.7, 0.93), (0.7, 0.985), (0.3, 0.985), (0.3, 0.93)]
        pen.shape(pouch, toned(cloth, 0.92))
        pen.line([*pouch, pouch[0]], deep, 0.004)
        draw_print(pen, look.print_kind, look.print_word, cloth, ((0.33, 0.46), (0.67, 0.76)))
    else:
        area = _BODY if look.print_kind in ("stripes", "check") else _CHEST
        draw_print(pen, look.print_kind, look.print_word, cloth, area)
    if kind == "shirt":
        _buttons(pen, cloth)


def wrists(kind: str) -> tuple[Point, Point]:
    """Where the right sleeve ends: its middle, and the point the arm goes on to."""
    if kind == "tee":
        return (0.865, 0.545), (0.885, 0.9)
    return (0.905, 0.95), (0.918, 1.02)


def _body(roomy: float) -> list[Point]:
    shoulder = curve([(0.5, 0.25), (0.585, 0.225), (0.68, 0.26), (0.735, 0.3)])
    side = curve([(0.735, 0.3), (0.71 + roomy, 0.5), (0.695 + roomy, 0.75), (0.71 + roomy, 1.03)])
    hem = curve([(0.71 + roomy, 1.03), (0.6, 1.045), (0.5, 1.048)])
    return mirrored([*shoulder, *side, *hem])


def _short_sleeve() -> list[Point]:
    return [
        *curve([(0.66, 0.25), (0.75, 0.295), (0.85, 0.42), (0.93, 0.52)]),
        *curve([(0.93, 0.52), (0.87, 0.565), (0.8, 0.6)]),
        *curve([(0.8, 0.6), (0.74, 0.53), (0.7, 0.5)]),
    ]


def _long_sleeve(roomy: float) -> list[Point]:
    return [
        *curve([(0.66, 0.25), (0.76, 0.3), (0.85, 0.5), (0.955, 0.95)]),
        (0.86, 0.975),
        *curve([(0.86, 0.975), (0.79 - roomy, 0.72), (0.7, 0.5)]),
    ]


def _armhole(roomy: float) -> list[Point]:
    return curve([(0.668, 0.253), (0.7, 0.36), (0.706 + roomy, 0.5)])


def _cuffs(pen: Pen, kind: str, cloth: RGB, long: bool) -> None:
    if not long:
        line = curve([(0.915, 0.505), (0.86, 0.548), (0.788, 0.582)])
        for side in (line, flipped(line)):
            pen.line(side, toned(cloth, 0.72), 0.004)
        return
    cuff: list[Point] = [(0.946, 0.91), (0.957, 0.962), (0.863, 0.985), (0.849, 0.935)]
    for outline in (cuff, flipped(cuff)):
        pen.cloth(outline, toned(cloth, 0.8 if kind != "shirt" else 0.95))
        pen.line([outline[0], outline[3]], toned(cloth, 0.62), 0.004)


def _round_neck(pen: Pen, cloth: RGB, back: bool) -> None:
    depth = 0.262 if back else 0.325
    rim = curve([(0.5, depth + 0.025), (0.57, depth - 0.012), (0.607, 0.225)])
    hole = curve([(0.5, depth), (0.556, depth - 0.03), (0.585, 0.225)])
    if back:
        # From behind one sees the collar's outside, whole.
        pen.shape(mirrored([(0.5, 0.232), *reversed(rim)]), toned(cloth, 0.8))
        pen.line([*[(1 - x, y) for x, y in reversed(rim)], *rim], toned(cloth, 0.58), 0.004)
        _label(pen, cloth)
        return
    pen.shape(mirrored([*reversed(rim)]), toned(cloth, 0.8))
    pen.shape(mirrored([(0.5, 0.215), *reversed(hole)]), toned(cloth, 0.5))
    for side in (rim, flipped(rim)):
        pen.line(side, toned(cloth, 0.58), 0.003)
    # The inside of the back shows through the neck, with its label.
    pen.shape([(0.475, 0.238), (0.525, 0.238), (0.525, 0.262), (0.475, 0.262)], (232, 228, 218))


def _label(pen: Pen, cloth: RGB) -> None:
    pen.shape([(0.455, 0.3), (0.545, 0.3), (0.545, 0.335), (0.455, 0.335)], (236, 232, 222))
    pen.word(CARE_LABEL, (0.5, 0.3175), 0.018, (70, 66, 60))
    pen.line(wave((0.4, 0.29), (0.6, 0.29), 0.0), toned(cloth, 0.74), 0.003)


def _shirt_collar(pen: Pen, cloth: RGB, back: bool) -> None:
    if back:
        collar = mirrored(curve([(0.5, 0.205), (0.57, 0.208), (0.605, 0.235), (0.6, 0.27)]))
        pen.cloth(collar, toned(cloth, 0.88))
        pen.line(wave((0.4, 0.27), (0.6, 0.27), 0.008), toned(cloth, 0.6), 0.004)
        _label(pen, cloth)
        return
    pen.shape(mirrored(curve([(0.5, 0.22), (0.57, 0.222), (0.5, 0.345)])), toned(cloth, 0.5))
    wing = [(0.585, 0.205), (0.625, 0.255), (0.585, 0.365), (0.5, 0.325), (0.545, 0.28)]
    for outline in (wing, flipped(wing)):
        pen.cloth(outline, toned(cloth, 1.08))
        pen.line([*outline, outline[0]], toned(cloth, 0.62), 0.004)


def _buttons(pen: Pen, cloth: RGB) -> None:
    for x in (0.475, 0.525):
        pen.line([(x, 0.34), (x, 1.045)], toned(cloth, 0.76), 0.003)
    for index in range(6):
        y = 0.4 + index * 0.115
        pen.oval((0.5, y), (0.011, 0.011), toned(cloth, 0.55))
        pen.oval((0.5, y), (0.008, 0.008), (236, 230, 216))


def _hood(pen: Pen, cloth: RGB, back: bool) -> None:
    if back:
        hood = mirrored(curve([(0.5, 0.12), (0.6, 0.15), (0.65, 0.25), (0.6, 0.37), (0.5, 0.4)]))
        pen.cloth(hood, toned(cloth, 0.9))
        pen.line([(0.5, 0.12), (0.5, 0.4)], toned(cloth, 0.68), 0.004)
        pen.line(wave((0.37, 0.33), (0.63, 0.33), 0.06), toned(cloth, 0.64), 0.005)
        return
    pen.cloth(
        mirrored(curve([(0.5, 0.12), (0.6, 0.14), (0.65, 0.24), (0.5, 0.4)])), toned(cloth, 0.86)
    )
    pen.shape(
        mirrored(curve([(0.5, 0.16), (0.57, 0.19), (0.585, 0.26), (0.5, 0.355)])), toned(cloth, 0.5)
    )
    for x in (0.465, 0.535):
        pen.line(curve([(x, 0.35), (x - 0.004, 0.43), (x + 0.003, 0.5)]), (238, 234, 226), 0.009)
        pen.oval((x + 0.003, 0.505), (0.008, 0.012), (150, 148, 144))
