"""The font subset has every character that is drawn, and comes with its licence."""

from importlib.resources import files

from jupyterlab_curation.sandbox.sample import texts
from jupyterlab_curation.sandbox.sample.catalogue import products
from jupyterlab_curation.sandbox.sample.lettering import font

FONTS = files("jupyterlab_curation.sandbox.sample") / "fonts"


def glyph(character, bold):
    return bytes(font(40, bold).getmask(character))


def test_every_character_drawn_has_a_glyph():
    for bold in (False, True):
        blank = glyph("\ufffe", bold)  # the subset draws nothing for what it lacks
        missing = {c for c in texts.drawn_characters() - {" "} if glyph(c, bold) == blank}
        assert missing == set()


def test_the_check_would_notice_a_missing_one():
    assert glyph("뷁", False) == glyph("\ufffe", False)


def test_names_of_products_are_within_the_listed_characters():
    drawn = "".join(
        f"{p.name}{p.brand}{p.material}{p.season}{p.print_word}" for p in products(64, 1)
    )
    assert set(drawn) <= texts.drawn_characters()


def test_the_font_is_small_and_its_licence_is_beside_it():
    sizes = [len(path.read_bytes()) for path in FONTS.iterdir() if path.name.endswith(".otf")]
    assert len(sizes) == 2
    assert sum(sizes) < 100_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()
