"""The page in a browser: how people see it, and what they do there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from bot.workspace.gestures import LocalWorkspace

Screen = dict[str, Any]
DESK: Screen = {"viewport": {"width": 1280, "height": 800}}
PHONE: Screen = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW: Screen = {"viewport": {"width": 390, "height": 844}}  # a window of a phone's width, with a mouse
DARK: Screen = DESK | {"color_scheme": "dark"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

Visit = Callable[..., Page]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    named = (os.environ.get("KEYBRIEF_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in named if name and (found := shutil.which(name))), None)
    assert path, "no Chromium: install the package chromium, or name one in KEYBRIEF_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visits(browser: Browser, slack: LocalWorkspace) -> Iterator[Visit]:
    """Opens the page as a person, at a place: "#general", or nothing for what the page shows first."""
    contexts: list[BrowserContext] = []

    def opened(name: str, place: str = "", screen: Screen = DESK) -> Page:
        context = browser.new_context(**screen)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        key = slack.slack.workspace.channel(place).id if place else ""
        page.goto(f"{slack.address}/?as={slack.person(name).id}{f'#/{key}' if key else ''}")
        expect(page.get_by_label("Acting as")).to_be_attached()
        return page

    yield opened
    for context in contexts:
        context.close()


def writes(page: Page, text: str, box: str = "Message #general") -> None:
    page.get_by_role("textbox", name=box).fill(text)
    page.get_by_role("textbox", name=box).press("Enter")


def message(page: Page, text: str) -> Locator:
    """The last message that says this, in the channel or in the open thread."""
    return page.get_by_role("article").filter(has_text=text).last


def chooses(page: Page, text: str, item: str) -> None:
    """An item of a message's menu."""
    message(page, text).hover()
    message(page, text).get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name=item).click()
