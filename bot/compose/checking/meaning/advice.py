"""Which clauses only advise: what they propose is their own, and is held against nothing."""

from __future__ import annotations

from bot.compose.checking.patterns import pattern

# What somebody might do about it, which says nothing of what is: "so a reminder may help", তোলা যায়.
_ADVICE_BEGINS = pattern(
    r"^ ?(?:so|and|then|(?:for )?which)? ?(?:(?:you|we|one) (?:could|can|may|might"
    r"|should|had better)|it (?:may|might|could|would) (?:pay|be|help)"
    r"|perhaps|maybe|worth|consider|let us|let's|better|ask\b|tell\b"
    r"|remind\b|thank\b|offer\b|bring\b|use\b|start\b|keep\b|expect\b)"
    r"|^ ?(?:so |and |then |but |hence |please |just )*(?:do not|don't|never|avoid|no need to)\b"
    r"|^ ?so\b(?: \S+){0,6} (?:may|might|could|should|need|needs|let)\b|^ ?(?:তাই|কাজেই|সুতরাং)(?: \S+){1,6}তে হবে না(?= |$)"
    r"|^ ?(?:\S+ ){0,6}(?<!মনে )(?<!জেনে )(?<!ধরে )(?:রাখ|কর|বল|তুল|দেখ|শুন|লিখ|আন|চল|থাক|খুঁজ|জান|পাঠ)(?:ুন|িয়ে দিন)(?= ?$)"
)
_ADVICE = pattern(
    r"\b(?:may|might|could|would|should) (?:help|pay|be (?:useful|worth"
    r"|enough|discussed|raised|offered|tried)|close the matter|come up)\b"
    r"|\b(?:is|be|are) worth \w+ing\b|\b(?:is|be) worth it\b"
    r"|(?:করা|করানো|দেওয়া|তোলা|বলা|রাখা|জানানো|চাওয়া|নেওয়া|করিয়ে দেওয়া|দিয়ে রাখা) যায়"
    r"|(?:কথা|তারিখ|আশ্বাস|প্রতিশ্রুতি|চাপ|তাগাদা|আশা)(?: \S+)? (?:দেবেন|তুলবেন|করবেন|বলবেন|ধরবেন) না"
    r"|\b(?:should|must|need|ought|is|are)(?: not| never|n't)(?: to)? (?:be )?(?:mention\w*|quot(?:e|ed)"
    r"|br(?:ing|ought) up|cite[sd]?"
    r"|rais(?:e|ed)(?! the)|repeat\w*|rel(?:y|ied)|assum\w*|read as|tak(?:e|en) (?:as|for)|treat\w*"
    r"|count(?:ed)? on|confus\w*|mixed up|overlook\w*|forg[eo]t\w*)\b"
    r"|\b(?:would|will|does|do) no harm\b|\bno harm in\b|(?:ক্ষতি|দোষ|অসুবিধা) নেই|(?:আশা|হিসাব) করবেন না|ধরে নেবেন না|ভুলবেন না"
    r"|(?:করতে|দিতে|বলতে|তুলতে|রাখতে|চাইতে) পারেন|(?:রাখা|করা|বলা|দেওয়া) (?:ভালো|দরকার|উচিত)|(?:জিজ্ঞেস|জিজ্ঞাসা) কর"
)
# Most clauses hold none of its words.
_MAY_ADVISE = pattern(
    "may |might |could |would |should |worth|no harm|not |never |n't |যায়|নেই|না|পারেন|ভালো|দরকার|উচিত|জিজ্ঞ"
)


def only_advises(text: str) -> bool:
    """Whether a clause in normal form proposes something, and tells nothing."""
    if _ADVICE_BEGINS.match(text):
        return True
    return _MAY_ADVISE.search(text) is not None and _ADVICE.search(text) is not None
