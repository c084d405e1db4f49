"""The words that turn a sentence around, in English and Bengali: poles of one axis, acts of speech, sides, scope.

One line is one mark. Words stand as they are spoken, "_" joins those of one phrase. A word may bear several marks.
"""

from __future__ import annotations

from collections.abc import Mapping

# Each axis has two poles; a sentence at the one pole is not borne out by words at the other.
AXES: Mapping[str, tuple[str, str]] = {
    "change": (
        """
        more up rise rises rose risen rising grow grows grew grown growing growth increase increases increased
        increasing higher above gain gains gained improve improves improved climbed climbing jumped surged expanded
        exceeds exceeded raise raised raises better faster upturn uptick stronger jump jumps went_north leap leapt
        বেশি বেড়েছে বাড়ছে বাড়বে বাড়ে বেড়ে বাড়ল বাড়লো বৃদ্ধি বাড়িয়েছে বাড়িয়েছেন বাড়ানো উপরে ঊর্ধ্বে উন্নতি
        প্রবৃদ্ধি বাড়তি_বিক্রি উঠেছে জোয়ার চড়েছে চাঙ্গা
        """,
        """
        less down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining
        decrease decreases decreased decreasing lower below fewer shrink shrinks shrank shrunk reduce reduces reduced
        slipped worse worsened contracted cut cuts slump slumped slower downturn weaker dip dips
        dipped slide slid went_south lost_ground lose_ground loses_ground backwards backward
        কম কমেছে কমছে কমবে কমে কমল কমলো হ্রাস কমিয়েছে কমিয়েছেন কমানো নিচে নীচে অবনতি পড়েছে পতন নেমেছে নেমে
        ধস ভাটা মন্দা
        """,
    ),
    "order in time": (
        "before prior_to ahead_of earlier_than আগে আগেই পূর্বে",
        "after following later_than afterwards পরে পর পরেই",
    ),
    "punctuality": (
        "on_time in_time punctual punctually timely early ahead ahead_of_schedule "
        "before_the_day not_yet_due দিন_আগে on_schedule সময়মতো সময়মত "
        "আগে_এসেছে আগে_পৌঁছেছে আগে_আসায় এগিয়ে_এসেছে দিন_এগিয়ে kept_its_day ঠিক_সময়ে যথাসময়ে আগেভাগে",
        """
        late later delayed after_the_date past_the_date overdue behind behind_schedule past_the_day past_due
        delay delays belated
        দেরি দেরিতে বিলম্ব বিলম্বে লেট সময়_পার
        পেরিয়ে পেরিয়েছে পার_হয়েছে ওভারডিউ পিছিয়েছে পিছিয়ে দিন_পিছিয়ে missed_its_day
        """,
    ),
    "mood": (
        """
        thumbs_up happy pleased delighted thrilled satisfied content glad good great likes liked praised
        welcomed positive fine calm calmly relaxed untroubled unfazed delight
        খুশি সন্তুষ্ট ভালো ভাল পছন্দ শান্ত শান্তভাবে স্বাভাবিকভাবে
        """,
        """
        unhappy upset angry displeased livid irritated dissatisfied annoyed bad badly poor poorly disliked
        dislikes complained complains negative furious
        অখুশি অসন্তুষ্ট রাগ রেগে খারাপ অপছন্দ ক্ষুব্ধ
        """,
    ),
    "extreme": (
        """
        better_than_anything better_than_any better_than_all outsells_everything outsells_all outsells_every
        top_seller bestseller favourite star number_one
        highest largest biggest most best top maximum greatest strongest leading fastest quickest longest busiest
        healthiest সর্বোচ্চ সবচেয়ে_বেশি সবচেয়ে_বড় সবচেয়ে_ভালো সবচেয়ে_ভাল সবচেয়ে_দ্রুত সবচেয়ে_তাড়াতাড়ি
        সবচেয়ে_জোরে
        সবচেয়ে_লম্বা সবচেয়ে_শক্তিশালী সবার_উপরে সবার_ওপরে সবার_আগে সেরা শীর্ষ
        """,
        """
        down_most short_most failed_most suffered_most suffers_most most_behind most_short
        worse_than_anything worse_than_any less_than_anything brings_up_the slow_seller flop laggard
        lowest smallest least worst bottom minimum weakest slowest shortest poorest সর্বনিম্ন সবচেয়ে_কম সবচেয়ে_ছোট
        সবচেয়ে_খারাপ সবচেয়ে_ধীরে সবচেয়ে_ধীর সবচেয়ে_মন্থর সবচেয়ে_দুর্বল সবচেয়ে_পিছিয়ে সবার_নিচে সবার_শেষে
        সবার_পেছনে
        """,
    ),
    "age": ("newest latest most_recent নতুনতম সর্বশেষ", "oldest সবচেয়ে_পুরনো পুরনোতম"),
    "turn": (
        "next upcoming coming following_meeting পরের পরবর্তী আগামী",
        "last previous past former শেষ আগের গত বিগত",
    ),
    "state": (
        "open unresolved unsettled outstanding pending খোলা অমীমাংসিত মেটেনি ঝুলে",
        "closed resolved settled solved মিটেছে মিটে সমাধান নিষ্পত্তি",
    ),
    "run": (
        "start starts started begin begins began begun launch launched resume resumed শুরু চালু",
        "stop stops stopped end ends ended halt halted discontinued lapsed বন্ধ থামিয়েছে শেষ_হয়েছে",
    ),
    "range": (
        "added add adds listed relisted introduced যোগ যুক্ত তালিকাভুক্ত",
        "removed remove removes delisted withdrawn বাদ সরানো প্রত্যাহার",
    ),
    "with or without": (
        "including include includes included incl inclusive counted_in সহ সহকারে সমেত সুদ্ধ ধরা_হয়েছে",
        "excluding exclude excludes excluded left_out removing less_the minus_the net_of not_counting বাদে ছাড়া ধরা_হয়নি",
    ),
    "ability": ("can could able possible পারবে পারবেন পারব পারেন পারে পারি", "unable impossible অসম্ভব"),
    "strength": ("strong high stronger শক্তিশালী উচ্চ", "weak low weaker দুর্বল নিম্ন"),
    "pace": ("ahead on_track এগিয়ে", "behind off_track at_risk পিছিয়ে"),
    "won": ("won win wins জিতেছে জিতেছি", "lost lose loses হারিয়েছে হেরেছে হারিয়েছি"),
    "support": ("supporter supports mentor champion সমর্থক", "opponent enemy non-supporter opposes বিরোধী"),
    "scope": (
        "all every each always both entire everyone everybody সব সবই সবটা সবগুলোতে "
        "সবগুলোর সবকটিতে সবকটির সবাই সকল প্রতিটি প্রতিটা সর্বদা সবসময় সবগুলো সবকটি",
        "some sometimes several partly certain একাংশ কিছু কয়েকটি কয়েকটা কয়েকটিতে কয়েকটাতে "
        "কয়েকটির কেউ_কেউ কখনো_কখনো মাঝেমধ্যে আংশিক",
    ),
    "condition": (
        "nothing_wrong nothing_was_wrong intact undamaged good_order good_condition fine ভালো অক্ষত ঠিকঠাক",
        "damaged broken spoiled spoilt rotten leaking bad নষ্ট খারাপ ভেজা পচা",
    ),
    "keeping": ("kept fulfilled honoured রাখা রেখেছে রেখেছি রেখেছেন", "broken broke ভাঙা ভেঙেছে ভেঙেছি ভেঙেছেন"),
    "price": ("expensive dearer costlier দামি", "cheap cheaper সস্তা"),
}

