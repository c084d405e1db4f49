"""How sentences deny, narrow down and set conditions: the patterns that `polarity` reads them by."""

from __future__ import annotations

from functools import lru_cache

from bot.compose.checking.patterns import pattern, word
from knowledge.periods import MONTHS

# Any word that denies: alone, or hung on its verb in Bengali; তিনি and চিনি end like one.
NOT = word(
    r"not|n't|no|never|nothing|none|nobody|nowhere|neither|nor|without|cannot|hardly|না|নি|নয়|নন|নেই|নাই"
    r"|(?!(?:তিনি|যিনি|ইনি|চিনি|কাহিনি|মিনি)(?![^\W_]))\S*(?:য়নি|েনি|িনি|ইনি|ননি|লনি)"
)
_NOT_IN = pattern(r"n(?:o|'t|ever)|without|ন(?:া|ি|ে|য়|ন)")


def may_deny(text: str) -> bool:
    """Whether letters of a text in normal form could be a word that denies: a test that costs little."""
    return _NOT_IN.search(text) is not None


_SO_MANY = (
    r"(?:about |around |some |over |under |roughly |nearly |a |an |the |from |in "
    r"|on )*(?:bdt|tk\.?|usd|eur|inr|rs\.?|\$|৳)?"
    r" ?(?:\d[\d.,]*|yesterday|today|quarter|third|half|fifth|tenth|one|two|three|four|five|six|seven|eight|nine|ten)"
)
# Of a figure's number one may say that it is no more; of what somebody wrote, by words that tell nothing else.
ONLY_SO_MANY = word(
    rf"only (?:on|until|till|by|since|after|from)|(?:only|just|merely|solely) {_SO_MANY}"
    rf"|(?:only|just) (?:reached|achieved|managed|made|sold|shipped|filled|met|kept|got|had|bought|ordered"
    rf"|placed|delivered"
    rf"|covered|come to|came to|grown|risen|grew|rose|fell|fallen|dropped)(?: by| to| at| up to)? {_SO_MANY}"
    r"|(?:only|just) (?:some|slightly|marginally|a (?:few|part|little|bit)|in part)"
    rf"|only (?:traces?|signs?|things?|movements?|entr(?:y|ies)) (?:is|are|was|were|left) {_SO_MANY}"
    r"|just (?:ahead|behind|above|below|over|under|short|past|shy|before|after|now|in time|inside|within|as|like|about"
    r"|started|begun)|\d[\d.,]*(?: \S+)? (?:only|just)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে|সাকুল্যে) (?:প্রায় )?(?:bdt|৳)? ?\d[\d.,]*\S*|\d[\d.,]*\S*(?: \S+)? (?:মাত্র|কেবল|মোটে)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে) (?:এক|তিন|চার|পাঁচ|দুই)[- ]\S+|একমাত্র (?:জবাব|উত্তর)\S*"
    r"|(?:ভাগ|অংশ|অর্ধেক|একাংশ|তৃতীয়াংশ|চতুর্থাংশ|পঞ্চমাংশ|সিকি)(?:টা|টুকু)? (?:মাত্র|কেবল|মোটে)"
    r"|(?:its|the|their|one|an|single) only (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?|reading|score|survey)"
    r"|(?:মাত্র|শুধু|কেবল|মোটে) (?:অর্ধেক|একাংশ|সিকি)\S*"
    r"|only (?:go|call|visit|meet|talk|ask|offer|commit|raise)"
    r"|\S+[ে] তবেই (?:\S+ ){0,2}?(?:যান|যাবেন|যাওয়া|আসুন|বলুন|বলবেন|দিন|দেবেন|করুন|করবেন"
    r"|বসুন|বসবেন|জানান|জানাবেন|পাঠান|পাঠাবেন|তুলুন|তুলবেন)"
)
JUST_SO_MANY = word(
    rf"just {_SO_MANY}|only (?:bdt|tk\.?|usd|eur|inr|rs\.?|\$|৳) ?\d[\d.,]*"
    r"|only \d[\d.,]* ?(?:%|per ?cent|lakh|crore|million|k|taka|rupees|dollars|euros)"
    r"|(?:মাত্র|মোটে|সাকুল্যে) (?:bdt|৳)? ?\d[\d.,]*\S*|\d[\d.,]*\S*(?: \S+)? (?:মাত্র|মোটে)|(?:শুধু|কেবল) \d+(?:টি|টা|টো|জন)\S*"
    r"|only (?:\S+ ){0,4}(?:left|remain\w*|open|outstanding)|(?:বাকি|অবশিষ্ট)(?: \S+){0,3} (?:শুধু|কেবল|মাত্র)"
    r"|only (?:after|from|once|because|for (?:want|lack) of|awaiting|waiting|pending|missing"
    r"|lacking) (?:\S+)|only (?:change|difference|exception|condition|catch|snag)"
    r"|only (?:what \w+ (?:thinks?|says?|wants?|hopes?)|(?:an? |his |her |their )?(?:opinion|wish"
    r"|hope|request|idea|guess|view))"
)
# A part told of a whole: 3 of 120.
SO_MANY_OF = pattern(r"(?:\d|\bone\b)[^.;:,]{0,20} (?:out )?of (?:the )?(?:\d|two\b)|\d\S*(?: \S+){0,8} মধ্যে \d")
# Whatever comes: the condition that a source sets is taken away.
EVEN_IF = word(
    r"even (?:if|without|when|though|after|with)|with or without|under (?:any|no) (?:conditions?"
    r"|circumstances)|in no case|whatever|whether or not|no matter|regardless"
    r"|irrespective|either way|or not"
    r"|unconditional\w*|(?:not|n't|never) (?:depend\w*|hinge\w*|conditional|subject)|at once"
    r"|right away|in any case|anyway"
    r"|no (?:such )?(?:conditions?|strings)|without (?:any )?conditions?"
    r"|না (?:গেলে|পেরোলে|কাটলে|পেলে|মিললে|এলে)(?!.* (?:না|নয়|নেই)(?=[ ,;।.]|$))|\S{2,}লেও"
    r"|কোনো (?:অবস্থা|শর্ত)তেই|ছাড়াই|(?:হোক|করুক|আসুক|থাকুক) (?:বা|আর|কি|কিংবা) না\S*|যা-ই \S+|যাই হোক"
    r"|নির্বিশেষে|শর্ত(?: \S+){0,2} (?:নেই|ছাড়া|নয়)|বিনা শর্তে|নিঃশর্ত\S*|নির্ভর(?: \S+)? (?:না|নয়|করছে না)|এখনই|সঙ্গে সঙ্গে"
)
# A word that denies, denied itself, says that it is so: "none is left out", বাদ নেই.
_TWICE = (
    r"(?:no|not|none|nothing|nobody|nowhere|never|without|n't)(?: \S+){0,6}? (?:left out|leave out|exclud\w+"
    r"|except\w*|missing|missed"
    r"|unpaid|unsettled|unresolved|unanswered|unsold|undone|skipped|spared|forgotten|exempt\w*|lacking|omitted"
    r"|fail\w*|refus\w*|doubt\w*|unconditional\w*|(?:be|go|do|stay|remain)s? without)"
    r"|(?:বাদ|বাইরে|অভাব|ঘাটতি|ব্যতিক্রম|সন্দেহ|বিনা শর্তে|শর্ত ছাড়া)(?: \S+){0,2}? (?:নেই|না|নয়|নন|\S+(?:য়নি|েনি|িনি|ননি))"
)
DENIED_AWAY = word(_TWICE)
# So is what is no longer open; or not so unless something else is.
TWICE_DENIED = word(
    rf"{_TWICE}|(?:no|not|none|nothing|nobody|never|without|n't)(?: \S+){{0,6}}? (?:unless|without"
    rf"|until|left|open|owed|owing"
    r"|due|outstanding|pending|hanging|short|remains?|remaining|in question)"
    r"|(?:বাকি|ঝুলে|বকেয়া|অমীমাংসিত|আপত্তি|অসুবিধা)(?: \S+){0,2}? (?:নেই|না|নয়|নন|\S+(?:য়নি|েনি|িনি|ননি))"
    r"|(?:না হলে|না থাকলে|না পেলে|না এলে|নইলে|ছাড়া)(?: \S+){0,8}? (?:না|নয়|নেই)"
)
# "If they do not come on time he will not sign": neither is told to be so.
UNLESS = word(r"না \S+লে(?: \S+){0,8}? (?:না|নয়|নেই)")
_OUT, _OUT_BN = r"out of stock|ran out|run(?:s|ning)? out|stock-?outs?|empty", r"স্টক ?আউট|খালি"
IS_OUT = word(
    rf"{_OUT}|{_OUT_BN}|off the shel(?:f|ves)|unavailable|missing|gone|shortages?|short|lacking|sold out|no stock"
    r"|স্টকের বাইরে|ফুরি\S*|শেষ|নেই|নাই|অভাব\S*|সংকট\S*|ঘাটতি\S*"
)
NEVER_OUT = word(
    rf"(?:not|never|no|none|zero|without|n't)(?: \S+){{0,4}}? (?:{_OUT})"
    rf"|(?:{_OUT}) (?:none|nil|zero)"
    rf"|(?:{_OUT_BN})(?: \S+){{0,2}}? (?:না|নেই|নয়|\S+(?:য়নি|েনি|িনি))"
)
# A day or a number that is only the bound of what is denied is held against the bound that the source sets.
_MONTHS_BN = "|".join(word for words in MONTHS.values() for word in words.split() if word > "z")
_MONTHS_EN = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
DENIED_BOUND = word(
    r"(?:no|not|nothing|nobody|never|cannot|n't)(?: \S+){0,7}? (?:before|earlier than|sooner than|after|later than"
    rf"|past|beyond|above|over|under|below|more than|less than) (?:the |about |bdt "
    rf"|end of )*(?:{_MONTHS_EN} )?\S*\d\S*.*"
    r"|(?:not|never)(?: \S+){0,2}? (?:reach|hit|meet|make|attain|match|exceed)(?: \S+){0,3}? \S*\d\S*.*"
    r"|(?:fewer|less|more|under|below|over|beyond|above"
    r"|anything)(?: \S+){0,3}? \S*\d\S*(?: \S+){0,8}? (?:not|n't|cannot|no) .*"
    r"|\S*\d\S*(?: \S+){0,2}? (?:পেরোতে|পেরোনো|ছাড়াতে|ছাড়ানো|টপকাতে)(?: \S+){0,3} (?:না|নয়|নেই)"
    r"|(?:এর|তার|এর চেয়ে) (?:কমে?|বেশি|বেশিতে|নিচে|ওপরে|উপরে)(?: \S+){0,3} (?:না|নয়|নেই|নন|নারাজ)"
    r"|(?:no|not|nothing|n't)(?: \w+)? (?:any )?(?:more|less|fewer|below|above|under|over)(?: (?:that|it|this))?"
    rf"|(?:\S*\d\S*|(?:{_MONTHS_BN})\S*)(?: \S+){{0,2}}? (?:আগে|আগের|পূর্বে|পরে|পর|পেরোনো|পার|ছাড়ানো"
    r"|বেশি|বেশিতে|কম|কমে|নিচে|নীচে|ওপরে"
    r"|উপরে)(?: \S+){0,7}? (?:না|নয়|নেই|নন|\S+(?:য়নি|েনি|িনি|ননি)).*"
)
YET = word(r"yet|so far|এখনো|এখনও")
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
    r"|sent back|sends? back|turned away|returned|bounced|still without"
    r"|floor|ceiling|cap(?:s|ped)?|postpon\w+|pushed back|put off|slip\w*"
    r"|off(?: the)? plan\w*|ignor\w+|disregard\w*|flout\w*|deviat\w+|depart\w* from|out of line|non-?complian\w+"
    r"|contrary to|(?:against|despite|in spite of|unlike) (?:his|her|their|the|what)|in breach|so much for"
    r"|উল্টো\S*|বিপরীতে|খেলাপ\S*|সত্ত্বেও"
    r"|wrong|mistake\w*|incorrect\w*|corrects?|stands?|in place|still on|beyond|uncertain|unclear|unsure|doubt\w*"
    r"|(?:বিপক্ষ|লঙ্ঘন|ভেঙেছ|ভাঙ|পিছিয়ে|পিছাব|ফেরত|ফিরিয়ে|পেছাব|নির্ভুল|নিরবচ্ছিন্ন|নিষেধ|নারাজ|অসম্মত|অনিচ্ছুক|ব্যর্থ|ভুল|ঘাটতি|কমতি|ছেড়ে|উপেক্ষ|ব্যতিক্রম"
    r"|অমান্য|অগ্রাহ্য|বিচ্যুত|গাফিলতি)\S*"
    r"|\S{2,}(?:হীন|মুক্ত)|(?<!স্টকের )বাইরে|বহাল|অনিশ্চিত|মানা|বিনা|বিরত|প্রথমবার|না হলে"
)
# "Our people may go into all 24 shops": they are allowed to.
ALLOWED = pattern(
    r"\bmay\b(?! (?:also |now |already |only |well |yet |still )*(?:agree|accept|approve|sign|consent|not"
    r"|or|might|let|allow"
    r"|decide|consider|think|change)\b)"
)
# "No note until it matches" is a condition, and may be told as one.
NOT_ANOTHERS = pattern(r"\bnot (?:hers|his|theirs|ours|mine|yours)\b| (?:ওঁ?র|তাঁ?র|আমাদের|ওদের|তাদের|আমার) নয়(?=[ ,;।.]|$)")
_PART_OF = pattern(
    r"(?<![\d.,])(?P<part>\d+)(?: \S+)? (?:of|out of) (?:the |our )?(?P<whole>\d+)"
    r"|(?P<of_bn>\d+)\S* (?:\S+ )?(?:মধ্যে )?(?P<part_bn>\d+)(?:টি|টা|জন)"
)


