"""Holds what was read to the rules of the data before anything is written."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.catalogue import catalogue_of
from generator.check import check_data
from generator.findings import Finding
from generator.guide.placed import RoleWords
from generator.guide.provider_folder import GuideReading, provider_files

_SHARED = ("roles.yaml", "controls.yaml")
_MOST_ROUNDS = 6


class UncheckedGuideError(Exception):
    """What was read breaks a rule however little of it is written; the findings say which."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings[0].message if self.findings else "")


def checked_reading(reading: GuideReading, roles: RoleWords, data: Path) -> GuideReading:
    """The reading without the records that a rule would refuse: what they carry is not yet placed."""
    for _ in range(_MOST_ROUNDS):
        findings = _findings(reading, roles, data)
        if not findings:
            return reading
        refused = _refused(reading, findings)
        if not refused:
            break
        reading = reading.without(refused)
    raise UncheckedGuideError(findings)


def _refused(reading: GuideReading, findings: Iterable[Finding]) -> set[str]:
    """The records in which a finding is, or that carry the statement in which it is."""
    named = {finding.record for finding in findings}
    return {
        str(record.fields["id"])
        for record in reading.records
        if record.fields["id"] in named or record.statements & named or named & _inside(record.fields)
    }


def _inside(value: object) -> set[str]:
    """Every id in a record."""
    if isinstance(value, dict):
        own = {str(value["id"])} if "id" in value else set()
        return own.union(*(_inside(inner) for inner in value.values()))
    return set().union(*(_inside(inner) for inner in value)) if isinstance(value, list) else set()


def _findings(reading: GuideReading, roles: RoleWords, data: Path) -> tuple[Finding, ...]:
    """What a check finds in the files of the provider, beside what the catalogue shares."""
    with tempfile.TemporaryDirectory(prefix="launchbook-guide-") as made:
        root = Path(made)
        for name in _SHARED:
            shutil.copyfile((catalogue_of(data) or data) / name, root / name)
        folder = root / "providers" / reading.provider
        folder.mkdir(parents=True)
        for name, text in provider_files(reading, roles).items():
            (folder / name).write_text(text, "utf-8")
        found = check_data(root).findings
        return tuple(finding for finding in found if finding.position.file.startswith(str(folder)))
