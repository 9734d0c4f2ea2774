"""One whole image of a garment: flat, on a person, from near, or cut out."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

from .bottoms import draw_bottom, flat_pen
from .catalogue import Product
from .colours import RGB, toned
from .fabric import with_folds, with_grain
from .figure import draw_figure
from .pen import Pen, curve
from .pictures import Picture
from .prints import draw_print
from .tops import Look, draw_top

_LIGHT_GREY: RGB = (243, 243, 241)
_BEIGE: tuple[RGB, ...] = ((217, 209, 198), (226, 218, 205), (205, 201, 196), (214, 203, 190))
_FINER = 1.4  # drawn this much larger and scaled down, for smooth edges


def draw_garment(product: Product, picture: Picture) -> Image.Image:
    """The image for any scene but a banner: RGB, or RGBA for a transparent cut-out."""
    look = Look(product.colours[picture.colour].rgb, product.print_kind, product.print_word)
    chance = product.random_for(f"{picture.folder}/{picture.filename}")
    fold, place = chance.randrange(6), chance.randrange(1 << 18)
    model = picture.scene == "model"
    ground = chance.choice(_BEIGE) if model else _LIGHT_GREY
    image, mask = _canvas(picture.size, ground)
    pen = _framed(image, mask)
    is_top = product.main_category == "TOP"
    if picture.scene == "closeup":
        _closeup(pen, image, look, is_top, chance.randrange(3))
        mask.paste(255, (0, 0, *mask.size))
    elif model:
        _floor(image, ground)
        wearer = product.random_for(f"wearer/{picture.variant % 3}")
        draw_figure(pen, product.kind, look, is_top, wearer)
    else:
        back = picture.scene == "back"
        if is_top:
            draw_top(pen, product.kind, look, back)
        else:
            draw_bottom(flat_pen(pen, product.kind), product.kind, look, back)
        if picture.scene != "cutout":
            image = _with_shadow(image, mask, ground)
    image = image.resize(picture.size, Image.Resampling.BOX)
    mask = mask.resize(picture.size, Image.Resampling.BOX)
    image = with_folds(image, mask, fold)
    if picture.scene == "cutout":
        # No grain: it would make a PNG ten times as large.
        image.putalpha(mask)
        return image
    return with_grain(image, place)


def _canvas(size: tuple[int, int], ground: RGB) -> tuple[Image.Image, Image.Image]:
    larger = (round(size[0] * _FINER), round(size[1] * _FINER))
    return Image.new("RGB", larger, ground), Image.new("L", larger, 0)


def _framed(image: Image.Image, mask: Image.Image) -> Pen:
    """A pen whose 1 x 1.25 frame is fitted into the image, whatever its shape."""
    width, height = image.size
    scale = min(width, height / 1.25)
    return Pen(image, mask, scale, ((width - scale) / 2, (height - scale * 1.25) / 2))


def _with_shadow(image: Image.Image, mask: Image.Image, ground: RGB) -> Image.Image:
    """A soft shadow under the garment, made small: it is blurred anyway."""
    width, height = mask.size
    small = mask.resize((width // 8, height // 8), Image.Resampling.BOX)
    soft = Image.new("L", small.size, 0)
    soft.paste(small, (1, 3))
    soft = soft.filter(ImageFilter.GaussianBlur(4)).point([value // 3 for value in range(256)])
    shadow = Image.composite(
        Image.new("RGB", soft.size, toned(ground, 0.55)), Image.new("RGB", soft.size, ground), soft
    ).resize(image.size, Image.Resampling.BILINEAR)
    return Image.composite(image, shadow, mask)


def _floor(image: Image.Image, ground: RGB) -> None:
    width, height = image.size
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, round(height * 0.86), width, height), fill=toned(ground, 0.95))


def _closeup(pen: Pen, image: Image.Image, look: Look, is_top: bool, kind: int) -> None:
    """Cloth that fills the frame: a neckline or waistband, a print, or a seam."""
    cloth = look.cloth
    image.paste(cloth, (0, 0, *image.size))
    if kind == 0 and is_top:
        near = pen.moved(2.6, (-0.8, -0.55))
        near.shape(
            curve([(0.3, 0.1), (0.4, 0.3), (0.5, 0.345), (0.6, 0.3), (0.7, 0.1)]), toned(cloth, 0.8)
        )
        near.shape(
            curve([(0.33, 0.1), (0.42, 0.275), (0.5, 0.312), (0.58, 0.275), (0.67, 0.1)]),
            toned(cloth, 0.5),
        )
        near.shape([(0.47, 0.225), (0.53, 0.225), (0.53, 0.255), (0.47, 0.255)], (232, 228, 218))
    elif kind == 0:
        near = pen.moved(2.4, (-0.7, -0.3))
        draw_bottom(near, "trousers", look, back=False)
    elif kind == 1 and is_top:
        near = pen.moved(1.9, (-0.45, -0.55))
        draw_print(near, look.print_kind, look.print_word, cloth, ((0.2, 0.4), (0.8, 1.0)))
    else:
        for index in range(14):
            x = -0.3 + index * 0.13
            pen.line([(x, -0.2), (x + 0.22, 1.5)], toned(cloth, 0.93), 0.02)
    pen.line(curve([(-0.3, 0.98), (0.5, 0.93), (1.3, 0.99)]), toned(cloth, 0.7), 0.006)
    for index in range(26):
        x = -0.25 + index * 0.06
        pen.line([(x, 1.0), (x + 0.03, 0.998)], toned(cloth, 0.6), 0.005)
