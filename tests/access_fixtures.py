"""The smallest data with another way to production: made by yourself, given to you, or asked of two desks."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
MINIMAL = HERE / "data" / "minimal"
ACCESS, CHECKLISTS = "providers/acme-pay/access.yaml", "providers/acme-pay/checklists.yaml"
CUTOVER, STATEMENTS = "providers/acme-pay/cutover.yaml", "providers/acme-pay/statements.yaml"
INTEGRATION, PROGRESS = "integrations/acme/integration.yaml", "integrations/acme/progress.yaml"

Change = Callable[[Any], Any]


def changed(data: Path, name: str, change: Change) -> None:
    """A file of a data folder as a function leaves it."""
    file = data / name
    content = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    file.write_text(yaml.safe_dump(change(content) or content, sort_keys=False, allow_unicode=True), "utf-8")


def done(about: str, item: str) -> dict[str, Any]:
    return {about: item, "state": "done", "by": "Sam", "on": "2026-11-02", "evidence": [{"text": "Seen."}]}


COMPLETE = [
    done("item", "store-live-key"),
    done("item", "name-key-holder"),
    done("item", "count-the-stock"),
    done("step", "test-health"),
]
"""Everything that the smallest data has to have, but for what is recommended or optional."""


def without_request(folder: Path, route: str) -> Path:
    """The smallest data whose provider takes no request, with everything done."""
    shutil.copytree(MINIMAL, folder / "data")
    data = folder / "data"
    steps = [
        {"id": "make-a-key", "title": "Make a key in the console", "cites": ["ACME-001"]},
        {"id": "switch-on", "title": "Switch live payments on", "by": "provider", "cites": ["ACME-005"]},
    ]
    returns = [{"id": "new-key", "title": "A live key", "credential": "live-key", "cites": ["ACME-005"]}]
    roles = {"assigned": ["engineering"]}
    access = {"route": route, "intro": "Keys are made in the console.", "roles": roles, "steps": steps}
    changed(data, ACCESS, lambda _: access | {"returns": returns})
    changed(data, CHECKLISTS, lambda content: content["groups"][0]["items"][0].pop("gate") and None)
    changed(data, STATEMENTS, _set_aside)
    changed(data, INTEGRATION, lambda content: content.pop("request") and None)
    changed(data, PROGRESS, lambda _: {"items": COMPLETE})
    return data


def _set_aside(content: Any) -> None:
    """The facts that only the request showed."""
    aside = {"statement": "ACME-005", "facts": ["3-5 business days", "24 hours"], "reason": "There is no request."}
    content["facts-set-aside"].append(aside)


def with_two_desks(folder: Path) -> Path:
    """The smallest data whose request goes to two desks, each with a part of its own, and a copy to the bank."""
    shutil.copytree(MINIMAL, folder / "data")
    data = folder / "data"

    def split(content: Any) -> None:
        desk = {"id": "network-desk", "how": "Write to the network.", "cites": ["ACME-004"]}
        content["recipients"].insert(1, desk)
        next(field for field in content["fields"] if field["id"] == "ask-papers")["recipients"] = ["network-desk"]

    def address(content: Any) -> None:
        content["request"].pop("sent")
        desk = {"recipient": "network-desk", "name": "Network desk", "email": "desk@network.example"}
        content["request"]["recipients"].insert(1, desk)

    changed(data, ACCESS, split)
    changed(data, INTEGRATION, address)
    changed(data, PROGRESS, lambda _: {"items": COMPLETE})
    return data


@pytest.fixture(scope="session")
def self_service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_request(tmp_path_factory.mktemp("self-service"), "self-service")


@pytest.fixture(scope="session")
def onboarding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_request(tmp_path_factory.mktemp("onboarding"), "onboarding")


@pytest.fixture(scope="session")
def two_desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_two_desks(tmp_path_factory.mktemp("two-desks"))
