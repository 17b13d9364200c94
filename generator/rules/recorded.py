"""What you recorded about a provider's records: each name once, and no value that the guide gives already."""

from collections.abc import Iterator

from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.environments import SettingKind


@problem("name-twice")
def names_twice(index: DataIndex) -> Iterator[Finding]:
    """Two settings or credentials of an integration have the same name in the configuration.

    A configuration holds one value for each name. Rename one of the two.
    """
    first: dict[tuple[str, str], DataPlace] = {}
    for file, mapping in index.mappings:
        name = mapping.data.get("name")
        if mapping.model not in (NamedSetting, NamedCredential) or not isinstance(name, str):
            continue
        place = DataPlace(file, (*mapping.path, "name"))
        found = first.setdefault((file.document.name, name), place)
        if found is not place:
            message = f"the name `{name}` is already used on line {found.position.line}"
            yield place.finding("name-twice", message, "Rename one of the two.")


@problem("value-known")
def values_known(index: DataIndex) -> Iterator[Finding]:
    """A value is recorded for a setting whose production value the guide gives.

    The catalogue's value is the one that is shown and written into the environment file. Remove yours; where the guide
    is wrong, correct the catalogue.
    """
    for file, mapping in index.mappings:
        if mapping.model is not NamedSetting or "production" not in mapping.data:
            continue
        known = index.known("setting", file).get(str(mapping.data.get("setting")))
        given = known.mapping.get("production") if known else None
        if known and given not in (None, "unknown") and known.mapping.get("kind") != SettingKind.WORDS.value:
            place = DataPlace(file, (*mapping.path, "production"))
            yield place.finding("value-known", f"the guide gives the value `{given}`", "Remove `production` here.")
