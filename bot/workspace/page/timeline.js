// The messages of a channel or a thread: the last fifty, older ones on scrolling up, never jumping.

import { dayKey, dayOf, h, icon, reconcile } from "./dom.js";
import { act } from "./feed.js";
import { authorOf, isEditing, row } from "./message.js";
import { inWords } from "./overlays.js";
import { changed, keep, room, state, statusOf, threadOf, timelineOf } from "./state.js";

const PAGE = 50;
const TOGETHER = 300;
const NEAR = 48;

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
  const list = h("div.scroller", { role: "log", "aria-label": "Messages", tabindex: "0", onscroll: () => scrolled() }, rows);
  const newest = h("button.newest", { type: "button", hidden: true, onclick: () => { atEnd = true; stick(); } }, icon("down"), "New messages");
  let shown = { channel: null, thread: null, unreadFrom: null };
  let atEnd = true;

  const stick = () => { if (atEnd) { list.scrollTop = list.scrollHeight; newest.hidden = true; } };
  const scrolled = () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (atEnd) { newest.hidden = true; read(); }
    if (list.scrollTop < 200 && !shown.thread && shown.channel && room(shown.channel).more) loadOlder(shown.channel);
  };
  const read = () => {
    const here = shown.channel && room(shown.channel);
    const last = here && timelineOf(shown.channel).findLast((one) => !one.is_ephemeral);
    if (!last || shown.thread || document.visibilityState !== "visible" || here.read === last.ts) return;
    here.read = last.ts;
    state.channels.get(shown.channel).unread = 0;
    changed();
    act("read", { channel: shown.channel, ts: last.ts });
  };
  new ResizeObserver(stick).observe(rows);
  new ResizeObserver(stick).observe(list);
  document.addEventListener("visibilitychange", () => { if (atEnd) read(); });

  function draw(channel, thread) {
    const moved = shown.channel !== channel || shown.thread !== thread;
    const messages = thread ? threadOf(channel, thread) : timelineOf(channel);
    if (moved) { shown = { channel, thread, unreadFrom: undefined }; atEnd = true; }
    if (shown.unreadFrom === undefined && (thread || room(channel).from !== null)) shown.unreadFrom = thread ? null : firstUnread(channel, messages);
    const count = rows.childElementCount;
    const anchor = atEnd || moved ? null : [...rows.children].find((node) => node.sign && node.matches("article") && node.offsetTop + node.offsetHeight > list.scrollTop);
    const offset = anchor && anchor.offsetTop - list.scrollTop;
    const lastBefore = rows.lastElementChild?.dataset.key;
    if (moved) rows.replaceChildren();
    reconcile(rows, thread ? threadItems(channel, thread, messages) : channelItems(channel, messages, shown.unreadFrom));
    const again = anchor && rows.querySelector(`[data-key="${CSS.escape(anchor.dataset.key)}"]`);
    if (again) list.scrollTop = again.offsetTop - offset;
    if (!atEnd && count && rows.lastElementChild?.dataset.key !== lastBefore) newest.hidden = false;
    stick();
    if (atEnd) read();
    if (!thread && atEnd && room(channel).more && list.scrollHeight <= list.clientHeight + 200) loadOlder(channel);
  }
  return { node: h("div.timeline", {}, list, newest), draw, toEnd: () => { atEnd = true; stick(); } };
}

function firstUnread(channel, messages) {
  const { unread } = state.channels.get(channel) ?? {};
  return (unread > 0 && messages.filter((one) => one.user !== state.me && !one.is_ephemeral).at(-unread)?.ts) || null;
}

function channelItems(channel, messages, unreadFrom) {
  const here = room(channel);
  const items = [];
  if (here.failed) items.push({ key: "failed", sign: [here.failed], draw: () => h("p.edge", { role: "alert" }, inWords(here.failed), " ", h("button.link", { type: "button", onclick: () => loadOlder(channel) }, "Try again")) });
  else if (here.more || here.loading) items.push({ key: "older", sign: [], draw: () => h("p.edge", {}, "Loading messages…") });
  else if (!messages.length) items.push({ key: "empty", sign: [], draw: () => h("p.edge", {}, "No messages yet.") });
  return [...items, ...messageItems(channel, messages, { unreadFrom })];
}

function threadItems(channel, thread, messages) {
  const items = messageItems(channel, messages, { inThread: true });
  const replies = messages.filter((one) => one.ts !== thread).length;
  const line = { key: "replies", sign: [replies], draw: () => h("div.day", {}, h("span", {}, `${replies} ${replies === 1 ? "reply" : "replies"}`)) };
  return replies && messages[0]?.ts === thread ? [...items.slice(0, 1), line, ...items.slice(1)] : items;
}

function messageItems(channel, messages, { inThread, unreadFrom }) {
  let before = null;
  return messages.flatMap((message, at) => {
    const items = [];
    const newDay = !inThread && (!before || dayKey(before.ts) !== dayKey(message.ts));
    if (newDay) items.push({ key: `day ${dayKey(message.ts)}`, sign: [dayOf(message.ts)], draw: () => h("div.day", {}, h("span", {}, dayOf(message.ts))) });
    if (message.ts === unreadFrom) items.push({ key: "unread", sign: [], draw: () => h("div.day.new", {}, h("span", {}, "New")) });
    const compact = Boolean(before) && !newDay && message.ts !== unreadFrom && !(inThread && at === 1) && authorOf(before).id === authorOf(message).id &&
      before.ts - message.ts > -TOGETHER && !message.is_ephemeral && !before.is_ephemeral && before.subtype !== "tombstone";
    const held = !inThread && statusOf(channel, message.ts);
    const status = held ? statusText(held) : "";
    const edited = isEditing(message);
    items.push({ key: `${message.is_ephemeral ? "e" : ""}${message.ts}`, sign: [edited ? "editing" : message, compact, status],
      draw: () => row(channel, message, { compact, inThread, status }) });
    before = message;
    return items;
  });
}

export const statusText = ({ status }) => `${state.app.name} ${status || "is working…"}`;
