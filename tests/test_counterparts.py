from movements.counterparts import VIETNAM, list_counterparts
from movements.dataset import load_dataset


def test_every_country_but_viet_nam_has_an_answer(shipped):
    assert set(list_counterparts(shipped)) == set(shipped.countries) - {VIETNAM}


def test_a_friendship_with_societies_on_both_sides_says_so(shipped):
    cuba = list_counterparts(shipped)["CUB"]
    assert cuba.coverage == "both"
    assert "cuba-vietnam-friendship-association" in cuba.abroad
    assert "vietnam-cuba-friendship-association" in cuba.vietnamese


def test_national_societies_come_before_local_ones(shipped):
    ids = list_counterparts(shipped)["CUB"].vietnamese
    scopes = [shipped.organization(id_).scope for id_ in ids]
    assert scopes == sorted(scopes, key=lambda scope: scope == "local")


def test_a_society_without_a_stated_counterpart_is_placed_by_its_name(copy):
    copy.write("relations.csv", [row for row in copy.rows("relations.csv") if row["kind"] != "counterpart_of"])
    found = list_counterparts(load_dataset(copy.folder))
    assert "vietnam-laos-friendship-association" in found["LAO"].vietnamese
    assert "vietnam-korea-friendship-association" in found["KOR"].vietnamese
    assert "vietnam-korea-friendship-association" not in found["PRK"].vietnamese


def test_an_ended_society_is_no_counterpart_but_is_kept(copy):
    rows = copy.rows("organizations.csv")
    for line, row in enumerate(rows):
        if row["id"] == "cuba-vietnam-friendship-association":
            copy.change("organizations.csv", line, status="ended", ended="1999")
    cuba = list_counterparts(load_dataset(copy.folder))["CUB"]
    assert cuba.abroad == ()
    assert "cuba-vietnam-friendship-association" in cuba.ended


def test_a_country_with_no_society_is_none_known_whatever_else_ties_it(shipped):
    for counterpart in list_counterparts(shipped).values():
        if counterpart.coverage == "none":
            assert not counterpart.abroad
            assert not counterpart.vietnamese
