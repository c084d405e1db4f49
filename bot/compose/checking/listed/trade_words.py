"""Words of the trade that say the same in English and Bengali, beside those of the glossary.

They only tell which row of a list is spoken of, so one word may stand in several lines; what is searched is no matter
of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from knowledge.text import terms

_LINES = """
footfall crowd ভিড়
bring back return restore ফেরানো ফেরা ফিরিয়ে ফিরে ফেরত ফেরাতে
small little ছোট
big large বড়
new নতুন
old পুরনো পুরোনো
first প্রথম
day দিন
month মাস
year বছর
week সপ্তাহ সপ্তা
quarter প্রান্তিক কোয়ার্টার
range রেঞ্জ পরিসর পণ্যের
wide চওড়া বিস্তৃত
twice double দ্বিগুণ দুবার
third তৃতীয়াংশ
half অর্ধেক
space place room জায়গা
joint shared যৌথ জয়েন্ট
plan প্ল্যান পরিকল্পনা
shop store দোকান
shelf shelves তাক শেলফ
full ভরা পূর্ণ পুরো
empty খালি
revenue sales বিক্রি আয় রাজস্ব
grow growth বাড়ানো বৃদ্ধি বাড়াতে বাড়া
lead leading নেতৃত্ব এগিয়ে শীর্ষ নেতৃত্বে
open opening খোলা খুলবে খুলতে ওপেনিং উদ্বোধন
renew renewal নবায়ন রিনিউয়াল
point পয়েন্ট
less কম
floor ফ্লোর মেঝে
clean পরিষ্কার নিখুঁত ক্লিন ত্রুটিহীন
row পর পরপর টানা
truck lorry ট্রাক গাড়ি
dedicated own নিজস্ব আলাদা নির্দিষ্ট
letter চিঠি পত্র লেটার
liability দায় দায়পত্র দায়ের লায়াবিলিটি
transporter পরিবহনকারী ট্রান্সপোর্টার পরিবহন
name person নাম মানুষ ব্যক্তি একজন
call contact ডাকা ফোন কল যোগাযোগ ডাকার
delivery deliveries ডেলিভারি চালান
spice spices মসলা
whole entire পুরো গোটা সমগ্র
ask asks wants চান চাওয়া চেয়েছেন চায়
long longer লম্বা বেশি দীর্ঘ
road রাস্তা পথ
lost lose losing হারানো হারাব হারাবে হাতছাড়া হারাতে
end ends শেষ
win winning জেতা জয় মন
card কার্ড
lapsed নিষ্ক্রিয় হারানো
holder সদস্য ধারক
loyalty লয়্যালটি আনুগত্য
member members মেম্বার সদস্য
winter শীত শীতের
sale সেল বিক্রি
supplier সরবরাহকারী সাপ্লায়ার
keeps keep kept রাখা রাখেন রাখে
word কথা
credit ক্রেডিট
note নোট
paper কাগজ
fill rate ফিল রেট পূরণ
festival উৎসব ঈদ
book booked বুক বুকিং
come arrive আসা আসে পৌঁছানো
claim ক্লেইম দাবি
settle settled মেটানো মিটিয়ে নিষ্পত্তি মেটে মিটে মিটবে
inside within মধ্যে ভেতরে
move moves চলা চলে
price cut discount ছাড় কমানো
staff কর্মী স্টাফ
hour hours ঘণ্টা সময়
margin মার্জিন
facing ফেসিং
schedule time সময় সময়মতো
category ক্যাটাগরি
never কখনো
pack প্যাক
slot স্লট
pallet প্যালেট
label labels labelled লেবেল
print printed ছাপা ছাপানো প্রিন্ট মুদ্রিত
stock স্টক মজুদ মাল
share ভাগ শেয়ার অংশ জানানো
sunday রবিবার
poster পোস্টার
lotion লোশন
tester টেস্টার
bengali বাংলা
tea চা
bay বে
redraw drawn draw আঁকা নকশা সাজানো আঁকতে
trial ট্রায়াল
offer অফার প্রস্তাব
send sent পাঠানো পাঠাবেন পাঠাতে
forecast পূর্বাভাস ফোরকাস্ট
page পাতা
planogram প্ল্যানোগ্রাম
size সাইজ মাপ
kit কিট
box বক্স বাক্স
bucket বালতি
exclusive একচেটিয়া শুধু
competitor rival প্রতিযোগী প্রতিদ্বন্দ্বী
placed stand রাখা বসানো দাঁড়
tape টেপ
weak দুর্বল
diaper ডায়াপার
powder পাউডার গুঁড়া
wash washing ওয়াশিং কাপড়কাচা
only শুধু কেবল
web online ওয়েব অনলাইন
drop ড্রপ চালান
campaign ক্যাম্পেইন
picture pictures ছবি
video videos ভিডিও
baby শিশু বেবি বাচ্চা
care কেয়ার যত্ন
box subscription সাবস্ক্রিপশন
village গ্রাম
bazaar bazaars বাজার হাট
money cash টাকা নগদ
restart আবার শুরু
flood বন্যা
lot lots লট
boat boats নৌকা
water পানি
invoice invoices ইনভয়েস চালান বিল
territory এলাকা
van vans ভ্যান গাড়ি
road চলে
dry শুকনো
carton cartons কার্টন
rate রেট দর
friend friends বন্ধু
software সফটওয়্যার
statement statements স্টেটমেন্ট হিসাব
match মেলা মিল
fresh টাটকা তাজা
food খাবার
display displays ডিসপ্লে
straight সোজা
batch ব্যাচ
mother mothers মা মায়েরা
barcode barcodes বারকোড
scan স্ক্যান
content কনটেন্ট
ready তৈরি প্রস্তুত
basket ঝুড়ি বাস্কেট
conversion কনভার্সন
supermarket সুপারমার্কেট
sylhet সিলেট
narsingdi নরসিংদী
wednesday বুধবার
twice দুই দুবার
name one এক
three তিন 3
two দুই 2
five পাঁচ 5
brand ব্র্যান্ড
own label নিজস্ব লেবেল
dish bar ডিশ বার
dish ডিশ বাসন
bar বার সাবান
cheaper সস্তা
buy get কিনলে কেনা
free ফ্রি বিনামূল্যে
leak leaks চুইয়ে লিক
exchange change বদল
manager ম্যানেজার
give away ছেড়ে দেওয়া
extra বাড়তি অতিরিক্ত
faster দ্রুত দ্রুততর
chain চেইন
home হোম ঘর
unloading নামানো খালাস নামাতে
side sides পাশ দুপাশ
"""


@lru_cache(maxsize=1)
def meanings() -> Mapping[str, frozenset[str]]:
    """The lines in which each term stands, by the first term of each."""
    found: dict[str, set[str]] = {}
    for line in filter(None, _LINES.split("\n")):
        said = terms(line)
        for term in said:
            found.setdefault(term, set()).add(f"={said[0]}")
    return {term: frozenset(lines) for term, lines in found.items()}
