"""The access request as a draft e-mail, which a mail client opens ready to send."""

import hashlib
from datetime import UTC, date, datetime
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP

from generator.pages.request.letter import Letter
from generator.pages.request.pack import PackRecipient
from generator.render.export.text import render_body
from generator.render.templates import templates

PDF_NAME = "production-access-request.pdf"


def render_mail(letter: Letter, pdf: bytes) -> bytes:
    """The draft: text and HTML, with the PDF attached. The same bytes for the same letter."""
    # lines stay below 78 octets, as mail servers like them
    message = EmailMessage(policy=SMTP.clone(max_line_length=76))
    message["From"] = _sender(letter)
    message["To"] = _recipients(letter, is_copy=False)
    if letter.copies:
        message["Cc"] = _recipients(letter, is_copy=True)
    message["Subject"] = letter.subject
    message["Date"] = datetime.combine(date.fromisoformat(letter.pack.day), datetime.min.time(), tzinfo=UTC)
    message["Message-ID"] = _message_id(letter, pdf)
    if not letter.pack.is_sent:
        message["X-Unsent"] = "1"  # mail clients open it for writing and not for reading
    message.set_content(render_body(letter), cte="quoted-printable")
    html = templates("export").get_template("mail.html.j2").render(letter=letter)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=PDF_NAME)
    _fix_boundaries(message)
    return message.as_bytes()


def _sender(letter: Letter) -> Address | Group:
    sender = letter.pack.sender
    return Address(sender.name, addr_spec=sender.email) if sender else Group("Sender not known yet", ())


def _recipients(letter: Letter, *, is_copy: bool) -> tuple[Address | Group, ...]:
    return tuple(_recipient(known) for known in letter.pack.recipients if known.is_copy is is_copy)


def _recipient(recipient: PackRecipient) -> Address | Group:
    if not recipient.email:
        return Group("Recipient not known yet", ())
    return Address(recipient.name, addr_spec=recipient.email)


def _message_id(letter: Letter, pdf: bytes) -> str:
    sender = letter.pack.sender
    domain = sender.email.rpartition("@")[2] if sender else "launchbook.invalid"
    return f"<{_digest(letter.subject.encode() + pdf)}@{domain}>"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _fix_boundaries(message: EmailMessage) -> None:
    """Boundaries that follow from the content: those of the library are drawn by lot."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_launchbook_{number}_{_digest(str(message['Message-ID']).encode())}")
