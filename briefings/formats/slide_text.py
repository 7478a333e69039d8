"""A slide with its title and foot, and text on it in one typeface."""

from __future__ import annotations

from typing import Any

from briefings.briefing import Briefing
from briefings.plain_text import clean, shorten

FONT = "Arial"
"""On every machine, with full Vietnamese."""
INK, QUIET = "22313F", "4B5A67"


def add_slide(deck: Any, briefing: Briefing, title: str) -> Any:
    """A slide with its title in the layout's own title place, and the line that says what the file is."""
    from pptx.util import Inches

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = Inches(0.5), Inches(0.3), Inches(12.3), Inches(0.8)
    write_lines(place.text_frame, [shorten(title, 140)], 26 if len(title) < 62 else 20, bold=True)
    t = briefing.t
    code = t("Citation code: {code}", code=briefing.code)
    about = shorten(briefing.heading, 70)
    line = f"{about} · {code} · {t('Data version')} {briefing.data_version} · {briefing.day}"
    add_text(slide, (0.5, 7.08, 12.3, 0.3), [line], 9, QUIET)
    return slide


def add_text(slide: Any, inches: tuple[float, float, float, float], lines: list[str], size: int, colour: str) -> None:
    """Add a box of lines at x, y, width, height in inches, in a size in points."""
    from pptx.util import Inches

    box = slide.shapes.add_textbox(*(Inches(value) for value in inches))
    box.text_frame.word_wrap = True
    write_lines(box.text_frame, lines, size, colour=colour)


def write_lines(frame: Any, lines: list[str], size: int, bold: bool = False, colour: str = INK) -> None:
    """Write lines into a frame, each a paragraph."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    for i, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(3)
        run = paragraph.add_run()
        run.text = clean(line)
        run.font.size, run.font.name, run.font.bold = Pt(size), FONT, bold
        run.font.color.rgb = colour_of(colour)


def colour_of(code: str) -> Any:
    """A colour of six hexadecimal digits as the library wants it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(code)
