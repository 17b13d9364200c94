"""Whom the preview answers: a browser that asked for it by one of its own names, and for a path that can be one.

A page of another site cannot read the preview, unless its host name is made to lead to this machine. Then the browser
says that name, and gets no answer.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
ODD = re.compile(r"[\x00-\x1f\x7f]|^/livereload/[0-9]{19}")
"""What no path of the preview holds; its own counter has fewer digits."""


def answered_to(app: App, address: str) -> App:
    """The application, which answers only where it was asked for by a name of the address that it listens on."""
    names = {*LOOPBACK, address.lower()}
    is_everywhere = address in {"0.0.0.0", "::", ""}  # noqa: S104 - asked for, not bound
    if is_everywhere:
        names |= {socket.gethostname().lower(), socket.getfqdn().lower()}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        name = host_in(str(environ.get("HTTP_HOST", "")))
        if name is None:
            return _refused(start_response, HTTPStatus.BAD_REQUEST, "The request names no host.")
        if name not in names and not (is_everywhere and is_address(name)):
            shown = address if address in names and not is_everywhere else LOOPBACK[0]
            sentence = f"This preview does not answer to this host name. Open it as {shown}, with the port you typed."
            return _refused(start_response, HTTPStatus.MISDIRECTED_REQUEST, sentence)
        if ODD.search(str(environ.get("PATH_INFO", ""))):
            return _refused(start_response, HTTPStatus.BAD_REQUEST, "There is no such address in the preview.")
        return app(environ, start_response)

    return answer


def host_in(header: str) -> str | None:
    """The name in a `Host` header, in lower case, without port and brackets; None where it is none."""
    match = HOST.fullmatch(header)
    return match["name"].strip("[]").rstrip(".").lower() if match else None


def is_address(name: str) -> bool:
    """Whether a name is an IP address, which nobody can make lead elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _refused(start_response: Callable[..., Any], status: HTTPStatus, sentence: str) -> Iterable[bytes]:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]
    start_response(f"{status.value} {status.phrase}", headers)
    return [f"{sentence}\n".encode()]
