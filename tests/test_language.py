import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from movements.language import messages, translator

ROOT = Path(__file__).parent.parent
KEYWORDS = {"t": None, "say": None, "msg": None, "fault": (4,), "QueryError": (1,)}


@pytest.fixture(scope="module")
def said():
    """Every message that the code says."""
    return {
        str(message)
        for package in ("briefings", "maps", "movements", "views")
        for _, _, message, _, _ in extract_from_dir(ROOT / package, [("**.py", "python")], keywords=KEYWORDS)
    }


def test_every_message_is_in_vietnamese(said):
    assert sorted(said - set(messages("vi"))) == []


def test_the_catalog_holds_nothing_that_is_no_longer_said(said):
    app = {str(m) for _, _, m, _, _ in extract_from_dir(ROOT, [("app.py", "python")], keywords=KEYWORDS)}
    assert sorted(set(messages("vi")) - said - app) == []


def fields(message):
    return sorted(name for _, name, _, _ in string.Formatter().parse(message) if name)


def test_every_translation_keeps_the_fields_of_its_message():
    assert [m for m, said in messages("vi").items() if fields(m) != fields(said)] == []


def test_vietnamese_text_is_stored_composed():
    import unicodedata

    assert [said for said in messages("vi").values() if not unicodedata.is_normalized("NFC", said)] == []


def test_a_message_is_said_in_the_language_asked():
    assert translator("vi")("{n} organizations", n=3) == "3 tổ chức"
    assert translator("en")("{n} organizations", n=3) == "3 organizations"
