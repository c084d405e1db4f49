// The interactive elements of Block Kit. Each holds its value in Slack's shape and says when it changed.

import { adopt, click, heldAt, hold } from "./clicks.js";
import { h, icon } from "./dom.js";
import { act, upload } from "./feed.js";
import { menu, newId, toast } from "./overlays.js";
import { safeAddress, textObject, withEmoji } from "./mrkdwn.js";
import { nameOf, state, titleOf } from "./state.js";

// By type: the key of what it holds in Slack's state, and the element's own key for its first value.
const HOLDS = {
  plain_text_input: ["value", "initial_value"], email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"], number_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"], datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"], datetimepicker: ["selected_date_time", "initial_date_time"],
  radio_buttons: ["selected_option", "initial_option"], checkboxes: ["selected_options", "initial_options"],
  static_select: ["selected_option", "initial_option"], multi_static_select: ["selected_options", "initial_options"],
  external_select: ["selected_option", "initial_option"], multi_external_select: ["selected_options", "initial_options"],
  users_select: ["selected_user", "initial_user"], multi_users_select: ["selected_users", "initial_users"],
  channels_select: ["selected_channel", "initial_channel"], multi_channels_select: ["selected_channels", "initial_channels"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"], file_input: ["files", null],
};
const isPlural = (type) => type.startsWith("multi_") || type === "checkboxes" || type === "file_input";

export const holdsValue = (element) => element?.type in HOLDS;

/** What an element holds: what was put in, else its first value; null or [] where there is neither. */
export function valueOf(where, block_id, element) {
  const [key, initial] = HOLDS[element.type];
  const kept = heldAt(where)[block_id]?.[element.action_id];
  return kept ?? { type: element.type, [key]: element[initial] ?? (isPlural(element.type) ? [] : null) };
}

/** Draws an element. context: {where, input: whether it stands in an input block, dispatches, label, describedBy}. */
export function element(el, block_id, context) {
  const draw = DRAWN[el.type];
  if (!draw) return h("span.unknown", {}, `${el.type} is not shown here`);
  const { where } = context;
  const [key] = HOLDS[el.type] ?? [];
  const node = draw(el, {
    where, block_id, context, value: key && valueOf(where, block_id, el)[key],
    name: { "aria-label": context.label ? null : el.accessibility_label ?? el.placeholder?.text ?? el.type.replaceAll("_", " "),
      "aria-describedby": context.describedBy, id: context.id, "data-focus": `${block_id}/${el.action_id}`,
      autofocus: el.focus_on_load, placeholder: el.placeholder?.text },
    send: (value, on = node, confirm) => click(where, block_id, el, value, on, confirm),
    change: (value, { dispatches = true } = {}) => {
      hold(where, block_id, el.action_id, { type: el.type, [key]: value });
      context.changed?.(block_id);
      if (dispatches && (!context.input || context.dispatches)) click(where, block_id, el, { [key]: value }, node);
    },
  });
  return adopt(where, block_id, el, node);
}

function button(el, { send, name }) {
  const attributes = { type: "button", class: el.style ?? "", "aria-label": el.accessibility_label, "data-focus": name["data-focus"] };
  const address = el.url && safeAddress(el.url);
  const node = h("button.button", { ...attributes, onclick: () => {
    if (address) window.open(address, "_blank", "noopener");
    send({ value: el.value, text: el.text }, node);
  } }, withEmoji(el.text?.text), el.url && h("span.visually-hidden", {}, " (opens a page)"));
  return node;
}

function iconAction(el, { send, name }) {
  const label = el.accessibility_label ?? el.text?.text;
  const node = h("button.icon-button.small", { type: "button", "aria-label": label, title: el.text?.text, "data-focus": name["data-focus"],
    onclick: () => send({ value: el.value }, node) }, icon(el.icon));
  return node;
}

function feedback(el, { send, name }) {
  const given = (side, fallback) => {
    const { text, value, accessibility_label } = el[side];
    const node = h("button.feedback", { type: "button", "aria-label": accessibility_label ?? text?.text, "aria-pressed": false,
      "data-focus": `${name["data-focus"]}/${side}`, onclick: () => {
        node.parentNode.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === node)));
        send({ value, text }, node);
      } }, withEmoji(text?.text) || fallback);
    return node;
  };
  return h("span.feedback-pair", { role: "group", "aria-label": "Feedback" }, given("positive_button", "👍"), given("negative_button", "👎"));
}

function overflow(el, { send, name }) {
  const node = h("button.icon-button.bordered", { type: "button", "aria-haspopup": "menu", "aria-expanded": false,
    "aria-label": el.accessibility_label ?? "More options", "data-focus": name["data-focus"],
    onclick: () => menu(node, "More options", el.options.map((option) => ({
      label: withEmoji(option.text.text), detail: option.description?.text, act: () => {
        if (safeAddress(option.url ?? "") && option.url) window.open(safeAddress(option.url), "_blank", "noopener");
        send({ selected_option: option }, node);
      },
    }))) }, icon("more"));
  return node;
}

