"""The Query: one immutable value that the widgets, the address, the command line and a citation all write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Self

By = Literal["hq", "presence"]
Years = tuple[int | None, int | None]
FIRST_YEAR, LAST_YEAR = 1500, 2100


class QueryError(ValueError):
    """A query that cannot be read; `message` and `fields` go through the catalogs."""

    def __init__(self, message: str, **fields: object) -> None:
        self.message = message
        self.fields = fields
        super().__init__(message.format(**fields))


@dataclass(frozen=True, slots=True)
class Query:
    """Which organizations are meant: alternatives within a field, all fields together."""

    regions: frozenset[str] = frozenset()
    """Codes of `codes/regions.csv`: UN regions and subregions, desks, blocs."""
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-3."""
    by: By = "hq"
    """Whether a place means the seat, or any presence (seat included)."""
    themes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    founded: Years | None = None
    """Inclusive; either end may be open. An unknown year never matches."""
    active_in: int | None = None
    """A year between founding and end. An unknown founding year never matches."""
    vietnam: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    text: str = ""

    @classmethod
    def parse(cls, parameters: Mapping[str, Iterable[str]]) -> Self:
        """Read address parameters or command-line flags (`theme=peace&theme=labour`); QueryError says what is wrong."""
        values: dict[str, Any] = {}
        for parameter, name in PARAMETERS.items():
            texts = [text.strip() for text in parameters.get(parameter, ()) if text.strip()]
            if texts:
                values[name] = _read(parameter, name, texts)
        return cls(**values)

    def format(self) -> dict[str, list[str]]:
        """Write the query as parameters, in a fixed order, with nothing for what is not asked; parse's inverse."""
        return {
            parameter: _write(getattr(self, name))
            for parameter, name in PARAMETERS.items()
            if getattr(self, name) != _DEFAULTS[name]
        }

    def without(self, name: str) -> Self:
        """The same query with one field left open."""
        return replace(self, **{name: _DEFAULTS[name]})

    @property
    def is_open(self) -> bool:
        """Whether the query asks nothing, so that it selects everything."""
        return self.without("by") == Query()


# Parameter of the address and the command line → field.
PARAMETERS = {
    "region": "regions",
    "country": "countries",
    "by": "by",
    "theme": "themes",
    "kind": "kinds",
    "scope": "scopes",
    "status": "statuses",
    "founded": "founded",
    "active-in": "active_in",
    "vietnam": "vietnam",
    "organization": "organizations",
    "text": "text",
}
_DEFAULTS = {field.name: field.default for field in fields(Query)}
# Which table's codes a field holds, for checking and for labels.
VOCABULARIES = {
    "regions": "regions",
    "themes": "themes",
    "kinds": "kinds",
    "scopes": "scopes",
    "statuses": "statuses",
    "vietnam": "vietnam_links",
}


def _read(parameter: str, name: str, texts: list[str]) -> Any:
    if name == "text":
        return " ".join(texts)
    if name == "countries":
        return frozenset(text.upper() for text in texts)
    if isinstance(_DEFAULTS[name], frozenset):
        return frozenset(texts)
    if len(set(texts)) > 1:
        raise QueryError("“{parameter}” can be given only once.", parameter=parameter)
    if name == "by":
        if texts[0] not in ("hq", "presence"):
            raise QueryError("“by” is hq or presence, not “{text}”.", text=texts[0])
        return texts[0]
    if name == "active_in":
        return _year(parameter, texts[0])
    return _years(parameter, texts[0])


def _years(parameter: str, text: str) -> Years:
    first, colon, last = text.partition(":")
    if not colon or not (first or last):
        raise QueryError(
            "“{parameter}” is written FROM:TO, as in 1945:1975; either year may be left out.", parameter=parameter
        )
    years = (_year(parameter, first) if first else None, _year(parameter, last) if last else None)
    if years[0] and years[1] and years[0] > years[1]:
        raise QueryError("“{parameter}” ends before it begins: {text}.", parameter=parameter, text=text)
    return years


def _year(parameter: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise QueryError(
            "“{text}” is not a year between {first} and {last}.", text=text, first=FIRST_YEAR, last=LAST_YEAR
        )
    return int(text)


def _write(value: Any) -> list[str]:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [":".join("" if year is None else str(year) for year in value)]
    return [str(value)]