# What is done in words, and what is done. "future" is a promise made by the tense alone.
ACTS: Mapping[str, str] = {
    "agree": """
        ঠিক_হলো ঠিক_হল agree agreed agrees agreeing accept accepted accepts accepting confirm
        confirmed confirms approve approved
        approves fine_we fine_by ok okay okayed consented signed_off no_objection said_yes say_yes
        says_yes raji
        got_his_way got_her_way got_their_way gets_his_way gets_her_way
        closed_with closed_at shaken_hands shook_hands clinched struck_a_deal greenlit done_thing পাকা পাকাপাকি
        রাজি সম্মত মেনে মেনেছে মেনেছেন মেনেছি মানলেন মানলাম
        একমত অনুমোদন পাশ নিশ্চিত কনফার্ম মঞ্জুর সায় সম্মতি_দিয়েছেন সম্মতি_দিয়েছে আপত্তি_নেই
        আপত্তি_আসেনি
        আপত্তি_করেননি গ্রহণ_করেছেন গ্রহণ_করেছে
    """,
    "refuse": """
        refuse refused refuses refusing reject rejected rejects rejecting decline declined declines declining deny
        denied denies turned_down
        নারাজ অসম্মত অসম্মতি unwilling said_no ruled_out disputed disputes in_dispute under_dispute
        contested objected objects
        objection off_the_table negative rules_out rule_out ruling_out
        fell_through broke_down came_to_nothing
        আপত্তি_ছিল আপত্তি_আছে আপত্তি_তুলেছেন আপত্তি_তুলেছে
        প্রত্যাখ্যান নাকচ অস্বীকার ফিরিয়ে_দিয়েছেন ফিরিয়ে_দিয়েছে মানিনি
        মানেননি মানেনি মানা_যায়নি মানি_নি আপত্তি_করেছেন আপত্তি_করেছে আপত্তি_জানিয়েছেন
        মেনে_নিতে_অস্বীকার রাজি_হতে_অস্বীকার মানতে_অস্বীকার মানতে_রাজি_নন রাজি_হতে_নারাজ
        কথা_দেওয়া_হয়নি প্রতিশ্রুতি_দেওয়া_হয়নি কথা_দেননি কথা_দেয়নি কথা_দিইনি প্রতিশ্রুতি_দেননি
        প্রতিশ্রুতি_দেয়নি প্রতিশ্রুতি_দিইনি আশ্বাস_দেননি আশ্বাস_দেয়নি
        সম্মতি_দেননি সম্মতি_দেয়নি সায়_দেননি সায়_দেয়নি না_করে_দিয়েছেন
    """,
    "ask": """
        ask asked asks asking request requested requests requesting want wants wanted wanting demand demanded demands
        need needs needed seek seeks sought would_like looking_for wish wishes wished put_in_for pushing_for
        pressing_for hoping_for angling_for holding_out_for আবদার আর্জি
        চান চায় চেয়েছেন চেয়েছে চাইছেন চাইছে চাইলেন চেয়েছিলেন চাই চেয়ে_রেখেছেন চেয়ে_রেখেছে
        অনুরোধ দাবি_করেছেন দাবি_করেছে দাবি_করছেন দাবি_জানিয়েছেন দরকার chan chay
    """,
    "promise": """
        promise promised promises promising commit committed commits pledged pledge guaranteed
        guarantees commitment assured owe
        owes undertook vowed কথা_দিয়েছে কথা_দিয়েছেন কথা_দিয়েছি কথা_দিয়ে_রেখেছেন কথা_দিয়ে_রেখেছে
        কথা_দিয়েছিল কথা_দিয়েছিলেন কথা_দিয়েছিলাম
        প্রতিশ্রুতি অঙ্গীকার আশ্বাস ওয়াদা
    """,
    "future": """
        will_get_back will_get_in will_get_to will_get will_receive will_be_given is_to_receive shall_get
        will shall going_to is_to are_to plans_to plan_to intends_to aims_to দেবে দেবেন পাঠাব পাঠাবে পাঠাবেন করব
        করবে করবেন হবে to_be_sent to_be_delivered to_be_paid to_be_done to_send to_deliver to_come is_due
        নেব নেবে নেবেন আনব আনবে আনবেন জানাব জানাবে জানাবেন খুলবে খুলবেন পাবে পাবেন পাব রাখব রাখবে রাখবেন যাব যাবে
        যাবেন আসবে আসবেন থাকবে
        থাকবেন pathabo dibo korbo dibe diben
    """,
    "get": "got gets getting granted secured gave will_get will_receive will_be_given "
    "is_to_receive shall_get পান পাচ্ছেন পেয়েছেন পেয়ে_গেছেন পেয়ে_গেছে",
    "propose": """
        offer offered offers offering propose proposed proposes suggest suggested suggests floated pitched recommended
        প্রস্তাব প্রস্তাবিত
    """,
    "decide": "decide decided decides decision সিদ্ধান্ত ঠিক_হয়েছে ঠিক_করেছে ঠিক_করেছেন",
    "hedge": """
        may might maybe perhaps considering considers yet_to_answer yet_to_decide yet_to_reply yet_to_respond
        thinking weighing mulling pondering deliberating thinks hopes hope unsure undecided not_sure could হয়তো
        সম্ভবত
        কিছু_বলেননি কিছু_জানাননি ভাবছেন
        ভাবছে ভাববেন পারেন
    """,
    "done": """
        sent delivered reached paid settled completed finished fulfilled kept received resolved
        installed shipped issued handed
        submitted done went receipt receipt_confirmed handed_over paid_up arrived এসে_গেছে
        পেয়ে_গেছেন পেয়ে_গেছে হয়ে_গেছে করে_ফেলেছেন করে_ফেলেছে
        জমা_দিয়েছেন চলে_এসেছে পাঠিয়েছে পাঠিয়েছি পাঠিয়েছেন দিয়েছে দিয়েছি দিয়েছেন
        পেয়েছি পেয়েছে পেয়েছেন মিটিয়েছে মিটিয়েছেন
        পৌঁছেছে পাঠানো_হয়েছে দেওয়া_হয়েছে রেখেছি রেখেছে রেখেছেন সম্পন্ন শেষ_করেছে শেষ_করেছি শেষ_করেছেন
        শোধ_হয়েছে পরিশোধ_হয়েছে
        শোধ_করেছে শোধ_করেছেন পরিশোধ_করেছে পরিশোধ_করেছেন মিটেছে চুকেছে pathaisi
        pathiyechi
    """,
}

