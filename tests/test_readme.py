"""The README says what there is, and what it says is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands_of(package: str) -> set[str]:
    from importlib import import_module

    parser = import_module(f"{package}.__main__")._parser()
    return {name for action in parser._actions if hasattr(action, "choices") for name in action.choices or ()}


@pytest.mark.parametrize("package", ["movements", "briefings"])
def test_every_command_is_in_the_readme(package):
    assert [name for name in sorted(commands_of(package)) if f"python -m {package} {name}" not in README] == []


def test_every_query_parameter_is_in_the_readme():
    from movements.query import PARAMETERS

    assert [name for name in PARAMETERS if f"--{name}" not in README] == []


def test_ci_runs_what_the_test_section_says():
    section = re.search(r"## Kiểm thử · Test\n\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert section
    assert section[1] in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_link_and_picture_of_the_readme_exists():
    targets = re.findall(r"\]\((?!http)([^)#]+)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_folder_of_the_layout_exists():
    places = re.findall(r"^\| `([a-z.]+/?)` \|", README, re.MULTILINE)
    assert len(places) > 7
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_table_and_column_is_in_the_data_dictionary():
    from movements.dataset import SHIPPED
    from movements.descriptor import read_descriptor

    dictionary = (SHIPPED / "README.md").read_text("utf-8")
    for table in read_descriptor(SHIPPED).tables:
        assert Path(table.path).name in dictionary or "codes/*.csv" in dictionary
        if table.path.count("/") == 0:
            assert [c.name for c in table.columns if f"`{c.name}`" not in dictionary] == []
