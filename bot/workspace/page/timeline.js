// The messages of a channel or a thread: the last fifty, older ones on scrolling up, never jumping.

import { avatar } from "./channels.js";
import { dayKey, dayOf, h, icon, reconcile } from "./dom.js";
import { act } from "./feed.js";
import { authorOf, isEditing, row } from "./message.js";
import { inWords } from "./overlays.js";
import { changed, isAppDm, keep, person, room, state, threadOf, timelineOf, workIn } from "./state.js";

const PAGE = 50;
const TOGETHER = 300; // seconds
const NEAR = 48; // pixels from the end that still count as the end
const AHEAD = 200; // pixels before the beginning where older messages are asked for

export async function loadOlder(channel) {
  const here = room(channel);
  if (here.loading) return;
  here.loading = true;
  changed();
  const done = await act("history", { channel, limit: PAGE, ...(here.from ? { before: here.from } : {}) });
  here.loading = false;
  here.failed = done.ok ? "" : done.error;
  if (done.ok) {
    const { messages, has_more } = done.result;
    keep(channel, messages);
    here.more = Boolean(has_more);
    here.from = has_more && messages.length ? messages[0].ts : "";
  }
  changed();
}

export async function loadThread(channel, ts) {
  const here = room(channel);
  if (here.threads.has(ts)) return;
  here.threads.add(ts);
  const done = await act("thread", { channel, ts });
  if (done.ok) keep(channel, done.result.messages);
  else here.threads.delete(ts);
  changed();
}

/** A scrolling list. draw(channel id, thread ts or null) shows what there is; `node` goes into a pane. */
export function makeTimeline() {
  const rows = h("div.rows");
  const named = { role: "log", "aria-label": "Messages", tabindex: "0" };
  const list = h("div.scroller", { ...named, onscroll: () => scrolled() }, rows);
  const toEnd = () => { atEnd = true; stick(); };
  const newest = h("button.newest", { type: "button", hidden: true, onclick: toEnd }, icon("down"), "New messages");
  let shown = { channel: null, thread: null, unreadFrom: null };
  let atEnd = true;

  const stick = () => {
    if (!atEnd) return;
    list.scrollTop = list.scrollHeight;
    newest.hidden = true;
  };
  const scrolled = () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (atEnd) { newest.hidden = true; read(); }
    if (list.scrollTop < AHEAD) goBack();
  };
  // What is longer than the pane is read from its beginning.
  const toBeginning = (node) => {
    list.scrollTop = node.offsetTop;
    atEnd = false;
  };
  const goBack = () => {
    const here = !shown.thread && shown.channel && room(shown.channel);
    if (here && here.more && !here.failed) loadOlder(shown.channel);
  };
  const read = () => {
    const inSight = document.visibilityState === "visible" && list.checkVisibility({ visibilityProperty: true });
    if (shown.thread || !inSight) return;
    const [here, channel] = [room(shown.channel), state.channels.get(shown.channel)];
    const last = timelineOf(shown.channel).findLast((one) => !one.is_ephemeral);
    if (!last || here.read === last.ts || !channel?.joined) return;
    here.read = last.ts;
    channel.unread = 0;
    changed();
    act("read", { channel: shown.channel, ts: last.ts });
  };
  new ResizeObserver(stick).observe(rows);
  new ResizeObserver(stick).observe(list);
  document.addEventListener("visibilitychange", () => { if (atEnd && shown.channel) read(); });

  function draw(channel, thread) {
    const moved = shown.channel !== channel || shown.thread !== thread;
    const messages = thread ? threadOf(channel, thread) : timelineOf(channel);
    if (moved) { shown = { channel, thread, unreadFrom: undefined }; atEnd = true; }
    if (room(channel).from !== null) shown.unreadFrom ??= firstUnread(channel, messages);
    const inSight = (node) => node.matches("article") && node.offsetTop + node.offsetHeight > list.scrollTop;
    const anchor = atEnd || moved ? null : [...rows.children].find(inSight);
    const offset = anchor && anchor.offsetTop - list.scrollTop;
    const lastBefore = rows.lastElementChild?.dataset.key;
    if (moved) rows.replaceChildren();
    reconcile(rows, thread ? threadItems(channel, thread, messages)
      : channelItems(channel, messages, shown.unreadFrom));
    const again = anchor && rows.querySelector(`[data-key="${CSS.escape(anchor.dataset.key)}"]`);
    if (again) list.scrollTop = again.offsetTop - offset;
    const last = rows.lastElementChild;
    const isNew = Boolean(last) && last.dataset.key !== lastBefore;
    if (!atEnd && isNew) newest.hidden = false;
    stick();
    if (atEnd) read();
    if (atEnd && isNew && !moved && last.offsetHeight > list.clientHeight) toBeginning(last);
    if (list.scrollHeight <= list.clientHeight + AHEAD) goBack();
  }
  return { node: h("div.timeline", {}, list, newest), draw, toEnd };
}

