"""What to type to record something that keeps a gate from being met."""

from generator.pages.provider_context import ProviderContext
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.readiness.request import MissingReason, OpenCondition, WantedField, WantedRecipient
from generator.readiness.verdict import Blocker
from generator.schema.access import FieldKind

_OPTIONS = {
    MissingReason.NO_SENDER: '--sender "NAME <ADDRESS>"',
    MissingReason.NOT_SENT: "--sent YYYY-MM-DD",
    MissingReason.NO_LAUNCH_DAY: '--go-live "YYYY-MM-DD HH:MM ZONE"',
    MissingReason.LAUNCH_DAY_PASSED: "--live-since YYYY-MM-DD",
}


def record_command(context: ProviderContext, integration: str, blocker: Blocker) -> str:
    """The command that records it, with words in capitals to be replaced; empty where nothing is recorded for it."""
    said = _arguments(context, blocker)
    return f"launchbook record {integration} {said}" if said else ""


def _arguments(context: ProviderContext, blocker: Blocker) -> str:
    match blocker:
        case AssessedItem(status=ItemStatus.UNKNOWN):
            return _answer(context.question_id(blocker.asks[0]))
        case AssessedItem():
            return f"{blocker.id} --state done --by NAME --evidence TEXT"
        case OpenCondition():
            return _answer(blocker.condition)
        case WantedField():
            return _field(context, blocker)
        case WantedRecipient():
            return f"--recipient {blocker.recipient.id}=ADDRESS"
        case _:
            return _OPTIONS.get(blocker, "")


def _answer(condition: str) -> str:
    return f"--condition {condition}=ANSWER --by NAME"


def _field(context: ProviderContext, wanted: WantedField) -> str:
    if wanted.missing_reason is MissingReason.NOT_ANSWERED:
        return _answer(context.question_id(wanted.field.when[0]))
    if wanted.field.kind is FieldKind.CONFIRMATION:
        return ""  # it follows from the items of its group
    return f"--field {wanted.field.id}{'@' if wanted.environment else ''}{wanted.environment}=VALUE"
