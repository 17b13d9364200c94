"""Which files a theme has. MkDocs asks for all of them in each build, and passes over those that are hidden."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig

from generator.plugin.written_headings import leaves_pages_alone


class VisibleFiles(FileSystemLoader):
    """Templates from folders; hidden folders, such as one with 14,000 icons, are read from and not listed."""

    def list_templates(self) -> list[str]:
        """The path of every file that is in no hidden folder."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(folder).relative_to(top)
                found.update((below / name).as_posix() for name in names)
        return sorted(found)


def list_visible_files(config: MkDocsConfig) -> None:
    """Have the theme list its files without those in hidden folders, where nothing else may ask for them."""
    if not leaves_pages_alone(config):
        return
    theme, made = config.theme, config.theme.get_env

    def get_env() -> Environment:
        environment = made()
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]
