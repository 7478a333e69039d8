"""DOCX, A4: the map, key figures, countries, organizations with summaries, events, numbered sources."""

from __future__ import annotations

import io
from typing import Any

from briefings.archive import fix_archive
from briefings.briefing import Briefing
from briefings.figures import count_countries, list_figures
from briefings.formats.note_tables import add_counts, add_table
from briefings.formats.report import TALL, WIDE, more_of, words_of
from briefings.pictures import SOFTWARE, describe_map, draw_png, is_tall
from briefings.plain_text import clean
from briefings.story import MOST_COUNTRIES, Entry, Story, cite_source

# What a Vietnamese office writes in (Decree 30/2020/NĐ-CP), and what every machine has.
FONT = "Times New Roman"
INK, QUIET = "22313F", "4B5A67"


def write(briefing: Briefing) -> bytes:
    """Write the note."""
    from docx import Document

    note = Document()
    _set_page(note, briefing)
    _set_styles(note, briefing)
    words, story, countries = words_of(briefing), Story(briefing), count_countries(briefing)
    more = more_of(briefing, story, len(countries))
    note.add_heading(clean(briefing.heading), level=0)
    _quiet(note, f"{briefing.subject} · {briefing.day}")
    _add_map(note, briefing)
    note.add_heading(words["figures"], level=1)
    add_table(note, [(briefing.t("Entry"), words["number"]), *list_figures(briefing)], (8.0, 3.0), numbers=True)
    note.add_heading(words["countries"], level=1)
    rows = [(name, briefing.number(n)) for name, n in countries[:MOST_COUNTRIES]]
    if rows:
        add_counts(note, [(briefing.t("Country"), words["number"]), *rows])
    else:
        note.add_paragraph(words["nothing"])
    _quiet(note, more["more_countries"])
    _add_entries(note, words["organizations"], story.organizations, more["more_organizations"])
    _add_entries(note, words["events"], story.events, more["more_events"])
    note.add_heading(words["sources"], level=1)
    for number, source in enumerate(story.sources, start=1):
        note.add_paragraph(clean(f"{number}. {cite_source(briefing, source)} {source.url}"), style="Small")
    note.add_heading(words["about"], level=1)
    add_table(note, [(briefing.t("Entry"), briefing.t("Value")), *briefing.notes], (4.6, 12.4))
    out = io.BytesIO()
    note.save(out)
    return fix_archive(out.getvalue(), briefing.moment)


def _set_page(note: Any, briefing: Briefing) -> None:
    from docx.shared import Mm

    section = note.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    foot = section.footer.paragraphs[0]
    foot.text = clean(f"{briefing.heading[:80]} · {briefing.t('Citation code: {code}', code=briefing.code)}")
    foot.style = note.styles["Footer"]
    properties = note.core_properties
    properties.title, properties.author = briefing.heading[:250], SOFTWARE
    properties.language, properties.keywords, properties.comments = briefing.language, briefing.code, ""
    properties.created = properties.modified = briefing.moment
    properties.last_modified_by, properties.revision = SOFTWARE, 1


def _set_styles(note: Any, briefing: Briefing) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name in ("Small", "Cell"):
        note.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = note.styles["Normal"]
    sizes = {"Normal": 12, "Small": 10, "Cell": 10, "Footer": 9, "Title": 22, "Heading 1": 15, "Heading 2": 12.5}
    for name, size in sizes.items():
        style = note.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(QUIET if name == "Footer" else INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(script), None)
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        style.paragraph_format.space_after = Pt({"Small": 3, "Cell": 1}.get(name, 5))
    for line in note.styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), INK)
    tongue = note.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if tongue is not None:
        tongue.set(qn("w:val"), "vi-VN" if briefing.language == "vi" else "en-GB")


def _add_map(note: Any, briefing: Briefing) -> None:
    from docx.shared import Mm

    paper = TALL if is_tall(briefing) else WIDE
    shape = note.add_picture(io.BytesIO(draw_png(briefing, paper)), width=Mm(paper.width))
    # LibreOffice takes a missing distance for an eighth of an inch.
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
    shape._inline.docPr.set("descr", describe_map(briefing))
    shape._inline.docPr.set("name", clean(briefing.heading[:80]))


def _add_entries(note: Any, title: str, entries: list[Entry], more: str) -> None:
    if not entries:
        return
    note.add_heading(title, level=1)
    for entry in entries:
        note.add_heading(clean(entry.name), level=2)
        cited = f" [{', '.join(map(str, entry.cited))}]" if entry.cited else ""
        _quiet(note, entry.facts + ("" if entry.text else cited), joined=bool(entry.text))
        if entry.text:
            note.add_paragraph(clean(entry.text + cited))
    _quiet(note, more)


def _quiet(note: Any, text: str, joined: bool = False) -> None:
    """Add a small pale line; joined, it stays on the page of the next paragraph."""
    from docx.shared import RGBColor

    if text:
        paragraph = note.add_paragraph(style="Small")
        paragraph.add_run(clean(text)).font.color.rgb = RGBColor.from_string(QUIET)
        paragraph.paragraph_format.keep_with_next = joined
