"""The facts of one version with the sources behind them, and which were verified again in a later one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from movements.versions import Row, Version


class Facts:
    """Evidence of a version by fact."""

    def __init__(self, version: Version) -> None:
        self._organizations = {row.get("id", ""): row for row in version.rows("organizations")}
        self._address = {row.get("id", ""): row.get("url", "") for row in version.rows("sources")}
        self._evidence: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
        for row in version.rows("evidence"):
            self._evidence[row.get("organization_id", ""), row.get("property", "")][row.get("source_id", "")] = row

    def cited(self, id_: str, name: str) -> tuple[str, ...]:
        """Addresses of the sources behind a fact of an organization."""
        return tuple(self._address.get(source, source) for source in sorted(self._evidence.get((id_, name), ())))

    def addresses(self, table: str, row: Row, name: str) -> tuple[str, ...]:
        """Addresses of the sources behind a row, or behind one of its fields."""
        if table == "sources":
            return tuple(filter(None, (row.get("url"),)))
        if table == "organizations":
            id_ = row.get("id", "")
            # A name or a summary without evidence of its own rests on the page that says the body exists.
            properties = (name, name.rpartition("_")[0], "existence")
            return next((found for property_ in properties if (found := self.cited(id_, property_))), ())
        ids = filter(None, (row.get("source_id") or "", *(row.get("source_ids") or "").split(";")))
        return tuple(self._address.get(source, source) for source in ids)

    def names(self, ids: tuple[str, ...], language: str) -> str:
        """Names of organizations, in a language."""
        return " – ".join(self._organizations.get(id_, {}).get(f"name_{language}") or id_ for id_ in ids)

    def countries(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Countries of the seats of organizations, each once."""
        found = (self._organizations.get(id_, {}).get("hq_country") or "" for id_ in ids)
        return tuple(dict.fromkeys(filter(None, found)))

    def themes(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Themes of organizations, each once."""
        found = (theme for id_ in ids for theme in (self._organizations.get(id_, {}).get("themes") or "").split(";"))
        return tuple(dict.fromkeys(filter(None, found)))

    def verified_since(self, later: Facts) -> Iterator[tuple[Literal["reverified", "corrected"], str, str, str, str]]:
        """Facts unchanged in value whose evidence changed: kind, organization, property, old and new, as text."""
        for id_, name in sorted(self._evidence.keys() | later._evidence.keys()):
            before, after = self._organizations.get(id_), later._organizations.get(id_)
            if before is None or after is None or (before.get(name) or "") != (after.get(name) or ""):
                continue
            old, new = self._evidence.get((id_, name), {}), later._evidence.get((id_, name), {})
            if old == new:
                continue
            fresh = new.keys() - old.keys() or _latest(new) > _latest(old)
            yield "reverified" if fresh else "corrected", id_, name, _describe(old), _describe(new)


def _latest(evidence: dict[str, Row]) -> str:
    return max((row.get("verified_on") or "" for row in evidence.values()), default="")


def _describe(evidence: dict[str, Row]) -> str:
    """When a fact was last verified and how surely, as “2026-11-22 (high, 2)”."""
    if not evidence:
        return ""
    order = ("high", "medium", "low")
    ranks = [order.index(r["confidence"]) for r in evidence.values() if r.get("confidence") in order]
    return f"{_latest(evidence)} ({order[min(ranks)] if ranks else '–'}, {len(evidence)})"
