"""Every rule that looks at one group of files. They are loaded when something has to be checked."""

from collections.abc import Callable, Iterator

from generator.findings import Finding
from generator.rules.conditions import questions_without_choice, unused_conditions, wrong_answers
from generator.rules.cutover import (
    circular_steps,
    go_lives_in_freezes,
    steps_at_once,
    steps_not_in_cutover,
    steps_too_early,
    steps_without_owner,
    windows_that_a_change_of_clocks_turns_round,
)
from generator.rules.data_index import DataIndex
from generator.rules.environments import no_production, parities, wrong_environments
from generator.rules.facts_shown import unshown_facts
from generator.rules.gates import items_too_early
from generator.rules.ids import duplicate_ids, folder_names, reserved_ids, windows_names
from generator.rules.launch import (
    begun_too_late,
    own_recipients,
    same_subjects,
    same_values,
    waivers_too_long,
    windows_that_miss_the_go_live,
)
from generator.rules.progress import contradicts_answer, recorded_twice, steps_not_before_traffic
from generator.rules.prose import dead_links, unsafe_links
from generator.rules.prose_values import idle_our_values, lost_qualifiers, uncited_values, unsourced_prose
from generator.rules.recorded import names_twice, values_known
from generator.rules.references import dead_references
from generator.rules.requests import records_of_no_request, wrong_request_values
from generator.rules.rollback import steps_not_in_rollback
from generator.rules.statements import (
    lost_statements,
    no_statements,
    set_aside_and_cited,
    statements_without_page,
    unsourced_values,
)
from generator.rules.teams import roles_with_two_teams
from generator.rules.values import missing_characters, placeholders, redactions, secrets

RULES: tuple[Callable[[DataIndex], Iterator[Finding]], ...] = (
    duplicate_ids,
    folder_names,
    reserved_ids,
    windows_names,
    dead_references,
    roles_with_two_teams,
    lost_statements,
    no_statements,
    statements_without_page,
    set_aside_and_cited,
    unsourced_values,
    unsourced_prose,
    uncited_values,
    lost_qualifiers,
    idle_our_values,
    unshown_facts,
    no_production,
    parities,
    wrong_environments,
    unused_conditions,
    questions_without_choice,
    wrong_answers,
    placeholders,
    redactions,
    secrets,
    unsafe_links,
    dead_links,
    recorded_twice,
    contradicts_answer,
    steps_not_before_traffic,
    wrong_request_values,
    records_of_no_request,
    windows_that_miss_the_go_live,
    same_values,
    same_subjects,
    items_too_early,
    own_recipients,
    waivers_too_long,
    begun_too_late,
    missing_characters,
    names_twice,
    values_known,
    steps_not_in_cutover,
    steps_not_in_rollback,
    circular_steps,
    steps_too_early,
    windows_that_a_change_of_clocks_turns_round,
    steps_at_once,
    steps_without_owner,
    go_lives_in_freezes,
)
"""Rules that look at the files of one group at a time; see `groups`."""
