"""No fact without evidence, and no source without a fact."""

from collections.abc import Iterator

from movements.language import msg
from movements.problems import Problem, fault
from movements.tables import Rows

# Properties that must be cited whenever they are given. Existence always is.
CITED = ("founded", "ended", "hq_country", "hq_city", "website", "vietnam_link")


def check_evidence(tables: dict[str, Rows]) -> Iterator[Problem]:
    """Every given fact cites a source, and evidence is not kept for a fact that is blank."""
    evidence, organizations = tables["evidence"], tables["organizations"]
    cited = set(zip(evidence.cells["organization_id"], evidence.cells["property"], strict=True))
    given = {}
    for line, row in organizations.by_line():
        facts = {"existence", *(name for name in CITED if row[name])}
        if row["status"] not in (None, "unknown"):
            facts.add("status")
        given[row["id"]] = facts
        for name in sorted(facts):
            if (row["id"], name) not in cited:
                column = "id" if name == "existence" else name
                message = msg("“{id}” gives “{property}” without evidence.")
                yield fault(organizations.table.path, line, column, message, id=row["id"], property=name)
    checked = {*CITED, "status"}
    for line, row in evidence.by_line():
        if row["property"] in checked and row["property"] not in given.get(row["organization_id"], checked):
            message = msg("Evidence for “{property}” of “{id}”, which is blank.")
            fields = {"property": row["property"], "id": row["organization_id"]}
            yield fault(evidence.table.path, line, "property", message, **fields)


def check_sources(tables: dict[str, Rows]) -> Iterator[Problem]:
    """Every source is cited by something."""
    used: set[object] = set()
    for cell in tables["events"].cells["source_ids"]:
        used |= set(cell or ())  # type: ignore[arg-type]
    for name in ("presence", "relations", "evidence"):
        used |= set(tables[name].cells["source_id"])
    sources = tables["sources"]
    for line, row in sources.by_line():
        if row["id"] and row["id"] not in used:
            yield fault(sources.table.path, line, "id", "No fact cites the source “{id}”.", id=row["id"])
