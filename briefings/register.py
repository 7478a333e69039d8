"""The register of citations on one machine: long queries by number, and which organizations a dataset version selected.

It lies in the cache folder, outside the repository, and is safe to delete: short codes do not need it, and
every file also carries its query in full.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from movements.cache import cache_folder
from movements.query import Query, QueryError
from movements.selection import Selection


def _folder() -> Path:
    folder = cache_folder() / "citations"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def remember_query(query: Query, title: str) -> int:
    """Keep a query and a title; returns the number (30 bits) that stands for them everywhere."""
    text = json.dumps({"query": query.format(), "title": title}, ensure_ascii=False, sort_keys=True)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) >> 2
    # On a read-only machine the file is still made; its code is then known only where it was made before.
    with contextlib.suppress(OSError):
        (_folder() / f"query-{number:08x}.json").write_text(text, "utf-8")
    return number


def recall_query(number: int, code: str) -> tuple[Query, str]:
    """The query and the title of a number; QueryError when they were never kept on this machine."""
    path = _folder() / f"query-{number:08x}.json"
    if not path.exists():
        raise QueryError(
            "The code “{code}” stands for a long query that was made on another machine; "
            "make the file again from the query printed in it.",
            code=code,
        )
    record = json.loads(path.read_text("utf-8"))
    return Query.parse(record["query"]), record["title"]


def remember_rows(selection: Selection) -> None:
    """Keep a hash of every organization of a dataset version, once, to tell later what changed."""
    path = _folder_path(selection.dataset.fingerprint)
    if path is None or path.exists():
        return
    with contextlib.suppress(OSError):
        path.write_text(json.dumps(_hashes(selection)), "utf-8")


def compare_rows(selection: Selection, fingerprint: str) -> tuple[list[str], list[str]] | None:
    """Ids selected now that a version did not have, and those changed since; None when it was never seen here."""
    path = next(_folder().glob(f"rows-{fingerprint}*.json"), None)
    if path is None:
        return None
    before, now = json.loads(path.read_text("utf-8")), _hashes(selection)
    ids = selection.ids
    return [i for i in ids if i not in before], [i for i in ids if i in before and before[i] != now[i]]


def _folder_path(fingerprint: str) -> Path | None:
    with contextlib.suppress(OSError):
        return _folder() / f"rows-{fingerprint[:12]}.json"
    return None


def _hashes(selection: Selection) -> dict[str, str]:
    rows = selection.dataset.tables["organizations"].to_pylist()
    return {row["id"]: hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()[:10] for row in rows}
