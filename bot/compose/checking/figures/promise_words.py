"""The words that tell how a promise stands: done, still to do, late, in time.

In what is read a day stands as §, what was promised as ¦ where it is told word by word, a name as ◇.
"""

from __future__ import annotations

import re

from bot.compose.checking.figures.deed_words import PAST
from bot.compose.checking.patterns import word

STILL_TO_DO = word(
    rf"(?:still|yet|remains?|have|has|had) to (?:be )?(?:{PAST}|given|¦|\w+)|(?:is|are|was"
    r"|were) still (?:open|pending|due|owed|outstanding|awaited"
    r"|missing|waiting|undone|unfinished|to)|(?<!no longer )owes?(?! (?:us |them )?(?:nothing|no))"
    r"|still (?:on|with) (?:[^\s,;:.]+ ){0,3}?(?:desk|plate|list)|remains? (?:open|undone|unfinished"
    r"|outstanding|pending"
    r"|due)|not yet|still owes?|still (?:waiting|awaiting|wait)"
    rf"|(?:have|has|had|is|are|was|were) (?:not|n't|never) (?:yet )?(?:been )?(?:{PAST}|given)|(?:did"
    r"|does|do) (?:not|n't|never) (?:keep|deliver|send|give|hand|finish|share|do|come|arrive|happen"
    r"|reach|complete|settle)"
    rf"|will be (?:put|placed|made|ready|there|live|out)|will (?:be )?(?:{PAST}|given|send|deliver|give"
    rf"|hand|share|provide|finish|keep|do)"
    rf"|never left|(?:will|to) follow|never (?:came|arrived|{PAST})|(?:not"
    rf"|n't) (?:yet )?(?:been )?(?:{PAST}|do|act\w*)|broke"
    rf"|broken|unsettled|unmet|left (?:undone|open|unfinished|hanging|unanswered)|still working on"
    rf"|went back on|withheld|gone missing|went missing|backed out|reneg\w*"
    rf"|unticked|nowhere|yet to|nothing (?:\S+ )?(?:in|sent|done|delivered|came|come)"
    rf"|incomplete|(?<!never )(?<!not )(?<!n't )let (?:it|this) slip"
    r"|কাছে (?:[^\s,;।]+ ){0,3}?পাওনা(?! নেই| ছিল)|অসম্পন্ন|অপূর্ণ|অসমাপ্ত|(?:হাতে|এসে) (?:আসেনি"
    r"|পৌঁছায়নি|পাইনি)|ভেঙেছ\S*|ভাঙা হয়েছে|(?:এখনো"
    r"|এখনও) (?:\S+ )?(?:ঝুল\S*|আটকে)|সার(?:েননি|েনি|িনি)"
    r"|fail(?:ed|s)? (?:to|on|in)|still (?:ahead|on (?:the|our|their) (?:list|books?|plate))|still to come"
    r"|awaited|unkept|unfulfilled|undelivered"
    r"|(?:\S*(?:নো|ওয়া)|করা|লেখা|তোলা|খোলা|শেষ|রাখা) (?:\S+ )?(?:বাকি|হয়নি)|এখনো (?:\S+ )?(?:বাকি|পাওনা|খোলা"
    r"|হয়নি|দেয়নি|দেননি|পাঠায়নি|পাঠাননি|করেনি|করেননি|আসেনি|পাইনি|দিইনি|পাঠাইনি)"
    r"|এখনও (?:\S+ )?(?:বাকি|পাওনা|খোলা|হয়নি|দেয়নি|দেননি|পাঠায়নি|পাঠাননি|করেনি|করেননি|আসেনি|পাইনি|দিইনি|পাঠাইনি)"
    r"|(?:দিতে|পাঠাতে|করতে|রাখতে) (?:হবে|বাকি|পারেনি|পারেননি|পারিনি)|(?:পাঠাবে|পাঠাবেন|পাঠাব|দেবে|দেবেন|দেব)(?! বলে)"
)
# Of a promise said to be done nowhere in the sentence: still under way.
UNDER_WAY = word(
    r"missing|waiting for|waits for|awaits|awaiting|working on|under way|on (?:the|its) way|in progress|walked away"
    r"|being (?:\w+ed|written|drawn|done|made|built)|about to|waiting to be|ঝুলে|ঝুলছে|আটকে|চলছে"
    r"|অসম্পূর্ণ|কাজ বাকি|(?:আস|পৌঁছা|শুরু কর|শেষ কর)(?:বেন|বে|ব)(?! না| বলে)"
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
    r"|§(?: তারিখ)?(?:টা|টি)?,? (?:(?:সেটা|তা|সেটি|এখনো|এখনও|তো) ){0,2}(?:পেরোয়নি|পার হয়নি|আসেনি|পেরিয়ে যায়নি|সামনে)"
    r"|(?:due date|date|day|deadline|time|§),?(?: [^\s,;]+){0,5}"
    r" (?:had|has|was|is|were) (?:still |yet )?(?:to come|ahead|weeks away|days away)"
    r"|(?:not|n't|never) (?:yet )?(?:been )?payable|before (?:it|they|that) (?:was|were|is|fell|falls?) due"
    r"|(?:তারিখ|সময়|সময়সীমা|মেয়াদ|দিন|ডেডলাইন)(?:টি|টা|ও|ই)? (?:(?!পর|পেরি)[^\s,;]+ ){0,3}?(?:পেরোয়নি|পেরোয় নি|আসেনি|আসে নি"
    r"|পার হয়নি|শেষ হয়নি|গত হয়নি|যায়নি|ফুরোয়নি|ফুরায়নি|পেরিয়ে যায়নি|সামনে|বাকি আছে)"
    r"|(?:এখনো|এখনও|হাতে) (?:\S+ )?সময় (?:আছে|বাকি)|সময় (?:আছে|রয়েছে)|মেয়াদের (?:মধ্যে|ভেতরে)\S*"
    r"|(?:দেরি|মিস|লেট) (?:হয়নি|নেই|নয়|কর(?:েননি|েনি|িনি))|ওভারডিউ নয়|সময়ের (?:মধ্যে|ভেতরে"
    r"|ভিতরে)\S*(?! (?:\S+ ){0,3}\S*নি)"
)
IN_TIME = word(
    r"(?:on|to) (?:schedule|track|time)|up to date|on course|prompt\w*|(?:kept|keeps?|stuck"
    r"|sticks?) to (?:it|the (?:date|day|deadline|time))|well before|respect\w*|ঠিক আছে"
    r"|in (?:good )?time|ahead of (?:time|schedule)|\d+ days? (?:ahead|early)"
    r"|সময়মতো|যথাসময়ে|এগিয়ে আছ\S*|\d+ দিন (?:এগিয়ে|আগে)(?! (?:\S+ ){0,6}?\S*র কথা)"
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
    r"|(?:প্রতিশ্রুতি|কথা)\S* (?:\S+ ){0,8}?(?:রাখা হয়েছে|রাখা হয়ে গেছে|রেখেছে\S*|রেখেছি|(?:রক্ষা"
    r"|পালন) (?:করা )?হয়েছে|পূরণ (?:হয়েছে|করেছে\S*|করেছি|হয়ে গেছে))"
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
