"""What rules look at together: a provider with the integrations that go live with it, or what all of them share."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from generator.data_file import DataFile
from generator.project import key_prefixes
from generator.prose import book_reference, links
from generator.rules.data_index import DataIndex, provider_names

Numbered = tuple[int, DataFile]
_LEADS_ELSEWHERE = re.compile(r"\]\((?!#|https://)")
"""What stands in a text with a link to a record of another provider."""


class FileGroup(Struct, frozen=True):
    """Files whose findings depend on nothing but what is in `index`."""

    index: DataIndex
    signature: str
    """Another one where anything is different that the findings depend on."""


def groups(whole: DataIndex) -> Iterator[FileGroup]:
    """The files of the data, each in one group with all that it may name: shared records, and providers it links to."""
    by_provider: dict[str | None, list[Numbered]] = {None: []}
    for numbered in enumerate(whole.all):
        by_provider.setdefault(_provider(whole, numbered[1]), []).append(numbered)
    tops = whole.provider_tops
    known = replace(whole, tops=tops, prefixes=key_prefixes(whole.all))
    common = _digest([known.prefixes, whole.catalogue is None, [_names(top.file) for top in tops]])
    for provider, files in by_provider.items():
        around = {None, provider}.union(*(file.once(linked_providers) for _, file in files))
        seen = sorted((numbered for name in around for numbered in by_provider.get(name, ())), key=itemgetter(0))
        index = replace(known, all=tuple(_files(seen)), looked_at=tuple(_files(files)))
        yield FileGroup(index, _digest([common, _contents(index.files), _contents(index.all)]))


def _provider(whole: DataIndex, file: DataFile) -> str | None:
    """The provider that a file belongs to, with its integrations; None for what all of them share."""
    return whole.scope(file) if file.folder[0] in ("providers", "integrations") else None


def linked_providers(file: DataFile) -> list[str]:
    """The other providers that the sentences of a file link to."""
    texts = (value.text for value in file.values if _LEADS_ELSEWHERE.search(value.text))
    found = (book_reference(link) for text in texts for link in links(text))
    return sorted({reference.provider for reference in found if reference and reference.provider})


def _files(numbered: Iterable[Numbered]) -> Iterator[DataFile]:
    return (file for _, file in numbered)


def _names(profile: DataFile) -> tuple[str, ...]:
    return tuple(map(repr, profile.once(provider_names).values()))


def _contents(files: Iterable[DataFile]) -> list[tuple[str, str]]:
    return [(file.found.file, file.found.digest) for file in files]


def _digest(parts: list[object]) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
