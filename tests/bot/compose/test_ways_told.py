"""What a figure says stands one way, told to stand another; one of its numbers told as another of it."""

from __future__ import annotations

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.book import Book
from knowledge.evidence import Evidence
from tests.benchmarks.checking.of_figures import figures_told

Scenes = dict[tuple[str, str], Evidence]
TURNED = """
    plan_progress | Meghna Stores | Both of Meghna's objectives are ahead of time.
    plan_progress | Padma Mart | The tea bay objective is ahead of the revenue objective.
    plan_progress | Padma Mart | More has been done than time has passed on the Padma joint plan.
    plan_progress | Meghna Stores | Bringing card holders back is at 27.6%, the revenue goal at 42.7%.
    plan_progress | Nokshi Departmental Store | নকশির প্ল্যান ঠিক পথেই আছে।
    plan_progress | Kushiyara Superstore | কুশিয়ারার প্ল্যান ঠিক সময়ের সঙ্গে তাল মিলিয়ে চলছে।
    account_profile | Bongshi Fresh | Bongshi Fresh's contract ran out on 30 April 2027.
    account_profile | Padma Mart | Padma Mart is in the major tier.
    account_profile | Padma Mart | Padma Mart is a wholesale account in Dhaka.
    account_profile | Meghna Stores | Meghna Stores is in Dhaka.
    account_profile | Bongshi Fresh | বংশী ফ্রেশের চুক্তির মেয়াদ শেষ হয়ে গেছে।
    account_profile | Meghna Stores | মেঘনা স্টোর্সের দায়িত্বে কেউ নেই।
    sell_out | Meghna Stores | Meghna's tills rang up more a week than in the summer.
    sell_out | Kushiyara Superstore | Shoppers at Kushiyara bought 37 units more than before.
    sell_out | Padma Mart | Padma went from 29.52 to 23.9 units a week.
    sell_out | Kushiyara Superstore | Kushiyara's shoppers bought 27.1% more a week than before.
    sell_out | Meghna Stores | মেঘনার সেল-আউট বেড়ে ১১.৮৮ ইউনিট হয়েছে।
    sell_out | Kushiyara Superstore | কুশিয়ারার বিক্রি ২৭.১% বেড়েছে।
    promotions | Nokshi Departmental Store | Laundry month is about to start.
    promotions | Padma Mart | Winter lotion near the till is over since January.
    promotions | Padma Mart | No promotion with Padma Mart is running at the moment.
    promotions | Meghna Stores | Card week is on now.
    promotions | Chalan Beel Traders | Van launch এখনো শুরু হয়নি।
    promotions | Meghna Stores | Card week এখন চলছে।
    promotions_result | Nokshi Departmental Store | Nokshi's sales fell below the baseline once laundry month ended.
    promotions_result | Padma Mart | Oat biscuit head start sold 111.75 units.
    promotions_result | Padma Mart | The lachchha promotion sold fewer units than the baseline.
    promotions_result | Nokshi Departmental Store | Afterwards Nokshi sold 47 units below the baseline.
    promotions_result | Padma Mart | Lachchha gondola end-এ বিক্রি হয়েছে ২৪.২ ইউনিট, বেসলাইন ছিল ১১১.৭৫।
    promotions_result | Nokshi Departmental Store | Laundry month-এর পরে বিক্রি বেসলাইনের চেয়ে ৪৭ ইউনিট কম ছিল।
    joint_scorecard | Bongshi Fresh | We deliver to Bongshi on time in full as asked.
    joint_scorecard | Meghna Stores | Meghna's planogram of 90% is short of the 61.1% asked.
    joint_scorecard | Padma Mart | Padma asks for 80% on the planogram and gets 90%.
    joint_scorecard | Meghna Stores | Meghna sells more a week than in the period before.
    joint_scorecard | Bongshi Fresh | বংশী ফ্রেশে প্ল্যানোগ্রাম ঠিক পথে আছে।
    joint_scorecard | Meghna Stores | মেঘনার সেল-আউট আগের চেয়ে বেশি।
    share_of_wallet | Meghna Stores | Competitors hold only a small part of Meghna's laundry.
    share_of_wallet | Padma Mart | Our share is largest in laundry.
    share_of_wallet | Padma Mart | Of our BDT 1,65,00,000 of laundry Padma buys BDT 30,33,974.66.
    share_of_wallet | Kushiyara Superstore | Over half of Kushiyara's spices come from us.
    share_of_wallet | Meghna Stores | মেঘনার লন্ড্রির সিংহভাগ আমাদের।
    account_score | Bongshi Fresh | Bongshi's attractiveness beats our strength there.
    account_score | Meghna Stores | Both commitments to Meghna were kept by their day.
    account_score | Padma Mart | Padma scores 7.9 on attractiveness and 8.4 on strength.
    account_score | Padma Mart | All 3 commitments were kept by their day.
    account_score | Padma Mart | পদ্মায় আমাদের শক্তি আকর্ষণের চেয়ে বেশি।
    account_score | Kushiyara Superstore | কুশিয়ারায় বাড়ানোর জন্য বিনিয়োগ করা যায়।
    account_health | Bongshi Fresh | Bongshi's health turned yellow.
    account_health | Padma Mart | Padma owes us two overdue commitments.
    account_health | Kushiyara Superstore | Kushiyara's health rose from 26 to 43.
    account_health | Kushiyara Superstore | Only one of the two people who decide has been spoken to lately.
    account_health | Bongshi Fresh | বংশী ফ্রেশের হেলথ হলুদে নেমেছে।
    account_health | Kushiyara Superstore | কুশিয়ারার সবচেয়ে নতুন অভিযোগটি ১৯৪ দিনের।
    relationship_strength | Nokshi Departmental Store | We are closer to Jui Rozario than to Masum Fakir.
    relationship_strength | Meghna Stores | Depth gives 27 and recency 15.
    relationship_strength | Padma Mart | We are most in touch with Shahnaz Tabassum.
    relationship_strength | Padma Mart | Recency gives 25 and frequency 28.
    relationship_strength | Nokshi Departmental Store | এনামুল হাসিবের সঙ্গে সম্পর্ক সবচেয়ে গভীর।
    relationship_strength | Padma Mart | পদ্মায় আরিফ মাহবুবের সঙ্গে সম্পর্ক সবচেয়ে দুর্বল।
    contact_cadence | Nokshi Departmental Store | The last contact with Nokshi was longer ago than wanted.
    contact_cadence | Haor Traders | Shipra Deb should hear from us every 395 days.
    contact_cadence | Padma Mart | We are in touch with Padma less often than wanted.
    contact_cadence | Haor Traders | Haor Traders is contacted more often than wanted.
    contact_cadence | Dokhina Wholesale House | দখিনার সঙ্গে যোগাযোগ সময়মতো হচ্ছে।
    contact_cadence | Haor Traders | হাওরের সঙ্গে যোগাযোগ কথামতো চলছে।
    concern_ages | Bongshi Fresh | Bongshi's only concern has been dealt with.
    concern_ages | Padma Mart | All concerns of Padma Mart were settled.
    concern_ages | Padma Mart | Padma Mart has no open concerns.
    concern_ages | Kushiyara Superstore | Kushiyara's 3 concerns have been settled.
    concern_ages | Padma Mart | পদ্মার অভিযোগটি মিটে গেছে।
    concern_ages | Kushiyara Superstore | কুশিয়ারার কোনো অভিযোগ খোলা নেই।
    churn_signals | Bongshi Fresh | Bongshi orders faster than usual.
    churn_signals | Kushiyara Superstore | Kushiyara bought more in the last three months than a year earlier.
    churn_signals | Padma Mart | Padma's usual gap is 11 days and the last order is 7 days ago.
    churn_signals | Meghna Stores | Meghna's revenue grew 25.4%.
    churn_signals | Bongshi Fresh | বংশী ফ্রেশ স্বাভাবিকের চেয়ে ঘন ঘন অর্ডার দিচ্ছে।
    churn_signals | Padma Mart | পদ্মার রিনিউয়াল পেরিয়ে গেছে।
    listings | Nokshi Departmental Store | The dish bar is still listed at Nokshi.
    listings | Bongshi Fresh | Only 2 of our products are missing from Bongshi's range.
    listings | Padma Mart | 52 of our 60 products are in Padma's range.
    listings | Padma Mart | Padma Mart lists all our products.
    listings | Nokshi Departmental Store | নকশির রেঞ্জে ফ্লোর ক্লিনার এখনো আছে।
    listings | Kushiyara Superstore | Shilnora Turmeric 200 g কুশিয়ারায় কখনো লিস্ট হয়নি।
    plan_changes | Nokshi Departmental Store | The Nokshi plan lost 12 records on 23 November.
    plan_changes | Padma Mart | The 22 changes at Padma were made before November.
    plan_changes | Meghna Stores | The 14 records were brought in on 30 October 2026.
    plan_changes | Meghna Stores | The Meghna plan has been left untouched this month.
    plan_changes | Padma Mart | ৩০ অক্টোবরের পর পদ্মার প্ল্যানে কিছুই বদলায়নি।
    plan_changes | Meghna Stores | মেঘনার প্ল্যান অপরিবর্তিত আছে।
    satisfaction | Meghna Stores | Habib Khondokar is satisfied.
    satisfaction | Meghna Stores | Meghna's CSAT rose from 3 to 3.5.
    satisfaction | Kushiyara Superstore | Nobody at Kushiyara is unhappy.
    satisfaction | Kushiyara Superstore | Sohel Mridha gave 6 of 10 and Dilara Ruhi 1.
"""
RETOLD = """
    plan_progress | Meghna Stores | Meghna's plan is a little behind: 35.1% of the way with 41.4% of the time gone.
    plan_progress | Padma Mart | Revenue is furthest along at 40.1%; the store openings have not begun, at 0%.
    plan_progress | Meghna Stores | মেঘনার প্ল্যান একটু পিছিয়ে: পথের ৩৫.১%, সময় গেছে ৪১.৪%।
    plan_progress | Meghna Stores | মেঘনার প্ল্যান ৩৫.১% এগিয়েছে, সময় গেছে ৪১.৪%।
    account_profile | Padma Mart | Padma's renewal is close, at the end of December.
    account_profile | Padma Mart | Customer since 5 October 2020, Padma Mart renews on 31 December 2026.
    account_profile | Bongshi Fresh | বংশী ফ্রেশ সাভারের অ্যাকাউন্ট, দায়িত্বে Nusrat Mahin।
    account_profile | Meghna Stores | মেঘনা স্টোর্স নারায়ণগঞ্জের modern trade অ্যাকাউন্ট।
    sell_out | Padma Mart | Shoppers buy more at Padma than in summer: 29.52 units a week instead of 23.9.
    sell_out | Padma Mart | Padma's weekly sell-out of 29.52 units beats the 23.9 of the period before.
    sell_out | Meghna Stores | আগে সপ্তাহে ১২.১৮ ইউনিট বিক্রি হতো, এখন ১১.৮৮।
    sell_out | Kushiyara Superstore | আগে সপ্তাহে ছিল ৪.২৩ ইউনিট, এখন ৩.০৮, অর্থাৎ ২৭.১% কম।
    promotions | Nokshi Departmental Store | Laundry month is over; half of what it sold came back as a dip.
    promotions | Meghna Stores | The last promotion with Meghna was card week, and it has ended.
    promotions | Nokshi Departmental Store | Laundry month শেষ হয়েছে, ১৪% বেশি বিক্রি হয়েছিল।
    promotions | Meghna Stores | Card week শেষ হয়ে গেছে, চলেছিল ২২ থেকে ২৯ জুন ২০২৬।
    promotions_result | Padma Mart | Lachchha gondola end-এ বেসলাইন ২৪.২ ইউনিটের জায়গায় বিক্রি হয়েছে ১১১.৭৫ ইউনিট।
    promotions_result | Meghna Stores | Card week-এর খরচ ওঠেনি, আরওআই -৯৯.৮%।
    joint_scorecard | Bongshi Fresh | Bongshi's planogram is behind at 50%, and so is on time in full with 66.7%.
    joint_scorecard | Padma Mart | Sell-out is on track, 23.5% up at 29.52 units a week.
    joint_scorecard | Bongshi Fresh | বংশী ফ্রেশে ফিল রেট ৯৯%, ঠিক পথে; প্ল্যানোগ্রাম ৫০%, পিছিয়ে।
    joint_scorecard | Meghna Stores | মেঘনার টার্গেটের ২৭.৬% পূরণ হয়েছে, সময় গেছে ৪১.৪%।
    share_of_wallet | Padma Mart | Our share at Padma is smallest in laundry, 18.4%.
    share_of_wallet | Bongshi Fresh | More than a third of Bongshi's spices, 37.1%, come from us.
    share_of_wallet | Padma Mart | In laundry we have 18.4% of what Padma buys, as Lamia Noor told.
    share_of_wallet | Meghna Stores | মেঘনার লন্ড্রির মাত্র ১১.৭% আমাদের কাছ থেকে আসে।
    account_score | Bongshi Fresh | Bongshi is one to invest in: 6.8 of 10, strength 7.3 and attractiveness 6.4.
    account_score | Padma Mart | Share of wallet scores 5.5, as we have 25% of what they buy.
    account_score | Padma Mart | Only 1 of 3 commitments was kept by its day.
    account_score | Padma Mart | পদ্মা মার্টের স্কোর ১০ এর মধ্যে ৮.১, বাড়ানোর জন্য বিনিয়োগ।
    account_score | Kushiyara Superstore | কুশিয়ারার বিক্রি ৩৪.৯% কমে ৳৭৩,৩০,৫৯৯.৩৩ হয়েছে।
    account_health | Bongshi Fresh | Bongshi's health eased from 95 to 88 but is still green.
    account_health | Padma Mart | Contact stands well at 83, the last being 6 days ago.
    account_health | Kushiyara Superstore | The last order was 18 days ago; Kushiyara usually orders every 13 days.
    account_health | Bongshi Fresh | বংশী ফ্রেশের হেলথ সবুজ, তবে ৯৫ থেকে কমে ৮৮।
    account_health | Kushiyara Superstore | কুশিয়ারার শেষ অর্ডার ১৮ দিন আগে, সাধারণত ১৩ দিন পর পর অর্ডার দেয়।
    relationship_strength | Meghna Stores | The figure says nothing about whether Meghna likes us.
    relationship_strength | Nokshi Departmental Store | শায়লা ওয়াদুদের সঙ্গে সম্পর্ক সবচেয়ে জোরালো, ৯২।
    relationship_strength | Padma Mart | সবচেয়ে জোরালো সম্পর্ক আরিফ মাহবুবের সঙ্গে, ৮৮।
    contact_cadence | Haor Traders | Both Shipra Deb and Moyeen Laskar are late.
    contact_cadence | Haor Traders | Contact with Haor Traders is late: 88 days since the last, where 30 were wanted.
    contact_cadence | Dokhina Wholesale House | দখিনার সঙ্গে যোগাযোগে দেরি হয়েছে, ১৭ দিন, কথা ছিল ১৪ দিন পর পর।
    contact_cadence | Haor Traders | হাওরের সঙ্গে যোগাযোগে দেরি: ৮৮ দিন হয়েছে, কথা ছিল ৩০ দিন পর পর।
    concern_ages | Bongshi Fresh | Bongshi's concern about Golpata's rent for the tea bay has been open for 16 days.
    concern_ages | Padma Mart | No concern of Padma Mart was settled in the year to 28 November.
    concern_ages | Padma Mart | পদ্মার একটি অভিযোগ ১৩১ দিন ধরে খোলা।
    concern_ages | Kushiyara Superstore | কুশিয়ারার ৩টি অভিযোগ খোলা, সবচেয়ে পুরনোটি ১৯৪ দিনের; একটিও মেটেনি।
    churn_signals | Kushiyara Superstore | Kushiyara's renewal is still 64 days off.
    churn_signals | Padma Mart | Padma has not ordered for 11 days; its usual gap is 7.
    churn_signals | Bongshi Fresh | ১৪ দিন অর্ডার নেই, স্বাভাবিক ফাঁক ১০ দিন।
    churn_signals | Padma Mart | আমাদের ২টি প্রতিশ্রুতি ওভারডিউ, সবচেয়ে পুরনোটা ১৯ দিন।
    listings | Nokshi Departmental Store | Nokshi dropped the floor cleaner in August and the dish bar in July 2026.
    listings | Meghna Stores | Baby wipes and both diapers were taken out of Meghna's range.
    listings | Padma Mart | Most of our 60 products, 52, have never been in Padma's range.
    listings | Nokshi Departmental Store | নকশি ১৬ আগস্ট ২০২৬ ফ্লোর ক্লিনার ডিলিস্ট করেছে।
    listings | Kushiyara Superstore | Shilnora Turmeric 200 g ডিলিস্ট হয়েছে ১ জুলাই ২০২৬।
    plan_changes | Nokshi Departmental Store | Load 1 put 12 records into the Nokshi plan on 23 November.
    plan_changes | Meghna Stores | On 23 November, load 1 brought in 14 records of the Meghna plan.
    plan_changes | Padma Mart | ২৩ নভেম্বর লোড ১ পদ্মার প্ল্যানে ২২টি রেকর্ড এনেছে।
    plan_changes | Meghna Stores | ৩০ অক্টোবর থেকে ২৮ নভেম্বর পর্যন্ত মেঘনার প্ল্যানে মোট ১৪টি পরিবর্তন হয়েছে।
    satisfaction | Meghna Stores | Meghna's CSAT is 3 of 5, down from 3.5; Habib Khondokar is unhappy with 2 of 5.
    satisfaction | Kushiyara Superstore | Kushiyara's NPS fell from 67 to -75; Sohel Mridha gave only 1 of 10.
    satisfaction | Kushiyara Superstore | Three people at Kushiyara are unhappy, Mahfuz Rob among them.
"""


