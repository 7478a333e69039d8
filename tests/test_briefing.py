"""The briefing itself: what it says of its query, its story, the atlas and the command line."""

from datetime import date

import pytest

from briefings.__main__ import main
from briefings.atlas import clean_name, list_sheets, write_atlas
from briefings.briefing import Briefing
from briefings.figures import count_countries, list_figures
from briefings.phrases import describe_query, write_flags
from briefings.story import MOST_ORGANIZATIONS, Story
from movements.collation import sort_key
from movements.dataset import load_dataset
from movements.query import Query
from movements.selection import select

DAY = date(2026, 11, 22)


def briefing(query=Query(), language="vi", **more):  # noqa: B008
    return Briefing(select(load_dataset(), query), language, "vn", DAY, **more)


def test_query_is_said_in_words_of_its_language():
    dataset = load_dataset()
    query = Query(countries=frozenset({"CUB"}), founded=(1945, None))
    assert describe_query(dataset, query, "en") == "Country: Cuba; Founded: 1945–…"
    assert "Nước: Cuba" in describe_query(dataset, query, "vi")


def test_flags_make_the_same_query(tmp_path):
    assert write_flags(Query(text="hội 'hữu nghị'", countries=frozenset({"CUB"}))).startswith("--country CUB --text ")


def test_heading_names_what_the_query_is_about():
    assert briefing(Query(regions=frozenset({"asean"}))).heading.endswith(": ASEAN")
    assert briefing(title="Tên riêng").heading == "Tên riêng"


def test_notes_name_query_version_day_and_worldview():
    said = dict(briefing(language="en").notes)
    assert said["Made on"] == "2026-11-22"
    assert load_dataset().fingerprint[:12] in said["Data version"]
    assert "Hoàng Sa" in said["Note on boundaries"]


def test_notes_say_how_to_cite_and_under_which_licence():
    said = dict(briefing(language="en", suffix="csv").notes)
    assert said["Licence"] == "Data: CC BY 4.0"
    assert said["Cite as"].endswith(f"22 November 2026. CC BY 4.0. {said['Citation code']}.")


def test_numbers_are_written_as_the_language_does():
    assert briefing(language="vi").number(1370) == "1.370"
    assert briefing(language="en").number(1370) == "1,370"


def test_equal_counts_stand_in_the_alphabet_of_the_language():
    names = [name for name, n in count_countries(briefing()) if n == 1]
    assert names == sorted(names, key=sort_key("vi"))


def test_figures_say_what_is_not_known():
    figures = dict(list_figures(briefing(language="en")))
    assert int(figures["Organizations"].replace(",", "")) == len(load_dataset().columns)
    assert "Founding year not known" in figures


def test_countries_are_counted_most_first():
    counts = [n for _, n in count_countries(briefing())]
    assert counts == sorted(counts, reverse=True)


def test_story_numbers_sources_in_order_and_says_what_it_leaves_out():
    story = Story(briefing())
    cited = [number for entry in story.organizations for number in entry.cited]
    assert max(cited) <= len(story.sources)
    assert set(range(1, max(cited) + 1)) == set(cited)
    assert story.more_organizations == max(0, len(load_dataset().columns) - MOST_ORGANIZATIONS)


def test_atlas_has_a_sheet_a_country_and_is_bound(tmp_path):
    whole = briefing(Query(regions=frozenset({"polynesia"})))
    steps = list(write_atlas(whole, tmp_path, "country"))
    assert len(steps) == len(list_sheets(whole, "country")) + 1
    assert steps[-1].done == steps[-1].total
    assert all(step.file.read_bytes().startswith(b"%PDF") for step in steps)


def test_atlas_of_desks_follows_the_desks():
    assert 1 <= len(list_sheets(briefing(), "desk")) <= 4


def test_file_names_are_bare():
    assert clean_name("Đông Nam Á / ..\\ <x>: 😀") == "dong-nam-a-x"
    assert clean_name("…") == "briefing"


def test_command_line_exports_and_makes_again(tmp_path, capsys):
    out, second = tmp_path / "a.kml", tmp_path / "b.kml"
    assert main(["export", "--country", "WSM", "--lang", "en", "--date", "2026-11-22", "--out", str(out)]) == 0
    code = out.read_text().split("Citation code: ")[1].split("<")[0].strip()
    assert main(["again", code, "--out", str(second)]) == 0
    assert second.read_bytes() == out.read_bytes()
    assert main(["again", code]) == 0
    assert "Samoa" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["again", "ZZZZ"], ["export", "--out", "x.exe"], ["export", "--worldview", "?", "--out", "x.csv"]]
)
def test_bad_requests_exit_with_two(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err


def test_page_shows_the_preview_the_formats_and_reads_a_code():
    from streamlit.testing.v1 import AppTest

    def script():
        from movements.dataset import load_dataset
        from movements.query import Query
        from views import briefing
        from views.address import Address
        from views.page import Page

        briefing.show(Page(load_dataset(), Address(Query(countries=frozenset({"WSM"})), "en")))

    app = AppTest.from_function(script, default_timeout=60).run()
    assert not app.exception
    app.text_input(key="citation").set_value("ABCD-EFGH").run()
    assert any("not a citation code" in error.value for error in app.error)
