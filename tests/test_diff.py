import csv
import io
import json
import shutil
import subprocess

import pytest

from movements.__main__ import main
from movements.changes import compare
from movements.versions import read_version


@pytest.fixture
def pair(copy, tmp_path):
    """An old folder, and a copy of it that a test changes."""
    old = tmp_path / "old"
    shutil.copytree(copy.folder, old, ignore=shutil.ignore_patterns("geography"))
    return old, copy


def changes(old, new):
    return compare(read_version(str(old), new.folder), read_version(str(new.folder), new.folder)).changes


def test_the_same_version_has_no_changes(pair):
    assert changes(*pair) == ()


def test_a_corrected_field_is_shown_with_its_old_and_new_value_and_sources(pair):
    old, new = pair
    evidence = new.rows("evidence.csv")
    at = next(i for i, row in enumerate(evidence) if row["property"] == "founded")
    id_ = evidence[at]["organization_id"]
    row = next(i for i, row in enumerate(new.rows("organizations.csv")) if row["id"] == id_)
    before = new.rows("organizations.csv")[row]["founded"]
    new.change("organizations.csv", row, founded="1799")
    sources = {row["id"]: row["url"] for row in new.rows("sources.csv")}
    other = next(id_ for id_ in sources if id_ != evidence[at]["source_id"])
    new.change("evidence.csv", at, source_id=other)
    [change] = changes(old, new)
    assert (change.what, change.field, change.old, change.new) == ("corrected", "founded", before, "1799")
    assert sources[evidence[at]["source_id"]] in change.old_sources
    assert sources[other] in change.new_sources


def test_what_was_added_removed_and_ended_is_told_apart(pair):
    old, new = pair
    rows = new.rows("organizations.csv")
    at = next(i for i, row in enumerate(rows) if row["status"] == "active" and i > 1)
    gone, born = rows[0]["id"], rows[at] | {"id": "zzz-new-body", "name_en": "ZZZ"}
    new.write("organizations.csv", [*rows[1:], born])
    new.change("organizations.csv", at - 1, status="ended", ended="2020")
    found = {(c.what, c.key, c.field) for c in changes(old, new) if c.table == "organizations"}
    ended = rows[at]["id"]
    assert found == {
        ("removed", gone, ""),
        ("added", "zzz-new-body", ""),
        ("ended", ended, "status"),
        ("ended", ended, "ended"),
    }


def test_a_later_reading_of_the_same_fact_is_verified_again(pair):
    old, new = pair
    row = new.rows("evidence.csv")[0]
    new.change("evidence.csv", 0, verified_on="2027-01-02")
    [change] = changes(old, new)
    assert (change.what, change.organizations, change.field) == (
        "reverified",
        (row["organization_id"],),
        row["property"],
    )
    assert change.new.startswith("2027-01-02")


def test_changes_are_counted_by_country_and_theme(pair):
    old, new = pair
    rows = new.rows("organizations.csv")
    at = next(i for i, row in enumerate(rows) if row["hq_country"])
    new.change("organizations.csv", at, acronym="ZZZZ")
    comparison = compare(read_version(str(old), new.folder), read_version(str(new.folder), new.folder))
    assert comparison.by_country() == {rows[at]["hq_country"]: {"corrected": 1}}
    assert comparison.by_theme() == {theme: {"corrected": 1} for theme in rows[at]["themes"].split(";")}


def test_versions_may_be_git_tags(pair):
    _, new = pair

    def git(*words):
        subprocess.run(
            ["git", "-C", new.folder, "-c", "user.name=a", "-c", "user.email=a@b", *words],
            check=True,
            capture_output=True,
        )

    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    git("tag", "v0.0.1")
    new.change("organizations.csv", 0, acronym="ZZZZ")
    git("commit", "-a", "-m", "second")
    git("tag", "v0.0.2")
    first, second = (read_version(tag, new.folder) for tag in ("v0.0.1", "v0.0.2"))
    assert [(c.field, c.new) for c in compare(first, second).changes] == [("acronym", "ZZZZ")]


def test_the_command_writes_text_csv_and_json(pair, capsys):
    old, new = pair
    new.change("organizations.csv", 0, acronym="ZZZZ")
    flags = ["diff", str(old), str(new.folder), "--data", str(new.folder), "--lang", "vi"]
    assert main(flags) == 0
    assert "Sửa lại: 1" in capsys.readouterr().out
    assert main([*flags, "--format", "csv"]) == 0
    assert [row[6] for row in csv.reader(io.StringIO(capsys.readouterr().out))][1:] == ["ZZZZ"]
    assert main([*flags, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"]["corrected"] == 1


def test_a_change_that_keeps_its_source_says_so_and_countries_are_named(pair, capsys):
    old, new = pair
    rows = new.rows("organizations.csv")
    at = next(i for i, row in enumerate(rows) if row["hq_country"] == "CUB")
    new.change("organizations.csv", at, summary_en="Another summary.")
    assert main(["diff", str(new.folder), str(old), "--data", str(new.folder), "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    assert f"Tổ chức: {rows[at]['id']}" in said
    assert "  Cuba: Sửa lại 1" in said
    [sign] = {line.strip()[0] for line in said.splitlines() if " http" in line}
    assert sign == "="


@pytest.mark.parametrize("text", ["no-such-tag", "--upload-pack=x", "9.9.9"])
def test_a_version_that_is_not_there_is_said(copy, capsys, text):
    assert main(["diff", "--data", str(copy.folder), "--lang", "en", "--", text, str(copy.folder)]) == 2
    assert text in capsys.readouterr().err
