"""The words that tell a deed as done: what was promised was delivered, has come, is behind us; দিয়েছেন, পৌঁছে গেছে.

In what is read a day stands as §, what was promised as ¦ where it is told word by word, a name as ◇.
"""

from __future__ import annotations

from bot.compose.checking.patterns import pattern, word
from knowledge.normal import word_set

_GIVEN_WORD = (
    r"(?! (?:\S+ ){0,4}?(?:word|promises?|commitments?|undertakings?|date|day|time|pledges?|assurance|until)\b)"
)
_PLAIN = (
    r"send|deliver|give|hand|share|provide|submit|supply|issue|pay|write|present|show|return|sign|forward|bring|finish"
    r"|complete|settle|close|keep|fulfil|honou?r|clear|do|produce|prepare|come|arrive"
)
_PROMISE = r"(?:commitments?|promises?|undertakings?|pledges?|tasks?|obligations?|duties|duty|debts?|jobs?|words?)"
# Past forms and participles of whatever is done to a promise or to a thing promised.
PAST = (
    r"kept(?! (?:\S+ )?(?:waiting|open|hanging)| us\b| them\b)|fulfilled|completed|delivered|finished"
    r"|sent|honou?red|done"
    r"|settled|closed|handed|shared|provided|submitted|supplied|issued|paid(?! attention)|(?<!as )written(?! down| as)"
    r"|redrawn|drawn up|presented|shown(?! (?:as|under|here|in|among))|returned|signed|forwarded|e-?mailed|mailed"
    r"|released|arrived|received(?! (?:\S+ )?(?:word|promise|pledge))|wrapped|cleared|discharged|dispatched|despatched"
    r"|ticked|turned (?:it )?(?:in|over|up)|showed up|brought(?! up| forward| back)|executed|carried out|concluded"
    r"|met(?! with)|uploaded|posted|rolled out|launched|accomplished|achieved|acted|actioned|attended to|banked|built"
    r"|cashed|collected|created|credited|distributed|drafted|enacted|ended|filed(?! under| as)|finali[sz]ed|fixed"
    r"|furnished|granted|implemented|installed|landed|nailed|performed|prepared|printed|processed|produced|published"
    r"|redeemed|refunded|retired|sealed|remitted|rendered|repaid|replied|answered|resolved|satisfied|served|shipped|solved|sorted"
    r"|surrendered|tackled|transferred|transmitted|wired|worked off|wound up|tied up|squared(?: off)?|struck"
    r"|(?:ticked|crossed|checked|struck|scored) (?:[^\s,;:]+ ){0,6}?off|put (?:in place|to bed"
    r"|to rest)|took place|happened"
    r"|taken care of|took care of|dealt with|seen (?:to|through)|saw (?:to|action|through)"
    r"|(?:followed|pulled|got|saw|carried) (?:[^\s,;:]+ ){0,6}?(?:through|over the line)|lived up to"
    r"|stood by|walked the talk"
    rf"|made (?:good|ready|available|it to|it across)|given{_GIVEN_WORD}(?! by| that| on §)|gave{_GIVEN_WORD}"
    r"|got (?:it|them|that|this|¦) (?:out|done|over)|had (?:[^\s,;:]+ ){1,7}?ready"
)
# "Has come", "went out", "it is in", "is behind us".
_CAME = (
    r"(?:has|have|had|'s|is|are|now|already|duly|finally|just) (?:\w+ly |now |already |since |all |both |just )*"
    r"come(?! due| to| from| out| under| up)"
    r"|came(?! and went| due| up| under| out| to \d| of)|(?:went|gone) (?:out|off|through|over|to (?:us|them|◇))"
    r"|reached (?:us|them|him|her|◇|¦|the (?:customer|client|buyer))"
    r"|(?:is|are|was|were|be) (?:now |already |safely |all |finally )*(?:in|through|here|there|ready"
    r"|final|with (?:us|them|◇)"
    r"|complete|over(?! (?:its|their|the|\d))|off the (?:list|table|books))(?=[.,;:)]| \(| since| on §| already|$)"
    r"|in (?:place|hand|the bag|our hands|their hands|full)|behind (?:us|them|◇)|a thing of the past|history"
    r"|been ready|up and running|(?:is|are) (?:now |already )?(?:live|operational|in operation"
    r"|running(?! (?:\d+ \w+ )?(?:late|behind|over|out)))|is ready|are ready|out of the way|through with"
    r"|(?:off|cleared from|gone from|struck from) (?:the|our|its|their|his|her) (?:\S+ )?(?:lists?|books?|plate|hands"
    r"|table|desk|chest|backs?)|(?:is|are) done with|(?:has|have) had (?:\S+ ){1,4}from (?:us|them)"
    r"|(?<!not )did(?= (?:so|it|this|that|what|both|all|everything|just|exactly|its|their|our|his|her|(?:\w+ly )?"
    rf"(?:{_PLAIN})\b)|[.,;)]|$| (?:on|by|in)\b)|(?:true|faithful|good) to (?:its|their|our|his|her) word"
    r"|(?:we|they|◇) (?:now |already )?holds? (?:it|them|¦|the (?!promise|commitment|word))"
)
# What is owed no more.
_RID = (
    r"no longer (?:owe[sd]?|has to|have to|needs? to|outstanding|open|due|pending|wait\w*|overdue|missing"
    r"|on (?:our|their|the))"
    r"|nothing (?:more |is |else |was )*(?:owed|due|left|outstanding|open|missing)|waits? no (?:longer|more)"
    r"|(?:owes?|owed) (?:us |them |◇ )?nothing|(?:is|are) (?:now )?(?:square|even|quits) with|got(?:ten)? round to"
    rf"|(?:managed to|(?:was|were) able to|succeeded in)(?= (?:{_PLAIN}))"
)
# What was done is a promise: "kept promises", "the promises, all of them kept".
_KEPT = (
    r"(?:kept|fulfilled|honou?red|completed?|closed|settled|finished|delivered|discharged|executed|met|done|past|old"
    rf"|redeemed|resolved) (?:\w+ )?{_PROMISE}"
)
ENGLISH = word(f"{PAST}|{_CAME}|{_RID}|{_KEPT}")
# "The word he gave", "promises given by us": a word given is no deed.
WORD_GIVEN = word(
    r"(?:words?|promises?|commitments?|pledges?|undertakings?|assurances?|things?|items?)(?: that| which)?"
    r" (?:(?!(?:was|were|has|have|had|is|are)\b)[^\s,;:]+ ){0,3}?(?:gave|given|made)"
)
# What stands before a deed that is to come, or is asked for, or depends.
_NO_VERB = r"(?: (?!(?:was|were|has|have|had|is|are|did|got|and|but)\b)[^\s,;:]+)"
_IF = r"(?:until|till|once|if|when|unless|before|whether|as soon as|in case|supposed|provided that)(?: [^\s,;:]+){0,7}"
DEPENDS = pattern(rf"\b{_IF} ?$")
TO_COME = pattern(
    rf"\b(?:(?:to|will|would|shall|should|must|can|could|may|might|be|being|gets?|getting|cannot){_NO_VERB}{{0,2}}"
    rf"|(?:needs?|wants?|awaits?|awaiting|wanted|needed|expects?|expected|hopes?|waiting){_NO_VERB}{{0,4}}"
    rf"|{_IF}) ?$"
)
# "The signed copy" tells which, not that it was signed.
WHICH = pattern(r"\b(?:the|an?|our|their|its|his|her|this|that|any|each|every) ?$")
A_THING = pattern(
    rf"^ (?!(?:by|on|in|to|for|from|with|at|off|over|through|all|yesterday|already|§|and|before|after|late|early"
    rf"|{_PROMISE})\b)\w"
)

