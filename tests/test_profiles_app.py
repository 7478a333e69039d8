"""The pages beyond the map through Streamlit's own test harness, and their HTML directly."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from movements.counterparts import list_counterparts
from movements.coverage import count_presences
from movements.dates import write_date
from movements.profile import profile_country
from movements.query import Query
from views.address import Address
from views.corrections import correction_text
from views.country_panel import country_profile
from views.friendship import friendship_section
from views.links import back_link, country_link, organization_link
from views.organization import organization_profile
from views.page import Page
from views.ties import present_lines

ROOT = Path(__file__).parent.parent
SCRIPT = """
import streamlit as st
from tests.conftest import load_dataset, SHIPPED
from views import {page}
from views.page import Page, read_address

@st.cache_resource
def dataset():
    return load_dataset(SHIPPED)

{page}.show(Page(dataset(), read_address(dataset())))
"""
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>${alert(1)}{{x}}`\"' \u202eابت"


@pytest.fixture
def opened(monkeypatch):
    monkeypatch.chdir(ROOT)

    def run(page, **parameters):
        test = AppTest.from_string(SCRIPT.format(page=page), default_timeout=60)
        for name, value in parameters.items():
            test.query_params[name] = value
        test.run()
        assert not test.exception
        return test

    return run


def html(test):
    return "\n".join(element.proto.body for element in test.get("html"))


@pytest.mark.parametrize("page", ["country", "organization", "vietnam", "coverage", "statistics"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_opens_with_one_first_heading(opened, page, lang):
    test = opened(page, lang=lang)
    assert html(test).count("<h1>") == 1
    assert test.query_params.get("lang", ["vi"])[0].startswith(lang[:1])


def test_a_link_opens_a_country(opened):
    test = opened("country", country="CUB", lang="en")
    assert "<h1>Cuba</h1>" in html(test)
    assert "Society in Viet Nam" in html(test)


def test_up_to_four_countries_stand_side_by_side(opened):
    body = html(opened("country", country=["CUB", "FRA", "LAO", "USA"], lang="en"))
    assert body.count("<article") == 4


def test_a_fifth_country_is_left_out_and_that_is_said(opened):
    test = opened("country", country=["CUB", "FRA", "LAO", "USA", "ZAF"], lang="en")
    assert html(test).count("<article") == 4
    assert "Four countries" in test.warning[0].value


def test_choosing_another_country_writes_the_address(opened):
    test = opened("country", country="CUB", theme="peace", lang="en")
    test.multiselect[0].set_value(["CUB", "LAO"]).run()
    assert test.query_params["country"] == ["CUB", "LAO"]
    assert test.query_params["theme"] in ("peace", ["peace"])


def test_what_a_page_already_left_wrote_is_not_the_readers_wish(opened):
    test = opened("country", country="CUB", lang="en")
    test.query_params.update({"country": "LAO", "~": "/organization"})
    test.run()
    assert "<h1>Cuba</h1>" in html(test)
    assert test.query_params["country"] in ("CUB", ["CUB"])
    del test.query_params["~"]
    test.query_params["country"] = "LAO"
    test.run()
    assert "<h1>Laos</h1>" in html(test)


def test_a_link_opens_an_organization_and_keeps_its_id_in_the_address(opened):
    test = opened("organization", id="world-peace-council", lang="en", theme="peace")
    assert "<h1>World Peace Council</h1>" in html(test)
    assert test.query_params["id"] in ("world-peace-council", ["world-peace-council"])
    assert test.query_params["theme"] in ("peace", ["peace"])
    assert "world-peace-council" in test.code[0].value


def test_a_broken_id_is_said(opened):
    test = opened("organization", id="no-such-body", lang="en")
    assert "no-such-body" in test.warning[0].value


def test_a_desk_narrows_the_lens_and_is_kept_in_the_address(opened):
    test = opened("vietnam", lang="en")
    desk = next(code for code in test.segmented_control(key="lens-desk").options if "uro" in code)
    test.segmented_control(key="lens-desk").set_value("desk-europe").run()
    assert desk
    assert test.query_params["region"] in ("desk-europe", ["desk-europe"])
    assert not test.exception


def test_where_no_society_is_known_a_profile_names_who_is_there_and_tied_to_viet_nam(shipped):
    counterpart = list_counterparts(shipped)["MOZ"]
    page = Page(shipped, Address(language="en"))
    body = friendship_section(page, profile_country(shipped, "MOZ"), counterpart).unescape()
    assert counterpart.coverage == "none" and counterpart.active_there
    for id_ in counterpart.active_there:
        assert shipped.organization(id_).name("en") in body


def test_the_lens_can_be_narrowed_to_a_continent_that_is_no_desk(opened, shipped):
    test = opened("vietnam", lang="en", region="africa")
    africa = [c for c, one in shipped.countries.items() if one.region == "africa"]
    none = sum(one.coverage == "none" for iso, one in list_counterparts(shipped).items() if iso in africa)
    assert f"<dd>{none}</dd>" in html(test)
    assert test.segmented_control(key="lens-desk").value == "africa"
    # Europe and the Americas are desks already.
    assert len(test.segmented_control(key="lens-desk").options) == 1 + 3 + 3


def test_a_body_present_in_two_roles_stands_in_one_line(shipped):
    page = Page(shipped, Address(language="en"))
    presences = [(presence, shipped.organization(presence.organization_id)) for presence in shipped.presences_in("CUB")]
    twice = [(one, body) for one, body in presences if body.id == "world-federation-of-trade-unions"]
    (line,) = present_lines(page, twice)
    assert [one.role for one, _ in twice] == ["member", "office"]
    assert line.index("member") < line.index("office")
    assert len(list(present_lines(page, presences))) == len({body.id for _, body in presences})


def test_statistics_of_nothing_say_what_to_do(opened):
    assert "Clear filters" in opened("statistics", text="zqxwv", lang="en").info[0].value


def test_the_search_box_suggests_and_says_so(opened):
    test = opened("coverage", lang="en")
    test.text_input[0].set_value("Grenpeace").run()
    assert "Did you mean" in html(test)
    assert "Greenpeace" in html(test)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_profiles_of_countries_and_territories_open(shipped, language):
    page = Page(shipped, Address(language=language))
    for iso in shipped.countries:
        assert page.country(iso) in country_profile(page, iso).unescape()


def test_a_country_with_nothing_known_says_so_plainly_and_what_was_searched(shipped):
    page = Page(shipped, Address(language="en"))
    blank = next(iso for iso, n in count_presences(shipped).items() if not n and not shipped.events_in(iso))
    body = country_profile(page, blank)
    assert "A blank is not a zero" in body
    assert "search" in body


def test_every_organization_opens(shipped):
    page = Page(shipped, Address())
    for row in range(0, len(shipped.columns), 9):
        body = shipped.organization_at(row)
        assert body.name_vi in organization_profile(page, body).unescape()


def test_every_fact_shows_its_sources_with_dates_and_confidence(shipped):
    page = Page(shipped, Address(language="en"))
    body = organization_profile(page, shipped.organization("world-peace-council")).unescape()
    for found in shipped.evidence_of("world-peace-council"):
        source = shipped.source(found.source_id)
        assert source.url in body
        assert write_date(source.accessed, "en") in body


def test_a_fact_not_checked_for_a_year_is_faded_and_said_to_be_old(shipped):
    page = Page(shipped, Address(language="en"))
    organization = shipped.organization("world-peace-council")
    read = max(found.verified_on for found in shipped.evidence_of(organization.id))
    assert "m-stale" not in organization_profile(page, organization, read)
    later = organization_profile(page, organization, read + timedelta(days=400))
    assert "m-stale" in later
    assert "last checked over a year ago" in later


def test_hostile_names_stay_text_in_every_profile(shipped):
    page = Page(shipped, Address())
    body = replace(shipped.organization("world-peace-council"), name_vi=HOSTILE, summary_vi=HOSTILE, acronym=HOSTILE)
    profile = organization_profile(page, body)
    assert "<script" not in profile
    assert "onerror=alert(1)>" not in profile.replace("onerror=alert(1)&gt;", "")
    assert HOSTILE.split("$")[0] in correction_text(page, body)


def test_links_carry_language_worldview_and_filters(shipped):
    address = Address(query=Query(themes=frozenset({"peace"})), language="en", worldview="un_like")
    page = Page(shipped, address)
    for link in (country_link(page, "CUB"), organization_link(page, "world-peace-council")):
        assert "lang=en" in link
        assert "worldview=un_like" in link
        assert "theme=peace" in link


def test_the_way_back_leads_to_the_view_that_was_left(shipped):
    import streamlit as st

    page = Page(shipped, Address(query=Query(countries=frozenset({"CUB"}))))
    assert "country=" not in back_link(page, "CUB")
    st.session_state.explored = Address(query=Query(text="hòa bình", countries=frozenset({"FRA"})))
    link = back_link(page, "CUB")
    del st.session_state["explored"]
    assert "country=FRA" in link
    assert "focus=CUB" in link


def test_the_lens_counts_every_country_once(shipped):
    known = list_counterparts(shipped)
    assert len(known) == len(shipped.countries) - 1
