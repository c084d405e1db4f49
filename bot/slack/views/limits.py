"""Slack's limits that a view keeps to. https://docs.slack.dev/reference/block-kit; the sizes of a whole message are
undocumented and seen: one of 11,341 characters was taken, one of 13,200 refused."""

from __future__ import annotations

# Slack takes 50; two are left for lines that are put before.
MESSAGE_BLOCKS = 48
VIEW_BLOCKS = 100
# What one message holds at most: the characters of its blocks, each block counted as so many more.
MESSAGE_CHARACTERS = 10_000
BLOCK_COSTS = 60
# One run of text stays below the limit of a section, so that it may stand in any block.
RUN_CHARACTERS = 2_900
HEADER = 150
BUTTON = 75
BUTTON_VALUE = 2_000
OPTION = 75
OPTIONS = 100
TITLE = 24
LABEL = 2_000
PLACEHOLDER = 150
INPUT = 3_000
PRIVATE_METADATA = 3_000
ACTIONS = 25
# The text beside blocks, as it is on the wire: what a notification and a screen reader tell. chat.update takes 4,000.
FALLBACK = 2_000
