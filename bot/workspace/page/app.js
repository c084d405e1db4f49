// The page put together: its panes, where the person is, and what is asked of the server on the way.

import { channels, drawChannels } from "./channels.js";
import { makeComposer } from "./composer.js";
import { h, icon, iconButton, reconcile } from "./dom.js";
import { drawDrawer, drawer } from "./drawer.js";
import { act, connect, feed } from "./feed.js";
import { drawHome, home } from "./home.js";
import { told } from "./message.js";
import { drawModal } from "./modal.js";
import { toast } from "./overlays.js";
import { go, isNarrow, place, readPermalink } from "./place.js";
import { apply, changed, isAppDm, listen, room, state, statusOf, titleOf, watch } from "./state.js";
import { loadOlder, loadThread, makeTimeline, statusText } from "./timeline.js";

const app = document.getElementById("app");
const offline = h("p.offline", { role: "status", hidden: true }, "Connecting…");
const main = makePane("main", { back: () => go(null) });
const thread = makePane("aside", { back: () => go(place().channel.id) });
app.append(offline, channels, main.node, thread.node, drawer);

function makePane(tag, { back }) {
  const [title, extra, status, prompts] = [h("h2"), h("div.extra"), h("div.status", { "aria-live": "polite" }), h("div.prompts", { "aria-label": "Suggested prompts", role: "group" })];
  const timeline = makeTimeline();
  const composer = makeComposer({ sent: (result, there) => {
    timeline.toEnd();
    if (!isAppDm(there.channel) || there.thread || !state.app.agent || place().channel?.id !== there.channel.id) return;
    if (result?.ts) go(there.channel.id, { thread: result.ts });
  } });
  const join = h("div.join", {}, "You are looking at this channel from outside.", h("button.button.primary", { type: "button",
    onclick: () => told("join", { channel: place().channel.id }) }, "Join channel"));
  const invite = h("button.button", { type: "button", onclick: () => told("invite", { channel: place().channel.id, user: state.app.bot_user }) });
  const talk = h("div.talk", {}, timeline.node, status, prompts, composer.node, join);
  const closer = iconButton(tag === "main" ? "back" : "close", tag === "main" ? "Back to the list" : "Close thread", back, { class: "closer" });
  if (tag === "aside") closer.append(icon("back", "narrow"));
  const node = h(tag, { class: `pane ${tag}` }, h("header", {}, closer, h("div.titles", {}, title, extra), invite), talk);
  return { node, title, extra, status, prompts, timeline, composer, talk, join, invite };
}

function drawPane(pane, channel, ts) {
  pane.timeline.draw(channel.id, ts);
  pane.composer.show(channel, ts);
  pane.join.hidden = channel.joined !== false;
  pane.composer.node.hidden = !pane.join.hidden;
  pane.invite.hidden = Boolean(ts) || channel.kind === "im" || !pane.join.hidden || channel.members.includes(state.app.bot_user);
  pane.invite.textContent = `Add ${state.app.name}`;
  const held = statusOf(channel.id, ts);
  reconcile(pane.status, held ? [{ key: "status", sign: [held.status, held.session], draw: () => h("p.working", {}, statusText(held),
    held.session === "processing" && h("button.button", { type: "button", onclick: () => told("stop", { channel: channel.id, thread_ts: ts ?? "" }) }, "Stop")) }] : []);
  const said = state.prompts.get(channel.id);
  const fits = said && (said.thread_ts || null) === ts;
  const offered = fits ? said.prompts : isAppDm(channel) && !ts ? state.app.prompts : [];
  reconcile(pane.prompts, offered.map((one, at) => ({ key: `${at}`, sign: [one.title, one.message], draw: () => h("button.prompt", {
    type: "button", onclick: () => ask(channel, ts, one.message) }, one.title) })));
  if (fits && said.title && offered.length) pane.prompts.prepend(h("p", { "data-key": "title" }, said.title));
}

async function ask(channel, ts, text) {
  const done = await told("say", { channel: channel.id, text, ...(ts ? { thread_ts: ts } : {}) });
  if (done.ok && !ts && done.result?.ts) go(channel.id, { thread: done.result.ts });
}

function draw() {
  if (!state.me) return;
  const here = place();
  const { channel } = here;
  app.dataset.at = here.at;
  app.classList.toggle("with-thread", Boolean(here.thread));
  app.classList.toggle("with-drawer", !drawer.hidden);
  drawChannels(here);
  main.node.hidden = !channel;
  thread.node.hidden = !here.thread;
  if (channel) {
    main.node.setAttribute("aria-label", titleOf(channel));
    main.title.textContent = (channel.kind === "im" ? "" : "#") + titleOf(channel);
    reconcile(main.extra, isAppDm(channel) && state.app.home_tab ? tabs(channel, here.home) : channel.topic
      ? [{ key: "topic", sign: [channel.topic], draw: () => h("p.topic", {}, channel.topic) }] : []);
    main.talk.hidden = here.home;
    if (here.home) { main.node.append(home); drawHome(); } else { home.remove(); drawPane(main, channel, null); }
    if (here.thread) {
      thread.node.setAttribute("aria-label", "Thread");
      thread.title.textContent = "Thread";
      reconcile(thread.extra, [{ key: "in", sign: [channel.id], draw: () => h("p.topic", {}, main.title.textContent) }]);
      drawPane(thread, channel, here.thread);
    }
  }
  document.title = `${channel ? titleOf(channel) : "Channels"} · ${state.team.name ?? ""}`;
  drawModal();
  drawDrawer();
}

const tabs = (channel, atHome) => [["Messages", false], ["Home", true]].map(([name, isHome]) => ({ key: name, sign: [channel.id, atHome], draw: () =>
  h("a.tab", { href: `#/${channel.id}${isHome ? "/home" : ""}`, "aria-current": isHome === atHome ? "page" : null, "data-focus": name }, name) }));

let entered = {};

/** What a place needs of the server, asked once when the person comes there. */
function enter() {
  const here = place();
  const { channel } = here;
  if (!channel || !state.online) return changed();
  const before = entered;
  entered = { id: channel.id, thread: here.thread, home: here.home };
  const came = before.id !== channel.id;
  if (room(channel.id).from === null) loadOlder(channel.id);
  if (here.thread) loadThread(channel.id, here.thread);
  if (came) act("look", { channel: channel.id });
  if (isAppDm(channel) && (came || before.home !== here.home)) act(here.home ? "open_home" : "open_dm");
  changed();
  if (!isNarrow() && (came || before.thread !== here.thread) && !document.querySelector("dialog[open]")) {
    requestAnimationFrame(() => (here.thread ? thread : main).composer.focus());
  }
}

listen("hello", () => { entered = {}; enter(); });
listen("notice", ({ channel, text }) => {
  const where = channel ?? place().channel?.id;
  if (!where || state.views.length) toast(text);
  if (where) apply({ kind: "ephemeral", channel: where, message: { ts: (Date.now() / 1000).toFixed(6), text, notice: true } });
});
readPermalink();
feed.onevent = apply;
feed.ononline = (online) => { state.online = online; offline.hidden = online; changed(); };
watch(draw);
addEventListener("hashchange", enter);
matchMedia("(max-width: 720px)").addEventListener("change", () => changed());
connect();
