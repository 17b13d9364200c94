"""What was recorded about each integration day by day, as version control has it."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from generator.atomic_write import write_atomically
from generator.pages.charts.history import RecordedDay
from generator.private_folder import forget_oldest, is_yours_alone, made_private
from generator.schema.progress import State
from generator.source.document import Data
from generator.source.reader import read_yaml
from generator.version_control import FileVersion, History, Repository

_FILE = "progress.yaml"
KEPT = Path(".launchbook") / "recorded"
_MOST_KEPT = 20
"""For how many data folders it is kept."""
MOST_DAYS = 60
"""How many days with changes are looked at, the newest."""
_UNREADABLE = (History.NONE, History.NO_GIT, History.REFUSED)
_STATES = {state.value: state for state in State}


def recorded_days(data: Path, beside: Path) -> dict[str, tuple[RecordedDay, ...]]:
    """The days on which something was committed about an integration, by its id, in their order.

    Days are those of UTC. A version that cannot be read is left out, and so is everything where git knows nothing.
    What was read is kept in a folder below `beside`, since a content never changes.
    """
    repository = Repository(data)
    if repository.history in _UNREADABLE:
        return {}
    versions = _last_of_each_day(repository.versions("integrations"))
    states = _read_once(
        repository, {version.content for days in versions.values() for version in days.values()}, beside
    )
    return {
        integration: tuple(
            RecordedDay(day, states[version.content])
            for day, version in sorted(days.items())
            if version.content in states
        )
        for integration, days in versions.items()
    }


def _read_once(repository: Repository, names: set[str], beside: Path) -> dict[str, dict[str, State]]:
    """What each content records, by its name; what cannot be read is left out."""
    file = beside / KEPT / f"{hashlib.sha256(str(repository.folder.resolve()).encode()).hexdigest()[:16]}.json"
    kept = _kept(file)
    new = sorted(names - kept.keys())
    if new:
        contents = zip(new, repository.contents(new), strict=False)
        kept |= {name: _states(content) for name, content in contents}
        _keep(file, {name: kept[name] for name in sorted(names & kept.keys())})
    return {name: states for name in names if (states := kept.get(name)) is not None}


def _kept(file: Path) -> dict[str, dict[str, State] | None]:
    if not is_yours_alone(file.parent):
        return {}
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return {name: states and {about: State(state) for about, state in states.items()} for name, states in found.items()}


def _keep(file: Path, states: Mapping[str, object]) -> None:
    with contextlib.suppress(OSError):
        if made_private(file.parent):
            write_atomically(file, json.dumps(states).encode())
            forget_oldest(file.parent, _MOST_KEPT)


def _last_of_each_day(versions: Iterable[FileVersion]) -> dict[str, dict[date, FileVersion]]:
    found: dict[str, dict[date, FileVersion]] = {}
    for version in versions:
        *_, folder, name = ("", *version.path.split("/"))
        if name != _FILE or not version.content:
            continue
        days = found.setdefault(folder, {})
        if len(days) < MOST_DAYS:
            days.setdefault(datetime.fromtimestamp(version.time, tz=UTC).date(), version)
    return found


def _states(content: bytes) -> dict[str, State] | None:
    """The recorded state of each item; None where the file cannot be read as it is read today."""
    document = read_yaml(content, _FILE)
    if not document.is_read or not isinstance(document.data, dict):
        return None
    items = document.data.get("items")
    return dict(filter(None, map(_state, items))) if isinstance(items, list) else {}


def _state(entry: Data) -> tuple[str, State] | None:
    if not isinstance(entry, dict):
        return None
    about, state = entry.get("item") or entry.get("step"), entry.get("state")
    known = _STATES.get(state) if isinstance(state, str) else None
    return (about, known) if isinstance(about, str) and known else None
