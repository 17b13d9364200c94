"""A tree with leftovers planted in it. What stands between `⟪rule⟫` and `⟪⟫` is to be found, and nothing else.

Words in double braces are filled in: addresses from the shipped data, and keys made of pieces, so that scanners for
secrets, our own among them, find none in this file.
"""

import codecs
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generator.scan.sources import read_scan_facts
from tests.shipped import SHIPPED_DATA

BODY = "51Hq8" + "xYz00aBcD3"
LIVE, LIVE_PK, TEST = "sk_" + "live_" + BODY, "pk_" + "live_" + BODY, "sk_" + "test_" + BODY
MARK = re.compile(r"⟪([a-z-]*)⟫")


class Planted(NamedTuple):
    """Where something was planted."""

    file: str
    line: int
    column: int
    rule: str


def words() -> dict[str, str]:
    """What the words in double braces stand for."""
    settings = {
        f"{source.id}#{each.id}": each
        for source in read_scan_facts(SHIPPED_DATA, SHIPPED_DATA).providers
        for each in source.environments.settings
    }
    api, portal = settings["scan-to-pay#api-base-url"], settings["scan-to-pay#portal-url"]
    base, call = settings["modulus-labs#base-url"], settings["payca#sandbox-transactions-endpoint"]
    found = {
        "api": str(api.values["sandbox"]),
        "api-live": str(api.values["production"]),
        "portal": str(portal.values["sandbox"]),
        "portal-live": str(portal.values["production"]),
        "base": str(base.values["sandbox"]),
        "base-live": str(base.values["production"]),
        "call": str(call.values["sandbox"]),
        "path": str(call.values["sandbox"]).split(" ")[1],
        "live": LIVE,
        "live-pk": LIVE_PK,
        "test": TEST,
        "sk-live": LIVE[:8],
        "sk-test": TEST[:8],
    }
    for name in ("api", "api-live", "portal", "base", "base-live"):
        found[f"{name}-host"] = found[name].split("/")[2]
        found[f"{name}-json"] = found[name].replace("/", "\\/")
        found[f"{name}-encoded"] = quote(found[name], safe="")
        found[f"{name}-plain"] = found[name].removeprefix("https://")
    return found


def fill(template: str, known: dict[str, str]) -> str:
    """The template with the words filled in; marks stay."""
    return re.sub(r"\{\{([a-z-]+)\}\}", lambda match: known[match[1]], template)


def parted(file: str, text: str) -> tuple[str, list[Planted]]:
    """The text without its marks, and where they stood."""
    planted, plain = [], ""
    past = 0
    for match in MARK.finditer(text):
        plain += text[past : match.start()]
        past = match.end()
        if match[1]:
            line_start = plain.rfind("\n") + 1
            planted.append(Planted(file, plain.count("\n") + 1, len(plain) - line_start + 1, match[1]))
    return plain + text[past:], planted


def plant(root: Path) -> list[Planted]:
    """Write the tree, and say what is in it."""
    known = words()
    found = []
    for file, template in (FILES | CLEAN).items():
        plain, planted = parted(file, fill(template, known))
        found += planted
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        mark, encoding = ENCODINGS.get(file, (b"", "utf-8"))
        path.write_bytes(mark + plain.encode(encoding))
    return sorted(found)


MINIFIED = "!function(){var a=" + ",".join(f'"é{number}"' for number in range(150_000))
"""More than a megabyte on one line, with letters of two bytes."""

ENCODINGS = {
    "windows/settings-le.reg": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "windows/settings-be.ps1": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "windows/with-mark.json": (codecs.BOM_UTF8, "utf-8"),
    "windows/latin.ini": (b"", "latin-1"),
    "clean/wide.txt": (codecs.BOM_UTF16_LE, "utf-16-le"),
}

