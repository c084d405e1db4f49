"""The words for counts and for places in a row, in both languages."""

from __future__ import annotations

from bot.compose.checking.patterns import plain

ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
BENGALI_COUNTS = """
    এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ বিশ একুশ বাইশ তেইশ চব্বিশ
    পঁচিশ
    ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ
    চল্লিশ একচল্লিশ
    বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন
    চুয়ান্ন পঞ্চান্ন
    ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর
    সত্তর একাত্তর বাহাত্তর
    তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি
    সাতাশি আটাশি ঊননব্বই
    নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই একশ
"""
_ALSO = {"তিরিশ": 30, "চোদ্দ": 14, "ষোল": 16, "ঊনিশ": 19, "কুড়ি": 20, "একশো": 100, "দু": 2, "zero": 0, "শূন্য": 0}
# A number only beside what is counted: else they mean somebody, "is not", or sound like other words.
DOUBTFUL = frozenset(map(plain, ("one", "এক", "দু", "নয়", "সাত", "আশি", "বারো", "ষোল")))
_NTH = {
    1: "first 1st প্রথম ১ম",
    2: "second 2nd দ্বিতীয় ২য়",
    3: "third 3rd তৃতীয় ৩য়",
    4: "fourth 4th চতুর্থ ৪র্থ",
    5: "fifth 5th পঞ্চম ৫ম",
    6: "sixth 6th ষষ্ঠ ৬ষ্ঠ",
    7: "seventh 7th সপ্তম ৭ম",
    8: "eighth 8th অষ্টম ৮ম",
    9: "ninth 9th নবম ৯ম",
    10: "tenth 10th দশম ১০ম",
}

COUNT_OF = {one: number for number, one in enumerate(ONES.split(), 1)}
COUNT_OF |= {ten: 10 * number for number, ten in enumerate(TENS.split(), 2)}
COUNT_OF |= {plain(one): number for number, one in enumerate(BENGALI_COUNTS.split(), 1)}
COUNT_OF |= {plain(one): number for one, number in _ALSO.items()}
NTH_OF = {plain(one): number for number, words in _NTH.items() for one in words.split()}
