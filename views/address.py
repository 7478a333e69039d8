"""The address: what a shared link says, and the one state that all pages of a session write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from maps.worldviews import DEFAULT_WORLDVIEW, list_worldviews
from movements.dataset import Dataset
from movements.language import Language, as_language, default_language
from movements.query import Query, QueryError
from movements.selection import check_codes


@dataclass(frozen=True)
class Address:
    """Query, language, worldview, and the country or organization that is open."""

    query: Query = Query()
    language: Language = "vi"
    worldview: str = DEFAULT_WORLDVIEW
    focus: str | None = None
    """An organization's id, or a country's ISO alpha-3 code."""

    @classmethod
    def parse(cls, dataset: Dataset, parameters: Mapping[str, list[str]]) -> tuple[Self, list[QueryError]]:
        """Read a link's parameters; what cannot be read is left open and returned as errors."""
        given = {name: values[0] for name, values in parameters.items() if values}
        query, errors = _read_query(dataset, parameters)
        # An organization's own page calls it `id`, as a reader would.
        worldview, focus = given.get("worldview", DEFAULT_WORLDVIEW), given.get("id") or given.get("focus")
        if worldview not in list_worldviews():
            errors.append(QueryError("There is no worldview “{text}”; the usual one is shown.", text=worldview))
            worldview = DEFAULT_WORLDVIEW
        if focus and focus not in dataset.countries and focus not in dataset.row_by_id:
            errors.append(QueryError("“{code}” is not in this dataset.", code=focus))
            focus = None
        language = as_language(given.get("lang")) if "lang" in given else default_language()
        return cls(query, language, worldview, focus), errors

    def format(self, focus_as: str = "focus") -> dict[str, list[str]]:
        """Write the parameters of a link, the focus under a page's own name for it; what is usual is left out."""
        further = {
            "lang": "" if self.language == default_language() else self.language,
            "worldview": "" if self.worldview == DEFAULT_WORLDVIEW else self.worldview,
            focus_as: self.focus or "",
        }
        return self.query.format() | {name: [value] for name, value in further.items() if value}

    def with_(self, **changes: object) -> Self:
        """The same address with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def _read_query(dataset: Dataset, parameters: Mapping[str, list[str]]) -> tuple[Query, list[QueryError]]:
    query, errors = Query(), []
    # One parameter at a time: a typing error in one must not lose the others.
    for name, values in parameters.items():
        try:
            wider = Query.parse({**query.format(), name: values})
            check_codes(dataset, wider)
            query = wider
        except QueryError as error:
            errors.append(error)
    return query, errors
