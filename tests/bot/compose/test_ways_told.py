"""What a figure says stands one way, told to stand another; one of its numbers told as another of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Figure
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER
from knowledge.records.account_names import all_names
from knowledge.records.accounts import account_cards
from tests.benchmarks.checking.sample_scenes import sample_book

AS_OF = date(2026, 11, 28)
TURNED = """
    plan_progress | Meghna Stores | Both of Meghna's objectives are ahead of time.
    plan_progress | Padma Mart | Padma Mart's plan is ahead of schedule.
    plan_progress | Padma Mart | The Padma plan is nearly complete.
    plan_progress | Kushiyara Superstore | All three objectives of the Kushiyara plan have moved.
    plan_progress | Nokshi Departmental Store | নকশির প্ল্যান ঠিক পথেই আছে।
    plan_progress | Padma Mart | পদ্মার প্ল্যান প্রায় শেষ।
    account_profile | Bongshi Fresh | Bongshi Fresh's contract ran out on 30 April 2027.
    account_profile | Padma Mart | Padma Mart is in the major tier.
    account_profile | Padma Mart | Padma Mart became a customer after 2022.
    account_profile | Meghna Stores | Meghna's agreement has expired; it was due on 30 June 2027.
    account_profile | Bongshi Fresh | বংশী ফ্রেশের চুক্তির মেয়াদ শেষ হয়ে গেছে।
    account_profile | Meghna Stores | মেঘনা স্টোর্স পাইকারি অ্যাকাউন্ট।
    sell_out | Meghna Stores | Meghna's tills rang up more a week than in the summer.
    sell_out | Padma Mart | Padma's sell-out fell 23.5%.
    sell_out | Padma Mart | Padma Mart sold 29.52 units in all.
    sell_out | Kushiyara Superstore | Kushiyara used to sell 3.08 units a week.
    sell_out | Meghna Stores | মেঘনার সেল-আউট বেড়ে ১১.৮৮ ইউনিট হয়েছে।
    sell_out | Kushiyara Superstore | কুশিয়ারার বিক্রি ২৭.১% বেড়েছে।
    promotions | Nokshi Departmental Store | Laundry month is about to start.
    promotions | Padma Mart | The winter lotion promotion has ended.
    promotions | Padma Mart | Winter lotion near the till ran from 3 March to 30 March.
    promotions | Meghna Stores | Card week is on now.
    promotions | Chalan Beel Traders | Van launch এখনো শুরু হয়নি।
    promotions | Padma Mart | পদ্মার সব প্রমোশন শেষ।
    promotions_result | Nokshi Departmental Store | Nokshi's sales fell below the baseline once laundry month ended.
    promotions_result | Padma Mart | Lachchha gondola end sold 24.2 units against a baseline of 111.75.
    promotions_result | Padma Mart | The lachchha promotion sold fewer units than the baseline.
    promotions_result | Nokshi Departmental Store | Laundry month lost units against the baseline.
    promotions_result | Padma Mart | Lachchha gondola end-এ বিক্রি হয়েছে ২৪.২ ইউনিট, বেসলাইন ছিল ১১১.৭৫।
    promotions_result | Padma Mart | Lachchha gondola end-এ বেসলাইনের চেয়ে কম বিক্রি হয়েছে।
    joint_scorecard | Bongshi Fresh | Bongshi's sales target is behind.
    joint_scorecard | Padma Mart | The planogram at Padma is on track at 80%.
    joint_scorecard | Padma Mart | Padma asks for 80% on the planogram and gets 90%.
    joint_scorecard | Meghna Stores | Listing 3 of 60 products is what we do for Meghna.
    joint_scorecard | Bongshi Fresh | বংশী ফ্রেশে প্ল্যানোগ্রাম ঠিক পথে আছে।
    joint_scorecard | Padma Mart | ফিল রেট ৮১.৮% আর সময়মতো ও পুরোপুরি ৯৯.৮%।
    share_of_wallet | Meghna Stores | Competitors hold only a small part of Meghna's laundry.
    share_of_wallet | Padma Mart | Our share is largest in laundry.
    share_of_wallet | Padma Mart | We told Lamia Noor what Padma buys in laundry.
    share_of_wallet | Kushiyara Superstore | Competitors sell Kushiyara only 25.9% of its spices.
    share_of_wallet | Meghna Stores | মেঘনার লন্ড্রির সিংহভাগ আমাদের।
    account_score | Bongshi Fresh | Bongshi's attractiveness beats our strength there.
    account_score | Padma Mart | Padma's strength outweighs its attractiveness.
    account_score | Padma Mart | The growth factor scores lowest.
    account_score | Kushiyara Superstore | Kushiyara is one to invest in for growth.
    account_score | Padma Mart | পদ্মায় আমাদের শক্তি আকর্ষণের চেয়ে বেশি।
    account_score | Kushiyara Superstore | কুশিয়ারা এক বছরে ৩৪.৯% বেড়েছে।
    account_health | Bongshi Fresh | Bongshi's health turned yellow.
    account_health | Meghna Stores | Meghna's last order is overdue, longer ago than the usual gap.
    account_health | Kushiyara Superstore | Kushiyara's revenue grew 34.9%.
    account_health | Padma Mart | Padma Mart is in the green.
    account_health | Bongshi Fresh | বংশী ফ্রেশের হেলথ হলুদে নেমেছে।
    account_health | Kushiyara Superstore | কুশিয়ারাকে দেওয়া কোনো প্রতিশ্রুতির সময় পার হয়নি।
    relationship_strength | Nokshi Departmental Store | We are closer to Jui Rozario than to Masum Fakir.
    relationship_strength | Padma Mart | The 93 shows how happy Padma Mart is with us.
    relationship_strength | Padma Mart | Arif Mahbub is our weakest tie at Padma.
    relationship_strength | Padma Mart | Recency gives 25 and frequency 28.
    relationship_strength | Nokshi Departmental Store | এনামুল হাসিবের সঙ্গে সম্পর্ক সবচেয়ে গভীর।
    relationship_strength | Padma Mart | পদ্মায় আরিফ মাহবুবের সঙ্গে সম্পর্ক সবচেয়ে দুর্বল।
    contact_cadence | Nokshi Departmental Store | The last contact with Nokshi was longer ago than wanted.
    contact_cadence | Padma Mart | The last contact with Padma was 14 days ago.
    contact_cadence | Padma Mart | We are late with nobody at Padma.
    contact_cadence | Haor Traders | Haor Traders is contacted more often than wanted.
    contact_cadence | Dokhina Wholesale House | দখিনার সঙ্গে যোগাযোগ সময়মতো হচ্ছে।
    contact_cadence | Haor Traders | হাওরের সঙ্গে যোগাযোগ কথামতো চলছে।
    concern_ages | Bongshi Fresh | Bongshi's only concern has been dealt with.
    concern_ages | Padma Mart | One concern of Padma Mart was settled in the year.
    concern_ages | Kushiyara Superstore | The newest concern of Kushiyara is 194 days old.
    concern_ages | Kushiyara Superstore | None of the concerns is older than 100 days.
    concern_ages | Padma Mart | পদ্মার অভিযোগটি মিটে গেছে।
    concern_ages | Kushiyara Superstore | কুশিয়ারার সবচেয়ে নতুন অভিযোগ ১৯৪ দিনের।
    churn_signals | Bongshi Fresh | Bongshi orders faster than usual.
    churn_signals | Padma Mart | Padma owes us 2 commitments that are overdue.
    churn_signals | Padma Mart | Padma's renewal passed 33 days ago.
    churn_signals | Meghna Stores | Meghna's revenue grew 25.4%.
    churn_signals | Bongshi Fresh | বংশী ফ্রেশ স্বাভাবিকের চেয়ে ঘন ঘন অর্ডার দিচ্ছে।
    churn_signals | Padma Mart | পদ্মার রিনিউয়াল পেরিয়ে গেছে।
    listings | Nokshi Departmental Store | The dish bar is still listed at Nokshi.
    listings | Bongshi Fresh | Bongshi has delisted the baby lotion.
    listings | Padma Mart | Padma lists most of our range.
    listings | Kushiyara Superstore | Shilnora Turmeric 200 g was never listed at Kushiyara.
    listings | Nokshi Departmental Store | নকশির রেঞ্জে ফ্লোর ক্লিনার এখনো আছে।
    listings | Padma Mart | Tultul Baby Wipes 80 পদ্মার রেঞ্জে আছে।
    plan_changes | Padma Mart | No record of the Padma plan has changed since 30 October.
    plan_changes | Padma Mart | The 22 changes at Padma were made before November.
    plan_changes | Padma Mart | Load 1 took 22 records out of the Padma plan.
    plan_changes | Meghna Stores | The 14 records were brought in on 30 October 2026.
    plan_changes | Padma Mart | ৩০ অক্টোবরের পর পদ্মার প্ল্যানে কিছুই বদলায়নি।
    plan_changes | Meghna Stores | মেঘনার প্ল্যান অপরিবর্তিত আছে।
    satisfaction | Meghna Stores | Habib Khondokar is satisfied.
    satisfaction | Meghna Stores | Meghna's CSAT rose from 3 to 3.5.
    satisfaction | Kushiyara Superstore | Nobody at Kushiyara is unhappy.
    satisfaction | Kushiyara Superstore | Sohel Mridha gave 6 of 10 and Dilara Ruhi 1.
