"""GeoJSON (RFC 7946): the organizations as points, WGS84; one without a known place has a null geometry."""

import json
from typing import Any

from briefings.briefing import Briefing
from movements.listing import list_rows


def write(briefing: Briefing) -> bytes:
    """Write a FeatureCollection; what the file says of itself stands in its foreign member `about`."""
    columns = briefing.selection.dataset.columns
    rows = zip(briefing.selection.rows, list_rows(briefing.selection, briefing.language), strict=True)
    features = [
        {"type": "Feature", "id": row["id"], "geometry": _point(columns, at), "properties": row} for at, row in rows
    ]
    collection = {"type": "FeatureCollection", "about": dict(briefing.notes), "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _point(columns: Any, row: int) -> dict[str, Any] | None:
    longitude, latitude = float(columns.longitude[row]), float(columns.latitude[row])
    if longitude != longitude:  # NaN: the city is not known.
        return None
    return {"type": "Point", "coordinates": [round(longitude, 4), round(latitude, 4)]}
