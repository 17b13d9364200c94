"""Secrets that open nothing, put together when the tests run, so that no scanner finds one in this file."""

import base64
import random
import string

CHANCE = random.Random(11)
LETTERS, CAPITALS, DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits
ANY = LETTERS + CAPITALS + DIGITS
BASE64 = ANY + "+/"
HEX = "0123456789abcdef"
RSA = bytes.fromhex("308204be020100300d06092a864886f70d0101010500048204a8308204a40201000282010100")
"""How an RSA key begins in PKCS #8; what follows here is drawn by lot and is no key."""
RSA_1 = bytes.fromhex("308204a40201000282010100")
EC = bytes.fromhex("307702010104")
ED25519 = bytes.fromhex("302e020100300506032b657004220420")
LOCKED = bytes.fromhex("308202dd305706092a864886f70d01050d304a")
PUBLIC_RSA = bytes.fromhex("30820122300d06092a864886f70d01010105000382010f003082010a0282010100")
CERTIFICATE = bytes.fromhex("308203a53082028da003020102021400")


def lot(count: int, letters: str = ANY) -> str:
    """So many letters, drawn by lot."""
    return "".join(CHANCE.choice(letters) for _ in range(count))


def key(head: bytes, size: int = 600) -> str:
    """Base64 that begins like a key."""
    return base64.b64encode(head + CHANCE.randbytes(size)).decode()


def lines(text: str, indent: str = "") -> str:
    """Base64 as PEM writes it, in lines of 64."""
    return "\n".join(indent + text[start : start + 64] for start in range(0, len(text), 64))


def pem(what: str, body: str) -> str:
    """A key with its header."""
    return f"-----BEGIN {what}-----\n{lines(body)}\n-----END {what}-----"


def _uuid() -> str:
    return "-".join(lot(count, HEX) for count in (8, 4, 4, 4, 12))


