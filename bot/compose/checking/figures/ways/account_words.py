"""The words for how an account and the contact with it stand."""

from __future__ import annotations

from bot.compose.checking.figures.ways.words import Said, said

TIER: Said = said(
    **{
        one: rf"{one}[- ](?:tier|accounts?|customers?|clients?)|(?:tier|টিয়ার)(?: is|:| of| হলো"
        rf"| হচ্ছে)? (?:the )?{names}"
        rf"|{names} (?:টিয়ার|tier)\S*|(?:in|of|to) the {one} (?:one|tier)|as (?:a )?{one}(?: tier)?"
        for one, names in (
            ("key", "(?:key|কী|কি)"),
            ("major", "(?:major|মেজর)"),
            ("standard", "(?:standard|স্ট্যান্ডার্ড)"),
            ("strategic", "strategic"),
            ("minor", "minor"),
        )
    }
)
SEGMENT: Said = said(
    modern=r"modern[- ]trade|supermarkets?|মডার্ন ট্রেড\S*|আধুনিক (?:ট্রেড|বাণিজ্য)\S*",
    general=r"general[- ]trade|traditional trade|জেনারেল ট্রেড\S*",
    wholesale=r"wholesal\w*|distribut\w*|হোলসেল\S*|পাইকারি\S*|ডিস্ট্রিবিউটর\S*",
    online=r"e-?commerce|online|quick commerce|অনলাইন\S*|ই-?কমার্স\S*",
    pharmacy=r"pharmac\w*|health and beauty|ফার্মেসি\S*",
)
CITY: Said = said(
    **{
        one: rf"{one}|{bn}\S*"
        for one, bn in (
            ("dhaka", "ঢাকা"),
            ("(?:chattogram|chittagong)", "চট্টগ্রাম"),
            ("sylhet", "সিলেট"),
            ("rajshahi", "রাজশাহী"),
            ("khulna", "খুলনা"),
            ("bari(?:sh|s)al", "বরিশাল"),
            ("rangpur", "রংপুর"),
            ("mymensingh", "ময়মনসিংহ"),
            ("narayanganj", "নারায়ণগঞ্জ"),
            ("gazipur", "গাজীপুর"),
            ("savar", "সাভার"),
            ("(?:cumilla|comilla)", "কুমিল্লা"),
            ("bogura", "বগুড়া"),
            ("jashore", "যশোর"),
            ("(?:kishoreganj|kishorganj)", "কিশোরগঞ্জ"),
            ("noakhali", "নোয়াখালী"),
        )
    }
)
CUSTOMER: Said = said(
    stays=r"(?:is|are|been|became|remains?) (?:a |our |still )*customers?"
    r"|customer (?:of ours )?(?:since|from)|came to us|গ্রাহক\S*",
    later=r"(?:will|is to|is going to|about to) (?:become|be) (?:a |our )*customers?|গ্রাহক হবে",
    gone=r"(?:former|ex-?|lost|past|previous) ?customers?|(?:no longer|stopped being|ceased to be"
    r"|not|n't) (?:a |our |been )*customers?"
    r"|customer (?:until|till|up to)|(?:left|leaving|quit|dropped) us|আর গ্রাহক (?:নয়|নেই|না)"
    r"|গ্রাহক (?:নয়|নেই|ছিল)|(?:সাবেক|প্রাক্তন) গ্রাহক\S*"
    r"|পর্যন্ত গ্রাহক ছিল|ছেড়ে (?:গেছে|গিয়েছে)",
)
OWNED: Said = said(
    owned=r"own(?:s|er|ed)?|in charge|looks? after|responsible|handles?|manages?|দায়িত্ব\S*|দেখেন|দেখাশোনা\S*",
    free=r"(?:nobody|no one)(?: \S+){0,3}? (?:in charge|owns?|responsible|looks? after)|unassigned"
    r"|no owner|without an owner|no longer (?:own\w*|in charge|looks? after|responsible"
    r"|handles?|manages?)"
    r"|কেউ (?:দায়িত্বে|দেখাশোনায়) (?:নেই|না)|(?:দায়িত্বে|দায়িত্ব) (?:আর |কেউ |এখন "
    r"|আর কেউ )*(?:নেই|নন|না|ছেড়ে\S*)|দায়িত্বে ছিলেন",
)
# How much two are in touch, which tells nothing of how happy they are.
MEANS: Said = said(
    goodwill=r"goodwill|happ(?:y|iness)|satisf\w+|content(?:ment)?|pleased|(?:thinks?|speaks?) (?:well"
    r"|highly) of|lik(?:es?|ing)|lov(?:es?|ing)|trust\w*|fond"
    r"|warm(?:th)?|sympath\w*|loyal\w*|খুশি|সন্তুষ্ট\S*|সদিচ্ছা\S*|শুভেচ্ছা\S*|ভালোবাস\S*"
    r"|আস্থা\S*|মনোভাব\S*|সন্তোষ\S*",
)
STRENGTH: Said = said(
    strong=r"(?:often|much|regularly|closely|frequently) in (?:touch|contact)|(?:is|are|very"
    r"|looks?|stands?|quite|remains?) (?:very |quite |a )?(?:strong|close|intense"
    r"|tight|solid)|strong relationship|close relationship"
    r"|in (?:close|constant|frequent) (?:touch|contact)|জোরালো|মজবুত|ঘনিষ্ঠ|শক্ত|নিবিড়|গভীর",
    weak=r"(?:rarely|seldom|little) in (?:touch|contact)|(?:is|are|very|looks?|stands?|quite"
    r"|remains?) (?:very |quite |a )?(?:weak|loose|thin|poor"
    r"|distant|cold)|weak relationship|hardly in (?:touch|contact)"
    r"|out of (?:touch|contact)|দুর্বল|আলগা|শিথিল|ক্ষীণ",
)
# Contact against what is wanted.
CADENCE: Said = said(
    kept=r"within what is (?:wanted|agreed)|as (?:often as )?(?:wanted|agreed|planned)"
    r"|on (?:schedule|time|track)|within (?:the "
    r"|its )?(?:wanted|agreed|limit|time|\d+)|in time|not late"
    r"|কথামতো\S*|সময়মতো\S*|ঠিক সময়ে\S*|নিয়মমতো|সময়ের মধ্যেই?|চাওয়ামতো",
    late=r"longer ago than|late(?! with)|overdue|behind|delayed|too (?:rare|seldom|long)|less often than (?:wanted"
    r"|agreed|planned)|longer than (?:wanted|agreed|planned)|delay"
    r"|দেরি(?!\S* (?:যাঁদের|যাদের|\S+নের|কারো|\S*র) (?:সঙ্গে|সাথে))\S*|পিছিয়ে\S*|বিলম্ব\S*"
    r"|ওভারডিউ|সময় পার|কথার চেয়ে (?:কম|দেরি)\S*",
)
LATE_WITH: Said = said(
    some=r"late with|(?:some|several|a few|two|three) (?:people|of them|contacts) (?:are|is) late"
    r"|দেরি যাঁদের সঙ্গে|(?:কয়েকজন|কারো কারো|দুজন|তিনজন|\d+জন)(?:ের|র) (?:সঙ্গে"
    r"|সাথে) (?:\S+ ){0,3}?দেরি\S*"
    r"|দেরি (?:\S+)(?:ের|র) (?:সঙ্গে|সাথে)",
    none=r"(?:not |n't )?late with:? (?:nobody|no one|none|anybody|anyone)|(?:nobody|no one"
    r"|none of them) is (?:late|overdue)|দেরি যাঁদের সঙ্গে: কেউ না|(?:কারো|কারও"
    r"|কারোর)(?:ই)? (?:সঙ্গে|সাথে)(?:ই)? (?:\S+ ){0,3}?দেরি\S* (?:নেই|হয়নি|না)"
    r"|কেউ (?:দেরি|বাদ)\S* (?:না|নেই)",
)
OFTEN: Said = said(
    more=r"more (?:often|frequent(?:ly)?) than (?:wanted|agreed|planned|asked|needed)|oftener than"
    r"|চাওয়ার চেয়ে (?:বেশি|ঘন ঘন)|যতটা চাওয়া তার চেয়ে বেশি"
    r"|কথার চেয়ে (?:বেশি|ঘন)\S*",
    less=r"(?:less|not as) (?:often|frequent(?:ly)?) (?:than|as) (?:wanted|agreed|planned|asked"
    r"|needed)|more (?:rarely|seldom) than|চাওয়ার চেয়ে কম"
    r"|যতটা চাওয়া তার চেয়ে কম|কথার চেয়ে কম",
)
MOOD: Said = said(
    happy=r"(?:is|are|was|were|quite|very|sounds?|seems?) (?:quite |very )*(?:happy|satisfied|content"
    r"|pleased|glad)|(?:not|n't) (?:at all )?(?:unhappy|dissatisfied)|খুশি|সন্তুষ্ট|তুষ্ট",
    unhappy=r"unhappy|dissatisfied|displeased|(?:not|n't|no longer) (?:at all )?(?:happy|satisfied"
    r"|content|pleased)|অসন্তুষ্ট|অখুশি|নাখোশ|(?:খুশি|সন্তুষ্ট) (?:নন|নয়|না)",
)
LEAVING: Said = said(
    signs=r"signs?|signals?|may leave|at risk|risk of (?:leaving|losing)|লক্ষণ\S*|ঝুঁকি\S*|ছেড়ে যেতে পারে",
    none=r"(?:no|(?<![\d.,])0) (?:signs?|signals?|risk)|(?<!\d)0টি লক্ষণ|(?:none"
    r"|not one) of the signs|not (?:a |one )?(?:single )?(?:sign|signal)|safe|out of danger"
    r"|not at risk|কোনো লক্ষণ\S* (?:\S+ )?নেই|ঝুঁকি নেই"
    r"|লক্ষণ (?:\S+ )?(?:নেই|নয়)|নিরাপদ",
)
