"""A small picture of an image: its first frame, upright, in sRGB, as WebP."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, PngImagePlugin, UnidentifiedImageError

# What browsers show and the desk makes thumbnails of.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "ICO")
# As src/domain/reading/sizeLimits.ts says.
MOST_PIXELS = 100_000_000

# Programs write megabytes of their own into the texts of a PNG, which nobody reads here.
# Pillow gives the image up for one of them; all of them together stay below its other limit.
PngImagePlugin.MAX_TEXT_CHUNK = PngImagePlugin.MAX_TEXT_MEMORY

_ORIENTATION = 0x0112
# Turned by a quarter.
_ON_ITS_SIDE = (5, 6, 7, 8)
# A JPEG is decoded at a fraction of its size, but not below twice the picture's.
_DRAFT = 2


@dataclass
class Opened:
    """An image whose pixels are not decoded yet. ``width`` and ``height`` are upright."""

    image: Image.Image
    width: int
    height: int
    turned: int


def open_image(data: bytes, turn: bool) -> Opened:
    """Read the header; ``turn``: whether its EXIF data, or its boxes, say how it stands.

    Raises what Pillow raises for what is no image, and ValueError for one whose
    header cannot be read, or with more pixels than are decoded.
    """
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        # Pillow names an address in memory, which is another one each time.
        raise ValueError("The beginning of the file is damaged.") from None
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise ValueError(f"The image has {width} x {height} pixels, which is too many.")
    turned = image.getexif().get(_ORIENTATION, 1) if turn else 1
    if turned in _ON_ITS_SIDE:
        width, height = height, width
    return Opened(image, width, height, turned)


def small_picture(
    opened: Opened, part: tuple[int, int], side: int, quality: int, effort: int
) -> bytes:
    """WebP of a part of an image, from its top left corner when it is upright.

    ``part``: its width and height. ``side``: of the picture's longer side in
    pixels; an image that is smaller stays as it is. ``effort``: 0 to 6, how much is
    tried to make the file small. Raises what Pillow raises if
    the pixels cannot be decoded.
    """
    image = opened.image
    whole = part == (opened.width, opened.height)
    longer = max(part)
    scale = min(1.0, side / longer)
    profile = image.info.get("icc_profile")
    stored = image.size
    wanted = [max(1, round(length * scale * _DRAFT)) for length in stored]
    image.draft(None, (wanted[0], wanted[1]))
    image = _plain(image)
    on_its_side = opened.turned in _ON_ITS_SIDE
    if opened.turned != 1 and not whole:
        image = _upright(image, opened.turned)
        stored, on_its_side = (opened.width, opened.height), False
        opened = Opened(image, opened.width, opened.height, 1)
    size = [max(1, round(length * scale)) for length in part]
    if on_its_side:
        part, size = part[::-1], size[::-1]
    across, down = image.width / stored[0], image.height / stored[1]
    small = image.resize(
        (size[0], size[1]),
        Image.Resampling.LANCZOS,
        box=(0, 0, part[0] * across, part[1] * down),
        reducing_gap=3.0,
    )
    if opened.turned != 1:
        small = _upright(small, opened.turned)
    small = _in_srgb(small, profile)
    # Nothing of the image but its pixels.
    small.info.clear()
    written = io.BytesIO()
    small.save(written, "WEBP", quality=quality, method=effort, exif=b"")
    return written.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """Its pixels in a mode that can be made smaller."""
    image.load()
    if image.mode.startswith("I;16"):
        # Pillow cuts 16 bits off at 8; it does not scale them.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("LA", "RGBA", "PA", "La", "RGBa") or image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _upright(image: Image.Image, turned: int) -> Image.Image:
    # The image itself may have lost its EXIF data by now.
    exif = image.getexif()
    exif[_ORIENTATION] = turned
    return ImageOps.exif_transpose(image)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB, with its transparency. A profile that cannot be used counts as none."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            converted = ImageCms.profileToProfile(
                colours,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            colours = converted or colours
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours
