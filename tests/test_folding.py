import pytest

from movements.folding import fold, typed_for


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hội hữu nghị Việt Nam – Lào", "hoi huu nghi vietnam lao"),
        ("ĐOÀN KẾT", "doan ket"),
        ("Viet-Nam / VIETNAM", "vietnam vietnam"),
        ("Fédération syndicale", "federation syndicale"),
        ("Łódź, Ørsted, İstanbul, straße", "lodz orsted istanbul strasse"),
        ("…", ""),
    ],
)
def test_fold_drops_case_marks_and_punctuation(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Hòa bình", "hoa binh"),
        ("Việt Nam", "viet nam · vietnam"),
        ("Timor-Leste", "timor leste"),
        ("Cuba", ""),
    ],
)
def test_what_is_typed_without_marks_is_kept_where_it_differs(text, typed):
    assert typed_for(text) == typed
