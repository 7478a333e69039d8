import numpy as np

from movements.words import index_words

INDEX = index_words(["hoi huu nghi vietnam", "huu nghi cuba", "", "平和 fourni"])


def rows(piece):
    return sorted(set(INDEX.rows_with(piece).tolist()))


def test_a_piece_of_a_word_finds_its_rows():
    assert rows("huu") == [0, 1]
    assert rows("viet") == [0]
    assert rows("u") == [0, 1, 3]
    assert rows("平和") == [3]


def test_what_is_in_no_word_finds_nothing():
    assert rows("lao") == []
    assert INDEX.rows_with("lao").dtype == np.uint32


def test_marks_of_a_pattern_are_plain_letters():
    assert rows(".*") == []


def test_an_empty_index_finds_nothing():
    assert index_words([]).rows_with("a").tolist() == []