def of_another_part(said: str, held: str) -> bool:
    """Whether two texts tell of different parts of the same whole: 76 of 90, and 14 of 90."""
    one, other = _PART_OF.search(said), _PART_OF.search(held)
    if one is None or other is None:
        return False
    (part, whole), (theirs, of) = (
        (found["part"] or found["part_bn"], found["whole"] or found["of_bn"]) for found in (one, other)
    )
    return whole == of and part != theirs


CANNOT = word(r"(?:যাবে|চলবে) না|cannot|could not|can not")
BEFORE = word(r"before|earlier|by|ahead|within|আগে|আগেই|মধ্যে|মধ্যেই")
UNTIL = word(
    r"(?:no|not|nothing|never|n't)(?: \S+){0,9}? (?:until|unless|till|before|without)|(?:until|unless"
    r"|till)(?: \S+){0,9}? (?:no|not|nothing)"
    r"|(?:not|n't|না) (?:\S+ )?\S+লে(?: \S+){0,8}? (?:না|নয়|নেই)|(?:না \S+লে|ছাড়া"
    r"|আগে)(?: \S+){0,8}? (?:না|নয়|নেই)|পর্যন্ত(?: \S+){0,8}? (?:না|নেই|নয়)|only (?:if|after|once)"
)
CONDITION = word(
    r"condition\w*|conditional|asks? for|asked for|wants?|demands?|insists?|once|when|if|after"
    r"|depends?|hinges?|hangs on|subject to|provided|only"
    r"|as soon as|needs?|requires?|waits? for|blocked"
    r"|দাবি\S*|চান|চাইছেন|শর্ত\S*|তবেই|তখনই|(?<!না )\S{2,}লেই?|সাপেক্ষে|নির্ভর\S*"
)
WITHOUT_IT = word(r"without|unless|ছাড়া|না হলে|না (?:দি|পে|কর|বাড়)\S*লে")
IF_FIRST = pattern(r"^ ?(?:if|should|যদি)\b")
PROVIDED = word(r"as long as|so long as|provided|only if|if|on condition|\S{2,}লে|শর্তে")
IF = word(r"if|when|once|after|provided|unless|or (?:else|the|it|we|they)|otherwise|\S{2,}লে|হলে|এলে|তবেই|শর্তে")
# If nothing is late, it will be done: only the condition has the "not".
IF_NOT_LATE = word(
    r"(?:if|once|when|as long as|provided)(?: \w+){0,6}? (?:no|not|n't|never)(?: \w+){0,4}? (?:late|delay\w*)"
    r"|(?:দেরি|লেট|বিলম্ব)\S*(?: \S+){0,2}? না \S+লে(?!.* (?:না|নয়|নেই)(?=[ ,;।.]|$))"
)
# Who comes on time for so long comes so long without being late.
WITHOUT_DELAY = word(
    r"(?:without|no)(?: an?| any| one| a single| single| more| further)? (?:late|delay\w*)"
    r"|(?:দেরি|লেট|বিলম্ব)\S*(?: \S+)? (?:ছাড়া\S*|না)|কোনো (?:দেরি|লেট|বিলম্ব)\S*"
)
ON_TIME = word(
    r"punctual\w*|on time|in time|on schedule|to schedule|timely|by the clock|like clockwork"
    r"|সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে|সময়ে|(?:সময়|ঘড়ি|সূচি|সময়সূচি) (?:ধরে|মেনে|মিলিয়ে)"
)
# What was done once is no rule: "a favour for the rains, not a rule".
ONCE = word(
    r"one-?time|one-?off|once|exception\w*|(?:single|special) (?:favour|favor|case|occasion)|temporar\w+"
    r"|একবার\S*|এককালীন|ব্যতিক্রম\S*|সাময়িক\S*|অস্থায়ী"
)
ALWAYS = word(
    r"(?:at |on |for |with )?(?:every|each) \w+|standing|always|regular\w*|permanent\w*|(?:as a"
    r"|the) rule|routine\w*|usual\w*"
    r"|প্রতিবার\S*|প্রতি(?:টি|টা)? \S+|প্রত্যেক\S*|নিয়মিত\S*|সবসময়\S*|সব সময়\S*|বরাবর\S*|স্থায়ী\S*|নিয়ম(?:টা|ই|টাই)?"
)
NO_RULE = word(
    r"(?:not?|nothing|never|n't)(?: \w+){0,3}? (?:rules?|regular\w*|standard|norms?|normal\w*|standing|permanent\w*"
    r"|contract\w*|usual|terms?|policy|precedent|practice|repeat\w*|lasting|fixed|always|entitle\w+)"
    r"|(?:নিয়ম|নিয়মিত|স্থায়ী|চুক্তি|চুক্তির|চুক্তিতে|স্বাভাবিক|বরাবর|সবসময়|চিরকাল|শর্ত|রীতি|রেওয়াজ|পাকা)\S*"
    r"(?: \S+){0,2}? (?:না|নয়|নেই|\S+(?:য়নি|েনি|িনি|ননি))"
)
# What is told of the rest: "all but 3 of the 120 were fine".
ALL_BUT = word(
    r"(?:all|every\w*(?: \w+)?)(?: of)?(?: (?:the|our|their))?(?: \d+)?(?: \w+)? (?:but|except|save"
    r"|apart from|bar)(?: for)? \d+"
    r"|(?:all )?(?:but|except|apart from|save|bar)(?: for)? \d+,? (?:all|every\w*|the rest)"
    r"|\d+\S* (?:বাদে|ছাড়া|বাদ দিয়ে|ব্যতীত)(?: \S+){0,3}? (?:সব|বাকি|সবগুলো|পুরোটা)\S*"
)


