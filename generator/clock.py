"""The day that counts as today where nobody named one. The only place that looks at a clock."""

import os
import re
from datetime import UTC, date, datetime, timedelta

from generator.findings import visible
from generator.schema.days import FIRST_DAY, LAST_DAY

_END = (LAST_DAY + timedelta(days=1) - FIRST_DAY) // timedelta(seconds=1)
_LONGEST = 40


class NoDayError(Exception):
    """SOURCE_DATE_EPOCH names no day; the message says what it holds and what is wanted."""


def today() -> date:
    """The day of SOURCE_DATE_EPOCH, or today, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(tz=UTC).date()
    if not re.fullmatch(r"[0-9]{1,10}", epoch) or int(epoch) >= _END:
        shown = epoch if len(epoch) <= _LONGEST else f"{epoch[:_LONGEST]}..."
        raise NoDayError(
            f"SOURCE_DATE_EPOCH is not a number of seconds since {FIRST_DAY}, up to {LAST_DAY}: {visible(shown)}"
        )
    return datetime.fromtimestamp(int(epoch), tz=UTC).date()
