"""The briefing's map as a picture: PNG for screens and documents, SVG for print; the same bytes each time."""

from __future__ import annotations

import io
import re
from typing import Any

from briefings.briefing import LICENCE, Briefing
from briefings.typeface import embed_fonts
from maps.plate import Paper, Plate, frame_of, paper_for
from maps.sheet import LOCK, SETTINGS, draw_sheet

SOFTWARE = "World people's movements map"


def plate_of(briefing: Briefing) -> Plate:
    """What the print map shows and says."""
    t, n = briefing.t, len(briefing.selection)
    subtitle = t("{n} organizations", n=briefing.number(n)) if n else t("No organization matches this query")
    foot = [
        t("Query: {query}.", query=briefing.subject),
        t(
            "Sources: the project's dataset, each fact with its source, version {version}. "
            "Shapes: Natural Earth (public domain).",
            version=briefing.data_version,
        ),
        t("Made on {day}.", day=briefing.day)
        + " "
        + t("Data: {licence}", licence=LICENCE)
        + "."
        + (" " + t("Citation code: {code}", code=briefing.code) if briefing.code else ""),
    ]
    unplaced = count_unplaced(briefing)
    if unplaced:
        subtitle += " · " + t("{n} without a known place, not drawn", n=briefing.number(unplaced))
    subtitle += f" · {briefing.day}"
    return Plate(briefing.selection, briefing.language, briefing.worldview, briefing.heading, subtitle, tuple(foot))


def count_unplaced(briefing: Briefing) -> int:
    """Selected organizations of which neither city nor country is known."""
    import numpy as np

    columns, rows = briefing.selection.dataset.columns, briefing.selection.rows
    return int(np.count_nonzero(np.isnan(columns.longitude[rows]) & (columns.country[rows] < 0)))


def describe_map(briefing: Briefing) -> str:
    """What the map shows, for a reader who cannot see it."""
    t = briefing.t
    from briefings.figures import count_countries

    first = [f"{country} ({briefing.number(n)})" for country, n in count_countries(briefing)[:6]]
    if not first:
        return t("Map without marks: no organization of the query has a known country.")
    return t(
        "Map of {n} organizations, countries shaded by number. Most in: {countries}.",
        n=briefing.number(len(briefing.selection)),
        countries=", ".join(first),
    )


def is_tall(briefing: Briefing) -> bool:
    """Whether the map wants a standing sheet."""
    paper = paper_for(frame_of(plate_of(briefing)))
    return paper.height > paper.width


def draw_png(briefing: Briefing, paper: Paper | None = None, dpi: int = 300) -> bytes:
    """Draw the map as PNG, on the paper that suits it unless one is given."""
    said = {"Software": SOFTWARE, "Title": briefing.heading, "Description": describe_map(briefing)}
    return _save(briefing, paper, "png", dpi=dpi, metadata=said)


def draw_svg(briefing: Briefing, paper: Paper | None = None, embed: bool = True) -> bytes:
    """Draw the map as SVG: text stays text, with the letters it needs embedded; titled and described."""
    about = {"Title": briefing.heading, "Date": briefing.made_on.isoformat(), "Language": briefing.language}
    svg = _save(
        briefing, paper, "svg", metadata=about | {"Creator": SOFTWARE, "Description": describe_map(briefing)}
    ).decode()
    svg = re.sub(r"<!DOCTYPE[^>]*>\s*", "", svg)  # It names an address that some readers fetch.
    svg = svg.replace("<svg ", f'<svg role="img" xml:lang="{briefing.language}" ', 1)
    described = f"<title>{_escape(briefing.heading)}</title><desc>{_escape(describe_map(briefing))}</desc>"
    svg = re.sub(r"(<svg [^>]*>)", lambda m: m[1] + described, svg, count=1)
    return (embed_fonts(svg) if embed else svg).encode()


def _save(briefing: Briefing, paper: Paper | None, kind: str, **options: Any) -> bytes:
    import matplotlib

    out = io.BytesIO()
    plate = plate_of(briefing)
    with LOCK, matplotlib.rc_context(SETTINGS):
        draw_sheet(plate, paper).savefig(out, format=kind, **options)
    return out.getvalue()


def _escape(text: str) -> str:
    from html import escape

    return escape(text)
