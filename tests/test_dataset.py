import hashlib
import os
import shutil

import pytest

from movements.cache import LARGE_BYTES, _hash
from movements.dataset import SHIPPED, load_dataset
from movements.problems import DatasetError
from movements.statistics import measure


def test_the_shipped_dataset_spans_regions_kinds_and_themes(shipped):
    figures = measure(shipped)
    assert all(figures.by_kind.values()), figures.by_kind
    assert all(figures.by_theme.values()), figures.by_theme
    assert {"africa", "americas", "asia", "europe", "oceania"} <= set(figures.by_region)


def test_records_carry_both_languages(shipped):
    wpc = shipped.organization("world-peace-council")
    assert wpc.name("vi") == "Hội đồng Hòa bình Thế giới"
    assert wpc.name("en") == "World Peace Council"
    assert wpc.summary("vi") != wpc.summary("en")


def test_vietnam_friendship_is_tied_on_both_sides(shipped):
    ties = {
        (r["from_id"], r["to_id"]) for r in shipped.tables["relations"].to_pylist() if r["kind"] == "counterpart_of"
    }
    seats = {(shipped.organization(a).hq_country == "VNM") for a, b in ties}
    assert seats == {True, False}
    assert all((b, a) in ties for a, b in ties)


def test_an_unknown_organization_is_a_key_error(shipped):
    with pytest.raises(KeyError):
        shipped.organization("no-such-body")


def test_a_changed_file_is_seen_through_the_cache(copy):
    before = load_dataset(copy.folder)
    copy.change("organizations.csv", 0, acronym="ZZZ")
    after = load_dataset(copy.folder)
    assert after.fingerprint != before.fingerprint
    assert after.organization_at(0).acronym == "ZZZ"


def test_a_large_file_is_read_again_only_when_its_size_or_time_has_changed(tmp_path, monkeypatch):
    monkeypatch.setenv("MOVEMENTS_CACHE", str(tmp_path / "cache"))
    large = tmp_path / "large.csv"

    def write(letter: bytes, time: int) -> bytes:
        large.write_bytes(letter * LARGE_BYTES)
        os.utime(large, (time, time))
        return _hash(large)

    first = write(b"a", 1_000_000_000)
    assert first == hashlib.sha256(b"a" * LARGE_BYTES).digest()
    assert write(b"b", 1_000_000_000) == first  # Not read: nobody changes a file and keeps its time.
    assert write(b"b", 1_000_000_001) == hashlib.sha256(b"b" * LARGE_BYTES).digest()
    (note,) = (tmp_path / "cache").iterdir()
    note.write_text(note.read_text()[:-2])
    assert _hash(large) == hashlib.sha256(b"b" * LARGE_BYTES).digest()


def test_a_file_that_is_still_being_written_is_not_noted(tmp_path, monkeypatch):
    monkeypatch.setenv("MOVEMENTS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "large.csv").write_bytes(b"a" * LARGE_BYTES)
    _hash(tmp_path / "large.csv")
    assert not (tmp_path / "cache").exists()


def test_the_cache_may_be_deleted_any_time(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("MOVEMENTS_CACHE", str(tmp_path / "cache"))
    first = load_dataset(copy.folder)
    shutil.rmtree(tmp_path / "cache")
    assert load_dataset(copy.folder).tables["organizations"].equals(first.tables["organizations"])


def test_a_half_written_cache_is_made_again(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("MOVEMENTS_CACHE", str(tmp_path / "cache"))
    load_dataset(copy.folder)
    for path in (tmp_path / "cache").glob("*/events.arrow"):
        path.unlink()
        path.write_bytes(b"half")
    assert load_dataset(copy.folder).tables["events"].num_rows > 0


def test_a_faulty_dataset_is_refused_with_every_fault(copy):
    copy.change("organizations.csv", 0, kind="party")
    copy.change("presence.csv", 0, country="ZZZ")
    with pytest.raises(DatasetError) as refused:
        load_dataset(copy.folder)
    assert [(p.file, p.column) for p in refused.value.problems] == [
        ("organizations.csv", "kind"),
        ("presence.csv", "country"),
    ]


def test_every_cited_page_is_a_public_page_and_no_mirror(shipped):
    refused = ("wikiwand", "liquisearch", "alchetron", "wikizero", "blogspot.", "facebook.", "scribd.", "localhost")
    urls = shipped.tables["sources"]["url"].to_pylist()
    assert [url for url in urls if any(word in url for word in refused)] == []


def test_the_dataset_folder_is_the_one_shipped():
    assert (SHIPPED / "datapackage.json").exists()
