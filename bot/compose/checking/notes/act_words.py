"""The words for what one does to another, in English and Bengali: tables that `acts` reads by.

An act has a class; its doer is who sends, tells, pays, asks, charges more, takes over; its receiver is the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from knowledge.normal import normal_form, word_set

# Acts of one group may stand for each other: who promised to send is who sends, who owes is who pays.
GROUP_OF: Mapping[str, str] = {
    "say": "say",
    "give": "give",
    "lend": "lend",
    "return": "return",
    "promise": "give",
    "ask": "ask",
    "pay": "pay",
    "owe": "pay",
    "buy": "buy",
    "refuse": "answer",
    "accept": "answer",
    "offer": "offer",
    "propose": "offer",
    "apologise": "apologise",
    "succeed": "succeed",
    "keep": "keep",
    "anger": "anger",
    "price": "price",
    "margin": "margin",
    "err": "err",
}
# Whether the subject of a verb does it or has it done to them; "goes": a thing goes to somebody.
Frame = Literal["does", "gets", "goes"]

_ENGLISH: tuple[tuple[str, Frame, str], ...] = (
    (
        "say",
        "does",
        """
        say says said saying tell tells told telling inform informs informed informing notify notified mention mentions
        mentioned explain explains explained report reports reported write writes wrote written mail mails mailed email
        emails emailed announce announces announced admit admits admitted state states stated
        reply replies replied complain complains complained warn warns warned remind reminds reminded texted messaged
        argue argues argued confirm confirms confirmed disclosed briefed advised pointed_out points_out point_out
        """,
    ),
    ("say", "gets", "hear hears heard learn learned learnt"),
    (
        "give",
        "does",
        """
        send sends sent sending give gives gave given giving deliver delivers delivered delivering hand hands handed
        handing share shares shared forward forwards forwarded forwarding bring brings brought supply supplies supplied
        provide provides provided submit submits submitted issue issues issued issuing ship ships shipped shipping
        pass passes passed passing grant grants granted granting credit credits credited refund
        refunds refunded
        """,
    ),
    ("lend", "does", "lend lends lent lending loaned loans"),
    ("lend", "gets", "borrow borrows borrowed borrowing"),
    ("return", "does", "return returns returned returning"),
    ("return", "gets", "took_back takes_back take_back taken_back"),
    ("give", "gets", "get gets got receive receives received receiving obtain obtains obtained"),
    ("give", "gets", "await awaits awaiting wait waits waiting expect expects expecting"),
    ("give", "goes", "come comes coming go goes went gone reach reaches reached reaching arrive arrives arrived"),
    (
        "promise",
        "does",
        "promise promises promised promising pledge pledges pledged commit commits committed undertook assure assured",
    ),
    (
        "ask",
        "does",
        """
        ask asks asked asking want wants wanted wanting demand demands demanded demanding request requests requested
        requesting need needs needed require requires required seek seeks sought seeking claims claimed
        claiming insists insisted would_like
        """,
    ),
    ("pay", "does", "pay pays paid paying settles remit remits remitted transferred reimburse reimburses reimbursed"),
    ("owe", "does", "owe owes owed owing behind_with"),
    ("buy", "does", "buy buys bought buying purchase purchases purchased order orders ordered ordering"),
    ("buy", "gets", "sell sells sold selling"),
    (
        "refuse",
        "does",
        "refuse refuses refused refusing reject rejects rejected rejecting decline declined turned_down turns_down",
    ),
    ("accept", "does", "accept accepts accepted accepting approve approves approved approving"),
    ("offer", "does", "offer offers offered offering quoted quotes"),
    ("propose", "does", "propose proposes proposed proposing"),
    ("keep", "does", "keep keeps kept keeping break breaks broke broken breaking"),
    ("anger", "does", "angry upset annoyed furious unhappy displeased irritated"),
    ("apologise", "does", "apologise apologises apologised apologize apologizes apologized"),
    ("succeed", "does", "took_over takes_over taken_over replaced replaces replacing succeeded succeeds"),
    ("succeed", "gets", "handed_over_to made_way_for"),
)
# A noun of an act after whoever does it: "Bina's claim", তাহমিনার ক্লেইম, "our offer to Ishrat".
_NOUNS: Mapping[str, str] = {
    "ask": "claim demand request wish ask ক্লেইম দাবি দাবিকৃত অনুরোধ চাহিদা ইচ্ছা আবদার",
    "offer": "offer অফার",
    "propose": "proposal প্রস্তাব",
    "promise": "promise word commitment প্রতিশ্রুতি অঙ্গীকার",
    "owe": "invoice bill receivable ইনভয়েস বিল",
    "debt": "payable debt liability dues",
    "pay": "payment transfer remittance",
    "apologise": "apology ক্ষমাপ্রার্থনা",
}
# Bengali verbs by their beginnings; whole words that begin so and are no such verb stand after the bar.
_BENGALI: tuple[tuple[str, Frame, str, str], ...] = (
    ("say", "does", "বলেছ বলল বলব বলছ বলেন জানিয়েছ জানান জানাব জানাল জানাচ্ছ জানাই জানানো লিখেছ লিখল লিখছ লেখেন", ""),
    ("say", "gets", "শুনেছ শুনল জেনেছ", ""),
    (
        "give",
        "does",
        """
        পাঠিয়েছ পাঠাব পাঠাবে পাঠান পাঠাচ্ছ পাঠাল পাঠায় পাঠানো দিয়েছ দেব দেবে দিই দিচ্ছ দিল দেয় দেন দেওয়া
        দেয়া দিতে
        """,
        "দেয়াল দেনা দেনার",
    ),
    ("give", "gets", "পেয়েছ পাই পাব পাবে পায় পান পাচ্ছ পেল পাওয়া", "পাইকারি পাইকার পায়নি পাবলিক পাইলট পানি পেলে"),
    ("give", "goes", "পৌঁছাতে পৌঁছেছ পৌঁছাবে পৌঁছাল পৌঁছায় পৌঁছানো পৌঁছবে আসবে আসছে", ""),
    ("anger", "does", "রেগে ক্ষুব্ধ বিরক্ত অসন্তুষ্ট নাখোশ চটেছ চটে রাগান্বিত", ""),
    ("ask", "does", "চান চায় চাই চেয়েছ চাইছ চাইল চাচ্ছ চাইব", "চানাচুর চাইলে"),
    ("buy", "does", "কিনেছ কিনি কেনে কেনা কিনছ কিনব কিনল", "কেনাকাটা"),
    ("buy", "gets", "বেচেছ বেচি বেচে বেচা", "বেচাকেনা"),
    ("pay", "does", "মিটিয়েছ মেটাব মেটায় চুকিয়েছ চুকাব", ""),
)
# What a light verb (দিয়েছেন, করেছি, নিয়েছে) says with the noun before it.
_LIGHT_NOUNS: Mapping[str, str] = {
    "promise": "কথা প্রতিশ্রুতি অঙ্গীকার",
    "offer": "অফার",
    "propose": "প্রস্তাব",
    "buy": "অর্ডার অর্ডারই অর্ডারও",
    "apologise": "ক্ষমা মাফ দুঃখপ্রকাশ দুঃখ",
    "ask": "দাবি ক্লেইম অনুরোধ আবদার",
    "pay": "পরিশোধ শোধ পেমেন্ট টাকা বহন",
    "keep": "কথা প্রতিশ্রুতি ওয়াদা অঙ্গীকার",
    "return": "ফেরত ফিরিয়ে ফেরতও",
    "lend": "ধার ধারে",
    "say": "স্বীকার অভিযোগ নালিশ মেইল অনুযোগ",
    "succeed": "দায়িত্ব দায়িত্বভার কাজ",
    "accept": "মেনে রাজি গ্রহণ",
    "refuse": "নাকচ প্রত্যাখ্যান অস্বীকার",
}
# What is taken so, is given by another: ধার নিয়েছি, ফেরত পাবেন.
TAKEN: Mapping[str, tuple[str, ...]] = {
    kind: tuple(map(normal_form, verbs.split())) for kind, verbs in (("return", "পা পে চা চে নি নে"), ("lend", "নি নে"))
}
# With which light verbs: by their beginnings.
_LIGHT_VERBS: Mapping[str, str] = {
    "promise": "দি দে",
    "offer": "দি দে কর পাঠ রা রে",
    "propose": "দি দে কর পাঠ রা রে",
    "buy": "দি দে কর",
    "apologise": "চা চে কর",
    "ask": "কর জান",
    "pay": "দি দে কর",
    "keep": "রাখ রেখ ভাঙ ভেঙ",
    "return": "দি দে পাঠ পা পে চা চে নি নে",
    "lend": "দি দে নি নে",
    "say": "কর জান তুল",
    "succeed": "নি নে বুঝে",
    "accept": "নি নে হ কর",
    "refuse": "কর দি দে",
}

ENGLISH: Mapping[str, tuple[str, Frame]] = {
    verb: (kind, frame) for kind, frame, verbs in _ENGLISH for verb in verbs.split() if "_" not in verb
}
ENGLISH_PHRASES: Mapping[tuple[str, ...], tuple[str, Frame]] = {
    tuple(verb.split("_")): (kind, frame) for kind, frame, verbs in _ENGLISH for verb in verbs.split() if "_" in verb
}
# Forms that may stand in the passive after "was", "were", "is", "been".
PARTICIPLES = word_set(
    "told sent given paid owed sold bought brought sought got gone written heard handed quoted turned"
) | {verb for verb in ENGLISH if verb.endswith("ed")}
NOUNS: Mapping[str, str] = {normal_form(noun): kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
BENGALI_VERBS: Mapping[str, tuple[str, Frame]] = {
    normal_form(verb): (kind, frame) for kind, frame, verbs, _ in _BENGALI for verb in verbs.split()
}
NO_BENGALI_VERBS = frozenset().union(*(word_set(others) for _, _, _, others in _BENGALI))
LIGHT_NOUNS: dict[str, tuple[str, ...]] = {}
for _kind, _words in _LIGHT_NOUNS.items():
    for _word in _words.split():
        LIGHT_NOUNS[normal_form(_word)] = (*LIGHT_NOUNS.get(normal_form(_word), ()), _kind)
LIGHT_VERBS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(map(normal_form, verbs.split())) for kind, verbs in _LIGHT_VERBS.items()
}

# Who is who. The pronoun's case tells doer from receiver: "" the subject, "to" whom, "of" whose, "not" who is denied.
Case = Literal["", "to", "of", "from", "by", "other", "not"]
WE: Mapping[str, Case] = {
    **dict.fromkeys(("we", "i"), ""),
    **dict.fromkeys(("us", "me"), "to"),
    **dict.fromkeys(("our", "my", "ours", "mine"), "of"),
    **dict.fromkeys(map(normal_form, ("আমরা", "আমি", "আমরাই", "আমিই", "আমরাও")), ""),
    **dict.fromkeys(map(normal_form, ("আমাদেরকে", "আমাকে", "আমাদেরকেই", "আমাকেই")), "to"),
    **dict.fromkeys(map(normal_form, ("আমাদের", "আমার", "আমাদেরই", "আমারই", "আমাদেরটার", "আমাদেরটা")), "of"),
}
THEY: Mapping[str, Case] = {
    **dict.fromkeys(("they", "he", "she"), ""),
    **dict.fromkeys(("them", "him"), "to"),
    **dict.fromkeys(("their", "his", "her", "hers", "theirs"), "of"),
    **dict.fromkeys(
        map(normal_form, ["তারা", "তাঁরা", "ওরা", "ওঁরা", "উনি", "উনারা", "ওনারা", "তিনি", "তারাই", "ওরাই", "উনিই", "তিনিই", "তাঁরাই"]),
        "",
    ),
    **dict.fromkeys(map(normal_form, ["তাদেরকে", "ওদেরকে", "তাকে", "তাঁকে", "ওনাকে", "উনাকে", "তাঁদেরকে"]), "to"),
    **dict.fromkeys(map(normal_form, ["তাদের", "তাঁদের", "ওদের", "ওঁদের", "তার", "তাঁর", "ওনার", "উনার", "ওনাদের"]), "of"),
}
# Of the third person those that mean one.
ALONE = word_set("he she him his her hers উনি তিনি উনিই তিনিই তাকে তাঁকে ওনাকে উনাকে তার তাঁর ওনার উনার")
YOU: Mapping[str, Case] = {
    "you": "",
    "your": "of",
    **dict.fromkeys(map(normal_form, ("আপনি", "আপনারা")), ""),
    **dict.fromkeys(map(normal_form, ("আপনাকে", "আপনাদেরকে")), "to"),
    **dict.fromkeys(map(normal_form, ("আপনার", "আপনাদের")), "of"),
}
CUSTOMER = word_set("customer client buyer retailer গ্রাহক ক্রেতা কাস্টমার")
# What stands before a name in English, behind it in Bengali, and says in which case it is.
CASE_BEFORE: Mapping[str, Case] = {
    "to": "to",
    "from": "from",
    "by": "by",
    "of": "from",
    **dict.fromkeys(word_set("with at for about on against than per via in over between like towards"), "other"),
}
_AFTER: tuple[tuple[Case, str], ...] = (
    ("to", "কে কাছে নিকট"),
    ("of", "এর র"),
    ("from", "থেকে হতে"),
    ("by", "কর্তৃক"),
    ("other", "সঙ্গে সাথে জন্য জন্যে চেয়ে তুলনায় মতে মতো বিষয়ে ব্যাপারে নিয়ে ওপর উপর জায়গায় বদলে পরিবর্তে স্থলে মাধ্যমে"),
)
CASE_AFTER: Mapping[str, Case] = {normal_form(word): case for case, words in _AFTER for word in words.split()}
SIDE_NOUNS = word_set("side team part end people দিক পক্ষ তরফ দিকে টিম")
