"""When to roll back, and who decides it: what the guide says, what you found out, and whom you recorded."""

from collections.abc import Iterator

from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.response import lead_of
from generator.pages.view_models import RichText
from generator.prose import verbatim
from generator.schema.questions import Question


def who_decides(context: ProviderContext) -> RichText:
    """Who decides in an incident, else that page 1 has the name; and that the guide's own words stand below."""
    who, is_below = " ".join(_recorded(context)), when_to_roll_back(context) is not None
    if who:
        said = f"{who}; see also below" if is_below else who
    else:
        said = "see page 1 and below" if is_below else "see page 1"
    return RichText(f"**Who decides:** {said}.", context.provider.id)


def when_to_roll_back(context: ProviderContext) -> RichText | None:
    """When the guide wants a rollback, and what you found out where it does not say so; None where there is neither."""
    triggers = context.that_apply(context.provider.rollback.triggers)
    said = (*(f"**{verbatim(trigger.title)}.** {trigger.detail}" for trigger in triggers), *_answered(context))
    return RichText(" ".join(said), context.provider.id) if said else None


def _recorded(context: ProviderContext) -> Iterator[str]:
    role, team = lead_of(context.project)
    if role:
        yield verbatim(f"{role}, {team.name}" if team else role)


def _answered(context: ProviderContext) -> Iterator[str]:
    """What you found out where the guide does not say who decides."""
    for _, gap in context.all_gaps():
        if Question.ROLLBACK_DECISION in gap.questions:
            found = (fact.words.text for fact in context.answers(gap.id) if fact.words)
            yield from (f"**{verbatim(gap.title)}:** {text}" for text in found)
