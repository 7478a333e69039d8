"""PDF through Typst: tagged, titled, in a language, with bookmarks; no system font, no network, one timestamp.

Data reaches a template as JSON and is never read as markup, so hostile text stays text.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from maps.lettering import FACES, FALLBACK, FAMILY, font_file

TEMPLATES = Path(__file__).parent / "templates"


def typeset(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], moment: datetime) -> bytes:
    """Set a template with data (`data.json`) and pictures (by file name) as PDF."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        fonts = _lay_fonts(root)
        shutil.copy(TEMPLATES / f"{template}.typ", root)
        (root / "data.json").write_text(
            json.dumps(dict(data) | {"families": [FAMILY, FALLBACK]}, ensure_ascii=False), "utf-8"
        )
        for picture, content in pictures.items():
            (root / picture).write_bytes(content)
        return _compile(root / f"{template}.typ", fonts, int(moment.replace(tzinfo=UTC).timestamp()))


def _compile(path: Path, fonts: Path, timestamp: int) -> bytes:
    """Compile as PDF/UA: a reader that speaks the page finds headings, alternative texts and the language."""
    import typst

    said: dict[str, Any] = {
        "root": str(path.parent),
        "font_paths": [str(fonts)],
        "format": "pdf",
        "timestamp": timestamp,
    }
    # A source's title may be Chinese, Lao or Thai. Our fonts lack those letters, the machine's may have them;
    # where it does not, the standard forbids what cannot be shown, and the file is tagged but claims no standard.
    for machine_fonts in (False, True):
        try:
            made = typst.compile(str(path), ignore_system_fonts=not machine_fonts, pdf_standards=["ua-1"], **said)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
        else:
            assert isinstance(made, bytes)
            return made
    made = typst.compile(str(path), ignore_system_fonts=False, **said)
    assert isinstance(made, bytes)
    return made


def _lay_fonts(root: Path) -> Path:
    import matplotlib

    folder = root / "fonts"
    folder.mkdir()
    own = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for path in (*(font_file(face) for face in FACES), own / "DejaVuSans.ttf", own / "DejaVuSans-Bold.ttf"):
        shutil.copy(path, folder)
    return folder
