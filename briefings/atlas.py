"""The atlas: one map sheet a country or a desk, and all of them bound behind a page of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from briefings.briefing import Briefing
from briefings.formats.map_sheet import bind_sheets
from briefings.pictures import draw_svg
from movements.collation import sort_key
from movements.counts import count_by_country
from movements.folding import fold
from movements.selection import select

Per = Literal["country", "desk"]


@dataclass(frozen=True)
class Progress:
    """A step done: how many of how many, and what was written."""

    done: int
    total: int
    file: Path


def list_sheets(whole: Briefing, per: Per) -> list[Briefing]:
    """A briefing for each country with any selected organization, or for each desk, in alphabetical order."""
    selection, language = whole.selection, whole.language
    dataset, query = selection.dataset, selection.query
    order = sort_key(language)
    if per == "desk":
        desks = [row["code"] for row in dataset.tables["regions"].to_pylist() if row["scheme"] == "desk"]
        queries = [
            (dataset.label("regions", code, language), replace(query, regions=frozenset({code}))) for code in desks
        ]
    else:
        counts = count_by_country(dataset, selection.mask, query.by).tolist()
        found = [iso for iso, n in zip(dataset.countries, counts, strict=True) if n]
        queries = [
            (dataset.country_name(iso, language), replace(query, countries=frozenset({iso}), regions=frozenset()))
            for iso in found
        ]
    queries.sort(key=lambda pair: order(pair[0]))
    sheets = [replace(whole, selection=select(dataset, asked), title="", suffix="pdf") for _, asked in queries]
    return [sheet for sheet in sheets if len(sheet.selection)]


def write_atlas(whole: Briefing, folder: Path, per: Per) -> Iterator[Progress]:
    """Write every sheet and then the bound atlas into a folder, saying each step; memory holds one drawing a sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets, drawn = list_sheets(whole, per), []
    for number, sheet in enumerate(sheets, start=1):
        drawn.append(draw_svg(sheet, embed=False))
        file = folder / f"{number:03d}-{clean_name(sheet.heading.split(': ')[-1])}.pdf"
        file.write_bytes(bind_sheets(sheet, [sheet], drawn[-1:]))
        yield Progress(number, len(sheets) + 1, file)
    file = folder / f"{clean_name(whole.t('atlas'))}.pdf"
    file.write_bytes(bind_sheets(replace(whole, suffix="pdf"), sheets, drawn) if sheets else b"")
    yield Progress(len(sheets) + 1, len(sheets) + 1, file)


def clean_name(text: str, most: int = 60) -> str:
    """A file name that every system and memory stick takes: bare letters, digits and hyphens."""
    bare = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return bare[:most].rstrip("-") or "briefing"
