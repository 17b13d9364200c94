"""What is read of the pages of a guide: blocks, statements, facts and titles."""

from pathlib import Path

import pytest

from generator.facts.shapes import Shape
from generator.guide.blocks import Block, BlockKind
from generator.guide.captured_pages import captured_pages
from generator.guide.html import html_blocks
from generator.guide.markdown import markdown_blocks
from generator.guide.numbered import is_duration
from generator.guide.printed_facts import printed_facts
from generator.guide.read_statements import read_statements
from generator.guide.text import text_blocks
from generator.guide.titles import title_of
from tests.guide_fixtures import FERNWAY, LUMEN


def kinds(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks]


def test_the_three_forms_of_a_page_give_the_same_blocks() -> None:
    told = [
        (BlockKind.HEADING, "Going live"),
        (BlockKind.PARAGRAPH, "Read this first, all of it."),
        (BlockKind.LIST_ITEM, "Store the key."),
        (BlockKind.ROW, "Swap the URL | Ops"),
    ]
    markdown = "# Going live\n\nRead this first,\nall of it.\n\n- [ ] Store the key.\n\n"
    markdown += "| Task | Owner |\n|---|---|\n| Swap the URL | Ops |\n"
    html = (
        "<main><h1>Going live</h1><p>Read this first, <b>all</b> of it.</p><ul><li>Store the key.</li></ul>"
        "<table><tr><th>Task</th><th>Owner</th></tr><tr><td>Swap the URL</td><td>Ops</td></tr></table></main>"
    )
    text = "Going live\n\nRead this first, all of it.\n\n• Store the key.\n\nTask\tOwner\nSwap the URL\tOps\n"
    assert [kinds(read) for read in (markdown_blocks(markdown), html_blocks(html), text_blocks(text))] == [told] * 3


def test_what_stands_around_the_article_is_not_read() -> None:
    pages = captured_pages(LUMEN)
    said = " ".join(each.text for page in pages for each in page.statements)
    assert not [word for word in ("cookies", "Imprint", "Sign in", "Loading", "analytics") if word in said]


def test_a_sentence_with_a_choice_that_opens_a_list_is_a_statement() -> None:
    texts = [each.text for page in captured_pages(LUMEN) for each in page.statements]
    assert "Offer at least one of these:" in texts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Answer within 8 seconds.", ["within 8 seconds"]),
        ("A failure rate > 1% in 5 minutes wakes you.", ["> 1% in 5 minutes"]),
        ("Upload a PDF of at most 5 MB.", ["at most 5 MB"]),
        ("Call `GET /health` at https://api.acme.example/v1.", ["GET /health", "https://api.acme.example/v1"]),
        ("Write to [email\u00a0protected] within two days.", ["within two days"]),
        ("Open 07:00-21:00 New York time.", ["07:00-21:00 New York time"]),
        ("Keys start with `fw_live_`.", ["fw_live_"]),
        ("Compare with crypto.timingSafeEqual here.", ["crypto.timingSafeEqual"]),
    ],
)
def test_facts_are_found_as_printed_with_what_bounds_them(text: str, facts: list[str]) -> None:
    assert [fact.text for fact in printed_facts(text)] == facts


def test_versions_of_which_one_is_wanted_are_one_fact() -> None:
    assert [fact.text for fact in printed_facts("It supports TLS 1.2 or 1.3.")] == ["TLS 1.2 or 1.3"]


def test_two_hosts_that_ran_together_are_two_where_the_page_has_both() -> None:
    text = "Hosts\n\nTest: https://qa.acme.example/a and live: https://acme.example/a.\n\n"
    text += "Swap qa.acme.exampleacme.example only.\n"
    facts = [fact.text for each in read_statements(text_blocks(text)) for fact in each.facts]
    assert facts[-2:] == ["qa.acme.example", "acme.example"]


@pytest.mark.parametrize("text", [*FERNWAY, *LUMEN], ids=lambda path: path.stem)
def test_every_length_of_time_that_is_read_is_one_of_the_data(text: Path) -> None:
    facts = [fact for page in captured_pages([text]) for each in page.statements for fact in each.facts]
    lengths = [fact.text for fact in facts if fact.shape is Shape.DURATION]
    refused = [text for text in lengths if not (is_duration(text) or text.startswith(("every ", "half ")))]
    assert refused == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Book the slot, which has to be free.", "Book the slot, which has to be free"),
        ("Book the slot, which has to be free, and bring two devices.", ""),
        ("Create a new key, put it into your vault, restart the services.", ""),
        ("Compare the balance in the console with your own ledger.", ""),
        ("Turn accounts of people who left the company off on their last day.", ""),
        ("Rotate the keys (if your policy requires it)", "Rotate the keys (if your policy requires it)"),
        ("Track success rates, latency, and error rates in real time", ""),
        ("All calls use the secure protocol (never the other)", ""),
        ("In the Console, open the keys and press the button.", ""),
        ("In Japan, open the keys.", "In Japan, open the keys"),
        ("Have a tester with two devices of different makers on site.", ""),
        ("Run all the cases of the test plan; some may fail with a reason.", ""),
        ("Log every call that our service gets (without the card number)", ""),
        ("Offer it to customers in the app, on the site and by post.", ""),
        ("Open the firewall of both sites for our two hosts, a.example, b.example", ""),
        ("Send the file to our desk there (at most 5 MB)", "Send the file to our desk there"),
        ("Send the file to our desk there (PDF, at most 5 MB)", ""),
        ("Answer each of our calls with a 200 within 8 seconds", "Answer each of our calls with a 200"),
        ("Make sure that the certificate of your endpoint supports TLS 1.2", ""),
        ("Store the key in a vault so that nobody in the office sees it", "Store the key in a vault"),
        ("Store the key in a vault because it works only there, unless you have none", ""),
        ("Store the key in a vault because it is ours, and delete the old one", ""),
        ("Check the signature of each event — see the page on webhooks", "Check the signature of each event"),
        ("Import the catalogue | Confirm fees", ""),
        ("Refund it. Refunds take some days.", "Refund it"),
        ("externalId is unique for each intent", "externalId is unique for each intent"),
        ("Answer within 8 seconds.", "Answer within 8 seconds"),
        ("Something happened everywhere because nobody at all looked anywhere", "Something happened everywhere"),
        ("Call us from servers with fixed addresses and list them there", ""),
        ("Never keep it in source control, tickets or chat.", ""),
        ("Never in source control, tickets or chat.", "Never in source control, tickets or chat"),
        ("Keep the old key until the last one has restarted.", ""),
        ("Turn on two-step sign-in for every user with the role of somebody", ""),
        ("Signature failures after you rotated a key", "Signature failures after you rotated a key"),
    ],
)
def test_a_title_leaves_out_a_reason_a_pointer_or_one_fact_and_nothing_else(text: str, title: str) -> None:
    assert title_of(text, [fact.text for fact in printed_facts(text)]) == title
