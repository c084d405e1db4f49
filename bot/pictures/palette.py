"""The colours of all pictures: Okabe and Ito's, which people who are colour-blind tell apart.

Source: M. Okabe, K. Ito, "Color Universal Design" (2008). What a colour means is also told by place, sign or hatching.
"""

from __future__ import annotations

BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#999999"

# What is shown now, beside what it is held against.
NOW, BEFORE, TARGET = BLUE, ORANGE, VERMILION
GOOD, BAD, PLAIN = GREEN, VERMILION, GREY
INK, LINES, PAPER = "#222222", "#D0D0D0", "#FFFFFF"
