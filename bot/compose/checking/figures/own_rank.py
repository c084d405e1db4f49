"""The place of an account among all of them, and its class: first or last, fourth of thirteen, class A."""

from __future__ import annotations

from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.count_words import NTH_OF
from knowledge.evidence import Figure, Name, Quantity

_TOP = word(
    r"(?:our|the|its|their|your) (?:very |single |by far )?(?:largest|biggest|greatest|top|leading"
    r"|number one|no\.? ?1|best|main"
    r"|foremost|highest)(?: \S+)? (?:accounts?|customers?|buyers?|clients?|ones?|retailers?"
    r"|contributors?|earners?|by|of|among|in)"
    r"|(?:largest|biggest|top|leading|best|first|1st|highest|number one"
    r"|no\.? ?1) (?:by (?:\S+ )?(?:revenue|sales|share|purchases)"
    r"|of (?:all|our|the|\d+|them)|among|in the portfolio|in (?:the |our )?(?:book|list|ranking)|place"
    r"|rank|position|spot|account|customer|buyer)"
    r"|(?:rank(?:s|ed)?|comes?|came|stands?|stood|is|was|finish\w*|plac(?:es|ed)) (?:\S+ )?(?:first"
    r"|top|1st|number one|in front|ahead of (?:all|every))"
    r"|at the (?:very )?top|heads? the|leads? (?:the|all|our)|led (?:the|all|our)|tops the"
    r"|more than any(?: other)?|more than all"
    r"|(?:none|no (?:other )?(?:account|customer|buyer|client|one)|nobody) (?:\S+ ){0,7}(?:more|bigger|larger"
    r"|higher|above|ahead)|second to none"
    r"|(?:চেয়ে|থেকে) (?:বেশি|বড়|এগিয়ে) (?:\S+ )??(?:আর )?(?:কেউই?|কোনো \S+|অন্য কেউ) (?:\S+ )?(?:না|নেই|নয়|\S*নি)"
    r"|(?:কেউই?|কোনো (?:অ্যাকাউন্ট|ক্রেতা|গ্রাহক|কাস্টমার)\S*)"
    r" (?:\S+ ){0,4}(?:চেয়ে|থেকে) (?:বেশি|বড়|এগিয়ে) (?:\S+ ){0,3}?(?:না|নেই|নয়|\S*নি)"
    r"|সবচেয়ে (?:বড়|বেশি|এগিয়ে|উপরে|ওপরে|শীর্ষে|উঁচু\S*)|সবার (?:উপরে|ওপরে|আগে|প্রথমে|শীর্ষে|সেরা"
    r"|চেয়ে (?:বড়|বেশি|এগিয়ে))|শীর্ষ\S*"
    r"|(?:এক নম্বর|1 নম্বর|প্রথম|বৃহত্তম|সর্ববৃহৎ|সেরা|সর্বোচ্চ|এক নম্বরে)(?! (?:প্রান্তিক|কোয়ার্টার|ছয়|মাস|সপ্তাহ|তিন|দুই|\d))"
)
_BOTTOM = word(
    r"(?:our|the|its|their) (?:very |single |by far )?(?:smallest|lowest|least|bottom|weakest|tiniest|minor)"
    r"(?: \S+)? (?:accounts?|customers?|buyers?|clients?|ones?|retailers?|contributors?|earners?|by|of|among|in)"
    r"|(?:smallest|lowest|bottom|last|weakest) (?:by (?:\S+ )?(?:revenue|sales|share|purchases)"
    r"|of (?:all|our|the|\d+|them)|among"
    r"|in the portfolio|in (?:the |our )?(?:book|list|ranking)|place|rank|position|spot|account|customer|buyer)"
    r"|(?:rank(?:s|ed)?|comes?|came|stands?|stood|is|was|finish\w*|plac(?:es|ed)) (?:\S+ )?(?:last"
    r"|bottom|at the back|behind (?:all|every))"
    r"|at the (?:very )?bottom|less than any(?: other)?|less than all|(?:none|no (?:other )?(?:account"
    r"|customer|buyer|client|one)|nobody) (?:\S+ ){0,7}"
    r"(?:less|smaller|lower|below|behind)|brings up the rear|closes the (?:list|ranking|table)|at the foot|at the tail"
    r"|(?:চেয়ে|থেকে) (?:কম|ছোট|পিছিয়ে) (?:\S+ )??(?:আর )?(?:কেউই?|কোনো \S+|অন্য কেউ) (?:\S+ )?(?:না|নেই|নয়|\S*নি)"
    r"|(?:কেউই?|কোনো (?:অ্যাকাউন্ট|ক্রেতা|গ্রাহক|কাস্টমার)\S*)"
    r" (?:\S+ ){0,4}(?:চেয়ে|থেকে) (?:কম|ছোট|পিছিয়ে) (?:\S+ ){0,3}?(?:না|নেই|নয়|\S*নি)"
    r"|সবচেয়ে (?:ছোট|কম|পিছিয়ে|নিচে|নীচে|পেছনে|দুর্বল)|সবার (?:নিচে|নীচে|শেষে|পেছনে|পিছনে|চেয়ে (?:ছোট|কম|পিছিয়ে))|তলানি\S*"
    r"|(?:সর্বশেষ|ক্ষুদ্রতম|সর্বনিম্ন|শেষ) (?:স্থান|অবস্থান|অ্যাকাউন্ট|নম্বর|র‍্যাংক)\S*|সর্বনিম্ন"
)
# "Rank 4 of 13, first among the class B": some order of some of them.
_OF_SOME = word(
    r"class|tier|abc|one of|among the (?:top|first|largest|biggest|last)|top \d+|first \d+|ক্লাস"
    r"|শ্রেণি\S*|টিয়ার|অন্যতম|প্রথম \d+"
)
# "In class C", "a class A account", ক্লাস এ; beside it a place is one among all of them.
_CLASS = word(
    r"class(?:ified)?(?: as)? (?P<en>[abc])|(?P<letter>[abc])[- ](?:class(?! [abc](?:[ ,.;]|$))|account)"
    r"|(?:ক্লাস|শ্রেণি)(?:ে|তে)? ?(?P<bn>এ|বি|সি|[abc])"
)
_LETTERS = {plain("এ"): "a", plain("বি"): "b", plain("সি"): "c"}
_IN_CLASS = pattern(rf"(?<!the )(?<!of ){_CLASS.pattern}(?! accounts)")
_PLACE = word(
    rf"(?P<nth>{either(one for one in NTH_OF if not one[0].isdigit())})"
    r"(?! (?:quarter|half|week|month|day|time|year|of (?:19|20)\d\d|\d|(?:প্রান্তিক|কোয়ার্টার|অর্ধ|মাস|সপ্তাহ|বছর"
    r"|ভাগ)\S*))(?<!a tenth)(?<!a fifth)"
    r"(?<!one tenth)(?<!one fifth)(?<!a third)(?<!top third)(?<!bottom third)"
)
_RANKED = word(
    r"(?:rank(?:s|ed|ing)?|number|no\.?|place|position|spot|র‍্যাংক|অবস্থান|স্থান)(?: is| of|:)? (?P<at>\d+)(?! ?%)"
    r"|(?P<at_bn>\d+) ?(?:নম্বরে|নম্বর (?:স্থান|অবস্থান)\S*|তম)"
)
# "Fourth largest", চতুর্থ বৃহত্তম: a place, and not the first.
_NTH_LARGEST = word(
    rf"(?:{either(one for one, nth in NTH_OF.items() if nth > 1)}|\d+(?:nd|rd|th))[- ](?:largest|biggest|greatest"
    r"|top|leading|best|foremost|highest|most important|বৃহত্তম|সর্ববৃহৎ|সেরা|সর্বোচ্চ)"
)
_NEXT_TO = word(
    r"(?:next to|second) (?:last|first|best|largest|biggest|smallest)|(?:শেষের|প্রথমের) (?:ঠিক )?(?:আগে|পরে)"
)


