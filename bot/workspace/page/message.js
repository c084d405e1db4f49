// One message of a channel or a thread, with what can be done to it.

import { blocks } from "./blocks.js";
import { avatar } from "./channels.js";
import { fullTimeOf, dayOf, h, icon, iconButton, timeOf } from "./dom.js";
import { act } from "./feed.js";
import { emoji, mrkdwn, safeAddress, typed, written } from "./mrkdwn.js";
import { agreed, inWords, menu, toast } from "./overlays.js";
import { go } from "./place.js";
import { changed, nameOf, person, state } from "./state.js";

const QUICK = ["+1", "white_check_mark", "eyes"];
let editing = null;

export const isEditing = (message) => editing === message.ts;
export const editLast = (messages) => {
  const mine = messages.findLast((one) => one.user === state.me && !one.bot_id && !one.is_ephemeral && one.subtype !== "tombstone");
  if (mine) edit(mine.ts);
};
function edit(ts) { editing = ts; changed(); }

export function authorOf(message) {
  if (message.notice) return { id: "slackbot", name: "Slackbot", is_bot: true };
  const author = person(message.user ?? state.app.bot_user);
  return message.bot_id ? { ...author, real_name: message.username ?? (state.app.name || nameOf(author)), is_bot: true } : author;
}

/** Does something to a message; says so where it did not work. */
export async function told(name, fields) {
  const done = await act(name, fields);
  if (!done.ok) toast(inWords(done.error), { error: true });
  return done;
}

/** compact: under another of the same author; inThread: the thread's panel shows it. */
export function row(channel, message, { compact, inThread, status }) {
  const author = authorOf(message);
  const gone = message.subtype === "tombstone";
  const time = h("time", { datetime: new Date(Number.parseFloat(message.ts) * 1000).toISOString(), title: fullTimeOf(message.ts) }, timeOf(message.ts));
  return h("article.message", {
    class: `${compact ? "compact" : ""} ${message.is_ephemeral ? "ephemeral" : ""} ${message.streaming ? "streaming" : ""}`,
    "aria-label": `${nameOf(author)}, ${timeOf(message.ts)}`, "aria-busy": Boolean(message.streaming),
  },
  compact ? time : avatar(author),
  h("div.message-body", {},
    !compact && h("div.message-head", {}, h("b", {}, nameOf(author)), author.is_bot && h("span.tag", {}, "APP"),
      (author.company || author.kind?.includes("guest")) && h("span.tag", {}, author.company || "guest"), time),
    message.is_ephemeral && h("p.only-you", {}, "Only visible to you"),
    editing === message.ts && !gone ? editor(channel, message) : content(channel, message, gone),
    message.files?.map(file), reactions(channel, message),
    !inThread && message.reply_count > 0 && h("button.replies", { type: "button", "data-focus": `replies/${message.ts}`, onclick: () => go(channel, { thread: message.ts }) },
      icon("reply"), `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`,
      message.latest_reply && h("small", {}, `Last reply ${dayOf(message.latest_reply).toLowerCase()} at ${timeOf(message.latest_reply)}`)),
    status && h("p.working", {}, status)),
  !gone && !message.notice && tools(channel, message, inThread));
}

function content(channel, message, gone) {
  if (gone) return h("p.gone", {}, "This message was deleted.");
  const where = { channel, ts: message.ts };
  return h("div.content", {}, message.blocks?.length ? blocks(message.blocks, { where }) : message.text && mrkdwn(message.text),
    message.edited && h("span.edited", { title: fullTimeOf(message.edited.ts) }, "(edited)"));
}

function editor(channel, message) {
  const text = h("textarea", { "aria-label": "Edit message", rows: 2, value: typed(message.text), autofocus: true, "data-focus": "edit",
    onkeydown: (event) => {
      if (event.key === "Escape") { event.stopPropagation(); edit(null); }
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); save(); }
    } });
  const save = async () => {
    if (text.value.trim() && (await told("edit", { channel, ts: message.ts, text: written(text.value.trim()) })).ok) edit(null);
  };
  queueMicrotask(() => { text.focus(); text.setSelectionRange(text.value.length, text.value.length); });
  return h("div.editor", {}, text, h("div.actions", {}, h("button.button", { type: "button", onclick: () => edit(null) }, "Cancel"),
    h("button.button.primary", { type: "button", onclick: save }, "Save")));
}

function file({ name, size, mimetype, url_private }) {
  const address = safeAddress(url_private ?? "", { image: true });
  const picture = mimetype?.startsWith("image/") && mimetype !== "image/svg+xml" && address;
  return h("a.file", { href: address, target: "_blank", rel: "noopener" },
    picture ? h("img", { src: address, alt: name, loading: "lazy" }) : icon("clip"),
    h("span", {}, name, h("small", {}, size >= 1024 ? `${Math.round(size / 1024)} kB` : `${size ?? 0} bytes`)));
}

function reactions(channel, message) {
  if (!message.reactions?.length) return null;
  return h("div.reactions", {}, message.reactions.map(({ name, count, users = [] }) => h("button", {
    type: "button", "aria-pressed": users.includes(state.me), "aria-label": `${name}, ${count ?? users.length}`, "data-focus": `react/${message.ts}/${name}`,
    title: `${users.map((id) => nameOf(person(id))).join(", ")} reacted with :${name}:`,
    onclick: () => told("react", { channel, ts: message.ts, name, remove: users.includes(state.me) }),
  }, emoji(name), ` ${count ?? users.length}`)));
}

function tools(channel, message, inThread) {
  const { ts } = message;
  const mine = message.user === state.me && !message.bot_id;
  const reply = () => go(channel, { thread: message.thread_ts ?? ts });
  const more = iconButton("more", "More actions", () => menu(more, "More actions", [
    !inThread && { label: "Reply in thread", act: reply },
    ...QUICK.map((name) => ({ label: `React with ${emoji(name)}`, act: () => told("react", { channel, ts, name }) })),
    ...(mine ? [null, { label: "Edit message", act: () => edit(ts) }, { label: "Delete message", danger: true, act: remove }] : []),
    ...messageShortcuts().flatMap((one, at) => [...(at ? [] : [null]), { label: one.name, detail: state.app.name,
      act: () => told("shortcut", { callback_id: one.callback_id, channel, ts }) }]),
  ].filter((item) => item !== false)), { "aria-haspopup": "menu", "aria-expanded": false, "data-focus": `more/${ts}` });
  const remove = async () => {
    if (await agreed({ title: "Delete message", text: "Are you sure you want to delete this message? This cannot be undone.", confirm: "Delete", danger: true })) {
      told("delete", { channel, ts });
    }
  };
  if (message.is_ephemeral) return null;
  return h("div.message-tools", {}, !inThread && iconButton("reply", "Reply in thread", reply, { class: "wide-only" }), more);
}

const messageShortcuts = () => state.app.shortcuts.filter((one) => one.type === "message");
