import hashlib
import json

from movements.__main__ import main
from movements.changes import compare
from movements.dataset import load_dataset
from movements.release import read_release
from movements.validation import validate
from movements.versions import list_releases, read_version, version_of


def release(copy, version):
    return main(["release", "--version", version, "--date", "2026-12-01", "--data", str(copy.folder), "--lang", "en"])


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_release_names_version_date_and_checksums(copy, capsys):
    assert release(copy, "1.0.0") == 0
    made = read_release(copy.folder)
    assert made and (made.version, made.date, made.previous, made.changes) == ("1.0.0", "2026-12-01", None, None)
    for path, checksum in made.checksums.items():
        assert hashlib.sha256((copy.folder / path).read_bytes()).hexdigest() == checksum
    dataset = load_dataset(copy.folder)
    assert (dataset.version, dataset.fingerprint) == ("1.0.0", made.fingerprint)
    assert validate(copy.folder) == []


def test_the_next_release_says_what_changed_and_the_last_can_still_be_compared(copy, capsys):
    assert release(copy, "1.0.0") == 0
    first = read_release(copy.folder)
    copy.change("organizations.csv", 0, acronym="ZZZZ")
    assert release(copy, "1.1.0") == 0
    made = read_release(copy.folder)
    assert first and made and made.changes
    assert made.changes["changes"]["corrected"] == 1
    assert [entry["version"] for entry in made.history] == ["1.1.0", "1.0.0"] == list_releases(copy.folder)
    old, new = read_version("v1.0.0", copy.folder), read_version("1.1.0", copy.folder)
    assert [c.new for c in compare(old, new).changes] == ["ZZZZ"]
    found = version_of(first.fingerprint[:5], copy.folder)
    assert found and found.number == "1.0.0"
    # Codes and regions are kept in the copy, geography is not, and neither counts as a change.
    assert compare(old, read_version(str(copy.folder), copy.folder)).other_files == ()


def test_an_invalid_dataset_is_refused_and_nothing_is_written(copy, capsys):
    copy.change("organizations.csv", 0, kind="party")
    before = contents(copy.folder)
    assert release(copy, "1.0.0") == 1
    assert "not in the table kinds" in capsys.readouterr().err
    assert contents(copy.folder) == before


def test_a_number_that_does_not_follow_is_refused(copy, capsys):
    assert release(copy, "1.0") == 2
    assert release(copy, "1.2.0") == 0
    before = contents(copy.folder)
    assert release(copy, "1.2.0") == 2
    assert release(copy, "1.1.9") == 2
    assert "does not follow" in capsys.readouterr().err
    assert contents(copy.folder) == before


def test_the_same_data_makes_the_same_archive(copy, tmp_path, capsys):
    import shutil

    shutil.copytree(copy.folder, tmp_path / "twin")
    assert release(copy, "1.0.0") == 0
    assert main(["release", "--version", "1.0.0", "--date", "2026-12-01", "--data", str(tmp_path / "twin")]) == 0
    assert contents(copy.folder).values() and [*contents(copy.folder).values()] == [
        *contents(tmp_path / "twin").values()
    ]
    assert json.loads((copy.folder / "datapackage.json").read_text("utf-8"))["version"] == "1.0.0"
