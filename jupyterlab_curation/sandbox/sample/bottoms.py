"""Trousers, shorts and skirts, lying flat, in a frame 1 wide and 1.25 high."""

from __future__ import annotations

from .colours import RGB, ink_on, toned
from .pen import Pen, Point, curve, flipped, mirrored
from .prints import wave
from .texts import CARE_LABEL
from .tops import Look

_TOP = 0.16  # where the waistband starts


def draw_bottom(pen: Pen, kind: str, look: Look, back: bool) -> None:
    """Draw trousers, wide trousers, shorts or a skirt, from the front or the back."""
    if kind == "skirt":
        _skirt(pen, look)
    else:
        _legs(pen, kind, look)
    _waistband(pen, look.cloth, kind, back)
    if kind == "skirt":
        return
    if back:
        _back_pockets(pen, look.cloth)
    else:
        _front(pen, look.cloth)


def flat_pen(pen: Pen, kind: str) -> Pen:
    """A pen with which the short garments fill the frame when they lie alone."""
    if kind == "skirt":
        return pen.moved(1.14, (-0.07, 0.02))
    if kind == "shorts":
        return pen.moved(1.35, (-0.175, 0.06))
    return pen


def _legs(pen: Pen, kind: str, look: Look) -> None:
    hem, inner, outer = {
        "trousers": (1.17, 0.53, 0.665),
        "wide": (1.17, 0.515, 0.75),
        "shorts": (0.68, 0.515, 0.745),
    }[kind]
    cloth = look.cloth
    hip_end = 0.36 + (hem - 0.36) * 0.55
    hip = {"trousers": 0.692, "wide": 0.7, "shorts": 0.7}[kind]
    right = [
        (0.5, _TOP + 0.03),
        *curve(
            [(0.645, _TOP + 0.03), (hip, 0.36), (hip + (outer - hip) * 0.6, hip_end), (outer, hem)]
        ),
        *curve([(outer, hem), ((inner + outer) / 2, hem + 0.008), (inner, hem)]),
        *curve([(inner, hem), (0.515, (hem + 0.5) / 2), (0.5, 0.5)]),
    ]
    pen.cloth(right, cloth)
    pen.cloth(flipped(right), toned(cloth, 0.96))
    middle = (inner + outer) / 2
    _leg_marks(pen, look, hem, inner, outer)
    for x in (middle, 1 - middle):
        pen.line([(x + (0.5 - x) * 0.2, 0.42), (x, hem - 0.01)], toned(cloth, 0.86), 0.005)
    for side in (1.0, -1.0):
        ends = [
            (0.5 + side * (inner - 0.5), hem - 0.025),
            (0.5 + side * (outer - 0.5), hem - 0.025),
        ]
        pen.line(ends, toned(cloth, 0.7), 0.004)
    pen.line([(0.5, 0.24), (0.5, 0.5)], toned(cloth, 0.6), 0.005)


def _leg_marks(pen: Pen, look: Look, hem: float, inner: float, outer: float) -> None:
    """What tells one pair from another: a side stripe, a pinstripe, a patch or a turn-up."""
    cloth, kind = look.cloth, look.print_kind
    light = toned(cloth, 1.55)
    if kind in ("stripes", "chevron", "word"):
        for x in (outer - 0.03, outer - 0.05):
            line = [(x + 0.008, 0.5), (x, hem - 0.03)]
            pen.line(line, light, 0.009)
            pen.line(flipped(line), light, 0.009)
    elif kind in ("check", "mountain"):
        for share in (0.2, 0.4, 0.6, 0.8):
            x = inner + (outer - inner) * share
            line = [(0.5 + (x - 0.5) * 0.85, 0.42), (x, hem - 0.03)]
            pen.line(line, light, 0.003)
            pen.line(flipped(line), light, 0.003)
    elif kind in ("blocks", "disc"):
        cuff = [(inner, hem - 0.07), (outer, hem - 0.07), (outer, hem), (inner, hem)]
        for outline in (cuff, flipped(cuff)):
            pen.shape(outline, toned(cloth, 0.72))
    elif kind == "pocket":
        y = min(0.62, hem - 0.16)
        x = outer - 0.1
        patch: list[Point] = [(x, y), (x + 0.09, y), (x + 0.085, y + 0.12), (x, y + 0.12)]
        for outline in (patch, flipped(patch)):
            pen.shape(outline, toned(cloth, 0.85))
            pen.line([*outline, outline[0]], toned(cloth, 0.6), 0.004)


