"""The words inside names: which tell one name from another, and which do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from knowledge.normal import BENGALI, WORD, normal_form, word_set
from knowledge.scripts import bones, latin_reading
from knowledge.stems import STOP_WORDS_BN, STOP_WORDS_EN, bengali_stem

# What a company is by law: no part of its name.
_FORMS = word_set(
    """
    ltd limited ltda inc incorporated corp corporation co company gmbh ag kg sa sas sarl srl spa bv nv plc llc llp pvt
    private pte pty hb ab oy as kft লিমিটেড লি প্রাইভেট প্রা কোম্পানি কোম্পানী ইনক
    """
)
# What many customers are: these words belong to a name but do not tell it from others.
_GENERIC = word_set(
    """
    mr mrs ms dr sir madam bhai apa apu da di dada didi shaheb saheb sahib ভাই আপা আপু দা দি দাদা দিদি সাহেব স্যার ম্যাডাম
    store stores shop shops mart marts market markets supermarket supermarkets super superstore hypermarket bazar bazaar
    mall plaza outlet retail retailers wholesale wholesaler wholesalers distribution distributor distributors trading
    trader traders trade enterprise enterprises agency agencies group holdings holding brothers bros sons pharmacy
    pharmacies pharma drug drugs medicine medical grocery grocers groceries food foods supply suppliers imports
    importers
    import export exports international national bangladesh bd chain chains online express house centre center
    departmental department general corner point world and und et y of the de la le el los las du des d l n e
    স্টোর স্টোর্স শপ মার্ট মার্কেট সুপার সুপারশপ সুপারমার্কেট হাইপারমার্কেট বাজার মল প্লাজা রিটেইল হোলসেল হোলসেলার্স
    ডিস্ট্রিবিউশন ডিস্ট্রিবিউটর ডিস্ট্রিবিউটর্স ট্রেডিং ট্রেডার ট্রেডার্স এন্টারপ্রাইজ এজেন্সি গ্রুপ ব্রাদার্স
    ফার্মেসি ফার্মা মেডিসিন
    মেডিকেল গ্রোসারি ফুড ফুডস সাপ্লাই ইম্পোর্ট ইম্পোর্টস এক্সপোর্ট ইন্টারন্যাশনাল বাংলাদেশ চেইন অনলাইন এক্সপ্রেস হাউস
    সেন্টার ডিপার্টমেন্টাল
    জেনারেল কর্নার পয়েন্ট অ্যান্ড এন্ড
    """
)
# Words of everyday questions and of places: alone they are more often the word than the name.
_ORDINARY = (
    word_set(
        """
    account accounts action actions agreement amount answer april april's area asked august average bag balance beer
    best
    better big blue board bottom box branch brief bring brown business buy buyer call called campaign canyon care carton
    cash category champion change cheese city claim clean clear close cold commitment complaint concern connection
    contact contract cost coyote credit customer customers cut daily date day days deal december decision delivery
    demand
    detail discount display dollar due east eastern easy email eid end event family fast february festival field figure
    first fish follow four free fresh friday friend front fruit full future gap gift goal gold golden good goods great
    green grow growth half happy hard head health help high home horn hot hungry hunger idea increase invoice island
    item
    items january joint july june key king lake lakes last late launch lead leading left life line list local lonesome
    long look loss low lunch main manager march margin may meet meeting metro milk money monday month monthly morning
    moving name need needs net new news next night north northern note notes november october offer office oil ok old
    one
    open order orders owner pack paid paper paris park party pay payment people performance person phone pine place plan
    planned plans pop portfolio power premium price prices prime problem product products profit progress promise
    promised promo promotion puja purchase quality quarter queen question quick quiet rail rank rate recent red region
    relationship renewal report request result return revenue review rice rich rise risk river round royal rural sale
    sales salt same sample saturday save sea seas season second segment sell sent september service set seven shampoo
    share shelf shelves ship short show silver sky small smart soap sold south southern space special split spring staff
    star start status stock stop street strong summary summer sun sunday sure table take target targets tea team term
    terms three thursday tier time today tomorrow top total town track trail tuesday two unit units update upsell urban
    value visit want water wednesday week weekly west western white wine winter word work year yearly years yellow yes
    yesterday young zone
    dhaka chattogram chittagong sylhet khulna rajshahi barishal barisal rangpur mymensingh comilla cumilla gazipur
    narayanganj bogura bogra jashore jessore uttara gulshan banani dhanmondi mirpur mohammadpur motijheel coxs cox
    ঢাকা চট্টগ্রাম সিলেট খুলনা রাজশাহী বরিশাল রংপুর ময়মনসিংহ কুমিল্লা গাজীপুর নারায়ণগঞ্জ বগুড়া যশোর উত্তরা গুলশান
    বনানী ধানমন্ডি মিরপুর
    মোহাম্মদপুর মতিঝিল নিউ গ্রিন সিটি ফ্রেশ ডেইলি ফ্যামিলি স্টার রয়েল গোল্ডেন অর্ডার বিক্রি দাম ছাড় টার্গেট
    ডেলিভারি ডিসপ্লে মার্জিন অফার
    ঈদ পূজা মাস মাসে বছর সপ্তাহ মিটিং বৈঠক পণ্য দোকান গ্রাহক নতুন পুরনো বড় ছোট ভালো খারাপ সমস্যা অভিযোগ প্রতিশ্রুতি
    পরিকল্পনা লক্ষ্য শেষ প্রথম মোট সাবান চাল তেল দুধ চা বিল টাকা মাল বকেয়া পাওনা ক্রেডিট গাড়ি দেরি
    """
    )
    | STOP_WORDS_EN
    | STOP_WORDS_BN
)


# Between two consonants of which the first bears no sign an "o" is spoken.
_UNWRITTEN_VOWEL = re.compile("(?<=[\u0995-\u09b9\u09df])(?=[\u0985-\u09b9\u09dc-\u09df])")


def sound_of(word: str) -> str:
    """The consonants of a word in normal form, each sound written one way."""
    return bones(word)


@lru_cache(maxsize=8192)
def spoken(word: str) -> str:
    """A word in normal form as it is spoken, in Latin letters: রনি with the "o" that Bengali leaves unwritten."""
    return latin_reading(_UNWRITTEN_VOWEL.sub("\u0993", word))


class Weight(IntEnum):
    """How much a word tells, in hundredths."""

    GENERIC = 0
    ORDINARY = 50
    DISTINCT = 100


# Longer ones than this are texts, which are not kept in memory.
LONGEST_KEPT = 60


class NameWord(NamedTuple):
    """One word of a name or of a text, at `start:end` as written, in the forms it is compared in.

    A tuple, since every word of every text that is checked becomes one.
    """

    written: str
    plain: str
    stem: str
    latin: str
    sounds: frozenset[str]
    bengali: bool
    digits: bool
    weight: Weight
    start: int
    end: int


def words_of(text: str) -> list[NameWord]:
    """The words of `text`; the English possessive is none."""
    return [
        _word(found[0], found.start(), found.end())
        for found in WORD.finditer(text)
        if not (found[0] in "sS" and text[found.start() - 1 : found.start()] in {"'", "’"})
    ]


def name_words(name: str) -> tuple[NameWord, ...]:
    """The words of a name that count: without the company's legal form, and at least one of them telling.

    A name made of generic words alone ("Super Shop") is told by all of them.
    """
    return _kept_apart(name) if len(name) <= LONGEST_KEPT else _taken_apart(name)


def _taken_apart(name: str) -> tuple[NameWord, ...]:
    every = words_of(name)
    words = [word for word in every if word.plain not in _FORMS] or every
    if all(word.weight is Weight.GENERIC for word in words):
        words = [_weighed(word, Weight.ORDINARY) for word in words]
    return tuple(words)


# A book's names are held against every question; other words come once.
_kept_apart = lru_cache(maxsize=32768)(_taken_apart)


def _word(written: str, start: int, end: int) -> NameWord:
    return NameWord(written, *_forms(written), start, end)


def _weighed(word: NameWord, weight: Weight) -> NameWord:
    return word._replace(weight=weight)


@lru_cache(maxsize=65536)
def _forms(written: str) -> tuple[str, str, str, frozenset[str], bool, bool, Weight]:
    plain = normal_form(written)
    bengali = BENGALI.search(plain) is not None
    stem = bengali_stem(plain) if bengali else plain
    weight = Weight.DISTINCT
    if plain in _GENERIC or plain in _FORMS or (bengali and stem in _GENERIC_STEMS):
        weight = Weight.GENERIC
    elif plain in _ORDINARY or (bengali and stem in _ORDINARY_STEMS) or len(plain) < 3 or plain.isdigit():
        weight = Weight.ORDINARY
    sounds = frozenset((bones(plain), bones(stem)))
    return plain, stem, latin_reading(plain), sounds, bengali, any(map(str.isdigit, plain)), weight


_GENERIC_STEMS = frozenset(bengali_stem(word) for word in _GENERIC if BENGALI.search(word))
_ORDINARY_STEMS = frozenset(bengali_stem(word) for word in _ORDINARY if BENGALI.search(word))


@dataclass(frozen=True, slots=True)
class Shortest:
    """How long words must be to be one with a slip of the pen: of Latin letters, of Bengali ones, across scripts."""

    latin: int
    bengali: int
    across: int


# What is typed as a name is one. In a text a short word is too easily another word: verbs and numbers sound like names.
AS_A_NAME, IN_A_TEXT = Shortest(4, 4, 1), Shortest(5, 6, 5)


def likeness(one: NameWord, other: NameWord, shortest: Shortest = AS_A_NAME) -> float:
    """How alike two words sound or look, 0-100; 0 where they are not the same word with a slip of the pen."""
    if one.plain == other.plain or one.latin == other.latin:
        return 100.0
    if one.digits or other.digits:
        return 0.0
    # A plural, or a possessive without its mark: "padma marts plan".
    if not one.bengali and not other.bengali and f"{one.latin}s" == other.latin and len(one.latin) > 3:
        return 98.0
    if one.bengali and other.bengali:
        return 98.0 if one.stem == other.stem else _slip(one.stem, other.stem, shortest.bengali)
    if one.bengali != other.bengali:
        return _across(one.plain, one.stem, other.plain, other.stem, shortest.across)
    if {sound[:1] for sound in one.sounds}.isdisjoint(sound[:1] for sound in other.sounds):
        return 0.0
    return _slip(one.latin, other.latin, shortest.latin)


def _slip(one: str, other: str, shortest: int) -> float:
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < shortest:
        return 0.0
    return fuzz.ratio(one, other, score_cutoff=84 if longest <= 7 else 80)


@lru_cache(maxsize=16384)  # the words of a language are held against the names of a book again and again
def _across(plain: str, stem: str, other_plain: str, other_stem: str, shortest: int) -> float:
    best = 0.0
    for mine in {plain, stem}:
        for yours in {other_plain, other_stem}:
            reading, other_reading = latin_reading(mine), latin_reading(yours)
            if min(len(reading), len(other_reading)) >= shortest:
                best = max(best, _sounds_like(reading, other_reading, bones(mine), bones(yours)))
    return best


def _sounds_like(reading: str, other_reading: str, sound: str, other_sound: str) -> float:
    read = fuzz.ratio(reading, other_reading)
    if sound == other_sound:
        return max(read, 92.0 if len(sound) > 2 else 84.0 if read >= 45 and sound else 0.0)
    if min(len(sound), len(other_sound)) < 3 or (heard := fuzz.ratio(sound, other_sound)) < 75:
        return 0.0
    alike = max((read + 2 * heard) / 3, read)
    return alike if alike >= 72 else 0.0
