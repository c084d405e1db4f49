// Where a person writes: Enter sends, Shift+Enter breaks the line; commands, people and channels complete.

import { h, icon, iconButton } from "./dom.js";
import { act, upload } from "./feed.js";
import { avatar } from "./channels.js";
import { editLast, told } from "./message.js";
import { written } from "./mrkdwn.js";
import { inWords, menu, newId } from "./overlays.js";
import { nameOf, state, threadOf, timelineOf } from "./state.js";

const drafts = new Map(); // by channel and thread: {text, files}

/** sent(result, {channel, thread}): after a message went out. */
export function makeComposer({ sent }) {
  const listId = newId("completions");
  const list = h("div.completions", { role: "listbox", id: listId, "aria-label": "Suggestions", hidden: true });
  const hint = h("p.command-hint", { "aria-live": "polite", hidden: true });
  const wrong = h("p.error", { role: "alert", hidden: true });
  const chips = h("ul.files");
  const text = h("textarea", { rows: 1, "aria-autocomplete": "list", "aria-controls": listId, "aria-haspopup": "listbox", oninput: () => typing(), onkeydown: (event) => key(event),
    onpaste: (event) => { if (event.clipboardData.files.length) { event.preventDefault(); attach(event.clipboardData.files); } },
    onblur: () => { list.hidden = true; }, onfocus: () => { if (text.value) typing(); } });
  const picker = h("input.visually-hidden", { type: "file", multiple: true, tabindex: "-1", "aria-hidden": true, onchange: () => { attach(picker.files); picker.value = ""; } });
  const shortcuts = iconButton("bolt", "Shortcuts", () => menu(shortcuts, "Shortcuts", globalShortcuts().map((one) =>
    ({ label: one.name, detail: state.app.name, act: () => told("shortcut", { callback_id: one.callback_id }) }))), { "aria-haspopup": "menu" });
  const node = h("form.composer", { onsubmit: (event) => { event.preventDefault(); send(); } }, list, hint, wrong,
    h("div.composer-box", {}, chips, text, h("div.composer-tools", {}, iconButton("clip", "Attach a file", () => picker.click()), picker, shortcuts,
      h("button.send", { type: "submit", "aria-label": "Send", title: "Send" }, icon("send")))));
  let here = { channel: null, thread: null };
  let files = [];
  let offers = [];
  let picked = 0;

  const draftKey = () => `${here.channel?.id}|${here.thread ?? ""}`;
  const grow = () => { text.style.height = "auto"; text.style.height = `${Math.min(text.scrollHeight, 200)}px`; };
  const fail = (words) => { wrong.textContent = words; wrong.hidden = !words; };
  const globalShortcuts = () => state.app.shortcuts.filter((one) => one.type === "global" || one.type === "shortcut");

  function show(channel, thread) {
    shortcuts.hidden = !globalShortcuts().length;
    if (here.channel?.id === channel.id && here.thread === thread) return;
    if (here.channel) drafts.set(draftKey(), { text: text.value, files });
    here = { channel, thread };
    ({ text: text.value, files } = drafts.get(draftKey()) ?? { text: "", files: [] });
    const label = thread ? "Reply" : `Message ${channel.kind === "im" ? "" : "#"}${channelName(channel)}`;
    text.placeholder = label;
    text.setAttribute("aria-label", label);
    fail("");
    drawFiles();
    typing();
  }

  function typing() {
    grow();
    const before = text.value.slice(0, text.selectionStart);
    const command = /^\/\S*$/.exec(text.value);
    const name = /(?:^|[\s(])([@#])([^\s@#]*)$/.exec(before);
    offers = command ? commandOffers(command[0]) : name ? nameOffers(name[1], name[2].toLowerCase(), here.channel) : [];
    picked = 0;
    const known = state.app.commands.find((one) => text.value.startsWith(`${one.command} `));
    hint.hidden = !known;
    hint.replaceChildren(...(known ? [h("b", {}, known.command), ` ${known.usage_hint ?? ""}`, h("span", {}, known.description)] : []));
    drawOffers();
  }

  function drawOffers() {
    list.hidden = !offers.length || document.activeElement !== text;
    list.replaceChildren(...offers.map((offer, at) => h("div.completion", { role: "option", id: `${listId}-${at}`, "aria-selected": at === picked,
      onpointerdown: (event) => { event.preventDefault(); choose(at); } }, offer.mark, h("b", {}, offer.name), h("span", {}, offer.detail))));
    list.children[picked]?.scrollIntoView({ block: "nearest" });
    if (list.hidden) text.removeAttribute("aria-activedescendant");
    else text.setAttribute("aria-activedescendant", `${listId}-${picked}`);
  }

  function choose(at) {
    const start = text.value.slice(0, text.selectionStart).replace(/\S*$/, (word) => word.replace(/[@#/][^@#/]*$/, ""));
    const end = text.value.slice(text.selectionStart);
    text.value = `${start}${offers[at].name} ${end}`;
    text.setSelectionRange(start.length + offers[at].name.length + 1, start.length + offers[at].name.length + 1);
    text.focus();
    typing();
  }

  function key(event) {
    if (event.isComposing) return;
    if (!list.hidden) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { event.preventDefault(); picked = (picked + step + offers.length) % offers.length; drawOffers(); return; }
      if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); offers = []; drawOffers(); return; }
      if ((event.key === "Tab" || event.key === "Enter") && !event.shiftKey && offers[picked].name !== text.value) { event.preventDefault(); choose(picked); return; }
    }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); send(); }
    if (event.key === "ArrowUp" && !text.value) {
      event.preventDefault();
      editLast(here.thread ? threadOf(here.channel.id, here.thread) : timelineOf(here.channel.id));
    }
  }

  async function attach(some) {
    for (const file of some) {
      const chip = { name: file.name || "pasted.png", id: null };
      files.push(chip);
      drawFiles();
      try { Object.assign(chip, await upload(file, state.me)); } catch (error) {
        files = files.filter((one) => one !== chip);
        fail(`${chip.name} could not be uploaded (${error.message}).`);
      }
      drawFiles();
    }
  }

  const drawFiles = () => chips.replaceChildren(...files.map((file) => h("li.chip", { class: file.id ? "" : "busy" }, icon("clip"), file.name,
    h("button", { type: "button", "aria-label": `Remove ${file.name}`, onclick: () => { files = files.filter((one) => one !== file); drawFiles(); } }, icon("close")))));

  async function send() {
    const written_ = text.value.trim();
    const [before, sentFiles, there] = [text.value, files, here];
    if (!there.channel || (!written_ && !files.length)) return;
    if (files.some((file) => !file.id)) return fail("A file is still being uploaded.");
    const to = { channel: there.channel.id, ...(there.thread ? { thread_ts: there.thread } : {}) };
    text.value = "";
    files = [];
    drawFiles();
    fail("");
    typing();
    const done = written_.startsWith("/") && !sentFiles.length ? await act("run", { ...to, text: written_ })
      : await act("say", { ...to, text: written(written_), files: sentFiles.map((file) => file.id) });
    if (done.ok) return sent(done.result, there);
    if (here === there && !text.value) { text.value = before; files = sentFiles; drawFiles(); typing(); }
    fail(done.error === "unknown_command" ? "" : inWords(done.error));
  }

  return { node, show, focus: () => text.focus() };
}

const channelName = (channel) => channel.kind === "im" ? nameOf(state.people.get(channel.members.find((id) => id !== state.me)) ?? { id: "", name: "yourself" }) : channel.name;

const commandOffers = (start) => state.app.commands.filter((one) => one.command.startsWith(start))
  .map((one) => ({ name: one.command, detail: `${one.usage_hint ?? ""} ${one.description ?? ""}`.trim(), mark: icon("bolt") }));

function nameOffers(sign, start, channel) {
  const fits = (...names) => names.some((name) => name?.toLowerCase().split(/\s+/).some((_, at, words) => words.slice(at).join(" ").startsWith(start)));
  if (sign === "#") {
    return [...state.channels.values()].filter((one) => one.kind !== "im" && fits(one.name)).slice(0, 8)
      .map((one) => ({ name: `#${one.name}`, detail: one.topic ?? "", mark: icon(one.kind === "private" ? "lock" : "hash") }));
  }
  const near = (one) => Number(!channel?.members?.includes(one.id));
  return [...state.people.values()].filter((one) => one.kind !== "deactivated" && fits(nameOf(one), one.name)).sort((one, other) => near(one) - near(other)).slice(0, 8)
    .map((one) => ({ name: `@${nameOf(one)}`, detail: one.is_bot ? "App" : near(one) ? "not in this channel" : one.company || "", mark: avatar(one) }));
}
