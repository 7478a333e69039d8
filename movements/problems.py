"""A fault in a dataset, with its address: file, line, column and reason."""

from dataclasses import dataclass, field

from movements.language import Language, translator


@dataclass(frozen=True)
class Problem:
    """One fault. `line` counts from 1 as an editor does; 0 means the whole file."""

    file: str
    line: int
    column: str
    message: str
    fields: tuple[tuple[str, object], ...] = field(default=())

    def text(self, language: Language) -> str:
        """Write the fault as `file:line: column: message`."""
        reason = translator(language)(self.message, **dict(self.fields))
        return f"{self.file}:{self.line}: {self.column}: {reason}"


def fault(file: str, line: int, column: str, message: str, /, **fields: object) -> Problem:
    """Make a Problem; `message` is a catalog message with {fields}."""
    # A control character shown raw would move a reader's cursor; repr shows it as text.
    shown = {name: value if isinstance(value, int) else repr(value)[1:-1] for name, value in fields.items()}
    return Problem(file, line, column, message, tuple(shown.items()))


class DatasetError(Exception):
    """A dataset that cannot be loaded; `problems` holds every fault found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.text("en") for problem in problems))
