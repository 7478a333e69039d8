import pytest

from movements.folding import fold


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
