"""What may be so or not so of the trade's matters, in English and Bengali: the words that say it, those that deny it.

One line of each is what says that it is so, the other what says in one word that it is not. "_" joins a phrase; a
phrase that tells neither stands in NEITHER.
"""

from __future__ import annotations

from collections.abc import Mapping

PREDICATES: Mapping[str, tuple[str, str]] = {
    "paid": (
        """
        paid pays paying settle settled settles cleared received transferred পরিশোধ শোধ নিষ্পত্তি
        দিয়েছে দিয়েছেন মিটিয়েছে
        মিটিয়েছেন চুকিয়েছে চুকিয়েছেন চুকেছে বাকি_নেই পাওনা_নেই বকেয়া_নেই
        """,
        "unpaid outstanding owe owes owed debt in_debt arrears held_back withheld বকেয়া পাওনা",
    ),
    "ordered": (
        "ordered orders order অর্ডার কিনেছে কেনে কিনছে bought buy buys buying purchased purchase purchases",
        "cancelled cancels cancel dropped_the বাতিল "
        "silent silence quiet pause lull holds_back holding_back held_back hold_back holds_off holding_off "
        " lapsed stopped_buying stopped_ordering "
        "চুপ নীরব নীরবতা চুপচাপ নিশ্চুপ বিরতি কেনা_বন্ধ কিনছে_না",
    ),
    "shipped": ("shipped ship ships dispatched went_out gone_out শিপ গেছে পাঠানো_হয়েছে", "unshipped unsent"),
    "decided": (
        """
        decided has_decided চূড়ান্ত_করেছেন স্থির_হয়েছে স্থির_করেছেন সিদ্ধান্ত_নিয়েছেন সিদ্ধান্ত_নিয়েছে সিদ্ধান্ত_হয়েছে
        সিদ্ধান্ত_হয়ে_গেছে সিদ্ধান্ত_জানিয়েছেন ঠিক_হয়েছে ঠিক_করেছেন
        ঠিক_করেছে
        """,
        "undecided সিদ্ধান্ত_নেননি সিদ্ধান্ত_নেয়নি সিদ্ধান্ত_হয়নি ঠিক_হয়নি ঠিক_করেননি ঠিক_করেনি ঝুলে "
        "অমীমাংসিত স্থির_হয়নি স্থির_করেননি স্থির_করেনি চূড়ান্ত_হয়নি",
    ),
    "in stock": (
        "in_stock on_the_shelf available availability স্টকে পাওয়া_যাচ্ছে পাওয়া_যায় মজুত শেষ_হয়নি ফুরায়নি ফুরোয়নি খালি_হয়নি",
        """
        stockout stockouts sold_out run_dry সংকট ঘাটতি out_of_stock stock-out stock-outs ran_out run_out
        runs_out running_out
        unavailable off_the_shelf from_the_shelf empty খালি ফাঁকা তাকে_নেই স্টকআউট শেষ_হয়েছে শেষ_হয়
        ফুরিয়েছে ফুরায় ফুরোয় ফুরিয়ে
        """,
    ),
    "followed": (
        "followed follow follows following kept keep_to keeps_to kept_to complied "
        "comply complies respected মানা মানছে মানে মেনেছে মেনে অনুসরণ",
        "ignored ignore ignores disregard disregards disregarded neglect neglects neglected violated broken লঙ্ঘন",
    ),
    "came": (
        "came come comes arrived arrive arrives reached delivered deliver এসেছে এসেছেন আসে এসেছিল "
        "পৌঁছেছে পৌঁছায় ডেলিভারি_হয়েছে ডেলিভারি_হয়",
        "missing never_came",
    ),
    "still there": (
        "চলে_যাননি যাননি ছাড়েননি still_here still_there still_at still_with still_works still_in_charge still_responsible "
        "রয়ে_গেছেন remains stays stay stayed আছেন রয়েছেন থাকছেন",
        "took_over_from taken_over_from takes_over_from left gone replaced resigned চলে_গেছেন বদলি জায়গায় ছেড়েছেন ছেড়ে",
    ),
    "supports": (
        "supporter supporters supports support supportive backs on_our_side in_favour favours "
        "সমর্থক সমর্থন পক্ষে আপত্তি_নেই",
        "non-supporter non-supporters opponent enemy against_us opposes বিরোধী বিপক্ষে",
    ),
    "valid": (
        "valid applies apply applied applicable runs run holds চলবে চলে প্রযোজ্য খাটে খাটবে",
        "invalid exempt excluded exclude excludes excluding বাদ বাইরে",
    ),
    "online": ("online web internet অনলাইন অনলাইনে ওয়েবে ওয়েবসাইটে", "offline"),
    "in shops": ("in_shops in_the_shops in_stores in_the_stores দোকানে দোকানগুলোতে", ""),
    "happy": (
        "happy pleased satisfied content glad delighted fine_with ok_with calm calmly relaxed unbothered খুশি সন্তুষ্ট শান্ত",
        "unhappy upset angry dissatisfied annoyed furious displeased livid irritated complain complains complained "
        "complaint complaints অখুশি অসন্তুষ্ট রেগে রাগ রাগান্বিত রাগেন রাগে ক্ষুব্ধ নাখোশ বিরক্ত ক্ষোভ অসন্তোষ অভিযোগ নালিশ "
        "চটে চটেছেন মন_খারাপ ভালোভাবে_নেননি ভালোভাবে_নেয়নি",
    ),
    "approved": (
        "approved approve approves signed sign signs passed অনুমোদন অনুমোদন_দিয়েছেন অনুমোদন_দিয়েছে পাশ সই স্বাক্ষর মঞ্জুর",
        "unsigned unapproved আটকে",
    ),
    "included": ("included includes include covered covers cover সহ অন্তর্ভুক্ত", "left_out leaves_out excluded বাদ"),
    "replaced": ("replace replaces replaced replacing swaps বদলায় বদলালে বদলি জায়গা_নেয় জায়গা_নিলে", ""),
    "took over": (
        "took_over took_over_from taken_over_from takes_over_from take_over_from taken_over take_over "
        "takes_over taking_over দায়িত্ব দায়িত্বে",
        "",
    ),
    "final": ("final finalised finalized ready ফাইনাল চূড়ান্ত প্রস্তুত তৈরি", "unfinished বাকি_আছে"),
    "full": ("full ভর্তি ভরা", "empty room space খালি জায়গা"),
    "said so": (
        "admits admit admitted concedes confirmed confirms confirm স্বীকার মানলেন নিশ্চিত",
        "denies denied deny অস্বীকার",
    ),
    "seen": (
        "saw seen looked_at looked_through went_through has_read have_read had_read reviewed inspected "
        "দেখেছেন দেখেছে দেখেছি দেখলেন দেখেন দেখে দেখি",
        "unseen unread",
    ),
    "liked": (
        "likes liked fond_of cares_for care_for keen_on পছন্দ ভালো_লেগেছে ভালো_লাগে",
        "dislikes disliked dislike not_like অপছন্দ",
    ),
    "informed": (
        "informed notified told aware knows জানিয়েছি জানিয়েছে জানিয়েছেন জানানো জানাই জানায়",
        "unaware uninformed in_the_dark",
    ),
    "apologised": (
        "apologise apologises apologised apologize apologizes apologized apology apologies sorry "
        "ক্ষমা মাফ দুঃখপ্রকাশ দুঃখ_প্রকাশ দুঃখিত",
        "",
    ),
    "accepted": (
        "accept accepts accepted welcomed welcomes গ্রহণ মেনে_নিয়েছে মেনে_নিয়েছেন মেনে_নেয় মেনে_নেন",
        "reject rejects rejected refused turned_down নাকচ প্রত্যাখ্যান",
    ),
    "sent back": (
        "went_back gone_back sent_back returned taken_back ফেরত",
        "stayed_with remained_with still_with রয়ে_গেছে",
    ),
    "keeps": (
        "keep keeps keeping রাখছে রাখছেন রাখছি রাখবে রাখবেন রাখব",
        "gives_up giving_up give_up বন্ধ_করে_দিচ্ছে বন্ধ_করে_দিচ্ছেন বন্ধ_করছে বন্ধ_করছেন ছেড়ে_দিচ্ছে ছেড়ে_দিচ্ছেন ছাড়ছে ছাড়ছেন",
    ),
    "largest": ("largest biggest top_account সবচেয়ে_বড় বৃহত্তম", ""),
    "answered": ("answered answers answer replied reply replies উত্তর জবাব", "unanswered"),
    "wrong": ("wrong mistaken incorrect mistake mistakes error errors ভুল", "right correct সঠিক ঠিকই ঠিক_আছে"),
    "new": ("new first_time নতুন", "old existing পুরনো পুরোনো"),
    "attended": ("attend attends attended present comes উপস্থিত থাকবেন ছিলেন", "absent অনুপস্থিত"),
    "damaged": (
        "damaged damage spoiled spoilt broken rotten bad wet নষ্ট ভাঙা ভেজা পচা",
        "nothing_wrong nothing_was_wrong intact undamaged good_order good_condition still_good "
        "good_on_arrival sound fine অক্ষত",
    ),
    "late": (
        "overdue late behind_schedule week_behind "
        "পিছিয়েছে past_the_day past_their_day তারিখ_পেরিয়েছে সময়_পেরিয়েছে দেরি দেরিতে লেট পেরিয়েছে পেরিয়ে পার_হয়েছে",
        "early দিন_আগে_এসেছে দিন_আগে_পৌঁছেছে before_the_day not_yet_due "
        "তারিখ_আসেনি সময়_আসেনি on_time in_time ahead সময়মতো ঠিক_সময়ে",
    ),
}
# Phrases with such words that say neither.
NEITHER = """
    অর্ডার_দেরিতে অর্ডারে_দেরি অর্ডার_আসতে for_an_order for_its_next_order for_their_next_order
    first_time_buying first_time_buyers first_time_ordering first_time_they_buy new_buyers
    last_order last_ordered last_orders latest_order order_gap শেষ_অর্ডার সর্বশেষ_অর্ডার due_on
    due_by was_due due_date due_day is_due
    due_before due_in not_due run_by in_order order_of orders_of kept_to_date last_met last_spoke came_to comes_to
    comes_from came_from come_from order_every in_the_first new_year paid_attention
    less_happy more_happy কম_সন্তুষ্ট বেশি_সন্তুষ্ট কম_খুশি বেশি_খুশি as_long back_in
    মনে_করিয়ে_দিয়েছেন মনে_করিয়ে_দিয়েছে জানিয়ে_দিয়েছেন জানিয়ে_দিয়েছে বলে_দিয়েছেন বলে_দিয়েছে লিখে_দিয়েছেন লিখে_দিয়েছে
    বুঝিয়ে_দিয়েছেন দেখিয়ে_দিয়েছেন ধরিয়ে_দিয়েছেন তাড়া_দিয়েছেন উত্তর_দিয়েছেন উত্তর_দিয়েছে
    প্রস্তাব_দিয়েছেন প্রস্তাব_দিয়েছে কথা_দিয়েছেন কথা_দিয়েছে ছাড়_দিয়েছেন
    জবাব_দিয়েছেন জবাব_দিয়েছে ফেরত_দিয়েছেন ফেরত_দিয়েছে দোষ_দিয়েছেন খবর_দিয়েছেন সময়_দিয়েছেন সময়_দিয়েছে তাগাদা_দিয়েছেন
    the_answer gone_from gone_up gone_down gone_to went_from কম_এসেছে কম_এসেছিল came_short came_up_short
"""
