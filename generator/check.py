"""Reads a data folder and finds every problem in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.findings import Finding
from generator.project import Entry, Integration, Project, Provider
from generator.rules import RULES
from generator.rules.entries import Entries
from generator.schema.access_request import AccessRequestFile
from generator.schema.check import validate
from generator.schema.checklists import ChecklistsFile
from generator.schema.cutover import CutoverFile
from generator.schema.environments import EnvironmentsFile
from generator.schema.files import kind_of
from generator.schema.integration import IntegrationFile, ProgressFile
from generator.schema.issues import IssuesFile
from generator.schema.maintenance import MaintenanceFile
from generator.schema.monitoring import MonitoringFile
from generator.schema.organisation import OrganisationFile, TeamsFile
from generator.schema.provider import ProviderFile
from generator.schema.record import Model
from generator.schema.rollback import RollbackFile
from generator.schema.shared import ControlsFile, RolesFile
from generator.schema.statements import StatementsFile
from generator.schema.support import SupportFile
from generator.source.document import Document
from generator.source.tree import read_tree


def check(root: Path) -> tuple[Project | None, list[Finding], list[Entry]]:
    """The project where there is no problem, else None; every finding by place; and the files that were read."""
    findings: list[Finding] = []
    entries: list[Entry] = []
    for document in read_tree(root):
        entry, found = _entry(document)
        entries.append(entry)
        findings += found
    looked_at = Entries(tuple(entries), str(root))
    for rule in RULES:
        findings += rule(looked_at)
    findings = sorted(set(findings))
    return (None if findings else assemble(root, tuple(entries))), findings, entries


def _entry(document: Document) -> tuple[Entry, list[Finding]]:
    kind = kind_of(document.name)
    findings = list(document.findings)
    if kind is None or not document.is_read:
        return Entry(document, kind), findings
    record, found = validate(document, kind.model)
    return Entry(document, kind, record), findings + found


M = TypeVar("M", bound=Model)


def assemble(root: Path, entries: tuple[Entry, ...]) -> Project:
    """The records of files that have no problem, put together."""
    records = {entry.document.name: entry.record for entry in entries}

    def get(name: str, model: type[M]) -> M:
        record = records[name]
        assert isinstance(record, model), name
        return record

    return Project(
        root=root.as_posix(),
        entries=entries,
        organisation=get("organisation/organisation.yaml", OrganisationFile),
        roles={role.id: role for role in get("roles.yaml", RolesFile).roles},
        controls={control.id: control for control in get("controls.yaml", ControlsFile).controls},
        teams={team.id: team for team in get("organisation/teams.yaml", TeamsFile).teams},
        providers={name: _provider(name, get) for name in _folders(entries, "providers")},
        integrations={name: _integration(name, get) for name in _folders(entries, "integrations")},
    )


def _folders(entries: tuple[Entry, ...], area: str) -> list[str]:
    return sorted({entry.folder[1] for entry in entries if entry.folder[0] == area})


def _provider(name: str, get: Callable[[str, type[M]], M]) -> Provider:
    where = f"providers/{name}/"
    return Provider(
        id=name,
        profile=get(where + "provider.yaml", ProviderFile),
        statements=get(where + "statements.yaml", StatementsFile),
        checklists=get(where + "checklists.yaml", ChecklistsFile),
        environments=get(where + "environments.yaml", EnvironmentsFile),
        access_request=get(where + "access-request.yaml", AccessRequestFile),
        cutover=get(where + "cutover.yaml", CutoverFile),
        monitoring=get(where + "monitoring.yaml", MonitoringFile),
        issues=get(where + "issues.yaml", IssuesFile),
        rollback=get(where + "rollback.yaml", RollbackFile),
        support=get(where + "support.yaml", SupportFile),
        maintenance=get(where + "maintenance.yaml", MaintenanceFile),
    )


def _integration(name: str, get: Callable[[str, type[M]], M]) -> Integration:
    where = f"integrations/{name}/"
    return Integration(
        id=name,
        profile=get(where + "integration.yaml", IntegrationFile),
        progress=get(where + "progress.yaml", ProgressFile),
    )
