"""The words for how promotions, products and shares of what they buy stand."""

from __future__ import annotations

from bot.compose.checking.figures.ways.words import NEVER, Said, said
from bot.compose.checking.patterns import word

# A promotion, told of today.
RUN: Said = said(
    running=r"running|runs (?:until|till|to|through)|(?:now |currently |still )?(?:under ?way|ongoing"
    r"|live|in progress)"
    r"|(?:is|are) (?:still |now |currently )?on(?: now| today| until| till| at the moment|$)|in full swing"
    r"|চলছে\S*|চলমান|চালু(?: আছে)?|এখন চল\S*|চলতি",
    ended=r"ended|over|finished|concluded|closed|wrapped up|past|came to an end|no longer running"
    r"|ran (?:in|from|for|until)"
    r"|(?:has|have) run (?:its|their) course|শেষ(?: হয়েছে| হয়ে গেছে| হলো)?|ফুরি\S*|চলেছিল|চলেছে|হয়ে গেছে",
    coming=rf"yet to (?:take place|happen|run)|coming|to come|upcoming|ahead|planned|scheduled"
    rf"|(?:starts|begins) (?:on|in|next|soon)"
    rf"|next promotion|will (?:run"
    rf"|start|begin)|{NEVER} (?:yet )?(?:started|begun)|has yet to (?:start|begin)|about to (?:start|begin)"
    r"|সামনে|আসছে|আসন্ন|শুরু হবে|শুরু হয়নি|হতে যাচ্ছে|শুরু হতে",
)
# What a chain sells to its shoppers is not what it buys of us.
SELL_OUT: Said = said(
    out=r"shoppers?|sell-?out|sold|sells?|sales|tills?|counter|ক্রেতা\S*|সেল-?আউট\S*|বিক্রি\S*|বেচ\S*",
    in_=r"(?:bought|buys?|took|ordered|purchased) (?:\S+ ){0,5}?from us|we (?:sold|shipped"
    r"|delivered|supplied|sent)|sell-?in"
    r"|আমাদের (?:কাছ )?থেকে (?:\S+ ){0,5}?(?:কিন\S*|নিয়\S*)|আমরা (?:\S+ ){0,5}?(?:বেচ\S*"
    r"|বিক্রি\S*|পাঠ\S*|দিয়েছি)|সেল-?ইন\S*",
)
# After a promotion, and its baseline.
SIDE: Said = said(
    above=r"above|over|higher|more|better|up|extra|stayed up|বেশি|ওপরে|উপরে|ছাড়ি\S*",
    below=r"below|under|lower|less|fewer|worse|down|dip(?:ped|s)?|short|fell|dropp?ed|lost|কম|নিচে"
    r"|নীচে|পড়ে\S*|নেমে\S*|কমে\S*",
)
AFTERWARDS = word(
    r"after(?:wards)?|once (?:it|that|the \S+|\S+(?: \S+){0,3}) (?:was|is|had|has)|later"
    r"|following|(?:in|over) the weeks (?:after|that"
    r"|since)|since then|dip|পরে|পরের|এরপর|তারপর|পরবর্তী\S*|শেষ হওয়ার পর|পর"
)
OF_BASELINE = word(r"baseline|usual|expected|normal|units|বেসলাইন\S*|স্বাভাবিক\S*|ইউনিট")
PAID: Said = said(
    paid=r"(?:paid|pays?|paying) (?:off|for itself|its way|back)|pay (?:off|for itself|its way)"
    r"|profitabl[ey]|(?:a|at a|made a|turned a) profit"
    r"|positive(?: roi| return)?|made (?:us )?money|earned (?:\S+ ){0,3}?(?:more|back|its)"
    r"|worth (?:it|the|its|what)|more than it cost"
    r"|broke even|recoup\w*|recover\w* (?:its|the) (?:cost|spend|money)|লাভ\S*(?! হয়নি)"
    r"|খরচ উঠে\S*|খরচ তুলে\S*|পোষায়|পুষিয়ে\S*|ইতিবাচক|ধনাত্মক|মুনাফা\S*",
    lost=r"(?:at|made|a) (?:a )?loss|los(?:t|ing|es) (?:us )?(?:money|most|nearly|almost)"
    r"|negative(?: roi| return)?|unprofitabl[ey]|did not pay"
    r"|cost (?:us )?more than|never paid|not worth|লোকসান\S*|ক্ষতি\S*|নেতিবাচক|ঋণাত্মক"
    r"|খরচ ওঠেনি|লাভ হয়নি|পোষায়নি|মাইনাস",
)
LIFT: Said = said(
    known=r"lift (?:\S+ ){0,3}?(?:is|was|of|came to|stands at) (?:known|\d\S*)|lift (?:can be|is"
    r"|was) (?:told|known|measured|worked out)"
    r"|লিফট (?:\S+ ){0,2}?(?:জানা|বলা যায়|হিসাব করা)",
    unknown=r"no lift|lift (?:\S+ ){0,3}?(?:cannot|can not|is not|was not|unknown)"
    r"|লিফট (?:\S+ ){0,2}?(?:বলা যায় না|জানা নেই|নেই)",
)
# Our part of what they buy.
PORTION: Said = said(
    most=r"most of|mostly|mainly|majority|(?:more than|over|above) (?:a )?half|the (?:bulk|lion's share"
    r"|larger part|greater part)|chiefly|বেশির ?ভাগ\S*"
    r"|অধিকাংশ\S*|সিংহভাগ\S*|অর্ধেকের (?:বেশি|ওপরে|উপরে)\S*|প্রধানত",
    few=r"minority|(?:less than|under|below|not even) (?:a )?half|(?:a )?(?:small|minor|lesser"
    r"|smaller) (?:part|share|portion)|অর্ধেকের (?:কম|নিচে|নীচে)\S*"
    r"|(?:ছোট|সামান্য|অল্প) (?:অংশ|ভাগ)\S*|সামান্যই",
    all=r"all|everything|entire\w*|whole|exclusively|solely|সব|সবটাই|সবটুকু|পুরোটা\S*|সমস্ত",
    none=r"none|nothing|not any|no share|কিছুই|কোনো অংশ\S*",
)
FROM_OTHERS = word(
    r"others?|competitors?|rivals?|elsewhere|other suppliers?|somebody else|অন্য\S*"
    r"|প্রতিদ্বন্দ্বী\S*|প্রতিযোগী\S*|বাকি\S*"
)
TELLS: Said = said(
    they=r"(?:as|what) (?!we )\S+(?: \S+)? (?:told|said|says|put it|reported)|according to(?! us)|(?:told"
    r"|said|reported|given) by(?! us)|(?:told|tells) us"
    r"|কথায়|জানিয়েছেন|বলেছেন",
    we=r"we (?:have )?(?:told|said|informed|reported|gave)|what we (?:told|said)|(?:told|said"
    r"|reported|given) by us|according to us|by our (?:own )?(?:word"
    r"|count)|আমরা (?:\S+ ){0,7}?(?:বলেছি|জানিয়েছি)|আমাদের (?:কথায়|হিসাবে|বলা)",
)
# A product in their range.
LISTED: Said = said(
    listed=r"(?:is|are|was|were|been|gets?|got|still|now|stays?|remains?) (?:still |now |newly "
    r"|back )*(?:listed|in (?:the|their|its|\S+'s) range|stocked|carried|on (?:the|their|its)"
    r" shel(?:f|ves))|(?:still )?(?:lists?|carries|carry|stocks?|keeps?|took|takes)|listed"
    r"|in (?:the|their|its|\S+) range|(?:রেঞ্জে|তালিকায়) (?:এখনো |এখনও |এখন )?(?:আছে|রয়েছে"
    r"|রাখে)"
    r"|লিস্টেড(?: আছে)?|লিস্ট (?:হয়েছে|করেছে|করা আছে)|রাখে|রাখছে|আছে",
    delisted=r"delist\w*|(?:taken|took|thrown|threw|dropped|removed|cut|struck|kicked|gone|went|fell"
    r"|fallen|put) (?:\S+ )?(?:out|from|off)(?: of)?(?: \S+){0,3}? (?:range|list|shel\w+)"
    r"|no longer (?:in|listed|carried|stocked|lists?|carries|stocks?|part|on)(?: (?:the|their"
    r"|its|\S+'s) range)?|dropp?(?:ed|ing|s)|lost its (?:place|listing)|was once listed"
    r"|once (?:listed|in)"
    r"|used to be (?:listed|in)|ডিলিস্ট\S*|(?:রেঞ্জ|তালিকা|লিস্ট) থেকে (?:\S+ )?(?:বাদ|সরি|কেটে"
    r"|উঠে)\S*|বাদ (?:পড়েছে|দিয়েছে|গেছে|দেওয়া হয়েছে)|একসময় (?:\S+ ){0,3}?(?:লিস্টেড|রেঞ্জে"
    r"|তালিকায়)\S*(?: ছিল)?"
    r"|আর (?:রেঞ্জে|তালিকায়|লিস্টে) নেই|উঠে গেছে",
    never=r"never (?:been )?(?:\S+ )?(?:listed|in (?:the|their|its|\S+) range|stocked|carried"
    r"|made it)|(?:has|have) yet to be listed|not (?:yet )?(?:been )?listed (?:so far|yet"
    r"|at all)|no listing"
    r"|কখনো(?:ই)? (?:\S+ ){0,2}?(?:লিস্ট|রেঞ্জে|তালিকায়|ঢোকে|ওঠে)\S*(?: হয়নি| ছিল না| ওঠেনি"
    r"| ঢোকেনি)?|কোনোদিন (?:\S+ ){0,2}?(?:লিস্ট|রেঞ্জে)\S*(?: হয়নি)?",
)
RANGE: Said = said(
    most=r"(?:most|the majority|the bulk|more than half|over half|nearly all"
    r"|almost all) (?:of )?(?:our|the|what we make)|বেশির ?ভাগ\S*|অধিকাংশ\S*|প্রায় সব\S*",
    all=r"(?:all|every one|each) of (?:our|the|them)|all (?:of )?(?:our|the"
    r"|\d+)(?: \d+)? (?:products|range)|every product|(?:our )?(?:whole|entire|full) range"
    r"|everything we make|সব পণ্য\S*|সবগুলো\S*"
    r"|আমাদের সব\S*|পুরো রেঞ্জ\S*",
    none=r"none of (?:our|the|them)|nothing (?:of ours|we make|from us)|not one of|no product"
    r"|not a single|কোনো পণ্য\S*|একটিও\S*|কোনোটিই\S*",
    few=r"(?:few|a handful|only a few|a small part|a fraction) of (?:our|the)|(?:less"
    r"|fewer) than half|সামান্য\S*|অল্প কয়েক\S*|হাতে গোনা\S*",
)
OF_LISTED = word(
    r"list(?:s|ed)?|range|carr(?:y|ies|ied)|stock(?:s|ed)?|take[sn]?|buys?|লিস্ট\S*|রেঞ্জ\S*"
    r"|রাখ\S*|আছে|নেয়"
)
OF_NEVER = word(r"never|not|no|n't|delist\w*|কখনো|কখনোই|নেই|হয়নি|না|বাদ")
DELISTED: Said = said(
    some=r"delist\w*|ডিলিস্ট\S*|বাদ (?:পড়েছে|দিয়েছে|গেছে)",
    none=r"(?:nothing|none|no product|not one|never)(?: \S+){0,4}? delist\w*|delist\w* (?:nothing"
    r"|none|no)|no delisting\w*|(?:কিছুই|কোনো পণ্য|কোনোটিই|একটিও) (?:\S+ ){0,3}?(?:ডিলিস্ট"
    r"|বাদ)\S*(?: \S+)?",
)