FILES = {
    ".env": "APP=shop\nSCANTOPAY_BASE_URL=⟪sandbox-url⟫{{api}}⟪⟫\nMINTCASH_SECRET=⟪live-key⟫{{live}}⟪⟫\n",
    ".env.production": "# written by hand\nexport QRPH_URL='⟪sandbox-url⟫{{base}}⟪⟫'\nKEY=⟪test-key⟫{{test}}⟪⟫\n",
    "config/app.yaml": "payments:\n  base_url: ⟪sandbox-url⟫{{api}}⟪⟫/v1/codes\n  portal: '⟪sandbox-url⟫{{portal}}⟪⟫'\n",
    "config/hosts.yml": "allow:\n  - ⟪sandbox-host⟫{{api-host}}⟪⟫\n  - {{api-live-host}}\n  - ⟪sandbox-host⟫api.{{api-host}}⟪⟫\n",
    "config/app.json": '{"url": "⟪sandbox-url⟫{{base}}⟪⟫/qr", "secret": "⟪live-key⟫{{live}}⟪⟫"}\n',
    "config/escaped.json": '{"url": "⟪sandbox-url⟫{{api-json}}⟪⟫\\/v1", "next": "⟪sandbox-url⟫{{portal-json}}⟪⟫"}\n',
    "config/app.toml": '[payments]\nurl = "⟪sandbox-url⟫{{api}}⟪⟫"\n[payments.keys]\npublic = "⟪live-key⟫{{live-pk}}⟪⟫"\n',
    "config/app.ini": "[payments]\n; the old one\nurl = ⟪sandbox-url⟫{{base}}⟪⟫\nhost=⟪sandbox-host⟫{{base-host}}⟪⟫\n",
    "config/app.properties": "pay.url=⟪sandbox-url⟫{{api}}⟪⟫\npay.hosts=⟪hosts-run-together⟫{{api-host}}{{api-live-host}}⟪⟫\n",
    "config/app.xml": '<beans>\n  <bean url="⟪sandbox-url⟫{{portal}}⟪⟫"/>\n  <key>⟪test-key⟫{{test}}⟪⟫</key>\n</beans>\n',
    "config/app.conf": "upstream pay {\n    server ⟪sandbox-host⟫{{api-host}}⟪⟫:443;\n}\n",
    "config/match.conf": "server_name ~^⟪sandbox-host⟫qa\\.scantopay\\.io⟪⟫$;\n",
    "config/proxy.cfg": "acl pay hdr(host) -i ⟪sandbox-host⟫QA.ScanToPay.IO⟪⟫\n",
    "config/cookies.yaml": "domain: .⟪sandbox-host⟫{{base-host}}⟪⟫\n",
    "config/port.yaml": "url: ⟪sandbox-url⟫https://{{api-host}}:8443/pluto⟪⟫\n",
    "config/http.yaml": "url: ⟪sandbox-url⟫http://{{base-host}}⟪⟫/v1\n",
    "config/bare.yaml": "url: ⟪sandbox-url⟫{{api-plain}}⟪⟫\n",
    "config/half.yaml": "url: ⟪sandbox-host⟫{{api-host}}⟪⟫/plutonium\n",
    "config/webhooks.yaml": "mintcash:\n  webhook: ⟪test-webhook⟫https://shop.example/webhooks/mintcash/test⟪⟫\n",
    "config/webhooks-two.yaml": "hook: ⟪test-webhook⟫https://test-shop.example/hooks/pay⟪⟫\n",
    "Dockerfile": "FROM python:3.12\nENV PAY_URL=⟪sandbox-url⟫{{api}}⟪⟫ \\\n    PAY_KEY=⟪live-key⟫{{live}}⟪⟫\n",
    "docker-compose.yml": "services:\n  shop:\n    environment:\n      - PAY_URL=⟪sandbox-url⟫{{base}}⟪⟫\n",
    "deploy/main.tf": 'variable "pay_url" {\n  default = "⟪sandbox-url⟫{{api}}⟪⟫"\n}\n',
    "deploy/prod.tfvars": 'pay_key = "⟪test-key⟫{{test}}⟪⟫"\n',
    "deploy/values.yaml": 'ingress:\n  egress: ["⟪sandbox-host⟫{{base-host}}⟪⟫", "{{base-live-host}}"]\n',
    "deploy/config-map.yaml": "data:\n  callback: '⟪sandbox-url⟫{{api-encoded}}⟪⟫%2Fv1'\n",
    "deploy/run.sh": '#!/bin/sh\ncurl -s "⟪sandbox-url⟫{{base}}⟪⟫/health"\ncurl -X POST "$BASE⟪sandbox-endpoint⟫{{path}}⟪⟫"\n',
    "deploy/unit.service": "[Service]\nEnvironment=PAY_KEY=⟪live-key⟫{{live}}⟪⟫\n",
    "deploy/Jenkinsfile": "stage('pay') { sh 'pay --key ⟪test-key⟫{{test}}⟪⟫' }\n",
    ".github/workflows/deploy.yml": "env:\n  PAY_URL: ⟪sandbox-url⟫{{portal}}⟪⟫\n",
    "Makefile": "PAY := ⟪sandbox-url⟫{{api}}⟪⟫\nall:\n\tpay $(PAY)\n",
    "src/pay.py": 'BASE = "⟪sandbox-url⟫{{api}}⟪⟫"\n\ndef send(client):\n    client.post("⟪sandbox-endpoint⟫{{path}}⟪⟫")\n',
    "src/pay.js": "const base = `⟪sandbox-url⟫{{base}}⟪⟫/v1`;\nfetch(`${host}⟪sandbox-endpoint⟫{{path}}⟪⟫`, {method: 'POST'});\n",
    "src/pay.ts": "export const key: string = '⟪live-key⟫{{live-pk}}⟪⟫';\n",
    "src/Pay.java": 'class Pay {\n    static final String URL = "⟪sandbox-url⟫{{portal}}⟪⟫";\n}\n',
    "src/pay.go": 'package pay\n\nconst url = "⟪sandbox-url⟫{{base}}⟪⟫"\nvar key = "⟪test-key⟫{{test}}⟪⟫"\n',
    "src/pay.rb": "URL = '⟪sandbox-url⟫{{api}}⟪⟫'.freeze\n",
    "src/pay.php": '<?php\n$url = "⟪sandbox-url⟫{{api}}⟪⟫/codes";\n',
    "src/Pay.cs": 'var text = "hosts:\\n⟪sandbox-host⟫{{api-host}}⟪⟫\\n";\n',
    "src/Pay.kt": 'val call = "⟪sandbox-endpoint⟫\\\\/sandbox\\\\/transactions⟪⟫"\n',
    "src/pay.sql": "UPDATE settings SET url = '⟪sandbox-url⟫{{api}}⟪⟫' WHERE key = '⟪live-key⟫{{live}}⟪⟫';\n",
    "src/index.html": "<p>Größe – ⟪sandbox-url⟫{{portal}}⟪⟫</p>\n",
    "docs/run.md": "Grüße: call `⟪sandbox-url⟫{{api}}⟪⟫` and `POST ⟪sandbox-endpoint⟫{{path}}⟪⟫`.\n",
    "docs/table.csv": "name,value\npay,⟪sandbox-url⟫{{api}}⟪⟫\nboth,⟪hosts-run-together⟫{{api}}{{api-live}}⟪⟫\n",
    "docs/notes.ipynb": '{"cells": [{"source": ["key = \\"⟪live-key⟫{{live}}⟪⟫\\"\\n"]}]}\n',
    "windows/settings-le.reg": 'Windows\r\n"Größe"="⟪sandbox-url⟫{{api}}⟪⟫"\r\n"Key"="⟪live-key⟫{{live}}⟪⟫"\r\n',
    "windows/settings-be.ps1": "$größe = '⟪sandbox-url⟫{{base}}⟪⟫'\r\n",
    "windows/with-mark.json": '{"ä": "⟪sandbox-url⟫{{api}}⟪⟫"}\r\n',
    "windows/latin.ini": "größe=ß ⟪sandbox-url⟫{{api}}⟪⟫\r\nk=⟪test-key⟫{{test}}⟪⟫\r\n",
    "dist/app.min.js": MINIFIED + ',"⟪sandbox-url⟫{{api}}⟪⟫","⟪live-key⟫{{live}}⟪⟫"}();',
    "name with space/ümlaut.env": "A=⟪sandbox-host⟫{{base-host}}⟪⟫",
}
"""Files with something in them."""

