"""What is imported only when it is used."""

import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest

from tests.browser import ROOT
from views.deferral import defer_import


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An importable package that says when it is imported."""
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "__init__.py").write_text("import time\ntime.sleep(0.05)\nTABLE = object()\n")
    (tmp_path / "slow" / "inner.py").write_text("VALUE = 3\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "slow"
    for name in ("slow", "slow.inner"):
        sys.modules.pop(name, None)


def test_a_deferred_module_is_imported_when_something_in_it_is_asked_for(package):
    defer_import(package)
    deferred = import_module(package)
    assert "TABLE" not in vars(deferred)
    table = deferred.TABLE
    assert sys.modules[package] is not deferred
    assert import_module(package).TABLE is table is deferred.TABLE


def test_to_look_for_its_file_is_not_to_use_it(package):
    defer_import(package)
    assert str(import_module(package).__file__).endswith("__init__.py")
    assert "TABLE" not in vars(sys.modules[package])


def test_a_part_of_a_deferred_module_can_be_imported(package):
    defer_import(package)
    assert import_module(f"{package}.inner").VALUE == 3


def test_many_at_once_get_one_whole_module(package):
    defer_import(package)
    deferred = import_module(package)
    with ThreadPoolExecutor(8) as pool:
        tables = list(pool.map(lambda _: deferred.TABLE, range(8)))
    assert all(table is tables[0] for table in tables)


def test_what_is_imported_stays_and_what_is_not_installed_is_still_missing(package):
    real = import_module(package)
    defer_import(package)
    assert import_module(package) is real
    defer_import("no_such_package")
    with pytest.raises(ModuleNotFoundError):
        import_module("no_such_package")


def test_the_first_map_is_shown_without_pandas_and_a_table_with_it():
    run_app("pass")  # To prepare a dataset takes pandas.
    said = run_app("print('pandas.core' in sys.modules); app.session_state['table-open'] = True; app.run()")
    assert said == ["False", "True", "no exception"]


def run_app(then: str) -> list[str]:
    script = f"""
        import sys
        from streamlit.testing.v1 import AppTest
        app = AppTest.from_file("{ROOT / "app.py"}", default_timeout=120).run()
        {then}
        print('pandas.core' in sys.modules)
        print(app.exception or 'no exception')
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    return done.stdout.split("\n")[:-1]
