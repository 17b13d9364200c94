"""The menu beside a page: of many providers it lists the one that you are at, so that it does not grow with them."""

from copy import copy

from mkdocs.structure.nav import Navigation, Section

MOST_GROUPS = 12
"""How many groups a part of the menu lists; where there are more, the page that lists them all is one click away."""


def menu_beside(nav: Navigation) -> Navigation:
    """What the theme shows of the navigation beside the page that is being made."""
    menu = Navigation([_shortened(item) if isinstance(item, Section) else item for item in nav.items], nav.pages)
    menu.homepage = nav.homepage
    return menu


def _shortened(section: Section) -> Section:
    if sum(isinstance(child, Section) for child in section.children) <= MOST_GROUPS:
        return section
    short = copy(section)
    shown = [child for child in section.children if not isinstance(child, Section) or child.active]
    short.children = shown or section.children[:1]
    return short
