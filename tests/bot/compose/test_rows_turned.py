"""Figures that list rows with a measure, told in a model's words: each row as the list has it, in both languages."""

from __future__ import annotations

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.book import Book
from knowledge.evidence import Evidence
from tests.benchmarks.checking.of_figures import figures_told

Told = dict[tuple[str, str], Evidence]
# What is asked of: figure, account, sentence, whether it passes.
_CASES = """
revenue_by_month | Meghna | September 2026 was the best month. | no
revenue_by_month | Meghna | March 2026 was the best month, at BDT 19.3 lakh. | yes
revenue_by_month | Meghna | Sales peaked in September 2026 and reached their low in March 2026. | no
revenue_by_month | Meghna | Sales peaked in March 2026 at BDT 19.3 lakh and reached their low in September 2026. | yes
revenue_by_month | Meghna | In October 2026 revenue fell to BDT 13 lakh. | no
revenue_by_month | Meghna | After a dip in September 2026, revenue recovered in October to BDT 13 lakh. | yes
revenue_by_month | Meghna | In October 2026 revenue rose to BDT 13 lakh from 9.13 lakh the month before. | yes
revenue_by_month | Meghna | From May to September 2026 sales rose month after month. | no
revenue_by_month | Meghna | From May to September 2026 sales fell month after month. | yes
revenue_by_month | Meghna | May 2026 came to BDT 15.71 lakh and April 2026 to BDT 18.78 lakh. | no
revenue_by_month | Kushiyara | The best month of 2026 was January, the worst September. | yes
revenue_by_month | Kushiyara | The best month of 2026 was May, the worst October. | no
revenue_by_month | Kushiyara | কুশিয়ারার সেরা মাস ছিল মে ২০২৬। | no
revenue_by_month | Kushiyara | কুশিয়ারার সেরা মাস ছিল জানুয়ারি ২০২৬, ১২.১৪ লাখ টাকা। | yes
revenue_by_month | Kushiyara | সেপ্টেম্বর থেকে নভেম্বর ২০২৬ পর্যন্ত প্রতি মাসে বিক্রি কমেছে। | no
revenue_by_quarter | Padma | Every quarter from Q1 2026 to Q3 2026 was bigger than the one before. | no
revenue_by_quarter | Padma | Every quarter from Q3 2025 to Q1 2026 was bigger than the one before. | yes
revenue_by_quarter | Padma | Padma kept climbing in 2026, each quarter from Q1 to Q3 ahead of the one before. | no
revenue_by_quarter | Padma | ২০২৬-এর তৃতীয় কোয়ার্টারে বিক্রি দ্বিতীয় কোয়ার্টারের চেয়ে বেশি ছিল। | no
revenue_by_quarter | Padma | ২০২৬-এর তৃতীয় কোয়ার্টারে বিক্রি দ্বিতীয় কোয়ার্টারের চেয়ে কম ছিল। | yes
revenue_by_category | Kushiyara | Personal Care outsells Spices at Kushiyara. | no
revenue_by_category | Kushiyara | Spices outsells Personal Care at Kushiyara. | yes
revenue_by_category | Kushiyara | Personal Care-এর বিক্রি Spices-কে ছাড়িয়ে গেছে। | no
bottom_products | Nokshi | Nokshi buys most of Jhilik Cup Noodles 60 g. | no
bottom_products | Nokshi | Jhilik Macaroni 400 g is not among the products Nokshi buys least of. | no
bottom_products | Nokshi | Jhilik Macaroni 400 g is among the products Nokshi buys least of, at BDT 2.31 lakh. | yes
sell_out_by_store | Padma | Uttara 2 outsold Mirpur 10. | no
sell_out_by_store | Padma | Mirpur 10 outsold Uttara 2. | yes
sell_out_by_store | Padma | All of the sell-out comes from Gulshan. | no
sell_out_by_store | Padma | Gulshan alone makes up most of the sell-out. | no
sell_out_by_store | Padma | Of the four stores, Gulshan leads with 38.9% and Banasree closes the list with 16.9%. | yes
sell_out_by_store | Padma | মিরপুর ১০-এর চেয়ে উত্তরা ২ বেশি বিক্রি করেছে। | no
sell_out_by_store | Padma | মিরপুর ১০-এর চেয়ে উত্তরা ২ কম বিক্রি করেছে। | yes
sell_out_by_product | Kushiyara | The semai brought more money than the chilli. | no
sell_out_by_product | Kushiyara | The semai sold more units than the chilli, but brought less money. | yes
sell_out_by_product | Kushiyara | Nothing of ours sold fewer units than the Shilnora Chilli 200 g. | no
sell_out_by_category | Padma | Personal Care sold more units at Padma than Laundry & Cleaning. | no
sell_out_by_category | Padma | Personal Care was worth more than Laundry & Cleaning. | yes
sell_in_and_out | Meghna | Stock is piling up at Meghna. | no
sell_in_and_out | Meghna | Stock at Meghna ran down by 50.6 units. | yes
sell_in_and_out | Meghna | Masala noodles: 31.75 units in, 10 out. | no
sell_in_and_out | Meghna | Masala noodles: 10 units in, 31.75 out. | yes
sell_in_and_out | Meghna | মেঘনার স্টক ৫০.৬ ইউনিট বেড়েছে। | no
sell_in_and_out | Meghna | মেঘনার স্টক ৫০.৬ ইউনিট কমেছে। | yes
sell_in_and_out | Kushiyara | Only the semai saw its stock fall. | yes
sell_in_and_out | Kushiyara | The stock of every product rose at Kushiyara. | no
channel_mix | Padma | Some of Padma's sell-out comes from other channels. | no
channel_mix | Padma | Part of the sell-out is e-commerce. | no
channel_mix | Padma | Online gained on the shops at Padma. | no
channel_mix | Padma | All of Padma's reported sell-out comes from supermarkets. | yes
channel_mix | Padma | পদ্মার সেল-আউট পুরোটাই সুপারমার্কেটের। | yes
seasonality | Kushiyara | Tea & Drinks are highest in October and lowest in December. | no
seasonality | Kushiyara | Tea & Drinks are highest in December and lowest in October. | yes
seasonality | Kushiyara | Every category is at its lowest in October. | no
seasonality | Kushiyara | All categories but Personal Care are at their lowest in October. | yes
seasonality | Kushiyara | Eid-ul-Fitr runs at 100 before and at 166 from the first day on. | no
seasonality | Kushiyara | Before Eid-ul-Adha sales are above an average day. | no
seasonality | Kushiyara | Before Eid-ul-Adha sales are below an average day, at 81. | yes
seasonality | Kushiyara | কুশিয়ারায় Spices সবচেয়ে বেশি বিক্রি হয় অক্টোবরে। | no
seasonality | Kushiyara | কুশিয়ারায় Spices সবচেয়ে বেশি বিক্রি হয় মার্চে। | yes
weeks_of_supply | Padma | Padma has 30.51 units on hand. | no
weeks_of_supply | Padma | Padma has 84.95 units on hand and sells 30.51 a week, which lasts 2.8 weeks. | yes
weeks_of_supply | Padma | Washing powder will run out first. | no
weeks_of_supply | Padma | Tea dust will run out first, with 2.2 weeks of supply. | yes
weeks_of_supply | Padma | Padma is out of stock. | no
out_of_stocks | Meghna | Most of the counts at Meghna found nothing. | no
out_of_stocks | Meghna | 14 of 15 counts found nothing. | no
out_of_stocks | Meghna | 14 of 15 counts found stock. | yes
out_of_stocks | Meghna | মেঘনায় বেশির ভাগ গণনায় মাল পাওয়া যায়নি। | no
out_of_stocks | Meghna | মেঘনায় বেশির ভাগ গণনায় মাল পাওয়া গেছে। | yes
planogram_compliance | Meghna | Fatullah is the worst store. | no
planogram_compliance | Meghna | 11 of 18 items are out of place. | no
planogram_compliance | Meghna | 7 of 18 items are out of place. | yes
planogram_compliance | Meghna | ফতুল্লা সবচেয়ে খারাপ। | no
share_of_shelf | Nokshi | We have 26% of the shelf and 20% of the sales. | no
share_of_shelf | Nokshi | We have 20% of the shelf and 26% of the sales. | yes
share_of_shelf | Nokshi | Our share of the shelf is larger than our share of the sales. | no
share_of_shelf | Nokshi | We are over-represented on the shelf. | no
share_of_shelf | Nokshi | 52 of the 65 facings belong to others. | yes
share_of_shelf | Nokshi | ৬৫টি ফেসিংয়ের ১৩টি প্রতিযোগীদের। | no
trade_rate | Kushiyara | Most of the trade spend goes to logistics. | no
trade_rate | Kushiyara | We spent BDT 54,000 on rebates and BDT 18,000 on logistics. | yes
trade_rate | Kushiyara | রিবেটের চেয়ে লজিস্টিকসে বেশি খরচ হয়েছে। | no
trade_rate | Kushiyara | লজিস্টিকসের চেয়ে রিবেটে বেশি খরচ হয়েছে। | yes
price_chain | Nokshi | We make 18.5% on the washing powder and they 17.2%. | no
price_chain | Nokshi | We make 17.2% on the washing powder and they 18.5%. | yes
price_chain | Nokshi | The shelf price of the shampoo is known. | no
price_chain | Nokshi | শ্যাম্পুর শেলফ দাম জানা নেই। | yes
price_chain | Nokshi | ওয়াশিং পাউডারের শেলফ দাম জানা নেই। | no
whitespace | Meghna | Meghna already buys Lebubon Rose Syrup 750 ml. | no
whitespace | Meghna | No more than two of the accounts in Meghna's segment buy the laundry bar. | no
whitespace | Meghna | Meghna does not buy the Dhobdhobe Laundry Bar 130 g, which 3 of 4 accounts do. | yes
whitespace | Meghna | মেঘনা লন্ড্রি বার কেনে। | no
growth_proposals | Padma | Nothing speaks against the proposals. | no
growth_proposals | Padma | Against it speaks 1 open concern, 131 days old. | yes
growth_proposals | Nokshi | A commitment of theirs is overdue by 9 days. | no
growth_proposals | Nokshi | নকশিকে শ্যাম্পু ক্রস-সেল আর Spices আপসেল করা যায়। | no
revenue_bridge | Meghna | The products that grew added more than the others lost. | no
revenue_bridge | Meghna | Some products were lost. | no
revenue_bridge | Meghna | No product was new and none was lost. | yes
revenue_bridge | Meghna | সবচেয়ে বেশি কমেছে Shilnora Kasundi 285 g। | no
revenue_bridge | Meghna | সবচেয়ে বেশি কমেছে Tultul Diaper Small 40। | yes
price_volume_mix | Kushiyara | Price pulled it down; volume added. | no
price_volume_mix | Kushiyara | Volume pulled it down; price and mix added. | yes
price_volume_mix | Kushiyara | Mix worked against us. | no
price_volume_mix | Kushiyara | দাম কমিয়েছে ২.১৫ লাখ টাকা। | no
price_volume_mix | Meghna | Higher prices could not make up for the lost volume. | yes
price_volume_mix | Meghna | Higher volume could not make up for the lower prices. | no
category_changes | Nokshi | All categories grew at Nokshi. | no
category_changes | Nokshi | Laundry & Cleaning fell the most. | no
category_changes | Nokshi | Semai & Desserts fell the most, by 8.2%. | yes
category_changes | Nokshi | Personal Care went from BDT 35.1 lakh to BDT 31.7 lakh. | no
category_changes | Padma | পদ্মায় কোনো ক্যাটাগরি কমেনি। | yes
"""


@pytest.fixture(scope="module")
def told(sample_on_sqlite: Book) -> Told:
    """Each figure of each account that these sentences speak of."""
    return figures_told(sample_on_sqlite, {(name, account) for name, account, *_ in map(_parts, _lines())})


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def _lines() -> list[str]:
    return [line for line in _CASES.split("\n") if line]


@pytest.mark.parametrize("line", _lines())
def test_a_row_is_told_as_its_list_has_it(line: str, told: Told) -> None:
    name, account, text, passes = _parts(line)
    evidence = told[name, account]
    assert check(Sentence(text, (evidence.facts[0].ref,), "written"), evidence).ok is (passes == "yes")
