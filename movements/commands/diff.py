"""diff: what changed between two versions of the dataset."""

import argparse
import csv
import json
import sys

from movements.change_listing import HEADINGS, list_changes, title_of
from movements.changes import KINDS, Change, Comparison, What, compare
from movements.importing.subjects import BY_TABLE
from movements.language import Language, translator
from movements.versions import read_version

HELP = "điều đã thay đổi giữa hai phiên bản · what changed between two versions (folders, releases, git tags)"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command's own flags."""
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print every change from OLD to NEW."""
    versions = (read_version(text, arguments.data) for text in (arguments.old, arguments.new))
    comparison = compare(*versions)
    if arguments.format == "json":
        json.dump(comparison.as_dict(), sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif arguments.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        say = translator(arguments.lang)
        writer.writerow(say(heading) for heading in HEADINGS.values())
        writer.writerows(row.values() for row in list_changes(comparison.changes, arguments.lang))
    else:
        _print_text(comparison, arguments.lang)
    return 0


def _print_text(comparison: Comparison, language: Language) -> None:
    say = translator(language)
    print(say("Changes from {old} to {new}", old=_name(comparison, "old"), new=_name(comparison, "new")))
    print(*(f"  {say(title_of(what))}: {n}" for what, n in comparison.counts().items()), sep="\n")
    tallies: tuple[tuple[str, str, dict[str, dict[What, int]]], ...] = (
        (say("By country"), "countries", comparison.by_country()),
        (say("By theme"), "themes", comparison.by_theme()),
    )
    for title, table, tally in tallies:
        print(f"\n{title}")
        labels = comparison.old.labels(table, language) | comparison.new.labels(table, language)
        for code, counts in tally.items():
            print(
                f"  {labels.get(code) or code or say('not known')}: "
                + ", ".join(f"{say(title_of(what))} {n}" for what, n in counts.items())
            )
    for what in KINDS:
        changes = [change for change in comparison.changes if change.what == what]
        if changes:
            print(f"\n{say(title_of(what))}")
        for change in changes:
            _print_change(change, language)
    if comparison.other_files:
        print("\n" + say("Changed as a whole: {files}", files=", ".join(comparison.other_files)))


def _name(comparison: Comparison, side: str) -> str:
    version = comparison.old if side == "old" else comparison.new
    return version.label if version.label == version.number else f"{version.label} ({version.number})"


def _print_change(change: Change, language: Language) -> None:
    name = change.name_vi if language == "vi" else change.name_en
    title = translator(language)(BY_TABLE[change.table].title)
    print(f"  {title}: {change.key}" + ("" if name in change.key else f" · {name}"))
    if change.field:
        print(f"    {change.field}: {change.old or '–'} → {change.new or '–'}")
    # As in a patch: gone, come, and “=” for what stands behind the old as behind the new.
    for source in dict.fromkeys((*change.old_sources, *change.new_sources)):
        sign = "=" if source in change.old_sources and source in change.new_sources else None
        print(f"    {sign or ('-' if source in change.old_sources else '+')} {source}")
