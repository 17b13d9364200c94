"""What records refuse about themselves, as findings: one function for each code. The records give the words."""

from collections.abc import Callable

from generator.findings import Finding, problem
from generator.schema.mistake import Mistake


@problem("state-and-keys")
def state_and_keys(mistake: Mistake) -> Finding:
    """A recorded state lacks a key that it needs, or has one that does not belong to it.

    `done` needs who and when; `waived` needs a reason, an approver and its last day as well. Leaving out an item of
    the guide is a waiver, whatever the reason.
    Evidence belongs to what is done, in progress or waived, and needs the day on which it was recorded.
    """
    return mistake.refusal("state-and-keys")


@problem("approved-alone")
def approved_alone(mistake: Mistake) -> Finding:
    """A waiver was approved by the person who asked for it.

    A second person has to agree that an item may wait. Have somebody else approve it, and name them.
    """
    return mistake.refusal("approved-alone")


@problem("kind-and-keys")
def kind_and_keys(mistake: Mistake) -> Finding:
    """A field of the access request lacks what its kind needs, or has what does not belong to it.

    A `confirmation` names, in `confirms`, the group of the checklist that it confirms, and a `choice` its `choices`. A
    `number` may have bounds and a `unit`; `addresses` and `documents` may have bounds on how many there are.
    """
    return mistake.refusal("kind-and-keys")


@problem("route-and-keys")
def route_and_keys(mistake: Mistake) -> Finding:
    """A provider's `access.yaml` lacks what its route needs, or has what does not belong to it.

    Production that is `requested` needs `asks-for` and somebody in `recipients` who gets more than a copy. What you
    make yourself, or get during onboarding, has neither, and no `fields`.
    """
    return mistake.refusal("route-and-keys")


@problem("unnamed-third-party")
def unnamed_third_party(mistake: Mistake) -> Finding:
    """Something is done by a third party and nothing says who that is, or the other way round.

    Name it in `third-party`, in the guide's words, such as `Your acquiring bank`. What you or the provider do has no
    `third-party`.
    """
    return mistake.refusal("unnamed-third-party")


@problem("runs-backwards")
def runs_backwards(mistake: Mistake) -> Finding:
    """A period ends before it starts.

    Correct its times or its days. A window that runs past midnight names the later day in `ends-on`.
    """
    return mistake.refusal("runs-backwards")


@problem("two-lengths")
def two_lengths(mistake: Mistake) -> Finding:
    """A step has a window in `at` and a length in `lasts`, and the two may differ.

    A window such as `T-2h to T-1h` says how long the step takes. Remove `lasts`, or write one time in `at`.
    """
    return mistake.refusal("two-lengths")


@problem("no-such-time")
def no_such_time(mistake: Mistake) -> Finding:
    """A time of day does not exist on that day, or occurs twice, because the clocks change in that zone.

    On such a night nobody can tell which moment is meant, and two clocks may disagree. Choose a time before or
    after the change.
    """
    return mistake.refusal("no-such-time")


REFUSALS: dict[str, Callable[[Mistake], Finding]] = {
    "state-and-keys": state_and_keys,
    "approved-alone": approved_alone,
    "kind-and-keys": kind_and_keys,
    "route-and-keys": route_and_keys,
    "unnamed-third-party": unnamed_third_party,
    "runs-backwards": runs_backwards,
    "two-lengths": two_lengths,
    "no-such-time": no_such_time,
}
"""Which function words which refusal."""
