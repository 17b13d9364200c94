"""Previews as processes of their own have them, several in one process."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from generator import last_check
from generator.plugin import LaunchbookPlugin

ADDRESS = "http://127.0.0.1:8000/"


class Preview:
    """A preview of the configuration in the current folder, built again whenever a test says so."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.plugin: LaunchbookPlugin | None = None
        self._plugins: dict[str, BasePlugin[Any]] = {}
        self._kept = last_check.Kept()

    def __enter__(self) -> "Preview":
        return self

    def __exit__(self, *_: object) -> None:
        if self.plugin is not None:
            self.plugin.on_shutdown()
        shutil.rmtree(self.site, ignore_errors=True)

    def build(self) -> None:
        """Build what is shown, and then what no page waits for; MkDocsException where nothing can be shown."""
        with self._in_its_process():
            config = load_config("mkdocs.yml", site_dir=str(self.site), site_url=ADDRESS)
            plugin = config.plugins["launchbook"]
            assert isinstance(plugin, LaunchbookPlugin)
            if self.plugin is None:
                config.plugins.on_startup(command="serve", dirty=False)
                self.plugin = plugin
            assert plugin is self.plugin
            build(config, serve_url=ADDRESS)
            plugin.late.take()

    @contextmanager
    def _in_its_process(self) -> Iterator[None]:
        """What a process has once: the plugins that MkDocs keeps, and what the last check made."""
        option = _option_of_plugins()
        plugins, kept = option.plugin_cache, last_check._last
        option.plugin_cache, last_check._last = self._plugins, self._kept
        try:
            yield
        finally:
            self._kept = last_check._last
            option.plugin_cache, last_check._last = plugins, kept


def _option_of_plugins() -> Plugins:
    option: Any = dict(MkDocsConfig._schema)["plugins"]
    while not isinstance(option, Plugins):
        option = option.option
    return option
