"""What stands in front of MkDocs' server in a preview."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.findings import Finding
from generator.plugin.banner import with_banner
from generator.plugin.callers import answered_to
from generator.plugin.late_files import LateFiles
from generator.plugin.prints import PrintRoom

WATCH_DELAY = 0.05
"""For how many seconds nothing may change before a preview is built again; editors write a file at once."""


def set_up(
    server: LiveReloadServer,
    watched: Iterable[Path],
    late: LateFiles,
    prints: PrintRoom,
    findings: Callable[[], Sequence[Finding]],
) -> LiveReloadServer:
    """The server, which watches some folders, and asks late files and prints before it looks into its folder."""
    for folder in watched:
        server.watch(str(folder))
    server.build_delay = WATCH_DELAY
    with_late = late.in_front_of(server.serve_request, server.mount_path)
    shown = with_banner(prints.opened(with_late, server.mount_path), findings)
    server.set_app(answered_to(shown, str(server.server_address[0])))
    return server
