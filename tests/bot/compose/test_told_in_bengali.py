"""What a model writes in Bengali of a note: fluent wordings of what it tells pass, the same turned around do not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import AccountCard, Evidence, Passage

AS_OF = date(2026, 11, 23)
NAMES = frozenset(
    {"Padma Mart", "Mamun Sikder", "Chalan Traders", "Tahmina Keya", "Mahfuz Rob", "Rumana Shams", "Tanvir Ashik"}
)
NOTES: Mapping[str, str] = {
    "asked": "Tahmina Keya asked for 4 percent discount and 10 days credit. I did not agree to anything.",
    "requested": "Tahmina Keya asked for 75 cases of tea by 20 November, nothing agreed yet.",
    "promised": "Tahmina Keya promised to send us the samples by 24 November 2026.",
    "dearer": "মাহফুজ রব বললেন শ্যাম্পুতে আমাদের দাম গোলপাতার চেয়ে ৬ টাকা বেশি।",
    "offered": "Mahfuz refused floor stacks in 11 of 31 shops. Offered our merchandisers twice a week, he will think.",
    "paid": "Mahfuz Rob paid 2,53,500 BDT by transfer on 1 November 2026.",
    "confined": "Exclusive only for laundry, says Mahfuz Rob.",
    "price": "Fine, we can write that we will not advertise the top 30 below list minus 4%.",
    "refused": "Mahfuz Rob refused the price increase.",
    "best": "Chanachur 35 g is the best seller there, says Mahfuz Rob.",
    "call": "Call with Mahfuz Rob. We promised the tea bay planogram file (two sizes, 3 ft and 6 ft) by 27 Nov. "
    "Mahfuz will give store wise sell-out for 13 weeks so that we can draw it on facts.",
}
TRUE: tuple[tuple[str, str], ...] = (
    # A verb with its "not" hung on it is no name, though it sounds like Mamun or Chalan.
    ("asked", "তাহমিনা ৪% ছাড় আর ১০ দিনের ক্রেডিট চেয়েছেন, আমরা কিছুই মানিনি।"),
    # A no of a sentence of its own answers what was asked before it.
    ("asked", "১০ দিনের ক্রেডিট চাওয়া হয়েছিল, মানা হয়নি।"),
    ("asked", "তাহমিনার দাবিতে এখনো সায় দেওয়া হয়নি।"),
    # কেয়া and রব are names after a first name, whatever they mean alone.
    ("requested", "তাহমিনা কেয়া ৭৫ কেস চা চেয়েছেন, এখনো কিছু ঠিক হয়নি।"),
    ("promised", "নমুনা পাঠানোর কথা তাহমিনা কেয়া দিয়েছেন, সময় ২৪ নভেম্বর।"),
    # Whose act it is, where "we" stand before a verb of the third person.
    ("dearer", "শ্যাম্পুতে গোলপাতার তুলনায় আমরা ৬ টাকা বেশি দামি, এমনটাই বলেছেন মাহফুজ রব।"),
    # What stands in brackets within a clause does not end it, and what follows a semicolon is another's act.
    (
        "call",
        "আমরা ২৭ নভেম্বরের মধ্যে চা বে-র প্ল্যানোগ্রাম (৩ ও ৬ ফুট) দেওয়ার কথা দিয়েছি; মাহফুজ দেবেন ১৩ সপ্তাহের দোকানভিত্তিক সেল-আউট।",
    ),
    ("promised", "আমাদের নমুনা পাঠানোর কথা দিয়েছেন তাহমিনা কেয়া।"),
    # Who wrote a note may stand for us to whom something is done, where everybody of the note is named too.
    ("paid", "মাহফুজ রব ১ নভেম্বর তানভীরকে ২,৫৩,৫০০ টাকা পাঠিয়েছেন।"),
    ("asked", "তানভীর আশিক তাহমিনার ৪% ছাড়ের দাবি মানেননি।"),
    # A clause is not held against a sentence that only the other clauses speak of.
    (
        "offered",
        "মাহফুজ ৩১টির মধ্যে ১১টি দোকানে ফ্লোর স্ট্যাকে রাজি হননি; আমরা সপ্তাহে দুবার মার্চেন্ডাইজার দেওয়ার প্রস্তাব দিয়েছি, তিনি ভেবে দেখবেন।",
    ),
    ("asked", "তাহমিনা ১০ দিনের ক্রেডিট চান, মানিনি।"),
    ("refused", "মাহফুজ রব দাম বাড়ানোর প্রস্তাব মেনে নিতে অস্বীকার করেন।"),
    # Above all is no bound at the size before it.
    ("best", "মাহফুজ রবের কথায় চানাচুর ৩৫ গ্রাম সবার ওপরে।"),
    # The day before "wrote" is not who wrote it.
    ("promised", "তানভীর আশিক ২ নভেম্বর লিখেছেন, তাহমিনা ২৪ নভেম্বরের মধ্যে নমুনা পাঠানোর কথা দিয়েছেন।"),
)
FALSE: tuple[tuple[str, str], ...] = (
    ("asked", "তাহমিনা ৪% ছাড় আর ১০ দিনের ক্রেডিট চেয়েছেন, আমরা মেনে নিয়েছি।"),
    ("asked", "তাহমিনা ৪% ছাড় আর ১০ দিনের ক্রেডিট চাননি।"),
    ("requested", "তাহমিনা কেয়া ৭৫ কেস চা চেয়েছেন, আমরা রাজি হয়েছি।"),
    ("promised", "নমুনা পাঠানোর কথা আমরা তাহমিনা কেয়াকে দিয়েছি, সময় ২৪ নভেম্বর।"),
    ("dearer", "শ্যাম্পুতে আমাদের তুলনায় গোলপাতা ৬ টাকা বেশি দামি, এমনটাই বলেছেন মাহফুজ রব।"),
    ("call", "আমরা ২৭ নভেম্বরের মধ্যে মাহফুজকে ১৩ সপ্তাহের দোকানভিত্তিক সেল-আউট দেওয়ার কথা দিয়েছি।"),
    ("asked", "তাহমিনা কেয়া ২ নভেম্বর লিখেছেন, ৪% ছাড় চাই।"),
    ("promised", "আমাদের তাহমিনা কেয়াকে নমুনা পাঠানোর কথা।"),
    ("paid", "তানভীর আশিক ১ নভেম্বর ২,৫৩,৫০০ টাকা পাঠিয়েছেন।"),
    ("paid", "তানভীর আশিক ১ নভেম্বর মাহফুজ রবকে ২,৫৩,৫০০ টাকা পাঠিয়েছেন।"),
    ("asked", "তানভীর আশিক তাহমিনার ৪% ছাড়ের দাবি মেনেছেন।"),
    ("offered", "মাহফুজ ১১টি দোকানে ফ্লোর স্ট্যাকে রাজি হয়েছেন, আমরা মার্চেন্ডাইজারের প্রস্তাব দিয়েছি।"),
    ("confined", "মাহফুজ রব বলেছেন এক্সক্লুসিভ শুধু লন্ড্রি নয়, সব পণ্যে।"),
    ("price", "আমরা লিখতে পারি, সেরা ৩০ পণ্যের বিজ্ঞাপন তালিকার চেয়ে ৪% কমে দেব।"),
)


def refused(note: str, text: str) -> str:
    """Why a sentence on one of the notes may not be shown; "" where it may."""
    passage = Passage("note-1", "note", date(2026, 11, 2), "Tanvir Ashik", NOTES[note])
    card = AccountCard(1, "Padma Mart", owner="Tanvir Ashik", currency="BDT", local="পদ্মা মার্ট")
    evidence = Evidence("?", card, (passage,), AS_OF, names=NAMES)
    return check(Sentence(text, ("note-1",), "written"), evidence).reason


@pytest.mark.parametrize(("note", "text"), TRUE)
def test_what_a_note_tells_may_be_worded_freely(note: str, text: str) -> None:
    assert refused(note, text) == ""


@pytest.mark.parametrize(("note", "text"), FALSE)
def test_what_turns_a_note_around_is_refused(note: str, text: str) -> None:
    assert refused(note, text) != ""
