"""Records kept by hand: any kind added, changed, ended and taken back as people type, each once, by who may."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.compose.catalogues import LANGUAGES
from bot.compose.render import Style, render, render_value
from bot.desk import Desk
from bot.features.record import FieldsWrong, Saved, add, change, end, history, undo
from bot.features.record_form import change_form, new_form
from bot.features.record_sheet import kind_page, record_card, sheet
from bot.features.record_words import field_named, kind_named, record_told, told_fields
from knowledge.book import Book, open_book
from knowledge.errors import BadInput, NotFound, Refused, Superseded
from knowledge.evidence import Money, Name, Term, Words
from knowledge.keeping.fields import fields_of
from knowledge.keeping.kept import GROUPS, KEPT, NOT_BY_HAND
from knowledge.loading.kinds import KINDS
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.contacts import Contact, Role
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.records.offers import Offer, OfferNeed
from knowledge.records.products import Product
from tests.bot.features.notebook import NUSRAT, SHORMI, TANVIR, contents, fill

PADMA, NOKSHI = "account-1", "account-3"
TODAY = date(2026, 11, 23)
COLLEAGUE = Reader("workspace", "Colleague", email="colleague@shapla.example")
GUEST = Reader("outsider", "Guest")
EN, BN = Style("en"), Style("bn")
_presses = count(1)


@pytest.fixture(scope="module")
def desk(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The notebook's accounts and people, with two products; each test adds what it looks at."""
    path = tmp_path_factory.mktemp("records") / "book.sqlite"
    shutil.copy(sqlite_template, path)
    book = open_book(f"sqlite:///{path}", upgrade)
    yield filled(book)
    book.engine.dispose()


def filled(book: Book) -> Desk:
    found = fill(book)
    with book.writing() as session:
        session.add_all([Product(id=1, name="Kuasha Tea 400 g"), Product(id=2, name="Kuasha Tea 200 g")])
        session.flush()
        if session.get_bind().dialect.name == "postgresql":  # rows that are given their id leave its sequence behind
            session.execute(sa.text("SELECT setval(pg_get_serial_sequence('contacts', 'id'), 100)"))
    return found


def press() -> str:
    return f"press-{next(_presses)}"


def added(desk: Desk, kind: str, parent: str = PADMA, /, **given: str) -> Saved:
    return add(desk, TANVIR, kind, parent, given, origin=press())


def changed(desk: Desk, ref: str, by: Reader = TANVIR, seen: int | None = None, **given: str) -> Saved:
    return change(desk, by, ref, given, origin=press(), seen=seen)


def row(desk: Desk, ref: str) -> dict[str, object]:
    """A record as the table holds it."""
    kind, _, key = ref.rpartition("-")
    table = KINDS[kind].table
    with desk.book.reading() as session:
        return dict(session.execute(sa.select(table).where(table.c.id == int(key))).one()._mapping)


# -- what is kept by hand, and what it is called -------------------------------------------------------------------


