"""The query's command-line flags, the same words as the address parameters."""

import argparse
from pathlib import Path

from movements.dataset import Dataset, default_folder, load_dataset
from movements.language import LANGUAGES, default_language
from movements.places import find_country
from movements.query import PARAMETERS, Query, QueryError

_HELP = {
    "region": "vùng, tiểu vùng, ban hoặc khối · region, subregion, desk or bloc (africa, asean, desk-europe …)",
    "country": "nước · country: CUB, CU, Cuba",
    "by": "nơi chốn là trụ sở (hq) hay mọi hiện diện (presence) · whether a place means the seat or any presence",
    "theme": "lĩnh vực · theme",
    "kind": "loại hình · kind",
    "scope": "phạm vi · scope",
    "status": "tình trạng · status",
    "founded": "năm thành lập FROM:TO · founding years, either may be left out",
    "active-in": "hoạt động trong năm · active in a year",
    "vietnam": "quan hệ với Việt Nam · tie with Viet Nam",
    "organization": "mã tổ chức · organization id",
    "text": "chữ cần tìm, không cần dấu · words to find, marks not needed",
}


def add_dataset(parser: argparse.ArgumentParser) -> None:
    """Add --data and --lang to a command."""
    parser.add_argument(
        "--data", type=Path, default=default_folder(), metavar="DIR", help="bộ dữ liệu · dataset folder"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=default_language(), help="ngôn ngữ · language")


def add_query(parser: argparse.ArgumentParser) -> None:
    """Add the query's flags to a command; each may be repeated."""
    for parameter in PARAMETERS:
        parser.add_argument(
            f"--{parameter}", action="append", default=[], metavar=parameter.upper(), help=_HELP[parameter]
        )
    parser.add_argument("--worldview", default=None, metavar="ID", help="quan điểm biên giới · boundary worldview")


def read_query(arguments: argparse.Namespace) -> tuple[Dataset, Query]:
    """Load the dataset and read the query; DatasetError or QueryError when either cannot be read."""
    dataset = load_dataset(arguments.data)
    parameters = {name: getattr(arguments, name.replace("-", "_")) for name in PARAMETERS}
    parameters["country"] = [_country(dataset, text) for text in parameters["country"]]
    return dataset, Query.parse(parameters)


def _country(dataset: Dataset, text: str) -> str:
    # “MY” typed as a code is Malaysia; as a name without its marks it could be Mỹ.
    by_code = {code: c.iso_a3 for c in dataset.countries.values() for code in (c.iso_a3, c.iso_a2)}
    if text in by_code:
        return by_code[text]
    if country := find_country(dataset, text):
        return country.iso_a3
    raise QueryError("No country is called “{text}”.", text=text)


def data_folder(argv: list[str]) -> Path:
    """The dataset folder that a command line without other words names: --data DIR, or the default."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--data", type=Path, default=default_folder())
    return parser.parse_known_args(argv)[0].data
