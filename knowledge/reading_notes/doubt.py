"""What makes a sentence no plain statement: a question, a condition, hearsay, a guess, irony."""

from __future__ import annotations

import re
import unicodedata


def pattern(*parts: str) -> re.Pattern[str]:
    """Alternatives as one pattern that matches whole words, in the form in which sentences are read."""
    return re.compile(
        unicodedata.normalize("NFC", rf"(?<![\w\u0980-\u09ff])(?:{'|'.join(parts)})(?![\w\u0980-\u09ff])")
    )


_QUESTION = re.compile(r"\?[\s\"')]*$")
# "check if the truck came" asks nothing of the promise; "if the truck comes" makes it hang on something.
_CONDITION = pattern(
    r"(?<!check )(?<!see )(?<!ask )(?<!confirm )(?<!know )(?<!verify )(?<!out )(?<!say )(?<!us )(?<!tell me )if",
    "unless", "provided(?: that)?", "only when", "depends on", "depending on", "subject to", "in case", "assuming",
    "যদি", "(?:হলে|থাকলে|পেলে|দিলে|করলে|এলে|গেলে|কমালে|বাড়ালে)ই?", "(?:জানালে|পাঠালে|মিললে|পারলে|মিটলে)ই?",
    "নইলে", "তাহলে", "তবেই", "শর্তে", "শর্ত", "jodi", "hole", "tahole", "pele", "dile", "thakle", "korle", "na hole",
    "parle",     r"না [\w\u0980-\u09ff]+ পর্যন্ত",
)  # fmt: skip
_HEARSAY = pattern(
    "i hear(?:d)?", "heard (?:that|from)", "rumou?rs?", "people say", "they say", "word is", "apparently",
    "supposedly", "allegedly", "reportedly", "somebody (?:said|told)", "someone (?:said|told)", "gossip",
    "unconfirmed", "শুনেছি", "শুনলাম", "শোনা যাচ্ছে", "নাকি", "লোকে বলে", "গুজব", "shunechi", "shunlam", "naki",
)  # fmt: skip
_GUESS = pattern(
    "maybe", "perhaps", "possibly", "probably", "might", r"(?<!\d )(?<!in )(?<!by )(?<!of )(?<!next )may(?! \d)",
    "hope(?:s|fully)?", "not sure", "doubt(?:s|ful)?", "i think", "i guess", "i expect", "wish(?:es)?", "we could",
    "he could", "she could", "they could", "i could", "should have", "would have", "was supposed to",
    "were supposed to", "used to", "হয়তো", "সম্ভবত", "মনে হয়", "আশা (?:করি|করছি|করেন|করছেন|করে|করছে)", "বোধহয়",
    "hoyto", "mone hoy", "জানি না", "জানা (?:নেই|নাই|যায়নি)", "jani na", "jana nai", "asha (?:kori|korchi|koren|korchen)",
)  # fmt: skip
_IRONY = pattern(
    "lol", "haha+", "yeah right", r"as (?:he|she|they) says? every", r"like every (?:month|week|year|time)", "as usual",
    "as always", r"(?:just )?like last (?:year|month|time|week)", "of course (?:he|she|they)", "sure, (?:he|she|they)",
    "same old", "pigs", "believe it when", "বরাবরের মতো", "প্রতিবারের মতো", "boraborer moto",
)  # fmt: skip
_PAST_PROMISE = pattern(
    "last (?:week|month|year|quarter|time)", "(?:weeks|months|years) ago", "already", "has been", "have been",
    "kept (?:his|her|their|our) word", "গত (?:সপ্তাহে|মাসে|বছর|বছরে|বার)", "আগেই",
    "(?:বলে|দিয়ে|জানিয়ে)ছিলেন", "(?:বলে|দিয়ে|জানিয়ে)ছিল", "(?:bole|diye|janiye)chilen", "goto (?:shoptahe|mashe|bochor)",
)  # fmt: skip


def is_question(text: str) -> bool:
    """Whether a sentence asks."""
    return bool(_QUESTION.search(text))


def is_doubtful(text: str) -> bool:
    """Whether a sentence in its read form asks, supposes, guesses, repeats hearsay or means the opposite."""
    return is_question(text) or any(kind.search(text) for kind in (_CONDITION, _HEARSAY, _GUESS, _IRONY))


def hangs_altogether(text: str) -> bool:
    """Whether nothing in a sentence is plain, since it asks or means the opposite."""
    return is_question(text) or bool(_IRONY.search(text))


def hangs_on(clause: str, *, later: bool) -> bool:
    """Whether a clause hangs on something, and the others of its sentence may too.

    "I will send it, and Arif will pay if it fits" leaves open what the condition holds for. later: the clause follows
    another; then "but if it fits, Arif will pay" is of itself alone.
    """
    found = _CONDITION.search(clause)
    return found is not None and not (later and found.start() == 0)


def is_of_the_past(text: str) -> bool:
    """Whether a promise in this sentence was made, or kept, some time ago."""
    return bool(_PAST_PROMISE.search(text))