function textInput(el, { value, name, change, send, context }) {
  const kinds = { email_text_input: "email", url_text_input: "url", number_input: "text" };
  const onTyping = (el.dispatch_action_config?.trigger_actions_on ?? []).includes("on_character_entered");
  const rich = el.type === "rich_text_input";
  const shaped = (text) => !rich ? text || null : { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
  const first = rich ? value?.elements?.[0]?.elements?.map((one) => one.text ?? "").join("") : value;
  return h(el.multiline || rich ? "textarea" : "input", {
    ...name, type: el.multiline || rich ? null : kinds[el.type] ?? "text", value: first ?? "", rows: el.multiline ? 4 : null,
    maxlength: el.max_length, inputmode: el.type === "number_input" ? (el.is_decimal_allowed ? "decimal" : "numeric") : null, autocomplete: "off",
    oninput: (event) => change(shaped(event.target.value), { dispatches: onTyping }),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing || el.multiline) return;
      if (context.dispatches && !onTyping) { event.preventDefault(); event.stopPropagation(); send({ value: event.target.value }); }
    },
  });
}

function picker(el, { value, name, change }) {
  const type = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" }[el.type];
  const instant = type === "datetime-local";
  const local = (seconds) => new Date((seconds - new Date(seconds * 1000).getTimezoneOffset() * 60) * 1000).toISOString().slice(0, 16);
  return h("input", { ...name, type, value: (instant && value ? local(value) : value) ?? "", onchange: ({ target }) =>
    change(instant ? Math.floor(new Date(target.value).getTime() / 1000) || null : target.value || null) });
}

function choices(el, { value, change, name, context }) {
  const single = el.type === "radio_buttons";
  const group = newId("choice");
  const chosen = new Set((single ? [value] : value ?? []).filter(Boolean).map((one) => one.value));
  return h("div.choices", { role: single ? "radiogroup" : "group", "aria-labelledby": context.label, "aria-label": name["aria-label"], "aria-describedby": name["aria-describedby"] },
    el.options.map((option, at) => h("label.choice", {},
      h("input", { type: single ? "radio" : "checkbox", name: group, checked: chosen.has(option.value), "data-focus": `${name["data-focus"]}/${at}`,
        onchange: ({ target }) => {
          if (single) chosen.clear();
          if (target.checked) chosen.add(option.value); else chosen.delete(option.value);
          const all = el.options.filter((one) => chosen.has(one.value));
          change(single ? all[0] ?? null : all);
        } }),
      h("span", {}, textObject(option.text), option.description && h("small", {}, textObject(option.description))))));
}

/** Everything a select offers: groups of {id, text, option}, where option is what Slack's state holds. */
function offered(el, answer = el) {
  const ofOptions = (options) => options.map((option) => ({ id: option.value, text: withEmoji(option.text.text), option }));
  if (el.type.includes("users")) {
    return [{ entries: [...state.people.values()].filter((one) => one.kind !== "deactivated").map((one) => ({ id: one.id, text: nameOf(one), option: one.id })) }];
  }
  if (el.type.includes("channels") || el.type.includes("conversations")) {
    const wanted = el.type.includes("channels") ? ["public"] : el.filter?.include ?? ["public", "private", "im"];
    return [{ entries: [...state.channels.values()].filter((one) => wanted.includes(one.kind))
      .map((one) => ({ id: one.id, text: (one.kind === "im" ? "" : "#") + titleOf(one), option: one.id })) }];
  }
  if (answer.option_groups) return answer.option_groups.map((group) => ({ label: group.label.text, entries: ofOptions(group.options) }));
  return [{ entries: ofOptions(answer.options ?? []) }];
}

const optionsOf = (groups, chosen) => groups.map(({ label, entries }) => {
  const drawn = entries.map(({ id, text }) => h("option", { value: id, selected: id === chosen }, text));
  return label ? h("optgroup", { label }, drawn) : drawn;
});
const idOf = (option) => option?.value ?? option ?? "";

function select(el, { value, name, change }) {
  const groups = offered(el);
  const { placeholder, ...rest } = name;
  return h("select", { ...rest, onchange: ({ target }) =>
    change(groups.flatMap((group) => group.entries).find((one) => one.id === target.value)?.option ?? null) },
  h("option", { value: "", selected: !value }, placeholder ?? "Choose an option"), optionsOf(groups, idOf(value)));
}

