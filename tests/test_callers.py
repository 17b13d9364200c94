"""Whom the preview answers: nobody reaches it by a name that is not its own."""

from collections.abc import Iterable
from typing import Any

import pytest

from generator.plugin.callers import answered_to


def page(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [b"page"]


def ask(host: str | None, path: str = "/", address: str = "127.0.0.1") -> tuple[str, str]:
    """The status and the text that a request gets."""
    statuses: list[str] = []
    environ = {"PATH_INFO": path} | ({"HTTP_HOST": host} if host is not None else {})
    body = answered_to(page, address)(environ, lambda status, _headers: statuses.append(status))
    return statuses[0], b"".join(body).decode()


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LocalHost.", "localhost:9"])
def test_its_own_names_are_answered(host: str) -> None:
    assert ask(host) == ("200 OK", "page")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "192.0.2.1", "localhost.evil.example"])
def test_another_name_is_told_which_one_to_use(host: str) -> None:
    status, text = ask(host)
    assert status == "421 Misdirected Request"
    assert "Open it as 127.0.0.1" in text


@pytest.mark.parametrize("host", [None, "", "a b", "<script>", "localhost:80@evil.example", "localhost:x", "[::1"])
def test_a_request_without_a_name_is_refused(host: str | None) -> None:
    assert ask(host) == ("400 Bad Request", "The request names no host.\n")


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_the_address_that_it_listens_on_is_its_own(address: str) -> None:
    assert ask(f"[{address}]:8000" if ":" in address else address, address=address)[0] == "200 OK"


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_where_it_listens_everywhere_any_address_is_its_own_and_no_foreign_name(address: str) -> None:
    assert ask("192.0.2.7:8000", address=address)[0] == "200 OK"
    assert ask("evil.example", address=address)[0] == "421 Misdirected Request"


@pytest.mark.parametrize("path", ["/\0", "/a\r\nb", f"/livereload/{'9' * 4400}/1"])
def test_a_path_that_can_be_none_is_refused(path: str) -> None:
    assert ask("localhost", path) == ("400 Bad Request", "There is no such address in the preview.\n")


def test_the_browsers_wait_for_changes_is_answered() -> None:
    assert ask("localhost", "/livereload/123456789/987654321")[0] == "200 OK"
