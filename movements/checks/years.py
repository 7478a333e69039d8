"""Years and dates that can be true together."""

from collections.abc import Iterator
from datetime import date

from movements.language import msg
from movements.problems import Problem, fault
from movements.tables import Rows


def check_lives(tables: dict[str, Rows]) -> Iterator[Problem]:
    """An organization is founded in the past and ends after it began; an ended one says so."""
    rows, this_year = tables["organizations"], date.today().year
    for line, row in rows.by_line():
        founded, ended = row["founded"], row["ended"]
        for column in ("founded", "ended"):
            if row[column] and row[column] > this_year:
                yield fault(rows.table.path, line, column, "{year} is in the future.", year=row[column])
        if founded and ended and ended < founded:
            message = msg("Ended in {ended}, before it was founded in {founded}.")
            yield fault(rows.table.path, line, "ended", message, ended=ended, founded=founded)
        if ended and row["status"] not in (None, "ended"):
            message = msg("Ended in {ended}, but its status is “{status}”.")
            yield fault(rows.table.path, line, "status", message, ended=ended, status=row["status"])


def check_presences(tables: dict[str, Rows]) -> Iterator[Problem]:
    """A presence or relation lies within the life of its organizations."""
    lives = {row["id"]: (row["founded"], row["ended"]) for _, row in tables["organizations"].by_line()}
    for name, ends in (("presence", ("organization_id",)), ("relations", ("from_id", "to_id"))):
        rows = tables[name]
        for line, row in rows.by_line():
            since, until = row["since"], row["until"]
            if since and until and until < since:
                yield fault(
                    rows.table.path, line, "until", "Ends in {until}, before {since}.", until=until, since=since
                )
            for id_ in (row[column] for column in ends):
                founded, ended = lives.get(id_, (None, None))
                if since and founded and since < founded:
                    message = msg("Since {since}, before “{id}” was founded in {founded}.")
                    yield fault(rows.table.path, line, "since", message, since=since, id=id_, founded=founded)
                if until and ended and until > ended:
                    message = msg("Until {until}, after “{id}” ended in {ended}.")
                    yield fault(rows.table.path, line, "until", message, until=until, id=id_, ended=ended)


def check_dates(tables: dict[str, Rows]) -> Iterator[Problem]:
    """Pages are read today at the latest and after they were published; events end after they start."""
    today = date.today()
    for name, column in (
        ("sources", "accessed"),
        ("evidence", "verified_on"),
        ("audit", "date"),
        ("research_log", "date"),
    ):
        rows = tables[name]
        for line, row in rows.by_line():
            if row[column] and row[column] > today:
                yield fault(rows.table.path, line, column, "{date} is in the future.", date=str(row[column]))
    sources = tables["sources"]
    for line, row in sources.by_line():
        if row["published"] and row["accessed"] and row["published"] > str(row["accessed"])[: len(row["published"])]:
            message = msg("Published {published}, after it was read on {accessed}.")
            fields = {"published": row["published"], "accessed": str(row["accessed"])}
            yield fault(sources.table.path, line, "published", message, **fields)
    events = tables["events"]
    for line, row in events.by_line():
        for column in ("start", "end"):
            if row[column] and not is_date(row[column]):
                yield fault(events.table.path, line, column, "“{date}” is not a day of the calendar.", date=row[column])
        if row["start"] and row["end"] and row["end"] < row["start"][: len(row["end"])]:
            message = msg("Ends {end}, before it starts {start}.")
            yield fault(events.table.path, line, "end", message, end=row["end"], start=row["start"])


def is_date(text: str) -> bool:
    """Whether YYYY, YYYY-MM or YYYY-MM-DD names a real day, month or year."""
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
