"""A timeline as a list: foundings, ends and events."""

from __future__ import annotations

from markupsafe import Markup

from movements.profile import Moment
from views.links import event_link, organization_link
from views.markup import joined
from views.page import Page


def timeline(page: Page, moments: list[Moment]) -> Markup:
    """Moments one under another, as a list."""
    return Markup("<ol class='m-timeline'>{}</ol>").format(joined(_moment(page, moment) for moment in moments))


def _moment(page: Page, moment: Moment) -> Markup:
    line = Markup("<li><time>{}</time> {}</li>")
    if moment.event:
        return line.format(page.date(moment.date), event_link(page, moment.event))
    if moment.organization is None:
        return Markup()
    said = page.t("ended") if moment.ended else page.t("founded")
    return line.format(
        page.date(moment.date), Markup("{} – {}").format(organization_link(page, moment.organization.id), said)
    )
