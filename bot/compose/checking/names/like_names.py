"""Whether a word is written or used as names are, and is no word of the language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.compose.catalogues import Language, catalogue
from bot.compose.checking.meaning.words import ACTS
from bot.compose.checking.names.everyday import everyday_bengali, everyday_english
from bot.compose.checking.patterns import plain, word
from knowledge.glossary import concept
from knowledge.name_words import NameWord, Weight
from knowledge.normal import WORD, word_set
from knowledge.periods import MONTHS
from knowledge.text import normal_form, terms, terms_of

_OPENS = re.compile(r"(?:^|[.!?:;•\n(-]\s*|\d\.\s+)$")
_HONORIFICS = "ভাই আপা সাহেব শাহেব দি দা দিদি দাদা ম্যাডাম স্যার আপু"
# জুলাইয়ে: a month in the locative.
_IN_A_MONTH = plain("য়ে")
_HUMAN = word(r"\S*(?:েছেন|েছিলেন|বেন|লেন|েননি|ননি)|চান|নন|জানান|বলেন|রাজি|আছেন|দেন|নেন|পারেন|মনে করেন")
# Words for people and offices, which are written with a capital as names are.
_OFFICES = word_set(
    """
    director manager buyer buying head chief executive officer commercial finance financial controller operations
    procurement supply chain category merchandising marketing managing partner lead leader owner assistant acting
    accounts accountant warehouse logistics store sales sponsor champion approver evaluator board team management
    turnover revenue business volume
    company supplier retailer wholesaler customer client distributor competitor eid puja ramadan christmas boishakh
    pohela english bengali bangla taka dhaka bangladesh north south east west central please thanks dear subject
    objective initiative agenda question risk ask summary decision highlights note quarter total overall also
    however therefore meanwhile since although while after before during despite based according given both neither
    though whereas unless until once when whenever where because whether besides beyond under over above
    below within without instead rather even still already just only about around against among amid through
    throughout upon toward towards unlike except should would could might must what which whose whom
    someone everyone nobody nothing everything there here they their these those this that then than with without
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    ম্যানেজার মালিক ক্রেতা গ্রাহক পরিচালক বায়ার টিম দল কর্মকর্তা কর্তৃপক্ষ প্রধান ব্যবস্থাপনা বিক্রেতা পরিবেশক কেউ সবাই তিনি উনি
    তারা ওরা আমরা আপনি যিনি ইনি কে অ্যাকাউন্ট কোম্পানি দোকানদার প্রতিষ্ঠান
    """
)


def everyday(one: NameWord) -> bool:
    """Whether a Bengali word is one of the trade's, or a verb or a noun of the catalogues that no name is like."""
    return everyday_bengali(one.plain, one.stem) or any(concept(term) != term for term in terms_of(one.plain))


def like_a_name(every: Sequence[NameWord], place: int, text: str) -> bool:
    """Whether a word is written or used as names are, and is no word of the language."""
    one = every[place]
    if one.weight is not Weight.DISTINCT or one.digits or len(one.plain) < 3:
        return False
    if one.bengali:
        return _bengali_name(every, place, text)
    if not one.written[0].isupper() or one.written.isupper() or is_a_word(one, "en"):
        return False
    following = every[place + 1] if place + 1 < len(every) else None
    return not _OPENS.search(text[: one.start].rstrip("*_ ")) or _named_by(one, following, text)


def _named_by(one: NameWord, following: NameWord | None, text: str) -> bool:
    """Whether the first word of a sentence is a name, by what follows it: a verb of speech, "'s", another name."""
    if text[one.end : one.end + 2] in ("'s", "’s"):
        return True
    return following is not None and (following.plain in _verbs() or following.written[0].isupper())


def _bengali_name(every: Sequence[NameWord], place: int, text: str) -> bool:
    one = every[place]
    following = every[place + 1].plain if place + 1 < len(every) else ""
    if following in _honorifics() or (following and following[:-1] in _honorifics()):
        return not is_a_word(one, "bn")
    opens = place == 0 and _HUMAN.search(normal_form(text)) is not None
    return opens and not one.plain.endswith(plain("রা")) and not is_a_word(one, "bn")


def is_a_word(one: NameWord, language: Language) -> bool:
    known = _vocabulary(language)
    if not known.isdisjoint((one.plain, one.stem, one.plain.removesuffix(_IN_A_MONTH))):
        return True
    if everyday_bengali(one.plain, one.stem) if one.bengali else everyday_english(one.plain):
        return True
    return any(term in known or concept(term) != term for term in terms_of(one.plain))


@lru_cache(maxsize=2)
def _vocabulary(language: Language) -> frozenset[str]:
    """The words of the catalogues, of months and offices, as written and without their endings."""
    said = [words for one in catalogue(language).values() for words in (one.one, one.several)]
    found = {found for words in said for found in WORD.findall(normal_form(words))}
    found |= {term for words in said for term in terms(words)}
    found |= {normal_form(month) for words in MONTHS.values() for month in words.split()}
    return frozenset(found | _OFFICES)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(
        normal_form(verb) for words in ACTS.values() for verb in words.split() if "_" not in verb
    ) | frozenset(["said", "says", "told", "thinks", "has", "is", "was", "did", "does", "had"])


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    return frozenset(map(normal_form, _HONORIFICS.split()))
