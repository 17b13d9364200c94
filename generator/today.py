"""The day that counts as today where nobody named one. The only place that looks at a clock."""

import os
from datetime import UTC, date, datetime


class NoDayError(Exception):
    """SOURCE_DATE_EPOCH names no day; the message says what it holds."""


def today() -> date:
    """The day of SOURCE_DATE_EPOCH, or today, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(tz=UTC).date()
    if not epoch.isdigit():
        raise NoDayError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}")
    return datetime.fromtimestamp(int(epoch), tz=UTC).date()
