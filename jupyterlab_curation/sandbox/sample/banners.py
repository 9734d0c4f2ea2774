"""One whole image of text: size tables, washing instructions and advertising."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from . import texts
from .catalogue import Product
from .colours import RGB, ink_on
from .lettering import font
from .pictures import Picture

_INK: RGB = (44, 46, 52)
_SOFT: RGB = (110, 112, 120)
_LINE: RGB = (208, 208, 206)
_PAPER: tuple[RGB, ...] = ((255, 255, 255), (250, 248, 243), (245, 246, 248))


class _Sheet:
    """A page that is filled from the top; ``u`` is a hundredth of its width."""

    def __init__(self, size: tuple[int, int], paper: RGB) -> None:
        self.image = Image.new("RGB", size, paper)
        self.draw = ImageDraw.Draw(self.image)
        self.width, self.height = size
        self.u = size[0] / 100
        self.y = 9 * self.u

    def text(self, words: str, size: float, colour: RGB = _INK, bold: bool = False) -> None:
        """A line, made smaller where it would not fit."""
        pixels = round(size * self.u)
        while font(pixels, bold).getlength(words) > 84 * self.u and pixels > 8:
            pixels -= 1
        self.draw.text((8 * self.u, self.y), words, fill=colour, font=font(pixels, bold))
        self.y += pixels * 1.6

    def rule(self, colour: RGB = _LINE, weight: float = 0.3) -> None:
        ends = (8 * self.u, self.y, 92 * self.u, self.y)
        self.draw.line(ends, fill=colour, width=max(1, round(weight * self.u)))
        self.y += 2.4 * self.u

    def row(self, cells: Sequence[str], bold: bool = False) -> None:
        column = 84 * self.u / len(cells)
        face = font(round(3.3 * self.u), bold)
        for index, cell in enumerate(cells):
            middle = (8 * self.u + column * (index + 0.5), self.y + 2.4 * self.u)
            self.draw.text(middle, cell, fill=_INK, font=face, anchor="mm")
        self.y += 6.2 * self.u
        self.rule()


def draw_banner(product: Product, picture: Picture) -> Image.Image:
    """A banner of the kind that the picture names."""
    chance = product.random_for(f"banner/{picture.folder}/{picture.filename}")
    sheet = _Sheet(picture.size, chance.choice(_PAPER))
    accent = product.colours[0].rgb
    kind = picture.banner
    if kind == "size":
        _size(sheet, product)
    elif kind == "info":
        _info(sheet, product)
    elif kind == "sale":
        _sale(sheet, accent)
    elif kind == "fabric":
        _fabric(sheet, product, accent)
    else:
        title, lines = {
            "care": (texts.CARE_TITLE, texts.CARE_LINES),
            "delivery": (texts.DELIVERY_TITLE, texts.DELIVERY_LINES),
            "point": (f"{texts.POINT_TITLE} {chance.randint(1, 4):02d}", texts.POINT_LINES),
        }[kind]
        _lines(sheet, title, lines, accent)
    return sheet.image


def _title(sheet: _Sheet, title: str) -> None:
    sheet.text(title, 6.4, bold=True)
    sheet.y += 1.5 * sheet.u
    sheet.rule(_INK, 0.6)
    sheet.y += 1.5 * sheet.u


def _size(sheet: _Sheet, product: Product) -> None:
    _title(sheet, texts.SIZE_TITLE)
    top = product.main_category == "TOP"
    sheet.row(texts.TOP_COLUMNS if top else texts.BOTTOM_COLUMNS, bold=True)
    base = (44, 52, 22, 66) if top else (35, 48, 28, 98)
    for index, label in enumerate(texts.SIZE_ROWS):
        sheet.row([label, *(str(value + index * 2) for value in base)])
    sheet.y += 2 * sheet.u
    sheet.text(texts.SIZE_NOTE, 2.8, _SOFT)


def _info(sheet: _Sheet, product: Product) -> None:
    _title(sheet, texts.INFO_TITLE)
    colours = ", ".join(colour.name for colour in product.colours)
    values = (
        product.name,
        product.brand,
        colours,
        product.material,
        product.season,
        texts.INFO_COUNTRY,
    )
    for label, value in zip(texts.INFO_LABELS, values, strict=True):
        start = sheet.y
        sheet.draw.text((8 * sheet.u, start), label, fill=_SOFT, font=font(round(3.2 * sheet.u)))
        sheet.draw.text((30 * sheet.u, start), value, fill=_INK, font=font(round(3.2 * sheet.u)))
        sheet.y += 6.6 * sheet.u
        sheet.rule()


def _lines(sheet: _Sheet, title: str, lines: Sequence[str], accent: RGB) -> None:
    _title(sheet, title)
    for number, line in enumerate(lines, 1):
        top = sheet.y
        box = (8 * sheet.u, top, 14 * sheet.u, top + 6 * sheet.u)
        sheet.draw.ellipse(box, fill=accent)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        face = font(round(3 * sheet.u), bold=True)
        sheet.draw.text(middle, str(number), fill=ink_on(accent), font=face, anchor="mm")
        face = font(round(3.3 * sheet.u))
        left = 17 * sheet.u
        sheet.draw.text((left, middle[1]), line, fill=_INK, font=face, anchor="lm")
        sheet.y += 10.5 * sheet.u


def _sale(sheet: _Sheet, accent: RGB) -> None:
    sheet.image.paste(accent, (0, 0, *sheet.image.size))
    sheet.y = sheet.height * 0.2
    sheet.text(texts.SALE_TITLE, 8.4, ink_on(accent), bold=True)
    sheet.y += 4 * sheet.u
    sheet.rule(ink_on(accent), 0.6)
    for line in texts.SALE_LINES:
        sheet.text(line, 4.4, ink_on(accent))
        sheet.y += sheet.u


def _fabric(sheet: _Sheet, product: Product, accent: RGB) -> None:
    _title(sheet, product.material)
    chance = product.random_for("fabric")
    for label, steps in zip(texts.FABRIC_LABELS, texts.FABRIC_SCALE, strict=True):
        names = steps.split(" ")
        chosen = chance.randrange(len(names))
        face = font(round(3.2 * sheet.u))
        sheet.draw.text((8 * sheet.u, sheet.y), label, fill=_INK, font=face)
        for index, name in enumerate(names):
            left = 30 * sheet.u + index * 21 * sheet.u
            box = (left, sheet.y - sheet.u, left + 19 * sheet.u, sheet.y + 5.6 * sheet.u)
            fill, ink = (accent, ink_on(accent)) if index == chosen else ((232, 232, 230), _SOFT)
            sheet.draw.rectangle(box, fill=fill)
            middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            sheet.draw.text(middle, name, fill=ink, font=face, anchor="mm")
        sheet.y += 11 * sheet.u
