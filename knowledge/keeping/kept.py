"""The kinds of record that people keep up to date by hand: in which group, with which fields, and how each ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ending:
    """How a record ends: a day, a status, or both.

    day: the field of the day from which it no longer counts. status: the field whose word says how it ended; ways: the
    words that end it, the likeliest first; dated: the words that go with the day. also: what else is told then.
    """

    day: str = ""
    status: str = ""
    ways: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are filled when a record ends."""
        return tuple(name for name in (self.status, self.day, *self.also) if name)


@dataclass(frozen=True, slots=True)
class KeptKind:
    """One kind as people keep it. `fields` in the order they are filled in.

    title: the fields that name a record, the first that holds something. told: what is told below it. day: the field
    that its records are ordered by, the newest first; "" for the order they came in. ending: None for what happened on
    its day and has no end (a reading, a count): it is corrected, or its addition taken back.
    """

    name: str
    group: str
    fields: tuple[str, ...]
    title: tuple[str, ...]
    told: tuple[str, ...]
    day: str = ""
    ending: Ending | None = None


def _kept(
    name: str, group: str, fields: str, title: str, told: str, day: str = "", ending: Ending | None = None
) -> KeptKind:
    return KeptKind(name, group, tuple(fields.split()), tuple(title.split()), tuple(told.split()), day, ending)


_CARRIED_OUT = ("done", "dropped")

_ALL = (
    _kept(
        "contact",
        "people",
        "name aliases title role influence support coverage reports_to_id cares_about email phone cadence_days left_on",
        "name",
        "title role influence support coverage reports_to_id left_on",
        ending=Ending("left_on"),
    ),
    _kept(
        "need",
        "needs",
        "kind statement contact_id stated_on status resolved_on",
        "statement",
        "kind contact_id stated_on status resolved_on",
        "stated_on",
        Ending("resolved_on", "status", ("resolved", "dropped"), ("resolved",)),
    ),
    _kept(
        "offer",
        "offers",
        "name needs products service terms value currency offered_on status decided_on outcome owner_id",
        "name",
        "status value offered_on decided_on owner_id",
        "offered_on",
        Ending(
            "decided_on",
            "status",
            ("delivered", "declined", "withdrawn"),
            ("accepted", "declined", "withdrawn", "delivered"),
            ("outcome",),
        ),
    ),
    _kept(
        "deal",
        "offers",
        "name stage amount currency probability opened_on expected_on next_step owner_id outcome closed_on",
        "name",
        "stage amount probability expected_on outcome closed_on owner_id",
        "opened_on",
        Ending("closed_on", "outcome", ("won", "lost"), ("won", "lost")),
    ),
    _kept(
        "commitment",
        "promises",
        "side statement owner_member_id owner_contact_id owner_name function made_on due_on status done_on",
        "statement",
        "side owner_member_id owner_contact_id owner_name due_on status done_on",
        "made_on",
        Ending("done_on", "status", _CARRIED_OUT, ("done",)),
    ),
    _kept(
        "meeting",
        "promises",
        "kind title goal starts_at ends_at place contacts members status",
        "title",
        "kind starts_at place status",
        "starts_at",
        Ending("", "status", ("cancelled", "held")),
    ),
    _kept(
        "plan",
        "plan",
        "title starts_on ends_on summary",
        "title",
        "starts_on ends_on",
        "starts_on",
        Ending("ends_on"),
    ),
    _kept(
        "objective",
        "plan",
        "plan_id side statement owner_member_id owner_contact_id due_on status",
        "statement",
        "side owner_member_id owner_contact_id due_on status",
        ending=Ending("", "status", _CARRIED_OUT),
    ),
    _kept(
        "initiative",
        "plan",
        "objective_id statement owner_member_id function starts_on due_on status done_on",
        "statement",
        "owner_member_id function due_on status done_on",
        ending=Ending("done_on", "status", _CARRIED_OUT, ("done",)),
    ),
    _kept(
        "measure",
        "plan",
        "objective_id name unit figure category baseline baseline_on target target_on now now_on now_from",
        "name",
        "unit figure baseline target target_on now now_on now_from",
    ),
    _kept(
        "plan_point",
        "plan",
        "plan_id kind name statement stated_on ended_on",
        "statement",
        "kind name stated_on ended_on",
        "stated_on",
        Ending("ended_on"),
    ),
    _kept(
        "store",
        "retail",
        "name channel city size opened_on closed_on",
        "name",
        "channel city size opened_on closed_on",
        ending=Ending("closed_on"),
    ),
    _kept(
        "listing",
        "retail",
        "product_id listed_on shelf_price currency shelf_price_on reason delisted_on",
        "product_id",
        "listed_on shelf_price delisted_on reason",
        "listed_on",
        Ending("delisted_on", also=("reason",)),
    ),
    _kept(
        "shelf_audit",
        "retail",
        "category store_id audited_on own_facings category_facings items_drawn items_as_drawn finding audited_by_id",
        "category",
        "store_id audited_on own_facings category_facings items_drawn items_as_drawn finding",
        "audited_on",
    ),
    _kept(
        "stock_count",
        "retail",
        "product_id store_id units counted_on",
        "product_id",
        "store_id units counted_on",
        "counted_on",
    ),
    _kept(
        "promotion",
        "retail",
        "name mechanic products starts_on ends_on spend currency status result",
        "name",
        "mechanic starts_on ends_on spend status result",
        "starts_on",
        Ending("", "status", ("ended", "cancelled"), (), ("ends_on", "result")),
    ),
    _kept(
        "negotiation_point",
        "negotiation",
        "kind statement value currency stated_on ended_on",
        "statement",
        "kind value stated_on ended_on",
        "stated_on",
        Ending("ended_on"),
    ),
    _kept(
        "account",
        "figures",
        "segment tier industry city owner_id renewal_on aliases language_model",
        "name",
        "segment tier industry city owner_id renewal_on aliases language_model",
    ),
    _kept(
        "target",
        "figures",
        "category starts_on ends_on amount currency",
        "category amount",
        "amount starts_on ends_on",
        "starts_on",
    ),
    _kept(
        "rating",
        "figures",
        "factor score rated_on reason rated_by_id",
        "factor",
        "score rated_on reason rated_by_id",
        "rated_on",
    ),
    _kept(
        "reading",
        "figures",
        "scale score taken_on contact_id said_in comment",
        "scale",
        "score taken_on contact_id said_in comment",
        "taken_on",
    ),
    _kept(
        "trade_spend",
        "figures",
        "kind statement starts_on ends_on amount currency",
        "statement kind",
        "kind amount starts_on ends_on",
        "starts_on",
    ),
    _kept(
        "category_fact",
        "figures",
        "category starts_on ends_on purchases currency sales_share said_by",
        "category said_by",
        "purchases sales_share starts_on ends_on said_by",
        "starts_on",
    ),
)

KEPT: dict[str, KeptKind] = {kind.name: kind for kind in _ALL}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(kind.group for kind in _ALL))
# Fields of these kinds that nobody fills by hand: where a record came from, how a calendar repeats, who may read.
NOT_BY_HAND = frozenset(
    {
        *(f"{name}.account_id" for name in KEPT),
        *(f"{name}.interaction_id" for name in KEPT),
        *(f"meeting.{name}" for name in ("recurrence", "zone", "left_out", "also_at")),
        *(f"account.{name}" for name in ("name", "parent_id", "country", "currency", "visibility", "customer_since")),
        "account.members",
    }
)
