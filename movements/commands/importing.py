"""import: a proposal from a file; nothing enters the dataset."""

import argparse
import sys
from pathlib import Path

from movements.dataset import load_dataset
from movements.importing.headers import TABLE, read_settings
from movements.importing.importer import Options, propose
from movements.importing.proposal import proposals_folder, summarize
from movements.importing.subjects import all_columns
from movements.language import translator

HELP = "đọc một tệp thành đề xuất để duyệt · read a file (CSV, XLSX, JSON, Parquet) into a proposal"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command's own flags."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="thư mục đề xuất · where the proposal goes")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="COLUMN=VALUE",
        help="điều đúng cho mọi dòng để trống cột ấy · what holds for every row that leaves a column blank, "
        "as in --set kind=friendship_society --set source_url=https://…; --set table=presence names what the rows are",
    )
    parser.add_argument(
        "--summaries",
        action="store_true",
        help="viết tóm tắt từ dữ kiện của dòng · write missing summaries from a row's own facts",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write a proposal folder and print its summary."""
    dataset = load_dataset(arguments.data)
    given = read_settings(arguments.set, frozenset({TABLE, *all_columns(dataset.descriptor)}))
    folder = arguments.out or _new_folder(arguments.file.stem)
    statement = propose(arguments.file, folder, dataset, Options(arguments.lang, given, arguments.summaries))
    print(summarize(statement))
    say = translator(arguments.lang)
    print(
        say("Proposal written to {folder} in {seconds} s.", folder=folder, seconds=statement.seconds), file=sys.stderr
    )
    return 0


def _new_folder(stem: str) -> Path:
    folder, number = proposals_folder() / f"{stem}-proposal", 1
    while folder.exists():
        number += 1
        folder = folder.with_name(f"{stem}-proposal-{number}")
    return folder
