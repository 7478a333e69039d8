"""The binary files for the browser: what goes in comes out, compactly."""

import json
import struct
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from maps.points import NAMES_PER_CHUNK, pack_names, pack_points
from tests.sample_map import HOSTILE, sample_columns

TYPES = {"f4": "<f4", "u4": "<u4", "u2": "<u2", "i2": "<i2", "u1": "u1"}


def read_points(data: bytes) -> dict[str, np.ndarray]:
    assert data[:4] == b"WPM3"
    (length,) = struct.unpack_from("<I", data, 4)
    arrays = json.loads(data[8 : 8 + length])["arrays"]
    read = {
        name: np.frombuffer(data, TYPES[type_], count, 8 + length + offset)
        for name, (type_, offset, count) in arrays.items()
    }
    return read | {"presence_row": np.repeat(np.arange(len(read["presences"])), read["presences"])}


def read_names(data: bytes) -> list[list[str]]:
    n, size = struct.unpack_from("<II", data, 4)
    chunks = -(-n // size)
    offsets = struct.unpack_from(f"<{chunks + 1}I", data, 12)
    texts = [data[a:b].decode() for a, b in pairwise(offsets)]
    return [line.split("\t") for text in texts for line in text.removesuffix("\n").split("\n")]


def test_points_hold_every_column_that_the_browser_filters_on():
    columns = sample_columns()
    read = read_points(pack_points(columns))
    for name in ("themes", "country", "founded", "kind", "status", "scope", "vietnam"):
        np.testing.assert_array_equal(read[name], getattr(columns, name))
    np.testing.assert_array_equal(read["ties"].reshape(-1, 2), columns.ties)


def test_places_are_packed_as_world_coordinates():
    columns = sample_columns()
    longitude, latitude = np.zeros((2, len(columns.ids)), np.float32)
    longitude[:4], latitude[:4] = [0, 180, -180, 90], [0, 89.9, -85.0511287798, np.nan]
    read = read_points(pack_points(replace(columns, longitude=longitude, latitude=latitude)))
    np.testing.assert_allclose(read["x"][:4], [0.5, 0, 0, np.nan], atol=1e-6)
    np.testing.assert_allclose(read["y"][:4], [0.5, 0, 1, np.nan], atol=1e-6)


def test_the_slider_begins_where_all_but_a_percent_are_founded():
    columns = sample_columns(200)
    founded = np.full(200, 1955, np.int16)
    founded[:1], founded[1:5], founded[5:9] = 1520, 1898, 0
    data = pack_points(replace(columns, founded=founded))
    (length,) = struct.unpack_from("<I", data, 4)
    assert json.loads(data[8 : 8 + length])["years"] == [1890, 1955]


def test_end_years_are_kept_for_those_that_ended():
    columns = sample_columns()
    read = read_points(pack_points(columns))
    ended = np.zeros(len(columns.ids), np.int16)
    ended[read["ended_row"]] = read["ended_year"]
    np.testing.assert_array_equal(ended, columns.ended)


def test_a_presence_is_packed_once_a_country_and_never_in_the_country_of_the_seat():
    columns = sample_columns()
    read = read_points(pack_points(columns))
    pairs = list(zip(read["presence_row"].tolist(), read["presence_country"].tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    meant = set(zip(columns.presence_row.tolist(), columns.presence_country.tolist(), strict=True))
    assert set(pairs) == {(row, country) for row, country in meant if country != columns.country[row]}


def test_every_array_starts_on_a_multiple_of_four_bytes():
    data = pack_points(replace(sample_columns(67)))
    (length,) = struct.unpack_from("<I", data, 4)
    arrays = json.loads(data[8 : 8 + length])["arrays"]
    assert all((8 + length + offset) % 4 == 0 for _, offset, _ in arrays.values())


def test_an_organization_costs_about_twenty_bytes_without_its_presences():
    columns = sample_columns(20_000)
    alone = replace(columns, presence_row=columns.presence_row[:0], presence_country=columns.presence_country[:0])
    assert len(pack_points(replace(alone, presence_role=columns.presence_role[:0]))) / 20_000 < 24


def test_more_than_eight_vietnam_links_are_refused_not_cut():
    columns = sample_columns(70)
    with pytest.raises(ValueError, match="eight"):
        pack_points(replace(columns, vietnam=columns.vietnam | 256))


def test_names_come_back_by_chunk():
    columns = sample_columns(2 * NAMES_PER_CHUNK + 3)
    read = read_names(pack_names(columns))
    assert read == [list(cells) for cells in zip(columns.ids, columns.names_vi, columns.names_en, strict=True)]
    assert read[0][1] == HOSTILE


def test_a_line_break_or_tab_in_a_name_does_not_shift_the_others():
    columns = sample_columns(70)
    names = ["two\nlines\tand a tab", *columns.names_en[1:]]
    read = read_names(pack_names(replace(columns, names_en=names)))
    assert read[0][2] == "two lines and a tab"
    assert [cells[0] for cells in read] == list(columns.ids)
