"""The cutover: its steps can be done in some order, in time, by somebody, on a day on which that is allowed."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from generator.conditions import Answers, answers_of
from generator.cutover.order import circle, edges
from generator.cutover.plan import Row, make_plan
from generator.cutover.steps import CutoverStep, all_steps, cutover_steps
from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.conditions import conditions_asked
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.cutover import CutoverFile
from generator.schema.integration import IntegrationFile
from generator.schema.organisation import Freeze, OrganisationFile, TeamsFile
from generator.schema.planning import OwnStep, StepPlan
from generator.schema.record import Roles
from generator.schema.shared import RolesFile


class Cutover(Struct, frozen=True, dict=True):
    """The cutover of an integration, or of a provider alone, and where its steps stand."""

    index: DataIndex
    file: DataFile
    guide: CutoverFile
    profile: IntegrationFile | None = None

    @cached_property
    def answers(self) -> Answers:
        """Which of the provider's conditions hold."""
        given = self.profile.conditions if self.profile else ()
        return answers_of(conditions_asked(self.index, self.file), given)

    @cached_property
    def steps(self) -> tuple[CutoverStep, ...]:
        """The guide's steps and your own."""
        return cutover_steps(self.guide, self.profile, self.answers)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The plan; nothing where the steps wait for each other in a circle."""
        if self.profile is None or circle(edges(self.steps)):
            return ()
        return make_plan(self.guide, self.profile, self.answers).rows

    def place(self, step: CutoverStep, *keys: str) -> DataPlace:
        """Where a step stands: in your files where you planned it, else in the provider's; at the first key there."""
        found = self._mapping(step)
        there = next((key for key in keys if key in found.mapping), None)
        return DataPlace(found.file, (*found.path[:-1], there)) if there else found

    def _mapping(self, step: CutoverStep) -> DataPlace:
        for mapping in self.file.mappings:
            if mapping.model in (StepPlan, OwnStep):
                key = "step" if mapping.model is StepPlan else "id"
                if mapping.data.get(key) == step.id:
                    return DataPlace(self.file, (*mapping.path, key))
        return self.index.known("step", self.file)[step.id]


def cutovers(index: DataIndex) -> Iterator[Cutover]:
    """The cutover of each integration whose files have no mistake."""
    guides = {file.folder[1]: guide for file in index.all if (guide := file.read_as(CutoverFile))}
    for file in index.files:
        profile = file.read_as(IntegrationFile)
        if profile and profile.provider in guides:
            yield Cutover(index, file, guides[profile.provider], profile)


@problem("circular-steps")
def circular_steps(index: DataIndex) -> Iterator[Finding]:
    """Steps of a cutover wait for each other in a circle, so none of them can ever start.

    A step comes after the steps in its `after`, and after the start of the step it is part of. Remove one link.
    """
    guides = [Cutover(index, file, guide) for file in index.files if (guide := file.read_as(CutoverFile))]
    broken = {guide.file.folder[1] for guide in guides if circle(edges(guide.steps))}
    for cutover in (*guides, *cutovers(index)):
        found = circle(edges(cutover.steps))
        if found and (cutover.profile is None or cutover.profile.provider not in broken):
            steps = {step.id: step for step in cutover.steps}
            start = next((name for name in found if steps[name].is_own or steps[name].plan), found[0])
            words = " after ".join(f"`{step}`" for step in _from(start, found))
            place = cutover.place(steps[start], "after")
            yield place.finding("circular-steps", f"steps wait for each other: {words}", "Remove one link.")


