"""auth, apps, bots, team, users: who is who."""

from __future__ import annotations

from bot.workspace.local import LocalSlack
from bot.workspace.paging import page
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, BOT_ID, BOT_USER, TEAM_ID, Json


def auth_test(slack: LocalSlack, given: Json) -> Json:
    workspace = slack.workspace
    return {
        "url": f"{workspace.address}/",
        "team": workspace.team,
        "user": workspace.people[BOT_USER].name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def open_connection(slack: LocalSlack, given: Json) -> Json:
    return {"url": slack.sockets.open_address(slack.workspace.address)}


def bot_info(slack: LocalSlack, given: Json) -> Json:
    if given.get("bot") not in (None, BOT_ID):
        raise Refused("bot_not_found")
    bot = {"id": BOT_ID, "deleted": False, "app_id": APP_ID, "user_id": BOT_USER, "icons": {}}
    return {"bot": bot | {"name": slack.workspace.people[BOT_USER].name, "updated": slack.workspace.now()}}


def team_info(slack: LocalSlack, given: Json) -> Json:
    return {"team": {"id": TEAM_ID, "name": slack.workspace.team, "domain": "local", "email_domain": "", "icon": {}}}


def users_list(slack: LocalSlack, given: Json) -> Json:
    told = page("members", [one.as_user(email=_email(slack)) for one in slack.workspace.people.values()], given)
    return told | {"cache_ts": slack.workspace.now()}


def user_info(slack: LocalSlack, given: Json) -> Json:
    person = slack.workspace.people.get(given["user"])
    if person is None:
        raise Refused("user_not_found")
    return {"user": person.as_user(email=_email(slack))}


def lookup_by_email(slack: LocalSlack, given: Json) -> Json:
    wanted = given["email"].strip().casefold()
    for person in slack.workspace.people.values():
        if person.email and person.email.casefold() == wanted and person.kind != "deactivated":
            return {"user": person.as_user(email=True)}
    raise Refused("users_not_found")


def _email(slack: LocalSlack) -> bool:
    return "users:read.email" in slack.workspace.manifest.scopes


METHODS = {
    "auth.test": auth_test,
    "apps.connections.open": open_connection,
    "bots.info": bot_info,
    "team.info": team_info,
    "users.list": users_list,
    "users.info": user_info,
    "users.lookupByEmail": lookup_by_email,
}
