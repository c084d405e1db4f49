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
const isMine = (one) => one.user === state.me && !one.bot_id && !one.is_ephemeral && one.subtype !== "tombstone";
export function editLast(messages) {
  const mine = messages.findLast(isMine);
  if (mine) edit(mine.ts);
}
function edit(ts) {
  editing = ts;
  changed();
}

export function authorOf(message) {
  if (message.notice) return { id: "slackbot", name: "Slackbot", is_bot: true };
  const author = person(message.user ?? state.app.bot_user);
  return message.bot_id ? { ...author, real_name: message.username ?? state.app.name, is_bot: true } : author;
}

/** Does something to a message; says so where it did not work. */
export async function told(name, fields) {
  const done = await act(name, fields);
  if (!done.ok) toast(inWords(done.error), { error: true });
  return done;
}

/** What the app is at, with what stops it. work: of `workIn`. */
export function working(work, channel, thread) {
  const stop = () => told("stop", { channel, thread_ts: thread ?? "" });
  const button = { type: "button", onclick: stop, "data-focus": `stop/${thread ?? ""}` };
  return h("p.working", {}, work.words, work.stops && h("button.button", button, "Stop"));
}

/** compact: under another of the same author; inThread: the thread's panel shows it; work: what is done in its thread. */
export function row(channel, message, { compact, inThread, work }) {
  const author = authorOf(message);
  const gone = message.subtype === "tombstone";
  const time = h("time", { title: fullTimeOf(message.ts) }, timeOf(message.ts));
  const tag = author.is_bot ? "APP" : author.company || (author.kind?.includes("guest") ? "guest" : "");
  const looks = { compact, ephemeral: message.is_ephemeral, streaming: message.streaming };
  return h("article.message", {
    class: Object.keys(looks).filter((look) => looks[look]).join(" "),
    "aria-label": `${nameOf(author)}, ${timeOf(message.ts)}`, "aria-busy": Boolean(message.streaming),
  },
  compact ? time : avatar(author),
  h("div.message-body", {},
    !compact && h("div.message-head", {}, h("b", {}, nameOf(author)), tag && h("span.tag", {}, tag), time),
    message.is_ephemeral && h("p.only-you", {}, icon("eye"), "Only visible to you"),
    editing === message.ts && !gone ? editor(channel, message) : content(channel, message, gone),
    message.files?.map(file), reactions(channel, message),
    !inThread && message.reply_count > 0 && replies(channel, message), work && working(work, channel, message.ts)),
  !gone && !message.is_ephemeral && tools(channel, message, inThread));
}

function replies(channel, { ts, reply_count, latest_reply }) {
  const last = latest_reply && `Last reply ${dayOf(latest_reply).toLowerCase()} at ${timeOf(latest_reply)}`;
  return h("button.replies", {
    type: "button", "data-focus": `replies/${ts}`, onclick: () => go(channel, { thread: ts }),
  }, icon("reply"), `${reply_count} ${reply_count === 1 ? "reply" : "replies"}`, last && h("small", {}, last));
}

function content(channel, message, gone) {
  if (gone) return h("p.gone", {}, "This message was deleted.");
  const where = { channel, ts: message.ts };
  return h("div.content", {},
    message.blocks?.length ? blocks(message.blocks, { where }) : message.text && mrkdwn(message.text),
    message.edited && !(message.bot_id && message.blocks?.length) && h("span.edited", { title: fullTimeOf(message.edited.ts) }, "(edited)"));
}

function editor(channel, message) {
  const cancel = () => edit(null);
  const save = async () => {
    const changes = { channel, ts: message.ts, text: written(text.value.trim()) };
    if (changes.text && (await told("edit", changes)).ok) edit(null);
  };
  const key = (event) => {
    if (event.key === "Escape") cancel();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  };
  const text = h("textarea", {
    "aria-label": "Edit message", rows: 2, value: typed(message.text), "data-focus": "edit", onkeydown: key,
  });
  queueMicrotask(() => {
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  });
  return h("div.editor", {}, text, h("div.actions", {},
    h("button.button", { type: "button", onclick: cancel }, "Cancel"),
    h("button.button.primary", { type: "button", onclick: save }, "Save")));
}

function file({ name, size, mimetype, url_private, alt_txt }) {
  const address = safeAddress(url_private ?? "", { image: true });
  const picture = mimetype?.startsWith("image/") && mimetype !== "image/svg+xml" && address;
  return h("a.file", { href: address, target: "_blank", rel: "noopener" },
    picture ? h("img", { src: address, alt: alt_txt || name, loading: "lazy" }) : icon("clip"),
    h("span", {}, name, h("small", {}, size >= 1024 ? `${Math.round(size / 1024)} kB` : `${size ?? 0} bytes`)));
}

function reactions(channel, message) {
  if (!message.reactions?.length) return null;
  const { ts } = message;
  return h("div.reactions", {}, message.reactions.map(({ name, users }) => h("button", {
    type: "button", "aria-pressed": users.includes(state.me), "aria-label": `${name}, ${users.length}`,
    title: `${users.map((id) => nameOf(person(id))).join(", ")} reacted with :${name}:`, "data-focus": `${ts}/${name}`,
    onclick: () => told("react", { channel, ts, name, remove: users.includes(state.me) }),
  }, emoji(name), ` ${users.length}`)));
}

function tools(channel, message, inThread) {
  const { ts } = message;
  const reply = () => go(channel, { thread: message.thread_ts ?? ts });
  const remove = async () => {
    const text = "Are you sure you want to delete this message? This cannot be undone.";
    const sure = await agreed({ title: "Delete message", text, confirm: "Delete", danger: true });
    if (sure) told("delete", { channel, ts });
  };
  const deletion = { label: "Delete message", danger: true, act: remove };
  const offered = state.app.shortcuts.filter((one) => one.type === "message").map(({ name, callback_id }) =>
    ({ label: name, detail: state.app.name, act: () => told("shortcut", { callback_id, channel, ts }) }));
  const items = [
    ...(inThread ? [] : [{ label: "Reply in thread", act: reply }]),
    ...QUICK.map((name) => ({ label: `React with ${emoji(name)}`, act: () => told("react", { channel, ts, name }) })),
    ...(isMine(message) ? [null, { label: "Edit message", act: () => edit(ts) }, deletion] : []),
    ...(offered.length ? [null, ...offered] : []),
  ];
  const label = "More actions";
  const more = iconButton("more", label, () => menu(more, label, items),
    { "aria-haspopup": "menu", "aria-expanded": false, "data-focus": `more/${ts}` });
  const toThread = iconButton("reply", "Reply in thread", reply, { class: "wide-only" });
  return h("div.message-tools", {}, !inThread && toThread, more);
}
