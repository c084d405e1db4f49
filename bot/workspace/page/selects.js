// The selects of Block Kit: one choice, several, or options that the app is asked for as one types.

import { h, icon } from "./dom.js";
import { act } from "./feed.js";
import { newId } from "./overlays.js";
import { withEmoji } from "./mrkdwn.js";
import { nameOf, state, titleOf } from "./state.js";

/** What a select offers: groups of {id, text, option}, where option is what Slack's state holds. */
function offered(el, answer = el) {
  if (el.type.includes("users")) {
    const people = [...state.people.values()].filter((one) => one.kind !== "deactivated");
    return [{ entries: people.map((one) => ({ id: one.id, text: nameOf(one), option: one.id })) }];
  }
  if (el.type.includes("channels") || el.type.includes("conversations")) {
    const kinds = el.type.includes("channels") ? ["public"] : el.filter?.include ?? ["public", "private", "im"];
    const channels = [...state.channels.values()].filter((one) => kinds.includes(one.kind));
    const text = (one) => (one.kind === "im" ? "" : "#") + titleOf(one);
    return [{ entries: channels.map((one) => ({ id: one.id, text: text(one), option: one.id })) }];
  }
  return (answer.option_groups ?? [{ options: answer.options ?? [] }]).map(({ label, options }) => ({
    label: label?.text,
    entries: options.map((option) => ({ id: option.value, text: withEmoji(option.text.text), option })),
  }));
}

const entriesOf = (groups) => groups.flatMap((group) => group.entries);
const idOf = (option) => option?.value ?? option ?? "";
const optionsOf = (groups, chosen) => groups.map(({ label, entries }) => {
  const drawn = entries.map(({ id, text }) => h("option", { value: id, selected: id === chosen }, text));
  return label ? h("optgroup", { label }, drawn) : drawn;
});

export function select(el, { value, name, change }) {
  const groups = offered(el);
  const { placeholder = "Choose an option", ...rest } = name;
  const choose = ({ target }) => change(entriesOf(groups).find((one) => one.id === target.value)?.option ?? null);
  return h("select", { ...rest, onchange: choose },
    h("option", { value: "", selected: !value }, placeholder), optionsOf(groups, idOf(value)));
}

/** Several choices: each as a chip that can be taken away, and a select, or a search, that adds one. */
export function several(el, tools) {
  const { change, name } = tools;
  const { placeholder = "Add", ...rest } = name;
  const known = offered(el);
  const chosen = [...tools.value];
  const box = h("div.several");
  const labelOf = (option) => option.text?.text ?? entriesOf(known).find((one) => one.id === option)?.text ?? option;
  const set = (at, removed, ...added) => {
    chosen.splice(at, removed, ...added);
    change([...chosen]);
    draw();
    box.querySelector("select, input")?.focus();
  };
  const chip = (option, at) => h("span.chip", {}, labelOf(option), h("button", {
    type: "button", "aria-label": `Remove ${labelOf(option)}`, onclick: () => set(at, 1),
  }, icon("close")));
  const adder = () => {
    if (chosen.length >= (el.max_selected_items ?? Infinity)) return "";
    if (el.type === "multi_external_select") return search(el, { ...tools, pick: (one) => set(chosen.length, 0, one) });
    const free = ({ id }) => !chosen.some((have) => idOf(have) === id);
    const left = known.map((group) => ({ ...group, entries: group.entries.filter(free) }));
    const add = ({ target }) => set(chosen.length, 0, entriesOf(known).find((one) => one.id === target.value).option);
    return h("select", { ...rest, onchange: add }, h("option", { value: "" }, placeholder), optionsOf(left));
  };
  const draw = () => box.replaceChildren(...chosen.map(chip), adder());
  draw();
  return box;
}

/** A text that asks the app for options as it is typed, with the list of them below. */
export function search(el, { where, block_id, name, value, change, pick }) {
  const id = newId("options");
  const list = h("div.options", { role: "listbox", id, "aria-label": "Options", hidden: true });
  const least = el.min_query_length ?? 3;
  let asked = 0;
  const show = (shown) => { list.hidden = !shown; input.setAttribute("aria-expanded", shown); };
  const choose = (option) => {
    show(false);
    if (pick) return pick(option);
    input.value = option.text.text;
    change(option);
  };
  const entry = ({ text, option }) => h("button", {
    type: "button", role: "option", "aria-selected": false, tabindex: "-1", onclick: () => choose(option),
  }, text);
  const ask = async () => {
    const mine = (asked += 1);
    if (!pick && !input.value) change(null);
    if (input.value.length < least) return show(false);
    const done = await act("options", { ...where, block_id, action_id: el.action_id, value: input.value });
    if (mine !== asked) return;
    const groups = done.ok ? offered(el, done.result) : [];
    const none = done.ok ? "Nothing found" : "The options could not be loaded";
    list.replaceChildren(...groups.flatMap((group) =>
      [group.label ? h("div.group", {}, group.label) : "", ...group.entries.map(entry)]),
    entriesOf(groups).length ? "" : h("div.group", {}, none));
    show(true);
  };
  const key = (event) => {
    const all = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden || (event.key !== "Escape" && !(step && all.length))) return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) { show(false); return input.focus(); }
    const at = all.indexOf(document.activeElement);
    all.at(at < 0 && step < 0 ? -1 : (at + step) % all.length).focus();
  };
  const input = h("input", {
    ...name, type: "text", role: "combobox", "aria-controls": id, "aria-expanded": false, autocomplete: "off",
    "aria-autocomplete": "list", placeholder: name.placeholder ?? "Type to search", oninput: ask,
    onfocus: () => { if (!least) ask(); }, value: pick ? "" : value?.text?.text ?? "",
  });
  const leave = ({ relatedTarget, currentTarget }) => { if (!currentTarget.contains(relatedTarget)) show(false); };
  return h("div.searching", { onkeydown: key, onfocusout: leave }, input, list);
}
