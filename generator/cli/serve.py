"""`launchbook serve`."""

import gc
import re
import sys
from pathlib import Path

import click

from generator.cli.options import config_option, data_option


@click.command()
@data_option
@config_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port to listen on.")
def serve(data: Path, config: Path, address: str) -> None:
    """Show the site in a browser while you edit. Ends with Ctrl-C.

    An edit to the data shows at once. An edit that breaks something shows the problem, in the terminal and on top of
    every page, and keeps the last good pages.
    """
    host, _, port = address.rpartition(":")
    if not host or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise click.UsageError(f"{address} is not a host and port, such as 127.0.0.1:8000.")
    from generator.build.order import BuildError
    from generator.plugin.build import serve_site

    gc.set_threshold(50_000, 20, 50)  # much of what a build makes stays to its end
    gc.enable()
    try:
        serve_site(config, data, address)
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
