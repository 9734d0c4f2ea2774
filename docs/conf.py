"""The documentation site: Sphinx with MyST and the PyData theme."""

import json
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

DOCS = Path(__file__).parent
CLONE = DOCS.parent
REPOSITORY = "jupyterlab-curation/jupyterlab-curation"
ON_GITHUB = f"https://github.com/{REPOSITORY}/blob/main"

package = json.loads((CLONE / "package.json").read_text(encoding="utf-8"))

project = package["name"]
author = package["author"]["name"]
copyright = author
version = release = package["version"]

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
nitpicky = True

# As GitHub makes anchors, so that links work on both.
myst_heading_anchors = 4

html_theme = "pydata_sphinx_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
templates_path = ["_templates"]
# The site is small: every page lists all pages, and the bar at the top lists none.
html_sidebars = {"**": ["all-pages"]}
html_show_sourcelink = False
html_context = {
    "github_user": REPOSITORY.partition("/")[0],
    "github_repo": REPOSITORY.partition("/")[2],
    "github_version": "main",
    "doc_path": "docs",
}
html_theme_options = {
    "github_url": f"https://github.com/{REPOSITORY}",
    "use_edit_page_button": True,
    "navbar_center": [],
    "secondary_sidebar_items": ["page-toc", "edit-this-page"],
    "footer_start": ["copyright"],
    "footer_end": ["theme-version"],
}

# Its pages exist once it is published.
linkcheck_ignore = [f"https://github.com/{re.escape(REPOSITORY)}"]

# A link such as `](../CHANGELOG.md)`, with or without an anchor.
_RELATIVE_LINK = re.compile(r"\]\(((?:\.\./)+[^)#\s]+)((?:#[^)\s]+)?)\)")


def link_to_repository(app: Sphinx, docname: str, source: list[str]) -> None:
    """Turn links that leave ``docs/`` into links to GitHub."""
    folder = (DOCS / docname).parent

    def replaced(link: re.Match[str]) -> str:
        target = (folder / link[1]).resolve()
        if target.is_relative_to(DOCS):
            return link[0]
        if not target.exists():
            logging.getLogger(__name__).warning("There is no %s.", link[1], location=docname)
        return f"]({ON_GITHUB}/{target.relative_to(CLONE).as_posix()}{link[2]})"

    source[0] = _RELATIVE_LINK.sub(replaced, source[0])


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", link_to_repository)
