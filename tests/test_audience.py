"""What a provider never sees: a marker is put into every internal field, and looked for in every file of every pack."""

import io
import shutil
from datetime import date
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from generator.findings import DataPath as Place
from generator.pages.book_context import BookContext
from generator.pages.request.letter import make_letter
from generator.render.export.files import pack_files
from generator.render.pdf.jobs import letter_job
from generator.render.pdf.print_job import Paper
from generator.schema.addresses import Email, Phone, Url
from generator.schema.files import kind_of
from generator.schema.text import Line, Prose
from generator.schema.times import Day, TimeOfDay, Zone
from generator.schema.walk import TextValue, mappings, values
from generator.source.reader import read_found
from generator.source.sent_copies import MAIL, PDF
from generator.source.tree import read_tree
from tests.reading import project_in
from tests.shipped import EXAMPLE, SHIPPED_DATA

DAY = date(2026, 11, 21)
MARKER = "zebra"
PLAIN = (Line, Prose)
MARKED = {Url: "https://zebra.example/zebra", Email: "zebra@zebra.example"}
OPEN_KEYS = {
    "organisation/organisation.yaml": ("name", "address", "catalogue"),
    "integration.yaml": ("request",),
}
"""What a provider may read: the head of the letter, and what was given for the request."""

pytestmark = pytest.mark.xdist_group("packs")


def is_internal(name: str, path: Place) -> bool:
    allowed = next((keys for file, keys in OPEN_KEYS.items() if name.endswith(file)), ())
    return path[0] not in allowed


def marked(value: TextValue) -> str | None:
    """The value with the marker in it; None where its kind has no room for one."""
    kind = value.kinds[0]
    if kind in MARKED:
        return MARKED[kind]
    is_plain = kind in PLAIN and not any(issubclass(kind, text) for text in (Day, TimeOfDay, Zone, Phone))
    return f"{value.text} {MARKER}" if is_plain else None


def put(data: object, path: Place, text: str) -> None:
    for part in path[:-1]:
        data = data[part]  # type: ignore[index]
    data[path[-1]] = text  # type: ignore[index]


def mark_everything(data: Path) -> int:
    """Put the marker into every internal field of a data folder; how many there were."""
    found = 0
    for document in map(read_found, read_tree(data)):
        kind = kind_of(document.name)
        assert kind is not None
        for value in values(mappings(kind.model, document.data)):
            text = marked(value)
            if text is not None and is_internal(document.name, value.path):
                put(document.data, value.path, text)
                found += 1
        (data / document.name).write_text(yaml.safe_dump(document.data, allow_unicode=True), "utf-8")
    return found


@pytest.fixture(scope="module")
def marked_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the marker in every internal field, beside a catalogue that has none."""
    folder = tmp_path_factory.mktemp("marked")
    shutil.copytree(EXAMPLE, folder / "examples" / EXAMPLE.name)
    for name in ("providers", "roles.yaml", "controls.yaml"):
        source = SHIPPED_DATA / name
        to = folder / "data" / name
        to.parent.mkdir(exist_ok=True)
        shutil.copytree(source, to) if source.is_dir() else shutil.copy(source, to)
    data = folder / "examples" / EXAMPLE.name
    assert mark_everything(data) > 100
    return data


def texts(files: dict[str, bytes]) -> list[str]:
    """Everything in a pack that can be read: files, parts of the mail, text, metadata and attachments of the PDF."""
    message = message_from_bytes(files[MAIL], policy=SMTP)
    parts = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    pdf = PdfReader(io.BytesIO(files[PDF]))
    inside = [content for found in pdf.attachments.values() for content in found]
    read = [*files.values(), *(part for part in parts if isinstance(part, bytes)), *inside]
    return [
        *(content.decode("utf-8", "replace") for content in read),
        *(page.extract_text() for page in pdf.pages),
        str(pdf.metadata),
        *(f"{name} {value}" for name, value in message.items()),
    ]


def test_no_internal_field_reaches_a_provider(marked_example: Path) -> None:
    for integration in BookContext.of(project_in(marked_example), DAY).integrations:
        letter = make_letter(integration.pack)
        files = pack_files(letter, letter_job(PDF, letter, Paper(), DAY).draw().pdf)
        assert [text for text in texts(files) if MARKER in text.lower()] == [], integration.id


def test_the_marker_would_be_seen(marked_example: Path) -> None:
    """The same search finds a word that was given for the request."""
    letter = make_letter(BookContext.of(project_in(marked_example), DAY).integration("scan-to-pay").pack)
    assert letter.pack.sender is not None
    files = pack_files(letter, letter_job(PDF, letter, Paper(), DAY).draw().pdf)
    assert any(letter.pack.sender.name in text for text in texts(files))