def test_every_field_of_a_kept_kind_is_filled_by_hand_or_said_not_to_be() -> None:
    for name, kept in KEPT.items():
        by_hand = {f"{name}.{field}" for field in kept.fields}
        there = {f"{name}.{field}" for field in (*KINDS[name].fields, *KINDS[name].lists)}
        assert by_hand.isdisjoint(NOT_BY_HAND)
        assert there == by_hand | (NOT_BY_HAND & there), name
        assert set(kept.told) <= set(kept.fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_group_field_and_choice_is_called_something(language: str) -> None:
    style = BN if language == "bn" else EN
    terms = [Term("record_group", group) for group in GROUPS]
    for kind in KEPT:
        terms += [Term("kind", kind), Term("kinds", kind)]
        for field in fields_of(kind):
            terms += [field.label, *(Term(field.family, word) for word in field.choices)]
    assert all(render_value(term, style) for term in terms)


def test_kinds_and_fields_are_known_by_what_people_call_them() -> None:
    said = ("contacts", "Contact", "অভিযোগ", "concern", "stock count", "দোকান", "প্রতিশ্রুতি", "shelf audits", "Targets")
    kinds = ["contact", "contact", "need", "need", "stock_count", "store", "commitment", "shelf_audit", "target"]
    assert [kind_named(words) for words in said] == kinds
    assert kind_named("orders") is None
    found = [field_named("contact", words) for words in ("title", "Job title", "পদবি", "reports to", "reports_to")]
    assert [field.name if field else "" for field in found] == ["title", "title", "title", *["reports_to_id"] * 2]
    assert field_named("contact", "price") is None


# -- added as people type ------------------------------------------------------------------------------------------


def test_a_contact_is_added_as_typed_in_english(desk: Desk) -> None:
    saved = added(
        desk,
        "contact",
        name="Rina Das",
        aliases="Rina apa; রিনা আপা",
        title="Buyer",
        role="decision maker",
        influence="High",
        reports_to_id="Arif bhai",
        cadence_days="30",
    )
    assert (saved.added, saved.changed, saved.title, saved.account.text) == (
        True,
        True,
        Words("Rina Das"),
        "Padma Mart",
    )
    held = row(desk, saved.ref)
    told = {name: held[name] for name in ("name", "aliases", "title", "reports_to_id", "cadence_days", "account_id")}
    assert told == {
        "name": "Rina Das",
        "aliases": "Rina apa;রিনা আপা",
        "title": "Buyer",
        "reports_to_id": 1,
        "cadence_days": 30,
        "account_id": 1,
    }
    assert (held["role"], held["coverage"].value) == (Role.DECISION_MAKER, "unknown")  # type: ignore[attr-defined]


def test_a_need_is_added_as_typed_in_bengali(desk: Desk) -> None:
    saved = added(desk, "need", kind="অভিযোগ", statement="ট্রাক দেরি করে", contact_id="লামিয়া আপা", stated_on="২০/১১/২০২৬")
    with desk.book.reading() as session:
        need = session.get(Need, int(saved.ref.removeprefix("need-")))
        assert need is not None
        assert (need.kind, need.statement, need.contact_id) == (NeedKind.CONCERN, "ট্রাক দেরি করে", 2)
        assert (need.stated_on, need.status) == (date(2026, 11, 20), NeedStatus.OPEN)
    assert record_card(desk, TANVIR, saved.ref).told[0].value == Term("need_kind", "concern")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("250000", "250000"),
        ("2,50,000.50", "250000.5"),
        ("2.5 lakh", "250000"),
        ("২.৫ লাখ", "250000"),
        ("২ কোটি ৩৫ লাখ টাকা", "23500000"),
        ("Tk 40k", "40000"),
        ("৳৫,০০০", "5000"),
    ],
)
def test_amounts_are_read_as_people_write_them(desk: Desk, typed: str, amount: str) -> None:
    held = row(desk, added(desk, "deal", name="Eid box", amount=typed).ref)
    assert (held["amount"], held["currency"]) == (Decimal(amount), "BDT")


@pytest.mark.parametrize(
    ("field", "typed", "day"),
    [
        ("due_on", "by Friday", date(2026, 11, 27)),
        ("due_on", "আগামী শুক্রবার", date(2026, 11, 27)),
        ("due_on", "2026-12-01", date(2026, 12, 1)),
        ("due_on", "5 Dec", date(2026, 12, 5)),
        ("made_on", "yesterday", date(2026, 11, 22)),
        ("made_on", "গতকাল", date(2026, 11, 22)),
        ("made_on", "5 November", date(2026, 11, 5)),
        ("made_on", "১/১১/২০২৬", date(2026, 11, 1)),
    ],
)
def test_days_are_read_forward_and_back_as_the_field_looks(desk: Desk, field: str, typed: str, day: date) -> None:
    given = {"side": "ours", "statement": "Send samples", field: typed}
    assert row(desk, added(desk, "commitment", **given).ref)[field] == day


def test_what_is_not_given_is_what_it_is_at_first(desk: Desk) -> None:
    ours = row(desk, added(desk, "commitment", side="ours", statement="Send samples").ref)
    assert (ours["owner_member_id"], ours["made_on"]) == (1, TODAY)
    theirs = row(desk, added(desk, "commitment", side="theirs", statement="Send sell-out").ref)
    assert theirs["owner_member_id"] is None