def told(lines: str) -> list[tuple[str, str, str]]:
    """The sentences of a table, each with its figure and its account."""
    found = ([part.strip() for part in line.split("|")] for line in lines.strip().splitlines())
    return [(name, account, text) for name, account, text in found]


@pytest.fixture(scope="module")
def scenes(sample_on_sqlite: Book) -> Scenes:
    """Each figure of each account that these sentences speak of."""
    found = figures_told(sample_on_sqlite, {line[:2] for line in (*told(TURNED), *told(RETOLD))})
    assert len(found) == len({line[:2] for line in (*told(TURNED), *told(RETOLD))})
    return found


def verdict(scenes: Scenes, name: str, account: str, text: str) -> tuple[bool | None, str]:
    evidence = scenes[name, account]
    said = check(Sentence(text, (evidence.facts[0].ref,), "written"), evidence)
    return said.ok, said.reason


@pytest.mark.parametrize(("name", "account", "text"), told(TURNED))
def test_what_stands_one_way_is_not_told_to_stand_another(scenes: Scenes, name: str, account: str, text: str) -> None:
    assert verdict(scenes, name, account, text)[0] is False


@pytest.mark.parametrize(("name", "account", "text"), told(RETOLD))
def test_what_stands_so_may_be_told_so(scenes: Scenes, name: str, account: str, text: str) -> None:
    assert verdict(scenes, name, account, text) == (True, "")
