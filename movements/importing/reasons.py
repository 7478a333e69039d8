"""Reasons of questions and rejects, as a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from movements.importing.candidates import Candidate
from movements.language import Language, translator
from movements.problems import Problem


def say_reasons(problems: list[Problem], language: Language) -> str:
    """Every reason once, in a row."""
    return " | ".join(dict.fromkeys(say_reason(problem, language) for problem in problems))


def say_reason(problem: Problem, language: Language) -> str:
    """A reason with its column, without file and line."""
    reason = translator(language)(problem.message, **dict(problem.fields))
    return reason if problem.column in ("-", "name") else f"{problem.column}: {reason}"


def count_reasons(candidates: Iterable[Candidate], language: Language) -> dict[str, int]:
    """How many rows each kind of reason was given to, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], Problem] = {}
    for candidate in candidates:
        problems = {(p.column, p.message): p for p in candidate.rejections or candidate.questions}
        names |= problems
        counts.update(problems.keys())
    said: Counter[str] = Counter()
    for kind, n in counts.items():
        # Rows differ in their values; the kind of reason is the same.
        said[
            say_reason(replace(names[kind], fields=tuple((name, "…") for name, _ in names[kind].fields)), language)
        ] += n
    return dict(said.most_common())
