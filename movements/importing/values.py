"""Single cells as people write them, brought to the form the dataset asks for; None where that would be a guess."""

from __future__ import annotations

import re
from functools import cache

from movements.cells import is_web_address
from movements.dataset import Dataset
from movements.folding import fold
from movements.language import LANGUAGES

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_POINT = re.compile(r"(?:Point\()?\s*(-?\d+(?:[.,]\d+)?)[°\s;/]+(-?\d+(?:[.,]\d+)?)°?\s*\)?", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(?:\d{1,2}[/.-]){1,2}(\d{4})|(\d{4})(?:[/.-]\d{1,2}){0,2}(?:T[\d:.]+Z?)?(?: 0{1,2}:00(?::00)?)?(?:\.0)?)"
)


def read_year(text: str) -> str | None:
    """The year of a year or of a full date in either order of day and month; None for “about 1950”."""
    found = _DAY.fullmatch(text)
    return (found[1] or found[2]) if found else None


def read_date(text: str) -> str | None:
    """An ISO date of a day written YYYY-MM-DD or, as in Viet Nam, DD/MM/YYYY."""
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", text):
        return "-".join(found.groups())
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return None


def read_moment(text: str) -> str | None:
    """A day, month or year: YYYY-MM-DD, YYYY-MM or YYYY, or as in Viet Nam DD/MM/YYYY or MM/YYYY."""
    if re.fullmatch(r"\d{4}(-\d{2})?", text):
        return text
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", text):
        return f"{found[2]}-{int(found[1]):02}"
    return read_date(text)


def read_degrees(text: str) -> str | None:
    """Decimal degrees to two decimals, the city's precision; a decimal comma is read too."""
    try:
        return f"{float(text.replace(',', '.').rstrip('°')):.2f}"
    except ValueError:
        return None


def read_point(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of “21.03; 105.85” or of well-known text, which has longitude first."""
    if not (found := _POINT.fullmatch(re.sub(r",\s", "; ", text.strip()))):
        return None
    first, second = read_degrees(found[1]), read_degrees(found[2])
    if first is None or second is None:
        return None
    return (second, first) if text.lower().startswith("point") else (first, second)


def read_website(text: str) -> str | None:
    """An http(s) address; one written without scheme is completed."""
    if is_web_address(text):
        return text
    return f"https://{text}" if _HOST.fullmatch(text) and is_web_address(f"https://{text}") else None


def read_identifier(text: str) -> str:
    """A Wikidata or ROR identifier, bare or at the end of an address."""
    return text.rstrip("/").rsplit("/", 1)[-1]


def is_vietnamese(text: str) -> bool:
    """Whether a text has letters that no other language writes so."""
    return bool(_VIETNAMESE.search(text))


def hide_emails(text: str) -> str:
    """Text with e-mail addresses taken out."""
    return EMAIL.sub("[…]", text) if "@" in text else text


class Codes:
    """Codes of the dataset's vocabularies by what people call them."""

    def __init__(self, dataset: Dataset) -> None:
        self._known = {
            name: _calls(dataset, name) for name in dataset.tables if "label_vi" in dataset.tables[name].column_names
        }

    def find(self, vocabulary: str, text: str) -> str | None:
        """The code of a code or label in either language."""
        return self._known[vocabulary].get(fold(text))

    def find_all(self, vocabulary: str, text: str) -> list[str] | None:
        """The codes of a list; None when any item is not known."""
        if code := self.find(vocabulary, text):
            return [code]
        # A label may hold a comma itself, so the comma parts last.
        for pattern in (r"[;|\n]", r"[;|,\n/]"):
            codes = [self.find(vocabulary, part) for part in re.split(pattern, text) if part.strip()]
            if codes and None not in codes:
                return list(dict.fromkeys(code for code in codes if code))
        return None


def _calls(dataset: Dataset, vocabulary: str) -> dict[str, str]:
    calls: dict[str, str] = {}
    for code in dataset.codes(vocabulary):
        calls[fold(code)] = code
        for language in LANGUAGES:
            calls[fold(dataset.label(vocabulary, code, language))] = code
    return calls


@cache
def language_code(text: str) -> str | None:
    """The code of a language given as code or by its name in either language."""
    from babel import Locale

    if re.fullmatch(r"[a-z]{2,3}", text.lower()):
        return text.lower()
    wanted = fold(text).removeprefix("tieng ").strip()
    for own in LANGUAGES:
        for code, name in Locale(own).languages.items():
            if fold(str(name)).removeprefix("tieng ") == wanted and code.isalpha():
                return code
    return None
