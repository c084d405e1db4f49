// The page put together: its panes, where the person is, and what is asked of the server on the way.

import { channels, drawChannels } from "./channels.js";
import { makeComposer } from "./composer.js";
import { h, icon, iconButton, reconcile } from "./dom.js";
import { drawDrawer, drawer } from "./drawer.js";
import { act, connect, feed } from "./feed.js";
import { drawHome, home } from "./home.js";
import { told, working } from "./message.js";
import { drawModal } from "./modal.js";
import { toast } from "./overlays.js";
import { go, isNarrow, place, readPermalink } from "./place.js";
import { apply, changed, isAppDm, listen, promptsOf, room, state, titleOf, watch, workIn } from "./state.js";
import { loadOlder, loadThread, makeTimeline } from "./timeline.js";

const app = document.getElementById("app");
const offline = h("p.offline", { role: "status", hidden: true }, "Connecting…");
const main = makePane("main", { back: () => go(null) });
const thread = makePane("aside", { back: () => go(place().channel.id) });
thread.node.setAttribute("aria-label", "Thread");
thread.title.textContent = "Thread";
app.append(offline, channels, main.node, thread.node, drawer);

function makePane(tag, { back }) {
  const [title, extra] = [h("h2"), h("div.extra")];
  const status = h("div.status", { "aria-live": "polite" });
  const prompts = h("div.prompts", { "aria-label": "Suggested prompts", role: "group" });
  const timeline = makeTimeline();
  const composer = makeComposer({ sent: (result, there) => {
    timeline.toEnd();
    const { id } = there.channel;
    const asksAgent = isAppDm(there.channel) && !there.thread && state.app.agent && result.ts;
    if (asksAgent && place().channel?.id === id) go(id, { thread: result.ts });
  } });
  const joins = () => told("join", { channel: place().channel.id });
  const invites = () => told("invite", { channel: place().channel.id, user: state.app.bot_user });
  const join = h("div.join", {}, "You are looking at this channel from outside.",
    h("button.button.primary", { type: "button", onclick: joins }, "Join channel"));
  const invite = h("button.button", { type: "button", onclick: invites });
  const talk = h("div.talk", {}, timeline.node, status, prompts, composer.node, join);
  const [sign, words] = tag === "main" ? ["back", "Back to the list"] : ["close", "Close thread"];
  const closer = iconButton(sign, words, back, { class: "closer" });
  if (tag === "aside") closer.append(icon("back", "narrow"));
  const header = h("header", {}, closer, h("div.titles", {}, title, extra), invite);
  const node = h(tag, { class: `pane ${tag}` }, header, talk);
  return { node, title, extra, status, prompts, timeline, composer, talk, join, invite };
}

function drawPane(pane, channel, ts) {
  pane.timeline.draw(channel.id, ts);
  pane.composer.show(channel, ts);
  pane.join.hidden = channel.joined !== false;
  pane.composer.node.hidden = !pane.join.hidden;
  const hasApp = channel.kind === "im" || channel.members.includes(state.app.bot_user);
  pane.invite.hidden = Boolean(ts) || hasApp || !channel.joined;
  pane.invite.textContent = `Add ${state.app.name}`;
  const work = workIn(channel.id)(ts);
  reconcile(pane.status, !work ? [] : [{ key: "status", sign: [channel.id, ts, work.words, work.stops],
    draw: () => working(work, channel.id, ts) }]);
  const said = promptsOf(channel.id, ts);
  const offered = said?.prompts ?? (isAppDm(channel) && !ts ? state.app.prompts : []);
  const heading = said?.title ? [{ key: "title", sign: [said.title], draw: () => h("p", {}, said.title) }] : [];
  reconcile(pane.prompts, [...heading, ...offered.map(({ title, message }, at) => ({
    key: `${at}`, sign: [title, message],
    draw: () => h("button.prompt", { type: "button", onclick: () => ask(channel, ts, message) }, title),
  }))]);
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
  drawChannels(here);
  main.node.hidden = !channel;
  thread.node.hidden = !here.thread;
  if (channel) {
    main.node.setAttribute("aria-label", titleOf(channel));
    main.title.textContent = (channel.kind === "im" ? "" : "#") + titleOf(channel);
    reconcile(main.extra, isAppDm(channel) && state.app.home_tab ? tabs(channel, here.home) : topic(channel.topic));
    main.talk.hidden = here.home;
    if (here.home) {
      main.node.append(home);
      drawHome();
    } else {
      home.remove();
      drawPane(main, channel, null);
    }
    if (here.thread) {
      reconcile(thread.extra, topic(main.title.textContent));
      drawPane(thread, channel, here.thread);
    }
  }
  document.title = `${channel ? titleOf(channel) : "Channels"} · ${state.team.name ?? ""}`;
  drawModal();
  drawDrawer();
}

const topic = (text) => (text ? [{ key: "topic", sign: [text], draw: () => h("p.topic", {}, text) }] : []);
const tabs = (channel, atHome) => [tab("Messages", channel.id, !atHome), tab("Home", `${channel.id}/home`, atHome)];
const tab = (name, path, isOpen) => ({
  key: name, sign: [path, isOpen],
  draw: () => h("a.tab", { href: `#/${path}`, "aria-current": isOpen ? "page" : null, "data-focus": name }, name),
});

let entered = {};

/** What a place needs of the server, asked once when the person comes there. */
function enter() {
  const here = place();
  const { channel } = here;
  if (!channel) entered = {};
  if (!channel || !state.online) return changed();
  const before = entered;
  entered = { id: channel.id, thread: here.thread, home: here.home };
  const came = before.id !== channel.id;
  if (room(channel.id).from === null) loadOlder(channel.id);
  if (here.thread) loadThread(channel.id, here.thread);
  if (came) act("look", { channel: channel.id });
  const returned = before.thread && !here.thread;
  if (isAppDm(channel) && (came || returned || before.home !== here.home)) act(here.home ? "open_home" : "open_dm");
  changed();
  if (!isNarrow() && (came || before.thread !== here.thread) && !document.querySelector("dialog[open]")) {
    requestAnimationFrame(() => (here.thread ? thread : main).composer.focus());
  }
}

listen("hello", () => { entered = {}; enter(); });
listen("notice", ({ channel, text }) => {
  const where = channel ?? place().channel?.id;
  if (!where || state.views.length) toast(text);
  const message = { ts: (Date.now() / 1000).toFixed(6), text, notice: true };
  if (where) apply({ kind: "ephemeral", channel: where, message });
});
readPermalink();
feed.onevent = apply;
feed.ononline = (online) => { state.online = online; offline.hidden = online; changed(); };
watch(draw);
addEventListener("hashchange", enter);
matchMedia("(max-width: 720px)").addEventListener("change", () => changed());
connect();
