"""References: every id that is named somewhere stands somewhere."""

from collections.abc import Iterator

from generator.findings import Finding, did_you_mean, problem
from generator.rules.entries import Entries, Place
from generator.schema.text import Reference

WHERE = {
    "role": "`roles.yaml`",
    "control": "`controls.yaml`",
    "team": "`organisation/teams.yaml`",
    "provider": "`providers/`",
    "statement": "this provider's `statements.yaml`",
    "contact": "this provider's `support.yaml`",
    "item": "this provider's `checklists.yaml`",
    "group": "this provider's `checklists.yaml`",
    "field": "this provider's `access-request.yaml`",
    "condition": "this provider's `provider.yaml`",
    "credential": "this provider's `environments.yaml`",
    "setting": "this provider's `environments.yaml`",
    "task": "this provider's `maintenance.yaml`",
    "step": "this provider's `cutover.yaml` or `rollback.yaml`",
    "gap": "this provider's files",
}


@problem("dead-reference")
def dead_references(entries: Entries) -> Iterator[Finding]:
    """An id is named and no record has it.

    It is misspelt, or the record was renamed or removed. The message says in which file the record should stand.
    Items, steps, contacts, settings, credentials, tasks, conditions and gaps are looked for in the same provider.
    """
    for entry, value in entries.values:
        kind = next((kind for kind in value.kinds if issubclass(kind, Reference)), None)
        if kind is None or not entries.is_whole(kind.to, entry):
            continue
        known = entries.known(kind.to, entry)
        if value.text not in known:
            hint = did_you_mean(value.text, sorted(known)) or f"Add it to {WHERE[kind.to]}, or correct the name."
            message = f"there is no {kind.to} `{value.text}`"
            yield Place(entry, value.path).finding("dead-reference", message, hint)
