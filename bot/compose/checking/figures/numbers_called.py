"""What each number of a figure is called by, where its name alone does not tell it: by the message that holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.compose.checking.patterns import word

_BEFORE = r"before|earlier|previous(?:ly)?|used to|had sold|was|were|formerly|from(?= ¦)|আগে\S*|ছিল"
_WEEK = r"(?:a|per|each|every) week|weekly|সপ্তাহে|প্রতি সপ্তাহে|সাপ্তাহিক"
_IN_ALL = r"in all|in total|altogether|overall|total(?:led)?|মোট|সব মিলিয়ে|সাকুল্যে"
_LATE_BY = r"overdue|late|commitments?|promises?|ওভারডিউ|প্রতিশ্রুতি\S*|দেরি\S*|সময় পার"
_CONCERN = r"concerns?|complaints?|open|unresolved|অভিযোগ\S*|খোলা|মেটেনি"
_SINCE = (
    r"ago|last (?:order|contact)|since|without|no order|not ordered|silent|আগে|অর্ডার নেই"
    r"|শেষ অর্ডার|দেয়নি|হয়নি"
)
_GAP = r"usual(?:ly)?|normal(?:ly)?|gap|as a rule|every|rhythm|স্বাভাবিক\S*|সাধারণত|ফাঁক\S*|পর পর|অন্তর"
_RENEWAL = r"renew\w*|রিনিউ\S*|নবায়ন\S*"
_ASKED = r"asked?(?: for)?|asks|wanted|wants?|required|target|চাওয়া\S*|চায়|চেয়েছে|দরকার"
_REACHED = r"reached|achieved|done|of the (?:sales )?target|met|way|পূরণ\S*|টার্গেটের|পথের|এগিয়েছে"
_PASSED = r"time|gone|passed|over|elapsed|calendar|clock|সময়\S*"
_SCORECARD = {
    "score_target.reached": _REACHED + r"|sales target|টার্গেট\S*",
    "score_target.passed": _PASSED,
    "score_planogram.share": r"planogram|প্ল্যানোগ্রাম\S*|gets?|got|has|stands|পাচ্ছে|হয়েছে",
    "score_planogram.asked": _ASKED,
    "score_otif.share": r"on[- ]time[- ,]*(?:and |&)?[- ]?in[- ]full|otif|সময়মতো (?:ও|এবং|আর) পুরো\S*|ওটিফ\S*",
    "score_otif.asked": _ASKED,
    "score_filled.share": r"fill[- ]?rate|filled|ফিল[- ]?রেট\S*",
    "score_filled.asked": _ASKED,
    "score_empty.share": r"out[- ]of[- ]stock|stock-?outs?|স্টক[- ]?আউট\S*",
    "compared_up.change": r"more than|up|rose|grew|less than|down|fell|বেশি|কম|বেড়ে\S*|কমে\S*",
    "compared_down.change": r"more than|up|rose|grew|less than|down|fell|বেশি|কম|বেড়ে\S*|কমে\S*",
    "score_listed.listed": r"listed|lists|has|in (?:its|their) range|লিস্টেড|রেঞ্জে",
    "score_listed.range": r"of|of our|make|products|পণ্য\S*|মধ্যে",
    "score_shelf.index": r"index|fair-?share|সূচক|ফেয়ার-?শেয়ার\S*",
}
_SAID: Mapping[str, Mapping[str, str]] = {
    "plan_progress": {
        "progress_told.progress": r"way|done|covered|reached|progress|complete\w*|behind us|পথ\S*|এগি\S*|কাজ\S*|হয়েছে",
        "progress_told.passed": _PASSED,
    },
    "plan_changes": {
        "changes_told.count": r"changes?|records?|in all|পরিবর্তন\S*|রেকর্ড\S*|মোট",
        "fact_change_brought.count": r"changes?|records?|in all|পরিবর্তন\S*|রেকর্ড\S*|মোট",
        "by_load.load": r"load|লোড\S*",
    },
    "sell_out": {
        "sell_out.units": _IN_ALL,
        "sell_out.week": _WEEK + r"|now|এখন",
        "compared_up.past": _WEEK + "|" + _BEFORE,
        "compared_down.past": _WEEK + "|" + _BEFORE,
    },
    "promotions_result": {
        "promotion_result.actual": r"sold|sales|brought|made|came to|sell-(?:out|in)|বিক্রি\S*|বেচ\S*|সেল-(?:আউট|ইন)\S*",
        "promotion_result.baseline": r"baseline|usual|normal|expected|against|বেসলাইন\S*|স্বাভাবিক\S*|যেখানে|হওয়ার কথা",
        "promotion_more.number": r"more|extra|above|over|on top|additional|বেশি|বাড়তি\S*",
        "promotion_less.number": r"less|fewer|below|under|কম",
        "promotion_dip.number": r"after(?:wards)?|dip(?:ped)?|পরে|পরের|বেসলাইনের (?:চেয়ে )?(?=¦)",
        "promotion_after_more.number": r"after(?:wards)?|পরে|পরের|বেসলাইনের (?:চেয়ে )?(?=¦)",
        "promotion_lift.lift": r"lift(?:ed)?|uplift|লিফট\S*",
        "promotion_roi.roi": r"roi|return|আরওআই\S*|রিটার্ন\S*",
    },
    "joint_scorecard": _SCORECARD,
    "share_of_wallet": {
        "wallet_share.ours": r"from us|ours?|we (?:sold|sell|have|supply)|আমাদের\S*|আমরা",
        "wallet_share.purchases": r"in all|in total|all suppliers|altogether|spends?|buys|total|মোট|সব মিলিয়ে|কেনে"
        r"|সব সরবরাহকারী\S*",
    },
    "account_score": {
        "account_score.score": r"scores?|overall|স্কোর\S*",
        "account_score.attractiveness": r"attract\w+|আকর্ষণ\S*",
        "account_score.strength": r"strengths?|আমাদের শক্তি\S*|শক্তি\S*",
        "account_score_with.score": r"scores?|overall|স্কোর\S*",
        "account_score_with.attractiveness": r"attract\w+|আকর্ষণ\S*",
        "account_score_with.strength": r"strengths?|আমাদের শক্তি\S*|শক্তি\S*",
    },
    "account_health": {
        "account_health.score": r"health|now|হেলথ\S*|এখন",
        "account_health_with.score": r"health|now|হেলথ\S*|এখন",
        "orders.since": _SINCE,
        "orders.gap": _GAP,
        "promises_late.days": _LATE_BY,
        "concerns_open.days": _CONCERN,
        "renewal.days": _RENEWAL,
        "contact.days": r"contact\w*|ago|last|যোগাযোগ\S*",
        "contact_people.days": r"contact\w*|ago|last|যোগাযোগ\S*",
        "target.reached": _REACHED + r"|target|টার্গেট\S*",
        "target.passed": _PASSED,
        "growth_up.change": r"revenue|sales|grew|rose|up|growth|বিক্রি\S*|বেড়ে\S*",
        "growth_down.change": r"revenue|sales|fell|dropped|down|বিক্রি\S*|কমে\S*",
    },
    "relationship_strength": {
        "relationship_strength.strength": r"stands?|relationship|overall|in all|সম্পর্ক\S*|মোট",
        "relationship_strength.recency": r"recency|recent\w*|সাম্প্রতিক\S*",
        "relationship_strength.frequency": r"frequency|how often|often|ঘন ঘন",
        "relationship_strength.two_way": r"both ways|both directions|two-?way|উভয় দিক\S*|দুই দিক\S*",
        "relationship_strength.depth": r"depth|deep|কাছে|গভীরতা\S*",
        "relationship_strength.seniority": r"seniority|senior|rank|পদের ওজন\S*|পদ\S*",
    },
    "contact_cadence": {
        "wanted": r"wanted|wants?|should(?: be)?|agreed|planned|supposed|instead of(?: every)?|কথা (?:ছিল"
        r"|আছে)|চাওয়া\S*|কথামতো|হওয়ার কথা|জায়গায়",
        "since": r"ago|since|last (?:contact|was|time)|silent|not heard|আগে|শেষ|হয়নি",
        "real": r"usual(?:ly)?|in fact|in practice|as a rule|normally|actual\w*|সাধারণত|আসলে|বাস্তবে|হয়",
    },
    "churn_signals": {
        "sign_complaints.age": _CONCERN,
        "sign_promises.days": _LATE_BY,
        "sign_slow.since": _SINCE,
        "sign_slow.gap": _GAP,
        "sign_renewal.days": _RENEWAL,
        "sign_complaints.number": r"concerns?|complaints?|অভিযোগ\S*",
        "sign_promises.number": r"commitments?|promises?|প্রতিশ্রুতি\S*",
        "churn_signals.number": r"(?:signs?|signals?)(?! ?:)|লক্ষণ\S*",
    },
    "listings": {
        "listings.listed": r"(?:is|are|has|have)(?= ¦)|lists?|listed|in (?:the |its |their )?(?:\S+ )?range"
        r"|carr(?:y|ies)|stocks?|takes?|keeps?|রেঞ্জে|রেঞ্জে আছে|লিস্টেড|রাখে",
        "listings.range": r"of our(?= ¦)|of(?= ¦)|products in all|make|আমাদের(?= ¦[^,;।]*মধ্যে)|মধ্যে",
        "never_listed.number": r"never (?:been )?(?:\S+ )?(?:listed|in)|never|not (?:yet )?(?:been )?(?:listed|in)"
        r"|missing|left out|unlisted|কখনো\S*|হয়নি|বাদ|নেই|লিস্ট হয়নি",
    },
}
_TABLES = {figure: {part: word(words) for part, words in parts.items()} for figure, parts in _SAID.items()}


def called_in(figure: str) -> Mapping[str, re.Pattern[str]]:
    """The words for the numbers of a figure of this name, by what holds them; none where the table has none."""
    return _TABLES.get(figure, {})
