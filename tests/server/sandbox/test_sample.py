"""The sample: what is drawn, that it is the same each time, and that names are awkward."""

import json
import random

import pytest
from PIL import Image

from jupyterlab_curation.sandbox.sample.catalogue import products
from jupyterlab_curation.sandbox.sample.draw_all import draw_all
from jupyterlab_curation.sandbox.sample.pictures import pictures
from jupyterlab_curation.sandbox.sample.product_folder import picture_bytes

FOLDERS = {"detail", "summary", "segment", "text"}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    assert draw_all(folder, 4, 1, say=lambda _: None) == 0
    return folder


def images(folder):
    return [path for path in folder.glob("*/*/*/*/*") if path.is_file()]


def test_the_tree_is_what_migration_expects(drawn):
    found = sorted(path.relative_to(drawn).as_posix() for path in drawn.glob("*/*/*"))
    assert found == ["BOTTOM/2003/30412", "BOTTOM/2004/88067", "TOP/1005/79823", "TOP/1006/117785"]
    for product in drawn.glob("*/*/*"):
        assert {path.name for path in product.iterdir()} == FOLDERS | {"meta.json"}
        assert 12 <= len(list(product.glob("*/*"))) <= 30


def test_images_are_what_their_names_say(drawn):
    formats = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
    sizes = []
    for path in images(drawn):
        with Image.open(path) as image:
            image.load()
            assert image.format == formats[path.suffix[1:].lower()], path.name
            assert all(640 <= side <= 1350 for side in image.size), path.name
        sizes.append(path.stat().st_size)
    assert max(sizes) < 300_000
    assert min(sizes) > 5_000
    assert sorted(sizes)[len(sizes) // 4] > 30_000


def test_meta_json_is_korean_utf8_with_the_main_colour_first(drawn):
    text = (drawn / "TOP/1005/79823/meta.json").read_bytes().decode("utf-8")
    meta = json.loads(text)
    assert meta["product_id"] == "79823"
    assert any("가" <= character <= "힣" for character in text)
    assert meta["colors"][0] == products(1, 1)[0].colours[0].name
    assert len(meta["colors"]) == len(set(meta["colors"])) >= 2
    assert isinstance(meta["shop"], dict)
    expected = {"name", "brand", "price", "material", "season", "url"}
    assert expected <= meta.keys()


def test_the_same_picture_has_the_same_bytes(drawn):
    for product in products(4, 1):
        picture = random.Random(product.product_id).choice(pictures(product))
        random.seed(99)  # nothing may depend on the shared source of chance
        path = drawn / product.folder / picture.folder / picture.filename
        assert picture_bytes(product, picture) == path.read_bytes()


def test_another_seed_gives_other_pictures():
    one, other = products(1, 1)[0], products(1, 2)[0]
    assert [p.filename for p in pictures(one)] != [p.filename for p in pictures(other)]


def test_drawing_again_does_nothing_and_a_changed_count_draws(drawn):
    said = []
    before = {path: path.stat().st_mtime_ns for path in images(drawn)}
    assert draw_all(drawn, 4, 1, say=said.append) == 0
    assert {path: path.stat().st_mtime_ns for path in images(drawn)} == before
    assert "already" in said[0]
    assert [path.name for path in drawn.iterdir() if path.is_file()] == [".sample.json"]


def test_a_sample_of_another_seed_is_moved_aside_and_not_mixed(tmp_path):
    folder = tmp_path / "sample"
    assert draw_all(folder, 1, 1, say=lambda _: None) == 0
    mine = folder / "mine.txt"
    mine.write_text("kept")
    assert draw_all(folder, 1, 2, say=lambda _: None) == 0
    assert (tmp_path / "sample-old-1" / "mine.txt").read_text() == "kept"
    assert not mine.exists()
    expected = {picture.filename for picture in pictures(products(1, 2)[0])}
    assert {path.name for path in images(folder)} == expected


def test_a_smaller_sample_is_the_start_of_a_larger():
    assert products(8, 1) == products(64, 1)[:8]
    with pytest.raises(ValueError, match="0 products"):
        products(0, 1)


def test_the_whole_sample_has_enough_of_everything():
    everything = products(64, 1)
    by_category = {}
    for product in everything:
        category = (product.main_category, product.sub_category)
        by_category.setdefault(category, []).append(product.product_id)
    assert {name: len(ids) for name, ids in by_category.items()} == {
        ("TOP", 1005): 16,
        ("TOP", 1006): 16,
        ("BOTTOM", 2003): 16,
        ("BOTTOM", 2004): 16,
    }
    ids = [product.product_id for product in everything]
    assert len(set(ids)) == 64
    assert {"SKU1", "SKU10", "79823"} <= set(ids)
    for product in everything:
        shots = pictures(product)
        assert 12 <= len(shots) <= 30
        assert {"front", "back", "model"} <= {s.scene for s in shots if s.colour == 0}
        fronts = {s.colour for s in shots if s.scene == "front"}
        assert fronts == set(range(len(product.colours)))
        assert any(s.scene == "banner" and s.folder == "detail" for s in shots)
        assert any(s.scene == "model" and s.folder == "summary" for s in shots)
        names = [(s.folder, s.filename.lower()) for s in shots]
        assert len(set(names)) == len(names), "one file would overwrite another"


def test_names_are_awkward_and_safe_for_every_file_system():
    names = [s.filename for product in products(64, 1) for s in pictures(product)]
    for awkward in (" ", "+", "%", "(", "#", "&", "=", "앞", ".JPG"):
        assert any(awkward in name for name in names), awkward
    assert not [name for name in names if set(name) & set('<>:"/\\|?*')]
    assert "50%+할인.png" in names