CLEAN = {
    "clean/.env.production": "SCANTOPAY_BASE_URL={{api-live}}\nPORTAL={{portal-live}}\nQRPH_URL={{base-live}}/v1\nKEY=${PAY_KEY}\n",
    "clean/longer.yaml": "- not{{api-live-host}}\n- not{{api-host}}\n- my-{{api-host}}\n- {{api-host}}.example.com\n- {{base-host}}x\n",
    "clean/words.md": "The sandbox is a sandbox; test keys, test mode, the test-mode webhook, QA and sbx are words. /sandbox and /transactions too.\n",
    "clean/placeholders.md": "`{{sk-live}}…`, `{{sk-live}}...`, `{{sk-live}}xxxxxxxxxxxx`, `{{sk-test}}YOUR_KEY_HERE`, `{{sk-live}}<key>`, `{{sk-live}}${ID}`\n",
    "clean/check.py": "if key.startswith('{{sk-test}}'):\n    raise ValueError('{{sk-test}}keys are refused')\n{{sk-live}}key_from_vault = read()\n",
    "clean/names.py": "task_live_2024q1 = risk_live_data123 = desk_test_fixture01 = disk_test_abc123x = 1\n",
    "clean/paths.txt": "docs{{path}}.md\n{{path}}-report\n/sandbox/transaction\nsandbox/transactions-list\n",
    "clean/links.md": "See https://docs.example.com/webhooks/how-to-test-webhooks, https://latest.example/webhooks and https://example.com/contest/webhook.\n",
    "clean/live.yaml": "webhook: https://shop.example/webhooks/mintcash\ntests: https://shop.example/test/report\n",
    "clean/other.yaml": "webhook: https://shop.example/webhooks/payca/test\n",
    "clean/allowed.env": "A={{api}}  # launchbook:fixture recorded in sandbox\nB=2\nC={{test}} # launchbook:fixture\n",
    "clean/wide.txt": "Größe ☐ {{api-live}}\n",
    "clean/image.png": "\x89PNG\r\n\x00\x00{{api}} {{live}}",
    "clean/empty.yaml": "",
}
"""Files with nothing in them, or nothing that counts."""
