"""Commands that run a test in production. What is secret, they take from the environment by its name."""

import re
from collections.abc import Iterator

from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.view_models import RichText
from generator.schema.addresses import Endpoint
from generator.schema.cutover import SmokeTest

WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
NO_NAME = "BASE_URL"
"""What the base address is called where nobody recorded a name for it."""


def command_of(context: IntegrationContext, test: SmokeTest) -> str:
    """The command that makes the call of a test; empty where the guide names no call.

    Headers go in by standard input, since the arguments of a program can be seen by everybody on its machine; and the
    shell stops where a name is not set.
    """
    if test.endpoint is None:
        return ""
    headers = tuple(_headers(context))
    address = f'"${{{base_name(context) or NO_NAME}:?}}{_path(test.endpoint)}"'
    lines = [
        "curl --fail-with-body --silent --show-error --include",
        f"  --request {test.endpoint.method} {address}",
        *([f"  --data-binary @{body_file(test)}"] if test.endpoint.method in WITH_BODY else []),
        *(["  --header @- <<HEADERS"] if headers else []),
    ]
    return "\n".join([" \\\n".join(lines), *headers, *(["HEADERS"] if headers else [])])


def _headers(context: IntegrationContext) -> Iterator[str]:
    environments = context.provider_context.provider.environments
    live = {known.id for known in environments.credentials if environments.in_production(known.environments)}
    for credential in context.integration.profile.credentials:
        if credential.header and credential.credential in live:
            yield f"{credential.header}: ${{{credential.name}:?}}"


def _path(endpoint: Endpoint) -> str:
    return re.sub(r"\{([^{}]+)\}", lambda found: f"${{{_variable(found[1])}:?}}", endpoint.path)


def _variable(name: str) -> str:
    written = re.sub(r"[^A-Z0-9_]", "_", name.upper())
    return written if written[:1].isalpha() else f"THE_{written}"


def base_name(context: IntegrationContext) -> str:
    """The name under which your configuration holds the base address; empty where it is not recorded."""
    wanted = context.provider_context.provider.environments.base_url
    return next(
        (str(setting.name) for setting in context.integration.profile.settings if setting.setting == wanted), ""
    )


def body_file(test: SmokeTest) -> str:
    """The file that holds what a call sends."""
    return f"{test.id}.body"


def body_note(test: SmokeTest) -> RichText | None:
    """Where what the call sends has to be put."""
    if test.endpoint is None or test.endpoint.method not in WITH_BODY:
        return None
    words = "The guide does not give what this call sends. Put it into"
    return RichText(f"{words} `{body_file(test)}`, without card numbers, and delete the file afterwards.")


def unknowns(context: IntegrationContext) -> Iterator[str]:
    """What the commands lack as long as nobody recorded it."""
    where = f"`integrations/{context.id}/integration.yaml`"
    wanted = context.provider_context.provider.environments.base_url
    if not base_name(context):
        named = f" (the setting `{wanted}`)" if wanted else ""
        yield (
            f"No name is recorded for the base URL in your configuration{named}. "
            f"The commands call it `{NO_NAME}`; record the name under `settings` in {where}."
        )
    if not tuple(_headers(context)):
        yield (
            "Nothing is recorded about how calls sign in, so the commands send no credentials. "
            f"Record the name and `header` of each under `credentials` in {where}, never the values."
        )
