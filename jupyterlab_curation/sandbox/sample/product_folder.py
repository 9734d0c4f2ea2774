"""Writes one product: its images and ``meta.json``."""

from __future__ import annotations

import io
import json
from pathlib import Path

from PIL import Image

from .banners import draw_banner
from .catalogue import Product
from .pictures import Picture, pictures
from .scenes import draw_garment

FOLDERS = ("detail", "summary", "segment", "text")


def write_product(root: Path, product: Product) -> int:
    """Write a product below ``root``; gives the number of images. Raises OSError."""
    folder = root / product.folder
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    meta = json.dumps(product.meta(), ensure_ascii=False, indent=2) + "\n"
    # Bytes: a newline must not become two characters on Windows.
    (folder / "meta.json").write_bytes(meta.encode("utf-8"))
    images = pictures(product)
    for picture in images:
        (folder / picture.folder / picture.filename).write_bytes(picture_bytes(product, picture))
    return len(images)


def picture_bytes(product: Product, picture: Picture) -> bytes:
    """The file of one picture: the same bytes for the same seed and Pillow."""
    draw = draw_banner if picture.scene == "banner" else draw_garment
    return _encoded(draw(product, picture), picture.format)


def _encoded(image: Image.Image, file_format: str) -> bytes:
    file = io.BytesIO()
    if file_format == "JPEG":
        image.save(file, "JPEG", quality=86)
    elif file_format == "WEBP":
        # Method 1 of 0-6: four times as fast as the default, files a little larger.
        image.save(file, "WEBP", quality=84, method=1)
    else:
        image.save(file, "PNG", compress_level=6)
    return file.getvalue()
