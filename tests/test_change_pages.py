import shutil

import pytest
from streamlit.testing.v1 import AppTest

from movements.__main__ import main
from movements.dataset import SHIPPED


def script(view, folder, language):
    from pathlib import Path

    from movements.dataset import load_dataset
    from views import changes, proposal
    from views.address import Address
    from views.page import Page

    page = Page(load_dataset(Path(folder)), Address(language=language))
    {"changes": changes, "proposal": proposal}[view].show(page)


@pytest.fixture
def view(monkeypatch):
    def run(name, folder=SHIPPED, language="en"):
        return AppTest.from_function(script, args=(name, str(folder), language), default_timeout=90).run()

    return run


@pytest.fixture
def released(copy, capsys):
    """A dataset released once and corrected since."""
    assert main(["release", "--version", "1.0.0", "--date", "2026-12-01", "--data", str(copy.folder)]) == 0
    copy.change("organizations.csv", 0, acronym="ZZZZ")
    return copy.folder


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_choice_the_page_asks_for_one(view, released, language):
    test = view("changes", released, language)
    assert not test.exception
    assert test.info
    assert test.selectbox(key="changes-release").options == ["1.0.0"]


def test_changes_since_a_release_are_counted_and_listed_field_by_field(view, released):
    test = view("changes", released)
    test.selectbox(key="changes-release").select("1.0.0").run()
    assert not test.exception
    assert {m.label: m.value for m in test.metric}["Corrected"] == "1"
    assert list(test.dataframe[2].value["New value"]) == ["ZZZZ"]


def test_a_citation_code_starts_from_its_dataset_version(view, copy, capsys):
    from datetime import date

    from briefings.citation import Citation, write_code
    from movements.dataset import load_dataset
    from movements.query import Query

    assert main(["release", "--version", "1.0.0", "--data", str(copy.folder)]) == 0
    dataset = load_dataset(copy.folder)
    here = copy.rows("organizations.csv")[0]["hq_country"]
    cited = Citation(
        Query(countries=frozenset({here})), "vi", "vn", "pdf", date(2026, 12, 1), dataset.fingerprint[:5], 1
    )
    code = write_code(dataset, cited)
    copy.change("organizations.csv", 0, acronym="ZZZZ")
    elsewhere = next(i for i, row in enumerate(copy.rows("organizations.csv")) if row["hq_country"] not in ("", here))
    copy.change("organizations.csv", elsewhere, acronym="YYYY")
    test = view("changes", copy.folder)
    test.text_input(key="changes-code").set_value(code).run()
    assert not test.exception
    assert list(test.dataframe[2].value["New value"]) == ["ZZZZ"]


@pytest.mark.parametrize("typed", ["nonsense", "../..", "/etc", "--help"])
def test_a_code_that_cannot_be_read_is_said(view, released, typed):
    test = view("changes", released)
    test.text_input(key="changes-code").set_value(typed).run()
    assert not test.exception
    assert test.error


def test_without_proposals_the_page_says_how_to_make_one(view, tmp_path, monkeypatch):
    monkeypatch.setenv("MOVEMENTS_PROPOSALS", str(tmp_path))
    assert "movements import" in view("proposal").info[0].value


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_proposal_is_shown_with_its_reasons(view, tmp_path, monkeypatch, language):
    monkeypatch.setenv("MOVEMENTS_PROPOSALS", str(tmp_path))
    (tmp_path / "a.csv").write_text("Name,Country\n<b>Utopia</b> Society,Cuba\n,Cuba\n", "utf-8")
    assert main(["import", str(tmp_path / "a.csv"), "--lang", language]) == 0
    test = view("proposal", language=language)
    assert not test.exception
    assert [m.value for m in test.metric] == ["0", "1", "1"]
    assert list(test.dataframe[0].value["name_en"]) == ["<b>Utopia</b> Society"]
    shutil.rmtree(tmp_path / "a-proposal")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_choice_of_a_release_says_in_words_whether_there_is_one(view, copy, language):
    shutil.rmtree(copy.folder / "releases", ignore_errors=True)
    said = {"vi": "Chưa có phiên bản phát hành nào", "en": "No release has been made yet"}
    assert view("changes", copy.folder, language).selectbox(key="changes-release").placeholder == said[language]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_proposals_name_no_folder_of_the_machine(view, propose, tmp_path, monkeypatch, language):
    monkeypatch.setenv("MOVEMENTS_PROPOSALS", str(tmp_path))
    assert str(tmp_path) not in view("proposal", language=language).info[0].value
    folder = propose("list.csv", "name,country\nExample Society,Cuba\n")
    captions = " ".join(caption.value for caption in view("proposal", language=language).caption)
    assert f"accept out/{folder.name}" in captions
    assert str(tmp_path) not in captions
