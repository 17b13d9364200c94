"""What must hold between the files of the data. Each rule is a function that yields findings."""

from collections.abc import Callable, Iterator

from generator.data_file import DataFile
from generator.findings import Finding
from generator.project import declared_prefixes, provider_named, unfinished_in
from generator.rules.data_index import DataIndex, covered, provider_names
from generator.rules.files import missing_files, unread_files
from generator.rules.groups import linked_providers
from generator.rules.ids import duplicate_providers
from generator.rules.teams import named_roles, roles_without_team

WHOLE_RULES: tuple[Callable[[DataIndex], Iterator[Finding]], ...] = (
    unread_files,
    missing_files,
    duplicate_providers,
    roles_without_team,
)
"""Rules that look at all files at once."""

ASKED_OF_FILES: tuple[Callable[[DataFile], object], ...] = (
    covered,
    declared_prefixes,
    linked_providers,
    named_roles,
    provider_named,
    provider_names,
    unfinished_in,
)
"""What is asked of every file; the answers are kept, so that a file that did not change is not read for them."""
