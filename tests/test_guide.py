"""The guide says what there is, in both languages."""

import re
import shlex
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from movements.dataset import load_dataset
from movements.figures import asked_for, fill, guide_figures
from movements.language import LANGUAGES, translator
from movements.statistics import measure
from views.help import GUIDE, PICTURES, read_guide

ROOT = Path(__file__).parent.parent
TEXTS = {language: (GUIDE / f"{language}.md").read_text("utf-8") for language in LANGUAGES}
CHAPTERS = ["tour", "methodology", "limitations", "worldviews", "adding", "installing", "briefing", "citing"]
COMMAND = re.compile(r"python -m (movements|briefings) (.+)$", re.MULTILINE)


def commands(language: str) -> list[tuple[str, str]]:
    blocks = re.findall(r"```(?:sh|bat)\n(.*?)```", TEXTS[language], re.DOTALL)
    return [found for block in blocks for found in COMMAND.findall(block)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapters_are_these_in_this_order(language, shipped):
    assert [chapter.key for chapter in read_guide(language, shipped).chapters] == CHAPTERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_lacks_its_name(language):
    assert len(re.findall(r"^## ", TEXTS[language], re.MULTILINE)) == len(CHAPTERS)


def test_both_languages_have_the_same_sections_commands_tables_figures_and_pictures(shipped):
    vi, en = (
        [[len(re.findall(mark, c.body, re.MULTILINE)) for mark in ("^### ", "^```", r"^\|")] for c in guide.chapters]
        for guide in (read_guide(language, shipped) for language in ("vi", "en"))
    )
    assert asked_for(TEXTS["vi"]) == asked_for(TEXTS["en"])
    assert vi == en
    assert commands("vi") == commands("en")
    assert pictures("vi") == pictures("en")


def pictures(language: str) -> list[str]:
    return re.findall(rf"\]\(\.\./pictures/([a-z]+)-{language}\.png\)", TEXTS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_guide_exists_with_its_flags(language):
    assert len(commands(language)) > 12
    for package, line in commands(language):
        parser = import_module(f"{package}.__main__")._parser()
        assert parser.parse_args(shlex.split(line)).run


@pytest.mark.parametrize("package", ["movements", "briefings"])
def test_the_guide_tells_of_every_command(package):
    parser = import_module(f"{package}.__main__")._parser()
    names = {name for action in parser._actions if hasattr(action, "choices") for name in action.choices or ()}
    told = {shlex.split(line)[0] for known, line in commands("en") if known == package}
    assert names - told == set()


def test_every_picture_exists_is_referred_to_and_is_not_too_large():
    files = {path.name: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert set(files) == {f"{name}-{language}.png" for language in LANGUAGES for name in pictures(language)}
    assert len(files) <= 26
    assert {name: size for name, size in files.items() if size > 250_000} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_app_is_in_the_guide_under_its_title(language):
    pages = re.findall(r'\("(\w+)", msg\("(.+?)"\)\)', (ROOT / "app.py").read_text("utf-8"))
    say = translator(language)
    assert len(pages) > 10
    rows = [f"| {say(title)} | `/{path}` |" for path, title in pages]
    assert [row for row in rows if row not in TEXTS[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_in_the_files_are_those_of_the_data(language, shipped):
    figures = guide_figures(shipped, language)
    assert asked_for(TEXTS[language]) == set(figures)
    assert fill(TEXTS[language], figures, keep=True) == TEXTS[language], "run: python docs/fill_figures.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fills_in_the_figures_of_its_own_data(language, copy):
    copy.write("audit.csv", [copy.rows("audit.csv")[0] | {"batch": "utopia", "facts_checked": "200", "wrong": "5"}])
    limits = "\n".join(chapter.body for chapter in read_guide(language, load_dataset(copy.folder)).chapters)
    rate = "2,5%" if language == "vi" else "2.5%"
    assert f"| `utopia` | 200 | 5 | {rate} |" in limits
    assert f"| **200** | **5** | **{rate}** |" in limits
    assert "<!--" not in limits


def test_what_the_guide_says_of_the_coverage_in_words_holds(shipped):
    seats = Counter(shipped.tables["organizations"]["hq_country"].to_pylist())
    del seats[None]
    regions = measure(shipped).by_region
    assert {iso for iso, _ in seats.most_common(2)} == {"USA", "VNM"}
    assert min(regions["europe"], regions["asia"]) > max(regions["africa"], regions["oceania"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_in_the_guide(language):
    folders = ("movements", "maps", "briefings", "views")
    sources = [path.read_text("utf-8") for folder in folders for path in (ROOT / folder).rglob("*.py")]
    settings = {name for source in sources for name in re.findall(r'"(MOVEMENTS_[A-Z]+)"', source)}
    assert [name for name in sorted(settings) if f"`{name}`" not in TEXTS[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_organization_written_by_hand_passes_the_check(language, copy):
    from movements.tidying import tidy
    from movements.validation import validate

    block = re.search(r"```text\n(.*?)```", TEXTS[language], re.DOTALL)
    assert block
    for line in block[1].splitlines():
        name, row = line.split(maxsplit=1)
        with (copy.folder / name).open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    tidy(copy.folder)
    assert [problem.text("en") for problem in validate(copy.folder)] == []