def _from(start: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """The same circle told from another step on, which is named again at its end."""
    names, at = found[:-1], found.index(start)
    return (*names[at:], *names[:at], start)


@problem("step-too-early")
def steps_too_early(index: DataIndex) -> Iterator[Finding]:
    """A step is planned to start before a step that must come first has finished.

    Move one of the two: give the later one another `at`, or the earlier one another `at` or a shorter `lasts`.
    """
    for cutover in cutovers(index):
        for row in cutover.rows:
            first = _row(cutover, row.not_before.step) if row.is_too_early and row.not_before else None
            if first is not None and _is_certain(cutover, row, first):
                over = "begins" if row.step.within == first.id else "is over"
                message = f"`{row.id}`{_at(row)} starts before `{first.id}`{_at(first)} {over}"
                place = _blamed(cutover, row, first)
                hint = "Start it later, or make the other one earlier or shorter."
                yield place.finding("step-too-early", message, hint)


def _is_certain(cutover: Cutover, row: Row, first: Row) -> bool:
    # whether a day comes before an hour is not known before the hour of T is
    is_dated = cutover.profile is not None and cutover.profile.go_live is not None
    return is_dated or all(either.span is not None and not either.span.days for either in (row, first))


def _row(cutover: Cutover, step: str) -> Row:
    return next(row for row in cutover.rows if row.id == step)


def _at(row: Row) -> str:
    lasts = f" for {row.step.lasts}" if row.step.lasts else ""
    return f" at {row.step.at}{lasts}" if row.step.at else ""


def _blamed(cutover: Cutover, row: Row, first: Row) -> DataPlace:
    """Where the mistake is: with the later step, unless only the earlier one was planned by you."""
    is_planned = row.step.is_own or (row.step.plan is not None and row.step.plan.at is not None)
    step = row.step if is_planned or not (first.step.is_own or first.step.plan) else first.step
    return cutover.place(step, "at", "lasts", "after")


def windows_that_a_change_of_clocks_turns_round(index: DataIndex) -> Iterator[Finding]:
    """Windows of less than an hour, one end counted in days and the other in hours, on a day without that hour."""
    for cutover in cutovers(index):
        for row in cutover.rows:
            if row.span is not None and row.span.end < row.span.start:
                message = f"`{row.id}` at {row.step.at} ends before it starts, because clocks change in between"
                hint = "Count both ends in days, or both in hours."
                yield cutover.place(row.step, "at").finding("runs-backwards", message, hint)


@problem("steps-at-once")
def steps_at_once(index: DataIndex) -> Iterator[Finding]:
    """A team has two steps at the same time, and one of them is marked `exclusive`.

    Plan them one after the other, give one to another team with `roles`, or remove the mark.
    """
    for cutover in cutovers(index):
        teams = _teams(index, cutover)
        for one, other in _overlaps(cutover.rows):
            both = _teams_of(one.step.roles, teams) & _teams_of(other.step.roles, teams)
            for team in sorted(both):
                message = f"team `{team}` has `{other.id}`{_at(other)} at the same time as the exclusive `{one.id}`"
                hint = "Plan them one after the other, or give one to another team."
                yield cutover.place(one.step, "exclusive").finding("steps-at-once", message, hint)


def _overlaps(all_rows: tuple[Row, ...]) -> Iterator[tuple[Row, Row]]:
    """Each exclusive step with another one at the same time; whole days and repeated checks leave room for others."""
    rows = [row for row in all_rows if row.span and not row.span.days and not row.step.every]
    for index, one in enumerate(rows):
        for other in rows[index + 1 :]:
            if _overlap(one, other) and not _is_part(one, other):
                if one.step.is_exclusive:
                    yield one, other
                elif other.step.is_exclusive:
                    yield other, one


def _overlap(one: Row, other: Row) -> bool:
    first, second = sorted((row.span for row in (one, other) if row.span), key=lambda span: span.start)
    return second.start < first.end or second.start == first.start


def _is_part(one: Row, other: Row) -> bool:
    return one.step.within == other.id or other.step.within == one.id


def _teams(index: DataIndex, cutover: Cutover) -> dict[str, str]:
    """The team of each role: as the organisation says, and as the integration says over it."""
    found = filter(None, (file.read_as(TeamsFile) for file in index.all))
    general = {str(role): str(team.id) for record in found for team in record.teams for role in team.roles}
    own = cutover.profile.teams if cutover.profile else ()
    return general | {str(given.role): str(given.team) for given in own}


def _teams_of(roles: Roles | None, teams: dict[str, str]) -> set[str]:
    return {teams[role] for role in roles.all if role in teams} if roles else set()


@problem("step-without-owner")
def steps_without_owner(index: DataIndex) -> Iterator[Finding]:
    """Nobody owns a step of the cutover: no team has one of its roles, or no role is named.

    What the provider or a third party does needs no role of yours.
    Add the role to a team in `organisation/teams.yaml`, or name another role.
    """
    for cutover in cutovers(index) if _are_teams_known(index) else ():
        owned = set(_teams(index, cutover)) | _everyone(index)
        for step in cutover.steps:
            roles = step.roles.all if step.roles else ()
            if not owned.intersection(roles) and (roles or step.is_yours):
                who = " or ".join(f"`{role}`" for role in roles)
                why = f"no team has the role {who}" if roles else "no role is named"
                hint = "Add the role to a team in `organisation/teams.yaml`, or name another role."
                place = cutover.place(step, "roles")
                yield place.finding("step-without-owner", f"nobody owns `{step.id}`: {why}", hint)


def _everyone(index: DataIndex) -> set[str]:
    files = filter(None, (file.read_as(RolesFile) for file in index.all))
    return {str(role.id) for record in files for role in record.roles if role.everyone}


def _are_teams_known(index: DataIndex) -> bool:
    return all(any(file.read_as(model) for file in index.all) for model in (TeamsFile, RolesFile))


@problem("go-live-in-freeze")
def go_lives_in_freezes(index: DataIndex) -> Iterator[Finding]:
    """A go-live falls in a freeze, when your organisation changes nothing.

    Move the go-live, or correct the freeze in `organisation/organisation.yaml`.
    """
    for file in index.files:
        profile = file.read_as(IntegrationFile)
        go_live = profile.go_live if profile else None
        moment = go_live.zone.at(go_live.day, go_live.time) if go_live else None
        for freeze in _freezes(index):
            if moment and freeze.start.timestamp() <= moment.timestamp() < freeze.end.timestamp():
                message = f"the go-live is in the freeze `{freeze.id}`, from {freeze.from_} to {freeze.to}"
                hint = "Move the go-live, or correct the freeze."
                yield DataPlace(file, ("go-live", "day")).finding("go-live-in-freeze", message, hint)


def _freezes(index: DataIndex) -> Iterator[Freeze]:
    for file in index.all:
        if organisation := file.read_as(OrganisationFile):
            yield from organisation.freezes


@problem("not-in-cutover")
def steps_not_in_cutover(index: DataIndex) -> Iterator[Finding]:
    """A plan for the cutover names a step of the rollback.

    Name a step of the provider's `cutover.yaml`, or one of your own.
    """
    for cutover in cutovers(index):
        known = {str(step.id) for step in all_steps(cutover.guide)} | {step.id for step in cutover.steps}
        wrong = index.known("step", cutover.file).keys() - known
        for value in cutover.file.values:
            if _names_step(value.path) and value.text in wrong:
                message = f"`{value.text}` is a step of the rollback, not of the cutover"
                yield DataPlace(cutover.file, value.path).finding(
                    "not-in-cutover", message, "Name a step of the cutover."
                )


def _names_step(path: tuple[str | int, ...]) -> bool:
    is_step = path[-1] == "step" or (len(path) > 2 and path[-2] == "after")
    return is_step and path[0] in ("steps", "own-steps")
