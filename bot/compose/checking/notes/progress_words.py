"""Acts of the trade that are done, still to come, or not done: the words of each, in English and Bengali."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.compose.checking.patterns import word


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act's words. English verbs: the plain form and the past forms; Bengali nouns that take a light verb.

    done, coming, undone: what tells by itself how far it is. sought: what in a source says that it is to come.
    of_things: it is done to things, so that "not one" in a source tells that it is not done.
    """

    plain: str
    past: str
    nouns: str
    done: str = "¦"
    coming: str = "¦"
    undone: str = "¦"
    sought: str = "¦"
    of_things: bool = True


_WHOSE = r"(?: (?:his|her|their|our|its|us|me|them))*(?: own)?"
# What is "given" or "comes" in Bengali and is nothing handed over: a word, an offer, an answer.
NO_GIFT = word(
    r"(?:কথা|প্রতিশ্রুতি|প্রস্তাব|আশ্বাস|শর্ত|অফার|পরামর্শ)(?! (?:ছিল|থাক\S*))(?: \S+){0,6}? (?:দিয়েছ|দিল|দেওয়া হয়েছ)\S*"
    r"|(?:সায়|জবাব|উত্তর|বাদ|ফিরিয়ে|জানিয়ে|মত|অনুমতি|সম্মতি|করে|মন|বলে|ছাড়|তাগাদা|সই|অনুমোদন|সুযোগ|খবর|ফল|লিখে|বুঝিয়ে|দেখিয়ে|করিয়ে"
    r"|সংবাদ|দুঃসংবাদ|সুখবর|আবদার|অনুরোধ|দাবি|অভিযোগ|আপত্তি|তথ্য|ব্যাখ্যা|প্রতিক্রিয়া|সাড়া|ধারণা|চাপ|ইঙ্গিত)(?:টা|টি|টাও|টিও|ও|টুকু)?"
    r"(?: (?:দিয়ে|পেয়ে|এসে))? (?:দিয়েছ|এসেছ|পেয়েছ|দিল|পেল|এল|পাবে|গেছ)\S*"
    r"|(?:ফোল্ডারে|মেইলে|শিটে|তালিকায়|সেখানে|ওখানে)(?: \S+){0,5}? পাবেন?"
)
_PAPERS = (  # what notes speak of as sent and handed over
    r"(?:lists?|plans?|letters?|reports?|files?|drafts?|samples?|cop(?:y|ies)|papers?|documents?|forecasts?|photos?"
    r"|pictures|credit notes?|notes?|sheets?|planograms?|invoices?)"
)
_COMING = (
    r"(?! (?:promised|coming|due|to come|on the way|outstanding|owed|pending|waiting|still|from (?:him|her|them)))"
)
ACT_WORDS: Mapping[str, ActWords] = {
    "handed over": ActWords(
        plain=r"send|pay|deliver|reach|arrive|come|give|hand|receive|transfer|settle|clear|ship|dispatch|issue"
        r"|return|remit|mail|upload|wire|forward|submit|provide|supply|get|release|go(?= (?:out|to|off|back|on)\b)"
        r"|follow(?= (?:on|by|in|within)\b|[.,;]|$)",
        past=r"sent|paid|delivered|reached(?! (?:an? )?(?:agreement|deal|decision))|arrived|came(?! to| up)"
        rf"|handed|(?:gave|given)(?!{_WHOSE} (?:an? |the )?(?:word|promise|assurance|nod|answer|date|reason|go))"
        r"|received|transferred|issued|settled(?! on)|cleared(?= (?:the|bdt|\d|his|its|all|today|yesterday"
        r"|on|by|in)\b)|shipped"
        r"|dispatched|returned|remitted|uploaded|wired|banked|gone(?= (?:out|to|off|back)\b)|(?:was|were"
        r"|been) e-?mailed|(?:has|have|had)(?: now| already| since| finally)* come(?! to| up)"
        r"|mailed(?! (?:\S+ ){1,4}?that\b)|forwarded|submitted"
        rf"|(?:have|has|had|holds?)(?= (?:(?:our|the|their|his|her|an?|all) )?(?:(?!no |not "
        rf"|only )\w+ )?{_PAPERS}{_COMING})"
        r"|e-?mailed(?= (?:the|an?|our|his|her|their|him|them|us)\b(?! that))|brought(?= (?:us|him"
        r"|her|them|the|\w+s)\b)"
        r"|provided(?! (?:that|no|every|all|the|(?:\w+ ){1,3}?(?:is|are|has|have|do|does|\w+s)\b(?! of\b)))"
        r"|supplied|attached|released"
        r"|followed(?= (?:on|by|in|within)\b|[.,;]|$)|in hand"
        r"|went(?= (?:out|to|off|back))|got(?= (?:the|our|his|her"
        r"|their|\d|bdt|hold))",
        nouns="পরিশোধ শোধ জমা হস্তান্তর ডেলিভারি মেটানো পাঠানো পৌঁছানো দেওয়া পাওয়া আসা",
        done=r"account (?:is )?clear|owe[sd]? (?:us |them |you |me )?nothing|(?:no longer"
        r"|nothing)(?: \S+){0,3} (?:owe[sd]?|outstanding|waiting|awaited)"
        rf"|{_PAPERS} (?:[^\s,;:.]+ ){{0,4}}?(?:is|are|was|were) (?:now "
        rf"|already )*(?:with(?= \w)(?! us to| (?:\S+ ){{1,3}}?team)|off (?:our|their|the"
        r"|his|her) (?:list|desk)|here|there|in(?=[,;:.)]| since| by| on|$))|in (?:our|their|his|her) hands(?! by)"
        r"|(?:have|has|had) had(?= (?:the|our|his|her|their|a|bdt|\d|৳))"
        r"|let (?:us|them|him|her|me) have|already (?:with|at|in the hands of)|(?:landed|hit"
        r"|in) (?:in )?our account|(?:has|got) (?:the"
        r"|his|her|their|our)"
        r" (?:goods|load|shipment|delivery|cartons|cases)(?! (?:ready|waiting))|receipt confirmed"
        r"|in the (?:shared )?folder|made (?:the |a )?payment|(?:আর )?(?:কোনো |কিছু )?(?:বকেয়া|পাওনা) (?:নেই|নয়)"
        r"|(?:দেওয়া|পাঠানো|পৌঁছানো|পাওয়া|মেটানো)(?:র কাজ)? (?:শেষ|সারা|সম্পন্ন)(?! (?:হয়নি|হবে|করতে|করার))"
        r"|(?:প্রতিশ্রুতি|কথা)\S* (?:[^\s;:।]+ ){0,5}?(?:পূরণ (?:হয়েছ|করেছ)|রাখা হয়েছ|(?<!দিয়ে )রেখেছ|রাখল)\S*"
        r"|(?:কাছে|হাতে|থেকে) (?:\S+ ){0,3}?গেছে|(?:শোধ|পরিশোধিত)(?= ?[।,;.]|$)|সের(?:েছ\S*|েন|লেন"
        r"|ে ফেলেছ\S*)|(?:ক্লেইম|টাকা|বিল|মাল)\S* (?:\S+ ){0,4}?ছেড়ে(?:ছ| দিয়েছ)\S*"
        r"|(?:নমুনা|চিঠি|তালিকা|রিপোর্ট|ফাইল|প্ল্যান|নোট|মাল|কাগজ|ছবি)\S* (?:\S+ ){0,4}?হাতে(?= ?[।.,;]|$)"
        r"|(?:পাঠি|মিটি|চুকি)য়েছ\S*|(?<!ছেড়ে )দিয়েছ\S*|(?:দিলেন|দিলাম|দিল)|পাঠাল(?:েন|াম|ো)?|পৌঁছেছ\S*|পৌঁছাল\S*"
        r"|(?<!দেরিটা )(?<!দেরি )এসেছ\S*|এলো?|এলেন|পেয়েছ\S*|পেল(?:েন|াম|ো)?|মিটেছ\S*|চুকেছ\S*"
        r"|(?:এসে|পৌঁছে|মিটে|চুকে|পেয়ে) (?:গেছ|গিয়েছ|গেল)\S*",
        coming=r"(?:কাছে|হাতে) (?:\S+ ){0,3}?যাবে|পাঠাবে?ন?|দেবেন?|দেব(?= বলে|[,;.।]|$)|পৌঁছাবে?ন?"
        r"|পৌঁছবে|আসবেন?|পাবেন?|পাব|মেটাবেন?|মেটাব|মিটবে|চুকাবেন?"
        r"|ছাড়বেন?|ছাড়ব|(?:দিতে|পাঠাতে|পৌঁছাতে) পার(?:ব|বে|বেন|ছি|ছে|ছেন) না|(?:পৌঁছাতে|পাঠাতে|দিতে"
        r"|আসতে|মেটাতে|চুকাতে) (?:হবে|হত|হতো)",
        sought=(
            r"promise[sd]?|remain(?:s|ing|der)?|outstanding|overdue|past due|still open|unpaid"
            r"|owes?|expects?|asks? for|asked for|wants|wanted|requests?|requested|offered|proposed"
            r"|only (?:if|after|once)|please(?! (?:do not|not|never|avoid|refrain))|(?:কার্টন|কেস|পিস"
            r"|প্যাক|বাক্স) (?:চেয়েছ\S*|চান|চাইলেন|লাগবে|দরকার)|বাকি\S*|বকেয়া\S*|পাওনা|কম এসেছ\S*|came short"
        ),
        undone=r"pending|lacks?|(?:is|are|was|were|still) (?:\w+ )?(?:on (?:its|their|the) way|in transit"
        r"|en route)|এখনো যায়নি|যাওয়া (?:এখনো |এখনও )?বাকি|(?:still |is |are |remains? |be |been )awaited|(?:yet"
        r"|still|remains?|remain) to be (?:paid|sent"
        r"|delivered|settled|cleared)|(?:still )?waiting for(?! (?:\w+ )?(?:stock|vehicles?|trucks?"
        r"|space)\b)|(?:still )?awaits?|awaiting|still owed|unpaid|unsent|(?:got |was "
        r"|were )?lost (?:on the way|in transit|in the (?:mail|post))|went missing|never left"
        r"|expecting (?:the|our|their|his|her|an?)\b|অপেক্ষায়|undelivered"
        r"|(?:is|are|remains?|still|stays?|^ ?)(?: still)? ?outstanding|(?<!no longer )owes?(?! (?:us "
        r"|them |you |me )?nothing)"
        r"|(?<!কোনো )(?<!আর )(?<!কিছু )(?:বকেয়া|পাওনা)(?! (?:নেই|নয়|ছিল না|টাকা))"
        r"|(?:পাঠায়|পাঠান|পাঠাই|দেয়|দেন|দিই|পৌঁছায়|পৌঁছে|পৌঁছয়|আসে|আসেন|পায়|পান|পাই|মেটায়|মেটান|মেটে|মিটে"
        r"|চুকায়|চুকান)নি",
    ),
    "signed": ActWords(
        plain="sign|countersign",
        past="signed(?! off)|countersigned",
        nouns="সই স্বাক্ষর",
        done=r"(?:got|has|have|bears?|carr(?:y|ies)) (?:\S+ ){0,3}?signatures?",
        undone=r"unsigned|no signature|signatures? (?:(?:is|are) )?(?:still )?(?:missing|outstanding|pending|awaited)",
    ),
    "approved": ActWords(
        plain="approve|authorise|sanction",
        past="approved|authorised|sanctioned|passed(?= by)|signed off",
        nouns="অনুমোদন পাশ পাস মঞ্জুর",
        done=r"(?:have|has|got|with) (?:the |an? )?(?:approval|go-ahead|green light)|(?:পাশ|পাস"
        r"|মঞ্জুর)(?= ?[।,;.]|$)",
        coming=r"(?:বাজেট|অনুমোদন|অনুমতি)\S* (?:\S+ )?চাওয়া হয়েছে",
        undone=r"(?:await|wait)(?:s|ing)? (?:for )?(?:\S+ ){0,3}?approval|unapproved|no approval"
        r"|budget (?:\S+ ){0,9}?pending|(?:অনুমোদন|বাজেট)\S* (?:\S+ )?(?:ঝুলে|আটকে|অপেক্ষায়|বাকি)",
    ),
    "decided": ActWords(
        plain="decide|resolve|finalise|finalize|agree",
        past=r"decided|resolved|finalised|finalized|agreed|settled(?= (?:on|with|who|what|how|whether)\b)"
        r"|accepted|secured|committed(?= to)",
        nouns="সিদ্ধান্ত ঠিক চূড়ান্ত মীমাংসা রফা সমঝোতা মতৈক্য ঐকমত্য পাকা চুক্তি",
        done=r"(?:a|the) decision (?:\S+ ){0,5}?(?:has been|was|is) (?:made|taken|reached)|done deal|have a deal"
        r"|(?:has|have) gone through|ma(?:de|kes?) up (?:his|her|their) minds?|minds? (?:is|are) made up"
        r"|(?:^|(?<=[,;:] ))(?:fine|okay|ok)(?=[,;:.!])|sa(?:id|ys) yes"
        r"|(?:question|matter|issue|point)s? (?:\S+ ){0,5}?(?:is|are|was|were|been) (?:now )?(?:closed|settled|over)"
        r"|(?:has|have|had) taken (?:up )?(?:our|their|the|his|her) (?:\w+ )?offer"
        r"|সিদ্ধান্ত(?:টা|টি)? জানিয়ে(?:ছ| দিয়েছ)\S*|সিদ্ধান্ত(?:টা|টি)? (?:[^\s;।]+ ){1,6}?(?:হয়েছে|হয়ে গেছে)|(?:ব্যাপার|বিষয়|প্রশ্ন"
        r"|আলোচনা)\S* (?:\S+ )?(?:মিটে|চুকে) গেছে|গ্রহণ কর(?:েছ\S*|লেন)"
        r"|(?<!not )(?<!not yet )(?<!un)clear (?:who|whether|what|how)|(?<!no )(?<!any )agreement(?= with| to| on"
        r"|:? \d)|সঙ্গে (?:চূড়ান্ত|পাকা|রফা)|(?:পাকা|রফা)(?= ?[।,;.]|$)"
        r"|(?:has been |is |was )sealed|firm deal|(?:terms|conditions) are (?:now )?(?:fixed|set|settled|final)"
        r"|now (?:buys|gets|has|enjoys)|(?:are|is) (?:now )?in force|(?:have|has|had|been|is|are) locked in"
        r"|walked away with|কার্যকর|(?<!অ)অনুমোদিত|এখন (?:\S+ ){1,3}শর্ত|দাবি পূরণ"
        r"|রাজি হ(?:য়েছ\S*|লেন)|now (?:\S+ ){1,3}terms",
        sought=r"ask(?:s|ed|ing)?(?: for|(?= \d))|requests?|requested|চেয়েছ\S*|চাইছ\S*|দাবি",
        undone=r"(?<!the )disput(?:es|ed)(?! \d)|(?:deal|agreement|talks?|discussions?|negotiations?)"
        r" (?:[^\s,;.]+ ){0,9}?(?:pending|ongoing|under way|in progress|continu\w+|going on|go on|are on)"
        r"|object(?:s|ed) to|sa(?:id|ys) no\b(?! \w+ (?:was|is|were|are))"
        r"|refus(?:e[sd]?|ing)|turn(?:s|ed|ing) down|reject(?:s|ed|ing)?|(?:will|wants to) think"
        r"|still (?:discussing|negotiating|talking (?:about|over)|haggling)"
        r"|undecided|unresolved|(?:still|yet) (?:open|under discussion|being (?:discussed|negotiated))"
        r"|under (?:discussion|negotiation|review)|pending(?= with)|on the table|thinking (?:it|them|about)"
        r"|(?:is|are) (?:still )?(?:negotiating|after \d)"
        r"|await(?:s|ing)? (?:an? |our |the )?(?:answer|decision|reply|nod)|no (?:deal|decision|agreement)"
        r"|fell through|to be (?:decided|agreed)|not (?:yet )?clear"
        r"|অমীমাংসিত|(?:আলোচনা|দর ?কষাকষি|কথা|কথাবার্তা|আলাপ|দরদাম) (?:এখনো |এখনও )?চলছে|বিবেচনাধীন|(?:আলোচনায়"
        r"|প্রস্তাবের পর্যায়ে)(?= ?[।,;.]|$)|চাপ দিচ্ছ\S*|ভেবে দেখব\S*|ঝুলে(?! নেই)",
    ),
    "finished": ActWords(
        plain="finish|complete",
        past=r"finished|completed|(?:is|are) (?:now |already |all )?(?:done|final|ready|complete)",
        nouns="ফাইনাল চূড়ান্ত তৈরি প্রস্তুত সম্পন্ন",
        undone=r"unfinished|incomplete|(?:is|are|still) not (?:yet )?(?:done|final|ready|complete)|in the works"
        r"|not finali[sz]ed|(?:ফাইনাল|চূড়ান্ত|তৈরি|প্রস্তুত) (?:নয়|না|নেই)",
        coming=r"(?:to|will|must|should) be (?:done|final|ready|complete)",
    ),
    "listed again": ActWords(
        plain="relist|bring|list",
        past="relisted|brought",
        nouns="লিস্টিং তালিকাভুক্ত রিলিস্ট",
        done=r"(?:put|took|taken|are|is) (?:[^\s,;.]+ ){0,3}?back (?:on|in|at|into)|relisting (?:has "
        r"|had )?(?:followed|took place|happened|began|started)|(?:ফেরত|ফিরিয়ে) (?:এনেছ\S*|আনলেন)",
        coming=r"(?:ফেরত|ফিরিয়ে) (?:আনবেন?|আনব|নেবেন?)",
        sought=r"relisting only|relisting (?:after|hinges|depends|needs)|before relisting|condition for relisting",
    ),
    "answered": ActWords(
        plain=r"answer|reply|respond|get back|revert",
        past=r"answered|replied|responded|got back|reverted",
        nouns="জবাব উত্তর",
        sought=r"(?:wants?|asks? for|expects?|awaits?|needs?) (?:an? )?(?:answer|reply|response)"
        r"|(?:উত্তর|জবাব)(?: \S+)? (?:চান|চায়|চেয়েছ|চাই)\S*",
        done=r"(?:জবাব|উত্তর)(?: \S+)? (?:দিয়েছ|এসেছ|পেয়েছ|পাঠিয়েছ|দিল|পেল)\S*",
        coming=r"(?:জবাব|উত্তর)(?: \S+)? (?:দেব|দেবে|দেবেন|আসবে|পাব|পাবে|পাবেন|পাঠাব|পাঠাবেন)",
        undone=r"unanswered|(?:জবাব|উত্তর)(?: \S+)? (?:দেয়নি|দেননি|দিইনি|আসেনি|পাইনি|পায়নি|পাননি|মেলেনি)",
    ),
    "mended": ActWords(
        plain="fix|repair|mend|correct|sort out|rectify|put right|resolve",
        past="fixed|repaired|mended|corrected|sorted(?: out)?|rectified|put right",
        nouns="ঠিক মেরামত সংশোধন ঠিকঠাক",
    ),
    "dropped": ActWords(
        plain="drop|delist|discontinue|remove|withdraw|take out|throw out|cut out",
        past=r"dropped(?! (?:by|to|from|\d+ ?%))|delisted|discontinued|removed|withdrew|withdrawn"
        r"|took out|taken out|thrown out",
        nouns="বাদ ডিলিস্ট প্রত্যাহার",
        done=r"(?:বাদ|সরিয়ে|তুলে|নামিয়ে) (?:দিয়েছ|দিল|ফেলেছ|নিয়েছ|পড়েছ|গেছ)\S*",
        coming=r"(?:বাদ|সরিয়ে|তুলে|নামিয়ে) (?:দেব|দেবে|দেবেন|ফেলবে|ফেলবেন|নেবে|নেবেন|পড়বে|যাবে)",
        undone=r"(?:বাদ|সরিয়ে|তুলে|নামিয়ে) (?:দেয়নি|দেননি|দিইনি|পড়েনি|যায়নি)",
    ),
    "put up": ActWords(
        plain="install|put up|set up|instal|erect|place|mount|fit",
        past="installed|put up|set up|erected|mounted|fitted",
        nouns="স্থাপন বসানো লাগানো",
        done=r"(?:বসিয়েছ|লাগিয়েছ|বসানো হয়েছ|লাগানো হয়েছ|বসে গেছ)\S*",
        coming=r"(?:বসাব|বসাবে|বসাবেন|লাগাব|লাগাবে|লাগাবেন|বসবে|লাগবে(?= না হলে))",
        undone=r"(?:বসায়নি|বসাননি|বসাইনি|লাগায়নি|লাগাননি|লাগাইনি|বসেনি)",
    ),
    "launched": ActWords(
        plain="launch|open|introduce|roll out",
        past="launched|opened|introduced|rolled out",
        nouns="চালু উদ্বোধন লঞ্চ",
        done=r"(?:stores?|shops?|outlets?|branch\w*) (?:\S+ ){0,3}?(?:is|are) (?:now |already )?open|(?:খুলেছ"
        r"|চালু হয়েছ|বাজারে এসেছ|খুলে গেছ|খুলে ফেলেছ)\S*",
        coming=r"খুলবেন?|খুলব|বাজারে আসবে",
        undone="unopened|খোলেনি|খোলেননি|খুলিনি|বাজারে আসেনি",
    ),
    "informed": ActWords(
        plain=r"tell|inform|notify|brief|say(?= (?:who|what|how|whether|when))",
        past=r"told|informed|notified|briefed|said(?= (?:who|what|how|whether|when))|let (?:them|him|her|us"
        r"|me|the \w+) know",
        of_things=False,
        nouns="অবহিত",
        done=r"(?:we|they) (?:now |already )?know|knows? by now|জানিয়েছ\S*|জানালেন|জানালাম|বলেছ\S*|জানানো হয়েছ\S*",
        coming=r"জানাব|জানাবেন?|জানাতে হবে|বলবেন?",
        undone=r"জানায়নি|জানাননি|জানাইনি|জানানো হয়নি|বলেনি|বলেননি|বলিনি|(?:do|does|did) not know|unaware"
        r"|in the dark",
    ),
    "took over": ActWords(
        plain=r"take over|hand over to|join|replaces?|succeed",
        past=r"took over|taken over|handed over to|joined|replaced|succeeded",
        nouns="দায়িত্ব দায়িত্বভার",
        done=r"দায়িত্ব\S* (?:[^\s,;।]+ ){1,4}?নিয়েছ\S*",
        coming=r"দায়িত্ব\S* (?:[^\s,;।]+ ){1,4}?(?:নেবেন?|নেওয়ার কথা)",
    ),
    "visited": ActWords(
        plain=r"go(?= (?:into|in|round)\b)|visit",
        past=r"went(?= (?:into|in|round)\b)|gone(?= (?:into|in|round)\b)|visited|been(?= (?:to|into|round)\b)"
        r"|had a visit",
        nouns="",
        done=r"(?:দোকানে|স্টোরে|শপে|মার্চেন্ডাইজার)\S* (?:[^\s;,।]+ ){0,3}?(?:গেছ|গিয়েছ|গেলেন|গেল)\S*",
        coming=r"(?:দোকানে|স্টোরে|শপে|মার্চেন্ডাইজার)\S* (?:[^\s;,।]+ ){0,3}?(?:যাবেন?|যাচ্ছেন?)",
        sought=r"gets? (?:an? |our )?(?:visits?|merchandisers?)",
        undone=r"(?:দোকানে|স্টোরে|শপে|মার্চেন্ডাইজার)\S* (?:[^\s;,।]+ ){0,3}?যা(?:য়|ন)নি",
    ),
    "word kept": ActWords(
        plain=r"keep(?= (?:his|her|their|its|our) (?:word|promise))",
        past=r"kept(?= (?:his|her|their|its|our) (?:word|promise))|(?:word|promise) (?:was|is|has been) kept",
        nouns="",
        sought=r"promise[sd]?|(?:কথা|প্রতিশ্রুতি) দিয়েছ\S*|কথা ছিল",
        undone=r"(?:went|gone) back on (?:his|her|their|its|our) (?:word|promise)|broke (?:his|her"
        r"|their|its|our) (?:word|promise)|(?:word|promise)(?: \S+){0,2} not (?:been )?kept"
        r"|কথার খেলাপ (?:করেছ|করলেন|হয়েছ)\S*|কথা (?:ভেঙেছ\S*|রাখেন?নি|রাখিনি)",
        done=r"as good as (?:his|her|their) word|stood by (?:his|her|their|what)|কথার খেলাপ (?:করেন?নি|করিনি"
        r"|হয়নি)|did what (?:he|she|they) promised|কথা রেখেছ\S*",
    ),
}