def test_probability_and_share_are_percentages_to_people(desk: Desk) -> None:
    for typed in ("70%", "70", "0.7", "৭০%"):
        assert row(desk, added(desk, "deal", name="Kits", probability=typed).ref)["probability"] == Decimal("0.7")
    fact = {"starts_on": "1/1/2026", "ends_on": "30/6/2026", "sales_share": "12.5%"}
    assert row(desk, added(desk, "category_fact", **fact).ref)["sales_share"] == Decimal("12.5")


# What each kind needs at least, beside what it is at first.
LEAST: dict[str, dict[str, str]] = {
    "contact": {"name": "Selim Reza"},
    "need": {"kind": "goal", "statement": "Open ten stores"},
    "offer": {"name": "Six-packs", "value": "5000", "products": "Kuasha Tea 400 g"},
    "deal": {"name": "Festival box", "opened_on": "1/11/2026"},
    "commitment": {"side": "ours", "statement": "Send the drawing"},
    "meeting": {"title": "Review", "starts_at": "tomorrow 3 pm", "contacts": "Arif Mahbub; Lamia Noor"},
    "plan": {"title": "Plan 2026", "starts_on": "1/7/2026", "ends_on": "30/6/2027"},
    "objective": {"statement": "Lead the tea bay"},
    "initiative": {"statement": "Redraw the bay", "objective_id": "Lead the tea bay"},
    "measure": {"name": "Share of facings", "objective_id": "Lead the tea bay", "target": "40"},
    "plan_point": {"kind": "competitor", "statement": "Sells below cost", "name": "Golpata"},
    "store": {"name": "Dhanmondi 27", "channel": "supermarket"},
    "listing": {"product_id": "Kuasha Tea 400 g", "shelf_price": "185"},
    "shelf_audit": {"category": "Tea", "own_facings": "12", "category_facings": "40", "store_id": "Dhanmondi 27"},
    "stock_count": {"product_id": "product-2", "units": "0"},
    "promotion": {"name": "Card week", "starts_on": "1/11/2026", "ends_on": "10/12/2026", "products": "product-1"},
    "negotiation_point": {"kind": "our want", "statement": "End caps in May"},
    "target": {"starts_on": "1/1/2026", "ends_on": "31/12/2026", "amount": "2 crore"},
    "rating": {"factor": "strategic_fit", "score": "8"},
    "reading": {"scale": "nps", "score": "9", "contact_id": "Arif Mahbub"},
    "trade_spend": {"kind": "rebate", "starts_on": "1/1/2026", "ends_on": "31/12/2026", "amount": "3 lakh"},
    "category_fact": {"starts_on": "1/1/2026", "ends_on": "30/6/2026", "purchases": "9 crore"},
}


def test_each_kind_is_added_listed_ended_and_taken_back(postgresql_url: str) -> None:
    """On PostgreSQL; every other test here is on SQLite."""
    book = open_book(postgresql_url, upgrade)
    desk = filled(book)
    before = contents(book)
    assert LEAST.keys() == KEPT.keys() - {"account"}
    done: list[Saved] = []
    for kind, given in LEAST.items():
        saved = added(desk, kind, **given)
        page = kind_page(desk, TANVIR, 1, kind)
        assert saved.ref in [one.ref for one in page.records]
        assert change_form(desk, TANVIR, saved.ref).kind == new_form(desk, TANVIR, kind, PADMA).kind == kind
        done.append(saved)
        if KEPT[kind].ending is None:
            with pytest.raises(BadInput, match="no_ending"):
                end(desk, TANVIR, saved.ref, {}, origin=press())
        elif kind != "plan":  # what follows is added to it
            ended = end(desk, TANVIR, saved.ref, {}, origin=press())
            assert record_card(desk, TANVIR, saved.ref).ended
            undo(desk, TANVIR, saved.ref, ended.number, origin=press())
            assert not record_card(desk, TANVIR, saved.ref).ended
    counts = {one.kind: (one.total, one.current) for group in sheet(desk, TANVIR, 1).groups for one in group.kinds}
    assert {kind: counts[kind] for kind in LEAST} == dict.fromkeys(LEAST, (1, 1)) | {"contact": (3, 3)}
    for saved in reversed(done):
        assert undo(desk, TANVIR, saved.ref, 1, origin=press()).gone
    after = {name: number for name, number in contents(book).items() if name != "revisions"}
    assert after == {name: number for name, number in before.items() if name != "revisions"}
    book.engine.dispose()


