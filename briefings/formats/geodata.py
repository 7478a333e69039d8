"""GeoPackage, GeoParquet and KML: the organizations as points, WGS84; one without a known place has no geometry."""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from briefings.briefing import Briefing
from movements.listing import HEADINGS, list_rows

if TYPE_CHECKING:
    import geopandas as gpd

# GDAL's settings are the process's.
_LOCK = Lock()


def write_geopackage(briefing: Briefing) -> bytes:
    """Write layers `organizations` and `about`; GDAL takes the date from us, so that the file can be made again."""
    import pandas as pd

    about = pd.DataFrame(briefing.notes, columns=["entry", "value"])

    def write(path: Path) -> None:
        import pyogrio

        _frame(briefing).to_file(path, layer="organizations", driver="GPKG", engine="pyogrio", geometry_type="Point")
        pyogrio.write_dataframe(about, path, layer="about", driver="GPKG")

    return _written("organizations.gpkg", briefing, write)


def write_parquet(briefing: Briefing) -> bytes:
    """Write GeoParquet; what the file says of itself is in its schema's metadata as well."""
    import io
    import json

    import pyarrow.parquet as pq

    out = io.BytesIO()
    _frame(briefing).to_parquet(out, index=False)
    out.seek(0)
    table = pq.read_table(out)
    about = json.dumps(dict(briefing.notes), ensure_ascii=False).encode()
    again = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), b"about": about}), again)
    return again.getvalue()


def write_kml(briefing: Briefing) -> bytes:
    """Write KML by hand: GDAL's would leave out what the file says of itself."""
    from xml.sax.saxutils import escape

    def safe(text: object) -> str:
        from briefings.plain_text import clean

        return escape(clean(str(text)))

    marks = []
    for row, place in zip(list_rows(briefing.selection, briefing.language), _places(briefing), strict=True):
        data = "".join(f'<Data name="{k}"><value>{safe(v)}</value></Data>' for k, v in row.items() if v is not None)
        point = f"<Point><coordinates>{place[0]},{place[1]}</coordinates></Point>" if place else ""
        said = f"<name>{safe(row['name'])}</name><description>{safe(row['summary'] or '')}</description>"
        marks.append(f'<Placemark id="{safe(row["id"])}">{said}<ExtendedData>{data}</ExtendedData>{point}</Placemark>')
    about = safe("\n".join(f"{name}: {value}" for name, value in briefing.notes))
    head = f"<name>{safe(briefing.heading)}</name><description>{about}</description>"
    body = "\n".join([head, *marks])
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n{body}\n</Document></kml>\n'
    return text.encode()


def _frame(briefing: Briefing) -> gpd.GeoDataFrame:
    import geopandas as gpd
    import pandas as pd
    import shapely

    frame = pd.DataFrame(list(list_rows(briefing.selection, briefing.language)), columns=list(HEADINGS))
    for column in frame:
        frame[column] = frame[column].astype("Int64" if column in ("founded", "ended") else "string")
    points: Any = [shapely.Point(place) if place else None for place in _places(briefing)]
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(points, crs="EPSG:4326"), crs="EPSG:4326")


def _places(briefing: Briefing) -> list[tuple[float, float] | None]:
    columns, rows = briefing.selection.dataset.columns, briefing.selection.rows
    pairs = zip(columns.longitude[rows].tolist(), columns.latitude[rows].tolist(), strict=True)
    return [(round(lon, 4), round(lat, 4)) if lon == lon else None for lon, lat in pairs]


def _written(name: str, briefing: Briefing, write: Any) -> bytes:
    import pyogrio

    with tempfile.TemporaryDirectory() as folder, _LOCK:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{briefing.moment:%Y-%m-%dT%H:%M:%S}.000Z"})
        try:
            write(Path(folder) / name)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return (Path(folder) / name).read_bytes()