"""
RETOLD = """
    plan_progress | Meghna Stores | Meghna's plan is a little behind: 35.1% of the way with 41.4% of the time gone.
    plan_progress | Kushiyara Superstore | The damage claim and the four dropped items still stand at 0%.
    plan_progress | Padma Mart | Less of the way than of the time has been covered.
    plan_progress | Meghna Stores | মেঘনার প্ল্যান একটু পিছিয়ে: পথের ৩৫.১%, সময় গেছে ৪১.৪%।
    plan_progress | Meghna Stores | মেঘনার প্ল্যান ৩৫.১% এগিয়েছে, সময় গেছে ৪১.৪%।
    account_profile | Padma Mart | Padma Mart is a key account in modern trade, owned by Tanvir Ashik.
    account_profile | Bongshi Fresh | বংশী ফ্রেশ সাভারের অ্যাকাউন্ট, দায়িত্বে Nusrat Mahin।
    account_profile | Padma Mart | পদ্মা মার্ট ২০২০ সালের ৫ অক্টোবর থেকে আমাদের গ্রাহক, রিনিউয়াল সামনে ৩১ ডিসেম্বর।
    sell_out | Padma Mart | Sell-out at Padma rose 23.5% to 29.52 units a week, from 23.9.
    sell_out | Kushiyara Superstore | Kushiyara's weekly sell-out dropped by more than a quarter, 27.1%.
    sell_out | Meghna Stores | আগে সপ্তাহে ১২.১৮ ইউনিট বিক্রি হতো, এখন ১১.৮৮।
    sell_out | Kushiyara Superstore | কুশিয়ারার সেল-আউট সপ্তাহে ৪.২৩ থেকে ৩.০৮ ইউনিটে নেমেছে।
    promotions | Nokshi Departmental Store | Laundry month is over; half of what it sold came back as a dip.
    promotions | Padma Mart | At the moment one promotion runs at Padma: winter lotion near the till.
    promotions | Nokshi Departmental Store | Laundry month শেষ হয়েছে, ১৪% বেশি বিক্রি হয়েছিল।
    promotions | Padma Mart | Lachchha gondola end শেষ হয়েছে ৩০ মার্চ ২০২৬।
    promotions_result | Padma Mart | Lachchha gondola end sold 111.75 units, 87.55 above its baseline of 24.2.
    promotions_result | Padma Mart | Lachchha gondola end-এ বেসলাইন ২৪.২ ইউনিটের জায়গায় বিক্রি হয়েছে ১১১.৭৫ ইউনিট।
    promotions_result | Nokshi Departmental Store | Laundry month-এর পরে বিক্রি বেসলাইনের চেয়ে ৪৭ ইউনিট বেশি ছিল।
    joint_scorecard | Bongshi Fresh | Bongshi's planogram is behind at 50%, and so is on time in full with 66.7%.
    joint_scorecard | Padma Mart | On time in full at Padma is 81.8% against 95% asked, so we are behind.
    joint_scorecard | Meghna Stores | Meghna's planogram is behind at 61.1%, short of the 90% asked.
    joint_scorecard | Bongshi Fresh | বংশী ফ্রেশে ফিল রেট ৯৯%, ঠিক পথে; প্ল্যানোগ্রাম ৫০%, পিছিয়ে।
    joint_scorecard | Padma Mart | পদ্মার প্ল্যানোগ্রাম ৮০%, নজরে রাখা দরকার।
    share_of_wallet | Padma Mart | Our share at Padma is smallest in laundry, 18.4%.
    share_of_wallet | Padma Mart | Tea & Drinks is where our share at Padma is largest, 41.4%.
    share_of_wallet | Padma Mart | Padma buys BDT 94,00,000 of tea, BDT 38,90,579.42 of it from us.
    share_of_wallet | Meghna Stores | মেঘনার লন্ড্রির মাত্র ১১.৭% আমাদের কাছ থেকে আসে।
    share_of_wallet | Kushiyara Superstore | কুশিয়ারার মসলার ২৫.৯% আমাদের, বেশিরভাগ অন্যদের।
    account_score | Bongshi Fresh | Bongshi is one to invest in: 6.8 of 10, strength 7.3 and attractiveness 6.4.
    account_score | Padma Mart | Growth scores 10 as revenue is up 46.7%.
    account_score | Padma Mart | পদ্মা মার্টের স্কোর ১০ এর মধ্যে ৮.১, বাড়ানোর জন্য বিনিয়োগ।
    account_score | Kushiyara Superstore | কুশিয়ারার বিক্রি ৩৪.৯% কমে ৳৭৩,৩০,৫৯৯.৩৩ হয়েছে।
    account_health | Bongshi Fresh | Bongshi's health eased from 95 to 88 but is still green.
    account_health | Kushiyara Superstore | Contact is the best factor at Kushiyara with 100, while revenue scores 0.
    account_health | Padma Mart | Revenue scores 100: it grew 46.7% on the year before.
    account_health | Bongshi Fresh | বংশী ফ্রেশের হেলথ সবুজ, তবে ৯৫ থেকে কমে ৮৮।
    account_health | Kushiyara Superstore | আমাদের ৩টি প্রতিশ্রুতির সময় পার, সবচেয়ে পুরনোটি ৪৭ দিন।
    relationship_strength | Haor Traders | With Moyeen Laskar it is 36, with Shipra Deb 0.
    relationship_strength | Nokshi Departmental Store | শায়লা ওয়াদুদের সঙ্গে সম্পর্ক সবচেয়ে জোরালো, ৯২।
    relationship_strength | Padma Mart | সবচেয়ে জোরালো সম্পর্ক আরিফ মাহবুবের সঙ্গে, ৮৮।
    contact_cadence | Haor Traders | Shipra Deb has not heard from us for 395 days; every 90 days is wanted.
    contact_cadence | Dokhina Wholesale House | দখিনার সঙ্গে যোগাযোগে দেরি হয়েছে, ১৭ দিন, কথা ছিল ১৪ দিন পর পর।
    contact_cadence | Padma Mart | পদ্মায় দেরি দুজনের সঙ্গে: Golam Rasul Titu আর Biplob Saha।
    concern_ages | Bongshi Fresh | Bongshi's concern about Golpata's rent for the tea bay has been open for 16 days.
    concern_ages | Padma Mart | One concern is open at Padma, for 131 days: competitor tea in our bay in two stores.
    concern_ages | Kushiyara Superstore | None of Kushiyara's concerns was settled.
    concern_ages | Padma Mart | পদ্মার একটি অভিযোগ ১৩১ দিন ধরে খোলা।
    concern_ages | Kushiyara Superstore | কুশিয়ারার ৩টি অভিযোগ খোলা, সবচেয়ে পুরনোটি ১৯৪ দিনের; একটিও মেটেনি।
    churn_signals | Padma Mart | We are late with 2 commitments to Padma, the oldest by 19 days.
    churn_signals | Bongshi Fresh | ১৪ দিন অর্ডার নেই, স্বাভাবিক ফাঁক ১০ দিন।
    churn_signals | Padma Mart | আমাদের ২টি প্রতিশ্রুতি ওভারডিউ, সবচেয়ে পুরনোটা ১৯ দিন।
    listings | Nokshi Departmental Store | Nokshi dropped the floor cleaner in August and the dish bar in July 2026.
    listings | Padma Mart | Padma Mart has 8 of our 60 products in its range; 52 were never listed.
    listings | Kushiyara Superstore | Kushiyara lists only 2 of our 60 products.
    listings | Nokshi Departmental Store | নকশি ১৬ আগস্ট ২০২৬ ফ্লোর ক্লিনার ডিলিস্ট করেছে।
    listings | Padma Mart | ৫২টি পণ্য পদ্মায় কখনো লিস্ট হয়নি, যেমন Tultul Baby Soap 75 g।
    plan_changes | Padma Mart | All 22 records of the Padma plan came in on 23 November with load 1.
    plan_changes | Meghna Stores | On 23 November, load 1 brought in 14 records of the Meghna plan.
    plan_changes | Padma Mart | ২৩ নভেম্বর লোড ১ পদ্মার প্ল্যানে ২২টি রেকর্ড এনেছে।
    plan_changes | Meghna Stores | ৩০ অক্টোবর থেকে ২৮ নভেম্বর পর্যন্ত মেঘনার প্ল্যানে মোট ১৪টি পরিবর্তন হয়েছে।
    satisfaction | Meghna Stores | Meghna's CSAT is 3 of 5, down from 3.5; Habib Khondokar is unhappy with 2 of 5.
    satisfaction | Kushiyara Superstore | Kushiyara's NPS fell from 67 to -75; Sohel Mridha gave only 1 of 10.
    satisfaction | Kushiyara Superstore | Three people at Kushiyara are unhappy, Mahfuz Rob among them.
