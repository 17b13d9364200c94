"""Reads a data folder and finds every problem in it."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.catalogue import read_sources
from generator.data_file import DataFile
from generator.findings import Finding, visible
from generator.last_check import next_check, remember
from generator.project import Integration, Project, Provider, WhenAsked, key_prefixes, provider_named
from generator.rules import WHOLE_RULES
from generator.rules.data_index import DataIndex
from generator.rules.groups import groups
from generator.schema.integration import IntegrationFile
from generator.schema.organisation import OrganisationFile, TeamsFile
from generator.schema.progress import ProgressFile
from generator.schema.record import Model
from generator.schema.shared import ControlsFile, RolesFile
from generator.schema.statements import StatementsFile
from generator.schema.subjects import SUBJECTS, empty_subject
from generator.secrets.detectors import STANDARD, Detectors
from generator.source.sent_copies import sent_copies


class CheckedData(Struct, frozen=True):
    """A data folder that was read: its project, or what is wrong with it."""

    project: Project | None
    """None where there is a finding."""
    findings: tuple[Finding, ...]
    """Every problem, sorted by place."""
    files: tuple[DataFile, ...]
    """What was read, with the files that have problems."""


def check_data(root: Path, drafts: Mapping[str, bytes] | None = None) -> CheckedData:
    """Read a data folder and look for every problem in it; what cannot be read is a finding, too.

    `drafts` has the content that files of it are to have, new ones included, by their path below the folder.
    """
    check = next_check()
    sources = read_sources(root, drafts or {}, lambda found: check.file(found).document)
    files = tuple(map(check.file, sources.files))
    mistakes = [*sources.findings, *(finding for file in files for finding in file.findings)]
    looked_at = DataIndex(files, str(root), str(sources.catalogue) if sources.catalogue else None)
    broken = [finding for group in groups(looked_at) for finding in check.found_in(group)]
    broken += [finding for rule in WHOLE_RULES for finding in rule(looked_at)]
    remember(check)
    findings = sorted({printable(finding, looked_at.detectors) for finding in _without_echoes(mistakes, broken)})
    project = None if findings else assemble(root, files)
    return CheckedData(project, tuple(findings), files)


ECHOES = frozenset(
    {"dead-reference", "dead-link", "unsourced-value", "unsourced-prose", "placeholder-value", "wrong-request-value"}
)
FAR_ECHOES = frozenset({"unshown-fact"})


def _without_echoes(mistakes: list[Finding], broken: list[Finding]) -> list[Finding]:
    # a value that is not even of the right kind needs no second finding that it is not known; and whether a fact is
    # shown can only be told once the records that should show it are right
    places = {mistake.position for mistake in mistakes}
    near = [finding for finding in broken if finding.code not in ECHOES or finding.position not in places]
    folders = {_folder(finding) for finding in [*mistakes, *near] if finding.code not in FAR_ECHOES}
    return mistakes + [finding for finding in near if finding.code not in FAR_ECHOES or _folder(finding) not in folders]


def _folder(finding: Finding) -> str:
    return finding.position.file.rpartition("/")[0]


def texts_to_show(checked: CheckedData) -> dict[str, str]:
    """The text of each file that has findings, by its name, with every secret masked."""
    detectors = Detectors(key_prefixes(checked.files))
    files = {file.found.file: file for file in checked.files}
    return {
        name: _without_hidden(detectors.masked(files[name].document.text), found)
        for name, found in _by_file(checked.findings).items()
        if name in files
    }


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.position.file, []).append(finding)
    return found


def _without_hidden(text: str, findings: Iterable[Finding]) -> str:
    """The text with the lines masked in which escapes hide a secret from who looks at the text alone."""
    lines = _LINE.findall(text)
    for finding in (finding for finding in findings if finding.code == "secret-value"):
        at, shown = finding.position, finding.message.split("`")[1].removesuffix("…")
        line = lines[at.line - 1]
        if "•" not in line and not (shown and line.startswith(shown, at.column - 1)):
            lines[at.line - 1] = line[: at.column - 1] + re.sub(r"\w", "•", line[at.column - 1 :])
    return "".join(lines)


_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|\Z)")


def printable(finding: Finding, detectors: Detectors = STANDARD) -> Finding:
    """The finding as it may be shown: no secret in it, and no character that steers a terminal."""
    at = replace(finding.position, file=visible(finding.position.file))
    words = {name: visible(detectors.masked(getattr(finding, name))) for name in ("message", "hint", "record")}
    return replace(finding, position=at, **words)


M = TypeVar("M", bound=Model)


class _Records(Struct, frozen=True):
    """The records of the files, by the files' names."""

    files: dict[str, DataFile]

    def get(self, name: str, model: type[M]) -> M:
        record = self.files[name].read_as(model)
        assert record, name
        return record


def assemble(root: Path, entries: tuple[DataFile, ...]) -> Project:
    """The records of files that have no problem, put together."""
    records = _Records({entry.name: entry for entry in entries})
    integrations = _folders(entries, "integrations")
    profiles = {name: records.files[f"integrations/{name}/integration.yaml"] for name in integrations}
    return Project(
        root=root.as_posix(),
        entries=entries,
        organisation=records.get("organisation/organisation.yaml", OrganisationFile),
        roles={role.id: role for role in records.get("roles.yaml", RolesFile).roles},
        controls={control.id: control for control in records.get("controls.yaml", ControlsFile).controls},
        teams={team.id: team for team in records.get("organisation/teams.yaml", TeamsFile).teams},
        providers=WhenAsked(_folders(entries, "providers"), lambda name: _provider(name, records)),
        integrations=WhenAsked(integrations, lambda name: _integration(root, name, records)),
        goes_live_with={name: profile.once(provider_named) for name, profile in profiles.items()},
    )


def _folders(entries: tuple[DataFile, ...], area: str) -> list[str]:
    return sorted({entry.folder[1] for entry in entries if entry.folder[0] == area})


def _provider(name: str, records: _Records) -> Provider:
    where = f"providers/{name}"
    subjects: dict[str, Any] = {
        kind.name: records.get(f"{where}/{kind.file}", kind.model)
        if f"{where}/{kind.file}" in records.files
        else empty_subject(kind)
        for kind in SUBJECTS
    }
    return Provider(id=name, statements=records.get(f"{where}/statements.yaml", StatementsFile), **subjects)


def _integration(root: Path, name: str, records: _Records) -> Integration:
    where = f"integrations/{name}"
    return Integration(
        id=name,
        profile=records.get(f"{where}/integration.yaml", IntegrationFile),
        progress=records.get(f"{where}/progress.yaml", ProgressFile),
        copies=sent_copies(root, name),
    )
