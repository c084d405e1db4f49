"""Text that gives orders to a machine that reads it. It is kept and found; it is not handed on as somebody's word."""

from __future__ import annotations

import re

from knowledge.text import normal_form

_ENGLISH = r"""
    (?:ignore|disregard|forget|override|bypass) \s
        (?:(?:all|any|everything|of|your|the|my|these|previous|prior|earlier|above) \s)*
        (?:instruction|rule|prompt|guideline)
    | (?:ignore|disregard|forget) \s (?:everything|all) \s (?:above|before)
    | system \s (?:note|prompt|message|override)
    | to \s the \s (?:ai|assistant|bot|model) \b
    | \b (?:dear|hey) \s (?:ai|bot|assistant) \b
    | \b as \s an \s ai \b
    | \b you \s are \s (?:now \s)? an? \s (?:ai|assistant|bot|language \s model) \b
    | \b new \s instructions? \s* :
    | \b (?:reveal|print|repeat|show|output) \s (?:me \s)? (?:your|the \s system) \s (?:prompt|instruction|rule)
    | \b jailbreak | \b developer \s mode \b
    | <\|im_(?:start|end)\|> | \[/?inst\] | </?(?:facts|question|found|not_found|system|failing)>
    | ^[\s>*\#-]* (?:assistant|system|ai|bot) \s* :
"""
_BENGALI = r"""
    বটের \s জন্য
    | (?:আগের \s)? সব \s নির্দেশ \s ভুলে
    | নির্দেশ(?:না|গুলো|নাগুলো)? \s (?:সব \s)? (?:ভুলে|উপেক্ষা|অমান্য)
    | (?:এআই|সহকারী|বট|মডেল)কে \s (?:বলছি|নির্দেশ)
    | সিস্টেম \s (?:বার্তা|প্রম্পট|নির্দেশ)
    | তুমি \s এখন \s (?:থেকে \s)? (?:একটি \s |একজন \s)? (?:এআই|বট|মডেল)
    | (?:তোমার|আপনার) \s নির্দেশ(?:না|গুলো)? \s (?:দেখাও|দেখান|লেখো|লিখুন|বলো)
    | ^[\s>*\#-]* (?:সহকারী|সিস্টেম|বট|এআই) \s* :
"""
# The normal form makes the pattern lower case too: no class of characters in it may be named by a capital.
_ORDERS = re.compile(normal_form(f"{_ENGLISH} | {_BENGALI}"), re.MULTILINE | re.VERBOSE)


def gives_orders(words: str) -> bool:
    """Whether a text gives orders to a machine anywhere, in the open or between letters that are not seen."""
    return _ORDERS.search(normal_form(words)) is not None