function firstUnread(channel, messages) {
  const { unread } = state.channels.get(channel) ?? {};
  return (unread > 0 && messages.filter((one) => one.user !== state.me && !one.is_ephemeral).at(-unread)?.ts) || "";
}

function channelItems(channel, messages, unreadFrom) {
  const here = room(channel);
  const items = [];
  const edge = (text, ...more) => items.push({ key: text, sign: [], draw: () => h("p.edge", {}, text, ...more) });
  const again = () => h("button.link", { type: "button", onclick: () => loadOlder(channel) }, "Try again");
  if (here.failed) edge(`${inWords(here.failed)} `, again());
  else if (here.more || here.loading) edge("Loading messages…");
  else if (isAppDm(state.channels.get(channel))) items.push(introduction());
  else if (!messages.length) edge("No messages yet.");
  return [...items, ...messageItems(channel, messages, { unreadFrom })];
}

/** What the app says it is, where its direct messages begin. */
const introduction = () => ({
  key: "introduction", sign: [state.app.name, state.app.about],
  draw: () => h("div.introduction", {}, avatar(person(state.app.bot_user)),
    h("h3", {}, state.app.name), state.app.about && h("p", {}, state.app.about)),
});

function threadItems(channel, thread, messages) {
  const items = messageItems(channel, messages, { inThread: true });
  const replies = messages.filter((one) => one.ts !== thread && !one.is_ephemeral).length;
  if (!replies || messages[0].ts !== thread) return items;
  return [items[0], line("replies", `${replies} ${replies === 1 ? "reply" : "replies"}`), ...items.slice(1)];
}

const line = (key, text, look = "") =>
  ({ key, sign: [text], draw: () => h("div.day", { class: look }, h("span", {}, text)) });

function messageItems(channel, messages, { inThread, unreadFrom }) {
  let before = null;
  const workOf = workIn(channel);
  return messages.flatMap((message, at) => {
    const items = [];
    const newDay = !inThread && (!before || dayKey(before.ts) !== dayKey(message.ts));
    if (newDay) items.push(line(`day ${dayKey(message.ts)}`, dayOf(message.ts)));
    if (message.ts === unreadFrom) items.push(line("unread", "New", "new"));
    const compact = !items.length && Boolean(before) && !(inThread && at === 1) && follows(before, message);
    const work = inThread ? null : workOf(message.ts);
    const edited = isEditing(message);
    items.push({
      key: `${message.is_ephemeral ? "e" : ""}${message.ts}`, sign: [edited ? "editing" : message, compact, work?.words, work?.stops],
      draw: () => row(channel, message, { compact, inThread, work }),
    });
    before = message;
    return items;
  });
}

/** Whether a message stands under the one before without a head of its own. */
const follows = (before, message) => authorOf(before).id === authorOf(message).id &&
  message.ts - before.ts < TOGETHER && !message.is_ephemeral && !before.is_ephemeral && before.subtype !== "tombstone";
