"""The facts of an access request. These records are the allow-list: what they do not hold, no provider ever sees."""

from msgspec import Struct


class PackPerson(Struct, frozen=True):
    """Somebody whose name the provider may see."""

    name: str
    position: str
    email: str
    phone: str


class PackRecipient(Struct, frozen=True):
    """Somebody who gets the request."""

    id: str
    title: str
    """What the guide calls it."""
    name: str
    """Who reads it; empty where nobody recorded that."""
    email: str
    """Empty where it is not known yet."""
    is_copy: bool = False
    """Whether it gets a copy only."""

    @property
    def known_as(self) -> str:
        """By what name others on the letter know it."""
        return self.name or self.title


class PackField(Struct, frozen=True):
    """A field of the request with its value, line by line."""

    id: str
    title: str
    lines: tuple[str, ...]
    is_missing: bool
    documents: tuple[str, ...] = ()
    """The names of the files that go with it."""
    is_verbatim: bool = False
    """Whether every character and line counts, as in a key."""
    environment: str = ""
    """The id of the environment whose value it is; empty where there is one value."""
    recipients: tuple[str, ...] = ()
    """The ids of the recipients whose part it is; empty where it is for all of them."""


class PackItem(Struct, frozen=True):
    """A checklist item of the guide, and where it stands."""

    id: str
    title: str
    state: str
    day: str
    """The day on which it was done, as `2026-10-02`; empty where it is not done."""
    printed: str = ""
    """What the guide calls it; empty where we know no such name."""

    @property
    def name(self) -> str:
        """What the provider knows it by, and what we call it."""
        return f"{self.printed} ({self.title})" if self.printed else self.title


class PackGroup(Struct, frozen=True):
    """Checklist items that stand together in the guide."""

    title: str
    items: tuple[PackItem, ...]


class PackReturn(Struct, frozen=True):
    """Something that comes back, and how long it can be used."""

    title: str
    expires: str


class RequestBlocker(Struct, frozen=True):
    """Something that keeps the request from being sent."""

    title: str
    why: str


class Pack(Struct, frozen=True):
    """The access request of one integration on one day, as far as the provider may see it."""

    provider: str
    organisation: str
    address: tuple[str, ...]
    asks_for: str
    reference: str
    """What tells this request from others of the same organisation; empty where there is but one."""
    day: str
    is_draft: bool
    missing: tuple[RequestBlocker, ...]
    """What keeps it a draft, by name; items of your own are only counted."""
    own_missing: int
    recipients: tuple[PackRecipient, ...]
    sender: PackPerson | None
    fields: tuple[PackField, ...]
    groups: tuple[PackGroup, ...]
    is_confirmation: bool
    """Whether the provider asked for a confirmation of these items."""
    returns: tuple[PackReturn, ...]
    waits: tuple[str, ...]
    next_steps: tuple[str, ...]
    is_sent: bool = False
    """Whether it was sent already: then these are the facts of that day, but not the copy that was sent."""

    @property
    def items(self) -> tuple[PackItem, ...]:
        """The items of all groups."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def documents(self) -> tuple[str, ...]:
        """The files that the sender attaches."""
        return tuple(name for field in self.fields for name in field.documents)
