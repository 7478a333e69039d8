from movements.profile import profile_country
from movements.related import find_related
from movements.searches import Search, list_searches, searches_naming
from movements.vietnam import VUFO, list_ngos, open_house, solidarity_moments


def test_every_territory_has_a_profile(shipped):
    for iso in shipped.countries:
        profile = profile_country(shipped, iso)
        assert {body.hq_country for body in profile.based} <= {iso}
        assert all(body.hq_country != iso for _, body in profile.present)


def test_a_profile_cites_every_source_behind_what_it_shows(shipped):
    profile = profile_country(shipped, "CUB")
    cited = {source.id for source in profile.sources}
    assert {found.source_id for body in profile.based for found in shipped.evidence_of(body.id)} <= cited
    assert {presence.source_id for presence, _ in profile.present} <= cited


def test_the_timeline_runs_forward(shipped):
    dates = [moment.date for moment in profile_country(shipped, "FRA").moments]
    assert dates == sorted(dates)


def test_memberships_are_in_bodies_above_the_national_level(shipped):
    for membership in profile_country(shipped, "USA").memberships:
        assert membership.network.scope in ("international", "regional")


def test_a_search_that_found_nothing_is_told_where_its_country_is_named(shipped):
    told = searches_naming(shipped, ("Nauru",))
    assert all("nauru" in f"{search.what_en} {search.where_en}".casefold() for search in told)


def test_a_name_within_a_longer_word_is_not_that_country(shipped):
    # Niger is not Nigeria, and Guinea-Bissau's searches are not asked for by "Bissau-Guin".
    for search in searches_naming(shipped, ("Niger",)):
        assert "niger " in f"{search.what_en} {search.where_en} ".casefold().replace(",", " ").replace(";", " ")


def test_searches_come_latest_first(shipped):
    days = [search.date for search in list_searches(shipped)]
    assert days == sorted(days, reverse=True)
    assert all(isinstance(search, Search) for search in list_searches(shipped))


def test_related_organizations_say_why_and_are_not_those_already_tied(shipped):
    related = find_related(shipped, "world-peace-council")
    tied = {id_ for tie in shipped.relations_of("world-peace-council") for id_ in (tie.from_id, tie.to_id)}
    assert related
    assert all(one.reasons and all(reason.shared for reason in one.reasons) for one in related)
    assert not tied & {one.organization_id for one in related}


def test_the_strongest_reasons_come_first(shipped):
    scores = [one.score for one in find_related(shipped, "world-peace-council")]
    assert scores == sorted(scores, reverse=True)


def test_vufos_house_holds_what_the_relations_state_and_no_more(shipped):
    house = open_house(shipped)
    assert house.union is not None
    under = ("member_of", "part_of")
    stated = {tie.from_id for tie in shipped.relations_of(VUFO) if tie.to_id == VUFO and tie.kind in under}
    assert {body.id for body in house.central} <= stated
    assert not {body.id for body in house.unstated} & stated


def test_ngos_at_work_in_viet_nam_are_international_and_stated_to_work_there(shipped):
    ngos = list_ngos(shipped)
    assert ngos
    assert all(ngo.kind == "international_ngo" and "works" in ngo.vietnam_link for ngo in ngos)


def test_the_history_of_solidarity_runs_forward(shipped):
    dates = [moment.date for moment in solidarity_moments(shipped)]
    assert dates
    assert dates == sorted(dates)
