"""Runs MkDocs: one build into a folder, or a live preview."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.build.order import BuildError, SiteInputs, SiteSources
from generator.findings import visible
from generator.plugin import LaunchbookPlugin
from generator.plugin.configuration import site_sources


class MkDocs:
    """MkDocs as the engine of a build."""

    def __init__(self) -> None:
        self._checked: dict[Path, MkDocsConfig] = {}
        """Configurations that were read and not used yet; a build changes the one that it uses."""
        self._sources: dict[Path, SiteSources] = {}
        """What was read of configurations: one build asks several times, and means the same state of them."""

    def sources(self, config: Path) -> SiteSources:
        """What a configuration makes the site depend on; it need not be right."""
        if config not in self._sources:
            self._sources[config] = site_sources(config)
        return self._sources[config]

    def check_configuration(self, config: Path) -> str:
        """Where the site is published; BuildError where no site can be built with a configuration."""
        loaded = self._checked[config] = _checked(config, is_strict=True)
        return loaded.site_url or ""

    def build_site(self, config: Path, site: Path, inputs: SiteInputs) -> Sequence[str]:
        """Build the pages into a folder, strictly; BuildError where MkDocs finds something."""
        loaded = self._checked.pop(config, None) or _checked(config, is_strict=True)
        return _build_strictly(loaded, site, inputs)


def _checked(config_file: Path, *, is_strict: bool = False) -> MkDocsConfig:
    _show_warnings()
    try:
        with _environment():
            config = load_config(str(config_file))
            config.strict = config.strict or is_strict
    except Abort:  # MkDocs has logged the reason
        raise BuildError(f"{config_file} cannot be used; the lines above say why.") from None
    except MkDocsException as error:
        raise BuildError(f"{visible(str(config_file))}: {error}") from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # what MkDocs trips over before it says a word
        raise BuildError(f"{visible(str(config_file))} is not a configuration that MkDocs can read: {error}.") from None
    _plugin(config, config_file)
    return config


def _build_strictly(config: MkDocsConfig, site: Path, inputs: SiteInputs) -> Sequence[str]:
    day = inputs.context.day
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    plugin = _plugin(config, Path(config.config_file_path))
    _show_warnings()
    try:
        with _environment(SOURCE_DATE_EPOCH=str(int(start.timestamp())), LAUNCHBOOK_DATA=str(inputs.data.resolve())):
            config.site_dir = str(site.resolve())
            config_options.SiteDir().post_validation(config, "site_dir")
            config.plugins.on_startup(command="build", dirty=False)
            with plugin.given(inputs):
                mkdocs_build.build(config)
    except Abort:  # MkDocs has logged the reason
        raise BuildError("The site could not be built; the lines above say why.") from None
    except MkDocsException as error:
        raise BuildError(str(error)) from None
    except UnicodeDecodeError:  # MkDocs has logged the page
        raise BuildError("A page or template is not written in UTF-8; the lines above may say which.") from None
    except TemplateError as error:
        raise BuildError(f"A template of the theme or of `overrides/` cannot be used: {error}") from None
    except ValidationError as error:
        raise BuildError(str(error)) from None
    return plugin.wrong


def _plugin(config: MkDocsConfig, config_file: Path) -> LaunchbookPlugin:
    plugin = config.plugins.get("launchbook")
    if not isinstance(plugin, LaunchbookPlugin):
        raise BuildError(f"{config_file} does not name the plugin `launchbook`.")
    return plugin


def serve_site(config_file: Path, data: Path, address: str) -> None:
    """Serve a live preview until it is interrupted; BuildError where it cannot start."""
    _checked(config_file)
    _show_warnings(logging.INFO)
    try:
        with _environment(LAUNCHBOOK_DATA=str(data.resolve())):
            mkdocs_serve.serve(str(config_file), dev_addr=address)
    except Abort:  # MkDocs has logged the reason
        raise BuildError("The preview could not start; the lines above say why.") from None
    except MkDocsException as error:
        raise BuildError(str(error)) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise BuildError(f"{address} cannot be used: {why}. Name another one with --address.") from None


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """What MkDocs and its plugins read from the environment, put back afterwards."""
    before = os.environ.copy()
    os.environ.update(values, NO_MKDOCS_2_WARNING="1")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _show_warnings(level: int = logging.WARNING) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
