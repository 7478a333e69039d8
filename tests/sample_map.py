"""A small made-up world of organizations for the tests of the map: every array filled, every edge case in it."""

import csv
from pathlib import Path

import numpy as np

from maps.content import Label, MapContent
from maps.shapes import load_countries, web_shapes
from maps.worldviews import load_worldview
from movements.columns import Columns
from movements.words import index_words

CODES = Path(__file__).parent.parent / "data" / "codes"
HOSTILE = "<img src=x onerror=alert(1)></script>${x}{{x}}`\"' 😀 \u202eabc =1+1"
ISO = list(load_countries())
# Row → degrees: coincident in Ha Noi (0–7), many at one place in London (8–60), the edges of the world.
HANOI, LONDON, EDGES = (
    range(8),
    range(8, 61),
    {61: (180.0, 5.0), 62: (-180.0, 5.0), 63: (20.0, 85.0), 64: (20.0, -90.0)},
)
WITHOUT_CITY, WITHOUT_PLACE = 65, 66


def sample_columns(n: int = 500, seed: int = 4) -> Columns:
    """Random organizations, the first of them at places that test something."""
    chance = np.random.default_rng(seed)
    longitude, latitude = chance.uniform(-180, 180, n), chance.uniform(-60, 75, n)
    longitude[HANOI], latitude[HANOI] = 105.85, 21.03
    longitude[LONDON], latitude[LONDON] = -0.12, 51.5
    for row, (x, y) in EDGES.items():
        longitude[row], latitude[row] = x, y
    longitude[[WITHOUT_CITY, WITHOUT_PLACE]] = latitude[[WITHOUT_CITY, WITHOUT_PLACE]] = np.nan
    country = chance.integers(0, len(ISO), n)
    country[HANOI], country[LONDON], country[WITHOUT_PLACE] = ISO.index("VNM"), ISO.index("GBR"), -1
    country[WITHOUT_CITY] = ISO.index("LAO")
    founded = np.where(chance.random(n) < 0.7, chance.integers(1880, 2020, n), 0)
    present = np.sort(chance.integers(0, n, 2 * n))
    return Columns(
        ids=[f"org-{row:05}" for row in range(n)],
        names_en=[HOSTILE, *(f"Organization {row}" for row in range(1, n))],
        names_vi=[HOSTILE, *(f"Tổ chức {row}" for row in range(1, n))],
        longitude=longitude.astype(np.float32),
        latitude=latitude.astype(np.float32),
        country=country.astype(np.int16),
        themes=chance.integers(0, 1 << 17, n).astype(np.uint32) & chance.integers(0, 1 << 17, n).astype(np.uint32),
        kind=chance.integers(0, 13, n).astype(np.uint8),
        status=chance.integers(0, 4, n).astype(np.uint8),
        scope=chance.integers(0, 4, n).astype(np.uint8),
        vietnam=chance.integers(0, 32, n).astype(np.uint32),
        founded=founded.astype(np.int16),
        ended=np.where((founded > 0) & (chance.random(n) < 0.3), founded + 30, 0).astype(np.int16),
        presence_row=present.astype(np.uint32),
        presence_country=chance.integers(0, 40, 2 * n).astype(np.int16),
        presence_role=chance.integers(0, 4, 2 * n).astype(np.uint8),
        ties=np.array([[0, 20], [0, 21], [1, 30]], np.uint32),
        words=index_words([""] * n),
    )


def sample_content(n: int = 500) -> MapContent:
    """The sample with the shipped vocabularies and shapes, under two worldviews."""
    worldviews = ("vn", "un_like")
    return MapContent(
        columns=sample_columns(n),
        countries=ISO,
        themes=_labels("themes"),
        kinds=_labels("kinds"),
        roles=_labels("presence_roles"),
        shapes={id_: web_shapes(id_) for id_ in worldviews},
        worldviews=[Label(id_, load_worldview(id_).name["vi"], load_worldview(id_).name["en"]) for id_ in worldviews],
    )


def select_rows(columns: Columns, spec: dict) -> np.ndarray:
    """What a spec means, said in numpy: the reference that the browser is held to."""
    mask = np.ones(len(columns.ids), np.bool_)
    for facet, values in (("themes", columns.themes), ("vietnam", columns.vietnam)):
        if spec.get(facet):
            mask &= values & np.uint32(spec[facet]) != 0
    for facet, values in (("kinds", columns.kind), ("statuses", columns.status)):
        if spec.get(facet):
            mask &= (spec[facet] >> values.astype(np.int64)) & 1 == 1
    if spec.get("countries") is not None:
        found = np.isin(columns.country, spec["countries"])
        if spec["by"] == "presence":
            found[columns.presence_row[np.isin(columns.presence_country, spec["countries"])]] = True
        mask &= found
    if spec.get("founded"):
        first, last = spec["founded"]
        mask &= (columns.founded != 0) & (columns.founded >= (first or 0)) & (columns.founded <= (last or 9999))
    if year := spec.get("active_in"):
        mask &= (columns.founded != 0) & (columns.founded <= year) & ((columns.ended == 0) | (columns.ended >= year))
    return mask


def count_by_country(columns: Columns, selected: np.ndarray, by: str) -> list[int]:
    """Count organizations in each country, each once a country."""
    countries = [{int(columns.country[row])} for row in range(len(columns.ids))]
    if by == "presence":
        for row, country in zip(columns.presence_row, columns.presence_country, strict=True):
            countries[row].add(int(country))
    counts = np.zeros(len(ISO), np.int64)
    for row in np.flatnonzero(selected):
        for country in countries[row] - {-1}:
            counts[country] += 1
    return counts.tolist()


def _labels(vocabulary: str) -> list[Label]:
    with (CODES / f"{vocabulary}.csv").open(encoding="utf-8", newline="") as file:
        return [Label(row["code"], row["label_vi"], row["label_en"]) for row in csv.DictReader(file)]
