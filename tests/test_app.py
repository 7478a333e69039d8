"""The app through Streamlit's own test harness: no browser, all widgets."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def app(monkeypatch):
    monkeypatch.chdir(ROOT)

    def run(**parameters):
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in parameters.items():
            test.query_params[name.replace("_", "-")] = value
        return test.run()

    return run


def html(test):
    return "\n".join(element.proto.body for element in test.get("html"))


def test_the_app_opens_in_vietnamese(app):
    test = app()
    assert not test.exception
    assert "tổ chức" in html(test)
    assert any(m.label == "Lĩnh vực" for m in test.multiselect)


def test_a_link_opens_the_same_view(app):
    test = app(theme=["peace", "labour"], country="CUB", lang="en", worldview="un_like", focus="world-peace-council")
    assert not test.exception
    picked = {m.label: m.value for m in test.multiselect}
    assert picked["Theme"] == ["labour", "peace"]
    assert picked["Country"] == ["CUB"]
    assert "World Peace Council" in html(test)
    assert test.query_params["worldview"] in ("un_like", ["un_like"])


def test_choosing_a_theme_narrows_the_count_and_writes_the_address(app):
    test = app(lang="en")
    theme = next(m for m in test.multiselect if m.label == "Theme")
    theme.set_value(["peace"]).run()
    assert test.query_params["theme"] in ("peace", ["peace"])
    clear = next(b for b in test.button if b.label == "Clear filters")
    clear.click().run()
    assert "theme" not in test.query_params


def test_seldom_used_filters_open_with_a_link_that_asks_them_and_hold_when_they_are_not_drawn(app):
    labels = {m.label for m in app(lang="en").multiselect}
    assert "Theme" in labels
    assert "Status" not in labels
    test = app(lang="en", status="ended")
    assert next(m for m in test.multiselect if m.label == "Status").value == ["ended"]
    next(m for m in test.multiselect if m.label == "Theme").set_value(["peace"]).run()
    assert test.query_params["status"] in ("ended", ["ended"])
    assert not test.exception


def test_no_result_says_what_to_do(app):
    test = app(text="zzzzzz", lang="en")
    assert "Clear filters" in test.info[0].value


def test_a_broken_link_is_said_and_the_rest_is_kept(app):
    test = app(theme="peace", country="ZZZ", lang="en")
    assert "ZZZ" in test.warning[0].value
    assert next(m for m in test.multiselect if m.label == "Theme").value == ["peace"]


def test_a_country_with_nothing_known_says_so(app, shipped):
    from movements.statistics import measure

    iso = measure(shipped).countries_with_nothing[0]
    assert "A blank is not a zero" in html(app(focus=iso, lang="en"))


def test_every_territory_opens(app, shipped):
    from views.address import Address
    from views.details import country_panel
    from views.page import Page

    for language in ("vi", "en"):
        page = Page(shipped, Address(language=language))
        for iso in shipped.countries:
            assert page.country(iso).split("(")[0].strip() in country_panel(page, iso).unescape()


def test_hostile_names_stay_text(shipped):
    from dataclasses import replace

    from views.address import Address
    from views.details import organization_panel
    from views.page import Page

    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>${alert(1)}{{x}}`\"' \u202eابت"
    body = replace(shipped.organization_at(0), name_vi=hostile, summary_vi=hostile, acronym=hostile)
    panel = organization_panel(Page(shipped, Address()), body)
    assert "<script" not in panel
    assert "<img" not in panel
    assert "&lt;script&gt;" in panel


def test_a_faulty_dataset_is_shown_as_faults_not_as_a_crash(app, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "organizations.csv"
    path.write_text(path.read_text("utf-8").replace("friendship_society", "friendly_society", 1), "utf-8")
    monkeypatch.setenv("MOVEMENTS_DATA", str(tmp_path / "data"))
    test = app()
    assert "organizations.csv" in test.code[0].value
    assert "friendly_society" in test.code[0].value
