"""Runs MkDocs: one build into a folder, or a live preview."""

import logging
import os
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.plugin import DATA_VARIABLE


class BuildError(Exception):
    """The site could not be built; the message says why."""


def build_site(config_file: Path, data: Path, site: Path, as_of: date, inputs: str) -> None:
    """Build the site into a folder, strictly; BuildError where MkDocs or the link check finds something."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC).timestamp()))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ[DATA_VARIABLE] = str(data.resolve())
    _show_warnings()
    try:
        config = load_config(str(config_file), site_dir=str(site.resolve()), strict=True)
        plugin = config.plugins.get("launchbook")
        if plugin is None:
            raise BuildError(f"{config_file} does not name the plugin `launchbook`.")
        plugin.config["inputs"] = inputs
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except Abort:  # MkDocs has logged the reason
        raise BuildError("The site could not be built; the lines above say why.") from None
    except MkDocsException as error:
        raise BuildError(str(error)) from None


def serve_site(config_file: Path, data: Path, address: str) -> None:
    """Serve a live preview until it is interrupted."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ[DATA_VARIABLE] = str(data.resolve())
    _show_warnings(logging.INFO)
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address)
    except Abort:  # MkDocs has logged the reason
        raise BuildError("The preview could not start; the lines above say why.") from None
    except MkDocsException as error:
        raise BuildError(str(error)) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise BuildError(f"{address} cannot be used: {why}. Name another one with --address.") from None


def _show_warnings(level: int = logging.WARNING) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
