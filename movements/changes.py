"""What changed between two versions of the dataset: added, corrected, ended, re-verified, removed, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from movements.evidence_changes import Facts
from movements.versions import Row, Version

What = Literal["added", "corrected", "ended", "reverified", "removed"]
KINDS: tuple[What, ...] = ("added", "corrected", "ended", "reverified", "removed")
TABLES = ("organizations", "names", "presence", "relations", "events", "sources")
_OWNERS = ("organization_id", "from_id", "to_id")
# Numbers and dates whose appearance says that something is over.
_ENDS = ("ended", "until")


@dataclass(frozen=True, slots=True)
class Change:
    """One change; an added or removed row has no field, a change within a row has one."""

    what: What
    table: str
    key: str
    organizations: tuple[str, ...]
    field: str
    old: str
    new: str
    old_sources: tuple[str, ...]
    """Addresses of the sources behind the old value."""
    new_sources: tuple[str, ...]
    name_en: str
    name_vi: str
    countries: tuple[str, ...]
    """ISO alpha-3: seats of the organizations, or where the presence or event is."""
    themes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two versions and every change from one to the other."""

    old: Version
    new: Version
    changes: tuple[Change, ...]
    rows: dict[str, tuple[int, int]]
    """Table → its rows before and after."""
    other_files: tuple[str, ...]
    """Code lists and other files that differ, compared as wholes only."""

    def counts(self) -> dict[What, int]:
        """Changes by what they are."""
        counts = Counter(change.what for change in self.changes)
        return {what: counts[what] for what in KINDS}

    def by_country(self) -> dict[str, dict[What, int]]:
        """Country → changes by what they are; the empty string where no country is known."""
        return _cross((c, change.what) for change in self.changes for c in change.countries or ("",))

    def by_theme(self) -> dict[str, dict[What, int]]:
        """Theme → changes by what they are."""
        return _cross((t, change.what) for change in self.changes for t in change.themes or ("",))

    def summary(self) -> dict[str, object]:
        """Plain values: versions, counts by kind, table, country and theme."""
        return {
            "old": {"label": self.old.label, "version": self.old.number},
            "new": {"label": self.new.label, "version": self.new.number},
            "changes": self.counts(),
            "rows": {table: {"old": old, "new": new} for table, (old, new) in self.rows.items()},
            "by_country": self.by_country(),
            "by_theme": self.by_theme(),
            "other_files": list(self.other_files),
        }

    def as_dict(self) -> dict[str, object]:
        """The summary and every change, for JSON."""
        return {**self.summary(), "list": [asdict(change) for change in self.changes]}


def compare(old: Version, new: Version) -> Comparison:
    """Compare two versions; the order of changes is that of tables, keys and fields."""
    facts = Facts(old), Facts(new)
    changes = [change for table in TABLES for change in _table_changes(old, new, table, facts)]
    changes += [_fact_change(facts, *item) for item in facts[0].verified_since(facts[1])]
    rows = {table: (len(old.rows(table)), len(new.rows(table))) for table in (*TABLES, "evidence")}
    compared = {f"{table}.csv" for table in rows}
    # Other files of the folder (a release's statement, say) are no part of the data.
    paths = {path for path in old.files.keys() & new.files.keys() if path.endswith(".csv")} - compared
    others = tuple(sorted(path for path in paths if old.files[path] != new.files[path]))
    return Comparison(old, new, tuple(changes), rows, others)


def _table_changes(old: Version, new: Version, table: str, facts: tuple[Facts, Facts]) -> Iterator[Change]:
    key = new.key(table) or old.key(table)
    before, after = ({tuple(r.get(c, "") for c in key): r for r in v.rows(table)} for v in (old, new))
    for at in sorted(before.keys() | after.keys()):
        row, now = before.get(at), after.get(at)
        if row and now:
            for name in dict.fromkeys((*row, *now)):
                was, is_ = row.get(name) or "", now.get(name) or ""
                if was != is_:
                    yield _change(facts, _kind(name, was, is_), table, " ".join(at), name, row, now)
        # A source comes and goes with the facts it stands behind.
        elif table != "sources":
            yield _change(facts, "added" if now else "removed", table, " ".join(at), "", row or {}, now or {})


def _kind(name: str, old: str, new: str) -> What:
    if (name in _ENDS and new and not old) or (name == "status" and new == "ended"):
        return "ended"
    return "corrected"


def _change(facts: tuple[Facts, Facts], what: What, table: str, key: str, name: str, row: Row, now: Row) -> Change:
    latest, known = now or row, facts[1] if now else facts[0]
    ids = _owners(table, latest)
    return Change(
        what, table, key, ids, name,
        row.get(name, "") if name else _label(row),
        now.get(name, "") if name else _label(now),
        facts[0].addresses(table, row, name), facts[1].addresses(table, now, name),
        latest.get("name_en") or known.names(ids, "en"), latest.get("name_vi") or known.names(ids, "vi"),
        tuple(filter(None, (latest.get("country"),))) or known.countries(ids),
        tuple(filter(None, (latest.get("themes") or "").split(";"))) or known.themes(ids),
    )  # fmt: skip


def _fact_change(facts: tuple[Facts, Facts], what: What, id_: str, name: str, old: str, new: str) -> Change:
    before, after = facts
    return Change(
        what, "evidence", f"{id_} {name}", (id_,), name, old, new,
        before.cited(id_, name), after.cited(id_, name), after.names((id_,), "en"), after.names((id_,), "vi"),
        after.countries((id_,)), after.themes((id_,)),
    )  # fmt: skip


def _owners(table: str, row: Row) -> tuple[str, ...]:
    if table == "organizations":
        return (row.get("id") or "",)
    listed = (row.get("organization_ids") or "").split(";")
    return tuple(filter(None, (*(row.get(name) or "" for name in _OWNERS), *listed)))


def _label(row: Row) -> str:
    return row.get("name_en") or row.get("name") or " ".join(filter(None, list(row.values())[:3]))


def _cross(pairs: Iterator[tuple[str, What]]) -> dict[str, dict[What, int]]:
    table: dict[str, dict[What, int]] = {}
    for (row, column), n in sorted(Counter(pairs).items()):
        table.setdefault(row, {})[column] = n
    return table
