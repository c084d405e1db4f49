"""The words for how something stands that several figures tell of: risen or fallen, late, settled, to come."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.compose.checking.figures.levels import AHEAD, BEHIND
from bot.compose.checking.patterns import word
from bot.compose.checking.values.direction_words import FELL, ROSE

Said = Mapping[str, re.Pattern[str]]
NEVER = r"(?:not|never|no|n't|yet to|nobody)"


def said(**ways: str) -> Said:
    """The words of each way, as patterns of whole words."""
    return {way: word(words) for way, words in ways.items()}


MOVED: Said = said(
    up=ROSE + r"|more (?:\S+ ){0,6}?than (?:a year|before|the year|last year|(?:a |the )?¦)|up(?! to)"
    r"|higher|better|more than (?:before|a year|the year)|বেড়ে\S*|বেশি",
    down=FELL + r"|down|lower|worse|less(?: than)?|কমে\S*|কম",
    same=r"unchanged|steady|stable|flat|(?:the )?same as (?:before|it was)|as before|অপরিবর্তিত"
    r"|স্থির|একই (?:আছে|রয়েছে)",
)
MOVES: Said = said(
    up=ROSE + r"|up|more|higher|better|বেশি|বেড়ে\S*|ওপরে|উপরে",
    down=FELL + r"|down|less|fewer|lower|worse|under|below|কম|নিচে|নীচে",
    same=r"unchanged|steady|stable|flat|(?:the )?same as (?:before|ever|it was)|hold(?:s"
    r"|ing) (?:steady|up|firm)|as before"
    r"|no (?:change|difference)|অপরিবর্তিত|স্থির|একই (?:আছে|রয়েছে|রকম)|আগের মতো\S*|বদলায়নি",
)
SAME: Said = said(
    same=r"unchanged|(?:hold\w*|held|stay\w*|remain\w*|is|are|keep\w*|kept) (?:quite |rather "
    r"|fairly |broadly )?(?:steady|stable|flat|constant|level)|(?:the )?same as (?:before"
    r"|it was)"
    r"|no change|অপরিবর্তিত|স্থির|স্থিতিশীল|একই (?:আছে|রয়েছে|রকম)|আগের মতো(?:ই)?(?: আছে)?|বদলায়নি",
    moved=r"mov\w+|chang\w+|বদলেছে",
)
# How many of them.
ALL: Said = said(
    all=r"all|every|everyone|everybody|each|both|সব|সবাই|সবার|সবগুলো\S*|সবকটি\S*|প্রতিটি\S*"
    r"|প্রত্যেক\S*|উভয়\S*|দুজনের(?:ই)?|(?:তিন|দুই|চার|\d+)জনের সঙ্গেই|(?:তিন|দুই|চার|\d+)(?:টি"
    r"|টা)ই",
    some=r"some|most|part|only|just|half|but|except|কিছু|কয়েক\S*|বাদে|ছাড়া|মাত্র",
    none=r"none|nobody|no one|neither|not (?:one|any|a single)|কেউ|কারো\S*|কোনো\S*|একটিও|একজনও",
)
OF_PEOPLE = word(r"people|persons?|decid\w*|decision\S*|spoken|সিদ্ধান্ত\S*|লোকজন\S*")
OF_KEPT = word(
    r"(?:commitments?|promises?)(?: \S+){0,4} (?:kept|by their day)|(?:kept|fulfilled"
    r"|honou?red)(?: \S+){0,5} (?:commitments?|promises?|by their day)"
    r"|প্রতিশ্রুতি(?: \S+){0,5} (?:রাখা|রেখেছি|পূরণ)\S*"
)
OF_BEFORE = word(
    r"before|than|earlier|previous\w*|from|sell-?out|week\w*|a week|সপ্তাহ\S*|আগে\S*"
    r"|সেল-?আউট\S*|চেয়ে"
)
LATE: Said = said(
    late=r"overdue|late|behind|past (?:due|their (?:day|date))|missed|broken|ওভারডিউ|দেরি\S*|বাকি"
    r"|(?:সময়|তারিখ) পার\S*|রাখিনি|রাখা হয়নি",
    none=r"(?:none|no|not one|not a single|nothing|neither)(?: \S+){0,6}? (?:is |are |was "
    r"|were )?(?:overdue|late|behind|past|missed|broken)|on time|all kept|(?:are|were"
    r"|been) (?:all )?kept"
    r"|(?:no|without|zero) (?:\S+ )?overdue|কোনো(?:টি|টা|টির|টার)?\S* (?:\S+ ){0,5}?(?:ওভারডিউ"
    r"|দেরি|সময় পার|বাকি)(?: \S+)? ?(?:নয়|নেই|হয়নি|না)|সময়মতো\S*|(?:সব|সবগুলো) রাখা হয়েছে",
)
# Whose promises they are.
WHOSE: Said = said(
    ours=r"(?:commitments?|promises?)(?: \S+){0,3}? of ours"
    r"|our (?:own )?(?:\S+ ){0,2}?(?:commitments?|promises?)|we (?:are|have|had|owe|promised"
    r"|failed|missed|let|broke"
    r"|still owe)|(?:is|are) ours|of us|আমাদের (?:\S+ ){0,3}?(?:প্রতিশ্রুতি|কথা)\S*"
    r"|আমরা (?:\S+ ){0,6}?(?:রাখিনি|দিয়েছিলাম|পারিনি|দেরি)\S*",
    theirs=r"(?:commitments?|promises?)(?: \S+){0,3}? (?:of theirs|to us)|(?:their|its|his"
    r"|her) (?:own )?(?:\S+ ){0,2}?(?:commitments?|promises?)|owes? us"
    r"|they (?:are late|owe|promised|failed|missed|have)|¶(?:'s)? (?:\S+ ){0,3}?(?:commitments?"
    r"|promises?)|¶ (?:is|has) (?:\S+ )?(?:late|overdue|behind|not kept)"
    r"|¶ owes|(?:তাদের|ওদের|¶ ?(?:র|এর|ের)?) (?:\S+ ){0,3}?(?:প্রতিশ্রুতি|কথা)\S*|(?:ওরা|তারা"
    r"|¶) (?:\S+ ){0,6}?(?:রাখেনি|দেয়নি)",
)
OF_PROMISES = word(r"commitments?|promis\w*|ow(?:e|es|ed)|প্রতিশ্রুতি\S*|কথা\S*")
# A concern, and which of several.
SETTLED: Said = said(
    open=r"open|unsettled|unresolved|pending|outstanding|not (?:yet )?(?:been )?(?:settled|resolved"
    r"|closed)|খোলা|মেটেনি|অমীমাংসিত|ঝুলে\S*",
    settled=r"(?:is|are|was|were|been|got|now) (?:now |all |already |since )*(?:settled|resolved|closed"
    r"|solved|cleared|dealt with)|settled (?:it|them|all|after|in)"
    r"|মিটেছে|মিটে গেছে|নিষ্পত্তি হয়েছে|মীমাংসা হয়েছে|সমাধান হয়েছে|মিটিয়ে\S*",
)
OF_CONCERNS = word(r"concerns?|complaints?|issues?|grievances?|অভিযোগ\S*|নালিশ\S*")
AGE: Said = said(
    oldest=r"oldest|longest(?:[- ](?:open|standing|running))?|earliest|সবচেয়ে (?:পুরনো|পুরোনো|পুরাতন"
    r"|বেশি দিন)\S*|সবচেয়ে দীর্ঘ\S*",
    newest=r"newest|youngest|latest|most recent|shortest|last of|সবচেয়ে (?:নতুন|সাম্প্রতিক|কম দিন)\S*"
    r"|সর্বশেষ|সবশেষ",
)
# A day of an agreement, or of any that is told to come or to be past.
RENEWAL: Said = said(
    ahead=r"not (?:yet |so far )?(?:due|up)|(?:is|are|comes?|falls?) (?:due|up|next|ahead)|due"
    r"|coming(?: up)?|to come|ahead|upcoming"
    r"|next|approach\w*|away|left|will"
    r"|(?:বাকি|সামনে|আসছে|আসন্ন|হবে|আসবে)",
    past=r"হয়ে গেছে|তারিখ পার\S*|r[au]n out|came to an end|(?:has|have"
    r"|had)? ?(?:already )?(?:passed|gone by|expired"
    r"|lapsed|run out|been and gone)"
    r"|behind us|(?:is|are|was) (?:already )?"
    r"(?:past|over|overdue|gone|done|late)|ago|(?:was|were|has been) (?:already )?(?:renewed"
    r"|missed)|went by|already renewed|fell before"
    r"|(?:পেরি\S*|পার|চলে|কেটে|শেষ)(?: হয়ে)? ?(?:গেছে|গিয়েছে|হয়েছে)|পেরিয়ে\S*|অতীত\S*"
    r"|মেয়াদোত্তীর্ণ|আগেই (?:হয়ে গেছে|চলে গেছে)"
    r"|নবায়ন হয়ে গেছে|রিনিউ হয়ে গেছে|দিন আগে",
)
OF_RENEWAL = word(r"renew\w*|agreement|contract|রিনিউ\S*|নবায়ন\S*|চুক্তি\S*|মেয়াদ\S*")
# Against the usual gap of the one that orders.
GAP: Said = said(
    over=r"longer(?: ago)? than|over|past|beyond|exceed\w*|more than|above|overdue|late|slower than"
    r"|less often than|too long|ছাড়ি\S*|পেরি\S*|বেশি|লম্বা|দীর্ঘ|দেরি\S*",
    within=r"within|shorter|inside|less than|below|under|sooner|earlier|more often|faster"
    r"|more frequent(?:ly)?|on time|as usual|মধ্যেই?|কম|ছোট|খাটো"
    r"|আগেই|ঘন ঘন|সময়মতো|নিয়মিত",
)
OF_GAP = word(
    r"gap|usual\w*|normal\w*|than (?:it )?(?:does|did)|interval|rhythm|ফাঁক\S*|স্বাভাবিক\S*"
    r"|সাধারণ\S*|ব্যবধান\S*|নিয়মিত|ছন্দ\S*"
)
ORDERS: Said = said(
    none=r"(?:no|not|n't|without|never|nothing)(?: \S+){0,3}? (?:orders?|ordered|ordering|placed"
    r"|bought|in)|silent|quiet|অর্ডার (?:\S+ )?(?:নেই|দেয়নি|করেনি|আসেনি)",
    some=r"(?:has|have|had) (?!not|never|n)(?:\S+ )?(?:ordered|bought|placed)|(?:placed|gave"
    r"|sent) (?:us )?(?:an|its|another|new)? ?(?:\S+ )?orders?|ordered (?:again|within"
    r"|in the last)"
    r"|অর্ডার (?:দিয়েছে|করেছে|এসেছে|পেয়েছি)",
)
OF_DAYS = word(
    r"in the (?:last|past) \d+ days?|(?:for|over|during) (?:the last )?\d+ days?|গত \d+ দিন\S*"
    r"|\d+ দিন(?:ে|ের মধ্যে|ধরে)?"
)
# Against the time that has passed.
PACE: Said = said(
    ahead=AHEAD + r"|early|(?:past|beyond) (?:the )?(?:time|clock|pace|calendar)|ahead of (?:time|plan"
    r"|schedule)|more (?:of the way |done "
    r"|has been done )?than (?:of )?(?:the )?time"
    r"|more of the way|যত সময় গেছে তার চেয়ে (?:\S+ ){0,2}?(?:বেশি|এগিয়ে)\S*",
    behind=BEHIND + r"|late|less of the way|(?:has|have) (?:fallen|slipped)"
    r"|যত সময় গেছে তার চেয়ে (?:\S+ ){0,2}?(?:কম|পিছিয়ে)\S*|দেরি\S*",
    on=r"on (?:track|schedule|time|course|pace|plan)|to schedule|(?:keep\w*|in) (?:pace|step|line"
    r"|time)(?: with)?"
    r"|ঠিক পথে\S*|সময়মতো\S*|(?:সময়|ক্যালেন্ডার)ের সঙ্গে তাল\S*|ঠিকঠাক\S*",
)
