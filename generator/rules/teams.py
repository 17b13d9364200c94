"""Teams: every role in use belongs to exactly one."""

from collections.abc import Iterator

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.organisation import OrganisationFile, TeamsFile
from generator.schema.text import RoleRef


@problem("role-without-team")
def roles_without_team(index: DataIndex) -> Iterator[Finding]:
    """A role that the catalogue uses, or that decides in an incident, belongs to no team, so nobody would do its work.

    Add the role to a team in `organisation/teams.yaml`.
    """
    if not any(file.kind and file.kind.model is TeamsFile and file.document.is_read for file in index.all):
        return
    owned = {
        role for file in index.all if file.kind and file.kind.model is TeamsFile for role in file.once(named_roles)
    }
    used = {role for file in index.all if _uses_roles(file) for role in file.once(named_roles)}
    for name, place in DataIndex(index.in_folder("", "")).ids.get(("role", ""), {}).items():
        if place.mapping.get("everyone") != "true" and name not in owned and name in used:
            hint = "Add it to the `roles` of a team in `organisation/teams.yaml`."
            yield place.finding("role-without-team", f"no team has the role `{name}`", hint)


def _uses_roles(file: DataFile) -> bool:
    return file.folder[0] == "providers" or bool(file.kind and file.kind.model is OrganisationFile)


@problem("role-with-two-teams")
def roles_with_two_teams(index: DataIndex) -> Iterator[Finding]:
    """A role belongs to more than one team, so each could leave its work to the other.

    Leave it with one team, or split the role in two.
    """
    first: dict[str, DataPlace] = {}
    for file, value in index.values:
        if _gives_role(file.kind and file.kind.model, value.kinds):
            place = DataPlace(file, value.path)
            if value.text in first:
                message = f"the role `{value.text}` already has a team, on line {first[value.text].position.line}"
                yield place.finding("role-with-two-teams", message, "Leave it with one team.")
            first.setdefault(value.text, place)


def _gives_role(model: object, kinds: tuple[type, ...]) -> bool:
    return model is TeamsFile and RoleRef in kinds


def named_roles(file: DataFile) -> list[str]:
    """The roles that a file names."""
    return sorted({value.text for value in file.values if RoleRef in value.kinds})
