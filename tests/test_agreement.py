"""What the model says and what the built pages show are the same."""

import re

import pytest

from generator.schema.record import Gate
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("agreement")


def anchors(html: str) -> list[str]:
    return re.findall(r'<h3 id="([^"]+)"', html)


def test_checklists_show_every_item_once_and_in_order(site: BuiltSite) -> None:
    for name, provider in site.project.providers.items():
        items = [item.id for group in provider.checklists.groups for item in group.items]
        shown = [each for each in anchors(site.html(f"providers/{name}/checklist")) if each in set(items)]
        assert shown == items


def test_environments_show_every_value(site: BuiltSite) -> None:
    for name, provider in site.project.providers.items():
        text = site.text(f"providers/{name}/environments")
        values = [value for setting in provider.environments.settings for value in setting.values.values()]
        assert [value for value in values if value not in text] == []


def test_limits_show_every_number(site: BuiltSite) -> None:
    for name, provider in site.project.providers.items():
        text = site.text(f"providers/{name}/environments")
        assert [
            value for limit in provider.environments.limits for value in limit.values.values() if value not in text
        ] == []


def test_support_pages_and_the_list_of_contacts_show_the_same_contacts(site: BuiltSite) -> None:
    everywhere = site.html("contacts")
    for name, provider in site.project.providers.items():
        contacts = [contact.id for contact in provider.support.contacts]
        shown = anchors(site.html(f"providers/{name}/support"))
        assert [each for each in shown if each in contacts] == contacts
        assert [each for each in contacts if f'id="{name}-{each}"' not in everywhere] == []


def test_team_pages_together_show_every_item(site: BuiltSite) -> None:
    shown = {anchor for team in site.project.teams for anchor in anchors(site.html(f"teams/{team}"))}
    items = {
        f"{name}-{item.id}"
        for name, provider in site.project.providers.items()
        for group in provider.checklists.groups
        for item in group.items
    }
    assert items <= shown


@pytest.mark.parametrize("gate", list(Gate))
def test_an_item_stands_under_its_gate_on_team_pages(site: BuiltSite, gate: Gate) -> None:
    for team in site.project.teams:
        html = site.html(f"teams/{team}")
        section = re.search(rf'<h2 id="{gate.value}">(.*?)(?=<h2|</article>)', html, re.DOTALL)
        for anchor in anchors(section[1]) if section else []:
            assert anchor in _ids_with_gate(site, gate)


def _ids_with_gate(site: BuiltSite, gate: Gate) -> set[str]:
    return {
        f"{name}-{item.id}"
        for name, provider in site.project.providers.items()
        for group in provider.checklists.groups
        for item in group.items
        if group.gate_of(item).gate is gate
    }


def test_gaps_are_shown_with_what_to_do(site: BuiltSite) -> None:
    for name, provider in site.project.providers.items():
        html = site.html(f"providers/{name}/rollback")
        assert [gap.id for gap in provider.rollback.gaps if f'id="{gap.id}"' not in html] == []


def test_every_statement_has_a_place_on_the_sources_page(site: BuiltSite) -> None:
    for name, provider in site.project.providers.items():
        parts = (html for path, html in site.pages.items() if path.startswith(f"providers/{name}/sources/"))
        html = "".join(parts)
        assert [each.id for each in provider.statements.statements if f'id="{each.id.lower()}"' not in html] == []