/** Several choices: each as a chip that can be taken away, and a select, or a search, that adds one. */
function several(el, tools) {
  const { value, change, name } = tools;
  const most = el.max_selected_items ?? Infinity;
  const chosen = [...(value ?? [])];
  const known = () => offered(el).flatMap((group) => group.entries);
  const labelOf = (option) => option?.text?.text ?? known().find((one) => one.id === idOf(option))?.text ?? idOf(option);
  const box = h("div.several", {});
  const draw = () => {
    const full = chosen.length >= most;
    const left = offered(el).map((group) => ({ ...group, entries: group.entries.filter((one) => !chosen.some((have) => idOf(have) === one.id)) }));
    const add = (option) => { chosen.push(option); change([...chosen]); draw(); box.querySelector("select, input")?.focus(); };
    const { placeholder, ...rest } = name;
    box.replaceChildren(...chosen.map((option, at) => h("span.chip", {}, labelOf(option), h("button", {
      type: "button", "aria-label": `Remove ${labelOf(option)}`,
      onclick: () => { chosen.splice(at, 1); change([...chosen]); draw(); box.querySelector("select, input")?.focus(); },
    }, icon("close")))),
    full ? "" : el.type === "multi_external_select" ? search(el, { ...tools, pick: add })
      : h("select", { ...rest, onchange: ({ target }) => add(known().find((one) => one.id === target.value).option) },
        h("option", { value: "" }, placeholder ?? "Add"), optionsOf(left)));
  };
  draw();
  return box;
}

/** A text that asks the app for options as it is typed, with the list of them below. */
function search(el, { where, block_id, name, value, change, pick }) {
  const id = newId("options");
  const list = h("div.options", { role: "listbox", id, "aria-label": "Options", hidden: true });
  let asked = 0;
  const choose = (option) => {
    list.hidden = true;
    if (pick) return pick(option);
    input.value = option.text.text;
    change(option);
  };
  const ask = async () => {
    const mine = (asked += 1);
    if (input.value.length < (el.min_query_length ?? 3)) { list.hidden = true; return; }
    const done = await act("options", { ...where, block_id, action_id: el.action_id, value: input.value });
    if (mine !== asked) return;
    const entries = done.ok ? offered(el, done.result) : [];
    list.replaceChildren(...entries.flatMap(({ label, entries: some }) => [label ? h("div.group", {}, label) : "", ...some.map(({ text, option }) =>
      h("button", { type: "button", role: "option", "aria-selected": false, tabindex: "-1", onclick: () => choose(option) }, text))]),
    entries.every((group) => !group.entries.length) ? h("div.group", {}, done.ok ? "Nothing found" : "The options could not be loaded") : "");
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const move = (event) => {
    const all = [...list.querySelectorAll("button")];
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); event.stopPropagation(); list.hidden = true; input.focus(); }
    if (!to || list.hidden || !all.length) return;
    event.preventDefault();
    all.at((all.indexOf(document.activeElement) + to + all.length) % all.length).focus();
  };
  const input = h("input", { ...name, type: "text", role: "combobox", "aria-controls": id, "aria-expanded": false, "aria-autocomplete": "list",
    autocomplete: "off", placeholder: name.placeholder ?? "Type to search", value: pick ? "" : value?.text?.text ?? "",
    oninput: ask, onfocus: () => { if (!el.min_query_length && el.min_query_length !== undefined) ask(); } });
  return h("div.searching", { onkeydown: move, onfocusout: ({ relatedTarget, currentTarget }) => {
    if (!currentTarget.contains(relatedTarget)) list.hidden = true;
  } }, input, list);
}

function fileInput(el, { value, change, name }) {
  const files = [...(value ?? [])];
  const list = h("ul.files", {});
  const draw = () => list.replaceChildren(...files.map((file, at) => h("li", {}, file.name, h("button", { type: "button", "aria-label": `Remove ${file.name}`,
    onclick: () => { files.splice(at, 1); change([...files]); draw(); } }, icon("close")))));
  draw();
  return h("div", {}, list, h("input", { ...name, placeholder: null, type: "file", multiple: (el.max_files ?? 10) > 1,
    accept: el.filetypes?.map((type) => `.${type}`).join(","), onchange: async ({ target }) => {
      for (const file of target.files) {
        try { files.push(await upload(file, state.me)); } catch { toast(`${file.name} could not be uploaded.`, { error: true }); }
      }
      target.value = "";
      change([...files]);
      draw();
    } }));
}

const DRAWN = {
  button, workflow_button: button, icon_button: iconAction, feedback_buttons: feedback, overflow,
  plain_text_input: textInput, email_text_input: textInput, url_text_input: textInput, number_input: textInput, rich_text_input: textInput,
  datepicker: picker, timepicker: picker, datetimepicker: picker, radio_buttons: choices, checkboxes: choices,
  static_select: select, users_select: select, channels_select: select, conversations_select: select, external_select: search,
  multi_static_select: several, multi_users_select: several, multi_channels_select: several, multi_conversations_select: several,
  multi_external_select: several, file_input: fileInput,
};
