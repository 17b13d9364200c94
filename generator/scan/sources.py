"""Reads as much of the data as the scan needs: who the providers are, and how their environments differ."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from generator.findings import Finding
from generator.scan.pattern_maker import ProviderFacts, make_patterns
from generator.scan.sought import ENVIRONMENTS, INTEGRATION, PROVIDER, Sought, deciding_files, digest_of
from generator.schema.check import validate
from generator.schema.environments import EnvironmentsFile
from generator.source.document import Data, Document
from generator.source.reader import read_found


class ScanFacts(Struct, frozen=True):
    """The providers, the provider of each integration, and what is wrong with the files that say so."""

    providers: tuple[ProviderFacts, ...]
    integrations: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] | None = None
    digest: str = ""
    """That of the files, while nothing is wrong with them."""

    @property
    def sought(self) -> Sought:
        """What the scan looks for."""
        patterns = make_patterns(self.searched, self.providers)
        return Sought(patterns, tuple(provider.id for provider in self.providers), self.integrations)

    @property
    def searched(self) -> tuple[ProviderFacts, ...]:
        """The providers whose leftovers are looked for: those of your integrations, or all where you have none."""
        wanted = set(self.integrations.values())
        return tuple(provider for provider in self.providers if not wanted or provider.id in wanted)


def read_scan_facts(root: Path, catalogue: Path) -> ScanFacts:
    """What a data folder and its catalogue say.

    Only the environments are held against the schema, since the patterns come from them. The rest is left to `check`,
    which takes longer than most searches.
    """
    files = deciding_files(root, catalogue)
    documents = [read_found(found) for found in files]
    profiles, environments, integrations = (
        [document for document in documents if fnmatchcase(document.name, pattern)]
        for pattern in (PROVIDER, ENVIRONMENTS, INTEGRATION)
    )
    findings = {finding for document in documents for finding in document.findings}
    by_name = {profile.name: profile for profile in profiles}
    providers = []
    for environment in environments:
        record, found = validate(environment, EnvironmentsFile) if environment.is_read else (None, [])
        findings |= set(found)
        if isinstance(record, EnvironmentsFile):
            providers.append(
                _source(environment, by_name.get(environment.name.replace("environments", "provider")), record)
            )
    texts = {document.file: document.text for document in documents}
    digest = "" if findings else digest_of(files)
    return ScanFacts(tuple(providers), _providers_of(integrations), tuple(sorted(findings)), texts, digest)


def _source(document: Document, profile: Document | None, environments: EnvironmentsFile) -> ProviderFacts:
    """A provider with its names and calls, as far as its profile gives them."""
    name = document.name.split("/")[1]
    data = profile.data if profile and isinstance(profile.data, dict) else {}
    api_names = [entry for entry in _entries(data.get("api-names")) if isinstance(entry, dict)]
    return ProviderFacts(
        id=name,
        name=str(data.get("name") or name),
        environments=environments,
        also_called=tuple(entry for entry in _entries(data.get("also-called")) if isinstance(entry, str)),
        endpoints=tuple(str(api_name.get("name")) for api_name in api_names if api_name.get("kind") == "endpoint"),
    )


def _entries(data: Data) -> list[Data]:
    return data if isinstance(data, list) else []


def _providers_of(integrations: list[Document]) -> dict[str, str]:
    """The provider that each integration names."""
    return {
        document.name.split("/")[1]: provider
        for document in integrations
        if isinstance(document.data, dict) and isinstance(provider := document.data.get("provider"), str)
    }