FAKE = {
    "the provider's own prefix": "acme_" + "live_" + lot(20),
    "Stripe secret": "sk_" + "live_" + lot(24),
    "Stripe restricted": "rk_" + "live_" + lot(24),
    "a live key of anybody": "moon_" + "prod_" + lot(24),
    "webhook secret": "whsec" + "_" + lot(32),
    "AWS access key": "AK" + "IA" + lot(16, CAPITALS + "234567"),
    "AWS secret key": "aws_secret_access_key = " + "a1B" + lot(37, BASE64),
    "AWS secret key alone": "a1B" + lot(37),
    "GitHub fine-grained": "github" + "_pat_" + lot(22) + "_" + lot(59),
    "GitHub classic": "gh" + "p_" + lot(36),
    "GitHub server": "gh" + "s_" + lot(36),
    "GitLab": "gl" + "pat-" + lot(20),
    "Slack bot": "xox" + "b-" + lot(12, DIGITS) + "-" + lot(13, DIGITS) + "-" + lot(24),
    "Slack hook": "https://hooks." + "slack.com/services/T" + lot(9) + "/B" + lot(9) + "/" + lot(24),
    "Discord hook": "https://discord" + ".com/api/webhooks/" + lot(18, DIGITS) + "/" + lot(68),
    "Teams hook": "https://acme.webhook.office.com/webhook" + f"b2/{_uuid()}@{_uuid()}/IncomingWebhook/{lot(32, HEX)}",
    "Google API": "AI" + "za" + lot(35),
    "Google client": "GOC" + "SPX-" + lot(28),
    "Google service account": '{"type": "service_account", "private' + f'_key_id": "{lot(40, HEX)}"}}',
    "SendGrid": "S" + "G." + lot(22) + "." + lot(43),
    "Mailgun": "key" + "-" + lot(32, HEX),
    "Mailchimp": lot(32, HEX) + "-us" + "12",
    "npm": "np" + "m_" + lot(36),
    "PyPI": "py" + "pi-AgEIcHlwaS5vcmc" + lot(70),
    "Docker": "dckr" + "_pat_" + lot(27),
    "Azure account key": "Account" + "Key=" + lot(86, BASE64) + "==",
    "Azure SAS": "https://x.blob.example/c?sv=2022-11-02&sp=r&si" + "g=" + lot(43) + "%3D",
    "Azure client secret": "abc8" + "Q~" + lot(34),
    "Twilio key": "S" + "K" + lot(32, HEX),
    "Twilio token": "The auth token is " + lot(32, HEX),
    "Telegram": lot(10, "123456789") + ":" + "AA" + lot(33),
    "Square": "sq0" + "csp-" + "a1B2" + lot(39),
    "Shopify": "shp" + "at_" + lot(32, HEX),
    "DigitalOcean": "dop" + "_v1_" + lot(64, HEX),
    "Heroku": "HR" + "KU-AA" + lot(58),
    "OpenAI": "sk" + "-proj-" + "a1B2c3D4e5" + lot(60),
    "Anthropic": "sk" + "-ant-api03-" + "a1B2c3D4e5" + lot(80),
    "Vault": "hv" + "s." + lot(24),
    "JSON Web Token": "eyJ" + lot(20) + ".eyJ" + lot(40) + "." + lot(43),
    "Bearer": "Authorization: Bea" + "rer " + lot(40),
    "Basic": "Authorization: Ba" + "sic " + base64.b64encode(b"sam:correct-horse").decode(),
    "password in words": "The password" + ": Tr0ub4dor&3",
    "password in a sentence": "its password" + " is hunter2!",
    "password in German": "Passwort" + ": Sommer2024!",
    "passphrase in words": "the passphrase" + " is correct-horse-battery",
    "passphrase in quotes": "password" + ": 'correct horse battery staple'",
    "password of a cache": "redis://" + ":s3cr3tpw@cache.example:6379",
    "password of a user": "https://sam" + ":hunter22@vault.example/",
    "token as a user": "https://" + "a1B2c3D4" + lot(20) + "@git.example/shop",
    "UUID as a key": f"API key: {_uuid()}",
    "PEM": pem("RSA PRI" + "VATE KEY", key(RSA_1)),
    "PEM, EC": pem("EC PRI" + "VATE KEY", key(EC, 100)),
    "key body, PKCS #8": key(RSA),
    "key body, PKCS #1": lines(key(RSA_1)),
    "key body, EC": key(EC, 115),
    "key body, Ed25519": key(ED25519, 32),
    "key body, locked": lines(key(LOCKED)),
    "key body, OpenSSH": base64.b64encode(b"openssh-" + b"key-v1\0" + CHANCE.randbytes(200)).decode(),
    "PGP": "-----BEGIN PGP PRI" + "VATE KEY BLOCK-----",
    "PuTTY": "PuTTY-User-" + "Key-File-3: ssh-ed25519",
    "JSON Web Key": '{"kty": "EC", "crv": "P-256", "d": "' + lot(43) + '"}',
    "age": "AGE-SEC" + "RET-KEY-1" + lot(58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
    "hex": "0a" + lot(62, HEX),
    "base64": "a1B2" + lot(40),
}
"""Every kind that must be refused, by what it is."""

HARMLESS = {
    "a commit": "Deployed as commit " + lot(40, HEX),
    "an address of a commit": f"https://git.example/shop/commit/{lot(40, HEX)}",
    "a digest": "sha256:" + lot(64, HEX),
    "a digest in words": f"The SHA-256 digest of the file is {lot(64, HEX)}",
    "an image": f"registry.example/shop@sha256:{lot(64, HEX)}",
    "a checksum": "checksum: " + lot(32, HEX),
    "an integrity": "integrity: sha384-" + lot(64, BASE64),
    "a fingerprint": "SHA256:" + "a1B2" + lot(39, BASE64),
    "a fingerprint with colons": ":".join(lot(2, "0123456789ABCDEF") for _ in range(32)),
    "a UUID": "Merchant " + _uuid(),
    "a public key": pem("PUBLIC KEY", key(PUBLIC_RSA)),
    "a public key without header": lines(key(PUBLIC_RSA)),
    "a certificate": pem("CERTIFICATE", key(CERTIFICATE)),
    "a certificate without header": lines(key(CERTIFICATE)),
    "a public key of OpenSSH": "ssh-rsa " + base64.b64encode(b"\0\0\0\7ssh-rsa" + CHANCE.randbytes(260)).decode(),
    "a public JSON Web Key": '{"kty": "RSA", "n": "' + lot(342) + '", "e": "AQAB"}',
    "a document": f"https://docs.example/document/d/1{lot(43)}/edit",
    "a placeholder": "sk_" + "live_your_key_here",
    "a prefix": "Keys begin with `sk_" + "live_`, tokens with `github" + "_pat_`.",
    "a masked key": "sk_" + "live_xxxxxxxxxxxxxxxxxxxx",
    "a variable": "password" + ": ${DB_PASSWORD}",
    "a rule for passwords": "Password" + ": at least 12 characters, with a digit.",
    "a property of passwords": "The password" + " is case-sensitive and 12-character.",
    "how it is stored": "The password" + " is base64-encoded.",
    "a header": "Send `Authorization: Bea" + "rer <token>` or `Bearer YOUR_ACCESS_TOKEN_HERE`.",
    "a method": "Use Basic authentication, or basic auth.",
    "an address with a port": "https://shop.example:8443/a@b",
    "an id": "token" + ": webhook-signing-token-of-the-portal-2",
    "a path": "src/Components/Checkout2/PaymentForm3DS/useTokenV2Handler",
}
"""What data may hold, and what looks a little like a secret."""