# Bengali: what ends as a finished deed does, and tells none.
FINISHED_BN = pattern(
    r"(?:েছে|েছেন|েছি|েছিল|েছিলেন|েছিলাম|লেন|লাম)(?:ই|ও)?$|^(?:দিল|পাঠাল|পাঠালো|রাখল|রাখলো|এল|এলো|মিলল|মিটল|চুকল"
    r"|হলো|হল|পেল|সারল|করল|করলো|গেল|গেছে|গেছেন|গেছি)$"
)
NO_DEED_BN = pattern(
    r"^(?:ছিল|রয়েছ|আছ|থেকেছ|বলেছ|বলল|জানিয়েছ|জানাল|লিখেছ|লিখল|চেয়েছ|চাইল|পেরিয়েছ|পেরোল|ফুরিয়েছ|ফুরোল|কেটেছ|গড়িয়েছ"
    r"|জমেছ|দাঁড়িয়েছ|বেড়েছ|কমেছ|পিছিয়েছ|পিছোল|পড়েছ|নিয়েছ|নিল|হারিয়েছ|ভুলেছ|ভেঙেছ|আটকেছ|ঝুলেছ|লেগেছ|ছাড়িয়েছ|থাকল|থেমেছ"
    r"|উঠেছ|বসেছ|ঝুলিয়েছ|ঠেকেছ|করিয়েছ|গিয়েছিল|জেনেছ|শুনেছ|দেখেছ|দেখল|ভেবেছ|এড়িয়েছ|কাটিয়েছ|লঙ্ঘ|শুরু)"
)
# Of a word given, a day set, a day gone by, an act only begun: (কথা) দিয়েছেন, (দেরি) হয়েছে, (শুরু) করেছেন.
NO_DEED_NOUNS_BN = word_set(
    """
    দেরি দেরিটা লিখে টুকে মিস পার ফেল বিলম্ব লেট স্বীকার চুক্তি প্রস্তাব দাবি ঠিক ধার্য নির্ধারণ নির্ধারিত অনুরোধ আপত্তি শুরু চেষ্টা অপেক্ষা
    খেলাপ খেলাপি ভঙ্গ গাফিলতি রাজি বাকি বকেয়া ওভারডিউ মেয়াদোত্তীর্ণ পুরনো পুরোনো বলা জানানো লেখা চাওয়া ধরা উল্লেখ মনে গত
    সময় তারিখ দিন মাস সপ্তাহ মেয়াদ ডেডলাইন সময়সীমা সীমা অতিক্রম অতিক্রান্ত পেরিয়ে ফুরিয়ে কেটে গড়িয়ে পিছিয়ে
    ঝুলিয়ে ফেলে আটকে বসিয়ে ঝুলে পড়ে জমে ভেঙে ভুলে হারিয়ে দাঁড়িয়ে নিয়ে বলে ছাড়িয়ে পাওনা অপেক্ষায় বেশি কম বাদ পিছনে
    যোগ তাগাদা ফাঁকি সম্মত
    """
)
_WORD_GIVEN = "কথা প্রতিশ্রুতি অঙ্গীকার ওয়াদা আশ্বাস জবান প্রতিশ্রুতিটি প্রতিশ্রুতিটা কথাটা দায়িত্ব"
WORD_GIVEN_BN = word_set(_WORD_GIVEN)
# Light words between the noun and the verb that finishes it: শেষ (হয়েছে), (পূরণ) করা (হয়েছে).
LIGHT_BN = word_set("শেষ হয়ে করা করে দেওয়া দিয়ে যাওয়া রাখা রেখে হওয়া আবার এখন ইতিমধ্যে ইতিমধ্যেই সব সবই একবার আগেই")
# What tells of a word that it was given: (কথা) দিয়েছেন, (প্রতিশ্রুতি) করেছেন. That it was kept, a deed: কথা রেখেছেন.
GIVES_WORD_BN, MAKES_WORD_BN = pattern(r"^(?:দি|নি|পে)"), pattern(r"^(?:কর|হয়|হল)")
# Statuses that need no verb.
DONE_BN = word(
    r"(?:প্রতিশ্রুতি|কথা|কাজ|পাওনা|দায়|দেনা|অঙ্গীকার"
    r"|ওয়াদা)\S* (?:[^\s,;:।]+ ){0,5}?(?:(?<!আটকে )(?<!ধরে )(?<!ফেলে )(?<!ঝুলিয়ে )রাখা|পূরণ|পূর্ণ|পালন|পালিত|রক্ষা|রক্ষিত|শেষ"
    r"|সম্পন্ন|সমাপ্ত|সমাধা|সমাধান|মেটানো|সারা|আদায়|বাস্তবায়ন|বাস্তবায়িত|সফল)"
    r"(?! (?:বাকি|হবে|হয়নি|করতে|করার|হওয়ার|কর(?:বে|বেন|ব)|তারিখ|সময়|দিন|না))"
    r"|(?:^|(?<=[,;:] )|(?<=কাজটা )|(?<=কাজটি )|(?<=কাজ )|(?<=প্রতিশ্রুতি )|(?<=প্রতিশ্রুতিটা )|(?<=প্রতিশ্রুতিটি )|(?<=¦ ))"
    r"(?:শেষ|সম্পন্ন|সারা|সমাধা|সমাপ্ত|চূড়ান্ত)(?= ?[,;:(।.]|$)|(?<=প্রতিশ্রুতি )পূর্ণ|সমাপ্ত|সম্পন্ন(?! (?:করতে|করার|হওয়ার|হবে))"
    r"|(?<!সময় )(?<!মেয়াদ )(?<!দিন )(?<!তারিখ )(?<!তারিখের )(?:শেষ|সম্পূর্ণ)(?= ?[,;(।.]|$)"
    r"|(?<!যেন )(?:পাঠিয়ে|পৌঁছে|বুঝিয়ে|মিটিয়ে|চুকিয়ে|সেরে) (?:দেন|ফেলেন)"
    r"|জমা (?:পড়|হয়)েছে|অপেক্ষা শেষ|তালিকায় (?:\S+ ){0,4}?আর নেই|আর (?:বাকি|পাওনা) (?:নেই|নয়)"
    r"|(?:দেনা|পাওনা|ঋণ|কিছু বাকি|প্রতিশ্রুতি বাকি) (?:আর )?(?:নেই|নাই)"
)
