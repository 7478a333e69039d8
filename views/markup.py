"""HTML of the app's own content; every value goes in escaped, so hostile text stays text."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from movements.records import Source
from views.page import Page


def joined(parts: Iterable[Markup | str], between: str = "") -> Markup:
    """Join parts; plain strings among them are escaped."""
    return Markup(between).join(parts)


def link(url: str, text: str) -> Markup:
    """A link out of the app, to a page that the dataset's check has found to be http or https."""
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, text)


def cite(page: Page, source: Source) -> Markup:
    """A source as a reader cites it: title, publisher, date, when a copy was read."""
    published = f", {page.date(source.published)}" if source.published else ""
    read = page.t("read {date} ({copy})", date=page.date(source.accessed), copy=page.label("copies", source.copy))
    return Markup('{} <span class="m-quiet">{}{} · {}</span>').format(
        link(source.url, source.title), source.publisher, published, read
    )


def tag(text: str, kind: str = "") -> Markup:
    """A small label."""
    return Markup('<span class="m-tag {}">{}</span>').format(kind, text)


def title(text: str) -> Markup:
    """The heading of a page."""
    return Markup("<div class='m-page'><h1>{}</h1></div>").format(text)


def section(title: str, body: Markup | str) -> Markup:
    """A titled part of a panel; nothing when the body is empty."""
    return Markup("<section><h4>{}</h4>{}</section>").format(title, body) if body else Markup()


def items(rows: Iterable[Markup | str]) -> Markup:
    """A list; nothing when it is empty."""
    body = joined(Markup("<li>{}</li>").format(row) for row in rows)
    return Markup("<ul>{}</ul>").format(body) if body else Markup()