def _waistband(pen: Pen, cloth: RGB, kind: str, back: bool) -> None:
    band: list[Point] = [(0.352, _TOP), (0.648, _TOP), (0.655, _TOP + 0.062), (0.345, _TOP + 0.062)]
    pen.cloth(band, toned(cloth, 0.86))
    pen.line([band[2], band[3]], toned(cloth, 0.58), 0.004)
    loops = (0.4, 0.5, 0.6) if back else (0.4, 0.6)
    for x in loops:
        pen.line([(x, _TOP - 0.006), (x, _TOP + 0.07)], toned(cloth, 0.68), 0.013)
    if back:
        pen.shape(
            [(0.535, _TOP + 0.008), (0.6, _TOP + 0.008), (0.6, _TOP + 0.05), (0.535, _TOP + 0.05)],
            (176, 122, 74),
        )
        pen.word(CARE_LABEL, (0.5675, _TOP + 0.029), 0.014, (64, 44, 28))
    elif kind == "skirt":
        pen.oval((0.62, _TOP + 0.031), (0.012, 0.012), toned(cloth, 0.5))
    else:
        # One sees the inside of the back above the front's edge, and the button.
        pen.shape(
            mirrored(curve([(0.5, _TOP), (0.6, _TOP + 0.001), (0.5, _TOP + 0.02)])),
            toned(cloth, 0.5),
        )
        pen.oval((0.5, _TOP + 0.036), (0.013, 0.013), (196, 190, 176))


def _front(pen: Pen, cloth: RGB) -> None:
    seam = toned(cloth, 0.62)
    pocket = curve([(0.6, _TOP + 0.065), (0.62, _TOP + 0.13), (0.69, _TOP + 0.185)])
    for line in (pocket, flipped(pocket)):
        pen.line(line, seam, 0.005)
    pen.line(curve([(0.535, _TOP + 0.065), (0.535, 0.36), (0.503, 0.42)]), seam, 0.004)


def _back_pockets(pen: Pen, cloth: RGB) -> None:
    pocket: list[Point] = [(0.545, 0.3), (0.64, 0.292), (0.645, 0.4), (0.6, 0.425), (0.55, 0.405)]
    for outline in (pocket, flipped(pocket)):
        pen.shape(outline, toned(cloth, 0.88))
        pen.line([*outline, outline[0]], toned(cloth, 0.6), 0.004)
        pen.oval(((outline[0][0] + outline[1][0]) / 2, 0.312), (0.007, 0.007), toned(cloth, 0.5))
    yoke = wave((0.33, 0.25), (0.67, 0.25), 0.03)
    pen.line(yoke, toned(cloth, 0.66), 0.004)


def _skirt(pen: Pen, look: Look) -> None:
    cloth = look.cloth
    right = [
        (0.5, _TOP + 0.03),
        *curve([(0.648, _TOP + 0.03), (0.7, 0.4), (0.765, 0.7), (0.815, 0.86)]),
        *curve([(0.815, 0.86), (0.66, 0.9), (0.5, 0.91)]),
    ]
    pen.cloth(mirrored(right), cloth)
    for index in range(9):
        share = (index + 1) / 10
        top = (0.36 + 0.28 * share, _TOP + 0.07)
        foot = (0.2 + 0.6 * share, 0.875 + 0.03 * (1 - abs(share - 0.5) * 2))
        beside = (foot[0] + 0.024, foot[1])
        pen.shape([top, foot, beside], toned(cloth, 0.8))
        pen.line([top, foot], toned(cloth, 0.66), 0.003)
    # What tells one skirt from another: how many bands it has at the hem, and how wide.
    bands, width = _HEM_BANDS.get(look.print_kind, (0, 0.0))
    for index in range(bands):
        y = 0.84 - index * 0.05
        reach = 0.302 - index * 0.02
        pen.line(
            wave((0.5 - reach, y - 0.012), (0.5 + reach, y - 0.012), 0.04), ink_on(cloth), width
        )


_HEM_BANDS = {
    "stripes": (3, 0.012),
    "chevron": (2, 0.02),
    "word": (1, 0.03),
    "check": (4, 0.006),
    "blocks": (1, 0.05),
    "disc": (2, 0.008),
}
