"""The words between two times and their amounts: from, to, against, above; what became of what."""

from __future__ import annotations

import re

from bot.compose.checking.figures.times_told import FILLING
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.direction_words import FELL, ROSE
from knowledge.normal import AFTER_WORD, BEFORE_WORD

FROM_HERE = pattern(rf"\bfrom (?:(?:an?|base|high|low|peak|starting|point) )*(?:{FILLING} ?)*$")
BETWEEN = pattern(rf"\bbetween (?:{FILLING} ?)*$")
ABOVE = pattern(
    rf"\b(?:over|above|beyond|ahead of|past|more than|higher than|exceed(?:s|ed|ing)|topp(?:ed|ing)) (?:{FILLING} ?)*$"
)
BELOW = pattern(rf"\b(?:under|below|short of|behind|less than|lower than|fewer than) (?:{FILLING} ?)*$")
# "From over 9 lakh to 7": the bound is of where it began.
FROM_ABOUT = pattern(
    rf"\b(?:from|after) (?:just |well |a little |slightly )?(?:over|above|under|below|more than"
    rf"|less than) (?:{FILLING} ?)*$"
)
DENIED_AT_ONCE = pattern(r"\b(?:not|never|n't) (?:\S+ )?(?:over|above|beyond|ahead|under|below|short|behind)\b[^,;]*$")
# A word that compares, further off.
COMPARES = pattern(
    r"\b(?:than|against|versus|vs|compar\w+|from|over|since|of what|as in|after|before|beside|measured|where"
    r"|while|between"
    r"|relative|off|below|above|under|beyond|ahead|behind|short|beat|miss\w*|exceed\w*|match\w*|unlike|base|prior|previous|gap|difference|distance|beside|beneath|next|underperform\w*|outperform\w*"
    r"|outstrip\w*|undersh\w*|oversh\w*|lag\w*|trail\w*|led|leads?|topp?\w*"
    r"|earlier)\b"
)
TO_HERE = pattern(rf"\b(?:to|into|at) (?:{FILLING} ?)*$")
FROM_BN = pattern(rf"^ ?(?:টাকা|টি|টা|%|সাল|মাস|সময়)?(?:র| এর|-এর|ের)? ?(?:থেকে|হতে){AFTER_WORD}")
# "7 after 13", "9 lakh against 12": what stands first is of this time.
AFTER = pattern(r"^[ ,]*(?:after|up from|down from|against|instead of|where it (?:was|had been))\b")
# "9 lakh became 12", "12 এর পর 9": what stands first is of the time before.
BECAME = pattern(
    r"^[ ,]*(?:became|turned into|gave way to|was followed by|followed by|then)\b"
    r"|^ ?(?:টাকা|টি|টা)?(?:র| এর|-এর|ের)? পরে? (?:bdt |usd |inr |eur |৳ ?)?$"
)
# Where it went: "ending at 12 lakh", কমে ৯ লাখ হয়েছে, ৯ লাখে ঠেকেছে.
ARRIVES = pattern(
    rf"\b(?:end|land|clos|finish|settl)(?:ing|ed|es|s)? (?:up |down )?at (?:{FILLING} ?)*$"
    rf"|\b(?:leav(?:es|ing)|left) (?:it|them|\S+) at (?:{FILLING} ?)*$"
    rf"|{BEFORE_WORD}(?:moved|came|{ROSE}|{FELL}|down|(?<=is )up|(?<=are )up"
    rf"|(?<=was )up) (?:(?:by )?[\d.]+ ?%,? )?to (?:{FILLING} ?)*$"
    rf"|\bt(?:ook|akes?|aking) \S+ (?:\S+ ){{0,3}}to (?:{FILLING} ?)*$"
    r"|(?:কমে|বেড়ে|নেমে|উঠে|কমিয়ে|বাড়িয়ে|নামিয়ে|তুলে)(?: গিয়ে| এসে)? (?:bdt |usd |inr |eur |৳ ?)?$"
)
ARRIVES_BN = pattern(
    r"^ ?(?:টাকা|ডলার)?-?(?:এ|য়|তে) (?:এসে |গিয়ে )?(?:ঠেকে\S*|দাঁড়ি\S*|নেমে\S*|নামল|উঠে\S*|উঠল|পৌঁছে\S*|পৌঁছাল)"
)
# An amount that is a time's own: "Q3 2026's 6 lakh", আগের সময়ের ৬ লাখ.
_MONEY = r"(?:bdt |usd |inr |eur |tk\.? ?|৳ ?|\$ ?)?$"
MONEY, OWN_BN = pattern(rf"^ {_MONEY}"), pattern("র$")
OWN = pattern(rf"^(?:'s| ?(?:সময়|সাল|মাস)?(?:-?এর| এর|ের|র)) {_MONEY}")
# "In Q3 it went from 12 to 9": both are told of it.
IN_IT = pattern(r"(?:^|[ ,])(?:in|during|for) (?:the )?$")
IN_IT_BN = pattern(r"^ ?(?:সময়|সাল|মাস)?-?(?:এ|ে|য়|তে) ")
LISTED = re.compile(r"[:(]")
# So many times as much: of what rose, and of what fell.
MULTIPLE = {
    True: word(r"twice|doubled?|thrice|tripled?|দ্বিগুণ\S*|তিনগুণ\S*|\S+ গুণ\S*"),
    False: word(r"half|halved|অর্ধেক\S*"),
}
TWICE_IT = pattern(
    r"\b(?:twice|double|triple|thrice) (?:(?:of|that|those|what|as much as|as many as|it was|in|the) )*$"
)
VERSUS = pattern(r"\b(?:versus|vs\.?|against|and|not|or)\b|বনাম|আর|এবং|ও")
# Nothing but a word that ties the two stands between.
TIED = pattern(
    r"^[ ,(-]*(?:'s|-?এর|-?এ|-?তে|র|ে|for|of|in|during|at|the|was|were|is|had|saw|came to|stood at|:)?[ (]*$"
)
CLAUSE_ENDS = re.compile(r"[;:()।]|,(?!\d)|(?<!\d)\.(?!\d)|\.(?=\s|$)| - | and | while | but | where ")