def test_a_list_of_records_is_in_order_and_what_ended_comes_last(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.execute(sa.delete(KINDS["store"].table))
    refs = [added(desk, "store", name=f"Store {number}").ref for number in range(8)]
    end(desk, TANVIR, refs[7], {"closed_on": "1/11/2026"}, origin=press())
    first, last = kind_page(desk, TANVIR, 1, "store"), kind_page(desk, TANVIR, 1, "store", 99)
    assert [one.ref for one in first.records] == [*reversed(refs[1:7])]
    assert [(one.ref, one.ended) for one in last.records] == [(refs[0], False), (refs[7], True)]
    assert (first.pages, last.page, first.total) == (2, 1, 8)


# -- what cannot be kept is told, field by field -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "given", "field", "reason"),
    [
        ("contact", {"name": "  "}, "name", "wrong_missing"),
        ("contact", {"name": "x", "cadence_days": "often"}, "cadence_days", "wrong_number"),
        ("contact", {"name": "x", "cadence_days": "2.5"}, "cadence_days", "wrong_whole"),
        ("contact", {"name": "x", "cadence_days": "-3"}, "cadence_days", "wrong_bounds"),
        ("contact", {"name": "x\0"}, "name", "wrong_text"),
        ("contact", {"name": "x" * 100_001}, "name", "wrong_length"),
        ("contact", {"name": "x", "role": "boss of all"}, "role", "wrong_choice"),
        ("contact", {"name": "x", "reports_to_id": "Shaila Wadud"}, "reports_to_id", "wrong_unknown"),
        ("contact", {"name": "x", "reports_to_id": "contact-3"}, "reports_to_id", "wrong_unknown"),
        ("need", {"statement": "x"}, "kind", "wrong_missing"),
        ("need", {"kind": "need", "statement": "x", "stated_on": "soonish"}, "stated_on", "wrong_day"),
        ("need", {"kind": "need", "statement": "x", "stated_on": "31/2/2026"}, "stated_on", "wrong_day"),
        ("need", {"kind": "need", "statement": "x", "stated_on": "1/12/2026"}, "stated_on", "wrong_ahead"),
        ("offer", {"name": "x", "needs": "need-99999"}, "needs", "wrong_"),
        ("offer", {"name": "x", "value": "-5"}, "value", "wrong_bounds"),
        ("offer", {"name": "x", "currency": "money"}, "currency", "wrong_currency"),
        ("offer", {"name": "x", "products": "Kuasha Tea"}, "products", "wrong_several"),
        ("plan", {"title": "x", "starts_on": "2/1/2027", "ends_on": "1/1/2027"}, "ends_on", "wrong_before"),
        ("reading", {"scale": "csat", "score": "9"}, "score", "wrong_bounds"),
        ("rating", {"factor": "strategic fit", "score": "0"}, "score", "wrong_bounds"),
        ("rating", {"factor": "charm", "score": "5"}, "factor", "wrong_choice"),
        ("shelf_audit", {"category": "x", "own_facings": "9", "category_facings": "5"}, "own_facings", "wrong_part"),
        ("meeting", {"title": "x", "starts_at": "whenever"}, "starts_at", "wrong_moment"),
        ("target", {"starts_on": "1/1/2026", "ends_on": "1/2/2026", "amount": "a lot"}, "amount", "wrong_number"),
        ("deal", {"name": "x", "probability": "170"}, "probability", "wrong_bounds"),
    ],
)
def test_what_is_wrong_is_said_of_its_field_in_both_languages(
    desk: Desk, kind: str, given: dict[str, str], field: str, reason: str
) -> None:
    before = contents(desk.book)
    with pytest.raises(FieldsWrong) as told:
        added(desk, kind, **given)
    message = told.value.errors[field]
    assert message.id.startswith(f"record.{reason}")
    label = next(one.label for one in fields_of(kind) if one.name == field)
    for style in (EN, BN):
        sentence = render(message, style)
        assert sentence.startswith(render_value(label, style))
        assert len(sentence) < 600
    assert contents(desk.book) == before


