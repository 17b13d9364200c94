"""The words that stand around the data in more than one medium. Templates know them as `words`."""

from msgspec import Struct

from generator.pages.words import ASSIGNED_BY_US


class TemplateWords(Struct, frozen=True):
    """Labels and sentences that site, paper and letters share, each written once."""

    call: str = "Call"
    phone: str = "Phone"
    email: str = "E-mail"
    hours: str = "Hours"
    no_number: str = "No number in the guide"
    first_action: str = "To go back"
    do_not: str = "Warning"
    status: str = "Status"
    on_our_side: str = "On our side"
    page: str = "Page"
    alert: str = "Alert"
    what_you_see: str = "What you see"
    what_to_do: str = "What to do"
    no_action: str = "The guide names no action."
    index: str = "What you see, and where it says what to do"
    without_playbook: str = (
        "Without a playbook, the page on the left says what the alert means; the page in brackets, whom to call."
    )
    first_minutes: str = "The first 30 minutes"
    times_are_ours: str = "No guide sets these times."
    on_page_1: str = "as written on page 1"
    whom: str = "Whom"
    how_to_reach: str = "How to reach them"
    for_what: str = "For what"
    when_to_call: str = "When to call"
    missing: str = "Missing"
    who: str = "Who"
    why: str = "Why"
    source: str = "Source"
    control: str = "Control"
    team: str = "Team"
    also_called: str = "Also called"
    in_full: str = "In full"
    link_here: str = "Link to this record"
    open_all: str = "Open all"
    close_all: str = "Close all"
    show_all: str = "Show all"
    with_whom: str = "with"
    our_advice: str = "Our advice"
    assigned: str = ASSIGNED_BY_US
    setting: str = "Setting"
    everywhere: str = "The same in all environments"
    not_there: str = "not there"
    utc: str = "UTC"
    no_time: str = "no time yet"
    annex_of_items: str = "Annex A: checklist"
    annex_of_returns: str = "Annex B: what follows"
    expected_back: str = "What we expect back"
    expected_when: str = "How long it takes"
    done_then: str = "What we do then"
    is_it_the_latest: str = "The latest?"
    latest_without_address: str = "The latest? Compare number and day with the page “Edition” of the site."
    on_the_site: str = "On the site"
    on_call: str = "On call"


TEMPLATE_WORDS = TemplateWords()
