"""Names that stand for one body only: the same name twice, or one so near that it may be the same."""

from collections.abc import Iterator

from movements.folding import fold
from movements.language import msg
from movements.problems import Problem, fault
from movements.tables import Rows

# Words that say nothing about which body is meant.
_FILLERS = frozenset("a an and da das de del der des die do du e et for fur in la las le les los of the und y".split())  # noqa: SIM905

# Shorter words are too often place names a letter apart, as Binh Dinh and Binh Duong nearly are.
SHORTEST = 5


def check_duplicates(tables: dict[str, Rows]) -> Iterator[Problem]:
    """No two organizations share a name, in either language, nor nearly so within a country and kind."""
    yield from _find_same(tables)
    yield from _find_near(tables)


def _find_same(tables: dict[str, Rows]) -> Iterator[Problem]:
    rows, related = tables["organizations"], _related(tables)
    # Folded, Vietnamese has words of its own that look like fillers: the “Ấn Độ” of India is “an do”.
    for column, compared in (("name_en", comparable), ("name_vi", fold)):
        first: dict[str, tuple[int, str]] = {}
        for line, row in rows.by_line():
            key = compared(row[column] or "")
            if not key:
                continue
            at, id_ = first.setdefault(key, (line, row["id"]))
            if at != line and frozenset((id_, row["id"])) not in related:
                message = msg("“{name}” is the name of “{id}” too (line {line}).")
                yield fault(rows.table.path, line, column, message, name=row[column], id=id_, line=at)


def _find_near(tables: dict[str, Rows]) -> Iterator[Problem]:
    rows, related, country_words = tables["organizations"], _related(tables), _country_words(tables)
    groups: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for line, row in rows.by_line():
        if row["name_en"]:
            group = groups.setdefault((row["hq_country"], row["kind"]), [])
            name = comparable(row["name_en"])
            for at, id_, other in group:
                if frozenset((id_, row["id"])) not in related and differ_by_a_slip(name, other, country_words):
                    message = msg("“{name}” is nearly the name of “{id}” (line {line}).")
                    yield fault(rows.table.path, line, "name_en", message, name=row["name_en"], id=id_, line=at)
            group.append((line, row["id"], name))


def differ_by_a_slip(name: str, other: str, told_apart: set[str]) -> bool:
    """Whether two comparable names differ in one word, and there by a letter or two: a likely typing error."""
    from rapidfuzz.distance import DamerauLevenshtein

    words, others = name.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    # “Viet Nam – Austria” and “Viet Nam – Australia” are near and not the same.
    if len(differing) != 1 or told_apart & set(differing[0]):
        return False
    shorter = min(map(len, differing[0]))
    return shorter >= SHORTEST and DamerauLevenshtein.distance(*differing[0]) <= (1 if shorter < 2 * SHORTEST else 2)


def comparable(name: str) -> str:
    """A name for comparison: folded words without fillers, in their order, since X–Y is not Y–X."""
    return " ".join(word for word in fold(name).split() if word not in _FILLERS)


def _related(tables: dict[str, Rows]) -> set[frozenset[str]]:
    # A successor often keeps the name, as does a branch: the relation says they are two.
    return {
        frozenset((row["from_id"], row["to_id"]))
        for _, row in tables["relations"].by_line()
        if row["kind"] in ("successor_of", "part_of", "counterpart_of")
    }


def _country_words(tables: dict[str, Rows]) -> set[str]:
    names = tables["countries"].cells["name_en"] + tables["countries"].cells["name_vi"]
    return {word for name in names for word in fold(str(name)).split()}