# Of an act that a sentence claims: what bears it out, and what, in its absence, speaks against it.
BORNE_OUT: Mapping[str, frozenset[str]] = {
    "agree": frozenset({"agree", "decide", "promise"}),
    "refuse": frozenset({"refuse"}),
    "ask": frozenset({"ask"}),
    "promise": frozenset({"promise", "future", "agree", "decide"}),
    "future": frozenset({"future", "promise", "agree", "ask", "propose", "hedge", "decide"}),
    "get": frozenset({"get", "done", "agree"}),
    "propose": frozenset({"propose"}),
    "decide": frozenset({"decide", "agree"}),
    "hedge": frozenset({"hedge", "ask", "propose"}),
    "done": frozenset({"done"}),
}
AGAINST: Mapping[str, frozenset[str]] = {
    "agree": frozenset({"ask", "refuse", "propose", "hedge"}),
    "refuse": frozenset({"agree", "ask", "propose", "promise", "future", "done"}),
    "ask": frozenset({"agree", "refuse", "promise", "done"}),
    "promise": frozenset({"ask", "refuse", "propose", "hedge", "done"}),
    "future": frozenset({"done", "refuse"}),
    "get": frozenset({"ask", "propose", "hedge", "refuse"}),
    "propose": frozenset({"agree", "refuse", "promise"}),
    "decide": frozenset({"hedge", "propose", "ask"}),
    "hedge": frozenset({"agree", "refuse", "decide", "promise", "done"}),
    "done": frozenset({"promise", "future", "ask", "propose"}),
}