@lru_cache(maxsize=1024)
def tells_of_the_rest(text: str) -> bool:
    """Whether a text in normal form tells what is so of all but some."""
    return ALL_BUT.search(text) is not None


# What is not decided, and who will tell it.
UNDECIDED = word(
    r"(?:not|n't|no|un|yet to be) ?(?:been )?(?:decid|settl|clear|agree|decision)\w*|(?:ঠিক|সিদ্ধান্ত|চূড়ান্ত"
    r"|স্থির)\S* (?:\S+ )?\S+নি"
)
WILL_TELL = word(
    r"(?:will|shall|is to|are to|is going to|due to|has to|must) (?:\w+ ){0,2}?(?:say|tell|decide|announce"
    r"|confirm|inform|answer|reply"
    r"|let (?:us|me) know)|(?:expect|await|wait for) (?:\w+ ){0,2}?(?:word|answer|decision|reply)|(?:answer"
    r"|decision|word) (?:is )?(?:due|expected)"
    r"|(?:জানা|বল|জানিয়ে দে|বলে দে|ঠিক কর|সিদ্ধান্ত নে)(?:বেন?|ব)|জানা যাবে|(?:জবাব|উত্তর|সিদ্ধান্ত"
    r"|মত)\S* (?:\S+ )?(?:দেবেন?|আসবে|মিলবে|দেওয়ার কথা|জানানোর কথা)"
)
# "A date and not a hope": what is told instead says as much.
NOT_BUT_SO = pattern(
    r"(?:\band|,| -) (?:definitely |certainly )?not (?:an? |the |just "
    r"|some )?(?P<what>[^\W\d]\w+)(?=[.,;]|$)"
)
# Of what there is none: "had no vehicle".
NONE_OF = pattern(r"\bno (?P<what>[^\W\d]\w+)|(?P<what_bn>\S+) (?:নেই|ছিল না)(?=[ ,;.।]|$)")
# What a "not" denies: the word after it in English, the one before it in Bengali.
WHAT_IS_DENIED = pattern(
    r"(?:\b(?:not|never|no|cannot)|n't) (?:yet |longer |been |be |have |had |a |an |the |any |even "
    r"|really )*([^\W\d]\S+)"
    r"|(\S+) (?:না|নেই|নয়|নন)(?=[ ,;.।]|$)"
)
WE = word(r"we|i|our|us|আমরা|আমি|আমাদের|আমার|(?!তিনি|যিনি|ইনি|চিনি)\S+(?:েছি|লাম|িনি|ইনি|চ্ছি)")
# What should be so is not told to be so.
OUGHT = word(
    r"(?:should|ought to|(?:was|were) (?:due |supposed |meant |expected )?to|supposed to) (?:already |long "
    r"|have |be |been )*\w+"
)
PASSIVE = word(
    r"(?:was|were|been|is|are) (?:not |never )?\w+ed"
    r"|\S+(?:ওয়া|নো|রা|লা|খা|না|তা|টা|ড়া) (?:হয়নি|যায়নি|হয়েছে|হয়েছিল|হচ্ছে|হবে|হয়)"
)
# What was promised is only named: "did as he promised", "the promised letter".
AS_PROMISED = word(
    r"(?:as|what|which) (?:\w+ ){0,3}?(?:promised|agreed|committed|undertook)"
    r"|(?:the|their|its|his|her|our) promised|kept (?:\w+ )?(?:word|promise|commitment)"
    r"|owe\w* (?:\S+ ){0,4}?(?:an? |the |our )(?:answer|reply|response|decision|word)|promise (?:\w+ ){0,2}?kept"
)
