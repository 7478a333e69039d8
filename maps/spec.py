"""A Query as the map's engine reads it: codes become rows and bits; what only the server can tell, a mask."""

from __future__ import annotations

from typing import Any

from maps.explorer import pack_mask
from movements.dataset import Dataset
from movements.folding import fold
from movements.query import Query
from movements.selection import MULTILATERAL, bits, matches, place_rows


def filter_spec(dataset: Dataset, query: Query, focus: str | None = None) -> dict[str, Any]:
    """Write the filter that makes the browser select what `select(dataset, query)` does."""
    spec: dict[str, Any] = {
        "by": query.by,
        "themes": int(bits(dataset, "themes", query.themes)),
        "kinds": int(bits(dataset, "kinds", query.kinds)),
        "statuses": int(bits(dataset, "statuses", query.statuses)),
        "vietnam": int(bits(dataset, "vietnam_links", query.vietnam)),
        "founded": list(query.founded) if query.founded else None,
        "active_in": query.active_in,
        "focus": dataset.row_by_id.get(focus or ""),
    }
    masked = {"scopes", "organizations", "text"}
    if MULTILATERAL in query.regions:
        masked.add("places")
    elif query.regions or query.countries:
        spec["countries"] = place_rows(dataset, query).tolist()
    asked = query.scopes or query.organizations or fold(query.text) or "places" in masked
    if asked:
        spec["mask"] = pack_mask(_matching(dataset, query, masked))
    return spec


def _matching(dataset: Dataset, query: Query, names: set[str]) -> Any:
    import numpy as np

    mask = np.ones(len(dataset.columns), np.bool_)
    for name, matching in matches(dataset, query).items():
        if name in names:
            mask &= matching
    return mask
