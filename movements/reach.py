"""Reach: in how many countries an organization is recorded, by its presences and its members' seats."""

from __future__ import annotations

from movements.selection import Selection


def widest_networks(selection: Selection, limit: int = 15) -> list[tuple[str, int]]:
    """The selected organizations recorded in most countries, with the number; those in one country are left out."""
    dataset = selection.dataset
    seats = dict(zip(*(dataset.tables["organizations"][c].to_pylist() for c in ("id", "hq_country")), strict=True))
    reach: dict[str, set[str]] = {id_: {seats[id_]} - {None} for id_ in selection.ids}
    for row in dataset.tables["presence"].select(["organization_id", "country"]).to_pylist():
        if row["organization_id"] in reach:
            reach[row["organization_id"]].add(row["country"])
    for tie in dataset.tables["relations"].select(["from_id", "kind", "to_id"]).to_pylist():
        if tie["kind"] == "member_of" and tie["to_id"] in reach and seats[tie["from_id"]]:
            reach[tie["to_id"]].add(seats[tie["from_id"]])
    counted = [(id_, len(countries)) for id_, countries in reach.items() if len(countries) > 1]
    return sorted(counted, key=lambda item: (-item[1], item[0]))[:limit]
