"""What you recorded about a provider's records: each name once, and no value that the guide gives already."""

from collections.abc import Iterator

from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.by_environment import EVERY_ENVIRONMENT
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.environments import SettingKind
from generator.schema.values import is_given
from generator.schema.walk import entries
from generator.source.document import Data


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
        found = first.setdefault((file.name, name), place)
        if found is not place:
            message = f"the name `{name}` is already used on line {found.position.line}"
            yield place.finding("name-twice", message, "Rename one of the two.")


@problem("value-known")
def values_known(index: DataIndex) -> Iterator[Finding]:
    """A value is recorded where the guide already gives one for that environment.

    The catalogue's value is the one that is shown and written into the environment file. Remove yours; where the guide
    is wrong, correct the catalogue.
    """
    for file, mapping in index.mappings:
        setting = index.known("setting", file).get(str(mapping.data.get("setting")))
        if mapping.model is not NamedSetting or setting is None or setting.mapping.get("kind") == SettingKind.WORDS:
            continue
        for path, _ in entries(mapping, "values"):
            given = _given(setting.mapping.get("values"), str(path[-1]))
            if given:
                place = DataPlace(file, path)
                yield place.finding("value-known", f"the guide gives the value `{given}`", "Remove the value here.")


def _given(values: Data, environment: str) -> str:
    """What the guide gives for an environment, or for any of them where all are meant; empty where it gives nothing."""
    by_environment = values if isinstance(values, dict) else {}
    asked = [by_environment.get(environment, by_environment.get(EVERY_ENVIRONMENT))]
    found = by_environment.values() if environment == EVERY_ENVIRONMENT else asked
    return next((str(value) for value in found if is_given(value)), "")
