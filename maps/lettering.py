"""The typeface of print: an open font with full Vietnamese, out of an installed package; points and mm."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

FAMILY = "Source Sans Pro"
# Scripts that the family lacks (Arabic, Hebrew, symbols) are set in matplotlib's own font.
FALLBACK = "DejaVu Sans"
MM_PER_POINT = 25.4 / 72

Face = Literal["Regular", "Bold", "It"]
FACES: tuple[Face, ...] = ("Regular", "Bold", "It")


def font_file(face: Face) -> Path:
    """Where the installed package keeps a face, as TrueType."""
    return Path(str(files("font_source_sans_pro"))) / "files" / f"SourceSansPro-{face}.ttf"


@cache
def _register() -> None:
    from matplotlib import font_manager

    for face in FACES:
        font_manager.fontManager.addfont(font_file(face))


@cache
def font(size: float, face: Face = "Regular") -> FontProperties:
    """The font for matplotlib at a size in points."""
    from matplotlib.font_manager import FontProperties

    _register()
    return FontProperties(
        family=[FAMILY, FALLBACK],
        size=size,
        weight="bold" if face == "Bold" else "normal",
        style="italic" if face == "It" else "normal",
    )


@cache
def measure(text: str, size: float, face: Face = "Regular") -> float:
    """Width of a line of text in mm."""
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(text, font(size, face), ismath=False)
    return width * MM_PER_POINT


def wrap(text: str, width: float, size: float, face: Face = "Regular", most: int = 99) -> list[str]:
    """Break text into lines of at most `width` mm; what does not fit `most` lines ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, face) <= width:
            lines[-1] = longer
        else:
            lines.append(cut(word, width, size, face))
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], cut(rest, width, size, face)]
    return lines


def cut(text: str, width: float, size: float, face: Face = "Regular") -> str:
    """The beginning of a text that fits `width` mm, with an ellipsis when something is left out."""
    if len(text) < 400 and measure(text, size, face) <= width:
        return text
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        fits = measure(text[:middle].rstrip() + "…", size, face) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"
