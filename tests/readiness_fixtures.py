"""What is said of the readiness in the example, and how it is found in pages and books."""

import json
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.pages.runbooks.model import Runbook, Stamp
from generator.readiness.items import AssessedItem, assess_items
from generator.render.pdf.jobs import runbook_job
from generator.render.pdf.print_job import Paper
from tests.shipped import EXAMPLE
from tests.site_fixtures import BuiltSite

DAY = date(2026, 11, 21)
STAMP = Stamp("0123456789", "21 November 2026", "21 December 2026")
INTEGRATIONS = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")
RECORD = re.compile(r'<(?:details|div|li|p) class="(?:lb-card|record)')
ITEM = re.compile(
    r'(?:<h\d| done")[^>]* id="(?P<item>[^"]+)".*?<span class="(?:lb-label lb-label--|label )state-[a-z_]+">'
    r"(?P<state>[^<]+)</span>",
    re.DOTALL,
)


@pytest.fixture(scope="session")
def status() -> dict[str, Any]:
    """What `launchbook status --format json` says of each integration."""
    arguments = ["status", "--data", str(EXAMPLE), "--as-of", DAY.isoformat(), "--format", "json"]
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return {summary["integration"]: summary for summary in json.loads(result.stdout)}


def paper_html(book: Runbook) -> str:
    job = runbook_job("book.pdf", book, STAMP, Paper(), DAY)
    return job.html


def assessed(site: BuiltSite, integration: str) -> tuple[AssessedItem, ...]:
    return assess_items(site.project, site.project.integrations[integration], DAY)


def states_in(html: str) -> dict[str, str]:
    """The state of each item of a page or a book: the words, without their mark."""
    matches = filter(None, (ITEM.search(record) for record in RECORD.split(html)))
    found = {match["item"]: unescape(match["state"]) for match in matches}
    return {item: state.partition(" ")[2] for item, state in found.items()}


def section(html: str, anchor: str) -> str:
    found = re.search(rf'<h2 id="{anchor}">(.*?)(?=<h2 |</article>)', html, re.DOTALL)
    return found[1] if found else ""
