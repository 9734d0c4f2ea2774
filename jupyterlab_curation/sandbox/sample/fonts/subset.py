"""Makes the two font files beside it from the full ones. For developers; see README.md.

python -m jupyterlab_curation.sandbox.sample.fonts.subset REGULAR.ttc BOLD.ttc
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..texts import drawn_characters

_KOREAN = 1  # index of "Noto Sans CJK KR" in the collection


def make(source: str, target: Path) -> None:
    """Write the subset of ``source`` (a .ttc) to ``target``. Needs fonttools."""
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(
        font_number=_KOREAN, layout_features=[], hinting=False, name_IDs=[0, 1, 2, 13, 14]
    )
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(drawn_characters())))
    subsetter.subset(font)
    save_font(font, str(target), options)


if __name__ == "__main__":
    here = Path(__file__).parent
    make(sys.argv[1], here / "NotoSansKR-Sample-Regular.otf")
    make(sys.argv[2], here / "NotoSansKR-Sample-Bold.otf")
