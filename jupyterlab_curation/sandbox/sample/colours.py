"""The colours garments come in, with the names that ``meta.json`` uses."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[int, int, int]


@dataclass(frozen=True)
class Colour:
    """A name as a shop writes it, and the cloth's RGB (0-255)."""

    name: str
    rgb: RGB


COLOURS = (
    Colour("네이비", (49, 66, 104)),
    Colour("블랙", (44, 45, 49)),
    Colour("화이트", (236, 234, 228)),
    Colour("베이지", (203, 181, 143)),
    Colour("버건디", (139, 49, 56)),
    Colour("카키", (108, 112, 80)),
    Colour("스카이블루", (140, 175, 205)),
    Colour("그레이", (150, 152, 156)),
    Colour("Mustard", (206, 160, 62)),
    Colour("Forest", (46, 92, 74)),
    Colour("Coral", (222, 120, 101)),
    Colour("라벤더", (165, 150, 192)),
    Colour("브라운", (115, 82, 60)),
    Colour("민트", (150, 200, 180)),
    Colour("Denim", (72, 104, 146)),
    Colour("핑크", (226, 170, 178)),
)


def toned(rgb: RGB, factor: float) -> RGB:
    """Darker below 1, lighter above (towards white, so that black cloth shows its folds)."""
    if factor <= 1:
        red, green, blue = (round(channel * factor) for channel in rgb)
    else:
        share = min(factor - 1, 1.0)
        red, green, blue = (round(channel + (255 - channel) * share) for channel in rgb)
    return red, green, blue


def brightness(rgb: RGB) -> float:
    """0 (black) to 255 (white), as the eye weighs it (ITU-R BT.601)."""
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]


def ink_on(rgb: RGB) -> RGB:
    """A colour that shows on this cloth."""
    return (38, 40, 46) if brightness(rgb) > 135 else (240, 236, 224)
