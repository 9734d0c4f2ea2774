"""Folds and grain: what makes flat colour look like cloth, and files as big as photographs.

Pillow's own noise cannot be seeded, so the grain comes from Python's random,
once a process, and is then cut from at different places.
"""

from __future__ import annotations

import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

_GRAIN_SIDE = 512
_GRAIN_STRENGTH = 0.055  # of the full range: tuned for files of 30 to 250 kB


@lru_cache(maxsize=1)
def _grain() -> Image.Image:
    """A grey tile around 128, weave-like: finer across than along."""
    values = random.Random("grain").randbytes(_GRAIN_SIDE * _GRAIN_SIDE)
    noise = Image.frombytes("L", (_GRAIN_SIDE, _GRAIN_SIDE), values)
    weave = noise.resize((_GRAIN_SIDE, _GRAIN_SIDE // 2)).resize((_GRAIN_SIDE, _GRAIN_SIDE))
    return weave.point([round(128 + (value - 128) * _GRAIN_STRENGTH) for value in range(256)])


@lru_cache(maxsize=1)
def _grain_field() -> Image.Image:
    """Enough grain for the largest picture and an offset."""
    width, height = 4 * _GRAIN_SIDE, 4 * _GRAIN_SIDE
    field = Image.new("L", (width, height))
    for x in range(0, width, _GRAIN_SIDE):
        for y in range(0, height, _GRAIN_SIDE):
            field.paste(_grain(), (x, y))
    return field


@lru_cache(maxsize=6)
def _folds(kind: int) -> Image.Image:
    """A small grey picture of soft light and shade, 255 = as it is."""
    chance = random.Random(f"folds/{kind}")
    soft = Image.new("L", (96, 120), 236)
    draw = ImageDraw.Draw(soft)
    for _ in range(9):
        x, y = chance.uniform(0, 96), chance.uniform(10, 120)
        reach, lean = chance.uniform(14, 46), chance.uniform(-14, 14)
        shade = chance.choice((206, 214, 222, 255, 255))
        draw.line((x, y, x + lean, y + reach), fill=shade, width=chance.randint(3, 9))
    # Sides turn away from the light.
    for edge in range(14):
        shade = 200 + edge * 3
        draw.line((20 + edge, 0, 20 + edge, 120), fill=shade) if kind % 2 else None
    return soft.filter(ImageFilter.GaussianBlur(4))


def with_folds(image: Image.Image, mask: Image.Image, kind: int) -> Image.Image:
    """The picture with folds where ``mask`` says cloth."""
    shade = _folds(kind % 6).resize(image.size, Image.Resampling.BICUBIC)
    shaded = ImageChops.multiply(image, Image.merge("RGB", (shade, shade, shade)))
    return Image.composite(shaded, image, mask)


def with_grain(image: Image.Image, place: int) -> Image.Image:
    """The picture with grain; ``place`` (any number) chooses which piece."""
    x, y = place % _GRAIN_SIDE, (place // _GRAIN_SIDE) % _GRAIN_SIDE
    width, height = image.size
    piece = _grain_field().crop((x, y, x + width, y + height))
    return ImageChops.add(image, Image.merge("RGB", (piece, piece, piece)), 1, -128)
