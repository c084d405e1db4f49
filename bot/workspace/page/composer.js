// Where a person writes: Enter sends, Shift+Enter breaks the line; commands, people and channels complete.

import { h, icon, iconButton } from "./dom.js";
import { act, upload } from "./feed.js";
import { avatar } from "./channels.js";
import { editLast, told } from "./message.js";
import { written } from "./mrkdwn.js";
import { inWords, menu, newId } from "./overlays.js";
import { nameOf, state, threadOf, timelineOf, titleOf } from "./state.js";

const MOST_OFFERS = 8;
const drafts = new Map(); // by channel and thread: {text, files}

/** sent(result, {channel, thread}): after a message went out. */
export function makeComposer({ sent }) {
  const listId = newId("completions");
  const list = h("div.completions", { role: "listbox", id: listId, "aria-label": "Suggestions", hidden: true });
  const hint = h("p.command-hint", { "aria-live": "polite", hidden: true });
  const wrong = h("p.error", { role: "alert", hidden: true });
  const chips = h("ul.files");
  const text = h("textarea", {
    rows: 1, "aria-autocomplete": "list", "aria-controls": listId, "aria-haspopup": "listbox",
    oninput: () => typing(), onkeydown: (event) => key(event), onfocus: () => { if (text.value) typing(); },
    onblur: () => { list.hidden = true; }, onpaste: (event) => paste(event),
  });
  const chosen = h("input.visually-hidden", {
    type: "file", multiple: true, tabindex: "-1", "aria-hidden": true,
    onchange: () => { attach([...chosen.files]); chosen.value = ""; },
  });
  const globalShortcuts = () => state.app.shortcuts.filter((one) => one.type === "global");
  const asItem = ({ name, callback_id }) =>
    ({ label: name, detail: state.app.name, act: () => told("shortcut", { callback_id }) });
  const shortcuts = iconButton("bolt", "Shortcuts", () => menu(shortcuts, "Shortcuts", globalShortcuts().map(asItem)),
    { "aria-haspopup": "menu" });
  const node = h("form.composer", { onsubmit: (event) => { event.preventDefault(); send(); } }, list, hint, wrong,
    h("div.composer-box", {}, chips, text, h("div.composer-tools", {},
      iconButton("clip", "Attach a file", () => chosen.click()), chosen, shortcuts,
      h("button.send", { type: "submit", "aria-label": "Send", title: "Send" }, icon("send")))));
  let here = { channel: null, thread: null };
  let files = [];
  let offers = [];
  let picked = 0;

  const draftKey = () => `${here.channel?.id}|${here.thread ?? ""}`;
  const fail = (words) => {
    wrong.textContent = words;
    wrong.hidden = !words;
  };

  function show(channel, thread) {
    shortcuts.hidden = !globalShortcuts().length;
    if (here.channel?.id === channel.id && here.thread === thread) return;
    if (here.channel) drafts.set(draftKey(), { text: text.value, files });
    here = { channel, thread };
    ({ text: text.value, files } = drafts.get(draftKey()) ?? { text: "", files: [] });
    const label = thread ? "Reply" : `Message ${channel.kind === "im" ? "" : "#"}${titleOf(channel)}`;
    text.placeholder = label;
    text.setAttribute("aria-label", label);
    fail("");
    drawFiles();
    typing();
  }

  function typing() {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, 200)}px`;
    const before = text.value.slice(0, text.selectionStart);
    const command = /^\/\S*$/.exec(text.value);
    const name = /(?:^|[\s(])([@#])([^\s@#]*)$/.exec(before);
    if (command) offers = commandOffers(command[0]);
    else offers = name ? nameOffers(name[1], name[2].toLowerCase(), here.channel) : [];
    picked = 0;
    const known = state.app.commands.find((one) => text.value.startsWith(`${one.command} `));
    hint.hidden = !known;
    const { command: word, usage_hint, description } = known ?? {};
    if (known) hint.replaceChildren(h("b", {}, word), ` ${usage_hint}`, h("span", {}, description));
    drawOffers();
  }

  function drawOffers() {
    list.hidden = !offers.length || document.activeElement !== text;
    list.replaceChildren(...offers.map((offer, at) => h("div.completion", {
      role: "option", id: `${listId}-${at}`, "aria-selected": at === picked,
      onpointerdown: (event) => { event.preventDefault(); choose(at); },
    }, offer.mark, h("b", {}, offer.name), h("span", {}, offer.detail))));
    list.children[picked]?.scrollIntoView({ block: "nearest" });
    if (list.hidden) text.removeAttribute("aria-activedescendant");
    else text.setAttribute("aria-activedescendant", `${listId}-${picked}`);
  }

  function choose(at) {
    const start = `${text.value.slice(0, text.selectionStart).replace(/[@#/][^@#/\s]*$/, "")}${offers[at].name} `;
    text.value = start + text.value.slice(text.selectionStart);
    text.setSelectionRange(start.length, start.length);
    text.focus();
    typing();
  }

  /** What a key does in the list of completions; false where it does nothing there. */
  function keyInList({ key: name, shiftKey }) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[name];
    if (step) picked = (picked + step + offers.length) % offers.length;
    else if (name === "Escape") offers = [];
    else if (["Tab", "Enter"].includes(name) && !shiftKey && offers[picked].name !== text.value) choose(picked);
    else return false;
    drawOffers();
    return true;
  }

  function key(event) {
    if (event.isComposing) return;
    const { key: name, shiftKey } = event;
    if (!list.hidden && keyInList(event)) event.preventDefault();
    else if (name === "Enter" && !shiftKey) { event.preventDefault(); send(); }
    else if (name === "ArrowUp" && !text.value) {
      event.preventDefault();
      editLast(here.thread ? threadOf(here.channel.id, here.thread) : timelineOf(here.channel.id));
    }
  }

  function paste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    attach([...event.clipboardData.files]);
  }

  async function attach(some) {
    for (const file of some) {
      const chip = { name: file.name || "pasted.png", id: null };
      files.push(chip);
      drawFiles();
      try {
        Object.assign(chip, await upload(file, state.me));
      } catch (error) {
        files = files.filter((one) => one !== chip);
        fail(`${chip.name} could not be uploaded (${error.message}).`);
      }
      drawFiles();
    }
  }

  function drawFiles() {
    const without = (file) => { files = files.filter((one) => one !== file); drawFiles(); };
    const remove = (file) => ({ type: "button", "aria-label": `Remove ${file.name}`, onclick: () => without(file) });
    chips.replaceChildren(...files.map((file) => h("li.chip", { class: file.id ? "" : "busy" },
      icon("clip"), file.name, h("button", remove(file), icon("close")))));
  }

  async function send() {
    const [line, was, sentFiles, there] = [text.value.trim(), text.value, files, here];
    if (!there.channel || (!line && !files.length)) return;
    if (files.some((file) => !file.id)) return fail("A file is still being uploaded.");
    const to = { channel: there.channel.id, ...(there.thread ? { thread_ts: there.thread } : {}) };
    text.value = "";
    files = [];
    drawFiles();
    fail("");
    typing();
    const done = line.startsWith("/") && !sentFiles.length ? await act("run", { ...to, text: line })
      : await act("say", { ...to, text: written(line), files: sentFiles.map((file) => file.id) });
    if (done.ok) return sent(done.result, there);
    if (here === there && !text.value) {
      text.value = was;
      files = sentFiles;
      drawFiles();
      typing();
    }
    fail(done.error === "unknown_command" ? "" : inWords(done.error));
  }

  return { node, show, focus: () => text.focus() };
}

const commandOffers = (start) => state.app.commands.filter((one) => one.command.startsWith(start))
  .map((one) => ({ name: one.command, detail: `${one.usage_hint} ${one.description}`.trim(), mark: icon("bolt") }));

function nameOffers(sign, start, channel) {
  // The beginning of any of its words is enough.
  const fits = (...names) => names.some((name) => ` ${name}`.toLowerCase().includes(` ${start}`));
  if (sign === "#") {
    return [...state.channels.values()].filter((one) => one.kind !== "im" && fits(one.name)).slice(0, MOST_OFFERS)
      .map(({ name, topic, kind }) =>
        ({ name: `#${name}`, detail: topic, mark: icon(kind === "private" ? "lock" : "hash") }));
  }
  const away = (one) => Number(!channel.members.includes(one.id));
  const detail = (one) => (one.is_bot ? "App" : away(one) ? "not in this channel" : one.company);
  const people = [...state.people.values()].filter((one) => one.kind !== "deactivated" && fits(nameOf(one), one.name));
  return people.sort((one, other) => away(one) - away(other)).slice(0, MOST_OFFERS)
    .map((one) => ({ name: `@${nameOf(one)}`, detail: detail(one), mark: avatar(one) }));
}
