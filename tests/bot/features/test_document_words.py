"""Words that ask for a document, in both languages and as typed on a phone; and words that only speak of one."""

from __future__ import annotations

from typing import Final

import pytest

from bot.features.document_words import DocumentTold, document_meant

PDF: Final = ("pdf",)
WORD: Final = ("docx",)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("plan of Meghna as a document", DocumentTold("plan", "Meghna")),
        ("can you send me the Meghna Stores plan as a word file?", DocumentTold("plan", "Meghna Stores", WORD)),
        ("send me the brief as pdf", DocumentTold("brief", "", PDF)),
        ("brief of Meghna as a pdf for the price talk", DocumentTold("brief", "Meghna", PDF, "price talk")),
        ("full brief of Padma Mart, docx", DocumentTold("brief", "Padma Mart", WORD, full=True)),
        ("JBP Padma for the customer pdf", DocumentTold("plan", "Padma", PDF, for_customer=True)),
        ("negotiation sheet for Kushiyara in word", DocumentTold("negotiate", "Kushiyara", WORD)),
        ("print the negotiation sheet of Nokshi", DocumentTold("negotiate", "Nokshi")),
        ("export the portfolio", DocumentTold("accounts")),
        ("list of accounts as pdf and word", DocumentTold("accounts")),
        ("meghnar plan ta pdf kore dao", DocumentTold("plan", "meghnar", PDF)),
        ("মেঘনার প্ল্যান ওয়ার্ড ফাইলে দাও", DocumentTold("plan", "মেঘনার", WORD)),
        ("জয়েন্ট বিজনেস প্ল্যান পিডিএফ", DocumentTold("plan", "", PDF)),
        ("পদ্মা মার্টের প্ল্যান গ্রাহকের জন্য পিডিএফ করে দাও", DocumentTold("plan", "পদ্মা মার্টের", PDF, for_customer=True)),
        ("কুশিয়ারার দর কষাকষির শিটটা পিডিএফে দেবেন?", DocumentTold("negotiate", "কুশিয়ারার", PDF)),
        ("মেঘনার জন্য ব্রিফ পিডিএফ", DocumentTold("brief", "মেঘনার", PDF)),
        ("সব অ্যাকাউন্টের তালিকা ওয়ার্ডে চাই", DocumentTold("accounts", "", WORD)),
        ("ওটা পিডিএফে দাও", DocumentTold("", "", PDF)),
    ],
)
def test_an_order_for_a_document_names_what_and_of_whom(words: str, meant: DocumentTold) -> None:
    assert document_meant(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "Is the plan of Meghna in a document?",
        "Which accounts have a plan document?",
        "What does the plan of Meghna say about word files?",
        "Met Rina at Meghna: she wants the plan as a pdf by Friday",
        "Shahnaz sent the plan as a pdf",
        "note: send the plan as pdf",
        "the plan for Meghna in other words",
        "plan Meghna",
        "প্ল্যান ফাইল কোথায়?",
        "pdf " * 9000,
    ],
)
def test_words_that_speak_of_a_document_are_no_order_for_one(words: str) -> None:
    assert document_meant(words) is None
