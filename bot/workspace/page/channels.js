// The list on the left: who acts, the app, channels and people, with what is unread.

import { h, icon, reconcile } from "./dom.js";
import { act, connect } from "./feed.js";
import { go } from "./place.js";
import { toast, inWords } from "./overlays.js";
import { appDm, isAppDm, nameOf, person, state, titleOf } from "./state.js";

const team = h("h1");
const acting = h("select", { id: "acting", onchange: ({ target }) => {
  const address = new URL(location.href);
  address.searchParams.set("as", target.value);
  history.replaceState(null, "", address);
  connect(target.value);
} });
const lists = h("div.lists");
const closed = { type: "button", "aria-expanded": false };
export const wireButton = h("button.wire-button", closed, icon("wire"), "Wire and faults");
export const channels = h("nav.sidebar", { "aria-label": "Channels" },
  h("header", {}, team, h("label", { for: "acting" }, "Acting as"), acting), lists, wireButton);

export function drawChannels({ channel: open }) {
  team.textContent = state.team.name ?? "";
  const people = [...state.people.values()].filter((one) => !one.is_bot);
  reconcile(acting, people.map((one) => ({
    key: one.id, sign: [one.real_name, one.kind],
    draw: () => h("option", { value: one.id, disabled: one.kind === "deactivated" }, nameOf(one) + standing(one)),
  })));
  acting.value = state.me;
  const all = [...state.channels.values()].sort((one, other) => one.name.localeCompare(other.name));
  const direct = all.filter((one) => one.kind === "im" && !isAppDm(one));
  const reached = new Set(direct.flatMap((one) => one.members));
  const others = people.filter((one) => one.id !== state.me && !reached.has(one.id) && one.kind !== "deactivated");
  reconcile(lists, [
    ...group("Apps", [appDm()].filter(Boolean), open),
    ...group("Channels", all.filter((one) => one.kind !== "im"), open),
    ...group("Direct messages", direct, open),
    ...others.map((one) => ({ key: one.id, sign: [nameOf(one)], draw: () => h("button.channel.faint", {
      type: "button", onclick: () => write(one),
    }, avatar(one), h("span.name", {}, nameOf(one))) }))]);
}

const standing = (one) => (one.kind === "member" ? "" : ` (${one.company || one.kind.replaceAll("_", " ")})`);

const group = (title, some, open) => [{ key: title, sign: [], draw: () => h("h2", {}, title) }, ...some.map((one) => ({
  key: one.id, sign: [titleOf(one), one.unread, open?.id === one.id, one.joined, one.shared, one.kind],
  draw: () => h("button.channel", {
    type: "button", "data-focus": one.id, class: `${one.unread ? "unread" : ""} ${one.joined === false ? "faint" : ""}`,
    "aria-current": open?.id === one.id ? "page" : null, onclick: () => go(one.id),
  }, one.kind === "im" ? avatar(otherOf(one)) : icon(one.kind === "private" ? "lock" : "hash"),
  h("span.name", {}, titleOf(one)),
  one.shared && h("span.tag", { title: "Shared with another company" }, "shared"),
  one.unread > 0 && h("span.badge", { "aria-label": `${one.unread} unread` }, one.unread > 99 ? "99+" : one.unread)),
}))];

const otherOf = (channel) => person(channel.members.find((id) => id !== state.me) ?? state.me);

async function write(one) {
  const done = await act("create_dm", { user: one.id });
  if (!done.ok) return toast(inWords(done.error), { error: true });
  go(done.result.channel);
}

/** A coloured letter; the app's is square. */
export function avatar(one) {
  const shade = [...one.id].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % 6;
  const letter = [...(nameOf(one).trim() || "?")][0].toUpperCase();
  return h("span.avatar", { class: one.is_bot ? "app-avatar" : `shade-${shade}`, "aria-hidden": true }, letter);
}
