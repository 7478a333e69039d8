"""PPTX, 16:9: the map, native charts, a native table, sources; text can be edited, pictures are described."""

from __future__ import annotations

import io
from typing import Any

from briefings.archive import fix_archive
from briefings.briefing import Briefing
from briefings.figures import Counts, count_countries, count_themes, list_figures
from briefings.formats.report import words_of
from briefings.formats.slide_text import FONT, INK, QUIET, add_slide, add_text, colour_of, write_lines
from briefings.pictures import SOFTWARE, describe_map, draw_png
from briefings.plain_text import clean, shorten
from briefings.story import Story, cite_source, first_by_name
from maps.plate import Paper

# A slide is read from across a room.
ROWS = 12
SOURCES = 12
BARS = 12
BAR = "378090"
MAP = Paper(240, 104, margin=0.6, titled=False, footed=False)
"""Enlarged by a third on the slide, so that its words can be read across a room."""


def write(briefing: Briefing) -> bytes:
    """Write the slides."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _tell_properties(deck.core_properties, briefing)
    words = words_of(briefing)
    _map_slide(deck, briefing)
    _chart_slide(deck, briefing, words["countries"], count_countries(briefing))
    _chart_slide(deck, briefing, words["themes"], count_themes(briefing))
    _table_slide(deck, briefing)
    _sources_slide(deck, briefing)
    out = io.BytesIO()
    deck.save(out)
    return fix_archive(out.getvalue(), briefing.moment)


def _tell_properties(properties: Any, briefing: Briefing) -> None:
    properties.title, properties.author = briefing.heading[:250], SOFTWARE
    properties.keywords, properties.language = briefing.code, briefing.language
    properties.last_modified_by, properties.revision = SOFTWARE, 1
    properties.created = properties.modified = briefing.moment


def _map_slide(deck: Any, briefing: Briefing) -> None:
    from pptx.util import Inches

    slide = add_slide(deck, briefing, briefing.heading)
    said = f"{briefing.t('{n} organizations', n=briefing.number(len(briefing.selection)))} · {briefing.subject}"
    add_text(slide, (0.5, 1.0, 12.3, 0.4), [shorten(said, 170)], 14, QUIET)
    picture = slide.shapes.add_picture(
        io.BytesIO(draw_png(briefing, MAP)), Inches(0.5), Inches(1.5), width=Inches(12.3)
    )
    picture._element._nvXxPr.cNvPr.set("descr", describe_map(briefing))
    notes = [f"{name}: {value}" for name, value in [*list_figures(briefing), *briefing.notes]]
    slide.notes_slide.notes_text_frame.text = clean("\n".join(notes))


def _chart_slide(deck: Any, briefing: Briefing, title: str, counts: Counts) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches, Pt

    slide = add_slide(deck, briefing, title)
    if not counts:
        add_text(slide, (0.5, 3, 12.3, 1), [briefing.t("No organization matches this query.")], 18, INK)
        return
    data = CategoryChartData()
    # A bar chart begins at the bottom.
    data.categories = [clean(name) for name, _ in counts[:BARS]][::-1]
    data.add_series(briefing.t("Organizations"), [n for _, n in counts[:BARS]][::-1])
    place = (Inches(0.5), Inches(1.2), Inches(12.3), Inches(5.5))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set(
        "descr", clean(f"{title}: " + ", ".join(f"{k} {n}" for k, n in counts[:BARS]))
    )
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(13), FONT
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = colour_of(BAR)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    if len(counts) > BARS:
        add_text(
            slide,
            (0.5, 6.7, 12.3, 0.3),
            [
                briefing.t(
                    "And {n} more; the workbook (.xlsx) of the same query holds all.",
                    n=briefing.number(len(counts) - BARS),
                )
            ],
            11,
            QUIET,
        )


def _table_slide(deck: Any, briefing: Briefing) -> None:
    from pptx.util import Inches

    t, dataset, language = briefing.t, briefing.selection.dataset, briefing.language
    slide = add_slide(deck, briefing, t("Organizations"))
    shown = first_by_name(briefing, ROWS)
    if not shown:
        add_text(slide, (0.5, 3, 12.3, 1), [t("No organization matches this query.")], 18, INK)
        return
    rows = [(t("Name"), t("Kind"), t("Country of seat"), t("Founded"))]
    for o in shown:
        country = dataset.country_name(o.hq_country, language) or t("not known")
        kind = dataset.label("kinds", o.kind, language)
        rows.append((o.name(language), kind, country, str(o.founded or t("not known"))))
    widths = (6.0, 2.9, 2.1, 1.3)
    place = (Inches(0.5), Inches(1.2), Inches(12.3), Inches(0.4 * len(rows)))
    table = slide.shapes.add_table(len(rows), 4, *place).table
    for column, width in enumerate(widths):
        table.columns[column].width = Inches(width)
        for row, cells in enumerate(rows):
            cell = table.cell(row, column)
            cell.margin_top = cell.margin_bottom = Inches(0.04)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour_of("E3EDF0" if row == 0 else "FFFFFF" if row % 2 else "F5F8F9")
            write_lines(cell.text_frame, [shorten(cells[column], int(width * 11.5))], 12, bold=row == 0)
    more = len(briefing.selection) - len(shown)
    if more > 0:
        said = (
            t("Shown are those with most presences and ties on record.")
            + " "
            + t("{n} more", n=briefing.number(more))
            + "."
        )
        add_text(slide, (0.5, 6.68, 12.3, 0.3), [said], 11, QUIET)


def _sources_slide(deck: Any, briefing: Briefing) -> None:
    t, sources = briefing.t, Story(briefing).sources
    slide = add_slide(deck, briefing, t("Sources and how this was made"))
    lines = [shorten(f"{i}. {cite_source(briefing, s)} {s.url}", 210) for i, s in enumerate(sources[:SOURCES], start=1)]
    if len(sources) > SOURCES:
        lines.append(
            t(
                "And {n} more; the workbook (.xlsx) of the same query holds all.",
                n=briefing.number(len(sources) - SOURCES),
            )
        )
    lines += ["", f"{t('Query')}: {shorten(briefing.subject, 200)}"]
    lines.append(f"{briefing.worldview.name[briefing.language]}. {briefing.worldview.disclaimer[briefing.language]}")
    add_text(slide, (0.5, 1.2, 12.3, 5.7), lines, 11, INK)
