"""The smallest files and entries to begin from, valid at once; what is still to be said stands in comments."""

from collections.abc import Iterable, Iterator

from generator.cutover.steps import all_steps
from generator.project import Provider
from generator.recording.edits import Edit
from generator.schema.access import FieldKind, RequestField
from generator.schema.provider import Condition
from generator.source.document import Data
from generator.source.plain_yaml import plain_yaml

_KEYS = {FieldKind.WINDOW: "window", FieldKind.CONTACT: "contact"} | dict.fromkeys(
    (FieldKind.ADDRESSES, FieldKind.DOCUMENTS, FieldKind.CHOICES), "list"
)


def integration_files(provider: Provider, name: str, title: str) -> dict[str, str]:
    """Both files of a new integration, by their path below the data folder."""
    folder = f"integrations/{name}"
    return {
        f"{folder}/integration.yaml": "\n".join(_profile(provider, name, title)) + "\n",
        f"{folder}/progress.yaml": "\n".join(_progress(provider)) + "\n",
    }


def team_edit(name: str, title: str, number: int) -> Edit:
    """A new team, which has no roles yet, behind so many others."""
    team = {"id": name, "name": title, "summary": f"What {title} answers for is still to be written."}
    return Edit("organisation/teams.yaml", ("teams", number), dict(team))


def item_edit(integration: str, name: str, title: str, role: str, number: int) -> Edit:
    """A new checklist item of your own, needed for go-live, behind so many others."""
    item: dict[str, Data] = {"id": name, "title": title, "roles": [role], "gate": "go-live"}
    return Edit(f"integrations/{integration}/integration.yaml", ("own-items", number), item)


def _profile(provider: Provider, name: str, title: str) -> Iterator[str]:
    yield f"# Your own going-live with {provider.profile.name}. Take the `# ` away from what you fill in."
    yield plain_yaml({"id": name, "provider": provider.id, "name": title})
    yield from _commented("When it goes live.", ["go-live:", "  day:", "  time:", "  zone:"])
    conditions = [line for condition in provider.profile.conditions for line in _condition(condition)]
    yield from _commented("The questions of the provider. `false` needs a `reason`.", _below("conditions", conditions))
    request = _below("request", [f"  {line}" for line in _request(provider)])
    yield from _commented("The production access request: who asks whom, and for what.", request)
    steps = [f"  - step: {step.id} # {step.title}\n    at:" for step in all_steps(provider.cutover)]
    yield from _commented("When you do the steps of the guide, such as T-1h, T or T+2d.", _below("steps", steps))


def _below(key: str, lines: list[str]) -> list[str]:
    return [f"{key}:", *lines] if lines else []


def _commented(head: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines as comments, with a sentence above them; nothing where there are none."""
    plain = [part for line in lines for part in line.split("\n")]
    if plain:
        yield from ("", f"# {head}", *(f"# {line}" for line in plain))


def _condition(condition: Condition) -> Iterator[str]:
    yield f"  - condition: {condition.id} # {condition.question}"
    names = ", ".join(choice.id for choice in condition.choices)
    yield f"    chosen: [{names}]" if names else "    applies:"
    yield from ("    by:", "    on:")


def _request(provider: Provider) -> Iterator[str]:
    access = provider.access
    if not access.is_requested:
        return
    yield from ("sender:", "  name:", "  email:", "recipients:")
    for recipient in access.recipients:
        yield from (f"  - recipient: {recipient.id}", "    email:")
    fields = [line for field in access.fields for line in _field(field)]
    yield from _below("values", fields)


def _field(field: RequestField) -> Iterator[str]:
    if field.kind is FieldKind.CONFIRMATION:
        return
    for environment in field.environments or (None,):
        yield f"  - field: {field.id} # {field.title}"
        if environment:
            yield f"    environment: {environment}"
        yield f"    {_KEYS.get(field.kind, 'value')}:"


def _progress(provider: Provider) -> Iterator[str]:
    yield "# Where each item stands. An item that is not here is open. The items:"
    for group in provider.checklists.groups:
        yield from (f"#   {item.id}: {item.title}" for item in group.items)
    steps = [step for step in all_steps(provider.cutover) if step.before_traffic]
    if steps:
        yield "# And the steps that are done before real traffic:"
        yield from (f"#   {step.id}: {step.title}" for step in steps)
    yield "items: []"