def other_rank(text: str, figure: Figure) -> str:
    """Why a sentence tells another place or class; "" else. Only the first is the largest, the last the smallest."""
    rank, among, own = (figure.sentence.values.get(one) for one in ("rank", "of", "abc"))
    if isinstance(own, Name) and (found := _CLASS.search(text)):
        letter = _LETTERS.get(told := found["en"] or found["letter"] or found["bn"], told)
        if letter != own.text.lower() and not NOT.search(text):
            return f"it is in class {own.text}"
    if not isinstance(rank, int) or not isinstance(among, Quantity) or _OF_SOME.search(_IN_CLASS.sub("¦", text)):
        return ""
    places = {NTH_OF[found["nth"]] for found in _PLACE.finditer(text)} | {
        int(found["at"] or found["at_bn"]) for found in _RANKED.finditer(text)
    }
    if places and rank not in places and not NOT.search(text):
        return f"it is number {rank} of {among.number:f}"
    if _NEXT_TO.search(text) and rank not in (2, among.number - 1):
        return f"it is number {rank} of {among.number:f}"
    text = _NTH_LARGEST.sub("¦", text)
    top, bottom = _TOP.search(text), _BOTTOM.search(text)
    told = bottom or top
    if told is None or NOT.search(text[: told.start()] + text[told.end() :]):
        return ""
    return f"it is number {rank} of {among.number:f}" if rank != (among.number if bottom else 1) else ""
