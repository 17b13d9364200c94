"""The tokens of services, known by their first characters. A new one is one entry of `TOKENS`."""

from generator.secrets.kind import kind
from generator.secrets.looks import is_mixed, is_value, looks_random

TOKENS = (
    kind(
        "a secret key",
        "_live_ _test_",
        r"(?<![A-Za-z0-9_])[srp]k_(?:live|test)_(?P<secret>[A-Za-z0-9_-]{6,200})",
        looks_random,
    ),
    kind(
        "a secret key",
        "_live_ _test_ _prod_ _sandbox_",
        r"(?<![A-Za-z0-9_])[a-z]{2,8}_(?:live|test|prod|sandbox)_(?P<secret>[A-Za-z0-9_-]{12,200})",
        is_value,
        reach=100,
    ),
    kind("a webhook secret", "whsec_", r"(?<![A-Za-z0-9_])whsec_(?P<secret>[A-Za-z0-9+/=_-]{6,200})", looks_random),
    kind("an AWS access key", "akia asia abia acca", r"\bA(?:KI|SI|BI|CC)A(?P<secret>[A-Z2-7]{16}\b)"),
    kind(
        "an AWS secret key",
        "aws",
        r"(?i:\baws)[^\n\r]{0,60}?(?<![A-Za-z0-9/+=])(?P<secret>[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=]))",
        is_mixed,
    ),
    kind(
        "a GitHub token", "github_pat_ ghp_ gho_ ghu_ ghs_ ghr_", r"\b(?:github_pat|gh[pousr])_(?P<secret>\w{30,255})"
    ),
    kind(
        "a GitLab token",
        "glpat- gldt- glrt- glcbt- glptt- glsoat- glft- glimt- glagent-",
        r"\bgl(?:pat|dt|rt|cbt|ptt|soat|ft|imt|agent)-(?P<secret>[A-Za-z0-9_.-]{20,300})",
    ),
    kind(
        "a Slack token",
        "xox xapp-",
        r"\b(?:xox[abceoprs]|xapp)-(?P<secret>[A-Za-z0-9-]{10,300})",
        lambda text: max(text) > "1",
    ),
    kind(
        "a Slack webhook",
        "hooks.slack.com/",
        r"hooks\.slack\.com/(?:services|workflows|triggers)/(?P<secret>[\w/-]{20,})",
    ),
    kind(
        "a Discord webhook", "/api/webhooks/", r"discord(?:app)?\.com/api/webhooks/(?P<secret>[0-9]{15,20}/[\w-]{30,})"
    ),
    kind(
        "a Teams webhook",
        "webhookb2/ /incomingwebhook/",
        r"https://[^\s\"'<>]{1,100}/(?P<secret>webhookb2/[^\s\"'<>]{40,})",
        back=150,
    ),
    kind(
        "a workflow address",
        "sig=",
        r"https://[^\s\"'<>]{1,100}[?&;]sig=(?P<secret>[A-Za-z0-9%_/+-]{30,}={0,2})",
        back=300,
    ),
    kind("a Google API key", "aiza", r"\bAIza(?P<secret>[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])"),
    kind("a Google client secret", "gocspx-", r"\bGOCSPX-(?P<secret>[A-Za-z0-9_-]{20,})"),
    kind("a Google token", "ya29.", r"\bya29\.(?P<secret>[A-Za-z0-9_-]{20,})"),
    kind(
        "the key of a Google service account", "private_key", r"\"private_key(?:_id)?\"\s*:\s*\"(?P<secret>[^\"]{20,})"
    ),
    kind("a SendGrid key", "sg.", r"\bSG\.(?P<secret>[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64})"),
    kind("a Mailgun key", "key-", r"\bkey-(?P<secret>[0-9a-f]{32}\b)"),
    kind("a Mailchimp key", "-us", r"\b(?P<secret>[0-9a-f]{32}-us[0-9]{1,2}\b)"),
    kind("an npm token", "npm_", r"\bnpm_(?P<secret>[A-Za-z0-9]{36}\b)"),
    kind("a PyPI token", "pypi-", r"\bpypi-(?P<secret>[A-Za-z0-9_-]{50,})"),
    kind("a RubyGems token", "rubygems_", r"\brubygems_(?P<secret>[0-9a-f]{48}\b)"),
    kind("a Docker token", "dckr_pat_ dckr_oat_", r"\bdckr_[po]at_(?P<secret>[A-Za-z0-9_-]{20,})"),
    kind("a Hugging Face token", "hf_", r"\bhf_(?P<secret>[A-Za-z]{34}\b)"),
    kind(
        "an Azure account key",
        "accountkey sharedaccesskey",
        r"(?i:(?:Account|SharedAccess)Key)=(?P<secret>[A-Za-z0-9+/]{40,}={0,2})",
    ),
    kind("an Azure client secret", "q~", r"\b(?P<secret>[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{31,34})"),
    kind("a Telegram token", ":aa", r"\b[0-9]{8,10}:(?P<secret>AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])"),
    kind("a Square token", "sq0 eaaa", r"\b(?:sq0[a-z]{3}-|EAAA)(?P<secret>[A-Za-z0-9_-]{22,})", is_mixed),
    kind("a Shopify token", "shpat_ shpca_ shppa_ shpss_", r"\bshp(?:at|ca|pa|ss)_(?P<secret>[0-9a-fA-F]{32}\b)"),
    kind("a DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", r"\bdo[opr]_v1_(?P<secret>[0-9a-f]{64}\b)"),
    kind("a Heroku key", "hrku-", r"\bHRKU-(?P<secret>[A-Za-z0-9_-]{36,})"),
    kind(
        "an API key",
        "sk-",
        r"(?<![A-Za-z0-9_-])sk-(?P<secret>(?:[a-z]{2,8}[0-9]{0,2}-){0,2}[A-Za-z0-9_-]{20,300})",
        is_mixed,
        reach=100,
    ),
    kind(
        "a PayPal token",
        "access_token$",
        r"\baccess_token\$(?P<secret>(?:production|sandbox)\$[0-9a-z]{13,}\$[0-9a-f]{32}\b)",
    ),
    kind("a Vault token", "hvs. hvb. hvr.", r"\bhv[sbr]\.(?P<secret>[A-Za-z0-9_-]{24,})"),
    kind("an Atlassian token", "atatt3", r"\bATATT3(?P<secret>[A-Za-z0-9_=-]{60,})"),
    kind("a Linear or Notion token", "lin_api_ ntn_", r"\b(?:lin_api|ntn)_(?P<secret>[A-Za-z0-9]{40,})"),
    kind("a New Relic key", "nrak-", r"\bNRAK-(?P<secret>[A-Z0-9]{27}\b)"),
    kind("a Grafana token", "glsa_ glc_", r"\bgl(?:sa|c)_(?P<secret>[A-Za-z0-9+/=_]{32,})"),
)
