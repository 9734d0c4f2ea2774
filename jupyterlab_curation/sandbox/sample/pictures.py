"""Which images a product has: where they lie, what they show, name and size."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal

from .catalogue import Product

Scene = Literal["front", "back", "model", "closeup", "cutout", "banner"]
BANNERS = ("size", "care", "info", "delivery", "sale", "point", "fabric")
FEWEST, MOST = 12, 30

_PORTRAIT = ((1080, 1350), (960, 1200), (900, 1125), (800, 1000), (720, 900), (640, 800))
_SQUARE = ((1000, 1000), (860, 860), (700, 700))
_TALL = ((760, 1350), (720, 1280), (640, 1140))

# Names that break what is not careful with keys and URLs.
_AWKWARD: dict[str, tuple[str, ...]] = {
    "front": ("detail 02 (앞면)", "front+01", "정면 컷", "A&B #1"),
    "back": ("뒷면(1)", "back %20"),
    "model": ("모델 착용+1", "model (2)"),
    "closeup": ("IMG_0012", "원단 확대=1", "it's close"),
    "cutout": ("누끼_앞", "cut out+1"),
    "banner": ("50%+할인", "상세 설명 (최종)", "size+chart 100%"),
}


@dataclass(frozen=True)
class Picture:
    """One image file. ``colour`` is an index into the product's colours."""

    folder: str
    filename: str
    scene: Scene
    colour: int
    variant: int
    size: tuple[int, int]
    banner: str = ""

    @property
    def format(self) -> str:
        """Pillow's name of the file format."""
        ending = self.filename.rpartition(".")[2].lower()
        return {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}[ending]


def pictures(product: Product) -> list[Picture]:
    """All images of a product, 12 to 30, in the order of their names."""
    chance = product.random_for("pictures")
    shots = _shots(product, chance)
    named: list[Picture] = []
    for folder in ("detail", "summary", "segment", "text"):
        inside = [shot for shot in shots if shot.folder == folder]
        for number, shot in enumerate(inside, 1):
            filename = f"{folder}_{number:03d}.{_ending(shot, chance)}"
            named.append(replace(shot, filename=filename))
    return _with_awkward_names(named, product, chance)


def _shots(product: Product, chance: random.Random) -> list[Picture]:
    """What is photographed, in which folder; no names yet."""
    others = range(1, len(product.colours))
    detail = [_shot("detail", "front", 0), _shot("detail", "back", 0), _shot("detail", "model", 0)]
    for colour in others:
        detail.append(_shot("detail", "front", colour))
        if chance.random() < 0.5:
            detail.append(_shot("detail", "back", colour))
        if chance.random() < 0.5:
            detail.append(_shot("detail", "model", colour, 1))
    closeups = [
        _shot("detail", "closeup", chance.randrange(len(product.colours)), n)
        for n in range(chance.randint(2, 4))
    ]
    kinds = chance.sample(BANNERS, len(BANNERS))
    wrong = chance.randint(2, 4)  # banners that lie in detail: the curator's work
    right = chance.randint(0, 2)
    banners = [_shot("detail", "banner", 0, banner=kind) for kind in kinds[:wrong]]
    detail += closeups
    if chance.random() < 0.4:
        chance.shuffle(detail)
    # Shops put one banner first and the others last.
    shots = banners[:1] + detail + banners[1:]
    for n in range(chance.randint(1, 4)):
        shots.append(_shot("summary", "model", n % len(product.colours), n + 2))
    for n in range(chance.randint(0, 3)):
        shots.append(_shot("segment", "cutout", n % len(product.colours), n))
    shots += [_shot("text", "banner", 0, banner=kind) for kind in kinds[wrong : wrong + right]]
    while len(shots) < FEWEST:
        shots.append(_shot("detail", "closeup", 0, len(shots)))
    return [replace(shot, size=_size(shot.scene, chance)) for shot in shots[:MOST]]


def _shot(folder: str, scene: Scene, colour: int, variant: int = 0, banner: str = "") -> Picture:
    return Picture(folder, "", scene, colour, variant, (0, 0), banner)


def _size(scene: Scene, chance: random.Random) -> tuple[int, int]:
    if scene == "cutout":
        return chance.choice(_PORTRAIT[3:])
    if scene == "banner":
        return chance.choice(_TALL + _PORTRAIT[2:])
    draw = chance.random()
    if draw < 0.78:
        return chance.choice(_PORTRAIT)
    return chance.choice(_SQUARE if draw < 0.92 else _TALL)


def _ending(shot: Picture, chance: random.Random) -> str:
    draw = chance.random()
    if shot.scene == "cutout":
        return "png" if draw < 0.6 else "webp"
    if shot.scene == "banner":
        return "png" if draw < 0.5 else "jpg"
    if draw < 0.1:
        return "webp"
    return "jpeg" if draw < 0.14 else "jpg"


def _with_awkward_names(
    images: list[Picture], product: Product, chance: random.Random
) -> list[Picture]:
    """Some images get a name from ``_AWKWARD``; some products a camera's, in two folders."""
    # The products with an awkward id get awkward names throughout.
    share = 0.12 if product.product_id.isdecimal() else 0.6
    taken: set[tuple[str, str]] = set()
    result: list[Picture] = []
    for image in images:
        stem, _, ending = image.filename.rpartition(".")
        if chance.random() < share:
            stem = chance.choice(_AWKWARD[image.scene])
            if stem.startswith("IMG"):
                ending = ending.upper()
        elif share > 0.5 and image.folder in ("detail", "summary"):
            stem = f"image_{stem[-3:]}"  # the same name in two folders
        filename = f"{stem}.{ending}"
        if (image.folder, filename.lower()) in taken:
            filename = image.filename
        taken.add((image.folder, filename.lower()))
        result.append(replace(image, filename=filename))
    return result
