import pytest

from movements.search import search


def keys(hits):
    return [hit.key for hit in hits]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("WPC", "world-peace-council"),
        ("wpc", "world-peace-council"),
        ("hoi dong hoa binh the gioi", "world-peace-council"),
        ("Hội đồng Hòa bình Thế giới", "world-peace-council"),
        ("viet cuba", "vietnam-cuba-friendship-association"),
        ("cuba", "CUB"),
        ("phap", "FRA"),
        ("VNM", "VNM"),
    ],
)
def test_a_name_in_either_language_or_an_acronym_is_found_without_marks(shipped, text, key):
    assert key in keys(search(shipped, text).hits)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Grenpeace", "Greenpeace"),
        ("grinpeace", "Greenpeace"),
        ("Amnisty", "Amnesty"),
        ("world piece council", "World Peace Council"),
        ("Oxfarm", "Oxfam"),
        ("Uy ban hoa bihn", "Ủy ban Hòa bình"),
        ("via campasina", "La Via Campesina"),
        ("palestien", "Palestine"),
        ("laos vietnma frendship", "Laos-Vietnam Friendship Association"),
        ("hoi hu nghi viet cubba", "Hội hữu nghị Việt Nam – Cuba"),
    ],
)
def test_a_misspelt_name_is_suggested_and_never_put_in_place_of_what_was_typed(shipped, typed, meant):
    answer = search(shipped, typed)
    assert answer.hits == ()
    assert any(meant in hit.name for hit in answer.suggestions)


def test_a_whole_name_comes_before_names_that_contain_it(shipped):
    assert keys(search(shipped, "Việt Nam").hits)[0] == "VNM"


def test_a_former_name_finds_the_organization_and_says_by_which_name(shipped):
    rows = shipped.tables["names"].to_pylist()
    former = next(row for row in rows if row["type"] == "former" and len(row["name"]) > 12)
    hit = next(hit for hit in search(shipped, former["name"]).hits if hit.key == former["organization_id"])
    assert hit.kind == "organization"
    assert hit.name


def test_an_event_is_found(shipped):
    event = shipped.tables["events"].to_pylist()[0]
    assert event["id"] in keys(search(shipped, event["name_en"]).hits)


@pytest.mark.parametrize(
    "text", ["", "   ", "–", "zqxwvzqxwv", "'; DROP TABLE", "<script>alert(1)</script>", "a" * 5000]
)
def test_what_is_called_nothing_finds_nothing(shipped, text):
    assert search(shipped, text).hits == ()
