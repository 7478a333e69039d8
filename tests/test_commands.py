import csv
import io
import json

import pytest

from briefings.__main__ import main as briefings
from movements.__main__ import main as movements


def test_validate_passes_the_shipped_dataset(capsys):
    assert movements(["validate"]) == 0
    assert "Không có lỗi." in capsys.readouterr().err


def test_validate_fails_a_faulty_one_in_the_language_asked(copy, capsys):
    line = copy.change("organizations.csv", 2, hq_country="ZZZ")
    assert movements(["validate", "--data", str(copy.folder)]) == 1
    assert f"organizations.csv:{line}: hq_country: “ZZZ” không có trong bảng countries." in capsys.readouterr().out
    assert movements(["validate", "--data", str(copy.folder), "--lang", "en"]) == 1
    assert f"organizations.csv:{line}: hq_country: “ZZZ” is not in the table countries." in capsys.readouterr().out


def test_stats_are_read_by_people_and_machines(capsys):
    assert movements(["stats", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert movements(["stats"]) == 0
    assert f"organizations: {figures['totals']['organizations']}" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["vi", "en"])
def test_find_writes_table_csv_and_json(capsys, language):
    flags = ["find", "--theme", "peace", "--region", "europe", "--lang", language]
    assert movements([*flags, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert movements([*flags, "--format", "csv"]) == 0
    table = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert len(table) == len(found) + 1
    assert movements(flags) == 0
    assert str(len(found)) in capsys.readouterr().err


def test_a_country_may_be_typed_in_either_language(capsys):
    rows = []
    for typed in ("VNM", "Việt Nam", "viet nam", "Vietnam"):
        assert movements(["find", "--country", typed, "--format", "json"]) == 0
        rows.append(capsys.readouterr().out)
    assert len(set(rows)) == 1


@pytest.mark.parametrize(
    "flags", [["--country", "Nigerr"], ["--theme", "war"], ["--founded", "1945"], ["--organization", "no-such-body"]]
)
def test_a_query_that_cannot_be_read_says_so_and_exits_2(capsys, flags):
    assert movements(["find", *flags]) == 2
    assert flags[1] in capsys.readouterr().err or "TỪ:ĐẾN" in capsys.readouterr().err or flags[0] == "--founded"


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "geojson"])
def test_export_writes_the_same_query_as_a_file(tmp_path, capsys, suffix):
    out = tmp_path / f"asean.{suffix}"
    assert briefings(["export", "--region", "asean", "--out", str(out)]) == 0
    assert out.stat().st_size > 500


def test_export_refuses_a_suffix_it_does_not_know(tmp_path, capsys):
    assert briefings(["export", "--out", str(tmp_path / "a.exe"), "--lang", "en"]) == 2
    assert "“a.exe” ends in no known format" in capsys.readouterr().err
