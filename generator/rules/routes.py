"""How one comes by production: which providers take no access request."""

from generator.data_file import DataFile
from generator.rules.data_index import DataIndex
from generator.schema.access import AccessFile


def takes_no_request(index: DataIndex, file: DataFile) -> bool:
    """Whether a file is about a provider that takes no access request."""
    return index.scope(file) in index.once(_without_request)


def _without_request(index: DataIndex) -> frozenset[str]:
    found = ((file.folder[1], file.read_as(AccessFile)) for file in index.all)
    return frozenset(provider for provider, access in found if access and not access.is_requested)
