"""What `mkdocs.yml` may say about the plugin."""

from mkdocs.config import config_options
from mkdocs.config.base import Config

LEFT_OUT = (
    "MkDocs alone makes only the pages. Left out: runbooks, run sheets, access requests and calendars. "
    "`launchbook build` makes them."
)
DATA_VARIABLE = "LAUNCHBOOK_DATA"
"""Names another data folder than `mkdocs.yml` does; `--data` sets it."""


class LaunchbookConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin, with what holds where none is written."""

    data_dir = config_options.Type(str, default="data")
    """The folder that holds the data, beside `mkdocs.yml`."""
    prints = config_options.Type(str, default="")
    """A folder of finished files to publish beside the pages."""
    moved = config_options.Type(dict, default={})
    """Old addresses, and where what stood there is now."""
