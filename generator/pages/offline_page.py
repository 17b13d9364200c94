"""The page from which the site is kept on a device, for use without a network."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.book_context import BookContext
from generator.pages.home import POCKET_CARD
from generator.pages.model import Page
from generator.pages.runbooks.volumes import volumes_among
from generator.pages.sections import Section, Words
from generator.pages.view_models import Address, RichText

OFFLINE = "offline"
OFFLINE_SCRIPT_ADDRESS = Address("assets/launchbook/offline.js")


class KeptPrint(Struct, frozen=True):
    """What can be kept besides the pages: its name, and its files."""

    name: str
    paths: tuple[str, ...]


class OfflineAnswers(Struct, frozen=True):
    """What the page says about this device; what stands in braces only the browser knows."""

    nothing: str = "Nothing is kept on this device."
    kept: str = "Kept on this device: {edition}, {size}. It is the newest."
    newer: str = "Kept on this device: {edition}, {size}. There is a newer one: {newer}."
    offline: str = "Kept on this device: {edition}, {size}. Without a network, no newer one can be seen."
    progress: str = "Fetching: {done} of {all} files."
    failed: str = "It could not be fetched: {why}. What was kept before is still there. Please try again."
    size: str = "This takes {size} on your device."


class OfflineSection(Section, frozen=True):
    """What can be kept, and the buttons that do it."""

    kind = "offline"
    prints: tuple[KeptPrint, ...]
    script: Address
    prints_title: str = "Runbooks to keep as well"
    keep: str = "Keep the site on this device"
    again: str = "Fetch the newest"
    forget: str = "Keep nothing"
    unable: str = (
        "Your browser cannot keep the site from here: that needs JavaScript and an address that begins with https. "
        "A copy of the folder of the site works without a network as well."
    )
    answers: OfflineAnswers = OfflineAnswers()


def offline_page(context: BookContext, printed: frozenset[str]) -> Page:
    """How to take the site along; `printed` holds the paths of the files that stand beside the pages."""
    return Page(
        path=OFFLINE,
        title="Without a network",
        short="Without a network",
        description="Keep the pages, the search and the runbooks of your team on this device.",
        lead=RichText(
            "Keep the pages, the search and the runbooks of your team on this device, for a night without a network."
        ),
        sections=(
            OfflineSection("keep", "Keep it on this device", tuple(_prints(context, printed)), OFFLINE_SCRIPT_ADDRESS),
            Words("good-to-know", "Good to know", tuple(map(RichText, _NOTES))),
        ),
        searched_as=("offline, airplane, no connection", "install, app"),
        boost=0.5,
    )


_NOTES = (
    "While there is a network, pages come from it. Where it fails, or takes longer than five seconds, your browser "
    "shows what is kept, and the page says so.",
    "A newer edition is not fetched by itself. Pages tell you that there is one; the button above fetches what "
    "changed.",
    "Access requests, calendars and the export for programs are not kept.",
    "What is kept can still be read on this device when you lose access to the site. Press “Keep nothing” before you "
    "hand the device on.",
)


def _prints(context: BookContext, printed: frozenset[str]) -> Iterator[KeptPrint]:
    for team in context.project.teams.values():
        if volumes := volumes_among(printed, team.id):
            yield KeptPrint(f"Runbook of {team.name}", volumes)
    sheets = tuple(each.run_sheet for each in context.integrations if each.run_sheet in printed)
    card = (POCKET_CARD,) if POCKET_CARD in printed else ()
    if sheets or card:
        yield KeptPrint("Run sheets and the pocket card", (*sheets, *card))
