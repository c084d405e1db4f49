"""What never leaves for a model: addresses, telephone numbers and our walk-away, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.private import FIELDS, without_private
from knowledge.text import bengali_digits

ADDRESSES = (
    "rina.das@meghna.example",
    "Rina+orders@mail.meghna-stores.example.org",
    "rina\u200b.das@meghna\u200b.example",
    "রিনা@মেঘনা.বাংলা",
    "rina＠meghna.example",
)
PHONES = (
    "01711-234567",
    "01711234567",
    "017 1123 4567",
    "+880 1711-234567",
    "+8801711234567",
    "8801711234567",
    "00880 1711 234567",
    "02-9881234",
    "031 712345",
    "(02) 9881-234",
    "+44 (0)20 7946 0958",
    "+1 415 555 2671",
    "+91-98300-12345",
    "Tel: 9881234",
    "mobile no. 1711 234 567",
    "ফোন: 9881234",
    "মোবাইল নম্বর 1711234567",
)
# Amounts, days, periods, refs and counts that a fact lives on.
KEPT = (
    "Padma Mart bought BDT 59,52,511.87 (Q3 2026).",
    "The order of 2026-11-23 came on 02-12-2026, 12 days late.",
    "They take 1,20,000 units at 01.02 each, 15 % more than in 2025.",
    "See [note-57], [order-812345] and [revenue-2026Q3].",
    "We talked by phone on 23/11/2026 and again by phone 2026-11-24.",
    "EAN 8941100500019, batch 20261123001, 0.5 l.",
    "On 3 Nov 2026 at 10:30 they ordered 100 00 cartons @ 45.50.",
    "They may walk away from the range review if the price goes up.",
    "The buyer said they would walk away. We can accept returns until March.",
    "দুই হাজার ছাব্বিশের ২৩ নভেম্বর ৫৯,৫২,৫১১ টাকার মাল নিয়েছে।",
)
LIMITS = (
    "Our walk-away is 4 % on tea.",
    "Walk-away point: BDT 118 a case.",
    "Between us, our bottom line is 6 %.",
    "If they insist we would settle for 30 days.",
    "We can go down to BDT 112.",
    "Our lowest price is BDT 110.",
    "আমাদের শেষ সীমা ৪ শতাংশ।",
    "১১০ টাকার এর নিচে নামব না।",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_left_out_and_the_rest_stays(address: str) -> None:
    said = without_private(f"Rina asked to write to {address}, by Friday.", FIELDS)
    assert said == "Rina asked to write to (e-mail left out), by Friday."


@pytest.mark.parametrize("number", PHONES)
@pytest.mark.parametrize("digits", ["latin", "bengali"])
def test_a_telephone_number_is_left_out_in_the_digits_of_either_script(number: str, digits: str) -> None:
    written = bengali_digits(number) if digits == "bengali" else number
    said = without_private(f"Karim waits for a call: {written}, after lunch.", FIELDS)
    assert said == "Karim waits for a call: (phone left out), after lunch."


@pytest.mark.parametrize("text", KEPT)
def test_numbers_days_and_refs_that_are_no_telephone_number_stay(text: str) -> None:
    assert without_private(text, FIELDS) == text


@pytest.mark.parametrize("limit", LIMITS)
def test_a_sentence_on_our_walk_away_is_left_out_alone(limit: str) -> None:
    said = without_private(f"They want 6 % on tea. {limit} The range review is in May.", FIELDS)
    assert said == "They want 6 % on tea. (left out) The range review is in May."


def test_what_is_not_named_travels() -> None:
    text = "Write to rina@meghna.example or call 01711-234567. Our walk-away is 4 %."
    assert without_private(text, ()) == text
    assert without_private(text, ("email",)) == text.replace("rina@meghna.example", "(e-mail left out)")
    assert without_private(text, ("nonsense",)) == text


@settings(deadline=None, max_examples=150)
@given(
    st.text(alphabet="abc অআক .,;:\n()", max_size=40),
    st.sampled_from([*PHONES[:6], *ADDRESSES[:2]]),
    st.text(alphabet="abc অআক .,;:\n", max_size=40),
)
def test_whatever_stands_around_it_no_digit_of_a_number_is_left_and_twice_is_once(
    before: str, secret: str, after: str
) -> None:
    said = without_private(f"{before} {secret} {after}", FIELDS)
    assert secret not in said
    assert not any(letter.isdigit() for letter in said)
    assert without_private(said, FIELDS) == said
