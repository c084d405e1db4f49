"""How sentences deny, narrow down and set conditions: the patterns that `polarity` reads them by."""

from __future__ import annotations

from bot.compose.checking.patterns import pattern, word

_SO_MANY = (
    r"(?:about |around |some |over |under |roughly |nearly |a |an |the |from |in "
    r"|on )*(?:bdt|tk\.?|usd|eur|inr|rs\.?|\$|৳)?"
    r" ?(?:\d[\d.,]*|yesterday|today|quarter|third|half|fifth|tenth|one|two|three|four|five|six|seven|eight|nine|ten)"
)
# Of a figure's number one may say that it is no more; of what somebody wrote, by words that tell nothing else.
ONLY_SO_MANY = word(
    rf"only (?:on|until|till|by|since|after|from)|(?:only|just|merely|solely) {_SO_MANY}"
    r"|(?:only|just) (?:some|a (?:few|part|little|bit)|in part)"
    rf"|only (?:traces?|signs?|things?|movements?|entr(?:y|ies)) (?:is|are|was|were|left) {_SO_MANY}"
    r"|just (?:ahead|behind|above|below|over|under|short|past|shy|before|after|now|in time|inside|within|as|like|about"
    r"|started|begun)|\d[\d.,]*(?: \S+)? (?:only|just)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে|সাকুল্যে) (?:প্রায় )?(?:bdt|৳)? ?\d[\d.,]*\S*|\d[\d.,]*\S*(?: \S+)? (?:মাত্র|কেবল|মোটে)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে) (?:এক|তিন|চার|পাঁচ|দুই)[- ]\S+|একমাত্র (?:জবাব|উত্তর)\S*"
)
JUST_SO_MANY = word(
    rf"just {_SO_MANY}|only (?:bdt|tk\.?|usd|eur|inr|rs\.?|\$|৳) ?\d[\d.,]*"
    r"|only \d[\d.,]* ?(?:%|per ?cent|lakh|crore|million|k|taka|rupees|dollars|euros)"
    r"|(?:মাত্র|মোটে|সাকুল্যে) (?:bdt|৳)? ?\d[\d.,]*\S*"
)
EVEN_IF = word(r"even (?:if|without|when|though)|হলেও|ছাড়াই|করলেও|থাকলেও")
# A word that denies, denied itself, says that it is so: "none is left out", বাদ নেই.
TWICE_DENIED = word(
    r"(?:no|not|none|nothing|nobody|never|without|n't)(?: \S+){0,6}? (?:left out"
    r"|leave out|exclud\w+|except\w*|missing|missed"
    r"|outstanding|pending|unpaid|unsettled|unresolved|unanswered|hanging|skipped|spared|forgotten|exempt\w*|lacking|short"
    r"|omitted|fail\w*|refus\w*|unless|without|until|doubt\w*|in question)"
    r"|(?:বাদ|বাকি|ঝুলে|বকেয়া|অমীমাংসিত|বাইরে|অভাব|ঘাটতি|আপত্তি|অসুবিধা|ব্যতিক্রম"
    r"|সন্দেহ|ছাড়া)(?: \S+){0,2}? (?:নেই|না|নয়|নন|\S+(?:য়নি|েনি|িনি|ননি))"
    r"|(?:না হলে|না থাকলে|না পেলে|না এলে|নইলে|ছাড়া)(?: \S+){0,8}? (?:না|নয়|নেই)"
)
_OUT, _OUT_BN = r"out of stock|ran out|run(?:s|ning)? out|stock-?outs?|empty", r"স্টক ?আউট|খালি"
IS_OUT = word(
    rf"{_OUT}|{_OUT_BN}|off the shel(?:f|ves)|unavailable|missing|gone|shortages?|short|lacking|sold out|no stock"
    r"|স্টকের বাইরে|ফুরি\S*|শেষ|নেই|নাই|অভাব\S*|সংকট\S*|ঘাটতি\S*"
)
NEVER_OUT = word(
    rf"(?:not|never|no|without|n't)(?: \S+){{0,4}}? (?:{_OUT})"
    rf"|(?:{_OUT_BN})(?: \S+){{0,2}}? (?:না|নেই|নয়|\S+(?:য়নি|েনি|িনি))"
)
# A day or a number that is only the bound of what is denied is held against the bound that the source sets.
DENIED_BOUND = word(
    r"(?:no|not|nothing|nobody|never|cannot|n't)(?: \S+){0,7}? (?:before|earlier than|sooner than|after|later than"
    r"|past|beyond|above|over|under|below|more than|less than) (?:the |about |bdt |end of )*\S*\d\S*.*"
    r"|(?:not|never)(?: \S+){0,2}? (?:reach|hit|meet|make|attain|match|exceed)(?: \S+){0,3}? \S*\d\S*.*"
    r"|\S*\d\S*(?: \S+){0,2}? (?:আগে|পূর্বে|পরে|পর|বেশি|কম|নিচে|ওপরে"
    r"|উপরে)(?: \S+){0,7}? (?:না|নয়|নেই|\S+(?:য়নি|েনি|িনি|ননি)).*"
)
NOT_YET = word(
    r"(?:not|n't)(?: \w+){0,3} (?:yet|answer\w*|repl\w+|respond\w*)|not yet(?: \w+)?"
    r"|(?:not|n't)(?: \w+){0,2} (?:get|got|granted|given)|(?:পা(?:নন|য়ন|ইন)|দেওয়া হয়ন|দেনন|দেয়ন|দিইন)ি"
    r"|no (?:answer|reply|decision|word|response|commitment)|(?:উত্তর|জবাব)(?: \S+){0,2} (?:না|নেই|\S+নি)|(?:এখনো"
    r"|এখনও)(?: \S+){0,4} (?:না|\S+নি)"
)
# What denies by its own word where a source has a "not".
DENIED_OTHERWISE = word(
    r"miss(?:ed|es|ing)?|fail(?:ed|s|ure)?|refus\w+|reject\w+|exclud\w+|exclusion|ban(?:s|ned)?"
    r"|barred|rule[sd]? out|unless|until|till|earliest"
    r"|clean(?: \w+){0,2} (?:run|record|weeks?|months?)|free of|nil|zero|broke|broken|breach\w*"
    r"|violat\w+|withh(?:eld|old\w*)"
    r"|first(?: time)?|trade (?:it |them |this )?away|give (?:it |them )?up|other than|apart from"
    r"|wrong|mistake\w*|incorrect\w*|corrects?|stands?|in place|still on|beyond|uncertain|unclear|unsure|doubt\w*"
    r"|(?:বিপক্ষ|লঙ্ঘন|ভেঙেছ|নির্ভুল|নিরবচ্ছিন্ন|নিষেধ|নারাজ|অসম্মত|অনিচ্ছুক|ব্যর্থ|ভুল|ঘাটতি|কমতি|ছেড়ে)\S*"
    r"|\S{2,}হীন|বহাল|অনিশ্চিত|মানা|বিনা|বিরত|প্রথমবার|না হলে"
)
# "No note until it matches" is a condition, and may be told as one.
UNTIL = word(
    r"(?:no|not|nothing|never|n't)(?: \S+){0,9}? (?:until|unless|till|before|without)|(?:until|unless"
    r"|till)(?: \S+){0,9}? (?:no|not|nothing)"
    r"|(?:not|n't|না) (?:\S+ )?\S+লে(?: \S+){0,8}? (?:না|নয়|নেই)|(?:না \S+লে|ছাড়া"
    r"|আগে)(?: \S+){0,8}? (?:না|নয়|নেই)|পর্যন্ত(?: \S+){0,8}? (?:না|নেই|নয়)|only (?:if|after|once)"
)
CONDITION = word(
    r"condition\w*|conditional|once|when|if|after|depends?|hinges?|hangs on|subject to|provided|only"
    r"|as soon as|needs?|requires?|waits? for|blocked"
    r"|শর্ত\S*|তবেই|তখনই|(?<!না )\S{2,}লেই?|সাপেক্ষে|নির্ভর\S*"
)
WITHOUT_IT = word(r"without|unless|ছাড়া|না হলে|না (?:দি|পে|কর|বাড়)\S*লে")
IF = word(r"if|when|once|provided|unless|\S{2,}লে|শর্তে")
# What a "not" denies: the word after it in English, the one before it in Bengali.
WHAT_IS_DENIED = pattern(
    r"(?:\b(?:not|never|no|cannot)|n't) (?:yet |been |be |have |had |a |an |the |any |even |really )*([^\W\d]\S+)"
    r"|(\S+) (?:না|নেই|নয়|নন)(?=[ ,;.।]|$)"
)
WE = word(r"we|i|our|us|আমরা|আমি|আমাদের|আমার")
PASSIVE = word(r"(?:was|were|been|is|are) (?:not |never )?\w+ed")
