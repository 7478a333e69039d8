"""The two languages of everything a person reads: gettext catalogs, English as the message id."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, cast

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
CATALOGS = Path(__file__).parent.parent / "locales"

Translate = Callable[..., str]


def msg(message: str) -> str:
    """Mark a message for the catalogs where it is written down; it is said in a language later."""
    return message


def default_language() -> Language:
    """Vietnamese, unless the environment variable MOVEMENTS_LANG names the other."""
    return as_language(os.environ.get("MOVEMENTS_LANG", ""))


def as_language(text: str | None) -> Language:
    """Read a language code; anything unknown is Vietnamese, the first language of the house."""
    return cast(Language, text) if text in LANGUAGES else "vi"


def write_number(n: int, language: Language) -> str:
    """Write a count as the language does: 1.370 in Vietnamese, 1,370 in English."""
    return f"{n:,}".replace(",", ".") if language == "vi" else f"{n:,}"


@cache
def messages(language: Language) -> dict[str, str]:
    """Read a catalog once: English message → message in the language."""
    from babel.messages.pofile import read_po

    path = CATALOGS / language / "messages.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale=language) if m.id and m.string}


@cache
def translator(language: Language) -> Translate:
    """Make the function that says an English message, its {fields} filled, in the language."""

    def translate(message: str, **fields: object) -> str:
        said = messages(language).get(message, message)
        return said.format(**fields) if fields else said

    return translate
