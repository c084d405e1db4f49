"""The words for how plans, their records and their scores stand."""

from __future__ import annotations

from bot.compose.checking.figures.ways.words import NEVER, Said, said
from bot.compose.checking.patterns import word

# How much of it is done.
EXTENT: Said = said(
    done=r"(?:has|have) (?:all |now |already )?been (?:settled|won|brought|finished|completed"
    r"|delivered|resolved)(?: back)?|(?:nearly |almost |practically |fully "
    r"|all )?(?:complete|completed|finished|accomplished"
    r"|wrapped up)|(?:nearly"
    r"|almost|all but) (?:done|there|over)|fully done|(?:has|have) been (?:reached|met|achieved)"
    r"|(?:প্রায় )?(?:সম্পন্ন|সম্পূর্ণ|শেষ)(?: হয়ে গেছে| হয়েছে| হয়ে এসেছে|ের পথে)?"
    r"|পূরণ (?:হয়েছে|হয়ে গেছে)|অর্জিত হয়েছে",
    half=r"(?:more than|over|past|above|beyond) (?:the )?(?:half|halfway|midway)|halfway"
    r"|most of (?:the way|it|the plan)"
    r"|অর্ধেকের (?:বেশি|ওপরে|উপরে)|অর্ধেক\S*|মাঝপথ\S*|বেশির ?ভাগ (?:পথ|কাজ)\S*",
    some=r"(?:has|have) (?:begun|started|moved|got(?:ten)? going|made (?:some )?(?:progress|headway)"
    r"|progressed|advanced)"
    r"|under ?way|in progress|is moving|has been some progress|(?:শুরু|আরম্ভ) (?:হয়েছে"
    r"|হয়ে গেছে)|এগোচ্ছে|এগিয়েছে|কিছুটা এগি\S*",
    none=rf"{NEVER} (?:yet |even |been |at all )*(?:begun|started|moved|progressed|advanced)"
    rf"|{NEVER} (?:any )?progress"
    r"|nothing (?:\S+ ){0,4}?(?:has been |is |was )?done|stands? still|at a standstill"
    r"|(?:শুরুই?|আরম্ভ)(?: করা)? হয়নি|এগোয়নি|কিছুই (?:\S+ )?(?:হয়নি|এগোয়নি)|এক চুলও \S+|জায়গাতেই",
)
CHANGED: Said = said(
    changed=r"chang(?:ed?|es|ing)|edit(?:ed|s)?|altered|updated|পরিবর্তন\S*|বদল\S*|রদবদল\S*",
    same=r"unchanged|untouched|unaltered|(?:left|stayed|stays|remain(?:s|ed)?|is"
    r"|kept) (?:just )?(?:as (?:it|they) (?:was|were|is|stood)|the same)|(?:no|not (?:a|one)"
    r"|not a single|without|zero|never)"
    r"(?: \S+){0,2}? (?:chang\w+|edits?|updates?)|nothing (?:\S+ ){0,4}?(?:chang|alter|edit"
    r"|updat)\w*|অপরিবর্তিত|আগের মতো\S*|(?:কোনো|একটিও|একটাও|কিছুই) (?:\S+ ){0,2}?(?:পরিবর্তন"
    r"|বদল|রদবদল)\S*"
    r" ?(?:হয়নি|নেই|ঘটেনি|আসেনি|করা হয়নি)?|(?:বদলায়নি|বদলানো হয়নি)|যেমন ছিল তেমন\S*",
)
BROUGHT: Said = said(
    into=r"brought in|br(?:ing|ings|inging) in|came in|com(?:e|es|ing) in|added|loaded|put in"
    r"|imported|entered|এনেছে|এসেছে|যোগ (?:হয়েছে|করেছে|করা হয়েছে)|ঢুকেছে",
    out=r"lost|dropped|gave up|(?:took|taken|takes) (?:\S+ ){0,4}?(?:out|away|back)|remov\w+"
    r"|delet\w+|withdr[ae]w\w*"
    r"|undid|undone|reversed|struck|(?:মুছে|সরিয়ে|বাদ|ফিরিয়ে) (?:দিয়েছে|নিয়েছে|ফেলেছে)"
    r"|মোছা\S*|তুলে নি\S*",
)
# A measure of the scorecard.
SCORE: Said = said(
    good=r"on (?:track|course|target)|(?:is|are|looks?|doing) (?:all |quite |perfectly )?(?:fine"
    r"|good|well|healthy)|ahead"
    r"|ঠিক পথে\S*|ঠিকঠাক\S*|ভালো (?:আছে|চলছে|অবস্থায়)|ঠিক আছে|এগিয়ে\S*",
    plain=r"steady|stable|স্থির|স্থিতিশীল",
    watch=r"(?:to be|being|needs?|must be|should be|worth|bears?) watch\w*|(?:needs?|wants?|under"
    r"|on) (?:the )?(?:watching"
    r"|watch(?:list)?|an eye|attention)|watch(?:ed)?(?: closely)?|keep an eye on|নজরে\S*"
    r"|নজর রাখ\S*|নজরদারি\S*|চোখ রাখ\S*|খেয়াল রাখ\S*",
    bad=r"behind(?! (?:it|us|them))|lag(?:s|ging)?|off track|failing|in trouble|পিছিয়ে\S*|পিছনে"
    r"|পেছনে|খারাপ(?: অবস্থায়)?",
)
# What is asked for of a measure.
ASKED: Said = said(
    meets=r"as (?:asked|wanted|required)|meets?|met|reach(?:es|ed)?|exceeds?|beats?|tops|above"
    r"|over|clears?|hits?|more than"
    r"|higher than|better than|ahead of"
    r"|ছাড়ি\S*|পূরণ (?:হয়েছে|করেছে|করছে)|ছুঁয়ে\S*|বেশি|ওপরে|উপরে",
    misses=r"miss(?:es|ed)?|falls? short|short of|below|under|less than|lower than|worse than|behind"
    r"|not (?:met|reached)"
    r"|কম|নিচে|নীচে|ছুঁতে পারেনি|পিছিয়ে\S*|ঘাটতি\S*",
)
OF_ASKED = word(r"asked?|wanted|required?|target|চাওয়া\S*|চাই\S*|লক্ষ্য\S*")
OF_TIME = word(r"time|clock|calendar|schedule|pace|সময়\S*|ক্যালেন্ডার\S*|মেয়াদ\S*")
COLOUR: Said = said(green=r"green|সবুজ\S*", yellow=r"yellow|amber|হলুদ\S*", red=r"(?:in the |the )?red|লাল\S*")
CELL: Said = said(
    invest=r"invest(?:ing|ment|ed)?(?: in| here)?(?: for)?(?: growth)?|বিনিয়োগ\S*|বাড়ানোর জন্য বিনিয়োগ\S*",
    selective=r"invest(?:ing|ment)? selectively|selective(?:ly)?(?: invest\w*)?|বেছে (?:বেছে )?বিনিয়োগ\S*",
    maintain=r"maintain(?:ed|ing)?|hold (?:on to|what we have)|ধরে রাখা\S*|ধরে রাখার\S*|ধরে রাখতে",
    cash=r"managed? for cash|(?:for )?cash|milk(?:ed)?|নগদ\S*",
)
CLASS: Said = said(
    **{
        one: rf"class {one}|{one}[- ]class|(?:ক্লাস|শ্রেণি|এবিসি) (?:{one}|{bn})(?: ক্লাস\S*)?|(?:{one}"
        rf"|{bn}) (?:ক্লাস|শ্রেণি)\S*"
        for one, bn in (("a", "এ"), ("b", "বি"), ("c", "সি"))
    }
)
BASIS: Said = said(
    whole=r"(?:the )?(?:whole|entire|full|complete)(?:ly)?|all|fully|wholly|পুরো\S*|সবটা\S*|সম্পূর্ণ\S*|সব",
    part=r"(?:only )?(?:a )?(?:part|half|third|quarter)|partly|incomplete|আংশিক\S*|একাংশ\S*|কিছুটা",
)
OF_BASIS = word(r"rests?|based|data|known|coverage|তথ্য\S*|দাঁড়ানো|জানা")