"""
Scenes = dict[tuple[str, str], tuple[Figure, Evidence]]


def told(lines: str) -> list[tuple[str, ...]]:
    """The sentences of a table, each with its figure and its account."""
    return [tuple(part.strip() for part in line.split("|")) for line in lines.strip().splitlines()]


@pytest.fixture(scope="module")
def scenes() -> Scenes:
    """Each figure of each account that these sentences speak of, from the sample book."""
    found: Scenes = {}
    with sample_book() as book, book.reading() as session:
        cards = {card.name: card for card in account_cards(session, LOCAL_OWNER)}
        names = all_names(session, LOCAL_OWNER)
        for name, account, _ in (*told(TURNED), *told(RETOLD)):
            card = cards[account]
            figure = CATALOGUE[name].compute(session, LOCAL_OWNER, card, FigureRequest(AS_OF))
            assert isinstance(figure, Figure)
            found[name, account] = figure, Evidence("q", card, (figure,), AS_OF, names=names)
    return found


def verdict(scenes: Scenes, name: str, account: str, text: str) -> tuple[bool | None, str]:
    figure, evidence = scenes[name, account]
    said = check(Sentence(text, (figure.ref,), "written"), evidence)
    return said.ok, said.reason


@pytest.mark.parametrize(("name", "account", "text"), told(TURNED))
def test_what_stands_one_way_is_not_told_to_stand_another(scenes: Scenes, name: str, account: str, text: str) -> None:
    assert verdict(scenes, name, account, text)[0] is False


@pytest.mark.parametrize(("name", "account", "text"), told(RETOLD))
def test_what_stands_so_may_be_told_so(scenes: Scenes, name: str, account: str, text: str) -> None:
    assert verdict(scenes, name, account, text) == (True, "")
