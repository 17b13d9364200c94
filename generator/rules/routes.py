"""How one comes by production: which providers take no access request."""

from generator.project import DataFile
from generator.rules.data_index import DataIndex
from generator.schema.access import AccessFile


def takes_no_request(index: DataIndex, file: DataFile) -> bool:
    """Whether a file is about a provider that takes no access request."""
    return index.scope(file) in index.once(_without_request)


def _without_request(index: DataIndex) -> frozenset[str]:
    files = (file for file in index.all if isinstance(file.record, AccessFile) and not file.record.is_requested)
    return frozenset(file.folder[1] for file in files)