NEGATIONS = """
    not no with_no never none nobody nothing nowhere neither nor without cannot yet_to far_from anything_but by_no_means
    fails_to failed_to fail_to skip skips skipped refrain refrains refrained ব্যর্থ বিরত অপারগ ভেস্তে না নি নেই
        নয় নন নাই নহে কোনোটিই ছাড়াই
"""
# Words that deny without a "not": beside them a sentence may do with or without one.
DENYING = """
    only just missing lack lacks lacking refuse refused refuses reject rejected rejects decline declined declines
    deny denied fail
    failed fails stop stopped stops cancel cancelled cancels pending open overdue late still yet unpaid short few little
    hardly rarely instead except empty lost lapsed discontinued delisted dropped gone quiet silent zero unhappy unknown
    unclear undecided unsettled unresolved outstanding ended end ignore waiting wait blocked stuck held cannot
    withdrawn left behind out unable impossible avoid against remains remaining awaiting
    turned_back closed flat wrong same steady took_over replaced replaces
    place holds such stay stays stayed unchanged neither past_due unsigned
    unanswered unapproved unfinished unopened undelivered unsold unused unlisted ভুল একই স্থির ফ্ল্যাট জায়গায়
        এমন আগের_মতো
    বাকি বন্ধ বাদ দেরি দেরিতে খালি অভাব কম মাত্র শুধু এখনো এখনও পিছিয়ে চুপ শূন্য অখুশি বাতিল অজানা ছাড়া আটকে
    প্রত্যাখ্যান নাকচ তবেই
    অপেক্ষা শেষ খোলা ফুরিয়েছে ঝুলে
"""
# Phrases with a "not" that deny nothing.
HARMLESS = """
    no_worries nothing_to_worry no_cause_for চিন্তা_নেই চিন্তার_কিছু_নেই চিন্তার_কারণ_নেই ভাবনা_নেই ভাবনার_কিছু_নেই দুশ্চিন্তা_নেই
    দুশ্চিন্তার_কিছু_নেই দুশ্চিন্তার_কারণ_নেই উদ্বেগের_কিছু_নেই উদ্বেগের_কারণ_নেই
    সিদ্ধান্ত_বাকি সিদ্ধান্ত_ঝুলে decision_pending awaits_a_decision awaiting_a_decision
    sell_out roll_out rolled_out hand_out find_out
    not_all not_every not_everyone not_always not_both not_due not_before not_until no_longer_than not_quite not_far
    সব_নয় সব_না সবটা_নয় সবগুলো_নয় কে_দেবে কে_দেবেন
    সবকটি_নয় কম_নয় বেশি_নয় কম_না সময়_মেনে সময়সূচি_মেনে সূচি_মেনে ঘড়ি_মেনে তারিখ_মেনে নিয়ম_মেনে
"""
ONLY = "only just merely solely তবেই শুধু শুধুমাত্র কেবল কেবলমাত্র মাত্র একমাত্র"

# What begins another clause.
JOINTS = "and but while whereas although though however because unless এবং কিন্তু তবে যদিও অথচ কারণ"