def test_all_wrong_fields_are_told_at_once(desk: Desk) -> None:
    with pytest.raises(FieldsWrong) as told:
        added(desk, "offer", name="", value="much", offered_on="never", owner_id="Nobody Known")
    assert set(told.value.errors) == {"name", "value", "offered_on", "owner_id"}


def test_a_figure_that_nobody_computes_is_told(desk: Desk) -> None:
    added(desk, "plan", title="P", starts_on="1/7/2026", ends_on="30/6/2027")
    added(desk, "objective", statement="Grow revenue")
    known = {"objective_id": "Grow revenue", "name": "Revenue"}
    with pytest.raises(FieldsWrong) as told:
        added(desk, "measure", **known, figure="magic")
    assert told.value.errors["figure"].id == "record.wrong_figure"
    assert row(desk, added(desk, "measure", **known, figure="revenue").ref)["figure"] == "revenue"


def test_the_figure_of_a_measure_is_chosen_by_what_it_is_called(desk: Desk) -> None:
    ref = added(desk, "measure", objective_id="Grow revenue", name="On shelf", figure="ওটিআইএফ").ref
    assert row(desk, ref)["figure"] == "otif"
    (field,) = (one for one in change_form(desk, TANVIR, ref).fields if one.field.name == "figure")
    assert ("otif", "ওটিআইএফ") in {(one.value, render_value(one.label, BN)) for one in field.options}


def test_a_number_of_a_measure_is_of_the_day_it_is_entered_unless_another_is_told(desk: Desk) -> None:
    ref = added(desk, "measure", objective_id="Grow revenue", name="Stores", now="3", now_on="1/11/2026").ref
    assert row(desk, ref)["now_on"] == date(2026, 11, 1)
    saved = changed(desk, ref, now="5")
    assert row(desk, ref)["now_on"] == TODAY
    undo(desk, TANVIR, ref, saved.number, origin=press())
    assert (row(desk, ref)["now"], row(desk, ref)["now_on"]) == (Decimal(3), date(2026, 11, 1))


def test_a_changed_amount_is_told_in_the_currency_of_its_record(desk: Desk) -> None:
    ref = added(desk, "offer", name="Stacks", value="90000", currency="BDT").ref
    (value,) = changed(desk, ref, value="2.5 lakh").changes
    assert (value.before, value.after) == (Money(Decimal(90000), "BDT"), Money(Decimal(250000), "BDT"))


def test_a_record_is_called_what_it_is(desk: Desk) -> None:
    assert added(desk, "need", kind="concern", statement="Dusty shelves").called == Term("need_kind", "concern")
    assert added(desk, "contact", name="Rina Das").called == Term("kind", "contact")
    assert kind_named("stakeholder") == "contact"
    assert kind_named("এনপিএস") == "reading"


def test_a_rating_is_of_a_factor_that_scores_know(desk: Desk) -> None:
    options = new_form(desk, TANVIR, "rating", PADMA).fields[0].options
    assert [one.value for one in options] == ["strategic_fit", "growth_potential"]
    called = [render_value(options[0].label, style) for style in (EN, BN)]
    for typed in ("strategic_fit", "Strategic Fit", *called):
        saved = added(desk, "rating", factor=typed, score="7")
        assert row(desk, saved.ref)["factor"] == "strategic_fit"
        assert saved.title == Term("factor", "strategic_fit")


def test_nobody_reports_to_themselves_by_a_detour(desk: Desk) -> None:
    boss = added(desk, "contact", name="Boss").ref
    clerk = added(desk, "contact", name="Clerk", reports_to_id=boss).ref
    with pytest.raises(FieldsWrong) as told:
        changed(desk, boss, reports_to_id=clerk)
    assert told.value.errors["reports_to_id"].id == "record.wrong_line"


