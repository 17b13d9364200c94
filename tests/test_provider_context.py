"""What the pages of a provider say around its records: who does it, and where in the guide it stands."""

from msgspec.structs import replace

from generator.pages.provider_context import ProviderContext
from generator.pages.view_models import Citation
from generator.schema.record import Roles
from tests.conftest import MINIMAL
from tests.reading import project_in


def test_a_team_with_a_stated_and_an_assigned_role_is_named_once() -> None:
    project = project_in(MINIMAL)
    builders = project.teams["builders"].model_copy(update={"roles": ("engineering", "on-call")})
    project = replace(project, teams={"builders": builders}, integrations={})
    guide = ProviderContext(project, project.providers["acme-pay"])
    owners = guide.owners(Roles.model_validate({"stated": ("engineering",), "assigned": ("on-call",)}))
    assert [(owner.team and owner.team.text, owner.is_stated) for owner in owners] == [("Builders", True)]
    assert owners[0].role == f"{project.roles['engineering'].name}, {project.roles['on-call'].name}"


def test_the_guide_is_named_once_where_its_sections_begin_with_its_title() -> None:
    sections = ("Going live › Rollback", "Going live › Support")
    assert Citation("Going live", sections, ()).full == "Going live: Rollback; Support"
    assert Citation("Going live", ("Going live",), ()).full == "Going live"
    assert Citation("Going live", ("Rollback",), ()).full == "Going live: Rollback"
