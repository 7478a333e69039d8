"""Bring the figures that the guide quotes up to the shipped dataset: `python docs/fill_figures.py` from the root."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from movements.dataset import SHIPPED, load_dataset  # noqa: E402
from movements.figures import fill, guide_figures  # noqa: E402
from movements.language import LANGUAGES  # noqa: E402


def main() -> None:
    """Write each language's guide anew where a figure of it has changed."""
    dataset = load_dataset(SHIPPED)
    for language in LANGUAGES:
        path = ROOT / "docs" / "guide" / f"{language}.md"
        text = path.read_text("utf-8")
        filled = fill(text, guide_figures(dataset, language), keep=True)
        if filled != text:
            path.write_text(filled, "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
