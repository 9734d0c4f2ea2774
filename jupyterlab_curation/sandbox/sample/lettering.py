"""The font: a small subset of Noto Sans CJK KR, kept with its licence in ``fonts/``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_FOLDER = Path(__file__).parent / "fonts"


@lru_cache(maxsize=64)
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font at ``size`` pixels. The basic layout engine: the same on every machine."""
    name = f"NotoSansKR-Sample-{'Bold' if bold else 'Regular'}.otf"
    return ImageFont.truetype(_FOLDER / name, size, layout_engine=ImageFont.Layout.BASIC)
