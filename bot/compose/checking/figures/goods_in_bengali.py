"""What products are told apart by, as it is called in Bengali: the egg noodles are ডিমের."""

from __future__ import annotations

from knowledge.text import terms

_CALLED = """
    small ছোট স্মল
    medium মাঝারি মিডিয়াম
    large বড় লার্জ
    chilli মরিচ
    turmeric হলুদ
    cumin জিরা
    coriander ধনে ধনিয়া
    garlic রসুন
    ginger আদা
    milk দুধ
    honey মধু
    neem নিম
    winter শীত শীতের
    green সবুজ গ্রিন
    powder গুঁড়া পাউডার
    beef গরু গরুর
    chicken মুরগি মুরগির
    egg ডিম ডিমের এগ
    toothpaste টুথপেস্ট
    noodles নুডলস
    truck ট্রাক
    bill বিল
    forecast পূর্বাভাস ফোরকাস্ট
"""
CALLED = {terms(one)[0]: terms(line.split()[0])[0] for line in _CALLED.split("\n") for one in line.split()[1:]}