def test_a_name_that_two_bear_is_asked_about_and_a_ref_settles_it(desk: Desk) -> None:
    first, second = (added(desk, "contact", name="Rahim Uddin", title=title).ref for title in ("Buyer", "Clerk"))
    with pytest.raises(FieldsWrong) as told:
        added(desk, "need", kind="need", statement="Smaller cases", contact_id="Rahim Uddin")
    choices = told.value.errors["contact_id"].values["choices"]
    assert choices == f"Rahim Uddin ({first}); Rahim Uddin ({second})"
    held = row(desk, added(desk, "need", kind="need", statement="Smaller cases", contact_id=second).ref)
    assert f"contact-{held['contact_id']}" == second


@pytest.mark.parametrize(
    ("kind", "parent", "error"),
    [
        ("order", PADMA, BadInput),
        ("account", PADMA, BadInput),
        ("contact", "account-99", NotFound),
        ("contact", "plan-1", NotFound),
        ("objective", "account-2", BadInput),
        ("objective", "plan-999", NotFound),
        ("contact", "nonsense", NotFound),
    ],
)
def test_what_cannot_be_added_there_is_told(desk: Desk, kind: str, parent: str, error: type[BadInput]) -> None:
    with pytest.raises(error):
        add(desk, LOCAL_OWNER, kind, parent, {"statement": "x"}, origin=press())
    with pytest.raises(BadInput, match="no_field"):
        added(desk, "contact", name="x", shoe_size="44")


# -- changed, ended, taken back ------------------------------------------------------------------------------------


def test_a_status_and_its_day_go_together(desk: Desk) -> None:
    ref = added(desk, "need", kind="concern", statement="Late trucks").ref
    changed(desk, ref, status="resolved")
    assert row(desk, ref)["resolved_on"] == TODAY
    changed(desk, ref, status="খোলা")
    assert row(desk, ref)["resolved_on"] is None
    changed(desk, ref, resolved_on="23/11/2026")
    assert row(desk, ref)["status"] is NeedStatus.RESOLVED


def test_an_owner_from_the_list_takes_the_place_of_a_name(desk: Desk) -> None:
    ref = added(desk, "commitment", side="theirs", statement="Send forecast", owner_name="Dipa").ref
    changed(desk, ref, owner_contact_id="Arif Mahbub")
    assert (row(desk, ref)["owner_contact_id"], row(desk, ref)["owner_name"]) == (1, "")


def test_an_ending_may_be_told_otherwise_than_it_is_at_first(desk: Desk) -> None:
    offer = added(desk, "offer", name="Trial pallets", offered_on="1/11/2026").ref
    end(desk, TANVIR, offer, {"status": "declined", "outcome": "Too large", "decided_on": "20/11/2026"}, origin=press())
    held = row(desk, offer)
    assert (held["status"].value, held["decided_on"], held["outcome"]) == (  # type: ignore[attr-defined]
        "declined",
        date(2026, 11, 20),
        "Too large",
    )
    left = added(desk, "contact", name="Gone Soon").ref
    end(desk, TANVIR, left, {}, origin=press())
    assert row(desk, left)["left_on"] == TODAY


def test_lists_and_emptied_fields_are_changed_and_undone(desk: Desk) -> None:
    need = added(desk, "need", kind="need", statement="Cases of six").ref
    offer = added(desk, "offer", name="Six-packs", needs=need, owner_id="Shormi Dutta", terms="60 days")
    key = int(offer.ref.removeprefix("offer-"))
    told = changed(desk, offer.ref, needs="-", terms="", owner_id="-")
    with desk.book.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(OfferNeed).where(OfferNeed.offer_id == key)) == 0
        assert session.scalar(sa.select(Offer.owner_id).where(Offer.id == key)) is None
    named = {one.name: (one.before, one.after) for one in told.changes}
    assert named["needs"] == (Words("Cases of six"), None)
    assert named["owner_id"] == (Name("Shormi Dutta", "person"), None)
    undo(desk, TANVIR, offer.ref, told.number, origin=press())
    assert record_card(desk, TANVIR, offer.ref).told[-1].value == Name("Shormi Dutta", "person")
    with desk.book.reading() as session:
        assert session.scalar(sa.select(OfferNeed.need_id).where(OfferNeed.offer_id == key)) is not None


