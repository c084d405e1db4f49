"""One step of writing a text's words in digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

# The script without which it cannot be said, how it is said, and what is written instead.
Step = tuple[Literal["latin", "bengali", "both"], re.Pattern[str], str | Callable[[re.Match[str]], str]]
