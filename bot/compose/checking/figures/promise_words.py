"""The words that tell how a promise stands: done, still to do, late, in time.

In what is read a day stands as §, what was promised as ¦ where it is told word by word, a name as ◇.
"""

from __future__ import annotations

import re

from bot.compose.checking.patterns import word

_DEED = (
    r"kept(?! \S+ waiting)|fulfilled|completed|complete|through|delivered|finished|sent|honou?red"
    r"|done|settled|closed|handed|shared|provided|submitted"
    r"|supplied|issued|paid|written|redrawn|presented|shown|returned|signed|forwarded|e?-?mailed|passed on|released"
    r"|arrived|received|wrapped up|cleared|discharged|dispatched|made good|ticked off|turned in"
    r"|brought|executed|carried out"
    r"|concluded|met|uploaded|posted|rolled out|launched|put in place|taken care of|dealt with"
)
_GAVE = r"(?:given|gave)(?! (?:\S+ ){0,4}(?:word|promise|commitment|undertaking|date|pledge|assurance))"
_AUX = (
    r"(?:has|have|had|'s|'ve)(?: (?:already|now|since|just|also|both|all|duly|long|finally|in fact|even|actually)){0,2}"
)
# What was done is "2 promises", "its commitments", "what we said".
_PROMISED = (
    r"(?:all |both |every one |each )?(?:of )?(?:the |our |their |its |his |her |these |those )?(?:own )?(?:\d+ )?"
    r"(?:open |overdue |late )?(?:promises?|commitments?|tasks?|things|items|jobs|points|word|undertakings?|pledges?"
    r"|(?:of )?what (?:we|they|it|he|she|was|\w+ \w+) (?:had |has |have )?(?:promised|owed|said|agreed|committed))"
)
IS_DONE = word(
    rf"(?<!to )(?<!not )(?<!been )(?:{_DEED}|came through|come through|lived up to|stood by|acted|handed over)"
    rf"(?: (?:on|to|through|in|over|up|us|them|off))? {_PROMISED}"
    r"(?! (?:open|left|pending|outstanding|due|overdue|still|late|that|which))"
    rf"|(?:was|were|got) (?:\w+ly |already |all |both |since )?(?<!not )(?:{_DEED})(?! (?:by|on) §)"
    r"|(?:has|have) had (?:\S+ ){1,4}from (?:us|them)|(?:did|done) (?:just |exactly )?(?:what|as) (?:we|they|it)"
    r" (?:\S+ )?(?:said|promised|agreed)|(?:is|are) (?:with us|with them|behind (?:us|them))"
    r"|(?:প্রতিশ্রুতি|কথা)\S* (?:\S+ ){0,3}?(?:রেখেছে|রেখেছেন|রেখেছি|রাখা হয়েছে|রাখল|রাখলেন|রাখলাম|মেনেছে)"
    rf"|(?<!should )(?<!to )(?<!must )(?<!would )(?<!could ){_AUX} (?:been )?(?:{_DEED}|{_GAVE}"
    r"|come (?:in|through)|gone out)"
    rf"|already (?:been )?(?:{_DEED}|{_GAVE}|came|in hand|there|with (?:us|them)|out)|(?:is|are|was"
    rf"|were) (?:already|now|duly|all|both) (?:{_DEED})"
    rf"|(?:is|are) (?:in (?:our|their) hands|off the list|no longer (?:owed|open|due|pending))"
    r"|(?:^|(?<=[.;:,] )|(?<=¦ )|(?<=[-–—] ))(?:done|sent|delivered|handed over|completed"
    r"|finished)(?= (?:on|by (?!§))\b)"
    r"|(?:ticked|crossed|checked|struck) (?:it|this|that|them|one|¦|§|\w+ \w+) off|(?:met|hit|made"
    r"|kept) (?:the |its |his |her"
    r" |their )?§|came through(?= (?:with|on))|(?:as|which) \w+(?: \w+)? did (?:on|by|in)"
    r"|(?:^|(?<=[.;:,] ))(?:closed|settled|done|finished|completed|kept|fulfilled)(?=[.;,]|$)"
    r"|(?<!to )did (?:it|this|that|so)|(?:saw to|acted on|dealt with|finished|completed|closed"
    r"|settled|delivered(?: on)?"
    r"|kept|fulfilled|honou?red|met|beat|made good(?: on)?|wrapped up|carried out) (?:it|this|that"
    r"|(?:the|its|their|our|his|her)"
    r" (?:own )?(?:promise|commitment|job|task|date|deadline|word|due date|pledge))"
    rf"|(?:kept|fulfilled|honou?red|met|delivered on|closed|completed|finished"
    rf"|settled) (?:all )?(?:of )?(?:the |our |their |these )?"
    rf"(?:\d+ )?(?:open )?(?:promises|commitments|tasks)|all (?:of (?:them|these) )?(?:already )?(?:{_DEED})"
    r"|no longer (?:owe[sd]?|has to|have to|needs? to|outstanding|open|due|pending|wait\w*|overdue"
    r"|missing|on (?:our|their|the))|nothing (?:more |is |else )*(?:owed|due|left|outstanding|open)"
    r"|waits? no (?:longer|more)|(?:is|are) (?:now )?here|been ready|(?:is|are) ready|off the table"
    r"|received since|since (?:been )?received|(?:got|gotten) round to"
    rf"|(?:is|are) (?:both |all |already )?(?:{_DEED})(?= ?(?:[.;:,(]|$|and))|(?:is|are) done with"
    r"|(?:^|(?<=[,;:] )|(?<=কাজটা )|(?<=কাজটি )|(?<=কাজ )|(?<=প্রতিশ্রুতি )|(?<=প্রতিশ্রুতিটা )"
    r"|(?<=প্রতিশ্রুতিটি )|(?<=¦ ))(?:শেষ|সম্পন্ন|সারা)(?: হয়েছে| করা হয়েছে)?(?= ?[,;:(।.]|$)"
    r"|§ ?(?:তারিখে?ই?|এ|তে|এই|তেই)? হয়েছে"
    r"|(?<!দেরি )(?<!মিস )(?<!পার )(?<!ফেল )(?<!অঙ্গীকার )(?<!স্বীকার )(?<!ওয়াদা )(?<!চুক্তি )"
    r"(?<!প্রস্তাব )(?<!দাবি )(?<!ঠিক )(?<!অনুরোধ )(?<!প্রতিশ্রুতি )(?<!আপত্তি )(?:করেছেন|করেছে|করেছি)(?= ?[:।]|$)"
    r"|(?<!কথা )(?<!প্রতিশ্রুতি )(?:দেওয়া|পাঠানো|করা|রাখা|পূরণ|মেটানো) হয়েছে|(?:পূরণ|শেষ|পালন) (?:করেছ|হয়েছ)\S*|রেখেছি|মিটে গেছে"
    r"|(?<!কথা )(?<!দেরি )(?:দিয়ে|পাঠিয়ে|করে|সেরে|বুঝিয়ে|মিটিয়ে|পৌঁছে|লিখে|দেখিয়ে|চুকিয়ে|রেখে) (?:দিয়েছে"
    r"|দিয়েছেন|দিয়েছি|দিয়েছিলেন|ফেলেছে|ফেলেছেন|ফেলেছি|দিলেন|দিলাম|দিল)"
    r"|(?<!দেরি )(?<!পার )(?<!লেট )(?<!বাকি )(?<!বিলম্ব )(?<!ওভারডিউ )(?<!সময় )(?<!সময় শেষ"
    r" )(?<!মেয়াদ শেষ )(?<!দিন )(?<!দিন শেষ )(?<!পুরনো )(?<!পুরোনো )"
    r"হয়ে (?:গেছে|গিয়েছে|গেল)"
    r"|(?:চলে এসেছে|(?:এসে|পৌঁছে) (?:গেছে|গিয়েছে))|হাতে (?:এসেছে|পেয়েছি|পেয়েছে|এসে গেছে|পৌঁছেছে)|(?<=প্রতিশ্রুতি )পূর্ণ|মিলেছে"
    r"|সমাপ্ত|অপেক্ষা শেষ|তালিকায় (?:\S+ ){0,4}?আর নেই|(?:করতে|দিতে|পাঠাতে|রাখতে) পের\S*|পেয়ে (?:গেছি|গেছে|গেছেন)"
    r"|পাওয়া গেছে|জমা (?:পড়েছে|দিয়েছে\S*|দিয়েছি|হয়েছে)|(?:মিটে|চুকে) গেছে|আর (?:বাকি|পাওনা) (?:নেই|নয়)"
    r"|(?:ইতিমধ্যে\S*|ইতোমধ্যে\S*|এরই মধ্যে|এর মধ্যেই) (?:\S+ ){0,6}?(?<!কথা )(?:দিয়েছে|দিয়েছেন"
    r"|দিয়েছি|পাঠিয়েছে|পাঠিয়েছেন|পাঠিয়েছি|করেছে|করেছেন|করেছি|হয়েছে|পেয়েছি|পেয়েছে)"
)
# Of a list that holds only what is open: kept, whatever stands between.
KEPT_ALREADY = word(
    r"(?:kept|fulfilled|honou?red|completed?|closed|settled|finished|delivered|discharged|executed|met|done|past|old) "
    r"(?:\w+ )?(?:commitments?|promises?|undertakings?|pledges?|tasks?|obligations?|duties|duty|debts?)"
    r"|(?:commitments?|promises?|undertakings?|pledges?|tasks?|obligations?|duty|duties|debts?|everything|all|things?|word)"
    r"(?: (?!to\b|be\b|must\b|should\b|will\b|would\b|if\b|when\b|once\b|until\b|are due\b|being\b)[^\s,;:]+){0,8}?"
    r" (?:kept|fulfilled|honou?red|completed?|closed|settled|finished|delivered|discharged|executed|achieved|in full"
    r"|in the bag|in hand|behind (?:us|them|it|◇)|a thing of the past|history)"
    r"|(?:tick|cross|strike|check|struck)(?:ed|s|es|ing)? (?:\S+ ){0,6}?(?:off|out)|(?:come|came|made"
    r"|make|makes|making) good"
    r"|(?:seen?|saw|carried|followed|pulled|gone|went|got) (?:\S+ ){0,4}?through|(?:stood|stand"
    r"|stuck) by|put to (?:bed|rest)"
    r"|wrapped up|(?:off|cleared from) (?:the|our|its|their|his|her) (?:list|books?|plate|hands|table"
    r"|desk|chest|backs?)"
    r"|(?:acted|followed) (?:up )?on|taken care of|seen to|got (?:it|them|that|this) done|out of the way"
    r"|(?:true|faithful|good) to (?:its|their|our|his|her) word|lived up to|walked the talk"
    r"|(?:প্রতিশ্রুতি|কথা|কাজ|পাওনা|দায়|দেনা|অঙ্গীকার|ওয়াদা)\S* (?:[^\s,;:।]+ ){0,5}?(?:রাখা|পূরণ|পূর্ণ|পালন|পালিত|রক্ষা|রক্ষিত|শেষ"
    r"|সম্পন্ন|সমাপ্ত|মেটানো|মিটেছে|মিটল|চুকেছে|চুকল|সারা|আদায়|বাস্তবায়ন|বাস্তবায়িত|সফল|রাখল|রাখলেন|রাখলাম)"
    r"(?! (?:বাকি|হবে|হয়নি|করতে|করার|কর(?:বে|বেন|ব)|তারিখ|সময়|দিন|না))"
)
# Somebody did it, told in the plain past. Who is named stands as ◇.
DID_IT = word(
    r"(?:we|they|it|he|she|who|◇|(?:the|our|their) (?:chain|customer|company|buyer|team|people"
    r"|side)) (?:have |has |had )?"
    r"(?:already |now |duly |finally |also |both |since |promptly )*(?:(?:gave"
    r"|given)(?! (?:\S+ ){0,2}?(?:his|her|its|their|our|a|the|until)"
    r" (?:\S+ )?(?:word|promise|date|commitment|assurance|undertaking|pledge|§))|sent|delivered|paid"
    r"|handed|shared|provided|submitted|supplied|finished"
    r"|completed|settled|cleared|fulfilled|discharged|returned|did (?:it|this|so|its|their|our|his|her|what|both|all"
    r"|everything|the (?:job|work|task))|(?:did|does|do) what|came(?= ?(?:[.,;]|$|on §|by §|in on|through))"
    r"|(?:went|gone) (?:out|off|through))"
    r"|(?:what|whatever|everything|the \w+)(?: that)? (?:we|they|it|he|she|◇)(?: \S+){0,5}? (?:came|arrived|went out"
    r"|reached (?:us|them|◇)|(?:was|were|got) (?:\w+ly )?(?:delivered|sent|paid|done|given|handed|shared|settled|met))"
    r"|(?:what|whatever) was (?:due|owed|promised)(?: \S+){0,5}? (?:came|arrived|went out|(?:was"
    r"|were) (?:delivered|sent|paid"
    r"|done|given|settled|met))|(?:owes?|owed) (?:us |them |◇ )?nothing|(?:is|are) (?:now )?(?:square|even|quits) with"
    r"|(?:দেনা|পাওনা|ঋণ|কিছু বাকি|প্রতিশ্রুতি বাকি) (?:আর )?(?:নেই|নাই)"
    r"|(?<!কথা )(?<!প্রতিশ্রুতি )(?<!ওয়াদা )(?<!সময় )(?<!আশ্বাস )(?<!দেরি )(?:দিয়েছে|দিয়েছেন|দিয়েছি|দিল"
    r"|দিলেন|দিলাম|মিটিয়েছে|মিটিয়েছেন|মিটিয়েছি"
    r"|সেরেছে|সেরেছেন|সেরেছি|পাঠিয়েছে|পাঠিয়েছেন|পাঠিয়েছি|পাঠাল|পাঠালেন|পাঠালাম|চুকিয়েছে|চুকিয়েছি|পৌঁছেছে|পৌঁছিয়েছে"
    r")(?= ?(?:[,;:।(]|§|$))|(?:তা|সেটা|সব|সবই) (?:\S+ )?হয়েছে"
)
ARRIVED = word(
    r"arrived|came in|has come|have come|handed over|in hand|reached (?:us|them)|turned up|got (?:it"
    r"|them)|(?:we|they) received"
    r"|(?<!পেরিয়ে )এসেছে|পৌঁছেছে|পেয়েছি|পেয়েছে|বুঝে (?:পেয়েছি|পেয়েছে|নিয়েছি)"
)
STILL_TO_DO = word(
    rf"(?:still|yet|remains?|have|has|had) to (?:be )?(?:{_DEED}|given|¦|\w+)|(?:is|are|was"
    r"|were) still (?:open|pending|due|owed|outstanding|awaited"
    r"|missing|waiting|undone|unfinished|to)|remains? (?:open|undone|unfinished|outstanding|pending"
    r"|due)|not yet|still owes?|still (?:waiting|awaiting|wait)"
    rf"|(?:have|has|had|is|are|was|were) (?:not|n't|never) (?:yet )?(?:been )?(?:{_DEED}|given)|(?:did"
    r"|does|do) (?:not|n't|never) (?:keep|deliver|send|give|hand|finish|share|do|come|arrive|happen"
    r"|reach|complete|settle)"
    rf"|will (?:be )?(?:{_DEED}|given|send|deliver|give|hand|share|provide|finish|keep|do)"
    rf"|never (?:came|arrived|{_DEED})|(?:not|n't) (?:yet )?(?:been )?(?:{_DEED}|do|act\w*)|broke"
    rf"|broken|unsettled|unmet|left (?:undone|open|unfinished|hanging|unanswered)|still working on"
    rf"|went back on|withheld|gone missing|went missing|backed out|reneg\w*"
    rf"|unticked|nowhere|yet to|nothing (?:\S+ )?(?:in|sent|done|delivered|came|come)"
    rf"|incomplete|(?<!never )(?<!not )(?<!n't )let (?:it|this) slip"
    r"|অসম্পন্ন|অপূর্ণ|অসমাপ্ত|(?:হাতে|এসে) (?:আসেনি|পৌঁছায়নি|পাইনি)|ভেঙেছ\S*|ভাঙা হয়েছে|(?:এখনো"
    r"|এখনও) (?:\S+ )?(?:ঝুল\S*|আটকে)|সার(?:েননি|েনি|িনি)"
    r"|fail(?:ed|s)? (?:to|on|in)|still (?:ahead|on (?:the|our|their) (?:list|books?|plate))|still to come"
    r"|awaited|unkept|unfulfilled|undelivered"
    r"|(?:দেওয়া|পাঠানো|করা|হওয়া|শেষ|রাখা) (?:\S+ )?(?:বাকি|হয়নি)|এখনো (?:\S+ )?(?:বাকি|পাওনা|খোলা"
    r"|হয়নি|দেয়নি|দেননি|পাঠায়নি|পাঠাননি|করেনি|করেননি|আসেনি|পাইনি|দিইনি|পাঠাইনি)"
    r"|এখনও (?:\S+ )?(?:বাকি|পাওনা|খোলা|হয়নি|দেয়নি|দেননি|পাঠায়নি|পাঠাননি|করেনি|করেননি|আসেনি|পাইনি|দিইনি|পাঠাইনি)"
    r"|(?:দিতে|পাঠাতে|করতে|রাখতে) (?:হবে|বাকি|পারেনি|পারেননি|পারিনি)|(?:পাঠাবে|পাঠাবেন|পাঠাব|দেবে|দেবেন|দেব)(?! বলে)"
)
NOT_DUE = word(
    r"(?:date|day|deadline|time|term|§)\S* (?:\S+ ){0,8}?(?:not|n't|never) (?:yet |even |been |at all )*"
    r"(?:reached|hit|passed|come|arrived|gone|run out|expired|up|over)"
    r"|(?:not|n't|never) (?:yet |even |been |at all |run |gone |fallen )*(?:due|overdue|late|past"
    r"|run (?:over|out|past)|missed?|slip\w*)"
    r"|(?:not|n't|never) (?:yet )?(?:reached|hit|passed|come to|gone past|run past) (?:its|the"
    r"|their) (?:\S+ )?(?:date|day|deadline|time)"
    r"|§,? (?:is|lies) (?:still )?(?:before|ahead of) us|\d+ days? (?:under|left|to go)|(?:is"
    r"|are) in \d+ days|(?:not|never) exceed\w*|\d+ দিন (?:এখনো )?বাকি"
    r"|(?:has|have) (?:still )?(?:got )?time|still time|(?:still |well )?within time|time to spare"
    r"|all the time in the world"
    r"|ahead of (?:its|the|their) (?:date|day|deadline|time)"
    r"|not (?:yet )?(?:over|behind|delayed|gone by|slipped|run over|run out|missed|expired|lapsed)"
    r"|\d+ days? (?:ahead|early)|(?:due )?(?:date|day|deadline|time) (?:\S+ ){0,2}(?:is"
    r"|lies) (?:still )?(?:ahead|to come|in the future|away)|yet to (?:fall due|be due|pass"
    r"|expire)"
    r"|still (?:has|have|is|are|got) (?:\S+ )?(?:time|in time|within|days? left|not due)"
    r"|time (?:is )?left|within (?:its|the|their) (?:time|deadline|term|due date|limit)"
    r"|§(?: তারিখ)?(?:টা|টি)? (?:এখনো |এখনও )?(?:পেরোয়নি|পার হয়নি|আসেনি|পেরিয়ে যায়নি)"
    r"|(?:তারিখ|সময়|সময়সীমা|মেয়াদ|দিন|ডেডলাইন)(?:টি|টা|ও|ই)? (?:(?!পর)[^\s,;]+ ){0,3}?(?:পেরোয়নি|পেরোয় নি|আসেনি|আসে নি"
    r"|পার হয়নি|শেষ হয়নি|গত হয়নি|যায়নি|ফুরোয়নি|ফুরায়নি|পেরিয়ে যায়নি|সামনে|বাকি আছে)"
    r"|(?:এখনো|এখনও|হাতে) (?:\S+ )?সময় (?:আছে|বাকি)|সময় (?:আছে|রয়েছে)|মেয়াদের (?:মধ্যে|ভেতরে)\S*"
    r"|(?:দেরি|মিস|লেট) (?:হয়নি|নেই|নয়|কর(?:েননি|েনি|িনি))|ওভারডিউ নয়|সময়ের (?:মধ্যে|ভেতরে"
    r"|ভিতরে)\S*(?! (?:\S+ ){0,3}\S*নি)"
)
IN_TIME = word(
    r"(?:on|to) (?:schedule|track|time)|up to date|on course|prompt\w*|(?:kept|keeps?|stuck"
    r"|sticks?) to (?:it|the (?:date|day|deadline|time))|well before|respect\w*|ঠিক আছে"
    r"|in (?:good )?time|ahead of (?:time|schedule)|\d+ days? (?:ahead|early)"
    r"|সময়মতো|যথাসময়ে|এগিয়ে আছ\S*|\d+ দিন (?:এগিয়ে|আগে)"
)
LATE = word(
    r"late|overdue|delayed|overstep\w*|outside (?:its|the|their) (?:agreed |set )?(?:deadline|period|time|term|date"
    r"|limit)|delays?|behind|over-?r[au]n|(?:r[au]n|go(?:es|ne)?|went) (?:over|past|beyond)|past (?:its"
    r"|the|their|due)|(?:after|beyond) (?:its|the|their) (?:agreed "
    r"|due |promised )?(?:due|date|day|deadline|time)|behind (?:time|schedule)|belated\w*|missed"
    r"|too late|tardily"
    r"|দেরি\S*|লেট|বিলম্বে\S*|(?:তারিখ|সময়|মেয়াদ|দিন|সীমা|§)\S* (?:\S+ )?(?:পরে|পর|পার|পেরি\S*)(?! \S*নি)|ওভারডিউ"
)
EARLY = word(
    r"\d+ days? (?:before|ahead|earlier)|(?:with|in)(?:in|side) (?:its|the|their) (?:agreed "
    r"|set )?(?:deadline|period|time|term"
    r"|due date|limit)|\d+ দিন আগে\S*|(?:দিনের|তারিখের|সময়ের) (?:\S+ )*আগে\S*|earlier than"
    r"|on time|in time|early|prompt\w*|respect\w*|punctual\w*|ahead of (?:time|schedule|its|the)|before (?:its|the"
    r"|their) (?:agreed |due |promised )?(?:due|date|day|deadline)|on schedule"
    r"|সময়মতো\S*|যথাসময়ে|ঠিক সময়ে|আগেভাগে|(?:তারিখ|সময়|মেয়াদ)\S* (?:\S+ )?আগে\S*"
)
DENIED = word(
    r"not|n't|no(?! longer)|never|nothing|none|nobody|neither|without|yet to|fail\w*|(?<!\d)0(?:টি)?|zero|হয়নি"
    r"|নয়|না|নেই|নি|\S*(?:য়নি|েনি|িনি|ননি)"
)
NO_DAYS_LATE = re.compile(r"(?<!\d)0 days? late|(?<!\d)0 দিন (?:দেরি|লেট)\S*")
PROMISES_KEPT = word(
    r"(?:commitments?|promises?) (?:\S+ ){0,10}?(?:kept|fulfilled|honou?red|done|delivered)|(?:kept"
    r"|fulfilled|honou?red|delivered(?: on)?) (?:\S+ ){0,4}?(?:commitments?|promises?)"
    r"|(?:প্রতিশ্রুতি|কথা)\S* (?:\S+ ){0,8}?(?:রাখা হয়েছে|রেখেছে\S*|রেখেছি|পূরণ (?:হয়েছে|করেছে\S*|করেছি|হয়ে গেছে))"
)
EVERY = word(r"all|both|every|each|সব|সবগুলো\S*|সবকটি\S*|দুটোই|দুটিই|প্রতিটি\S*|সবই")
PASSED = word(
    r"passed|gone by|went by|(?:is|are|was) (?:already )?(?:past|over|behind us)|(?:পেরিয়ে|চলে"
    r"|পার হয়ে) (?:গেছে|গিয়েছে|গেল)|পেরিয়েছে|পার হয়েছে"
)
RUN_OUT = word(
    r"(?:has|have|is|ran|run) (?:already )?(?:run )?(?:out of time|expired|lapsed|run out|past (?:due|its|the|their))"
    r"|overdue|time is up|no (?:time|days?) (?:is |are )?(?:left|to go)|সময় শেষ(?! হয়নি)|in the past"
    r"|(?:is|are) (?:\d+ days? )?behind|can (?:no longer"
    r"|not) make|সময় (?:আর )?নেই|off (?:course"
    r"|schedule|track)|(?:সময়|মেয়াদ|তারিখ)\S* (?:\S+ )?(?:পেরিয়ে|পার হয়ে"
    r"|শেষ হয়ে|ফুরিয়ে) (?:গেছে|গিয়েছে)"
)