def test_a_change_that_would_refer_to_what_is_gone_is_not_taken_back(desk: Desk) -> None:
    who = added(desk, "contact", name="Short Stay").ref
    need = added(desk, "need", kind="need", statement="Two doors", contact_id=who).ref
    told = changed(desk, need, contact_id="Arif Mahbub")
    undo(desk, TANVIR, who, 1, origin=press())
    with pytest.raises(BadInput, match="undo_dangling"):
        undo(desk, TANVIR, need, told.number, origin=press())
    assert row(desk, need)["contact_id"] == 1


def test_of_very_many_records_one_is_named_instead_of_chosen(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.add_all(Contact(account_id=2, name=f"Clerk Number {number}") for number in range(120))
    form = {one.field.name: one for one in new_form(desk, TANVIR, "need", "account-2").fields}
    assert (form["contact_id"].options, form["contact_id"].named) == ((), True)
    saved = add(
        desk,
        TANVIR,
        "need",
        "account-2",
        {"kind": "need", "statement": "Chairs", "contact_id": "Clerk Number 77"},
        origin=press(),
    )
    named = {one.field.name: one for one in change_form(desk, TANVIR, saved.ref).fields}["contact_id"]
    assert named.words == named.stood == "Clerk Number 77"


def test_the_same_press_tells_its_first_outcome_and_does_nothing_again(desk: Desk) -> None:
    first = add(desk, TANVIR, "need", PADMA, {"kind": "need", "statement": "Once"}, origin="once")
    again = add(desk, TANVIR, "need", PADMA, {"kind": "need", "statement": "Once"}, origin="once")
    assert first == again
    once = change(desk, TANVIR, first.ref, {"statement": "Twice"}, origin="twice")
    assert change(desk, TANVIR, first.ref, {"statement": "Twice"}, origin="twice") == once
    with desk.book.reading() as session:
        held = session.scalar(sa.select(sa.func.count()).select_from(Need).where(Need.statement.in_(["Once", "Twice"])))
    assert held == 1
    assert not change(desk, TANVIR, first.ref, {"statement": "Twice"}, origin="other").changed


def test_the_second_of_two_is_shown_the_firsts_change(desk: Desk) -> None:
    ref = added(desk, "need", kind="need", statement="Cases of six").ref
    seen = change_form(desk, SHORMI, ref).seen
    changed(desk, ref, SHORMI, seen, statement="Cases of eight")
    with pytest.raises(Superseded):
        changed(desk, ref, TANVIR, seen, statement="Cases of ten")
    newer = history(desk, TANVIR, ref, since=seen).entries
    assert [(one.by, one.changes[0].after) for one in newer] == [("Shormi Dutta", Words("Cases of eight"))]
    changed(desk, ref, TANVIR, newer[0].number, statement="Cases of ten")
    told = [(one.by, one.added, [change.name for change in one.changes]) for one in history(desk, NUSRAT, ref).entries]
    assert told[:2] == [("Tanvir Ashik", False, ["statement"]), ("Shormi Dutta", False, ["statement"])]
    assert told[2][1]


def test_the_accounts_own_fields_are_changed(desk: Desk) -> None:
    ref = "account-2"
    changed(desk, ref, tier="key", segment="wholesale", renewal_on="31/12/2026", aliases="পদ্মা হোলসেল; PW")
    held = row(desk, ref)
    assert (held["tier"], held["segment"], held["renewal_on"]) == ("key", "wholesale", date(2026, 12, 31))
    card = kind_page(desk, TANVIR, 2, "account").records[0]
    assert (card.title, card.ends) == (Name("Padma Wholesale"), False)
    assert card.told[-1].value == Words("PW; পদ্মা হোলসেল")


# -- who may ---------------------------------------------------------------------------------------------------------


def test_who_does_not_look_after_an_account_reads_it_and_changes_nothing(desk: Desk) -> None:
    ref = added(desk, "need", kind="need", statement="Theirs alone").ref
    for reader in (NUSRAT, COLLEAGUE):
        assert not sheet(desk, reader, 1).mine
        with pytest.raises(Refused):
            add(desk, reader, "contact", PADMA, {"name": "x"}, origin=press())
        with pytest.raises(Refused):
            changed(desk, ref, reader, statement="x")
        with pytest.raises(Refused):
            undo(desk, reader, ref, 1, origin=press())
        with pytest.raises(Refused):
            change_form(desk, reader, ref)
    for reader, account in ((GUEST, 1), (TANVIR, 3)):
        with pytest.raises(NotFound):
            sheet(desk, reader, account)
        with pytest.raises(NotFound):
            add(desk, reader, "contact", f"account-{account}", {"name": "x"}, origin=press())


def test_a_walk_away_is_there_for_those_who_look_after_the_account_alone(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.execute(sa.delete(KINDS["negotiation_point"].table))
    secret = added(desk, "negotiation_point", kind="walk-away", statement="Not under 82 a case", value="82").ref
    open_one = added(desk, "negotiation_point", kind="give", statement="Two weeks of credit", value="5 lakh").ref
    assert [one.ref for one in kind_page(desk, SHORMI, 1, "negotiation_point").records] == [open_one, secret]
    assert [one.ref for one in kind_page(desk, NUSRAT, 1, "negotiation_point").records] == [open_one]
    told = record_card(desk, NUSRAT, open_one).told[1].value
    assert told == Money(Decimal(500_000), "BDT")
    counts = {one.kind: one.total for group in sheet(desk, COLLEAGUE, 1).groups for one in group.kinds}
    assert counts["negotiation_point"] == 1
    for read in (history, record_card):
        with pytest.raises(NotFound):
            read(desk, NUSRAT, secret)


# -- said in a message -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "account", "given"),
    [
        ("add contact Meghna: Rina Das, buyer", "contact", "Meghna", {"name": "Rina Das", "title": "buyer"}),
        (
            "Add a concern for Padma Mart: late trucks",
            "need",
            "Padma Mart",
            {"kind": "concern", "statement": "late trucks"},
        ),
        ("new goal: ten stores, by June", "need", "", {"kind": "goal", "statement": "ten stores, by June"}),
        ("add their promise Meghna: sell-out", "commitment", "Meghna", {"side": "theirs", "statement": "sell-out"}),
        ("add walk-away Meghna: 82", "negotiation_point", "Meghna", {"kind": "walk-away", "statement": "82"}),
        ("যোগ করো অভিযোগ মেঘনা: ট্রাক দেরি করে", "need", "মেঘনা", {"kind": "concern", "statement": "ট্রাক দেরি করে"}),
        ("নতুন কন্টাক্ট মেঘনা: রিনা দাস, ক্রেতা", "contact", "মেঘনা", {"name": "রিনা দাস", "title": "ক্রেতা"}),
        ("মেঘনা নতুন দোকান যোগ করুন: ধানমন্ডি, ঢাকা", "store", "মেঘনা", {"name": "ধানমন্ডি", "city": "ঢাকা"}),
        ("add ovijog Meghna: truck deri kore", "need", "Meghna", {"kind": "concern", "statement": "truck deri kore"}),
    ],
)
def test_a_message_that_adds_a_record_is_known_in_both_languages(
    text: str, kind: str, account: str, given: dict[str, str]
) -> None:
    told = record_told(text)
    assert told is not None
    assert (told.kind, told.account, told_fields(told)) == (kind, account, given)


@pytest.mark.parametrize(
    "text",
    [
        "add milk to the list",
        "Met Rina at Meghna: she wants smaller cases",
        "new contact at Meghna is Rina",
        "What is new at Meghna: anything?",
        "মেঘনা নতুন দাম চায়",
        "",
    ],
)
def test_other_words_add_nothing(text: str) -> None:
    assert record_told(text) is None


def test_a_kind_that_takes_more_than_words_is_not_filled_by_them() -> None:
    told = record_told("add target Meghna: 2 crore")
    assert told is not None
    assert told_fields(told) is None
