"""Which products the sample has. Pure: no drawing, no files."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from . import texts
from .colours import COLOURS, Colour

# The first ids of a category are chosen: SKU1 and SKU10 trip whoever treats
# a product's prefix without its last slash.
_CATEGORIES: tuple[tuple[str, int, tuple[str, str], tuple[str, ...]], ...] = (
    ("TOP", 1005, ("tee", "longsleeve"), ("79823", "SKU1", "SKU10")),
    ("TOP", 1006, ("hoodie", "shirt"), ("117785",)),
    ("BOTTOM", 2003, ("trousers", "wide"), ("30412",)),
    ("BOTTOM", 2004, ("skirt", "shorts"), ("88067",)),
)
PRINTS = ("word", "stripes", "disc", "mountain", "pocket", "blocks", "chevron", "check", "plain")


@dataclass(frozen=True)
class Product:
    """One product; ``colours`` has the main colour first."""

    main_category: str
    sub_category: int
    product_id: str
    seed: int
    kind: str
    name: str
    brand: str
    price: int
    colours: tuple[Colour, ...]
    material: str
    season: str
    print_kind: str
    print_word: str

    def random_for(self, what: str) -> random.Random:
        """A source of chance that depends on nothing but seed, product and ``what``."""
        return random.Random(f"{self.seed}/{self.product_id}/{what}")

    @property
    def folder(self) -> str:
        """``TOP/1005/79823``."""
        return f"{self.main_category}/{self.sub_category}/{self.product_id}"

    def meta(self) -> dict[str, Any]:
        """Contents of ``meta.json``; ``shop`` stands for fields nobody planned for."""
        return {
            "product_id": self.product_id,
            "name": self.name,
            "brand": self.brand,
            "price": self.price,
            "colors": [colour.name for colour in self.colours],
            "material": self.material,
            "season": self.season,
            "url": f"https://shop.example/products/{self.product_id}",
            "shop": {
                "판매자": self.brand,
                "sizes": list(texts.SIZE_ROWS),
                "ratings": {"평균": 4.6, "count": self.price % 397},
            },
        }


def products(count: int, seed: int) -> list[Product]:
    """``count`` products spread evenly over the four categories.

    A smaller count gives the first ones of a larger. Raises ValueError below 1.
    """
    if count < 1:
        raise ValueError(f"{count} products cannot be drawn; ask for 1 or more.")
    made: list[Product] = []
    used: set[str] = {product_id for *_, chosen in _CATEGORIES for product_id in chosen}
    for index in range(count):
        main, sub, kinds, chosen = _CATEGORIES[index % len(_CATEGORIES)]
        place = index // len(_CATEGORIES)
        product_id = chosen[place] if place < len(chosen) else _new_id(seed, sub, place, used)
        made.append(_product(main, sub, kinds[place % 2], product_id, seed, place))
    return made


def _new_id(seed: int, sub: int, place: int, used: set[str]) -> str:
    chance = random.Random(f"{seed}/{sub}/{place}/id")
    while True:
        product_id = str(chance.randrange(20_000, 140_000))
        if product_id not in used:
            used.add(product_id)
            return product_id


def _product(main: str, sub: int, kind: str, product_id: str, seed: int, place: int) -> Product:
    chance = random.Random(f"{seed}/{product_id}/product")
    # Neighbours in the list should not look alike: walk colours and prints, then add chance.
    first = (place * 5 + sub + 1) % len(COLOURS)
    others = [colour for index, colour in enumerate(COLOURS) if index != first]
    return Product(
        main_category=main,
        sub_category=sub,
        product_id=product_id,
        seed=seed,
        kind=kind,
        name=f"{chance.choice(texts.ADJECTIVES)} {texts.KIND_NAMES[kind]}",
        brand=chance.choice(texts.BRANDS),
        price=chance.randrange(12, 120) * 1000 - 100,
        colours=(COLOURS[first], *chance.sample(others, chance.randint(1, 3))),
        material=chance.choice(texts.MATERIALS),
        season=chance.choice(texts.SEASONS),
        print_kind=PRINTS[(place * 2 + sub) % len(PRINTS)],
        print_word=chance.choice(texts.PRINT_WORDS),
    )
