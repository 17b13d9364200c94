"""What you recorded about a provider's records: under names of its own, and nothing that is known."""

from collections.abc import Iterator

from generator.cutover.clock import is_clear
from generator.findings import Finding, problem
from generator.rules.entries import Entries, Place
from generator.schema.configuration import NamedCredential, NamedSetting
from generator.schema.environments import SettingKind
from generator.schema.integration import GoLive
from generator.schema.organisation import Freeze


@problem("name-twice")
def names_twice(entries: Entries) -> Iterator[Finding]:
    """Two settings or credentials of an integration have the same name in the configuration.

    A configuration holds one value under a name. Give each a name of its own.
    """
    first: dict[tuple[str, str], Place] = {}
    for entry, mapping in entries.mappings:
        name = mapping.data.get("name")
        if mapping.model not in (NamedSetting, NamedCredential) or not isinstance(name, str):
            continue
        place = Place(entry, (*mapping.path, "name"))
        found = first.setdefault((entry.document.name, name), place)
        if found is not place:
            message = f"the name `{name}` is taken, on line {found.position.line}"
            yield place.finding("name-twice", message, "Give each a name of its own.")


@problem("value-known")
def values_known(entries: Entries) -> Iterator[Finding]:
    """A value is recorded for a setting whose production value the guide gives.

    The catalogue's value is the one that is shown and written into the environment file. Remove yours; where the guide
    is wrong, correct the catalogue.
    """
    for entry, mapping in entries.mappings:
        if mapping.model is not NamedSetting or "production" not in mapping.data:
            continue
        known = entries.known("setting", entry).get(str(mapping.data.get("setting")))
        given = known.mapping.get("production") if known else None
        if known and given not in (None, "unknown") and known.mapping.get("kind") != SettingKind.WORDS.value:
            place = Place(entry, (*mapping.path, "production"))
            yield place.finding("value-known", f"the guide gives the value `{given}`", "Remove `production` here.")


@problem("unclear-time")
def unclear_times(entries: Entries) -> Iterator[Finding]:
    """A time does not exist on its day, or comes twice, since the clocks of its zone change then.

    Choose a time an hour earlier or later.
    """
    for entry in entries.all:
        record = entry.record
        go_live = getattr(record, "go_live", None)
        if isinstance(go_live, GoLive) and not is_clear(go_live.zone.at(go_live.day, go_live.time)):
            message = f"clocks in {go_live.zone} do not show {go_live.time} just once on {go_live.day}"
            yield Place(entry, ("go-live", "time")).finding("unclear-time", message, "Choose another time.")
        for index, freeze in enumerate(getattr(record, "freezes", ())):
            yield from _unclear_freeze(Place(entry, ("freezes", index, "id")), freeze)


def _unclear_freeze(place: Place, freeze: Freeze) -> Iterator[Finding]:
    for key, written, moment in (("from", freeze.from_, freeze.start), ("to", freeze.to, freeze.end)):
        if written.time is not None and not is_clear(moment):
            message = f"clocks in {freeze.zone} do not show {written[11:]} just once on {written[:10]}"
            at = Place(place.entry, (*place.path[:-1], key))
            yield at.finding("unclear-time", message, "Choose another time.")
