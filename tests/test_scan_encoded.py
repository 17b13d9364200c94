"""Kubernetes Secrets: their values are searched behind the base64."""

import base64
from pathlib import Path

import pytest

from tests.planted import LIVE, words
from tests.scan_fixtures import Found, Scan

API = words()["api"]


def secret(value: str, *, kind: str = "Secret") -> str:
    return f"apiVersion: v1\nkind: {kind}\nmetadata:\n  name: shop\ndata:\n  url: {value}\n"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_the_values_of_a_kubernetes_secret_are_decoded(tmp_path: Path, found: Found) -> None:
    (tmp_path / "secret.yaml").write_text(secret(encoded(API)), encoding="utf-8")
    (leftover,) = found(tmp_path / "secret.yaml")
    assert (leftover["line"], leftover["column"], leftover["rule"]) == (6, 8, "sandbox-url")
    assert leftover["message"].endswith(", in base64")
    assert leftover["excerpt"] == f"url: {API}"


def test_a_key_in_a_kubernetes_secret_is_found_and_not_shown(tmp_path: Path, scan: Scan) -> None:
    (tmp_path / "secret.yaml").write_text(secret(f'"{encoded(LIVE)}"'), encoding="utf-8")
    printed = scan(tmp_path / "secret.yaml").stdout
    assert "live-key" in printed
    assert encoded(LIVE) not in printed
    assert LIVE[8:] not in printed


@pytest.mark.parametrize(
    "text",
    [
        f"kind: ConfigMap\ndata:\n  a: b\n---\n{secret(encoded(API))}",
        secret(encoded(API)).replace("\n", "\r\n"),
        secret("|\n    " + encoded(API)[:20] + "\n    " + encoded(API)[20:]),
        f'{{"kind": "Secret", "data": {{"url": "{encoded(API)}"}}}}\n',
        f'{{\n  "kind": "Secret",\n  "data": {{"url": "{encoded(API)}"}}\n}}\n',
        f"kind: List\nitems:\n  - kind: Secret\n    data:\n      url: {encoded(API)}\n",
        secret("x").replace("data:\n  url: x", f"stringData:\n  url: {API}"),
    ],
)
def test_a_kubernetes_secret_in_any_form_is_looked_into(tmp_path: Path, found: Found, text: str) -> None:
    (tmp_path / "secret.yaml").write_bytes(text.encode())
    assert [each["rule"] for each in found(tmp_path / "secret.yaml")] == ["sandbox-url"]


def test_base64_elsewhere_is_left_alone(tmp_path: Path, found: Found) -> None:
    (tmp_path / "map.yaml").write_text(secret(encoded(API), kind="ConfigMap"), encoding="utf-8")
    assert found(tmp_path / "map.yaml") == []
